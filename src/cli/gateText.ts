import { ACTORS, counted, type Problem, whoActs } from "../core/index.js";
import type { Report } from "./check.js";
import { dueLine } from "./dueText.js";
import type { Gate, PrGate } from "./gate.js";
import { passes } from "./gate.js";
import type { Terminal } from "./terminal.js";
import { listed, type Paint, painter, printable, summary } from "./text.js";

/** For people: what stands against a gate, by who can act, then the usual counts and the verdict. */
export function gateText(report: Report, gate: Gate, { colour }: Terminal): string {
	const paint = painter(colour);
	const told = gate.name === "pr" ? prText(report, gate, paint) : releaseText(report, gate, paint);
	return [...told, summary(report, report.library.changedRules), paint("1", verdict(gate)), ""].join("\n");
}

function prText(report: Report, { before, caused }: PrGate, paint: Paint): string[] {
	const { own, others, went } = caused;
	return [
		`Compared with ${printable(before.name)} (${before.commit.slice(0, 7)}): ${counted(before.touched.size, "document or policy", "documents and policies")} changed.`,
		"",
		...byActor("Made by the change", own, report, paint, "author"),
		...byActor("Made by the change", others, report, paint),
		`There before: ${counted(caused.before.length, "problem")}. Gone with the change: ${counted(went.length, "problem")}.`,
		"",
	];
}

function releaseText(report: Report, gate: Extract<Gate, { name: "release" }>, paint: Paint): string[] {
	const unapproved = gate.unapproved.map(
		({ path, artifact, message, who }) =>
			`  ${printable(path)}  ${printable(artifact)}: ${printable(message)}  ${paint("2", `for the ${who}`)}`,
	);
	return [
		...byActor("Against the release", gate.problems, report, paint),
		...block(`Not approved: ${counted(unapproved.length, "document")}`, unapproved),
		...block(
			`Overdue: ${counted(gate.overdue.length, "thing")}`,
			gate.overdue.map((due) => `  ${dueLine(due)}`),
		),
	];
}

const block = (title: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : [title, ...lines, ""]);

/** A block for each of those who can act. @param only all problems are for this one */
function byActor(title: string, problems: readonly Problem[], { library }: Report, paint: Paint, only?: string): string[] {
	const actorOf = ({ rule }: Problem) => only ?? whoActs(rule);
	return ACTORS.flatMap((actor) => {
		const own = problems.filter((problem) => actorOf(problem) === actor);
		return own.length === 0 ? [] : [`${title}, for the ${actor}: ${counted(own.length, "problem")}`, ...listed(own, paint, library)];
	});
}

function verdict(gate: Gate): string {
	if (passes(gate)) return `Gate ${gate.name}: passed.`;
	const { length } = gate.problems;
	if (gate.name === "pr") return `Gate pr: failed, for ${counted(length, "problem")} that the author of the change can put right.`;
	const { unapproved, overdue } = gate;
	const against = [
		...(length > 0 ? [counted(length, "problem")] : []),
		...(unapproved.length > 0 ? [`${counted(unapproved.length, "document")} not approved`] : []),
		...(overdue.length > 0 ? [`${overdue.length} overdue`] : []),
	];
	return `Gate release: failed, for ${against.join(", ")}.`;
}
