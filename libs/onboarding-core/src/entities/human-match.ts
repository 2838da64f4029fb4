import type { UserId } from './clever-ids.ts';
import { nameKey } from './section-name.ts';

/** What one adult is recognised by under another id. */
export type Human = {
  readonly id: UserId;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly children: ReadonlySet<UserId>;
};

type Described = {
  readonly firstName: string;
  readonly lastName: string;
  readonly email?: string | null | undefined;
  readonly phone?: string | null | undefined;
};

/** The whole name may lie in the last one, so only the two together are compared. */
export const toHuman = (
  id: UserId,
  { firstName, lastName, email, phone }: Described,
  children: Iterable<UserId>,
): Human => ({
  id,
  name: nameKey(`${firstName} ${lastName}`),
  email: (email ?? '').trim().toLowerCase(),
  phone: phone ?? '',
  children: new Set(children),
});

const sameReach = (a: Human, b: Human): boolean =>
  (a.email !== '' && a.email === b.email) || (a.phone !== '' && a.phone === b.phone);
const isWithin = (children: Human['children'], all: Human['children']): boolean =>
  children.size > 0 && [...children].every((child) => all.has(child));

/** Beyond doubt: the same name, the same e-mail or phone, and no child that the one who is gone has not had. */
export const isSame = (shown: Human, gone: Human): boolean =>
  shown.name === gone.name && sameReach(shown, gone) && isWithin(shown.children, gone.children);

/** Those of whom two of the three agree: name, a child, e-mail or phone. Found without comparing each with each. */
export const indexHumans = (humans: ReadonlyArray<Human>): ((human: Human) => ReadonlyArray<Human>) => {
  const index = new Map<string, Human[]>();
  for (const human of humans)
    for (const key of keysOf(human)) {
      const found = index.get(key);
      if (found) found.push(human);
      else index.set(key, [human]);
    }
  return (human) => [...new Set(keysOf(human).flatMap((key) => index.get(key) ?? []))];
};

const keysOf = ({ name, email, phone, children }: Human): ReadonlyArray<string> => {
  const reach = [...(email === '' ? [] : [`email ${email}`]), ...(phone === '' ? [] : [`phone ${phone}`])];
  return [
    ...[...children].flatMap((child) => [name, ...reach].map((trait) => `${child} ${trait}`)),
    ...reach.map((trait) => `${trait} ${name}`),
  ];
};
