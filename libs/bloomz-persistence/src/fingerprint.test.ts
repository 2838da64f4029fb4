import { expect, it } from 'vitest';
import { fingerprint } from './fingerprint.ts';

it('is lower-case hexadecimal of SHA-256', () => {
  expect(fingerprint([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});

it('tells apart where one part ends and the next begins', () => {
  const prints = [['ab', 'c'], ['a', 'bc'], ['abc'], ['abc', ''], ['', 'abc']].map(fingerprint);
  expect(new Set(prints).size).toBe(prints.length);
});
