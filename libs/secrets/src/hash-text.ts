/** scrypt's parameters; `logN` is the exponent of N. */
export type ScryptCost = { readonly logN: number; readonly r: number; readonly p: number };

export type PasswordHash = { readonly cost: ScryptCost; readonly salt: Buffer; readonly key: Buffer };

const FORM = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w-]{22})\$([\w-]{43})$/;
const MOST_EXPENSIVE = 17;

/** As in the PHC string format: `$scrypt$ln=15,r=8,p=3$<salt>$<hash>`, base64url. */
export const toHashText = ({ cost: { logN, r, p }, salt, key }: PasswordHash): string =>
  `$scrypt$ln=${logN},r=${r},p=${p}$${salt.toString('base64url')}$${key.toString('base64url')}`;

/** `undefined`: none of our hashes, or one that would cost more than we ever asked for. */
export const parseHashText = (text: string): PasswordHash | undefined => {
  const [, logN, r, p, salt = '', key = ''] = FORM.exec(text) ?? [];
  const cost: ScryptCost = { logN: Number(logN), r: Number(r), p: Number(p) };
  const isSound = cost.logN >= 1 && cost.logN <= MOST_EXPENSIVE && cost.r >= 1 && cost.r <= 8 && cost.p >= 1;
  return isSound ? { cost, salt: Buffer.from(salt, 'base64url'), key: Buffer.from(key, 'base64url') } : undefined;
};
