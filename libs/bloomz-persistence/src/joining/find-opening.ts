import type { FoundOpening, SecretDigest } from '@bloomz/invitation-core';
import type { PoolClient } from 'pg';

/** Where a school is, and whether its data may change. */
const PLACE = `
  join schools on schools.id = school_id
  join districts on districts.id = schools.district_id and connection = 'connected'`;

const OF_AN_INVITATION = `
  select 'invitation' as kind, purpose, coalesce(schools.name, '') as "schoolName", expires_at as "expiresOn"`;

const IS_MEMBER = `
  exists (select from members
    where members.school_id = invitations.school_id and members.person_id = invitations.person_id and not archived)`;

/** Children of a Family Code who are at the school. */
export const LIVING_CHILDREN = `
  select student_id from family_code_children
    join members on members.school_id = family_code_children.school_id and members.person_id = student_id
  where family_code_id = family_codes.id and not archived and members.role = 'student'`;

/** Each part is one look by an index, and all are looked at whatever the others find. */
const findBy = (column: 'code_digest' | 'link_digest'): string => `
  ${OF_AN_INVITATION}, false as used
  from invitations ${PLACE}
  where ${column} = $1 and state in ('planned', 'queued', 'sent') and expires_at > $2 and ${IS_MEMBER}
  union all
  ${OF_AN_INVITATION}, true from invitations ${PLACE} where used_digest = $1 and ${IS_MEMBER}
  union all
  select 'family-code', 'parent', coalesce(schools.name, ''), expires_at, 4 <= (
    select count(*) from family_code_joins where family_code_id = family_codes.id and revoked_at is null)
  from family_codes ${PLACE}
  where ${column} = $1 and state = 'active' and expires_at > $2 and exists (${LIVING_CHILDREN})
  limit 1`;

const FIND: Readonly<Record<SecretDigest['kind'], string>> = {
  code: findBy('code_digest'),
  link: findBy('link_digest'),
};

type Row = Extract<FoundOpening, { readonly kind: 'invitation' }> | (FoundOpening & { readonly kind: 'family-code' });

export const findOpening = async (
  client: PoolClient,
  { kind, digest }: SecretDigest,
  now: Date,
): Promise<FoundOpening | undefined> => {
  const { rows } = await client.query<Row>({ name: `opening by ${kind}`, text: FIND[kind], values: [digest, now] });
  return rows.map((row): FoundOpening => {
    const { schoolName, used } = row;
    return row.kind === 'invitation' ? row : { kind: 'family-code', schoolName, used };
  })[0];
};
