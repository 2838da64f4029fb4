import { Migration } from '@mikro-orm/migrations';

/**
 * Lists by name. A member's row carries the name that it is sorted and found by (`name_key`, in lower case whatever the
 * locale of the database), and the Clever id that tells apart people of one name. A school's members are read in the order
 * of one index, whatever the size of its district. A search, or a look for a role that few have, goes through another,
 * which has the school as text: so no other index fits it, and no statistics are needed to choose well.
 * What was written last waits in a list that every search reads; it is kept short.
 */
export class Migration0003NameKeys extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  `create extension if not exists pg_trgm`,
  `create extension if not exists btree_gin`,
  `alter table members add name_key text collate "C" not null default '', add user_id text collate "C" not null default ''`,
  `update members set name_key = lower(last_name || chr(9) || first_name), user_id = people.clever_id
    from people where people.id = person_id`,
  `alter table classes add name_key text collate "C" not null default ''`,
  `update classes set name_key = lower(name)`,
  `create index members_by_name on members (school_id, archived, name_key, user_id)`,
  `create index members_named on members using gin ((school_id::text), role, name_key gin_trgm_ops)
    with (gin_pending_list_limit = 512)`,
  `create index members_person on members (person_id)`,
];
