import { E } from '@bloomz/kernel';
import { type DistrictId, type MalformedCleverId, parseDistrictId } from '@bloomz/onboarding-core';
import { toApiKeyJson } from '../json/access-json.ts';
import { keysText } from '../text/access-text.ts';
import { type RawOptions, textOf } from '../usage/option-spec.ts';
import { command, done } from './command.ts';

const parseDistrict = (raw: RawOptions): E.Either<MalformedCleverId, DistrictId | undefined> => {
  const id = textOf(raw, 'district');
  return id === undefined ? E.right(undefined) : parseDistrictId(id);
};

export const prepareListApiKeys = command(
  parseDistrict,
  ({ onboarding }, districtId) => onboarding.listApiKeys(districtId),
  (keys) => done({ keys: keys.map(toApiKeyJson) }, keysText(keys)),
);
