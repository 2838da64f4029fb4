import { E, T } from '@bloomz/kernel';
import { describe, expect, it } from 'vitest';
import type { ReadyMail } from '../entities/mail.ts';
import {
  aMailer,
  type JumpingClock,
  makeJumpingClock,
  makePlainComposer,
  makeTestTransport,
  type SmtpAnswer,
} from '../testing/a-mailer.ts';
import { makeInMemoryMail } from '../testing/in-memory-mail.ts';
import { right } from '../testing/joining-builders.ts';
import { afterMs, type Invitee, MAIL_NOW } from '../testing/mail-world.ts';
import type { BatchReport } from './send-batch.ts';

const HOUR_MS = 3_600_000;
const OK: SmtpAnswer = E.right(undefined);
const DOWN: SmtpAnswer = E.left({ _tag: 'MailServerDown', detail: 'ECONNREFUSED' });
const FULL: SmtpAnswer = E.left({ _tag: 'MailDeferred', reason: '452 4.2.2' });
const GONE: SmtpAnswer = E.left({ _tag: 'MailRefused', reason: '550 5.1.1' });
const FAST = { gateMs: 0, perSecond: 1_000 };
const goOn = new AbortController().signal;

type Answer = (mail: ReadyMail, clock: JumpingClock) => SmtpAnswer | Promise<SmtpAnswer>;

const aWorld = async (answer: Answer, n: number, like: Partial<Invitee> = {}) => {
  const [world, clock] = [makeInMemoryMail(), makeJumpingClock()];
  const school = await world.school();
  const ids = await world.invite(
    school,
    Array.from({ length: n }, () => like),
  );
  const smtp = makeTestTransport((mail) => answer(mail, clock));
  const statesOf = async (): Promise<ReadonlyArray<string>> =>
    Promise.all(ids.map(async (id) => (await world.look(id)).state));
  return { ...world, clock, school, ids, ...smtp, statesOf };
};
type World = Awaited<ReturnType<typeof aWorld>>;

/** Lets a mailer work until its clock shows that time. */
const workUntil = async (
  { queue, transport, clock }: World,
  end: Date,
  parts = {},
): Promise<ReadonlyArray<BatchReport>> => {
  const [control, batches]: [AbortController, BatchReport[]] = [new AbortController(), []];
  const until = (at: Date, signal?: AbortSignal) =>
    T.fromTask(async () => {
      await clock.until(at, signal)();
      if (clock.now() >= end) control.abort();
    });
  const { runMailer } = aMailer({ queue, transport, clock: { ...clock, until }, rules: FAST, ...parts });
  await runMailer({ signal: control.signal, onBatch: (batch) => batches.push(batch) })();
  return batches;
};

describe('RunMailer', () => {
  it('sends each mail once, and records it', async () => {
    const world = await aWorld(() => OK, 300);
    await workUntil(world, afterMs(60_000));
    expect(new Set(await world.statesOf())).toEqual(new Set(['sent']));
    expect(world.delivered).toHaveLength(300);
    expect(new Set(world.delivered.map(({ messageId }) => messageId)).size).toBe(300);
  });

  it('tries a mail that was put off for 72 hours, and then gives it up', async () => {
    const world = await aWorld(() => FULL, 1);
    await workUntil(world, afterMs(71 * HOUR_MS));
    expect(await world.statesOf()).toEqual(['queued']);
    await workUntil(world, afterMs(73 * HOUR_MS));
    expect(await world.look(world.ids[0]!)).toMatchObject({ state: 'bounced', reason: 'gave up after 72 h' });
    expect(new Set(world.handed.map(({ messageId, text }) => messageId + text)).size).toBe(1);
    expect(world.handed.length).toBeLessThan(60);
  });

  it('gives up at once what is refused for good', async () => {
    const world = await aWorld(() => GONE, 1);
    await workUntil(world, afterMs(10_000));
    expect(await world.look(world.ids[0]!)).toMatchObject({ state: 'bounced', reason: '550 5.1.1', hasSecrets: false });
    expect(world.handed).toHaveLength(1);
  });

  it('loses and repeats nothing while the server refuses for 48 hours, and is back within a minute', async () => {
    const back = afterMs(48 * HOUR_MS);
    let firstAt: Date | undefined;
    const world = await aWorld((_, clock) => {
      if (clock.now() < back) return DOWN;
      firstAt ??= clock.now();
      return OK;
    }, 200);
    await workUntil(world, afterMs(47 * HOUR_MS));
    const { trouble } = await right(world.queue.status(world.clock.now()));
    expect(trouble).toMatchObject({ since: MAIL_NOW, failure: 'ECONNREFUSED' });
    await workUntil(world, afterMs(49 * HOUR_MS));
    expect(new Set(await world.statesOf())).toEqual(new Set(['sent']));
    expect(world.delivered).toHaveLength(200);
    expect(firstAt!.getTime() - back.getTime()).toBeLessThanOrEqual(60_000);
    expect((await right(world.queue.status(world.clock.now()))).trouble).toBeNull();
    expect((await world.look(world.ids[0]!)).reason).toBeNull();
  });

  it('asks a server that is down with one mail at a time, and not always with the same', async () => {
    const poison = 'person-poison@d.example';
    const world = await aWorld((mail) => (mail.to === poison ? DOWN : OK), 30);
    const [bad] = await world.invite(world.school, [{ email: poison, queuedAt: afterMs(-1) }]);
    await workUntil(world, afterMs(600_000));
    expect(new Set(await world.statesOf())).toEqual(new Set(['sent']));
    expect(await world.look(bad!)).toMatchObject({ state: 'queued', waits: true });
  });

  it('forgets how long a server was down as soon as it has answered', async () => {
    const answers = [DOWN, OK, DOWN];
    const world = await aWorld((_, clock) => {
      clock.pass(20_000);
      return answers.shift() ?? OK;
    }, 3);
    const { sendBatch } = aMailer({ ...world, rules: FAST });
    await right(sendBatch(goOn));
    world.clock.pass(1_000);
    const { nextTryAt } = await right(sendBatch(goOn));
    expect(nextTryAt!.getTime() - world.clock.now().getTime()).toBeLessThanOrEqual(1_000);
  });

  it('sends one at a time at first, and more only when the server has proved itself', async () => {
    let [now, most]: [number, number] = [0, 0];
    const seen: number[] = [];
    const world = await aWorld(async () => {
      most = Math.max(most, (now += 1));
      seen.push(now);
      await new Promise((resolve) => setImmediate(resolve));
      now -= 1;
      return OK;
    }, 200);
    await workUntil(world, afterMs(60_000));
    expect(Math.max(...seen.slice(0, 25))).toBe(1);
    expect(most).toBe(4);
  });

  it('keeps what came out unfit, says so, and sends it when that is mended', async () => {
    let flaw: string | null = 'undefined in text';
    const world = await aWorld(() => OK, 2);
    const parts = { composer: makePlainComposer(() => flaw) };
    const batches = await workUntil(world, afterMs(20_000), parts);
    expect(batches.flatMap(({ flaws }) => flaws)).toEqual(['undefined in text', 'undefined in text']);
    expect(await world.statesOf()).toEqual(['queued', 'queued']);
    flaw = null;
    await workUntil(world, afterMs(200_000), parts);
    expect(await world.statesOf()).toEqual(['sent', 'sent']);
  });

  it('begins nothing in the second half of its turn', async () => {
    const world = await aWorld((_, clock) => {
      clock.pass(25_000);
      return OK;
    }, 5);
    const { sendBatch } = aMailer({ ...world, rules: FAST });
    const report = await right(sendBatch(goOn));
    expect(report).toMatchObject({ taken: 5, sent: 3, returned: 2 });
    expect(world.delivered).toHaveLength(3);
  });

  it('ends when it is told to: what is under way ends, what is not begun is given back', async () => {
    const control = new AbortController();
    const world = await aWorld(() => {
      control.abort();
      return OK;
    }, 5);
    const { runMailer } = aMailer({ ...world, rules: FAST });
    await runMailer({ signal: control.signal })();
    expect(world.delivered).toHaveLength(1);
    expect((await right(world.queue.status(MAIL_NOW))).waiting).toEqual({ due: 4, later: 0, inHand: 0 });
  });

  it('writes what came of a mail again when the queue was out of reach, and says so when it cannot take', async () => {
    const world = await aWorld(() => OK, 1);
    let [failing, troubles]: [number, string[]] = [3, []];
    const queue = {
      ...world.queue,
      settle: (...given: Parameters<typeof world.queue.settle>) =>
        (failing -= 1) >= 0
          ? () => Promise.resolve(E.left({ _tag: 'StoreUnavailable', detail: 'gone' } as const))
          : world.queue.settle(...given),
    };
    await workUntil({ ...world, queue }, afterMs(10_000));
    expect(await world.statesOf()).toEqual(['sent']);
    expect(world.delivered).toHaveLength(1);
    const control = new AbortController();
    const out = () => Promise.resolve(E.left({ _tag: 'StoreUnavailable', detail: 'gone' } as const));
    const { runMailer } = aMailer({ ...world, queue: { ...queue, claim: () => out } });
    const onTrouble = (detail: string): void => {
      troubles = [...troubles, detail];
      control.abort();
    };
    await runMailer({ signal: control.signal, onTrouble })();
    expect(troubles).toEqual(['gone']);
  });
});
