import { dirname, isWithin } from "../../path.js";
import type { FileStat } from "../../ports.js";
import { nearest } from "../../suggest.js";
import type { CroissantReference, DvcReference, FileReference } from "../reference.js";
import type { Fault, Resolution } from "../resolution.js";
import { withPath } from "./git/rewrite.js";
import { broken, inRoot, partOf, unverifiable } from "./outcome.js";
import type { ResolveContext } from "./resolver.js";
import { checkOut, closedSubmodules } from "./submodules.js";
import { below } from "./walk.js";

/** A reference to what lies at a path of the disk. */
export type PathReference = FileReference | DvcReference | CroissantReference;

/** What lies where a reference leads, or what is wrong with it there. */
export type Target = { readonly stat: FileStat } | { readonly resolution: Resolution };

/** Looks where a reference leads. @param wanted what it has to be there */
export async function targetOf(reference: PathReference, wanted: FileStat["kind"], context: ResolveContext): Promise<Target> {
	const stat = await context.disk.stat(reference.path);
	if (stat === "outside") return { resolution: outside(reference) };
	if (stat === "special") return { resolution: special(reference) };
	if (stat === undefined) return { resolution: await missing(reference, wanted, context) };
	return stat.kind === wanted ? { stat } : { resolution: otherKind(reference, stat.kind) };
}

function outside(reference: PathReference): Resolution {
	return broken("V0", "leads out of the workspace", {
		rule: "trace/outside",
		message: `“${reference.path}” leads out of the workspace, where nothing is read. Bring what is meant into it.`,
		...partOf(reference, "path"),
	});
}

function special(reference: PathReference): Resolution {
	const fault: Fault = {
		rule: "trace/target-invalid",
		message: `“${reference.path}” is no regular file: it is a pipe, a socket, a device, or a link in a circle. Name a file that can be read.`,
		...partOf(reference, "path"),
	};
	return broken("V0", "is no regular file", fault, { files: inRoot([reference.path]) });
}

/** Nothing lies there. Much may be left out of the working tree on purpose. */
async function missing(reference: PathReference, wanted: FileStat["kind"], context: ResolveContext): Promise<Resolution> {
	const { path } = reference;
	const files = inRoot([path]);
	const module = (await closedSubmodules(context)).find((folder) => isWithin(path, folder));
	if (module !== undefined)
		return unverifiable("V0", `lies in the submodule ${module}, which is not checked out`, { remedy: checkOut(module), files });
	const { state, prefix } = await context.git.repository(context.signal);
	const isTracked = state !== "none" && (await isInIndex(prefix + path, wanted, context));
	const isLeftOut = isTracked && (await context.git.leftOut([prefix + path], context.signal)).length > 0;
	if (isLeftOut || (isTracked && state === "partial")) {
		const remedy = `Run git sparse-checkout add ${(wanted === "folder" ? path : dirname(path)) || "."}, or git restore ${path}.`;
		const what = isLeftOut ? "a sparse checkout" : "this partial clone";
		return unverifiable("V0", `${what} leaves it out of the working tree`, { remedy, files });
	}
	const other = await otherName(reference, context);
	const text = other === undefined ? undefined : withPath(reference, other);
	const hint = other === undefined ? "Restore it, or correct the path." : `Did you mean “${other}”?`;
	const fault: Fault = {
		rule: "trace/path-missing",
		message: `There is no “${path}”${isTracked ? " here, and git tracks it" : ""}. ${hint}`,
		...partOf(reference, "path"),
		...(text !== undefined && { fixes: [{ title: `Use ${other}`, text }] }),
	};
	return broken("V0", "is not there", fault, { files });
}

/** Of a folder, git tracks only the files. */
async function isInIndex(path: string, wanted: FileStat["kind"], { git, signal }: ResolveContext): Promise<boolean> {
	if (wanted === "file") return (await git.tracked([path], signal)).has(path);
	return (await git.files(signal)).some((file) => file.startsWith(`${path}/`));
}

/** What is called almost the same. */
async function otherName(reference: PathReference, { disk }: ResolveContext): Promise<string | undefined> {
	const folder = dirname(reference.path);
	const known = (await disk.entries(folder)).filter(({ name, kind }) => isPossible(reference, name, kind)).map(({ name }) => name);
	const name = nearest(reference.path.slice(reference.path.lastIndexOf("/") + 1), known);
	return name === undefined ? undefined : below(folder, name);
}

function isPossible({ type }: PathReference, name: string, kind: FileStat["kind"]): boolean {
	if (kind !== (type === "dir" ? "folder" : "file")) return false;
	return type !== "dvc" || /\.dvc$|^dvc\.lock$/.test(name);
}

function otherKind(reference: PathReference, kind: FileStat["kind"]): Resolution {
	const [is, scheme] = kind === "folder" ? ["a folder", "dir"] : ["a file", "file"];
	const at = reference.type === "dvc" ? undefined : reference.parts.path;
	const text = at && `${scheme}:${reference.text.slice(at.start, at.end)}`;
	const fault: Fault = {
		rule: "trace/target-invalid",
		message: `“${reference.path}” is ${is}: ${text ? `write it as “${scheme}:”` : "name a .dvc file or a dvc.lock"}.`,
		...partOf(reference, ...(text ? (["scheme"] as const) : []), "path"),
		...(text && { fixes: [{ title: `Write it as ${scheme}:`, text }] }),
	};
	return broken("V0", `is ${is}`, fault, { files: inRoot([reference.path]) });
}
