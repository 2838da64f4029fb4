import { withoutNul } from '../database/text.ts';

/** How texts are compared: in lower case as JavaScript has it, whatever the locale of the database. */
export const textKey = (text: string): string => text.toLowerCase();

/** What a member is sorted and searched by: last name, then first name, in lower case. The tab comes before any letter. */
export const nameKey = ({ firstName, lastName }: { readonly firstName: string; readonly lastName: string }): string =>
  textKey(`${lastName}\t${firstName}`);

/** Patterns of `like`, one for each word of a search: all must match, in whichever order. */
export const toPatterns = (search: string | undefined): ReadonlyArray<string> =>
  textKey(search ?? '')
    .split(/\s+/u)
    .filter((word) => word !== '')
    .map((word) => `%${withoutNul(word).replace(/[\\%_]/g, '\\$&')}%`);

/** The pattern that an index on trigrams can do most with; null when there is none that it can do anything with. */
export const tellingOf = (patterns: ReadonlyArray<string>): string | null =>
  patterns
    .filter((pattern) => /[\p{L}\p{N}]{3}/u.test(pattern))
    .reduce<string | null>((longest, pattern) => (pattern.length > (longest?.length ?? 0) ? pattern : longest), null);
