import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

const listenOn = (port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, host, () => {
      const { port: taken } = server.address() as AddressInfo;
      server.close(() => resolve(taken));
    });
  });

/** The wanted port, or a free one when somebody has it already. */
export const freePort = (wanted: number, host: string): Promise<number> =>
  listenOn(wanted, host).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE' || error.code === 'EACCES') return listenOn(0, host);
    throw error;
  });
