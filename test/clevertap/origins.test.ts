import { describe, expect, it } from 'vitest';
import { originOf, parseOrigin, REGIONS } from '../../src/clevertap/origins.ts';

describe('the origin of a region', () => {
  it('is that of CleverTap', () => {
    expect(REGIONS.map(originOf)).toEqual([
      'https://in1.api.clevertap.com',
      'https://sg1.api.clevertap.com',
      'https://us1.api.clevertap.com',
      'https://aps3.api.clevertap.com',
      'https://mec1.api.clevertap.com',
      'https://eu1.api.clevertap.com',
    ]);
  });
});

describe('a base URL', () => {
  it.each([
    ['https://eu1.api.clevertap.com', 'https://eu1.api.clevertap.com'],
    ['https://EU1.API.clevertap.com:443/', 'https://eu1.api.clevertap.com'],
    ['http://127.0.0.1:4010', 'http://127.0.0.1:4010'],
    ['http://[::1]:4010/', 'http://[::1]:4010'],
  ])('%s is the origin %s', (text, origin) => {
    expect(parseOrigin(text)).toEqual({ ok: true, origin });
  });

  it.each([
    ['', 'it is not a URL'],
    ['eu1.api.clevertap.com', 'it is not a URL'],
    ['localhost:4010', 'it must start with http:// or https://'],
    ['file:///etc/passwd', 'it must start with http:// or https://'],
    ['http://proxy.example.com', 'it must be https, or the passcode can be read on its way'],
    ['https://user@example.com', 'it must not have a user name or password'],
    ['https://:secret@example.com', 'it must not have a user name or password'],
    ['https://example.com/api', 'it must end after the host and port'],
    ['https://example.com/?region=in1', 'it must end after the host and port'],
    ['https://example.com/#in1', 'it must end after the host and port'],
  ])('is refused without being shown: "%s"', (text, message) => {
    expect(parseOrigin(text)).toEqual({ ok: false, message: [message] });
  });
});
