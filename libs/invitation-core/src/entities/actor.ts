/** Who acts: as in every core, by ids alone. A key's id and an account's say which of them it was. */
export type Actor =
  | { readonly kind: 'operator' }
  | { readonly kind: 'person'; readonly userId: string }
  | { readonly kind: 'api-key'; readonly keyId: string }
  | { readonly kind: 'account'; readonly accountId: string };
