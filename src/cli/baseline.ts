import path from "node:path";
import {
	BASELINE_FILE,
	type Baseline,
	baselineText,
	beyond,
	counted,
	isDay,
	isInTime,
	type Person,
	type Present,
	presentProblems,
} from "../core/index.js";
import { writeWhole } from "../node/write.js";
import type { Report } from "./check.js";
import { checkRoot } from "./checkRoot.js";
import { fail } from "./fail.js";
import { readOptions } from "./options.js";
import { findRoot } from "./root.js";
import { type Terminal, UsageError } from "./terminal.js";
import { listed, painter } from "./text.js";

/** Keeps the present problems, or those that are left of the ones kept. */
export async function baseline(terminal: Terminal, args: readonly string[]): Promise<number> {
	const { values, positionals } = readOptions(args, {
		owner: { type: "string" },
		until: { type: "string" },
		root: { type: "string" },
		readable: { type: "string", multiple: true },
	});
	if (positionals.length > 0) throw new UsageError("baseline takes no PATH: it is about the whole root.");
	const root = findRoot(terminal.cwd, values.root, terminal.cwd);
	const report = await checkRoot(terminal, root, { paths: [], readable: values.readable ?? [] });
	if (!report.library.paths.some((path) => report.library.isDocument(path)))
		return fail(terminal, `no document was checked under ${root}: there is nothing to keep.`);
	const before = report.library.baseline;
	const present = presentProblems(report.problems);
	const more = before ? beyond(present.covered, before) : [];
	if (more.length > 0) return refuse(terminal, report, more);
	const kept = periodOf(terminal, before, values.owner, values.until);
	await writeWhole(path.join(root, BASELINE_FILE), baselineText(present.covered, kept.owner, kept.since, kept.until));
	terminal.out(said(present, before, kept.until));
	return 0;
}

interface Period {
	readonly owner: Person;
	readonly since: string;
	readonly until: string;
}

/** What a baseline said stays, unless something else is said now. */
function periodOf(terminal: Terminal, before: Baseline | undefined, owner: string | undefined, until: string | undefined): Period {
	const person = owner === undefined ? before?.owner : personIn(owner);
	if (!person || (until ?? before?.until ?? "") === "")
		throw new UsageError("baseline takes --owner “NAME <E-MAIL>” and --until YYYY-MM-DD.");
	const kept = { owner: person, since: before?.since || terminal.today(), until: until ?? before?.until ?? "" };
	if (!isDay(kept.until)) throw new UsageError(`--until is a day, YYYY-MM-DD, not “${kept.until}”.`);
	if (until !== undefined && until < terminal.today()) throw new UsageError(`--until is ${until}, which is over.`);
	if (!isInTime(kept)) throw new UsageError(`A baseline lasts at most 180 days from ${kept.since}, when it was made: end it earlier.`);
	return kept;
}

function personIn(text: string): Person {
	const [, name = "", email] = /^\s*([^<>]*?)\s*(?:<([^<>\s]+)>)?\s*$/.exec(text) ?? [];
	if (name === "") throw new UsageError("--owner is a person: “Ada Osei <ada@example.com>”.");
	return { name, ...(email && { email }) };
}

/** What came since is solved, not kept. */
function refuse({ out, err, colour }: Terminal, { library }: Report, more: Parameters<typeof listed>[0]): number {
	out([...listed(more, painter(colour)), ""].join("\n"));
	const size = library.baseline?.entries.length ?? 0;
	err(
		`rai-docs: ${counted(more.length, "problem")} not in ${BASELINE_FILE} (${counted(size, "entry", "entries")}), which only shrinks: nothing was written.\n`,
	);
	return 1;
}

function said({ covered, firm }: Present, before: Baseline | undefined, until: string): string {
	const had = [...(before?.counts.values() ?? [])].reduce((sum, one) => sum + one, 0);
	const gone = before ? ` ${counted(had - covered.length, "problem")} fewer than before.` : "";
	const left = firm.length > 0 ? ` ${counted(firm.length, "problem")} cannot be covered: see rai-docs check.` : "";
	const over = covered.length === 0 ? " Nothing is left in it: delete it." : "";
	return `${BASELINE_FILE}: ${counted(covered.length, "problem")} covered until ${until}.${gone}${left}${over}\n`;
}
