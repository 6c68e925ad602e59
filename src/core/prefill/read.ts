import type { Artifact } from "../artifact.js";
import type { Kind } from "../kinds/kind.js";
import type { Library } from "../library/library.js";
import { dirname } from "../path.js";
import type { Disk } from "../ports.js";
import { textIn } from "../trace/resolve/files.js";
import type { Facts } from "./fact.js";
import { fillingsFor } from "./places.js";
import { documentFacts, nameOf } from "./sources/document.js";
import { dvcFacts } from "./sources/dvc.js";
import { hubFacts } from "./sources/hub.js";
import { mlflowFacts } from "./sources/mlflow.js";

/** A sentence: why nothing can be filled in from there. */
export interface NoFacts {
	readonly reason: string;
}

/** Files that stand for the folder they lie in. */
const IN_FOLDER = /(?:^|\/)(?:MLmodel|meta\.yaml|README\.md|config\.json)$/;

/**
 * What a source says.
 * @param from untrusted: the id of a document, or a root-relative path: of a `.dvc` file, of a run, a model or a model version in an MLflow file store,
 * or of a folder of the Hub with a README.md or a config.json
 */
export async function factsFrom(from: string, library: Library, disk: Disk): Promise<Facts | NoFacts> {
	const target = library.target(from);
	if (target?.artifact.id === from) return factsOf(target.artifact, library);
	const path = from.replace(/\/+$/, "");
	const stat = path === "" ? ({ kind: "folder" } as const) : await disk.stat(path);
	if (stat === "outside") return { reason: `${from} leads out of the workspace, and nothing there is read.` };
	if (typeof stat !== "object") return { reason: `There is neither a document nor a file ${from}.` };
	if (/\.dvc$/.test(path) && stat.kind === "file") {
		const text = await textIn(disk, path);
		return text === undefined ? { reason: `${from} is too large to be read.` } : dvcFacts(path, text);
	}
	const folder = stat.kind === "folder" ? path : IN_FOLDER.test(path) ? dirname(path) : undefined;
	const found = folder === undefined ? undefined : ((await mlflowFacts(disk, folder)) ?? (await hubFacts(disk, folder)));
	return (
		found ?? {
			reason: `${from} is nothing that a document could begin with: name a .dvc file, a run or model of MLflow, a folder of the Hub, or a document.`,
		}
	);
}

function factsOf(artifact: Artifact, library: Library): Facts {
	const { matrix } = library.policyFor(artifact.document.path);
	return { ...documentFacts(artifact), documents: [{ artifact, source: nameOf(artifact), matrix }] };
}

/** The documents of a system, each with an id of its own, that say something a new one has room for; those first that are about the thing itself. */
export function earlierFor(kind: Kind, system: string, library: Library): Artifact[] {
	const order = (artifact: Artifact): number => library.kinds.all.indexOf(artifact.kind);
	return library
		.ofSystem(system)
		.filter(({ id, document }) => id !== undefined && library.target(id)?.artifact.document.path === document.path)
		.filter((artifact) => fillingsFor(kind.id, factsOf(artifact, library)).length > 0)
		.sort((a, b) => order(a) - order(b));
}
