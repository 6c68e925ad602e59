import { entry, isEmpty, items, type YamlNode } from "../document/node.js";
import type { Rule } from "../rules/rule.js";
import { ruleOf } from "../rules/ruleOf.js";

/** The Hub lists “other” as a licence only with a name and a link, and shows neither where they are absent. */
export const licenseRule: Rule = ruleOf("hub/license", ({ front }) => {
	const other = otherLicense(entry(front, "license")?.value);
	const absent = ["license_name", "license_link"].filter((key) => isEmpty(entry(front, key)?.value));
	const detailed = !isEmpty(entry(front, "license_details")?.value);
	if (!other || absent.length === 0 || detailed) return [];
	return [{ message: `A licence named “other” needs ${absent.join(" and ")}.`, span: other.span, pointer: "/license" }];
});

const otherLicense = (value: YamlNode | undefined): YamlNode | undefined =>
	[...(value ? [value] : []), ...items(value)].find((node) => node.kind === "scalar" && node.text === "other");
