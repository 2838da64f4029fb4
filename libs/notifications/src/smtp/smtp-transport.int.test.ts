import { buffer } from 'node:stream/consumers';
import type { ReadyMail } from '@bloomz/invitation-core';
import { E } from '@bloomz/kernel';
import { simpleParser } from 'mailparser';
import type { SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { hostileNames } from '../testing/names.ts';
import { startSmtpServer } from '../testing/smtp-server.ts';
import type { TestServer } from '../testing/smtp-server.ts';
import { makeMailComposer } from '../mail/react-mail-composer.ts';
import { sampleOrder } from '../mail/samples.ts';
import { makeSmtpTransport } from './smtp-transport.ts';
import type { SmtpOptions, SmtpTransport } from './smtp-transport.ts';

const PRIVATE = 'reader@families.example';
const aMail = (change: Partial<ReadyMail> = {}): ReadyMail => ({
  messageId: 'one.1@bloomz.example',
  from: '"Quillbrook via Bloomz" <no-reply@bloomz.example>',
  to: PRIVATE,
  replyTo: 'office@school.example',
  subject: 'Join us',
  html: '<p>Hello</p>',
  text: 'Hello',
  headers: { 'Auto-Submitted': 'auto-generated' },
  ...change,
});

const reply = (responseCode: number, words: string): Error => Object.assign(new Error(words), { responseCode });

const ends: Array<() => void> = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

const startServer = async (options: SMTPServerOptions = {}, port = 0): Promise<TestServer> => {
  const server = await startSmtpServer(options, port);
  ends.push(() => void server.stop());
  return server;
};
const transportTo = (url: string, options: SmtpOptions = {}): SmtpTransport => {
  const transport = makeSmtpTransport(url, options);
  ends.push(transport.close);
  return transport;
};
const outcomeOf = async (transport: SmtpTransport, mail = aMail()): Promise<unknown> => {
  const outcome = await transport.send(mail)();
  return E.isLeft(outcome) ? outcome.left : 'sent';
};

describe('the SMTP transport', () => {
  it('sends under the Message-ID it is given, with every header', async () => {
    const { url, raws } = await startServer();
    expect(await outcomeOf(transportTo(url))).toBe('sent');
    const mail = await simpleParser(raws[0]!);
    expect(mail.messageId).toBe('<one.1@bloomz.example>');
    expect(mail.from?.value).toEqual([{ name: 'Quillbrook via Bloomz', address: 'no-reply@bloomz.example' }]);
    expect(mail.replyTo?.text).toBe('office@school.example');
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail).toMatchObject({ subject: 'Join us', text: 'Hello', html: '<p>Hello</p>' });
    expect(mail.headers.has('x-mailer')).toBe(false);
  });

  it('keeps to its connections', async () => {
    const { url, raws, sockets } = await startServer();
    const transport = transportTo(url);
    await Promise.all(Array.from({ length: 250 }, () => outcomeOf(transport)));
    expect(raws).toHaveLength(250);
    expect(sockets.length).toBeLessThanOrEqual(4);
  });

  it.each([
    [
      'a recipient for now',
      { onRcptTo: (_a, _s, answer) => answer(reply(450, `4.2.1 ${PRIVATE} is busy`)) },
      { _tag: 'MailDeferred', reason: '450 4.2.1' },
    ],
    [
      'a recipient for ever',
      { onRcptTo: (_a, _s, answer) => answer(reply(550, `5.1.1 no ${PRIVATE} here`)) },
      { _tag: 'MailRefused', reason: '550 5.1.1' },
    ],
    [
      'a recipient without saying more',
      { onRcptTo: (_a, _s, answer) => answer(reply(550, 'no')) },
      { _tag: 'MailRefused', reason: '550' },
    ],
    [
      'a message for now',
      { onData: (stream, _s, answer) => void buffer(stream).then(() => answer(reply(452, '4.3.1 full'))) },
      { _tag: 'MailDeferred', reason: '452 4.3.1' },
    ],
    [
      'a message for ever',
      { onData: (stream, _s, answer) => void buffer(stream).then(() => answer(reply(554, '5.7.1 spam'))) },
      { _tag: 'MailRefused', reason: '554 5.7.1' },
    ],
    [
      'a sender for ever',
      { onMailFrom: (_a, _s, answer) => answer(reply(553, '5.7.1 not you')) },
      { _tag: 'MailServerDown', detail: 'EENVELOPE 553 5.7.1' },
    ],
    [
      'whoever has not signed in',
      { onMailFrom: (_a, _s, answer) => answer(reply(530, '5.7.0 first sign in')) },
      { _tag: 'MailServerDown', detail: 'EENVELOPE 530 5.7.0' },
    ],
    [
      'everybody, in the middle',
      { onRcptTo: (_a, _s, answer) => answer(reply(421, '4.3.2 closing')) },
      { _tag: 'MailServerDown' },
    ],
    ['everybody for now', { onConnect: (_s, answer) => answer(reply(421, '4.3.2 later')) }, { _tag: 'MailServerDown' }],
    [
      'everybody for ever',
      { onConnect: (_s, answer) => answer(reply(554, '5.7.1 go away')) },
      { _tag: 'MailServerDown' },
    ],
  ] as ReadonlyArray<readonly [string, SMTPServerOptions, object]>)(
    'tells apart a server that refuses %s',
    async (_what, options, fault) => {
      const { url } = await startServer(options);
      const transport = transportTo(url);
      const outcome = await outcomeOf(transport);
      expect(outcome).toMatchObject(fault);
      expect(JSON.stringify(outcome)).not.toContain('families.example');
      expect(transport.isUp()).toBe(!JSON.stringify(outcome).includes('MailServerDown'));
    },
  );

  it('blames a refused login on nobody', async () => {
    const { port } = await startServer({
      ...{ authOptional: false, disabledCommands: ['STARTTLS'], allowInsecureAuth: true },
      onAuth: (_auth, _session, answer) => answer(reply(535, '5.7.8 wrong')),
    });
    expect(await outcomeOf(transportTo(`smtp://us:secret@127.0.0.1:${port}`))).toMatchObject({
      _tag: 'MailServerDown',
      detail: expect.stringContaining('EAUTH') as string,
    });
  });

  it('goes on after the server was away', async () => {
    const first = await startServer();
    const transport = transportTo(first.url);
    expect(await outcomeOf(transport)).toBe('sent');
    await first.stop();
    expect(await outcomeOf(transport)).toMatchObject({ _tag: 'MailServerDown' });
    expect(transport.isUp()).toBe(false);
    const again = await startServer({}, first.port);
    expect(await outcomeOf(transport)).toBe('sent');
    expect(transport.isUp()).toBe(true);
    expect(again.raws).toHaveLength(1);
  });

  it('does not repeat by itself a mail of which the answer was lost', async () => {
    const taken: Buffer[] = [];
    const server = await startServer({
      onData: (stream) =>
        void buffer(stream).then((raw) => (taken.push(raw), server.sockets.forEach((socket) => socket.destroy()))),
    });
    const transport = transportTo(server.url);
    expect(await outcomeOf(transport)).toMatchObject({ _tag: 'MailServerDown' });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(taken).toHaveLength(1);
  });

  it('sends over a new connection when an idle one was closed', async () => {
    const server = await startServer();
    const transport = transportTo(server.url);
    expect(await outcomeOf(transport)).toBe('sent');
    server.sockets.forEach((socket) => socket.destroy());
    expect(await outcomeOf(transport)).toBe('sent');
    expect(server.raws).toHaveLength(2);
  });

  it.each([
    ['in the greeting', { onConnect: () => undefined }],
    ['in the middle of a mail', { onRcptTo: () => undefined }],
    ['after the final dot', { onData: (stream) => void stream.resume() }],
  ] as ReadonlyArray<readonly [string, SMTPServerOptions]>)(
    'waits for no server that is silent %s',
    async (_where, options) => {
      const { url } = await startServer(options);
      const transport = transportTo(url, { greetingTimeoutMs: 200, socketTimeoutMs: 200 });
      expect(await outcomeOf(transport)).toMatchObject({
        _tag: 'MailServerDown',
        detail: expect.stringContaining('ETIMEDOUT') as string,
      });
    },
  );

  it('gives a mail only so much time', async () => {
    const { url } = await startServer({ onData: (stream) => void stream.resume() });
    expect(await outcomeOf(transportTo(url, { mailTimeoutMs: 200 }))).toMatchObject({ _tag: 'MailServerDown' });
  });

  it('lets nothing into a header or the envelope that is not meant for it', async () => {
    const { url, raws } = await startServer();
    const transport = transportTo(url);
    const evil = 'x\r\nBcc: other@evil.example\r\n\r\nbody';
    for (const change of [
      { subject: evil },
      { messageId: evil },
      { from: `"${evil}" <no-reply@bloomz.example>` },
      { headers: { 'Content-Language': evil } },
    ]) {
      await outcomeOf(transport, aMail(change));
    }
    expect(await outcomeOf(transport, aMail({ to: `a@x.example>\r\nRCPT TO:<b@y.example` }))).toMatchObject({
      _tag: 'MailRefused',
    });
    const mails = await Promise.all(raws.map((raw) => simpleParser(raw)));
    expect(mails).toHaveLength(4);
    for (const mail of mails) {
      expect(mail.headers.has('bcc')).toBe(false);
      expect(mail.text).toBe('Hello');
    }
  });

  it('carries 500 names that nobody has', async () => {
    const { url, raws } = await startServer();
    const transport = transportTo(url);
    const composer = makeMailComposer({ from: 'no-reply@bloomz.example' });
    for (const name of hostileNames()) {
      const order = { ...sampleOrder('family-join', 'en'), school: { name: `School ${name}`, replyTo: null } };
      const mail = await composer.compose({
        ...order,
        content: { kind: 'family-join', firstName: name, joinedName: name },
      })();
      if (E.isLeft(mail)) throw new Error(mail.left.flaw);
      expect(await outcomeOf(transport, mail.right)).toBe('sent');
    }
    expect(raws).toHaveLength(500);
    for (const raw of raws) {
      const { headerLines, from, to, attachments } = await simpleParser(raw);
      expect(headerLines.map(({ key }) => key).sort()).toEqual([
        'auto-submitted',
        'content-language',
        'content-type',
        'date',
        'from',
        'message-id',
        'mime-version',
        'subject',
        'to',
        'x-auto-response-suppress',
      ]);
      expect(from?.value.map(({ address }) => address)).toEqual(['no-reply@bloomz.example']);
      expect([to].flat().flatMap((one) => one?.value.map(({ address }) => address))).toEqual([
        'reader@families.example',
      ]);
      expect(attachments).toEqual([]);
    }
  });
});
