/**
 * The key under which two section names are the same name: Unicode NFC, trimmed, white space collapsed, case folded.
 * Folding goes code point by code point, so a final sigma folds like any other; the dotless i is nobody's capital.
 */
export const nameKey = (name: string): string =>
  Array.from(tidyName(name), (c) => (c === 'ı' ? c : c.toUpperCase().toLowerCase()))
    .join('')
    .normalize('NFC');

/** The name as people read it: NFC, without stray white space. */
export const tidyName = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/[\s\u0085]+/gu, ' ')
    .trim();
