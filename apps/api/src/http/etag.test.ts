import { expect, it } from 'vitest';
import { etagOf, ifMatch } from './etag.ts';

const body = { name: 'Algebra', members: 3 };

it('is the same for the same and different for anything else', () => {
  expect(etagOf(body)).toBe(etagOf({ ...body }));
  expect(etagOf(body)).not.toBe(etagOf({ ...body, members: 4 }));
});

it.each([
  [undefined, true],
  ['*', true],
  [etagOf(body), true],
  [`"other", ${etagOf(body)}`, true],
  ['"other"', false],
  [`W/${etagOf(body)}`, false],
  ['', false],
])('If-Match %s allows the edit: %s', (header, allowed) => {
  expect(ifMatch(header, body)).toBe(allowed);
});
