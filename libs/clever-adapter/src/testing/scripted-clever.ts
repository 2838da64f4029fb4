import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { E } from '@bloomz/kernel';
import { parseDistrictId, parseSchoolId, type SchoolRef } from '@bloomz/onboarding-core';
import type { CleverConfig } from '../clever-config.ts';
import { answerFor, type Answer, type Asked } from './answering.ts';
import { aDistrict, DISTRICT, SCHOOL, type TinyDistrict } from './tiny-district.ts';

/** Decides about one request; `undefined` lets the district answer. */
export type Script = (asked: Asked) => Answer | undefined;

export type ScriptedClever = {
  readonly url: string;
  readonly asked: ReadonlyArray<Asked>;
  /** Requests that wait for an answer and whose asker has not gone. */
  readonly waiting: () => number;
  readonly close: () => Promise<void>;
};

const reply = (response: ServerResponse, { status = 200, headers = {}, body = '', cut, drop, hang }: Answer): void => {
  if (hang) return;
  if (drop) {
    response.destroy();
    return;
  }
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const type = { 'content-type': 'application/json; charset=utf-8' };
  if (!cut) {
    response.writeHead(status, { ...type, ...headers }).end(text);
    return;
  }
  response.writeHead(status, { ...type, ...headers, 'content-length': Buffer.byteLength(text) });
  response.write(text.slice(0, text.length / 2), () => response.destroy());
};

/** A Clever that says what a test wants: anything a real one could, and much it should not. */
export const startScriptedClever = async (
  district: TinyDistrict = aDistrict(),
  script: Script = () => undefined,
): Promise<ScriptedClever> => {
  const asked: Asked[] = [];
  const times = new Map<string, number>();
  let waiting = 0;
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    const nth = (times.get(url) ?? 0) + 1;
    times.set(url, nth);
    const { pathname, searchParams } = new URL(url, 'http://clever.test');
    const question = {
      path: pathname,
      query: searchParams,
      url,
      authorization: request.headers.authorization ?? '',
      method: request.method ?? 'GET',
      nth,
    };
    waiting += 1;
    response.once('close', () => (waiting -= 1));
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const whole: Asked = { ...question, body };
      asked.push(whole);
      reply(response, script(whole) ?? answerFor(district, whole));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    waiting: () => waiting,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

/** A clock that waiting moves on, so that a test of waiting is quick. */
export const aClock = (): { now: () => number; sleep: (ms: number) => Promise<void>; slept: number[] } => {
  let time = Date.now();
  const slept: number[] = [];
  const sleep = (ms: number): Promise<void> => {
    slept.push(ms);
    time += ms;
    return Promise.resolve();
  };
  return { now: () => time, sleep, slept };
};

export const aConfig = (url: string, more: Partial<CleverConfig> = {}): CleverConfig => {
  const { now, sleep } = aClock();
  return { apiUrl: url, authUrl: url, clientId: 'client', clientSecret: 'secret-of-ours', now, sleep, ...more };
};

export const rightOf = <A>(outcome: E.Either<unknown, A>): A => {
  if (E.isRight(outcome)) return outcome.right;
  throw new Error(`Expected an answer: ${JSON.stringify(outcome.left)}`);
};
export const leftOf = <F>(outcome: E.Either<F, unknown>): F => {
  if (E.isLeft(outcome)) return outcome.left;
  throw new Error('Expected a failure');
};

export const aSchoolRef = (schoolId: string = SCHOOL): SchoolRef => ({
  districtId: rightOf(parseDistrictId(DISTRICT)),
  schoolId: rightOf(parseSchoolId(schoolId)),
});
