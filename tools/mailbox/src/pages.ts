import type { IncomingMessage, ServerResponse } from 'node:http';
import type { KeptMail } from './kept-mail.ts';
import { type Mailbox, MOST_KEPT } from './mailbox.ts';

const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPED[sign] ?? sign);

const STYLE = `body{font:1rem/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color:#1d2733}
table{border-collapse:collapse;width:100%}th,td{text-align:start;padding:.4rem .6rem;border-bottom:1px solid #d0d7de;overflow-wrap:anywhere}
iframe{width:100%;height:42rem;border:1px solid #d0d7de}pre{white-space:pre-wrap;background:#f6f8fa;padding:1rem}a{color:#0b5cad}pre{unicode-bidi:plaintext}`;

const page = (title: string, body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${head}<title>${escape(title)}</title><style>${STYLE}</style></head><body><main><h1>${escape(title)}</h1>${body}</main></body></html>`;

/** The pages run nothing and load nothing; a mail is shown in a frame of its own that may open links and no more. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none'; form-action 'none'";
const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

const row = ({ number, at, to, subject, messageId }: KeptMail): string =>
  `<tr><td><a href="/mailbox/${number}"><bdi>${escape(subject || '(no subject)')}</bdi></a></td><td>${escape(to)}</td><td>${at.toISOString().slice(0, 19).replace('T', ' ')}</td><td>${escape(messageId)}</td></tr>`;

const listPage = (mails: ReadonlyArray<KeptMail>): string =>
  page(
    'Mailbox',
    `<p>${mails.length} mails, the latest first. Nothing here leaves this machine; at most the last ${MOST_KEPT} are kept, and all are gone when it stops. The page reloads by itself.</p>
    <table><thead><tr><th>Subject</th><th>To</th><th>Arrived (UTC)</th><th>Message-ID</th></tr></thead><tbody>${mails.toReversed().slice(0, 500).map(row).join('')}</tbody></table>`,
    '<meta http-equiv="refresh" content="5">',
  );

const ADDRESS = /(https?:\/\/[^\s<>"'\u2066-\u2069]+)/;
/** Addresses in a text that is escaped all over: every second part is one. */
const withLinks = (text: string): string =>
  text
    .split(ADDRESS)
    .map((part, at) =>
      at % 2 === 0 ? escape(part) : `<a href="${escape(part)}" target="_blank" rel="noopener">${escape(part)}</a>`,
    )
    .join('');

const mailPage = ({ number, subject, from, to, replyTo, messageId, text }: KeptMail): string =>
  page(
    subject || '(no subject)',
    `<p><a href="/mailbox">All mails</a></p><p>From ${escape(from)}<br>To ${escape(to)}<br>Answers to ${escape(replyTo || from)}<br>Message-ID ${escape(messageId)}</p>
    <iframe sandbox="allow-popups allow-popups-to-escape-sandbox" title="The mail" src="/mailbox/${number}/html"></iframe><h2>As text</h2><pre>${withLinks(text)}</pre>`,
  );

/** Links of a mail open beside it. */
const NEW_WINDOW = '<base target="_blank">';
const inFrame = (html: string): string =>
  /<head[\s>]/i.test(html) ? html.replace(/<head([^>]*)>/i, `<head$1>${NEW_WINDOW}`) : NEW_WINDOW + html;

type Send = (status: number, policy: string, html: string) => true;

const show = (mails: ReadonlyArray<KeptMail>, path: string, send: Send): boolean => {
  if (path === '/mailbox') return send(200, PAGE_POLICY, listPage(mails));
  const [, number, part] = /^\/mailbox\/(\d{1,9})(\/html)?$/.exec(path) ?? [];
  if (number === undefined) return false;
  const mail = mails.find((one) => one.number === Number(number));
  if (mail === undefined)
    return send(404, PAGE_POLICY, page('No such mail', '<p><a href="/mailbox">All mails</a></p>'));
  return part === undefined ? send(200, PAGE_POLICY, mailPage(mail)) : send(200, MAIL_POLICY, inFrame(mail.html));
};

/** Answers `/mailbox` and what is below it; false: the request is about something else. */
export const mailboxPages =
  ({ mails }: Pick<Mailbox, 'mails'>) =>
  (req: IncomingMessage, res: ServerResponse): boolean => {
    const path = (req.url ?? '').split('?')[0] ?? '';
    return show(mails(), path, (status, policy, html) => {
      res
        .writeHead(status, {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': policy,
          'referrer-policy': 'no-referrer',
          'x-content-type-options': 'nosniff',
          'cache-control': 'no-store',
        })
        .end(html);
      return true;
    });
  };
