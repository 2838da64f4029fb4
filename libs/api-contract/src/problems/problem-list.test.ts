import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROBLEM_SLUGS, PROBLEMS, problemType } from './problem-list.ts';

const PAGES = path.join(import.meta.dirname, '../../../../docs/problems');

describe('docs/problems', () => {
  it('has a page for every problem and no other', () => {
    const pages = readdirSync(PAGES).map((file) => path.basename(file, '.md'));
    expect(pages.sort()).toEqual([...PROBLEM_SLUGS].sort());
  });

  it.each(PROBLEM_SLUGS)('says of %s what the answer says', (slug) => {
    const page = readFileSync(path.join(PAGES, `${slug}.md`), 'utf8');
    const { title, status, happened, toDo } = PROBLEMS[slug];
    expect(page).toMatch(new RegExp(`^# .*\n\nStatus ${status}, type \`${problemType(slug)}\`\n`));
    for (const words of [`# ${title}\n`, `## What it means\n\n${happened}\n`, `## What to do\n\n${toDo}\n`])
      expect(page).toContain(words);
    expect(page).toMatch(/## Why it happens\n\n\S/);
  });
});
