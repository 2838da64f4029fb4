/** Names come from outside: nothing in them may steer a terminal or turn a line around. */
// eslint-disable-next-line no-control-regex
const STEERING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

export const plain = (text: string): string => text.replace(STEERING, '');

export const oneLine = (text: string): string => plain(text.replace(/\s+/g, ' ')).trim().slice(0, 1_000);

/** A word that a POSIX shell takes as it stands. */
export const shellWord = (text: string): string =>
  /^[\w./:@,-]+$/.test(text) ? text : `'${plain(text).replaceAll("'", `'\\''`)}'`;

/** How a person calls the command line. */
export const bloomz = (...words: ReadonlyArray<string>): string =>
  ['npm run -s bloomz --', ...words.map(shellWord)].join(' ');
