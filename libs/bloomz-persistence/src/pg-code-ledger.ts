import type { CodeLedger } from '@bloomz/access-core';
import { pipe, TE } from '@bloomz/kernel';
import { asSystem } from './access/as-system.ts';
import type { Database } from './database/database.ts';

const CLAIM = `insert into login_codes (digest, at) values ($1, $2) on conflict do nothing`;
const SWEEP = `delete from login_codes where at < $1`;

/** Claimed codes in PostgreSQL: the primary key lets one claim through. */
export const makePgCodeLedger = (database: Database): CodeLedger => {
  const { write } = asSystem(database);
  return {
    claim: (digest, at) =>
      pipe(
        write((client) => client.query(CLAIM, [digest, at])),
        TE.map(({ rowCount }) => rowCount === 1),
      ),
    sweep: (before) =>
      pipe(
        write((client) => client.query(SWEEP, [before])),
        TE.map(({ rowCount }) => rowCount ?? 0),
      ),
  };
};
