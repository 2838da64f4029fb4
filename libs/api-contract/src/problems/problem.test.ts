import { E } from '@bloomz/kernel';
import { describe, expect, it } from 'vitest';
import { PROBLEM_SLUGS, PROBLEMS } from './problem-list.ts';
import { makeProblem, Problem, slugOf } from './problem.ts';

describe('a problem', () => {
  it.each(PROBLEM_SLUGS)('%s says what happened and what to do', (slug) => {
    const problem = makeProblem(slug);
    expect(Problem.decode(problem)).toEqual(E.right(problem));
    expect(problem).toMatchObject({ type: `/problems/${slug}`, status: PROBLEMS[slug].status });
    expect(slugOf(problem)).toBe(slug);
  });

  it('carries what is particular to it', () => {
    const runId = '0b9c1c7e-8f0e-4a51-9a53-52b7f0a3c1de';
    expect(makeProblem('run-not-held', { runId, state: 'closed', detail: 'It is closed.' })).toMatchObject({
      title: PROBLEMS['run-not-held'].title,
      detail: 'It is closed.',
      runId,
      state: 'closed',
    });
  });

  it.each([
    ['https://bloomz.example/problems/forbidden', 'forbidden'],
    ['about:blank', undefined],
    ['/problems/toString', undefined],
  ])('of type %s is %s', (type, slug) => {
    expect(slugOf({ type })).toBe(slug);
  });
});
