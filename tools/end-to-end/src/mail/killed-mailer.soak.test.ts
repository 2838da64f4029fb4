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

const MAILS = 2_000;
const KILLS = 200;
const CUTS = 200;
const SENT = `select count(*)::int as n from invitations where state = 'sent' and code_digest is not null`;

it(`mailers killed ${KILLS} times, ${MAILS} mails`, async () => {
  trial = await aMailTrial(MAILS);
  await killMailers(trial, KILLS, MAILS / KILLS);
  const { people, repeated, confused } = arrivalsIn(trial.mailbox);
  console.log(`${KILLS} mailers killed over ${MAILS} mails: ${MAILS - people} lost, ${repeated} repeated`);
  expect([people, confused, await countOf(trial.database, SENT)]).toEqual([MAILS, 0, MAILS]);
  expect(repeated).toBeLessThanOrEqual(KILLS);
});

it(`links cut ${CUTS} times between the final dot and the answer, ${MAILS} mails`, async () => {
  trial = await aMailTrial(MAILS);
  const cuts = await cutLinks(trial, CUTS, MAILS / CUTS);
  const { people, repeated, confused } = arrivalsIn(trial.mailbox);
  console.log(`${cuts} links cut over ${MAILS} mails: ${MAILS - people} lost, ${repeated} repeated`);
  expect([cuts, people, confused, await countOf(trial.database, SENT)]).toEqual([CUTS, MAILS, 0, MAILS]);
  expect(repeated).toBeLessThanOrEqual(CUTS);
});
