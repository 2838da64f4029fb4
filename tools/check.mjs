// `npm run check`: everything that needs no test run. Every step runs, whatever the ones before it said.
import { spawn } from 'node:child_process';

const STEPS = [
  ['types and lint, per package', 'turbo run typecheck lint --continue --concurrency=2 --output-logs=errors-only'],
  ['types at the root', 'tsc -p .'],
  ['lint at the root', 'eslint *.ts *.js tools/*.ts tools/*.mjs'],
  ['boundaries rule fires', 'node tools/boundaries-selftest/selftest.mjs'],
  ['formatting', 'prettier --check --log-level=warn .'],
  ['unused code', 'knip --no-progress'],
  ['exports that nobody imports', 'knip --no-progress --include-entry-exports --include exports'],
  ['import cycles', 'knip --no-progress --cycles'],
];

// Turbo runs each package's script through npm, which would repeat every failure in its own words.
const QUIET_NPM = { ...process.env, npm_config_loglevel: 'silent' };

const run = (command) =>
  new Promise((resolve) => {
    const child = spawn(command, { shell: true, stdio: 'inherit', env: QUIET_NPM });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });

const runStep = async ([name, command]) => {
  console.log(`\n── ${name}: ${command}`);
  const started = Date.now();
  const passed = await run(command);
  return { name, passed, seconds: ((Date.now() - started) / 1000).toFixed(1) };
};

const results = [];
for (const step of STEPS) results.push(await runStep(step));

console.log('');
for (const { name, passed, seconds } of results) console.log(`${passed ? 'ok    ' : 'FAILED'}  ${name} (${seconds} s)`);
const failed = results.filter(({ passed }) => !passed).length;
console.log(
  failed ? `check: ${failed} of ${results.length} steps failed` : `check: all ${results.length} steps passed`,
);
process.exitCode = failed ? 1 : 0;
