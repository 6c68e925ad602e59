import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import {
	begin,
	canBeFilled,
	createDocument,
	type Facts,
	FOLDER,
	factsFrom,
	folderOfSystem,
	formatOf,
	globOf,
	inSentence,
	type Kind,
	type Kinds,
	Library,
	load,
	membersOfSystem,
	POLICY_FILE,
	type Policy,
	slug,
	type Tier,
	together,
	withMembers,
} from "../core/index.js";
import { diskAt } from "../node/disk.js";
import { diskFiles } from "../node/files.js";
import { withState } from "./incident.js";
import { oneOf, readOptions } from "./options.js";
import { findRoot, relativeTo } from "./root.js";
import { Refusal, type Terminal, UsageError } from "./terminal.js";

/** The document type that is about a time. */
const INCIDENT = "incident-record";

/** Writes a new document and never asks: what is not known stays empty. */
export async function newDocument(terminal: Terminal, args: readonly string[]): Promise<number> {
	const { values, positionals } = readOptions(args, {
		system: { type: "string" },
		tier: { type: "string" },
		out: { type: "string" },
		from: { type: "string", multiple: true },
		at: { type: "string" },
		root: { type: "string" },
	});
	const out = values.out === undefined ? undefined : path.resolve(terminal.cwd, values.out);
	const root = findRoot(out ?? terminal.cwd, values.root, terminal.cwd);
	const library = new Library(terminal);
	await load(library, diskFiles(root));
	const kind = kindNamed(positionals, library.kinds);
	const system = systemOf(values.system, kind, library, root);
	if (values.at !== undefined && kind.id !== INCIDENT) throw new UsageError(`--at is the time of an incident: ${kind.id} has none.`);
	const file = out ?? path.join(usualFolder(kind, system, library, root) ?? terminal.cwd, `${kind.id}-${system}.md`);
	const format = formatOf(file);
	if (!format) throw new UsageError("--out ends in .md, .yaml or .yml.");
	const name = relativeTo(root, file);
	const policy = library.policyFor(name);
	const tier =
		values.tier === undefined ? (library.tierOf(system, name) ?? 3) : (Number(oneOf("tier", values.tier, ["1", "2", "3"])) as Tier);
	const isTaken = (id: string) => library.holds(id);
	const empty = createDocument(kind, { system, tier, format, owner: policy.owner(system), isTaken });
	const begun = begin(empty, format, kind, await factsOf(terminal, root, { kind, library, from: values.from ?? [] }));
	const incident = { root, system, kind, format, policy };
	const stood =
		values.at === undefined ? { text: begun.text, count: 0 } : await withState(terminal, begun.text, { ...incident, at: values.at });
	const [text, count] = [stood.text, begun.count + stood.count];
	await write(file, kind.id === "review-packet" ? withMembers(text, membersOfSystem(library, system)) : text);
	const shown = path.relative(terminal.cwd, file);
	const made = `${shown}: ${inSentence(kind.title)} for “${system}”, tier ${tier}.\n`;
	terminal.out(
		kind.family === "rai"
			? `${made}${values.from || values.at !== undefined ? filledNote(count) : ""}`
			: plainNote(kind, shown, name, policy),
	);
	return 0;
}

/** What is named, else the only system that documents and policies know; a card in somebody else's format is about none. */
function systemOf(named: string | undefined, kind: Kind, { systems }: Library, root: string): string {
	if (named === undefined && systems.length > 1 && kind.family === "rai")
		throw new UsageError(`--system says which system the document is about: ${systems.join(", ")}, or another one.`);
	const [only = path.basename(root)] = systems.length === 1 ? systems : [];
	const system = slug(named ?? only);
	if (system === "") throw new UsageError("--system holds a letter a-z or a digit.");
	return system;
}

/** Beside the system's other documents, else where `init` lays them out. Undefined where nothing says where. */
function usualFolder(kind: Kind, system: string, library: Library, root: string): string | undefined {
	if (kind.family === "plain") return undefined;
	const beside = folderOfSystem(library, system);
	const laidOut = path.join(root, FOLDER);
	return beside === undefined ? (existsSync(laidOut) ? laidOut : undefined) : path.join(root, beside);
}

const filledNote = (count: number): string => {
	if (count === 0) return "Nothing could be filled in.\n";
	return count === 1 ? "1 value is filled in, and to be confirmed.\n" : `${count} values are filled in, and to be confirmed.\n`;
};

interface Wanted {
	readonly kind: Kind;
	readonly library: Library;
	/** Ids of documents, or paths. */
	readonly from: readonly string[];
}

async function factsOf(terminal: Terminal, root: string, { kind, library, from }: Wanted): Promise<Facts> {
	if (from.length > 0 && !canBeFilled(kind.id))
		throw new UsageError(`--from fills in no ${inSentence(kind.title)}: it holds no such facts.`);
	const disk = diskAt(root, { readable: [] });
	try {
		const all: Facts[] = [];
		for (const one of from) {
			const source = library.target(one) ? one : relativeTo(root, path.resolve(terminal.cwd, one));
			const facts = await factsFrom(source, library, disk);
			if ("reason" in facts) throw new Refusal(facts.reason);
			all.push(facts);
		}
		return together(all);
	} finally {
		await disk.dispose();
	}
}

/** A card in somebody else's format does not say what it is: the policy has to. */
function plainNote(kind: Kind, shown: string, name: string, policy: Policy): string {
	const made = `${shown}: ${kind.title}.\n`;
	if (policy.kindFor(name) === kind.id) return made;
	return `${made}It is checked once ${POLICY_FILE} says so:\n  associations:\n    ${JSON.stringify(globOf(name))}: ${kind.id}\n`;
}

function kindNamed([id, ...more]: readonly string[], kinds: Kinds): Kind {
	const kind = kinds.of(id);
	if (!kind || more.length > 0) throw new UsageError(`new takes one document type: ${kinds.all.map((k) => k.id).join(", ")}.`);
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
		throw new Refusal(`${file} ${why}`);
	}
}
