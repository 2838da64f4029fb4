export type Client = { readonly id: string; readonly secret: string };

/** Is this `Authorization: Basic …` header ours? */
export const isOurClient = ({ id, secret }: Client, authorization: string | undefined): boolean => {
  const [scheme, encoded = ''] = (authorization ?? '').split(' ');
  return scheme?.toLowerCase() === 'basic' && Buffer.from(encoded, 'base64').toString() === `${id}:${secret}`;
};

/** The token of an `Authorization: Bearer …` header. */
export const bearerToken = (authorization: string | undefined): string | undefined => {
  const [scheme, token] = (authorization ?? '').split(' ');
  return scheme?.toLowerCase() === 'bearer' ? token : undefined;
};
