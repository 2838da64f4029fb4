import type { Schema } from '../http/schema.ts';

/** The name of the cookie that holds a session. */
const SESSION_COOKIE = '__Host-bloomz-session';

export const INFO: Schema = {
  title: 'Bloomz Onboarding',
  version: '1.0.0',
  summary: 'Brings a Clever school into Bloomz and keeps it in step',
  description: [
    'JSON over HTTP. Sign in with a browser (cookie) or send an API key (`Authorization: Bearer bz_…`).',
    '**What goes wrong** is answered as a problem document (RFC 9457). Its `type` is stable and is the path of a page that explains it; `errors` say what is wrong with the request and where.',
    '**Lists** are read page by page: `next` of one page is `cursor` of the following one.',
    '**Long work** is answered with 202 and `Location`; follow it there, or by server-sent events.',
    '**What you may not see** is answered exactly like what does not exist.',
  ].join('\n\n'),
  license: { name: 'Proprietary', identifier: 'LicenseRef-Proprietary' },
};

export const SERVERS: ReadonlyArray<Schema> = [{ url: '/', description: 'The server that gave you this document' }];

export const TAGS: ReadonlyArray<Schema> = [
  { name: 'session', description: 'Signing in and out' },
  { name: 'schools', description: 'School communities, and whether they are ready' },
  { name: 'import', description: 'Plans and imports' },
  { name: 'classes', description: 'Classes and who is in them' },
  { name: 'people', description: 'Members of a school and their roles' },
  { name: 'invitations', description: 'Who was asked to join, and how far that is' },
  { name: 'family codes', description: 'A way in for families whom no mail reaches' },
  { name: 'joining', description: 'What people do with a code' },
  { name: 'district', description: 'A district and its connection' },
  { name: 'service', description: 'For those who run the service' },
];

export const SECURITY_SCHEMES: Schema = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: SESSION_COOKIE,
    description: 'A browser that signed in. Ends after half an hour without a request, and after twelve hours.',
  },
  apiKey: {
    type: 'http',
    scheme: 'bearer',
    description: 'A server with an API key of one district: `Authorization: Bearer bz_…`',
  },
};

export const HEADERS: Schema = {
  Location: {
    description: 'The address of what was made, or of where to go',
    schema: { type: 'string', format: 'uri-reference' },
    example: '/v1/imports/0b9c1c7e-8f0e-4a51-9a53-52b7f0a3c1de',
  },
  ETag: {
    description: 'Names this version; send it back as If-Match',
    schema: { type: 'string' },
    example: '"8f14e45f"',
  },
  RateLimit: {
    description: 'How many requests are left, and in how many seconds there will be more',
    schema: { type: 'string' },
    example: '"default"; r=1187; t=42',
  },
  'RateLimit-Policy': {
    description: 'How many requests may be sent in how many seconds',
    schema: { type: 'string' },
    example: '"default"; q=1200; w=60',
  },
  'Retry-After': {
    description: 'After how many seconds to try again',
    schema: { type: 'string' },
    example: '30',
  },
};
