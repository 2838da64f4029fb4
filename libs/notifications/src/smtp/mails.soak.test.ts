import type { MailOrder } from '@bloomz/invitation-core';
import { E } from '@bloomz/kernel';
import { expect, it } from 'vitest';
import { makeMailComposer } from '../mail/react-mail-composer.ts';
import { previewMails } from '../mail/samples.ts';
import { startSmtpServer } from '../testing/smtp-server.ts';
import { makeSmtpTransport } from './smtp-transport.ts';

const MAILS = 10_000;
const LEAST_PER_SECOND = 200;
const AT_ONCE = 8;

const orders = (): ReadonlyArray<MailOrder> => {
  const samples = previewMails();
  return Array.from({ length: MAILS }, (_, n) => ({
    ...samples[n % samples.length]!.order,
    messageId: `${n}.1@bloomz.example`,
  }));
};

const perSecond = async (what: string, work: () => Promise<void>): Promise<number> => {
  const start = performance.now();
  await work();
  const rate = MAILS / ((performance.now() - start) / 1_000);
  console.log(`${MAILS} mails ${what}: ${rate.toFixed(0)}/s`);
  return rate;
};

it(`writes ${MAILS} mails and hands them to a server on this machine at ${LEAST_PER_SECOND}/s or more`, async () => {
  const composer = makeMailComposer({ from: 'no-reply@bloomz.example' });
  const written = await perSecond('written', async () => {
    for (const order of orders()) expect(E.isRight(await composer.compose(order)())).toBe(true);
  });
  const server = await startSmtpServer();
  const transport = makeSmtpTransport(server.url);
  const queue = orders().values();
  const sent = await perSecond('written and sent, server in the same process', async () => {
    const sender = async (): Promise<void> => {
      for (const order of queue) {
        const mail = await composer.compose(order)();
        expect(E.isRight(mail) && E.isRight(await transport.send(mail.right)())).toBe(true);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, sender));
  });
  transport.close();
  await server.stop();
  expect(server.raws).toHaveLength(MAILS);
  expect(written).toBeGreaterThan(LEAST_PER_SECOND);
  expect(sent).toBeGreaterThan(LEAST_PER_SECOND);
});
