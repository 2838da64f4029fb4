import { E } from '@bloomz/kernel';
import { type ContactType, parseUserId, type UserId } from '@bloomz/onboarding-core';
import * as t from 'io-ts';
import { idBy, listOf, optional, OptionalText } from './text.ts';

/** The guide's order. */
export const CONTACT_TYPES: ReadonlyArray<ContactType> = [
  'Parent/Guardian',
  'Primary',
  'Secondary',
  'Family',
  'Emergency',
  'Other',
  'unspecified',
];

const Relationship = t.type({ student: idBy(parseUserId), type: OptionalText });
const ContactFields = t.type({
  id: idBy(parseUserId),
  roles: t.type({ contact: optional(t.type({ student_relationships: listOf(Relationship) })) }),
});

/** A contact's types, as far as they concern the given students. */
export type ContactTypes = { readonly id: UserId; readonly types: ReadonlySet<ContactType> };

const toType = (raw: string | undefined): ContactType =>
  raw === undefined ? 'unspecified' : (CONTACT_TYPES.find((type) => type === raw && type !== 'unspecified') ?? 'Other');

/** Types belong to the pair of contact and student. https://dev.clever.com/docs/student-contacts */
export const decodeContactTypes =
  (students: ReadonlySet<UserId>) =>
  (raw: unknown): ContactTypes | undefined => {
    const contact = ContactFields.decode(raw);
    if (E.isLeft(contact)) return undefined;
    const { id, roles } = contact.right;
    const ours = (roles.contact?.student_relationships ?? []).filter(({ student }) => students.has(student));
    return { id, types: new Set(ours.map(({ type }) => toType(type))) };
  };
