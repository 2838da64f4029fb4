import type { Account, ApiKey } from '@bloomz/access-core';
import { page } from './layout.ts';
import { bloomz } from './plain.ts';

export const newKeyText = ({ id, districtId, name, scopes }: ApiKey, text: string): string =>
  page(
    [
      `API key ${id} ("${name}") may ${scopes.join(', ')} in district ${districtId}. This is its text, now and never again:`,
    ],
    [`  ${text}`],
    [
      'The server sends it as `Authorization: Bearer <text>`.',
      `To end it: ${bloomz('api-key', 'revoke', '--key', id)}`,
    ],
  );

const describeKey = ({ id, districtId, name, scopes, createdAt, revokedAt }: ApiKey): string =>
  [
    `${createdAt.toISOString().slice(0, 10)}`,
    id,
    `district ${districtId}`,
    scopes.join(','),
    revokedAt === null ? 'in use' : `revoked ${revokedAt.toISOString().slice(0, 10)}`,
    `"${name}"`,
  ].join('  ');

export const keysText = (keys: ReadonlyArray<ApiKey>): string =>
  page(keys.length === 0 ? ['No API key.'] : keys.map(describeKey));

export const passwordText = ({ email, operator }: Account): string =>
  page([
    `${email ?? 'The account'} signs in with the new password${operator ? ', as a Bloomz operator' : ''}; sessions that were open are over.`,
  ]);
