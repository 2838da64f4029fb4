import { E } from '@bloomz/kernel';
import type { Resynced } from '@bloomz/onboarding-core';
import { type ReportJson, toReportJson } from '../json/report-json.ts';
import { ANSWERS, type Surroundings } from '../problems/answers.ts';
import { EXIT, type ExitCode } from '../problems/exit-code.ts';
import { type Problem, sentenceOf, toProblem } from '../problems/to-problem.ts';
import { counted } from '../text/layout.ts';
import { reportText } from '../text/report-text.ts';
import type { Answer } from './command.ts';

type Part = ReportJson | Problem;
/** The roster's report, and that of the contacts where somebody has imported them. */
type Entry = { readonly schoolId: string } & Part & { readonly contacts?: Part };

type Outcome = Resynced['outcome'];
const outcomesOf = ({ outcome, contacts }: Resynced): ReadonlyArray<Outcome> =>
  contacts === null ? [outcome] : [outcome, contacts];

const toPart = (outcome: Outcome, surroundings: Surroundings): Part =>
  E.isRight(outcome) ? toReportJson(outcome.right) : toProblem(outcome.left, surroundings);

const toEntry = ({ schoolId, outcome, contacts }: Resynced, surroundings: Surroundings): Entry => ({
  ...toPart(outcome, surroundings),
  schoolId,
  ...(contacts === null ? {} : { contacts: toPart(contacts, surroundings) }),
});

const toText = (resynced: Resynced, surroundings: Surroundings): string =>
  outcomesOf(resynced)
    .map((outcome) =>
      E.isRight(outcome)
        ? reportText(outcome.right, resynced.schoolId)
        : `School ${resynced.schoolId}: ${sentenceOf(outcome.left, surroundings)}\n`,
    )
    .join('\n');

const exitCodeOf = (outcome: Outcome): ExitCode => {
  if (E.isLeft(outcome)) return ANSWERS[outcome.left._tag].exitCode;
  return outcome.right.outcome === 'held' ? EXIT.held : EXIT.done;
};

/** A failure weighs more than a hold, and a hold more than success. */
const worstOf = (schools: ReadonlyArray<Resynced>): ExitCode => {
  const outcomes = schools.flatMap(outcomesOf);
  const failures = outcomes.filter(E.isLeft).map(exitCodeOf);
  const codes = failures.length > 0 ? failures : outcomes.map(exitCodeOf);
  return codes.reduce<ExitCode>((worst, code) => (code > worst ? code : worst), EXIT.done);
};

const complaintOf = (schools: ReadonlyArray<Resynced>, surroundings: Surroundings): string | undefined => {
  const failed = schools.flatMap((school) => {
    const failure = outcomesOf(school).find(E.isLeft);
    return failure === undefined ? [] : [sentenceOf(failure.left, surroundings)];
  });
  const [first] = failed;
  if (first === undefined || schools.length === 1) return first;
  return `${failed.length} of ${schools.length} schools failed. The first: ${first}`;
};

export const wasNeverImported = ({ outcome }: Resynced): boolean =>
  E.isLeft(outcome) && outcome.left._tag === 'NeverImported';

const textOf = (schools: ReadonlyArray<Resynced>, leftOut: number, surroundings: Surroundings): string => {
  if (schools.length > 0) return schools.map((resynced) => toText(resynced, surroundings)).join('\n');
  return leftOut > 0 ? 'There is nothing to keep in step yet.\n' : 'No school is provisioned yet.\n';
};

/** The first import is a person's to start: a school that waits for it is left out, and people are told how many. */
export const answerResync = (all: ReadonlyArray<Resynced>, surroundings: Surroundings): Answer => {
  const schools = all.filter((resynced) => !wasNeverImported(resynced));
  const leftOut = all.length - schools.length;
  const complaint = complaintOf(schools, surroundings);
  return {
    exitCode: worstOf(schools),
    json: { schools: schools.map((resynced) => toEntry(resynced, surroundings)) },
    text: textOf(schools, leftOut, surroundings),
    ...(complaint === undefined ? {} : { complaint }),
    ...(leftOut === 0 ? {} : { note: `${counted(leftOut, 'school')} left out: nobody has imported from there yet.` }),
  };
};
