type Features = Readonly<Record<string, boolean>>;

/** AM is a ring over the letter, under its tone, and a vowel behind it. Thai, then Lao. */
const THAI_AM = /([\u0e48-\u0e4b]*)\u0e33/g;
const LAO_AM = /([\u0ec8-\u0ecb]*)\u0eb3/g;

/** A kinzi, a letter with what is stacked below it, its medials, and the vowel E. */
const BURMESE_SYLLABLE =
  /((?:[\u1004\u101b\u105a]\u103a\u1039)?)([\u1000-\u102a\u103f])((?:\u1039[\u1000-\u102a\u103f])*)([\u103b-\u103e]*)(\u1031?)/g;
const MEDIAL_RA = '\u103c';
const BURMESE = /\p{Script=Myanmar}/u;
const BURMESE_FEATURES: Features = Object.fromEntries(
  ['rphf', 'pref', 'blwf', 'pstf', 'pres', 'abvs', 'blws', 'psts'].map((feature) => [feature, true]),
);

/** E and RA are written before the letter that they follow in speech, a kinzi above it. */
const toWritten = (_syllable: string, kinzi: string, letter: string, ...rest: ReadonlyArray<string>): string => {
  const [stack = '', medials = '', e = ''] = rest;
  const ra = medials.includes(MEDIAL_RA) ? MEDIAL_RA : '';
  return `${e}${ra}${letter}${kinzi}${stack}${medials.replace(MEDIAL_RA, '')}`;
};

/**
 * A text in the order in which fontkit must get it: of Thai, Lao and Burmese it knows the glyphs, but not the order.
 * https://learn.microsoft.com/typography/script-development/myanmar
 */
export const inShapingOrder = (text: string): string =>
  text.replace(THAI_AM, '\u0e4d$1\u0e32').replace(LAO_AM, '\u0ecd$1\u0eb2').replace(BURMESE_SYLLABLE, toWritten);

/** Font features that fontkit does not ask for by itself. */
export const featuresFor = (text: string): Features => (BURMESE.test(text) ? BURMESE_FEATURES : {});
