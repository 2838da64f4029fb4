import type { JoinedPlaces } from '@bloomz/invitation-core';
import { TE } from '@bloomz/kernel';
import { asSystem } from './access/as-system.ts';
import type { Database } from './database/database.ts';
import { placesOf } from './joining/my-places.ts';
import { isUuid } from './lists/cursor.ts';

/** Where an account belongs, out of the rosters themselves; whoever asks is that account. */
export const makePgJoinedPlaces = (database: Database): JoinedPlaces => ({
  of: (accountId) =>
    isUuid(accountId) ? asSystem(database).read((client) => placesOf(client, accountId)) : TE.right([]),
});
