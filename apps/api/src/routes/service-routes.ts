import { Router } from 'express';

/** What those who run the service ask. */
export type ServiceDesk = {
  /** The database answers, its schema is up to date, the queue is there, and we are not leaving. */
  readonly isReady: () => Promise<boolean>;
  /** All metrics as text. */
  readonly scrape: () => Promise<{ readonly contentType: string; readonly text: string }>;
};

/** Alive, ready, metrics, and the document. They say nothing of any school. */
export const serviceRoutes = ({ isReady, scrape }: ServiceDesk, openApi: object): Router => {
  const document = JSON.stringify(openApi);
  return Router()
    .get('/healthz', (_req, res) => void res.json({ status: 'ok' }))
    .get('/readyz', async (_req, res) => {
      const ready = await isReady();
      res.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not-ready' });
    })
    .get('/metrics', async (_req, res) => {
      const { contentType, text } = await scrape();
      res.set('content-type', contentType).send(text);
    })
    .get('/openapi.json', (_req, res) => void res.type('json').send(document));
};
