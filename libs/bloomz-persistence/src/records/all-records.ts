import { AccountPersonRecord } from './account-person-record.ts';
import { AccountRecord } from './account-record.ts';
import { ApiKeyRecord } from './api-key-record.ts';
import { AppointmentRecord } from './appointment-record.ts';
import { AuditEntryRecord } from './audit-entry-record.ts';
import { ClassRecord } from './class-record.ts';
import { DistrictRecord } from './district-record.ts';
import { FamilyCodeChildRecord } from './family-code-child-record.ts';
import { FamilyCodeJoinRecord } from './family-code-join-record.ts';
import { FamilyCodeRecord } from './family-code-record.ts';
import { GuardianshipRecord } from './guardianship-record.ts';
import { IdempotencyKeyRecord } from './idempotency-key-record.ts';
import { InvitationRecord } from './invitation-record.ts';
import { LoginCodeRecord } from './login-code-record.ts';
import { MailDomainRecord } from './mail-domain-record.ts';
import { MailServiceRecord } from './mail-service-record.ts';
import { MailSuppressionRecord } from './mail-suppression-record.ts';
import { MemberRecord } from './member-record.ts';
import { MembershipRecord } from './membership-record.ts';
import { OutboxRecord } from './outbox-record.ts';
import { PersonRecord } from './person-record.ts';
import { PlanChangeRecord } from './plan-change-record.ts';
import { PlanRecord } from './plan-record.ts';
import { RunEventRecord } from './run-event-record.ts';
import { RunRecord } from './run-record.ts';
import { SchoolAdminRecord } from './school-admin-record.ts';
import { SchoolMailRecord } from './school-mail-record.ts';
import { SchoolRecord } from './school-record.ts';
import { SessionRecord } from './session-record.ts';

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
  RunEventRecord,
  IdempotencyKeyRecord,
  PlanRecord,
  PlanChangeRecord,
  AppointmentRecord,
  AuditEntryRecord,
  AccountRecord,
  SessionRecord,
  ApiKeyRecord,
  LoginCodeRecord,
  GuardianshipRecord,
  AccountPersonRecord,
  FamilyCodeRecord,
  FamilyCodeChildRecord,
  FamilyCodeJoinRecord,
  SchoolMailRecord,
  MailServiceRecord,
  MailDomainRecord,
  MailSuppressionRecord,
];
