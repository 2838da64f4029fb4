import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// Clever's own specification and recorded answers are not part of this project. Where a checkout has them beside it,
// the tests hold the fake to them.
const folder = fileURLToPath(new URL('../../../../../shared/clever/', import.meta.url));

/** Whether the material is there; says so once when it is not. */
export const hasMaterial = (what: string): boolean => {
  const there = existsSync(folder + what);
  if (!there) console.log(`skipped: ${what} of Clever is not beside this checkout (../shared/clever)`);
  return there;
};

export const readMaterial = (name: string): string => readFileSync(folder + name, 'utf8');
