import { describe, expect, it } from 'vitest';
import { NAMES_BY_LOCALE } from '../testing/names.ts';
import { inShapingOrder } from './shaping-order.ts';

describe('inShapingOrder', () => {
  it.each([
    ['Thai', 'น้ำ', 'น\u0e4d\u0e49\u0e32'],
    ['Lao', 'ນ້ຳ', 'ນ\u0ecd\u0ec9\u0eb2'],
    ['Burmese, a vowel', 'ပေ', '\u1031ပ'],
    ['Burmese, a medial', 'မြ', '\u103cမ'],
    ['Burmese, both and another', 'ကြွေ', '\u1031\u103cက\u103d'],
    ['Burmese, a kinzi', 'အင်္ဂ', 'အဂ\u1004\u103a\u1039'],
    ['Burmese, a stack', 'ဗုဒ္ဓ', 'ဗုဒ္ဓ'],
  ])('puts what is written first first: %s', (_what, text, written) => {
    expect(inShapingOrder(text)).toBe(written);
  });

  it('leaves other scripts alone', () => {
    const others = NAMES_BY_LOCALE.filter(([locale]) => !['th', 'lo', 'my'].includes(locale));
    for (const [, name] of others) expect(inShapingOrder(name)).toBe(name);
  });
});
