import { pipe, TE } from '@bloomz/kernel';
import type { RosterMoved, RosterStore } from '@bloomz/onboarding-core';
import { attempt } from './database/attempt.ts';
import type { Database } from './database/database.ts';
import { loadRoster } from './roster-load/load-roster.ts';
import { settlePages } from './roster-apply/settle-pages.ts';

/** Rosters in PostgreSQL. What is needed for writing alone is loaded with the first write. */
export const makePgRosterStore = (database: Database): RosterStore => ({
  load: (school) => attempt(() => database.read((client) => loadRoster(client, school))),
  apply: (school, application) =>
    pipe(
      attempt(async () => {
        const { applyChanges } = await import('./roster-apply/apply-changes.ts');
        return database.write((writing) => applyChanges(writing, school, application));
      }),
      TE.filterOrElseW(
        (applied) => applied,
        (): RosterMoved => ({ _tag: 'RosterMoved', schoolId: school.schoolId }),
      ),
      TE.flatMapTask(() => () => settlePages(database, application.changes)),
    ),
});
