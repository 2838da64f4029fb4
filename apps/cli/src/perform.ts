import {
  type BadConfiguration,
  type CleverSettings,
  type Config,
  demandClever,
  type Environment,
  loadConfig,
} from '@bloomz/configuration';
import { E, pipe } from '@bloomz/kernel';
import { attend, type Interrupted } from './attend.ts';
import type { Answer } from './commands/command.ts';
import type { Io } from './io.ts';
import { NOWHERE, type Surroundings } from './problems/answers.ts';
import type { CliError } from './problems/cli-error.ts';
import { makeProgressBar } from './progress.ts';
import type { Invocation } from './usage/parse-command-line.ts';

export type Failed = { readonly error: CliError; readonly surroundings: Surroundings };
export type Outcome = E.Either<Failed, Answer> | Interrupted;

type Settings = { readonly config: Config; readonly clever: CleverSettings | null };

const settle = (env: Environment, needsClever: boolean): E.Either<BadConfiguration, Settings> =>
  pipe(
    E.Do,
    E.bind('config', () => loadConfig(env)),
    E.bind('clever', ({ config }) => (needsClever ? demandClever(config) : E.right(null))),
  );

const failed = (error: CliError, surroundings = NOWHERE): E.Either<Failed, never> => E.left({ error, surroundings });

const nothingTyped = (): Promise<undefined> => Promise.resolve(undefined);

/** Checks the options, then the configuration, then opens what is needed, acts, and closes it whatever comes. */
export const perform = async (
  { spec, raw }: Extract<Invocation, { kind: 'command' }>,
  env: Environment,
  io: Io,
): Promise<Outcome> => {
  const prepared = (await spec.load())(raw);
  if (E.isLeft(prepared)) return failed(prepared.left);
  const settings = settle(env, spec.needsClever);
  if (E.isLeft(settings)) return failed(settings.left);
  const { config, clever } = settings.right;
  const { compose } = await import('./compose.ts');
  const opened = await compose(config, clever)();
  if (E.isLeft(opened)) return failed(opened.left);
  const onboarding = opened.right;
  const surroundings = { cleverFrom: clever?.foundIn ?? null };
  const bar = makeProgressBar(io.terminal);
  const work = async (): Promise<E.Either<CliError, Answer>> =>
    prepared.right({ onboarding, onProgress: bar.listen, surroundings, firstLine: io.firstLine ?? nothingTyped })();
  const close = (): Promise<void> => {
    bar.stop();
    return onboarding.close();
  };
  const outcome = await attend(work, close, io.signal);
  return 'interrupted' in outcome
    ? outcome
    : pipe(
        outcome,
        E.mapLeft((error) => ({ error, surroundings })),
      );
};
