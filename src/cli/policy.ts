import { explainPolicy, Library, load, type PolicySetting } from "../core/index.js";
import { diskFiles } from "../node/files.js";
import { oneOf, readOptions } from "./options.js";
import { findRoot } from "./root.js";
import { type Terminal, UsageError } from "./terminal.js";
import { printable } from "./text.js";

const FORMATS = { text, json };

/** Prints every setting in force, and where it comes from. */
export async function policy(terminal: Terminal, args: readonly string[]): Promise<number> {
	const { values, positionals } = readOptions(args, {
		explain: { type: "boolean", default: false },
		format: { type: "string", default: "text" },
		root: { type: "string" },
	});
	const format = oneOf("format", values.format, Object.keys(FORMATS) as (keyof typeof FORMATS)[]);
	if (!values.explain || positionals.length > 0) throw new UsageError("policy takes --explain, and prints every setting in force.");
	const root = findRoot(terminal.cwd, values.root, terminal.cwd);
	terminal.out(FORMATS[format](explainPolicy(await policiesOf(terminal, root))));
	return 0;
}

async function policiesOf(terminal: Terminal, root: string) {
	const library = new Library(terminal);
	await load(library, diskFiles(root));
	return library.policies;
}

function text(settings: readonly PolicySetting[]): string {
	const [said, usual] = [settings.filter(({ source }) => source), settings.filter(({ source }) => !source)];
	const width = Math.max(...settings.map(({ name }) => name.length)) + 2;
	const line = (one: PolicySetting) => `  ${printable(one.name).padEnd(width)}${printable(one.value)}${about(one)}`;
	return [
		said.length > 0 ? "Set by a policy" : "No policy sets anything here.",
		...said.map(line),
		"As usual",
		...usual.map(line),
		"",
	].join("\n");
}

function about({ source, change, usual = "" }: PolicySetting): string {
	if (!source) return "";
	const words = {
		stricter: `, stricter than ${usual}`,
		looser: `, looser than ${usual}`,
		other: `, instead of ${usual}`,
		same: ", as usual",
		none: "",
		void: `, without effect: it stays ${usual}`,
	};
	return `  (${printable(source)}${words[change]})`;
}

function json(settings: readonly PolicySetting[]): string {
	return `${JSON.stringify({ schema: 1, settings }, null, 2)}\n`;
}
