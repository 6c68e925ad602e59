import { TIERS } from "../kinds/kind.js";
import { USUAL_MATRIX } from "../kinds/risk-assessment/matrix.js";
import { CATALOGUE } from "../rules/catalogue.js";
import { minimumOf } from "../trace/classes.js";
import { DECISION_NAMES, usualAuthority } from "./authority.js";
import { cadenceWords, USUAL_CADENCE } from "./cadence.js";
import { severities } from "./compare.js";
import type { PolicyFile } from "./file.js";
import { TRACE_CLASSES } from "./minimum.js";
import { mayBeOwed, NO_FACTS, usuallyOwed } from "./owed.js";
import { byDepth, onTheWay } from "./policy.js";
import { type PolicySetting, saidIn } from "./settings.js";
import { gridWords } from "./words.js";

export type { Change, PolicySetting } from "./settings.js";

/** Every setting in force: what policies say, the root's first and its own words before what it extends; then what is usual. */
export function explainPolicy(policies: readonly PolicyFile[]): PolicySetting[] {
	const sorted = [...policies].sort(byDepth);
	const said = sorted.flatMap((policy) =>
		saidIn(
			policy,
			onTheWay(sorted, policy.path).filter((one) => one !== policy),
		),
	);
	const atRoot = sorted.filter(({ folder }) => folder === "").flatMap(({ layers }) => layers.map(({ path }) => path));
	const known = new Set(said.filter(({ file }) => file !== undefined && atRoot.includes(file)).map(({ name }) => name));
	return [...said.map(({ file: _, ...setting }) => setting), ...usualSettings().filter(({ name }) => !known.has(name))];
}

/** What a packet prints: whoever trusts it knows by which rules it was made. */
export const notAsUsual = (settings: readonly PolicySetting[]): PolicySetting[] =>
	settings.filter(({ change }) => change === "stricter" || change === "looser" || change === "other");

function usualSettings(): PolicySetting[] {
	const as = (name: string, value: string): PolicySetting => ({ name, value: value || "nothing", change: "same" });
	return [
		...TIERS.map((tier) => as(`required.${tier}`, usualDocuments(tier))),
		...TIERS.flatMap((tier) => TRACE_CLASSES.map((about) => as(`references.minimum.${tier}.${about}`, minimumOf(about, tier)))),
		...TIERS.map((tier) => as(`review.cadence.${tier}`, cadenceWords(USUAL_CADENCE[tier]))),
		as("risk_matrix.severity", USUAL_MATRIX.severity.join(", ")),
		as("risk_matrix.likelihood", USUAL_MATRIX.likelihood.join(", ")),
		as("risk_matrix.grid", gridWords(USUAL_MATRIX.grid)),
		as("thresholds", ""),
		...DECISION_NAMES.flatMap((name) => TIERS.map((tier) => as(`authority.${name}.${tier}`, usualAuthority(name, tier).join(", ")))),
		...CATALOGUE.map(({ id }) => as(`rules.${id}`, severities(id))),
	];
}

/** With what may be needed as well, which an intake decides, or the day. */
function usualDocuments(tier: (typeof TIERS)[number]): string {
	const owed = usuallyOwed(tier, NO_FACTS).map(({ kinds }) => kinds);
	const maybe = mayBeOwed(tier).map(({ kinds, because }) => `${kinds} if ${because}`);
	return `${owed.join(", ")}${maybe.length > 0 ? `; may be needed: ${maybe.join("; ")}` : ""}`;
}
