import type { IncomingMessage } from 'node:http';
import type { Request } from 'express';

const BYTES = new WeakMap<IncomingMessage, Buffer>();

/** Keeps a body as it was sent, beside what is read of it: a signature is about its bytes. */
export const keepBytes = (req: IncomingMessage, _res: unknown, bytes: Buffer): void => void BYTES.set(req, bytes);

export const bytesOf = (req: Request): Buffer => BYTES.get(req) ?? Buffer.alloc(0);
