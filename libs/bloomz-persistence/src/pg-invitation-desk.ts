import type {
  DeskWrite,
  DistrictFrozen,
  InvitationDesk,
  InvitationQuery,
  SchoolPlace,
  StoreUnavailable,
} from '@bloomz/invitation-core';
import { E, O, pipe, TE } from '@bloomz/kernel';
import type { DistrictId, SchoolId } from '@bloomz/onboarding-core';
import type { PoolClient } from 'pg';
import { asSystem } from './access/as-system.ts';
import { attempt } from './database/attempt.ts';
import type { Database } from './database/database.ts';
import { schoolUuid } from './ids.ts';
import { lockSchools } from './joining/locks.ts';
import { FIRST_CLASS, isClassId, isUuid, parseCursor } from './lists/cursor.ts';
import { readFunnel, readSchoolMail, readUnreached } from './mailing/funnel.ts';
import { findInvitation, listInvitations } from './mailing/held-invitations.ts';
import { noteUndelivered } from './mailing/note-undelivered.ts';
import { resendInvitations, revokeInvitation } from './mailing/resend.ts';

const uuidOf = ({ districtId, schoolId }: SchoolPlace): string =>
  schoolUuid({ districtId: districtId as DistrictId, schoolId: schoolId as SchoolId });

const NOTHING: { readonly items: readonly []; readonly next: null } = { items: [], next: null };
const namesNoClass = ({ classId }: InvitationQuery): boolean => classId !== undefined && !isUuid(classId);

const LOCATE = `select school_id as id from invitations where id = $1`;

/** Invitations in PostgreSQL. What concerns the service as a whole is looked up as the system. */
export const makePgInvitationDesk = (database: Database): InvitationDesk => {
  const { read, write } = database;
  const system = asSystem(database);
  const look = <T>(work: (client: PoolClient) => Promise<T>): TE.TaskEither<StoreUnavailable, T> =>
    attempt(() => read(work));
  /** Schools first, as every apply does. Nothing changes in a frozen district. */
  const change = <T>(
    locate: (client: PoolClient) => Promise<string | undefined>,
    work: (client: PoolClient, schoolId: string) => Promise<T>,
    otherwise: T,
  ): TE.TaskEither<DistrictFrozen | StoreUnavailable, T> =>
    pipe(
      attempt(() =>
        write(async ({ client }): Promise<E.Either<DistrictFrozen, T>> => {
          const id = await locate(client);
          const [school] = id === undefined ? [] : await lockSchools(client, [id]);
          if (school === undefined) return E.right(otherwise);
          if (!school.connected) return E.left({ _tag: 'DistrictFrozen', districtId: school.districtId });
          return E.right(await work(client, school.id));
        }),
      ),
      TE.flatMapEither((outcome: E.Either<DistrictFrozen | StoreUnavailable, T>) => outcome),
    );
  const schoolOf =
    (id: string) =>
    async (client: PoolClient): Promise<string | undefined> =>
      isUuid(id) ? (await client.query<{ readonly id: string }>(LOCATE, [id])).rows[0]?.id : undefined;
  return {
    list: (school, query) =>
      pipe(
        TE.fromEither(parseCursor(query, FIRST_CLASS, isClassId)),
        TE.flatMap((after) =>
          namesNoClass(query)
            ? TE.right(NOTHING)
            : look((client) => listInvitations(client, uuidOf(school), query, after)),
        ),
      ),
    find: (id) =>
      isUuid(id) ? look(async (client) => O.fromNullable(await findInvitation(client, id))) : TE.right(O.none),
    resend: (school, wish, judge, by) =>
      change(
        () => Promise.resolve(uuidOf(school)),
        (client, schoolId) => resendInvitations(client, schoolId, { wish, judge }, by),
        (wish.ids ?? []).map((id) => ({ id, outcome: 'not-now' as const, retryAt: null })),
      ),
    revoke: (id, by: DeskWrite) =>
      change(schoolOf(id), (client, schoolId) => revokeInvitation(client, schoolId, id, by), undefined),
    noteUndelivered: (what, context) => system.write((client) => noteUndelivered(client, what, context)),
    funnel: (school, byClass) =>
      pipe(
        TE.Do,
        TE.bind('rows', () => look((client) => readFunnel(client, uuidOf(school), byClass))),
        TE.bind('mail', () => system.read((client) => readSchoolMail(client, uuidOf(school)))),
      ),
    unreached: (school) => look((client) => readUnreached(client, uuidOf(school))),
  };
};
