import { O } from '@bloomz/kernel';
import { describe, expect, it } from 'vitest';
import { anApplication, aSchoolRef, userId } from '../builders.ts';
import { left, type MakeBloomz, right } from './bloomz.ts';

const admin = { email: 'head@example.org', userId: null };

/** Every SchoolDirectory must pass this; call it from the adapter's own test file. */
export const schoolDirectoryContract = (name: string, makeBloomz: MakeBloomz): void => {
  describe(`${name} is a SchoolDirectory`, () => {
    it('provisions a school and finds it', async () => {
      const { schools } = await makeBloomz();
      const ref = aSchoolRef();
      expect(await right(schools.find(ref.schoolId))).toEqual(O.none);
      const school = { ref, name: null, language: 'en', admins: [admin], frozen: false };
      expect(await right(schools.provision(ref, admin))).toEqual(school);
      expect(await right(schools.find(ref.schoolId))).toEqual(O.some(school));
    });

    it('repeats without effect, also at the same moment and in other letters', async () => {
      const { schools } = await makeBloomz();
      const ref = aSchoolRef();
      const shouted = { ...admin, email: 'HEAD@example.org' };
      await right(schools.provision(ref, admin));
      await Promise.all([admin, shouted, admin, shouted].map((same) => right(schools.provision(ref, same))));
      expect(await right(schools.find(ref.schoolId))).toEqual(
        O.some({ ref, name: null, language: 'en', admins: [admin], frozen: false }),
      );
    });

    it('provisions a new school for many callers at once', async () => {
      const { schools } = await makeBloomz();
      const ref = aSchoolRef();
      await Promise.all(Array.from({ length: 4 }, () => right(schools.provision(ref, admin))));
      expect(await right(schools.list(ref.districtId))).toEqual([
        { ref, name: null, language: 'en', admins: [admin], frozen: false },
      ]);
    });

    it('keeps the language for families until another one is given', async () => {
      const { schools } = await makeBloomz();
      const ref = aSchoolRef();
      expect((await right(schools.provision(ref, admin, 'es'))).language).toBe('es');
      expect((await right(schools.provision(ref, admin))).language).toBe('es');
      expect((await right(schools.provision(ref, admin, 'ar'))).language).toBe('ar');
    });

    it('adds the Clever id of an admin when it was missing, and never exchanges it', async () => {
      const { schools } = await makeBloomz();
      const ref = aSchoolRef();
      await right(schools.provision(ref, admin));
      const known = { ...admin, userId: userId('clever-head') };
      expect((await right(schools.provision(ref, known))).admins).toEqual([known]);
      expect((await right(schools.provision(ref, { ...admin, userId: userId('another') }))).admins).toEqual([known]);
      expect((await right(schools.provision(ref, admin))).admins).toEqual([known]);
    });

    it('keeps several admins of a school, by address', async () => {
      const { schools } = await makeBloomz();
      const ref = aSchoolRef();
      const deputy = { email: 'Deputy@example.org', userId: userId('deputy') };
      await right(schools.provision(ref, admin));
      expect((await right(schools.provision(ref, deputy))).admins).toEqual([deputy, admin]);
    });

    it('refuses a school that another district has', async () => {
      const { schools } = await makeBloomz();
      const ref = aSchoolRef();
      await right(schools.provision(ref, admin));
      const taken = await left(schools.provision({ ...aSchoolRef(), schoolId: ref.schoolId }, admin));
      expect(taken).toEqual({ _tag: 'SchoolInOtherDistrict', ...ref });
    });

    it('lists the schools of one district or of all, by Clever id', async () => {
      const { schools } = await makeBloomz();
      const first = aSchoolRef();
      const [second, elsewhere] = [aSchoolRef(first.districtId), aSchoolRef()];
      for (const ref of [second, elsewhere, first]) await right(schools.provision(ref, admin));
      const ids = (await right(schools.list(first.districtId))).map(({ ref }) => ref.schoolId);
      expect(ids).toEqual([first.schoolId, second.schoolId].sort());
      const all = (await right(schools.list())).map(({ ref }) => ref.schoolId);
      expect(all).toEqual([...all].sort());
      expect(all).toEqual(expect.arrayContaining([first.schoolId, second.schoolId, elsewhere.schoolId]));
    });

    it('knows the name that an import brought', async () => {
      const { schools, store } = await makeBloomz();
      const ref = aSchoolRef();
      await right(schools.provision(ref, admin));
      await right(store.apply(ref, anApplication({ changes: { schoolName: 'Elm Street' } })));
      expect(await right(schools.find(ref.schoolId))).toMatchObject({ value: { name: 'Elm Street' } });
    });
  });
};
