import type { Browser, Got } from './browser.ts';
import { type Ids, type Role, ROLES } from './roles.ts';

/** One answer per role, in the order of ROLES. */
type Answers = readonly [number, number, number, number, number, number, number, number];

/** How an operation is asked for at a place, and how it answers whom at their own place. */
export type Row = {
  readonly ask: (by: Browser, at: Ids, headers?: Readonly<Record<string, string>>) => Promise<Got>;
  readonly answers: Answers;
  /** The scope by which an API key has it; null: every key. */
  readonly scope: 'read' | 'import' | 'manage' | null;
  /** What concerns no place, a district, or a school. */
  readonly of: 'nothing' | 'district' | 'school';
};

type Path = (at: Ids) => string;

const get =
  (path: Path): Row['ask'] =>
  (by, at, headers = {}) =>
    by.ask('GET', path(at), { headers });
const send =
  (method: 'POST' | 'PATCH', path: Path, body?: object): Row['ask'] =>
  (by, at, headers = {}) =>
    by.ask(method, path(at), { headers, ...(body && { body }) });

/** An import is queued once per request, and nobody works on it. */
const start: Row['ask'] = (by, { schoolId }, headers = {}) =>
  by.ask('POST', `/v1/schools/${schoolId}/imports`, {
    body: {},
    headers: { 'idempotency-key': crypto.randomUUID(), ...headers },
  });

const school =
  (rest = ''): Path =>
  ({ schoolId }) =>
    `/v1/schools/${schoolId}${rest}`;
const plan =
  (rest = ''): Path =>
  ({ planId }) =>
    `/v1/plans/${planId}${rest}`;
const run =
  (rest = ''): Path =>
  ({ runId }) =>
    `/v1/imports/${runId}${rest}`;
const ofClass =
  (rest = ''): Path =>
  ({ classId }) =>
    `/v1/classes/${classId}${rest}`;
const member: Path = ({ memberId }) => `/v1/members/${memberId}`;
const invitation =
  (rest: string): Path =>
  ({ invitationId }) =>
    `/v1/invitations/${invitationId}${rest}`;
const family =
  (rest: string): Path =>
  ({ schoolId, familyCodeId }) =>
    `/v1/schools/${schoolId}/family-codes/${familyCodeId}${rest}`;
const district =
  (rest = ''): Path =>
  ({ districtId }) =>
    `/v1/districts/${districtId}${rest}`;

/**
 * Every operation of the contract. The runs that the rows name are over, so a decision that is allowed answers 409. A
 * district is none of a school's business: those who belong to schools do not learn whether it exists.
 */
// prettier-ignore
export const OPERATIONS: Readonly<Record<string, Row>> = {
  //                                                                                           admin office support teacher parent student district operator
  getMe:              { of: 'nothing',  scope: null,     ask: get(() => '/v1/me'),                     answers: [200, 200, 200, 200, 200, 200, 200, 200] },
  listSchools:        { of: 'nothing',  scope: null,     ask: get(() => '/v1/schools'),                answers: [200, 200, 200, 200, 200, 200, 200, 200] },
  getSchool:          { of: 'school',   scope: 'read',   ask: get(school()),                           answers: [200, 200, 200, 200, 403, 403, 200, 200] },
  getSetupReport:     { of: 'school',   scope: 'read',   ask: get(school('/setup-report')),            answers: [200, 403, 403, 403, 403, 403, 200, 200] },
  getRosterReview:    { of: 'school',   scope: 'read',   ask: get(school('/roster-review')),           answers: [200, 403, 403, 403, 403, 403, 200, 200] },
  createPlan:         { of: 'school',   scope: 'import', ask: send('POST', school('/plans'), {}),      answers: [201, 403, 403, 403, 403, 403, 403, 201] },
  getPlan:            { of: 'school',   scope: 'read',   ask: get(plan()),                             answers: [200, 403, 403, 403, 403, 403, 200, 200] },
  listPlannedChanges: { of: 'school',   scope: 'read',   ask: get(plan('/changes')),                   answers: [200, 403, 403, 403, 403, 403, 200, 200] },
  startImport:        { of: 'school',   scope: 'import', ask: start,                                   answers: [202, 403, 403, 403, 403, 403, 403, 202] },
  listImports:        { of: 'school',   scope: 'read',   ask: get(school('/imports')),                 answers: [200, 403, 403, 403, 403, 403, 200, 200] },
  getImport:          { of: 'school',   scope: 'read',   ask: get(run()),                              answers: [200, 403, 403, 403, 403, 403, 200, 200] },
  watchImport:        { of: 'school',   scope: 'read',   ask: get(run('/events')),                     answers: [200, 403, 403, 403, 403, 403, 200, 200] },
  approveImport:      { of: 'school',   scope: 'import', ask: send('POST', run('/approval'), { planHash: 'a1' }), answers: [409, 403, 403, 403, 403, 403, 403, 409] },
  rejectImport:       { of: 'school',   scope: 'import', ask: send('POST', run('/rejection')),         answers: [409, 403, 403, 403, 403, 403, 403, 409] },
  cancelImport:       { of: 'school',   scope: 'import', ask: send('POST', run('/cancellation')),      answers: [409, 403, 403, 403, 403, 403, 403, 409] },
  listClasses:        { of: 'school',   scope: 'read',   ask: get(school('/classes')),                 answers: [200, 200, 403, 403, 403, 403, 200, 200] },
  getClass:           { of: 'school',   scope: 'read',   ask: get(ofClass()),                          answers: [200, 200, 403, 403, 403, 403, 200, 200] },
  editClass:          { of: 'school',   scope: 'manage', ask: send('PATCH', ofClass(), { name: 'Taken over' }), answers: [200, 403, 403, 403, 403, 403, 403, 200] },
  listClassMembers:   { of: 'school',   scope: 'read',   ask: get(ofClass('/members')),                answers: [200, 200, 403, 403, 403, 403, 200, 200] },
  listMembers:        { of: 'school',   scope: 'read',   ask: get(school('/members')),                 answers: [200, 200, 403, 403, 403, 403, 200, 200] },
  getMember:          { of: 'school',   scope: 'read',   ask: get(member),                             answers: [200, 200, 403, 403, 403, 403, 200, 200] },
  changeMemberRole:   { of: 'school',   scope: 'manage', ask: send('PATCH', member, { role: 'school-office-staff' }), answers: [200, 403, 403, 403, 403, 403, 403, 200] },
  getMyPlaces:        { of: 'nothing',  scope: null,     ask: get(() => '/v1/me/places'),              answers: [200, 200, 200, 200, 200, 200, 200, 200] },
  listInvitations:    { of: 'school',   scope: 'read',   ask: get(school('/invitations')),             answers: [200, 200, 403, 403, 403, 403, 200, 200] },
  getInvitationFunnel: { of: 'school',  scope: 'read',   ask: get(school('/invitation-funnel')),       answers: [200, 200, 403, 403, 403, 403, 200, 200] },
  exportInvitationProblems: { of: 'school', scope: 'read', ask: get(school('/invitation-problems.csv')), answers: [200, 200, 403, 403, 403, 403, 200, 200] },
  resendInvitations:  { of: 'school',   scope: 'manage', ask: send('POST', school('/invitations/resend'), {}), answers: [200, 200, 403, 403, 403, 403, 403, 200] },
  revokeInvitation:   { of: 'school',   scope: 'manage', ask: send('POST', invitation('/revocation')), answers: [200, 200, 403, 403, 403, 403, 403, 200] },
  pauseMail:          { of: 'school',   scope: 'manage', ask: send('POST', school('/mail-pause'), { paused: true }), answers: [200, 403, 403, 403, 403, 403, 403, 200] },
  listFamilyCodes:    { of: 'school',   scope: 'read',   ask: get(school('/family-codes')),            answers: [200, 200, 403, 403, 403, 403, 200, 200] },
  issueFamilyCodes:   { of: 'school',   scope: 'manage', ask: send('POST', school('/family-codes'), {}), answers: [200, 200, 403, 403, 403, 403, 403, 200] },
  getFamilyLetters:   { of: 'school',   scope: 'manage', ask: get(school('/family-letters.pdf')),      answers: [200, 200, 403, 403, 403, 403, 403, 200] },
  reissueFamilyCode:  { of: 'school',   scope: 'manage', ask: send('POST', family('/reissue')),        answers: [200, 200, 403, 403, 403, 403, 403, 200] },
  revokeFamilyJoin:   { of: 'school',   scope: 'manage', ask: send('POST', family('/adults/nobody/revocation')), answers: [404, 404, 403, 403, 403, 403, 403, 404] },
  revokeFamilyCode:   { of: 'school',   scope: 'manage', ask: send('POST', family('/revocation')),     answers: [200, 200, 403, 403, 403, 403, 403, 200] },
  getDistrict:        { of: 'district', scope: 'read',   ask: get(district()),                         answers: [404, 404, 404, 404, 404, 404, 200, 200] },
  disconnectDistrict: { of: 'district', scope: 'manage', ask: send('POST', district('/disconnection')), answers: [404, 404, 404, 404, 404, 404, 200, 200] },
  reconnectDistrict:  { of: 'district', scope: 'manage', ask: send('POST', district('/reconnection')), answers: [404, 404, 404, 404, 404, 404, 200, 200] },
};

export const answerFor = (role: Role, { answers }: Row): number => answers[ROLES.indexOf(role)] ?? 0;
