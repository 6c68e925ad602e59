import { join } from "node:path/posix";
import { dirname } from "../../../path.js";
import { either, nearest } from "../../../suggest.js";
import { encodePath } from "../../grammar/path.js";
import type { DvcEntry, DvcFile, DvcImport } from "../../pointers/dvc.js";
import { readDvc } from "../../pointers/dvc.js";
import { stageFolder } from "../../pointers/dvcYaml.js";
import type { DvcReference } from "../../reference.js";
import type { ReferenceFix, Resolution } from "../../resolution.js";
import { broken, inRoot, partOf } from "../outcome.js";
import type { ResolveContext } from "../resolver.js";

/** An output that a reference names, and where its bytes belong. */
export interface Output extends DvcEntry {
	/** The file that records it, as people call it: `data/x.csv.dvc`. */
	readonly pointer: string;
	/** Root-relative path of its bytes, or an address; undefined where dvc.yaml computes it. */
	readonly place: string | undefined;
	/** Where it was imported from. */
	readonly source?: DvcImport;
}

/** Bytes of the largest DVC file that is read. */
const LIMIT = 8 << 20;

/** The output that a reference means, or what is wrong with its DVC file. */
export async function outputOf(reference: DvcReference, context: ResolveContext): Promise<Output | { readonly resolution: Resolution }> {
	const bytes = await context.disk.read(reference.path, LIMIT);
	const text = bytes instanceof Uint8Array ? new TextDecoder().decode(bytes) : undefined;
	const kind = reference.path.endsWith(".lock") ? "lock" : "dvc";
	const file = text === undefined ? { message: `it is larger than ${LIMIT >> 20} MB` } : readDvc(text, kind);
	if ("message" in file) return { resolution: invalid(reference, file.message) };
	const chosen = choose(file.outputs, reference.output);
	if (!chosen) return { resolution: unknown(reference, file.outputs) };
	const source = file.imports.find(({ stage }) => stage === chosen.stage);
	return { ...chosen, pointer: reference.path, place: await placeOf(reference, file, chosen, context), ...(source && { source }) };
}

function invalid(reference: DvcReference, message: string): Resolution {
	const fault = {
		rule: "trace/target-invalid",
		message: `“${reference.path}” cannot be read as a DVC file: ${message}. Correct it, or make it anew with DVC.`,
		...partOf(reference, "path"),
	} as const;
	return broken("V0", "is no DVC file", fault, { files: inRoot([reference.path]) });
}

/** `<stage>/<path>`, or the path alone in a .dvc file. */
const nameOf = ({ stage, path }: DvcEntry): string => (stage === undefined ? path : `${stage}/${path}`);

/** The one that is named; where none is named, or the stage alone, it has to be the only one. */
function choose(outputs: readonly DvcEntry[], name: string | undefined): DvcEntry | undefined {
	const named = outputs.find((output) => nameOf(output) === name);
	const possible = outputs.filter(({ stage }) => name === undefined || stage === name);
	return named ?? (possible.length === 1 ? possible[0] : undefined);
}

/** More names than this do not help in a message. */
const MAX_NAMED = 5;

function unknown(reference: DvcReference, outputs: readonly DvcEntry[]): Resolution {
	if (outputs.length === 0) return invalid(reference, "it records no output");
	const known = outputs.map(nameOf);
	const meant = reference.output === undefined ? undefined : nearest(reference.output, known);
	const what = reference.output === undefined ? "Say which output is meant" : `“${reference.path}” has no output “${reference.output}”`;
	const named = known.slice(0, MAX_NAMED).map((name) => `“${name}”`);
	const more = known.length > MAX_NAMED ? ` and ${known.length - MAX_NAMED} more` : "";
	const list = `It has ${more ? named.join(", ") + more : either(named)}.`;
	const fault = {
		rule: "trace/fragment-missing",
		message: `${what}. ${list}`,
		...partOf(reference, "fragment", "path"),
		fixes: (meant === undefined ? known.slice(0, MAX_NAMED) : [meant]).map((name) => renamed(reference, name)),
	} as const;
	const reason = reference.output === undefined ? "does not say which output is meant" : "is no output of it";
	return broken("V0", reason, fault, { files: inRoot([reference.path]) });
}

function renamed({ text, parts }: DvcReference, name: string): ReferenceFix {
	const end = parts.fragment?.end ?? parts.path?.end ?? text.length;
	const start = parts.path?.end ?? end;
	return { title: `Use ${name}`, text: `${text.slice(0, start)}#${encodePath(name)}${text.slice(end)}` };
}

/** Paths start from `wdir`, which for a stage of dvc.lock stands in the dvc.yaml beside it. */
async function placeOf(
	reference: DvcReference,
	file: DvcFile,
	{ path, stage }: DvcEntry,
	context: ResolveContext,
): Promise<string | undefined> {
	if (isElsewhere(path)) return path;
	const folder = stage === undefined ? file.folder : await folderOf(stage, reference, context);
	return folder === undefined ? undefined : join(dirname(reference.path), folder, path);
}

/** An address, or a path that starts at a disk's top. */
const isElsewhere = (path: string): boolean => /^(?:[a-z][a-z\d+.-]*:|\/)/i.test(path);

async function folderOf(stage: string, reference: DvcReference, { disk }: ResolveContext): Promise<string | undefined> {
	const bytes = await disk.read(join(dirname(reference.path), "dvc.yaml"), LIMIT);
	return bytes instanceof Uint8Array ? stageFolder(new TextDecoder().decode(bytes), stage) : ".";
}

/** An output whose bytes cannot lie below the root. */
export const isRemote = ({ place }: Output): boolean => place !== undefined && /^[a-z][a-z\d+.-]+:/i.test(place);
