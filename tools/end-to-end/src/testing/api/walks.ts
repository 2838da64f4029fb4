import type { ApiWorld } from './an-api.ts';
import type { Browser, Got } from './browser.ts';

export const NAVIGATION = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

/** Clever's page of people, where somebody is chosen at once; gives the address that Clever sends back to. */
export const chooseAtClever = async (page: string, userId: string): Promise<string> => {
  const url = new URL(page);
  url.searchParams.set('as', userId);
  const answer = await fetch(url, { redirect: 'manual' });
  return answer.headers.get('location') ?? '';
};

/** Where an answer leads. */
export const locationOf = ({ headers }: Got): string => headers.get('location') ?? '';

/** How a walk ended, and what was seen on the way. */
export type Walked = { readonly last: Got; readonly seen: ReadonlyArray<Got> };

const LONGEST_WALK = 8;

/** Opens an address as a browser does: whenever we send it to Clever, somebody signs in there and comes back. */
export const walk = async (browser: Browser, address: string, userId: string): Promise<Walked> => {
  let last = await browser.get(address, NAVIGATION);
  const seen = [last];
  while (last.status === 302 && seen.length < LONGEST_WALK) {
    last = await browser.get(await chooseAtClever(locationOf(last), userId), NAVIGATION);
    seen.push(last);
  }
  return { last, seen };
};

/** Begins at Clever, as the portal and Instant Login do: a callback with a code and no state. */
export const fromClever = (
  { clever }: ApiWorld,
  userId: string,
  entrance: 'portal' | 'oauth/instant-login' = 'portal',
): Promise<string> => chooseAtClever(`${clever.url}/${entrance}`, userId);

/** Who is signed in, or the status that says that nobody is. */
export const whoIsIn = async (browser: Browser): Promise<Got['json'] | number> => {
  const { status, json } = await browser.get('/v1/me');
  return status === 200 ? json : status;
};

export const SESSION = '__Host-bloomz-session';
export const UNDER_WAY = '__Host-bloomz-sign-in';
export const LINK = '__Host-bloomz-link';

/** A browser that has one cookie and nothing else. */
export const onlyWith = (browser: Browser, name: string, value: string | undefined): Browser => {
  browser.cookies.clear();
  if (value !== undefined) browser.cookies.set(name, value);
  return browser;
};
