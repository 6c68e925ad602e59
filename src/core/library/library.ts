import { systemOf } from "../artifact.js";
import { artifactIn, type CheckContext, type Checked, checkDocument, mayBeOurs } from "../check.js";
import { type Document, formatOf, parseDocument } from "../document/document.js";
import { child, textOf } from "../document/node.js";
import type { Tier } from "../kinds/kind.js";
import { isPolicyPath } from "../kinds/policy.js";
import { inclusion } from "../policy/inclusion.js";
import { type Policy, type PolicyFile, policyFor, policyFrom } from "../policy/policy.js";
import type { Clock } from "../ports.js";
import type { Related } from "../problem.js";
import { type Stage, stageOf } from "../rules/lifecycle.js";
import { IdIndex } from "./ids.js";
import { isIgnored } from "./ignored.js";

interface Entry {
	readonly text: string;
	readonly history?: readonly Stage[];
	/** Kept until the text, the policy, another holder of its ids, its history, or the day changes. */
	checked?: { readonly today: string; readonly result: Checked | undefined } | undefined;
	/** Undefined for a file that cannot be ours. */
	document: Document | undefined;
}

/** The files of one root by path, their checks, and who has which id. */
export class Library {
	readonly #clock: Clock;
	readonly #files = new Map<string, Entry>();
	readonly #ids = new IdIndex();
	#policies: readonly PolicyFile[] = [];
	#isIncluded: (path: string) => boolean = () => true;

	constructor(clock: Clock) {
		this.#clock = clock;
	}

	get policies(): readonly PolicyFile[] {
		return this.#policies;
	}

	/** Paths of all our files, sorted. */
	get paths(): string[] {
		return [...this.#files.keys()].filter((path) => this.check(path)).sort();
	}

	/** Rules whose severity a policy sets, sorted: what is not as usual is said aloud. */
	get changedRules(): string[] {
		return [...new Set(this.#policies.flatMap((policy) => [...policy.severities.keys()]))].sort();
	}

	policyFor(path: string): Policy {
		return policyFor(this.#policies, path);
	}

	/** Whether a file is looked at: what the root's policy or its folder leaves out is not, open or closed. */
	includes(path: string): boolean {
		return isPolicyPath(path) || (!isIgnored(path) && this.#isIncluded(path));
	}

	text(path: string): string | undefined {
		return this.#files.get(path)?.text;
	}

	/** Whether an id stands in any file. */
	holds(id: string): boolean {
		return this.#ids.holders(id, "").length > 0;
	}

	/** The tier of a system: the policy's where the path lies, else the strictest its documents declare. */
	tierOf(system: string, path = ""): Tier | undefined {
		const settled = this.policyFor(path).system(system)?.tier;
		const declared = this.paths.flatMap((path) => this.#declaredTier(path, system) ?? []);
		return settled ?? ([1, 2, 3] as const).find((tier) => declared.includes(tier));
	}

	#declaredTier(path: string, system: string): Tier | undefined {
		const artifact = this.check(path)?.artifact;
		return artifact?.kind.family === "rai" && systemOf(artifact.document) === system ? artifact.tier : undefined;
	}

	/** Ids and titles of the documents of a kind, or of all. */
	documentsOf(kind?: string): [id: string, title: string][] {
		const artifacts = this.paths.flatMap((path) => this.check(path)?.artifact ?? []);
		const wanted = artifacts.filter((artifact) => artifact.id && (kind === undefined || artifact.kind.id === kind));
		return wanted.map((artifact) => [artifact.id ?? "", textOf(child(artifact.front, "title")) ?? artifact.kind.title]);
	}

	/** The systems that documents and policies name, sorted. */
	get systems(): string[] {
		const named = this.paths.flatMap((path) => systemOf((this.check(path) as Checked).artifact.document) ?? []);
		const settled = this.#policies.flatMap((policy) => [...policy.systems.keys()]);
		return [...new Set([...named, ...settled])].sort();
	}

	/** Takes a text in, or anew. @returns the paths whose problems may have changed */
	set(path: string, text: string): ReadonlySet<string> {
		const before = this.#files.get(path);
		if (before?.text === text) return new Set();
		const history = before?.history;
		this.#files.set(path, { text, document: this.#parse(path, text), ...(history && { history }) });
		return isPolicyPath(path) ? this.#policyChanged(path) : this.#changed(path);
	}

	/** What git knows of the file's past, newest first, for the rules that ask. */
	setHistory(path: string, texts: readonly string[]): ReadonlySet<string> {
		const entry = this.#files.get(path);
		const format = formatOf(path);
		if (!entry || !format) return new Set();
		const history = texts.map((text) => stageOf(parseDocument(path, text, format)));
		if (JSON.stringify(history) === JSON.stringify(entry.history)) return new Set();
		this.#files.set(path, { ...entry, history, checked: undefined });
		return new Set([path]);
	}

	delete(path: string): ReadonlySet<string> {
		if (!this.#files.delete(path)) return new Set();
		return isPolicyPath(path) ? this.#policyChanged(path) : this.#changed(path);
	}

	/** Files that are here, whether ours or not. */
	get files(): string[] {
		return [...this.#files.keys()];
	}

	/** Everything at or below a path that is gone. */
	deleteUnder(folder: string): ReadonlySet<string> {
		const gone = [...this.#files.keys()].filter((path) => path === folder || path.startsWith(`${folder}/`));
		return new Set(gone.flatMap((path) => [...this.delete(path)]));
	}

	/** Undefined for a file that is not here or none of ours. */
	check(path: string): Checked | undefined {
		const entry = this.#files.get(path);
		if (!entry?.document) return undefined;
		const today = this.#clock.today();
		if (entry.checked?.today !== today) entry.checked = { today, result: checkDocument(entry.document, this.#context(path, entry, today)) };
		return entry.checked.result;
	}

	#parse(path: string, text: string): Document | undefined {
		const format = formatOf(path);
		return format && this.#isOurs(path, text) ? parseDocument(path, text, format) : undefined;
	}

	#isOurs(path: string, text: string): boolean {
		return this.includes(path) && mayBeOurs(path, text, this.policyFor(path));
	}

	#context(path: string, { history }: Entry, today: string): CheckContext {
		const others = (id: string, at: string) => this.#others(id, at);
		return { today, policy: this.policyFor(path), others, ...(history && { history }) };
	}

	#others(id: string, path: string): Related[] {
		return this.#ids.holders(id, path).map(({ path: at, range }) => ({ path: at, range, message: `“${id}” stands here too.` }));
	}

	#changed(path: string): ReadonlySet<string> {
		const document = this.#files.get(path)?.document;
		const affected = this.#ids.replace(path, document && artifactIn(document, this.policyFor(path)));
		affected.add(path);
		for (const at of affected) this.#forget(at);
		return affected;
	}

	/** A policy that says the same as before, as when a comment is written, changes nobody's problems but its own. */
	#policyChanged(path: string): ReadonlySet<string> {
		const said = JSON.stringify(this.#policies.map(policySays));
		const policies = [...this.#files].filter(([at]) => isPolicyPath(at));
		this.#policies = policies.map(([at, { text, document }]) => policyFrom(document ?? parseDocument(at, text, "yaml")));
		this.#isIncluded = inclusion(this.#policies);
		if (JSON.stringify(this.#policies.map(policySays)) === said) return this.#changed(path);
		for (const [at, entry] of this.#files) {
			if (this.#isOurs(at, entry.text) !== (entry.document !== undefined)) entry.document = this.#parse(at, entry.text);
			this.#changed(at);
		}
		return new Set([...this.#files.keys(), path]);
	}

	#forget(path: string): void {
		const entry = this.#files.get(path);
		if (entry) entry.checked = undefined;
	}
}

/** A policy's content as plain data. */
const policySays = ({ path, severities, associations, include, exclude, owner, systems }: PolicyFile) => [
	...[path, [...severities], associations.map(({ glob, kind }) => [glob, kind])],
	...[include, exclude, owner, [...systems]],
];
