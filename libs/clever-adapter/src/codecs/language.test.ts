import { describe, expect, it } from 'vitest';
import { languageOf } from './language.ts';

describe("the language of a student's home", () => {
  it.each([
    [{ home_language_code: 'spa' }, 'es'],
    [{ home_language_code: 'EN' }, 'en'],
    [{ home_language_code: 'ara', home_language: 'English' }, 'ar'],
    [{ home_language_code: 'hmn' }, 'hmn'],
    [{ home_language_code: 'other', home_language: 'Spanish' }, 'es'],
    [{ home_language: 'spanish ' }, 'es'],
    [{ home_language: 'Vietnamese' }, 'vi'],
    [{ home_language: 'Elvish' }, undefined],
    [{ home_language: 7, home_language_code: {} }, undefined],
    [{ home_language: '', home_language_code: null }, undefined],
    [{}, undefined],
    [undefined, undefined],
  ])('%j is %s', (student, language) => {
    expect(languageOf(student)).toBe(language);
  });
});
