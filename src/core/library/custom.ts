import type { CheckContext } from "../check.js";
import type { FieldsChecked } from "../kinds/custom/custom.js";
import type { DeclaredKind } from "../kinds/custom/declared.js";
import type { KindFault } from "../kinds/custom/fault.js";
import type { FieldsQuestion, Unchecked } from "../kinds/custom/fields.js";
import type { PartFile } from "../kinds/custom/gather.js";
import { type CustomKinds, customKinds } from "../kinds/custom/kinds.js";
import { POLICY_FILE } from "../kinds/policy.js";
import type { Kinds } from "../kinds/table.js";
import { Fields } from "./fields.js";
import { type Change, foldersOf } from "./references.js";

interface Part {
	readonly file: PartFile;
	isOutdated: boolean;
}

/** Has documents checked again. @returns the paths whose problems may have changed */
interface Recheck {
	everything(): ReadonlySet<string>;
	some(paths: Iterable<string>): ReadonlySet<string>;
}

const NOBODY: ReadonlySet<string> = new Set();

/** What the root's policy makes of document types: the files they are made of, and what their schemas find. */
export class Custom {
	readonly #recheck: Recheck;
	readonly #fields = new Fields();
	readonly #parts = new Map<string, Part>();
	#declared: readonly DeclaredKind[] = [];
	readonly #usual: Kinds;
	#made: CustomKinds;

	/** @param usual the document types there are without a policy */
	constructor(recheck: Recheck, usual: Kinds) {
		this.#recheck = recheck;
		this.#usual = usual;
		this.#made = customKinds([], usual, () => undefined);
	}

	get kinds(): Kinds {
		return this.#made.kinds;
	}

	/** Whether a document type is made of a file: it is no document then. */
	isPart(path: string): boolean {
		return this.#made.parts.has(path);
	}

	/** Takes in what the policy says. */
	declare(declared: readonly DeclaredKind[]): void {
		this.#declared = declared;
		this.#make();
		for (const path of this.#parts.keys()) if (!this.#made.parts.has(path)) this.#parts.delete(path);
	}

	#make(): void {
		this.#made = customKinds(this.#declared, this.#usual, (path) => this.#parts.get(path)?.file);
		this.#fields.replace(this.#made.schemas);
	}

	/** Files that are to be read, or read again. */
	get lacking(): string[] {
		return [...this.#made.parts].filter((path) => this.#parts.get(path)?.isOutdated ?? true);
	}

	/** Takes in a file. @returns the paths whose problems may have changed */
	setPart(path: string, file: PartFile): ReadonlySet<string> {
		const before = this.#parts.get(path)?.file;
		this.#parts.set(path, { file, isOutdated: false });
		if (JSON.stringify(before) === JSON.stringify(file)) return NOBODY;
		this.#make();
		return this.#recheck.everything();
	}

	/** Has those files read again, and that asked again, which a change may concern. @returns whether there are any */
	outdate({ files = NOBODY, all = false }: Change): boolean {
		const touched = [...this.#parts].filter(([path]) => all || [path, ...foldersOf(path)].some((at) => files.has(at)));
		for (const [, part] of touched) part.isOutdated = true;
		return (all && this.#fields.reopen()) || touched.length > 0;
	}

	/** What a check of a file may ask. */
	around(path: string): Pick<CheckContext, "fields" | "kindFaults"> {
		if (path === POLICY_FILE) return { kindFaults: () => this.#faults };
		return { fields: (question) => this.#fields.answer(question) };
	}

	get #faults(): KindFault[] {
		return [...this.#made.faults, ...this.#fields.faults];
	}

	/** A document says something else now. @returns the paths that are told something new because of it */
	forget(path: string): readonly string[] {
		const before = JSON.stringify(this.#faults);
		const waiting = this.#fields.forget(path);
		return JSON.stringify(this.#faults) === before ? waiting : [...waiting, POLICY_FILE];
	}

	/** Fields that a schema is to look at next; they are the caller's until they are settled or given back. */
	next(): FieldsQuestion | undefined {
		return this.#fields.next();
	}

	giveBack(question: FieldsQuestion): void {
		this.#fields.giveBack(question);
	}

	/** Takes in what was found out about fields. @returns the paths whose problems may have changed */
	settle(question: FieldsQuestion, found: FieldsChecked | { readonly unchecked: Unchecked }): ReadonlySet<string> {
		const before = JSON.stringify(this.#faults);
		const told = this.#fields.settle(question, found);
		return this.#recheck.some(JSON.stringify(this.#faults) === before ? told : [...told, POLICY_FILE]);
	}
}
