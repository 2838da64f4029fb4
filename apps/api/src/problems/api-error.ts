import type * as Access from '@bloomz/access-core';
import type * as Joining from '@bloomz/invitation-core';
import type * as Onboarding from '@bloomz/onboarding-core';
import type { FieldError } from '@bloomz/api-contract';

/** The request does not fit the document; each field says where and what was expected. */
type MalformedRequest = { readonly _tag: 'MalformedRequest'; readonly fields: ReadonlyArray<FieldError> };
/** No such address, or no such thing, or one that the caller may not know of: nobody can tell which. */
export type NotFound = { readonly _tag: 'NotFound' };

/** What goes wrong before a use case is asked. */
type OfHttp =
  | MalformedRequest
  | NotFound
  | { readonly _tag: 'MethodNotAllowed'; readonly allowed: ReadonlyArray<string> }
  | { readonly _tag: 'UnsupportedMediaType' }
  | { readonly _tag: 'PayloadTooLarge' }
  | { readonly _tag: 'TooManyRequests' }
  | { readonly _tag: 'CrossSiteRequest' }
  | { readonly _tag: 'TooBusy' }
  | { readonly _tag: 'SignatureRefused' }
  | { readonly _tag: 'IdempotencyKeyMissing' }
  | { readonly _tag: 'Unexpected' };

type OfAccess = Access.NotSignedIn | Access.WrongCredentials | Access.PlaceUnknown | Access.Forbidden;

type OfOnboarding =
  | Onboarding.SchoolUnknown
  | Onboarding.NotSchoolAdmin
  | Onboarding.CleverLinkMissing
  | Onboarding.CleverRoleMissing
  | Onboarding.DistrictFrozen
  | Onboarding.DistrictUnknown
  | Onboarding.SourceFailure
  | Onboarding.StoreUnavailable
  | Onboarding.RosterMoved
  | Onboarding.RunUnderway
  | Onboarding.TeachersPending
  | Onboarding.IdempotencyKeyReused
  | Onboarding.RunUnknown
  | Onboarding.RunNotHeld
  | Onboarding.RunNotCancellable
  | Onboarding.PlanOutdated
  | Onboarding.PlanUnknown
  | Onboarding.ClassIdUnknown
  | Onboarding.NameTaken
  | Onboarding.BlankName
  | Onboarding.MemberUnknown
  | Onboarding.NotAppointable
  | Onboarding.EditConflict
  | Onboarding.MalformedCursor
  | Onboarding.MalformedCleverId;

type OfJoining =
  | Joining.JoinRefused
  | Joining.AddressTaken
  | Joining.WeakPassword
  | Joining.FamilyCodeUnknown
  | Joining.DistrictFrozen;

/** Every way a request can fail. */
export type ApiError = OfHttp | OfAccess | OfOnboarding | OfJoining;
