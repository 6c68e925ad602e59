import type { CroissantNode } from "../../pointers/croissant.js";
import type { CroissantReference } from "../../reference.js";
import type { Fault } from "../../resolution.js";
import { partOf } from "../outcome.js";
import { brief } from "../recorded.js";
import type { FileState } from "./state.js";

/** What stands in the place of a sha256 and is none. */
export function formatFaults(reference: CroissantReference, nodes: readonly CroissantNode[]): Fault[] {
	const wrong = nodes.filter(({ checksum }) => checksum && "wrong" in checksum);
	const [first] = wrong;
	if (!first?.checksum || !("wrong" in first.checksum)) return [];
	const others = wrong.length > 1 ? ` So it is with ${wrong.length} of its files.` : "";
	const message = `The sha256 of “${first.id}” in the metadata is ${first.checksum.wrong} (“${brief(first.checksum.text)}”), not 64 hex characters.${others} Record the sha256 of the bytes there.`;
	return [{ rule: "trace/digest-format", message, ...partOf(reference, "fragment", "path") }];
}

/** Bytes that are not what the metadata records. */
export const mismatch = (reference: CroissantReference, { of, sha256, actual }: FileState & { readonly state: "other" }): Fault => ({
	rule: "trace/digest-mismatch",
	message: `“${of}” has the sha256 ${brief(actual)}, and its metadata records ${brief(sha256)}. Restore the file, or correct the metadata.`,
	...partOf(reference, "fragment", "path"),
});

/** Where nothing is read. */
export const outside = (reference: CroissantReference, id: string, url: string): Fault => ({
	rule: "trace/outside",
	message: `“${id}” lies at “${url}”, outside of the workspace, where nothing is read. Bring it into the workspace.`,
	...partOf(reference, "fragment", "path"),
});
