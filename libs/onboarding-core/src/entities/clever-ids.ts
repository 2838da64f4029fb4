import { E } from '@bloomz/kernel';

declare const kind: unique symbol;
type Id<Kind extends string> = string & { readonly [kind]: Kind };

/** Clever's ids: opaque, unique across districts and types. Identity is always one of these, never a name. */
export type DistrictId = Id<'district'>;
export type SchoolId = Id<'school'>;
export type SectionId = Id<'section'>;
export type UserId = Id<'user'>;
export type TermId = Id<'term'>;

export type MalformedCleverId = { readonly _tag: 'MalformedCleverId'; readonly what: string; readonly given: string };

const WELL_FORMED = /^[\w-]{1,64}$/;
export const isCleverId = (raw: string): boolean => WELL_FORMED.test(raw);

const parse =
  <T>(what: string) =>
  (raw: string): E.Either<MalformedCleverId, T> =>
    isCleverId(raw) ? E.right(raw as T) : E.left({ _tag: 'MalformedCleverId', what, given: raw });

export const parseDistrictId = parse<DistrictId>('district');
export const parseSchoolId = parse<SchoolId>('school');
export const parseSectionId = parse<SectionId>('section');
export const parseUserId = parse<UserId>('user');
export const parseTermId = parse<TermId>('term');

const LOCAL = 'local-';
/** A person whom only Bloomz knows: joined by Family Code. No import changes them. */
export const isLocalPerson = (userId: UserId): boolean => userId.startsWith(LOCAL);

/** Ascending Clever id: Clever's own order, and the one in which "the first" is meant everywhere. */
export const byId = (a: { readonly id: string }, b: { readonly id: string }): number => compareText(a.id, b.id);

/** Code-unit order: the same on every machine and in every locale. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
