import { expect, it } from 'vitest';
import { expectDiscretion } from '../testing/api/expect-discretion.ts';

const PLANTED = 500;

it('nothing of anybody is in logs, metrics, jobs and problems after an import over HTTP', async () => {
  const figures = await expectDiscretion(PLANTED);
  console.log(figures);
  expect(figures).toContain('planted');
}, 150_000);
