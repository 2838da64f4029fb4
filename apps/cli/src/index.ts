export { compose } from './compose.ts';
export type { Onboarding } from './compose.ts';
export { loadConfig } from './config/config.ts';
export type { CleverSettings, Config } from './config/config.ts';
export { localSettingsFile } from './config/local-settings.ts';
export type { Environment, Io } from './io.ts';
export { runCli } from './run-cli.ts';
