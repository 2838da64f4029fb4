import type { getDistrict } from '@bloomz/api-contract';
import type { District, SetupFacts } from '@bloomz/onboarding-core';
import type { BodyOf } from './body-of.ts';

type DistrictJson = BodyOf<typeof getDistrict>;

const toCleverSide = ({ connected, district }: SetupFacts): NonNullable<DistrictJson['clever']> => ({
  connected,
  state: district?.state ?? null,
  error: district?.error ?? null,
  lastSync: district?.lastSync ?? null,
});

/** `facts`: Clever's side as seen now, null while it cannot be asked. */
export const toDistrictJson = (district: District, facts: SetupFacts | null): DistrictJson => ({
  id: district.id,
  name: district.name ?? facts?.district?.name ?? null,
  connection: district.connection,
  disconnectedAt: district.disconnectedAt?.toISOString() ?? null,
  schools: district.schools,
  clever: facts === null ? null : toCleverSide(facts),
  lastReadAt: district.lastReadAt?.toISOString() ?? null,
});
