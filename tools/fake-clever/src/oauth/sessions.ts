import { createHash } from 'node:crypto';

export type Grant = {
  readonly userId: string;
  readonly districtId: string;
  readonly redirectUri: string;
  readonly nonce?: string;
};
export type Session = { readonly userId: string; readonly districtId: string; readonly expires: number };

/** Codes live one minute and work once; user tokens live a day. https://dev.clever.com/docs/oauth-implementation */
export type Sessions = {
  readonly issueCode: (grant: Grant) => string;
  readonly redeem: (code: string, redirectUri: string) => Grant | undefined;
  readonly open: (userId: string, districtId: string) => string;
  readonly find: (token: string) => Session | undefined;
};

const CODE_MS = 60_000;
const TOKEN_MS = 24 * 3600 * 1000;

export const makeSessions = (seed: string, now: () => Date): Sessions => {
  const codes = new Map<string, { readonly grant: Grant; readonly expires: number }>();
  const sessions = new Map<string, Session>();
  let count = 0;
  const secret = (kind: string): string => createHash('sha1').update(`${seed}/${kind}/${count++}`).digest('hex');
  return {
    issueCode: (grant) => {
      const code = secret('code').slice(0, 20);
      codes.set(code, { grant, expires: now().getTime() + CODE_MS });
      return code;
    },
    redeem: (code, redirectUri) => {
      const found = codes.get(code);
      codes.delete(code);
      const valid = found && found.expires > now().getTime() && found.grant.redirectUri === redirectUri;
      return valid ? found.grant : undefined;
    },
    open: (userId, districtId) => {
      const token = `il${secret('user')}`;
      sessions.set(token, { userId, districtId, expires: now().getTime() + TOKEN_MS });
      return token;
    },
    find: (token) => {
      const session = sessions.get(token);
      return session && session.expires > now().getTime() ? session : undefined;
    },
  };
};
