/** What spreadsheets take for the beginning of a formula, also in full width, after whatever they pass over. */
const UNSEEN = '[\\s\\p{Cf}\\p{Cc}\\u3164\\u115f\\u1160\\uffa0]*';
const SIGNS = '[=+\\-@|%＝＋－﹢﹣﹦＠﹫−]';
const AT_START = new RegExp(`^${UNSEEN}${SIGNS}`, 'u');
/** Where another separator than ours would begin a new cell. */
const AFTER_SEPARATOR = new RegExp(`([;\\t,|])(${UNSEEN}(?=${SIGNS}))`, 'gu');
const CONTROLS = /[\p{Cc}\u2028\u2029]+/gu;

/**
 * A cell that no spreadsheet takes for a formula: an apostrophe before it makes it a text, whichever separator the reader
 * goes by. A name such as "-Ana" gets one too: shown with an apostrophe it is less harmed than by `#NAME?`. Line breaks
 * and tabs become blanks; every other cell stays as it is.
 */
export const toFormulaSafe = (cell: string): string => {
  const isFormula = AT_START.test(cell);
  const oneLine = cell.replace(CONTROLS, ' ').replace(AFTER_SEPARATOR, "$1'$2");
  return isFormula ? `'${oneLine}` : oneLine;
};
