import { describe, expect, it } from 'vitest';
import { anAccess, right } from '../testing/index.ts';

describe('ListApiKeys', () => {
  it('lists the keys of a district, oldest first, and none of another', async () => {
    const { createApiKey, listApiKeys, pass, districtId } = anAccess();
    for (const name of ['First', 'Second']) {
      await right(createApiKey({ districtId, name, scopes: ['read'] }));
      pass(1);
    }
    expect((await right(listApiKeys(districtId))).map(({ name }) => name)).toEqual(['First', 'Second']);
    expect(await right(listApiKeys())).toHaveLength(2);
    expect(await right(listApiKeys('elsewhere'))).toEqual([]);
  });
});
