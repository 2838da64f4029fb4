import type { Account, CleverIdentity } from '@bloomz/access-core';
import { PROBLEMS, type ProblemSlug } from '@bloomz/api-contract';
import { type Html, html, page } from './html.ts';

/** A page and the status it is sent with. */
export type Page = { readonly status: number; readonly html: string };

const again: Html = html`<p class="actions"><a class="button" href="/auth/clever">Sign In with Clever</a></p>`;

const trouble = (status: number, title: string, words: string): Page => ({
  status,
  html: page(
    title,
    html`<p>${words}</p>
      ${again}`,
  ),
});

/** A problem as people see it who came with a browser. */
export const problemPage = (slug: ProblemSlug): Page => {
  const { status, title, happened, toDo } = PROBLEMS[slug];
  return trouble(status, title, `${happened} ${toDo}`);
};

/** What people see when a sign-in does not work out: what happened, and the way on. */
export const PAGES = {
  refused: trouble(
    403,
    'Clever did not let you in',
    'Your district may not have shared you with Bloomz yet. Ask a district admin to share you in Clever, wait 30 to 60 minutes, then try again.',
  ),
  mismatch: trouble(
    400,
    'This sign-in was not begun here',
    'The link belongs to a sign-in of another browser or of an earlier time, so nothing was done. Begin again from here.',
  ),
  incomplete: trouble(
    400,
    'The sign-in was not completed',
    'Clever sent you back without what we need, or your browser keeps no cookies for this site. Allow cookies, then try again.',
  ),
  used: trouble(
    400,
    'This sign-in was used already',
    'Each sign-in works once. If you came here with the back button or by reloading, just begin again.',
  ),
  foreign: trouble(
    400,
    'This sign-in cannot be trusted',
    'What Clever sent was not meant for Bloomz, so nothing was done. Begin again from here.',
  ),
  unavailable: trouble(
    503,
    'Clever does not answer',
    'We could not complete the sign-in because Clever, or our own database, did not answer. Try again in a few minutes.',
  ),
  nothingToLink: trouble(
    400,
    'Nothing waits to be linked',
    'The page was open for too long, or it was completed already. Begin again from here.',
  ),
  linkedElsewhere: trouble(
    409,
    'Already linked',
    'This Bloomz account or this person in Clever is linked already, to another one. Nothing was changed; ask Bloomz if you did not expect that.',
  ),
} as const satisfies Readonly<Record<string, Page>>;

/** Clever does not have to tell a name. */
const called = ({ name }: Pick<CleverIdentity, 'name'>): string =>
  name === '' ? 'a person without a name in Clever' : name;

/** The front page, until the admin app takes its place. */
export const frontPage = (account: Account | undefined): Page => ({
  status: 200,
  html:
    account === undefined
      ? page(
          'Bloomz Onboarding',
          html`<p>Bring your school from Clever into Bloomz.</p>
            ${again}
            <p class="note"><a href="/docs">The API</a></p>`,
        )
      : page(
          'Bloomz Onboarding',
          html`<p>Signed in as <strong>${called(account)}</strong></p>
            <form class="actions" method="post" action="/auth/logout">
              <button type="submit">Sign out</button>
              <span class="note">Ends Bloomz only; Clever stays signed in.</span>
            </form>
            ${
              account.clever === null
                ? html`<p><a href="/auth/clever?intent=link">Link this account to my person in Clever</a></p>`
                : html``
            }
            <p class="note"><a href="/docs">The API</a></p>`,
        ),
});

const both = (identity: CleverIdentity, account: string): Html =>
  html`<dl>
    <dt>In Clever</dt>
    <dd>${called(identity)}${identity.email === null ? '' : ` (${identity.email})`}</dd>
    <dt>In Bloomz</dt>
    <dd>${account}</dd>
  </dl>`;

/** Proof of the account: its password. Shown before anything is linked, and again when it was wrong. */
export const proofPage = (identity: CleverIdentity, email: string, wasWrong: boolean): Page => ({
  status: wasWrong ? 401 : 200,
  html: page(
    'Is this Bloomz account yours?',
    html`<p>
        A Bloomz account has the same e-mail address as you have in Clever. If it is yours, its password links the two.
      </p>
      ${both(identity, email)}
      ${wasWrong ? html`<p role="alert"><strong>That is not the password of this account.</strong></p>` : html``}
      <form method="post" action="/auth/link">
        <label for="password">Password of the Bloomz account</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required />
        <div class="actions">
          <button type="submit">Link and sign in</button>
          <a href="/">Not mine</a>
        </div>
      </form>`,
  ),
});

/** Both names before somebody who is signed in says yes. */
export const confirmPage = (identity: CleverIdentity, account: Account): Page => ({
  status: 200,
  html: page(
    'Link these two?',
    html`<p>From now on, Sign In with Clever as this person opens this Bloomz account.</p>
      ${both(identity, account.email ?? called(account))}
      <form method="post" action="/auth/link">
        <div class="actions">
          <button type="submit">Link</button>
          <a href="/">Cancel</a>
        </div>
      </form>`,
  ),
});
