import { type RequestHandler, Router, static as serveFolder } from 'express';
import { absolutePath } from 'swagger-ui-dist';

const INDEX = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>API · Bloomz Onboarding</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/docs/assets/swagger-ui.css" />
  </head>
  <body>
    <div id="viewer"></div>
    <script src="/docs/assets/swagger-ui-bundle.js"></script>
    <script src="/docs/viewer.js"></script>
  </body>
</html>
`;

const VIEWER = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#viewer', deepLinking: true, validatorUrl: null });
`;

/** The viewer sets styles on its elements; its scripts are files of ours like any other. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

const relaxPolicy: RequestHandler = (_req, res, next) => {
  res.set('content-security-policy', POLICY);
  next();
};

/** `/docs`: the document, to read and to try. */
export const docsRoutes = (): Router =>
  Router()
    .use('/docs', relaxPolicy)
    .get('/docs', (_req, res) => void res.type('html').send(INDEX))
    .get('/docs/viewer.js', (_req, res) => void res.type('text/javascript').send(VIEWER))
    .use('/docs/assets', serveFolder(absolutePath(), { index: false, maxAge: '1h' }));
