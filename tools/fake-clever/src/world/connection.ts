import { createHash } from 'node:crypto';
import { idFrom } from './object-id.ts';

/** The district-app token: one per connected district, forty hex digits. */
export type Connection = {
  readonly token: () => string | undefined;
  readonly tokenId: () => string;
  readonly created: () => string;
  readonly disconnect: () => void;
  readonly reconnect: () => void;
  readonly rotate: () => string;
  readonly secureSync: (on?: boolean) => boolean;
};

const tokenOf = (districtId: string, generation: number): string =>
  createHash('sha1').update(`${districtId}/${generation}`).digest('hex');

export const makeConnection = (districtId: string, now: () => Date): Connection => {
  let [generation, synced] = [1, true];
  let [token, created] = [tokenOf(districtId, 1) as string | undefined, now().toISOString()];
  const renew = (): string => {
    generation++;
    created = now().toISOString();
    return (token = tokenOf(districtId, generation));
  };
  return {
    token: () => token,
    tokenId: () => idFrom('token', districtId, String(generation)),
    created: () => created,
    disconnect: () => {
      token = undefined;
    },
    reconnect: () => void (token ?? renew()),
    rotate: renew,
    secureSync: (on = synced) => (synced = on),
  };
};
