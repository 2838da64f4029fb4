import type { Clock } from '../ports/clock.ts';

/** So many wrong tries at once, and one more every so many milliseconds. */
export type GuessAllowance = { readonly burst: number; readonly everyMs: number };

export type GuessGuardOptions = {
  readonly now: Clock;
  readonly perAddress?: GuessAllowance;
  readonly overall?: GuessAllowance;
  /** How many networks are remembered; of more, those are forgotten that have been quiet longest. */
  readonly most?: number;
};

/**
 * Counts wrong tries, and nothing else, by network and overall. Whoever shows a right code is never asked here, so no
 * number of others' guesses keeps the holder out.
 */
export type GuessGuard = {
  /** To be called with each wrong try: how it is to be answered. */
  readonly note: (address: string) => 'refused' | 'slow-down';
};

const PER_ADDRESS: GuessAllowance = { burst: 10, everyMs: 30_000 };
const OVERALL: GuessAllowance = { burst: 1_000, everyMs: 100 };
const MOST = 50_000;

type Bucket = { left: number; at: number };

/** Fills again with time, up to the burst. */
const take = (bucket: Bucket, { burst, everyMs }: GuessAllowance, now: number): boolean => {
  bucket.left = Math.min(burst, bucket.left + Math.max(0, now - bucket.at) / everyMs);
  bucket.at = now;
  if (bucket.left < 1) return false;
  bucket.left -= 1;
  return true;
};

export const makeGuessGuard = ({
  now,
  perAddress = PER_ADDRESS,
  overall = OVERALL,
  most = MOST,
}: GuessGuardOptions): GuessGuard => {
  const all: Bucket = { left: overall.burst, at: now().getTime() };
  const buckets = new Map<string, Bucket>();
  const bucketOf = (network: string, at: number): Bucket => {
    const bucket = buckets.get(network) ?? { left: perAddress.burst, at };
    buckets.delete(network);
    buckets.set(network, bucket);
    const [oldest] = buckets.keys();
    if (buckets.size > most && oldest !== undefined) buckets.delete(oldest);
    return bucket;
  };
  return {
    note: (address) => {
      const at = now().getTime();
      const own = take(bucketOf(networkOf(address), at), perAddress, at);
      return take(all, overall, at) && own ? 'refused' : 'slow-down';
    },
  };
};

const V4_IN_V6 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** Whom an address is counted with: an IPv4 address by itself, an IPv6 address with the /64 that one household has. */
export const networkOf = (address: string): string => {
  const v4 = V4_IN_V6.exec(address)?.[1];
  if (v4 !== undefined || !address.includes(':')) return v4 ?? address;
  const [head = '', tail] = address.split('%')[0]?.toLowerCase().split('::') ?? [];
  const groups = (part: string | undefined): ReadonlyArray<string> => (part ? part.split(':') : []);
  const [before, after] = [groups(head), groups(tail)];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const whole = [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
  return whole
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
};
