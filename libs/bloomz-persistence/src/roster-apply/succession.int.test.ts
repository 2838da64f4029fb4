import type { SchoolRef } from '@bloomz/onboarding-core';
import {
  aGuardianship,
  aMember,
  anApplication,
  anInvitation,
  changed,
  created,
  right,
  userId,
} from '@bloomz/onboarding-core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invitationUuid, personUuid } from '../ids.ts';
import { aSchoolOn, look } from '../testing/a-school.ts';
import { makeTestDatabase, type TestDatabase } from '../testing/make-test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await makeTestDatabase();
});
afterAll(() => database.close());

const write = (sql: string, values: unknown[]): Promise<unknown> =>
  database.write(({ client }) => client.query(sql, values));

const kid = aMember({ userId: 'kid' });
const old = aMember({ userId: 'old', role: 'parent', state: 'invited' });
const link = aGuardianship('old', 'kid');
const queued = anInvitation('old', { purpose: 'parent' });

/** A parent with an invitation whose code is minted. */
const aMintedInvitation = async () => {
  const world = await aSchoolOn(database);
  const { store, school } = world;
  const changes = {
    members: [created(kid), created(old)],
    guardianships: [created(link)],
    invitations: [created(queued)],
  };
  await right(store.apply(school, anApplication({ changes })));
  const id = invitationUuid(school, old.userId, 'parent');
  const tag = school.schoolId;
  await write(
    `update invitations set code_digest = $2, link_digest = $3, sealed = 'sealed', expires_at = $4, generation = 2,
       resent_at = array[$5::timestamptz] where id = $1`,
    [id, `code ${tag}`, `link ${tag}`, new Date(Date.UTC(2026, 5, 1)), new Date(Date.UTC(2026, 4, 1))],
  );
  await write(`update outbox set claim = 3, attempts = 2 where ref = $1`, [id]);
  return { ...world, id, tag };
};

const rowOf = async (school: SchoolRef, id: string): Promise<object | undefined> => {
  const [row] = await look<object>(
    database,
    `select state, generation, code_digest, link_digest, sealed, expires_at, cardinality(resent_at) as resent, reason,
       sent_at is not null as sent, (select count(*)::int from outbox where ref = invitations.id) as waiting,
       (select max(claim) from outbox where ref = invitations.id) as claim
     from invitations where id = $1`,
    [invitationUuid(school, userId(id), 'parent')],
  );
  return row;
};
const EMPTY = { code_digest: null, link_digest: null, sealed: null, expires_at: null };

const handOver = (state: 'queued' | 'sent') => ({
  members: [changed('archived', old, { archived: true }), created({ ...old, userId: userId('new') })],
  guardianships: [changed('archived', link), created(aGuardianship('new', 'kid'))],
  invitations: [
    changed('updated', queued, { state: 'revoked' }),
    {
      kind: 'updated' as const,
      before: null,
      after: { ...queued, userId: userId('new'), state, wasSent: state === 'sent' },
    },
  ],
  successions: [{ from: userId('old'), to: userId('new') }],
});

describe('secrets of an invitation', () => {
  it.each(['revoked', 'joined', 'bounced', 'expired'] as const)(
    'end in the statement that makes it %s',
    async (state) => {
      const { store, school } = await aMintedInvitation();
      const changes = { invitations: [changed('updated', queued, { state })] };
      await right(store.apply(school, anApplication({ version: 1, changes })));
      expect(await rowOf(school, 'old')).toMatchObject({ ...EMPTY, state, generation: 2, resent: 1, waiting: 0 });
    },
  );

  it('stay as long as somebody can join with them', async () => {
    const { store, school, tag } = await aMintedInvitation();
    const changes = { invitations: [changed('updated', queued, { state: 'sent', wasSent: true })] };
    await right(store.apply(school, anApplication({ version: 1, changes })));
    expect(await rowOf(school, 'old')).toMatchObject({ code_digest: `code ${tag}`, sealed: 'sealed', generation: 2 });
  });

  it.each(['queued', 'sent'] as const)('go to the new id of the same person, with a %s mail', async (state) => {
    const { store, school, tag, id } = await aMintedInvitation();
    if (state === 'sent') await write(`update invitations set state = 'sent', sent_at = now() where id = $1`, [id]);
    await right(store.apply(school, anApplication({ version: 1, changes: handOver(state) })));
    expect(await rowOf(school, 'old')).toMatchObject({ ...EMPTY, state: 'revoked', waiting: 0 });
    expect(await rowOf(school, 'new')).toEqual({
      state,
      generation: 2,
      code_digest: `code ${tag}`,
      link_digest: `link ${tag}`,
      sealed: 'sealed',
      expires_at: new Date(Date.UTC(2026, 5, 1)),
      resent: 1,
      reason: null,
      sent: state === 'sent',
      ...(state === 'sent' ? { waiting: 0, claim: null } : { waiting: 1, claim: 3 }),
    });
  });

  it('what somebody at the school took back stays taken back under the new id', async () => {
    const { store, school, id } = await aMintedInvitation();
    await write(
      `update invitations set state = 'revoked', reason = 'by hand', code_digest = null, link_digest = null, sealed = null
       where id = $1`,
      [id],
    );
    const byHand = { ...queued, state: 'revoked' as const, byHand: true as const };
    expect((await right(store.load(school))).roster.invitations).toEqual([byHand]);
    const moved = { kind: 'updated' as const, before: null, after: { ...byHand, userId: userId('new') } };
    const changes = { ...handOver('queued'), invitations: [moved] };
    await right(store.apply(school, anApplication({ version: 1, changes })));
    expect((await right(store.load(school))).roster.invitations).toContainEqual(moved.after);
  });
});

describe('what joining brought', () => {
  it('goes along: the account, the Family Code, and nothing is left to the old id but its account', async () => {
    const { store, school } = await aMintedInvitation();
    const [from, to] = [old.userId, userId('new')].map((id) => personUuid(school.districtId, id));
    const [account, code] = [crypto.randomUUID(), crypto.randomUUID()];
    const place = `(select id from schools where clever_id = '${school.schoolId}'),
      (select district_id from schools where clever_id = '${school.schoolId}')`;
    await write(
      `insert into account_people (account_id, person_id, district_id, linked_at)
       select $1, $2, district_id, now() from schools where clever_id = $3`,
      [account, from, school.schoolId],
    );
    await write(
      `insert into family_code_joins (family_code_id, person_id, account_id, school_id, district_id, joined_at)
       select $1, $2, $3, ${place}, now()`,
      [code, from, account],
    );
    await right(store.apply(school, anApplication({ version: 1, changes: handOver('sent') })));
    const people = await look(database, 'select person_id from account_people where account_id = $1', [account]);
    expect(people).toEqual(expect.arrayContaining([{ person_id: from }, { person_id: to }]));
    const joins = await look(database, 'select person_id from family_code_joins where account_id = $1', [account]);
    expect(joins).toEqual([{ person_id: to }]);
    expect(await look(database, 'select from guardianships where parent_id = $1', [from])).toEqual([]);
  });

  it('an end of a link is told in the audit trail, with its time, and without names', async () => {
    const { store, school } = await aMintedInvitation();
    const at = new Date(Date.UTC(2026, 3, 1));
    const changes = { guardianships: [changed('archived', link)] };
    await right(store.apply(school, anApplication({ version: 1, at, changes })));
    const [parent] = [personUuid(school.districtId, old.userId)];
    expect(await look(database, 'select ended_at from guardianships where parent_id = $1', [parent])).toEqual([
      { ended_at: at },
    ]);
    const entries = `select change from audit_entries where subject_kind = 'guardianship' and person_id = $1 order by id`;
    expect(await look(database, entries, [parent])).toEqual([{ change: 'created' }, { change: 'archived' }]);
  });
});
