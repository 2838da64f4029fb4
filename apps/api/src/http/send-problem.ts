import { makeProblem } from '@bloomz/api-contract';
import type { Request, Response } from 'express';
import { ANSWERS } from '../problems/answers.ts';
import type { ApiError } from '../problems/api-error.ts';

export type SendProblem = (req: Request, res: Response, error: ApiError) => void;

/** Answers with an RFC 9457 problem document. It quotes nothing of the request and names nobody. */
export const sendProblem: SendProblem = (_req, res, error) => {
  const answerTo = ANSWERS[error._tag] as (error: ApiError) => ReturnType<(typeof ANSWERS)['NotFound']>;
  const { slug, more, headers = {} } = answerTo(error);
  const problem = makeProblem(slug, { instance: `urn:request:${String(res.getHeader('x-request-id'))}`, ...more });
  res.status(problem.status).set(headers).type('application/problem+json').send(JSON.stringify(problem));
};
