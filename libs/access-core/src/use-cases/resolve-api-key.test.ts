import { describe, expect, it } from 'vitest';
import { anAccess, left, right } from '../testing/index.ts';

const NOBODY = { _tag: 'NotSignedIn' };

describe('ResolveApiKey', () => {
  it('knows the server by its key until the key is revoked', async () => {
    const { createApiKey, revokeApiKey, resolveApiKey, districtId } = anAccess();
    const { key, text } = await right(createApiKey({ districtId, name: 'App', scopes: ['read'] }));
    expect(await right(resolveApiKey(text))).toEqual({ kind: 'api-key', key });
    await right(revokeApiKey(key.id));
    expect(await left(resolveApiKey(text))).toEqual(NOBODY);
  });

  it('says nothing about any other text', async () => {
    const { createApiKey, resolveApiKey, secrets, districtId } = anAccess();
    const { text } = await right(createApiKey({ districtId, name: 'App', scopes: ['read'] }));
    for (const other of ['', 'bz_', text.slice(3), text.toUpperCase(), `${text}x`, secrets.digest(text)])
      expect(await left(resolveApiKey(other))).toEqual(NOBODY);
  });

  it('takes no token of a session for a key', async () => {
    const { setPassword, signInWithPassword, resolveApiKey } = anAccess();
    const [email, password] = ['head@example.org', 'correct horse battery'];
    await right(setPassword({ email, password }));
    const { token } = await right(signInWithPassword({ email, password, replacing: null }));
    expect(await left(resolveApiKey(token))).toEqual(NOBODY);
  });
});
