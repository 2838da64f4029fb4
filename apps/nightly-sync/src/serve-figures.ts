import { createServer } from 'node:http';
import type { Registry } from 'prom-client';

/** Alive, and figures for Prometheus; everything else about runs is asked of the API. */
export const serveFigures = (
  registry: Registry,
  at: { readonly port: number; readonly host: string },
): Promise<void> => {
  const server = createServer((req, res) => {
    if (req.url === '/healthz') return void res.setHeader('content-type', 'application/json').end('{"status":"ok"}');
    if (req.url !== '/metrics') return void res.writeHead(404).end();
    void registry.metrics().then((text) => res.setHeader('content-type', registry.contentType).end(text));
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(at.port, at.host, () => resolve());
  });
};
