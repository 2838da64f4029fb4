export type { Database } from './database/database.ts';
export { type Embedded, type EmbeddedOptions, startEmbedded } from './embedded/start-embedded.ts';
export { fingerprint } from './fingerprint.ts';
export { type DatabaseConfig, openDatabase } from './open-database.ts';
export { persistenceModule } from './persistence.module.ts';
export { makePgRosterStore } from './pg-roster-store.ts';
export { makePgSchoolDirectory } from './pg-school-directory.ts';
