import type { Principal } from '@bloomz/access-core';
import {
  type Endpoint,
  type FieldError,
  hasBody,
  type Input,
  readInput,
  type Reply,
  writeReply,
} from '@bloomz/api-contract';
import { inScope } from '@bloomz/bloomz-persistence';
import { E, type TE } from '@bloomz/kernel';
import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import type { ApiError } from '../problems/api-error.ts';
import { scopeOf } from '../scope-of.ts';
import { callerOf } from './caller.ts';
import { keepBytes } from './raw-body.ts';
import { sendProblem } from './send-problem.ts';

/** What a handler works with besides what was sent. */
type Visit = { readonly req: Request; readonly res: Response };

type Handler<N extends Endpoint, Caller> = (
  input: Input<N>,
  caller: Caller,
  visit: Visit,
) => TE.TaskEither<ApiError, Reply<N>>;

const pathOf = ({ path }: Endpoint): string => path.replace(/\{(\w+)\}/g, ':$1');

const LONGEST_BODY = '100kb';
const parseJson = express.json({ limit: LONGEST_BODY, type: 'application/json', verify: keepBytes });

const demandJson: RequestHandler = (req, res, next) => {
  if (req.is('application/json') === false) return sendProblem(req, res, { _tag: 'UnsupportedMediaType' });
  next();
};

/** Nothing is read of a body that nobody asks for. */
const bodyOf = (endpoint: Endpoint): ReadonlyArray<RequestHandler> =>
  hasBody(endpoint) ? [demandJson, parseJson] : [];

const demandCaller: RequestHandler = (req, res, next) => {
  if (callerOf(req) === undefined) return sendProblem(req, res, { _tag: 'NotSignedIn' });
  next();
};

/** A key that is missing alone has a problem of its own: it is the one thing that everybody forgets once. */
const refusalOf = (fields: ReadonlyArray<FieldError>): ApiError =>
  fields.every(
    ({ in: part, pointer, message }) => part === 'header' && pointer === '/idempotency-key' && message === 'is missing',
  )
    ? { _tag: 'IdempotencyKeyMissing' }
    : { _tag: 'MalformedRequest', fields };

const send = <N extends Endpoint>(endpoint: N, res: Response, reply: Reply<N>): void => {
  const { status, contentType, headers, body } = writeReply(endpoint, reply);
  res.status(status).set(headers);
  if (contentType === null) return void res.end();
  res.type(contentType).send(contentType === 'application/json' ? JSON.stringify(body) : body);
};

/** A stream that began has been told by its head all that HEAD asks for. */
const endOfHead = ({ req, res }: Visit): void => {
  if (req.method === 'HEAD') res.end();
};

const answer = async <N extends Endpoint>(
  endpoint: N,
  visit: Visit,
  handle: (input: Input<N>) => TE.TaskEither<ApiError, Reply<N>>,
): Promise<void> => {
  const { req, res } = visit;
  const { params, query, headers } = req;
  const input = readInput(endpoint, { params, query, headers, body: req.body as unknown });
  if (E.isLeft(input)) return sendProblem(req, res, refusalOf(input.left));
  const outcome = await handle(input.right)();
  if (res.headersSent) return endOfHead(visit);
  if (E.isLeft(outcome)) return sendProblem(req, res, outcome.left);
  send(endpoint, res, outcome.right);
};

/** Serves an operation that anybody may call. Curried, so that the endpoint is known before the handler is checked. */
export const mountOpen =
  <N extends Endpoint>(router: Router, endpoint: N) =>
  (handler: Handler<N, Principal | undefined>): void => {
    router[endpoint.method](pathOf(endpoint), ...bodyOf(endpoint), (req, res) =>
      answer(endpoint, { req, res }, (input) => handler(input, callerOf(req), { req, res })),
    );
  };

/**
 * Serves an operation for those who are signed in, within the rows of their places. Who is not signed in learns nothing,
 * not even whether the request is well formed.
 */
export const mount =
  <N extends Endpoint>(router: Router, endpoint: N) =>
  (handler: Handler<N, Principal>): void => {
    router[endpoint.method](pathOf(endpoint), demandCaller, ...bodyOf(endpoint), async (req, res) => {
      const caller = callerOf(req);
      if (caller === undefined) return sendProblem(req, res, { _tag: 'NotSignedIn' });
      return answer(endpoint, { req, res }, (input) => inScope(scopeOf(caller), handler(input, caller, { req, res })));
    });
  };
