import { randomBytes } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Seals tokens, codes and sessions: made once, kept for its owner's eyes. A key in the environment comes first. */
export const keepAppKey = (folder: string, given: unknown): void => {
  const file = path.join(folder, 'app-key');
  if (given !== undefined || existsSync(file)) return;
  writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
};
