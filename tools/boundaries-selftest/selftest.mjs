// Without a cached project graph the boundaries rule skips itself and lint stays green.
// This lints imports that must be refused, and a few that must not, and fails when the rule is silent or too strict.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const ROOT = path.resolve(import.meta.dirname, '../..');
const BOUNDARIES = '@nx/enforce-module-boundaries';
const IMPORTS = 'no-restricted-imports';

const CORE = 'libs/onboarding-core/src/self-test.ts';
const CORE_MODULE = 'libs/onboarding-core/src/self-test.module.ts';
const ADAPTER = 'libs/clever-adapter/src/self-test.ts';
const APP = 'apps/cli/src/self-test.ts';

/** [what is shown, the file that imports, what it imports, the rule that must refuse it, or none] */
const CASES = [
  ['core -> adapter', CORE, '@bloomz/clever-adapter', BOUNDARIES],
  ['core -> app', CORE, '@bloomz/cli', BOUNDARIES],
  ['adapter -> adapter', ADAPTER, '@bloomz/bloomz-persistence', BOUNDARIES],
  ['adapter -> app', ADAPTER, '@bloomz/cli', BOUNDARIES],
  ['adapter -> tool', ADAPTER, '@bloomz/fake-clever', BOUNDARIES],
  ['app -> tool', APP, '@bloomz/fake-clever', BOUNDARIES],
  ['kernel -> core', 'libs/kernel/src/self-test.ts', '@bloomz/onboarding-core', BOUNDARIES],
  ['core -> express', CORE, 'express', BOUNDARIES],
  ['core -> MikroORM', CORE, '@mikro-orm/core', BOUNDARIES],
  ['core -> pg', CORE, 'pg', BOUNDARIES],
  ['core -> io-ts', CORE, 'io-ts', BOUNDARIES],
  ['core -> node:fs', CORE, 'node:fs', IMPORTS],
  ['core -> fs/promises', CORE, 'fs/promises', IMPORTS],
  ['core -> inversify', CORE, 'inversify', IMPORTS],
  ['adapter -> a package it does not list', ADAPTER, 'express', BOUNDARIES],
  ['another lib by a relative path', ADAPTER, '../../onboarding-core/src/index.ts', BOUNDARIES],
  ['deep into a lib', ADAPTER, '@bloomz/onboarding-core/src/errors.ts', IMPORTS],
  ['core -> kernel', CORE, '@bloomz/kernel', undefined],
  ['core module -> inversify', CORE_MODULE, 'inversify', undefined],
  ['adapter -> core', ADAPTER, '@bloomz/onboarding-core', undefined],
  ['adapter -> core/testing', ADAPTER, '@bloomz/onboarding-core/testing', undefined],
  ['app -> adapter', APP, '@bloomz/clever-adapter', undefined],
];

// The imagined files belong to no TypeScript program, so the rules that need types are off.
const eslint = new ESLint({
  cwd: ROOT,
  overrideConfig: [{ files: ['**/*.ts'], ...tseslint.configs.disableTypeChecked }],
});

const complaint = async ([shown, filePath, imported, expected]) => {
  const [result] = await eslint.lintText(`export * from '${imported}';\n`, { filePath });
  const rules = result.messages.map(({ ruleId, message }) => ruleId ?? message);
  const refusedBy = rules.filter((rule) => rule !== null);
  if (expected === undefined) return refusedBy.length ? `${shown} was refused by ${refusedBy.join(', ')}` : undefined;
  return refusedBy.includes(expected) ? undefined : `${shown} was not refused by ${expected}`;
};

/** A package without its tags would escape the table. */
const untagged = () =>
  ['libs', 'apps', 'tools']
    .flatMap((parent) => readdirSync(path.join(ROOT, parent), { withFileTypes: true }).map((entry) => [parent, entry]))
    .filter(([, entry]) => entry.isDirectory())
    .map(([parent, entry]) => path.join(parent, entry.name, 'package.json'))
    .filter((file) => {
      const tags = JSON.parse(readFileSync(path.join(ROOT, file), 'utf8')).nx?.tags ?? [];
      return ['type:', 'scope:'].some((kind) => tags.filter((tag) => tag.startsWith(kind)).length !== 1);
    })
    .map((file) => `${file} needs exactly one type: and one scope: tag`);

const judged = await Promise.all(CASES.map(complaint));
const found = [...untagged(), ...judged.filter((line) => line !== undefined)];

for (const line of found) console.error(line);
console.log(
  found.length
    ? `BOUNDARIES RULE DOES NOT HOLD: ${found.length} complaints (no project graph? run: npm run graph)`
    : `boundaries rule fires: ${CASES.length} imports judged as the table says`,
);
process.exitCode = found.length ? 1 : 0;
