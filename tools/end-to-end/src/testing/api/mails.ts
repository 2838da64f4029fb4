import type { KeptMail } from '@bloomz/mailbox';
import { expect } from 'vitest';
import type { ApiWorld } from './an-api.ts';

/** What somebody can join with, as it stands in a mail. */
export type Invited = { readonly code: string; readonly link: string; readonly mail: KeptMail };

const CODE = /[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{5}/;
const LINK = /\/join\/([\w-]{22})/;

/** The invitation that was sent to an address. */
export const invitationTo = async ({ mailbox }: ApiWorld, address: string): Promise<Invited> => {
  const mail = await mailbox.waitFor(({ to }) => to === address, 20_000);
  const [code = '', link = ''] = [CODE.exec(mail.text)?.[0], LINK.exec(mail.text)?.[1]];
  expect({ code, link }).toEqual({
    code: expect.stringMatching(CODE) as string,
    link: expect.stringMatching(/./) as string,
  });
  return { code, link, mail };
};
