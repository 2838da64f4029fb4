import { createHash } from 'node:crypto';
import { E } from '@bloomz/kernel';
import { describe, expect, it } from 'vitest';
import { makeCleverHttp } from './clever-http.ts';
import { makeCleverRosterSource } from './clever-roster-source.ts';
import { aClever, aReading } from './testing/a-reading.ts';
import type { Answer, Asked } from './testing/answering.ts';
import { aConfig, aSchoolRef, rightOf } from './testing/scripted-clever.ts';
import { aDistrict, aRawSection, aRawStudent, anId } from './testing/tiny-district.ts';

const FAULTS: ReadonlyArray<Answer> = [
  { status: 429 },
  { status: 500, body: { message: 'oops' } },
  { status: 502, headers: { 'content-type': 'text/html' }, body: '<html>' },
  { status: 503 },
  { status: 504 },
  { drop: true },
  { body: { data: [], links: [] }, cut: true },
  { body: '{"data":[' },
  { headers: { 'content-type': 'text/html' }, body: '<html>' },
  { body: { resources: [] } },
  { body: { data: [], links: [{ rel: 'next', uri: 'https://evil.test/?starting_after=1' }] } },
];

/** The same seed and request always meet the same fate. An empty list of tokens would be a good answer. */
const faultFor = (seed: number, share: number, { url, path, nth }: Asked): Answer | undefined => {
  const dice = createHash('sha1').update(`${seed} ${url} ${nth}`).digest();
  const kinds = path.startsWith('/oauth') ? FAULTS.length - 1 : FAULTS.length;
  return dice.readUInt16BE(0) / 2 ** 16 < share ? FAULTS[dice.readUInt16BE(2) % kinds] : undefined;
};

const DISTRICT = aDistrict({
  students: Array.from({ length: 12 }, (_, i) => aRawStudent(i + 1)),
  sections: [aRawSection(1, { students: [anId('a', 1), anId('a', 900)] })],
  elsewhere: [aRawStudent(900)],
});

const readThrough = async (seed: number, share: number) => {
  const clever = await aClever(DISTRICT, (asked) => faultFor(seed, share, asked));
  const source = makeCleverRosterSource(makeCleverHttp(aConfig(clever.url, { pageSize: 5 })));
  const outcome = await source.read(aSchoolRef())();
  await clever.close();
  return { outcome, requests: clever.asked.length };
};

describe('SH-12: a read through many faults', () => {
  it('gives the same snapshot where one answer in five is bad, in 100 of 100 schools', async () => {
    const undisturbed = rightOf(await (await aReading(DISTRICT)).read()).snapshot;
    for (let seed = 1; seed <= 100; seed += 1) {
      const { outcome, requests } = await readThrough(seed, 0.2);
      const { snapshot, cost } = rightOf(outcome);
      expect(snapshot).toEqual(undisturbed);
      expect(cost.requests).toBe(requests);
    }
  });

  it('gives the same snapshot or a typed failure, never a part, where three in five are bad', async () => {
    const undisturbed = rightOf(await (await aReading(DISTRICT)).read()).snapshot;
    let failed = 0;
    for (let seed = 1; seed <= 30; seed += 1) {
      const { outcome } = await readThrough(seed, 0.6);
      if (E.isRight(outcome)) expect(outcome.right.snapshot).toEqual(undisturbed);
      else {
        failed += 1;
        expect(outcome.left._tag).toBe('CleverUnavailable');
      }
    }
    expect(failed).toBeGreaterThan(0);
  });
});
