import { invitationDeskContract, mailQueueContract } from '@bloomz/invitation-core/testing';
import { afterAll, beforeAll } from 'vitest';
import { makeTestDatabase, type TestDatabase } from './testing/make-test-database.ts';
import { makePgMail } from './testing/pg-mail.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await makeTestDatabase();
});
afterAll(() => database.close());

mailQueueContract('the PostgreSQL outbox', () => makePgMail(database));
invitationDeskContract('the PostgreSQL desk', () => makePgMail(database));
