import { readFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { version } from "../../package.json";
import { main } from "./main.js";

const { stdout, stderr, env } = process;
const caches = env["XDG_CACHE_HOME"] || (env["LOCALAPPDATA"] ?? path.join(os.homedir(), ".cache"));
const pages = path.join(__dirname, "..", "docs", "rules");

// Who reads the output may stop before its end, as `head` does: that is no failure of ours.
stdout.on("error", (error: NodeJS.ErrnoException) => {
	if (error.code !== "EPIPE") throw error;
});

main(
	{
		out: (text) => stdout.write(text),
		err: (text) => stderr.write(text),
		cwd: process.cwd(),
		version,
		cache: path.join(caches, "rai-docs"),
		colour: stdout.isTTY && !env["NO_COLOR"],
		progress: stderr.isTTY,
		today: () => new Date().toISOString().slice(0, 10),
		asset: (name) => readFile(path.join(__dirname, name), "utf8"),
		page: (rule) => readFile(path.join(pages, `${rule}.md`), "utf8").catch(() => undefined),
	},
	process.argv.slice(2),
).then(
	(code) => {
		process.exitCode = code;
	},
	(error) => {
		stderr.write(`rai-docs: this should not have happened. ${error instanceof Error ? error.stack : error}\n`);
		process.exitCode = 2;
	},
);
