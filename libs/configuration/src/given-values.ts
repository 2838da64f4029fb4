import { readFileSync } from 'node:fs';
import { E } from '@bloomz/kernel';
import type { Environment } from './environment.ts';
import { type BadConfiguration, badConfiguration } from './bad-configuration.ts';
import { FROM_FILE, VARIABLE_NAMES, type VariableName } from './variables.ts';

export type GivenValues = Partial<Record<VariableName, string>>;

const isOurs = (name: string): boolean => name.startsWith('BLOOMZ_');

const findUnknown = (env: Environment): string | undefined =>
  Object.keys(env).find((name) => isOurs(name) && !VARIABLE_NAMES.some((known) => known === name));

const readSecret = (name: VariableName, file: string): E.Either<BadConfiguration, string> => {
  try {
    const value = readFileSync(file, 'utf8').trim();
    return value === ''
      ? E.left(badConfiguration(`${name}_FILE names an empty file: write the value into it.`))
      : E.right(value);
  } catch {
    return E.left(badConfiguration(`${name}_FILE names a file that cannot be read: check its path and permissions.`));
  }
};

/** An empty variable counts as not set, as compose files write it. */
const valueOf = (env: Environment, name: VariableName): E.Either<BadConfiguration, string | undefined> => {
  const value = env[name] || undefined;
  const file = FROM_FILE.includes(name) ? env[`${name}_FILE`] || undefined : undefined;
  if (value !== undefined && file !== undefined)
    return E.left(badConfiguration(`Both ${name} and ${name}_FILE are set: keep one of them.`));
  return file === undefined ? E.right(value) : readSecret(name, file);
};

/** What the environment says, files read, nothing checked yet but that every name is known. */
export const readGivenValues = (env: Environment): E.Either<BadConfiguration, GivenValues> => {
  const unknown = findUnknown(env);
  if (unknown !== undefined)
    return E.left(
      badConfiguration(`${unknown} is not a variable of Bloomz: README.md lists them; correct or unset it.`),
    );
  const values: GivenValues = {};
  for (const name of VARIABLE_NAMES) {
    const value = valueOf(env, name);
    if (E.isLeft(value)) return value;
    if (value.right !== undefined) values[name] = value.right;
  }
  return E.right(values);
};
