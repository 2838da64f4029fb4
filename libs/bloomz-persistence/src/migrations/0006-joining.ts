import { Migration } from '@mikro-orm/migrations';
import { inDistrict, inSchool, protect } from './row-security.ts';

/** Codes that let people join, the accounts that did, and Family Codes. A code outlives neither its use nor its end. */
export class Migration0006Joining extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const NO_SECRETS = `(code_digest is null and link_digest is null and sealed is null)`;

const STATEMENTS = [
  // the operator made every account with an address that there is
  `alter table accounts add address_proven boolean not null default true`,
  `alter table accounts alter address_proven set default false`,
  `alter table invitations add code_digest text, add link_digest text, add sealed text, add expires_at timestamptz(3),
    add joined_at timestamptz(3), add resent_at timestamptz[] not null default '{}', add reason text,
    add used_digest text, add used_by uuid`,
  `alter table invitations
    add constraint invitations_secrets check (state in ('planned', 'queued', 'sent') or ${NO_SECRETS})`,
  `create unique index invitations_code on invitations (code_digest)`,
  `create unique index invitations_link on invitations (link_digest)`,
  `create unique index invitations_used on invitations (used_digest)`,
  `create index invitations_person on invitations (person_id)`,
  `create index invitations_school on invitations (school_id)`,
  `create index invitations_end on invitations (expires_at) where state in ('planned', 'queued', 'sent')`,
  `create table account_people (
    account_id uuid not null,
    person_id uuid not null,
    district_id uuid not null,
    linked_at timestamptz(3) not null,
    primary key (account_id, person_id)
  )`,
  `create index account_people_person on account_people (person_id)`,
  `create table family_codes (
    id uuid primary key,
    school_id uuid not null,
    district_id uuid not null,
    state text not null,
    code_digest text,
    link_digest text,
    sealed text,
    created_at timestamptz(3) not null,
    expires_at timestamptz(3) not null,
    constraint family_codes_secrets check (state = 'active' or ${NO_SECRETS})
  )`,
  `create unique index family_codes_code on family_codes (code_digest)`,
  `create unique index family_codes_link on family_codes (link_digest)`,
  `create index family_codes_school on family_codes (school_id, created_at, id)`,
  `create table family_code_children (
    family_code_id uuid not null,
    student_id uuid not null,
    school_id uuid not null,
    district_id uuid not null,
    primary key (family_code_id, student_id)
  )`,
  `create index family_code_children_student on family_code_children (school_id, student_id)`,
  `create table family_code_joins (
    family_code_id uuid not null,
    person_id uuid not null,
    account_id uuid not null,
    school_id uuid not null,
    district_id uuid not null,
    joined_at timestamptz(3) not null,
    revoked_at timestamptz(3),
    primary key (family_code_id, person_id)
  )`,
  ...protect('account_people', inDistrict('district_id')),
  ...['family_codes', 'family_code_children', 'family_code_joins'].flatMap((table) =>
    protect(table, inSchool('school_id')),
  ),
];
