import { invitationDeskContract } from './contracts/invitation-desk.contract.ts';
import { mailQueueContract } from './contracts/mail-queue.contract.ts';
import { makeInMemoryMail } from './in-memory-mail.ts';

mailQueueContract('the queue in memory', async () => makeInMemoryMail());
invitationDeskContract('the desk in memory', async () => makeInMemoryMail());
