import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerOptions } from 'smtp-server';

export type TestServer = {
  readonly url: string;
  readonly port: number;
  /** Mails that were taken, as they came over the wire. */
  readonly raws: ReadonlyArray<Buffer>;
  /** Connections since the start. */
  readonly sockets: ReadonlyArray<Socket>;
  readonly stop: () => Promise<void>;
};

/** A mail server that takes everything, unless its options say otherwise. */
export const startSmtpServer = async (options: SMTPServerOptions = {}, port = 0): Promise<TestServer> => {
  const raws: Buffer[] = [];
  const sockets: Socket[] = [];
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'], disableReverseLookup: true, logger: false },
    onData: (stream, _session, answer) => void buffer(stream).then((raw) => (raws.push(raw), answer(null))),
    ...options,
  });
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => sockets.push(socket));
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  const { port: at } = server.server.address() as AddressInfo;
  const stop = async (): Promise<void> => {
    sockets.forEach((socket) => socket.destroy());
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { url: `smtp://127.0.0.1:${at}`, port: at, raws, sockets, stop };
};
