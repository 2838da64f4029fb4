import type { JoinStore } from '@bloomz/invitation-core';
import { O, pipe, TE } from '@bloomz/kernel';
import { asSystem } from './access/as-system.ts';
import type { Database } from './database/database.ts';
import { expireSecrets } from './joining/expire-secrets.ts';
import { findOpening } from './joining/find-opening.ts';
import { joinByClever, pendingSchools } from './joining/join-by-clever.ts';
import { joinByFamilyCode } from './joining/join-by-family-code.ts';
import { joinByInvitation } from './joining/join-by-invitation.ts';

/** Joins in PostgreSQL. They ask before anybody is known, so they see everything. */
export const makePgJoinStore = (database: Database): JoinStore => {
  const { read, write } = asSystem(database);
  return {
    find: (key, now) => read(async (client) => O.fromNullable(await findOpening(client, key, now))),
    join: (joining) =>
      pipe(
        write((client) =>
          joining.kind === 'invitation' ? joinByInvitation(client, joining) : joinByFamilyCode(client, joining),
        ),
        TE.flatMapEither((outcome) => outcome),
      ),
    joinByClever: (arrival) =>
      pipe(
        read((client) => pendingSchools(client, arrival)),
        TE.flatMap((pending) =>
          pending.length === 0 ? TE.right([]) : write((client) => joinByClever(client, arrival, pending)),
        ),
      ),
    expire: (now) => write((client) => expireSecrets(client, now)),
  };
};
