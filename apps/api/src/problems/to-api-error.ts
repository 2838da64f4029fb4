import type { ApiError } from './api-error.ts';

const malformed = (part: 'path' | 'body', message: string): ApiError => ({
  _tag: 'MalformedRequest',
  fields: [{ in: part, pointer: '', message }],
});

/** What Express and its parsers throw, in our words. */
export const toApiError = (thrown: unknown): ApiError => {
  const { type, status } = (thrown ?? {}) as { readonly type?: unknown; readonly status?: unknown };
  if (status === 413) return { _tag: 'PayloadTooLarge' };
  if (type === 'charset.unsupported' || type === 'encoding.unsupported') return { _tag: 'UnsupportedMediaType' };
  if (status !== 400) return { _tag: 'Unexpected' };
  return thrown instanceof URIError
    ? malformed('path', 'must be percent-encoded UTF-8')
    : malformed('body', 'must be well-formed JSON');
};
