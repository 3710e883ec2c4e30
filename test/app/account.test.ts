import { describe, expect, it } from 'vitest';
import { checkAccount } from '../../src/app/account.ts';
import { Passcode } from '../../src/clevertap/passcode.ts';
import { emptyIndex } from '../../src/lock/lock-index.ts';

describe('a lockfile of another account', () => {
  it('says what would have gone there: an apply, or a verification', () => {
    const binding = { account: 'A', origin: 'http://127.0.0.1', isConfirmed: true };
    const index = { ...emptyIndex('test'), binding };
    const other = { accountId: 'B', passcode: new Passcode('secret'), origin: binding.origin };
    expect(() => checkAccount(index, other)).toThrow('This apply would go to B');
    const verifying = () => checkAccount(index, other, 'verification would ask');
    expect(verifying).toThrow('This verification would ask B');
  });
});
