import { TIERS, type Tier, type TraceClass } from "../kinds/kind.js";
import { isPolicyPath } from "../kinds/policy.js";
import { type RiskMatrix, USUAL_MATRIX } from "../kinds/risk-assessment/matrix.js";
import { BUILT_IN, type Kinds } from "../kinds/table.js";
import type { Level } from "../trace/resolution.js";
import { namesOf, type Requirement, usualAuthority } from "./authority.js";
import { type Cadence, isOftener, USUAL_CADENCE } from "./cadence.js";
import type { ExtendsTrouble } from "./extends.js";
import { type Person, type PolicyFile, type SystemEntry, strictest } from "./file.js";
import { minimumIn } from "./minimum.js";
import { type Owed, type SystemFacts, usuallyOwed, withoutCovered } from "./owed.js";
import { tightened } from "./riskMatrix.js";
import type { RosterEntry } from "./roster.js";
import { isLocked, type RuleSeverity, stricter } from "./severity.js";
import type { Threshold } from "./thresholds.js";

export { type Person, type PolicyFile, personOf, policyFrom, policySays, readPolicy } from "./file.js";

/** What holds for one path: the root's policy, tightened by those of the folders on the way. */
export interface Policy {
	severityOf(rule: string, usual: RuleSeverity): RuleSeverity;
	kindFor(path: string): string | undefined;
	system(name: string | undefined): SystemEntry | undefined;
	owner(system: string | undefined): Person | undefined;
	/** Who has which role, as the root's policy says; empty where it says nothing. */
	readonly roster: readonly RosterEntry[];
	/** Who must approve a document of a type, or a decision: the root's policy, else what is usual, and what nested ones add. */
	authority(subject: string, tier: Tier): readonly Requirement[];
	/** The documents that a system must have: the root's policy, else what is usual, and what nested ones add. */
	required(tier: Tier, facts: SystemFacts): readonly Owed[];
	/** Whether a policy says what is required. */
	readonly setsRequired: boolean;
	/** Whether of all policies the text at a path is the first that names a system. */
	isFirstToName(system: string, path: string): boolean;
	/** The least that references of a class must show. */
	minimum(about: TraceClass, tier: Tier): Level;
	/** How often a document is reviewed, and whether a policy says so. */
	cadence(tier: Tier): Cadence & { readonly said: boolean };
	/** The bounds that measured numbers keep: those of all policies on the way. */
	readonly thresholds: readonly Threshold[];
	/** What severity and likelihood come to. */
	readonly matrix: RiskMatrix;
	/** Whether a file is a policy, or one that a policy extends. */
	isPolicy(path: string): boolean;
	/** The policies that a text is a part of, as that of its folder or because they extend it. */
	madeOf(path: string): readonly PolicyFile[];
	/** What holds above a folder, before its own policy tightens it. */
	above(folder: string): Policy;
	/** What is wrong with the `extends` of a text. */
	troublesOf(path: string): readonly ExtendsTrouble[];
	/** The document types that are known. */
	readonly kinds: Kinds;
}

/** @param files of the whole root, in any order @param kinds what the root's policy makes of document types */
export function policyFor(files: readonly PolicyFile[], path: string, kinds: Kinds = BUILT_IN): Policy {
	const way = onTheWay(files, path);
	const root = way.find(({ folder }) => folder === "");
	return {
		severityOf: (rule, usual) => way.reduce((severity, file) => decide(file, rule, severity, usual), usual),
		kindFor: (at) => way.flatMap((file) => file.associations).findLast((a) => a.matches(at))?.kind,
		system: (name) => way.map((file) => file.systems.get(name ?? "")).reduce(strictest, undefined),
		owner: (system) => way.map((f) => f.systems.get(system ?? "")?.owner ?? f.owner).findLast((o) => o !== undefined),
		roster: root?.roster ?? [],
		authority: (subject, tier) => [
			...new Set(way.reduce((required, file) => demanded(file, subject, tier, required), usualAuthority(subject, tier))),
		],
		required: (tier, facts) =>
			withoutCovered(
				way.reduce<readonly Owed[]>((owed, file) => owedBy(file, tier, owed), usuallyOwed(tier, facts)),
				kinds,
			),
		setsRequired: way.some(setsRequired),
		isFirstToName: (system, at) =>
			files
				.filter((file) => file.systems.has(system))
				.sort(byDepth)[0]
				?.namedIn.get(system) === at,
		minimum: (about, tier) =>
			minimumIn(
				about,
				tier,
				way.map(({ minimums }) => minimums),
			),
		cadence: (tier) => cadenceIn(way, tier),
		// Asked of few documents, and a policy is made for each.
		get thresholds() {
			return way.flatMap(({ thresholds }) => thresholds);
		},
		get matrix() {
			return way.filter((file) => file !== root).reduce((above, { matrix }) => tightened(above, matrix), root?.matrix ?? USUAL_MATRIX);
		},
		isPolicy: (at) => isPolicyPath(at) || files.some((file) => isPartOf(file, at)),
		madeOf: (at) => files.filter((file) => isPartOf(file, at)),
		above: (folder) =>
			policyFor(
				files.filter((file) => file.folder !== folder),
				folder === "" ? "" : `${folder}/`,
				kinds,
			),
		troublesOf: (at) => files.flatMap(({ troubles }) => troubles.filter((trouble) => trouble.path === at)),
		kinds,
	};
}

/** A document that a policy names by mistake, or to hide it, is none. */
export const isPartOf = ({ layers }: PolicyFile, path: string): boolean => layers.some((layer) => layer.path === path);

/** The root's policy decides; those below it only ask more often. */
function cadenceIn(way: readonly PolicyFile[], tier: Tier): Cadence & { readonly said: boolean } {
	const said = way.some(({ cadences }) => cadences[tier]);
	const cadence = way.reduce<Cadence>((before, { folder, cadences }) => {
		const own = cadences[tier];
		return own && (folder === "" || isOftener(own, before)) ? own : before;
	}, USUAL_CADENCE[tier]);
	return { ...cadence, said };
}

/** The root's policy decides; those below it only add. */
function demanded({ folder, authority }: PolicyFile, subject: string, tier: Tier, before: readonly Requirement[]): readonly Requirement[] {
	const own = namesOf(subject).flatMap((name) => {
		const list = authority.get(name)?.[tier];
		return list ? [list] : [];
	})[0];
	if (!own) return before;
	return folder === "" ? own : [...before, ...own];
}

/** As with authority: the root's policy decides, those below it only add. */
function owedBy({ folder, required }: PolicyFile, tier: Tier, before: readonly Owed[]): readonly Owed[] {
	const own = required[tier]?.map((kinds) => ({ kinds }));
	if (!own) return before;
	return folder === "" ? own : [...before, ...own.filter(({ kinds }) => !before.some((one) => one.kinds === kinds))];
}

export const setsRequired = ({ required }: PolicyFile): boolean => TIERS.some((tier) => required[tier] !== undefined);

export const byDepth = (a: PolicyFile, b: PolicyFile): number => a.folder.length - b.folder.length || (a.path < b.path ? -1 : 1);

/** From the root's down to the nearest. */
export const onTheWay = (files: readonly PolicyFile[], path: string): PolicyFile[] =>
	files.filter(({ folder }) => folder === "" || path.startsWith(`${folder}/`)).sort(byDepth);

function decide(file: PolicyFile, rule: string, severity: RuleSeverity, usual: RuleSeverity): RuleSeverity {
	const asked = file.severities.get(rule);
	if (!asked) return severity;
	const mayLoosen = file.folder === "" && !isLocked(rule);
	return mayLoosen ? asked : stricter(asked, file.folder === "" ? usual : severity);
}
