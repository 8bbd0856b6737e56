// Computes everything that the API showed after every night of a replayed ticket log anew, from the log and the answers
// given alone, by the rules of infrastructure/docs/privacy.md and figures.md, and compares. It shares no code with the
// product.
// Use: node .ci/check-replay.mjs LOG FOLDER   (FOLDER is what the replay wrote, usually target/replay)
import { check } from './replay/check.mjs';
import { readRecord } from './replay/record.mjs';
import { summary } from './replay/summary.mjs';

const [logFile, folder] = process.argv.slice(2);
const result = check(readRecord(logFile, folder));
for (const difference of result.differences.slice(0, 50)) console.error(difference);
if (result.differences.length > 50) console.error(`… and ${result.differences.length - 50} more`);
console.log(summary(result));
process.exit(result.differences.length ? 1 : 0);
