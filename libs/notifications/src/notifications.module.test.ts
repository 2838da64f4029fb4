import { LetterPress, MailComposer, MailTransport } from '@bloomz/invitation-core';
import { get } from '@bloomz/kernel';
import { Container } from 'inversify';
import { expect, it } from 'vitest';
import { notificationsModule } from './notifications.module.ts';

it('notificationsModule gives what mails and letters need', () => {
  const container = new Container();
  container.load(notificationsModule({ from: 'no-reply@bloomz.example', smtpUrl: 'smtp://127.0.0.1:1' }));
  for (const port of [MailComposer, MailTransport, LetterPress])
    expect(get<object>(container, port)).toBeTypeOf('object');
});
