import path from 'node:path';
import { PROBLEM_SLUGS, PROBLEMS, type ProblemSlug } from '@bloomz/api-contract';
import { Router } from 'express';
import { callerOf } from '../http/caller.ts';
import { sendProblem } from '../http/send-problem.ts';
import { showPage } from '../http/show-page.ts';
import { html, page } from './html.ts';
import { frontPage } from './sign-in-pages.ts';

const STYLES = path.join(import.meta.dirname, 'pages.css');

/** The page that a problem's `type` leads to. */
const problemPage = (slug: ProblemSlug): string => {
  const { title, happened, toDo } = PROBLEMS[slug];
  return page(
    title,
    html`<p>${happened}</p>
      <p>${toDo}</p>
      <p class="note">${slug}</p>`,
  );
};

/** Pages that are no part of the API: the front page, what problems mean, and their style sheet. */
export const pageRoutes = (): Router =>
  Router()
    .get('/', (req, res) => {
      const caller = callerOf(req);
      showPage(res, frontPage(caller?.kind === 'account' ? caller.account : undefined));
    })
    .get('/assets/pages.css', (_req, res) => void res.set('cache-control', 'public, max-age=3600').sendFile(STYLES))
    .get('/problems/:slug', (req, res) => {
      const slug = PROBLEM_SLUGS.find((known) => known === req.params.slug);
      if (slug === undefined) return sendProblem(req, res, { _tag: 'NotFound' });
      showPage(res, { status: 200, html: problemPage(slug) });
    });
