import type { Account } from '@bloomz/access-core';

export const ACCOUNT = `
  id, name, email, address_proven as "addressProven", clever_user_id as "userId", clever_district_id as "districtId", district_admin as "districtAdmin",
  operator`;

export type AccountRow = Omit<Account, 'clever'> & {
  readonly userId: string | null;
  readonly districtId: string | null;
};

export const toAccount = ({ userId, districtId, ...account }: AccountRow): Account => ({
  ...account,
  clever: userId === null || districtId === null ? null : { userId, districtId },
});
