import path from 'node:path';
import { startEmbedded } from '../embedded/start-embedded.ts';

/** A PostgreSQL for tests: whoever opens it last stops it. */
export type TestServer = { readonly url: string; readonly release: () => Promise<void> };

/** What a test writes may be lost with the machine, which makes it several times faster. */
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };
const DATA_DIR = path.resolve(import.meta.dirname, '../../../../.data/test');

/** The server that the environment names, or one that all test files of this checkout share. */
export const openTestServer = async (): Promise<TestServer> => {
  const given = process.env['BLOOMZ_TEST_DATABASE_URL'] ?? process.env['DATABASE_URL'];
  if (given !== undefined) return { url: given, release: () => Promise.resolve() };
  return startEmbedded({ dataDir: DATA_DIR, settings: FAST });
};
