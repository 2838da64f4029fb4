import fc from 'fast-check';
import { expect, it } from 'vitest';
import { html, page } from './html.ts';

it('lets no value become markup', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'a', '/') }), (text) => {
      const { __html } = html`${text}`;
      expect(__html).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
    }),
  );
});

it('nests markup of its own', () => {
  const items = ['a<b', 'c'].map((text) => html`<li>${text}</li>`);
  expect(html`${items}!`.__html).toBe('<li>a&lt;b</li><li>c</li>!');
  expect(page('Hello & goodbye', html`x`)).toContain('<h1>Hello &amp; goodbye</h1>');
});
