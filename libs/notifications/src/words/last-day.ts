import type { Locale } from '@bloomz/invitation-core';

/** A day anywhere on earth is over 12 hours after it is over in Greenwich. */
const LAST_TO_END_MS = 36 * 3_600_000;

/** The last day that is over everywhere before `end`, in words: whoever comes on that day, wherever, is in time. */
export const lastDay = (end: Date, locale: Locale): string =>
  formatOf(locale).format(new Date(end.getTime() - LAST_TO_END_MS));

const formats = new Map<Locale, Intl.DateTimeFormat>();
const formatOf = (locale: Locale): Intl.DateTimeFormat => {
  const format = formats.get(locale) ?? new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  formats.set(locale, format);
  return format;
};
