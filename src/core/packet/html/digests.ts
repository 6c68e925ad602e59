import { element, type Html } from "../../html.js";
import type { PackedEvidence } from "../export/evidence.js";
import type { PackedDocument, PackedMember, PacketManifest } from "../export/manifest.js";
import { facts, list, nothing, type Part, paragraph, part, table } from "./parts.js";

const hash = (text: string): Html => element("span", { class: "hash" }, text);

/** What the packet was made of, for whoever wants to know later whether it still says the same. */
export function digestsPart(manifest: PacketManifest): Part {
	const { tool, at, commit, uncommitted = [], policyDigest, packet, members, evidence, unusual } = manifest;
	return part(
		"digests",
		"Digests",
		{ note: tool.version },
		paragraph(
			"This file says itself whether it was altered: ",
			element("code", {}, "rai-docs verify FILE"),
			". A digest that was noted elsewhere, as in the minutes, shows that it is the file of that day.",
		),
		facts([
			["Made with", `${tool.name} ${tool.version}, as of ${at}`],
			["Commit", ...commitOf(commit, uncommitted)],
			["Policy", hash(`sha256:${policyDigest}`)],
			["Severities set by the policy", unusual.length > 0 ? list(unusual.map((rule) => element("code", {}, rule))) : nothing("None.")],
		]),
		documentTable([packet, ...members]),
		...(evidence.length > 0 ? [evidenceTable(evidence)] : []),
	);
}

function commitOf(commit: string | undefined, uncommitted: readonly string[]): Html[] {
	if (commit === undefined) return [nothing("No git commit could be read where the packet was made.")];
	const differ = uncommitted.map((path) => element("code", {}, path));
	return [hash(commit), ...(differ.length > 0 ? [fragmentOf("These documents say something else than the commit:", list(differ))] : [])];
}

const fragmentOf = (...children: readonly (Html | string)[]): Html => element("div", {}, ...children);

function documentTable(documents: readonly (PackedDocument | PackedMember)[]): Html {
	const rows = documents.map((document) => [
		fragmentOf(document.id ?? document.path, element("p", {}, document.id === undefined ? "" : document.path)),
		document.version ?? "",
		fragmentOf(
			hash(document.digest ?? "no digest: it cannot be read as a whole"),
			element("br", {}),
			hash(`sha256:${document.sha256} of its bytes`),
			...("withheld" in document ? [paragraph("Withheld: it is named here, and not included.")] : []),
		),
	]);
	return table("Documents", [{ title: "Document" }, { title: "Version" }, { title: "Digest" }], rows);
}

function evidenceTable(evidence: readonly PackedEvidence[]): Html {
	const rows = evidence.map(({ ref, path, sha256, reason }) => [
		hash(ref),
		path === undefined ? `Only listed: ${reason}` : fragmentOf(hash(path), element("br", {}), hash(`sha256:${sha256}`)),
	]);
	return table("Evidence", [{ title: "Reference" }, { title: "In the archive" }], rows);
}
