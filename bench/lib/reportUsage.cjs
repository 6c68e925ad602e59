// node --require bench/lib/reportUsage.cjs …: at its end the process says how much memory it had at most.
const { writeFileSync } = require("node:fs");

process.on("exit", () => writeFileSync(process.env.BENCH_USAGE, String(process.resourceUsage().maxRSS / 1024)));
