import { E, TE } from '@bloomz/kernel';
import { describe, expect, it } from 'vitest';
import { aSchoolRef } from '../builders.ts';
import { left, type MakeBloomz, right } from './bloomz.ts';

/** Every SchoolLock must pass this; call it from the adapter's own test file. */
export const schoolLockContract = (name: string, makeBloomz: MakeBloomz): void => {
  describe(`${name} is a SchoolLock`, () => {
    it('gives back what the task gives, be it a value or a failure', async () => {
      const { lock } = await makeBloomz();
      const school = aSchoolRef();
      expect(await right(lock.exclusively(school, TE.right('done')))).toBe('done');
      expect(await left(lock.exclusively(school, TE.left('failed')))).toBe('failed');
    });

    it('refuses a second task of the same school while the first runs, without starting it', async () => {
      const { lock } = await makeBloomz();
      const school = aSchoolRef();
      let started = false;
      const second = lock.exclusively(school, async () => {
        started = true;
        return E.right(undefined);
      });
      const outcome = await right(lock.exclusively(school, TE.rightTask(second)));
      expect(outcome).toEqual(E.left({ _tag: 'ImportUnderway', schoolId: school.schoolId }));
      expect(started).toBe(false);
    });

    it('lets tasks of two schools run at the same time', async () => {
      const { lock } = await makeBloomz();
      const inner = lock.exclusively(aSchoolRef(), TE.right('both'));
      expect(await right(lock.exclusively(aSchoolRef(), inner))).toBe('both');
    });

    it('is free again after a task that failed or threw', async () => {
      const { lock } = await makeBloomz();
      const school = aSchoolRef();
      await left(lock.exclusively(school, TE.left('failed')));
      const thrown = lock.exclusively(school, () => Promise.reject(new Error('our own mistake')));
      await expect(thrown()).rejects.toThrow('our own mistake');
      expect(await right(lock.exclusively(school, TE.right('free')))).toBe('free');
    });
  });
};
