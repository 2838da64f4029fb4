import { toPlanJson } from '../json/report-json.ts';
import { oneLine } from '../text/plain.ts';
import { ANSWERS, type Surroundings } from './answers.ts';
import type { CliError } from './cli-error.ts';
import type { ExitCode } from './exit-code.ts';

/** An RFC 9457 problem document. `type` is stable; `detail` is the sentence for people. */
export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly detail: string;
  readonly exitCode: ExitCode;
  readonly [extension: string]: unknown;
};

const plainFields = (value: unknown): ReadonlyArray<readonly [string, unknown]> =>
  Object.entries(value as Record<string, unknown>).filter(
    ([key, field]) =>
      (typeof field === 'string' || typeof field === 'number') &&
      !['_tag', 'sentence', 'detail', 'what', 'given'].includes(key),
  );

/** The ids and numbers that the error carries, and for an outdated approval the plan as of now. */
const extensionsOf = (error: CliError): Readonly<Record<string, unknown>> => ({
  ...Object.fromEntries(plainFields(error)),
  ...(error._tag === 'PlanOutdated' && error.fresh !== null ? { plan: toPlanJson(error.fresh) } : {}),
});

export const sentenceOf = (error: CliError, surroundings: Surroundings): string => {
  const { say } = ANSWERS[error._tag] as { say: (error: CliError, surroundings: Surroundings) => string };
  return oneLine(say(error, surroundings));
};

export const toProblem = (error: CliError, surroundings: Surroundings): Problem => {
  const { exitCode, slug, title } = ANSWERS[error._tag];
  const detail = sentenceOf(error, surroundings);
  return { type: `urn:bloomz:problem:${slug}`, title, detail, exitCode, ...extensionsOf(error) };
};
