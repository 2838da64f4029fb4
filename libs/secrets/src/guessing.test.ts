import { randomBytes } from 'node:crypto';
import { type CodeVault, parseCode, type SecretDigest, showCode } from '@bloomz/invitation-core';
import { makeInMemoryJoining } from '@bloomz/invitation-core/testing';
import { E, O } from '@bloomz/kernel';
import { expect, it } from 'vitest';
import { makeCodeVault } from './code-vault.ts';

/** The whole of it in the long runs; enough in `npm test` to notice a mistake. */
const [LIVE, GUESSES] = process.env['SOAK'] === '1' ? [100_000, 1_000_000] : [20_000, 30_000];
const HOLDERS = 100;
const NOW = new Date('2026-11-23T12:00:00.000Z');
const PLACE = { districtId: 'district', schoolId: 'school' };

/** A school with so many invitations that live, of whom the first are kept with what they hold. */
const aSchool = async (vault: CodeVault) => {
  const world = makeInMemoryJoining();
  await world.seed.school(PLACE, { name: 'Sample', language: 'en' });
  const holders: string[] = [];
  for (let n = 0; n < LIVE; n += 1) {
    const [userId, secrets] = [`u${n}`, vault.mint()];
    const names = { firstName: 'Sample', lastName: 'Teacher', email: null, language: null };
    await world.seed.member(PLACE, { userId, role: 'teacher', state: 'invited', ...names });
    const kept = { codeDigest: vault.digest('code', secrets.code), linkDigest: `link ${n}`, sealed: '' };
    const expiresAt = new Date(NOW.getTime() + 1);
    await world.seed.invitation(PLACE, { userId, purpose: 'teacher', state: 'sent', secrets: kept, expiresAt });
    if (n < HOLDERS) holders.push(showCode(secrets.code));
  }
  return { ...world, holders };
};

it(`gives nothing to ${GUESSES} guesses against ${LIVE} live codes, and everything to the holders meanwhile`, async () => {
  const vault = makeCodeVault(randomBytes(32));
  const { joins, holders } = await aSchool(vault);
  const keyOf = (typed: string): SecretDigest => ({
    kind: 'code',
    digest: vault.digest('code', O.getOrElse(() => '')(parseCode(typed))),
  });
  let [hits, joined] = [0, 0];
  for (let n = 0; n < GUESSES; n += 1) {
    const found = await joins.find(keyOf(showCode(vault.mint().code)), NOW)();
    if (E.isLeft(found) || O.isSome(found.right)) hits += 1;
    const holder = n % (GUESSES / HOLDERS) === 0 ? holders.pop() : undefined;
    if (holder === undefined) continue;
    const account = { kind: 'known', account: { id: `account ${n}`, name: 'Holder', email: null } } as const;
    const outcome = await joins.join({ kind: 'invitation', key: keyOf(holder), account, at: NOW })();
    if (E.isRight(outcome)) joined += 1;
  }
  expect([hits, joined]).toEqual([0, HOLDERS]);
}, 600_000);
