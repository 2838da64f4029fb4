import { type O, type TE, token } from '@bloomz/kernel';
import type { Page, PageRequest } from '../entities/page.ts';
import type { ClassId, ListedClass, ListedClassMember, ListedMember, MemberId } from '../entities/listed.ts';
import type { SchoolRef } from '../entities/run.ts';
import type { Member, SchoolClass } from '../entities/roster.ts';
import type { MalformedCursor, StoreUnavailable } from '../errors.ts';

export type ClassQuery = PageRequest & {
  readonly search?: string | undefined;
  readonly state?: SchoolClass['state'] | undefined;
};
export type MemberQuery = PageRequest & {
  /** Every word must occur in the name, wherever, in upper or lower case. */
  readonly search?: string | undefined;
  readonly role?: Member['role'] | undefined;
  /** `archived` members are listed only when asked for. */
  readonly state?: 'listed' | 'invited' | 'joined' | 'archived' | undefined;
};

type Listing<T> = TE.TaskEither<MalformedCursor | StoreUnavailable, Page<T>>;

/** What people look through, page by page. By name, then by id: an order that holds while things change. */
export interface SchoolLists {
  readonly classes: (school: SchoolRef, query: ClassQuery) => Listing<ListedClass>;
  readonly members: (school: SchoolRef, query: MemberQuery) => Listing<ListedMember>;
  readonly classMembers: (classId: ClassId, query: PageRequest) => Listing<ListedClassMember>;
  readonly findClass: (
    classId: ClassId,
  ) => TE.TaskEither<StoreUnavailable, O.Option<{ readonly school: SchoolRef; readonly listed: ListedClass }>>;
  readonly findMember: (
    memberId: MemberId,
  ) => TE.TaskEither<StoreUnavailable, O.Option<{ readonly school: SchoolRef; readonly listed: ListedMember }>>;
}
export const SchoolLists = token<SchoolLists>('SchoolLists');
