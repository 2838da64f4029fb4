/** What the policies of row security say; every table with a district has one. */
const setting = (name: string): string => `(select current_setting('bloomz.${name}', true))`;
const listed = (column: string, name: string): string =>
  `${column} = any ((select string_to_array(nullif(nullif(current_setting('bloomz.${name}', true), '*'), ''), ',')::uuid[])::uuid[])`;

export const SYSTEM = `${setting('whole_districts')} = '*'`;
/** A row of a district is seen by whoever may see anything of that district. */
export const inDistrict = (column: string): string => `${SYSTEM} or ${listed(column, 'districts')}`;
/** A row of a school is seen by whoever may see that school. */
export const inSchool = (column: string): string =>
  `${SYSTEM} or ${listed('district_id', 'whole_districts')} or (${listed(column, 'schools')} and ${listed('district_id', 'districts')})`;

/** `rule`: which rows are there, for reading and for writing. New tables are `bloomz_app`'s to use. */
export const protect = (table: string, rule: string): ReadonlyArray<string> => [
  `alter table ${table} enable row level security, force row level security`,
  `create policy scope on ${table} using (${rule}) with check (${rule})`,
  `grant select, insert, update, delete on ${table} to bloomz_app`,
];
