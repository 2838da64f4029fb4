export { type Mailer, type MailerParts, type MailSettings, startMailer } from './start-mailer.ts';
export { startWorker, type Worker, type WorkerOptions } from './start-worker.ts';
