import { token } from '@bloomz/kernel';

/** The whole address of the page where somebody joins, for the token of a link. It is known to whoever serves it. */
export type JoinPage = (link: string) => string;
export const JoinPage = token<JoinPage>('JoinPage');
