import { E } from '@bloomz/kernel';
import * as t from 'io-ts';
import { OptionalText } from './text.ts';

const ALPHABET = [...'abcdefghijklmnopqrstuvwxyz'];

/** English names of languages, as Clever uses them, to their two letters. Made when first needed. */
const codesByName = ((): (() => ReadonlyMap<string, string>) => {
  let known: ReadonlyMap<string, string> | undefined;
  return () => {
    const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
    const codes = ALPHABET.flatMap((first) => ALPHABET.map((second) => first + second));
    known ??= new Map(codes.map((code) => [names.of(code)?.toLowerCase() ?? '', code]));
    return known;
  };
})();

const informing = (raw: unknown): string => {
  const text = OptionalText.decode(raw);
  return E.isLeft(text) ? '' : (text.right ?? '').toLowerCase();
};

/** `spa` and `es` are one language, and the shorter form is what others use. */
const fromCode = (code: string): string | undefined =>
  /^[a-z]{2,3}$/.test(code) ? Intl.getCanonicalLocales(code)[0]?.split('-')[0] : undefined;

/** What a student's family speaks at home: two letters, or three where there are no two. https://dev.clever.com/docs/students */
export const languageOf = (student: unknown): string | undefined => {
  if (!t.UnknownRecord.is(student)) return undefined;
  const { home_language_code: code, home_language: name } = student;
  return fromCode(informing(code)) ?? (informing(name) === '' ? undefined : codesByName().get(informing(name)));
};
