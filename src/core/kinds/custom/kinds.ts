import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex } from "@noble/hashes/utils";
import { pointerOf } from "../../document/pointer.js";
import { type Kinds, kindsFrom } from "../table.js";
import type { SchemaBundle } from "./custom.js";
import { declarationFaults, isFreePrefix, isUsable } from "./declarationFaults.js";
import type { DeclaredKind } from "./declared.js";
import type { KindFault } from "./fault.js";
import { type Gathered, gather, inRoot, type ReadPart } from "./gather.js";
import { type Made, ownKind, tightenedKind } from "./make.js";
import { templatesOf } from "./templates.js";

/** The document types of a root, with what its policy makes of them. */
export interface CustomKinds {
	readonly kinds: Kinds;
	/** In the order of the policy. */
	readonly faults: readonly KindFault[];
	/** Root-relative paths of all files that document types are made of, read or not. */
	readonly parts: ReadonlySet<string>;
	/** The schemas that can be run, with where the policy names each. */
	readonly schemas: readonly NamedSchema[];
}

export interface NamedSchema {
	readonly schema: SchemaBundle;
	readonly pointer: string;
}

/** Makes document types of what a policy says and of the files it names, as far as these were read. @param usual those there are without it */
export function customKinds(declared: readonly DeclaredKind[], usual: Kinds, read: ReadPart): CustomKinds {
	if (declared.length === 0) return { kinds: usual, faults: [], parts: new Set(), schemas: [] };
	const wrong = declarationFaults(declared);
	const usable = declared.filter((one) => isUsable(one, declared));
	const made = usable.map((one) => ({ one, ...madeOf(one, read) }));
	const all = usual.all.map((kind) => {
		const found = made.find(({ one }) => one.id === kind.id);
		return found ? tightenedKind(kind, found.one, found) : kind;
	});
	const own = made.filter(({ one }) => !one.tightens).map((found) => ownKind(withFreePrefix(found.one, declared), found));
	return {
		kinds: kindsFrom([...all, ...own]),
		faults: [...wrong, ...made.flatMap(({ faults }) => faults)],
		parts: new Set(made.flatMap(({ parts }) => parts)),
		schemas: made.flatMap(({ one, schema }) => (schema ? [{ schema, pointer: schemaPointer(one) }] : [])),
	};
}

/** Without one that other ids begin with: an id says what it names. */
function withFreePrefix({ prefix, ...one }: DeclaredKind, declared: readonly DeclaredKind[]): DeclaredKind {
	return prefix !== undefined && isFreePrefix({ ...one, prefix }, declared) ? { ...one, prefix } : one;
}

const schemaPointer = ({ id, tightens }: DeclaredKind): string => pointerOf(["kinds", id, tightens ? "tightens" : "schema"]);

interface Parts extends Made {
	readonly faults: readonly KindFault[];
	readonly parts: readonly string[];
}

function madeOf(one: DeclaredKind, read: ReadPart): Parts {
	const texts = templatesOf(one, read);
	const { parts, faults } = texts;
	if (one.schema === undefined) return texts;
	const pointer = schemaPointer(one);
	const main = schemaPath(one.schema);
	if (main === undefined) return { ...texts, faults: [{ pointer, message: outside(one.schema) }, ...faults] };
	const gathered = gather(main, read);
	const fault = gathered.fault === undefined ? [] : [{ pointer, message: gathered.fault }];
	const schema = gathered.isWaiting || gathered.fault ? undefined : bundleOf(main, gathered);
	return {
		...texts,
		...{ main, gathered, parts: [...parts, ...gathered.paths], faults: [...fault, ...faults] },
		...(schema && { schema }),
	};
}

function schemaPath(written: string): string | undefined {
	return written.endsWith(".json") ? inRoot(written) : undefined;
}

const outside = (written: string): string =>
	`“${written}” is no schema in this repository: write the path of a .json file from the root, such as governance/our-card.schema.json.`;

function bundleOf(main: string, { files }: Gathered): SchemaBundle {
	const plain = Object.fromEntries(files);
	const name = bytesToHex(sha256(new TextEncoder().encode(JSON.stringify([main, plain]))));
	return { name, main, files: plain };
}
