import type { Application, RunId, SchoolRef } from '@bloomz/onboarding-core';
import type { Writing } from '../database/writer.ts';
import { concludeRun } from '../write-run.ts';
import { auditSchoolName } from './audit.ts';
import { mergeClasses } from './merge-classes.ts';
import { mergeInvitations } from './merge-invitations.ts';
import { mergeMembers } from './merge-members.ts';
import { mergeMemberships } from './merge-memberships.ts';
import { makeWrite, type Write } from './writing.ts';

/** Bulk work on few tables: compiling queries costs more than it saves, and sorts should stay in memory. */
const TUNING = `set local jit = off; set local work_mem = '32MB'; set local lock_timeout = '20s'`;

/** Waits for a decision about the run that is just being written, so that the fence sees it. Always the school first. */
const lockRun = async ({ client, schoolUuid }: Write, runId: RunId): Promise<void> => {
  await client.query('select from schools where id = $1 for update', [schoolUuid]);
  await client.query('select from runs where id = $1 for update', [runId]);
};

/**
 * The fence: whoever planned on an older version, or for a run that was decided meanwhile, changes nothing. It also
 * makes writes to one school take turns.
 */
const FENCE = `
  update schools set version = version + 1, name = coalesce($3, name)
  where id = $1 and version = $2
    and not exists (select from runs where id = $4 and (state <> 'held' or school_id <> $1))`;

/** All of an application within the caller's transaction. False: the roster has moved and nothing was written. */
export const applyChanges = async (
  { em, client }: Writing,
  school: SchoolRef,
  application: Application,
): Promise<boolean> => {
  const { version, changes, run } = application;
  const write = makeWrite(client, school, application);
  await client.query(TUNING);
  if (run !== null) await lockRun(write, run.id);
  const { rowCount } = await client.query(FENCE, [write.schoolUuid, version, changes.schoolName, run?.id ?? null]);
  if (rowCount === 0) return false;
  if (changes.schoolName !== null) await auditSchoolName(write);
  await mergeClasses(write);
  await mergeMembers(write);
  await mergeMemberships(write);
  await mergeInvitations(write);
  if (run !== null) await concludeRun(em, run);
  return true;
};
