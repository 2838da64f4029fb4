import { type E, O, pipe, TE } from '@bloomz/kernel';
import type { MalformedCursor, PageRequest, SchoolLists, StoreUnavailable } from '@bloomz/onboarding-core';
import type { PoolClient } from 'pg';
import { attempt } from './database/attempt.ts';
import type { Database } from './database/database.ts';
import { FIRST_CLASS, FIRST_USER, isClassId, isUserId, type Key, parseCursor } from './lists/cursor.ts';
import { findClass, listClasses, listClassMembers } from './lists/list-classes.ts';
import { findMember, listMembers } from './lists/list-members.ts';

/** Lists in PostgreSQL, read along their indexes from the key of the last item shown on. */
export const makePgSchoolLists = ({ read }: Database): SchoolLists => {
  const paged = <T>(
    after: E.Either<MalformedCursor, Key<string>>,
    list: (client: PoolClient, after: Key<string>) => Promise<T>,
  ): TE.TaskEither<MalformedCursor | StoreUnavailable, T> =>
    pipe(
      TE.fromEither(after),
      TE.flatMap((key) => attempt(() => read((client) => list(client, key), 'by-index'))),
    );
  const afterUser = (request: PageRequest) => parseCursor(request, FIRST_USER, isUserId);
  const afterClass = (request: PageRequest) => parseCursor(request, FIRST_CLASS, isClassId);
  return {
    classes: (school, query) => paged(afterClass(query), (client, after) => listClasses(client, school, query, after)),
    members: (school, query) => paged(afterUser(query), (client, after) => listMembers(client, school, query, after)),
    classMembers: (id, query) => paged(afterUser(query), (client, after) => listClassMembers(client, id, query, after)),
    findClass: (id) => attempt(() => read((client) => findClass(client, id).then(O.fromNullable))),
    findMember: (id) => attempt(() => read((client) => findMember(client, id).then(O.fromNullable))),
  };
};
