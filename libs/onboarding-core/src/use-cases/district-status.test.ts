import { TE } from '@bloomz/kernel';
import { describe, expect, it } from 'vitest';
import {
  anOnboarding,
  aSchoolInClever,
  aSchoolRef,
  failureOf,
  left,
  OPERATOR,
  right,
  SCHOOL,
} from '../testing/index.ts';

const { districtId } = SCHOOL;
const away = { _tag: 'CleverUnavailable' as const, reason: 'Unreachable' as const, detail: 'GET' };

describe('DistrictStatus', () => {
  it('shows both sides, and Bloomz’s alone while Clever is away', async () => {
    const { districtStatus, importRoster, clever, request } = await aSchoolInClever();
    const before = await right(districtStatus(districtId));
    expect(before).toMatchObject({
      district: { connection: 'connected', lastReadAt: null },
      facts: { connected: true },
    });
    await right(importRoster(request()));
    clever.fail(away);
    const { district, facts } = await right(districtStatus(districtId));
    expect([facts, district.lastReadAt]).toEqual([null, expect.any(Date)]);
  });

  it('fails when the database is away, and knows the districts of provisioned schools alone', async () => {
    const { districtStatus, schools } = await aSchoolInClever();
    Object.assign(schools, { list: () => TE.left({ _tag: 'StoreUnavailable', detail: 'Away' }) });
    expect(await failureOf(districtStatus(districtId))).toBe('StoreUnavailable');
    expect(await left(districtStatus(aSchoolRef().districtId))).toMatchObject({ _tag: 'DistrictUnknown' });
  });
});

describe('DisconnectDistrict and ReconnectDistrict', () => {
  it('freeze everything of the district and restore it as it was', async () => {
    const { disconnectDistrict, reconnectDistrict, importRoster, planImport, request, exportSchool } =
      await aSchoolInClever();
    await right(importRoster(request()));
    const before = await right(exportSchool(SCHOOL.schoolId));
    expect(await right(disconnectDistrict(districtId, OPERATOR))).toMatchObject({ connection: 'disconnected' });
    for (const task of [importRoster(request()), planImport(request())])
      expect(await left(task)).toEqual({ _tag: 'DistrictFrozen', districtId });
    expect(await right(exportSchool(SCHOOL.schoolId))).toEqual(before);
    const connected = { connection: 'connected', disconnectedAt: null };
    expect(await right(reconnectDistrict(districtId, OPERATOR))).toMatchObject(connected);
    await right(importRoster(request()));
  });

  it('do not let a held run through meanwhile', async () => {
    const { disconnectDistrict, importRoster, approveImport, clever, request } = await aSchoolInClever();
    await right(importRoster(request()));
    clever.show({ ...(await right(clever.read(SCHOOL))).snapshot, users: [] });
    const { runId, plan } = await right(importRoster(request()));
    await right(disconnectDistrict(districtId, OPERATOR));
    const approval = { runId: runId ?? '', planHash: plan.hash, actor: OPERATOR };
    expect(await failureOf(approveImport(approval))).toBe('DistrictFrozen');
  });

  it('wait for Clever to give access again', async () => {
    const { disconnectDistrict, reconnectDistrict, clever, schools } = await aSchoolInClever();
    await right(disconnectDistrict(districtId, OPERATOR));
    clever.tell({ connected: false });
    expect(await left(reconnectDistrict(districtId, OPERATOR))).toEqual({ _tag: 'DistrictNotConnected', districtId });
    clever.fail(away);
    expect(await failureOf(reconnectDistrict(districtId, OPERATOR))).toBe('CleverUnavailable');
    Object.assign(schools, { list: () => TE.right([]) });
    expect(await failureOf(reconnectDistrict(districtId, OPERATOR))).toBe('DistrictNotConnected');
    const unknown = anOnboarding();
    expect(await failureOf(unknown.reconnectDistrict(districtId, OPERATOR))).toBe('DistrictUnknown');
    expect(await failureOf(unknown.disconnectDistrict(districtId, OPERATOR))).toBe('DistrictUnknown');
  });
});
