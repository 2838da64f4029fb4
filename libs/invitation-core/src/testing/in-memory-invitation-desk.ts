import { E, O, TE } from '@bloomz/kernel';
import type { FunnelRow } from '../entities/funnel.ts';
import type { HeldInvitation } from '../entities/held-invitation.ts';
import { isMailable } from '../entities/bounce-reason.ts';
import { afterHanding } from '../entities/mail-wave.ts';
import { invitationEnd } from '../entities/mailing.ts';
import type { Page } from '../entities/page.ts';
import type { SchoolPlace } from '../entities/place.ts';
import type { Resent, ResendVerdict } from '../entities/resend.ts';
import type { DistrictFrozen, MalformedCursor } from '../errors.ts';
import type { DeskWrite, InvitationDesk, InvitationQuery, ResendWish } from '../ports/invitation-desk.ts';
import {
  endInvitation,
  isWaiting,
  type MailState,
  setWave,
  type StoredInvitation,
  type StoredMail,
} from './in-memory-mail-state.ts';

const toHeld = (stored: StoredInvitation): HeldInvitation => {
  const { id, userId, firstName, lastName, email, purpose, state, generation, sentAt, expiresAt, reason } = stored;
  const { resentAt } = stored;
  return { id, userId, firstName, lastName, email, purpose, state, generation, sentAt, expiresAt, reason, resentAt };
};

const keyOf = ({ lastName, firstName, id }: StoredInvitation): string =>
  JSON.stringify([`${lastName}\t${firstName}`.toLowerCase(), id]);
const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const ofSchool = (state: MailState, { schoolId }: SchoolPlace): ReadonlyArray<StoredInvitation> =>
  [...state.invitations.values()]
    .filter((one) => one.schoolId === schoolId)
    .sort((a, b) => compare(keyOf(a), keyOf(b)));

const matches = (state: MailState, { search, state: wanted, purpose, classId }: InvitationQuery) => {
  const words = (search ?? '')
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  return (one: StoredInvitation): boolean =>
    one.invited &&
    (wanted === undefined || one.state === wanted) &&
    (purpose === undefined || one.purpose === purpose) &&
    (classId === undefined || state.classes.some(({ id, of }) => id === classId && of.has(one.id))) &&
    words.every((word) => `${one.lastName}\t${one.firstName}`.toLowerCase().includes(word));
};

const list = (
  state: MailState,
  school: SchoolPlace,
  query: InvitationQuery,
): E.Either<MalformedCursor, Page<HeldInvitation>> => {
  const { cursor, limit } = query;
  if (cursor !== undefined && !cursor.startsWith('["')) return E.left({ _tag: 'MalformedCursor' });
  const rest = ofSchool(state, school)
    .filter(matches(state, query))
    .filter((one) => cursor === undefined || keyOf(one) > cursor);
  const shown = rest.slice(0, limit);
  const last = shown.at(-1);
  return E.right({
    items: shown.map(toHeld),
    next: last === undefined || rest.length === shown.length ? null : keyOf(last),
  });
};

let mails = 1_000_000;
export const aStoredMail = (
  like: Pick<StoredMail, 'schoolId' | 'kind' | 'ref' | 'joinedName' | 'createdAt'>,
): StoredMail => ({
  ...{ id: String((mails += 1)), dueAt: null, attempts: 0, firstTriedAt: null, claim: 0, claimedUntil: null },
  ...like,
});

const queueAgain = (state: MailState, invitation: StoredInvitation, renewed: boolean, at: Date): void => {
  Object.assign(invitation, { state: 'queued', reason: null, resentAt: [...invitation.resentAt, at] });
  invitation.expiresAt = renewed ? null : invitationEnd(at);
  if (renewed) invitation.generation += 1;
  const { schoolId, id: ref } = invitation;
  state.outbox.push(aStoredMail({ schoolId, kind: 'invitation', ref, joinedName: '', createdAt: at }));
};

const LEFT: ReadonlyArray<string> = ['sent', 'bounced', 'expired'];

const resend = (
  state: MailState,
  school: SchoolPlace,
  { wish, judge }: { wish: ResendWish; judge: (held: HeldInvitation) => ResendVerdict },
  { at }: DeskWrite,
): ReadonlyArray<Resent> => {
  const { ids } = wish;
  const all = ofSchool(state, school).filter(({ invited }) => invited);
  const chosen = all
    .filter((one) => (ids === undefined ? LEFT.includes(one.state) : ids.includes(one.id)))
    .filter((one) => wish.state === undefined || one.state === wish.state)
    .filter((one) => wish.purpose === undefined || one.purpose === wish.purpose);
  const judged = chosen.map((invitation): Resent => {
    const verdict = judge(toHeld(invitation));
    if (verdict.outcome === 'queued') queueAgain(state, invitation, verdict.renewed, at);
    return { id: invitation.id, outcome: verdict.outcome, retryAt: verdict.retryAt };
  });
  const known = new Set(judged.map(({ id }) => id));
  const others = (ids ?? []).filter((id) => !known.has(id));
  return [...judged, ...others.map((id) => ({ id, outcome: 'not-now' as const, retryAt: null }))];
};

const countUp = (rows: ReadonlyArray<Omit<FunnelRow, 'count'>>): ReadonlyArray<FunnelRow> => {
  const counts = Map.groupBy(rows, (row) => JSON.stringify(row));
  return [...counts.values()].flatMap((same) => same.slice(0, 1).map((row) => ({ ...row, count: same.length })));
};

const rowOf = ({ purpose, state, reason }: StoredInvitation) => ({
  ...{ purpose, state, reason: state === 'bounced' ? reason : null },
});

const funnelRows = (state: MailState, school: SchoolPlace, byClass: boolean): ReadonlyArray<FunnelRow> => {
  const all = ofSchool(state, school).filter(({ invited }) => invited);
  const classes = state.classes.filter(({ schoolId }) => byClass && schoolId === school.schoolId);
  return [
    ...countUp(all.map((one) => ({ classId: null, className: null, ...rowOf(one) }))),
    ...[...classes]
      .sort((a, b) => compare(a.name, b.name))
      .flatMap(({ id, name, of }) =>
        countUp(all.filter((one) => of.has(one.id)).map((one) => ({ classId: id, className: name, ...rowOf(one) }))),
      ),
  ];
};

export const makeInMemoryInvitationDesk = (state: MailState): InvitationDesk => {
  const frozen = ({ schoolId }: { readonly schoolId: string }): DistrictFrozen | undefined => {
    const school = state.schools.get(schoolId);
    return school === undefined || school.connected
      ? undefined
      : { _tag: 'DistrictFrozen', districtId: school.place.districtId };
  };
  const change = <T>(schoolId: string, work: () => T): TE.TaskEither<DistrictFrozen, T> =>
    TE.fromIOEither(() => {
      const failure = frozen({ schoolId });
      return failure === undefined ? E.right(work()) : E.left(failure);
    });
  return {
    list: (school, query) => TE.fromIOEither(() => list(state, school, query)),
    find: (id) =>
      TE.fromIO(() => {
        const invitation = state.invitations.get(id);
        const school = state.schools.get(invitation?.schoolId ?? '');
        return invitation?.invited && school ? O.some({ school: school.place, held: toHeld(invitation) }) : O.none;
      }),
    resend: (school, wish, judge, by) => change(school.schoolId, () => resend(state, school, { wish, judge }, by)),
    revoke: (id) => {
      const invitation = state.invitations.get(id);
      return change(invitation?.schoolId ?? '', () => {
        if (invitation !== undefined && !['joined', 'revoked'].includes(invitation.state))
          endInvitation(state, id, { state: 'revoked', reason: 'by hand' });
      });
    },
    noteUndelivered: ({ mail, kind, reason }, { at, rules, vault }) =>
      TE.fromIO(() => {
        const invitation = state.invitations.get(mail.invitationId);
        if (invitation?.generation !== mail.generation) return false;
        const { schoolId, email, sentAt } = invitation;
        if (kind === 'complaint' && isMailable(email)) state.suppressed.add(vault.digestAddress(email));
        if (invitation.state !== 'sent' && invitation.state !== 'queued') return false;
        endInvitation(state, invitation.id, { state: 'bounced', reason });
        const waiting = isWaiting(state, schoolId);
        setWave(state, schoolId, (wave) =>
          sentAt !== null && wave.beganAt !== null && sentAt >= wave.beganAt
            ? afterHanding(wave, { handed: 0, bounced: 1, waiting, at, gateMs: rules.gateMs })
            : wave,
        );
        return true;
      }),
    funnel: (school, byClass) =>
      TE.fromIO(() => {
        const { pausedSince, trouble } = state.service;
        const own = state.schools.get(school.schoolId)?.wave.paused ?? null;
        const waiting = state.outbox.filter(({ schoolId }) => schoolId === school.schoolId).length;
        return {
          rows: funnelRows(state, school, byClass),
          mail: { paused: pausedSince === null ? own : ('everywhere' as const), trouble, waiting },
        };
      }),
    unreached: (school) =>
      TE.fromIO(() =>
        ofSchool(state, school)
          .filter(({ joined, invited, state: is, purpose }) =>
            invited ? is === 'bounced' || is === 'expired' : !joined && purpose !== 'staff',
          )
          .map((one) => ({
            ...{ userId: one.userId, firstName: one.firstName, lastName: one.lastName, role: one.purpose },
            email: one.email,
            classNames: state.classes.filter(({ of }) => of.has(one.id)).map(({ name }) => name),
            state: one.invited ? one.state : null,
            reason: one.reason,
          })),
      ),
  };
};
