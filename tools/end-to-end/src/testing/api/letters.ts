import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const CODE = /[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{5}/;

/** The text of every page. */
export const pagesOf = async (pdf: Uint8Array): Promise<ReadonlyArray<string>> => {
  const loading = getDocument({ data: pdf, useSystemFonts: false, verbosity: 0 });
  const document = await loading.promise;
  const pages: string[] = [];
  for (let n = 1; n <= document.numPages; n += 1) {
    const { items } = await (await document.getPage(n)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  await loading.destroy();
  return pages;
};

/** The typed code of a letter, as a reader sees it. */
export const codeOn = (page: string): string => CODE.exec(page)?.[0] ?? '';
