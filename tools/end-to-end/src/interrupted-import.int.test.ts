import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBloomz, aSchool, type Bloomz, callUntil, type Said } from './testing/a-bloomz.ts';
import { moments } from './testing/killed-imports.ts';

const MOMENTS = 8;

describe('an import that is interrupted', () => {
  let bloomz: Bloomz;
  beforeAll(async () => {
    bloomz = await aBloomz();
  });
  afterAll(() => bloomz.close());

  const importFor = async (school: string, ms: number): Promise<Said> => {
    const interrupt = new AbortController();
    const importing = callUntil(interrupt.signal, bloomz.env, 'import', '--school', school);
    await delay(ms);
    interrupt.abort('SIGINT');
    return importing;
  };

  it(`says whether it had finished, and is right, at ${MOMENTS} moments`, { timeout: 60_000 }, async () => {
    const undisturbed = await aSchool(bloomz);
    const started = performance.now();
    await undisturbed.cli('import');
    const ends = new Set<string>();
    for (const ms of moments(MOMENTS, performance.now() - started, 3)) {
      const school = await aSchool(bloomz);
      const { code, err } = await importFor(school.school, ms);
      const { counts } = (await school.cli('status')).json as { counts: { students: { active: number } } };
      ends.add(err);
      const kept = code === 0 || err.startsWith('Stopped, but the command had finished by then');
      expect([ms, code === 0 || code === 130, counts.students.active > 0]).toEqual([ms, true, kept]);
    }
    console.log([...ends]);
    expect(ends).toContain('Stopped: nothing of an unfinished run was kept.\n');
  });
});
