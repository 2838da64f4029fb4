import type { Plan, Skipped, WarningCode } from './plan.ts';
import type { PlannedChange } from './planned-change.ts';
import type { Change, ChangeKind } from './roster-changes.ts';
import type { Guardianship, Invitation, Member, MemberRole, Membership, Roster, SchoolClass } from './roster.ts';
import type { Quarantined } from './snapshot.ts';

/** The plan line by line, for people. What Clever or Bloomz would lose, or what is left out, worries. */
export const describePlan = (plan: Plan, roster: Roster): ReadonlyArray<PlannedChange> => {
  const names = namesIn(plan, roster);
  const { classes, members, memberships, guardianships, invitations } = plan.changes;
  return [
    ...classes.map(describeClass),
    ...members.map(describeMember),
    ...memberships.map(describeMembership(names)),
    ...guardianships.map(describeGuardianship(names)),
    ...invitations.flatMap(describeInvitation(names)),
    ...plan.warnings.flatMap(({ code, cleverId }) =>
      NOT_INVITED.includes(code) && cleverId !== undefined ? [notInvited(names, cleverId, code)] : [],
    ),
    ...plan.skipped.map(describeSkipped),
    ...plan.quarantined.map(describeQuarantined(names)),
  ];
};

type Person = { readonly name: string; readonly role: MemberRole };
type Names = { readonly people: ReadonlyMap<string, Person>; readonly classes: ReadonlyMap<string, string> };

/** What everybody and everything is called once the plan is applied. */
const namesIn = ({ changes }: Plan, roster: Roster): Names => {
  const members = [...roster.members, ...changes.members.map(({ after }) => after)];
  const classes = [...roster.classes, ...changes.classes.map(({ after }) => after)];
  return {
    people: new Map(members.map((member) => [member.userId, { name: fullName(member), role: member.role }])),
    classes: new Map(classes.flatMap(({ sectionId, name }) => (sectionId === null ? [] : [[sectionId, name]]))),
  };
};

const fullName = ({ firstName, lastName }: Member): string => `${firstName} ${lastName}`.trim();

const changedFields = <T extends object>({ before, after }: Change<T>, fields: ReadonlyArray<keyof T & string>) =>
  before === null ? [] : fields.filter((field) => before[field] !== after[field]);

const CLASS_FIELDS = ['name', 'cleverName', 'state'] as const satisfies ReadonlyArray<keyof SchoolClass>;
const MEMBER_FIELDS = [
  'role',
  'firstName',
  'lastName',
  'email',
  'phone',
  'language',
  'state',
  'archived',
] as const satisfies ReadonlyArray<keyof Member>;

const describeClass = (change: Change<SchoolClass>): PlannedChange => ({
  record: 'class',
  kind: change.kind,
  cleverId: change.after.sectionId ?? '',
  name: change.after.name,
  detail: null,
  fields: changedFields(change, CLASS_FIELDS),
  worries: change.kind === 'archived',
});

/** Filed under the role that the person had, as it is counted. */
const describeMember = (change: Change<Member>): PlannedChange => ({
  record: (change.before ?? change.after).role,
  kind: change.kind,
  cleverId: change.after.userId,
  name: fullName(change.after),
  detail: null,
  fields: changedFields(change, MEMBER_FIELDS),
  worries: change.kind === 'archived',
});

const MEMBERSHIP_KIND: Record<ChangeKind, PlannedChange['kind']> = {
  created: 'created',
  updated: 'updated',
  restored: 'restored',
  archived: 'removed',
};

const describeMembership =
  ({ people, classes }: Names) =>
  (change: Change<Membership>): PlannedChange => ({
    record: 'membership',
    kind: MEMBERSHIP_KIND[change.kind],
    cleverId: change.after.userId,
    name: people.get(change.after.userId)?.name ?? '',
    detail: classes.get(change.after.sectionId) ?? null,
    fields: changedFields(change, ['role']),
    worries: change.kind === 'archived',
  });

const describeGuardianship =
  ({ people }: Names) =>
  (change: Change<Guardianship>): PlannedChange => ({
    record: 'guardianship',
    kind: MEMBERSHIP_KIND[change.kind],
    cleverId: change.after.parentId,
    name: people.get(change.after.parentId)?.name ?? '',
    detail: people.get(change.after.studentId)?.name ?? null,
    fields: changedFields(change, ['relationship', 'type']),
    worries: change.kind === 'archived',
  });

/** An invitation that moves to another id of the same person is neither queued nor revoked, and not told. */
const describeInvitation =
  ({ people }: Names) =>
  ({ kind, after }: Change<Invitation>): ReadonlyArray<PlannedChange> => {
    if (kind === 'updated') return [];
    const becomes = after.state === 'queued' || after.state === 'revoked' ? after.state : 'restored';
    return [aboutInvitation(people.get(after.userId), { kind: becomes, cleverId: after.userId, detail: null })];
  };

const NOT_INVITED: ReadonlyArray<WarningCode> = ['NoUsableEmail', 'PossibleSamePerson'];
const notInvited = ({ people }: Names, cleverId: string, detail: WarningCode): PlannedChange =>
  aboutInvitation(people.get(cleverId), { kind: 'skipped', cleverId, detail });

const aboutInvitation = (
  person: Person | undefined,
  { kind, ...about }: Pick<PlannedChange, 'kind' | 'cleverId' | 'detail'>,
): PlannedChange => ({
  record: 'invitation',
  kind,
  ...about,
  name: person?.name ?? '',
  fields: [],
  worries: kind === 'revoked' || kind === 'skipped',
});

const describeSkipped = ({ cleverId, name, reason }: Skipped): PlannedChange => ({
  record: 'class',
  kind: 'skipped',
  cleverId,
  name,
  detail: reason,
  fields: [],
  worries: true,
});

const describeQuarantined =
  ({ people, classes }: Names) =>
  ({ kind, cleverId, field, reason }: Quarantined): PlannedChange => {
    const person: Person | undefined = kind === 'user' ? people.get(cleverId) : undefined;
    const record = { section: 'class', user: person?.role ?? 'person', term: 'term' } as const;
    return {
      record: record[kind],
      kind: 'quarantined',
      cleverId,
      name: person?.name ?? (kind === 'section' ? classes.get(cleverId) : undefined) ?? '',
      detail: reason,
      fields: [field],
      worries: true,
    };
  };
