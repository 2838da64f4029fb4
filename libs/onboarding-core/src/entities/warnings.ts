import type { UserId } from './clever-ids.ts';
import type { Warning } from './plan.ts';
import { mayTeach } from './plan-members.ts';
import { isMailable } from './invitation-steps.ts';
import type { Member } from './roster.ts';
import type { Section, Snapshot } from './snapshot.ts';

const people = (n: number): string => (n === 1 ? '1 person' : `${n} people`);

const unreadableMembers = (snapshot: Snapshot, imported: ReadonlyArray<Section>): ReadonlyArray<Warning> => {
  const known = new Set<string>([
    ...snapshot.users.map(({ id }) => id),
    ...snapshot.quarantined.map(({ cleverId }) => cleverId),
  ]);
  return imported.flatMap(({ id, name, teachers, students }): Warning[] => {
    const unreadable = new Set([...teachers, ...students].filter((userId) => !known.has(userId))).size;
    if (unreadable === 0) return [];
    const message = `Section "${name}" lists ${people(unreadable)} whom Clever does not share with Bloomz; they were left out.`;
    return [{ code: 'UnreadableMembers', cleverId: id, message }];
  });
};

const termsInPast = ({ terms }: Snapshot, imported: ReadonlyArray<Section>, today: string): ReadonlyArray<Warning> => {
  const ended = new Set(terms.filter(({ endsOn }) => endsOn !== undefined && endsOn < today).map(({ id }) => id));
  const past = imported.filter(({ termId }) => termId !== undefined && ended.has(termId)).length;
  if (past === 0) return [];
  const message = `${past} of ${imported.length} sections belong to terms that have ended; they were imported all the same. Check the terms in Clever.`;
  return [{ code: 'TermsInPast', message }];
};

const uninvitable = (present: ReadonlyMap<UserId, Member>): ReadonlyArray<Warning> =>
  [...present.values()]
    .filter(({ role, state, email }) => role === 'teacher' && state === 'listed' && !isMailable(email))
    .map(({ userId, email }) => ({
      code: 'NoUsableEmail',
      cleverId: userId,
      message:
        email === null
          ? 'A teacher has no e-mail address in Clever and was not invited.'
          : 'A teacher has an e-mail address in Clever that cannot be mailed, and was not invited.',
    }));

const untaught = (imported: ReadonlyArray<Section>, present: ReadonlyMap<UserId, Member>): ReadonlyArray<Warning> =>
  imported
    .filter(({ teachers }) => !teachers.some((id) => mayTeach(present.get(id))))
    .map(({ id, name }) => ({
      code: 'NobodyTeaches',
      cleverId: id,
      message: `Section "${name}" has no teacher that Clever shares with Bloomz.`,
    }));

const nothingShared = ({ listed, school }: Snapshot): ReadonlyArray<Warning> =>
  listed.sections + listed.students + listed.teachers > 0
    ? []
    : [
        {
          code: 'NothingShared',
          message: `Clever shows no sections, students or teachers of ${school.name}. Check the sharing for Bloomz in Clever.`,
        },
      ];

/** What a person should know that stops nothing. `today` is `YYYY-MM-DD`. */
export const warn = (
  snapshot: Snapshot,
  imported: ReadonlyArray<Section>,
  present: ReadonlyMap<UserId, Member>,
  today: string,
): ReadonlyArray<Warning> => [
  ...nothingShared(snapshot),
  ...termsInPast(snapshot, imported, today),
  ...unreadableMembers(snapshot, imported),
  ...untaught(imported, present),
  ...uninvitable(present),
];
