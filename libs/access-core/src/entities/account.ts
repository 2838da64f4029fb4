/** A person in Clever as a sign-in shows them. */
export type CleverIdentity = {
  readonly userId: string;
  readonly districtId: string;
  /** For greeting only; an unverified address never links anything by itself. */
  readonly name: string;
  readonly email: string | null;
  /** Keys of Clever's `roles` object, never the role of one login. */
  readonly roles: ReadonlyArray<string>;
};

/** The Clever person an account belongs to. */
export type CleverLink = { readonly userId: string; readonly districtId: string };

/** Somebody who can sign in. `email` is the address of a Bloomz account with a password, null where there is none. */
export type Account = {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly clever: CleverLink | null;
  /** Clever said at the last sign-in that this person is district admin there. */
  readonly districtAdmin: boolean;
  readonly operator: boolean;
};
