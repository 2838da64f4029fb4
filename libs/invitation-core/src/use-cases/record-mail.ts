import { E, token } from '@bloomz/kernel';
import { nextServerTry } from '../entities/mail-retry.ts';
import type { ServerTrouble, Settlement } from '../entities/mailing.ts';
import type { Chance } from '../ports/chance.ts';
import type { MailClock } from '../ports/mail-clock.ts';
import type { MailQueue } from '../ports/mail-queue.ts';
import type { MailRules } from '../ports/mail-settings.ts';

/** Writes down what came of mails. */
export type RecordMail = {
  /** Done when it is written, together with whatever waited beside it. */
  readonly settle: (settlements: ReadonlyArray<Settlement>) => Promise<void>;
  /** Gives when the server is asked again. */
  readonly serverDown: (failure: string, known: ServerTrouble | null) => Promise<Date>;
  readonly serverUp: () => Promise<void>;
};
export const RecordMail = token<RecordMail>('RecordMail');

const RETRY_MS = 1_000;

type Waiting = { readonly settlements: ReadonlyArray<Settlement>; readonly done: () => void };

/**
 * One statement at a time, for everything that has come together meanwhile. What cannot be written is written again while
 * the turns last; after that, the mails are somebody else's.
 */
export const makeRecordMail = (queue: MailQueue, clock: MailClock, chance: Chance, rules: MailRules): RecordMail => {
  let waiting: Waiting[] = [];
  let isWriting = false;
  const later = (ms: number): Date => new Date(clock.now().getTime() + ms);

  const write = async (settlements: ReadonlyArray<Settlement>): Promise<void> => {
    const end = later(rules.leaseMs);
    while (E.isLeft(await queue.settle(settlements, clock.now(), rules)()) && clock.now() < end)
      await clock.until(later(RETRY_MS))();
  };
  const writeAll = async (): Promise<void> => {
    if (isWriting) return;
    isWriting = true;
    while (waiting.length > 0) {
      const together = waiting;
      waiting = [];
      await write(together.flatMap(({ settlements }) => settlements));
      for (const { done } of together) done();
    }
    isWriting = false;
  };
  return {
    settle: (settlements) =>
      new Promise((done) => {
        waiting.push({ settlements, done });
        void writeAll();
      }),
    serverDown: async (failure, known) => {
      const [now, firstWaitMs] = [clock.now(), rules.firstWaitMs];
      const nextTryAt = nextServerTry(known?.since ?? null, now, { chance: chance(), firstWaitMs });
      await queue.noteServer({ up: false, failure, nextTryAt }, now)();
      return nextTryAt;
    },
    serverUp: async () => {
      await queue.noteServer({ up: true }, clock.now())();
    },
  };
};
