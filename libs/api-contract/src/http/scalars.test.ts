import { E } from '@bloomz/kernel';
import fc from 'fast-check';
import type * as t from 'io-ts';
import { describe, expect, it } from 'vitest';
import { Instant } from '../codecs/instant.ts';
import { anyText, flag, integer, oneOf, text } from './scalars.ts';

const accepts = (codec: t.Mixed, u: unknown): boolean => E.isRight(codec.decode(u) as t.Validation<unknown>);
const messageFor = (codec: t.Mixed, u: unknown): string | undefined => {
  const decoded = codec.decode(u) as t.Validation<unknown>;
  return E.isLeft(decoded) ? decoded.left[0]?.message : undefined;
};

const shortText = text({ min: 2, max: 4, example: 'abc' });

describe('text', () => {
  it('counts characters, not halves of them', () => {
    expect(accepts(shortText, '😀😀😀😀')).toBe(true);
    expect(accepts(shortText, '😀')).toBe(false);
    expect(accepts(shortText, '😀😀😀😀😀')).toBe(false);
  });

  it.each([
    [7, 'must be text'],
    ['a', 'must have at least 2 characters'],
    ['abcde', 'must have at most 4 characters'],
    ['a\0b', 'holds characters that cannot be stored'],
    ['a\ud800b', 'holds characters that cannot be stored'],
  ])('refuses %j in plain words', (given, message) => {
    expect(messageFor(shortText, given)).toBe(message);
  });

  it('says of an empty one that it is empty', () => {
    expect(messageFor(text({ min: 1, max: 9, example: 'a' }), '')).toBe('must not be empty');
  });

  it('says what a pattern is for', () => {
    const digits = text({ max: 9, pattern: '^\\d*$', words: 'must be digits', example: '1' });
    expect(messageFor(digits, 'x')).toBe('must be digits');
  });

  it('takes any text where it is ours', () => {
    fc.assert(fc.property(fc.string(), (u) => accepts(anyText('x'), u)));
    expect(messageFor(anyText('x'), null)).toBe('must be text');
  });
});

describe('other scalars', () => {
  it.each([
    [integer({ min: 1, max: 200, example: 50 }), 201, 'must be a whole number from 1 to 200'],
    [integer({ example: 1 }), -1, 'must be a whole number from 0'],
    [integer({ example: 1 }), 1.5, 'must be a whole number from 0'],
    [integer({ example: 1 }), '1', 'must be a whole number from 0'],
    [flag, 'true', 'must be true or false'],
    [oneOf('a', 'b'), 'c', 'must be one of: a, b'],
    [oneOf('a'), 'c', 'must be a'],
    [Instant, '2026-08-17', 'must be a date and time'],
    [Instant, '2026-13-17T00:00:00Z', 'must be a date and time'],
  ])('%# are refused in plain words', (codec, given, message) => {
    expect(messageFor(codec, given)).toBe(message);
  });

  it('an instant is what Date writes', () => {
    const dates = fc.date({ noInvalidDate: true, min: new Date('0001-01-01'), max: new Date('9999-12-31') });
    fc.assert(fc.property(dates, (date) => accepts(Instant, date.toISOString())));
  });
});
