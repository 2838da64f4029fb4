export { makeSeal, type Seal } from './seal.ts';
export { secretsModule } from './secrets.module.ts';
