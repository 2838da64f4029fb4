import { E } from '@bloomz/kernel';
import { givenText } from '../usage/option-spec.ts';
import { command, done } from './command.ts';

export const prepareRevokeApiKey = command(
  (raw) => E.right(givenText(raw, 'key')),
  ({ onboarding }, keyId) => onboarding.revokeApiKey(keyId),
  (_, keyId) => done({ revoked: keyId }, `API key ${keyId} opens nothing any more.\n`),
);
