import { type Database, openDatabase } from '@bloomz/bloomz-persistence';
import type { CliError, Io } from '@bloomz/cli';
import {
  badConfiguration,
  type CleverSettings,
  type Config,
  demandClever,
  type Environment,
  loadConfig,
  namesCleverApplication,
  namesMailServer,
} from '@bloomz/configuration';
import { E } from '@bloomz/kernel';
import { keepAppKey } from './app-key.ts';
import { type DataFolder, takeDataFolder } from './data-folder.ts';
import { freePort } from './free-port.ts';
import { cleverSettingsOf, portOf, settingsOf, startLocalClever } from './local-clever.ts';
import { importFirst, provisionAll } from './sample-import.ts';
import { sampleSchools } from './sample-schools.ts';
import { startServices } from './services.ts';
import { removeSettings, writeSettings } from './settings-file.ts';
import { importedOnce, readyForRealClever, upAndRunning } from './words.ts';

/** What is running, how the import ended, and what to try next. `stop` ends it in the reverse order of its start. */
type Running = {
  readonly exitCode: number;
  readonly next: { readonly staying: string; readonly leaving: string };
  readonly stop: () => Promise<void>;
};
export type Started = E.Either<CliError, Running>;

type Stop = () => Promise<void> | void;

const inReverse = (stops: ReadonlyArray<Stop>) => async (): Promise<void> => {
  for (const stop of stops.toReversed()) await stop();
};

/** How the start was asked for. */
type Request = { readonly env: Environment; readonly io: Io; readonly once: boolean };

/** What every part is given. */
type Ground = { readonly config: Config; readonly database: Database; readonly appKey: Buffer; readonly stops: Stop[] };

const serve = async ({ config, database, appKey, stops }: Ground, clever: CleverSettings): Promise<void> => {
  const services = await startServices(config, { database, clever, appKey });
  stops.push(services.stop);
};

const withLocalClever = async (ground: Ground, { env, io, once }: Request): Promise<Started> => {
  const { config, stops } = ground;
  const port = portOf(env['CLEVER_API_URL'] || undefined);
  if (port === undefined)
    return E.left(
      badConfiguration(
        'CLEVER_API_URL names another machine, but CLEVER_CLIENT_ID is not set: set it too, or unset CLEVER_API_URL.',
      ),
    );
  const clever = await startLocalClever(port, config.publicUrl);
  stops.push(() => clever.close());
  const settings = settingsOf(clever);
  writeSettings(config.dataDir, settings);
  stops.push(() => removeSettings(config.dataDir));
  const schools = sampleSchools(clever);
  const exitCode = (await provisionAll(schools, env, io)) || (await importFirst(schools, { ...env, ...settings }, io));
  if (!once) await serve(ground, { ...cleverSettingsOf(clever), foundIn: null });
  const next = {
    staying: upAndRunning(config.publicUrl, clever, schools, !namesMailServer(config)),
    leaving: importedOnce(schools),
  };
  return E.right({ exitCode, next, stop: inReverse(stops) });
};

const withRealClever = async (ground: Ground, once: boolean): Promise<Started> => {
  const { config, stops } = ground;
  const clever = demandClever(config);
  if (E.isLeft(clever)) return clever;
  if (!once) await serve(ground, clever.right);
  const text = readyForRealClever(config.publicUrl, clever.right.apiUrl);
  return E.right({ exitCode: 0, next: { staying: text, leaving: text }, stop: inReverse(stops) });
};

/** A port that somebody has gives way to a free one, unless the address under which people reach us is fixed. */
const withFreePort = async (config: Config): Promise<Config> => {
  if (config.given.PUBLIC_URL !== undefined) return config;
  const port = await freePort(config.port, config.listenHost);
  return { ...config, port, publicUrl: `http://localhost:${port}` };
};

const startParts = async (given: Config, { env, io, once }: Request, stops: Stop[]): Promise<Started> => {
  const config = once ? given : await withFreePort(given);
  removeSettings(config.dataDir);
  const appKey = keepAppKey(config.dataDir, config.appKey);
  const database = await openDatabase({ url: config.databaseUrl, dataDir: config.dataDir })();
  if (E.isLeft(database)) return database;
  stops.push(() => database.right.close());
  const ground = { config, database: database.right, appKey, stops };
  return namesCleverApplication(env) ? withRealClever(ground, once) : withLocalClever(ground, { env, io, once });
};

const taken = (folder: string): CliError =>
  badConfiguration(
    `Another \`npm start\` is running on ${folder}: use that one, stop it first, or set BLOOMZ_DATA_DIR to another folder.`,
  );

const unusable = (folder: string, { code }: NodeJS.ErrnoException): CliError =>
  badConfiguration(
    `The data folder ${folder} cannot be used (${code}): set BLOOMZ_DATA_DIR to one that can be written.`,
  );

const takeFolder = (folder: string): Promise<E.Either<CliError, DataFolder>> =>
  takeDataFolder(folder).then(
    (held) => (held === undefined ? E.left(taken(folder)) : E.right(held)),
    (error: NodeJS.ErrnoException) => E.left(unusable(folder, error)),
  );

/**
 * Starts everything, imports the first sample school, and gives back what is running. `once`: nobody stays to be served,
 * so API and worker are left out.
 */
export const start = async (env: Environment, io: Io, once: boolean): Promise<Started> => {
  const config = loadConfig(env);
  if (E.isLeft(config)) return config;
  const folder = await takeFolder(config.right.dataDir);
  if (E.isLeft(folder)) return folder;
  const stops: Stop[] = [folder.right.leave];
  try {
    const started = await startParts(config.right, { env, io, once }, stops);
    if (E.isLeft(started)) await inReverse(stops)();
    return started;
  } catch (thrown) {
    await inReverse(stops)();
    throw thrown;
  }
};
