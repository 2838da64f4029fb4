import { pipe, TE, token } from '@bloomz/kernel';
import type { SchoolRef } from '../entities/run.ts';
import type { NamedAdmin, School, SchoolLanguage } from '../entities/school.ts';
import type { AdminLinkedElsewhere, SchoolInOtherDistrict, StoreUnavailable } from '../errors.ts';
import type { SchoolDirectory } from '../ports/school-directory.ts';

type ProvisionFailed = SchoolInOtherDistrict | AdminLinkedElsewhere | StoreUnavailable;

/** Creates the district, the school community and its first School Admin. Safe to repeat. */
export type ProvisionSchool = (
  school: SchoolRef,
  admin: NamedAdmin,
  language?: SchoolLanguage,
) => TE.TaskEither<ProvisionFailed, School>;
export const ProvisionSchool = token<ProvisionSchool>('ProvisionSchool');

export const makeProvisionSchool =
  (schools: SchoolDirectory): ProvisionSchool =>
  (ref, admin, language) =>
    pipe(
      schools.provision(ref, admin, language),
      TE.flatMap((school): TE.TaskEither<ProvisionFailed, School> => {
        const linkedTo = linkedElsewhere(school, admin);
        return linkedTo === null
          ? TE.right(school)
          : TE.left({ _tag: 'AdminLinkedElsewhere', schoolId: ref.schoolId, linkedTo });
      }),
    );

const linkedElsewhere = ({ admins }: School, { email, userId }: NamedAdmin): NamedAdmin['userId'] => {
  const known = admins.find((admin) => admin.email?.toLowerCase() === email.toLowerCase())?.userId ?? null;
  return userId === null || known === userId ? null : known;
};
