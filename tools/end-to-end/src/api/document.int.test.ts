import { PROBLEM_SLUGS, PROBLEMS } from '@bloomz/api-contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD, anAccount } from '../testing/api/accounts.ts';
import { exampleRequest, type Living } from '../testing/api/example-requests.ts';
import { untilSettled } from '../testing/api/imports.ts';
import { complaintsAbout } from '../testing/api/judge.ts';
import { type Populated, populated, type Who } from '../testing/api/populated.ts';
import { type Answer, makeWire, type Wire } from '../testing/api/wire.ts';
import { ADDRESSES } from '../testing/openapi/document.ts';

let bloomz: Populated;
let wire: Wire;
let living: Living;
beforeAll(async () => {
  bloomz = await populated();
  wire = makeWire(bloomz.world.url, 2);
  const { own, browsers } = bloomz;
  const first = (ids: ReadonlyArray<string>): string => ids[0] ?? '';
  living = {
    ...{ schoolId: first(own.schoolId), districtId: first(own.districtId), planId: first(own.planId) },
    ...{ runId: first(own.runId), classId: first(own.classId), memberId: own.memberId.at(-1) },
    ...{ invitationId: first(own.invitationId), code: first(own.code), cleverId: 'nobody', ids: undefined },
    ...{ planHash: first(own.planHash), email: 'admin@school.example', password: PASSWORD },
    'If-Match': undefined,
    cursor: undefined,
    state: undefined,
    intent: undefined,
  };
  await anAccount(bloomz.world, 'admin@school.example');
  await untilSettled(browsers.key, first(own.runId));
});
afterAll(async () => {
  wire.close();
  await bloomz.world.close();
});

const addressOf = (operationId: string) => {
  const address = ADDRESSES.find(({ operation }) => operation.operationId === operationId);
  if (address === undefined) throw new Error(`the document has no operation ${operationId}`);
  return address;
};

/** Sends the example of an operation, and finds nothing wrong with what comes back. */
const execute = async (operationId: string, about: Living = {}, who: Who = 'key'): Promise<Answer> => {
  const address = addressOf(operationId);
  const { headers, ...request } = exampleRequest(address, { ...living, ...about });
  const sent = { ...request, headers: { ...headers, ...bloomz.credentials[who] } };
  const answer = await wire.send(sent);
  expect(complaintsAbout({ sent, path: address.path, isKnown: who !== 'nobody' }, answer)).toEqual([]);
  return answer;
};

type Json = { readonly next: string; readonly id: string; readonly items: ReadonlyArray<unknown> };
const jsonOf = ({ text }: Answer): Json => JSON.parse(text) as Json;

const PAGED = [
  'listInvitations',
  'listFamilyCodes',
  'listMembers',
  'listClasses',
  'listClassMembers',
  'listPlannedChanges',
  'listSchools',
];
const READ = [
  ...['getMe', 'getSchool', 'getSetupReport', 'getRosterReview', 'getPlan', 'getImport', 'watchImport', 'listImports'],
  ...['getInvitationFunnel', 'exportInvitationProblems', 'getFamilyLetters', 'getMyPlaces'],
  ...['getClass', 'getMember', 'getDistrict', 'getHealth', 'getReadiness', 'getMetrics', 'getOpenApi'],
];
const WRITTEN = ['createPlan', 'editClass', 'changeMemberRole', 'disconnectDistrict', 'reconnectDistrict'];
const INVITING = [
  ...['resendInvitations', 'revokeInvitation', 'pauseMail'],
  ...['issueFamilyCodes', 'reissueFamilyCode', 'revokeFamilyCode'],
];
const JOINING = ['lookUpInvitation', 'acceptInvitation', 'acceptFamilyCode', 'revokeFamilyJoin'];
const SESSION = ['logIn', 'logOut', 'signInWithClever', 'finishSignInWithClever'];
const RUNS = ['startImport', 'cancelImport', 'approveImport', 'rejectImport'];

describe('the examples of the document, executed about what is there', () => {
  it('are all of them here', () => {
    const all = ADDRESSES.map(({ operation }) => operation.operationId);
    expect(
      [...PAGED, ...READ, ...INVITING, ...JOINING, 'recordMailEvent', ...WRITTEN, ...SESSION, ...RUNS].sort(),
    ).toEqual(all.sort());
  });

  it.each(READ)('%s is answered as documented', async (operationId) => {
    expect((await execute(operationId)).status).toBe(200);
  });

  it.each(PAGED)('%s is answered as documented, and its cursor leads on', async (operationId) => {
    expect((await execute(operationId)).status).toBe(200);
    const anyInvitation = operationId === 'listInvitations' ? { classId: undefined, purpose: undefined } : {};
    const everything = {
      search: undefined,

      ...anyInvitation,
      kind: undefined,
      worries: undefined,
      role: undefined,
      limit: '1',
    };
    const page = jsonOf(await execute(operationId, everything));
    const following = await execute(operationId, { ...everything, cursor: page.next });
    expect([following.status, jsonOf(following).items.length]).toEqual([200, 1]);
    expect(jsonOf(following).items).not.toEqual(page.items);
  });

  it.each(WRITTEN)('%s is answered as documented', async (operationId) => {
    expect((await execute(operationId)).status).toBe(operationId === 'createPlan' ? 201 : 200);
  });

  it.each(INVITING)('%s is answered as documented', async (operationId) => {
    expect((await execute(operationId)).status).toBe(200);
  });

  it.each(JOINING)('%s finds nobody behind the example', async (operationId) => {
    expect((await execute(operationId)).status).toBe(404);
  });

  it('an event of the mail service needs its signature', async () => {
    expect((await execute('recordMailEvent', {}, 'nobody')).status).toBe(401);
  });

  it('edits are made to the version that was read, and to no other', async () => {
    for (const [read, edit] of [
      ['getClass', 'editClass'],
      ['getMember', 'changeMemberRole'],
    ] as const) {
      const etag = (await execute(read)).headers.etag;
      expect((await execute(edit, { 'If-Match': '"another"' })).status).toBe(412);
      expect((await execute(edit, { 'If-Match': etag })).status).toBe(200);
    }
  });

  it('signing in and out', async () => {
    expect((await execute('logIn', {}, 'nobody')).status).toBe(200);
    expect((await execute('logOut', {}, 'nobody')).status).toBe(204);
    expect((await execute('signInWithClever', {}, 'nobody')).status).toBe(302);
    expect((await execute('finishSignInWithClever', {}, 'nobody')).status).toBe(403);
  });

  it('an import is started, and cancelled before anybody takes it', async () => {
    const started = await execute('startImport');
    expect(started.status).toBe(202);
    const runId = jsonOf(started).id;
    expect([200, 409]).toContain((await execute('cancelImport', { runId })).status);
    await untilSettled(bloomz.browsers.key, runId);
  });

  it('what an import holds is rejected or approved', async () => {
    const [, runId = ''] = bloomz.own.runId;
    expect((await execute('approveImport', { runId })).status).toBe(202);
    expect((await execute('approveImport', { runId, planHash: 'another' })).status).toBe(409);
    const [, held = ''] = bloomz.foreign.runId;
    expect((await execute('rejectImport', { runId: held })).status).toBe(404);
    const rejected = await bloomz.browsers.foreign.post(`/v1/imports/${held}/rejection`);
    expect([rejected.status, rejected.json['state']]).toEqual([200, 'closed']);
  });
});

describe('the type of a problem', () => {
  it.each(PROBLEM_SLUGS)('/problems/%s is a page', async (slug) => {
    const { status, headers, text } = await wire.send({ method: 'GET', path: `/problems/${slug}`, headers: {} });
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(text.replaceAll('&#39;', "'").replaceAll('&quot;', '"')).toContain(PROBLEMS[slug].title);
  });
});

describe('what is not there and what one may not know of', () => {
  const UNKNOWN = {
    ...{ schoolId: '0'.repeat(24), districtId: '0'.repeat(24), memberId: `${'0'.repeat(24)}.${'0'.repeat(24)}` },
    ...{ planId: crypto.randomUUID(), runId: crypto.randomUUID(), classId: crypto.randomUUID() },
  } as const;
  type Id = keyof typeof UNKNOWN;
  const NAMING = ADDRESSES.flatMap(({ path, operation }) =>
    [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [operation.operationId, name as Id] as const),
  );

  it.each(NAMING)('%s answers both with the same bytes', async (operationId, name) => {
    const ask = async (id: string, who: Who): Promise<unknown> => {
      const address = addressOf(operationId);
      const { headers, ...request } = exampleRequest(address, { ...living, [name]: id });
      const fixed = { ...headers, ...bloomz.credentials[who], 'x-request-id': 'the-same' };
      const { status, text, headers: got } = await wire.send({ ...request, headers: fixed });
      const told = Object.entries(got).filter(([header]) => !/^(date|ratelimit)/.test(header));
      return { status, text, told };
    };
    const [foreign = ''] = bloomz.foreign[name];
    for (const who of ['key', 'admin'] as const) {
      const unknown = await ask(UNKNOWN[name], who);
      expect(unknown).toMatchObject({ status: 404 });
      expect(await ask(foreign, who)).toEqual(unknown);
    }
  });
});
