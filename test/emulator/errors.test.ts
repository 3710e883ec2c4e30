import { expect, it } from 'vitest';
import { ENTRY_ERRORS } from '../../src/clevertap/wire.ts';
import { ENTRY_ERROR_DESCRIPTIONS } from '../../src/emulator/errors.ts';

it('describes every entry error of the specification, and no other', () => {
  expect(Object.keys(ENTRY_ERROR_DESCRIPTIONS)).toEqual([...ENTRY_ERRORS]);
});
