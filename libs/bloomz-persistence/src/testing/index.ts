export { makeTestDatabase, type TestDatabase } from './make-test-database.ts';
