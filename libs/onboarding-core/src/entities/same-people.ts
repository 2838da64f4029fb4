import { byId, type UserId } from './clever-ids.ts';
import type { Contact } from './contact.ts';
import { byParent, isImportedParent } from './families-here.ts';
import { type Human, indexHumans, isSame, toHuman } from './human-match.ts';
import type { Succession } from './roster-changes.ts';
import type { Guardianship, Member, Roster } from './roster.ts';

/** Contacts that Clever shows, with what each grants. */
export type Granted = ReadonlyMap<
  UserId,
  { readonly contact: Contact; readonly links: ReadonlyMap<UserId, Guardianship> }
>;

export type SamePeople = {
  readonly successions: ReadonlyArray<Succession>;
  /** Who may be whom: a person has to look before anybody is invited. */
  readonly doubts: ReadonlyMap<UserId, UserId>;
};

type World = {
  readonly roster: Roster;
  readonly granted: Granted;
  readonly here: ReadonlySet<UserId>;
  /** Whether Clever shows the record no more. */
  readonly isGone: (member: Member) => boolean;
};

/** Whoever has been reached under this very id is nobody else, unless somebody has succeeded to it. */
const isSettled = ({ members, invitations, guardianships, pastGuardianships }: Roster): ((id: UserId) => boolean) => {
  const invited = new Set(invitations.filter((i) => i.purpose === 'parent').map(({ userId }) => userId));
  const linked = new Set([...guardianships, ...pastGuardianships].map(({ parentId }) => parentId));
  const known = new Map(members.map((member) => [member.userId, member]));
  return (id) => linked.has(id) && (known.get(id)?.state === 'joined' || invited.has(id));
};

/** Parents whose record is gone, with the children they have had. One who has a successor has none any more. */
const goneHumans = ({ roster, here, isGone }: World): ReadonlyArray<Human> => {
  const [living, past] = [byParent(roster.guardianships), byParent(roster.pastGuardianships)];
  return roster.members
    .filter((member) => isImportedParent(member) && isGone(member))
    .map((member) => {
      const children = [...(living.get(member.userId) ?? []), ...(past.get(member.userId) ?? [])];
      const ofHere = children.map(({ studentId }) => studentId).filter((id) => here.has(id));
      return toHuman(member.userId, member, ofHere);
    })
    .filter(({ children }) => children.size > 0);
};

const toHumans = (granted: Granted): ReadonlyArray<Human> =>
  [...granted.values()]
    .filter(({ links }) => links.size > 0)
    .map(({ contact, links }) => toHuman(contact.id, contact, links.keys()))
    .sort(byId);

/** Two records of one human that Clever shows side by side: one of them is asked, and the other is looked at. */
const twins = (seekers: ReadonlyArray<Human>, all: ReadonlyArray<Human>, settled: (id: UserId) => boolean) => {
  const likes = indexHumans(all);
  return seekers.flatMap((seeker) => {
    const twin = likes(seeker).find(
      (other) => other.id !== seeker.id && isSame(seeker, other) && (settled(other.id) || other.id < seeker.id),
    );
    return twin ? [[seeker.id, twin.id] as const] : [];
  });
};

/**
 * Clever gives a contact another id when it is re-created. Beyond doubt the same human: the same name, children and
 * e-mail or phone, one of each kind. Where less agrees, or several could be meant, nobody is taken for anybody.
 */
export const recognise = (world: World): SamePeople => {
  const settled = isSettled(world.roster);
  const shown = toHumans(world.granted);
  const seekers = shown.filter(({ id }) => !settled(id));
  const likes = indexHumans(goneHumans(world));
  const found = seekers.map((seeker) => ({ seeker, gone: likes(seeker) }));
  const sure = found.map(({ seeker, gone }) => ({ seeker, gone: gone.filter((human) => isSame(seeker, human)) }));
  const claims = Map.groupBy(
    sure.flatMap(({ gone }) => gone),
    ({ id }) => id,
  );
  const successions = sure.flatMap(({ seeker, gone: [only, ...more] }): Succession[] =>
    only !== undefined && more.length === 0 && claims.get(only.id)?.length === 1
      ? [{ from: only.id, to: seeker.id }]
      : [],
  );
  const succeeding = new Set(successions.map(({ to }) => to));
  const succeeded = new Set(successions.map(({ from }) => from));
  const doubtful = found.flatMap(({ seeker, gone }) => {
    const other = gone.find(({ id }) => !succeeded.has(id));
    return succeeding.has(seeker.id) || other === undefined ? [] : [[seeker.id, other.id] as const];
  });
  const others = seekers.filter(({ id }) => !succeeding.has(id));
  return { successions, doubts: new Map([...twins(others, shown, settled), ...doubtful]) };
};
