import type { CleverIdentity } from './entities/account.ts';

/** No session, or one that is over; no such API key, or a revoked one. Which of these is not said. */
export type NotSignedIn = { readonly _tag: 'NotSignedIn' };
/** E-mail and password do not belong together. Whether the account exists is not said. */
export type WrongCredentials = { readonly _tag: 'WrongCredentials' };
/** The place is none that this principal knows of: answered exactly like one that does not exist. */
export type PlaceUnknown = { readonly _tag: 'PlaceUnknown' };
/** The principal belongs there, but the role does not allow the operation. */
export type Forbidden = { readonly _tag: 'Forbidden'; readonly operation: string };

/** Clever would not exchange the code: used, older than a minute, or made for somebody else. */
export type CodeRefused = { readonly _tag: 'CodeRefused' };
/** This code was exchanged before, here or by another process. */
export type CodeReplayed = { readonly _tag: 'CodeReplayed' };
/** The token that came back was made for another application, or its id_token does not hold. */
export type ForeignToken = { readonly _tag: 'ForeignToken' };
/** Clever did not answer, or not in a way that can be used. `detail` names no person. */
export type SignInUnavailable = { readonly _tag: 'SignInUnavailable'; readonly detail: string };
/** A Bloomz account has the address that Clever gives this person: it is linked only after proof of that account. */
export type LinkNeedsProof = {
  readonly _tag: 'LinkNeedsProof';
  readonly identity: CleverIdentity;
  readonly email: string;
};
/** The account belongs to another person in Clever, or the person to another account. */
export type LinkedElsewhere = { readonly _tag: 'LinkedElsewhere' };

export type KeyUnknown = { readonly _tag: 'KeyUnknown'; readonly keyId: string };
/** Bloomz has no such district, so no key can be made for it. */
export type DistrictUnknown = { readonly _tag: 'DistrictUnknown'; readonly districtId: string };
/** Shorter than twelve characters. */
export type WeakPassword = { readonly _tag: 'WeakPassword'; readonly shortest: number };

/** The database cannot be reached or did not take the write. `detail` names no person. */
export type StoreUnavailable = { readonly _tag: 'StoreUnavailable'; readonly detail: string };
