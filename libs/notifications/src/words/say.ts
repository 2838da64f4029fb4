import type { Locale } from '@bloomz/invitation-core';
import { IntlMessageFormat } from 'intl-messageformat';
import { ar } from './ar.ts';
import { en } from './en.ts';
import type { WordKey, Words } from './en.ts';
import { es } from './es.ts';

export const WORDS: Readonly<Record<Locale, Words>> = { en, es, ar };

/** Where a page of this language begins. */
export const DIRECTION = { en: 'ltr', es: 'ltr', ar: 'rtl' } as const satisfies Record<Locale, string>;
export type Direction = (typeof DIRECTION)[Locale];

type Args = Readonly<Record<string, string | number>>;
export type Say = (key: WordKey, args?: Args) => string;

/** The words of a language. Fails at once on an argument that is missing. */
export const makeSay = (locale: Locale): Say => {
  const messages = new Map<WordKey, IntlMessageFormat>();
  const messageOf = (key: WordKey): IntlMessageFormat => {
    const known = messages.get(key) ?? new IntlMessageFormat(WORDS[locale][key], locale);
    messages.set(key, known);
    return known;
  };
  return (key, args = {}) => String(messageOf(key).format({ ...args }));
};
