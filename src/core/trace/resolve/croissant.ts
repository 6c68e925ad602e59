import { decode } from "../../document/decode.js";
import { nearest } from "../../suggest.js";
import { encodePath } from "../grammar/path.js";
import { type Croissant, type CroissantNode, readCroissant } from "../pointers/croissant.js";
import type { CroissantReference } from "../reference.js";
import type { Lookup, Resolution } from "../resolution.js";
import { type Answered, absent, answered } from "./answered.js";
import { contentOf } from "./content.js";
import { ofFile } from "./croissant/node.js";
import { ofMetadata } from "./croissant/whole.js";
import { algorithmsFor } from "./fileDigest.js";
import { type Beside, broken, inRoot, partOf, unverifiable } from "./outcome.js";
import type { Found, ResolveContext, Resolver } from "./resolver.js";
import { targetOf } from "./target.js";
import { withUncommitted } from "./uncommitted.js";

type Question = Lookup<CroissantReference>;

/** Bytes. Metadata with a RecordSet for each of a thousand files has about one million. */
const LIMIT = 4 << 20;

/** Croissant metadata, and the files it describes as far as they are here. What is remote is never fetched. */
export const resolveCroissant: Resolver<CroissantReference> = async (lookups, context) => {
	const read = readOnce(context);
	const answers = await Promise.all(lookups.map((lookup) => answered(lookup, context, () => answer(lookup, read, context))));
	return withUncommitted(answers, context);
};

type Metadata = { readonly croissant: Croissant; readonly size: number } | { readonly fault: string } | "too-large";

/** A document may refer to many files of one data set. */
function readOnce({ disk }: ResolveContext): (path: string) => Promise<Metadata> {
	const known = new Map<string, Promise<Metadata>>();
	const read = async (path: string): Promise<Metadata> => {
		const bytes = await disk.read(path, LIMIT);
		if (!(bytes instanceof Uint8Array)) return bytes === "too-large" ? bytes : { fault: "it is not there any more" };
		const croissant = readCroissant(decode(bytes));
		return "message" in croissant ? { fault: croissant.message } : { croissant, size: bytes.length };
	};
	return (path) => {
		const metadata = known.get(path) ?? read(path);
		known.set(path, metadata);
		return metadata;
	};
}

async function answer(lookup: Question, read: (path: string) => Promise<Metadata>, context: ResolveContext): Promise<Answered> {
	const { reference } = lookup;
	const target = await targetOf(reference, "file", context);
	if ("resolution" in target) return absent(target);
	const metadata = await read(reference.path);
	const present = [reference.path];
	const beside = { files: inRoot(present) };
	if (metadata === "too-large") {
		return { found: { resolution: unverifiable("V0", `its metadata is larger than ${LIMIT >> 20} MB`, beside) }, present };
	}
	if ("fault" in metadata) return { found: { resolution: invalid(reference, metadata.fault, beside) }, present };
	return { found: await judge(lookup, metadata.croissant, context), present };
}

function invalid(reference: CroissantReference, why: string, beside: Beside): Resolution {
	const message = `“${reference.path}” cannot be read as Croissant metadata: ${why}. Name the metadata.json of the data set.`;
	return broken("V2", why, { rule: "trace/target-invalid", message, ...partOf(reference, "path") }, beside);
}

async function judge(lookup: Question, croissant: Croissant, context: ResolveContext): Promise<Found> {
	const { reference, digest } = lookup;
	const node = reference.node === undefined ? undefined : croissant.nodes.find(({ id }) => id === reference.node);
	const beside = { facts: factsOf(croissant, node), files: inRoot([reference.path]) };
	if (reference.node !== undefined && !node) return { resolution: unknownNode(reference, croissant, beside) };
	const digests = await context.disk.digest(reference.path, algorithmsFor(digest), context.signal);
	if (node?.kind === "file") return ofFile(lookup, { croissant, node, digests }, beside, context);
	const resolution = await ofMetadata(lookup, croissant, digests, beside, context);
	return resolution.state === "broken" ? { resolution } : { resolution, content: contentOf(context.disk, reference.path) };
}

function factsOf({ name, version, conformsTo, nodes }: Croissant, node: CroissantNode | undefined): Record<string, string> {
	const files = nodes.filter(({ kind }) => kind === "file").length;
	const { url, size, checksum } = node ?? {};
	return {
		...(name && { dataset: name }),
		...(version && { version }),
		Croissant: conformsTo.map((address) => address.slice(address.lastIndexOf("/") + 1)).join(", ") || "does not say which version",
		...(!node && { files: String(files) }),
		...(url && { address: url }),
		...(size && { size }),
		...(checksum && "sha256" in checksum && { sha256: checksum.sha256 }),
	};
}

function unknownNode(reference: CroissantReference, { nodes }: Croissant, beside: Beside): Resolution {
	const { node = "", parts, text } = reference;
	const ids = nodes.map(({ id }) => id);
	const meant = nearest(node, ids);
	const there = meant
		? `Did you mean “${meant}”?`
		: ids.length > 0
			? `It has ${ids.slice(0, 5).join(", ")}${ids.length > 5 ? " and others" : ""}.`
			: "It has none.";
	const at = parts.fragment;
	const fixes =
		meant && at ? [{ title: `Replace with “${meant}”`, text: text.slice(0, at.start) + encodePath(meant) + text.slice(at.end) }] : [];
	const message = `“${reference.path}” has no FileObject, FileSet or RecordSet “${node}”. ${there}`;
	return broken(
		"V2",
		`its metadata has no “${node}”`,
		{ rule: "trace/fragment-missing", message, ...partOf(reference, "fragment"), fixes },
		beside,
	);
}
