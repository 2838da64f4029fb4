import { createHash, randomBytes } from 'node:crypto';
import { type Io, runCli } from '@bloomz/cli';
import { expect } from 'vitest';
import type { ApiWorld } from './an-api.ts';
import type { Browser } from './browser.ts';
import { change } from './look.ts';

export const PASSWORD = 'correct horse battery staple';

/** A Bloomz account, made as an operator makes one: its password comes on stdin. */
export const anAccount = async ({ env }: ApiWorld, email: string, ...more: ReadonlyArray<string>): Promise<void> => {
  let err = '';
  const io: Io = {
    out: () => Promise.resolve(),
    err: (text) => Promise.resolve(void (err += text)),
    terminal: null,
    firstLine: () => Promise.resolve(PASSWORD),
  };
  const code = await runCli(['account', 'set-password', '--email', email, ...more], env, io);
  expect({ code, err }).toEqual({ code: 0, err: '' });
};

/** A further account with the same password, which takes no time to make. */
export const anotherAccount = (world: ApiWorld, email: string, name: string): Promise<number> =>
  change(
    world,
    `insert into accounts (id, name, email, password_hash, address_proven)
     select gen_random_uuid(), $2, $1, password_hash, true from accounts
     where password_hash is not null limit 1`,
    [email, name],
  );

/** Signs in with e-mail and password. */
export const logIn = async (browser: Browser, email: string, password = PASSWORD): Promise<Browser> => {
  const { status } = await browser.post('/auth/login', { email, password });
  expect(status).toBe(200);
  return browser;
};

/** The token of a session that began just now, without anybody having waited for a password to be checked. */
export const aSessionOf = async (world: ApiWorld, email: string): Promise<string> => {
  const token = randomBytes(32).toString('base64url');
  const digest = createHash('sha256').update(token).digest('hex');
  const sql = `insert into sessions (digest, account_id, opened_at, last_seen_at)
    select $1, id, now(), now() from accounts where email = $2`;
  expect(await change(world, sql, [digest, email])).toBe(1);
  return token;
};
