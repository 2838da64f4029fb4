/** Every way the fake can misbehave. README.md says what each does. */
export const FAULT_KINDS = [
  'rate-limited',
  'rate-limited-without-headers',
  'internal-error',
  'bad-gateway',
  'unavailable',
  'gateway-timeout',
  'connection-reset',
  'cut-midway',
  'truncated-json',
  'html-with-200',
  'hang',
  'slow',
  'empty-list',
  'next-to-self',
  'next-to-other-host',
  'missing-page',
  'unordered-ids',
  'duplicate-ids',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

/** Faults that a client can see: it should try again. The others look like good answers. */
export const NOTICEABLE_FAULTS: readonly FaultKind[] = [
  'rate-limited',
  'rate-limited-without-headers',
  'internal-error',
  'bad-gateway',
  'unavailable',
  'gateway-timeout',
  'connection-reset',
  'cut-midway',
  'truncated-json',
  'html-with-200',
];

export type Fault = {
  readonly kind: FaultKind;
  /** How long `slow` waits; how far ahead `rate-limited` puts its reset. */
  readonly ms?: number;
};

/** A request as a fault hook sees it. */
export type FaultRequest = {
  readonly method: string;
  /** Path with query. */
  readonly url: string;
  readonly path: string;
  /** How often this very URL has been asked, this time included. */
  readonly attempt: number;
  /** How many answers to this URL were faulty since the last good one. */
  readonly inARow: number;
};

/** Decides about one request: a fault, or nothing. */
export type FaultHook = (request: FaultRequest) => Fault | FaultKind | undefined;
