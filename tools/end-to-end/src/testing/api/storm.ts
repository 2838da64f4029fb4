import fc from 'fast-check';
import { ADDRESSES } from '../openapi/document.ts';
import { hostileRequests } from './hostile-requests.ts';
import { type Asked, complaintsAbout } from './judge.ts';
import type { Populated } from './populated.ts';
import { makeWire } from './wire.ts';

type Storm = {
  readonly answers: number;
  /** Each with its request, short enough to be read. */
  readonly complaints: ReadonlyArray<string>;
  /** How often an operation was answered with a status. */
  readonly statuses: ReadonlyMap<string, number>;
};

/** As many as the API makes previews at once: who asks for more is told to come back, which is no hostile request. */
const AT_ONCE = 4;

const shorten = (text: string): string => (text.length > 160 ? `${text.slice(0, 160)}… (${text.length})` : text);

const describeAsked = ({ sent: { method, path, headers, body } }: Asked): string =>
  [method, shorten(path), shorten(JSON.stringify(headers)), shorten(body?.toString() ?? '')].join(' ');

const nameOf = ({ sent, path }: Asked): string =>
  ADDRESSES.find((address) => address.path === path && address.method === sent.method)?.operation.operationId ?? '-';

/** Sends so many requests, a few at a time, and gathers what is wrong with the answers. */
export const storm = async (populated: Populated, requests: number, seed: number): Promise<Storm> => {
  const queue = fc.sample(hostileRequests(populated), { numRuns: requests, seed });
  const wire = makeWire(populated.world.url, AT_ONCE);
  const complaints: string[] = [];
  const statuses = new Map<string, number>();
  let answers = 0;
  const worker = async (): Promise<void> => {
    for (let asked = queue.pop(); asked !== undefined; asked = queue.pop()) {
      const answer = await wire.send(asked.sent).catch((cause: unknown) => String(cause));
      if (typeof answer === 'string') {
        complaints.push(`${answer}: ${describeAsked(asked)}`);
        continue;
      }
      answers += 1;
      const name = `${nameOf(asked)} ${answer.status}`;
      statuses.set(name, (statuses.get(name) ?? 0) + 1);
      for (const complaint of complaintsAbout(asked, answer))
        complaints.push(`${answer.status} ${complaint}: ${describeAsked(asked)} -> ${shorten(answer.text)}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  wire.close();
  return { answers, complaints, statuses };
};
