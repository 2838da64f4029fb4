/** Why somebody goes to Clever: to sign in, or to link the account that is signed in already. */
export type Intent = { readonly intent: 'sign-in' } | { readonly intent: 'link'; readonly accountId: string };

/**
 * What we remember, sealed in the browser, while somebody is at Clever. The address is kept with it because the
 * exchange must name the very one that was authorised.
 */
export type Ticket = Intent & {
  readonly state: string;
  readonly nonce: string;
  readonly redirectUri: string;
  /** The second try in a row: a third is not begun without being asked for. */
  readonly again: boolean;
};
