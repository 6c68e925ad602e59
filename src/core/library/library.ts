import { type Artifact, systemOf } from "../artifact.js";
import { artifactIn, type CheckContext, type Checked, checkDocument, mayBeOurs } from "../check.js";
import { type Document, formatOf, parseDocument } from "../document/document.js";
import { child, textOf } from "../document/node.js";
import type { Baseline } from "../exceptions/baseline.js";
import type { Exception } from "../exceptions/exception.js";
import { growsIn } from "../governance/lists.js";
import type { Past } from "../governance/past.js";
import { BASELINE_FILE, isBaselinePath } from "../kinds/baseline/file.js";
import type { Tier } from "../kinds/kind.js";
import { isDocumentPath } from "../kinds/questions.js";
import { BUILT_IN, type Kinds } from "../kinds/table.js";
import { isMember, type Membership } from "../packet/membership.js";
import type { AskedQuestion } from "../packet/questions/questions.js";
import type { Policy, PolicyFile } from "../policy/policy.js";
import type { Clock, PastVersion } from "../ports.js";
import type { Problem, Related } from "../problem.js";
import type { Target, Workspace } from "../trace/artifacts.js";
import type { Citation } from "../trace/citation.js";
import { digestOf } from "../trace/digest.js";
import type { Answer, Lookup } from "../trace/resolution.js";
import { Custom } from "./custom.js";
import type { Entry } from "./entry.js";
import { Exceptions, type Known } from "./exceptions.js";
import { historyOf } from "./history.js";
import { IdIndex } from "./ids.js";
import { Policies } from "./policies.js";
import { type Change, References, type Referring } from "./references.js";
import { Reliance } from "./reliance.js";
import { Together } from "./together.js";
import { isUnder } from "./under.js";

/** The files of one root by path, their checks, who has which id, and who relies on what. */
export class Library {
	readonly #clock: Clock;
	readonly #files = new Map<string, Entry>();
	readonly #ids = new IdIndex();
	readonly #references = new References();
	readonly #reliance = new Reliance(this.#references, this.#ids);
	readonly #together = new Together(() => this.#documents());
	readonly #exceptions = new Exceptions((path) => this.policyFor(path));
	/** Document types of the policy: the files they are made of, and what their schemas find. */
	readonly custom: Custom;
	/** What a document may ask about the rest. */
	readonly #workspace: Workspace = {
		answer: (lookup) => this.#references.answer(lookup),
		target: (id) => this.target(id),
		namesakes: (id) => this.#namesakes(id),
		ids: () => this.#ids.documents,
		reliesOn: (id) => this.#reliance.reliesOn(id),
		kinds: () => this.kinds,
	};
	/** What an exception may ask about the rest. */
	readonly #known: Known = {
		paths: (id) => this.#ids.holders(id, "").flatMap(({ own, path }) => (own ? [path] : [])),
		documents: () => this.#documents(),
		check: (path) => this.check(path),
	};
	readonly #policies = new Policies();

	/** @param kinds the document types there are without a policy */
	constructor(clock: Clock, kinds: Kinds = BUILT_IN) {
		this.#clock = clock;
		const recheck = { everything: () => this.#everythingChanged(), some: (paths: Iterable<string>) => this.#forgetAll(new Set(paths)) };
		this.custom = new Custom(recheck, kinds);
	}

	get policies(): readonly PolicyFile[] {
		return this.#policies.files;
	}

	/** Paths of all our files, sorted. */
	get paths(): string[] {
		return [...this.#files.keys()].filter((path) => this.check(path)).sort();
	}

	/** Rules whose severity a policy sets, sorted: what is not as usual is said aloud. */
	get changedRules(): string[] {
		return [...new Set(this.policies.flatMap((policy) => [...policy.severities.keys()]))].sort();
	}

	policyFor(path: string): Policy {
		return this.#policies.for(path, this.kinds);
	}

	/** The document types: ours, with what the root's policy makes of them. */
	get kinds(): Kinds {
		return this.custom.kinds;
	}

	/** Whether a file is looked at: what the root's policy or its folder leaves out is not, open or closed. */
	includes(path: string): boolean {
		return this.#policies.includes(path) && !this.custom.isPart(path);
	}

	/** Whether a file is a policy, or part of one that extends it. */
	isPolicy(path: string): boolean {
		return this.#policies.isPolicy(path);
	}

	/** Whether what is ours at a path is a document, and not what stands beside documents. */
	isDocument(path: string): boolean {
		return isDocumentPath(path) && !this.isPolicy(path);
	}

	/** The files that policies name to extend them, here or not. */
	get extended(): ReadonlySet<string> {
		return this.#policies.extended;
	}

	text(path: string): string | undefined {
		return this.#files.get(path)?.text;
	}

	get baseline(): Baseline | undefined {
		return this.#exceptions.baseline;
	}

	/** Whether an id stands in any file. */
	holds(id: string): boolean {
		return this.#ids.holders(id, "").length > 0;
	}

	/** The document that has an id, or has an entry that has it. */
	target(id: string): Target | undefined {
		const [path] = this.#namesakes(id);
		const entry = path === undefined ? undefined : this.#files.get(path);
		return entry && path !== undefined ? this.#targetAt(path, entry) : undefined;
	}

	/** The paths of the documents that have an id; where there is none, of those that have an entry of that id. */
	#namesakes(id: string): string[] {
		const holders = this.#ids.holders(id, "");
		const own = holders.filter((holder) => holder.own);
		return (own.length > 0 ? own : holders).map(({ path }) => path);
	}

	#targetAt(path: string, entry: Entry): Target | undefined {
		if (!entry.document) return undefined;
		const { checked } = entry;
		const artifact = checked
			? checked.result?.artifact
			: artifactIn(entry.document, this.policyFor(path), this.#clock.today(), this.#together.around(entry.document));
		if (!artifact) return undefined;
		return { path, artifact, digest: digestOf(entry.document) };
	}

	/** Where else than in `except` an id is cited. */
	citing(id: string, except = ""): string[] {
		return [...this.#references.citing(id)].filter((path) => path !== except).sort();
	}

	/** The references of a document. */
	citationsOf(path: string): readonly Citation[] {
		return this.#references.of(path);
	}

	/** The references that lead to a file, a folder around it or, of a folder, into it: as far as it is known where they lead. */
	referringTo(file: string): Referring[] {
		return this.#references.leadingTo(file);
	}

	/** The documents of a system by path, past ones among them. */
	ofSystem(system: string): Artifact[] {
		return this.#together.systems.of(system);
	}

	/** References to be followed; they are the caller's until they are settled or given back. */
	take(): Lookup[] {
		return this.#references.take();
	}

	giveBack(lookups: readonly Lookup[]): void {
		this.#references.giveBack(lookups);
	}

	/** Takes in what was found out about references. @returns the paths whose problems may have changed */
	settle(lookups: readonly Lookup[], answers: readonly Answer[]): ReadonlySet<string> {
		const affected = new Set<string>();
		for (const [i, lookup] of lookups.entries())
			for (const path of this.#references.settle(lookup, answers[i] as Answer)) {
				affected.add(path);
				if (lookup.reference.type === "git")
					for (const other of [...this.#reliance.citersOf(path), ...this.#together.comparing(path)]) affected.add(other);
			}
		return this.#forgetAll(affected);
	}

	/** Root-relative paths of the files that references depend on, whether ours or not. */
	get targets(): ReadonlySet<string> {
		return this.#references.files;
	}

	/** Has references, and files of document types, looked at again that a change may concern. @returns whether there are any */
	outdate(change: Change): boolean {
		const parts = this.custom.outdate(change);
		return this.#references.outdate(change) || parts;
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

	/** The documents of a kind, by path. No rule is run for it: who looks for some need not wait for all to be checked. */
	artifactsOf(kind: string): Artifact[] {
		const artifacts = this.#everyDocument().filter((artifact) => artifact.kind.id === kind);
		return artifacts.sort((a, b) => (a.document.path < b.document.path ? -1 : 1));
	}

	/** The systems that documents and policies name, sorted. */
	get systems(): string[] {
		const named = this.paths.flatMap((path) => systemOf((this.check(path) as Checked).artifact.document) ?? []);
		const settled = this.policies.flatMap((policy) => [...policy.systems.keys()]);
		return [...new Set([...named, ...settled])].sort();
	}

	/** Takes a text in, or anew. @returns the paths whose problems may have changed */
	set(path: string, text: string): ReadonlySet<string> {
		const before = this.#files.get(path);
		if (before?.text === text) return new Set();
		const history = before?.history;
		this.#files.set(path, { text, document: this.#parse(path, text), ...(history && { history }) });
		return this.#policies.concerns(path) ? this.#policyChanged(path, before?.document) : this.#changed(path, before?.document);
	}

	/** What git knows of the file's past, newest first, for the rules that ask. */
	setHistory(path: string, versions: readonly PastVersion[]): ReadonlySet<string> {
		const entry = this.#files.get(path);
		if (!entry || !formatOf(path)) return new Set();
		const grows = isBaselinePath(path) || (entry.document !== undefined && growsIn(entry.document));
		const history = historyOf(path, versions, grows, entry.history);
		return history === entry.history ? new Set() : this.#pastChanged(path, { ...entry, history });
	}

	/** Git knows the file no more, as after a reset: not the same as a past of which nothing can be read. */
	forgetHistory(path: string): ReadonlySet<string> {
		const entry = this.#files.get(path);
		return entry?.history ? this.#pastChanged(path, { text: entry.text, document: entry.document }) : new Set();
	}

	#pastChanged(path: string, entry: Entry): ReadonlySet<string> {
		this.#files.set(path, entry);
		if (isBaselinePath(path)) return this.#baselineChanged();
		const exceptions = this.#exceptions.replace(path, this.#exceptions.at(path)?.artifact, this.past(path));
		return this.#forgetAll(new Set([path]), exceptions);
	}

	/** The committed versions of a document whose texts are kept, newest first. */
	past(path: string): readonly Past[] {
		return this.#files.get(path)?.history?.past ?? [];
	}

	delete(path: string): ReadonlySet<string> {
		const before = this.#files.get(path)?.document;
		if (!this.#files.delete(path)) return new Set();
		return this.#policies.concerns(path) ? this.#policyChanged(path, before) : this.#changed(path, before);
	}

	/** Files that are here, whether ours or not. */
	get files(): string[] {
		return [...this.#files.keys()];
	}

	/** Those at or below some paths. */
	filesUnder(paths: ReadonlySet<string>): string[] {
		return this.files.filter((file) => isUnder(file, paths));
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
		const trace = { citations: this.#references.of(path), workspace: this.#workspace };
		const around = (document: Document) => this.#together.around(document);
		const documents = (membership: Membership) => this.members(membership);
		const known = { ...(history && { history: history.stages }), ...(history?.past && { past: history.past }) };
		const asked = (document: Document) => this.#together.asked.about(document);
		const everyDocument = () => this.#everyDocument();
		const cover = (artifact: Artifact, problems: readonly Problem[]) => this.#exceptions.cover(artifact, problems, today);
		const waived = () => this.#exceptions.waived(path, today, this.#known);
		const custom = this.custom.around(path);
		const ofSystem = (system: string) => this.ofSystem(system);
		const beside = { others, trace, around, documents, asked, everyDocument, ofSystem, cover, waived };
		return { today, policy: this.policyFor(path), ...beside, ...known, ...custom };
	}

	/** The documents that a packet names, by path. */
	members(membership: Membership): Target[] {
		const named = [...this.#files]
			.filter(([, { document }]) => document && isMember(membership, document))
			.sort(([a], [b]) => (a < b ? -1 : 1));
		return named.flatMap(([path, entry]) => this.#targetAt(path, entry) ?? []);
	}

	#everyDocument(): Artifact[] {
		const today = this.#clock.today();
		const documents = [...this.#files].filter(([path]) => this.isDocument(path));
		return documents.flatMap(
			([path, { document }]) =>
				(document && artifactIn(document, this.policyFor(path), today, { intake: this.#together.intakes.of(systemOf(document)) })) ?? [],
		);
	}

	/** What reviewers ask about a document and nobody has answered. */
	questionsAbout(path: string): readonly AskedQuestion[] {
		const document = this.#files.get(path)?.document;
		return document ? this.#together.asked.about(document) : [];
	}

	#others(id: string, path: string): Related[] {
		return this.#ids.holders(id, path).map(({ path: at, range }) => ({ path: at, range, message: `“${id}” stands here too.` }));
	}

	/** @param was what stood there before, where it was something else */
	#changed(path: string, was?: Document): ReadonlySet<string> {
		const document = this.#files.get(path)?.document;
		if (isBaselinePath(path)) return this.#baselineChanged();
		const artifact = document && artifactIn(document, this.policyFor(path), this.#clock.today());
		const before = this.#ids.of(path);
		const affected = this.#ids.replace(path, artifact);
		this.#references.replace(path, artifact, this.kinds);
		affected.add(path);
		for (const at of this.custom.forget(path)) affected.add(at);
		// Who relies on a document is told when it changes.
		this.#reliance.addCiters([...before, ...this.#ids.of(path)], affected);
		for (const at of this.#together.replace({ path, was, document, artifact }, this.policies)) affected.add(at);
		const exceptions = this.#exceptions.replace(path, artifact, this.past(path));
		return this.#forgetAll(affected, exceptions, was);
	}

	/** Any document may have had a problem that it covers, or has one now. */
	#baselineChanged(): ReadonlySet<string> {
		this.#exceptions.setBaseline(this.#files.get(BASELINE_FILE)?.document, this.past(BASELINE_FILE));
		return this.#forgetAll(new Set([...this.#files.keys(), BASELINE_FILE]));
	}

	/** A policy that says the same as before, as when a comment is written, changes nobody's problems but its own. */
	#policyChanged(path: string, was?: Document): ReadonlySet<string> {
		if (!this.#policies.read(this.#files)) return this.#changed(path, was);
		this.custom.declare(this.policies.find(({ folder }) => folder === "")?.kinds ?? []);
		return new Set([...this.#everythingChanged(), path]);
	}

	/** What is a document, and of which type, is asked anew. */
	#everythingChanged(): ReadonlySet<string> {
		for (const [at, entry] of this.#files) {
			if (this.#isOurs(at, entry.text) !== (entry.document !== undefined)) entry.document = this.#parse(at, entry.text);
			this.#changed(at);
		}
		return new Set(this.#files.keys());
	}

	#documents(): Document[] {
		return [...this.#files.values()].flatMap(({ document }) => document ?? []);
	}

	/** Has documents checked again, and those whose problems depend on which exceptions there are. @param was what stood there before */
	#forgetAll(affected: Set<string>, exceptions: readonly Exception[] = [], was?: Document): ReadonlySet<string> {
		const documents = [...[...affected].map((path) => this.#files.get(path)?.document), was].filter((one) => one !== undefined);
		for (const path of this.#exceptions.concerned(exceptions, documents, () => this.#documents())) affected.add(path);
		for (const path of affected) {
			const entry = this.#files.get(path);
			if (entry) entry.checked = undefined;
		}
		return affected;
	}
}
