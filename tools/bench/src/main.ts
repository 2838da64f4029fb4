import { withCleanup } from './cleanup.ts';
import { parseOptions } from './options.ts';
import { toText } from './report/to-text.ts';
import { runBench } from './run-bench.ts';

const { json, check, scale, parts } = parseOptions(process.argv.slice(2));
const document = await withCleanup((cleanup) => runBench(scale, parts, cleanup));
console.log(json ? JSON.stringify(document, null, 2) : toText(document));
process.exitCode = check && document.figures.some(({ ok }) => !ok) ? 1 : 0;
