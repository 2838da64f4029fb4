import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from './browser.ts';

const ENDED = ['applied', 'held', 'failed', 'cancelled', 'closed', 'outdated'];

/** Looks at an import now and then until it has ended or waits for a decision. */
export const followToEnd = async (browser: Browser, runId: string): Promise<Record<string, unknown>> => {
  for (let n = 0; n < 600; n += 1) {
    const { json } = await browser.get(`/v1/imports/${runId}`);
    if (ENDED.includes(String(json['state']))) return json;
    await sleep(50);
  }
  throw new Error(`import ${runId} does not end`);
};
