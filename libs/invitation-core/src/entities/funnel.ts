import type { InvitationState } from './invitation-state.ts';
import type { Purpose } from './join.ts';
import type { SchoolPause } from './mail-wave.ts';
import type { ServerTrouble } from './mailing.ts';

/** So many invitations of one purpose are in one state, for one reason. `classId` is null in the sums of the school. */
export type FunnelRow = {
  readonly classId: string | null;
  readonly className: string | null;
  readonly purpose: Purpose;
  readonly state: InvitationState;
  readonly reason: string | null;
  readonly count: number;
};

/** How far the invitations for one purpose have come. `reasons`: those of the bounced ones, most frequent first. */
export type FunnelCounts = Readonly<Record<InvitationState, number>> & {
  readonly purpose: Purpose;
  readonly reasons: ReadonlyArray<{ readonly reason: string; readonly count: number }>;
};

export type ClassFunnel = {
  readonly classId: string;
  readonly name: string;
  readonly purposes: ReadonlyArray<FunnelCounts>;
};

/** Why nothing is sent at the moment, and how much waits. */
export type SchoolMail = {
  readonly paused: SchoolPause | 'everywhere' | null;
  readonly trouble: ServerTrouble | null;
  readonly waiting: number;
};

export type Funnel = {
  readonly purposes: ReadonlyArray<FunnelCounts>;
  readonly classes: ReadonlyArray<ClassFunnel>;
  readonly mail: SchoolMail;
};

const PURPOSES: ReadonlyArray<Purpose> = ['teacher', 'staff', 'parent'];

const countsOf = (purpose: Purpose, rows: ReadonlyArray<FunnelRow>): FunnelCounts => {
  const counts = { planned: 0, queued: 0, sent: 0, joined: 0, bounced: 0, revoked: 0, expired: 0 };
  const reasons = new Map<string, number>();
  for (const { state, reason, count } of rows) {
    counts[state] += count;
    if (state === 'bounced') reasons.set(reason ?? 'bounced', (reasons.get(reason ?? 'bounced') ?? 0) + count);
  }
  const sorted = [...reasons]
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
  return { purpose, ...counts, reasons: sorted };
};

const byPurpose = (rows: ReadonlyArray<FunnelRow>): ReadonlyArray<FunnelCounts> =>
  PURPOSES.map((purpose) => ({ purpose, of: rows.filter((row) => row.purpose === purpose) }))
    .filter(({ of }) => of.length > 0)
    .map(({ purpose, of }) => countsOf(purpose, of));

/** Sums of the school, and class by class, in the order of the rows. Who is in two classes is counted in both. */
export const toFunnel = (rows: ReadonlyArray<FunnelRow>, mail: SchoolMail): Funnel => {
  const classes = new Map<string, FunnelRow[]>();
  for (const row of rows)
    if (row.classId !== null) classes.set(row.classId, [...(classes.get(row.classId) ?? []), row]);
  return {
    purposes: byPurpose(rows.filter(({ classId }) => classId === null)),
    classes: [...classes].map(([classId, of]) => ({
      classId,
      name: of[0]?.className ?? '',
      purposes: byPurpose(of),
    })),
    mail,
  };
};
