import type { Connection } from './connection.ts';
import { makeConnection } from './connection.ts';
import type { DistrictEdits } from './district-edits.ts';
import { makeDistrictEdits } from './district-edits.ts';
import type { SharingEdits } from './sharing-edits.ts';
import { makeSharingEdits } from './sharing-edits.ts';
import type { StoredEvent } from './event-feed.ts';
import type {
  Course,
  DistrictData,
  DistrictRecord,
  DistrictState,
  Role,
  School,
  Section,
  Term,
  User,
} from './records.ts';
import type { Roster } from './roster.ts';
import { makeRoster } from './roster.ts';
import type { Views } from './views.ts';
import { makeViews } from './views.ts';

type Reading = {
  readonly id: string;
  readonly record: () => DistrictRecord;
  readonly schools: () => readonly School[];
  readonly terms: () => readonly Term[];
  readonly courses: () => readonly Course[];
  readonly sections: (school?: string) => readonly Section[];
  readonly users: (role?: Role) => readonly User[];
  readonly user: (id: string) => User | undefined;
  readonly section: (id: string) => Section | undefined;
};

type Feed = {
  readonly events: () => readonly StoredEvent[];
  /** Off: the feed stays empty, as for an application that has not opted in. */
  readonly enableEvents: (on: boolean) => void;
  /** As if thirty days had passed; older cursors are then refused with 400 if asked for. */
  readonly forgetEvents: (options?: { readonly refuseOldCursors?: boolean }) => void;
};

type Link = {
  readonly disconnect: () => void;
  readonly reconnect: () => void;
  readonly rotateToken: () => string;
  readonly token: () => string | undefined;
  /** Off: the token reads `/districts` only. */
  readonly setSecureSync: (on: boolean) => void;
};

type Status = {
  readonly setDistrictState: (state: DistrictState, error?: string) => void;
  readonly setLastSync: (at: Date | string) => void;
  readonly updateDistrict: (change: Partial<DistrictRecord>) => void;
};

/** One district of the fake Clever, as a test sees and changes it. */
export type FakeDistrict = Reading & DistrictEdits & SharingEdits & Feed & Link & Status;

/** The same district as the HTTP side sees it. */
export type ServedDistrict = {
  readonly id: string;
  readonly roster: Roster;
  readonly views: Views;
  readonly connection: Connection;
  readonly events: (cursor?: string) => readonly StoredEvent[] | 'refused';
  readonly control: FakeDistrict;
};

const makeReading = (roster: Roster): Reading => ({
  id: roster.district().id,
  record: roster.district,
  schools: () => roster.all('schools'),
  terms: () => roster.all('terms'),
  courses: () => roster.all('courses'),
  sections: (school) => roster.all('sections').filter((section) => school === undefined || section.school === school),
  users: (role) => roster.all('users').filter(({ roles }) => role === undefined || roles[role] !== undefined),
  user: (id) => roster.get('users', id),
  section: (id) => roster.get('sections', id),
});

const makeStatus = (roster: Roster): Status => ({
  setDistrictState: (state, error = '') => roster.setDistrict({ state, error }),
  setLastSync: (at) => roster.setDistrict({ last_sync: new Date(at).toISOString() }),
  updateDistrict: roster.setDistrict,
});

const makeLink = (connection: Connection): Link => ({
  disconnect: connection.disconnect,
  reconnect: connection.reconnect,
  rotateToken: connection.rotate,
  token: connection.token,
  setSecureSync: (on) => void connection.secureSync(on),
});

export const makeDistrict = (data: DistrictData, now: () => Date): ServedDistrict => {
  const roster = makeRoster(data, now);
  const connection = makeConnection(data.district.id, now);
  let [enabled, refuseOld] = [true, false];
  const list = (): readonly StoredEvent[] => (enabled ? roster.feed.list(now()) : []);
  const feed: Feed = {
    events: list,
    enableEvents: (on) => void (enabled = on),
    forgetEvents: ({ refuseOldCursors = false } = {}) => {
      refuseOld = refuseOldCursors;
      roster.feed.forget();
    },
  };
  return {
    id: data.district.id,
    roster,
    views: makeViews(roster),
    connection,
    events: (cursor) =>
      cursor !== undefined && refuseOld && cursor <= roster.feed.lastForgotten() ? 'refused' : list(),
    control: {
      ...makeReading(roster),
      ...makeDistrictEdits(roster, now),
      ...makeSharingEdits(roster),
      ...feed,
      ...makeLink(connection),
      ...makeStatus(roster),
    },
  };
};
