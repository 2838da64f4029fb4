import { type AddressObject, simpleParser } from 'mailparser';

/** A mail as it arrived. */
export type KeptMail = {
  /** Counts up from 1. */
  readonly number: number;
  readonly at: Date;
  readonly messageId: string;
  readonly to: string;
  readonly from: string;
  readonly replyTo: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** By lower-case name; of a header that comes several times the last. */
  readonly headers: ReadonlyMap<string, string>;
};

const textOf = (address: AddressObject | AddressObject[] | undefined): string =>
  [address ?? []]
    .flat()
    .map(({ text }) => text)
    .join(', ');

const NAME_AND_VALUE = /^([^:]+):\s*([\s\S]*)$/;

export const parseMail = async (raw: Buffer, about: Pick<KeptMail, 'number' | 'at' | 'to'>): Promise<KeptMail> => {
  const { messageId = '', from, replyTo, subject = '', text = '', html, headerLines } = await simpleParser(raw);
  const headers = headerLines.map(({ key, line }) => [key, NAME_AND_VALUE.exec(line)?.[2]?.trim() ?? ''] as const);
  return {
    ...about,
    messageId,
    from: textOf(from),
    replyTo: textOf(replyTo),
    subject,
    text,
    html: html || '',
    headers: new Map(headers),
  };
};
