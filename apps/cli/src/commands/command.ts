import type { E, TE } from '@bloomz/kernel';
import type { ProgressListener } from '@bloomz/onboarding-core';
import type { Onboarding } from '../compose.ts';
import type { CliError } from '../problems/cli-error.ts';
import type { Surroundings } from '../problems/answers.ts';
import type { ExitCode } from '../problems/exit-code.ts';
import type { RawOptions } from '../usage/option-spec.ts';

/** What a command gives back: for machines and for people. */
export type Answer = {
  readonly exitCode: ExitCode;
  readonly json: unknown;
  readonly text: string;
  /** A failure that is part of the answer, as one line for stderr. */
  readonly complaint?: string;
};

/** What a command works with. */
export type Desk = {
  readonly onboarding: Onboarding;
  readonly onProgress: ProgressListener;
  readonly surroundings: Surroundings;
};

export type Perform = (desk: Desk) => TE.TaskEither<CliError, Answer>;

/** Checks what was typed, before anything is opened. */
export type Prepare = (raw: RawOptions) => E.Either<CliError, Perform>;
