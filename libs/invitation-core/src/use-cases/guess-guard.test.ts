import { describe, expect, it } from 'vitest';
import { type GuessAllowance, makeGuessGuard, networkOf } from './guess-guard.ts';

const aGuard = (like: { perAddress?: GuessAllowance; overall?: GuessAllowance; most?: number } = {}) => {
  let ms = 0;
  const guard = makeGuessGuard({ now: () => new Date(ms), ...like });
  const notes = (times: number, address = '192.0.2.1') => Array.from({ length: times }, () => guard.note(address));
  return { guard, notes, pass: (more: number) => void (ms += more) };
};
const slow = (answers: ReadonlyArray<string>): number => answers.filter((answer) => answer === 'slow-down').length;

describe('a guess guard', () => {
  it('lets somebody mistype, then asks to slow down, and forgives with time', () => {
    const { notes, pass } = aGuard({ perAddress: { burst: 5, everyMs: 1_000 } });
    expect(slow(notes(5))).toBe(0);
    expect(slow(notes(3))).toBe(3);
    pass(2_000);
    expect(notes(3)).toEqual(['refused', 'refused', 'slow-down']);
    pass(1_000_000);
    expect(slow(notes(8))).toBe(3);
  });

  it('counts each network by itself', () => {
    const { notes } = aGuard({ perAddress: { burst: 1, everyMs: 1_000 } });
    expect([...notes(2, '192.0.2.1'), ...notes(1, '192.0.2.2')]).toEqual(['refused', 'slow-down', 'refused']);
    expect([...notes(1, '2001:db8::1'), ...notes(1, '2001:db8::ffff:2')]).toEqual(['refused', 'slow-down']);
  });

  it('counts all of them together', () => {
    const { notes, pass } = aGuard({ overall: { burst: 100, everyMs: 10 } });
    const from = (n: number) => notes(1, `10.0.${n >> 8}.${n & 255}`);
    expect(slow(Array.from({ length: 150 }, (_, n) => from(n)).flat())).toBe(50);
    pass(10);
    expect([...from(200), ...from(201)]).toEqual(['refused', 'slow-down']);
  });

  it('remembers a bounded number of networks', () => {
    const { notes } = aGuard({ perAddress: { burst: 1, everyMs: 1e9 }, most: 2 });
    notes(1, 'a');
    notes(1, 'b');
    notes(1, 'a');
    notes(1, 'c');
    expect([...notes(1, 'a'), ...notes(1, 'b')]).toEqual(['slow-down', 'refused']);
  });

  it('goes on when the clock goes back', () => {
    const { notes, pass } = aGuard({ perAddress: { burst: 2, everyMs: 1_000 } });
    notes(1);
    pass(-5_000);
    expect(notes(2)).toEqual(['refused', 'slow-down']);
  });
});

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:DB8:0001:0002:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['2001:db8:1:2::', '2001:db8:1:2'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['', ''],
])('counts %s as %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
