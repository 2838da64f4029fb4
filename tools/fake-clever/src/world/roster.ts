import type { EventFeed } from './event-feed.ts';
import { makeEventFeed } from './event-feed.ts';
import { makeJournal } from './journal.ts';
import type { AnyRecord, DistrictData, DistrictRecord, Kind, RecordsOf } from './records.ts';
import { KINDS } from './records.ts';
import type { Sharing } from './sharing.ts';
import { shareEverything, shown } from './sharing.ts';
import type { Table } from './table.ts';
import { makeTable } from './table.ts';

/** What one district stores, what it shows to the application, and what has changed in that view. */
export type Roster = {
  readonly district: () => DistrictRecord;
  readonly get: <K extends Kind>(kind: K, id: string) => RecordsOf[K] | undefined;
  readonly all: <K extends Kind>(kind: K) => readonly RecordsOf[K][];
  readonly see: <K extends Kind>(kind: K, id: string) => RecordsOf[K] | undefined;
  readonly seeAll: <K extends Kind>(kind: K) => readonly RecordsOf[K][];
  /** Counts the edits that may change what is seen of a kind. */
  readonly version: (kind: Kind) => number;
  readonly feed: EventFeed;
  readonly put: <K extends Kind>(kind: K, record: RecordsOf[K]) => void;
  readonly drop: (kind: Kind, id: string) => void;
  readonly setDistrict: (change: Partial<DistrictRecord>) => void;
  readonly setSharing: (change: (sharing: Sharing) => void) => void;
  /** One sync of the district: the events of all edits inside share one second. */
  readonly batch: (edit: () => void) => void;
};

type Tables = { readonly [K in Kind]: Table<RecordsOf[K]> };

const makeTables = (data: DistrictData): Tables => ({
  schools: makeTable(data.schools),
  terms: makeTable(data.terms),
  courses: makeTable(data.courses),
  sections: makeTable(data.sections),
  users: makeTable(data.users),
});

export const makeRoster = (data: DistrictData, now: () => Date): Roster => {
  const tables = makeTables(data);
  const sharing = shareEverything();
  const feed = makeEventFeed(data.district.id);
  let { district } = data;
  const versions: Record<Kind, number> = { schools: 0, terms: 0, courses: 0, sections: 0, users: 0 };

  const tableOf = <K extends Kind>(kind: K): Table<RecordsOf[K]> => tables[kind];
  const show = <K extends Kind>(kind: K, record: AnyRecord): RecordsOf[K] | undefined =>
    shown(sharing, kind, record, tables.users.get) as RecordsOf[K] | undefined;
  const see = <K extends Kind>(kind: K, id: string): RecordsOf[K] | undefined => {
    const record = tableOf(kind).get(id);
    return record && show(kind, record);
  };
  const journal = makeJournal((kind, id) => (kind === 'districts' ? district : see(kind, id)), feed, now);

  const editing = (kind: Kind | 'districts', id: string, edit: () => void): void =>
    journal.batch(() => {
      journal.touch(kind, id);
      edit();
      if (kind !== 'districts') versions[kind]++;
    });
  const touchEverything = (): void => {
    for (const kind of KINDS) for (const record of tableOf(kind).sorted()) journal.touch(kind, record.id);
  };

  return {
    district: () => district,
    get: (kind, id) => tableOf(kind).get(id),
    all: (kind) => tableOf(kind).sorted(),
    see,
    seeAll: (kind) =>
      tableOf(kind)
        .sorted()
        .flatMap((record) => show(kind, record) ?? []),
    version: (kind) => versions[kind],
    feed,
    put: (kind, record) => editing(kind, record.id, () => tableOf(kind).set(record)),
    drop: (kind, id) => editing(kind, id, () => tableOf(kind).remove(id)),
    setDistrict: (change) => editing('districts', district.id, () => (district = { ...district, ...change })),
    setSharing: (change) =>
      journal.batch(() => {
        touchEverything();
        change(sharing);
        for (const kind of KINDS) versions[kind]++;
      }),
    batch: journal.batch,
  };
};
