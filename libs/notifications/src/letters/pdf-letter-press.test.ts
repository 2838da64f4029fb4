import { LOCALES, showCode } from '@bloomz/invitation-core';
import { describe, expect, it } from 'vitest';
import { aLetter, manyLetters, printed } from '../testing/letters.ts';
import { hostileNames, NAMES_BY_LOCALE } from '../testing/names.ts';
import { elementsOf, openPdf, squareOf } from '../testing/read-pdf.ts';
import { cleanName } from '../safe-text.ts';
import { makeLetterPress } from './pdf-letter-press.ts';

const press = makeLetterPress();
const SIZES = { A4: [595, 842], Letter: [612, 792] } as const;

describe('letters', () => {
  it.each(Object.entries(SIZES))('are tagged PDF/UA, one page each, on %s', async (size, [width, height]) => {
    const bytes = await printed(
      press,
      LOCALES.map((locale) => aLetter({ locale })),
      size as 'A4',
    );
    const pdf = await openPdf(bytes);
    expect(pdf.numPages).toBe(3);
    expect(await pdf.getMarkInfo()).toEqual(
      new Map([
        ['Marked', true],
        ['UserProperties', false],
        ['Suspects', false],
      ]),
    );
    const { info, metadata } = await pdf.getMetadata();
    expect(info).toMatchObject({ Title: 'Letters to families', Language: 'en', PDFFormatVersion: '1.7' });
    expect(metadata?.getRaw()).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(await pdf.getViewerPreferences()).toMatchObject(new Map([['DisplayDocTitle', true]]));
    const page = await pdf.getPage(1);
    expect(page.view.slice(2).map(Math.round)).toEqual([width, height]);
  });

  it.each(LOCALES)('say in order what a family needs, in %s', async (locale) => {
    const letter = aLetter({ locale });
    const page = await (await openPdf(await printed(press, [letter]))).getPage(1);
    const elements = await elementsOf(page);
    expect(elements.map(({ role, said }) => `${role} ${said}`.trim())).toMatchSnapshot();
    expect(elements.find(({ role }) => role === 'Sect')?.lang).toBe(locale);
    const seen = (await page.getTextContent()).items.map((item) => ('str' in item ? item.str : ''));
    expect(seen).toContain(showCode(letter.code));
  });

  it('carry a square that opens their link', async () => {
    const letters = manyLetters(25);
    const pdf = await openPdf(await printed(press, letters, 'A4'));
    for (const [at, { link }] of letters.entries()) expect(await squareOf(await pdf.getPage(at + 1))).toBe(link);
  });

  it('count the children that the window has no room for', async () => {
    const childNames = ['A', 'B', 'C', 'D', 'E', 'F'].map((name) => `${name} Mossfell`);
    const pdf = await openPdf(await printed(press, [aLetter({ childNames })]));
    const said = (await elementsOf(await pdf.getPage(1))).map((element) => element.said);
    expect(said).toContain('C Mossfell');
    expect(said).toContain('and 3 more children');
    expect(said).not.toContain('D Mossfell');
  });

  it('come piece by piece, and wait for whoever takes them', async () => {
    let [taking, most, pieces] = [0, 0, 0];
    await press.print(manyLetters(20), 'A4', async () => {
      taking += 1;
      most = Math.max(most, taking);
      pieces += 1;
      await new Promise((resolve) => setTimeout(resolve, 5));
      taking -= 1;
    })();
    expect(most).toBe(1);
    expect(pieces).toBeGreaterThanOrEqual(20);
  });

  it('are a document even when there are none', async () => {
    expect((await openPdf(await printed(press, []))).numPages).toBe(1);
  });

  it('end with the error of whoever takes them', async () => {
    const broken = press.print(manyLetters(3), 'A4', () => Promise.reject(new Error('gone')))();
    await expect(broken).rejects.toThrow('gone');
  });
});

describe('names on letters', () => {
  it('of 60 languages are said as they are', async () => {
    const letters = NAMES_BY_LOCALE.map(([, name]) => aLetter({ childNames: [name] }));
    const pdf = await openPdf(await printed(press, letters));
    for (const [at, [, name]] of NAMES_BY_LOCALE.entries())
      expect((await elementsOf(await pdf.getPage(at + 1))).map(({ said }) => said)).toContain(name);
  });

  it('that nobody has take one page each and change nothing but themselves: 500 of 500', async () => {
    const names = hostileNames();
    const letters = names.map((name) => aLetter({ childNames: [name], schoolName: `School ${name}` }));
    const pdf = await openPdf(await printed(press, letters));
    expect(pdf.numPages).toBe(500);
    const roles = (await elementsOf(await (await openPdf(await printed(press, [aLetter()]))).getPage(1))).map(
      ({ role }) => role,
    );
    for (const [at, name] of names.entries()) {
      const elements = await elementsOf(await pdf.getPage(at + 1));
      const isSeen = cleanName(name, 60) !== '';
      expect(elements.map(({ role }) => role)).toEqual(isSeen ? roles : roles.toSpliced(roles.indexOf('P'), 1));
      for (const { said } of elements) expect(said).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
    }
  });
});
