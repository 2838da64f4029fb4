import * as t from 'io-ts';
import { attach, type Codec } from '../http/schema.ts';

const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

const is = (u: unknown): u is string => typeof u === 'string' && RFC_3339.test(u) && !Number.isNaN(Date.parse(u));

/** A moment: `2026-08-17T07:30:00.000Z`. */
export const Instant: Codec<string> = attach(
  new t.Type('instant', is, (u, c) => (is(u) ? t.success(u) : t.failure(u, c, 'must be a date and time')), t.identity),
  { schema: { type: 'string', format: 'date-time' }, example: '2026-08-17T07:30:00.000Z', parts: [] },
);
