import { withoutNul } from '../database/text.ts';

/** What a member is sorted and searched by: last name, then first name, in lower case. The tab comes before any letter. */
export const nameKey = ({ firstName, lastName }: { readonly firstName: string; readonly lastName: string }): string =>
  `${lastName}\t${firstName}`.toLowerCase();

/** Patterns of `like`, one for each word of a search: all must match, in whichever order. */
export const toPatterns = (search: string | undefined): ReadonlyArray<string> =>
  (search ?? '')
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '')
    .map((word) => `%${withoutNul(word).replace(/[\\%_]/g, '\\$&')}%`);

/** The pattern that an index can do most with. */
export const longestOf = (patterns: ReadonlyArray<string>): string =>
  patterns.reduce((longest, pattern) => (pattern.length > longest.length ? pattern : longest), '%');
