import { MOST_ADULTS, showCode } from '@bloomz/invitation-core';
import type { Letter } from '@bloomz/invitation-core';
import { cleanName, isolate } from '../safe-text.ts';
import { typingPlace } from '../typing-place.ts';
import { lastDay } from '../words/last-day.ts';
import { DIRECTION } from '../words/say.ts';
import type { Direction, Say } from '../words/say.ts';

/** Everything that stands in a letter. */
export type LetterWords = {
  readonly lang: string;
  readonly direction: Direction;
  readonly school: string;
  readonly to: string;
  readonly names: ReadonlyArray<string>;
  readonly heading: string;
  readonly lead: string;
  readonly steps: ReadonlyArray<string>;
  readonly codeLabel: string;
  readonly code: string;
  readonly link: string;
  readonly square: string;
  readonly notes: ReadonlyArray<string>;
};

const LONGEST_NAME = 60;
const LONGEST_SCHOOL = 70;
const NAME_LINES = 4;

/** As many names as the window of an envelope shows; the rest is counted. */
const namesOf = (childNames: ReadonlyArray<string>, say: Say): ReadonlyArray<string> => {
  const names = childNames.map((name) => cleanName(name, LONGEST_NAME)).filter((name) => name !== '');
  if (names.length <= NAME_LINES) return names;
  const shown = names.slice(0, NAME_LINES - 1);
  return [...shown, say('letterMoreChildren', { count: names.length - shown.length })];
};

export const wordsOf = (letter: Letter, say: Say): LetterWords => {
  const direction = DIRECTION[letter.locale];
  const name = cleanName(letter.schoolName, LONGEST_SCHOOL);
  const school = isolate(name, direction);
  return {
    ...{ lang: letter.locale, direction, school: name, to: say('letterTo') },
    names: namesOf(letter.childNames, say),
    heading: say('letterHeading', { school }),
    lead: say('letterLead', { school }),
    steps: [
      say('letterStepOpen', { site: isolate(typingPlace(letter.link), direction) }),
      say('letterStepAccount'),
      say('letterStepDone'),
    ],
    ...{ codeLabel: say('letterCode'), code: showCode(letter.code), link: letter.link, square: say('letterSquare') },
    notes: [
      say('letterValidThrough', { date: lastDay(letter.expiresOn, letter.locale) }),
      say('letterKeep', { adults: MOST_ADULTS }),
      say('letterLost'),
    ],
  };
};
