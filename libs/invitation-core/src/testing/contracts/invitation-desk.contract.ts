import { O } from '@bloomz/kernel';
import { beforeEach, describe, expect, it } from 'vitest';
import { type ClaimedMail, MAIL_RULES } from '../../entities/mailing.ts';
import type { SchoolPlace } from '../../entities/place.ts';
import { judgeResend } from '../../entities/resend.ts';
import type { ResendWish } from '../../ports/invitation-desk.ts';
import { afterMs, aMailUuid, MAIL_NOW, type MailWorld, type MakeMailWorld } from '../mail-world.ts';
import { left, right } from '../joining-builders.ts';
import { makeTestVault } from '../test-vault.ts';

const vault = makeTestVault();
const OPERATOR = { kind: 'operator' } as const;

/** Every InvitationDesk must pass this; call it from the adapter's own test file. */
export const invitationDeskContract = (name: string, makeWorld: MakeMailWorld): void => {
  let world: MailWorld;
  let school: SchoolPlace;
  beforeEach(async () => {
    world = await makeWorld();
    school = await world.school();
  });
  const claim = async (now = MAIL_NOW): Promise<ReadonlyArray<ClaimedMail>> =>
    (await right(world.queue.claim({ limit: 100, now, rules: MAIL_RULES, vault }))).mails;
  const send = async (mails: ReadonlyArray<ClaimedMail>, at = MAIL_NOW): Promise<void> => {
    await right(
      world.queue.settle(
        mails.map(({ id, claim: turn }) => ({ id, claim: turn, outcome: 'sent' })),
        at,
        MAIL_RULES,
      ),
    );
  };
  const bounce = (invitationId: string, like: { kind?: 'complaint'; generation?: number; at?: Date } = {}) =>
    right(
      world.desk.noteUndelivered(
        { mail: { invitationId, generation: like.generation ?? 1 }, kind: like.kind ?? 'bounce', reason: '550 5.1.1' },
        { at: like.at ?? MAIL_NOW, rules: MAIL_RULES, vault },
      ),
    );
  const resend = (wish: ResendWish, at = MAIL_NOW, of = school) =>
    right(world.desk.resend(of, wish, (held) => judgeResend(held, at), { actor: OPERATOR, at }));
  const codeOf = ([mail]: ReadonlyArray<ClaimedMail>): string | undefined =>
    mail?.facts.about.kind === 'invitation' ? mail.facts.about.secrets.code : undefined;

  describe(`${name} is an InvitationDesk`, () => {
    it('lists by name, page by page, and by state, purpose, class and words', async () => {
      const people = ['Dora', 'Ada', 'Cleo', 'Bea'].map((lastName) => ({ lastName, firstName: 'First' }));
      const ids = await world.invite(school, [...people, { lastName: 'Zed', purpose: 'teacher' }]);
      await world.invite(await world.school(), [{ lastName: 'Elsewhere' }]);
      const classId = await world.schoolClass(school, 'Algebra', [ids[0]!, ids[3]!]);
      const names = async (query = {}): Promise<ReadonlyArray<string>> =>
        (await right(world.desk.list(school, { limit: 50, ...query }))).items.map(({ lastName }) => lastName);
      const first = await right(world.desk.list(school, { limit: 3 }));
      expect(first.items.map(({ lastName }) => lastName)).toEqual(['Ada', 'Bea', 'Cleo']);
      expect(await names({ cursor: first.next })).toEqual(['Dora', 'Zed']);
      expect(await names({ purpose: 'teacher' })).toEqual(['Zed']);
      expect(await names({ classId })).toEqual(['Bea', 'Dora']);
      expect(await names({ classId: 'no id' })).toEqual([]);
      expect(await names({ search: 'CLE fir' })).toEqual(['Cleo']);
      expect(await names({ state: 'sent' })).toEqual([]);
      expect(await left(world.desk.list(school, { limit: 1, cursor: 'x' }))).toEqual({ _tag: 'MalformedCursor' });
    });

    it('finds an invitation and its school', async () => {
      const [id] = await world.invite(school, [{ firstName: 'Ada' }]);
      const found = await right(world.desk.find(id!));
      expect(found).toMatchObject(O.some({ school, held: { id, firstName: 'Ada', state: 'queued' } }));
      expect(await right(world.desk.find(aMailUuid()))).toEqual(O.none);
      expect(await right(world.desk.find('no id'))).toEqual(O.none);
    });

    it('sends a living code again, in a mail of its own', async () => {
      const [id] = await world.invite(school, [{}]);
      const first = await claim();
      await send(first);
      const at = afterMs(3_600_000);
      expect(await resend({ ids: [id!] }, at)).toEqual([{ id, outcome: 'queued', retryAt: afterMs(900_000, at) }]);
      expect(await world.look(id!)).toMatchObject({ state: 'queued', generation: 1, sentAt: MAIL_NOW, waits: true });
      const second = await claim(at);
      expect(codeOf(second)).toBe(codeOf(first));
      expect(second[0]?.facts.about).toMatchObject({ generation: 1, resent: 1 });
      await send(second, at);
      expect(await resend({ ids: [id!] }, afterMs(1, at))).toEqual([
        { id, outcome: 'too-soon', retryAt: afterMs(900_000, at) },
      ]);
    });

    it('renews after a bounce or the end: another code, to the address of now', async () => {
      const [bounced, expired] = await world.invite(school, [{ email: 'wrong@home.example' }, {}]);
      const first = await claim();
      await send(first);
      await bounce(bounced!);
      await world.end(expired!, 'expired');
      await world.changeAddress(bounced!, 'right@home.example');
      const at = afterMs(3_600_000);
      const results = await resend({}, at);
      expect(results.map(({ outcome }) => outcome)).toEqual(['queued', 'queued']);
      expect(await world.look(bounced!)).toMatchObject({
        state: 'queued',
        generation: 2,
        reason: null,
        hasSecrets: false,
      });
      const again = (await claim(at)).find(({ facts }) => facts.to === 'right@home.example');
      expect(again?.facts.about).toMatchObject({ invitationId: bounced, generation: 2 });
      expect(codeOf([again!])).not.toBe(codeOf(first));
    });

    it('sends nothing to whoever joined, was revoked or waits already, and knows no ids of elsewhere', async () => {
      const [joined, revoked, waiting] = await world.invite(school, [{}, {}, {}]);
      const [elsewhere] = await world.invite(await world.school(), [{}]);
      await world.end(joined!, 'joined');
      await world.end(revoked!, 'revoked');
      const ids = [joined!, revoked!, waiting!, elsewhere!, 'no id'];
      const results = await resend({ ids });
      expect(new Map(results.map(({ id, outcome, retryAt }) => [id, [outcome, retryAt]]))).toEqual(
        new Map(ids.map((id) => [id, ['not-now', null]])),
      );
    });

    it('chooses by state and purpose', async () => {
      const [sent, , teacher] = await world.invite(school, [{}, {}, { purpose: 'teacher' }]);
      const mails = await claim();
      await send(
        mails.filter(
          ({ facts }) => facts.about.kind === 'invitation' && [sent, teacher].includes(facts.about.invitationId),
        ),
      );
      expect((await resend({ state: 'bounced' })).map(({ id }) => id)).toEqual([]);
      expect((await resend({ state: 'sent', purpose: 'teacher' })).map(({ id }) => id)).toEqual([teacher]);
      expect((await resend({})).map(({ id }) => id)).toEqual([sent]);
    });

    it('gives one of many who ask at once what they ask for', async () => {
      const [id] = await world.invite(school, [{}]);
      await send(await claim());
      const results = await Promise.all(Array.from({ length: 5 }, () => resend({ ids: [id!] })));
      expect(results.flat().filter(({ outcome }) => outcome === 'queued')).toHaveLength(1);
    });

    it('takes back what was not used, and only that', async () => {
      const [waiting, sent, joined] = await world.invite(school, [{}, {}, {}]);
      await send((await claim()).slice(1));
      await world.end(joined!, 'joined');
      for (const id of [waiting!, sent!, joined!, aMailUuid(), 'no id'])
        await right(world.desk.revoke(id, { actor: OPERATOR, at: MAIL_NOW }));
      for (const id of [waiting!, sent!])
        expect(await world.look(id)).toMatchObject({ state: 'revoked', hasSecrets: false, waits: false });
      expect(await world.look(joined!)).toMatchObject({ state: 'joined' });
    });

    it('changes nothing in a frozen district', async () => {
      const [id] = await world.invite(school, [{}]);
      await send(await claim());
      await world.disconnect(school);
      const write = { actor: OPERATOR, at: MAIL_NOW };
      const frozen = { _tag: 'DistrictFrozen', districtId: school.districtId };
      expect(await left(world.desk.resend(school, {}, (held) => judgeResend(held, MAIL_NOW), write))).toEqual(frozen);
      expect(await left(world.desk.revoke(id!, write))).toEqual(frozen);
      expect(await world.look(id!)).toMatchObject({ state: 'sent' });
    });

    it('ends what never arrived, once, and nothing that is newer or joined', async () => {
      const [id, joined] = await world.invite(school, [{}, {}]);
      await send(await claim());
      await world.end(joined!, 'joined');
      expect(await bounce(joined!)).toBe(false);
      expect(await bounce(aMailUuid())).toBe(false);
      expect(await bounce(id!, { generation: 2 })).toBe(false);
      expect(await bounce(id!)).toBe(true);
      expect(await world.look(id!)).toMatchObject({ state: 'bounced', reason: '550 5.1.1', hasSecrets: false });
      expect(await bounce(id!)).toBe(false);
      await resend({ ids: [id!] }, afterMs(1));
      expect(await bounce(id!)).toBe(false);
      expect(await world.look(id!)).toMatchObject({ state: 'queued', waits: true });
    });

    it('counts a bounce that is told of later in the wave it belongs to', async () => {
      const ids = await world.invite(
        school,
        Array.from({ length: 30 }, () => ({})),
      );
      await send(await claim());
      expect(await right(world.mailSwitch.pausedAt(school))).toBeNull();
      await bounce(ids[0]!, { at: afterMs(30_000) });
      expect(await right(world.mailSwitch.pausedAt(school))).toBe('too-many-bounces');
    });

    it('adds up states and reasons, and what keeps mail from flowing', async () => {
      const [one, two, , teacher] = await world.invite(school, [{}, {}, {}, { purpose: 'teacher' }]);
      await world.schoolClass(school, 'Algebra', [one!, teacher!]);
      await world.schoolClass(school, 'Botany', [two!]);
      await send(
        (await claim()).filter(
          ({ facts }) => facts.about.kind === 'invitation' && facts.about.invitationId !== teacher,
        ),
      );
      await right(world.mailSwitch.pause(school, { actor: OPERATOR, at: MAIL_NOW }));
      await bounce(one!);
      await right(world.queue.noteServer({ up: false, failure: 'ETIMEDOUT', nextTryAt: afterMs(9) }, MAIL_NOW));
      const { rows, mail } = await right(world.desk.funnel(school, true));
      const count = (like: object): number =>
        rows
          .filter((row) => Object.entries(like).every(([key, value]) => row[key as keyof typeof row] === value))
          .reduce((sum, row) => sum + row.count, 0);
      expect(count({ className: null })).toBe(4);
      expect(count({ className: null, purpose: 'parent', state: 'sent' })).toBe(2);
      expect(count({ className: null, state: 'bounced', reason: '550 5.1.1' })).toBe(1);
      expect(count({ className: 'Algebra' })).toBe(2);
      expect(count({ className: 'Botany', state: 'sent' })).toBe(1);
      expect((await right(world.desk.funnel(school, false))).rows.every(({ classId }) => classId === null)).toBe(true);
      expect(mail).toMatchObject({ paused: 'by-hand', trouble: { since: MAIL_NOW, failure: 'ETIMEDOUT' }, waiting: 1 });
      await right(world.mailSwitch.pause('everywhere', { actor: OPERATOR, at: MAIL_NOW }));
      expect((await right(world.desk.funnel(school, false))).mail.paused).toBe('everywhere');
    });

    it('finds who was not reached, with their classes', async () => {
      const [bounced, , joined] = await world.invite(school, [
        { lastName: 'Ada' },
        { lastName: 'Bea' },
        { lastName: 'Cleo' },
      ]);
      await world.schoolClass(school, 'Algebra', [bounced!]);
      await send(await claim());
      await bounce(bounced!);
      await world.end(joined!, 'joined');
      await world.member(school, { lastName: 'Dora', email: null });
      await world.member(school, { lastName: 'Staff', email: null, purpose: 'staff' });
      const unreached = await right(world.desk.unreached(school));
      expect(unreached).toMatchObject([
        { lastName: 'Ada', role: 'parent', classNames: ['Algebra'], state: 'bounced', reason: '550 5.1.1' },
        { lastName: 'Dora', role: 'parent', classNames: [], state: null, email: null },
      ]);
    });
  });
};
