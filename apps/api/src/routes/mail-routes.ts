import { recordMailEvent } from '@bloomz/api-contract';
import type { MailEvent } from '@bloomz/invitation-core';
import { E, pipe, TE } from '@bloomz/kernel';
import express, { type Request, Router } from 'express';
import { Webhook } from 'standardwebhooks';
import type { Services } from '../compose.ts';
import { mountOpen } from '../http/mount.ts';
import { bytesOf } from '../http/raw-body.ts';
import { noContent } from '../http/replies.ts';
import { sendProblem } from '../http/send-problem.ts';
import { showPage } from '../http/show-page.ts';
import { stopMailPage, stoppedPage } from '../pages/mail-pages.ts';
import type { ApiError } from '../problems/api-error.ts';

const KINDS: Readonly<Record<string, MailEvent['kind']>> = { 'mail.bounced': 'bounce', 'mail.complained': 'complaint' };

/** Without a secret nobody can have signed anything. https://www.standardwebhooks.com */
const makeProof = (secret: string | undefined) => {
  const webhook = secret === undefined ? undefined : new Webhook(secret);
  return (req: Request): E.Either<ApiError, unknown> =>
    E.tryCatch(
      () => {
        if (webhook === undefined) throw new Error('no secret');
        const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature } = req.headers;
        return webhook.verify(bytesOf(req), {
          'webhook-id': String(id),
          'webhook-timestamp': String(timestamp),
          'webhook-signature': String(signature),
        });
      },
      () => ({ _tag: 'SignatureRefused' }),
    );
};

/** What becomes of mail after it has left: bounces and complaints, and readers who want no more of it. */
export const mailRoutes = (services: Services, mailEventsSecret: string | undefined): Router => {
  const router = Router();
  const prove = makeProof(mailEventsSecret);

  mountOpen(
    router,
    recordMailEvent,
  )(({ body: { type, data } }, _caller, { req }) => {
    const kind = KINDS[type];
    return pipe(
      TE.fromEither(prove(req)),
      TE.flatMap((): TE.TaskEither<ApiError, unknown> =>
        kind === undefined
          ? TE.right(undefined)
          : services.recordMailEvent({ ...data, kind, permanent: data.permanent ?? false }),
      ),
      TE.map(() => noContent),
    );
  });

  /** A mail program sends the same with one click. https://www.rfc-editor.org/rfc/rfc8058 */
  return router
    .get('/mail/stop/:token', (req, res) => showPage(res, stopMailPage(req.params.token)))
    .post('/mail/stop/:token', express.urlencoded({ extended: false, limit: '4kb' }), async (req, res) => {
      const stopped = await services.stopMail(req.params.token)();
      if (E.isLeft(stopped)) return sendProblem(req, res, stopped.left);
      showPage(res, stoppedPage);
    });
};
