import type { Artifact } from "../artifact.js";
import { rewrite } from "../document/edit.js";
import { child, textOf } from "../document/node.js";
import { span } from "../document/span.js";
import type { TraceClass } from "../kinds/kind.js";
import type { Library } from "../library/library.js";
import type { Commit, Disk, Git } from "../ports.js";
import { gitReference } from "../trace/grammar/parse.js";
import { encodePath } from "../trace/grammar/path.js";
import { filesAt } from "../trace/resolve/git/tree.js";
import type { Completion } from "./completion.js";
import { dvcPins, recordedIn } from "./pin/dvc.js";
import { placeOfReference, type ReferencePlace } from "./referencePlace.js";

const COMMITS = 30;
const TAGS = 30;
const FILES = 2000;
const OUTPUTS = 50;

/**
 * What a reference at a place may point at: documents, commits of the default branch, tags, tracked files, DVC outputs. What such a field
 * usually holds comes first. @param disk to pin what DVC recorded
 */
export async function referenceCompletionsAt(
	library: Library,
	artifact: Artifact,
	offset: number,
	git?: Git,
	disk?: Disk,
): Promise<Completion[]> {
	const at = placeOfReference(artifact, offset);
	if (!at) return [];
	const commit = /^git:([0-9a-f]{4,64})#/.exec(artifact.document.text.slice(at.span.start, offset))?.[1];
	const found = git ? await (commit ? filesOf(git, commit) : fromGit(library, git, disk)) : [];
	const documents = commit ? [] : documentsIn(library).filter(([id]) => id !== artifact.id);
	const order = usualOrder(artifact, at.pointer);
	return ordered(
		at,
		[...documents, ...found].sort(([, , a], [, , b]) => order.indexOf(a) - order.indexOf(b)),
	);
}

type What = "document" | "commit" | "tag" | "file" | "data";

type Suggestion = readonly [label: string, detail: string, what: What, text?: string];

/** What is expected where nothing is known about the field. */
const USUALLY: readonly What[] = ["document", "commit", "tag", "data", "file"];

const BY_CLASS: Readonly<Record<TraceClass, readonly What[]>> = {
	model: ["file", "data", "commit", "tag", "document"],
	data: ["data", "document", "file", "commit", "tag"],
	code: ["commit", "tag", "file", "document", "data"],
	prompts: ["file", "commit", "tag", "document", "data"],
};

function usualOrder({ kind }: Artifact, pointer = ""): readonly What[] {
	if (/\/evidence(?:\/ref|\/-)?$/.test(pointer)) return BY_CLASS.model;
	const known = kind.traces?.fields.find(({ at }) => at === pointer || `${at}/ref` === pointer);
	return known ? BY_CLASS[known.class] : USUALLY;
}

/** With its version, so that a change is noticed. */
function documentsIn(library: Library): Suggestion[] {
	const titles = new Map(library.documentsOf());
	return [...titles].map(([id, title]) => {
		const version = textOf(child(library.target(id)?.artifact.front, "version"));
		return [id, title, "document", version === undefined ? id : `${id}@${version}`];
	});
}

async function fromGit(library: Library, git: Git, disk: Disk | undefined): Promise<Suggestion[]> {
	const [commits, tags, files, { prefix }] = await Promise.all([git.log({ limit: COMMITS }), git.tags(), git.files(), git.repository()]);
	const [newest] = commits;
	const inRoot = files.flatMap((path) => (path.startsWith(prefix) && path.endsWith(".dvc") ? [path.slice(prefix.length)] : []));
	return [
		...commits.map(commitSuggestion),
		...tags.slice(0, TAGS).map(({ name, commit }): Suggestion => [`tag:${encodePath(name)}@${commit}`, "tag", "tag"]),
		...(await Promise.all(inRoot.slice(0, OUTPUTS).map((path) => outputsOf(path, disk)))).flat(),
		...(newest ? rarelyMeantLast(await filesOf(git, newest.id), prefix, library) : []),
	];
}

/** Settings of tools, and what is offered otherwise already: documents by their id, outputs of DVC. */
function rarelyMeantLast(files: readonly Suggestion[], prefix: string, library: Library): Suggestion[] {
	const isRare = ([path]: Suggestion): boolean => /(?:^|\/)\.|\.dvc$/.test(path) || library.check(path.slice(prefix.length)) !== undefined;
	return [...files.filter((file) => !isRare(file)), ...files.filter(isRare)];
}

/** A .dvc file, pinned to what it records now. */
async function outputsOf(path: string, disk: Disk | undefined): Promise<Suggestion[]> {
	const name = `dvc:${encodePath(path)}`;
	const pins = disk ? dvcPins(await recordedIn(path, disk)) : [];
	if (pins.length === 0) return [[name, "DVC", "data"]];
	return pins.map(({ reference, detail }) => [
		reference.slice(0, reference.lastIndexOf("@")),
		detail === path ? "DVC" : `DVC · ${detail}`,
		"data",
		reference,
	]);
}

/** The files that were there at a commit: what is tracked today may have come later. */
async function filesOf(git: Git, commit: string): Promise<Suggestion[]> {
	const [object] = await git.objects([`${commit}^{commit}`]);
	const paths = typeof object === "object" ? await filesAt(git, object.id, FILES) : [];
	return paths.map((path) => [path, `git:${commit}`, "file", gitReference(commit, path)]);
}

const commitSuggestion = ({ id, subject, author, date }: Commit): Suggestion => [`git:${id}`, `${subject} · ${author}, ${date}`, "commit"];

function ordered({ span: at, isPlain, closing = "" }: ReferencePlace, suggestions: readonly Suggestion[]): Completion[] {
	return suggestions.map(([label, detail, , text = label], order) => ({
		label: shortened(label),
		kind: "reference",
		detail: shortened(detail),
		// What stands there twice is found by letters of both.
		filter: (text.includes(label) ? [text, detail] : [text, label, detail]).join(" "),
		insertText: ((isPlain ? asScalar(text) : text) + closing).replace(/[$}\\]/g, "\\$&"),
		span: at,
		order,
	}));
}

/** In quotes where YAML would read it otherwise without. */
const asScalar = (text: string): string => rewrite({ kind: "scalar", style: "plain", text: "", span: span(0, 0) }, text).newText;

/** A commit id is told by its beginning. */
const shortened = (text: string): string => text.replace(/\b([0-9a-f]{7})[0-9a-f]{33,57}\b/g, "$1");
