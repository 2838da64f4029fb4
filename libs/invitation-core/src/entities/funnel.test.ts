import { expect, it } from 'vitest';
import { type FunnelRow, toFunnel } from './funnel.ts';

const MAIL = { paused: null, trouble: null, waiting: 0 };
const row = (like: Partial<FunnelRow>): FunnelRow => ({
  ...{ classId: null, className: null, purpose: 'parent', state: 'sent', reason: null, count: 1, ...like },
});

it('adds up states by purpose and class, and sorts reasons by how many they stopped', () => {
  const { purposes, classes, mail } = toFunnel(
    [
      ...[row({ count: 3 }), row({ state: 'bounced', reason: '550', count: 1 })],
      ...[row({ state: 'bounced', reason: '5.1.1', count: 4 }), row({ purpose: 'teacher', state: 'joined' })],
      ...[row({ classId: 'c1', className: 'Algebra', count: 2 }), row({ classId: 'c2', className: 'Botany' })],
    ],
    MAIL,
  );
  expect(purposes.map(({ purpose, sent, bounced, joined }) => [purpose, sent, bounced, joined])).toEqual([
    ['teacher', 0, 0, 1],
    ['parent', 3, 5, 0],
  ]);
  expect(purposes[1]?.reasons).toEqual([
    { reason: '5.1.1', count: 4 },
    { reason: '550', count: 1 },
  ]);
  expect(classes.map(({ name, purposes: of }) => [name, of[0]?.sent])).toEqual([
    ['Algebra', 2],
    ['Botany', 1],
  ]);
  expect(mail).toBe(MAIL);
});
