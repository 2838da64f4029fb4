import { listOf, nullable } from '../http/compounds.ts';
import { object } from '../http/object.ts';
import { anyText, flag, oneOf } from '../http/scalars.ts';
import { describe, named } from '../http/schema.ts';
import { Actor } from './actor.ts';
import { CleverCost, Durations } from './cost.ts';
import { Counts } from './counts.ts';
import { Families } from './families.ts';
import { Held, Quarantined, Skipped, Warning } from './findings.ts';
import { PlanHash, PlanId, SchoolId } from './ids.ts';
import { ImportOptions } from './import-options.ts';
import { Instant } from './instant.ts';
import { pageOf } from './page.ts';

/** A preview: what an import would do. */
export const Plan = named(
  'Plan',
  object({
    id: PlanId,
    schoolId: SchoolId,
    planHash: PlanHash,
    options: ImportOptions,
    actor: Actor,
    madeAt: Instant,
    counts: Counts,
    skipped: listOf(Skipped),
    quarantined: listOf(Quarantined),
    held: listOf(Held),
    warnings: listOf(Warning),
    families: describe(nullable(Families), { description: 'Of the contacts step; else null' }),
    clever: CleverCost,
    ms: Durations,
  }),
  { description: 'What an import would do. It is kept for a day and changes nothing.' },
);

export const ChangeKind = oneOf(
  'created',
  'updated',
  'archived',
  'restored',
  'removed',
  'queued',
  'revoked',
  'skipped',
  'quarantined',
);

const PlannedChange = named(
  'PlannedChange',
  object({
    record: describe(
      oneOf(
        'class',
        'teacher',
        'staff',
        'student',
        'parent',
        'membership',
        'guardianship',
        'invitation',
        'person',
        'term',
      ),
      {
        description: '`person`: somebody whose role cannot be told',
      },
    ),
    kind: ChangeKind,
    cleverId: describe(anyText('4fd43cc56d11340000000042'), { description: "The section's or the person's" }),
    name: anyText('Algebra'),
    detail: describe(nullable(anyText('Algebra (Period 2)')), {
      description:
        'For a membership the class; for a guardianship the child; for what is skipped or quarantined the reason',
    }),
    fields: describe(listOf(anyText('name')), { description: 'Names of the fields that change' }),
    worries: describe(flag, { description: 'Takes something away, or leaves something out' }),
  }),
  { description: 'One line of a preview: what would happen to whom' },
);

export const PlannedChanges = pageOf('PlannedChanges', PlannedChange);
