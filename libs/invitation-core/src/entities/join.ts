import type { SchoolPlace } from './place.ts';

/** As what somebody was invited. */
export type Purpose = 'teacher' | 'staff' | 'parent';

/** What somebody shows to join: a code as it was typed, or the token of a link. */
export type Shown = { readonly code: string } | { readonly link: string };

/** What is kept of a secret, and looked for. */
export type SecretDigest = { readonly kind: 'code' | 'link'; readonly digest: string };

/** What a usable secret opens. It names a school and no person. `schoolName` is empty before the first import. */
export type Opening =
  | {
      readonly kind: 'invitation';
      readonly purpose: Purpose;
      readonly schoolName: string;
      readonly expiresOn: Date;
    }
  | { readonly kind: 'family-code'; readonly schoolName: string };

/** Who wants to join: somebody signed in, or somebody who gives a password, with an account or without one yet. */
export type Applicant =
  | { readonly kind: 'signed-in'; readonly account: KnownAccount }
  | {
      readonly kind: 'by-password';
      readonly email: string;
      readonly password: string;
      readonly firstName: string;
      readonly lastName: string;
      /** The language to be written to in, as a tag; the school's where there is none. */
      readonly language?: string | null | undefined;
    };

/** An account that was proven: by a session, or by its password. */
export type KnownAccount = { readonly id: string; readonly name: string; readonly email: string | null };

/** An account that is not written yet: it comes to be with the join, or not at all. */
export type NewAccount = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string;
};

export type JoiningAccount =
  { readonly kind: 'known'; readonly account: KnownAccount } | { readonly kind: 'new'; readonly account: NewAccount };

/** How an adult who comes by a Family Code is listed. An invited person has a name already. */
export type Adult = {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string | null;
  readonly language: string | null;
};

/** Somebody has joined: who, where, as what. */
export type Joined = {
  readonly accountId: string;
  readonly place: SchoolPlace;
  readonly schoolName: string;
  readonly purpose: Purpose;
};

/** A name in two parts, when only the whole is known: the last word is the last name. */
export const splitName = (name: string): { readonly firstName: string; readonly lastName: string } => {
  const words = name.trim().split(/\s+/u);
  return { firstName: words.slice(0, -1).join(' '), lastName: words.at(-1) ?? '' };
};
