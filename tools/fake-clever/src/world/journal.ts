import { previousAttributes } from './changes.ts';
import type { EventFeed, EventKind, Happening } from './event-feed.ts';
import type { AnyRecord, DistrictRecord, User } from './records.ts';

type Shown = AnyRecord | DistrictRecord | undefined;
type Touched = { readonly kind: EventKind; readonly id: string; readonly before: Shown };
type Change = {
  kind: EventKind;
  happening: Happening;
  object: AnyRecord | DistrictRecord;
  previous?: Record<string, unknown>;
};

/** Notes what the application saw before an edit, and turns the difference into events after it. */
export type Journal = {
  readonly touch: (kind: EventKind, id: string) => void;
  readonly batch: (edit: () => void) => void;
};

const ORDER: readonly EventKind[] = ['districts', 'schools', 'terms', 'courses', 'users', 'sections'];
const PEOPLE = ['student', 'teacher', 'staff', 'district_admin', 'contact'] as const;

/** Observed order within a batch: districts, schools, users created (students first), users updated; deletes last. */
const rank = ({ kind, happening, object }: Change): number => {
  const person = kind === 'users' ? PEOPLE.findIndex((role) => (object as User).roles[role] !== undefined) : 0;
  const place = ORDER.indexOf(kind);
  if (happening === 'deleted') return 1000 - place * 10;
  return place * 100 + (happening === 'updated' ? 10 : 0) + person;
};

const withoutStamp = (record: object): object => ({ ...record, last_modified: undefined });

const toChange = ({ kind, before }: Touched, after: Shown): Change | undefined => {
  if (before === after) return undefined;
  if (before === undefined) return after && { kind, happening: 'created', object: after };
  if (after === undefined) return { kind, happening: 'deleted', object: before };
  const previous = previousAttributes(withoutStamp(before), withoutStamp(after));
  return Object.keys(previous).length === 0 ? undefined : { kind, happening: 'updated', object: after, previous };
};

export const makeJournal = (see: (kind: EventKind, id: string) => Shown, feed: EventFeed, now: () => Date): Journal => {
  let touched: Map<string, Touched> | undefined;

  const publish = (all: Iterable<Touched>): void => {
    const changes = [...all].flatMap((one) => toChange(one, see(one.kind, one.id)) ?? []);
    const at = now();
    for (const change of changes.sort((a, b) => rank(a) - rank(b))) feed.append(change, at);
  };

  return {
    touch: (kind, id) => {
      const key = `${kind}/${id}`;
      if (touched && !touched.has(key)) touched.set(key, { kind, id, before: see(kind, id) });
    },
    batch: (edit) => {
      if (touched) return edit();
      const mine = (touched = new Map<string, Touched>());
      try {
        edit();
      } finally {
        touched = undefined;
        publish(mine.values());
      }
    },
  };
};
