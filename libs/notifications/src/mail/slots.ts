/** What differs from mail to mail. A template is rendered once with a mark in the place of each, and filled from then on. */
const SLOTS = ['school', 'name', 'joined', 'code', 'date', 'link', 'site', 'unsubscribe'] as const;
export type Slot = (typeof SLOTS)[number];
export type SlotValues = Readonly<Record<Slot, string>>;

/** Private characters, which no value has: `cleanName` takes them out. */
const OPEN = '\ue000';
const CLOSE = '\ue001';
const MARK = new RegExp(`${OPEN}(\\w+)${CLOSE}`, 'u');

const markOf = (slot: Slot): string => `${OPEN}${slot}${CLOSE}`;
export const MARKS = Object.fromEntries(SLOTS.map((slot) => [slot, markOf(slot)])) as SlotValues;

/** A text with marks, taken apart: words and slots by turns. */
export type Pieces = ReadonlyArray<string>;
export const takeApart = (text: string): Pieces => text.split(MARK);

const HTML_ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
};
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => HTML_ESCAPES[sign] ?? sign);

const isSlot = (name: string): name is Slot => SLOTS.some((slot) => slot === name);

/** Puts the values in. What a value contains is never looked at again. */
export const fillIn = (pieces: Pieces, valueOf: (slot: Slot) => string): string =>
  pieces.map((piece, at) => (at % 2 === 1 && isSlot(piece) ? valueOf(piece) : piece)).join('');
