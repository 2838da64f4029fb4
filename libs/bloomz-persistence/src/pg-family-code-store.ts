import type {
  DistrictFrozen,
  FamilyCodeRef,
  FamilyCodeStore,
  FamilyCodeUnknown,
  ListedFamilyCode,
  SchoolPlace,
  StoreUnavailable,
} from '@bloomz/invitation-core';
import { E, pipe, TE } from '@bloomz/kernel';
import type { SchoolRef } from '@bloomz/onboarding-core';
import type { PoolClient } from 'pg';
import { attempt } from './database/attempt.ts';
import type { Database } from './database/database.ts';
import { schoolUuid } from './ids.ts';
import { issueCodes, reissueCode, revokeCode, revokeJoin } from './joining/change-family-codes.ts';
import { loadChildren } from './joining/family-children.ts';
import { loadLetters } from './joining/family-letters.ts';
import { afterCode, findFamilyCode, listFamilyCodes } from './joining/list-family-codes.ts';
import { type LockedSchool, lockSchools } from './joining/locks.ts';

const uuidOf = (school: SchoolPlace): string => schoolUuid(school as SchoolRef);

/** Family Codes in PostgreSQL, for whoever may see the school. */
export const makePgFamilyCodeStore = ({ read, write }: Database): FamilyCodeStore => {
  /** Changes to one school take turns with each other, with joins and with imports. */
  const inSchool = <T>(
    place: SchoolPlace,
    work: (client: PoolClient, school: LockedSchool) => Promise<T>,
  ): TE.TaskEither<DistrictFrozen | StoreUnavailable, T> =>
    pipe(
      attempt(() =>
        write(async ({ client }): Promise<E.Either<DistrictFrozen | StoreUnavailable, T>> => {
          const [school] = await lockSchools(client, [uuidOf(place)]);
          if (school === undefined) return E.left({ _tag: 'StoreUnavailable', detail: 'SchoolVanished' });
          return school.connected
            ? E.right(await work(client, school))
            : E.left({ _tag: 'DistrictFrozen', districtId: place.districtId });
        }),
      ),
      TE.flatMapEither((outcome) => outcome),
    );
  const change = (
    { school: place, id }: FamilyCodeRef,
    work: (client: PoolClient, school: LockedSchool) => Promise<boolean>,
  ): TE.TaskEither<FamilyCodeUnknown | DistrictFrozen | StoreUnavailable, ListedFamilyCode> =>
    pipe(
      inSchool(place, async (client, school) =>
        (await work(client, school)) ? findFamilyCode(client, school.id, id) : undefined,
      ),
      TE.flatMap(
        TE.fromNullable<FamilyCodeUnknown | DistrictFrozen | StoreUnavailable>({ _tag: 'FamilyCodeUnknown', id }),
      ),
    );
  return {
    children: (place) => attempt(() => read((client) => loadChildren(client, uuidOf(place)))),
    issue: (place, codes, by) => inSchool(place, (client, school) => issueCodes(client, school, codes, by)),
    list: (place, page) =>
      pipe(
        TE.fromEither(afterCode(page)),
        TE.flatMap((after) => attempt(() => read((client) => listFamilyCodes(client, uuidOf(place), page, after)))),
      ),
    letters: (place, which) => attempt(() => read((client) => loadLetters(client, uuidOf(place), which))),
    reissue: (ref, secrets, by) =>
      change(ref, (client, school) => reissueCode(client, school, { ...secrets, id: ref.id }, by)),
    revoke: (ref, by) => change(ref, (client, school) => revokeCode(client, school, ref.id, by).then(() => true)),
    revokeJoin: ({ userId, ...ref }, secrets, by) =>
      change(ref, (client, school) => revokeJoin(client, school, { id: ref.id, userId, secrets }, by)),
  };
};
