import { cleverAppAdded, districtRunning, freshness, launchDate } from './district-rules.ts';
import { bloomzRole, cleverRole, communityLinked } from './role-rules.ts';
import type { Check, Rule, SetupEvidence } from './setup-check.ts';
import { contactsShared, listShared, schoolShared } from './sharing-rules.ts';

/** In the order in which a person would fix them. */
const RULES: ReadonlyArray<Rule> = [
  communityLinked,
  bloomzRole,
  cleverAppAdded,
  districtRunning,
  schoolShared,
  listShared('sections', 'fail'),
  listShared('students', 'fail'),
  listShared('teachers', 'fail'),
  listShared('staff', 'warn'),
  contactsShared,
  cleverRole,
  launchDate,
  freshness,
];

/** Judges the whole set-up: every line is answered, those that could not be looked at as `unknown`. */
export const checkSetup = (seen: SetupEvidence): ReadonlyArray<Check> =>
  RULES.map(({ id, owner, judge }) => ({ id, owner, fix: '', ...judge(seen) }));
