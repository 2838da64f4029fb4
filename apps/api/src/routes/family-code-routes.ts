import type { Principal } from '@bloomz/access-core';
import {
  getFamilyLetters,
  issueFamilyCodes,
  listFamilyCodes,
  reissueFamilyCode,
  revokeFamilyCode,
  revokeFamilyJoin,
} from '@bloomz/api-contract';
import type { FamilyCodeRequest, Letter, ListedFamilyCode, PaperSize } from '@bloomz/invitation-core';
import { pipe, TE } from '@bloomz/kernel';
import { type Response, Router } from 'express';
import type { Services } from '../compose.ts';
import type { Gate } from '../gate.ts';
import { actorOf } from '../http/caller.ts';
import { mount } from '../http/mount.ts';
import { ok } from '../http/replies.ts';
import { toFamilyCodeJson } from '../json/family-json.ts';
import type { ApiError } from '../problems/api-error.ts';
import { schoolIn } from './school-in.ts';

/** Waits while the reader is slower than the press. */
const pour =
  (res: Response) =>
  async (piece: Uint8Array): Promise<void> => {
    if (res.closed || res.write(piece)) return;
    await new Promise<void>((resolve) => {
      res.once('drain', resolve).once('close', resolve);
    });
  };

/** Ways in for families whom no mail reaches. */
export const familyCodeRoutes = (services: Services, gate: Gate): Router => {
  const router = Router();
  const at = schoolIn(gate);

  mount(
    router,
    listFamilyCodes,
  )(({ params, query }, caller) =>
    pipe(
      at(caller, 'family.read', params),
      TE.flatMap(({ ref: school }) => services.listFamilyCodes(school, query)),
      TE.map(({ items, next }) => ok({ items: items.map(toFamilyCodeJson), next })),
    ),
  );

  mount(
    router,
    issueFamilyCodes,
  )(({ params, body }, caller) =>
    pipe(
      at(caller, 'family.manage', params),
      TE.flatMap(({ ref: school }) =>
        services.issueFamilyCodes({
          school,
          children: body.children ?? 'without-reachable-adult',
          actor: actorOf(caller),
        }),
      ),
      TE.map(({ issued, kept, unknown }) => ok({ issued: issued.length, kept, unknown })),
    ),
  );

  type AtCode = { readonly schoolId: string; readonly code: string };
  const change =
    <Failed extends ApiError>(act: (request: FamilyCodeRequest) => TE.TaskEither<Failed, ListedFamilyCode>) =>
    (
      params: AtCode,
      caller: Principal,
    ): TE.TaskEither<ApiError, { status: 200; body: ReturnType<typeof toFamilyCodeJson> }> =>
      pipe(
        at(caller, 'family.manage', params),
        TE.flatMap(({ ref: school }): TE.TaskEither<ApiError, ListedFamilyCode> =>
          act({ school, id: params.code, actor: actorOf(caller) }),
        ),
        TE.map((code) => ok(toFamilyCodeJson(code))),
      );
  mount(router, reissueFamilyCode)(({ params }, caller) => change(services.reissueFamilyCode)(params, caller));
  mount(router, revokeFamilyCode)(({ params }, caller) => change(services.revokeFamilyCode)(params, caller));
  mount(
    router,
    revokeFamilyJoin,
  )(({ params }, caller) =>
    change((request) => services.revokeFamilyJoin({ ...request, userId: params.cleverId }))(params, caller),
  );

  const print = (
    res: Response,
    letters: ReadonlyArray<Letter>,
    size: PaperSize,
  ): TE.TaskEither<ApiError, { status: 200; body: string }> =>
    TE.fromTask(async () => {
      res.status(200).set({
        'content-type': 'application/pdf',
        'content-disposition': 'attachment; filename="family-letters.pdf"',
        'cache-control': 'no-store',
      });
      await services.letterPress.print(letters, size, pour(res))();
      res.end();
      return { status: 200 as const, body: '' };
    });

  mount(
    router,
    getFamilyLetters,
  )(({ params, query: { size, code } }, caller, { res }) =>
    pipe(
      at(caller, 'family.print', params),
      TE.flatMap(({ ref: school }): TE.TaskEither<ApiError, ReadonlyArray<Letter>> =>
        services.lettersOf(school, code === undefined ? 'all' : [code]),
      ),
      TE.filterOrElse(
        ({ length }) => length > 0,
        (): ApiError => ({ _tag: 'NotFound' }),
      ),
      TE.flatMap((letters) => print(res, letters, size)),
    ),
  );
  return router;
};
