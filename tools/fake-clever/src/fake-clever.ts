import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FaultHook } from './faults/fault.ts';
import { makeFaultDesk } from './faults/fault-desk.ts';
import { makeApi } from './http/api.ts';
import { makeApp } from './http/app.ts';
import type { RateLimit } from './http/rate-limit.ts';
import { CLEVER_RATE_LIMIT } from './http/rate-limit.ts';
import type { LoggedRequest } from './http/request-log.ts';
import { makeRequestLog } from './http/request-log.ts';
import type { MeStyle } from './http/user-api.ts';
import { makeSessions } from './oauth/sessions.ts';
import type { FakeDistrict } from './world/district.ts';
import type { DistrictData } from './world/records.ts';
import { makeWorld } from './world/world.ts';

export type FakeCleverOptions = {
  readonly districts: readonly DistrictData[];
  /** 0, the default, takes any free port. */
  readonly port?: number;
  readonly clientId?: string;
  readonly clientSecret?: string;
  /** Registered redirect URIs; Clever-initiated sign-ins land on the first. */
  readonly redirectUris?: readonly string[];
  readonly latencyMs?: number;
  /** Clever's 1,200 a minute unless told otherwise. */
  readonly rateLimit?: RateLimit | false;
  readonly faults?: FaultHook;
  readonly oidc?: boolean;
  readonly meStyle?: MeStyle;
  readonly now?: () => Date;
};

export type FakeClever = {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly requests: () => readonly LoggedRequest[];
  readonly clearRequests: () => void;
  readonly district: (id: string) => FakeDistrict;
  readonly districts: () => readonly FakeDistrict[];
  readonly addDistrict: (data: DistrictData) => FakeDistrict;
  readonly setRedirectUris: (uris: readonly string[]) => void;
  readonly setFaults: (hook: FaultHook | undefined) => void;
  readonly setLatency: (ms: number) => void;
  /** A user token without the walk through the sign-in pages. */
  readonly signIn: (userId: string) => string;
  /** A code as the sign-in page would hand out, for the given or the first registered redirect URI. */
  readonly issueCode: (userId: string, redirectUri?: string) => string;
  readonly close: () => Promise<void>;
};

const listen = (server: ReturnType<typeof createServer>, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

const shut = (server: ReturnType<typeof createServer>): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/** Starts a Clever of our own on the loopback interface: the API host and the sign-in host in one. */
export const startFakeClever = async (options: FakeCleverOptions): Promise<FakeClever> => {
  const { clientId = 'fake-client', clientSecret = 'fake-secret', now = () => new Date() } = options;
  let { redirectUris = [], latencyMs = 0 } = options;
  const world = makeWorld(now);
  for (const data of options.districts) world.add(data);
  const sessions = makeSessions(clientId, now);
  const faults = makeFaultDesk(options.faults);
  const log = makeRequestLog(now);
  const { rateLimit = CLEVER_RATE_LIMIT, meStyle = 'user', oidc = false } = options;
  const api = makeApi(world, sessions, { rateLimit, meStyle, now });
  let url = '';
  const desk = { world, sessions, clientId, redirectUris: () => redirectUris };
  const client = { id: clientId, secret: clientSecret };
  const app = makeApp({ desk, api, client, oidc, now, faults, log, issuer: () => url, latencyMs: () => latencyMs });
  const server = createServer(app);
  url = `http://127.0.0.1:${await listen(server, options.port ?? 0)}`;

  const districtOf = (userId: string): string => {
    const found = world.districts().find(({ roster }) => roster.get('users', userId) !== undefined);
    if (found === undefined) throw new Error(`The fake Clever has no user ${userId}`);
    return found.id;
  };
  const district = (id: string): FakeDistrict => {
    const found = world.find(id);
    if (found === undefined) throw new Error(`The fake Clever has no district ${id}`);
    return found.control;
  };

  return {
    ...{ url, clientId, clientSecret, district },
    requests: log.list,
    clearRequests: log.clear,
    districts: () => world.districts().map(({ control }) => control),
    addDistrict: (data) => world.add(data).control,
    setRedirectUris: (uris) => {
      redirectUris = uris;
    },
    setFaults: faults.set,
    setLatency: (ms) => {
      latencyMs = ms;
    },
    signIn: (userId) => sessions.open(userId, districtOf(userId)),
    issueCode: (userId, redirectUri = redirectUris[0] ?? '') =>
      sessions.issueCode({ userId, districtId: districtOf(userId), redirectUri }),
    close: () => shut(server),
  };
};
