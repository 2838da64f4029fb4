import type { Operation, Principal } from '@bloomz/access-core';
import { disconnectDistrict, getDistrict, reconnectDistrict } from '@bloomz/api-contract';
import { pipe, TE } from '@bloomz/kernel';
import type { DistrictId } from '@bloomz/onboarding-core';
import { Router } from 'express';
import type { Services } from '../compose.ts';
import type { Gate } from '../gate.ts';
import { actorOf } from '../http/caller.ts';
import { mount } from '../http/mount.ts';
import { ok } from '../http/replies.ts';
import type { BodyOf } from '../json/body-of.ts';
import { toDistrictJson } from '../json/district-json.ts';
import type { ApiError } from '../problems/api-error.ts';
import { districtIdIn } from './parsed.ts';

type Of<T> = TE.TaskEither<ApiError, T>;
type Shown = ReturnType<typeof ok<BodyOf<typeof getDistrict>>>;

export const districtRoutes = (services: Services, gate: Gate): Router => {
  const router = Router();

  const admitted = (caller: Principal, operation: Operation, params: { readonly districtId: string }): Of<DistrictId> =>
    pipe(
      districtIdIn(params),
      TE.flatMap((id) => gate.district(caller, operation, id)),
    );

  const show = (id: DistrictId): Of<Shown> =>
    pipe(
      services.districtStatus(id),
      TE.map(({ district, facts }) => ok(toDistrictJson(district, facts))),
    );

  mount(router, getDistrict)(({ params }, caller) => pipe(admitted(caller, 'district.read', params), TE.flatMap(show)));

  mount(
    router,
    disconnectDistrict,
  )(({ params }, caller) =>
    pipe(
      admitted(caller, 'district.disconnect', params),
      TE.tap((id) => services.disconnectDistrict(id, actorOf(caller))),
      TE.flatMap(show),
    ),
  );

  mount(
    router,
    reconnectDistrict,
  )(({ params }, caller) =>
    pipe(
      admitted(caller, 'district.reconnect', params),
      TE.tap((id) => services.reconnectDistrict(id, actorOf(caller))),
      TE.flatMap(show),
    ),
  );

  return router;
};
