import type { Document } from "../document/document.js";
import { resolved, textOf, type YamlNode } from "../document/node.js";
import { type Located, locate, pointerOf } from "../document/pointer.js";
import { compared } from "./compare.js";
import type { PolicyFile } from "./file.js";
import { policyFor } from "./policy.js";
import { thresholdsFrom, thresholdWords } from "./thresholds.js";
import { writtenGrid } from "./words.js";

/** How a setting stands to what is usual. `none`: nothing is usual. `void`: it loosens what may not be loosened, or cannot be used, and does nothing. */
export type Change = "stricter" | "looser" | "other" | "same" | "none" | "void";

/** One setting in force. */
export interface PolicySetting {
	/** `rules.schema/required`, `authority.model-card.1`, `systems.credit-risk.tier` */
	readonly name: string;
	readonly value: string;
	/** `rai-docs.yaml:12`, or the place in a file that it extends; absent where it is as usual because no policy says it. */
	readonly source?: string;
	readonly change: Change;
	/** What is usual, where the setting differs from it. */
	readonly usual?: string;
}

export type SaidSetting = PolicySetting & { readonly file?: string };

/** Lists of which every text's own count, and settings of which the strictest counts: what is said over another does not take its place. */
const ADDS_UP = /^(?:roster|thresholds)$|^references\.|^systems\.[^.]+\.(?:tier|production)$/;

/** What a policy says, its own text before what that extends; what stands behind a stronger word is left out. @param above the policies that hold there as well */
export function saidIn(policy: PolicyFile, above: readonly PolicyFile[]): SaidSetting[] {
	const context = { policy, above: policyFor(above, policy.path), isNested: policy.folder !== "" };
	const seen = new Set<string>();
	return [...policy.layers].reverse().flatMap((layer) => {
		const own = settingsIn(layer, context).filter(({ name }) => ADDS_UP.test(name) || !seen.has(name));
		for (const { name } of own) seen.add(name);
		return own;
	});
}

export type SettingContext = Parameters<typeof compared>[2];

function settingsIn(document: Document, context: SettingContext): SaidSetting[] {
	const map = resolved(document.root);
	const entries = map?.kind === "map" ? map.entries.map(({ key }) => key.text) : [];
	return entries
		.filter((key) => key !== "version")
		.flatMap((key) => (key === "thresholds" ? thresholdSettings(document) : leaves(document, [key], context)));
}

/** How many keys deep a setting lies; what is deeper is its value. */
const DEPTH: Readonly<Record<string, number>> = {
	...{ rules: 2, associations: 2, authority: 3, required: 2, systems: 3, kinds: 3 },
	...{ references: 4, review: 3, risk_matrix: 2 },
};

function leaves(document: Document, keys: readonly string[], context: SettingContext): SaidSetting[] {
	const at = locate(document.root, pointerOf(keys));
	if (!at?.entry) return [];
	const map = resolved(at.node);
	if (keys.length < (DEPTH[keys[0] ?? ""] ?? 1) && map?.kind === "map")
		return map.entries.flatMap(({ key }) => leaves(document, [...keys, key.text], context));
	return [
		{
			name: keys.join("."),
			value: writtenAt(keys, at),
			source: sourceOf(document, at),
			file: document.path,
			...compared(keys, at.node, context),
		},
	];
}

const sourceOf = (document: Document, { entry, node }: Located): string =>
	`${document.path}:${document.lines.lineAt((entry?.key ?? node).span.start) + 1}`;

/** Each is a setting: which numbers are judged is what a reader wants to know. */
const thresholdSettings = (document: Document): SaidSetting[] =>
	thresholdsFrom(document, locate(document.root, "/thresholds")?.node).map((threshold) => ({
		...{ name: "thresholds", value: thresholdWords(threshold), source: threshold.source, file: document.path },
		...{ change: "stricter", usual: "nothing" },
	}));

function writtenAt(keys: readonly string[], { node }: Located): string {
	return keys.join(".") === "risk_matrix.grid" ? writtenGrid(node) : shown(node);
}

function shown(at: YamlNode): string {
	const node = resolved(at);
	if (node?.kind === "seq") return node.items.length > 0 ? node.items.map(shown).join(", ") : "nothing";
	if (node?.kind === "map")
		return textOf(node.entries.find(({ key }) => key.text === "name")?.value) ?? node.entries.map(({ key }) => key.text).join(", ");
	return textOf(at) ?? "nothing";
}
