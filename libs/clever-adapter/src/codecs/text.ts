import { E } from '@bloomz/kernel';
import { isCleverId } from '@bloomz/onboarding-core';
import * as t from 'io-ts';

/** Why a field cannot be used. Shown to people; never quotes the value. */
const MISSING = 'missing';
const NOT_TEXT = 'not text';
const NOT_AN_ID = 'not a Clever id';
const UNSTORABLE = 'holds characters that cannot be stored';
const NOT_A_DATE = 'not a date';

/** `""`, `null` and missing are one and the same. https://dev.clever.com/docs/data-model */
export const isNoValue = (u: unknown): u is undefined | null | '' => u === undefined || u === null || u === '';

/** PostgreSQL takes neither NUL nor half a character. */
const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

const isText = (u: unknown): u is string => typeof u === 'string';
const isOptionalText = (u: unknown): u is string | undefined => u === undefined || isText(u);

/** A codec that only reads. */
const reading = <A>(name: string, is: t.Is<A>, validate: t.Validate<unknown, A>): t.Type<A, A, unknown> =>
  new t.Type<A, A, unknown>(name, is, validate, t.identity);

export const OptionalText = reading('OptionalText', isOptionalText, (u, c) => {
  if (isNoValue(u)) return t.success(undefined);
  if (!isText(u)) return t.failure(u, c, NOT_TEXT);
  return isStorable(u) ? t.success(u.trim() === '' ? undefined : u.trim()) : t.failure(u, c, UNSTORABLE);
});

export const RequiredText = reading('RequiredText', isText, (u, c) => {
  const text = OptionalText.validate(u, c);
  if (E.isLeft(text)) return text;
  return text.right === undefined ? t.failure(u, c, MISSING) : t.success(text.right);
});

/** `2026-08-17`; a time of day behind it is left out. */
export const OptionalDate = reading('OptionalDate', isOptionalText, (u, c) => {
  const text = OptionalText.validate(u, c);
  if (E.isLeft(text) || text.right === undefined) return text;
  const day = text.right.slice(0, 10);
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day))
    ? t.success(day)
    : t.failure(u, c, NOT_A_DATE);
});

/** An id, by the core's own rule of what one is. */
export const idBy = <A extends string>(parse: (raw: string) => E.Either<unknown, A>): t.Type<A, A, unknown> =>
  reading(
    'CleverId',
    (u): u is A => isText(u) && isCleverId(u),
    (u, c) => {
      if (isNoValue(u)) return t.failure(u, c, MISSING);
      if (!isText(u)) return t.failure(u, c, NOT_TEXT);
      const id = parse(u);
      return E.isLeft(id) ? t.failure(u, c, NOT_AN_ID) : t.success(id.right);
    },
  );

export const optional = <A>(inner: t.Type<A, A, unknown>): t.Type<A | undefined, A | undefined, unknown> =>
  reading(
    'Optional',
    (u): u is A | undefined => u === undefined || inner.is(u),
    (u, c) => (isNoValue(u) ? t.success(undefined) : inner.validate(u, c)),
  );

/** No value is not an empty list: who withholds a list has not said that nobody is on it. */
export const requiredListOf = <A>(inner: t.Type<A, A, unknown>): t.Type<A[], A[], unknown> => {
  const list = t.array(inner);
  return reading('List', list.is, (u, c) => (isNoValue(u) ? t.failure(u, c, MISSING) : list.validate(u, c)));
};

/** No value reads as an empty list. */
export const listOf = <A>(inner: t.Type<A, A, unknown>): t.Type<A[], A[], unknown> => {
  const list = requiredListOf(inner);
  return reading('List', list.is, (u, c) => (isNoValue(u) ? t.success([]) : list.validate(u, c)));
};

/** No value reads as an object without fields. */
export const fieldsOf = <P extends t.Props>(props: P): t.Type<t.TypeOf<t.TypeC<P>>, t.TypeOf<t.TypeC<P>>, unknown> => {
  const fields = t.type(props);
  return reading('Fields', fields.is, (u, c) => fields.asDecoder().validate(isNoValue(u) ? {} : u, c));
};
