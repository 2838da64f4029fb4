import { html, page } from './html.ts';
import type { Page } from './sign-in-pages.ts';

/** Opening it changes nothing, for mail is opened by scanners first. */
export const stopMailPage = (token: string): Page => ({
  status: 200,
  html: page(
    'No more mail from Bloomz?',
    html`<p>We then send nothing more to this address, and your invitation ends. Your school can invite you again.</p>
      <form method="post" action="/mail/stop/${token}">
        <div class="actions"><button type="submit">Send me nothing more</button></div>
      </form>`,
  ),
});

export const stoppedPage: Page = {
  status: 200,
  html: page(
    'Done',
    html`<p>This address gets no more invitations from Bloomz. If you change your mind, tell your school.</p>`,
  ),
};
