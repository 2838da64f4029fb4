import type { Principal } from '@bloomz/access-core';
import type { getMe } from '@bloomz/api-contract';
import type { BodyOf } from './body-of.ts';

export const toMeJson = (caller: Principal): BodyOf<typeof getMe> => {
  if (caller.kind === 'api-key') {
    const { id, name, districtId, scopes } = caller.key;
    return { kind: 'api-key', id, name, roles: [], districtId, scopes };
  }
  const { id, name, email, clever } = caller.account;
  return {
    kind: 'account',
    id,
    name,
    ...(email !== null && { email }),
    ...(clever !== null && { cleverUserId: clever.userId }),
    roles: caller.grants.map(({ role, place }) => ({
      role,
      districtId: place?.districtId ?? null,
      schoolId: place?.schoolId ?? null,
    })),
  };
};
