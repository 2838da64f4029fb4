import { ENDPOINTS, makeOpenApi, makeProblem, Problem, PROBLEM_SLUGS, slugOf } from '@bloomz/api-contract';
import { E, type TE } from '@bloomz/kernel';
import type { DistrictId, SchoolId, SectionId, UserId } from '@bloomz/onboarding-core';
import { describe, expect, it } from 'vitest';
import type { Services } from '../compose.ts';
import type { Gate } from '../gate.ts';
import { ANSWERS } from './answers.ts';
import type { ApiError } from './api-error.ts';

type Tag = ApiError['_tag'];
type TagOf<Failure> = Failure extends { readonly _tag: infer T extends Tag } ? T : never;
/** How what gives a task can fail. */
type Failing<Use> = Use extends (...args: never) => TE.TaskEither<infer Failure, unknown> ? TagOf<Failure> : never;

/** Names every way to fail: a new one does not compile until it is named here, and is then looked for in the document. */
const all = <T extends Tag>(tags: Readonly<Record<T, true>>): ReadonlyArray<Tag> => Object.keys(tags) as T[];

const STORE = { StoreUnavailable: true } as const;
const CLEVER = { ClientRejected: true, CleverUnavailable: true } as const;
const SOURCE = { ...CLEVER, DistrictNotConnected: true, SchoolNotShared: true } as const;
const ADMISSION = {
  SchoolUnknown: true,
  NotSchoolAdmin: true,
  CleverLinkMissing: true,
  CleverRoleMissing: true,
  DistrictFrozen: true,
  ...SOURCE,
  ...STORE,
} as const;
const JOIN = { JoinRefused: true, WrongCredentials: true, WeakPassword: true, AddressTaken: true } as const;
const PAGED = { MalformedCursor: true, ...STORE } as const;

const GATE = all<Failing<Gate[keyof Gate]>>({ NotFound: true, PlaceUnknown: true, Forbidden: true, ...STORE });
type Of<Name extends keyof Services> = Failing<Services[Name]>;

/** What each operation can fail with beyond what every one that names something can. */
const FAILURES: Readonly<Record<string, ReadonlyArray<Tag>>> = {
  logIn: all<Of<'signInWithPassword'>>({ WrongCredentials: true, ...STORE }),
  logOut: all<Of<'signOut'>>(STORE),
  getMe: all<Of<'resolveApiKey'>>({ NotSignedIn: true, ...STORE }),
  listSchools: all<Failing<Services['schools']['list']> | 'MalformedCursor'>(PAGED),
  getSchool: all<Of<'schoolStatus'>>({ SchoolUnknown: true, ...STORE }),
  getSetupReport: all<Of<'verifyCleverSetup'>>({ ...CLEVER, ...STORE }),
  getRosterReview: all<Of<'reviewRoster'>>({ SchoolUnknown: true, ...SOURCE, ...STORE }),
  createPlan: all<Of<'previewImport'> | 'TooBusy'>({ ...ADMISSION, TooBusy: true }),
  getPlan: [],
  listPlannedChanges: all<Failing<Services['plans']['changes']>>(PAGED),
  startImport: all<Of<'startImport'> | 'IdempotencyKeyMissing'>({
    ...ADMISSION,
    ...{ RunUnderway: true, IdempotencyKeyReused: true, IdempotencyKeyMissing: true, TeachersPending: true },
  }),
  listImports: all<Failing<Services['runs']['recent']>>(STORE),
  getImport: all<Failing<Services['runEvents']['after']>>(STORE),
  watchImport: all<Failing<Services['runEvents']['after']>>(STORE),
  approveImport: all<Of<'requestApproval'>>({ ...ADMISSION, RunUnknown: true, RunNotHeld: true, PlanOutdated: true }),
  rejectImport: all<Of<'rejectImport'>>({ RunUnknown: true, RunNotHeld: true, ...STORE }),
  cancelImport: all<Of<'cancelImport'>>({ RunUnknown: true, RunNotCancellable: true, ...STORE }),
  listClasses: all<Failing<Services['lists']['classes']>>(PAGED),
  getClass: [],
  editClass: all<Of<'editClass'>>({
    ...{ ClassIdUnknown: true, BlankName: true, NameTaken: true, EditConflict: true },
    ...{ SchoolUnknown: true, DistrictFrozen: true, RosterMoved: true, ...STORE },
  }),
  listClassMembers: all<Failing<Services['lists']['classMembers']>>(PAGED),
  listMembers: all<Failing<Services['lists']['members']>>(PAGED),
  getMember: [],
  changeMemberRole: all<Of<'appointMember'>>({
    ...{ MemberUnknown: true, NotAppointable: true, EditConflict: true },
    ...{ SchoolUnknown: true, DistrictFrozen: true, ...STORE },
  }),
  listInvitations: all<Of<'listInvitations'>>(PAGED),
  resendInvitations: all<Of<'resendInvitations'>>({ DistrictFrozen: true, ...STORE }),
  revokeInvitation: all<Of<'revokeInvitation'>>({ DistrictFrozen: true, ...STORE }),
  getInvitationFunnel: all<Of<'invitationFunnel'>>(STORE),
  exportInvitationProblems: all<Of<'listProblems'>>(STORE),
  pauseMail: all<Of<'pauseMail'>>(STORE),
  listFamilyCodes: all<Of<'listFamilyCodes'>>(PAGED),
  issueFamilyCodes: all<Of<'issueFamilyCodes'>>({ DistrictFrozen: true, ...STORE }),
  reissueFamilyCode: all<Of<'reissueFamilyCode'>>({ FamilyCodeUnknown: true, DistrictFrozen: true, ...STORE }),
  revokeFamilyCode: all<Of<'revokeFamilyCode'>>({ FamilyCodeUnknown: true, DistrictFrozen: true, ...STORE }),
  revokeFamilyJoin: all<Of<'revokeFamilyJoin'>>({ FamilyCodeUnknown: true, DistrictFrozen: true, ...STORE }),
  getFamilyLetters: all<Of<'lettersOf'>>(STORE),
  lookUpInvitation: all<Of<'lookUpJoin'> | 'TooManyRequests'>({ JoinRefused: true, TooManyRequests: true, ...STORE }),
  acceptInvitation: all<Of<'acceptInvitation'>>({ ...JOIN, ...STORE }),
  acceptFamilyCode: all<Of<'acceptFamilyCode'>>({ ...JOIN, ...STORE }),
  getMyPlaces: all<Of<'myPlaces'>>(STORE),
  recordMailEvent: all<Of<'recordMailEvent'> | 'SignatureRefused'>({ SignatureRefused: true, ...STORE }),
  getDistrict: all<Of<'districtStatus'>>({ DistrictUnknown: true, ...STORE }),
  disconnectDistrict: all<Of<'disconnectDistrict'>>({ DistrictUnknown: true, ...STORE }),
  reconnectDistrict: all<Of<'reconnectDistrict'>>({
    ...{ DistrictUnknown: true, DistrictNotConnected: true, ...CLEVER, ...STORE },
  }),
};

/** What a failure carries, whichever it is. */
const ANYTHING = {
  ...{ fields: [{ in: 'path', pointer: '/id', message: 'is missing' }], allowed: ['GET'], detail: 'HTTP 502' },
  ...{ schoolId: '1' as SchoolId, districtId: '2' as DistrictId, userId: '3' as UserId, sectionId: '4' as SectionId },
  ...{ runId: '0b9c1c7e-8f0e-4a51-9a53-52b7f0a3c1de', state: 'closed', reason: 'ServerError', fresh: null },
};

const answerTo = (_tag: Tag): ReturnType<(typeof ANSWERS)['NotFound']> => {
  const answer = ANSWERS[_tag] as (error: object) => ReturnType<(typeof ANSWERS)['NotFound']>;
  return answer({ ...ANYTHING, _tag });
};
const TAGS = Object.keys(ANSWERS) as Tag[];

type Declared = Readonly<
  Record<string, { readonly content?: Readonly<Record<string, { readonly examples?: object }>> }>
>;
const declaredBy = (endpoint: (typeof ENDPOINTS)[number]): ReadonlyArray<string> => {
  const paths = makeOpenApi([endpoint])['paths'] as Record<string, Record<string, { readonly responses: Declared }>>;
  const { responses = {} } = paths[endpoint.path]?.[endpoint.method] ?? {};
  return Object.values(responses).flatMap(({ content }) =>
    Object.keys(content?.['application/problem+json']?.examples ?? {}),
  );
};

describe('the table of problems', () => {
  it.each(TAGS)('%s becomes a problem of the contract', (tag) => {
    const { slug, more } = answerTo(tag);
    const problem = makeProblem(slug, more);
    expect(PROBLEM_SLUGS).toContain(slug);
    expect(Problem.decode(problem)).toEqual(E.right(problem));
    expect(slugOf(problem)).toBe(slug);
  });

  it.each(TAGS)('%s says when to come again where that helps', (tag) => {
    const { slug, headers } = answerTo(tag);
    if (makeProblem(slug).status === 503) expect(Number(headers?.['retry-after'])).toBeGreaterThan(0);
  });

  it.each([
    'SchoolUnknown',
    'DistrictUnknown',
    'RunUnknown',
    'PlanUnknown',
    'ClassIdUnknown',
    'MemberUnknown',
  ] as const)('%s says the very same as a place that one may not know of, and repeats no id', (tag) => {
    expect(answerTo(tag)).toEqual(answerTo('PlaceUnknown'));
    expect(answerTo(tag)).toEqual({ slug: 'not-found' });
  });
});

describe('every problem that can occur is declared', () => {
  const signedIn = ENDPOINTS.filter(({ operationId }) => operationId in FAILURES);

  it('by every operation that does something', () => {
    const probes = ENDPOINTS.filter(({ tag, path }) => tag === 'service' || path.startsWith('/auth/clever'));
    expect(signedIn.length + probes.length).toBe(ENDPOINTS.length);
  });

  it.each(signedIn.map((endpoint) => [endpoint.operationId, endpoint] as const))('%s', (operationId, endpoint) => {
    const possible = [...(FAILURES[operationId] ?? []), ...(endpoint.path.includes('{') ? GATE : [])];
    const slugs = possible.map((tag) => answerTo(tag).slug);
    expect(slugs.filter((slug) => !declaredBy(endpoint).includes(slug))).toEqual([]);
  });
});
