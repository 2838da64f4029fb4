/** `expired` after its time; `revoked` when somebody said so, or when all its children have left. */
export type FamilyCodeState = 'active' | 'revoked' | 'expired';

export const MOST_ADULTS = 4;
const VALID_DAYS = 180;
const DAY_MS = 86_400_000;

export const familyCodeEnd = (from: Date): Date => new Date(from.getTime() + VALID_DAYS * DAY_MS);

/** Somebody of a school by the id that rosters have. */
export type NamedPerson = { readonly userId: string; readonly firstName: string; readonly lastName: string };

/** One Family Code as a school sees it. The code itself is in letters only. */
export type ListedFamilyCode = {
  readonly id: string;
  readonly state: FamilyCodeState;
  readonly children: ReadonlyArray<NamedPerson>;
  /** The adults who have joined with it and are still there; up to `MOST_ADULTS`. */
  readonly adults: ReadonlyArray<NamedPerson & { readonly joinedAt: Date }>;
  readonly createdAt: Date;
  readonly expiresAt: Date;
};
