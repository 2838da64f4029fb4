import { parseCookie, stringifySetCookie } from 'cookie';
import type { Request, Response } from 'express';

/** Names of our cookies. The prefix makes the browser insist on Secure, Path=/ and no Domain; localhost counts as secure. */
export const SESSION_COOKIE = '__Host-bloomz-session';
export const SIGN_IN_COOKIE = '__Host-bloomz-sign-in';
export const LINK_COOKIE = '__Host-bloomz-link';
type CookieName = typeof SESSION_COOKIE | typeof SIGN_IN_COOKIE | typeof LINK_COOKIE;

const SHARED = { httpOnly: true, secure: true, path: '/', sameSite: 'lax' } as const;

export const readCookie = (req: Request, name: CookieName): string | undefined =>
  parseCookie(req.headers.cookie ?? '')[name];

/** Lax, because Clever's redirect back is a navigation from another site. Without `seconds` it ends with the browser. */
export const setCookie = (res: Response, name: CookieName, value: string, seconds?: number): void => {
  res.append(
    'set-cookie',
    stringifySetCookie({ name, value, ...SHARED, ...(seconds === undefined ? {} : { maxAge: seconds }) }),
  );
};

export const dropCookie = (res: Response, name: CookieName): void => setCookie(res, name, '', 0);
