import { O } from '@bloomz/kernel';
import { decrypt, encrypt, makeKeyFor, toBytes } from './cipher.ts';

/** Small values that go through foreign hands (cookies) and come back: hidden, unchanged, in time, for one purpose. */
export interface Seal {
  readonly seal: (purpose: string, value: unknown, expiresAt: Date) => string;
  /** None for anything that was not sealed with this key for this purpose, or whose time is over. */
  readonly open: (purpose: string, text: string, now: Date) => O.Option<unknown>;
}

type Sealed = { readonly value: unknown; readonly expiresAt: number };

/** A key of its own for each purpose, derived from the application's. */
export const makeSeal = (appKey: Buffer): Seal => {
  const derive = makeKeyFor(appKey);
  const keyFor = (purpose: string): Buffer => derive(`seal: ${purpose}`);
  return {
    seal: (purpose, value, expiresAt) => {
      const sealed: Sealed = { value, expiresAt: expiresAt.getTime() };
      return encrypt(keyFor(purpose), JSON.stringify(sealed));
    },
    open: (purpose, text, now) => {
      const bytes = toBytes(text);
      if (bytes === undefined) return O.none;
      try {
        const { value, expiresAt } = JSON.parse(decrypt(keyFor(purpose), bytes)) as Sealed;
        return now.getTime() < expiresAt ? O.some(value) : O.none;
      } catch {
        return O.none;
      }
    },
  };
};
