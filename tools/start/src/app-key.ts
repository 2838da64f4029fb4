import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Seals cookies and codes: made once, kept for its owner's eyes. A key in the environment comes first. */
export const keepAppKey = (folder: string, given: Buffer | undefined): Buffer => {
  if (given !== undefined) return given;
  const file = path.join(folder, 'app-key');
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  return Buffer.from(readFileSync(file, 'utf8'), 'base64');
};
