export { makeTestDatabase, type TestDatabase } from './make-test-database.ts';
export { makePgMail } from './pg-mail.ts';
