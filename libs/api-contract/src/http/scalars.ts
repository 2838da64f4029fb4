import * as t from 'io-ts';
import { attach, type Codec, type Schema } from './schema.ts';

/** No NUL and no half a character: PostgreSQL takes neither. With the u flag, as JSON Schema demands. */
const STORABLE = '^[^\\u0000\\ud800-\\udfff]*$';

type TextRules = {
  readonly max: number;
  readonly min?: number;
  /** A regular expression, and what it demands in words. */
  readonly pattern?: string;
  readonly words?: string;
  readonly format?: string;
  readonly example: string;
};

/** Code points, as JSON Schema counts; a long text is not worth counting. */
const lengthOf = (text: string, max: number): number => (text.length > 2 * max ? text.length : [...text].length);

/** Text that somebody sends us: bounded and storable. */
export const text = ({ max, min = 0, pattern, words, format, example }: TextRules): Codec<string> => {
  const allowed = new RegExp(pattern ?? STORABLE, 'u');
  const complaint = (u: string): string | undefined => {
    const length = lengthOf(u, max);
    if (length < min) return min === 1 ? 'must not be empty' : `must have at least ${min} characters`;
    if (length > max) return `must have at most ${max} characters`;
    return allowed.test(u) ? undefined : (words ?? 'holds characters that cannot be stored');
  };
  const codec: Codec<string> = new t.Type(
    'text',
    (u): u is string => typeof u === 'string' && complaint(u) === undefined,
    (u, c) => {
      if (typeof u !== 'string') return t.failure(u, c, 'must be text');
      const message = complaint(u);
      return message === undefined ? t.success(u) : t.failure(u, c, message);
    },
    t.identity,
  );
  const limits: Schema = { ...(min > 0 && { minLength: min }), maxLength: max, pattern: pattern ?? STORABLE };
  return attach(codec, {
    schema: { type: 'string', ...(format !== undefined && { format }), ...limits },
    example,
    parts: [],
  });
};

/** Any text: for what we say, not for what we are told. */
export const anyText = (example: string): Codec<string> =>
  attach(
    new t.Type(
      'anyText',
      t.string.is,
      (u, c) => (typeof u === 'string' ? t.success(u) : t.failure(u, c, 'must be text')),
      t.identity,
    ),
    { schema: { type: 'string' }, example, parts: [] },
  );

/** A whole number. */
export const integer = ({
  min = 0,
  max = Number.MAX_SAFE_INTEGER,
  example,
}: {
  readonly min?: number;
  readonly max?: number;
  readonly example: number;
}): Codec<number> => {
  const is = (u: unknown): u is number => Number.isInteger(u) && Number(u) >= min && Number(u) <= max;
  const words =
    max === Number.MAX_SAFE_INTEGER
      ? `must be a whole number from ${min}`
      : `must be a whole number from ${min} to ${max}`;
  return attach(new t.Type('integer', is, (u, c) => (is(u) ? t.success(u) : t.failure(u, c, words)), t.identity), {
    schema: { type: 'integer', minimum: min, maximum: max },
    example,
    parts: [],
  });
};

/** True or false. */
export const flag: Codec<boolean> = attach(
  new t.Type(
    'flag',
    t.boolean.is,
    (u, c) => (typeof u === 'boolean' ? t.success(u) : t.failure(u, c, 'must be true or false')),
    t.identity,
  ),
  { schema: { type: 'boolean' }, example: true, parts: [] },
);

/** One of a few words. The first serves as example. */
export const oneOf = <const V extends string>(first: V, ...others: ReadonlyArray<V>): Codec<V> => {
  const values: ReadonlyArray<V> = [first, ...others];
  const is = (u: unknown): u is V => values.some((value) => value === u);
  const words = values.length === 1 ? `must be ${first}` : `must be one of: ${values.join(', ')}`;
  return attach(new t.Type('oneOf', is, (u, c) => (is(u) ? t.success(u) : t.failure(u, c, words)), t.identity), {
    schema: { type: 'string', enum: values },
    example: first,
    parts: [],
  });
};
