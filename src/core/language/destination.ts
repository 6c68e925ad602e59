import type { Range } from "../document/lines.js";
import { focus, locate } from "../document/pointer.js";
import type { Library } from "../library/library.js";
import type { LineRange, Reference } from "../trace/reference.js";
import type { Resolution } from "../trace/resolution.js";
import type { TracedReference } from "../trace/trace.js";
import { definitionOf } from "./occurrences.js";

/** Where a person comes to who follows a reference. */
export type Destination =
	/** A file of the root, as it is now. */
	| { readonly to: "file"; readonly path: string; readonly lines?: LineRange }
	| { readonly to: "folder"; readonly path: string }
	/** A file as a commit has it; the path is relative to the top of the repository. */
	| { readonly to: "pinned"; readonly revision: string; readonly path: string; readonly lines?: LineRange }
	| { readonly to: "commit"; readonly revision: string }
	| { readonly to: "document"; readonly path: string; readonly range: Range }
	| { readonly to: "address"; readonly url: string };

export function destinationOf(library: Library, { citation, resolution }: TracedReference): Destination | undefined {
	const { reference } = citation;
	if (reference.type === "malformed" || resolution?.state === "broken") return undefined;
	if (reference.type === "artifact") return documentAt(library, reference.id, reference.fragment);
	return inGit(reference, resolution) ?? onDisk(reference, resolution?.files) ?? address(reference);
}

/** An entry where it is given, a place where it is, else the document at its id. */
function documentAt(library: Library, id: string, fragment: string | undefined): Destination | undefined {
	const target = library.target(id);
	if (!target) return undefined;
	const { path, artifact } = target;
	const holder = artifact.id ?? id;
	const entry = holder === id ? fragment : id;
	const place = fragment?.startsWith("/") ? locate(artifact.front, fragment) : undefined;
	const found = (entry && definitionOf(library, { document: holder, entry })) || definitionOf(library, { document: holder });
	const span = place ? focus(place) : found?.span;
	return span && { to: "document", path, range: artifact.document.lines.range(span) };
}

/** What was seen in the repository of the root. */
function inGit(reference: Reference, resolution: Resolution | undefined): Destination | undefined {
	if (!resolution?.git || resolution.state === "unverifiable") return undefined;
	if (reference.type === "tag") return { to: "commit", revision: `refs/tags/${reference.name}` };
	if (reference.type === "branch") return { to: "commit", revision: reference.name };
	if (reference.type !== "git" && reference.type !== "permalink") return undefined;
	const { revision, path, lines } = reference;
	return path ? { to: "pinned", revision, path, ...(lines && { lines }) } : { to: "commit", revision };
}

function onDisk(reference: Reference, files: readonly string[] | undefined): Destination | undefined {
	if (reference.type === "dir") return { to: "folder", path: reference.path };
	if (/^(?:file|dvc|lfs|croissant|attestation)$/.test(reference.type) && "path" in reference && reference.path)
		return { to: "file", path: reference.path };
	return reference.type === "mlflow-run" && files?.[0] ? { to: "file", path: files[0] } : undefined;
}

/** Nothing here goes there by itself: a browser does, when a person asks. */
function address(reference: Reference): Destination | undefined {
	if (reference.type === "url" || reference.type === "permalink") return { to: "address", url: reference.text };
	if (reference.type === "doi") return { to: "address", url: `https://doi.org/${reference.text.slice("doi:".length)}` };
	if (reference.type === "arxiv") return { to: "address", url: `https://arxiv.org/abs/${reference.text.slice("arxiv:".length)}` };
	if (reference.type !== "hub") return undefined;
	const type = reference.repoType === "models" ? "" : `${reference.repoType}/`;
	return { to: "address", url: `https://huggingface.co/${type}${reference.repo}/tree/${reference.revision ?? "main"}` };
}
