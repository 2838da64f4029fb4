import type { Response } from 'express';
import type { Page } from '../pages/sign-in-pages.ts';

/** Answers a person with a page. */
export const showPage = (res: Response, { status, html }: Page): void =>
  void res.status(status).type('html').send(html);
