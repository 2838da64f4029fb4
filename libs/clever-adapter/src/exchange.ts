import { E } from '@bloomz/kernel';
import type { Settings } from './clever-config.ts';
import type { Fault } from './faults.ts';
import { type RateState, rateStateOf, resetInMs } from './rate-headers.ts';

/**
 * `what` names the request in failures: method and path, no query. With a `body` it is a POST of that JSON; with `''` as
 * `authorization` it shows no credentials.
 */
export type Question = {
  readonly url: URL;
  readonly what: string;
  readonly authorization: string;
  readonly body?: Readonly<Record<string, string>>;
};
export type Reply = {
  readonly outcome: E.Either<Fault, unknown>;
  readonly rate?: RateState | undefined;
  /** After a 429: when to come back. */
  readonly closedForMs?: number;
};

/** How a connection that stood breaks. Everything else kept it from standing: name, address, port, certificate. */
const BROKEN: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

const codeOf = (cause: unknown): string | undefined => {
  const inner = cause instanceof Error ? cause.cause : undefined;
  const code = inner instanceof Error && 'code' in inner ? inner.code : undefined;
  return typeof code === 'string' && /^[A-Z_\d]+$/.test(code) ? code : undefined;
};

const noAnswer = (cause: unknown, what: string): Fault => {
  if (cause instanceof Error && cause.name === 'TimeoutError')
    return { reason: 'TimedOut', repeat: 'later', detail: `${what}: no answer in time` };
  const code = codeOf(cause) ?? 'no connection';
  const fault: Fault = { reason: 'Unreachable', repeat: 'later', detail: `${what}: ${code}` };
  return BROKEN.has(code) ? fault : { ...fault, unconnected: true };
};

const isJson = (headers: Headers): boolean =>
  /^application\/([\w.-]+\+)?json\b/i.test(headers.get('content-type') ?? '');
const isHtml = (headers: Headers): boolean => /html/i.test(headers.get('content-type') ?? '');

/** Which statuses are worth another try. https://dev.clever.com/reference/responses-errors */
export const faultOfStatus = (status: number, html: boolean, what: string): Fault => {
  const detail = `${what}: status ${status}${html ? ', HTML' : ''}`;
  if (status === 429) return { reason: 'RateLimited', repeat: 'later', status, detail };
  if (status === 408 || (status >= 500 && status !== 501))
    return { reason: 'ServerError', repeat: 'later', status, detail };
  if (status < 400 || (status === 404 && html)) return { reason: 'ForeignAnswer', repeat: 'never', status, detail };
  return { reason: 'Refused', repeat: 'never', status, detail };
};

const parseBody = (text: string, what: string): E.Either<Fault, unknown> => {
  try {
    return E.right(JSON.parse(text));
  } catch {
    return E.left({ reason: 'Truncated', repeat: 'later', status: 200, detail: `${what}: not whole JSON` });
  }
};

const readBody = async (response: Response, what: string): Promise<E.Either<Fault, unknown>> => {
  if (!isJson(response.headers)) {
    await response.body?.cancel();
    return E.left({ reason: 'ForeignAnswer', repeat: 'later', status: 200, detail: `${what}: not JSON` });
  }
  try {
    return parseBody(await response.text(), what);
  } catch (cause) {
    const fault = noAnswer(cause, what);
    return E.left(fault.reason === 'TimedOut' ? fault : { ...fault, reason: 'Truncated' });
  }
};

const toRequest = ({ authorization, body }: Question): RequestInit => {
  const headers = { accept: 'application/json', ...(authorization !== '' && { authorization }) };
  if (body === undefined) return { headers };
  return { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) };
};

/** Sends one request once. Redirects are not followed, so no secret leaves for another host. */
export const exchange = async (
  { requestTimeoutMs, now }: Settings,
  question: Question,
  signal: AbortSignal,
): Promise<Reply> => {
  const { url, what } = question;
  try {
    const response = await fetch(url, {
      ...toRequest(question),
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(requestTimeoutMs)]),
    });
    const rate = rateStateOf(response.headers, now());
    if (response.status === 200) return { outcome: await readBody(response, what), rate };
    const outcome = E.left(faultOfStatus(response.status, isHtml(response.headers), what));
    await response.body?.cancel();
    return response.status === 429 ? { outcome, closedForMs: resetInMs(response.headers, now()) } : { outcome, rate };
  } catch (cause) {
    return { outcome: E.left(noAnswer(cause, what)) };
  }
};
