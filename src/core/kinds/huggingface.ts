import { entry, isEmpty, items, resolved, type YamlNode } from "../document/node.js";
import type { Rule } from "../rules/rule.js";
import { ruleOf } from "../rules/ruleOf.js";

/** The Hub lists “other” as a licence only with a name and a link, and shows neither where they are absent. */
export const licenseRule: Rule = ruleOf("hub/license", ({ front }) => {
	const license = entry(front, "license");
	const absent = ["license_name", "license_link"].filter((key) => isEmpty(entry(front, key)?.value));
	if (!license || !namesOther(license.value) || absent.length === 0) return [];
	return [{ message: `A licence named “other” needs ${absent.join(" and ")}.`, span: license.value.span, pointer: "/license" }];
});

const namesOther = (value: YamlNode): boolean => [value, ...items(value)].some((node) => isOther(resolved(node)));

const isOther = (node: ReturnType<typeof resolved>): boolean => node?.kind === "scalar" && node.text === "other";
