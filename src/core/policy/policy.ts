import type { SystemPolicy } from "../artifact.js";
import { type Document, parseDocument } from "../document/document.js";
import { child, items, resolved, textOf, type YamlNode } from "../document/node.js";
import { dirname } from "../path.js";
import { matcher } from "./glob.js";
import { isLocked, type RuleSeverity, stricter } from "./severity.js";

export interface Person {
	readonly name: string;
	readonly email?: string;
	readonly role?: string;
}

export interface SystemEntry extends SystemPolicy {
	readonly owner?: Person;
}

/** One `rai-docs.yaml`, as far as it can be read; what is wrong with it is told as problems of that file. */
export interface PolicyFile {
	readonly path: string;
	/** Its folder, "" for the root. */
	readonly folder: string;
	readonly severities: ReadonlyMap<string, RuleSeverity>;
	readonly associations: readonly Association[];
	readonly include: readonly string[];
	readonly exclude: readonly string[];
	readonly owner?: Person;
	readonly systems: ReadonlyMap<string, SystemEntry>;
}

export interface Association {
	readonly glob: string;
	readonly kind: string;
	readonly matches: (path: string) => boolean;
}

export function readPolicy(path: string, text: string): PolicyFile {
	return policyFrom(parseDocument(path, text, "yaml"));
}

export function policyFrom({ path, root }: Document): PolicyFile {
	const folder = dirname(path);
	const owner = personOf(child(root, "owner"));
	return {
		path,
		folder,
		severities: new Map(pairs(child(root, "rules")).flatMap(([id, node]) => severityEntry(id, textOf(node)))),
		associations: pairs(child(root, "associations")).flatMap(([glob, node]) => association(folder, glob, textOf(node))),
		include: items(child(root, "include")).flatMap((node) => textOf(node) ?? []),
		exclude: items(child(root, "exclude")).flatMap((node) => textOf(node) ?? []),
		...(owner && { owner }),
		systems: new Map(pairs(child(root, "systems")).map(([name, node]) => [name, systemEntry(node)])),
	};
}

function pairs(node: YamlNode | undefined): [string, YamlNode][] {
	const map = resolved(node);
	return map?.kind === "map" ? map.entries.map((e) => [e.key.text, e.value]) : [];
}

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
		...(tier === "1" || tier === "2" || tier === "3" ? { tier: Number(tier) as 1 | 2 | 3 } : {}),
		production: textOf(child(node, "production")) === "true",
		...(owner && { owner }),
	};
}

/** What holds for one path: the root's policy, tightened by those of the folders on the way. */
export interface Policy {
	severityOf(rule: string, usual: RuleSeverity): RuleSeverity;
	kindFor(path: string): string | undefined;
	system(name: string | undefined): SystemEntry | undefined;
	owner(system: string | undefined): Person | undefined;
}

/** @param files of the whole root, in any order */
export function policyFor(files: readonly PolicyFile[], path: string): Policy {
	const way = onTheWay(files, path);
	return {
		severityOf: (rule, usual) => way.reduce((severity, file) => decide(file, rule, severity, usual), usual),
		kindFor: (at) => way.flatMap((file) => file.associations).findLast((a) => a.matches(at))?.kind,
		system: (name) => way.map((file) => file.systems.get(name ?? "")).reduce(strictest, undefined),
		owner: (system) => way.map((f) => f.systems.get(system ?? "")?.owner ?? f.owner).findLast((o) => o !== undefined),
	};
}

/** From the root's down to the nearest. */
export const onTheWay = (files: readonly PolicyFile[], path: string): PolicyFile[] =>
	files.filter(({ folder }) => folder === "" || path.startsWith(`${folder}/`)).sort((a, b) => a.folder.length - b.folder.length);

function decide(file: PolicyFile, rule: string, severity: RuleSeverity, usual: RuleSeverity): RuleSeverity {
	const asked = file.severities.get(rule);
	if (!asked) return severity;
	const mayLoosen = file.folder === "" && !isLocked(rule);
	return mayLoosen ? asked : stricter(asked, file.folder === "" ? usual : severity);
}

function strictest(a: SystemEntry | undefined, b: SystemEntry | undefined): SystemEntry | undefined {
	if (!a || !b) return a ?? b;
	const tiers = [a.tier, b.tier].filter((tier) => tier !== undefined);
	const owner = b.owner ?? a.owner;
	return {
		...(tiers.length > 0 && { tier: Math.min(...tiers) as 1 | 2 | 3 }),
		production: a.production === true || b.production === true,
		...(owner && { owner }),
	};
}
