/** An answer, its body read. */
export type Got = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: Record<string, unknown>;
};

type Asking = {
  readonly body?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
};

const parsed = (text: string): Record<string, unknown> => {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
};

/** A client with cookies of its own that never follows a redirect by itself. */
export type Browser = {
  readonly ask: (method: string, path: string, asking?: Asking) => Promise<Got>;
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Got>;
  readonly post: (path: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<Got>;
  /** What is kept; a test may look, take away and put in. */
  readonly cookies: Map<string, string>;
};

const keep = (cookies: Map<string, string>, headers: Headers): void => {
  for (const line of headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === '' || /max-age=0/i.test(line)) cookies.delete(name);
    else cookies.set(name, value);
  }
};

/** `always`: headers of every request, such as an API key. */
export const makeBrowser = (url: string, always: Readonly<Record<string, string>> = {}): Browser => {
  const cookies = new Map<string, string>();
  const ask: Browser['ask'] = async (method, path, { body, form, headers } = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const type = form ? 'application/x-www-form-urlencoded' : 'application/json';
    const content = form ? new URLSearchParams(form).toString() : body === undefined ? undefined : JSON.stringify(body);
    const response = await fetch(new URL(path, url), {
      method,
      redirect: 'manual',
      headers: {
        ...(cookie !== '' && { cookie }),
        ...(content !== undefined && { 'content-type': type }),
        ...always,
        ...headers,
      },
      ...(content !== undefined && { body: content }),
    });
    keep(cookies, response.headers);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: parsed(text) };
  };
  return {
    ask,
    cookies,
    get: (path, headers = {}) => ask('GET', path, { headers }),
    post: (path, body, headers = {}) => ask('POST', path, { body, headers }),
  };
};
