import { O } from '@bloomz/kernel';
import { describe, expect, it } from 'vitest';
import { anAccess, left, NOW, right } from '../testing/index.ts';

describe('CreateApiKey', () => {
  it('gives the text once, and keeps a digest', async () => {
    const { createApiKey, keys, secrets, districtId } = anAccess();
    const { key, text } = await right(createApiKey({ districtId, name: 'App', scopes: ['read', 'import'] }));
    expect(text).toMatch(/^bz_/);
    expect(key).toMatchObject({ districtId, name: 'App', scopes: ['read', 'import'], createdAt: NOW, revokedAt: null });
    expect(JSON.stringify(key)).not.toContain(text.slice(3));
    expect(await right(keys.findByDigest(secrets.digest(text)))).toEqual(O.some(key));
  });

  it('makes none for a district that Bloomz does not have', async () => {
    const { createApiKey, listApiKeys } = anAccess();
    expect(await left(createApiKey({ districtId: 'nowhere', name: 'App', scopes: ['read'] }))).toEqual({
      _tag: 'DistrictUnknown',
      districtId: 'nowhere',
    });
    expect(await right(listApiKeys())).toEqual([]);
  });
});
