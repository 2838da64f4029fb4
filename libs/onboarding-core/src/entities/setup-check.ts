import type { Actor } from './run.ts';
import type { School } from './school.ts';
import type { CleverPerson, SetupFacts } from './setup.ts';

export type CheckState = 'pass' | 'warn' | 'fail' | 'unknown';
type CheckOwner = 'Bloomz' | 'district admin' | 'school admin';
export type CheckId =
  | 'community-linked'
  | 'bloomz-role'
  | 'clever-app-added'
  | 'district-running'
  | 'school-shared'
  | 'sections-shared'
  | 'students-shared'
  | 'teachers-shared'
  | 'staff-shared'
  | 'contacts-shared'
  | 'clever-role'
  | 'launch-date'
  | 'freshness';

/** One line of the set-up report: what we saw, who can change it, and how. `fix` is empty where nothing is wrong. */
export type Check = {
  readonly id: CheckId;
  readonly state: CheckState;
  readonly evidence: string;
  readonly owner: CheckOwner;
  readonly fix: string;
};

/** All that the checks look at. `person` is null for the operator and for servers, 'unknown' when Clever could not be asked. */
export type SetupEvidence = {
  readonly facts: SetupFacts;
  readonly school: School | null;
  readonly actor: Actor;
  readonly person: CleverPerson | 'not-found' | 'unknown' | null;
  readonly lastImport: Date | null;
  readonly now: Date;
};

/** What a rule says of its line; owner and id are the rule's own. */
export type Verdict = Pick<Check, 'state' | 'evidence'> & { readonly fix?: string };
export type Rule = {
  readonly id: CheckId;
  readonly owner: CheckOwner;
  readonly judge: (seen: SetupEvidence) => Verdict;
};

export const NOT_LOOKED: Verdict = {
  state: 'unknown',
  evidence: 'Could not be checked until the lines above are in order.',
};
