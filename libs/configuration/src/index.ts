export { badConfiguration } from './bad-configuration.ts';
export type { BadConfiguration } from './bad-configuration.ts';
export {
  demandAppKey,
  demandClever,
  demandMail,
  loadConfig,
  namesCleverApplication,
  namesMailServer,
} from './config.ts';
export type { CleverSettings, Config, MailServerSettings } from './config.ts';
export type { Environment } from './environment.ts';
export { giveUp } from './give-up.ts';
export { localSettingsFile } from './local-settings.ts';
export { aborted, exitCodeOf, listenForSignals } from './signals.ts';
