/** What a key may do: look; start and decide imports; change classes and roles. */
export const SCOPES = ['read', 'import', 'manage'] as const;
export type Scope = (typeof SCOPES)[number];

/** A server of the Bloomz app signs in with it. One district, some scopes; only a digest of the secret is kept. */
export type ApiKey = {
  readonly id: string;
  readonly districtId: string;
  readonly name: string;
  readonly scopes: ReadonlyArray<Scope>;
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
};

/** How the text of every key begins, so that people and scanners of source code know one when they see it. */
export const KEY_PREFIX = 'bz_';
