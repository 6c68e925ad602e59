import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { Library, load, type StarterFile, slug, starterFiles } from "../core/index.js";
import { diskFiles } from "../node/files.js";
import { readOptions } from "./options.js";
import { findRoot } from "./root.js";
import { Refusal, type Terminal, UsageError } from "./terminal.js";
import { printable } from "./text.js";

/** Sets a repository up. What is there already is left as it is, and said. */
export async function init(terminal: Terminal, args: readonly string[]): Promise<number> {
	const { values, positionals } = readOptions(args, {
		system: { type: "string" },
		"dry-run": { type: "boolean", default: false },
		root: { type: "string" },
	});
	if (positionals.length > 0) throw new UsageError("init takes no PATH: it is about the whole root.");
	const root = findRoot(terminal.cwd, values.root, terminal.cwd);
	const system = slug(values.system ?? path.basename(root));
	if (system === "") throw new UsageError("--system holds a letter a-z or a digit.");
	const library = new Library(terminal);
	await load(library, diskFiles(root));
	const files = starterFiles(
		system,
		library.paths.some((path) => library.isDocument(path)),
	);
	const told: string[] = [];
	for (const file of files) told.push(await settle(root, file, values["dry-run"]));
	terminal.out(`${[...told, ...notes(root, values["dry-run"])].join("\n")}\n`);
	return 0;
}

async function settle(root: string, file: StarterFile, dryRun: boolean): Promise<string> {
	const there = standing(root, file);
	if (there !== undefined) return `there already    ${printable(there)}: left as it is (${file.says})${addition(root, there, file)}`;
	if (!dryRun && !(await write(path.join(root, file.path), file.text)))
		return `there already    ${file.path}: left as it is (${file.says})${addition(root, file.path, file)}`;
	return `${dryRun ? "would be written" : "written         "} ${file.path}: ${file.says}`;
}

/** Nothing where the file has it already. */
const addition = (root: string, there: string, { add, has }: StarterFile): string =>
	add === undefined || has?.(textAt(path.join(root, there)))
		? ""
		: `\n                 To have it too, add:\n${add.trimEnd().replace(/^/gm, "                 ")}`;

function textAt(file: string): string {
	try {
		return readFileSync(file, "utf8");
	} catch {
		// A folder, or what may not be read: it is said to be there, and what could be added.
		return "";
	}
}

/** Where the same stands already, as it is written there. */
function standing(root: string, { path: own, elsewhere = [] }: StarterFile): string | undefined {
	if (existsSync(path.join(root, own))) return own;
	for (const place of elsewhere) {
		const folder = path.posix.dirname(place);
		const found = namesIn(path.join(root, folder)).find((name) => path.posix.join(folder, name.toLowerCase()) === place);
		if (found !== undefined) return path.posix.join(folder, found);
	}
	return undefined;
}

const namesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);

/** @returns whether it was written: somebody else may have been faster */
async function write(file: string, text: string): Promise<boolean> {
	try {
		await mkdir(path.dirname(file), { recursive: true });
		await writeFile(file, text, { flag: "wx" });
		return true;
	} catch (error) {
		const { code, message } = error as NodeJS.ErrnoException;
		if (code === undefined) throw error;
		if (code === "EEXIST") return false;
		throw new Refusal(`${file} cannot be written: ${message}`);
	}
}

function notes(root: string, dryRun: boolean): string[] {
	const top = existsSync(path.join(root, ".git"))
		? []
		: [`There is no .git in ${printable(root)}: GitHub and pre-commit look for their files at the top of a repository only.`];
	return dryRun
		? ["Nothing was written.", ...top]
		: ["Next: install rai-docs as a development dependency, then run pre-commit install, and rai-docs check.", ...top];
}
