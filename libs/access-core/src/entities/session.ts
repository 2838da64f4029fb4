/** A signed-in browser. Only a digest of its token is kept. */
export type Session = {
  readonly accountId: string;
  readonly openedAt: Date;
  readonly lastSeenAt: Date;
};

/** Idle for half an hour, or twelve hours old whatever happened: over. */
export const IDLE_MS = 30 * 60_000;
export const ABSOLUTE_MS = 12 * 3_600_000;

export const isOver = ({ openedAt, lastSeenAt }: Session, now: Date): boolean =>
  now.getTime() - lastSeenAt.getTime() > IDLE_MS || now.getTime() - openedAt.getTime() > ABSOLUTE_MS;

/** Being seen is written down at most once a minute. */
const TOUCH_MS = 60_000;

export const isDueForTouch = ({ lastSeenAt }: Session, now: Date): boolean =>
  now.getTime() - lastSeenAt.getTime() >= TOUCH_MS;
