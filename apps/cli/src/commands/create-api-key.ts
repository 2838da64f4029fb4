import { type ApiKeyRequest, type Scope, SCOPES } from '@bloomz/access-core';
import { E, pipe } from '@bloomz/kernel';
import { parseDistrictId } from '@bloomz/onboarding-core';
import { toApiKeyJson } from '../json/access-json.ts';
import { type CliError, type WrongUsage, wrongUsage } from '../problems/cli-error.ts';
import { newKeyText } from '../text/access-text.ts';
import { givenText, type RawOptions } from '../usage/option-spec.ts';
import { command, done } from './command.ts';

/** In one order, each once, whatever was typed. */
export const parseScopes = (text: string): E.Either<WrongUsage, ReadonlyArray<Scope>> => {
  const words = text.split(',').map((word) => word.trim());
  const scopes = SCOPES.filter((scope) => words.includes(scope));
  return words.every((word) => scopes.some((scope) => scope === word))
    ? E.right(scopes)
    : E.left(wrongUsage(`--scopes takes ${SCOPES.join(', ')}, or some of them, separated by commas.`));
};

const parseKeyName = (text: string): E.Either<WrongUsage, string> =>
  text.trim() === '' ? E.left(wrongUsage('--name needs at least one visible character.')) : E.right(text.trim());

const parseRequest = (raw: RawOptions): E.Either<CliError, ApiKeyRequest> =>
  pipe(
    E.Do,
    E.bindW('districtId', () => parseDistrictId(givenText(raw, 'district'))),
    E.bindW('name', () => parseKeyName(givenText(raw, 'name'))),
    E.bindW('scopes', () => parseScopes(givenText(raw, 'scopes'))),
  );

export const prepareCreateApiKey = command(
  parseRequest,
  ({ onboarding }, request) => onboarding.createApiKey(request),
  ({ key, text }) => done({ key: toApiKeyJson(key), text }, newKeyText(key, text)),
);
