import { basename } from "../../path.js";
import { present } from "../../present.js";
import { encodePath } from "../../trace/grammar/path.js";
import { type DvcEntry, readDvc } from "../../trace/pointers/dvc.js";
import { type DataFacts, type Facts, NO_FACTS, said, saidInQuotes } from "../fact.js";

/** What a `.dvc` file says of the data it stands for. @param file root-relative */
export function dvcFacts(file: string, text: string): Facts | { readonly reason: string } {
	const read = readDvc(text, "dvc");
	if ("message" in read) return { reason: `${file} is no DVC file: ${read.message}.` };
	return { ...NO_FACTS, data: read.outputs.flatMap((output) => dataOf(file, output, read.outputs.length) ?? []) };
}

/** Pinned by the MD5 that DVC recorded; one that has none yet is followed as it changes. */
function dataOf(file: string, { path, hash, size, count }: DvcEntry, of: number): DataFacts | undefined {
	const output = of > 1 ? `#${encodePath(path)}` : "";
	const pin = hash ? `@md5:${hash.md5}${hash.folder ? ".dir" : ""}` : "";
	const ref = saidInQuotes(`dvc:${encodePath(file)}${output}${pin}`, file);
	const number = (n: number | undefined) => (n === undefined ? undefined : { yaml: String(n), source: file });
	return ref && { ref, ...present({ name: said(basename(path), file), bytes: number(size), files: number(count) }) };
}
