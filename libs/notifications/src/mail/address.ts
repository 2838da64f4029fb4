import { O } from '@bloomz/kernel';

const ADDRESS = /^[^\s<>()[\]\\,;:"@\p{Cc}\p{Cf}]+@[^\s<>()[\]\\,;:"@\p{Cc}\p{Cf}]+$/u;
const LONGEST = 320;

/** One address and nothing else: no name, no second address, nothing that could end a header. */
export const parseAddress = (raw: string): O.Option<string> =>
  raw.length <= LONGEST && ADDRESS.test(raw) ? O.some(raw) : O.none;

/** The address of `Name <address>` or of a bare address. Throws: who we send as is set when the process starts. */
export const senderAddress = (from: string): string => {
  const address = O.toUndefined(parseAddress(/<([^<>]*)>\s*$/.exec(from)?.[1] ?? from.trim()));
  if (address === undefined) throw new Error('MAIL_FROM is no mail address');
  return address;
};

/** A display name in quotes. What has a meaning in a header, or looks like an address, is left out. */
export const sender = (name: string, address: string): string => `"${name.replace(/["\\<>@]/g, '')}" <${address}>`;
