import { O, pipe, TE } from '@bloomz/kernel';
import { COMPLAINT, isMailable, NO_ADDRESS } from '../entities/bounce-reason.ts';
import type { Secrets } from '../entities/mail.ts';
import { afterHanding, roomIn, waveAt } from '../entities/mail-wave.ts';
import {
  type ClaimedMail,
  invitationEnd,
  type MailFacts,
  type MailRules,
  type Settlement,
} from '../entities/mailing.ts';
import type { CodeVault } from '../ports/code-vault.ts';
import type { ClaimRequest, MailQueue } from '../ports/mail-queue.ts';
import {
  endInvitation,
  isWaiting,
  type MailState,
  setWave,
  type StoredInvitation,
  type StoredMail,
} from './in-memory-mail-state.ts';

const dueOf = ({ dueAt, createdAt }: StoredMail): number => (dueAt ?? createdAt).getTime();
const inHand = ({ claimedUntil }: StoredMail, now: Date): boolean => claimedUntil !== null && claimedUntil > now;
const isDue = (mail: StoredMail, now: Date): boolean => dueOf(mail) <= now.getTime() && !inHand(mail, now);
const domainOf = (email: string | null): string => email?.split('@')[1]?.toLowerCase() ?? '';

/** Those whose turn it may be, as far as their schools let them; the oldest first. */
const eligible = (state: MailState, now: Date): ReadonlyArray<StoredMail> =>
  [...state.schools.values()]
    .flatMap(({ place: { schoolId }, connected }) => {
      setWave(state, schoolId, (wave) => waveAt(wave, isWaiting(state, schoolId), now));
      const wave = state.schools.get(schoolId)?.wave;
      if (wave === undefined || !connected) return [];
      const own = state.outbox.filter((mail) => mail.schoolId === schoolId);
      const invitations = own.filter(({ kind }) => kind === 'invitation');
      const room = roomIn(wave, invitations.filter((mail) => inHand(mail, now)).length);
      const news = wave.paused === 'by-hand' ? [] : own.filter(({ kind }) => kind === 'family-join');
      const due = invitations.filter((mail) => isDue(mail, now)).sort((a, b) => dueOf(a) - dueOf(b));
      return [...due.slice(0, room), ...news.filter((mail) => isDue(mail, now))];
    })
    .sort((a, b) => dueOf(a) - dueOf(b) || Number(a.id) - Number(b.id));

const secretsOf = (invitation: StoredInvitation, vault: CodeVault, now: Date): Secrets => {
  const known = pipe(O.fromNullable(invitation.sealed), O.flatMap(vault.open));
  const secrets = O.isSome(known) ? known.value : vault.mint();
  if (O.isNone(known))
    Object.assign(invitation, { sealed: vault.seal(secrets), codeDigest: vault.digest('code', secrets.code) });
  invitation.expiresAt = invitationEnd(now);
  return secrets;
};

const factsOf = (
  state: MailState,
  mail: StoredMail,
  person: StoredInvitation,
  { vault, now }: ClaimRequest,
): MailFacts => {
  const { name = '', language = null, admin = null } = state.schools.get(mail.schoolId) ?? {};
  const { id: invitationId, generation, purpose, children, resentAt } = person;
  return {
    to: person.email ?? '',
    firstName: person.firstName || person.lastName,
    school: { name, replyTo: admin },
    languages: [...children, language],
    about:
      mail.kind === 'family-join'
        ? { kind: 'family-join', ref: mail.id, joinedName: mail.joinedName }
        : {
            ...{ kind: 'invitation', invitationId, generation, resent: resentAt.length, purpose },
            ...{ secrets: secretsOf(person, vault, now), expiresAt: invitationEnd(now), children: children.length },
          },
  };
};

/** Whether the mail has somebody to go to; if not, it is crossed off. */
const hasReader = (state: MailState, mail: StoredMail, person: StoredInvitation, vault: CodeVault): boolean => {
  const isSuppressed = person.email !== null && state.suppressed.has(vault.digestAddress(person.email));
  const isLive = mail.kind === 'family-join' || person.state === 'queued';
  if (isLive && isMailable(person.email) && !isSuppressed) return true;
  if (mail.kind === 'invitation' && isLive)
    endInvitation(state, person.id, { state: 'bounced', reason: isSuppressed ? COMPLAINT : NO_ADDRESS });
  state.outbox = state.outbox.filter(({ id }) => id !== mail.id);
  return false;
};

const slotOf = (state: MailState, email: string | null, { now, rules }: ClaimRequest): number | undefined => {
  const slot = Math.max(now.getTime(), state.domains.get(domainOf(email)) ?? 0);
  return slot <= now.getTime() + rules.aheadMs ? slot : undefined;
};

const claim = (state: MailState, request: ClaimRequest): ReadonlyArray<ClaimedMail> => {
  const { now, rules, limit, vault } = request;
  const taken: ClaimedMail[] = [];
  for (const mail of eligible(state, now)) {
    const person = state.invitations.get(mail.ref);
    const slot = slotOf(state, person?.email ?? null, request);
    if (taken.length >= limit || person === undefined || slot === undefined) continue;
    if (!hasReader(state, mail, person, vault)) continue;
    state.domains.set(domainOf(person.email), slot + 1_000 / rules.perSecond);
    mail.claim += 1;
    mail.claimedUntil = new Date(now.getTime() + rules.leaseMs);
    const { id, claim: turn, attempts, firstTriedAt, claimedUntil: until } = mail;
    const times = { from: now, until, sendAt: new Date(slot), attempts, firstTriedAt };
    taken.push({ id, claim: turn, ...times, facts: factsOf(state, mail, person, request) });
  }
  return taken.sort((a, b) => a.sendAt.getTime() - b.sendAt.getTime());
};

const putBack = (mail: StoredMail, settlement: Settlement, at: Date): void => {
  mail.claimedUntil = null;
  if ('dueAt' in settlement) mail.dueAt = settlement.dueAt ?? mail.dueAt;
  if (settlement.outcome !== 'later') return;
  mail.attempts += 1;
  mail.firstTriedAt ??= at;
};

const settle = (state: MailState, settlement: Settlement, at: Date, rules: MailRules): boolean => {
  const mail = state.outbox.find(({ id }) => id === settlement.id);
  if (mail?.claim !== settlement.claim) return false;
  if (settlement.outcome === 'later' || settlement.outcome === 'returned') {
    putBack(mail, settlement, at);
    return true;
  }
  state.outbox = state.outbox.filter(({ id }) => id !== mail.id);
  const person = state.invitations.get(mail.ref);
  if (mail.kind === 'family-join' || person === undefined) return true;
  if (settlement.outcome === 'bounced')
    endInvitation(state, person.id, { state: 'bounced', reason: settlement.reason });
  else if (person.state === 'queued') Object.assign(person, { state: 'sent', sentAt: at });
  const bounced = settlement.outcome === 'bounced' ? 1 : 0;
  const waiting = isWaiting(state, mail.schoolId);
  setWave(state, mail.schoolId, (wave) =>
    afterHanding(wave, { handed: 1, bounced, waiting, at, gateMs: rules.gateMs }),
  );
  return true;
};

export const makeInMemoryMailQueue = (state: MailState): MailQueue => ({
  claim: (request) =>
    TE.fromIO(() => {
      const { pausedSince, trouble } = state.service;
      const mayTake = pausedSince === null && (trouble === null || trouble.nextTryAt <= request.now);
      return { mails: mayTake ? claim(state, request) : [], trouble };
    }),
  settle: (settlements, at, rules) =>
    TE.fromIO(() => settlements.filter((settlement) => settle(state, settlement, at, rules)).length),
  noteServer: (server, at) =>
    TE.fromIO(() => {
      const { failure, nextTryAt } = server.up ? { failure: '', nextTryAt: at } : server;
      state.service.trouble = server.up ? null : { since: state.service.trouble?.since ?? at, failure, nextTryAt };
    }),
  status: (now) =>
    TE.fromIO(() => {
      const { outbox, schools, service } = state;
      const paused = (why: string): number => [...schools.values()].filter(({ wave }) => wave.paused === why).length;
      const created = outbox.map(({ createdAt }) => createdAt.getTime());
      const held = outbox.filter((mail) => inHand(mail, now)).length;
      const due = outbox.filter((mail) => isDue(mail, now)).length;
      return {
        ...service,
        waiting: { due, later: outbox.length - held - due, inHand: held },
        pausedSchools: { byHand: paused('by-hand'), tooManyBounces: paused('too-many-bounces') },
        oldestSince: created.length === 0 ? null : new Date(Math.min(...created)),
      };
    }),
});
