import { child, items, resolved, textOf, type YamlNode } from "../document/node.js";
import type { Tier } from "../kinds/kind.js";
import { TIERS } from "../kinds/kind.js";

/** Roles that must approve, each one role or several of which one is enough: `product-vp|executive`. */
export type Requirement = string;

/** What is required at tiers 1, 2 and 3. */
export type Authority = Readonly<Partial<Record<Tier, readonly Requirement[]>>>;

/**
 * Who decides where a policy says nothing, by decision or document type. Source: the tiering model of this project (“rai-tiering” 1.0,
 * `authority`), a proposal: the team confirms tiers within thresholds, leadership decides on launches, executives on exceptions and on risk.
 */
const DEFAULTS: Readonly<Record<string, Readonly<Record<Tier, readonly Requirement[]>>>> = {
	"tier-confirmation": { 1: ["rai-lead"], 2: ["rai-analyst"], 3: ["rai-analyst"] },
	"tier-override": { 1: ["rai-lead|review-board"], 2: ["rai-lead|review-board"], 3: ["rai-lead|review-board"] },
	"risk-assessment": {
		1: ["rai-lead", "eng-lead", "product-manager"],
		2: ["rai-lead", "product-manager"],
		3: ["rai-analyst|product-manager"],
	},
	"acceptance-criteria": { 1: ["rai-lead", "eng-lead", "product-manager"], 2: ["rai-analyst", "eng-lead"], 3: ["rai-analyst"] },
	"severity-classification": { 1: ["rai-lead"], 2: ["rai-analyst"], 3: ["rai-analyst"] },
	"methodology-deviation": { 1: ["rai-lead"], 2: ["rai-lead"], 3: ["rai-analyst"] },
	"monitoring-thresholds": { 1: ["rai-lead", "sre"], 2: ["rai-analyst", "sre"], 3: ["eng-lead"] },
	"risk-acceptance-critical": {
		1: ["executive", "rai-lead", "legal-compliance"],
		2: ["executive", "rai-lead", "legal-compliance"],
		3: ["executive", "rai-lead"],
	},
	"risk-acceptance-high": { 1: ["product-vp|executive", "rai-lead"], 2: ["product-vp", "rai-lead"], 3: ["product-manager", "rai-lead"] },
	"risk-acceptance-medium": { 1: ["rai-lead", "product-manager"], 2: ["product-manager", "rai-lead"], 3: ["product-manager"] },
	"policy-exception": { 1: ["executive", "rai-lead", "legal-compliance"], 2: ["product-vp", "rai-lead"], 3: ["rai-lead"] },
	"go-no-go": { 1: ["review-board", "product-vp", "eng-lead"], 2: ["rai-lead", "product-manager", "eng-lead"], 3: ["product-manager"] },
	"privacy-sign-off": { 1: ["privacy"], 2: ["privacy"], 3: ["privacy|rai-lead"] },
	"security-sign-off": { 1: ["security"], 2: ["security|rai-lead"], 3: [] },
	"customer-commitment": {
		1: ["executive", "legal-compliance"],
		2: ["executive", "legal-compliance"],
		3: ["executive", "legal-compliance"],
	},
	"assurance-pack": { 1: ["rai-lead", "legal-compliance"], 2: ["rai-lead", "legal-compliance"], 3: ["rai-lead"] },
};

/** Every other document. */
const USUAL: Readonly<Record<Tier, readonly Requirement[]>> = {
	1: ["rai-lead"],
	2: ["rai-lead"],
	3: ["rai-lead|eng-lead|product-manager"],
};

/** The decision that approving a document of a type is, where it has another name. */
const DECISION_OF: Readonly<Record<string, string>> = {
	"evaluation-plan": "acceptance-criteria",
	"exception-request": "policy-exception",
	"monitoring-spec": "monitoring-thresholds",
	"review-packet": "go-no-go",
	"intake-request": "tier-confirmation",
	"privacy-assessment": "privacy-sign-off",
};

/** A document type or a decision, by the names a policy may give it: the nearest first. */
export function namesOf(subject: string): string[] {
	const decision = Object.hasOwn(DECISION_OF, subject) ? DECISION_OF[subject] : undefined;
	return decision === undefined ? [subject] : [subject, decision];
}

export const usualAuthority = (subject: string, tier: Tier): readonly Requirement[] =>
	namesOf(subject).flatMap((name) => (Object.hasOwn(DEFAULTS, name) ? [DEFAULTS[name]?.[tier] ?? []] : []))[0] ?? USUAL[tier];

/** The decisions, and the document types whose approval is one of them. */
export const DECISION_NAMES: readonly string[] = [...Object.keys(DEFAULTS), ...Object.keys(DECISION_OF)];

export function authorityFrom(node: YamlNode | undefined): ReadonlyMap<string, Authority> {
	const map = resolved(node);
	return new Map(map?.kind === "map" ? map.entries.map(({ key, value }) => [key.text, tiersFrom(value)]) : []);
}

/** Lists of words by tier. */
export const tiersFrom = (node: YamlNode | undefined): Authority =>
	Object.fromEntries(
		TIERS.flatMap((tier) => {
			const list = resolved(child(node, String(tier)));
			return list?.kind === "seq" ? [[tier, items(list).flatMap((one) => textOf(one) ?? [])]] : [];
		}),
	);

/** The roles of which one is enough. */
export const rolesIn = (requirement: Requirement): string[] => requirement.split("|").map((role) => role.trim());
