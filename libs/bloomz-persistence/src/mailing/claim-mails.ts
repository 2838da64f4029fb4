import {
  type Claim,
  type ClaimedMail,
  type ClaimRequest,
  COMPLAINT,
  invitationEnd,
  isMailable,
  NO_ADDRESS,
} from '@bloomz/invitation-core';
import type { PoolClient } from 'pg';
import { bounceInvitations, type Ending } from './end-invitations.ts';
import { lockInvitations, lockNews, toFacts, type WaitingInvitation, type WaitingNews } from './load-facts.ts';
import { lockService, mayTake } from './mail-service.ts';
import { mintSecrets } from './mint-secrets.ts';
import { openSchools } from './open-schools.ts';
import { type Pick, pickMails } from './pick-mails.ts';

const COMPLAINED = `select address_digest as digest from mail_suppressions where address_digest = any ($1::text[])`;

/** Whether an address wants no mail from us. */
const findComplaints = async (
  client: PoolClient,
  waiting: ReadonlyArray<{ readonly email: string | null }>,
  { vault }: ClaimRequest,
): Promise<(email: string) => boolean> => {
  const digests = waiting.flatMap(({ email }) => (email === null ? [] : vault.digestAddress(email)));
  const { rows } = await client.query<{ readonly digest: string }>(COMPLAINED, [digests]);
  const complained = new Set(rows.map(({ digest }) => digest));
  return (email) => complained.size > 0 && complained.has(vault.digestAddress(email));
};

const DROP = `delete from outbox where id = any ($1::bigint[])`;
const TAKE = `update outbox set claim = claim + 1, claimed_until = $2 where id = any ($1::bigint[])`;
const PACE = `
  insert into mail_domains (domain, free_at)
  select domain, free_at from json_to_recordset($1::json) as paced (domain text, free_at timestamptz) order by domain
  on conflict (domain) do update set free_at = excluded.free_at`;

const pace = async (client: PoolClient, picks: ReadonlyArray<Pick>, everyMs: number): Promise<void> => {
  const free = new Map<string, number>();
  for (const { domain, slot } of picks) if (domain !== null) free.set(domain, slot.getTime() + everyMs);
  const rows = [...free].map(([domain, at]) => ({ domain, free_at: new Date(at) }));
  if (rows.length > 0) await client.query(PACE, [JSON.stringify(rows)]);
};

type Sorted = {
  readonly invitations: ReadonlyArray<WaitingInvitation>;
  readonly news: ReadonlyArray<WaitingNews>;
  readonly dropped: ReadonlyArray<string>;
  readonly endings: ReadonlyArray<Ending>;
};

/** Who gets a mail, and who is crossed off: the former in a mailer's hands from now on. */
const sortOut = async (client: PoolClient, picks: ReadonlyArray<Pick>, request: ClaimRequest): Promise<Sorted> => {
  const idsOf = (kind: string): ReadonlyArray<string> => picks.filter((pick) => pick.kind === kind).map(({ id }) => id);
  const invitations = await lockInvitations(client, idsOf('invitation'));
  const news = await lockNews(client, idsOf('family-join'));
  const complained = await findComplaints(client, [...invitations, ...news], request);
  const flawOf = (email: string | null): string | null => {
    if (!isMailable(email)) return NO_ADDRESS;
    return complained(email) ? COMPLAINT : null;
  };
  const isWelcome = ({ email, joinedName }: WaitingNews): boolean => joinedName !== null && flawOf(email) === null;
  const queued = invitations.filter(({ state }) => state === 'queued');
  const kept = queued.filter(({ email }) => flawOf(email) === null);
  const keptNews = news.filter(isWelcome);
  const staying = new Set([...kept, ...keptNews].map(({ id }) => id));
  return {
    invitations: kept,
    news: keptNews,
    dropped: [...invitations, ...news].map(({ id }) => id).filter((id) => !staying.has(id)),
    endings: queued.flatMap(({ invitationId: id, email }) => {
      const reason = flawOf(email);
      return reason === null ? [] : [{ id, reason }];
    }),
  };
};

/** In the order of their turns. */
const inOrder = (picks: ReadonlyArray<Pick>, mails: ReadonlyMap<string, Omit<ClaimedMail, 'sendAt'>>) =>
  picks.flatMap(({ id, slot }): ReadonlyArray<ClaimedMail> => {
    const mail = mails.get(id);
    return mail === undefined ? [] : [{ ...mail, sendAt: slot }];
  });

const takeMails = async (
  client: PoolClient,
  picks: ReadonlyArray<Pick>,
  request: ClaimRequest,
): Promise<ReadonlyArray<ClaimedMail>> => {
  const { now, rules } = request;
  const { invitations, news, dropped, endings } = await sortOut(client, picks, request);
  await bounceInvitations(client, endings);
  if (dropped.length > 0) await client.query(DROP, [dropped]);
  const secrets = await mintSecrets(client, invitations, request);
  const turn = { from: now, until: new Date(now.getTime() + rules.leaseMs) };
  const taken = new Map<string, Omit<ClaimedMail, 'sendAt'>>();
  const take = (mail: WaitingInvitation | WaitingNews, about: ClaimedMail['facts']['about']): void => {
    const { id, claim, attempts, firstTriedAt } = mail;
    taken.set(id, { id, claim: claim + 1, attempts, firstTriedAt, ...turn, facts: toFacts(mail, about) });
  };
  for (const mail of invitations) {
    const { invitationId, generation, resent, purpose, children } = mail;
    const own = secrets.get(invitationId);
    const about = { invitationId, generation, resent, purpose, children, expiresAt: invitationEnd(now) };
    if (own !== undefined) take(mail, { kind: 'invitation', ...about, secrets: own });
  }
  for (const mail of news) take(mail, { kind: 'family-join', ref: mail.ref, joinedName: mail.joinedName ?? '' });
  if (taken.size > 0) await client.query(TAKE, [[...taken.keys()], turn.until]);
  const mails = inOrder(picks, taken);
  await pace(
    client,
    picks.filter(({ id }) => taken.has(id)),
    1_000 / rules.perSecond,
  );
  return mails;
};

export const claimMails = async (client: PoolClient, request: ClaimRequest): Promise<Claim> => {
  const service = await lockService(client);
  const { trouble } = service;
  if (!mayTake(service, request.now)) return { mails: [], trouble };
  const open = await openSchools(client, request.now);
  const picks = await pickMails(client, open, request);
  return { mails: picks.length === 0 ? [] : await takeMails(client, picks, request), trouble };
};
