import { createHash } from 'node:crypto';
import type { Operation, Principal } from '@bloomz/access-core';
import {
  approveImport,
  cancelImport,
  getImport,
  listImports,
  rejectImport,
  startImport,
  watchImport,
} from '@bloomz/api-contract';
import { districtScope, inScope } from '@bloomz/bloomz-persistence';
import { pipe, TE } from '@bloomz/kernel';
import type { Actor, ImportOptions, Run, RunId, SchoolId } from '@bloomz/onboarding-core';
import { Router } from 'express';
import type { Services } from '../compose.ts';
import type { Gate } from '../gate.ts';
import { actorOf, callerKey } from '../http/caller.ts';
import { mount } from '../http/mount.ts';
import { accepted, ok } from '../http/replies.ts';
import { toImportOptions } from '../json/options-json.ts';
import { toRunSummaryJson } from '../json/run-json.ts';
import type { ApiError } from '../problems/api-error.ts';
import type { EventHub } from '../sse/event-hub.ts';
import { schoolIdIn } from './parsed.ts';
import { makeRunView } from './run-view.ts';
import { streamRun } from './stream-run.ts';

type Of<T> = TE.TaskEither<ApiError, T>;

const fingerprintOf = (schoolId: SchoolId, options: ImportOptions): string =>
  createHash('sha256')
    .update(JSON.stringify([schoolId, options]))
    .digest('hex');

const addressOf = (runId: RunId): string => `/v1/imports/${runId}`;

export const importRoutes = (services: Services, gate: Gate, hub: EventHub): Router => {
  const router = Router();
  const view = makeRunView(services);

  /** What may be decided about a run, by a person whose name it will bear. */
  const decide = <A>(
    caller: Principal,
    operation: Operation,
    runId: RunId,
    decision: (run: Run, actor: Actor) => Of<A>,
  ): Of<A> =>
    pipe(
      TE.Do,
      TE.bind('run', () => gate.run(caller, operation, runId)),
      TE.flatMap(({ run }) => inScope(districtScope(run.school.districtId), decision(run, actorOf(caller)))),
    );

  mount(
    router,
    startImport,
  )(({ params, headers, body }, caller) =>
    pipe(
      TE.Do,
      TE.bind('schoolId', () => schoolIdIn(params)),
      TE.bindW('school', ({ schoolId }) => gate.school(caller, 'run.start', schoolId)),
      TE.let('options', () => toImportOptions(body)),
      TE.flatMap(({ school: { ref }, options }) => {
        const { schoolId, districtId } = ref;
        const once = {
          caller: callerKey(caller),
          key: headers['idempotency-key'],
          request: fingerprintOf(schoolId, options),
        };
        return inScope(
          districtScope(districtId),
          services.startImport({ schoolId, actor: actorOf(caller), options, once }),
        );
      }),
      TE.flatMap((runId) => view.current(runId)),
      TE.map((run) => accepted(run, addressOf(run.id))),
    ),
  );

  mount(
    router,
    listImports,
  )(({ params, query }, caller) =>
    pipe(
      schoolIdIn(params),
      TE.flatMap((id) => gate.school(caller, 'run.read', id)),
      TE.flatMap(({ ref }) => services.runs.recent(ref, query.limit)),
      TE.map((runs) => ok({ items: runs.map(toRunSummaryJson), next: null })),
    ),
  );

  mount(
    router,
    getImport,
  )(({ params }, caller) => pipe(gate.run(caller, 'run.read', params.runId), TE.flatMap(view.of), TE.map(ok)));

  mount(
    router,
    watchImport,
  )(({ params, headers }, caller, { res }) =>
    pipe(
      TE.Do,
      TE.bind('run', () => gate.run(caller, 'run.read', params.runId)),
      TE.let('after', () => headers['last-event-id'] ?? 0),
      TE.bindW('expectation', ({ run }) => view.expectationOf(run)),
      TE.bindW('past', ({ run, after }) => services.runEvents.after([{ runId: run.id, after }])),
      TE.tapIO((streamed) => () => streamRun(res, hub, streamed)),
      TE.map(() => ok('')),
    ),
  );

  mount(
    router,
    approveImport,
  )(({ params, body: { planHash } }, caller) =>
    pipe(
      decide(caller, 'run.decide', params.runId, ({ id }, actor) =>
        services.requestApproval({ runId: id, planHash, actor }),
      ),
      TE.flatMap(() => view.current(params.runId)),
      TE.map((run) => accepted(run, addressOf(run.id))),
    ),
  );

  mount(
    router,
    rejectImport,
  )(({ params }, caller) =>
    pipe(
      decide(caller, 'run.decide', params.runId, ({ id }, actor) => services.rejectImport(id, actor)),
      TE.flatMap(() => view.current(params.runId)),
      TE.map(ok),
    ),
  );

  mount(
    router,
    cancelImport,
  )(({ params }, caller) =>
    pipe(
      decide(caller, 'run.cancel', params.runId, ({ id }, actor) => services.cancelImport(id, actor)),
      TE.flatMap(() => view.current(params.runId)),
      TE.map(ok),
    ),
  );

  return router;
};
