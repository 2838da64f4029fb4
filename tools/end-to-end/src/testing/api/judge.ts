import { ENDPOINTS, Problem, slugOf } from '@bloomz/api-contract';
import { E } from '@bloomz/kernel';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import { type Address, ADDRESSES, compile } from '../openapi/document.ts';
import type { Answer, Sent } from './wire.ts';

/** What was sent, and the operation of the document that its path stands for; null where the document has none. */
export type Asked = { readonly sent: Sent; readonly path: string | null; readonly isKnown: boolean };

type Described = Address['operation']['responses'][string];
type Complaints = ReadonlyArray<string>;

const validators = new Map<unknown, ValidateFunction>();
const validatorOf = (schema: object): ValidateFunction => {
  const found = validators.get(schema) ?? compile(schema);
  validators.set(schema, found);
  return found;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const typeOf = ({ headers }: Answer): string => (headers['content-type'] ?? '').replace(/;.*$/, '');

/** Status, media type, headers and body as the document describes them. */
const departures = (described: Described, answer: Answer): Complaints => {
  const { content = {}, headers = {} } = described;
  const type = typeOf(answer);
  if (answer.status >= 300 && answer.status < 400)
    return answer.headers.location === undefined ? ['leads nowhere'] : [];
  const slug = slugIn(answer);
  const missing = Object.keys(headers)
    .filter((name) => name !== 'Location' || slug === undefined || slug === 'run-underway')
    .filter((name) => answer.headers[name.toLowerCase()] === undefined);
  const found: string[] = missing.map((name) => `has no header ${name}`);
  const media = content[type];
  if (media === undefined && (type !== '' || Object.keys(content).length > 0)) found.push(`has type "${type}"`);
  if (media !== undefined && type.endsWith('json') && !validatorOf(media.schema)(parsed(answer.text)))
    found.push(`does not fit its schema: ${JSON.stringify(validatorOf(media.schema).errors)}`);
  if (slug !== undefined && !Object.hasOwn(media?.examples ?? {}, slug)) found.push(`is not declared: ${slug}`);
  return found;
};

const slugIn = (answer: Answer): string | undefined => {
  const problem = typeOf(answer) === 'application/problem+json' ? Problem.decode(parsed(answer.text)) : undefined;
  return problem !== undefined && E.isRight(problem) ? slugOf(problem.right) : undefined;
};

/** Whoever signs in with a browser reads a page. */
const mayBePage = ({ headers, path }: Sent): boolean => headers['accept'] === 'text/html' && path.startsWith('/auth/');

/** An error is a problem document of ours; a page only where the document says so, or to a browser that signs in. */
const noProblem = ({ sent }: Asked, answer: Answer, described: Described | undefined): Complaints => {
  if (mayBePage(sent) && typeOf(answer) === 'text/html') return [];
  if (answer.status < 400 || described?.content?.[typeOf(answer)] !== undefined) return [];
  if (typeOf(answer) !== 'application/problem+json') return [`is an error of type "${typeOf(answer)}"`];
  const problem = Problem.decode(parsed(answer.text));
  if (E.isLeft(problem)) return ['is no problem of the contract'];
  return [
    ...(slugOf(problem.right) === undefined ? [`has an unknown type: ${problem.right.type}`] : []),
    ...(problem.right.status === answer.status ? [] : [`says ${problem.right.status}`]),
  ];
};

/** Never became a request, so it is told of before anybody knows whom and what it is about. */
const TOO_LONG_A_HEAD = 431;

const INSIDES = /node_modules|\.ts:\d|\n {4}at |syntax error at|relation "/;

const always = ({ sent }: Asked, { status, headers, text }: Answer): Complaints => [
  ...(status < 500 ? [] : ['is a failure of ours']),
  ...(INSIDES.test(text) ? ['shows our insides'] : []),
  ...['x-request-id', 'content-security-policy', 'x-content-type-options']
    .filter((name) => headers[name] === undefined)
    .map((name) => `has no header ${name}`),
  ...(status !== TOO_LONG_A_HEAD && /^\/(v1|auth)(\/|$)/.test(sent.path) && headers['ratelimit'] === undefined
    ? ['has no RateLimit']
    : []),
];

const ofMethods = (allowed: ReadonlyArray<string>, { sent }: Asked, { status, headers }: Answer): Complaints => {
  const all = [...allowed, ...(allowed.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].sort().join(', ');
  const allow = (headers.allow ?? '').split(', ').sort().join(', ');
  const expected = sent.method === 'OPTIONS' ? 204 : 405;
  return status === expected && allow === all ? [] : [`should be ${expected} with Allow: ${all}`];
};

/** Joining is for those who have no account yet: a code is all that they have. */
const FOR_STRANGERS = ENDPOINTS.filter(({ access }) => access === 'anybody').map((endpoint) => endpoint.path);

const isStrangerTold = ({ sent, path, isKnown }: Asked, { status }: Answer): boolean =>
  !isKnown &&
  sent.path.startsWith('/v1') &&
  !FOR_STRANGERS.includes(path ?? '') &&
  ![400, 401, 403, 405, TOO_LONG_A_HEAD].includes(status) &&
  sent.method !== 'OPTIONS';

/** All that is wrong with an answer; nothing, as a rule. */
export const complaintsAbout = (asked: Asked, answer: Answer): Complaints => {
  const { sent, path } = asked;
  const here = ADDRESSES.filter((address) => address.path === path);
  const allowed = here.map(({ method }) => method);
  if (answer.status === 304 && sent.headers['if-none-match'] !== undefined) return [];
  const method = sent.method === 'HEAD' && allowed.includes('GET') ? 'GET' : sent.method;
  const operation = here.find((address) => address.method === method)?.operation;
  const described = operation?.responses[String(answer.status)];
  const isHead = sent.method === 'HEAD';
  return [
    ...always(asked, answer),
    ...(isHead ? (answer.text === '' ? [] : ['has a body']) : noProblem(asked, answer, described)),
    ...(isStrangerTold(asked, answer) ? ['tells a stranger more than that'] : []),
    ...(path !== null && operation === undefined && answer.status !== TOO_LONG_A_HEAD
      ? ofMethods(allowed, asked, answer)
      : []),
    ...(operation !== undefined && described === undefined && answer.status !== TOO_LONG_A_HEAD
      ? ['has a status that is not declared']
      : []),
    ...(described === undefined || isHead || mayBePage(sent) ? [] : departures(described, answer)),
  ];
};
