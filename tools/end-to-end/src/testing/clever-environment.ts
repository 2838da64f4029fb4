import type { Environment } from '@bloomz/configuration';
import type { FakeClever } from '@bloomz/fake-clever';

/** The environment that leads to a local Clever. */
export const cleverEnvironment = ({ url, clientId, clientSecret }: FakeClever): Environment => ({
  CLEVER_API_URL: url,
  CLEVER_AUTH_URL: url,
  CLEVER_CLIENT_ID: clientId,
  CLEVER_CLIENT_SECRET: clientSecret,
});
