import type { LetterWords } from './letter-words.ts';
import { drawLine } from './ink.ts';
import type { Pdf } from './ink.ts';
import { drawSquare } from './qr-square.ts';
import type { Line, TextStyle, Typesetter } from './text-line.ts';

type Look = Omit<TextStyle, 'direction'> & { readonly leading: number; readonly color: string };

const INK = '#1b2733';
const PALE = '#52606d';
const SENDER: Look = { size: 13, weight: 700, leading: 18, color: INK };
const LABEL: Look = { size: 10, weight: 400, leading: 14, color: PALE };
const NAME: Look = { size: 13, weight: 700, leading: 19, color: INK };
const HEADING: Look = { size: 21, weight: 700, leading: 30, color: INK };
const BODY: Look = { size: 12, weight: 400, leading: 19, color: INK };
const CODE: Look = { size: 27, weight: 700, leading: 36, color: INK };

const MARGIN = 64;
const TOP = 64;
/** Where the windows of American (#10) and European (DL) envelopes overlap, at the left. */
const WINDOW = { y: 156, width: 240 };
const SQUARE = 150;
const GAP = 24;
const NUMBER_WIDTH = 20;
const LIST_GAP = 4;

type Paragraph = { readonly role: string; readonly text: string; readonly look: Look };
type Box = { readonly x: number; readonly width: number };
type StructureElement = ReturnType<Pdf['struct']>;

/** The middle of a page: what was put on it, and where the next thing goes. */
type Sheet = {
  readonly pdf: Pdf;
  readonly words: LetterWords;
  readonly typesetter: Typesetter;
  readonly section: StructureElement;
};

/** Lines begin at the side where reading begins. */
const put = ({ pdf, words }: Sheet, lines: ReadonlyArray<Line>, look: Look, box: Box & { readonly y: number }): void =>
  lines.forEach((line, at) => {
    const x = words.direction === 'rtl' ? box.x + box.width - line.width : box.x;
    pdf.fillColor(look.color).strokeColor(look.color);
    drawLine(pdf, line, [x, box.y + look.size + at * look.leading], look.size);
  });

const styled = ({ words }: Sheet, look: Look): TextStyle => ({ ...look, direction: words.direction });

/** A paragraph; gives where it ends. Its words are kept beside its glyphs, in the order of speech. */
const paragraph = (sheet: Sheet, { role, text, look }: Paragraph, box: Box & { readonly y: number }): number => {
  const lines = sheet.typesetter.wrap(text, styled(sheet, look), box.width);
  const draw = (): void => put(sheet, lines, look, box);
  sheet.section.add(sheet.pdf.struct(role, { lang: sheet.words.lang, actual: text }, draw));
  return box.y + lines.length * look.leading;
};

const foldMarks = ({ pdf }: Sheet): void => {
  const { width, height } = pdf.page;
  pdf.markContent('Artifact', { type: 'Layout' });
  pdf.lineWidth(0.5).strokeColor('#9aa5b1');
  for (const y of [height / 3, (height * 2) / 3]) for (const x of [18, width - 30]) pdf.moveTo(x, y).lineTo(x + 12, y);
  pdf.stroke().endMarkedContent();
};

/** The part above the fold: whose letter it is, and for whom. */
const addressee = (sheet: Sheet, box: Box): void => {
  const { words, typesetter, pdf, section } = sheet;
  paragraph(sheet, { role: 'P', text: words.school, look: SENDER }, { ...box, y: TOP });
  const window = { x: MARGIN, width: WINDOW.width };
  let y = paragraph(sheet, { role: 'P', text: words.to, look: LABEL }, { ...window, y: WINDOW.y });
  for (const name of words.names) {
    const line = typesetter.fit(name, styled(sheet, NAME), WINDOW.width);
    const at = y;
    const draw = (): void => put(sheet, [line], NAME, { ...window, y: at });
    section.add(pdf.struct('P', { lang: words.lang, actual: name }, draw));
    y += NAME.leading;
  }
};

const steps = (sheet: Sheet, box: Box, top: number): number => {
  const { pdf, words, section, typesetter } = sheet;
  const isRtl = words.direction === 'rtl';
  const label = { x: isRtl ? box.x + box.width - NUMBER_WIDTH : box.x, width: NUMBER_WIDTH };
  const body = { x: isRtl ? box.x : box.x + NUMBER_WIDTH, width: box.width - NUMBER_WIDTH };
  const list = pdf.struct('L');
  section.add(list);
  let y = top;
  words.steps.forEach((step, at) => {
    const item = pdf.struct('LI');
    list.add(item);
    const inItem: Sheet = { ...sheet, section: item };
    const number = typesetter.wrap(`${at + 1}.`, styled(sheet, BODY), NUMBER_WIDTH);
    const numberY = y;
    item.add(pdf.struct('Lbl', {}, () => put(sheet, number, BODY, { ...label, y: numberY })));
    y = paragraph(inItem, { role: 'LBody', text: step, look: BODY }, { ...body, y }) + LIST_GAP;
    item.end();
  });
  list.end();
  return y;
};

/** The code and what to know of it, beside the square. */
const secrets = (sheet: Sheet, box: Box, top: number): void => {
  const { pdf, words, section } = sheet;
  const isRtl = words.direction === 'rtl';
  const x = isRtl ? box.x : box.x + box.width - SQUARE;
  const text = { x: isRtl ? box.x + SQUARE + GAP : box.x, width: box.width - SQUARE - GAP };
  const label = paragraph(sheet, { role: 'P', text: words.codeLabel, look: BODY }, { ...text, y: top });
  let y = paragraph(sheet, { role: 'P', text: words.code, look: CODE }, { ...text, y: label }) + GAP / 2;
  const options = { alt: words.square, bbox: [x, top, x + SQUARE, top + SQUARE] as never, placement: 'Block' };
  section.add(pdf.struct('Figure', options, () => drawSquare(pdf, words.link, [x, top], SQUARE)));
  for (const note of words.notes) y = paragraph(sheet, { role: 'P', text: note, look: BODY }, { ...text, y });
};

/** One letter on one page, in the order in which it is read aloud. */
export const drawLetter = (pdf: Pdf, document: StructureElement, words: LetterWords, typesetter: Typesetter): void => {
  const section = pdf.struct('Sect', { lang: words.lang });
  document.add(section);
  const sheet: Sheet = { pdf, words, typesetter, section };
  const box = { x: MARGIN, width: pdf.page.width - 2 * MARGIN };
  foldMarks(sheet);
  addressee(sheet, box);
  const heading = paragraph(
    sheet,
    { role: 'H1', text: words.heading, look: HEADING },
    { ...box, y: pdf.page.height / 3 + 28 },
  );
  const lead = paragraph(sheet, { role: 'P', text: words.lead, look: BODY }, { ...box, y: heading + 8 });
  const list = steps(sheet, box, lead + 8);
  const { height } = pdf.page;
  secrets(sheet, box, Math.max(list + GAP, (height * 2) / 3 + GAP));
  section.end();
};
