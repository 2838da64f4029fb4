import { O } from '@bloomz/kernel';

/** A mail in words, as a template gives it: with marks or samples where the values come. */
export type Written = { readonly subject: string; readonly html: string; readonly text: string };

const LEFT_OVER: ReadonlyArray<readonly [RegExp, string]> = [
  [/\{\{|\}\}/, 'braces of a template'],
  [/\$\{/, 'a template literal'],
  [/\bundefined\b/, 'undefined'],
  [/\bnull\b/, 'null'],
  [/\bNaN\b|\bInvalid Date\b/, 'a number or date that is none'],
  [/\[object\b/, 'an object in place of words'],
  [/\{[^{}]*\}/, 'an argument of a message'],
];
const REMOTE = /<(?:img|picture|video|audio|iframe|object|embed|script|form)\b|\bsrc=|url\(|@import/i;

const hrefsOf = (html: string): ReadonlyArray<string> =>
  [...html.matchAll(/\bhref="([^"]*)"/gi)].map(([, href]) => (href ?? '').trim());

const inWords = ({ subject, html, text }: Written): string | undefined => {
  if (subject.trim() === '') return 'no subject';
  if (text.trim() === '' || html.trim() === '') return 'no text';
  return LEFT_OVER.find(([pattern]) => [subject, html, text].some((part) => pattern.test(part)))?.[1];
};

const inLinks = (html: string, ours: ReadonlyArray<string>): string | undefined => {
  if (REMOTE.test(html)) return 'content that is loaded from elsewhere';
  const hrefs = hrefsOf(html);
  if (hrefs.includes('') || hrefs.includes('#')) return 'an empty link';
  return hrefs.some((href) => !ours.includes(href)) ? 'a link that is not ours' : undefined;
};

/**
 * What makes a mail unfit to be sent to anybody: words that a template forgot, links that lead nowhere or away. It judges
 * what the template wrote, so it is asked before names are put in: somebody may well be called Null.
 */
export const findLeftovers = (written: Written, ours: ReadonlyArray<string>): O.Option<string> =>
  O.fromNullable(inWords(written) ?? inLinks(written.html, ours));
