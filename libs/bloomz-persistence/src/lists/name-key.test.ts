import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nameKey, tellingOf, toPatterns } from './name-key.ts';

it('sorts by last name as a whole, then by first name, whatever the case', () => {
  const people = [
    { lastName: 'De Sample', firstName: 'Alpha' },
    { lastName: 'de', firstName: 'Zeta' },
    { lastName: 'De', firstName: 'alpha' },
  ];
  const sorted = [...people].sort((a, b) => (nameKey(a) < nameKey(b) ? -1 : 1));
  expect(sorted.map(({ firstName }) => firstName)).toEqual(['alpha', 'Zeta', 'Alpha']);
});

it('searches for words wherever they stand, and takes no sign of them for a pattern', () => {
  expect(toPatterns(' Ña  100%_\\ ')).toEqual(['%ña%', '%100\\%\\_\\\\%']);
  expect(toPatterns(undefined)).toEqual([]);
  expect(toPatterns('  ')).toEqual([]);
  expect(toPatterns('a\u0000')).toEqual(['%a\ufffd%']);
});

it('names the longest pattern that has three letters or digits in a row, if any', () => {
  expect(tellingOf(['%a%', '%abc%', '%abcd%', '%ab%'])).toBe('%abcd%');
  expect(tellingOf(['%o\\_b%', '%ña%', "%o'b%"])).toBeNull();
  expect(tellingOf(["%o'b%", '%ñ10%'])).toBe('%ñ10%');
  expect(tellingOf([])).toBeNull();
});

it('has a pattern for every word of a search, without blanks', () => {
  fc.assert(
    fc.property(fc.string(), (search) => {
      const words = search.toLowerCase().match(/\S+/gu) ?? [];
      expect(toPatterns(search).map((pattern) => pattern.slice(1, -1).replace(/\\(.)/gs, '$1'))).toEqual(words);
    }),
  );
});
