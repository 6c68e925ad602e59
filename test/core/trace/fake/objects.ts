import { createHash } from "node:crypto";
import type { FileDigest, ObjectType } from "../../../../src/core/ports.js";

export type Bytes = string | Uint8Array;
export type Tree = Readonly<Record<string, Bytes>>;

export const bytesOf = (content: Bytes): Buffer => Buffer.from(content as Uint8Array);
export const hash = (algorithm: string, ...parts: readonly Bytes[]): string => {
	const sum = createHash(algorithm);
	for (const part of parts) sum.update(part);
	return sum.digest("hex");
};

export const objectId = (type: string, content: Bytes): string => hash("sha1", `${type} ${bytesOf(content).length}\0`, content);

/** The id that git gives a blob of these bytes. */
export const blobId = (content: Bytes): string => objectId("blob", content);

/** A digest of these bytes, for what a test records. */
export function digestOf(content: Bytes, algorithm: FileDigest = "sha256"): string {
	if (algorithm === "gitBlob") return blobId(content);
	if (algorithm !== "md5-dos2unix") return hash(algorithm, content);
	const text = bytesOf(content).toString("latin1");
	return hash("md5", Buffer.from(text.includes("\0") ? text : text.replaceAll("\r\n", "\n"), "latin1"));
}

/** An object of git. */
export interface Node {
	readonly id: string;
	readonly type: ObjectType;
	readonly bytes: Uint8Array;
}

/** Blobs and trees as git writes them: https://git-scm.com/book/en/v2/Git-Internals-Git-Objects */
export function treeOf(files: Tree, folder = "", found = new Map<string, Node>()): Map<string, Node> {
	const here = Object.keys(files).filter((name) => name.startsWith(folder));
	const names = [...new Set(here.map((name) => name.slice(folder.length).split("/")[0] ?? ""))];
	const children = names.map((name) => {
		const content = files[folder + name];
		if (content === undefined) treeOf(files, `${folder}${name}/`, found);
		else found.set(folder + name, { id: blobId(content), type: "blob", bytes: bytesOf(content) });
		return { name, isFolder: content === undefined, id: found.get(folder + name)?.id ?? "" };
	});
	const sorted = children.sort((a, b) =>
		Buffer.compare(Buffer.from(a.name + (a.isFolder ? "/" : "")), Buffer.from(b.name + (b.isFolder ? "/" : ""))),
	);
	const bytes = Buffer.concat(
		sorted.flatMap(({ name, isFolder, id }) => [Buffer.from(`${isFolder ? "40000" : "100644"} ${name}\0`), Buffer.from(id, "hex")]),
	);
	found.set(folder.replace(/\/$/, ""), { id: objectId("tree", bytes), type: "tree", bytes });
	return found;
}
