import { isMailable } from './bounce-reason.ts';
import type { InvitationState } from './invitation-state.ts';

/** An adult of a child, as far as it matters whether they can be reached. */
export type Guardian = {
  readonly userId: string;
  readonly joined: boolean;
  readonly email: string | null;
  /** Null: there is no invitation. */
  readonly invitation: InvitationState | null;
};

/** A living child of a school with its living guardians. */
export type Child = {
  readonly userId: string;
  readonly guardians: ReadonlyArray<Guardian>;
  /** The school has an active Family Code for it. */
  readonly hasCode: boolean;
};

/** Children who get one Family Code. */
export type Household = ReadonlyArray<string>;

/** For whom Family Codes are wanted: every child whom no adult can be reached for, or these. */
export type WantedChildren = 'without-reachable-adult' | ReadonlyArray<string>;

/** Codes to issue; how many of the wanted children have one already; wanted ones who are no children of the school. */
export type FamilyCodePlan = {
  readonly households: ReadonlyArray<Household>;
  readonly kept: number;
  readonly unknown: ReadonlyArray<string>;
};

/** An adult of more children than this is no parent of all of them, but an office, or a name for "unknown". */
export const MOST_SIBLINGS = 8;

const BEYOND_REACH: ReadonlyArray<InvitationState | null> = ['bounced', 'revoked'];

const canBeMailed = ({ email, invitation }: Guardian): boolean =>
  isMailable(email) && !BEYOND_REACH.includes(invitation);

/** Whether some adult has joined, or has been or can be written to. */
export const hasReachableAdult = ({ guardians }: Child): boolean =>
  guardians.some((guardian) => guardian.joined || canBeMailed(guardian));

/**
 * Which households get a Family Code. Children are siblings where they are known to be, by an adult they share; nobody
 * is put with somebody else on the strength of a name or an address. Who has an active code keeps it.
 */
export const planFamilyCodes = (children: ReadonlyArray<Child>, wanted: WantedChildren): FamilyCodePlan => {
  const known = new Set(children.map(({ userId }) => userId));
  const named = wanted === 'without-reachable-adult' ? null : new Set(wanted);
  const chosen = children.filter((child) => (named === null ? !hasReachableAdult(child) : named.has(child.userId)));
  const without = chosen.filter(({ hasCode }) => !hasCode);
  return {
    households: householdsOf(without),
    kept: chosen.length - without.length,
    unknown: [...(named ?? [])].filter((userId) => !known.has(userId)),
  };
};

/** Groups children who share an adult, in the order of the children. A group too large to be one family is none. */
const householdsOf = (children: ReadonlyArray<Child>): ReadonlyArray<Household> => {
  const groupOf = new Map<string, string[]>(children.map(({ userId }) => [userId, [userId]]));
  for (const [first = '', ...others] of siblingsByAdult(children))
    for (const other of others) join(groupOf, first, other);
  return [...new Set(groupOf.values())].flatMap((group) =>
    group.length > MOST_SIBLINGS ? group.map((userId) => [userId]) : [group],
  );
};

const siblingsByAdult = (children: ReadonlyArray<Child>): ReadonlyArray<ReadonlyArray<string>> => {
  const byAdult = new Map<string, string[]>();
  for (const { userId, guardians } of children)
    for (const adult of guardians) byAdult.set(adult.userId, [...(byAdult.get(adult.userId) ?? []), userId]);
  return [...byAdult.values()].filter(({ length }) => length <= MOST_SIBLINGS);
};

const join = (groupOf: Map<string, string[]>, one: string, other: string): void => {
  const [group, joining] = [groupOf.get(one) ?? [], groupOf.get(other) ?? []];
  if (group === joining) return;
  group.push(...joining);
  for (const userId of joining) groupOf.set(userId, group);
};
