import type { TE } from '@bloomz/kernel';
import type { StoreUnavailable } from '@bloomz/onboarding-core';
import { attempt } from './database/attempt.ts';
import { type Database, makeDatabase } from './database/database.ts';
import { migrate } from './migrations/migrate.ts';

export type DatabaseConfig = {
  /** A PostgreSQL of one's own; without it an embedded one serves, with its data under `dataDir`. */
  readonly url?: string | undefined;
  readonly dataDir: string;
};

/** A database with an up-to-date schema. `close` also stops the embedded server when nobody else uses it. */
export const openDatabase = ({ url, dataDir }: DatabaseConfig): TE.TaskEither<StoreUnavailable, Database> =>
  attempt(() => (url === undefined ? openEmbedded(dataDir) : openAt(url)));

const openAt = async (url: string): Promise<Database> => {
  await migrate(url);
  return makeDatabase(url);
};

const openEmbedded = async (dataDir: string): Promise<Database> => {
  const { startEmbedded } = await import('./embedded/start-embedded.ts');
  const { url, release } = await startEmbedded({ dataDir });
  try {
    const database = await openAt(url);
    return { ...database, close: () => database.close().finally(release) };
  } catch (cause) {
    await release();
    throw cause;
  }
};
