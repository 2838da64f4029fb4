import { O } from '@bloomz/kernel';
import { describe, expect, it } from 'vitest';
import { findLeftovers } from './leftovers.ts';

const LINK = 'https://bloomz.example/join/x';
const FIT = { subject: 'Join us', text: 'Hello', html: `<p>Hello <a href="${LINK}">join</a></p>` };

describe('findLeftovers', () => {
  it('finds nothing in a mail that is fit', () => {
    expect(findLeftovers(FIT, [LINK])).toEqual(O.none);
  });

  it.each([
    ['no subject', { subject: ' ' }],
    ['no text', { text: '' }],
    ['no text', { html: '' }],
    ['braces of a template', { text: 'Hello {{name}}' }],
    ['braces of a template', { text: 'Hello }}' }],
    ['a template literal', { html: '<p>${name}</p>' }],
    ['undefined', { subject: 'Hello undefined' }],
    ['null', { text: 'Hello null' }],
    ['a number or date that is none', { text: 'NaN children' }],
    ['a number or date that is none', { text: 'until Invalid Date' }],
    ['an object in place of words', { text: 'Hello [object Object]' }],
    ['an argument of a message', { text: 'Hello {name}' }],
    ['an empty link', { html: '<a href="">join</a>' }],
    ['an empty link', { html: '<a href="#">join</a>' }],
    ['a link that is not ours', { html: '<a href="https://evil.example">join</a>' }],
    ['content that is loaded from elsewhere', { html: '<img alt="" src="https://bloomz.example/dot.gif">' }],
    ['content that is loaded from elsewhere', { html: '<p style="background:url(x)">Hello</p>' }],
  ])('finds %s', (flaw, change) => {
    expect(findLeftovers({ ...FIT, ...change }, [LINK])).toEqual(O.some(flaw));
  });
});
