import type { SchemaNode } from "../../schema/navigate.js";

/** What a policy says of a document type: one of its own, or more than we ask of ours. */
export interface Custom {
	/** Whether the type is the policy's own; else it is ours, tightened. */
	readonly isOwn: boolean;
	/** What may stand where: the policy's schema together with ours, as data. */
	readonly shape: SchemaNode;
	/** What checks the fields; absent while it is read, and where it cannot be used. */
	readonly schema?: SchemaBundle;
	/** Root-relative path of the schema; absent where the policy names none. */
	readonly file?: string;
	/** Whether the schema can never be used as it is: the policy's problems say why. */
	readonly isUnusable: boolean;
	/** Texts of new documents, as `tier-1` to `tier-3`; absent where the policy names none. */
	readonly templates?: Readonly<Record<string, string>>;
}

/** A schema with every file it refers to, as plain data: nothing else is needed to run it. */
export interface SchemaBundle {
	/** Of all its files together: two with one name ask the same. */
	readonly name: string;
	/** Root-relative path of the one that is asked; a key of `files`. */
	readonly main: string;
	readonly files: Readonly<Record<string, unknown>>;
}

/** One mistake that a schema finds, as ajv tells it. */
export interface FieldError {
	readonly keyword: string;
	/** JSON pointer into the value. */
	readonly instancePath: string;
	readonly schemaPath: string;
	readonly params: Readonly<Record<string, unknown>>;
}

/**
 * What became of a check of fields. `refused`: the schema is none that can be used. `stopped`: it was given up, because it took too long or too much
 * memory. Both are half a sentence.
 */
export type FieldsChecked = { readonly errors: readonly FieldError[] } | { readonly refused: string } | { readonly stopped: string };
