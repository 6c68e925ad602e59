import { basename, join, normalize } from "node:path/posix";
import { dirname } from "../../path.js";
import { schemaFile } from "../../schema/content.js";
import { isObject, isTooDeep, type Json, subschemas } from "./subschemas.js";

/** A file of the repository, or half a sentence that says why it cannot be used. */
export type PartFile = { readonly text: string } | { readonly fault: string };

/** @returns undefined where nobody has read it yet */
export type ReadPart = (path: string) => PartFile | undefined;

/** A schema with all files that it refers to. */
export interface Gathered {
	/** By root-relative path, without their `$id`. Our shared one stands beside each file that refers to it. */
	readonly files: ReadonlyMap<string, Json>;
	/** Those of the repository, read or not. */
	readonly paths: readonly string[];
	/** Whether one of them was not read yet. */
	readonly isWaiting: boolean;
	/** A sentence: why it cannot be used. */
	readonly fault?: string;
}

/** The name by which every schema refers to what documents have in common. */
export const SHARED = "common.schema.json";

const DIALECT = /^https?:\/\/json-schema\.org\/draft\/2020-12\/schema#?$/;
/** Characters of one file, and files of one schema. */
const LARGEST = 1_000_000;
const MOST = 20;

/** Reads a schema and what it refers to. Nothing outside of the root is named, and nothing is fetched. */
export function gather(main: string, read: ReadPart): Gathered {
	const files = new Map<string, Json>();
	const paths = [main];
	let isWaiting = false;
	for (const path of paths) {
		const found = paths.length > MOST ? { fault: `refers to more than ${MOST} files` } : opened(path, read);
		if (found === undefined) isWaiting = true;
		else if ("fault" in found) return { files, paths, isWaiting, fault: `“${path}” ${found.fault}.` };
		else {
			files.set(path, found.schema);
			if (found.refersToShared) files.set(sharedBeside(path), schemaFile(SHARED) as Json);
			paths.push(...found.refersTo.filter((one) => !paths.includes(one)));
		}
	}
	return { files: new Map([...files].map(([path, schema]) => [path, withoutId(schema)])), paths, isWaiting };
}

export const sharedBeside = (path: string): string => join(dirname(path), SHARED);

/** Files are known by their path. */
const withoutId = ({ $id: _, ...schema }: Json): Json => schema;

interface Opened {
	readonly schema: Json;
	readonly refersTo: readonly string[];
	readonly refersToShared: boolean;
}

function opened(path: string, read: ReadPart): Opened | { readonly fault: string } | undefined {
	const file = read(path);
	if (!file || "fault" in file) return file;
	if (file.text.length > LARGEST) return { fault: "is larger than a megabyte" };
	const schema = parsed(file.text);
	if (typeof schema === "string") return { fault: schema };
	const targets = [...subschemas(schema)].flatMap(({ $ref, $dynamicRef }) => [$ref, $dynamicRef]).filter((ref) => typeof ref === "string");
	const names = targets.map((ref) => ref.split("#")[0] ?? "").filter((name) => name !== "");
	const refersTo: string[] = [];
	for (const name of names.filter((name) => name !== SHARED)) {
		const target = resolvedPath(path, name);
		if (target === undefined) return { fault: `refers to “${name}”: only files in this repository are read, by a relative path` };
		if (basename(target) === SHARED) return { fault: `refers to “${name}”: a file of that name is always ours, “${SHARED}”` };
		refersTo.push(target);
	}
	return { schema, refersTo: [...new Set(refersTo)], refersToShared: names.includes(SHARED) };
}

/** @returns what is wrong with it where it is no schema */
function parsed(text: string): Json | string {
	let schema: unknown;
	try {
		schema = JSON.parse(text.replace(/^\uFEFF/, ""));
	} catch (error) {
		return `is no JSON: ${error instanceof Error ? error.message : error}`;
	}
	if (!isObject(schema)) return "is no JSON Schema: it begins with “{”";
	if (isTooDeep(schema)) return "is nested too deeply";
	const { $schema } = schema;
	if ($schema !== undefined && !(typeof $schema === "string" && DIALECT.test($schema)))
		return "is of another draft of JSON Schema than 2020-12, by which it is read";
	const [, ...inner] = subschemas(schema);
	return inner.some(({ $id, $schema: other }) => $id !== undefined || other !== undefined)
		? "has a schema with an “$id” or “$schema” of its own inside: refer to it by “#/$defs/…”"
		: schema;
}

/** Where a reference leads, root-relative; undefined where it leads out of the repository. */
export function resolvedPath(from: string, name: string): string | undefined {
	if (/^[a-z][a-z0-9+.-]*:|^\/|\\|[?%\0]/i.test(name)) return undefined;
	return inRoot(join(dirname(from), name));
}

/** A path as it is written in a policy; undefined where it leads out of the root. */
export function inRoot(written: string): string | undefined {
	if (/^[a-z][a-z0-9+.-]*:|^\/|\\|\0/i.test(written)) return undefined;
	const path = normalize(written);
	return path === ".." || path.startsWith("../") ? undefined : path;
}
