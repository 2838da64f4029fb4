import { rmSync, writeFileSync } from 'node:fs';
import { type Environment, localSettingsFile } from '@bloomz/configuration';

/** Lets commands in another terminal find the local Clever while it runs. */
export const writeSettings = (folder: string, settings: Environment): void => {
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(localSettingsFile(folder), lines.join(''), { mode: 0o600 });
};

export const removeSettings = (folder: string): void => rmSync(localSettingsFile(folder), { force: true });
