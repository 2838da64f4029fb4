import type { Column, Table } from './tables.ts';

const names = (columns: ReadonlyArray<Column>): string => columns.map(({ name }) => name).join(', ');
const prefixed = (prefix: string, columns: ReadonlyArray<Column>): string =>
  columns.map(({ name }) => `${prefix}.${name}`).join(', ');

export const stageOf = ({ name }: Table): string => `stage_${name}`;

export const createStage = (table: Table): string =>
  `create temp table ${stageOf(table)} on commit drop as select ${names(table.columns)} from ${table.name} with no data`;

export const copyInto = (target: string, { columns }: Table): string => `copy ${target} (${names(columns)}) from stdin`;

/** In the order of the key, as ours (it makes no difference that could be measured); rows that do not differ are left alone. */
export const mergeStage = (table: Table): string => {
  const keys = table.columns.filter(({ inKey }) => inKey);
  const others = table.columns.filter(({ inKey }) => !inKey);
  return `
    insert into ${table.name} as held (${names(table.columns)})
    select ${names(table.columns)} from ${stageOf(table)} order by ${names(keys)}
    on conflict (${names(keys)}) do update set ${others.map(({ name }) => `${name} = excluded.${name}`).join(', ')}
    where (${prefixed('held', others)}) is distinct from (${prefixed('excluded', others)})`;
};

/** The audit trail of a first import, out of what is staged already: nothing travels twice. */
const AUDITED = [
  ['class', 'stage_classes', 'id', 'null::uuid'],
  ['member', 'stage_members', 'person_id', 'person_id'],
  ['membership', 'stage_memberships', 'class_id', 'person_id'],
  ['invitation', 'stage_invitations', 'id', 'person_id'],
] as const;

export const AUDIT_CREATED: ReadonlyArray<string> = AUDITED.map(
  ([kind, stage, id, person]) => `
    insert into audit_entries (district_id, school_id, run_id, at, actor_kind, actor_user_id,
      subject_kind, subject_id, person_id, change, fields)
    select $1::uuid, $2::uuid, $3::text, $4::timestamptz, $5::text, $6::text, '${kind}', ${id}, ${person}, 'created', '{}'
    from ${stage}`,
);

export const QUEUE_CREATED = `
  insert into outbox (district_id, school_id, kind, ref, created_at)
  select district_id, school_id, 'invitation', id, $1::timestamptz from stage_invitations where state = 'queued'`;
