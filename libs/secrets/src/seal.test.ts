import { randomBytes } from 'node:crypto';
import { O } from '@bloomz/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeSeal } from './seal.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const SOON = new Date('2026-11-23T12:10:00Z');
const { seal, open } = makeSeal(randomBytes(32));
const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown);

describe('a seal', () => {
  it('gives back what was sealed, for the same purpose and in time', () => {
    fc.assert(
      fc.property(json, fc.string(), (value, purpose) => {
        expect(open(purpose, seal(purpose, value, SOON), NOW)).toEqual(O.some(value));
      }),
    );
  });

  it('hides what it holds, and never looks the same twice', () => {
    const texts = [1, 2].map(() => seal('ticket', { nonce: 'planted-secret' }, SOON));
    expect(new Set(texts).size).toBe(2);
    for (const text of texts) {
      expect(text).toMatch(/^[\w-]+$/);
      expect(Buffer.from(text, 'base64url').toString('latin1')).not.toContain('planted-secret');
    }
  });

  it('opens nothing with any one character changed', () => {
    const text = seal('ticket', { state: 's' }, SOON);
    for (let at = 0; at < text.length; at += 1)
      for (const other of ['A', 'B', 'Q', 'w', '_', '-', '=', '+', ' ', '']) {
        if (text[at] === other) continue;
        const changed = text.slice(0, at) + other + text.slice(at + 1);
        expect(open('ticket', changed, NOW)).toEqual(O.none);
      }
  });

  it('opens nothing that was cut, lengthened or made up', () => {
    const text = seal('ticket', { state: 's' }, SOON);
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.string(), (length, made) => {
        expect(open('ticket', text.slice(0, length), NOW)).toEqual(O.none);
        expect(open('ticket', made, NOW)).toEqual(O.none);
        if (made !== '') expect(open('ticket', text + made, NOW)).toEqual(O.none);
      }),
      { numRuns: 1_000 },
    );
  });

  it('opens nothing for another purpose', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (purpose, other) => {
        fc.pre(purpose !== other);
        expect(open(other, seal(purpose, 1, SOON), NOW)).toEqual(O.none);
      }),
    );
  });

  it('opens nothing with another key', () => {
    for (let n = 0; n < 50; n += 1)
      expect(makeSeal(randomBytes(32)).open('ticket', seal('ticket', 1, SOON), NOW)).toEqual(O.none);
  });

  it('opens nothing once its time is over', () => {
    const text = seal('ticket', 1, SOON);
    expect(open('ticket', text, new Date(SOON.getTime() - 1))).toEqual(O.some(1));
    expect(open('ticket', text, SOON)).toEqual(O.none);
  });

  it('takes no key that is too short, too long or missing', () => {
    for (const bytes of [0, 16, 31, 33]) expect(() => makeSeal(randomBytes(bytes))).toThrow('32 bytes');
  });
});
