import {
  exportInvitationProblems,
  getInvitationFunnel,
  listInvitations,
  pauseMail,
  resendInvitations,
  revokeInvitation,
} from '@bloomz/api-contract';
import { type ListedInvitation, toProblemTable } from '@bloomz/invitation-core';
import { pipe, TE } from '@bloomz/kernel';
import { stringify } from 'csv-stringify/sync';
import { Router } from 'express';
import type { Services } from '../compose.ts';
import type { Gate } from '../gate.ts';
import { actorOf } from '../http/caller.ts';
import { mount } from '../http/mount.ts';
import { ok } from '../http/replies.ts';
import { toFunnelJson, toInvitationJson, toResentJson } from '../json/invitation-json.ts';
import type { ApiError } from '../problems/api-error.ts';
import { schoolIn } from './school-in.ts';

/** Who was asked to join, how far that is, and what can be done about those whom it did not reach. */
export const invitationRoutes = (services: Services, gate: Gate): Router => {
  const router = Router();
  const at = schoolIn(gate);

  mount(
    router,
    listInvitations,
  )(({ params, query }, caller) =>
    pipe(
      at(caller, 'invitation.read', params),
      TE.flatMap(({ ref: school }) => services.listInvitations(school, query)),
      TE.map(({ items, next }) => ok({ items: items.map(toInvitationJson), next })),
    ),
  );

  mount(
    router,
    resendInvitations,
  )(({ params, body }, caller) =>
    pipe(
      at(caller, 'invitation.manage', params),
      TE.flatMap(({ ref: school }) => services.resendInvitations({ school, wish: body, actor: actorOf(caller) })),
      TE.map((resent) => ok(toResentJson(resent))),
    ),
  );

  const found = (id: string): TE.TaskEither<ApiError, ListedInvitation> =>
    pipe(
      services.findInvitation(id),
      TE.flatMap(TE.fromOption((): ApiError => ({ _tag: 'NotFound' }))),
      TE.map(({ listed }) => listed),
    );
  mount(
    router,
    revokeInvitation,
  )(({ params: { invitationId } }, caller) =>
    pipe(
      gate.invitation(caller, 'invitation.manage', invitationId),
      TE.flatMap((): TE.TaskEither<ApiError, void> => services.revokeInvitation(invitationId, actorOf(caller))),
      TE.flatMap(() => found(invitationId)),
      TE.map((listed) => ok(toInvitationJson(listed))),
    ),
  );

  mount(
    router,
    getInvitationFunnel,
  )(({ params }, caller) =>
    pipe(
      at(caller, 'invitation.read', params),
      TE.flatMap(({ ref: school }) => services.invitationFunnel(school, true)),
      TE.map((funnel) => ok(toFunnelJson(funnel))),
    ),
  );

  mount(
    router,
    exportInvitationProblems,
  )(({ params }, caller, { res }) =>
    pipe(
      at(caller, 'invitation.read', params),
      TE.flatMap(({ ref: school }) => services.listProblems(school)),
      TE.map((problems) => {
        res.set('content-disposition', 'attachment; filename="invitation-problems.csv"');
        return ok(
          stringify(
            [...toProblemTable(problems)].map((row) => [...row]),
            { bom: true },
          ),
        );
      }),
    ),
  );

  mount(
    router,
    pauseMail,
  )(({ params, body }, caller) =>
    pipe(
      at(caller, 'mail.pause', params),
      TE.flatMap(({ ref: school }) =>
        (body.paused ? services.pauseMail : services.resumeMail)(school, actorOf(caller)),
      ),
      TE.map(() => ok({ paused: body.paused })),
    ),
  );
  return router;
};
