import { E } from '@bloomz/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { right } from '@bloomz/access-core/testing';
import { anAccessDesk } from '../testing/an-access-desk.ts';
import { parseScopes, prepareCreateApiKey } from './create-api-key.ts';
import { prepareListApiKeys } from './list-api-keys.ts';
import { prepareRevokeApiKey } from './revoke-api-key.ts';

describe('api-key', () => {
  it('create shows the text of the key, list does not, revoke ends it', async () => {
    const { call, districtId, resolveApiKey } = anAccessDesk();
    const created = await call(prepareCreateApiKey, { district: districtId, name: ' App ', scopes: 'import,read' });
    const { key, text } = ('json' in created ? created.json : {}) as { key: { id: string }; text: string };
    expect(created).toMatchObject({ exitCode: 0, text: expect.stringContaining(text) as string });
    expect(key).toMatchObject({ district: districtId, name: 'App', scopes: ['read', 'import'], revokedAt: null });
    await right(resolveApiKey(text));

    expect(await call(prepareRevokeApiKey, { key: key.id })).toMatchObject({ exitCode: 0, json: { revoked: key.id } });
    const listed = await call(prepareListApiKeys, { district: districtId });
    expect(listed).toMatchObject({ json: { keys: [{ id: key.id, revokedAt: expect.any(String) as string }] } });
    expect(JSON.stringify(listed)).not.toContain(text.slice(3));
  });

  it('says so when there is no such district or key, or no key at all', async () => {
    const { call } = anAccessDesk();
    expect(await call(prepareCreateApiKey, { district: 'nowhere', name: 'App', scopes: 'read' })).toEqual({
      _tag: 'DistrictUnknown',
      districtId: 'nowhere',
    });
    expect(await call(prepareRevokeApiKey, { key: 'k' })).toEqual({ _tag: 'KeyUnknown', keyId: 'k' });
    expect(await call(prepareListApiKeys, {})).toMatchObject({ json: { keys: [] }, text: 'No API key.\n' });
  });

  it.each([
    [{ district: 'no id!', name: 'App', scopes: 'read' }, 'MalformedCleverId'],
    [{ district: 'd', name: ' ', scopes: 'read' }, 'WrongUsage'],
    [{ district: 'd', name: 'App', scopes: 'write' }, 'WrongUsage'],
  ])('create refuses %j', async (raw, tag) => {
    expect(await anAccessDesk().call(prepareCreateApiKey, raw)).toMatchObject({ _tag: tag });
  });

  it('takes scopes in any order, and nothing that is none', () => {
    expect(parseScopes(' manage, read,read')).toEqual(E.right(['read', 'manage']));
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/^\s*(read|import|manage)\s*(,\s*(read|import|manage)\s*)*$/.test(text));
        return E.isLeft(parseScopes(text));
      }),
    );
  });
});
