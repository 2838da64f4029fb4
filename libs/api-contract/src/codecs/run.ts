import type * as t from 'io-ts';
import { listOf, nullable } from '../http/compounds.ts';
import { object } from '../http/object.ts';
import { anyText, integer, oneOf } from '../http/scalars.ts';
import { describe, named } from '../http/schema.ts';
import { Actor } from './actor.ts';
import { CleverCost, Durations } from './cost.ts';
import { Counts } from './counts.ts';
import { Families } from './families.ts';
import { Held, Quarantined, Skipped, Warning } from './findings.ts';
import { PlanHash, RunId, SchoolId } from './ids.ts';
import { ImportOptions } from './import-options.ts';
import { Instant } from './instant.ts';
import { pageOf } from './page.ts';
import { RunState } from './run-state.ts';

const Progress = named(
  'Progress',
  object({
    phase: oneOf('reading', 'planning', 'applying'),
    done: describe(integer({ example: 340 }), { description: 'Records so far' }),
    of: describe(nullable(integer({ example: 1210 })), { description: 'Null until the total is known' }),
    estimatedMsLeft: describe(nullable(integer({ example: 4200 })), { description: 'Null where nobody can tell' }),
  }),
  { description: 'How far an import is' },
);

const STEP = oneOf('roster', 'contacts');

const SUMMARY = {
  id: RunId,
  schoolId: SchoolId,
  state: RunState,
  step: STEP,
  actor: Actor,
  planHash: describe(nullable(PlanHash), { description: 'Null until there is a plan' }),
  counts: describe(nullable(Counts), { description: 'Null until there is a plan' }),
  held: describe(listOf(Held), { description: 'What waits for a decision' }),
  failure: describe(nullable(anyText('CleverUnavailable')), {
    example: null,
    description: 'What made it fail, or what the last approval failed of; else null',
  }),
  startedAt: describe(Instant, { description: 'When it was asked for' }),
  finishedAt: describe(nullable(Instant), { description: 'Null while it is under way' }),
};

/** One import in a list. */
export const RunSummary = named('RunSummary', object(SUMMARY), {
  description: 'One import of a school, in short',
});

export const RunSummaries = pageOf('RunSummaries', RunSummary);

/** One import of a school. */
export const Run = named(
  'Run',
  object({
    ...SUMMARY,
    options: ImportOptions,
    skipped: listOf(Skipped),
    quarantined: listOf(Quarantined),
    warnings: listOf(Warning),
    families: describe(nullable(Families), { description: 'Of the contacts step; else null' }),
    clever: nullable(CleverCost),
    ms: nullable(Durations),
    progress: describe(nullable(Progress), { description: 'While it is being worked on; else null' }),
  }),
  { description: 'One import of a school: where it stands, what it did, what it holds' },
);

/** The data of one server-sent event. */
export const RunEvent = named(
  'RunEvent',
  object({
    id: describe(integer({ example: 7 }), { description: 'Ascends within an import; also the id of the event' }),
    runId: RunId,
    at: Instant,
    state: describe(RunState, { example: 'reading' }),
    progress: nullable(Progress),
  }),
  { description: 'One thing that happened to an import' },
);
export type RunEventJson = t.TypeOf<typeof RunEvent>;
