import { pipe, TE, token } from '@bloomz/kernel';
import { type ContactsShown, NO_CONTACTS } from '../entities/contact.ts';
import { isImportedParent, studentsHere } from '../entities/families-here.ts';
import type { ImportOptions } from '../entities/import-options.ts';
import { planContacts } from '../entities/plan-contacts.ts';
import { planImport } from '../entities/plan-import.ts';
import type { Plan } from '../entities/plan.ts';
import type { ReadCost } from '../entities/read-cost.ts';
import type { Roster } from '../entities/roster.ts';
import type { ProgressListener, SchoolRef } from '../entities/run.ts';
import type { Snapshot } from '../entities/snapshot.ts';
import type { SourceFailure, StoreUnavailable } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { Fingerprint } from '../ports/fingerprint.ts';
import type { ContactsRead, ContactsWanted, ReadProgress, RosterSource } from '../ports/roster-source.ts';
import type { LoadedRoster, RosterStore } from '../ports/roster-store.ts';

/** A plan together with the version of the roster it was made for. */
export type Drafted = LoadedRoster & {
  readonly plan: Plan;
  readonly cost: ReadCost;
  readonly ms: { readonly read: number; readonly plan: number };
};

type DraftRequest = {
  readonly school: SchoolRef;
  readonly options: ImportOptions;
  /** Lets go what the brake would hold. */
  readonly approved?: boolean;
  readonly onProgress?: ProgressListener | undefined;
};

/** Reads both sides once and decides; writes nothing. The only way to a plan, for previews and imports alike. */
export type DraftPlan = (request: DraftRequest) => TE.TaskEither<SourceFailure | StoreUnavailable, Drafted>;
export const DraftPlan = token<DraftPlan>('DraftPlan');

/**
 * Clever's side of a step: `snapshot` is null for the contacts step, `contacts` where nobody needs them. `loaded` is there
 * when Bloomz's side was loaded last.
 */
type Read = {
  readonly snapshot: Snapshot | null;
  readonly contacts: ContactsShown | null;
  readonly loaded: LoadedRoster | null;
  readonly cost: ReadCost;
};

export const makeDraftPlan = (
  source: RosterSource,
  store: RosterStore,
  fingerprint: Fingerprint,
  now: Clock,
): DraftPlan => {
  type Reading = TE.TaskEither<SourceFailure | StoreUnavailable, Read>;
  const readContacts = (school: SchoolRef, wanted: ContactsWanted, onRead: ReadProgress) =>
    wanted.students.size === 0
      ? TE.right<SourceFailure, ContactsRead>({ ...NO_CONTACTS, cost: NO_COST })
      : source.readContacts(school, wanted, onRead);
  const readFamilies = (school: SchoolRef, onRead: ReadProgress): Reading =>
    pipe(
      store.load(school),
      TE.flatMap(({ roster }): Reading => pipe(readContacts(school, wantedOf(roster), onRead), TE.map(toRead(null)))),
    );
  /** Links that were taken back end with the roster as well, so where there are links contacts are read. */
  const readRoster = (school: SchoolRef, onRead: ReadProgress): Reading =>
    pipe(
      TE.Do,
      TE.bindW('read', () => source.read(school, onRead)),
      TE.bindW('known', () => store.load(school)),
      TE.flatMap(({ read, known }): Reading =>
        holdsLinks(known.roster)
          ? pipe(
              readContacts(school, wantedOf(known.roster), (n) => onRead(read.snapshot.users.length + n)),
              TE.map(toRead(read)),
            )
          : TE.right({ ...read, contacts: null, loaded: known }),
      ),
    );
  return ({ school, options, approved = false, onProgress = ignore }) =>
    pipe(
      TE.Do,
      TE.let('started', () => now()),
      TE.bindW('read', () =>
        (options.step === 'contacts' ? readFamilies : readRoster)(school, (done) =>
          onProgress({ phase: 'reading', done }),
        ),
      ),
      TE.let('wasRead', () => now()),
      TE.bindW('loaded', ({ read }) => (read.loaded ? TE.right(read.loaded) : store.load(school))),
      TE.map(({ started, read, wasRead, loaded }) => {
        onProgress({ phase: 'planning', done: 0 });
        const today = wasRead.toISOString().slice(0, 10);
        const plan = planStep(read, loaded.roster, options, { fingerprint, today, approved });
        return {
          ...loaded,
          plan,
          cost: read.cost,
          ms: { read: elapsed(started, wasRead), plan: elapsed(wasRead, now()) },
        };
      }),
    );
};

const planStep = (
  { snapshot, contacts }: Read,
  roster: Roster,
  options: ImportOptions,
  context: Parameters<typeof planImport>[3],
): Plan =>
  snapshot === null
    ? planContacts(contacts ?? NO_CONTACTS, roster, options, context)
    : planImport(snapshot, roster, options, { ...context, contacts });

const NO_COST: ReadCost = { requests: 0, retries: 0 };

const toRead =
  (roster: { readonly snapshot: Snapshot; readonly cost: ReadCost } | null) =>
  ({ cost, ...contacts }: ContactsRead): Read => ({
    snapshot: roster?.snapshot ?? null,
    contacts,
    loaded: null,
    cost: {
      requests: cost.requests + (roster?.cost.requests ?? 0),
      retries: cost.retries + (roster?.cost.retries ?? 0),
    },
  });

const wantedOf = ({ members }: Roster): ContactsWanted => ({
  students: studentsHere(members),
  known: new Set(members.filter(isImportedParent).map(({ userId }) => userId)),
});

const holdsLinks = ({ members, guardianships }: Roster): boolean =>
  guardianships.length > 0 && members.some((member) => isImportedParent(member) && !member.archived);

const ignore: ProgressListener = () => undefined;
const elapsed = (from: Date, to: Date): number => to.getTime() - from.getTime();
