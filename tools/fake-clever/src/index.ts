export type { Fault, FaultHook, FaultKind, FaultRequest } from './faults/fault.ts';
export { NOTICEABLE_FAULTS } from './faults/fault.ts';
export type { SeededFaults } from './faults/hooks.ts';
export { faultOn, seededFaults } from './faults/hooks.ts';
export type { FakeClever, FakeCleverOptions } from './fake-clever.ts';
export { startFakeClever } from './fake-clever.ts';
export { generateDistrict } from './generate/district.ts';
export type { DistrictPlan, Level, SchoolPlan } from './generate/plan.ts';
export { BIG_HIGH_SCHOOL, sampleDistrict } from './generate/ready-made.ts';
export * from './sftp/load-sftp-district.ts';
export type { LoggedRequest } from './http/request-log.ts';
export type { FakeDistrict } from './world/district.ts';
export type { StoredEvent } from './world/event-feed.ts';
export type {
  ContactRole,
  Course,
  DistrictData,
  DistrictRecord,
  DistrictState,
  Role,
  School,
  Section,
  StudentRelationship,
  Term,
  User,
} from './world/records.ts';
export type { SharedType } from './world/sharing.ts';
