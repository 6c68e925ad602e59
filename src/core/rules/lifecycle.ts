import type { Artifact } from "../artifact.js";
import type { Document } from "../document/document.js";
import { child, items, resolved, textOf } from "../document/node.js";
import type { Violation } from "../problem.js";
import { either } from "../suggest.js";
import { type Dated, dateAt } from "./dates.js";
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

/** Where a document stood, or stands. */
export interface Stage {
	readonly status: string | undefined;
	readonly version: string | undefined;
}

/** Of a document's text as it was once committed. */
export const stageOf = (document: Document): Stage => ({
	status: textOf(child(document.root, "status")),
	version: textOf(child(document.root, "version")),
});

/** A step left out since the document last was a draft, between committed versions or from the last one to this text. */
export function statusViolations({ document, front }: Artifact, { history }: RuleContext): Violation[] {
	const node = resolved(child(front, "status"));
	if (!history || node?.kind !== "scalar" || !isStatus(node.text)) return [];
	const skipped = skippedStep([stageOf(document), ...history]);
	if (!skipped) return [];
	const message = `“${skipped.from}” → “${skipped.to}” leaves a step out: ${wayFrom(skipped.from)}.`;
	return [{ rule: "artifact/status-step", message, span: node.span, pointer: "/status" }];
}

/** @param stages newest first; what was before the last draft has been gone through anew since */
function skippedStep(stages: readonly Stage[]): { from: string; to: string } | undefined {
	for (const [i, to] of stages.entries()) {
		const from = stages[i + 1];
		if (from?.status && to.status && from.status !== to.status && !isLegal(from, to)) return { from: from.status, to: to.status };
		if (to.status === "draft" && from?.status !== "draft") return undefined;
	}
	return undefined;
}

function wayFrom(status: string): string {
	const next = STEPS[status] ?? [];
	if (next.length === 0) return `“${status}” is where a document ends`;
	const back = status === "approved" ? ", or to draft when its version rises" : "";
	return `from “${status}” a document goes to ${either(next)}${back}`;
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
