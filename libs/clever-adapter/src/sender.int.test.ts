import { E } from '@bloomz/kernel';
import { describe, expect, it } from 'vitest';
import { type Call, runCall } from './call.ts';
import { toSettings } from './clever-config.ts';
import { makeSender, type Sender } from './sender.ts';
import { aClever } from './testing/a-reading.ts';
import { aClock, aConfig, rightOf } from './testing/scripted-clever.ts';

const setUp = async (more: Parameters<typeof aConfig>[1], answer: () => object | undefined = () => undefined) => {
  const clever = await aClever(undefined, () => ({ body: {}, ...answer() }));
  const clock = aClock();
  const settings = toSettings(aConfig(clever.url, { ...clock, random: () => 0, ...more }));
  const send = makeSender(settings);
  const sendAs = (call: Call, token: string): ReturnType<Sender> =>
    send(call, { url: new URL(clever.url), what: 'GET /', authorization: `Bearer ${token}` }, E.right);
  const together = (requests: ReadonlyArray<string>) =>
    runCall(settings, (call) => async () => E.right(await Promise.all(requests.map((token) => sendAs(call, token)))))();
  return { clever, clock, together };
};

const of = (n: number, token: string): ReadonlyArray<string> => Array.from({ length: n }, () => token);

describe('sending', () => {
  it('HC-8: each token has a budget of its own', async () => {
    const { clock, together } = await setUp({ requestsPerMinute: 10 });
    await together([...of(9, 'one'), ...of(9, 'two')]);
    expect(clock.slept).toEqual([]);
    await together(of(1, 'two'));
    expect(clock.slept).toHaveLength(1);
  });

  it('has no more under way at once than agreed', async () => {
    const { clever, together } = await setUp({ concurrency: 3, requestTimeoutMs: 100, attempts: 1 }, () => ({
      hang: true,
    }));
    const sending = together(of(8, 'one'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(clever.waiting()).toBe(3);
    expect(rightOf(await sending).every(E.isLeft)).toBe(true);
    expect(clever.asked).toHaveLength(8);
  });

  it('holds every request of a token back once one has drawn a 429', async () => {
    let answers = 0;
    const { clever, clock, together } = await setUp({ concurrency: 1 }, () =>
      (answers += 1) === 1 ? { status: 429 } : {},
    );
    await together(of(3, 'one'));
    expect(clever.asked).toHaveLength(4);
    expect(clock.slept).toEqual([60_000]);
  });

  it('tells of every answer, the refused ones too', async () => {
    const told: Array<number | undefined> = [];
    let asked = 0;
    const { together } = await setUp({ onAnswer: (status) => void told.push(status) }, () =>
      (asked += 1) === 1 ? { status: 429, body: {} } : undefined,
    );
    await together(of(1, 'one'));
    expect(told).toEqual([429, 200]);
  });
});
