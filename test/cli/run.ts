import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { main } from "../../src/cli/main.js";
import type { Terminal } from "../../src/cli/terminal.js";

const dist = fileURLToPath(new URL("../../dist", import.meta.url));
const pages = fileURLToPath(new URL("../../docs/rules", import.meta.url));

export interface Run {
	readonly code: number;
	readonly out: string;
	readonly err: string;
}

/** The command line in this process, at a folder, with a terminal that only remembers. */
export async function run(cwd: string, args: readonly string[], like: Partial<Terminal> = {}): Promise<Run> {
	const [out, err]: string[][] = [[], []];
	const code = await main(
		{
			out: (text) => out?.push(text),
			err: (text) => err?.push(text),
			cwd,
			version: "9.8.7",
			colour: false,
			progress: false,
			today: () => "2026-11-22",
			asset: (name) => readFile(path.join(dist, name), "utf8"),
			page: (rule) => readFile(path.join(pages, `${rule}.md`), "utf8"),
			...like,
		},
		args,
	);
	return { code, out: out?.join("") ?? "", err: err?.join("") ?? "" };
}

export interface JsonProblem {
	readonly rule: string;
	readonly severity: string;
	readonly message: string;
	readonly path: string;
	readonly range: { readonly start: JsonPosition; readonly end: JsonPosition } | null;
	readonly artifact: string | null;
	readonly pointer: string | null;
	readonly fingerprint: string;
	readonly related: readonly { readonly path: string; readonly message: string }[];
	readonly fixes: readonly string[];
	readonly waivedBy: null;
}

interface JsonPosition {
	readonly line: number;
	readonly character: number;
}

export interface JsonReport {
	readonly schema: 1;
	readonly artifacts: number;
	readonly problems: readonly JsonProblem[];
	readonly summary: { readonly errors: number; readonly warnings: number; readonly infos: number; readonly waived: number };
	readonly excluded: number;
	readonly unreadable: readonly { readonly path: string; readonly reason: string }[];
}

export async function checkJson(
	cwd: string,
	...args: readonly string[]
): Promise<JsonReport & { readonly code: number; readonly err: string }> {
	const { code, out, err } = await run(cwd, ["check", "--format", "json", ...args]);
	return { ...JSON.parse(out), code, err };
}

/** `path rule`, in the order in which they are listed. */
export const listed = ({ problems }: JsonReport): string[] => problems.map(({ path: file, rule }) => `${file} ${rule}`);

/** A base document whose references lead elsewhere: the folders of these tests have no such commits. */
export const elsewhere = (text: string): string =>
	text.replace(/git:[0-9a-f]{40}#[^"\s]*/g, `oci://registry.example.com/parking@sha256:${"0".repeat(64)}`);
