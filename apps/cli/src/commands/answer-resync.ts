import { E } from '@bloomz/kernel';
import type { Resynced } from '@bloomz/onboarding-core';
import { type ReportJson, toReportJson } from '../json/report-json.ts';
import { ANSWERS, type Surroundings } from '../problems/answers.ts';
import { EXIT, type ExitCode } from '../problems/exit-code.ts';
import { type Problem, sentenceOf, toProblem } from '../problems/to-problem.ts';
import { reportText } from '../text/report-text.ts';
import type { Answer } from './command.ts';

type Entry = { readonly schoolId: string } & (ReportJson | Problem);

const toEntry = ({ schoolId, outcome }: Resynced, surroundings: Surroundings): Entry => ({
  ...(E.isRight(outcome) ? toReportJson(outcome.right) : toProblem(outcome.left, surroundings)),
  schoolId,
});

const toText = ({ schoolId, outcome }: Resynced, surroundings: Surroundings): string =>
  E.isRight(outcome)
    ? reportText(outcome.right, schoolId)
    : `School ${schoolId}: ${sentenceOf(outcome.left, surroundings)}\n`;

const exitCodeOf = ({ outcome }: Resynced): ExitCode => {
  if (E.isLeft(outcome)) return ANSWERS[outcome.left._tag].exitCode;
  return outcome.right.outcome === 'held' ? EXIT.held : EXIT.done;
};

/** A failure weighs more than a hold, and a hold more than success. */
const worstOf = (schools: ReadonlyArray<Resynced>): ExitCode => {
  const failures = schools.filter(({ outcome }) => E.isLeft(outcome)).map(exitCodeOf);
  const codes = failures.length > 0 ? failures : schools.map(exitCodeOf);
  return codes.reduce<ExitCode>((worst, code) => (code > worst ? code : worst), EXIT.done);
};

const complaintOf = (schools: ReadonlyArray<Resynced>, surroundings: Surroundings): string | undefined => {
  const sentences = schools.flatMap(({ outcome }) =>
    E.isLeft(outcome) ? [sentenceOf(outcome.left, surroundings)] : [],
  );
  const [first] = sentences;
  if (first === undefined || schools.length === 1) return first;
  return `${sentences.length} of ${schools.length} schools failed. The first: ${first}`;
};

export const answerResync = (schools: ReadonlyArray<Resynced>, surroundings: Surroundings): Answer => {
  const complaint = complaintOf(schools, surroundings);
  return {
    exitCode: worstOf(schools),
    json: { schools: schools.map((resynced) => toEntry(resynced, surroundings)) },
    text:
      schools.length === 0
        ? 'No school is provisioned yet.\n'
        : schools.map((resynced) => toText(resynced, surroundings)).join('\n'),
    ...(complaint === undefined ? {} : { complaint }),
  };
};
