import { execFileSync } from 'node:child_process';
import { chownSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { embeddedUnavailable } from './embedded-unavailable.ts';
import type { Binaries } from './binaries.ts';

/** How to run PostgreSQL's programs and whose files they may read: postgres itself refuses to run as root. */
export type ServerUser = {
  readonly command: (file: string, args: ReadonlyArray<string>) => readonly [file: string, args: string[]];
  readonly spawnAs: { readonly uid?: number; readonly gid?: number; readonly cwd?: string };
  /** Hands a file or folder that we made to the server. */
  readonly own: (file: string) => void;
};

type Account = { readonly uid: number; readonly gid: number };

const ourselves: ServerUser = {
  command: (file, args) => [file, [...args]],
  spawnAs: {},
  own: () => undefined,
};

const another = ({ uid, gid }: Account): ServerUser => ({
  command: (file, args) => [file, [...args]],
  spawnAs: { uid, gid, cwd: '/' },
  own: (file) => chownSync(file, uid, gid),
});

/** Inside the namespace root's files belong to "nobody", who may run postgres. */
const NAMESPACE = ['--user', '--map-user=65534', '--map-group=65534'];
const nobodyInNamespace: ServerUser = {
  command: (file, args) => ['unshare', [...NAMESPACE, file, ...args]],
  spawnAs: {},
  own: () => undefined,
};

const succeeds = (file: string, args: ReadonlyArray<string>, as: ServerUser['spawnAs'] = {}): boolean => {
  try {
    execFileSync(file, args, { ...as, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

const idOf = (flag: '-u' | '-g', user: string): number =>
  Number(execFileSync('id', [flag, user], { stdio: ['ignore', 'pipe', 'ignore'] }));

const accountOf = (user: string): Account[] => {
  try {
    return [{ uid: idOf('-u', user), gid: idOf('-g', user) }];
  } catch {
    return [];
  }
};

/** A cluster keeps its owner; a new one goes to the first harmless account of the machine. */
const candidates = (cluster: string): ReadonlyArray<Account> => {
  const owner = statSync(path.join(cluster, 'PG_VERSION'), { throwIfNoEntry: false });
  if (owner) return owner.uid === 0 ? [] : [owner];
  return ['postgres', 'nobody'].flatMap(accountOf);
};

const canServe = ({ uid, gid }: Account, cluster: string, { postgres }: Binaries): boolean => {
  const as = { uid, gid, cwd: '/' };
  return succeeds(postgres, ['--version'], as) && succeeds('test', ['-x', path.dirname(cluster)], as);
};

/** Ourselves, unless we are root: then an account that reaches the files, or else a user namespace. */
export const chooseServerUser = (cluster: string, binaries: Binaries): ServerUser => {
  if (process.getuid?.() !== 0) return ourselves;
  mkdirSync(path.dirname(cluster), { recursive: true });
  const account = candidates(cluster).find((candidate) => canServe(candidate, cluster, binaries));
  if (account) return another(account);
  if (succeeds('unshare', [...NAMESPACE, 'true'])) return nobodyInNamespace;
  throw embeddedUnavailable(
    'the embedded PostgreSQL cannot run as root here; run as an ordinary user, move the checkout, or set DATABASE_URL',
  );
};
