import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { GivenValues } from './given-values.ts';
import type { VariableName } from './variables.ts';

/** The names that the file in the data folder may supply. */
const SUPPLIED: ReadonlyArray<VariableName> = [
  'CLEVER_API_URL',
  'CLEVER_AUTH_URL',
  'CLEVER_CLIENT_ID',
  'CLEVER_CLIENT_SECRET',
];

export const localSettingsFile = (dataDir: string): string => path.join(dataDir, 'local.env');

const readLines = (file: string): ReadonlyArray<string> => {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/);
  } catch {
    return [];
  }
};

/** KEY=VALUE lines; `#` begins a comment line, other names are passed over. */
export const readLocalSettings = (dataDir: string): GivenValues => {
  const values: GivenValues = {};
  for (const line of readLines(localSettingsFile(dataDir))) {
    const [, name, value] = /^\s*(\w+)=(.*)$/.exec(line) ?? [];
    const supplied = SUPPLIED.find((known) => known === name);
    if (supplied && value?.trim()) values[supplied] = value.trim();
  }
  return values;
};
