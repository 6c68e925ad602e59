import { decode } from "../document/decode.js";
import type { Unchecked } from "../kinds/custom/fields.js";
import type { PartFile } from "../kinds/custom/gather.js";
import type { Files, SchemaRunner } from "../ports.js";
import type { Library } from "./library.js";

/** What document types of a policy are read from, and what runs their schemas: why nothing does, where nothing may. */
export interface FieldsContext {
	readonly read: Files["read"];
	readonly schemas: SchemaRunner | Unchecked;
	readonly signal?: AbortSignal;
}

type Settled = (paths: ReadonlySet<string>) => void;

/** Reads what document types are made of, as far as nobody has yet. */
export async function readParts(library: Library, { read, signal }: Omit<FieldsContext, "schemas">, settled?: Settled): Promise<void> {
	// A schema says only when it is read which others it refers to.
	for (let paths = library.custom.lacking; paths.length > 0; paths = library.custom.lacking) {
		for (const path of paths) {
			const file = await partAt(path, read);
			signal?.throwIfAborted();
			tell(library.custom.setPart(path, file), settled);
		}
	}
}

async function partAt(path: string, read: Files["read"]): Promise<PartFile> {
	try {
		const bytes = await read(path);
		return bytes ? { text: decode(bytes) } : { fault: "does not exist" };
	} catch (error) {
		return { fault: `cannot be read: ${error instanceof Error ? error.message : error}` };
	}
}

/**
 * Has the schemas of a policy look at the fields that they have not looked at yet: after everything that is known at once.
 * @param settled is told the paths whose problems may have changed, as soon as they have
 */
export async function checkFields(library: Library, context: FieldsContext, settled?: Settled): Promise<void> {
	await readParts(library, context, settled);
	askAll(library);
	const { custom } = library;
	for (let question = custom.next(); question; question = custom.next()) {
		try {
			const { schemas, signal } = context;
			const found = "check" in schemas ? await schemas.check(question.schema, question.value, signal) : { unchecked: schemas };
			tell(custom.settle(question, found), settled);
		} finally {
			custom.giveBack(question);
		}
	}
}

/** A document asks when it is checked. */
function askAll(library: Library): void {
	if (!library.kinds.all.some(({ custom }) => custom)) return;
	for (const path of library.files) library.check(path);
}

function tell(paths: ReadonlySet<string>, settled: Settled | undefined): void {
	if (paths.size > 0) settled?.(paths);
}
