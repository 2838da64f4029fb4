import { E, type TE, token } from '@bloomz/kernel';
import type { Progress, ProgressListener, RunId, Ticket } from '../entities/run.ts';
import type { StoreUnavailable } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { RunQueue } from '../ports/run-queue.ts';

/** Progress within a phase is noted no more often than this, in milliseconds. */
const OFTEN_ENOUGH = 250;

/** The run was cancelled or is in other hands: nothing more is to be done for it here. */
export type RunLost = { readonly _tag: 'RunLost'; readonly runId: RunId };

export type Following = {
  /** Notes progress by and by. A store out of reach does not stop the work. */
  readonly onProgress: ProgressListener;
  /** Notes the phase after everything before it, and only goes on while the run is ours. */
  readonly enter: (progress: Progress) => TE.TaskEither<RunLost | StoreUnavailable, void>;
};

/** Lets others see how far a run is, and lets its worker see whether it is still theirs. */
export type FollowRun = (ticket: Ticket) => Following;
export const FollowRun = token<FollowRun>('FollowRun');

export const makeFollowRun =
  (queue: RunQueue, now: Clock): FollowRun =>
  (ticket) => {
    let last: { readonly phase: Progress['phase']; readonly at: number } | null = null;
    let ours = Promise.resolve(true);
    const advance = async (progress: Progress, at: Date): Promise<boolean> => {
      const noted = await queue.advance(ticket, progress, at)();
      return E.isLeft(noted) || noted.right;
    };
    return {
      onProgress: (progress) => {
        const at = now();
        if (last?.phase === progress.phase && at.getTime() - last.at < OFTEN_ENOUGH) return;
        last = { phase: progress.phase, at: at.getTime() };
        ours = ours.then((still) => still && advance(progress, at)).catch(() => true);
      },
      enter: (progress) => async () => {
        await ours;
        const noted = await queue.advance(ticket, progress, now())();
        if (E.isLeft(noted)) return noted;
        return noted.right ? E.right(undefined) : E.left({ _tag: 'RunLost', runId: ticket.runId });
      },
    };
  };
