import { E, pipe, type T, TE } from '@bloomz/kernel';
import type { ProgressListener } from '@bloomz/onboarding-core';
import type { Onboarding } from '../compose.ts';
import type { Surroundings } from '../problems/answers.ts';
import type { CliError } from '../problems/cli-error.ts';
import { EXIT, type ExitCode } from '../problems/exit-code.ts';
import type { RawOptions } from '../usage/option-spec.ts';

/** What a command gives back: for machines and for people. */
export type Answer = {
  readonly exitCode: ExitCode;
  readonly json: unknown;
  readonly text: string;
  /** A failure that is part of the answer, as one line for stderr. */
  readonly complaint?: string;
  /** What people should know besides: one line for stderr, not said with `--json`. */
  readonly note?: string;
};

/** What a command works with. */
export type Desk = {
  readonly onboarding: Onboarding;
  readonly onProgress: ProgressListener;
  readonly surroundings: Surroundings;
  /** The first line of stdin. */
  readonly firstLine: T.Task<string | undefined>;
};

export type Perform = (desk: Desk) => TE.TaskEither<CliError, Answer>;

/** Checks what was typed, before anything is opened. */
export type Prepare = (raw: RawOptions) => E.Either<CliError, Perform>;

/** Nearly every command: what was typed, what the core makes of it, and how that is said. */
export const command =
  <Given, Result>(
    parse: (raw: RawOptions) => E.Either<CliError, Given>,
    call: (desk: Desk, given: Given) => TE.TaskEither<CliError, Result>,
    say: (result: Result, given: Given) => Answer,
  ): Prepare =>
  (raw) =>
    pipe(
      parse(raw),
      E.map(
        (given): Perform =>
          (desk) =>
            pipe(
              call(desk, given),
              TE.map((result) => say(result, given)),
            ),
      ),
    );

export const done = (json: unknown, text: string): Answer => ({ exitCode: EXIT.done, json, text });
