import type { PasswordRequest } from '@bloomz/access-core';
import { E, pipe, TE } from '@bloomz/kernel';
import { toAccountJson } from '../json/access-json.ts';
import { type WrongUsage, wrongUsage } from '../problems/cli-error.ts';
import { passwordText } from '../text/access-text.ts';
import { isSet, type RawOptions, textOf } from '../usage/option-spec.ts';
import { command, type Desk, done } from './command.ts';
import { parseEmail } from './parse-options.ts';

type Wanted = Omit<PasswordRequest, 'password'>;

const NO_PASSWORD = wrongUsage('The password belongs on the first line of stdin, and there is none.');

const parseWanted = (raw: RawOptions): E.Either<WrongUsage, Wanted> => {
  const name = textOf(raw, 'name')?.trim();
  if (name === '') return E.left(wrongUsage('--name needs at least one visible character.'));
  return pipe(
    parseEmail(raw, 'email'),
    E.map((email) => ({ email, operator: isSet(raw, 'operator'), ...(name !== undefined && { name }) })),
  );
};

/** Never from an argument: those stand in the shell's history and in the list of processes. */
const readPassword = ({ firstLine }: Desk): TE.TaskEither<WrongUsage, string> =>
  pipe(
    TE.fromTask(firstLine),
    TE.flatMap((line) => (line ? TE.right(line) : TE.left(NO_PASSWORD))),
  );

export const prepareSetPassword = command(
  parseWanted,
  (desk, wanted) =>
    pipe(
      readPassword(desk),
      TE.flatMap((password) => desk.onboarding.setPassword({ ...wanted, password })),
    ),
  (account) => done({ account: toAccountJson(account) }, passwordText(account)),
);
