import { randomUUID } from 'node:crypto';
import type { Joining, JoiningAccount } from '@bloomz/invitation-core';
import { E } from '@bloomz/kernel';
import type { SchoolRef } from '@bloomz/onboarding-core';
import { aMember, anApplication, changed, created, right } from '@bloomz/onboarding-core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invitationUuid } from '../ids.ts';
import { aSchoolOn, look } from '../testing/a-school.ts';
import { asOwner } from '../testing/as-owner.ts';
import { makeTestDatabase, type TestDatabase } from '../testing/make-test-database.ts';
import { makePgJoinStore } from '../pg-join-store.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await makeTestDatabase();
});
afterAll(() => database.close());

const NOW = new Date('2026-11-23T12:00:00.000Z');
const LATER = new Date('2026-12-07T12:00:00.000Z');

const anAccount = (): JoiningAccount => {
  const id = randomUUID();
  return { kind: 'new', account: { id, name: 'Sample', email: `${id}@example.org`, passwordHash: 'hash' } };
};
const byCode = (digest: string, account = anAccount()): Joining => ({
  ...{ kind: 'invitation', key: { kind: 'code', digest }, account, at: NOW },
});

/** A school with invited teachers, whose codes have the digests that are given back. */
const aSchoolWith = async (teachers: number) => {
  const bloomz = await aSchoolOn(database);
  const members = Array.from({ length: teachers }, (_, n) =>
    aMember({ userId: `t${n}`, role: 'teacher', state: 'invited' }),
  );
  const invitations = members.map((member) => ({
    ...{ userId: member.userId, purpose: 'teacher' as const, state: 'queued' as const, wasSent: false },
  }));
  const changes = { members: members.map(created), invitations: invitations.map(created) };
  await right(bloomz.store.apply(bloomz.school, anApplication({ changes })));
  const owner = await asOwner(database);
  const digests = members.map(() => randomUUID());
  for (const [n, member] of members.entries())
    await owner.query(
      `update invitations set state = 'sent', sent_at = $2, expires_at = $3, code_digest = $4, link_digest = $5, sealed = ''
       where id = $1`,
      [invitationUuid(bloomz.school, member.userId, 'teacher'), NOW, LATER, digests[n], `link ${digests[n]}`],
    );
  await owner.end();
  return { ...bloomz, members, digests };
};

const statesIn = async ({ schoolId }: SchoolRef) =>
  look<{ state: string; waits: boolean }>(
    database,
    `select distinct members.state, exists (select from outbox where outbox.school_id = schools.id) as waits
     from members join schools on schools.id = members.school_id where schools.clever_id = $1`,
    [schoolId],
  );

describe('joins at the same moment', () => {
  it('of 20 accounts with one code: one joins, 19 are refused, and no account of theirs is left behind', async () => {
    const { digests, school } = await aSchoolWith(1);
    const accounts = Array.from({ length: 20 }, anAccount);
    const { join } = makePgJoinStore(database);
    const outcomes = await Promise.all(accounts.map((account) => join(byCode(digests[0] ?? '', account))()));
    expect(outcomes.filter(E.isRight)).toHaveLength(1);
    for (const outcome of outcomes.filter(E.isLeft)) expect(outcome.left).toEqual({ _tag: 'JoinRefused' });
    const ids = accounts.map(({ account }) => account.id);
    expect(await look(database, 'select from accounts where id = any ($1)', [ids])).toHaveLength(1);
    expect(await look(database, 'select from account_people where account_id = any ($1)', [ids])).toHaveLength(1);
    expect(await statesIn(school)).toEqual([{ state: 'joined', waits: false }]);
  });

  it('of one person who sends the same twice: one account, and both are answered', async () => {
    const { digests } = await aSchoolWith(1);
    const { join } = makePgJoinStore(database);
    const known: JoiningAccount = { kind: 'known', account: { id: randomUUID(), name: 'Sample', email: null } };
    const outcomes = await Promise.all([1, 2, 3].map(() => join(byCode(digests[0] ?? '', known))()));
    expect(outcomes.filter(E.isRight)).toHaveLength(3);
  });

  it('of a whole school while it is imported and its codes expire: all join, nothing deadlocks', async () => {
    const { digests, school, store } = await aSchoolWith(40);
    const { join, expire } = makePgJoinStore(database);
    const rename = async (): Promise<number> => {
      let applied = 0;
      for (let n = 0; n < 15; n += 1) {
        const { version, roster } = await right(store.load(school));
        const renamed = roster.members.map((member) => changed('updated', member, { lastName: `Name ${n}` }));
        const application = anApplication({ version, changes: { members: renamed } });
        if (E.isRight(await store.apply(school, application)())) applied += 1;
      }
      return applied;
    };
    const sweep = async (): Promise<void> => {
      for (let n = 0; n < 15; n += 1) await right(expire(NOW));
    };
    const [outcomes] = await Promise.all([
      Promise.all(digests.map((digest) => join(byCode(digest))())),
      rename(),
      sweep(),
    ]);
    expect(outcomes.filter(E.isLeft)).toEqual([]);
    const { roster } = await right(store.load(school));
    expect(new Set(roster.members.map(({ state }) => state))).toEqual(new Set(['joined']));
  });
});

describe('a join', () => {
  it('leaves audit entries of ids and names of fields, by the account', async () => {
    const { digests } = await aSchoolWith(1);
    const account = anAccount();
    await right(makePgJoinStore(database).join(byCode(digests[0] ?? '', account)));
    const entries = await look(
      database,
      `select actor_kind, subject_kind, change, fields, person_id is not null as named from audit_entries
       where actor_user_id = $1 order by subject_kind`,
      [account.account.id],
    );
    const entry = { actor_kind: 'account', change: 'updated', fields: ['state'], named: true };
    expect(entries).toEqual([
      { ...entry, subject_kind: 'invitation' },
      { ...entry, subject_kind: 'member' },
    ]);
  });

  it('proves the address of a new account when the invitation went there, and no other', async () => {
    const bloomz = await aSchoolWith(2);
    const { join } = makePgJoinStore(database);
    const owner = await asOwner(database);
    const email = `${randomUUID()}@example.org`;
    await owner.query(`update people set email = $1 where clever_id = any ('{t0,t1}')`, [email]);
    await owner.end();
    const [same, other] = [anAccount(), anAccount()];
    const mailed: JoiningAccount = {
      ...{
        kind: 'new',
        account: { id: same.account.id, name: 'Same', email: email.toUpperCase(), passwordHash: 'hash' },
      },
    };
    await right(join(byCode(bloomz.digests[0] ?? '', mailed)));
    await right(join(byCode(bloomz.digests[1] ?? '', other)));
    const provenOf = async ({ account }: JoiningAccount) =>
      (
        await look<{ proven: boolean }>(database, 'select address_proven as proven from accounts where id = $1', [
          account.id,
        ])
      )[0]?.proven;
    expect([await provenOf(mailed), await provenOf(other)]).toEqual([true, false]);
  });
});
