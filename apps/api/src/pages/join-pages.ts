import type { Account } from '@bloomz/access-core';
import type { Opening } from '@bloomz/invitation-core';
import { type Html, html, page } from './html.ts';
import type { Page } from './sign-in-pages.ts';

/** What somebody has filled in, to be shown again; never the password. */
export type JoinForm = {
  readonly shown: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
};
export const EMPTY_FORM: JoinForm = { shown: '', firstName: '', lastName: '', email: '' };

const field = (name: keyof JoinForm, label: string, value: string, more: Html): Html =>
  html`<label for="${name}">${label}</label> <input id="${name}" name="${name}" value="${value}" ${more} required />`;

const trouble = (words: string | null): Html =>
  words === null ? html`` : html`<p role="alert"><strong>${words}</strong></p>`;

/** A code is typed here, or came with a link. Opening the page does nothing: mail is opened by scanners first. */
export const codePage = (shown: string, words: string | null = null, status = 200): Page => ({
  status,
  html: page(
    'Join your school on Bloomz',
    html`${trouble(words)}
      <form method="post" action="/join">
        ${field('shown', 'Your code', shown, html`autocomplete="off" autocapitalize="characters" maxlength="200"`)}
        <div class="actions"><button type="submit">Continue</button></div>
      </form>
      <p class="note">It is in your invitation or letter. Capitals, blanks and hyphens do not matter.</p>`,
  ),
});

/** Behind a link the token is filled in, so one press leads on. */
export const linkPage = (token: string): Page => ({
  status: 200,
  html: page(
    'You are invited to Bloomz',
    html`<p>Your school uses Bloomz to keep in touch with you.</p>
      <form method="post" action="/join">
        <input type="hidden" name="shown" value="${token}" />
        <div class="actions"><button type="submit">Continue</button></div>
      </form>`,
  ),
});

const AS: Record<'teacher' | 'staff' | 'parent', string> = {
  teacher: 'as a teacher',
  staff: 'as staff',
  parent: 'as a parent or guardian',
};

const asMyself = (shown: string, { name }: Account): Html =>
  html`<form method="post" action="/join">
      <input type="hidden" name="shown" value="${shown}" />
      <input type="hidden" name="as" value="myself" />
      <div class="actions"><button type="submit">Join as ${name}</button></div>
    </form>
    <p class="note">Not you? Fill this in instead.</p>`;

/** The code is right; now it is about the person. */
export const whoPage = (
  opening: Opening,
  form: JoinForm,
  account: Account | null,
  words: string | null = null,
): Page => ({
  status: words === null ? 200 : 422,
  html: page(
    `Join ${opening.schoolName === '' ? 'your school' : opening.schoolName}`,
    html`<p>You are joining ${AS[opening.kind === 'invitation' ? opening.purpose : 'parent']}.</p>
      ${trouble(words)} ${account === null ? html`` : asMyself(form.shown, account)}
      <form method="post" action="/join">
        <input type="hidden" name="shown" value="${form.shown}" />
        <input type="hidden" name="as" value="account" />
        ${field('firstName', 'First name', form.firstName, html`autocomplete="given-name" maxlength="100"`)}
        ${field('lastName', 'Last name', form.lastName, html`autocomplete="family-name" maxlength="100"`)}
        ${field('email', 'E-mail', form.email, html`type="email" autocomplete="username" maxlength="254"`)}
        <label for="password">Password</label>
        <input
          id="password"
          name="password"
          type="password"
          autocomplete="current-password"
          maxlength="1024"
          required
        />
        <div class="actions"><button type="submit">Join</button></div>
      </form>
      <p class="note">
        If you have a Bloomz account, give its e-mail address and password. Otherwise this makes one for you; choose a
        password of at least 12 characters.
      </p>
      ${
        opening.kind === 'invitation' && opening.purpose !== 'parent'
          ? html`<p><a href="/auth/clever">Sign In with Clever</a> instead: then no code is needed.</p>`
          : html``
      }`,
  ),
});

export const joinedPage = (schoolName: string): Page => ({
  status: 200,
  html: page(
    'You have joined',
    html`<p>Welcome to ${schoolName === '' ? 'your school' : schoolName} on Bloomz. Your classes are there already.</p>
      <p class="actions"><a class="button" href="/">Go on</a></p>`,
  ),
});
