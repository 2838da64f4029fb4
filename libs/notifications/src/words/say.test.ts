import { LOCALES } from '@bloomz/invitation-core';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { lastDay } from './last-day.ts';
import { makeSay, WORDS } from './say.ts';

type Node = {
  readonly type: number;
  readonly value?: string;
  readonly options?: Readonly<Record<string, { readonly value: ReadonlyArray<Node> }>>;
};
const LITERAL = 0;
const POUND = 7;

const argumentsOf = (nodes: ReadonlyArray<Node>): ReadonlyArray<string> =>
  nodes.flatMap(({ type, value, options = {} }) => [
    ...(type === LITERAL || type === POUND || value === undefined ? [] : [value]),
    ...Object.values(options).flatMap((option) => argumentsOf(option.value)),
  ]);

const argumentsIn = (message: string, locale: string): ReadonlyArray<string> =>
  [...new Set(argumentsOf(new IntlMessageFormat(message, locale).getAst()))].sort();

describe.each(LOCALES)('the words of %s', (locale) => {
  it('have the keys of English, each with its arguments', () => {
    expect(Object.keys(WORDS[locale]).sort()).toEqual(Object.keys(en).sort());
    const asked = Object.entries(WORDS[locale]).map(([key, message]) => [key, argumentsIn(message, locale)]);
    const wanted = Object.entries(en).map(([key, message]) => [key, argumentsIn(message, 'en')]);
    expect(Object.fromEntries(asked)).toEqual(Object.fromEntries(wanted));
  });

  it('count children as the language does', () => {
    const say = makeSay(locale);
    const leads = [0, 1, 2, 3, 11, 100].map((children) => say('parentLead', { school: 'S', children }));
    expect(new Set(leads).size).toBe(6);
    for (const lead of leads) expect(lead).not.toMatch(/[{}#]/);
  });

  it('fail on an argument that is missing', () => {
    expect(() => makeSay(locale)('greeting')).toThrow();
  });
});

describe('lastDay', () => {
  it('names a day that is over everywhere before the end', () => {
    const end = new Date('2026-09-15T02:00:00Z');
    expect(lastDay(end, 'en')).toBe('September 13, 2026');
    expect(lastDay(end, 'es')).toBe('13 de septiembre de 2026');
    expect(end.getTime()).toBeGreaterThanOrEqual(Date.parse('2026-09-14T00:00:00-12:00'));
  });
});
