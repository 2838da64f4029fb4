import type { TE } from '@bloomz/kernel';
import type { StoreUnavailable } from '@bloomz/onboarding-core';
import { attempt } from './database/attempt.ts';
import { type Database, makeDatabase } from './database/database.ts';
import type { Scope } from './database/scope.ts';
import { migrate } from './migrations/migrate.ts';

export type DatabaseConfig = {
  /** A PostgreSQL of one's own; without it an embedded one serves, with its data under `dataDir`. */
  readonly url?: string | undefined;
  readonly dataDir: string;
  /** What is visible where no scope is ambient. Without it: nothing. */
  readonly scope?: Scope | undefined;
};

/** A database with an up-to-date schema. `close` also stops the embedded server when nobody else uses it. */
export const openDatabase = ({ url, dataDir, scope }: DatabaseConfig): TE.TaskEither<StoreUnavailable, Database> =>
  attempt(() => (url === undefined ? openEmbedded(dataDir, scope) : openAt(url, scope)));

const openAt = async (url: string, scope: Scope | undefined): Promise<Database> => {
  await migrate(url);
  return makeDatabase(url, scope);
};

const openEmbedded = async (dataDir: string, scope: Scope | undefined): Promise<Database> => {
  const { startEmbedded } = await import('./embedded/start-embedded.ts');
  const { url, release } = await startEmbedded({ dataDir });
  try {
    const database = await openAt(url, scope);
    return { ...database, close: () => database.close().finally(release) };
  } catch (cause) {
    await release();
    throw cause;
  }
};
