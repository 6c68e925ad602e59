import type { Artifact } from "../../../artifact.js";
import { child, isEmpty, items, resolved, textOf } from "../../../document/node.js";
import { focus, locate } from "../../../document/pointer.js";
import { isTooWide } from "../../../exceptions/held.js";
import { whyFirm } from "../../../exceptions/waivable.js";
import type { WaivedAll } from "../../../exceptions/waived.js";
import { isException, waiversIn } from "../../../exceptions/waivers.js";
import type { Violation } from "../../../problem.js";
import { ruleInfo } from "../../../rules/catalogue.js";
import type { Rule } from "../../../rules/rule.js";
import { ruleOf } from "../../../rules/ruleOf.js";
import { unknownRule } from "../../../rules/unknownRule.js";

type Found = Omit<Violation, "rule">;

/** What does not exist cannot be waived, and whoever asked believes that it was. */
export const waivedRule: Rule = ruleOf("exception/rule", ({ front }) =>
	items(child(front, "waives")).flatMap((waiver, i) => {
		const rule = resolved(child(waiver, "rule"));
		if (rule?.kind !== "scalar" || isEmpty(rule) || ruleInfo(rule.text)) return [];
		return [{ pointer: `/waives/${i}/rule`, ...unknownRule(rule) }];
	}),
);

/** Some rules hold for everybody, and all rules for exceptions: whoever could waive those could waive anything. */
export const notWaivableRule: Rule = ruleOf("exception/not-waivable", (artifact, { waived }) => [
	...waiversIn(artifact.front).flatMap(({ rule, pointer }) => {
		const why = ruleInfo(rule) && whyFirm(rule);
		if (!why) return [];
		return [found(artifact, `${pointer}/rule`, `“${rule}” cannot be waived: ${why}. Keep the rule, and take it out of here.`)];
	}),
	...exceptionsNamed(artifact, waived?.()),
]);

function exceptionsNamed(artifact: Artifact, all: WaivedAll | undefined): Found[] {
	return (all?.waived ?? []).flatMap(({ waiver, target }) => {
		const at = waiver.documents.findIndex(({ id }) => id === target.id);
		if (!isException(target) || at < 0) return [];
		const which = target.id === artifact.id ? "itself" : "another exception";
		return [found(artifact, `${waiver.pointer}/artifacts/${at}`, `An exception cannot cover ${which}: take ${target.id} out of here.`)];
	});
}

/** Whoever decides about what can do much harm knows about which documents. */
export const wildcardRule: Rule = ruleOf("exception/wildcard", (artifact, { waived }) => {
	const known = waived?.()?.waived ?? [];
	const exception = waived?.()?.exception;
	const wide = waiversIn(artifact.front).filter((waiver) => waiver.all);
	return [
		...wide.flatMap((waiver) => {
			const strict = known.find((one) => exception && one.waiver.pointer === waiver.pointer && isTooWide(exception, waiver, one.target));
			if (artifact.tier !== 1 && !strict) return [];
			const why = artifact.tier === 1 ? "at tier 1 an exception names its documents" : `${strict?.target.id} is tier 1`;
			return [found(artifact, `${waiver.pointer}/artifacts`, `“all” covers nothing here: ${why}. Name them by id.`)];
		}),
		...(artifact.tier === 1 ? openScopes(artifact) : []),
	];
});

/** Words by which people say: everywhere. */
const EVERYTHING = /^(?:\*+|all|any)$/i;

/** A scope that leaves nothing out. */
function openScopes(artifact: Artifact): Found[] {
	return ["versions", "environments", "regions"].flatMap((key) => {
		const node = child(child(artifact.front, "scope"), key);
		const word = [textOf(node), ...items(node).map(textOf)].find((text) => text !== undefined && EVERYTHING.test(text));
		if (word === undefined) return [];
		return [found(artifact, `/scope/${key}`, `“scope.${key}” is “${word}”: at tier 1 an exception says for which.`)];
	});
}

function found({ document }: Artifact, pointer: string, message: string): Found {
	const at = locate(document.root, pointer);
	return { message, pointer, ...(at && { span: focus(at) }) };
}
