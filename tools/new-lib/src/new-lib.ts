import path from 'node:path';
import { formatFiles, generateFiles, installPackagesTask, names, readJson } from '@nx/devkit';
import type { GeneratorCallback, Tree } from '@nx/devkit';

export type NewLib = {
  readonly name: string;
  readonly type: 'core' | 'adapter' | 'contract';
  readonly scope: string;
  readonly owner: string;
};

type Manifest = { readonly dependencies: Readonly<Record<string, string>> };

const TEMPLATES = path.join(import.meta.dirname, '../files');
const KERNEL = 'libs/kernel/package.json';
const CODEOWNERS = 'CODEOWNERS';

/** The version that the kernel uses, so that a new lib never brings a second one. */
const inversifyVersion = (tree: Tree): string => {
  const version = readJson<Manifest>(tree, KERNEL).dependencies['inversify'];
  if (version === undefined) throw new Error(`${KERNEL} lists no inversify`);
  return version;
};

const addOwner = (tree: Tree, folder: string, owner: string): void => {
  const before = (tree.read(CODEOWNERS, 'utf8') ?? '').trimEnd();
  tree.write(CODEOWNERS, `${before}\n${`/${folder}/`.padEnd(27)} ${owner}\n`.trimStart());
};

/** Only a core has fakes to lend, and a contract has nothing to wire. */
const removeWhatItHasNot = (tree: Tree, folder: string, { name, type }: NewLib): void => {
  if (type !== 'core') tree.delete(`${folder}/src/testing`);
  if (type === 'contract') tree.delete(`${folder}/src/${name}.module.ts`);
};

/** Makes a lib that is tagged, owned, documented and tested from its first minute. */
export const newLib = async (tree: Tree, options: NewLib): Promise<GeneratorCallback> => {
  const folder = `libs/${options.name}`;
  if (tree.exists(folder)) throw new Error(`${folder} exists already`);
  const { className, propertyName } = names(options.name);
  generateFiles(tree, TEMPLATES, folder, {
    ...options,
    className,
    propertyName,
    inversifyVersion: inversifyVersion(tree),
    tmpl: '',
  });
  removeWhatItHasNot(tree, folder, options);
  addOwner(tree, folder, options.owner);
  await formatFiles(tree);
  return () => installPackagesTask(tree, true);
};
