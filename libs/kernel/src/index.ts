export * from './di.ts';
export * from './fp.ts';
