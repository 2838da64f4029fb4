import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { E } from '@bloomz/kernel';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Environment } from './environment.ts';
import { type Config, demandClever, demandMail, loadConfig, namesMailServer } from './config.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'bloomz-config-'));
});

const load = (env: Environment = {}): Config => {
  const loaded = loadConfig({ BLOOMZ_DATA_DIR: folder, ...env });
  if (E.isLeft(loaded)) throw new Error(loaded.left.sentence);
  return loaded.right;
};
const refused = (env: Environment): string => {
  const loaded = loadConfig({ BLOOMZ_DATA_DIR: folder, ...env });
  return E.isLeft(loaded) ? loaded.left.sentence : 'accepted';
};
const written = (name: string, text: string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
};

const KEY = Buffer.alloc(32, 7).toString('base64');
const APPLICATION = { CLEVER_CLIENT_ID: 'our-id', CLEVER_CLIENT_SECRET: 'our-secret' };

describe('the configuration', () => {
  it('has defaults for everything but the Clever application', () => {
    const loaded = loadConfig({});
    expect(loaded).toMatchObject(
      E.right({ dataDir: path.resolve('.data'), databaseUrl: undefined, publicUrl: 'http://localhost:3000' }),
    );
    expect(load().clever).toBeNull();
  });

  it('takes every variable', () => {
    const config = load({
      ...APPLICATION,
      DATABASE_URL: 'postgresql://u:p@localhost/db?sslmode=require',
      CLEVER_API_URL: 'http://127.0.0.1:4010',
      CLEVER_AUTH_URL: 'https://clever.example.org/',
      SMTP_URL: 'smtps://mail.example.org:465',
      MAIL_FROM: 'Bloomz <bloomz@example.org>',
      PUBLIC_URL: 'https://bloomz.example.org',
      PORT: '8080',
      APP_KEY: KEY,
    });
    expect(config).toMatchObject({
      dataDir: folder,
      databaseUrl: 'postgresql://u:p@localhost/db?sslmode=require',
      publicUrl: 'https://bloomz.example.org',
      appKey: Buffer.alloc(32, 7),
      clever: {
        apiUrl: 'http://127.0.0.1:4010',
        authUrl: 'https://clever.example.org/',
        clientId: 'our-id',
        clientSecret: 'our-secret',
        foundIn: null,
      },
    });
  });

  it("goes to Clever's own hosts unless told otherwise", () => {
    expect(load(APPLICATION).clever).toMatchObject({ apiUrl: 'https://api.clever.com', authUrl: 'https://clever.com' });
  });

  it.each([
    ['DATABASE_URL', 'mysql://localhost/db'],
    ['DATABASE_URL', 'localhost'],
    ['CLEVER_API_URL', 'clever'],
    ['CLEVER_API_URL', 'ftp://api.clever.com'],
    ['CLEVER_AUTH_URL', 'https//clever.com'],
    ['CLEVER_CLIENT_ID', 'two words'],
    ['CLEVER_CLIENT_SECRET', 'two words'],
    ['SMTP_URL', 'http://mail.example.org'],
    ['MAIL_FROM', 'nobody'],
    ['PUBLIC_URL', '//bloomz'],
    ['BLOOMZ_LISTEN_HOST', '::1 eth0'],
    ['PORT', '65536'],
    ['PORT', 'http'],
    ['APP_KEY', 'short'],
  ])('refuses a malformed %s without quoting it', (name, value) => {
    const sentence = refused({ [name]: value });
    expect(sentence).toContain(`${name} is malformed: expected`);
    expect(sentence).not.toContain(value);
  });

  it('refuses a name that begins like ours and is none', () => {
    expect(refused({ BLOOMZ_DATADIR: 'x' })).toContain('BLOOMZ_DATADIR is not a variable of Bloomz');
  });

  it('counts an empty variable as not set', () => {
    expect(load({ DATABASE_URL: '', CLEVER_CLIENT_ID: '' })).toMatchObject({ databaseUrl: undefined, clever: null });
  });

  it('reads secrets from files', () => {
    const clever = load({
      CLEVER_CLIENT_ID_FILE: written('id', 'from-file\n'),
      CLEVER_CLIENT_SECRET_FILE: written('secret', 'hidden\n'),
      APP_KEY_FILE: written('key', `${KEY}\n`),
    });
    expect(clever).toMatchObject({
      appKey: Buffer.alloc(32, 7),
      clever: { clientId: 'from-file', clientSecret: 'hidden' },
    });
  });

  it('refuses a secret given twice, a missing file and an empty one', () => {
    const file = written('secret', '');
    expect(refused({ CLEVER_CLIENT_SECRET: 'a', CLEVER_CLIENT_SECRET_FILE: file })).toContain('Both');
    expect(refused({ APP_KEY_FILE: path.join(folder, 'none') })).toContain('cannot be read');
    expect(refused({ APP_KEY_FILE: file })).toContain('empty');
  });
});

describe('the settings file of the data folder', () => {
  const LOCAL = 'CLEVER_API_URL=http://127.0.0.1:4010\nCLEVER_CLIENT_ID=local\nCLEVER_CLIENT_SECRET=local-secret\n';

  it('supplies the Clever application when the environment names none', () => {
    const file = written('local.env', `# made by npm start\nDATABASE_URL=postgres://elsewhere\n${LOCAL}`);
    const config = load();
    expect(config.clever).toMatchObject({ apiUrl: 'http://127.0.0.1:4010', clientId: 'local', foundIn: file });
    expect(config.databaseUrl).toBeUndefined();
  });

  it('gives way to an application in the environment, and to single names', () => {
    written('local.env', LOCAL);
    expect(load(APPLICATION).clever).toMatchObject({ apiUrl: 'https://api.clever.com', foundIn: null });
    expect(load({ CLEVER_API_URL: 'http://127.0.0.1:1' }).clever).toMatchObject({ apiUrl: 'http://127.0.0.1:1' });
  });
});

describe('a command that asks Clever', () => {
  const demanded = (env: Environment): unknown => demandClever(load(env));

  it('needs an id and a secret, and is told what to do', () => {
    expect(demanded({})).toMatchObject(E.left({ sentence: expect.stringContaining('npm start') as string }));
    expect(demanded({ CLEVER_CLIENT_ID: 'x' })).toMatchObject(
      E.left({ sentence: expect.stringContaining('CLEVER_CLIENT_SECRET is not set') as string }),
    );
    expect(demanded(APPLICATION)).toMatchObject(E.right({ clientId: 'our-id' }));
  });
});

describe('a process that sends mail', () => {
  const demanded = (env: Environment): unknown => demandMail(load(env));
  const SERVER = { SMTP_URL: 'smtp://user:hidden@mail.example.org', MAIL_FROM: 'bloomz@example.org' };

  it('needs a server and a sender, and is told what to do', () => {
    expect(namesMailServer(load())).toBe(false);
    for (const [name, value] of Object.entries(SERVER)) {
      const missing = name === 'SMTP_URL' ? 'MAIL_FROM' : 'SMTP_URL';
      expect(namesMailServer(load({ [name]: value }))).toBe(true);
      expect(demanded({ [name]: value })).toMatchObject(
        E.left({ sentence: expect.stringContaining(`${missing} is not set`) as string }),
      );
    }
    expect(demanded(SERVER)).toEqual(E.right({ smtpUrl: SERVER.SMTP_URL, from: SERVER.MAIL_FROM }));
  });

  it('may have a secret for what comes back, and is told nothing of a wrong one but its name', () => {
    const secret = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
    expect(load().mailEventsSecret).toBeUndefined();
    expect(load({ MAIL_EVENTS_SECRET_FILE: written('secret', secret) }).mailEventsSecret).toBe(secret);
    for (const wrong of ['whsec_', 'hidden-value', 'whsec_hidden value'])
      expect(refused({ MAIL_EVENTS_SECRET: wrong })).toMatch(/^MAIL_EVENTS_SECRET is malformed: (?!.*hidden)/);
  });
});
