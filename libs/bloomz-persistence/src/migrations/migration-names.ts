/** In their order. Kept apart from the migrations, so that looking for pending ones loads no ORM. */
export const MIGRATION_NAMES = [
  '0001-roster',
  '0002-runs-and-accounts',
  '0003-name-keys',
  '0004-row-security',
  '0005-contacts',
  '0006-joining',
  '0007-mail',
] as const;
export type MigrationName = (typeof MIGRATION_NAMES)[number];
