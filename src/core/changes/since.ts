import { type Artifact, systemOf } from "../artifact.js";
import { artifactIn } from "../check.js";
import { decode } from "../document/decode.js";
import { formatOf, parseDocument } from "../document/document.js";
import { child, textOf } from "../document/node.js";
import { MAX_LENGTH } from "../document/trouble.js";
import { isDocumentPath } from "../kinds/questions.js";
import type { Library } from "../library/library.js";
import { isWithin } from "../path.js";
import { commitNamed } from "../then/revision.js";
import { bytesOf, objectsOf, type Scene } from "../trace/resolve/git/rung.js";
import type { ResolveContext } from "../trace/resolve/resolver.js";
import { changedFiles } from "./changedFiles.js";
import { changeOf } from "./changeOf.js";
import { causesBetween } from "./inDocument.js";
import { filesOf } from "./leadsTo.js";
import { causesIn, changesFrom, type NamedDocument, type SystemChange } from "./systemChange.js";

/** What changed since a commit. */
export interface ChangedSince {
	/** The full id. */
	readonly commit: string;
	/** Files that belong to a system, and documents that say a change; root-relative. */
	readonly files: readonly string[];
	readonly systems: readonly SystemChange[];
	/** Of the documents that are reopened, by path: those with another version than then, or that are new since. */
	readonly reissued: ReadonlySet<string>;
}

/**
 * What changed about each system since a commit: the files that its documents say it is made of, and what these documents say themselves. The
 * references of the library were followed before.
 * @param since untrusted: a git revision
 * @param paths root-relative files and folders: only these count; all where empty
 */
export async function changedSince(
	library: Library,
	context: ResolveContext,
	{ since, paths }: { readonly since: string; readonly paths: readonly string[] },
): Promise<ChangedSince | { readonly reason: string }> {
	const at = await commitNamed(since, "compare with", context.git, context.signal);
	if ("reason" in at) return at;
	const scene: Scene = { ...context, repository: await context.git.repository(context.signal) };
	const isMeant = (file: string): boolean => paths.length === 0 || paths.some((path) => isWithin(file, path));
	const parts = (await partsOf(library, scene)).filter(isMeant);
	const documents = library.paths.filter((path) => isDocumentPath(path) && isMeant(path));
	const changed = new Set(await changedFiles([...new Set([...parts, ...documents])], at.commit, scene));
	const then = await textsAt(library.paths.filter(isDocumentPath), at.commit, scene);
	const said = documents.filter((path) => changed.has(path)).flatMap((path) => causesSaid(library, path, then.texts.get(path)));
	const systems = changesFrom(library, [...parts.filter((file) => changed.has(file)).flatMap((file) => causesIn(library, file)), ...said]);
	const files = [...new Set(systems.flatMap(({ causes }) => causes.map(({ file }) => file)))].sort();
	return { commit: at.commit, files, systems, reissued: reissuedAmong(systems, library, then) };
}

/** The files that systems are said to be made of; of a folder those that git tracks. */
async function partsOf(library: Library, { git, repository, signal }: Scene): Promise<readonly string[]> {
	const named = library.paths.flatMap((path) => {
		const checked = library.check(path);
		const cited = checked?.traced?.references ?? [];
		const own = cited.filter(({ citation }) => checked && changeOf(checked.artifact, citation) !== undefined);
		return own.flatMap(({ citation, resolution }) => filesOf(citation.reference, resolution));
	});
	const { prefix } = repository;
	const tracked = (await git.files(signal)).filter((file) => file.startsWith(prefix)).map((file) => file.slice(prefix.length));
	const isFile = new Set(tracked);
	const distinct = [...new Set(named)];
	const folders = distinct.filter((one) => !isFile.has(one));
	return [...new Set([...distinct, ...tracked.filter((file) => folders.some((folder) => isWithin(file, folder)))])].sort();
}

/** Documents as a commit has them. */
interface Then {
	/** Those that could be read, by path. */
	readonly texts: ReadonlyMap<string, string>;
	/** Those that it does not have. */
	readonly missing: ReadonlySet<string>;
}

async function textsAt(paths: readonly string[], commit: string, scene: Scene): Promise<Then> {
	const nameOf = (path: string): string => `${commit}:${scene.repository.prefix}${path}`;
	const object = await objectsOf(scene, paths.map(nameOf));
	const bytes = await bytesOf(scene, paths.map(nameOf), MAX_LENGTH * 3);
	const texts = paths.flatMap((path) => {
		const own = bytes(nameOf(path));
		return own ? [[path, decode(own)] as const] : [];
	});
	return { texts: new Map(texts), missing: new Set(paths.filter((path) => object(nameOf(path)) === "missing")) };
}

/** What it says is compared, not how closely its system is looked at: the day does not matter. */
function artifactOf(library: Library, path: string, text: string | undefined): Artifact | undefined {
	const format = formatOf(path);
	return text !== undefined && format ? artifactIn(parseDocument(path, text, format), library.policyFor(path), "") : undefined;
}

function causesSaid(library: Library, path: string, text: string | undefined) {
	const [before, after] = [artifactOf(library, path, text), library.check(path)?.artifact];
	const isSame = before && after && before.kind === after.kind && systemOf(before.document) === systemOf(after.document);
	return isSame ? causesBetween(before, after) : [];
}

function reissuedAmong(systems: readonly SystemChange[], library: Library, { texts, missing }: Then): ReadonlySet<string> {
	const documents = systems.flatMap(({ reopens }) => reopens.flatMap((one) => one.documents));
	const isReissued = ({ path, version }: NamedDocument): boolean => {
		const before = artifactOf(library, path, texts.get(path));
		return before ? textOf(child(before.front, "version")) !== version : missing.has(path);
	};
	return new Set(documents.filter(isReissued).map(({ path }) => path));
}
