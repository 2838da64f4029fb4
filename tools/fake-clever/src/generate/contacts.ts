import type { ContactRole, StudentRelationship, User } from '../world/records.ts';
import { emailFor, optional } from './emails.ts';
import type { Maker } from './maker.ts';
import { STAMP } from './maker.ts';
import { plainName, unusualName } from './names.ts';

type SisIds = 'all' | 'some' | 'none';

type ContactPlan = {
  readonly position: number;
  readonly name: string;
  readonly children: readonly StudentRelationship[];
  readonly hasSisId: boolean;
  /** Given for a teacher who is a parent. */
  readonly email?: string;
};

const PHONE_TYPES = ['Cell', 'Home', 'Work', 'Other', ''] as const;
const FAMILY_SIZES = [1, 2, 1, 1, 1, 3, 1, 2] as const;

/** Three spellings of a telephone number that nobody has. */
const phoneAt = (position: number): string => {
  const line = String(1000 + (position % 9000));
  const area = String(200 + (Math.floor(position / 9000) % 700));
  return position % 3 === 0
    ? `(${area}) 555-${line}`
    : position % 3 === 1
      ? `${area}555${line}`
      : `1-${area}-555-${line}`;
};

/** Every ninth contact has neither an e-mail nor a telephone. */
const reach = (
  { oddities }: Maker,
  { position, email }: ContactPlan,
  number: string,
): { email: object; phone: object } => {
  const plain = email ?? `${number.toLowerCase()}@families.example.net`;
  if (email !== undefined) return { email: { email }, phone: { phone: phoneAt(position), phone_type: 'Cell' } };
  if (oddities && position % 9 === 4) return { email: { email: '' }, phone: { phone: '', phone_type: '' } };
  const phone_type = PHONE_TYPES[position % PHONE_TYPES.length] ?? '';
  const phone = optional('phone', phoneAt(position), position, oddities);
  return { email: emailFor(plain, position, oddities), phone: { ...phone, phone_type } };
};

/** The whole name lies in `name.last`; there is no first. https://dev.clever.com/docs/student-contacts */
const makeContact = (maker: Maker, plan: ContactPlan): User => {
  const number = maker.number('G');
  const id = maker.nextId();
  const { email, phone } = reach(maker, plan, number);
  const contact: ContactRole = {
    ...phone,
    sis_id: plan.hasSisId ? number : '',
    student_relationships: plan.children,
    legacy_id: maker.nextId(),
  };
  return { id, district: maker.district, ...email, name: { last: plan.name }, ...STAMP, roles: { contact } };
};

const related = (children: readonly User[], relationship: string, type: string): StudentRelationship[] =>
  children.map(({ id }) => ({ student: id, relationship, type }));

const fullName = (maker: Maker, family: string, position: number): string => {
  const { first } = plainName(maker.random);
  if (!maker.oddities || position % 11 !== 6) return `${first} ${family}`;
  const unusual = unusualName(position);
  return `${unusual.first} ${unusual.last}`;
};

/** Who stands beside the two parents, family by family. */
const OTHERS: ReadonlyArray<readonly [relationship: string, type: string] | undefined> = [
  undefined,
  ['Grandparent', 'Emergency'],
  undefined,
  ['Aunt/Uncle', 'Family'],
  ['Parent', 'Primary'],
  ['Other', ''],
  ['Self', 'Other'],
  ['Sibling', 'Secondary'],
];

export type Families = { readonly sisIds: SisIds; readonly parentTeachers: readonly User[] };

/** Parents and others, family by family. The first families are those of teachers who are parents too. */
export const makeContacts = (maker: Maker, students: readonly User[], { sisIds, parentTeachers }: Families): User[] => {
  const contacts: User[] = [];
  const add = (family: number, name: string, children: readonly StudentRelationship[], email?: string): void => {
    const hasSisId = sisIds === 'all' || (sisIds === 'some' && family % 2 === 0);
    contacts.push(makeContact(maker, { position: contacts.length, name, children, hasSisId, ...(email && { email }) }));
  };

  for (let at = 0, family = 0; at < students.length; family++) {
    const size = FAMILY_SIZES[family % FAMILY_SIZES.length] ?? 1;
    const children = students.slice(at, at + size);
    at += size;
    // One family in twenty has no contact at all.
    if (maker.oddities && family % 20 === 19) continue;
    const surname = plainName(maker.random).last;
    const teacher = parentTeachers[family];
    const name = teacher ? `${teacher.name.first} ${teacher.name.last}` : fullName(maker, surname, family);
    add(family, name, related(children, 'Parent', 'Parent/Guardian'), teacher?.email ?? undefined);
    if (family % 6 !== 1) add(family, fullName(maker, surname, family), related(children, 'Parent', 'Parent/Guardian'));
    const other = OTHERS[family % OTHERS.length];
    if (other) add(family, fullName(maker, surname, family + 1), related(children, ...other));
  }
  return contacts;
};
