import { child, type Entry, items, resolved, textOf, type YamlNode } from "../../document/node.js";
import type { NotRead } from "./dvcText.js";
import { jsonObject } from "./json.js";

/** What stands where a sha256 should. Real files hold addresses of issues, MD5s and words there. */
export type Checksum =
	| { readonly sha256: string }
	| { readonly wrong: "an address" | "an MD5" | "a SHA-1" | "no digest"; readonly text: string };

/** A FileObject, a FileSet or a RecordSet. */
export interface CroissantNode {
	readonly kind: "file" | "set" | "records";
	/** Its `@id`; its name before Croissant 1.0. */
	readonly id: string;
	/** An address, or a path as seen from the metadata. */
	readonly url?: string;
	/** Ids of the files it is taken from. */
	readonly within: readonly string[];
	readonly checksum?: Checksum;
	/** As written: `117743 B`. */
	readonly size?: string;
}

/** A data set's metadata: https://docs.mlcommons.org/croissant/docs/croissant-spec.html, 0.8 to 1.1. */
export interface Croissant {
	readonly name?: string;
	readonly version?: string;
	/** Absent before 1.0. */
	readonly conformsTo: readonly string[];
	/** Whether what it describes goes on changing. */
	readonly live: boolean;
	readonly nodes: readonly CroissantNode[];
}

/** Reads the JSON-LD of Croissant metadata; its context is taken for granted, prefixes are passed over. */
export function readCroissant(text: string): Croissant | NotRead {
	const root = jsonObject(text);
	if ("message" in root) return root;
	const graph = child(root, "@graph");
	const data = graph ? items(graph).find(isDataset) : root;
	if (!data || !child(root, "@context") || !(isDataset(data) || property(data, "distribution"))) {
		return { message: "it is not Croissant: it needs @context, and the @type Dataset or a distribution" };
	}
	const [name, version] = [textOf(property(data, "name")), textOf(property(data, "version"))];
	return {
		...(name && { name }),
		...(version && { version }),
		conformsTo: textsOf(property(data, "conformsTo")),
		live: /^true$/i.test(textOf(property(data, "isLiveDataset")) ?? ""),
		nodes: [
			...listOf(property(data, "distribution")).flatMap((node) => nodeFrom(node, property(node, "contentUrl") && "file")),
			...listOf(property(data, "recordSet")).flatMap((node) => nodeFrom(node, "records")),
			...items(graph).flatMap((node) => nodeFrom(node)),
		],
	};
}

const isDataset = (node: YamlNode): boolean => typesOf(node).includes("Dataset");

/** Without prefix: `cr:FileObject` and `http://mlcommons.org/croissant/FileObject` are one. */
const typesOf = (node: YamlNode): string[] => textsOf(child(node, "@type")).map(localName);

const localName = (name: string): string => name.slice(Math.max(name.lastIndexOf(":"), name.lastIndexOf("/"), name.lastIndexOf("#")) + 1);

function property(node: YamlNode, name: string): YamlNode | undefined {
	const map = resolved(node);
	const entries: readonly Entry[] = map?.kind === "map" ? map.entries : [];
	return entries.find(({ key }) => localName(key.text) === name)?.value;
}

/** JSON-LD writes a list of one without brackets. */
function listOf(node: YamlNode | undefined): readonly YamlNode[] {
	const value = resolved(node);
	if (!value) return [];
	return value.kind === "seq" ? value.items : [value];
}

/** Texts, or the ids of what is referred to. */
const textsOf = (node: YamlNode | undefined): string[] => listOf(node).flatMap((item) => textOf(item) ?? textOf(child(item, "@id")) ?? []);

const KINDS: Readonly<Record<string, CroissantNode["kind"]>> = { FileObject: "file", FileSet: "set", RecordSet: "records" };

/** @param otherwise what it is for the place where it stands, whatever its type is called */
function nodeFrom(node: YamlNode, otherwise?: CroissantNode["kind"]): CroissantNode[] {
	const kind = typesOf(node).flatMap((type) => KINDS[type] ?? [])[0] ?? otherwise;
	const id = textOf(child(node, "@id")) ?? textOf(property(node, "name"));
	if (!kind || id === undefined) return [];
	const [url, size, sha256] = [property(node, "contentUrl"), property(node, "contentSize"), property(node, "sha256")].map(textOf);
	return [
		{
			kind,
			id,
			within: listOf(property(node, "containedIn")).flatMap((source) => textsOf(property(source, "fileObject") ?? source)),
			...(url && { url }),
			...(size && { size }),
			...(sha256 && { checksum: checksumOf(sha256) }),
		},
	];
}

function checksumOf(text: string): Checksum {
	const value = text.trim();
	if (/^[0-9a-f]{64}$/i.test(value)) return { sha256: value.toLowerCase() };
	if (/^[a-z]+:\/\//i.test(value)) return { wrong: "an address", text };
	if (/^[0-9a-f]{32}$/i.test(value)) return { wrong: "an MD5", text };
	return { wrong: /^[0-9a-f]{40}$/i.test(value) ? "a SHA-1" : "no digest", text };
}
