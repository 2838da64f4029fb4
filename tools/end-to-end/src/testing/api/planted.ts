import type { FakeDistrict, User } from '@bloomz/fake-clever';

/** A text that stands nowhere but in the records of one person in Clever. */
const canary = (n: number, what: string): string => `Kanarie${what}${String(n).padStart(5, '0')}`;

/** What every person is given: names, an address, and words that look like secrets. */
const PER_PERSON = 5;

const planted = (user: User, n: number): { readonly user: User; readonly texts: ReadonlyArray<string> } => {
  const [first, middle, last] = [canary(n, 'First'), canary(n, 'Middle'), canary(n, 'Last')];
  const [email, token] = [`${canary(n, 'mail')}@kanarien.example`.toLowerCase(), canary(n, 'Token')];
  const { student, teacher } = user.roles;
  return {
    texts: [first, middle, last, email, token],
    user: {
      ...user,
      name: { first, middle, last },
      email,
      roles: {
        ...user.roles,
        ...(student && { student: { ...student, sis_id: token, credentials: { district_username: token } } }),
        ...(teacher && { teacher: { ...teacher, sis_id: token, credentials: { district_username: token } } }),
      },
    },
  };
};

/** Puts texts of their own into everybody's records, five each, and gives them all. */
export const plant = (district: FakeDistrict): ReadonlyArray<string> => {
  const texts: string[] = [];
  district.batch(() =>
    district.users().forEach(({ id }, n) =>
      district.updateUser(id, (user) => {
        const changed = planted(user, n);
        texts.push(...changed.texts);
        return changed.user;
      }),
    ),
  );
  return texts;
};

/** So many people that their records bear at least so many texts. */
export const peopleFor = (texts: number): number => Math.ceil(texts / PER_PERSON);

/** Those of the planted texts that stand in what was said, in whatever case. */
export const leaked = (texts: ReadonlyArray<string>, said: string): ReadonlyArray<string> => {
  const lower = said.toLowerCase();
  return texts.filter((text) => lower.includes(text.toLowerCase()));
};
