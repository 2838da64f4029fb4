import type { Account, CleverIdentity } from '../entities/account.ts';
import type { ApiKey } from '../entities/api-key.ts';
import type { Session } from '../entities/session.ts';

let count = 0;
const next = (): string => (count += 1).toString(16);

/** Ids that nobody else in the test run uses. */
export const anId = (): string => `00000000-0000-4000-8000-${next().padStart(12, '0')}`;
export const aCleverId = (): string => `c${next().padStart(23, '0')}`;
/** As SHA-256 in hex. */
export const aDigest = (): string => next().padStart(64, '0');
export const anAddress = (): string => `person-${next()}@example.org`;

export const NOW = new Date('2026-11-23T12:00:00.000Z');
export const later = (ms: number, than: Date = NOW): Date => new Date(than.getTime() + ms);

export const anIdentity = (like: Partial<CleverIdentity> = {}): CleverIdentity => ({
  userId: aCleverId(),
  districtId: aCleverId(),
  name: 'Sample Teacher',
  email: anAddress(),
  roles: ['teacher'],
  ...like,
});

export const anAccount = (like: Partial<Account> = {}): Account => ({
  id: anId(),
  name: 'Sample Account',
  email: anAddress(),
  addressProven: like.email !== null,
  clever: null,
  districtAdmin: false,
  operator: false,
  ...like,
});

export const aSession = (like: Partial<Session> = {}): Session => ({
  accountId: anId(),
  openedAt: NOW,
  lastSeenAt: NOW,
  ...like,
});

export const anApiKey = (like: Partial<ApiKey> = {}): ApiKey => ({
  id: anId(),
  districtId: aCleverId(),
  name: 'Sample server',
  scopes: ['read'],
  createdAt: NOW,
  revokedAt: null,
  ...like,
});
