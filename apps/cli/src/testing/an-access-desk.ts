import { anAccess } from '@bloomz/access-core/testing';
import type { Answer, Desk, Prepare } from '../commands/command.ts';
import { NOWHERE } from '../problems/answers.ts';
import type { CliError } from '../problems/cli-error.ts';
import type { RawOptions } from '../usage/option-spec.ts';

/** What a command about accounts and keys says, over ports in memory. */
export const anAccessDesk = () => {
  const access = anAccess();
  const call = async (prepare: Prepare, raw: RawOptions, line?: string): Promise<Answer | CliError> => {
    const prepared = prepare(raw);
    if (prepared._tag === 'Left') return prepared.left;
    const desk = {
      onboarding: access as unknown as Desk['onboarding'],
      onProgress: () => undefined,
      surroundings: NOWHERE,
      firstLine: () => Promise.resolve(line),
    };
    const outcome = await prepared.right(desk)();
    return outcome._tag === 'Left' ? outcome.left : outcome.right;
  };
  return { ...access, call };
};
