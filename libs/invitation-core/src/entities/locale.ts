/** The languages that mails and letters are written in. */
export const LOCALES = ['en', 'es', 'ar'] as const;
export type Locale = (typeof LOCALES)[number];

/** A family's home language where we write it, else the school's, else English. Takes tags such as `es-MX`. */
export const localeFor = (...wishes: ReadonlyArray<string | null>): Locale => {
  const known = wishes.flatMap(
    (wish) => LOCALES.find((locale) => locale === wish?.toLowerCase().split(/[-_]/)[0]) ?? [],
  );
  return known[0] ?? 'en';
};
