import { editClass, getClass, listClasses, listClassMembers } from '@bloomz/api-contract';
import { districtScope, inScope } from '@bloomz/bloomz-persistence';
import { pipe, TE } from '@bloomz/kernel';
import type { ListedClass, SchoolRef } from '@bloomz/onboarding-core';
import { Router } from 'express';
import type { Services } from '../compose.ts';
import type { Gate } from '../gate.ts';
import { actorOf } from '../http/caller.ts';
import { etagOf, ifMatch } from '../http/etag.ts';
import { mount } from '../http/mount.ts';
import { ok, tagged } from '../http/replies.ts';
import type { BodyOf } from '../json/body-of.ts';
import { toClassEdit, toClassJson } from '../json/listed-json.ts';
import { schoolIdIn } from './parsed.ts';

type Found = { readonly school: SchoolRef; readonly listed: ListedClass };
const show = ({ school, listed }: Found): ReturnType<typeof tagged<BodyOf<typeof getClass>>> => {
  const body = toClassJson(school.schoolId, listed);
  return tagged(body, etagOf(body));
};

export const classRoutes = (services: Services, gate: Gate): Router => {
  const router = Router();

  mount(
    router,
    listClasses,
  )(({ params, query }, caller) =>
    pipe(
      schoolIdIn(params),
      TE.flatMap((id) => gate.school(caller, 'class.list', id)),
      TE.bindTo('school'),
      TE.bindW('page', ({ school }) => services.lists.classes(school.ref, query)),
      TE.map(({ school, page: { items, next } }) =>
        ok({ items: items.map((listed) => toClassJson(school.ref.schoolId, listed)), next }),
      ),
    ),
  );

  mount(router, getClass)(({ params }, caller) => pipe(gate.class(caller, 'class.list', params.classId), TE.map(show)));

  mount(
    router,
    editClass,
  )(({ params: { classId }, headers, body }, caller) =>
    pipe(
      gate.class(caller, 'class.edit', classId),
      TE.flatMap(({ school }) => {
        const matches = (listed: ListedClass): boolean =>
          ifMatch(headers['if-match'], toClassJson(school.schoolId, listed));
        const editing = { classId, edit: toClassEdit(body), matches, actor: actorOf(caller) };
        return pipe(
          inScope(districtScope(school.districtId), services.editClass(editing)),
          TE.map((listed) => show({ school, listed })),
        );
      }),
    ),
  );

  mount(
    router,
    listClassMembers,
  )(({ params, query }, caller) =>
    pipe(
      gate.class(caller, 'class.members', params.classId),
      TE.flatMap(({ listed }) => services.lists.classMembers(listed.id, query)),
      TE.map(({ items, next }) =>
        ok({ items: items.map(({ userId, ...member }) => ({ ...member, cleverId: userId })), next }),
      ),
    ),
  );

  return router;
};
