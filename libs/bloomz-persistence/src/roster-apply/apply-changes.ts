import { type Application, type RunState, type SchoolRef, UNDER_WAY } from '@bloomz/onboarding-core';
import type { Writing } from '../database/writer.ts';
import { concludeRun, type LockedRun, lockRun } from '../write-run.ts';
import { auditSchoolName } from './audit.ts';
import { handOver } from './hand-over.ts';
import { mergeClasses } from './merge-classes.ts';
import { mergeGuardianships } from './merge-guardianships.ts';
import { mergeInvitations } from './merge-invitations.ts';
import { mergeMembers } from './merge-members.ts';
import { mergeMemberships } from './merge-memberships.ts';
import { makeWrite } from './writing.ts';

/** Bulk work on few tables: compiling queries costs more than it saves, and sorts should stay in memory. */
const TUNING = `set local jit = off; set local work_mem = '32MB'; set local lock_timeout = '20s'`;

const WORKABLE: ReadonlyArray<RunState> = [...UNDER_WAY, 'held'];

/** Waits for a decision about the run that is just being written, so that the fence sees it. Always the school first. */
const lockBoth = async (writing: Writing, school: string, run: Application['run']): Promise<LockedRun | undefined> => {
  if (run === null) return undefined;
  await writing.client.query('select from schools where id = $1 for update', [school]);
  return lockRun(writing, run.id, WORKABLE);
};

/**
 * The fence: whoever planned on an older version, for a run that was decided meanwhile, with a ticket that somebody
 * else has followed, or for a district that is frozen by now, changes nothing. It also makes writes to one school take
 * turns.
 */
const FENCE = `
  update schools set version = version + 1, name = coalesce($3, name)
  where id = $1 and version = $2
    and exists (select from districts where id = schools.district_id and connection = 'connected')
    and case
    when $4::text is null then true
    when $5::int is null then not exists (select from runs where id = $4 and (state <> 'held' or school_id <> $1))
    else exists (
      select from runs where id = $4 and school_id = $1 and attempt = $5
        and (state in ('queued', 'reading', 'planning', 'applying') or (state = 'held' and approval is not null)))
  end`;

/** All of an application within the caller's transaction. False: the roster has moved and nothing was written. */
export const applyChanges = async (writing: Writing, school: SchoolRef, application: Application): Promise<boolean> => {
  const { client } = writing;
  const { version, changes, run, ticket, at } = application;
  const write = makeWrite(client, school, application);
  await client.query(TUNING);
  const known = await lockBoth(writing, write.schoolUuid, run);
  const named = ticket?.runId ?? run?.id ?? null;
  const fence = [write.schoolUuid, version, changes.schoolName, named, ticket?.attempt ?? null];
  if ((await client.query(FENCE, fence)).rowCount === 0) return false;
  if (changes.schoolName !== null) await auditSchoolName(write);
  await mergeClasses(write);
  await mergeMembers(write);
  await mergeMemberships(write);
  await mergeGuardianships(write);
  await mergeInvitations(write);
  await handOver(write);
  if (run !== null) await concludeRun(writing, run, known, at);
  return true;
};
