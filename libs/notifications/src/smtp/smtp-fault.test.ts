import { describe, expect, it } from 'vitest';
import { toFault } from './smtp-fault.ts';

describe('toFault', () => {
  it('quotes nothing that a server said', () => {
    const error = {
      code: 'EENVELOPE',
      command: 'RCPT TO',
      responseCode: 550,
      response: '550-5.1.1 <a@x.example> unknown\n550 5.1.1 go',
    };
    expect(toFault(error)).toEqual({ _tag: 'MailRefused', reason: '550 5.1.1' });
  });

  it('takes what it does not know for a server that is lost', () => {
    expect(toFault({})).toEqual({ _tag: 'MailServerDown', detail: 'lost' });
    expect(toFault({ code: 'ESOCKET', originalCode: 'ECONNREFUSED' })).toEqual({
      _tag: 'MailServerDown',
      detail: 'ESOCKET ECONNREFUSED',
    });
  });

  it('refuses an address that cannot be written in SMTP', () => {
    expect(toFault({ code: 'EENVELOPE', command: 'API' })).toEqual({ _tag: 'MailRefused', reason: 'unusable address' });
  });
});
