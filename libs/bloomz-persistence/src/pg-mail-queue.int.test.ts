import { setTimeout as sleep } from 'node:timers/promises';
import { E, T } from '@bloomz/kernel';
import {
  aMailer,
  afterMs,
  makeJumpingClock,
  makeTestTransport,
  type SmtpAnswer,
} from '@bloomz/invitation-core/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { look } from './testing/a-school.ts';
import { makeTestDatabase, type TestDatabase } from './testing/make-test-database.ts';
import { makePgMail } from './testing/pg-mail.ts';

const HOUR_MS = 3_600_000;
const RULES = { gateMs: 0, perSecond: 1_000 };
const OK: SmtpAnswer = E.right(undefined);
const DOWN: SmtpAnswer = E.left({ _tag: 'MailServerDown', detail: 'ECONNREFUSED' });

let database: TestDatabase;
beforeAll(async () => {
  database = await makeTestDatabase();
});
afterAll(() => database.close());

/** A mailer on the PostgreSQL outbox whose clock jumps, until that clock shows a time. */
const workUntil = async (
  world: Awaited<ReturnType<typeof makePgMail>>,
  smtp: ReturnType<typeof makeTestTransport>,
  clock: ReturnType<typeof makeJumpingClock>,
  end: Date,
): Promise<void> => {
  const control = new AbortController();
  const until = (at: Date, signal?: AbortSignal) =>
    T.fromTask(async () => {
      await clock.until(at, signal)();
      if (clock.now() >= end) control.abort();
    });
  const parts = { queue: world.queue, transport: smtp.transport, clock: { ...clock, until }, rules: RULES };
  await aMailer(parts).runMailer({ signal: control.signal })();
};

it('loses and repeats nothing while the server refuses for an hour, and is back within a minute', async () => {
  const [world, clock, back] = [await makePgMail(database), makeJumpingClock(), afterMs(HOUR_MS)];
  let firstAt: Date | undefined;
  const smtp = makeTestTransport(() => {
    if (clock.now() < back) return DOWN;
    firstAt ??= clock.now();
    return OK;
  });
  await world.invite(
    await world.school(),
    Array.from({ length: 100 }, () => ({})),
  );
  await workUntil(world, smtp, clock, afterMs(1.2 * HOUR_MS));
  expect(firstAt!.getTime() - back.getTime()).toBeLessThanOrEqual(60_000);
  expect(new Set(smtp.delivered.map(({ messageId }) => messageId)).size).toBe(100);
  expect(smtp.delivered).toHaveLength(100);
  expect(await look(database, `select state, count(*)::int as n from invitations group by state`)).toEqual([
    { state: 'sent', n: 100 },
  ]);
}, 60_000);

it('loses nothing and sends nothing twice while several mailers share the outbox', async () => {
  const [world, control] = [await makePgMail(database), new AbortController()];
  for (let schools = 0; schools < 3; schools += 1)
    await world.invite(
      await world.school(),
      Array.from({ length: 150 }, () => ({})),
    );
  const smtp = makeTestTransport(async () => {
    await sleep(1);
    return OK;
  });
  const now = (): Date => new Date();
  const until = (at: Date) => () => sleep(Math.max(0, at.getTime() - Date.now()));
  const work = aMailer({
    queue: world.queue,
    transport: smtp.transport,
    clock: { now, until },
    rules: RULES,
  }).runMailer;
  const mailers = Array.from({ length: 3 }, () => work({ signal: control.signal, pollMs: 20 })());
  while ((await look(database, 'select from outbox')).length > 0) await sleep(50);
  control.abort();
  await Promise.all(mailers);
  expect(smtp.delivered).toHaveLength(450);
  expect(new Set(smtp.delivered.map(({ messageId }) => messageId)).size).toBe(450);
}, 60_000);

it('keeps nothing of what a mail says, nor the address that complained', async () => {
  const [world, clock] = [await makePgMail(database), makeJumpingClock()];
  await world.invite(await world.school(), [{ email: 'angry@home.example' }]);
  const smtp = makeTestTransport(() => OK);
  await workUntil(world, smtp, clock, afterMs(10_000));
  const [mail] = smtp.delivered;
  const tables = ['outbox', 'invitations', 'school_mail', 'mail_service', 'mail_domains', 'audit_entries'];
  for (const table of tables) {
    const kept = JSON.stringify(await look(database, `select * from ${table}`));
    expect(kept, table).not.toContain('angry');
    for (const word of mail!.text.split(' ')) expect(kept.includes(`"${word}"`), table).toBe(false);
  }
});
