import { describe, expect, it } from 'vitest';
import { cleanName, cutAt, isolate, unlink } from './safe-text.ts';
import { hostileNames, NAMES_BY_LOCALE } from './testing/names.ts';

describe('cleanName', () => {
  it.each(NAMES_BY_LOCALE)('leaves a name in %s as it is: %s', (_locale, name) => {
    expect(cleanName(name, 60)).toBe(name);
    expect(unlink(name)).toBe(name);
  });

  it('knows names of at least 60 languages', () => {
    expect(NAMES_BY_LOCALE.length).toBeGreaterThanOrEqual(60);
    expect(new Set(NAMES_BY_LOCALE.map(([locale]) => locale)).size).toBe(NAMES_BY_LOCALE.length);
  });

  it('makes one visible line of anything', () => {
    expect(hostileNames()).toHaveLength(500);
    for (const name of hostileNames()) {
      const cleaned = cleanName(name, 60);
      expect(cleaned).not.toMatch(
        /[\p{Cc}\p{Cs}\p{Co}\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\u061c\ufeff]/u,
      );
      expect(cleaned.length).toBeLessThan(2_000);
      expect(cleanName(cleaned, 60)).toBe(cleaned);
    }
  });

  it('takes joiners for joiners only where letters join', () => {
    expect(cleanName('Ad\u200dmin\u200c', 60)).toBe('Admin');
    expect(cleanName('علی‌رضا', 60)).toBe('علی‌رضا');
    expect(cleanName('👩‍👧', 60)).toBe('👩‍👧');
  });
});

describe('cutAt', () => {
  it('cuts between what people see as characters', () => {
    expect(cutAt('n\u0303'.repeat(5), 3)).toBe('n\u0303n\u0303…');
    expect(cutAt('👩‍👧'.repeat(3), 3)).toBe('👩‍👧'.repeat(3));
  });
});

describe('unlink', () => {
  it.each(['https://evil.example', 'www.evil.example', 'me@evil.example'])('leaves nothing to click in %s', (name) => {
    expect(unlink(name)).not.toMatch(/:\/\/|\w@\w|\w\.\w/);
  });
});

describe('isolate', () => {
  it('marks what runs against its surroundings', () => {
    expect(isolate('Wrenna', 'ltr')).toBe('Wrenna');
    expect(isolate('لمياء', 'ltr')).toBe('\u2068لمياء\u2069');
    expect(isolate('لمياء', 'rtl')).toBe('لمياء');
    expect(isolate('Wrenna 3', 'rtl')).toBe('\u2068Wrenna 3\u2069');
  });
});
