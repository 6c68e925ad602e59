import type { SystemPolicy } from "../artifact.js";
import { type Document, parseDocument } from "../document/document.js";
import { child, entry, items, resolved, textOf, type YamlNode } from "../document/node.js";
import { type DeclaredKind, declaredKinds } from "../kinds/custom/declared.js";
import type { Tier } from "../kinds/kind.js";
import type { RiskMatrix } from "../kinds/risk-assessment/matrix.js";
import { dirname } from "../path.js";
import { type Authority, authorityFrom, tiersFrom } from "./authority.js";
import { type Cadences, cadencesFrom } from "./cadence.js";
import { type ExtendsTrouble, layersOf, type ReadPolicy } from "./extends.js";
import { matcher } from "./glob.js";
import { type Minimums, mergedMinimums, minimumsFrom } from "./minimum.js";
import type { KindChoice } from "./owed.js";
import { matrixFrom } from "./riskMatrix.js";
import { type RosterEntry, rosterFrom } from "./roster.js";
import type { RuleSeverity } from "./severity.js";
import { type Threshold, thresholdsFrom } from "./thresholds.js";

export interface Person {
	readonly name: string;
	readonly email?: string;
	readonly role?: string;
}

export interface SystemEntry extends SystemPolicy {
	readonly owner?: Person;
}

export interface Association {
	readonly glob: string;
	readonly kind: string;
	readonly matches: (path: string) => boolean;
}

/** What one text says, as far as it can be read; what is wrong with it is told as problems of that file. */
interface Said {
	readonly severities: ReadonlyMap<string, RuleSeverity>;
	readonly associations: readonly Association[];
	/** Absent where it says none. */
	readonly include?: readonly string[];
	readonly exclude?: readonly string[];
	readonly owner?: Person;
	readonly systems: ReadonlyMap<string, SystemEntry>;
	readonly roster: readonly RosterEntry[];
	/** By document type or decision. */
	readonly authority: ReadonlyMap<string, Authority>;
	/** The documents that a system must have, by its tier. */
	readonly required: Readonly<Partial<Record<Tier, readonly KindChoice[]>>>;
	/** The least that references must show. */
	readonly minimums: Minimums;
	/** How often documents are reviewed. */
	readonly cadences: Cadences;
	/** The bounds that measured numbers keep. */
	readonly thresholds: readonly Threshold[];
	/** In place of the usual one. */
	readonly matrix?: RiskMatrix;
	/** Document types of its own, and those it tightens; what it extends has none. */
	readonly kinds: readonly DeclaredKind[];
}

/** One `rai-docs.yaml` with what it extends. */
export interface PolicyFile extends Said {
	readonly path: string;
	/** Its folder, "" for the root. */
	readonly folder: string;
	/** The texts that it is made of, the weakest first, its own last. */
	readonly layers: readonly Document[];
	/** The files that it names under `extends`, or that those name, there or not. */
	readonly extended: readonly string[];
	/** Where an `extends` does nothing, in its own text or in one that it extends. */
	readonly troubles: readonly ExtendsTrouble[];
	/** Which of its texts names a system. */
	readonly namedIn: ReadonlyMap<string, string>;
}

export function readPolicy(path: string, text: string, read?: ReadPolicy): PolicyFile {
	return policyFrom(parseDocument(path, text, "yaml"), read);
}

/** @param read the texts of the root, which it may extend; none where it is read by itself */
export function policyFrom(document: Document, read: ReadPolicy = () => undefined): PolicyFile {
	const folder = dirname(document.path);
	const { documents, named, troubles } = layersOf(document, read);
	const said = documents.map((layer) => saidIn(layer, folder)).reduce(over);
	const namedIn = new Map(documents.flatMap((layer) => systemNames(layer).map((system): [string, string] => [system, layer.path])));
	return { path: document.path, folder, ...said, layers: documents, extended: named, troubles, namedIn };
}

const systemNames = ({ root }: Document): string[] => pairs(child(root, "systems")).map(([name]) => name);

/** @param folder of the policy: globs are relative to it, whatever text they stand in */
function saidIn(document: Document, folder: string): Said {
	const { root } = document;
	const owner = personOf(child(root, "owner"));
	const [include, exclude] = [listIn(root, "include"), listIn(root, "exclude")];
	const matrix = matrixFrom(child(root, "risk_matrix"));
	return {
		severities: new Map(pairs(child(root, "rules")).flatMap(([id, node]) => severityEntry(id, textOf(node)))),
		associations: pairs(child(root, "associations")).flatMap(([glob, node]) => association(folder, glob, textOf(node))),
		...(include && { include }),
		...(exclude && { exclude }),
		...(owner && { owner }),
		systems: new Map(pairs(child(root, "systems")).map(([name, node]) => [name, systemEntry(node)])),
		roster: rosterFrom(child(root, "roster")),
		authority: authorityFrom(child(root, "authority")),
		required: tiersFrom(child(root, "required")),
		minimums: minimumsFrom(child(child(root, "references"), "minimum")),
		cadences: cadencesFrom(child(child(root, "review"), "cadence")),
		thresholds: thresholdsFrom(document, child(root, "thresholds")),
		...(matrix && { matrix }),
		kinds: declaredKinds(child(root, "kinds")),
	};
}

/** What a text says over what it extends: its own word counts, what only tightens adds up, and what is the strictest stays. */
function over(base: Said, own: Said): Said {
	return {
		...base,
		...own,
		severities: new Map([...base.severities, ...own.severities]),
		associations: [...base.associations, ...own.associations],
		systems: mergedMaps(base.systems, own.systems, (a, b) => strictest(a, b) ?? b),
		roster: [...base.roster, ...own.roster],
		authority: mergedMaps(base.authority, own.authority, (a, b) => ({ ...a, ...b })),
		required: { ...base.required, ...own.required },
		minimums: mergedMinimums(base.minimums, own.minimums),
		cadences: { ...base.cadences, ...own.cadences },
		thresholds: [...base.thresholds, ...own.thresholds],
	};
}

function mergedMaps<V>(base: ReadonlyMap<string, V>, own: ReadonlyMap<string, V>, merge: (a: V, b: V) => V): Map<string, V> {
	const merged = new Map(base);
	for (const [key, value] of own) {
		const before = merged.get(key);
		merged.set(key, before === undefined ? value : merge(before, value));
	}
	return merged;
}

/** Of what two policies settle for a system: the stricter tier, in production once said, and the nearer owner. */
export function strictest(a: SystemEntry | undefined, b: SystemEntry | undefined): SystemEntry | undefined {
	if (!a || !b) return a ?? b;
	const tiers = [a.tier, b.tier].filter((tier) => tier !== undefined);
	const owner = b.owner ?? a.owner;
	return {
		...(tiers.length > 0 && { tier: Math.min(...tiers) as Tier }),
		production: a.production === true || b.production === true,
		...(owner && { owner }),
	};
}

function pairs(node: YamlNode | undefined): [string, YamlNode][] {
	const map = resolved(node);
	return map?.kind === "map" ? map.entries.map((e) => [e.key.text, e.value]) : [];
}

/** Undefined where the key is not there: an empty list says that there is none. */
const listIn = (root: YamlNode | undefined, key: string): string[] | undefined =>
	resolved(entry(root, key)?.value)?.kind === "seq" ? items(child(root, key)).flatMap((node) => textOf(node) ?? []) : undefined;

function severityEntry(id: string, text: string | undefined): [string, RuleSeverity][] {
	return text === "error" || text === "warning" || text === "info" || text === "off" ? [[id, text]] : [];
}

function association(folder: string, glob: string, kind: string | undefined): Association[] {
	return kind ? [{ glob, kind, matches: matcher(folder, [glob]) }] : [];
}

export function personOf(node: YamlNode | undefined): Person | undefined {
	const name = textOf(child(node, "name"));
	const [email, role] = [textOf(child(node, "email")), textOf(child(node, "role"))];
	return name ? { name, ...(email && { email }), ...(role && { role }) } : undefined;
}

function systemEntry(node: YamlNode): SystemEntry {
	const tier = textOf(child(node, "tier"));
	const owner = personOf(child(node, "owner"));
	return {
		...(tier === "1" || tier === "2" || tier === "3" ? { tier: Number(tier) as Tier } : {}),
		production: textOf(child(node, "production")) === "true",
		...(owner && { owner }),
	};
}

/** A policy's content as plain data: whether it says the same as before. */
export function policySays(file: PolicyFile): unknown {
	const { severities, associations, systems, authority, namedIn, layers, ...plain } = file;
	const associated = associations.map(({ glob, kind }) => [glob, kind]);
	return [plain, [...severities], associated, [...systems], [...authority], [...namedIn], layers.map(({ path }) => path)];
}
