import { Migration } from '@mikro-orm/migrations';
import { inSchool, protect } from './row-security.ts';

/**
 * Who is responsible for whom, and in which language families are written to. An end is kept with its time, as for
 * memberships.
 */
export class Migration0005Contacts extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  `alter table schools add language text not null default 'en'`,
  `alter table people add language text`,
  `drop index members_on_bloomz`,
  `create index members_on_bloomz on members (district_id) where state = 'joined' and role <> 'student'`,
  `create table guardianships (
    school_id uuid not null,
    parent_id uuid not null,
    student_id uuid not null,
    district_id uuid not null,
    relationship text not null,
    type text not null,
    ended_at timestamptz(3),
    primary key (school_id, parent_id, student_id)
  )`,
  `create index guardianships_student on guardianships (school_id, student_id)`,
  ...protect('guardianships', inSchool('school_id')),
];
