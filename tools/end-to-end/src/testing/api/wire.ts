import { Agent, type IncomingHttpHeaders, request } from 'node:http';

/** A request as it goes over the wire: nothing is escaped, completed or corrected. */
export type Sent = {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer | undefined;
};

export type Answer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Empty for a stream, which is left as soon as it has begun. */
  readonly text: string;
};

export type Wire = { readonly send: (sent: Sent) => Promise<Answer>; readonly close: () => void };

const isStream = (headers: IncomingHttpHeaders): boolean =>
  headers['content-type']?.startsWith('text/event-stream') === true;

const PATIENCE_MS = 20_000;

/** A few connections that are kept open, as a proxy has them. */
export const makeWire = (url: string, connections: number): Wire => {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const send: Wire['send'] = ({ method, path, headers, body }) =>
    new Promise((resolve, reject) => {
      const length = body === undefined ? {} : { 'content-length': String(body.length) };
      const asking = request({ agent, hostname, port, method, path, headers: { ...headers, ...length } });
      asking.setTimeout(PATIENCE_MS, () => asking.destroy(new Error('no answer')));
      asking.once('error', reject);
      asking.once('response', (response) => {
        const { statusCode: status = 0, headers: got } = response;
        const chunks: Buffer[] = [];
        const done = (): void => resolve({ status, headers: got, text: Buffer.concat(chunks).toString() });
        response.on('data', (chunk: Buffer) => chunks.push(chunk)).once('end', done);
        response.once('error', reject);
        if (!isStream(got) || method === 'HEAD') return;
        chunks.length = 0;
        response.removeAllListeners('error').once('error', () => undefined);
        done();
        response.destroy();
      });
      asking.end(body);
    });
  return { send, close: () => agent.destroy() };
};
