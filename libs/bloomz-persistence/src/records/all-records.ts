import { AuditEntryRecord } from './audit-entry-record.ts';
import { ClassRecord } from './class-record.ts';
import { DistrictRecord } from './district-record.ts';
import { InvitationRecord } from './invitation-record.ts';
import { MemberRecord } from './member-record.ts';
import { MembershipRecord } from './membership-record.ts';
import { OutboxRecord } from './outbox-record.ts';
import { PersonRecord } from './person-record.ts';
import { RunRecord } from './run-record.ts';
import { SchoolAdminRecord } from './school-admin-record.ts';
import { SchoolRecord } from './school-record.ts';

export const ALL_RECORDS = [
  DistrictRecord,
  SchoolRecord,
  SchoolAdminRecord,
  ClassRecord,
  PersonRecord,
  MemberRecord,
  MembershipRecord,
  InvitationRecord,
  OutboxRecord,
  RunRecord,
  AuditEntryRecord,
];
