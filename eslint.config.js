import { readFileSync, readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

const ROOT = import.meta.dirname;
const TESTS = ['**/*.test.ts', '**/testing/**/*.ts'];

/** Folders of the packages that carry a tag, so that a new one needs no change here. */
const foldersTagged = (tag) =>
  ['libs', 'apps', 'tools']
    .flatMap((parent) => readdirSync(path.join(ROOT, parent)).map((name) => `${parent}/${name}`))
    .filter((folder) => tagsOf(folder).includes(tag));

const tagsOf = (folder) => {
  try {
    return JSON.parse(readFileSync(path.join(ROOT, folder, 'package.json'), 'utf8')).nx?.tags ?? [];
  } catch {
    return [];
  }
};

// ------------------------------------------------------------ who may import whom

const CORES = foldersTagged('type:core');
const FRAMEWORKS = ['express', '@mikro-orm/*', 'mikro-orm', 'pg', 'pg-copy-streams', 'io-ts', 'io-ts-types'];

const boundaries = {
  enforceBuildableLibDependency: false,
  banTransitiveDependencies: true,
  checkDynamicDependenciesExceptions: [],
  allow: [],
  depConstraints: [
    { sourceTag: 'type:kernel', onlyDependOnLibsWithTags: [] },
    { sourceTag: 'type:contract', onlyDependOnLibsWithTags: ['type:kernel'] },
    { sourceTag: 'type:core', onlyDependOnLibsWithTags: ['type:kernel'], bannedExternalImports: FRAMEWORKS },
    { sourceTag: 'type:adapter', onlyDependOnLibsWithTags: ['type:kernel', 'type:core'] },
    {
      sourceTag: 'type:app',
      onlyDependOnLibsWithTags: ['type:kernel', 'type:contract', 'type:core', 'type:adapter'],
    },
    { sourceTag: 'platform:browser', onlyDependOnLibsWithTags: ['type:kernel', 'type:contract'] },
    { sourceTag: 'type:tool', onlyDependOnLibsWithTags: ['*'] },
  ],
};

const DEEP = {
  group: ['@bloomz/*/*', '!@bloomz/*/testing'],
  message: 'A lib is entered by its index or by ./testing, never deeper.',
};
const NODE = {
  regex: `^(node:|(${builtinModules.join('|')})(/|$))`,
  message: 'The core knows nothing of Node; ask through a port.',
};
const INVERSIFY = { regex: '^inversify(/|$)', message: 'Inside a core only *.module.ts wires.' };

const CLOCK_AND_CHANCE = [
  { object: 'Date', property: 'now', message: 'The core asks the Clock port.' },
  { object: 'Math', property: 'random', message: 'The core leaves nothing to chance.' },
];

const refuseImports = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });

export default tseslint.config(
  { ignores: ['**/dist/**', '**/coverage/**', '**/.data/**', '**/.turbo/**', '.nx/**', 'tools/new-lib/files/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked],
    plugins: { '@nx': nx },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: ROOT } },
    rules: {
      '@nx/enforce-module-boundaries': ['error', boundaries],
      ...refuseImports(DEEP),
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/max-params': ['error', { max: 4 }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
        { selector: 'ExportSpecifier[exported.name="default"]', message: 'Named exports only.' },
      ],
    },
  },
  ...CORES.flatMap((core) => [
    {
      files: [`${core}/src/**/*.ts`],
      rules: {
        ...refuseImports(DEEP, NODE, INVERSIFY),
        'no-restricted-globals': ['error', 'process', 'Buffer', 'fetch', 'require', 'console', 'crypto'],
        'no-restricted-properties': ['error', ...CLOCK_AND_CHANCE],
      },
    },
    { files: [`${core}/src/**/*.module.ts`], rules: refuseImports(DEEP, NODE) },
  ]),
  {
    files: TESTS,
    rules: {
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/max-params': 'off',
    },
  },
  {
    files: ['*.config.ts', '*.config.js'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['**/*.js', '**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: {
        console: 'readonly',
        process: 'readonly',
        setTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
      },
    },
  },
  prettier,
);
