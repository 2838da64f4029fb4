import type { UserId } from './clever-ids.ts';
import type { Contact } from './contact.ts';
import { isImportedParent } from './families-here.ts';
import type { Change } from './roster-changes.ts';
import type { Member, Roster } from './roster.ts';

const fromContact = ({ id, firstName, lastName, email, phone }: Contact): Omit<Member, 'state'> => ({
  userId: id,
  role: 'parent',
  firstName,
  lastName,
  email: email ?? null,
  phone: phone ?? null,
  language: null,
  archived: false,
});

const FIELDS = ['firstName', 'lastName', 'email', 'phone', 'state', 'archived'] as const;
const PERSON = ['firstName', 'lastName', 'email', 'phone'] as const;

/** Whether a change rewrites who somebody is, as against how far they have come. */
export const rewritesPerson = ({ kind, before, after }: Change<Member>): boolean =>
  kind === 'updated' && before !== null && PERSON.some((field) => before[field] !== after[field]);

const changeTo = (before: Member | undefined, after: Member): Change<Member> | undefined => {
  if (before === undefined) return { kind: 'created', before: null, after };
  if (FIELDS.every((field) => before[field] === after[field])) return undefined;
  return { kind: before.archived ? 'restored' : 'updated', before, after };
};

export type ParentPlan = {
  readonly changes: ReadonlyArray<Change<Member>>;
  /** Every imported parent who is at the school once the changes are applied. */
  readonly present: ReadonlyMap<UserId, Member>;
};

type Parents = {
  readonly roster: Roster;
  /** Whoever has a child here once the links are as planned. */
  readonly withChild: ReadonlySet<UserId>;
  /** As Clever shows them; nobody in an import of the roster. */
  readonly contacts: ReadonlyMap<UserId, Contact>;
  /** How far somebody has come under an earlier id. */
  readonly states: ReadonlyMap<UserId, Member['state']>;
  readonly onBloomz: ReadonlySet<UserId>;
  readonly updatesWait: boolean;
};

const planPresent = (known: Member | undefined, id: UserId, parents: Parents): Change<Member> | Member | undefined => {
  const { onBloomz, contacts, states, updatesWait } = parents;
  const contact = contacts.get(id);
  const shown = contact && !(updatesWait && known?.archived === false) ? fromContact(contact) : known;
  if (shown === undefined) return undefined;
  const state = states.get(id) ?? known?.state ?? 'listed';
  const after: Member = { ...shown, archived: false, state: onBloomz.has(id) ? 'joined' : state };
  return changeTo(known, after) ?? after;
};

const isChange = (planned: Change<Member> | Member): planned is Change<Member> => 'kind' in planned;

/** A parent is at the school as long as a child of theirs is; without one they are archived, and come back with one. */
export const planParents = (parents: Parents): ParentPlan => {
  const known = new Map(parents.roster.members.map((member) => [member.userId, member]));
  const changes: Change<Member>[] = [];
  const present = new Map<UserId, Member>();
  for (const id of parents.withChild) {
    const before = known.get(id);
    if (before && !isImportedParent(before)) continue;
    const planned = planPresent(before, id, parents);
    if (planned === undefined) continue;
    if (isChange(planned)) changes.push(planned);
    present.set(id, isChange(planned) ? planned.after : planned);
  }
  for (const before of parents.roster.members)
    if (isImportedParent(before) && !before.archived && !present.has(before.userId))
      changes.push({ kind: 'archived', before, after: { ...before, archived: true } });
  return { changes, present };
};
