import type { Artifact } from "../artifact.js";
import { type Document, parseDocument } from "../document/document.js";
import { child, items, resolved, textOf, type YamlNode } from "../document/node.js";
import type { Violation } from "../problem.js";
import { either } from "../suggest.js";
import type { RuleContext } from "./rule.js";

const STEPS: Readonly<Record<string, readonly string[]>> = {
	draft: ["in-review"],
	"in-review": ["approved", "changes-requested", "rejected"],
	"changes-requested": ["in-review"],
	approved: ["superseded", "retired"],
	rejected: [],
	superseded: [],
	retired: [],
};

export const isStatus = (status: string): boolean => Object.hasOwn(STEPS, status);

interface Stage {
	readonly status: string | undefined;
	readonly version: string | undefined;
}

const stageOf = (document: Document): Stage => ({
	status: textOf(child(document.root, "status")),
	version: textOf(child(document.root, "version")),
});

/** The step that led to the present status, between successive committed versions or from the last one to this text. */
export function statusViolations({ document, front }: Artifact, { history }: RuleContext): Violation[] {
	const node = resolved(child(front, "status"));
	if (!history || node?.kind !== "scalar" || !isStatus(node.text)) return [];
	const before = history.map((text) => stageOf(parseDocument(document.path, text, document.format)));
	const now = stageOf(document);
	const from = before.findIndex((stage) => stage.status !== now.status);
	const previous = before[from];
	const reached = from > 0 ? before[from - 1] : now;
	if (!previous?.status || isLegal(previous, reached ?? now)) return [];
	const next = STEPS[previous.status] ?? [];
	const back = previous.status === "approved" ? ", or to draft when its version rises" : "";
	const onward = `from “${previous.status}” a document goes to ${either(next)}${back}`;
	const way = next.length > 0 ? onward : `“${previous.status}” is where a document ends`;
	return [
		{
			rule: "artifact/status-step",
			message: `“${previous.status}” → “${now.status}” leaves a step out: ${way}.`,
			span: node.span,
			pointer: "/status",
		},
	];
}

function isLegal(from: Stage, to: Stage): boolean {
	const steps = STEPS[from.status ?? ""];
	if (!steps || !to.status) return true;
	return steps.includes(to.status) || (from.status === "approved" && to.status === "draft" && rises(from.version, to.version));
}

function rises(from = "", to = ""): boolean {
	const [a, b] = [from, to].map((version) => version.split(/[.+-]/).slice(0, 3).map(Number));
	const difference = [0, 1, 2].map((i) => (b?.[i] ?? 0) - (a?.[i] ?? 0)).find((d) => d !== 0);
	return (difference ?? 0) > 0;
}

/** Dates that cannot both be true, or that lie in the future. Impossible ones are the schema's. */
export function dateViolations({ front }: Artifact, { today }: RuleContext): Violation[] {
	const created = dateAt(child(front, "created"));
	const updated = dateAt(child(front, "updated"));
	const found: Violation[] = [];
	const say = (at: Dated, pointer: string, message: string) => found.push({ rule: "artifact/dates", message, span: at.span, pointer });
	if (created && updated && updated.date < created.date)
		say(updated, "/updated", `“updated” is ${updated.date}, before “created” (${created.date}).`);
	if (created && created.date > today) say(created, "/created", `“created” is ${created.date}, which is in the future.`);
	if (updated && updated.date > today && updated.date >= (created?.date ?? ""))
		say(updated, "/updated", `“updated” is ${updated.date}, which is in the future.`);
	for (const [i, approval] of items(child(front, "approvals")).entries()) {
		const decided = dateAt(child(approval, "date"));
		if (decided && decided.date > today)
			say(decided, `/approvals/${i}/date`, `This decision is dated ${decided.date}, which is in the future.`);
	}
	return found;
}

interface Dated {
	readonly date: string;
	readonly span: NonNullable<Violation["span"]>;
}

function dateAt(node: YamlNode | undefined): Dated | undefined {
	const scalar = resolved(node);
	if (scalar?.kind !== "scalar" || !/^\d{4}-\d{2}-\d{2}$/.test(scalar.text)) return undefined;
	return { date: scalar.text, span: scalar.span };
}
