import { Migration } from '@mikro-orm/migrations';

/** Runs from a queue, previews, appointments, accounts with their sessions and keys, and districts that disconnect. */
export class Migration0002RunsAndAccounts extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  `alter table districts add connection text not null default 'connected', add disconnected_at timestamptz(3)`,
  `alter table runs
    add attempt int not null default 0, add last_event int not null default 0, add details jsonb, add approval jsonb,
    alter finished_at drop not null`,
  `create unique index runs_under_way on runs (school_id) where state in ('queued', 'reading', 'planning', 'applying')`,
  `create index runs_approved on runs (id) where approval is not null`,
  `create table run_events (
    run_id text not null,
    id int not null,
    district_id uuid not null,
    school_id uuid not null,
    at timestamptz(3) not null,
    state text not null,
    progress jsonb,
    primary key (run_id, id)
  )`,
  `create index run_events_at on run_events (at)`,
  `create table idempotency_keys (
    caller text not null,
    key text not null,
    district_id uuid not null,
    request text not null,
    run_id text not null,
    at timestamptz(3) not null,
    primary key (caller, key)
  )`,
  `create table plans (
    id text primary key,
    district_id uuid not null,
    school_id uuid not null,
    actor_kind text not null,
    actor_user_id text,
    options jsonb not null,
    made_at timestamptz(3) not null,
    summary jsonb not null,
    cost jsonb not null,
    ms jsonb not null
  )`,
  `create table plan_changes (
    plan_id text not null,
    position int not null,
    district_id uuid not null,
    school_id uuid not null,
    record text not null,
    kind text not null,
    clever_id text not null,
    name text not null,
    name_key text not null,
    detail text,
    fields text[] not null,
    worries boolean not null,
    primary key (plan_id, position)
  )`,
  `create table appointments (
    school_id uuid not null,
    person_id uuid not null,
    district_id uuid not null,
    role text not null,
    primary key (school_id, person_id)
  )`,
  `create index appointments_person on appointments (person_id)`,
  `create table accounts (
    id uuid primary key,
    name text not null,
    email text,
    password_hash text,
    clever_user_id text constraint accounts_clever_user_id_unique unique,
    clever_district_id text,
    district_admin boolean not null default false,
    operator boolean not null default false
  )`,
  `create unique index accounts_address on accounts (lower(email))`,
  `create table sessions (
    digest text primary key,
    account_id uuid not null,
    opened_at timestamptz(3) not null,
    last_seen_at timestamptz(3) not null
  )`,
  `create index sessions_account on sessions (account_id)`,
  `create table api_keys (
    id uuid primary key,
    district_id uuid not null,
    name text not null,
    scopes text[] not null,
    digest text not null constraint api_keys_digest_unique unique,
    created_at timestamptz(3) not null,
    revoked_at timestamptz(3)
  )`,
  `create table login_codes (digest text primary key, at timestamptz(3) not null)`,
  `create index school_admins_clever on school_admins (clever_user_id) where clever_user_id is not null`,
  `create index school_admins_email on school_admins (lower(email))`,
  `alter table audit_entries alter school_id drop not null`,
];
