import type { Format } from "../../../src/core/document/document.js";
import { createDocument, type NewDocument } from "../../../src/core/kinds/create.js";
import { type Kind, TIERS, type Tier } from "../../../src/core/kinds/kind.js";
import { KINDS } from "../../../src/core/kinds/table.js";

/** A document as “New Document” writes it. */
export interface Template {
	/** `model-card, tier 1, yaml` */
	readonly name: string;
	readonly kind: Kind;
	readonly tier: Tier;
	readonly format: Format;
	readonly path: string;
	readonly text: string;
}

const FORMATS = { markdown: "md", yaml: "yaml" } as const;

/** Reaches the kinds that a document does not name. */
export const POLICY = `associations:\n${KINDS.filter(({ family }) => family === "plain")
	.map(({ id }) => `  "${id}.*": ${id}\n`)
	.join("")}`;

export function created(kind: Kind, options: Partial<NewDocument> = {}): string {
	const owner = { name: "Ada Osei", email: "ada@example.com", role: "rai-analyst" };
	return createDocument(kind, { system: "parking", tier: 3, format: "markdown", owner, isTaken: () => false, ...options });
}

/** Of every kind, tier and format. Formats of others have one tier. */
export const TEMPLATES: readonly Template[] = KINDS.flatMap((kind) =>
	TIERS.filter((tier) => kind.family === "rai" || tier === 3).flatMap((tier) =>
		(["markdown", "yaml"] as const).map((format) => ({
			name: `${kind.id}, tier ${tier}, ${format}`,
			kind,
			tier,
			format,
			path: `${kind.id}.${FORMATS[format]}`,
			text: created(kind, { tier, format }),
		})),
	),
);

export const RAI_TEMPLATES = TEMPLATES.filter(({ kind }) => kind.family === "rai");
