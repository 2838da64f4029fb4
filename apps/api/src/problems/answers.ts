import type { ProblemSlug } from '@bloomz/api-contract';
import type { CleverUnavailable } from '@bloomz/onboarding-core';
import type { ApiError } from './api-error.ts';

/** What is said of a failure. `more` is added to the problem document, `headers` to the answer. */
type Answer = {
  readonly slug: ProblemSlug;
  readonly detail: string;
  readonly more?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
};

const NOT_FOUND: Answer = {
  slug: 'not-found',
  detail: 'There is no such thing, or it is not yours to see: check the address and the ids in it.',
};

const RETRY = { 'retry-after': '30' };

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
  MalformedRequest: ({ fields }) => ({
    slug: 'malformed-request',
    detail: 'The request does not fit the description of this operation: each entry of `errors` says where and why.',
    more: { errors: fields },
  }),
  MalformedCleverId: () => NOT_FOUND,
  MalformedCursor: () => ({
    slug: 'malformed-request',
    detail: 'The cursor is not one of this list: take it from `next` of the page before, unchanged.',
    more: { errors: [{ in: 'query', pointer: '/cursor', message: 'expected the `next` of the page before' }] },
  }),
  NotFound: () => NOT_FOUND,
  SchoolUnknown: () => NOT_FOUND,
  DistrictUnknown: () => NOT_FOUND,
  PlaceUnknown: () => NOT_FOUND,
  RunUnknown: () => NOT_FOUND,
  PlanUnknown: () => NOT_FOUND,
  ClassUnknown: () => NOT_FOUND,
  MemberUnknown: () => NOT_FOUND,
  MethodNotAllowed: ({ allowed }) => ({
    slug: 'method-not-allowed',
    detail: `This address takes ${allowed.join(', ')}.`,
    headers: { allow: allowed.join(', ') },
  }),
  UnsupportedMediaType: () => ({
    slug: 'unsupported-media-type',
    detail: 'Send the body as JSON, with `Content-Type: application/json`.',
  }),
  PayloadTooLarge: () => ({
    slug: 'payload-too-large',
    detail: 'The body is longer than 100 kB: no operation here needs that much.',
  }),
  TooManyRequests: () => ({
    slug: 'too-many-requests',
    detail: 'Too many requests in a short time: wait as long as the `RateLimit` and `Retry-After` headers say.',
  }),
  TooBusy: () => ({
    slug: 'too-busy',
    detail: 'Other previews are being made at this moment: try again in a few seconds.',
    headers: { 'retry-after': '5' },
  }),
  CrossSiteRequest: () => ({
    slug: 'cross-site-request',
    detail: 'The request came from a page of another site, so nothing was done.',
  }),
  NotSignedIn: () => ({
    slug: 'not-signed-in',
    detail: 'Sign in first, with Clever or with a Bloomz account, or send an API key that is valid.',
    headers: { 'www-authenticate': 'Bearer realm="Bloomz"' },
  }),
  WrongCredentials: () => ({
    slug: 'wrong-credentials',
    detail: 'E-mail address and password do not belong together: check both.',
  }),
  Forbidden: () => ({
    slug: 'forbidden',
    detail: 'Your role there does not allow this: ask a School Admin of the school.',
  }),
  CleverLinkMissing: () => ({
    slug: 'clever-link-missing',
    detail:
      'An import needs your role in Clever, and this account is not linked to a person there: use Sign In with Clever once to link it.',
  }),
  NotSchoolAdmin: () => ({
    slug: 'not-school-admin',
    detail: 'Only a School Admin of this community may do this: ask one, or Bloomz, to make you School Admin.',
  }),
  CleverRoleMissing: () => ({
    slug: 'clever-role-missing',
    detail:
      'Clever shows you neither as district admin nor as staff of this school: ask the district to check your role and the sharing.',
  }),
  DistrictFrozen: ({ districtId }) => ({
    slug: 'district-frozen',
    detail: 'The district is disconnected from Bloomz and its data is frozen: reconnect it first.',
    more: { districtId },
  }),
  DistrictNotConnected: ({ districtId }) => ({
    slug: 'district-not-connected',
    detail:
      'Clever gives Bloomz no access to this district: a district admin adds Bloomz to its Clever applications; changes can take 30 to 60 minutes to arrive.',
    more: { districtId },
  }),
  SchoolNotShared: ({ schoolId }) => ({
    slug: 'school-not-shared',
    detail:
      'Clever does not show this school to Bloomz: a district admin shares it in Clever; changes can take 30 to 60 minutes to arrive.',
    more: { schoolId },
  }),
  ClientRejected: () => ({
    slug: 'clever-client-rejected',
    detail: 'Clever does not accept the credentials of Bloomz: the Bloomz team must correct them.',
  }),
  CleverUnavailable: ({ reason, detail }) => ({
    slug: 'clever-unavailable',
    detail: `${WHAT_CLEVER_DID[reason]} (${detail}); nothing was changed. Try again in a few minutes.`,
    headers: RETRY,
  }),
  StoreUnavailable: () => ({
    slug: 'store-unavailable',
    detail: 'The database is out of reach for the moment; nothing was changed. Try again shortly.',
    headers: { 'retry-after': '5' },
  }),
  RosterMoved: () => ({
    slug: 'edit-conflict',
    detail: 'The school was changed at the same moment, so nothing was done: look again, then repeat.',
  }),
  EditConflict: () => ({
    slug: 'edit-conflict',
    detail: 'Somebody changed this since you read it, so nothing was done: read it again, then decide anew.',
  }),
  ImportUnderway: () => ({
    slug: 'import-underway',
    detail: 'An import of this school is being applied at this moment: try again when it has ended.',
    headers: RETRY,
  }),
  RunUnderway: ({ runId }) => ({
    slug: 'run-underway',
    detail: 'A run of this school waits or is at work already: follow that one, or cancel it first.',
    more: { runId },
    headers: { location: `/v1/imports/${runId}` },
  }),
  IdempotencyKeyReused: () => ({
    slug: 'idempotency-key-reused',
    detail: 'This Idempotency-Key came with another request before: use a new one for a new request.',
  }),
  RunNotHeld: ({ runId, state }) => ({
    slug: 'run-not-held',
    detail: `The run is ${state}, and only a run that is held and not yet decided can be decided.`,
    more: { runId, state },
  }),
  RunNotCancellable: ({ runId, state }) => ({
    slug: 'run-not-cancellable',
    detail: `The run is ${state}: only a run that is not yet being applied can be cancelled.`,
    more: { runId, state },
  }),
  PlanOutdated: ({ runId }) => ({
    slug: 'plan-outdated',
    detail:
      'The hash is not that of the plan which waits, or Clever or Bloomz has changed since; nothing was applied. Import again and decide on the new plan.',
    more: { runId },
  }),
  BlankName: () => ({
    slug: 'blank-name',
    detail: 'A class needs a name with at least one visible character.',
  }),
  NotAppointable: () => ({
    slug: 'not-appointable',
    detail: 'Only staff and teachers of the school can be given this role.',
  }),
  Unexpected: () => ({
    slug: 'unexpected',
    detail: 'Something went wrong inside Bloomz. It is our fault and has been noted; the request id helps to find it.',
  }),
};
