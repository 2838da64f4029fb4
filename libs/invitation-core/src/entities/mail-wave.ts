/** Why a school's mail waits. */
export type SchoolPause = 'by-hand' | 'too-many-bounces';

/**
 * A school's invitations from the first one after a time without any to the last. `handed`: taken or refused by the mail
 * server in this wave; `bounced`: those of them that never arrive. `gateAt`: when the next stage begins.
 */
export type Wave = {
  readonly beganAt: Date | null;
  readonly stage: number;
  readonly handed: number;
  readonly bounced: number;
  readonly gateAt: Date | null;
  readonly paused: SchoolPause | null;
};

export const NO_WAVE: Wave = { beganAt: null, stage: 0, handed: 0, bounced: 0, gateAt: null, paused: null };

/** So many mails are handed over before the next stage begins: 5, then 50 more, then the rest. */
const STAGES = [5, 55];
const LAST_STAGE = STAGES.length;
const LARGEST_SHARE = 0.05;

const upTo = (stage: number): number => STAGES[stage] ?? Infinity;

/** Judged against all of a stage, so that one bounce at its beginning does not weigh more than at its end. */
const isTooMany = ({ stage, handed, bounced }: Wave): boolean =>
  bounced > 0 && bounced >= LARGEST_SHARE * Math.max(handed, STAGES[Math.min(stage, LAST_STAGE - 1)] ?? 0);

/** The wave as it is at a moment: begun when mail waits, a stage further when its time has come. */
export const waveAt = (wave: Wave, waiting: boolean, now: Date): Wave => {
  if (!waiting) return endOf(wave);
  if (wave.beganAt === null) return { ...NO_WAVE, paused: wave.paused, beganAt: now };
  const isOver = wave.gateAt !== null && wave.gateAt <= now && wave.paused === null;
  return isOver ? { ...wave, stage: wave.stage + 1, gateAt: null } : wave;
};

/** How many invitations may be taken, while so many are under way. */
export const roomIn = (wave: Wave, inHand: number): number =>
  wave.paused === null ? Math.max(0, upTo(wave.stage) - wave.handed - inHand) : 0;

export type Handing = {
  readonly handed: number;
  readonly bounced: number;
  /** Whether more invitations of the school wait. */
  readonly waiting: boolean;
  readonly at: Date;
  readonly gateMs: number;
};

/** The wave after some mails were handed over, or came back. Who has nothing more to send is not stopped. */
export const afterHanding = (wave: Wave, { handed, bounced, waiting, at, gateMs }: Handing): Wave => {
  if (!waiting) return endOf(wave);
  const sum: Wave = { ...wave, handed: wave.handed + handed, bounced: wave.bounced + bounced };
  if (isTooMany(sum)) return { ...sum, paused: sum.paused ?? 'too-many-bounces' };
  const isThrough = sum.stage < LAST_STAGE && sum.handed >= upTo(sum.stage);
  return isThrough ? { ...sum, gateAt: sum.gateAt ?? new Date(at.getTime() + gateMs) } : sum;
};

/** What was stopped by bounces goes on with the next stage, judged by what is sent from now on. */
export const resumed = (wave: Wave): Wave =>
  wave.paused === 'too-many-bounces'
    ? { ...wave, paused: null, stage: Math.min(wave.stage + 1, LAST_STAGE), handed: 0, bounced: 0, gateAt: null }
    : { ...wave, paused: null };

/** A pause by hand outlives the wave. */
const endOf = ({ paused }: Wave): Wave => ({ ...NO_WAVE, paused: paused === 'by-hand' ? paused : null });
