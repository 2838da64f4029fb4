import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { type Behaviour, toError } from './behaviour.ts';
import { type KeptMail, parseMail } from './kept-mail.ts';

/** Older mails make room for newer ones. */
export const MOST_KEPT = 5_000;

export type MailboxOptions = { readonly port?: number; readonly host?: string; readonly keep?: number };

/** A mail server that keeps what it is sent. */
export type Mailbox = {
  readonly smtpUrl: string;
  /** Oldest first. */
  readonly mails: () => ReadonlyArray<KeptMail>;
  /** How many have arrived since the start, kept or not. */
  readonly arrived: () => number;
  /** The first mail that fits, now or when it comes; fails after so many milliseconds. */
  readonly waitFor: (fits: (mail: KeptMail) => boolean, ms?: number) => Promise<KeptMail>;
  readonly clear: () => void;
  readonly behave: (behaviour: Behaviour) => void;
  /** Nobody answers at the port until `up`. */
  readonly down: () => Promise<void>;
  readonly up: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

type Watcher = { readonly fits: (mail: KeptMail) => boolean; readonly found: (mail: KeptMail) => void };
type Line = { readonly session: SMTPServerSession; readonly _socket: { readonly destroy: () => void } };

const read = async (stream: SMTPServerDataStream): Promise<Buffer> => {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
};

const after = (ms = 0): Promise<void> =>
  ms === 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms));

/** Starts a mail server on this machine. */
export const startMailbox = async ({
  port = 0,
  host = '127.0.0.1',
  keep = MOST_KEPT,
}: MailboxOptions = {}): Promise<Mailbox> => {
  let kept: KeptMail[] = [];
  let count = 0;
  let behaviour: Behaviour = {};
  const watchers = new Set<Watcher>();

  const take = async (raw: Buffer, to: string): Promise<void> => {
    count += 1;
    const mail = await parseMail(raw, { number: count, at: new Date(), to });
    kept.push(mail);
    if (kept.length > keep) kept = kept.slice(-keep);
    for (const watcher of watchers) if (watcher.fits(mail)) watcher.found(mail);
  };

  const cut = ({ id }: SMTPServerSession): void => {
    const lines = server.connections as unknown as ReadonlySet<Line>;
    for (const { session, _socket } of lines) if (session.id === id) _socket.destroy();
  };

  const receive = async (stream: SMTPServerDataStream, session: SMTPServerSession): Promise<Error | null> => {
    const to = session.envelope.rcptTo.map(({ address }) => address).join(', ');
    const raw = await read(stream);
    const verdict = behaviour.message?.(to) ?? 'accept';
    if (typeof verdict === 'object') return toError(verdict);
    await take(raw, to);
    if (verdict === 'cut') cut(session);
    await after(behaviour.delayMs);
    return null;
  };

  const listen = async (at: number): Promise<SMTPServer> => {
    const made = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      logger: false,
      onConnect: (_session, answer) => answer(behaviour.greeting && toError(behaviour.greeting)),
      onRcptTo: ({ address }, _session, answer) => {
        const refusal = behaviour.recipient?.(address);
        answer(refusal && toError(refusal));
      },
      onData: (stream, session, answer) => {
        receive(stream, session).then(answer, (error: Error) => answer(error));
      },
    });
    made.on('error', () => undefined);
    made.listen(at, host);
    await once(made.server, 'listening');
    return made;
  };

  let server = await listen(port);
  const { port: chosen } = server.server.address() as AddressInfo;
  const down = async (): Promise<void> => {
    for (const { _socket } of server.connections as unknown as ReadonlySet<Line>) _socket.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };

  return {
    smtpUrl: `smtp://${host}:${chosen}`,
    mails: () => kept,
    arrived: () => count,
    waitFor: (fits, ms = 10_000) => {
      const there = kept.find(fits);
      if (there !== undefined) return Promise.resolve(there);
      return new Promise((resolve, reject) => {
        const watcher: Watcher = {
          fits,
          found: (mail) => {
            clearTimeout(patience);
            watchers.delete(watcher);
            resolve(mail);
          },
        };
        const patience = setTimeout(() => {
          watchers.delete(watcher);
          reject(new Error(`no such mail within ${ms} ms; ${count} have arrived`));
        }, ms);
        watchers.add(watcher);
      });
    },
    clear: () => void (kept = []),
    behave: (next) => void (behaviour = next),
    down,
    up: async () => void (server = await listen(chosen)),
    stop: down,
  };
};
