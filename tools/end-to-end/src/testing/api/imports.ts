import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Browser, Got } from './browser.ts';

/** What tests read of a run. */
export type RunSeen = {
  readonly id: string;
  readonly state: string;
  readonly planHash: string | null;
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>> | null;
  readonly failure: string | null;
};

const seen = ({ json }: Got): RunSeen => json as unknown as RunSeen;

type Asked = { readonly body?: object; readonly key?: string };

/** Asks for an import under a key of its own. */
export const askForImport = (browser: Browser, school: string, { body = {}, key = randomUUID() }: Asked = {}) =>
  browser.post(`/v1/schools/${school}/imports`, body, { 'idempotency-key': key });

/** Starts an import and gives its run. */
export const startRun = async (browser: Browser, school: string, asked: Asked = {}): Promise<RunSeen> => {
  const got = await askForImport(browser, school, asked);
  expect([got.status, got.text]).toEqual([202, expect.any(String)]);
  return seen(got);
};

export const readRun = async (browser: Browser, id: string): Promise<RunSeen> => {
  const got = await browser.get(`/v1/imports/${id}`);
  expect(got.status).toBe(200);
  return seen(got);
};

const PATIENCE_MS = 60_000;
const UNDER_WAY = ['queued', 'reading', 'planning', 'applying'];

const until = async (browser: Browser, id: string, is: (state: string) => boolean): Promise<RunSeen> => {
  const late = performance.now() + PATIENCE_MS;
  for (;;) {
    const run = await readRun(browser, id);
    if (is(run.state)) return run;
    if (performance.now() > late) throw new Error(`the run is still ${run.state}`);
    await sleep(25);
  }
};

/** Polls until the run is in this state. */
export const untilState = (browser: Browser, id: string, state: string): Promise<RunSeen> =>
  until(browser, id, (now) => now === state);

/** Polls until the run has ended or is held. */
export const untilSettled = (browser: Browser, id: string): Promise<RunSeen> =>
  until(browser, id, (now) => !UNDER_WAY.includes(now));

/** Polls until a held run is decided. */
export const untilDecided = (browser: Browser, id: string): Promise<RunSeen> =>
  until(browser, id, (now) => now !== 'held');

/** A whole import. */
export const importSchool = async (browser: Browser, school: string, body: object = {}): Promise<RunSeen> =>
  untilSettled(browser, (await startRun(browser, school, { body })).id);

/** A problem as everybody should see it. */
export const expectProblem = (got: Got, status: number, slug: string): void => {
  expect(got.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect([got.status, got.json]).toMatchObject([
    status,
    { status, type: expect.stringMatching(`[:/]${slug}$`) as string },
  ]);
};

/** How many people a school has in Bloomz, as its page says. */
export const peopleIn = async (browser: Browser, school: string): Promise<number> => {
  const { json } = await browser.get(`/v1/schools/${school}/members?limit=200`);
  return (json['items'] as ReadonlyArray<unknown>).length;
};
