import { createHash } from 'node:crypto';

/** Names one version of what we answer: equal bodies, equal tags. */
export const etagOf = (body: unknown): string =>
  `"${createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 22)}"`;

/** Whether an `If-Match` allows an edit of the version that is there. Weak tags never match, as RFC 9110 demands. */
export const ifMatch = (header: string | undefined, current: unknown): boolean =>
  header === undefined || header.trim() === '*' || header.split(',').some((tag) => tag.trim() === etagOf(current));
