import type { Direction } from './words/say.ts';

const JOINERS = /[\u200c\u200d]/u;
/** Letters whose shape depends on joiners, and what emoji are put together from. */
const JOINED =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]/u;
const UNSEEN = /[\p{Cf}\p{Co}\p{Cs}\p{Noncharacter_Code_Point}\u115f\u1160\u3164\uffa0\u2800\ufffd]/gu;
/** More marks on one letter than any script writes. */
const PILED_MARKS = /(\p{M}{8})\p{M}+/gu;
/** What mail programs make links of: `://`, `x@y`, `word.word`. A word joiner inside shows nothing and stops them. */
const LINKABLE = /:(?=\/\/)|(?<=\S)@(?=\S)|(?<=[\p{L}\p{N}-]{2})\.(?=[\p{L}\p{N}-]{2})/gu;
const WORD_JOINER = '\u2060';
const LONGEST_READ = 2_000;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Keeps a joiner behind a letter that needs it. */
const unlessJoining = (sign: string, at: number, text: string): string =>
  JOINERS.test(sign) && JOINED.test([...text.slice(Math.max(0, at - 2), at)].at(-1) ?? '') ? sign : '';

/** The first `longest` characters as people count them; an ellipsis says that there were more. */
export const cutAt = (text: string, longest: number): string => {
  if (text.length <= longest) return text;
  const parts = Array.from(graphemes.segment(text), ({ segment }) => segment);
  return parts.length <= longest
    ? text
    : `${parts
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`;
};

/**
 * A name as one line of what can be seen: no control characters, nothing that turns the direction of writing, nothing
 * invisible but the joiners that a script needs. The letters stay as they are.
 */
export const cleanName = (raw: string, longest: number): string =>
  cutAt(
    raw
      .slice(0, LONGEST_READ)
      .replace(/[\p{Cc}\s]+/gu, ' ')
      .replace(UNSEEN, unlessJoining)
      .replace(PILED_MARKS, '$1')
      .replace(/ {2,}/g, ' ')
      .trim(),
    longest,
  );

/** A name that no mail program takes for a link. */
export const unlink = (name: string): string => name.replace(LINKABLE, (sign) => `${sign}${WORD_JOINER}`);

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const LEFT_TO_RIGHT_OR_DIGIT = /(?![\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])[\p{L}\p{N}]/u;
const turns = { ltr: RIGHT_TO_LEFT, rtl: LEFT_TO_RIGHT_OR_DIGIT } as const;

/** A name that leaves the order of what is around it alone. A name of the same direction needs nothing for that. */
export const isolate = (name: string, around: Direction): string =>
  turns[around].test(name) ? `\u2068${name}\u2069` : name;
