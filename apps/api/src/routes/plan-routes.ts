import { createPlan, getPlan, listPlannedChanges } from '@bloomz/api-contract';
import { districtScope, inScope } from '@bloomz/bloomz-persistence';
import { pipe, TE } from '@bloomz/kernel';
import { Router } from 'express';
import type { Services } from '../compose.ts';
import type { Gate } from '../gate.ts';
import { atOnce } from '../http/at-once.ts';
import { actorOf } from '../http/caller.ts';
import { mount } from '../http/mount.ts';
import { created, ok } from '../http/replies.ts';
import { toImportOptions } from '../json/options-json.ts';
import { toPlanJson } from '../json/plan-json.ts';
import { schoolIdIn } from './parsed.ts';

/** A preview holds a whole school in memory, so a process makes few at once. */
const PREVIEWS_AT_ONCE = 4;

export const planRoutes = ({ previewImport, plans }: Services, gate: Gate): Router => {
  const router = Router();
  const limited = atOnce(PREVIEWS_AT_ONCE);

  mount(
    router,
    createPlan,
  )(({ params, body }, caller) =>
    pipe(
      TE.Do,
      TE.bind('schoolId', () => schoolIdIn(params)),
      TE.bindW('school', ({ schoolId }) => gate.school(caller, 'plan.create', schoolId)),
      TE.let('options', () => toImportOptions(body)),
      TE.flatMap(({ school: { ref }, options }) => {
        const preview = previewImport({ schoolId: ref.schoolId, actor: actorOf(caller), options });
        return limited(inScope(districtScope(ref.districtId), preview));
      }),
      TE.map((plan) => created(toPlanJson(plan), `/v1/plans/${plan.id}`)),
    ),
  );

  mount(
    router,
    getPlan,
  )(({ params }, caller) =>
    pipe(
      gate.plan(caller, 'plan.read', params.planId),
      TE.map((plan) => ok(toPlanJson(plan))),
    ),
  );

  mount(
    router,
    listPlannedChanges,
  )(({ params, query: { kind: kinds, worries: worriesOnly, ...query } }, caller) =>
    pipe(
      gate.plan(caller, 'plan.read', params.planId),
      TE.flatMap(({ id }) => plans.changes(id, { ...query, kinds, worriesOnly })),
      TE.map(ok),
    ),
  );

  return router;
};
