import { E, type TE } from '@bloomz/kernel';
import { expect } from 'vitest';
import type { JoiningAccount } from '../entities/join.ts';
import type { SchoolPlace } from '../entities/place.ts';
import type { KeptSecrets } from '../ports/family-code-store.ts';
import type { JoiningWorld, SeededClass, SeededInvitation, SeededMember } from './joining-world.ts';

let count = 0;
const next = (): string => (count += 1).toString(16);

export const aUuid = (): string => `00000000-0000-4000-9000-${next().padStart(12, '0')}`;
export const aCleverId = (): string => `k${next().padStart(23, '0')}`;
export const anEmail = (): string => `joiner-${next()}@example.org`;
const aPlace = (districtId = aCleverId()): SchoolPlace => ({ districtId, schoolId: aCleverId() });

export const NOW = new Date('2026-11-23T12:00:00.000Z');
const DAY_MS = 86_400_000;
export const inDays = (days: number, from: Date = NOW): Date => new Date(from.getTime() + days * DAY_MS);

export const secretsKept = (): KeptSecrets => {
  const n = next();
  return { codeDigest: `code digest ${n}`, linkDigest: `link digest ${n}`, sealed: `sealed ${n}` };
};

export const aMember = (like: Partial<SeededMember> = {}): SeededMember => ({
  userId: aCleverId(),
  role: 'teacher',
  state: 'invited',
  firstName: 'Sample',
  lastName: 'Member',
  email: anEmail(),
  language: null,
  ...like,
});

export const aChild = (like: Partial<SeededMember> = {}): SeededMember =>
  aMember({ role: 'student', state: 'listed', email: null, lastName: 'Child', ...like });

export const aClass = (like: Partial<SeededClass> = {}): SeededClass => ({
  sectionId: aCleverId(),
  name: 'Sample class',
  state: 'active',
  members: [],
  ...like,
});

export const anInvitation = (like: Partial<SeededInvitation> & { readonly userId: string }): SeededInvitation => ({
  purpose: 'teacher',
  state: 'sent',
  secrets: secretsKept(),
  expiresAt: inDays(14),
  ...like,
});

export const knownAccount = (id = aUuid()): JoiningAccount => ({
  kind: 'known',
  account: { id, name: 'Sample Account', email: null },
});
export const newAccount = (email = anEmail()): JoiningAccount => ({
  kind: 'new',
  account: { id: aUuid(), name: 'Sample Newcomer', email, passwordHash: 'hash' },
});

/** A school with a name, in a connected district. */
export const aSchoolIn = async (
  { seed }: JoiningWorld,
  like: { readonly districtId?: string; readonly language?: string } = {},
): Promise<SchoolPlace> => {
  const place = aPlace(like.districtId);
  await seed.school(place, { name: 'Sample Elementary', language: like.language ?? 'en' });
  return place;
};

/** The value of a task that the test expects to succeed. */
export const right = async <Err, A>(task: TE.TaskEither<Err, A>): Promise<A> => {
  const outcome = await task();
  if (E.isLeft(outcome)) expect.fail(`unexpected ${JSON.stringify(outcome.left)}`);
  return outcome.right;
};

/** The failure of a task that the test expects to fail. */
export const left = async <Err, A>(task: TE.TaskEither<Err, A>): Promise<Err> => {
  const outcome = await task();
  if (E.isRight(outcome)) expect.fail(`unexpected success ${JSON.stringify(outcome.right)}`);
  return outcome.left;
};
