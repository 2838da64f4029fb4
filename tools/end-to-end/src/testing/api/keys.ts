import { expect } from 'vitest';
import type { ApiWorld } from './an-api.ts';

/** An API key of the operator's making, as a header that any client can send. */
export const aKey = async (
  { cli }: Pick<ApiWorld, 'cli'>,
  districtId: string,
  scopes = 'read,import,manage',
): Promise<{ readonly authorization: string }> => {
  const made = await cli('api-key', 'create', '--district', districtId, '--name', 'test', '--scopes', scopes, '--json');
  expect(made).toMatchObject({ code: 0 });
  return { authorization: `Bearer ${String(made.json['text'])}` };
};

/** Several of them, where one alone would come to its limit. */
export const someKeys = (world: Pick<ApiWorld, 'cli'>, districtId: string, n: number) =>
  Promise.all(Array.from({ length: n }, () => aKey(world, districtId)));
