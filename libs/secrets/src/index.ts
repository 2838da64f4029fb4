export { codeVaultModule } from './code-vault.module.ts';
export { makeSeal, type Seal } from './seal.ts';
export { secretsModule } from './secrets.module.ts';
