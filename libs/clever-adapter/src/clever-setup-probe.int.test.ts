import { E, O } from '@bloomz/kernel';
import { parseUserId } from '@bloomz/onboarding-core';
import { describe, expect, it } from 'vitest';
import { makeCleverHttp } from './clever-http.ts';
import { makeCleverSetupProbe } from './clever-setup-probe.ts';
import { aClever } from './testing/a-reading.ts';
import { JSON_404, NO_TOKEN, tokenAnswer } from './testing/answering.ts';
import { aConfig, aSchoolRef, leftOf, rightOf, type Script, type ScriptedClever } from './testing/scripted-clever.ts';
import {
  aDistrict,
  anId,
  aRawContact,
  aRawTeacher,
  OTHER_SCHOOL,
  SCHOOL,
  type TinyDistrict,
} from './testing/tiny-district.ts';

const probeOf = ({ url }: ScriptedClever) => makeCleverSetupProbe(makeCleverHttp(aConfig(url)));
const probing = async (district?: TinyDistrict, script?: Script) =>
  probeOf(await aClever(district, script)).probe(aSchoolRef())();
const DISTRICT_FACTS = { name: 'Maple Unified', state: 'running', lastSync: '2026-08-20T02:12:00.652Z' };
const userId = rightOf(parseUserId(anId('b', 1)));

describe('probing the set-up', () => {
  it('looks at everything in nine requests or fewer', async () => {
    const clever = await aClever(aDistrict({ contacts: [aRawContact(1, [])] }));
    expect(await probeOf(clever).probe(aSchoolRef())()).toEqual(
      E.right({
        connected: true,
        district: DISTRICT_FACTS,
        school: { name: 'Maple Elementary' },
        shared: { sections: true, students: true, teachers: true, staff: false, contacts: true },
      }),
    );
    expect(clever.asked.length).toBeLessThanOrEqual(9);
  });

  it('SH-5: hands on what Clever says of the district, as it is', async () => {
    const district = { ...aDistrict().district, state: 'pending', error: 'Hold: 12 %', launch_date: '2026-08-17' };
    expect(rightOf(await probing(aDistrict({ district }))).district).toEqual({
      ...DISTRICT_FACTS,
      state: 'pending',
      error: 'Hold: 12 %',
      launchDate: '2026-08-17',
    });
  });

  it('says of a district without us that it is not connected, and nothing else', async () => {
    expect(await probing(aDistrict(), ({ path }) => (path === '/oauth/tokens' ? NO_TOKEN : undefined))).toEqual(
      E.right({ connected: false }),
    );
  });

  it('HC-13: takes a token that stays rejected for a district that has left', async () => {
    expect(await probing(aDistrict(), ({ path }) => (path === '/oauth/tokens' ? undefined : { status: 401 }))).toEqual(
      E.right({ connected: false }),
    );
  });

  it('asks for the token anew each time, so that it sees a district leave', async () => {
    let connected = true;
    const probe = probeOf(
      await aClever(aDistrict(), ({ path }) =>
        path === '/oauth/tokens' ? (connected ? tokenAnswer() : NO_TOKEN) : undefined,
      ),
    );
    expect(rightOf(await probe.probe(aSchoolRef())()).connected).toBe(true);
    connected = false;
    expect(rightOf(await probe.probe(aSchoolRef())())).toEqual({ connected: false });
  });

  it('says nothing of the lists of a school that is not shared', async () => {
    expect(await probing(aDistrict(), ({ path }) => (path.includes('/schools/') ? JSON_404 : undefined))).toEqual(
      E.right({ connected: true, district: DISTRICT_FACTS, school: 'not-shared' }),
    );
  });

  it('takes a list that Clever keeps from us for one that is not shared', async () => {
    const facts = await probing(aDistrict(), ({ query }) =>
      query.get('role') === 'contact' ? { status: 403, body: { message: 'not in scopes' } } : undefined,
    );
    expect(rightOf(facts).shared).toMatchObject({ contacts: false, students: true });
  });

  it('fails when Clever is down, or does not know us', async () => {
    expect(leftOf(await probing(aDistrict(), () => ({ status: 503 })))).toMatchObject({ reason: 'ServerError' });
    expect(leftOf(await probing(aDistrict(), () => ({ status: 401 })))).toEqual({ _tag: 'ClientRejected' });
  });
});

describe('finding a person', () => {
  const finding = async (district: TinyDistrict, script?: Script) =>
    probeOf(await aClever(district, script)).findPerson(aSchoolRef(), userId)();

  it('LG-5, DM-6: gives all roles, and the schools of the role staff', async () => {
    const roles = { staff: { schools: [SCHOOL, OTHER_SCHOOL, '', SCHOOL] }, district_admin: {}, wizard: {} };
    expect(await finding(aDistrict({ teachers: [aRawTeacher(1, { roles })] }))).toEqual(
      E.right(O.some({ id: userId, roles: ['staff', 'district_admin'], staffAt: [SCHOOL, OTHER_SCHOOL] })),
    );
  });

  it('gives none for a stranger', async () => {
    expect(await finding(aDistrict({ teachers: [] }))).toEqual(E.right(O.none));
  });

  it('grants nothing on the word of another record', async () => {
    const other = { body: { data: aRawTeacher(2, { roles: { district_admin: {} } }), links: [] } };
    expect(
      leftOf(await finding(aDistrict(), ({ path }) => (path.includes('/users/') ? other : undefined))),
    ).toMatchObject({
      reason: 'ForeignAnswer',
    });
  });
});
