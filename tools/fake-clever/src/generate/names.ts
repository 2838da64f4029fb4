import type { Name } from '../world/records.ts';
import type { Random } from './random.ts';

// All names are invented: put together from syllables, or plainly marked as made up in their own language.
const FIRST_A = [
  'Ael',
  'Bri',
  'Cor',
  'Dru',
  'Eli',
  'Fen',
  'Gwy',
  'Hal',
  'Isk',
  'Jyr',
  'Kel',
  'Lun',
  'Myr',
  'Nyx',
  'Oph',
  'Quo',
] as const;
const FIRST_B = ['dan', 'lia', 'mir', 'nor', 'quen', 'ris', 'seth', 'tha', 'vyn', 'wen', 'xa', 'zor'] as const;
const LAST_A = [
  'Quill',
  'Thorn',
  'Moss',
  'Ember',
  'Frost',
  'Hollow',
  'Bramble',
  'Copper',
  'Dusk',
  'Fable',
  'Glim',
  'Wyvern',
] as const;
const LAST_B = [
  'brook',
  'wick',
  'mere',
  'fell',
  'shade',
  'gate',
  'whistle',
  'barrow',
  'spindle',
  'thatch',
  'loom',
  'haven',
] as const;

const MANY_SCRIPTS: ReadonlyArray<readonly [string, string]> = [
  ['Noé', 'Ibáñez-Quillbrook'],
  ['Søren', 'Ærøfell'],
  ['Zoë', "O'Mossfell"],
  ['Jose\u0301', 'Nun\u0303ezbrook'],
  ['Ánh Nguyệt', 'Giả Định'],
  ['明月', '虚構'],
  ['さくら', '架空'],
  ['아라', '가상'],
  ['ميرا', 'الخيالي'],
  ['נועה', 'דמיוני'],
  ['Ольга', 'Выдуманова'],
  ['Νεφέλη', 'Φανταστού'],
  ['काव्या', 'काल्पनिक'],
  ['ไหม', 'สมมติ'],
  ['Mary Ann ', ' de la Thornwick III'],
];

/** More than 255 characters, as one system in a thousand sends. */
export const LONG_NAME: Name = { first: 'Verylongfirst', middle: '', last: 'Longlast'.repeat(40) };

export const plainName = (random: Random): { readonly first: string; readonly last: string } => ({
  first: random.pick(FIRST_A) + random.pick(FIRST_B),
  last: random.pick(LAST_A) + random.pick(LAST_B),
});

/** The n-th of the unusual names. */
export const unusualName = (n: number): Name => {
  const [first, last] = MANY_SCRIPTS[n % MANY_SCRIPTS.length] ?? ['', ''];
  return { first, middle: '', last };
};

/** Letters fit for an address: plain ASCII, or nothing. */
export const slug = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();
