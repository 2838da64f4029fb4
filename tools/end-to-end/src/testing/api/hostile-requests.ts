import fc from 'fast-check';
import { type Address, ADDRESSES, resolveRef, schemaIn } from '../openapi/document.ts';
import { nearValues } from '../openapi/near-values.ts';
import {
  encode,
  HOSTILE_BODY,
  HOSTILE_HEADERS,
  HOSTILE_SEGMENT,
  HOSTILE_TEXT,
  HOSTILE_TYPE,
  ODD_HEADERS,
} from './hostile-values.ts';
import type { Asked } from './judge.ts';
import type { Ids, Named, Populated, Who } from './populated.ts';
import type { Sent } from './wire.ts';

const near = nearValues(resolveRef, { edges: 30, strays: 4 });
const fitting = nearValues(resolveRef, { edges: 0, strays: 0 });

type Parameter = Address['operation']['parameters'][number];
type Headers = Sent['headers'];

const often = <T>(usual: fc.Arbitrary<T>, unusual: fc.Arbitrary<T>, percent: number): fc.Arbitrary<T> =>
  fc.oneof({ weight: 100 - percent, arbitrary: usual }, { weight: percent, arbitrary: unusual });

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Mostly something that is there. */
const segment = ({ name, schema }: Parameter, own: Ids, foreign: Ids): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...own[name as Named]) },
    { weight: 2, arbitrary: fc.constantFrom(...foreign[name as Named]) },
    { weight: 2, arbitrary: fitting(schema).map(asText).map(encode) },
    { weight: 3, arbitrary: HOSTILE_SEGMENT },
  );

const pairsOf = ({ name, schema }: Parameter): fc.Arbitrary<ReadonlyArray<string>> => {
  const value = fc.oneof(
    { weight: 6, arbitrary: fitting(schema) },
    { weight: 2, arbitrary: near(schema) },
    { weight: 2, arbitrary: HOSTILE_TEXT },
  );
  const pair = value.map((given) =>
    (Array.isArray(given) ? given : [given]).map((one) => `${name}=${encode(asText(one))}`),
  );
  const twice = fc.tuple(pair, pair).map((both) => both.flat());
  return fc.oneof(
    { weight: 6, arbitrary: fc.constant([]) },
    { weight: 4, arbitrary: pair },
    { weight: 1, arbitrary: twice },
  );
};

const STRANGE_PAIRS = fc.constantFrom(
  ...[
    '__proto__=1',
    'constructor[prototype]=1',
    'limit[]=5',
    'stranger=',
    '=',
    '&&&',
    '%',
    '%zz=%zz',
    'limit',
    'a=%ff',
  ],
);

const queryOf = (parameters: ReadonlyArray<Parameter>): fc.Arbitrary<string> =>
  fc
    .tuple(fc.tuple(...parameters.map(pairsOf)), often(fc.constant(''), STRANGE_PAIRS, 8))
    .map(([pairs, strange]) => [...pairs.flat(), strange].filter((pair) => pair !== '').join('&'))
    .map((query) => (query === '' ? '' : `?${query}`));

/** Only what HTTP can carry. */
const carried = (text: string): string => text.replace(/[^\t\x20-\x7e\x80-\xff]/g, '').slice(0, 6_000);

const headersOf = (parameters: ReadonlyArray<Parameter>): fc.Arbitrary<Headers> =>
  fc
    .tuple(
      ...parameters.map(({ name, schema, required }) =>
        fc
          .tuple(
            fc.boolean(),
            fc.oneof(
              { weight: 8, arbitrary: fitting(schema) },
              { weight: 1, arbitrary: near(schema) },
              { weight: 1, arbitrary: HOSTILE_TEXT },
            ),
            fc.nat(9),
          )
          .map(([given, value, luck]) =>
            (required ? luck > 0 : given) ? [[name.toLowerCase(), carried(asText(value))] as const] : [],
          ),
      ),
    )
    .map((pairs) => Object.fromEntries(pairs.flat()));

type Body = { readonly headers: Headers; readonly body?: Buffer };

const bodyOf = ({ operation }: Address, own: Ids): fc.Arbitrary<Body> => {
  const nothing: fc.Arbitrary<Body> = fc.constant({ headers: {} });
  const hostile: fc.Arbitrary<Body> = fc.record({
    headers: often(fc.constant('application/json'), HOSTILE_TYPE, 40).map((type) => ({ 'content-type': type })),
    body: HOSTILE_BODY,
  });
  if (operation.requestBody === undefined) return often(nothing, hostile, 10);
  const schema = schemaIn(operation.requestBody.content);
  const held = fc.constantFrom(...own.planHash).map((planHash) => ({ planHash }));
  const value = operation.operationId === 'approveImport' ? often(held, near(schema), 50) : near(schema);
  const expected: fc.Arbitrary<Body> = fc.record({
    headers: fc.constant({ 'content-type': 'application/json' }),
    body: fc
      .oneof({ weight: 3, arbitrary: value }, { weight: 2, arbitrary: fitting(schema) })
      .map((json) => Buffer.from(JSON.stringify(json))),
  });
  return fc.oneof(
    { weight: 75, arbitrary: expected },
    { weight: 20, arbitrary: hostile },
    { weight: 5, arbitrary: nothing },
  );
};

const METHODS = fc.constantFrom(
  ...['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'SEARCH', 'LOCK'],
);

/** Addresses that the document does not have, or has in another form. */
const ELSEWHERE = fc.constantFrom(
  ...[
    '/',
    '//',
    '/v1',
    '/v1/',
    '/v2/schools',
    '/v1/../v1/schools',
    '/v1/schools/..;/me',
    '/v1//schools',
    '/V1/nothing',
  ],
  ...['/auth', '/auth/', '/auth/nothing', '/problems/', '/problems/%zz', '/problems/..%2f..', '/problems/__proto__'],
  ...['/docs/assets/..%2f..%2f..%2fpackage.json', '/docs/assets/%00', '/docs/assets/%zz', '/docs/nothing', '/.env'],
  ...['/assets/..%2fhtml.ts', '/openapi.json/x', '/healthz/x', '/%', '/%2e%2e/%2e%2e/etc/passwd', '/v1/schools/%2f/..'],
);

type Caller = { readonly headers: Headers; readonly isKnown: boolean };

const callers = ({ credentials }: Populated, names: ReadonlyArray<Who>): fc.Arbitrary<Caller> =>
  often<Caller>(
    fc.constantFrom(...names).map((who) => ({ headers: credentials[who], isKnown: who !== 'nobody' })),
    HOSTILE_HEADERS.map((headers) => ({ headers, isKnown: false })),
    4,
  );

/** Who signs out is signed out, and would ask as nobody from then on. */
const whoMay = ({ operation }: Address): ReadonlyArray<Who> =>
  operation.operationId === 'logOut' ? ['nobody'] : ['key', 'admin', 'nobody', 'key', 'admin'];

const atAddress = (populated: Populated, address: Address): fc.Arbitrary<Asked> => {
  const { path, method, operation } = address;
  const of = (place: string): ReadonlyArray<Parameter> => operation.parameters.filter((given) => given.in === place);
  const segments = of('path').map((parameter) => segment(parameter, populated.own, populated.foreign));
  return fc
    .record({
      given: fc.tuple(...segments),
      query: queryOf(of('query')),
      ofOperation: headersOf(of('header')),
      odd: often(fc.constant({}), ODD_HEADERS, 8),
      content: bodyOf(address, populated.own),
      caller: callers(populated, whoMay(address)),
      method: often(fc.constant(method), METHODS, 8),
    })
    .map(({ given, query, ofOperation, odd, content, caller, method: used }) => {
      const left = [...given];
      const filled = path.replace(/\{\w+\}/g, () => left.shift() ?? '');
      const headers = { ...ofOperation, ...content.headers, ...odd, ...caller.headers };
      const sent = { method: used, path: filled + query, headers, body: content.body };
      return { sent, path, isKnown: caller.isKnown };
    });
};

const elsewhere = (populated: Populated): fc.Arbitrary<Asked> =>
  fc
    .record({ path: ELSEWHERE, method: METHODS, caller: callers(populated, ['key', 'nobody']) })
    .map(({ path, method, caller }) => ({
      sent: { method, path, headers: caller.headers },
      path: null,
      isKnown: true,
    }));

/** Requests made from the document: what it asks for, nearly that, and anything else. */
export const hostileRequests = (populated: Populated): fc.Arbitrary<Asked> =>
  fc.oneof(
    { weight: 95, arbitrary: fc.oneof(...ADDRESSES.map((address) => atAddress(populated, address))) },
    { weight: 5, arbitrary: elsewhere(populated) },
  );
