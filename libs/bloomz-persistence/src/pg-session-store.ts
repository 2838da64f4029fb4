import type { Session, SessionStore } from '@bloomz/access-core';
import { O, pipe, TE } from '@bloomz/kernel';
import { asSystem } from './access/as-system.ts';
import type { Database } from './database/database.ts';

const OPEN = `insert into sessions (digest, account_id, opened_at, last_seen_at) values ($1, $2, $3, $4)`;
const FIND = `
  select account_id as "accountId", opened_at as "openedAt", last_seen_at as "lastSeenAt" from sessions
  where digest = $1`;
const TOUCH = `update sessions set last_seen_at = $2 where digest = $1`;
const CLOSE = `delete from sessions where digest = $1`;
const CLOSE_ALL = `delete from sessions where account_id = $1`;
const SWEEP = `delete from sessions where opened_at < $1 or last_seen_at < $2`;

/** Sessions in PostgreSQL, by the digest of their token. */
export const makePgSessionStore = (database: Database): SessionStore => {
  const { read, write } = asSystem(database);
  const change = (sql: string, ...values: ReadonlyArray<unknown>) => write((client) => client.query(sql, [...values]));
  const done = TE.map(() => undefined);
  return {
    open: (digest, { accountId, openedAt, lastSeenAt }) => done(change(OPEN, digest, accountId, openedAt, lastSeenAt)),
    find: (digest) =>
      pipe(
        read((client) => client.query<Session>({ name: 'session', text: FIND, values: [digest] })),
        TE.map(({ rows }) => O.fromNullable(rows[0])),
      ),
    touch: (digest, at) => done(change(TOUCH, digest, at)),
    close: (digest) => done(change(CLOSE, digest)),
    closeAllOf: (accountId) => done(change(CLOSE_ALL, accountId)),
    sweep: (openedBefore, seenBefore) =>
      pipe(
        change(SWEEP, openedBefore, seenBefore),
        TE.map(({ rowCount }) => rowCount ?? 0),
      ),
  };
};
