import { describe, expect, it } from 'vitest';
import { MAIL_RULES } from '../entities/mailing.ts';
import { makeInMemoryMail } from '../testing/in-memory-mail.ts';
import { right } from '../testing/joining-builders.ts';
import { MAIL_NOW } from '../testing/mail-world.ts';
import { makeTestVault } from '../testing/test-vault.ts';
import { makeRecordMailEvent, type MailEvent } from './record-mail-event.ts';
import { makeStopMail, stopTokenFor } from './stop-mail.ts';

const aWorld = async () => {
  const [world, vault] = [makeInMemoryMail(), makeTestVault()];
  const [id] = await world.invite(await world.school(), [{}]);
  const { mails } = await right(world.queue.claim({ limit: 1, now: MAIL_NOW, rules: MAIL_RULES, vault }));
  const sent = mails.map((mail) => ({ id: mail.id, claim: mail.claim, outcome: 'sent' }) as const);
  await right(world.queue.settle(sent, MAIL_NOW, MAIL_RULES));
  const [record, stop] = [makeRecordMailEvent, makeStopMail].map((make) =>
    make(world.desk, vault, () => MAIL_NOW, MAIL_RULES),
  ) as [ReturnType<typeof makeRecordMailEvent>, ReturnType<typeof makeStopMail>];
  const event = (like: Partial<MailEvent> = {}) =>
    right(record({ messageId: `<${id}.1@bloomz.example>`, kind: 'bounce', permanent: true, ...like }));
  return { ...world, vault, id: id!, event, stop };
};

describe('RecordMailEvent', () => {
  it('ends an invitation whose mail came back for good, and keeps of the reason only its codes', async () => {
    const { event, look, id } = await aWorld();
    expect(await event({ reason: '550 5.1.1 <ada@home.example> unknown' })).toBe('ended');
    expect(await look(id)).toMatchObject({ state: 'bounced', reason: '550 5.1.1', hasSecrets: false });
    expect(await event()).toBe('of-no-concern');
    expect(await event({ kind: 'complaint' })).toBe('of-no-concern');
    expect((await look(id)).reason).toBe('550 5.1.1');
  });

  it('lets pass what may pass by itself, and what is about no mail of ours', async () => {
    const { event, look, id } = await aWorld();
    for (const like of [{ permanent: false }, { messageId: 'x' }, { messageId: `<${id}.7@bloomz.example>` }])
      expect(await event(like)).toBe('of-no-concern');
    expect(await look(id)).toMatchObject({ state: 'sent' });
  });

  it('ends an invitation whose reader complained', async () => {
    const { event, look, id } = await aWorld();
    expect(await event({ kind: 'complaint', permanent: false, reason: 'spam from ada' })).toBe('ended');
    expect(await look(id)).toMatchObject({ state: 'bounced', reason: 'complaint' });
  });
});

describe('StopMail', () => {
  it('ends the mail of whoever has the link, and of nobody else', async () => {
    const { stop, look, id, vault } = await aWorld();
    const token = stopTokenFor(vault, { invitationId: id, generation: 1 });
    for (const wrong of ['', 'x', `${id}.1.x`, token.replace('.1.', '.2.'), `${token}x`, token.replace(/^./, 'f')])
      await right(stop(wrong));
    expect(await look(id)).toMatchObject({ state: 'sent' });
    await right(stop(token));
    expect(await look(id)).toMatchObject({ state: 'bounced', reason: 'complaint' });
  });
});
