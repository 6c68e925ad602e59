import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { createDocument, formatOf, KINDS, type Kind, kindOf, Library, load, slug, type Tier } from "../core/index.js";
import { diskFiles } from "../node/files.js";
import { oneOf, readOptions } from "./options.js";
import { findRoot } from "./root.js";
import { type Terminal, UsageError } from "./terminal.js";

/** Writes a new document and never asks: what is not known stays empty. */
export async function newDocument(terminal: Terminal, args: readonly string[]): Promise<number> {
	const { values, positionals } = readOptions(args, {
		system: { type: "string" },
		tier: { type: "string" },
		out: { type: "string" },
		root: { type: "string" },
	});
	const kind = kindNamed(positionals);
	const root = findRoot(terminal.cwd, values.root, terminal.cwd);
	const system = slug(values.system ?? path.basename(root));
	const file = path.resolve(terminal.cwd, values.out ?? `${kind.id}-${system}.md`);
	const format = formatOf(file);
	if (!format) throw new UsageError("--out ends in .md, .yaml or .yml.");
	const library = new Library(terminal);
	await load(library, diskFiles(root));
	const policy = library.policyFor(path.relative(root, file).split(path.sep).join("/"));
	const tier = values.tier === undefined ? (library.tierOf(system) ?? 3) : (Number(oneOf("tier", values.tier, ["1", "2", "3"])) as Tier);
	const isTaken = (id: string) => library.holds(id);
	await write(file, createDocument(kind, { system, tier, format, owner: policy.owner(system), isTaken }));
	terminal.out(`${path.relative(terminal.cwd, file)}: ${kind.title.toLowerCase()} for “${system}”, tier ${tier}.\n`);
	return 0;
}

function kindNamed([id, ...more]: readonly string[]): Kind {
	const kind = kindOf(id);
	if (!kind || more.length > 0) throw new UsageError(`new takes one document type: ${KINDS.map((k) => k.id).join(", ")}.`);
	return kind;
}

async function write(file: string, text: string): Promise<void> {
	await mkdir(path.dirname(file), { recursive: true });
	try {
		await writeFile(file, text, { flag: "wx" });
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "EEXIST") throw new UsageError(`${file} exists already, and is left as it is.`);
		throw error;
	}
}
