/** What the fake would say, before any fault and before it becomes HTTP. */
export type Answer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: { readonly json: unknown } | { readonly html: string };
};

export type Link = { readonly rel: string; readonly uri: string };
export type Item = { readonly data: { readonly id: string }; readonly uri: string };
export type ListBody = { readonly data: readonly Item[]; readonly links: readonly Link[] };

export const ok = (json: unknown): Answer => ({ status: 200, body: { json } });
export const refusal = (status: number, message: string): Answer => ({ status, body: { json: { message } } });
export const notFound = (): Answer => refusal(404, 'Nothing here under this id, or it is not shared with you');

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A token of the wrong kind meets the web framework's own 404 page. */
export const notFoundPage = (path: string): Answer => ({
  status: 404,
  body: {
    html: `<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Error</title>\n</head>\n<body>\n<pre>Cannot GET ${escaped(path)}</pre>\n</body>\n</html>\n`,
  },
});

export const isList = (body: unknown): body is ListBody =>
  typeof body === 'object' && body !== null && 'data' in body && Array.isArray(body.data) && 'links' in body;
