import { spawnSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { TraceReport } from "../../src/core/index.js";
import type { JsonProblem } from "../cli/run.js";

/** What `npm run build` made, or another build. */
const cli = path.resolve(process.env["RAI_CLI"] ?? fileURLToPath(new URL("../../dist/cli.js", import.meta.url)));

export interface Answers {
	readonly problems: readonly JsonProblem[];
	readonly trace: TraceReport;
}

interface Setting {
	/** Folders where programs are looked for. */
	readonly path?: string;
	/** Where digests are remembered. */
	readonly cache: string;
}

/** What the command line says of the documents below docs/rai, as it is installed: in a process of its own. */
export function ask(root: string, setting: Setting): Answers {
	const checked = run(root, ["check", "docs/rai", "--root", root, "--format", "json"], setting);
	const traced = run(root, ["trace", "docs/rai", "--root", root, "--format", "json"], setting);
	return { problems: (JSON.parse(checked) as { problems: JsonProblem[] }).problems, trace: JSON.parse(traced) as TraceReport };
}

/** @throws where it did not end with the codes for “checked” */
export function run(cwd: string, args: readonly string[], { path: programs, cache }: Setting): string {
	const env = { ...process.env, XDG_CACHE_HOME: cache, HF_HOME: cache, ...(programs !== undefined && { PATH: programs }) };
	const { stdout, stderr, status } = spawnSync(process.execPath, [cli, ...args], { cwd, env, maxBuffer: 2 ** 30 });
	if (status !== 0 && status !== 1) throw new Error(`rai-docs ${args.join(" ")} ended with ${status}: ${stderr}`);
	return stdout.toString();
}
