import { Credentials, Me } from '../codecs/me.ts';
import { json, noContent, plain, redirect } from '../http/answer.ts';
import { endpoint } from '../http/endpoint.ts';
import { optional } from '../http/fields.ts';
import { textFields } from '../http/object.ts';
import { oneOf, text } from '../http/scalars.ts';
import { describe } from '../http/schema.ts';

const ReturnTo = text({
  max: 512,
  pattern: '^(/([^/\\\\\\u0000-\\u001f\\ud800-\\udfff][^\\\\\\u0000-\\u001f\\ud800-\\udfff]*)?)?$',
  words: 'must be a path of this site, beginning with a single /',
  example: '/schools/4fd43cc56d11340000000005',
});

export const signInWithClever = endpoint({
  operationId: 'signInWithClever',
  method: 'get',
  path: '/auth/clever',
  tag: 'session',
  summary: 'Sign in with Clever',
  description:
    'For a browser to go to. Leads to Clever, and from there back to the callback. What is not understood is ignored.',
  access: 'anybody',
  query: textFields({
    intent: optional(
      describe(oneOf('link'), { description: 'Link the signed-in Bloomz account to the person in Clever' }),
    ),
    return_to: optional(describe(ReturnTo, { description: 'Where to go on to afterwards: a path of this site' })),
  }),
  responses: { 302: redirect('To Clever, where the person signs in') },
  problems: ['too-many-requests', 'store-unavailable'],
});

const Sent = text({ max: 2048, example: 'SplxlOBeZQQYbYS6WxSbIA' });

export const finishSignInWithClever = endpoint({
  operationId: 'finishSignInWithClever',
  method: 'get',
  path: '/auth/clever/callback',
  tag: 'session',
  summary: 'Come back from Clever',
  description:
    'Where Clever sends the browser. With the `state` of a sign-in begun here, the code is exchanged and a session begins; without one (Clever Portal, Instant Login) a sign-in is begun first.',
  access: 'anybody',
  query: textFields({
    code: optional(describe(Sent, { description: "Clever's code; good for one exchange within a minute" })),
    state: optional(describe(Sent, { description: 'What the sign-in was begun with', example: 'af0ifjsldkj' })),
    error: optional(describe(Sent, { description: 'Why Clever did not sign the person in', example: 'access_denied' })),
  }),
  responses: {
    302: redirect('To Clever, where the sign-in is begun'),
    303: redirect('To where the sign-in was asked for, or to a page that links the account'),
    400: plain('A page that says why nobody was signed in', 'text/html', '<!doctype html><title>Bloomz</title>'),
    403: plain('A page that says that Clever let nobody in', 'text/html', '<!doctype html><title>Bloomz</title>'),
    503: plain('A page that says that Clever is out of reach', 'text/html', '<!doctype html><title>Bloomz</title>'),
  },
  problems: ['too-many-requests'],
});

export const logIn = endpoint({
  operationId: 'logIn',
  method: 'post',
  path: '/auth/login',
  tag: 'session',
  summary: 'Sign in with a Bloomz account',
  description: 'Begins a session and sets its cookie. A session that was there before ends.',
  access: 'anybody',
  body: Credentials,
  responses: { 200: json('Who is signed in now', Me) },
  problems: ['wrong-credentials', 'too-many-requests', 'store-unavailable'],
});

export const logOut = endpoint({
  operationId: 'logOut',
  method: 'post',
  path: '/auth/logout',
  tag: 'session',
  summary: 'Sign out',
  description:
    'Ends the session. Signing out twice is no mistake, and nothing that is added to the address keeps one in.',
  access: 'anybody',
  query: textFields({}),
  responses: {
    204: noContent('The session has ended'),
    303: redirect('The same for the form of a page: back to the front page'),
  },
  problems: ['cross-site-request', 'too-many-requests', 'store-unavailable'],
});

export const getMe = endpoint({
  operationId: 'getMe',
  method: 'get',
  path: '/v1/me',
  tag: 'session',
  summary: 'Who am I?',
  description: 'The account with the roles it holds, or the API key with its scopes.',
  access: 'signed-in',
  responses: { 200: json('Whoever asks', Me) },
});
