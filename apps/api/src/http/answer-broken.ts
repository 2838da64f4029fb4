import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { makeProblem, type ProblemSlug } from '@bloomz/api-contract';

const SLUGS: Readonly<Record<string, ProblemSlug>> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
};

type Broken = NodeJS.ErrnoException & { readonly rawPacket?: Buffer };

/** As far as it is still there to be seen. */
const isHead = ({ rawPacket }: Broken): boolean => rawPacket?.subarray(0, 5).toString() === 'HEAD ';

/** Answers what never becomes a request, because it is no HTTP, has too long a head, or does not arrive in time. */
export const answerBroken = (broken: Broken, socket: Duplex): void => {
  const { code = '' } = broken;
  if (code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const id = randomUUID();
  const problem = makeProblem(SLUGS[code] ?? 'malformed-request', { instance: `urn:request:${id}` });
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`,
    'connection: close',
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    "content-security-policy: default-src 'none'",
    'x-content-type-options: nosniff',
    `x-request-id: ${id}`,
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${isHead(broken) ? '' : body}`);
};
