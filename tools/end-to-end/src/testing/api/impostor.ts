import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CleverSettings } from '@bloomz/configuration';
import type { ApiWorld } from './an-api.ts';

export type Impostor = { readonly settings: CleverSettings; readonly close: () => Promise<void> };

/** A Clever whose tokens belong to another application; all else is the local Clever's. */
export const anImpostor = async ({ clever }: Pick<ApiWorld, 'clever'>): Promise<Impostor> => {
  const server = createServer((req, res) => {
    void (async () => {
      const body: Buffer[] = [];
      for await (const chunk of req) body.push(chunk as Buffer);
      const { authorization = '', 'content-type': type = 'application/json' } = req.headers;
      const answer = await fetch(clever.url + (req.url ?? ''), {
        method: req.method ?? 'GET',
        redirect: 'manual',
        headers: { authorization, 'content-type': type },
        ...(body.length > 0 && { body: Buffer.concat(body) }),
      });
      const told = req.url === '/oauth/tokeninfo' ? '{"client_id":"another-application","scopes":[]}' : undefined;
      const location = answer.headers.get('location');
      res.writeHead(answer.status, { 'content-type': 'application/json', ...(location !== null && { location }) });
      res.end(told ?? (await answer.text()));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { clientId, clientSecret } = clever;
  return {
    settings: { apiUrl: url, authUrl: url, clientId, clientSecret, foundIn: null },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
