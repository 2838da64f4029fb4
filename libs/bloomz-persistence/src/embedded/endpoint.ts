import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isAlive } from './process-life.ts';

export const SUPERUSER = 'app';

/** Where the server listens: a private unix socket, or on Windows a loopback port with a password. */
export type Endpoint = {
  readonly settings: Readonly<Record<string, string>>;
  readonly initdbArgs: ReadonlyArray<string>;
  readonly socketDir: string | null;
  readonly urlOf: (database: string) => string;
};

export const endpointOf = (cluster: string): Endpoint =>
  process.platform === 'win32' ? loopback(cluster) : unixSocket(cluster);

const hashOf = (cluster: string): string => createHash('sha256').update(cluster).digest('hex');

/** A socket's path may have 107 bytes, so the folder is named by a hash; the port is only part of its name. */
const unixSocket = (cluster: string): Endpoint => {
  const socketDir = socketDirInUse(cluster) ?? path.join(tmpdir(), `bloomz-pg-${hashOf(cluster).slice(0, 12)}`);
  return {
    settings: { listen_addresses: '', unix_socket_directories: socketDir, port: '5432' },
    initdbArgs: ['--auth=trust'],
    socketDir,
    urlOf: (database) => `postgresql://${SUPERUSER}@localhost:5432/${database}?host=${encodeURIComponent(socketDir)}`,
  };
};

/** Who started the server that runs may have another temporary directory. https://www.postgresql.org/docs/18/storage-file-layout.html */
const socketDirInUse = (cluster: string): string | undefined => {
  try {
    const [pid, , , , socketDir] = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return isAlive(Number(pid)) && socketDir ? socketDir : undefined;
  } catch {
    return undefined;
  }
};

const loopback = (cluster: string): Endpoint => {
  const port = String(20_000 + (parseInt(hashOf(cluster).slice(0, 8), 16) % 20_000));
  const passwordFile = `${cluster}.password`;
  mkdirSync(path.dirname(cluster), { recursive: true });
  if (!existsSync(passwordFile)) writeFileSync(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 });
  const password = readFileSync(passwordFile, 'utf8');
  return {
    settings: { listen_addresses: '127.0.0.1', port },
    initdbArgs: ['--auth=scram-sha-256', `--pwfile=${passwordFile}`],
    socketDir: null,
    urlOf: (database) => `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`,
  };
};

/** Makes the folder ours and nobody else's; somebody else's folder of that name is refused. */
export const makeSocketDir = (socketDir: string): void => {
  mkdirSync(socketDir, { recursive: true, mode: 0o700 });
  if (!lstatSync(socketDir).isDirectory()) throw new Error(`${socketDir} is not a folder`);
  chmodSync(socketDir, 0o700);
};
