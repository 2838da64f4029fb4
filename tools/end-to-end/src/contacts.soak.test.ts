import { BIG_HIGH_SCHOOL } from '@bloomz/fake-clever';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aBloomz, aSchool, type Bloomz, changesIn, countsOf } from './testing/a-bloomz.ts';

let bloomz: Bloomz;
beforeAll(async () => {
  bloomz = await aBloomz();
});
afterAll(() => bloomz.close());

/** Twenty schools of 5,000; only the first has a timetable worth reading. */
const LARGE_DISTRICT = [
  BIG_HIGH_SCHOOL,
  ...Array.from({ length: 19 }, () => ({ ...BIG_HIGH_SCHOOL, sections: 40, sectionsPerStudent: 1 })),
];
const ALL_TYPES = 'Parent/Guardian,Primary,Secondary,Family,Emergency,Other,unspecified';

it('the contacts of a school of 5,000 in a district of 100,000 students: at most 10 s and 20 requests', async () => {
  const school = await aSchool(bloomz, { schools: LARGE_DISTRICT });
  expect((await school.cli('import')).code).toBe(0);
  const options = ['--step', 'contacts', '--acknowledge-teachers-pending', '--contact-types', ALL_TYPES];
  const started = performance.now();
  const said = await school.cli('import', ...options);
  const seconds = (performance.now() - started) / 1000;
  const { requests } = said.json['clever'] as { readonly requests: number };
  const { created = 0 } = countsOf(said)['parents'] ?? {};
  console.log(
    `${created} parents: ${seconds.toFixed(1)} s, ${requests} requests, ${JSON.stringify(said.json['ms'])} ms`,
  );
  expect(said.code).toBe(0);
  expect(created).toBeGreaterThan(7_000);
  expect(requests).toBeLessThanOrEqual(20);
  expect(seconds).toBeLessThanOrEqual(10);
  expect(changesIn(await school.cli('import', ...options))).toBe(0);
});
