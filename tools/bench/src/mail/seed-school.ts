import pg from 'pg';

/** Domains that mail goes to, evenly. */
export const DOMAINS = 100;

const ID = (what: string): string => `md5('${what}' || n)::uuid`;
const SCHOOL = `md5('school')::uuid`;
const DISTRICT = `md5('district')::uuid`;

/** A school whose parents, each with one child, have all just been invited. */
const SEED = [
  `select set_config('bloomz.districts', '*', false), set_config('bloomz.whole_districts', '*', false)`,
  `insert into districts (id, clever_id) values (${DISTRICT}, 'district')`,
  `insert into schools (id, district_id, clever_id, name, language)
   values (${SCHOOL}, ${DISTRICT}, 'school', 'Bench Elementary', 'es')`,
  `insert into school_admins (school_id, email, district_id) values (${SCHOOL}, 'principal@example.org', ${DISTRICT})`,
];
const PEOPLE = [
  `insert into people (id, district_id, clever_id, first_name, last_name, email, language)
   select ${ID('parent')}, ${DISTRICT}, 'parent-' || n, 'First-' || n, 'Last-' || n,
     'parent-' || n || '@domain-' || n % ${DOMAINS} || '.example', null from generate_series(1, $1::int) as n
   union all
   select ${ID('child')}, ${DISTRICT}, 'child-' || n, 'First-' || n, 'Last-' || n, null,
     (array['en', 'es', null])[n % 3 + 1] from generate_series(1, $1::int) as n`,
  `insert into members (school_id, person_id, district_id, user_id, role, state, archived)
   select ${SCHOOL}, ${ID('parent')}, ${DISTRICT}, 'parent-' || n, 'parent', 'invited', false
   from generate_series(1, $1::int) as n
   union all
   select ${SCHOOL}, ${ID('child')}, ${DISTRICT}, 'child-' || n, 'student', 'listed', false
   from generate_series(1, $1::int) as n`,
  `insert into guardianships (school_id, parent_id, student_id, district_id, relationship, type)
   select ${SCHOOL}, ${ID('parent')}, ${ID('child')}, ${DISTRICT}, 'Mother', 'Parent/Guardian'
   from generate_series(1, $1::int) as n`,
  `insert into invitations (id, district_id, school_id, person_id, purpose, generation, state)
   select ${ID('invitation')}, ${DISTRICT}, ${SCHOOL}, ${ID('parent')}, 'parent', 1, 'queued'
   from generate_series(1, $1::int) as n`,
  `insert into outbox (district_id, school_id, kind, ref, created_at)
   select ${DISTRICT}, ${SCHOOL}, 'invitation', ${ID('invitation')}, now() from generate_series(1, $1::int) as n`,
];

export const seedSchool = async (databaseUrl: string, mails: number): Promise<void> => {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  for (const sql of SEED) await client.query(sql);
  for (const sql of PEOPLE) await client.query(sql, [mails]);
  await client.end();
};
