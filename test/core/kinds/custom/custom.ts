import { checkFields, type FieldsContext, Library, type SchemaBundle } from "../../../../src/core/index.js";
import { Validators } from "../../../../src/node/schemas/validators.js";
import { TODAY } from "../../language/marked.js";

export const POLICY = `kinds:
  llm-bill-of-materials:
    title: LLM bill of materials
    description: What a system is made of
    prefix: LBOM
    schema: governance/lbom.schema.json
    template: governance/lbom.md
    sections: [{ title: Where it comes from, synonyms: [Provenance], tiers: [1, 2] }]
  model-card: { tightens: governance/card.schema.json, sections: [{ title: Carbon footprint }] }
`;

export const SCHEMA = {
	type: "object",
	additionalProperties: false,
	required: ["components"],
	properties: {
		components: { title: "Components", description: "Each model and library.", type: "array", items: { $ref: "parts/component.json" } },
		licence: { title: "Licence", enum: ["open", "closed"] },
	},
};

const COMPONENT = {
	type: "object",
	required: ["name"],
	properties: { name: { title: "Name", type: "string" }, source: { $ref: "common.schema.json#/$defs/ref" } },
};

export const TEMPLATE = `---
artifact: llm-bill-of-materials
schema: "1"
id: LBOM-\${name}
title: \${title}
system: \${system}
tier: \${tier}
version: "0.1.0"
status: draft
owner: \${owner}
components: []   # each model and library
---

# \${title}

## Where it comes from

_Who made each part._
`;

export const FILES: Readonly<Record<string, string>> = {
	"governance/lbom.schema.json": JSON.stringify(SCHEMA),
	"governance/parts/component.json": JSON.stringify(COMPONENT),
	"governance/card.schema.json": JSON.stringify({ required: ["regions"], properties: { tier: { enum: [1, 2] } } }),
	"governance/lbom.md": TEMPLATE,
};

export const bill = (more = "components: [{ name: gpt }]", status = "in-review", id = "LBOM-parking"): string => `---
artifact: llm-bill-of-materials
schema: "1"
id: ${id}
title: What it is made of
system: parking
tier: 3
version: "1.0.0"
status: ${status}
owner: { name: Ada Osei, email: ada@example.com }
${more}
---
# What it is made of
`;

/** A root whose policy names document types, and a count of what was asked of its schemas. */
export class CustomRoot {
	readonly library = new Library({ today: () => TODAY });
	readonly files: Map<string, string>;
	/** What was asked: a path of a schema, or the id of a document. */
	readonly asked: string[] = [];
	readonly #validators = new Validators();

	constructor(documents: Readonly<Record<string, string>> = {}, policy = POLICY, files = FILES) {
		this.files = new Map(Object.entries(files));
		this.library.set("rai-docs.yaml", policy);
		for (const [path, text] of Object.entries(documents)) this.library.set(path, text);
	}

	/** @returns the paths that are told something new */
	async check(schemas: FieldsContext["schemas"] = this.#runner): Promise<string[]> {
		const told = new Set<string>();
		const read = async (path: string) => {
			const text = this.files.get(path);
			return text === undefined ? undefined : new TextEncoder().encode(text);
		};
		await checkFields(this.library, { read, schemas }, (paths) => {
			for (const path of paths) told.add(path);
		});
		return [...told].sort();
	}

	readonly #runner = {
		check: async (schema: SchemaBundle, value: unknown) => {
			this.asked.push(value === undefined ? schema.main : String((value as { id?: unknown }).id));
			return this.#validators.check({ schema, value });
		},
	};

	rules(path: string): string[] {
		return (this.library.check(path)?.problems ?? []).map(({ rule, pointer }) => `${rule} ${pointer ?? ""}`.trim()).sort();
	}
}
