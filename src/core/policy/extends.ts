import path from "node:path/posix";
import type { Document } from "../document/document.js";
import { child, entry, items, resolved, type ScalarNode, textOf } from "../document/node.js";
import { isBaselinePath } from "../kinds/baseline/file.js";
import { isQuestionsPath } from "../kinds/questions.js";
import { isIgnored } from "../library/ignored.js";
import { dirname } from "../path.js";

/** A text of the root, parsed as YAML; undefined where there is none. */
export type ReadPolicy = (path: string) => Document | undefined;

/** Why an `extends` does nothing, and where it stands. */
export interface ExtendsTrouble {
	/** Of the file that says it. */
	readonly path: string;
	/** `/extends`, `/extends/0` */
	readonly pointer: string;
	readonly message: string;
}

/** A policy and what it is built on. */
export interface Layers {
	/** The weakest first, the policy itself last. */
	readonly documents: readonly Document[];
	/** The files that are named on the way, there or not. */
	readonly named: readonly string[];
	readonly troubles: readonly ExtendsTrouble[];
}

/** Shared policies are two or three files; a chain beyond this is a mistake, or an attack. */
const MAX_DEPTH = 5;
const MAX_FILES = 20;

interface Walk {
	readonly read: ReadPolicy;
	readonly documents: Document[];
	readonly named: Set<string>;
	readonly troubles: ExtendsTrouble[];
	/** Files that are in the layers, or on the way there. */
	readonly seen: Set<string>;
}

/** A file counts once, however many extend it; what extends it is stronger, and later entries of a list are stronger than earlier ones. */
export function layersOf(document: Document, read: ReadPolicy): Layers {
	const walk: Walk = { read, documents: [], named: new Set(), troubles: [], seen: new Set([document.path]) };
	visit(document, [document.path], walk);
	return { documents: walk.documents, named: [...walk.named], troubles: walk.troubles };
}

/** @param way paths from the policy to this document */
function visit(document: Document, way: readonly string[], walk: Walk): void {
	for (const { at, pointer } of extendsIn(document)) {
		const target = follow(document.path, at.text, way, walk);
		if (typeof target === "string") walk.troubles.push({ path: document.path, pointer, message: target });
		else if (target) visit(target, [...way, target.path], walk);
	}
	walk.documents.push(document);
}

/** The values of `extends`: one, or a list. */
function extendsIn({ root }: Document): { readonly at: ScalarNode; readonly pointer: string }[] {
	const value = resolved(entry(root, "extends")?.value);
	if (value?.kind === "scalar") return value.text === "" ? [] : [{ at: value, pointer: "/extends" }];
	return items(value).flatMap((item, i) => {
		const at = resolved(item);
		return at?.kind === "scalar" && at.text !== "" ? [{ at, pointer: `/extends/${i}` }] : [];
	});
}

/** The file that is extended, undefined where it is in the layers already; else a sentence: why it does nothing. */
function follow(from: string, text: string, way: readonly string[], walk: Walk): Document | string | undefined {
	const file = targetOf(from, text);
	if (file.trouble !== undefined) return file.trouble;
	walk.named.add(file.path);
	if (way.includes(file.path))
		return `“${text}” extends what extends it (${[...way.slice(way.indexOf(file.path)), file.path].join(" → ")}): remove one of them.`;
	if (walk.seen.has(file.path)) return undefined;
	if (way.length > MAX_DEPTH) return `“${text}” is more than ${MAX_DEPTH} files away from ${way[0]}: name what it says nearer.`;
	if (walk.seen.size > MAX_FILES) return `“${text}” is one of more than ${MAX_FILES} files that are extended: put some of them together.`;
	const document = walk.read(file.path);
	if (!document) return `There is no file “${file.path}” in this workspace: write the path from the folder of this file.`;
	const why = whyNone(document);
	if (why) return `“${text}” is no policy: ${why}.`;
	walk.seen.add(file.path);
	return document;
}

type Target = { readonly path: string; readonly trouble?: undefined } | { readonly trouble: string };

function targetOf(from: string, text: string): Target {
	if (/^(?:[a-z][a-z0-9+.-]+:|\/|~|[A-Za-z]:)/i.test(text) || text.includes("\\"))
		return { trouble: `“${text}” is no relative path: policies are shared as files of this repository, such as ../policies/shared.yaml.` };
	const file = path.normalize(path.join(dirname(from), text));
	if (file === ".." || file.startsWith("../")) return { trouble: `“${text}” leads out of the workspace: nothing outside of it is read.` };
	if (!/\.ya?ml$/i.test(file)) return { trouble: `“${text}” is no policy: its name does not end in .yaml.` };
	if (isIgnored(file)) return { trouble: `“${text}” lies in a folder that is never entered: put it where people review it.` };
	return { path: file };
}

/** Half a sentence: why a file is not read as a policy. */
function whyNone({ path: file, root, trouble }: Document): string | undefined {
	if (isQuestionsPath(file) || isBaselinePath(file)) return "it is a file of another kind";
	if (trouble) return "it cannot be read";
	if (resolved(root)?.kind !== "map") return "it is not made of keys and values";
	return textOf(child(root, "artifact")) === undefined ? undefined : "it is a document";
}
