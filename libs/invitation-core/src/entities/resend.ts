import { isMailable } from './bounce-reason.ts';
import type { HeldInvitation } from './held-invitation.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const SOONEST_MS = 15 * MINUTE_MS;
const MOST_A_DAY = 3;
const MOST_EVER = 6;

/**
 * What becomes of asking for an invitation again. `renewed`: it gets a new code. `retryAt`: when it may be asked for
 * again, if that will ever be.
 */
export type ResendVerdict =
  | { readonly outcome: 'queued'; readonly renewed: boolean; readonly retryAt: Date | null }
  | { readonly outcome: 'too-soon' | 'too-many' | 'not-now'; readonly retryAt: Date | null };

/** What became of each invitation that was to be sent again. */
export type Resent = { readonly id: string } & Pick<ResendVerdict, 'outcome' | 'retryAt'>;

const after = (at: Date, ms: number): Date => new Date(at.getTime() + ms);

const nextAllowed = (resentAt: ReadonlyArray<Date>): Date | null => {
  if (resentAt.length >= MOST_EVER) return null;
  const times = [...resentAt].sort((a, b) => a.getTime() - b.getTime());
  const [last, third] = [times.at(-1), times.at(-MOST_A_DAY)];
  const soonest = last === undefined ? 0 : after(last, SOONEST_MS).getTime();
  const daily = third === undefined ? 0 : after(third, DAY_MS).getTime();
  return new Date(Math.max(soonest, daily));
};

/**
 * Once in 15 minutes, three times in 24 hours, six times ever. A code that lives is sent again; after a bounce or its end
 * there is a new one, which goes to the address that the person has now. Whoever has joined gets nothing.
 */
export const judgeResend = (
  { state, email, resentAt }: Pick<HeldInvitation, 'state' | 'email' | 'resentAt'>,
  now: Date,
): ResendVerdict => {
  const isOver = state === 'bounced' || state === 'expired';
  if (!isMailable(email) || !(isOver || state === 'sent')) return { outcome: 'not-now', retryAt: null };
  const allowed = nextAllowed(resentAt);
  if (allowed === null) return { outcome: 'too-many', retryAt: null };
  const last = Math.max(...resentAt.map((at) => at.getTime()));
  if (now < allowed) return { outcome: now.getTime() < last + SOONEST_MS ? 'too-soon' : 'too-many', retryAt: allowed };
  return { outcome: 'queued', renewed: isOver, retryAt: nextAllowed([...resentAt, now]) };
};
