import { readJson } from '@nx/devkit';
import type { Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { newLib } from './new-lib.ts';
import type { NewLib } from './new-lib.ts';

const rostering: NewLib = { name: 'rostering', type: 'core', scope: 'rostering', owner: '@bloomz/roster-team' };

describe('npm run new-lib', () => {
  let tree: Tree;

  beforeEach(() => {
    tree = createTreeWithEmptyWorkspace({ formatter: 'prettier' });
    tree.write('libs/kernel/package.json', '{ "dependencies": { "inversify": "8.2.3" } }');
    tree.write('CODEOWNERS', '* @bloomz/platform-team\n');
  });

  const filesBelow = (folder: string): string[] =>
    tree
      .children(folder)
      .flatMap((child) => (tree.isFile(`${folder}/${child}`) ? [child] : filesBelow(`${folder}/${child}`)))
      .sort();

  it('makes a core with its module, its test and what it lends to tests', async () => {
    await newLib(tree, rostering);
    expect(filesBelow('libs/rostering')).toEqual([
      'README.md',
      'a-sample.ts',
      'index.ts',
      'index.ts',
      'package.json',
      'rostering.module.ts',
      'sample-decision.test.ts',
      'sample-decision.ts',
      'tsconfig.json',
    ]);
  });

  it('tags it and opens its two entrances only', async () => {
    await newLib(tree, rostering);
    expect(readJson(tree, 'libs/rostering/package.json')).toMatchObject({
      name: '@bloomz/rostering',
      exports: { '.': './src/index.ts', './testing': './src/testing/index.ts' },
      dependencies: { '@bloomz/kernel': '*', inversify: '8.2.3' },
      nx: { tags: ['type:core', 'scope:rostering'] },
    });
  });

  it('wires through the kernel', async () => {
    await newLib(tree, rostering);
    expect(tree.read('libs/rostering/src/rostering.module.ts', 'utf8')).toContain('export const rosteringModule');
  });

  it('records the owner and keeps the others', async () => {
    await newLib(tree, rostering);
    expect(tree.read('CODEOWNERS', 'utf8')).toBe(
      '* @bloomz/platform-team\n/libs/rostering/            @bloomz/roster-team\n',
    );
  });

  it('gives an adapter no fakes, and a contract nothing to wire', async () => {
    await newLib(tree, { ...rostering, name: 'mail', type: 'adapter' });
    await newLib(tree, { ...rostering, name: 'wire-format', type: 'contract' });
    expect(filesBelow('libs/mail/src')).toEqual([
      'index.ts',
      'mail.module.ts',
      'sample-decision.test.ts',
      'sample-decision.ts',
    ]);
    expect(filesBelow('libs/wire-format/src')).toEqual(['index.ts', 'sample-decision.test.ts', 'sample-decision.ts']);
  });

  it('leaves a lib alone that exists already', async () => {
    await newLib(tree, rostering);
    await expect(newLib(tree, rostering)).rejects.toThrow('libs/rostering exists already');
  });
});
