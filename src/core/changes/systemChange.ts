import { type Artifact, systemOf } from "../artifact.js";
import { child, textOf } from "../document/node.js";
import type { Tier } from "../kinds/kind.js";
import { isPast } from "../kinds/lifecycle.js";
import { KINDS, kindOf } from "../kinds/table.js";
import type { Library } from "../library/library.js";
import { choicesIn, NO_FACTS, type Owed, type SystemFacts, seesPersonalData } from "../policy/owed.js";
import { factsIn } from "../tiering/facts.js";
import { isIntake } from "../tiering/intake.js";
import { inSentence } from "../words.js";
import { changeOf } from "./changeOf.js";
import { CHANGE_KINDS, CHANGE_MATRIX, type ChangeKind, type Reissue } from "./matrix.js";

/** A document as people are told of it. */
export interface NamedDocument {
	/** Root-relative. */
	readonly path: string;
	readonly id?: string;
	readonly title: string;
	/** The document type's id. */
	readonly kind: string;
	readonly version?: string;
	readonly status: string;
}

/** Why something is a change of a system. */
export interface Cause {
	readonly change: ChangeKind;
	/** What changed, root-relative. */
	readonly file: string;
	/** The document that says what it is to the system, and where in it. */
	readonly document: NamedDocument;
	readonly pointer: string;
}

/** A document type that is to be issued anew. */
export interface Reopening {
	/** The document type's id. */
	readonly kind: string;
	/** Its title in lower case. */
	readonly title: string;
	/** Which part of it: `regression suites`. Empty where it is the whole. */
	readonly only: readonly string[];
	/** By path; none where there is no such document. */
	readonly documents: readonly NamedDocument[];
	/** Whether the system must have such a document at its tier. */
	readonly owed: boolean;
}

/** `Evaluation report (regression suites)` */
export const reopeningTitle = ({ title, only }: Pick<Reopening, "title" | "only">): string =>
	only.length === 0 ? title : `${title} (${only.join(", ")})`;

/** What a change means for one system. */
export interface SystemChange {
	readonly system: string;
	readonly tier: Tier;
	readonly changes: readonly ChangeKind[];
	readonly causes: readonly Cause[];
	/** In the order of the matrix. */
	readonly reopens: readonly Reopening[];
	/** By document type, then path. */
	readonly leaves: readonly NamedDocument[];
}

/** What the documents say about a file, or a folder: to which systems it belongs, and as what. */
export function causesIn(library: Library, file: string): (Cause & { readonly system: string })[] {
	return library.referringTo(file).flatMap(({ path, citation }) => {
		const artifact = library.check(path)?.artifact;
		const change = artifact && changeOf(artifact, citation);
		const system = artifact && systemOf(artifact.document);
		if (!change || system === undefined || isPast(artifact.status)) return [];
		return [{ system, change, file, document: named(artifact), pointer: citation.pointer }];
	});
}

/** What a change of some files would mean, by system. An intake that says something else is a change of scope. */
export const changesOfFiles = (library: Library, files: readonly string[]): SystemChange[] =>
	changesFrom(
		library,
		files.flatMap((file) => [...causesIn(library, file), ...scopeIn(library, file)]),
	);

function scopeIn(library: Library, file: string): (Cause & { readonly system: string })[] {
	const artifact = library.check(file)?.artifact;
	const system = artifact && systemOf(artifact.document);
	if (!artifact || system === undefined || !isIntake(artifact.kind) || isPast(artifact.status)) return [];
	return [{ system, change: "scope-change", file, document: named(artifact), pointer: "" }];
}

/** What causes come to, by system. */
export function changesFrom(library: Library, causes: readonly (Cause & { readonly system: string })[]): SystemChange[] {
	const systems = [...new Set(causes.map(({ system }) => system))].sort();
	return systems.map((name) => {
		const own = causes.filter(({ system }) => system === name).map(({ system: _, ...cause }) => cause);
		return systemChange(library, name, own);
	});
}

/** Their words stay true of the day they are about. */
const STAYS = new Set(["incident-record"]);

function systemChange(library: Library, system: string, causes: readonly Cause[]): SystemChange {
	const own = library.ofSystem(system).filter(({ status }) => !isPast(status));
	const policy = library.policyFor("");
	const tier = Math.min(policy.system(system)?.tier ?? 3, ...own.map((one) => one.tier)) as Tier;
	const intake = own.find(({ kind }) => isIntake(kind));
	const facts = intake ? factsIn(intake) : NO_FACTS;
	const changes = CHANGE_KINDS.filter((kind) => causes.some(({ change }) => change === kind));
	const owed = owedBy(policy.required(tier, facts), new Set(own.map(({ kind }) => kind.id)));
	const citing = new Set(causes.map(({ document }) => document.path));
	const reopens = reissuesOf(changes, facts).map((one) => reopening(one, concerned(one.kind, own, citing), owed));
	const reopened = new Set(reopens.flatMap(({ documents }) => documents.map(({ path }) => path)));
	const leaves = own.filter(({ kind, document }) => !reopened.has(document.path) && !STAYS.has(kind.id)).map(named);
	return { system, tier, changes, causes, reopens, leaves: leaves.sort((a, b) => place(a.kind) - place(b.kind)) };
}

/** Where one of several is enough and another is there, none of the others is owed. */
function owedBy(required: readonly Owed[], there: ReadonlySet<string>): ReadonlySet<string> {
	const choices = required.map(({ kinds }) => choicesIn(kinds));
	return new Set(choices.flatMap((kinds) => (kinds.some((kind) => there.has(kind)) ? kinds.filter((kind) => there.has(kind)) : kinds)));
}

const place = (kind: string): number => KINDS.findIndex(({ id }) => id === kind);

type Merged = Pick<Reopening, "kind" | "only">;

/** One for each document type: whoever issues all of it anew has done a part of it as well. */
function reissuesOf(changes: readonly ChangeKind[], facts: SystemFacts): Merged[] {
	const rows = changes.flatMap((change) => CHANGE_MATRIX[change]).filter((row) => !row.ifPersonal || seesPersonalData(facts) !== false);
	return [...new Set(rows.map(({ kind }) => kind))].map((kind) => {
		const only = rows.filter((row) => row.kind === kind).map((row) => onlyOf(row, facts));
		return { kind, only: only.includes(undefined) ? [] : [...new Set(only.flatMap((one) => one ?? []))] };
	});
}

const onlyOf = ({ only, ifPersonal }: Reissue, facts: SystemFacts): string | undefined =>
	ifPersonal && seesPersonalData(facts) === undefined ? "if the data are personal" : only;

/** Each is about one model or one collection of data: a system may have several. */
const ABOUT_ONE = new Set(["model-card", "dataset-sheet"]);

/** Of a document type, those that name what changed, where it tells parts of the system apart; else all of the system. */
function concerned(kind: string, own: readonly Artifact[], citing: ReadonlySet<string>): Artifact[] {
	const all = own.filter((one) => one.kind.id === kind);
	const named = all.filter(({ document }) => citing.has(document.path));
	return ABOUT_ONE.has(kind) && named.length > 0 ? named : all;
}

function reopening({ kind, only }: Merged, of: readonly Artifact[], owed: ReadonlySet<string>): Reopening {
	const documents = of.map(named);
	return { kind, title: inSentence(kindOf(kind)?.title ?? kind), only, documents, owed: owed.has(kind) };
}

export function named({ document, kind, front, id, status }: Artifact): NamedDocument {
	const version = textOf(child(front, "version"));
	return {
		path: document.path,
		...(id !== undefined && { id }),
		title: textOf(child(front, "title")) ?? kind.title,
		kind: kind.id,
		...(version !== undefined && { version }),
		status: status ?? "draft",
	};
}
