import { E } from '@bloomz/kernel';
import type { Answer } from './commands/command.ts';
import type { Environment, Io } from './io.ts';
import { toDocument } from './json/to-document.ts';
import { ANSWERS, NOWHERE } from './problems/answers.ts';
import type { CliError } from './problems/cli-error.ts';
import { EXIT } from './problems/exit-code.ts';
import type { Failed } from './perform.ts';
import { sentenceOf, toProblem } from './problems/to-problem.ts';
import { ABORTED, exitCodeOf } from './signals.ts';
import { oneLine } from './text/plain.ts';
import { parseCommandLine } from './usage/parse-command-line.ts';

const describe = (thrown: unknown): string =>
  thrown instanceof Error ? oneLine(`${thrown.name}: ${thrown.message}`).slice(0, 300) : 'something was thrown';

const unexpected = (thrown: unknown): CliError => ({ _tag: 'Unexpected', what: describe(thrown) });

const complain = async ({ error, surroundings }: Failed, json: boolean, io: Io): Promise<number> => {
  await io.err(`${sentenceOf(error, surroundings)}\n`);
  if (json) await io.out(toDocument(toProblem(error, surroundings)));
  return ANSWERS[error._tag].exitCode;
};

const deliver = async ({ json, text, complaint, exitCode }: Answer, asJson: boolean, io: Io): Promise<number> => {
  if (complaint !== undefined) await io.err(`${complaint}\n`);
  await io.out(asJson ? toDocument(json) : text);
  return exitCode;
};

const answer = async (argv: ReadonlyArray<string>, env: Environment, io: Io): Promise<number> => {
  const json = argv.includes('--json');
  const invocation = parseCommandLine(argv);
  if (E.isLeft(invocation)) return complain({ error: invocation.left, surroundings: NOWHERE }, json, io);
  if (invocation.right.kind === 'help') {
    await io.out(invocation.right.text);
    return EXIT.done;
  }
  const { perform } = await import('./perform.ts');
  const outcome = await perform(invocation.right, env, io);
  if (outcome === ABORTED) {
    await io.err('Stopped: nothing of an unfinished run was kept.\n');
    return exitCodeOf(io.signal?.reason);
  }
  return E.isLeft(outcome) ? complain(outcome.left, json, io) : deliver(outcome.right, json, io);
};

/** The whole command line: gives the exit code and never throws. */
export const runCli = async (argv: ReadonlyArray<string>, env: Environment, io: Io): Promise<number> => {
  try {
    return await answer(argv, env, io);
  } catch (thrown) {
    return complain({ error: unexpected(thrown), surroundings: NOWHERE }, argv.includes('--json'), io);
  }
};
