// One task of tasks.mjs, from standard input to standard output.
import { readFileSync } from "node:fs";
import { run } from "./tasks.mjs";

const { name, given } = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(run(name, given)));
