export * from './a-mailer.ts';
export * from './contracts/family-code-store.contract.ts';
export * from './contracts/invitation-desk.contract.ts';
export * from './contracts/join-store.contract.ts';
export * from './contracts/joined-places.contract.ts';
export * from './contracts/mail-queue.contract.ts';
export { makeInMemoryJoining } from './in-memory-joining.ts';
export * from './joining-world.ts';
export * from './mail-world.ts';
