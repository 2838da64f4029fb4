import { enableCompileCache } from 'node:module';

enableCompileCache(); // saves every later call a fifth of its time; what follows is loaded after it
const [{ makeProcessIo }, { runCli }, { listenForSignals }] = await Promise.all([
  import('./process-io.ts'),
  import('./run-cli.ts'),
  import('@bloomz/configuration'),
]);
const { signal } = listenForSignals();
process.exit(await runCli(process.argv.slice(2), process.env, makeProcessIo(signal)));
