import type { Roster } from './roster.ts';
import type { SharedType, Sharing } from './sharing.ts';

/** What a district does on its "Data sharing" page. Each call is one change; the events show it. */
export type SharingEdits = {
  readonly share: (...types: readonly SharedType[]) => void;
  readonly unshare: (...types: readonly SharedType[]) => void;
  readonly shareSchools: (ids: readonly string[]) => void;
  readonly unshareSchools: (ids: readonly string[]) => void;
  readonly shareSections: (ids: readonly string[]) => void;
  readonly unshareSections: (ids: readonly string[]) => void;
  readonly shareStudents: (ids: readonly string[]) => void;
  readonly unshareStudents: (ids: readonly string[]) => void;
  readonly shareUsers: (ids: readonly string[]) => void;
  readonly unshareUsers: (ids: readonly string[]) => void;
  /** Hand-picks sections as of now: later ones are not shared. `undefined` ends it. */
  readonly pickSections: (ids: readonly string[] | undefined) => void;
  /** Paths within a user, such as `email` or `roles.student.dob`. */
  readonly shareFields: (paths: readonly string[]) => void;
  readonly unshareFields: (paths: readonly string[]) => void;
};

type Off = Exclude<keyof Sharing, 'picked'>;

const membersOf = (roster: Roster, ids: readonly string[]): ReadonlySet<string> => {
  const sections = ids.flatMap((id) => roster.get('sections', id) ?? []);
  return new Set(sections.flatMap(({ students, teachers }) => [...students, ...teachers]));
};

export const makeSharingEdits = (roster: Roster): SharingEdits => {
  const hide = (what: Off, values: readonly string[]): void =>
    roster.setSharing((sharing) => values.forEach((value) => (sharing[what] as Set<string>).add(value)));
  const show = (what: Off, values: readonly string[]): void =>
    roster.setSharing((sharing) => values.forEach((value) => (sharing[what] as Set<string>).delete(value)));
  const pick = (ids: readonly string[] | undefined): Sharing['picked'] =>
    ids && { sections: new Set(ids), users: membersOf(roster, ids) };
  return {
    share: (...types) => show('typesOff', types),
    unshare: (...types) => hide('typesOff', types),
    shareSchools: (ids) => show('schoolsOff', ids),
    unshareSchools: (ids) => hide('schoolsOff', ids),
    shareSections: (ids) => show('sectionsOff', ids),
    unshareSections: (ids) => hide('sectionsOff', ids),
    shareStudents: (ids) => show('usersOff', ids),
    unshareStudents: (ids) => hide('usersOff', ids),
    shareUsers: (ids) => show('usersOff', ids),
    unshareUsers: (ids) => hide('usersOff', ids),
    pickSections: (ids) => roster.setSharing((sharing) => void (sharing.picked = pick(ids))),
    shareFields: (paths) => show('fieldsOff', paths),
    unshareFields: (paths) => hide('fieldsOff', paths),
  };
};
