import type { Problem, ProblemSlug } from '@bloomz/api-contract';
import type { CleverUnavailable } from '@bloomz/onboarding-core';
import type { ApiError } from './api-error.ts';

/** What is said of a failure, beyond what its kind always says. */
type Answer = {
  readonly slug: ProblemSlug;
  readonly more?: Partial<Pick<Problem, 'detail' | 'errors' | 'runId' | 'state'>>;
  readonly headers?: Readonly<Record<string, string>>;
};

const only = (slug: ProblemSlug): (() => Answer) => {
  const answer = { slug };
  return () => answer;
};

/** One answer for all that is not there and for all that the caller may not know of. */
const NOT_FOUND = only('not-found');

const later = (slug: ProblemSlug, seconds: number): (() => Answer) => {
  const answer = { slug, headers: { 'retry-after': String(seconds) } };
  return () => answer;
};

const WHAT_CLEVER_DID: Record<CleverUnavailable['reason'], string> = {
  Unreachable: 'Clever cannot be reached',
  TimedOut: 'Clever did not answer in time',
  RateLimited: 'Clever refuses further requests for now',
  ServerError: 'Clever answers with errors',
  Truncated: 'Clever did not give a complete answer',
  ForeignAnswer: 'What answered is not Clever',
  Refused: 'Clever refuses the request',
};

/** The one place that turns failures into problems: a new error does not compile until it is here. */
export const ANSWERS: { readonly [Tag in ApiError['_tag']]: (error: Extract<ApiError, { _tag: Tag }>) => Answer } = {
  MalformedRequest: ({ fields }) => ({ slug: 'malformed-request', more: { errors: fields } }),
  MalformedCursor: () => ({
    slug: 'malformed-request',
    more: { errors: [{ in: 'query', pointer: '/cursor', message: 'must be a cursor, as the page before gave it' }] },
  }),
  MalformedCleverId: NOT_FOUND,
  NotFound: NOT_FOUND,
  SchoolUnknown: NOT_FOUND,
  DistrictUnknown: NOT_FOUND,
  PlaceUnknown: NOT_FOUND,
  RunUnknown: NOT_FOUND,
  PlanUnknown: NOT_FOUND,
  ClassIdUnknown: NOT_FOUND,
  MemberUnknown: NOT_FOUND,
  FamilyCodeUnknown: NOT_FOUND,
  JoinRefused: only('code-refused'),
  MethodNotAllowed: ({ allowed }) => ({ slug: 'method-not-allowed', headers: { allow: allowed.join(', ') } }),
  UnsupportedMediaType: only('unsupported-media-type'),
  PayloadTooLarge: only('payload-too-large'),
  TooManyRequests: only('too-many-requests'),
  TooBusy: later('too-busy', 5),
  CrossSiteRequest: only('cross-site-request'),
  NotSignedIn: () => ({ slug: 'not-signed-in', headers: { 'www-authenticate': 'Bearer realm="Bloomz"' } }),
  WrongCredentials: only('wrong-credentials'),
  WeakPassword: ({ shortest }) => ({
    slug: 'weak-password',
    more: { detail: `The password needs at least ${shortest} characters; nobody has joined.` },
  }),
  AddressTaken: only('address-taken'),
  SignatureRefused: only('signature-refused'),
  Forbidden: only('forbidden'),
  CleverLinkMissing: only('clever-link-missing'),
  IdempotencyKeyMissing: only('idempotency-key-missing'),
  NotSchoolAdmin: only('not-school-admin'),
  CleverRoleMissing: only('clever-role-missing'),
  DistrictFrozen: only('district-frozen'),
  DistrictNotConnected: only('district-not-connected'),
  SchoolNotShared: only('school-not-shared'),
  ClientRejected: later('clever-client-rejected', 300),
  CleverUnavailable: ({ reason, detail }) => ({
    slug: 'clever-unavailable',
    more: { detail: `${WHAT_CLEVER_DID[reason]} (${detail}); nothing was changed. Try again in a few minutes.` },
    headers: { 'retry-after': '30' },
  }),
  StoreUnavailable: later('store-unavailable', 5),
  RosterMoved: only('edit-conflict'),
  EditConflict: only('edit-conflict'),
  RunUnderway: ({ runId }) => ({
    slug: 'run-underway',
    more: { runId },
    headers: { location: `/v1/imports/${runId}` },
  }),
  IdempotencyKeyReused: only('idempotency-key-reused'),
  RunNotHeld: ({ runId, state }) => ({ slug: 'run-not-held', more: { runId, state } }),
  RunNotCancellable: ({ runId, state }) => ({ slug: 'run-not-cancellable', more: { runId, state } }),
  PlanOutdated: ({ runId }) => ({ slug: 'plan-outdated', more: { runId } }),
  BlankName: only('blank-name'),
  NameTaken: only('name-taken'),
  NotAppointable: only('not-appointable'),
  TeachersPending: ({ joined, of }) => ({
    slug: 'teachers-pending',
    more: { detail: `${joined} of ${of} teachers have joined.` },
  }),
  Unexpected: only('unexpected'),
};
