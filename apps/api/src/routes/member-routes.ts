import { changeMemberRole, getMember, listMembers } from '@bloomz/api-contract';
import { districtScope, inScope } from '@bloomz/bloomz-persistence';
import { pipe, TE } from '@bloomz/kernel';
import type { ListedMember, SchoolRef } from '@bloomz/onboarding-core';
import { Router } from 'express';
import type { Services } from '../compose.ts';
import type { Gate } from '../gate.ts';
import { actorOf } from '../http/caller.ts';
import { etagOf, ifMatch } from '../http/etag.ts';
import { mount } from '../http/mount.ts';
import { ok, tagged } from '../http/replies.ts';
import type { BodyOf } from '../json/body-of.ts';
import { toMemberJson } from '../json/listed-json.ts';
import { appointmentFor } from './appointment-for.ts';
import { schoolIdIn } from './parsed.ts';

type Found = { readonly school: SchoolRef; readonly listed: ListedMember };

const show = ({ school, listed }: Found): ReturnType<typeof tagged<BodyOf<typeof getMember>>> => {
  const body = toMemberJson(school.schoolId, listed);
  return tagged(body, etagOf(body));
};

export const memberRoutes = (services: Services, gate: Gate): Router => {
  const router = Router();

  mount(
    router,
    listMembers,
  )(({ params, query }, caller) =>
    pipe(
      schoolIdIn(params),
      TE.flatMap((id) => gate.school(caller, 'member.list', id)),
      TE.bindTo('school'),
      TE.bindW('page', ({ school }) => services.lists.members(school.ref, query)),
      TE.map(({ school, page: { items, next } }) =>
        ok({ items: items.map((listed) => toMemberJson(school.ref.schoolId, listed)), next }),
      ),
    ),
  );

  mount(
    router,
    getMember,
  )(({ params }, caller) => pipe(gate.member(caller, 'member.list', params.memberId), TE.map(show)));

  mount(
    router,
    changeMemberRole,
  )(({ params: { memberId }, headers, body: { role } }, caller) =>
    pipe(
      TE.Do,
      TE.bindW('found', () => gate.member(caller, 'member.appoint', memberId)),
      TE.bindW('appointment', ({ found }) => TE.fromEither(appointmentFor(found.listed, role))),
      TE.flatMap(({ found: { school }, appointment }) => {
        const matches = (listed: ListedMember): boolean =>
          ifMatch(headers['if-match'], toMemberJson(school.schoolId, listed));
        const appointing = { memberId, appointment, matches, actor: actorOf(caller) };
        return pipe(
          inScope(districtScope(school.districtId), services.appointMember(appointing)),
          TE.map((listed) => show({ school, listed })),
        );
      }),
    ),
  );

  return router;
};
