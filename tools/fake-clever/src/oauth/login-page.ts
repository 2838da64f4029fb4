import type { ServedDistrict } from '../world/district.ts';
import type { Role, User } from '../world/records.ts';

const SAMPLE: ReadonlyArray<readonly [Role, string, number]> = [
  ['district_admin', 'District admins', 5],
  ['staff', 'Staff', 12],
  ['teacher', 'Teachers', 12],
  ['student', 'Students', 5],
];

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const nameOf = ({ name }: User): string => [name.first, name.last].filter(Boolean).join(' ').slice(0, 80);

const schoolOf = ({ roster }: ServedDistrict, { roles }: User): string => {
  const school = roles.student?.school ?? roles.teacher?.school ?? roles.staff?.schools[0];
  return school ? (roster.get('schools', school)?.name ?? '') : 'whole district';
};

const entry = (of: ServedDistrict, user: User, hrefOf: (user: User) => string): string =>
  `<li><a href="${escaped(hrefOf(user))}">${escaped(nameOf(user) || user.id)}</a> <small>${escaped(schoolOf(of, user))}</small></li>`;

/** At most `count`, in turn from each school, so that no school is missing. */
const sampleOf = (of: ServedDistrict, role: Role, count: number): readonly User[] => {
  const users = of.views.users(role);
  const schools = new Map<string, User[]>();
  for (const user of users) {
    const known = schools.get(schoolOf(of, user)) ?? [];
    if (known.length < count) schools.set(schoolOf(of, user), [...known, user]);
  }
  const each = Math.max(1, Math.floor(count / Math.max(1, schools.size)));
  return [...schools.values()].flatMap((people) => people.slice(0, each)).slice(0, count * 4);
};

const districtPart = (of: ServedDistrict, hrefOf: (user: User) => string): string => {
  const lists = SAMPLE.map(([role, title, count]) => {
    const people = sampleOf(of, role, count).map((user) => entry(of, user, hrefOf));
    return people.length === 0 ? '' : `<h3>${title}</h3><ul>${people.join('')}</ul>`;
  });
  return `<h2>${escaped(of.roster.district().name)}</h2>${lists.join('')}`;
};

const STYLE =
  'body{font:16px system-ui;max-width:46rem;margin:2rem auto;padding:0 1rem}small{color:#555}li{margin:.3rem 0}';

export const page = (title: string, body: string): string =>
  `<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title><style>${STYLE}</style></head>` +
  `<body><h1>${escaped(title)}</h1>${body}</body></html>\n`;

/** One click per sample person; the link says who to sign in as. */
export const peoplePage = (
  title: string,
  districts: readonly ServedDistrict[],
  hrefOf: (user: User) => string,
): string => page(title, `<p>Sign in as:</p>${districts.map((of) => districtPart(of, hrefOf)).join('')}`);
