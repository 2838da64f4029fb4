import { Migration } from '@mikro-orm/migrations';
import { inSchool, protect, SYSTEM } from './row-security.ts';

/**
 * Mail that waits. A row of the outbox is in one mailer's hands until its claim runs out; `claim` rises with every taking,
 * so a mailer that was thought dead changes nothing any more. What a mail says is never stored.
 */
export class Migration0007Mail extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  `alter table outbox add due_at timestamptz(3), add attempts int not null default 0, add first_tried_at timestamptz(3),
    add claim int not null default 0, add claimed_until timestamptz(3), add about uuid, add subject uuid`,
  `create index outbox_due on outbox (coalesce(due_at, created_at), id)`,
  `create index outbox_school on outbox (school_id, kind, coalesce(due_at, created_at), id)`,
  `create table school_mail (
    school_id uuid primary key,
    district_id uuid not null,
    wave_began_at timestamptz(3),
    stage int not null default 0,
    handed int not null default 0,
    bounced int not null default 0,
    gate_at timestamptz(3),
    paused text,
    paused_at timestamptz(3)
  )`,
  `create table mail_service (
    name text primary key,
    paused_at timestamptz(3),
    down_since timestamptz(3),
    failure text,
    next_try_at timestamptz(3)
  )`,
  `create table mail_domains (domain text primary key, free_at timestamptz(3) not null)`,
  `create table mail_suppressions (address_digest text primary key, reason text not null, at timestamptz(3) not null)`,
  ...protect('school_mail', inSchool('school_id')),
  ...['mail_service', 'mail_domains', 'mail_suppressions'].flatMap((table) => protect(table, SYSTEM)),
];
