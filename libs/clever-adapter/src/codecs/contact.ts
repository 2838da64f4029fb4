import type { E } from '@bloomz/kernel';
import {
  type Contact,
  CONTACT_TYPES,
  type ContactsWanted,
  type ContactType,
  parseUserId,
  type Quarantined,
  type UserId,
} from '@bloomz/onboarding-core';
import * as t from 'io-ts';
import { present } from './present.ts';
import { reading } from './quarantine.ts';
import { fieldsOf, idBy, listOf, optional, OptionalText, RequiredText } from './text.ts';

const Relationship = t.type({ student: idBy(parseUserId), relationship: OptionalText, type: OptionalText });
const ContactFields = t.type({
  id: idBy(parseUserId),
  name: fieldsOf({ first: OptionalText, last: RequiredText }),
  email: OptionalText,
  roles: t.type({ contact: optional(fieldsOf({ phone: OptionalText, student_relationships: listOf(Relationship) })) }),
});
type Fields = t.TypeOf<typeof ContactFields>;

const toType = (raw: string | undefined): ContactType =>
  raw === undefined ? 'unspecified' : (CONTACT_TYPES.find((type) => type === raw && type !== 'unspecified') ?? 'Other');

/** Digits alone, without what people call an extension and without the 1 that is dialled before a number of ten. */
export const digitsOf = (phone: string | undefined): string | undefined => {
  const digits = (phone ?? '').replace(/\s*(?:x|ext|#).*$/i, '').replace(/\D/g, '');
  const national = digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits;
  return national === '' ? undefined : national;
};

/** The whole name may lie in `name.last`. Types belong to the pair of contact and student. https://dev.clever.com/docs/student-contacts */
const toContact =
  ({ students }: ContactsWanted) =>
  ({ id, name, email, roles }: Fields): Contact => ({
    id,
    firstName: name.first ?? '',
    lastName: name.last,
    ...present({ email, phone: digitsOf(roles.contact?.phone) }),
    children: (roles.contact?.student_relationships ?? [])
      .filter(({ student }) => students.has(student))
      .map(({ student, relationship = '', type }) => ({ student, relationship, type: toType(type) })),
  });

export const decodeContact = (wanted: ContactsWanted): ((raw: unknown) => E.Either<Quarantined, Contact>) =>
  reading('user', ContactFields, toContact(wanted));

const Naming = t.type({ roles: t.type({ contact: t.type({ student_relationships: t.UnknownArray }) }) });
const Id = t.type({ id: t.string });
const Student = t.type({ student: t.string });

/** Whether a record is about somebody we know or a child of ours, as far as it can be read at all. */
export const concerns = ({ students, known }: ContactsWanted, raw: unknown): boolean => {
  if (Id.is(raw) && known.has(raw.id as UserId)) return true;
  if (!Naming.is(raw)) return false;
  return raw.roles.contact.student_relationships.some(
    (relationship) => Student.is(relationship) && students.has(relationship.student as UserId),
  );
};
