import { onTestFinished } from 'vitest';
import type { FakeClever, FakeCleverOptions } from '../fake-clever.ts';
import { startFakeClever } from '../fake-clever.ts';
import { generateDistrict } from '../generate/district.ts';
import type { DistrictPlan } from '../generate/plan.ts';
import type { Item, Link } from '../http/answer.ts';
import type { FakeDistrict } from '../world/district.ts';
import type { DistrictData } from '../world/records.ts';

export const REDIRECT = 'http://localhost:3000/callback';
export const APP_ID = 'an-app';
const APP_SECRET = 'its-secret';

/** A district with one elementary and one middle school. */
export const aDistrict = (plan: Partial<DistrictPlan> = {}): DistrictData =>
  generateDistrict({
    seed: 7,
    schools: [
      { level: 'elementary', students: 60 },
      { level: 'middle', students: 60 },
    ],
    ...plan,
  });

export type Got = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: { data?: unknown; links?: readonly Link[]; [key: string]: unknown };
};

export type Wire = {
  readonly clever: FakeClever;
  readonly district: FakeDistrict;
  readonly get: (path: string, token?: string) => Promise<Got>;
  readonly list: (path: string) => Promise<readonly Item['data'][]>;
};

const parsed = (text: string): Got['json'] => (text.startsWith('{') ? (JSON.parse(text) as Got['json']) : {});

export const toGot = async (response: Response): Promise<Got> => {
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: parsed(text) };
};

export const relOf = ({ json }: Got, rel: string): string | undefined =>
  json.links?.find((link) => link.rel === rel)?.uri;

export const itemsOf = ({ json }: Got): Array<Item['data'] & Record<string, unknown>> =>
  ((json.data ?? []) as readonly Item[]).map(({ data }) => data as Item['data'] & Record<string, unknown>);

/** A running fake with one district; it stops with the test. */
export const aClever = async (options: Partial<FakeCleverOptions> = {}): Promise<Wire> => {
  const districts = options.districts ?? [aDistrict()];
  const clever = await startFakeClever({
    ...{ clientId: APP_ID, clientSecret: APP_SECRET, redirectUris: [REDIRECT], districts },
    ...options,
  });
  onTestFinished(clever.close);
  const district = clever.district(districts[0]?.district.id ?? '');
  const get: Wire['get'] = async (path, token = district.token() ?? '') =>
    toGot(await fetch(clever.url + path, { headers: { authorization: `Bearer ${token}` } }));
  return { clever, district, get, list: async (path) => itemsOf(await get(path)) };
};

export const basic = (id: string = APP_ID, secret: string = APP_SECRET): Record<string, string> => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
});
