import { describe, expect, it } from 'vitest';
import { anAccess, later, left, NOW, right } from '../testing/index.ts';

describe('RevokeApiKey', () => {
  it('is safe to repeat, and keeps the first time', async () => {
    const { createApiKey, revokeApiKey, listApiKeys, pass, districtId } = anAccess();
    const { key } = await right(createApiKey({ districtId, name: 'App', scopes: ['read'] }));
    pass(1);
    await right(revokeApiKey(key.id));
    pass(1);
    await right(revokeApiKey(key.id));
    expect(await right(listApiKeys(districtId))).toEqual([{ ...key, revokedAt: later(1, NOW) }]);
  });

  it('says when there is no such key', async () => {
    expect(await left(anAccess().revokeApiKey('made-up'))).toEqual({ _tag: 'KeyUnknown', keyId: 'made-up' });
  });
});
