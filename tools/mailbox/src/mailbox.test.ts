import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Mailbox, startMailbox } from './mailbox.ts';
import { mailboxPages } from './pages.ts';

let mailbox: Mailbox;
beforeEach(async () => {
  mailbox = await startMailbox();
});
afterEach(() => mailbox.stop());

const send = (to = 'somebody@example.org', subject = 'Hello'): Promise<unknown> =>
  createTransport(mailbox.smtpUrl).sendMail({
    ...{
      from: 'school@example.org',
      to,
      subject,
      text: 'In words: https://bloomz.example/join/x?a=1&b=2 <i>',
      html: '<p>In <b>words</b></p>',
    },
    messageId: '<one@example.org>',
  });

describe('the mailbox', () => {
  it('keeps what it is sent', async () => {
    await send();
    const mail = await mailbox.waitFor(({ to }) => to === 'somebody@example.org');
    expect(mail).toMatchObject({
      number: 1,
      subject: 'Hello',
      messageId: '<one@example.org>',
      html: '<p>In <b>words</b></p>',
    });
    expect(mailbox.arrived()).toBe(1);
  });

  it('refuses whom it is told to refuse', async () => {
    mailbox.behave({
      recipient: (address) => (address.startsWith('gone') ? { code: 550, text: '5.1.1 unknown' } : undefined),
    });
    await expect(send('gone@example.org')).rejects.toMatchObject({ responseCode: 550 });
    await send('here@example.org');
    expect(mailbox.mails().map(({ to }) => to)).toEqual(['here@example.org']);
  });

  it('turns everybody away at the door', async () => {
    mailbox.behave({ greeting: { code: 421, text: '4.3.2 later' } });
    await expect(send()).rejects.toMatchObject({ responseCode: 421 });
  });

  it('keeps a mail and breaks the line before the answer', async () => {
    mailbox.behave({ message: () => 'cut' });
    await expect(send()).rejects.toThrow();
    expect(mailbox.arrived()).toBe(1);
  });

  it('is away and comes back at the same port', async () => {
    await mailbox.down();
    await expect(send()).rejects.toMatchObject({ code: 'ESOCKET' });
    await mailbox.up();
    await send();
    expect(mailbox.arrived()).toBe(1);
  });

  it('shuts a mail in, even where it is opened by itself', async () => {
    await send();
    const pages = mailboxPages(mailbox);
    const server = createServer((req, res) => void pages(req, res));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { headers } = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/mailbox/1/html`);
    server.close();
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*; sandbox allow-popups/);
  });

  it('shows mails as pages, and nothing of them as markup', async () => {
    await send('somebody@example.org', '<script>alert(1)</script>');
    const pages = mailboxPages(mailbox);
    const server = createServer((req, res) => void (pages(req, res) || res.writeHead(404).end()));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const get = async (path: string): Promise<readonly [number, string]> => {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`);
      return [answer.status, await answer.text()];
    };
    const [list, mail, html, none, other] = await Promise.all(
      ['/mailbox', '/mailbox/1', '/mailbox/1/html', '/mailbox/2', '/elsewhere'].map(get),
    );
    server.close();
    expect([list?.[0], mail?.[0], html?.[0], none?.[0], other?.[0]]).toEqual([200, 200, 200, 404, 404]);
    expect(`${list?.[1]}${mail?.[1]}`).not.toContain('<script>');
    expect(list?.[1]).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html?.[1]).toContain('<b>words</b>');
    expect(html?.[1]).toContain('<base target="_blank">');
    expect(list?.[1]).toContain('&lt;one@example.org&gt;');
    expect(mail?.[1]).toContain(
      '<a href="https://bloomz.example/join/x?a=1&amp;b=2" target="_blank" rel="noopener">https://bloomz.example/join/x?a=1&amp;b=2</a> &lt;i&gt;',
    );
  });
});
