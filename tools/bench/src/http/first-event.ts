import { startImport, urlOf } from '@bloomz/api-contract';
import type { Asker } from './asker.ts';

/** Milliseconds from asking for an import. */
export type FirstEvents = {
  /** To the first event of its stream: it is known and can be watched. */
  readonly toFirst: number;
  /** To the event that says that a worker has begun. */
  readonly toWork: number;
  /** To its end. */
  readonly toEnd: number;
};

const DATA = /^data: (.*)$/gm;

type Event = { readonly state: string };
const ENDED = ['applied', 'held', 'failed', 'cancelled', 'closed', 'outdated'];

/** Asks for an import, watches its stream to the end, and tells when what came. */
export const watchImport = async ({ ask }: Asker, schoolId: string): Promise<FirstEvents> => {
  const started = performance.now();
  const since = (): number => performance.now() - started;
  const queued = await ask(urlOf('', startImport, { params: { schoolId } }), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({ duplicateNames: 'suggested' }),
  });
  const stream = await ask(`${queued.headers.get('location') ?? ''}/events`);
  const seen: Array<Event & { readonly ms: number }> = [];
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of stream.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    const events = [...text.matchAll(DATA)].slice(seen.length);
    for (const [, data = ''] of events) seen.push({ ...(JSON.parse(data) as Event), ms: since() });
    if (ENDED.includes(seen.at(-1)?.state ?? '')) break;
  }
  const last = seen.at(-1);
  if (last?.state !== 'applied') throw new Error(`the import ended as ${last?.state}`);
  const begun = seen.find(({ state }) => state !== 'queued');
  return { toFirst: seen[0]?.ms ?? NaN, toWork: begun?.ms ?? NaN, toEnd: last.ms };
};
