import { listOf, nullable } from '../http/compounds.ts';
import { object } from '../http/object.ts';
import { anyText, oneOf } from '../http/scalars.ts';
import { describe, named } from '../http/schema.ts';
import { RosterTotals } from './counts.ts';
import { DistrictId, SchoolId } from './ids.ts';
import { Instant } from './instant.ts';
import { pageOf } from './page.ts';
import { HELD_RUN } from './examples.ts';
import { RunSummary } from './run.ts';

/** Whether a district is connected to Bloomz. */
export const Connection = named('Connection', oneOf('connected', 'disconnected'), {
  description: 'A disconnected district is frozen: nothing is imported or changed, and nothing is lost',
});

const SUMMARY = {
  id: SchoolId,
  districtId: DistrictId,
  name: describe(nullable(anyText('Sample Elementary')), {
    description: "Clever's name; null before the first import",
  }),
  connection: Connection,
};

const SchoolSummary = named('SchoolSummary', object(SUMMARY), { description: 'A school community, in short' });

export const SchoolSummaries = pageOf('SchoolSummaries', SchoolSummary);

/** A school community and what Bloomz holds of it. */
export const School = named(
  'School',
  object({
    ...SUMMARY,
    totals: RosterTotals,
    runs: describe(listOf(RunSummary), {
      description: 'The last imports, latest first',
      example: [RunSummary.encode(HELD_RUN)],
    }),
    freshness: object({
      lastReadAt: describe(nullable(Instant), { description: "When the district's roster was last read from Clever" }),
      lastImportAt: describe(nullable(Instant), { description: 'When an import was last applied here' }),
    }),
  }),
  { description: 'A school community and what Bloomz holds of it' },
);

const Check = named(
  'Check',
  object({
    id: oneOf(
      'community-linked',
      'bloomz-role',
      'clever-app-added',
      'district-running',
      'school-shared',
      'sections-shared',
      'students-shared',
      'teachers-shared',
      'staff-shared',
      'contacts-shared',
      'clever-role',
      'launch-date',
      'freshness',
    ),
    state: oneOf('pass', 'warn', 'fail', 'unknown'),
    evidence: describe(anyText('The school community is linked to Clever school 4fd43cc56d11340000000005.'), {
      description: 'What was seen',
    }),
    owner: describe(oneOf('Bloomz', 'district admin', 'school admin'), { description: 'Who can change it' }),
    fix: describe(anyText(''), { description: 'What to do; empty where nothing is wrong' }),
  }),
  { description: 'One line of the set-up report' },
);

/** Whether everything on the Clever side is ready. */
export const SetupReport = named('SetupReport', object({ checks: listOf(Check) }), {
  description: 'Whether everything on the Clever side is ready, and who must fix what is not',
});
