import { makeProblem } from '@bloomz/api-contract';
import type { Request, Response } from 'express';
import { problemPage } from '../pages/sign-in-pages.ts';
import { ANSWERS } from '../problems/answers.ts';
import type { ApiError } from '../problems/api-error.ts';
import { showPage } from './show-page.ts';

export type SendProblem = (req: Request, res: Response, error: ApiError) => void;

/** Whoever signs in with a browser reads a page; programs, and browsers that say nothing, get the document. */
const wantsPage = (req: Request): boolean =>
  req.originalUrl.startsWith('/auth/') && req.accepts(['json', 'html']) === 'html';

/** Answers with an RFC 9457 problem document. It quotes nothing of the request and names nobody. */
export const sendProblem: SendProblem = (req, res, error) => {
  const answerTo = ANSWERS[error._tag] as (error: ApiError) => ReturnType<(typeof ANSWERS)['NotFound']>;
  const { slug, more, headers = {} } = answerTo(error);
  if (wantsPage(req)) return showPage(res.set(headers), problemPage(slug));
  const problem = makeProblem(slug, { instance: `urn:request:${String(res.getHeader('x-request-id'))}`, ...more });
  res.status(problem.status).set(headers).type('application/problem+json').send(JSON.stringify(problem));
};
