import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { makePgMail, makeTestDatabase, type TestDatabase } from '@bloomz/bloomz-persistence/testing';
import { type KeptMail, type Mailbox, startMailbox } from '@bloomz/mailbox';
import { vi } from 'vitest';
import type { ChildSettings } from './mailer-child.ts';

const CHILD = fileURLToPath(new URL('mailer-child.ts', import.meta.url));

/** Turns are short, so that what a killed mailer had in hand is soon another one's; no stages and no pace. */
const RULES = { leaseMs: 2_000, batch: 12, gateMs: 0, perSecond: 100_000, firstWaitMs: 20, aheadMs: 1_000_000 };

export type MailTrial = {
  readonly mailbox: Mailbox;
  readonly database: TestDatabase;
  /** A mailer that has loaded what it needs, and begins when it is told to. */
  readonly prepare: () => Promise<Mailer>;
  /** How many mails have arrived, repetitions included. */
  readonly untilArrived: (count: number) => Promise<void>;
  readonly untilEmpty: () => Promise<void>;
  readonly close: () => Promise<void>;
};

type Mailer = { readonly begin: () => void; readonly kill: () => Promise<void>; readonly stop: () => Promise<void> };

const end = async (child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
};

/** So many invitations wait for a mailer, and a mail server for them. */
export const aMailTrial = async (count: number): Promise<MailTrial> => {
  const [database, mailbox] = [await makeTestDatabase(), await startMailbox({ keep: 100_000 })];
  const world = await makePgMail(database);
  await world.invite(
    await world.school(),
    Array.from({ length: count }, () => ({})),
  );
  const settings: ChildSettings = {
    ...{ databaseUrl: database.url, appKey: randomBytes(32).toString('base64'), smtpUrl: mailbox.smtpUrl },
    ...{ from: 'mail@bloomz.example', publicUrl: 'http://localhost:3000', rules: RULES },
  };
  const children = new Set<ChildProcess>();
  return {
    mailbox,
    database,
    prepare: async () => {
      const env = { PATH: process.env['PATH'], MAILER: JSON.stringify(settings) };
      const child = fork(CHILD, { env, execArgv: [], stdio: ['ignore', 2, 2, 'ipc'] });
      children.add(child);
      await once(child, 'message');
      return {
        begin: () => void child.send('begin'),
        kill: () => end(child, 'SIGKILL'),
        stop: () => end(child, 'SIGTERM'),
      };
    },
    untilArrived: async (arrived) => {
      await vi.waitUntil(() => mailbox.arrived() >= arrived, { timeout: 60_000, interval: 1 });
    },
    untilEmpty: async () => {
      const isEmpty = async () => (await countOf(database, 'select count(*)::int as n from outbox')) === 0;
      await vi.waitUntil(isEmpty, { timeout: 300_000, interval: 100 });
    },
    close: async () => {
      for (const child of children) await end(child, 'SIGKILL');
      await mailbox.stop();
      await database.close();
    },
  };
};

export const countOf = async ({ read }: TestDatabase, sql: string): Promise<number> => {
  const { rows } = await read((client) => client.query<{ readonly n: number }>(sql));
  return rows[0]?.n ?? -1;
};

/** What arrived, seen from the people whom it went to. */
export type Arrivals = {
  readonly people: number;
  readonly repeated: number;
  /** People to whom something else came than the same mail again. */
  readonly confused: number;
};

const codeIn = ({ text }: KeptMail): string => /\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{5}\b/.exec(text)?.[0] ?? 'no code';
const nameOf = (mail: KeptMail): string => `${mail.messageId} ${codeIn(mail)}`;

export const arrivalsIn = ({ mails }: Mailbox): Arrivals => {
  const byPerson = [...Map.groupBy(mails(), ({ to }) => to).values()];
  return {
    people: byPerson.length,
    repeated: byPerson.reduce((sum, own) => sum + own.length - 1, 0),
    confused: byPerson.filter((own) => new Set(own.map(nameOf)).size !== 1 || nameOf(own[0]!).includes('no code'))
      .length,
  };
};

/**
 * Mailer after mailer is killed, each at a random moment after it has begun to send; a last one is left alone.
 * `each`: how many mails one sends before that, on average.
 */
export const killMailers = async (trial: MailTrial, kills: number, each: number): Promise<void> => {
  const ready = [trial.prepare(), trial.prepare()];
  const next = async (): Promise<Mailer> => {
    ready.push(trial.prepare());
    const mailer = await ready.shift();
    if (mailer === undefined) throw new Error('no mailer');
    mailer.begin();
    return mailer;
  };
  for (let killed = 0; killed < kills; killed += 1) {
    const mailer = await next();
    await Promise.race([trial.untilArrived(trial.mailbox.arrived() + randomInt(1, 2 * each)), trial.untilEmpty()]);
    await sleep(randomInt(0, 50));
    await mailer.kill();
    if ((killed + 1) % 50 === 0) console.log(`${killed + 1} mailers killed`);
  }
  const last = await next();
  await trial.untilEmpty();
  await last.stop();
};

/** One mailer, and a server that takes every so many mails and breaks the line before it has said so. */
export const cutLinks = async (trial: MailTrial, cuts: number, every: number): Promise<number> => {
  let [seen, cut] = [0, 0];
  trial.mailbox.behave({
    message: () => {
      seen += 1;
      if (seen % every !== 0 || cut === cuts) return 'accept';
      cut += 1;
      return 'cut';
    },
  });
  const mailer = await trial.prepare();
  mailer.begin();
  await trial.untilEmpty();
  await mailer.stop();
  return cut;
};
