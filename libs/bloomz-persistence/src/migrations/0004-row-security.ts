import { Migration } from '@mikro-orm/migrations';
import { inDistrict, inSchool, protect, SYSTEM } from './row-security.ts';

/**
 * The second wall. Everything runs as `bloomz_app`, which owns nothing, and sees the rows of the districts and schools
 * that its transaction has named. Settings are read once per statement, which is what the sub-selects are for.
 */
export class Migration0004RowSecurity extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const BY_DISTRICT = ['people', 'memberships', 'idempotency_keys', 'api_keys'];
const BY_SCHOOL = [
  'school_admins',
  'classes',
  'members',
  'invitations',
  'outbox',
  'runs',
  'run_events',
  'plans',
  'plan_changes',
  'appointments',
  'audit_entries',
];
const OF_THE_SYSTEM = ['sessions', 'login_codes'];

/** Roles belong to the whole server, where another database may make the same one at the same moment. */
const makeRole = (role: string): string => `
  do $$ begin
    if not exists (select from pg_roles where rolname = '${role}') then create role ${role} nologin; end if;
  exception when duplicate_object or unique_violation then null;
  end $$`;

const joinRole = (role: string): string => `
  do $$ begin
    if not pg_has_role(current_user, '${role}', 'member') then grant ${role} to current_user; end if;
  end $$`;

/**
 * Under row security a search may not use an index on names, since `like` could tell of rows that are hidden. This
 * function may: it runs as a role that sees all members, and first asks whether the school itself is visible.
 */
const SEARCH = `
  create function find_members(
    school uuid, words text[], longest text, in_archive boolean, of_role text, in_state text,
    after_name text, after_id text, how_many int
  ) returns setof members
  language plpgsql stable security definer rows 100
  set search_path = public, pg_temp set plan_cache_mode = force_custom_plan
  set enable_seqscan = off set enable_bitmapscan = on set enable_sort = on set jit = off
  as $$ begin
    if not exists (select from schools where id = school) then return; end if;
    return query
      select * from members
      where school_id::text = school::text and archived = in_archive
        and (longest is null or name_key like longest) and name_key like all (words)
        and (of_role is null or role = of_role) and (in_state is null or state = in_state)
        and (name_key, user_id) > (after_name, after_id)
      order by name_key, user_id limit how_many;
  end $$`;

const STATEMENTS = [
  ...['bloomz_app', 'bloomz_search'].flatMap((role) => [makeRole(role), joinRole(role)]),
  `grant usage on schema public to bloomz_app, bloomz_search`,
  `grant select, insert, update, delete on all tables in schema public to bloomz_app`,
  `grant usage on all sequences in schema public to bloomz_app`,
  `revoke insert, update, delete on migrations from bloomz_app`,
  ...protect('districts', inDistrict('id')),
  ...protect('schools', inSchool('id')),
  ...BY_DISTRICT.flatMap((table) => protect(table, inDistrict('district_id'))),
  ...BY_SCHOOL.flatMap((table) => protect(table, inSchool('school_id'))),
  ...OF_THE_SYSTEM.flatMap((table) => protect(table, SYSTEM)),
  ...protect('accounts', SYSTEM),
  `create policy linked on accounts for select
    using (clever_district_id in (select clever_id from districts))`,
  `grant select on schools, members to bloomz_search`,
  `create policy search on members for select to bloomz_search using (true)`,
  SEARCH,
  `revoke execute on function find_members from public`,
  `grant execute on function find_members to bloomz_app`,
  `grant create on schema public to bloomz_search`,
  `alter function find_members owner to bloomz_search`,
  `revoke create on schema public from bloomz_search`,
];
