import { statSync } from "node:fs";
import path from "node:path";
import {
	approves,
	type Checked,
	DECISIONS,
	freeze,
	Library,
	load,
	type NewApproval,
	type Recorded,
	reaffirmation,
	recordApproval,
	selfApproval,
} from "../core/index.js";
import { diskFiles } from "../node/files.js";
import { gitAt } from "../node/git/git.js";
import { gitHistory } from "../node/git/history.js";
import { replaceFile } from "../node/replaceFile.js";
import { oneOf, readOptions } from "./options.js";
import { findRoot, relativeTo } from "./root.js";
import { Refusal, type Terminal, UsageError } from "./terminal.js";
import { printable } from "./text.js";

const OPTIONS = {
	role: { type: "string" },
	name: { type: "string" },
	email: { type: "string" },
	decision: { type: "string" },
	condition: { type: "string", multiple: true },
	evidence: { type: "string" },
	date: { type: "string" },
	"recorded-by": { type: "string" },
	reaffirm: { type: "boolean", default: false },
	root: { type: "string" },
} as const;

type Values = ReturnType<typeof readOptions<typeof OPTIONS>>["values"];

/** Records what a person decided about a document as it is on the disk. Nothing is asked, and nothing made up. */
export async function approve(terminal: Terminal, args: readonly string[]): Promise<number> {
	const { values, positionals } = readOptions(args, OPTIONS);
	const [given, ...more] = positionals;
	if (given === undefined || more.length > 0) throw new UsageError("approve takes one file.");
	const file = path.resolve(terminal.cwd, given);
	if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new UsageError(`There is no file ${file}.`);
	const root = findRoot(file, values.root, terminal.cwd);
	const name = relativeTo(root, file);
	const decided = decisionIn(values, terminal.today());
	const { library, checked } = await read(terminal, root, name);
	const approval = values.reaffirm ? { ...decided, ...(await difference(library, checked, root, decided)) } : decided;
	const frozen = await frozenBy(library, checked, root);
	const recorded = recordApproval(checked.artifact, { ...approval, ...frozen }, library.policyFor(name), terminal.today());
	if ("refused" in recorded) throw new Refusal(recorded.refused);
	await write(file, recorded.text);
	const own = approves(approval) ? selfApproval(checked.artifact, approval, library.policyFor(name).roster, terminal.today()) : undefined;
	terminal.out(said(path.relative(terminal.cwd, file), approval, recorded, own));
	return 0;
}

function decisionIn(values: Values, today: string): NewApproval {
	const { role, name, decision, email, evidence, date = today, condition: conditions } = values;
	if (role === undefined || name === undefined || decision === undefined)
		throw new UsageError("approve needs --role, --name and --decision: who decided, as what, and how.");
	return {
		role,
		name,
		email,
		decision: oneOf("decision", decision, DECISIONS),
		conditions,
		date,
		evidence,
		recordedBy: values["recorded-by"],
	};
}

async function read({ today }: Terminal, root: string, name: string): Promise<{ library: Library; checked: Checked }> {
	const library = new Library({ today });
	await load(library, diskFiles(root));
	const checked = library.check(name);
	if (!checked) throw new Refusal(`${name} is no document of ours: it does not say “artifact: …”, and no association matches.`);
	return { library, checked };
}

/** What changed since the same person decided. */
async function difference(library: Library, { artifact }: Checked, root: string, person: NewApproval): Promise<Partial<NewApproval>> {
	const { path: name } = artifact.document;
	const { texts } = await gitHistory(root).texts([name]);
	library.setHistory(name, texts.get(name) ?? []);
	const found = reaffirmation(artifact, person, library.past(name));
	if ("refused" in found) throw new Refusal(found.refused);
	return found.recorded;
}

/** A decision about a packet is bound to its documents as they are. */
async function frozenBy(library: Library, { artifact }: Checked, root: string): Promise<Partial<NewApproval>> {
	const git = gitAt(root);
	try {
		const frozen = await freeze(library, artifact, git);
		if (frozen && "refused" in frozen) throw new Refusal(frozen.refused);
		return frozen ?? {};
	} finally {
		git.dispose();
	}
}

async function write(file: string, text: string): Promise<void> {
	try {
		await replaceFile(file, text);
	} catch (error) {
		const { code, message } = error as NodeJS.ErrnoException;
		if (code === undefined) throw error;
		throw new Refusal(`${file} cannot be written, and is left as it is: ${message}`);
	}
}

/** @param own why it does not count, as the check will say */
function said(file: string, approval: NewApproval, { version, digest, right }: Recorded, own: string | undefined): string {
	const { name, role, decision, conditions = [], changes = [] } = approval;
	const acting = right?.delegateOf === undefined ? "" : ` for ${right.delegateOf}`;
	const lines = [
		`${file}: ${decision}, version ${version}, by ${name} (${role}${acting})`,
		`  ${digest}`,
		...conditions.map((condition) => `  condition: ${condition}`),
		...changes.map((change) => `  read: ${change}`),
		...(own === undefined ? [] : [`It is recorded, and does not count as somebody else’s look at it: ${own}`]),
	];
	return `${lines.map(printable).join("\n")}\n`;
}
