import { sizeOf, type RosterChanges } from '@bloomz/onboarding-core';
import type { Database } from '../database/database.ts';

/** Below this many records the next reader settles the few pages at no cost worth mentioning. */
const LARGE = 1_000;
const READ_BY_LOAD = 'classes, people, members, memberships, invitations';

/**
 * After a large write PostgreSQL still has to mark every new row as committed. Whoever reads first does it, and writes
 * the page to the WAL: a night without changes would pay for the import. So we pay at once, as autovacuum would later.
 * Best effort: nothing depends on it.
 */
export const settlePages = async ({ connect }: Database, changes: RosterChanges): Promise<void> => {
  if (sizeOf(changes) < LARGE) return;
  try {
    const client = await connect();
    await client.query(`vacuum (skip_locked, index_cleanup off, truncate off) ${READ_BY_LOAD}`);
    await client.end();
  } catch {
    return;
  }
};
