import { expect, it } from 'vitest';
import { isMailable, toBounceReason } from './bounce-reason.ts';

it.each([
  ['550 5.1.1 <ada@home.example>: Recipient address rejected', '550 5.1.1'],
  ['smtp; 550-5.7.26 This mail from 192.0.2.250 is unauthenticated', '550 5.7.26'],
  ['5.2.2 mailbox of Ada Byron is full', '5.2.2'],
  ['Ada 555-123-4567 is unknown', 'bounced'],
  ['no such user', 'bounced'],
  [undefined, 'bounced'],
])('keeps the codes of %j and nothing else', (text, reason) => {
  expect(toBounceReason(text)).toBe(reason);
});

it.each([
  ['a@b', true],
  ['first.last+tag@school.example', true],
  ['müller@schule.example', true],
  ['', false],
  ['a', false],
  ['a@', false],
  ['@b', false],
  ['a@b@c', false],
  ['a b@c', false],
  ['a@b\nBcc: c@d', false],
])('an address can be mailed or not: %j', (address, mailable) => {
  expect(isMailable(address)).toBe(mailable);
});
