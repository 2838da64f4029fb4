import { O } from '@bloomz/kernel';
import { describe, expect, it } from 'vitest';
import {
  aSchoolInClever,
  aStaffMember,
  failureOf,
  OPERATOR,
  right,
  SCHOOL,
  userId,
  WHOLE_SCHOOL,
} from '../testing/index.ts';
import type { Appointing } from './appoint-member.ts';

const imported = async () => {
  const onboarding = await aSchoolInClever();
  onboarding.clever.show({ ...WHOLE_SCHOOL, users: [...WHOLE_SCHOOL.users, aStaffMember({ id: 'f1' })] });
  await right(onboarding.importRoster(onboarding.request()));
  return onboarding;
};
const appointing = (id: string, like: Partial<Appointing> = {}): Appointing => ({
  memberId: `${SCHOOL.schoolId}.${id}`,
  appointment: 'school-admin',
  matches: () => true,
  actor: OPERATOR,
  ...like,
});

describe('AppointMember', () => {
  it('makes a teacher or staff School Admin, who may then import with the right role in Clever', async () => {
    const { appointMember, planImport, lists, request } = await imported();
    const asStaff = { kind: 'person' as const, userId: userId('f1') };
    expect(await failureOf(planImport(request({}, asStaff)))).toBe('NotSchoolAdmin');
    for (const id of ['t1', 'f1'])
      expect(await right(appointMember(appointing(id)))).toMatchObject({ appointment: 'school-admin' });
    await right(planImport(request({}, asStaff)));
    expect(await failureOf(planImport(request({}, { ...asStaff, userId: userId('t1') })))).toBe('CleverRoleMissing');
    expect(await right(appointMember(appointing('f1', { appointment: null })))).toMatchObject({ appointment: null });
    expect(await failureOf(planImport(request({}, asStaff)))).toBe('NotSchoolAdmin');
    expect(await right(lists.findMember(appointing('t1').memberId))).toMatchObject({
      value: { listed: { appointment: 'school-admin' } },
    });
  });

  it('takes an appointment away from whoever has one', async () => {
    const { appointMember } = await imported();
    expect(await right(appointMember(appointing('u1', { appointment: null })))).toMatchObject({ userId: 'u1' });
  });

  it('refuses students, people who left, strangers, outdated edits and frozen districts', async () => {
    const { appointMember, importRoster, clever, disconnectDistrict, lists, request } = await imported();
    expect(await failureOf(appointMember(appointing('u1')))).toBe('NotAppointable');
    expect(await failureOf(appointMember(appointing('stranger')))).toBe('MemberUnknown');
    expect(await failureOf(appointMember(appointing('t1', { matches: () => false })))).toBe('EditConflict');
    const { listed, ...held } = WHOLE_SCHOOL;
    clever.show({ ...held, listed: { ...listed, staff: 1 } });
    await right(importRoster(request()));
    expect(await failureOf(appointMember(appointing('f1')))).toBe('NotAppointable');
    await right(disconnectDistrict(SCHOOL.districtId, OPERATOR));
    expect(await failureOf(appointMember(appointing('t1')))).toBe('DistrictFrozen');
    expect(O.toUndefined(await right(lists.findMember(appointing('t1').memberId)))?.listed.appointment).toBeNull();
  });
});
