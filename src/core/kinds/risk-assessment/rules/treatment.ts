import type { Artifact } from "../../../artifact.js";
import { insertEntry } from "../../../document/edit.js";
import { child, entry, isEmpty, resolved, type YamlNode } from "../../../document/node.js";
import { focus, pointerOf, readable } from "../../../document/pointer.js";
import type { Fix, Violation } from "../../../problem.js";
import type { Rule } from "../../../rules/rule.js";
import { ruleOf } from "../../../rules/ruleOf.js";
import { expectedAt } from "../../../schema/navigate.js";
import { skeleton } from "../../../schema/skeleton.js";
import { nearest } from "../../../suggest.js";
import { below, type Risk, risksOf } from "./risks.js";

const DONE = ["implemented", "verified"];

/** A lower residual rating has to be earned by something that was done. */
export const mitigationRule: Rule = ruleOf("risk/mitigation", (artifact) =>
	risksOf(artifact).flatMap((risk) => unearned(artifact, risk) ?? []),
);

function unearned(artifact: Artifact, risk: Risk): Omit<Violation, "rule"> | undefined {
	if (!isLower(risk)) return undefined;
	const done = artifact.tier === 1 ? ["verified"] : DONE;
	if (risk.mitigations.some((m) => done.includes(m.status ?? ""))) return undefined;
	const at = entry(risk.node, "residual");
	return {
		message: `The residual risk of ${risk.name} is below the inherent one, and no mitigation is ${done.join(" or ")}: rate it as it is today.`,
		...(at && { span: at.key.span }),
		pointer: `${risk.pointer}/residual`,
	};
}

function isLower({ inherent, residual }: Risk): boolean {
	if (inherent.level && residual.level && below(residual.level, inherent.level)) return true;
	return (["severity", "likelihood"] as const).some((part) => (residual[part] ?? 9) < (inherent[part] ?? 0));
}

/** Risks and mitigations without somebody to answer for them. */
export const ownerRule: Rule = ruleOf("risk/owner", (artifact) =>
	risksOf(artifact).flatMap((risk) =>
		[risk, ...risk.mitigations.filter(isOpen)].flatMap((thing) =>
			lacking(artifact, thing, "owner", "name a person in product or engineering"),
		),
	),
);

/** At tier 3 only what is mitigated or avoided needs a date; above, everything open does. */
export const dueRule: Rule = ruleOf("risk/due", (artifact) =>
	risksOf(artifact).flatMap((risk) => {
		const planned = (artifact.tier < 3 || ["mitigate", "avoid"].includes(risk.response ?? "")) && risk.status !== "closed";
		const things = [...(planned ? [risk] : []), ...risk.mitigations.filter(isOpen)];
		return things.flatMap((thing) => lacking(artifact, thing, "due", "say by when"));
	}),
);

const isOpen = ({ status }: { status: string | undefined }): boolean => ![...DONE, "rejected"].includes(status ?? "");

function lacking(
	artifact: Artifact,
	thing: { node: YamlNode; pointer: string },
	key: "owner" | "due",
	way: string,
): Omit<Violation, "rule">[] {
	const present = entry(thing.node, key);
	if (!present && isMisspelt(thing.node, key)) return [];
	if (present && !isEmpty(key === "owner" ? (child(present.value, "name") ?? present.value) : present.value)) return [];
	const pointer = thing.pointer + pointerOf([key]);
	return [
		{
			message: `“${readable(pointer)}” is ${present ? "empty" : "missing"}: ${way}.`,
			span: present?.key.span ?? focus(thing),
			pointer,
			fixes: present ? [] : insertion(artifact, thing, key),
		},
	];
}

/** The unknown key beside it is the answer: that is one mistake, told as such. */
function isMisspelt(node: YamlNode, key: string): boolean {
	const map = resolved(node);
	return (
		map?.kind === "map" &&
		map.entries.some((e) => e.key.text !== key && nearest(e.key.text, [key, "id", "title", "statement", "status"]) === key)
	);
}

function insertion({ document, kind }: Artifact, { node, pointer }: { node: YamlNode; pointer: string }, key: string): Fix[] {
	const map = resolved(node);
	if (map?.kind !== "map") return [];
	const order = expectedAt(kind.id, pointer)?.keys ?? [];
	const edit = insertEntry(document, map, { key, order, text: skeleton(kind, `${pointer}/${key}`, key), snippet: true });
	return [{ title: `Insert “${key}”`, edits: [edit] }];
}
