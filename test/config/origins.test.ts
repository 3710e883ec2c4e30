import { describe, expect, it } from 'vitest';
import { originOf, parseOrigin, REGIONS } from '../../src/config/origins.ts';

describe('the origin of a region', () => {
  it('is that of CleverTap', () => {
    expect(REGIONS.map(originOf)).toEqual([
      'https://in1.api.clevertap.com',
      'https://sg1.api.clevertap.com',
      'https://us1.api.clevertap.com',
      'https://aps3.api.clevertap.com',
      'https://mec1.api.clevertap.com',
      'https://eu1.api.clevertap.com',
      'https://sk1.api.clevertap.com',
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
    ['', 'is not an http or https URL'],
    ['eu1.api.clevertap.com', 'is not an http or https URL'],
    ['localhost:4010', 'is not an http or https URL'],
    ['file:///etc/passwd', 'is not an http or https URL'],
    ['http://proxy.example.com', 'is not https: the passcode could be read on its way'],
    ['https://user@example.com', 'contains a user name or password'],
    ['https://:secret@example.com', 'contains a user name or password'],
    ['https://example.com/api', 'has more than an origin'],
    ['https://example.com/?region=in1', 'has more than an origin'],
    ['https://example.com/#in1', 'has more than an origin'],
  ])('is refused without being shown: "%s"', (text, why) => {
    expect(parseOrigin(text)).toEqual({ ok: false, why: [why] });
  });
});
