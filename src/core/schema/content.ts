import content from "../../../generated/content.json" with { type: "json" };

/** A JSON Schema, as far as this project's schemas go. */
export interface Schema {
	readonly $ref?: string;
	readonly $defs?: Readonly<Record<string, Schema>>;
	readonly title?: string;
	readonly description?: string;
	readonly type?: string | readonly string[];
	readonly enum?: readonly unknown[];
	readonly const?: unknown;
	readonly format?: string;
	readonly pattern?: string;
	readonly minimum?: number;
	readonly maximum?: number;
	readonly exclusiveMinimum?: number;
	readonly exclusiveMaximum?: number;
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly additionalProperties?: boolean | Schema;
	readonly items?: Schema;
	readonly required?: readonly string[];
	readonly allOf?: readonly Schema[];
	readonly if?: Schema;
	readonly then?: Schema;
	readonly else?: Schema;
}

const SCHEMAS = content.schemas as unknown as Readonly<Record<string, Schema>>;
const TEMPLATES = content.templates as unknown as Readonly<Record<string, Readonly<Record<string, string>>>>;

const STARTER = content.starter as Readonly<Record<string, string>>;

export const schemaFile = (file: string): Schema => SCHEMAS[file] ?? {};

/** A file of `snippets/init`. */
export function starterText(name: string): string {
	const text = STARTER[name];
	if (text === undefined) throw new Error(`there is no snippets/init/${name}`);
	return text;
}

export const templatesOf = (kind: string): Readonly<Record<string, string>> => TEMPLATES[kind] ?? {};
