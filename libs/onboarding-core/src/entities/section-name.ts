/**
 * The key under which two section names are the same name: Unicode NFC, trimmed, white space collapsed, case folded.
 * Folding goes code point by code point, so a final sigma folds like any other; the dotless i is nobody's capital.
 */
export const nameKey = (name: string): string =>
  Array.from(tidyName(name), (c) => (c === 'ı' ? c : c.toUpperCase().toLowerCase()))
    .join('')
    .normalize('NFC');

/** Control characters, and those that turn the writing direction of what follows. */
const UNREADABLE = /[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu;

/** The name as people read it: NFC, without stray white space and without characters that nobody sees. */
export const tidyName = (name: string): string =>
  name.normalize('NFC').replace(UNREADABLE, ' ').replace(/\s+/gu, ' ').trim();
