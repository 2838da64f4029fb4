import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Binaries, findBinaries } from './binaries.ts';
import { type Endpoint, endpointOf, makeSocketDir, SUPERUSER } from './endpoint.ts';
import { chooseServerUser, type ServerUser } from './server-user.ts';

const run = promisify(execFile);

export type Settings = Readonly<Record<string, string>>;

/** One PostgreSQL data folder and the programs that act on it. */
export type Cluster = {
  readonly endpoint: Endpoint;
  readonly log: string;
  /** Creates the data folder. False when it was there already. */
  readonly create: () => Promise<boolean>;
  readonly isRunning: () => Promise<boolean>;
  readonly start: (settings: Settings) => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Text sorts and folds the same on every machine: no locale of the operating system is used. */
const LOCALE = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
/** With checksums, marking rows as committed goes to the WAL: the first read after an import would write megabytes. */
const NO_HINTS_IN_WAL = '--no-data-checksums';
const DEFAULTS: Settings = {
  /** Bulk loads would otherwise force a checkpoint every few seconds. */
  max_wal_size: '2GB',
  /** Errors of statements quote rows, so the log tells of the server alone; our failures carry the code. */
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};
const LARGEST_LOG = 5_000_000;

export const makeCluster = async (folder: string): Promise<Cluster> => {
  const binaries = await findBinaries();
  const endpoint = endpointOf(folder);
  const log = path.join(folder, 'server.log');
  let chosen: ServerUser | undefined;
  const user = (): ServerUser => (chosen ??= chooseServerUser(folder, binaries));
  const exec = async (program: keyof Binaries, args: ReadonlyArray<string>): Promise<void> => {
    const [file, all] = user().command(binaries[program], args);
    await run(file, all, { ...user().spawnAs, env: { ...process.env, LC_ALL: 'C' } });
  };
  return {
    endpoint,
    log,
    create: async () => {
      if (existsSync(path.join(folder, 'PG_VERSION'))) return false;
      await initdb(folder, endpoint, user(), exec);
      return true;
    },
    isRunning: () => exec('pgCtl', ['-D', folder, 'status']).then(yes, no),
    start: async (settings) => {
      if (endpoint.socketDir !== null) {
        makeSocketDir(endpoint.socketDir);
        user().own(endpoint.socketDir);
      }
      writeSettings(folder, { ...DEFAULTS, ...settings, ...endpoint.settings }, user());
      rotate(log);
      await exec('pgCtl', ['-D', folder, '-w', '-t', '60', '-s', '-l', log, 'start']);
    },
    stop: () => exec('pgCtl', ['-D', folder, '-m', 'fast', '-w', 'stop']),
  };
};

const yes = (): boolean => true;
const no = (): boolean => false;

/** Made beside its place and moved there when complete, so a killed initdb leaves no half of a cluster. */
const initdb = async (
  folder: string,
  { initdbArgs }: Endpoint,
  user: ServerUser,
  exec: (program: 'initdb', args: ReadonlyArray<string>) => Promise<void>,
): Promise<void> => {
  const unfinished = `${folder}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  chmodSync(unfinished, 0o700);
  user.own(unfinished);
  await exec('initdb', [
    '-D',
    unfinished,
    '-U',
    SUPERUSER,
    ...LOCALE,
    NO_HINTS_IN_WAL,
    ...initdbArgs,
    '--no-instructions',
  ]);
  renameSync(unfinished, folder);
};

/** One old log is kept beside the current one. */
const rotate = (log: string): void => {
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LARGEST_LOG) renameSync(log, `${log}.old`);
};

const writeSettings = (folder: string, settings: Settings, user: ServerUser): void => {
  const file = path.join(folder, 'postgresql.auto.conf');
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'\n`);
  writeFileSync(file, lines.join(''));
  user.own(file);
};
