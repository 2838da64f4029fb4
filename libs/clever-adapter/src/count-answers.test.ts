import { Registry } from 'prom-client';
import { expect, it } from 'vitest';
import { countAnswers } from './count-answers.ts';

it('counts by status, together with whoever shares the registry', async () => {
  const registry = new Registry();
  const [one, other] = [countAnswers(registry), countAnswers(registry)];
  one(200);
  other(200);
  other(429);
  one(undefined);
  const text = await registry.metrics();
  expect(text).toContain('{status="200"} 2');
  expect(text).toContain('{status="429"} 1');
  expect(text).toContain('{status="none"} 1');
});
