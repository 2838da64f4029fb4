import { beforeEach, describe, expect, it } from 'vitest';
import {
  type ClaimedMail,
  type InvitationFacts,
  MAIL_RULES,
  type MailRules,
  type Settlement,
} from '../../entities/mailing.ts';
import type { SchoolPlace } from '../../entities/place.ts';
import type { Claim } from '../../ports/mail-queue.ts';
import { afterMs, anInvitee, MAIL_NOW, type MailWorld, type MakeMailWorld } from '../mail-world.ts';
import { right } from '../joining-builders.ts';
import { makeTestVault } from '../test-vault.ts';

const DAY_MS = 86_400_000;
const vault = makeTestVault();
const OPERATOR = { kind: 'operator' } as const;

const sent = ({ id, claim }: ClaimedMail): Settlement => ({ id, claim, outcome: 'sent' });
const bounced = ({ id, claim }: ClaimedMail, reason = '550 5.1.1'): Settlement => ({
  id,
  claim,
  outcome: 'bounced',
  reason,
});
const about = ({ facts }: ClaimedMail): InvitationFacts => {
  if (facts.about.kind !== 'invitation') throw new Error('no invitation');
  return facts.about;
};
const idsOf = ({ mails }: Claim): ReadonlyArray<string> => mails.map((mail) => about(mail).invitationId);

/** Every MailQueue must pass this; call it from the adapter's own test file. */
export const mailQueueContract = (name: string, makeWorld: MakeMailWorld): void => {
  let world: MailWorld;
  let school: SchoolPlace;
  beforeEach(async () => {
    world = await makeWorld();
    school = await world.school();
  });
  const claim = (now = MAIL_NOW, like: Partial<MailRules> & { limit?: number } = {}): Promise<Claim> => {
    const { limit = 100, ...rules } = like;
    return right(world.queue.claim({ limit, now, rules: { ...MAIL_RULES, ...rules }, vault }));
  };
  const settle = (settlements: ReadonlyArray<Settlement>, at = MAIL_NOW): Promise<number> =>
    right(world.queue.settle(settlements, at, MAIL_RULES));
  const invite = (n: number, like = {}): Promise<ReadonlyArray<string>> =>
    world.invite(
      school,
      Array.from({ length: n }, () => like),
    );
  /** A wave that has passed its stages. */
  const pastCanary = async (): Promise<void> => {
    const [last] = await invite(56);
    for (let at = MAIL_NOW; (await world.wave(school))?.stage !== 2; at = afterMs(60_000, at)) {
      const { mails } = await claim(at);
      await settle(
        mails.map((mail) =>
          about(mail).invitationId === last
            ? { id: mail.id, claim: mail.claim, outcome: 'returned', dueAt: at }
            : sent(mail),
        ),
        at,
      );
      if (at > afterMs(DAY_MS)) throw new Error('never past');
    }
  };

  describe(`${name} is a MailQueue`, () => {
    it('gives all that a mail is made of', async () => {
      const place = await world.school({ name: 'Elm School', language: 'es', admin: 'head@elm.example' });
      const [id] = await world.invite(place, [{ firstName: 'Ada', email: 'ada@home.example', children: ['ar', null] }]);
      const { mails, trouble } = await claim();
      expect(trouble).toBeNull();
      expect(mails).toHaveLength(1);
      expect(mails[0]).toMatchObject({
        ...{ claim: 1, attempts: 0, firstTriedAt: null, from: MAIL_NOW, until: afterMs(MAIL_RULES.leaseMs) },
        sendAt: MAIL_NOW,
        facts: {
          ...{ to: 'ada@home.example', firstName: 'Ada', school: { name: 'Elm School', replyTo: 'head@elm.example' } },
          about: {
            ...{ kind: 'invitation', invitationId: id, generation: 1, resent: 0, purpose: 'parent', children: 2 },
            expiresAt: afterMs(14 * DAY_MS),
          },
        },
      });
      expect(mails[0]!.facts.languages.filter((language) => language !== null)).toEqual(['ar', 'es']);
    });

    it('greets by the last name whom Clever gives no first, for then it is the whole name', async () => {
      await world.invite(school, [{ firstName: '', lastName: 'Whole Name' }]);
      expect((await claim()).mails[0]?.facts.firstName).toBe('Whole Name');
    });

    it('mints a code with the first taking and keeps it for all later ones', async () => {
      const [id] = await invite(1);
      const first = about((await claim()).mails[0]!);
      const kept = await world.look(id!);
      expect(kept).toMatchObject({
        state: 'queued',
        hasSecrets: true,
        codeDigest: vault.digest('code', first.secrets.code),
      });
      const again = await claim(afterMs(MAIL_RULES.leaseMs));
      expect(about(again.mails[0]!).secrets).toEqual(first.secrets);
      expect(again.mails[0]).toMatchObject({ claim: 2 });
      expect(await world.look(id!)).toMatchObject({
        codeDigest: kept.codeDigest,
        expiresAt: afterMs(14 * DAY_MS + MAIL_RULES.leaseMs),
      });
    });

    it('gives a mail to one mailer at a time, also when many ask at once', async () => {
      await invite(5);
      const claims = await Promise.all(Array.from({ length: 6 }, () => claim(MAIL_NOW, { limit: 2 })));
      const ids = claims.flatMap(idsOf);
      expect(ids).toHaveLength(5);
      expect(new Set(ids).size).toBe(5);
      expect((await claim()).mails).toEqual([]);
    });

    it('counts what came of a turn, and nothing of one that another has followed', async () => {
      const [one, other] = await invite(2);
      const { mails: early } = await claim();
      const { mails: late } = await claim(afterMs(MAIL_RULES.leaseMs));
      expect(await settle(early.map(sent))).toBe(0);
      expect(await world.look(one!)).toMatchObject({ state: 'queued', waits: true });
      const at = afterMs(MAIL_RULES.leaseMs + 5);
      expect(await settle([sent(late[0]!), bounced(late[1]!)], at)).toBe(2);
      expect(await world.look(one!)).toMatchObject({ state: 'sent', sentAt: at, waits: false, hasSecrets: true });
      expect(await world.look(other!)).toMatchObject({
        ...{ state: 'bounced', reason: '550 5.1.1', sentAt: null, waits: false, hasSecrets: false, codeDigest: null },
      });
      expect(await settle([sent(late[0]!), bounced(late[1]!)], at)).toBe(0);
    });

    it('puts off what is to come later, and counts that; what is given back is as it was', async () => {
      await invite(2);
      const [one, other] = (await claim()).mails;
      const dueAt = afterMs(60_000);
      await settle([
        { id: one!.id, claim: one!.claim, outcome: 'later', dueAt },
        { id: other!.id, claim: other!.claim, outcome: 'returned', dueAt: null },
      ]);
      const [back, ...none] = (await claim(afterMs(1))).mails;
      expect(none).toEqual([]);
      expect(back).toMatchObject({ id: other!.id, claim: 2, attempts: 0, firstTriedAt: null });
      const [later] = (await claim(dueAt)).mails;
      expect(later).toMatchObject({ id: one!.id, claim: 2, attempts: 1, firstTriedAt: MAIL_NOW });
      await settle([{ id: later!.id, claim: 2, outcome: 'later', dueAt: afterMs(90_000) }], dueAt);
      expect((await claim(afterMs(90_000))).mails[0]).toMatchObject({ attempts: 2, firstTriedAt: MAIL_NOW });
    });

    it('moves behind the others what was given back for later', async () => {
      const [first, second] = await invite(2);
      const [mail] = (await claim(MAIL_NOW, { limit: 1 })).mails;
      expect(about(mail!).invitationId).toBe(first);
      await settle([{ id: mail!.id, claim: 1, outcome: 'returned', dueAt: afterMs(10) }]);
      expect(idsOf(await claim(afterMs(20), { limit: 1 }))).toEqual([second]);
      expect(idsOf(await claim(afterMs(20), { limit: 1 }))).toEqual([first]);
    });

    it('crosses off what has nobody to go to', async () => {
      const [joined, blank, twice, fine] = await world.invite(school, [{}, { email: null }, { email: 'a@b@c' }, {}]);
      await world.end(joined!, 'joined');
      expect(idsOf(await claim())).toEqual([fine]);
      expect(await world.look(joined!)).toMatchObject({ state: 'joined', waits: false });
      for (const id of [blank!, twice!])
        expect(await world.look(id)).toMatchObject({ state: 'bounced', reason: 'no usable address', waits: false });
    });

    it('writes to nobody who complained, however the address is spelled', async () => {
      const [angry] = await world.invite(school, [{ email: 'Angry@Home.example' }]);
      await settle((await claim()).mails.map(sent));
      const mail = { invitationId: angry!, generation: 1 };
      const write = { at: MAIL_NOW, rules: MAIL_RULES, vault };
      await right(world.desk.noteUndelivered({ mail, kind: 'complaint', reason: 'complaint' }, write));
      const [again] = await world.invite(school, [{ email: 'angry@home.EXAMPLE' }]);
      expect((await claim()).mails).toEqual([]);
      expect(await world.look(again!)).toMatchObject({ state: 'bounced', reason: 'complaint', hasSecrets: false });
    });

    it('lets a domain have no more than its pace, whoever takes', async () => {
      await pastCanary();
      const at = afterMs(10 * DAY_MS);
      await invite(30, { email: 'x@slow.example' });
      const [fast] = await invite(1, { email: 'x@fast.example' });
      const rules = { perSecond: 10, aheadMs: 1_000 };
      const first = await claim(at, { ...rules, limit: 6 });
      const rest = await claim(at, rules);
      const slow = [...first.mails, ...rest.mails].filter(({ facts }) => facts.to === 'x@slow.example');
      expect(slow.map(({ sendAt }) => sendAt.getTime() - at.getTime())).toEqual(
        Array.from({ length: 11 }, (_, n) => n * 100),
      );
      const other = [...first.mails, ...rest.mails].find((mail) => about(mail).invitationId === fast);
      expect(other?.sendAt).toEqual(at);
      await settle([...first.mails, ...rest.mails].map(sent), at);
      expect((await claim(afterMs(50, at), { perSecond: 10, aheadMs: 0 })).mails).toEqual([]);
      expect((await claim(afterMs(1_100, at), { perSecond: 10, aheadMs: 0 })).mails).toHaveLength(1);
    });

    it('begins with 5, watches them, sends 50 more, watches again, and then the rest', async () => {
      await invite(100);
      const first = await claim();
      expect(first.mails).toHaveLength(5);
      expect((await claim()).mails).toEqual([]);
      await settle(first.mails.map(sent));
      expect((await claim(afterMs(59_999))).mails).toEqual([]);
      const second = await claim(afterMs(60_000));
      expect(second.mails).toHaveLength(50);
      await settle(second.mails.map(sent), afterMs(61_000));
      expect((await claim(afterMs(120_999))).mails).toEqual([]);
      expect((await claim(afterMs(121_000), { limit: 200 })).mails).toHaveLength(45);
    });

    it('does not count what was put off, and takes others in its place', async () => {
      await invite(10);
      const { mails } = await claim();
      await settle(mails.map(({ id, claim: turn }) => ({ id, claim: turn, outcome: 'later', dueAt: afterMs(DAY_MS) })));
      expect((await claim(afterMs(1))).mails).toHaveLength(5);
    });

    it('stops a school when one of the first five bounces, until somebody says go on', async () => {
      await invite(60);
      const { mails } = await claim();
      await settle([...mails.slice(0, 4).map(sent), bounced(mails[4]!)]);
      expect((await claim(afterMs(DAY_MS))).mails).toEqual([]);
      expect(await right(world.mailSwitch.pausedAt(school))).toBe('too-many-bounces');
      expect((await right(world.queue.status(MAIL_NOW))).pausedSchools.tooManyBounces).toBe(1);
      await right(world.mailSwitch.resume(school, { actor: OPERATOR, at: afterMs(DAY_MS) }));
      expect(await right(world.mailSwitch.pausedAt(school))).toBeNull();
      expect((await claim(afterMs(DAY_MS))).mails).toHaveLength(55);
    });

    it('stops a school at 5 % in the second stage, and no other school', async () => {
      await invite(100);
      await settle((await claim()).mails.map(sent));
      const { mails } = await claim(afterMs(60_000));
      await settle(
        mails.slice(0, 2).map((mail) => bounced(mail)),
        afterMs(60_000),
      );
      expect(await right(world.mailSwitch.pausedAt(school))).toBeNull();
      await settle([bounced(mails[2]!)], afterMs(60_000));
      expect(await right(world.mailSwitch.pausedAt(school))).toBe('too-many-bounces');
      const other = await world.school();
      const [id] = await world.invite(other, [{}]);
      expect(idsOf(await claim(afterMs(60_001)))).toEqual([id]);
    });

    it('begins anew when mail waits after a time without any', async () => {
      await pastCanary();
      const at = afterMs(20 * DAY_MS);
      await settle((await claim(at)).mails.map(sent), at);
      expect(await world.wave(school)).toMatchObject({ beganAt: null, stage: 0, handed: 0 });
      await invite(20);
      expect((await claim(afterMs(1, at))).mails).toHaveLength(5);
    });

    it('begins anew also when somebody else took away what waited', async () => {
      const ids = await invite(6);
      await settle((await claim()).mails.map(sent));
      await world.end(ids[5]!, 'revoked');
      await claim(afterMs(61_000));
      await invite(20);
      expect((await claim(afterMs(62_000))).mails).toHaveLength(5);
    });

    it('gives nothing of a school that is paused or frozen, nor anything while all is paused', async () => {
      const [paused, frozen] = [await world.school(), await world.school()];
      await world.invite(paused, [{}, {}]);
      await world.invite(frozen, [{}]);
      const [id] = await invite(1);
      const write = { actor: OPERATOR, at: MAIL_NOW };
      await right(world.mailSwitch.pause(paused, write));
      await world.disconnect(frozen);
      await right(world.mailSwitch.pause('everywhere', write));
      expect((await claim()).mails).toEqual([]);
      expect((await right(world.queue.status(MAIL_NOW))).pausedSince).toEqual(MAIL_NOW);
      await right(world.mailSwitch.resume('everywhere', write));
      expect(idsOf(await claim())).toEqual([id]);
      await right(world.mailSwitch.resume(paused, write));
      expect((await claim()).mails).toHaveLength(2);
    });

    it('gives nothing before a server that is down is to be asked again', async () => {
      await invite(1);
      const down = { up: false, failure: 'ECONNREFUSED', nextTryAt: afterMs(1_000) } as const;
      await right(world.queue.noteServer(down, MAIL_NOW));
      await right(world.queue.noteServer({ ...down, nextTryAt: afterMs(2_000) }, afterMs(1_000)));
      expect(await claim(afterMs(1_999))).toMatchObject({ mails: [], trouble: { since: MAIL_NOW } });
      const { mails, trouble } = await claim(afterMs(2_000));
      expect(mails).toHaveLength(1);
      expect(trouble).toMatchObject({ since: MAIL_NOW, failure: 'ECONNREFUSED' });
      await right(world.queue.noteServer({ up: true }, afterMs(2_001)));
      expect((await right(world.queue.status(afterMs(2_001)))).trouble).toBeNull();
    });

    it('tells those who came by a code before, also while too many invitations bounce', async () => {
      const [one, other] = await world.invite(school, [
        { email: 'one@home.example' },
        { firstName: 'New', lastName: 'Adult' },
      ]);
      await world.end(one!, 'joined');
      await world.end(other!, 'joined');
      await invite(10);
      const { mails } = await claim();
      await settle([bounced(mails[0]!)]);
      await world.tell(school, one!, other!);
      const [news, ...none] = (await claim(afterMs(DAY_MS))).mails;
      expect(none).toEqual([]);
      expect(news?.facts).toMatchObject({
        to: 'one@home.example',
        about: { kind: 'family-join', joinedName: 'New Adult' },
      });
      expect(await settle([sent(news!)])).toBe(1);
      expect((await claim(afterMs(2 * DAY_MS))).mails).toEqual([]);
    });

    it('counts what waits', async () => {
      await invite(7);
      const { mails } = await claim(MAIL_NOW, { limit: 3 });
      await settle([{ id: mails[0]!.id, claim: 1, outcome: 'later', dueAt: afterMs(5_000) }]);
      expect(await right(world.queue.status(afterMs(1)))).toMatchObject({
        waiting: { due: 4, later: 1, inHand: 2 },
        oldestSince: anInvitee().queuedAt,
      });
    });
  });
};
