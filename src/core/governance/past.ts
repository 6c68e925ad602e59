import type { Artifact } from "../artifact.js";
import { type Document, formatOf, parseDocument } from "../document/document.js";
import { child, textOf } from "../document/node.js";
import type { PastVersion } from "../ports.js";
import { type Stage, stageOf } from "../rules/lifecycle.js";
import { digestOf } from "../trace/digest.js";
import { isAlike } from "./alike.js";
import { formsIn } from "./lists.js";

/** A document as it was once committed. Its tree is kept only where somebody asks for it: there may be fifty versions. */
export class Past {
	readonly version: PastVersion;
	readonly stage: Stage;
	/** Its id: under one path there may have been another document. */
	readonly id: string | undefined;
	/** What the entries of each list said that is only ever added to, by the list's key. */
	readonly lists: ReadonlyMap<string, readonly string[]>;
	readonly #path: string;
	#document: Document | undefined;
	#digest: { readonly value: string | undefined } | undefined;

	constructor(path: string, version: PastVersion) {
		this.#path = version.path ?? path;
		this.version = version;
		const document = this.#read();
		this.stage = stageOf(document);
		this.id = textOf(child(document.root, "id"));
		this.lists = formsIn(document);
	}

	get document(): Document {
		this.#document ??= this.#read();
		return this.#document;
	}

	get digest(): string | undefined {
		this.#digest ??= { value: digestOf(this.#document ?? this.#read()) };
		return this.#digest.value;
	}

	#read(): Document {
		return parseDocument(this.#path, this.version.text, formatOf(this.#path) ?? "markdown");
	}
}

/** Those that were the same document, newest first. */
export const pastOf = ({ id, document: { text } }: Pick<Artifact, "id" | "document">, past: readonly Past[]): Past[] =>
	lineOf({ id, text }, past);

/** The committed versions of what was committed last. */
export function committedLine(past: readonly Past[]): readonly Past[] {
	const [last] = past;
	return last ? lineOf({ id: last.id, text: last.version.text }, past) : [];
}

interface Told {
	readonly id: string | undefined;
	readonly text: string;
}

/** Under one path there may have been another document; but who only gives it another id does not begin anew. */
function lineOf(now: Told, past: readonly Past[]): Past[] {
	const ids = new Set([now.id]);
	let newer = now;
	return past.filter(({ id, version: { text } }) => {
		if (id === undefined) return true;
		const isSame = now.id === undefined || ids.has(id) || isAlike(text, newer.text) || isAlike(text, now.text);
		if (isSame) newer = { id, text };
		if (isSame) ids.add(id);
		return isSame;
	});
}

/** The newest version that says what a digest stands for. */
export const pastWith = (past: readonly Past[], digest: string): Past | undefined => past.find((one) => one.digest === digest);
