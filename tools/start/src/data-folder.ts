import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** One `npm start` per data folder. */
export type DataFolder = { readonly path: string; readonly leave: () => Promise<void> };

const LONGEST_SOCKET_PATH = 100;

/** A socket lives exactly as long as its process, which a file with a process id does not. */
const socketOf = (folder: string): string => {
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 12);
  if (process.platform === 'win32') return `\\\\.\\pipe\\bloomz-start-${hash}`;
  const inside = path.join(folder, 'start.sock');
  return inside.length <= LONGEST_SOCKET_PATH ? inside : path.join(tmpdir(), `bloomz-start-${hash}.sock`);
};

const listen = (socket: string): Promise<Server | undefined> =>
  new Promise((resolve, reject) => {
    const server = createServer((visitor) => visitor.end());
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen(socket, () => resolve(server.unref()));
  });

const isAnswered = (socket: string): Promise<boolean> =>
  new Promise((resolve) => {
    const caller = connect(socket, () => {
      caller.destroy();
      resolve(true);
    });
    caller.once('error', () => resolve(false));
  });

/** What a killed start left behind. Renaming decides between two who find it at once. */
const clearAway = (socket: string): void => {
  const aside = `${socket}.${process.pid}`;
  try {
    renameSync(socket, aside);
    rmSync(aside, { force: true });
  } catch {
    return;
  }
};

const close = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()));

/** Node's own recursive mkdir never comes back where nothing can be made, as below /proc. */
const makeFolder = (folder: string): void => {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
};

/** Makes the folder and takes it; undefined when another start has it. */
export const takeDataFolder = async (folder: string): Promise<DataFolder | undefined> => {
  makeFolder(folder);
  const socket = socketOf(folder);
  let server = await listen(socket);
  if (server === undefined && !(await isAnswered(socket))) {
    clearAway(socket);
    server = await listen(socket);
  }
  if (server === undefined) return undefined;
  const held = server;
  return { path: folder, leave: () => close(held) };
};
