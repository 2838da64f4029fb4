import { E } from '@bloomz/kernel';
import { expect, it } from 'vitest';
import { signInWithClever } from './session.ts';

const accepts = (return_to: string): boolean => E.isRight(signInWithClever.query.decode({ return_to }));

it.each(['', '/', '/schools/1?tab=people', '/a//b', '/#top'])('%j may be gone on to', (path) => {
  expect(accepts(path)).toBe(true);
});

it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'evil', '/a\\b', '/a\nb', `/${'a'.repeat(512)}`])(
  '%j may not',
  (path) => {
    expect(accepts(path)).toBe(false);
  },
);
