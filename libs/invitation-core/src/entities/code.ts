import { O } from '@bloomz/kernel';

/** Crockford's base32: digits and letters without I, L, O and U, which are misread or make words. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 13 characters of 5 bits each. */
export const CODE_LENGTH = 13;
const CODE = new RegExp(`^[${ALPHABET}]{${CODE_LENGTH}}$`);
const LONGEST_ENTRY = 100;

/** Blanks, hyphens of every kind, and what copying brings along unseen. */
const BETWEEN = /[\s\p{Pd}\p{Cf}_.]/gu;
const MISREAD: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };
/** Where Arabic keyboards keep their digits. */
const ARABIC_ZEROS = [0x660, 0x6f0];
const toAsciiDigit = (digit: string): string => {
  const zero = ARABIC_ZEROS.find((start) => digit.charCodeAt(0) >= start && digit.charCodeAt(0) < start + 10);
  return zero === undefined ? digit : String(digit.charCodeAt(0) - zero);
};

/** A code as somebody typed it, made into the one way we write it; none when it cannot be one. */
export const parseCode = (raw: string): O.Option<string> => {
  if (raw.length > LONGEST_ENTRY) return O.none;
  const code = raw
    .normalize('NFKC')
    .replace(BETWEEN, '')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, toAsciiDigit)
    .toUpperCase()
    .replace(/[OIL]/g, (letter) => MISREAD[letter] ?? letter);
  return CODE.test(code) ? O.some(code) : O.none;
};

/** A code as it is printed: in groups of 4, 4 and 5. */
export const showCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;

/** The code of `CODE_LENGTH` random bytes, of which five bits each count. */
export const toCode = (bytes: Uint8Array): string =>
  Array.from(bytes.subarray(0, CODE_LENGTH), (byte) => ALPHABET.charAt(byte & 31)).join('');

/** 128 bits in base64url: what a link carries. */
export const isLinkToken = (raw: string): boolean => /^[\w-]{22}$/.test(raw);
