/** A value that a district may leave out in three ways. */
type Gap = Readonly<Record<string, string | null>>;

/** Every fortieth address has one of these flaws; which, follows from the position. */
export const emailFor = (plain: string, position: number, oddities: boolean): Gap => {
  if (!oddities) return { email: plain };
  switch (position % 40) {
    case 3:
    case 23:
      return { email: '' };
    case 7:
      return {};
    case 11:
      return { email: null };
    case 17:
      return { email: plain.replace('@', '.at.') };
    case 29:
      return { email: plain.toUpperCase() };
    default:
      return { email: plain };
  }
};

/** The same for other optional texts: '', absent, null or there. */
export const optional = (name: string, value: string, position: number, oddities: boolean): Gap => {
  if (!oddities) return { [name]: value };
  const way = position % 10;
  return way === 2 ? { [name]: '' } : way === 5 ? {} : way === 8 ? { [name]: null } : { [name]: value };
};

/** For values that Clever checks, where '' is not allowed: absent, null or there. */
export const optionalChecked = (name: string, value: string, position: number, oddities: boolean): Gap =>
  oddities && position % 10 === 2 ? {} : optional(name, value, position, oddities);
