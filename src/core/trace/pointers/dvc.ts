import { child, isEmpty, items, type MapNode, resolved, textOf, type YamlNode } from "../../document/node.js";
import { attempt, documentIn, type NotRead, NotReadError } from "./dvcText.js";

/** An MD5 as DVC records it. */
export interface DvcHash {
	/** 32 hex characters. */
	readonly md5: string;
	/** Of the listing of a folder (`.dir`). */
	readonly folder: boolean;
	/** By DVC before 3.0, which read CRLF as LF in text files. */
	readonly legacy: boolean;
}

/** An output or a dependency. */
export interface DvcEntry {
	/** Relative to the working folder of its stage, or an address. */
	readonly path: string;
	/** Of a dvc.lock. */
	readonly stage?: string;
	readonly hash?: DvcHash;
	/** What a remote calls this version: `etag`, `checksum` or `version_id`. */
	readonly remote?: { readonly by: string; readonly value: string };
	/** Bytes, of all files where it is a folder. */
	readonly size?: number;
	/** The number of files in a folder. */
	readonly count?: number;
}

/** A dependency that lies in another repository. */
export interface DvcImport extends DvcEntry {
	readonly repository: string;
	/** What was asked for: a branch, a tag, a commit. */
	readonly revision?: string;
	/** The commit that it was. */
	readonly commit?: string;
}

export interface DvcFile {
	/** The folder that paths start from, as seen from the file; that of a stage stands in dvc.yaml. */
	readonly folder: string;
	readonly outputs: readonly DvcEntry[];
	readonly dependencies: readonly DvcEntry[];
	readonly imports: readonly DvcImport[];
}

/**
 * Reads a `.dvc` file, or a `dvc.lock` of schema 1 (stages at the top) or 2: https://dvc.org/doc/user-guide/project-structure.
 * Fields it does not know are passed over.
 */
export function readDvc(text: string, kind: "dvc" | "lock"): DvcFile | NotRead {
	return attempt(() => {
		const root = mappingIn(text);
		return kind === "dvc" ? readPointer(root) : readLock(root);
	});
}

function mappingIn(text: string): MapNode {
	const root = documentIn(text);
	if (root?.kind !== "map") throw new NotReadError("it is not a YAML mapping");
	return root;
}

function readPointer(root: MapNode): DvcFile {
	if (!child(root, "outs") && !child(root, "deps")) throw new NotReadError("it has neither “outs” nor “deps”");
	const stage = readStage(root, undefined);
	return { folder: textOf(child(root, "wdir")) ?? ".", ...stage };
}

function readLock(root: MapNode): DvcFile {
	const schema = textOf(child(root, "schema"));
	if (schema !== undefined && !/^[12](?:\.\d+)?$/.test(schema))
		throw new NotReadError(`its schema is “${schema}”, and 2.0 is the latest known`);
	const stages = schema === undefined && !child(root, "stages") ? root : resolved(child(root, "stages"));
	const entries = stages?.kind === "map" ? stages.entries : [];
	const read = entries.map(({ key, value }) => readStage(stageIn(value, key.text), key.text));
	return {
		folder: ".",
		outputs: read.flatMap(({ outputs }) => outputs),
		dependencies: read.flatMap(({ dependencies }) => dependencies),
		imports: read.flatMap(({ imports }) => imports),
	};
}

function stageIn(value: YamlNode, name: string): MapNode {
	const stage = resolved(value);
	if (stage?.kind === "map" && ["cmd", "deps", "outs", "params"].some((key) => child(stage, key))) return stage;
	throw new NotReadError(`its stage “${name}” has no “cmd”, “deps” or “outs”`);
}

function readStage(stage: MapNode, name: string | undefined): Omit<DvcFile, "folder"> {
	const dependencies = listIn(stage, "deps");
	return {
		outputs: listIn(stage, "outs").map((node) => readEntry(node, name, "outs")),
		dependencies: dependencies.map((node) => readEntry(node, name, "deps")),
		imports: dependencies.flatMap((node) => readImport(node, readEntry(node, name, "deps"))),
	};
}

function listIn(stage: MapNode, key: string): readonly YamlNode[] {
	const list = resolved(child(stage, key));
	if (list?.kind !== "seq" && !isEmpty(list)) throw new NotReadError(`its “${key}” is not a list`);
	return items(list);
}

function readEntry(node: YamlNode, stage: string | undefined, list: string): DvcEntry {
	const path = textOf(child(node, "path"));
	if (path === undefined) throw new NotReadError(`an entry of its “${list}” has no “path”`);
	const hash = hashOf(node, path);
	const remote = remoteOf(node);
	const size = numberOf(node, "size");
	const count = numberOf(node, "nfiles");
	return {
		path,
		...(stage !== undefined && { stage }),
		...(hash && { hash }),
		...(remote && { remote }),
		...(size !== undefined && { size }),
		...(count !== undefined && { count }),
	};
}

function hashOf(node: YamlNode, path: string): DvcHash | undefined {
	const text = textOf(child(node, "md5"));
	if (text === undefined || text === "null") return undefined;
	const [, md5, folder] = /^([0-9a-f]{32})(\.dir)?$/i.exec(text) ?? [];
	if (md5 === undefined) throw new NotReadError(`the md5 of “${path}” is no MD5`);
	return { md5: md5.toLowerCase(), folder: folder !== undefined, legacy: textOf(child(node, "hash")) !== "md5" };
}

/** Of storage with versions each remote of `cloud` has its own name for one; the first says enough. */
function remoteOf(node: YamlNode): DvcEntry["remote"] {
	const cloud = resolved(child(node, "cloud"));
	const places = [node, ...(cloud?.kind === "map" ? cloud.entries.map(({ value }) => value) : []), ...items(child(node, "files"))];
	const named = places.flatMap((place) =>
		["version_id", "etag", "checksum"].flatMap((by) => {
			const value = textOf(child(place, by));
			return value === undefined ? [] : [{ by, value }];
		}),
	);
	return named[0];
}

function numberOf(node: YamlNode, key: string): number | undefined {
	const text = textOf(child(node, key)) ?? "";
	return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function readImport(node: YamlNode, entry: DvcEntry): DvcImport[] {
	const source = child(node, "repo");
	const repository = textOf(child(source, "url"));
	if (repository === undefined) return [];
	const revision = textOf(child(source, "rev"));
	const commit = textOf(child(source, "rev_lock"));
	return [{ ...entry, repository, ...(revision !== undefined && { revision }), ...(commit !== undefined && { commit }) }];
}
