import type { CleverSettings, Environment } from '@bloomz/configuration';
import { type FakeClever, sampleDistrict, startFakeClever } from '@bloomz/fake-clever';

const USUAL_PORT = 4010;
const LOOPBACK = ['localhost', '127.0.0.1'];

/** The port that `CLEVER_API_URL` names on this machine; undefined when it names another machine. */
export const portOf = (address: string | undefined): number | undefined => {
  if (address === undefined) return USUAL_PORT;
  const { hostname, port, protocol } = new URL(address);
  return LOOPBACK.includes(hostname) && protocol === 'http:' ? Number(port || 80) : undefined;
};

/** The same district on every start, so that yesterday's database fits. A taken port gives way to a free one. */
export const startLocalClever = async (port: number, publicUrl: string): Promise<FakeClever> => {
  const start = (at: number): Promise<FakeClever> =>
    startFakeClever({
      districts: [sampleDistrict()],
      port: at,
      redirectUris: [`${publicUrl.replace(/\/+$/, '')}/auth/clever/callback`],
    });
  return start(port).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE' || error.code === 'EACCES') return start(0);
    throw error;
  });
};

/** Where it is and how we prove ourselves to it. */
export const cleverSettingsOf = ({ url, clientId, clientSecret }: FakeClever): Omit<CleverSettings, 'foundIn'> => ({
  apiUrl: url,
  authUrl: url,
  clientId,
  clientSecret,
});

/** The same under the names of the environment, for the commands. */
export const settingsOf = (clever: FakeClever): Environment => {
  const { apiUrl, authUrl, clientId, clientSecret } = cleverSettingsOf(clever);
  return {
    CLEVER_API_URL: apiUrl,
    CLEVER_AUTH_URL: authUrl,
    CLEVER_CLIENT_ID: clientId,
    CLEVER_CLIENT_SECRET: clientSecret,
  };
};
