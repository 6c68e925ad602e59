import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import {
	createDocument,
	formatOf,
	globOf,
	KINDS,
	type Kind,
	kindOf,
	Library,
	load,
	POLICY_FILE,
	type Policy,
	slug,
	type Tier,
} from "../core/index.js";
import { diskFiles } from "../node/files.js";
import { oneOf, readOptions } from "./options.js";
import { findRoot, relativeTo } from "./root.js";
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
	const out = values.out === undefined ? undefined : path.resolve(terminal.cwd, values.out);
	const root = findRoot(out ?? terminal.cwd, values.root, terminal.cwd);
	const system = slug(values.system ?? path.basename(root));
	if (system === "") throw new UsageError("--system holds a letter a-z or a digit.");
	const file = out ?? path.resolve(terminal.cwd, `${kind.id}-${system}.md`);
	const format = formatOf(file);
	if (!format) throw new UsageError("--out ends in .md, .yaml or .yml.");
	const name = relativeTo(root, file);
	const library = new Library(terminal);
	await load(library, diskFiles(root));
	const policy = library.policyFor(name);
	const tier =
		values.tier === undefined ? (library.tierOf(system, name) ?? 3) : (Number(oneOf("tier", values.tier, ["1", "2", "3"])) as Tier);
	const isTaken = (id: string) => library.holds(id);
	await write(file, createDocument(kind, { system, tier, format, owner: policy.owner(system), isTaken }));
	const shown = path.relative(terminal.cwd, file);
	terminal.out(
		kind.family === "rai" ? `${shown}: ${kind.title.toLowerCase()} for “${system}”, tier ${tier}.\n` : plainNote(kind, shown, name, policy),
	);
	return 0;
}

/** A card in somebody else's format does not say what it is: the policy has to. */
function plainNote(kind: Kind, shown: string, name: string, policy: Policy): string {
	const made = `${shown}: ${kind.title}.\n`;
	if (policy.kindFor(name) === kind.id) return made;
	return `${made}It is checked once ${POLICY_FILE} says so:\n  associations:\n    ${JSON.stringify(globOf(name))}: ${kind.id}\n`;
}

function kindNamed([id, ...more]: readonly string[]): Kind {
	const kind = kindOf(id);
	if (!kind || more.length > 0) throw new UsageError(`new takes one document type: ${KINDS.map((k) => k.id).join(", ")}.`);
	return kind;
}

async function write(file: string, text: string): Promise<void> {
	try {
		await mkdir(path.dirname(file), { recursive: true });
		await writeFile(file, text, { flag: "wx" });
	} catch (error) {
		const { code, message } = error as NodeJS.ErrnoException;
		if (code === undefined) throw error;
		const why = code === "EEXIST" || code === "EISDIR" ? "exists already, and is left as it is." : `cannot be written: ${message}`;
		throw new UsageError(`${file} ${why}`);
	}
}
