export type Version = 'v3.0' | 'v3.1';

/** A GET on the API, taken apart. */
export type ApiRequest = {
  readonly version: Version;
  /** `['users', '66b0…', 'sections']` */
  readonly path: readonly string[];
  readonly pathname: string;
  /** As sent, `?` included; links echo it. */
  readonly search: string;
  readonly query: URLSearchParams;
};

/** Reads `/v3.1/users?limit=25`; undefined when the version is not served. */
export const toApiRequest = (url: string): ApiRequest | undefined => {
  const [pathname = '', ...rest] = url.split('?');
  const [, version, ...path] = pathname.split('/');
  if (version !== 'v3.0' && version !== 'v3.1') return undefined;
  const search = rest.length > 0 ? `?${rest.join('?')}` : '';
  return { version, path: path.filter((part) => part !== ''), pathname, search, query: new URLSearchParams(search) };
};
