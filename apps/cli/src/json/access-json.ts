import type { Account, ApiKey } from '@bloomz/access-core';

export type ApiKeyJson = Pick<ApiKey, 'id' | 'name' | 'scopes'> & {
  readonly district: string;
  readonly createdAt: string;
  readonly revokedAt: string | null;
};

export const toApiKeyJson = ({ id, districtId, name, scopes, createdAt, revokedAt }: ApiKey): ApiKeyJson => ({
  id,
  district: districtId,
  name,
  scopes,
  createdAt: createdAt.toISOString(),
  revokedAt: revokedAt?.toISOString() ?? null,
});

export type AccountJson = Pick<Account, 'id' | 'name' | 'email' | 'operator'> & { readonly cleverId: string | null };

export const toAccountJson = ({ id, name, email, operator, clever }: Account): AccountJson => ({
  id,
  name,
  email,
  operator,
  cleverId: clever?.userId ?? null,
});
