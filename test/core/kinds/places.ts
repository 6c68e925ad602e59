import type { Kind } from "../../../src/core/kinds/kind.js";
import { expectedAt, schemasAt } from "../../../src/core/schema/navigate.js";

/** A place of a document type that its schema knows. */
export interface Place {
	/** List items as `-`. */
	readonly pointer: string;
	readonly key: string;
	/** Whether some tier, or some other answer, asks for it. */
	readonly owed: boolean;
}

export function* places(kind: Kind, pointer = ""): Generator<Place> {
	const schemas = schemasAt(kind, pointer);
	const required = new Set(schemas.flatMap((schema) => schema.required ?? []));
	for (const key of expectedAt(kind, pointer)?.keys ?? []) {
		const at = `${pointer}/${key.replace(/~/g, "~0").replace(/\//g, "~1")}`;
		yield { pointer: at, key, owed: required.has(key) };
		yield* places(kind, at);
	}
	if (schemas.some((schema) => schema.items)) yield* places(kind, `${pointer}/-`);
}
