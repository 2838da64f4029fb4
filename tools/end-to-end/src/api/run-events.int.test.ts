import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aSchool, type Provisioned } from '../testing/a-bloomz.ts';
import { type ApiWorld, anApi } from '../testing/api/an-api.ts';
import { type Browser, makeBrowser } from '../testing/api/browser.ts';
import { eventsOf, idsOf, upTo, watchRun } from '../testing/api/event-stream.ts';
import { importSchool, startRun, untilSettled } from '../testing/api/imports.ts';
import { aKey } from '../testing/api/keys.ts';

const FIRST_EVENT_MS = 1_000;

let world: ApiWorld;
beforeAll(async () => {
  world = await anApi();
});
afterAll(() => world.close());

type Watched = Provisioned & {
  readonly key: Browser;
  readonly from: { readonly url: string; readonly headers: { readonly authorization: string } };
};
const aWatchedSchool = async (): Promise<Watched> => {
  const provisioned = await aSchool(world);
  const headers = await aKey(world, provisioned.district.id);
  return { ...provisioned, key: makeBrowser(world.url, headers), from: { url: world.url, headers } };
};

/** Clever answers slowly enough that there is something to watch. */
const slowly = async <A>(task: () => Promise<A>): Promise<A> => {
  world.clever.setLatency(150);
  try {
    return await task();
  } finally {
    world.clever.setLatency(0);
  }
};

describe('the events of a run', () => {
  it('begin within a second, ascend without a gap, and end with the run', async () => {
    const { key, school, from } = await aWatchedSchool();
    const events = await slowly(async () => eventsOf((await startRun(key, school)).id, from));
    expect(events[0]?.afterMs).toBeLessThan(FIRST_EVENT_MS);
    expect(idsOf(events)).toEqual(upTo(events.length));
    const states = [...new Set(events.map(({ data }) => data.state))];
    expect(states).toEqual(['queued', 'reading', 'planning', 'applying', 'applied']);
    console.log(`first event after ${events[0]?.afterMs.toFixed(0)} ms, ${events.length} events`);
  });

  it('are the same after a reload, in two tabs, and from another process', async () => {
    const { key, school, from } = await aWatchedSchool();
    const { url } = await world.anotherApi();
    const { id } = await startRun(key, school);
    const [here, beside, elsewhere] = await slowly(() =>
      Promise.all([eventsOf(id, from), eventsOf(id, from), eventsOf(id, { ...from, url })]),
    );
    const reloaded = await eventsOf(id, from);
    const data = reloaded.map((event) => event.data);
    for (const tab of [here, beside, elsewhere]) expect(tab.map((event) => event.data)).toEqual(data);
    expect(idsOf(reloaded)).toEqual(upTo(reloaded.length));
  });

  it('go on after the last one that arrived', async () => {
    const { key, school, from } = await aWatchedSchool();
    const { id } = await startRun(key, school);
    const all = await eventsOf(id, from);
    for (const after of [0, 1, all.length - 1])
      expect(idsOf(await eventsOf(id, { ...from, after }))).toEqual(upTo(all.length).slice(after));
  });

  it('end at once for whoever has seen the last one', async () => {
    const { key, school, from } = await aWatchedSchool();
    const { id } = await importSchool(key, school);
    const all = await eventsOf(id, from);
    for (const after of [all.length, all.length + 1_000]) expect(await eventsOf(id, { ...from, after })).toEqual([]);
  });

  it('reach everybody, whatever number somebody else claims to have seen', async () => {
    const [one, other] = [await aWatchedSchool(), await aWatchedSchool()];
    await slowly(async () => {
      const [{ id }, { id: watched }] = [await startRun(one.key, one.school), await startRun(other.key, other.school)];
      const absurd = await watchRun(id, { ...one.from, after: 2 ** 40 });
      const events = await eventsOf(watched, other.from);
      absurd.stop();
      expect([absurd.status, events.at(-1)?.data.state]).toEqual([200, 'applied']);
    });
  });

  it('of two districts reach each its own watcher, through one process', async () => {
    const [one, other] = [await aWatchedSchool(), await aWatchedSchool()];
    const runs = [await startRun(one.key, one.school), await startRun(other.key, other.school)] as const;
    const [ofOne, ofOther] = await slowly(() =>
      Promise.all([eventsOf(runs[0].id, one.from), eventsOf(runs[1].id, other.from)]),
    );
    expect([ofOne.at(-1)?.data, ofOther.at(-1)?.data]).toMatchObject([
      { runId: runs[0].id, state: 'applied' },
      { runId: runs[1].id, state: 'applied' },
    ]);
  });

  it('of a foreign run are not to be had', async () => {
    const [one, other] = [await aWatchedSchool(), await aWatchedSchool()];
    const { id } = await startRun(one.key, one.school);
    const stream = await watchRun(id, other.from);
    expect([stream.status, stream.events]).toEqual([404, []]);
    await stream.ended;
    await untilSettled(one.key, id);
  });

  it('estimate the time that is left, from the second run on', async () => {
    const { key, school, from } = await aWatchedSchool();
    const estimates = async () => {
      const events = await slowly(async () => eventsOf((await startRun(key, school)).id, from));
      return events.flatMap(({ data }) => (data.progress === null ? [] : [data.progress.estimatedMsLeft]));
    };
    expect(new Set(await estimates())).toEqual(new Set([null]));
    const second = await estimates();
    expect(second.length).toBeGreaterThan(0);
    expect(second.every((ms) => ms !== null && ms >= 0)).toBe(true);
    expect(second[0]).toBeGreaterThan(0);
  });
});
