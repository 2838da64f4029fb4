import { describe, expect, it } from 'vitest';
import { aClever, aDistrict, itemsOf } from '../testing/a-clever.ts';
import { hasMaterial } from '../testing/clever-material.ts';
import { officialSchema } from '../testing/official-schemas.ts';

const LISTS: ReadonlyArray<readonly [string, string, string]> = [
  ['districts', 'DistrictsResponse', 'DistrictResponse'],
  ['schools', 'SchoolsResponse', 'SchoolResponse'],
  ['terms', 'TermsResponse', 'TermResponse'],
  ['courses', 'CoursesResponse', 'CourseResponse'],
  ['sections', 'SectionsResponse', 'SectionResponse'],
  ...['student', 'teacher', 'staff', 'district_admin', 'contact'].map(
    (role) => [`users?role=${role}`, 'UsersResponse', 'UserResponse'] as const,
  ),
];

describe.skipIf(!hasMaterial('data-v3.1.yml'))('the official specification', () => {
  describe.each(['v3.0', 'v3.1'])('of %s', (version) => {
    it.each(LISTS)('accepts %s, as a list and one by one', async (path, list, single) => {
      const { get } = await aClever();
      const schemaOf = (name: string) => officialSchema(`data-${version}.yml`, name);
      const [validateList, validateSingle] = [schemaOf(list), schemaOf(single)];
      const answer = await get(`/${version}/${path}`);
      validateList(answer.json);
      expect(validateList.errors ?? []).toEqual([]);
      const [kind] = path.split('?');
      const [first] = itemsOf(answer);
      validateSingle((await get(`/${version}/${kind}/${first?.id}`)).json);
      expect(validateSingle.errors ?? []).toEqual([]);
    });

    it('accepts every event', async () => {
      const { district, get } = await aClever({ districts: [aDistrict({ contacts: true })] });
      district.setLastSync('2026-09-01T05:00:00Z');
      district.unshare('sections', 'terms', 'courses', 'schools');
      district.share('sections', 'terms', 'courses', 'schools');
      const [student] = district.users('student');
      district.updateUser(student?.id ?? '', { email: 'changed@pupils.example.org' });
      const events = itemsOf(await get(`/${version}/events?limit=10000`));
      const kinds = new Set(events.map((event) => String(event['type'])));
      expect(kinds.size).toBe(10);
      for (const kind of kinds) {
        const validate = officialSchema(`events-${version}.yml`, kind);
        const wrong = events.filter((event) => event['type'] === kind && !validate(event));
        expect([kind, wrong, validate.errors ?? []]).toEqual([kind, [], []]);
      }
    });
  });
});
