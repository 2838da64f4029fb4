import { type Environment, exitCodeOf } from '@bloomz/configuration';
import { E } from '@bloomz/kernel';
import type { Interrupted } from './attend.ts';
import type { Answer } from './commands/command.ts';
import type { Io } from './io.ts';
import { toDocument } from './json/to-document.ts';
import { ANSWERS, NOWHERE } from './problems/answers.ts';
import { unexpected } from './problems/cli-error.ts';
import { EXIT } from './problems/exit-code.ts';
import type { Failed } from './perform.ts';
import { sentenceOf, toProblem } from './problems/to-problem.ts';
import { parseCommandLine } from './usage/parse-command-line.ts';

const STOPPED: Record<Interrupted['interrupted'], string> = {
  unfinished: 'Stopped: nothing of an unfinished run was kept.',
  finished: 'Stopped, but the command had finished by then, and what it did stays: `status` shows it.',
  unknown:
    'Stopped before the end was known: `status` shows whether the run was applied; if not, nothing of it was kept.',
};

const complain = async ({ error, surroundings }: Failed, json: boolean, io: Io): Promise<number> => {
  await io.err(`${sentenceOf(error, surroundings)}\n`);
  if (json) await io.out(toDocument(toProblem(error, surroundings)));
  return ANSWERS[error._tag].exitCode;
};

const deliver = async ({ json, text, complaint, note, exitCode }: Answer, asJson: boolean, io: Io): Promise<number> => {
  if (complaint !== undefined) await io.err(`${complaint}\n`);
  if (note !== undefined && !asJson) await io.err(`${note}\n`);
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
  if ('interrupted' in outcome) {
    await io.err(`${STOPPED[outcome.interrupted]}\n`);
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
