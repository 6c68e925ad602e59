import { type Document, parseDocument } from "../document/document.js";
import { isPolicyPath } from "../kinds/policy.js";
import { isDocumentPath } from "../kinds/questions.js";
import type { Kinds } from "../kinds/table.js";
import { inclusion } from "../policy/inclusion.js";
import { isPartOf, type Policy, type PolicyFile, policyFor, policyFrom, policySays } from "../policy/policy.js";
import { isIgnored } from "./ignored.js";

/** A file's text, and what was read in it where it was taken for one of ours. */
interface Text {
	readonly text: string;
	readonly document: Document | undefined;
}

/** The policies of a root, with the files that they extend. */
export class Policies {
	#files: readonly PolicyFile[] = [];
	/** Named to be extended, here or not. */
	#named: ReadonlySet<string> = new Set();
	#isIncluded: (path: string) => boolean = () => true;

	get files(): readonly PolicyFile[] {
		return this.#files;
	}

	/** The files that policies name to extend them, here or not. */
	get extended(): ReadonlySet<string> {
		return this.#named;
	}

	/** @param kinds the document types that are known */
	for(path: string, kinds: Kinds): Policy {
		return policyFor(this.#files, path, kinds);
	}

	/** Whether a change of a file may change a policy. */
	concerns(path: string): boolean {
		return isPolicyPath(path) || this.#named.has(path);
	}

	/** Whether a file is a policy, or part of one that extends it. */
	isPolicy(path: string): boolean {
		return isPolicyPath(path) || this.#files.some((policy) => isPartOf(policy, path));
	}

	/** Whether a file is looked at: what the root's policy or its folder leaves out is not, open or closed. */
	includes(path: string): boolean {
		return !isDocumentPath(path) || this.#named.has(path) || (!isIgnored(path) && this.#isIncluded(path));
	}

	/** Reads them anew. @returns whether they say something else than before */
	read(texts: ReadonlyMap<string, Text>): boolean {
		const said = JSON.stringify(this.#files.map(policySays));
		const shared = (path: string): Document | undefined => {
			const text = texts.get(path);
			return text && asPolicy(path, text);
		};
		this.#files = [...texts].filter(([at]) => isPolicyPath(at)).map(([at, text]) => policyFrom(asPolicy(at, text), shared));
		this.#named = new Set(this.#files.flatMap(({ extended }) => extended));
		this.#isIncluded = inclusion(this.#files);
		return JSON.stringify(this.#files.map(policySays)) !== said;
	}
}

/** A policy is read as YAML, whatever the file was taken for so far. */
const asPolicy = (path: string, { text, document }: Text): Document => document ?? parseDocument(path, text, "yaml");
