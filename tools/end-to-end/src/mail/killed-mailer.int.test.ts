import { afterEach, expect, it } from 'vitest';
import {
  aMailTrial,
  arrivalsIn,
  countOf,
  cutLinks,
  killMailers,
  type MailTrial,
} from '../testing/mail/killed-mailers.ts';

let trial: MailTrial;
afterEach(() => trial.close());

const MAILS = 60;
const KILLS = 4;
const CUTS = 10;
const SENT = `select count(*)::int as n from invitations where state = 'sent' and code_digest is not null`;

it(`${KILLS} killed mailers lose nothing, and repeat at most one mail each, word for word`, async () => {
  trial = await aMailTrial(MAILS);
  await killMailers(trial, KILLS, MAILS / KILLS);
  const { people, repeated, confused } = arrivalsIn(trial.mailbox);
  console.log(`${KILLS} mailers killed over ${MAILS} mails: ${MAILS - people} lost, ${repeated} repeated`);
  expect([people, confused, await countOf(trial.database, SENT)]).toEqual([MAILS, 0, MAILS]);
  expect(repeated).toBeLessThanOrEqual(KILLS);
}, 120_000);

it(`${CUTS} links cut before the answer lose nothing, and repeat one mail each, word for word`, async () => {
  trial = await aMailTrial(MAILS);
  const cuts = await cutLinks(trial, CUTS, MAILS / CUTS);
  const { people, repeated, confused } = arrivalsIn(trial.mailbox);
  expect([cuts, people, confused, await countOf(trial.database, SENT)]).toEqual([CUTS, MAILS, 0, MAILS]);
  expect(repeated).toBeLessThanOrEqual(CUTS);
}, 120_000);
