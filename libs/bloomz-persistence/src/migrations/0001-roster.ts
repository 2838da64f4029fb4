import { Migration } from '@mikro-orm/migrations';

/** Schools, their rosters, invitations, runs and the audit trail. */
export class Migration0001Roster extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  `create table districts (
    id uuid primary key,
    clever_id text not null constraint districts_clever_id_unique unique,
    name text
  )`,
  `create table schools (
    id uuid primary key,
    district_id uuid not null,
    clever_id text not null constraint schools_clever_id_unique unique,
    name text,
    version bigint not null default 0
  )`,
  `create table school_admins (
    school_id uuid not null,
    email text not null,
    district_id uuid not null,
    clever_user_id text,
    primary key (school_id, email)
  )`,
  `create unique index school_admins_address on school_admins (school_id, lower(email))`,
  `create table classes (
    id uuid primary key,
    district_id uuid not null,
    school_id uuid not null,
    section_id text,
    name text not null,
    name_source text not null,
    clever_name text,
    state text not null,
    archived_by text,
    behavior_management boolean not null,
    student_portfolios boolean not null,
    parent_communication boolean not null
  )`,
  `create index classes_school on classes (school_id)`,
  `create table people (
    id uuid primary key,
    district_id uuid not null,
    clever_id text not null,
    first_name text not null,
    last_name text not null,
    email text,
    phone text,
    constraint people_clever_id unique (district_id, clever_id)
  )`,
  `create table members (
    school_id uuid not null,
    person_id uuid not null,
    district_id uuid not null,
    role text not null,
    state text not null,
    archived boolean not null,
    primary key (school_id, person_id)
  )`,
  `create index members_on_bloomz on members (district_id) where state = 'joined' and role in ('teacher', 'staff')`,
  `create table memberships (
    class_id uuid not null,
    person_id uuid not null,
    district_id uuid not null,
    role text not null,
    by_hand boolean not null,
    ended_at timestamptz(3),
    primary key (class_id, person_id)
  )`,
  `create table invitations (
    id uuid primary key,
    district_id uuid not null,
    school_id uuid not null,
    person_id uuid not null,
    purpose text not null,
    generation int not null,
    state text not null,
    sent_at timestamptz(3),
    constraint invitations_once unique (school_id, person_id, purpose, generation)
  )`,
  `create table outbox (
    id bigserial primary key,
    district_id uuid not null,
    school_id uuid not null,
    kind text not null,
    ref uuid not null,
    created_at timestamptz(3) not null,
    constraint outbox_once unique (ref, kind)
  )`,
  `create table runs (
    id text primary key,
    district_id uuid not null,
    school_id uuid not null,
    state text not null,
    actor_kind text not null,
    actor_user_id text,
    options jsonb not null,
    plan_hash text,
    snapshot_digest text,
    digest_after text,
    counts jsonb,
    holds jsonb not null,
    failure text,
    started_at timestamptz(3) not null,
    finished_at timestamptz(3) not null
  )`,
  `create index runs_of_school on runs (school_id, started_at)`,
  `create table audit_entries (
    id bigserial primary key,
    district_id uuid not null,
    school_id uuid not null,
    run_id text,
    at timestamptz(3) not null,
    actor_kind text not null,
    actor_user_id text,
    subject_kind text not null,
    subject_id uuid not null,
    person_id uuid,
    change text not null,
    fields text[] not null
  )`,
];
