import { setTimeout as delay } from 'node:timers/promises';

/** How patient and how gentle we are. The defaults suit production; tests inject their own. */
export type CleverTunables = {
  /** Tries per request, the first included. */
  readonly attempts: number;
  /** Tries while Clever answers with something else than Clever: a wrong address does not heal. */
  readonly foreignAttempts: number;
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
  /** For how long a host that cannot be reached is tried again. */
  readonly unreachableMs: number;
  readonly requestTimeoutMs: number;
  readonly noProgressMs: number;
  readonly wholeCallMs: number;
  /** Clever's limit per bearer token; we stay a little below. */
  readonly requestsPerMinute: number;
  /** Requests under way at once, per bearer token. */
  readonly concurrency: number;
  /** Records per page; Clever refuses more than 10,000. */
  readonly pageSize: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves after `ms`, or early once the signal is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** From 0 to below 1: the jitter. */
  readonly random: () => number;
  /** Told of every answer: its status, or undefined when none came. For metrics. */
  readonly onAnswer: (status: number | undefined) => void;
};

export type CleverConfig = {
  /** `https://api.clever.com`: the bearer token is sent there and nowhere else. */
  readonly apiUrl: string;
  /** `https://clever.com`: the client secret is sent there and nowhere else. */
  readonly authUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
} & Partial<CleverTunables>;

export type Settings = Required<CleverConfig>;

const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
  delay(ms, undefined, { signal }).catch(() => undefined);

const DEFAULTS: CleverTunables = {
  attempts: 7,
  foreignAttempts: 5,
  firstDelayMs: 200,
  longestDelayMs: 10_000,
  unreachableMs: 1_500,
  requestTimeoutMs: 60_000,
  noProgressMs: 60_000,
  wholeCallMs: 15 * 60_000,
  requestsPerMinute: 1_200,
  concurrency: 6,
  pageSize: 10_000,
  now: Date.now,
  sleep,
  random: Math.random,
  onAnswer: () => undefined,
};

/** How our application proves itself to Clever's sign-in host. */
export const clientAuthorization = ({ clientId, clientSecret }: Settings): string =>
  `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;

const VERSION_OR_SLASH = /(\/v\d+(\.\d+)?)?\/*$/;

/** Throws on an address that is none: bad configuration ends at start-up. */
const parseBase = (address: string): string => new URL(address).href.replace(VERSION_OR_SLASH, '');

export const toSettings = (config: CleverConfig): Settings => ({
  ...DEFAULTS,
  ...config,
  apiUrl: parseBase(config.apiUrl),
  authUrl: parseBase(config.authUrl),
});
