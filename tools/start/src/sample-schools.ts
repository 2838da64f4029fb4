import type { FakeClever } from '@bloomz/fake-clever';

/** A school of the local Clever with the person who is made its School Admin. */
export type SampleSchool = {
  readonly districtId: string;
  readonly id: string;
  readonly name: string;
  readonly adminId: string;
  readonly adminEmail: string;
};

/** In Clever's order: the first is imported at the start, the others are left to the person. */
export const sampleSchools = ({ districts }: FakeClever): ReadonlyArray<SampleSchool> =>
  districts().flatMap((district) =>
    district.schools().flatMap(({ id, name }) => {
      const admin = district.users('staff').find(({ roles }) => roles.staff?.schools.includes(id));
      if (admin === undefined) return [];
      return [{ districtId: district.id, id, name, adminId: admin.id, adminEmail: `admin@${id}.example.org` }];
    }),
  );
