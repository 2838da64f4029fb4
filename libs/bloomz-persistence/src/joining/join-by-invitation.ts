import type { AddressTaken, Joined, Joining, JoinRefused, Purpose, SecretDigest } from '@bloomz/invitation-core';
import { E } from '@bloomz/kernel';
import type { PoolClient } from 'pg';
import { byAccount } from './audit.ts';
import { joinPerson, PENDING } from './join-person.ts';
import { lockSchools } from './locks.ts';
import { writeAccount } from './write-account.ts';

export type JoinOutcome = E.Either<JoinRefused | AddressTaken, Joined>;

export const REFUSED: JoinOutcome = E.left({ _tag: 'JoinRefused' });
export const ADDRESS_TAKEN: JoinOutcome = E.left({ _tag: 'AddressTaken' });

type Column = 'code_digest' | 'link_digest';
export const columnOf = ({ kind }: SecretDigest): Column => (kind === 'code' ? 'code_digest' : 'link_digest');

const locate = (column: Column): string => `
  select id, school_id as "schoolId", person_id as "personId", purpose from invitations
  where ${column} = $1 or used_digest = $1`;

const check = (column: Column): string => `
  select people.email, ${column} is not distinct from $2 and invitations.state in ('planned', 'queued', 'sent')
      and expires_at > $3 as usable,
    used_digest is not distinct from $2 and exists (
      select from account_people where account_id = $4 and account_people.person_id = invitations.person_id) as "isMine"
  from invitations join people on people.id = invitations.person_id
    join members on members.school_id = invitations.school_id and members.person_id = invitations.person_id
      and not archived
  where invitations.id = $1 for update of invitations`;

type Located = {
  readonly id: string;
  readonly schoolId: string;
  readonly personId: string;
  readonly purpose: Purpose;
};
type Checked = { readonly email: string | null; readonly usable: boolean; readonly isMine: boolean };

/** The schools are locked before it is asked whether the code is usable: of two who come at once, the second is told no. */
export const joinByInvitation = async (client: PoolClient, { key, account, at }: Joining): Promise<JoinOutcome> => {
  const column = columnOf(key);
  const found = (await client.query<Located>(locate(column), [key.digest])).rows[0];
  if (found === undefined) return REFUSED;
  const pending = (await client.query<{ readonly school_id: string }>(PENDING, [found.personId])).rows;
  const schools = await lockSchools(client, [found.schoolId, ...pending.map(({ school_id }) => school_id)]);
  const school = schools.find(({ id }) => id === found.schoolId);
  const accountId = account.account.id;
  const checked = (await client.query<Checked>(check(column), [found.id, key.digest, at, accountId])).rows[0];
  if (school?.connected !== true || checked === undefined) return REFUSED;
  const { districtId, schoolId, name: schoolName } = school;
  const joined = E.right({ accountId, place: { districtId, schoolId }, schoolName, purpose: found.purpose });
  if (checked.isMine) return joined;
  if (!checked.usable) return REFUSED;
  if (!(await writeAccount(client, account, checked.email))) return ADDRESS_TAKEN;
  await joinPerson(client, {
    ...{ personId: found.personId, accountId, at, actor: byAccount(accountId), schools },
    used: { id: found.id, digest: key.digest },
  });
  return joined;
};
