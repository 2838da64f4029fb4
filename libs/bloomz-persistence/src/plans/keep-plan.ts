import type { PlannedChange, StoredPlan } from '@bloomz/onboarding-core';
import type { PoolClient } from 'pg';
import { toActorColumns } from '../actor-columns.ts';
import { copyRows, type Row } from '../database/copy-rows.ts';
import { districtUuid, schoolUuid } from '../ids.ts';
import { textKey } from '../lists/name-key.ts';

const INSERT = `
  insert into plans (id, district_id, school_id, actor_kind, actor_user_id, options, made_at, summary, cost, ms)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;

const COLUMNS = ['position', 'record', 'kind', 'clever_id', 'name', 'name_key', 'detail', 'fields', 'worries'];

const STAGE = `
  create temp table stage_changes (
    position int, record text, kind text, clever_id text, name text, name_key text, detail text, fields text[], worries boolean
  ) on commit drop`;

/** Row security lets no COPY into the table itself. */
const MOVE = `
  insert into plan_changes (plan_id, district_id, school_id, ${COLUMNS.join(', ')})
  select $1, $2::uuid, $3::uuid, ${COLUMNS.join(', ')} from stage_changes`;

function* toRows(changes: ReadonlyArray<PlannedChange>): Generator<Row> {
  let position = 0;
  for (const { record, kind, cleverId, name, detail, fields, worries } of changes)
    yield [
      String((position += 1)),
      record,
      kind,
      cleverId,
      name,
      textKey(name),
      detail,
      `{${fields.join(',')}}`,
      worries,
    ];
}

/** A preview with all its changes, however many, in the caller's transaction. */
export const keepPlan = async (
  client: PoolClient,
  plan: StoredPlan,
  changes: ReadonlyArray<PlannedChange>,
): Promise<void> => {
  const { id, school, actor, madeAt } = plan;
  const place = [districtUuid(school.districtId), schoolUuid(school)];
  const { actorKind, actorUserId } = toActorColumns(actor);
  const documents = [plan.summary, plan.cost, plan.ms].map((part) => JSON.stringify(part));
  await client.query(INSERT, [
    id,
    ...place,
    actorKind,
    actorUserId,
    JSON.stringify(plan.options),
    madeAt,
    ...documents,
  ]);
  if (changes.length === 0) return;
  await client.query(STAGE);
  await copyRows(client, 'stage_changes', COLUMNS, toRows(changes));
  await client.query(MOVE, [id, ...place]);
};
