import { PROBLEMS } from '@bloomz/api-contract';
import type { Request, Response } from 'express';
import { ANSWERS } from '../problems/answers.ts';
import type { ApiError } from '../problems/api-error.ts';

export type SendProblem = (req: Request, res: Response, error: ApiError) => void;

/** Answers with an RFC 9457 problem document. It quotes nothing of the request and names nobody. */
export const sendProblem: SendProblem = (req, res, error) => {
  const answer = ANSWERS[error._tag] as (error: ApiError) => ReturnType<(typeof ANSWERS)['NotFound']>;
  const { slug, detail, more = {}, headers = {} } = answer(error);
  const { title, status } = PROBLEMS[slug];
  const requestId = res.getHeader('x-request-id');
  res
    .status(status)
    .set(headers)
    .type('application/problem+json')
    .send(JSON.stringify({ type: `/problems/${slug}`, title, status, detail, requestId, ...more }));
};
