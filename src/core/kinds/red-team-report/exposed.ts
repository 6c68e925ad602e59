import type { Artifact } from "../../artifact.js";
import { child, resolved } from "../../document/node.js";
import { span } from "../../document/span.js";
import type { Violation } from "../../problem.js";
import type { Rule } from "../../rules/rule.js";
import { ruleOf } from "../../rules/ruleOf.js";

type Found = Omit<Violation, "rule">;

/** More characters than these are not an illustration any more. */
const MOST = 300;

/** The words of an attack, as a code block of that name. */
const PAYLOAD = /^(`{3,}|~{3,}) *payload\b[^\r\n]*\r?\n([\s\S]*?)^\1/gm;

/** A report is forwarded, and what it holds with it. */
export const exposedRule: Rule = ruleOf("attack/exposed", (artifact) => [...readByMany(artifact), ...payloads(artifact)]);

function readByMany({ front }: Artifact): Found[] {
	const classification = resolved(child(front, "classification"));
	if (classification?.kind !== "scalar" || !["public", "internal"].includes(classification.text)) return [];
	const message = `This report says how to do harm, and is “${classification.text}”: make it confidential or restricted.`;
	return [{ message, span: classification.span, pointer: "/classification" }];
}

function payloads({ document }: Artifact): Found[] {
	const start = document.body?.span.start ?? document.text.length;
	return [...document.text.slice(start).matchAll(PAYLOAD)].flatMap((match): Found[] => {
		const [block, , words = ""] = match;
		if (words.length <= MOST) return [];
		const at = start + match.index;
		const message = `${words.length} characters of an attack stand here: keep them where “handling.payload_storage” says, and describe it in a sentence.`;
		return [{ message, span: span(at, at + block.indexOf("payload") + "payload".length) }];
	});
}
