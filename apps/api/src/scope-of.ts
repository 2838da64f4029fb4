import type { Principal } from '@bloomz/access-core';
import { districtScope, placesScope, type Scope, SYSTEM_SCOPE } from '@bloomz/bloomz-persistence';

/** The rows that a caller's requests can touch at all, whatever they name. It follows from roles held and nothing else. */
export const scopeOf = (caller: Principal): Scope => {
  if (caller.kind === 'api-key') return districtScope(caller.key.districtId);
  if (caller.grants.some(({ place }) => place === null)) return SYSTEM_SCOPE;
  return placesScope(caller.grants.flatMap(({ place }) => place ?? []));
};
