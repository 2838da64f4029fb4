import { expect } from 'vitest';
import type { ApiWorld } from './an-api.ts';
import { type Browser, makeBrowser } from './browser.ts';
import { aKey } from './keys.ts';

/** Goes through Sign In with Clever as somebody: to Clever, choosing the person there, and back. */
export const signInWithClever = async (
  { url }: ApiWorld,
  userId: string,
  browser = makeBrowser(url),
): Promise<Browser> => {
  const callback = await goToClever(browser, userId);
  const back = await browser.get(callback);
  expect([back.status, back.headers.get('location')]).toEqual([303, '/']);
  return browser;
};

/** As far as Clever's redirect back: the address of our callback, with its code and state. */
const goToClever = async (browser: Browser, userId: string, path = '/auth/clever'): Promise<string> => {
  const away = await browser.get(path);
  expect(away.status).toBe(302);
  const authorize = new URL(away.headers.get('location') ?? '');
  authorize.searchParams.set('as', userId);
  const answer = await fetch(authorize, { redirect: 'manual' });
  return answer.headers.get('location') ?? '';
};

/** An API key made by the operator, in a browser that sends it. */
export const withKey = async (world: ApiWorld, districtId: string, scopes?: string): Promise<Browser> =>
  world.browser(await aKey(world, districtId, scopes));
