// Counts a CTRF report: prints "passed failed skipped"; failures and skips are named, with reasons, on stderr.
import { existsSync, readFileSync } from "node:fs";

const [file, exitCode] = process.argv.slice(2);
if (!existsSync(file)) {
  console.error(`FAILED: the test program left no report (exit ${exitCode})`);
  process.exit(1);
}
const { tests } = JSON.parse(readFileSync(file, "utf8")).results;
const firstLines = text => (text ?? "no reason given").split("\n").slice(0, 12).join("\n    ");
const count = { passed: 0, failed: 0, skipped: 0 };
for (const test of tests) {
  const kind = test.status === "passed" ? "passed" : ["skipped", "pending"].includes(test.status) ? "skipped" : "failed";
  count[kind]++;
  if (kind !== "passed") console.error(`${kind.toUpperCase()}: ${test.name}\n    ${firstLines(test.message)}`);
}
if (tests.length === 0) console.error("FAILED: no test ran");
if (exitCode !== "0" && count.failed === 0) {
  console.error(`FAILED: the test program ended with ${exitCode} (0 is success, 2 failed tests, 3 stopped, 8 no tests)`);
  count.failed = 1;
}
console.log(count.passed, count.failed, count.skipped);
