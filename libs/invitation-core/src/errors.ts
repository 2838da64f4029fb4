/** The database cannot be reached or did not take the write. `detail` names no person. */
export type StoreUnavailable = { readonly _tag: 'StoreUnavailable'; readonly detail: string };

/** A mail came out unfit to be sent. `flaw` says what, and quotes nothing. */
export type MailUnfit = { readonly _tag: 'MailUnfit'; readonly flaw: string };

/** The mail server cannot be reached, refuses everybody for now, or was lost before it answered. */
export type MailServerDown = { readonly _tag: 'MailServerDown'; readonly detail: string };
/** This mail is not taken now (4xx): it is tried again later. `reason`: the status, no address. */
export type MailDeferred = { readonly _tag: 'MailDeferred'; readonly reason: string };
/** This mail is never taken (5xx). `reason`: the status, no address. */
export type MailRefused = { readonly _tag: 'MailRefused'; readonly reason: string };

/** What was shown lets nobody in: wrong, used, revoked, expired, somebody else's. Which of these is not said. */
export type JoinRefused = { readonly _tag: 'JoinRefused' };
/** E-mail and password do not belong together. */
export type WrongCredentials = { readonly _tag: 'WrongCredentials' };
/** Shorter than `shortest` characters. */
export type WeakPassword = { readonly _tag: 'WeakPassword'; readonly shortest: number };
/** Somebody has made an account with that address a moment ago. */
export type AddressTaken = { readonly _tag: 'AddressTaken' };

/** The school has no such Family Code, or none that this can be done with. */
export type FamilyCodeUnknown = { readonly _tag: 'FamilyCodeUnknown'; readonly id: string };
/** The district is disconnected: its data are as they were, until it is connected again or purged. */
export type DistrictFrozen = { readonly _tag: 'DistrictFrozen'; readonly districtId: string };
/** A cursor that no page of this list gave. */
export type MalformedCursor = { readonly _tag: 'MalformedCursor' };
