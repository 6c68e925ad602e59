import type { Artifact } from "../../src/core/artifact.js";
import { rewrite } from "../../src/core/document/edit.js";
import { child, entry, resolved } from "../../src/core/document/node.js";
import type { TextEdit } from "../../src/core/document/span.js";
import type { Kind } from "../../src/core/kinds/kind.js";
import { BUILT_IN, type Kinds, kindsFrom } from "../../src/core/kinds/table.js";
import { shapeOf, shippedPlace } from "../../src/core/schema/navigate.js";

/** 1 → 2: `maintainer` is called `contact`. */
function renameMaintainer({ front }: Artifact): TextEdit[] {
	const key = entry(front, "maintainer")?.key;
	return key ? [rewrite(key, "contact")] : [];
}

/** 2 → 3: `contact`, a text until then, is a list of contacts. */
function listContact({ front, document }: Artifact): TextEdit[] {
	const node = resolved(child(front, "contact"));
	if (node?.kind !== "scalar") return [];
	return [{ span: node.span, newText: `[${document.text.slice(node.span.start, node.span.end)}]` }];
}

/** A document type that exists only here: it has had three versions. */
export const versionedNote: Kind = {
	id: "versioned-note",
	title: "Versioned note",
	description: "A note whose fields changed twice",
	family: "rai",
	prefix: "VN",
	sections: [{ id: "notes", title: "Notes", synonyms: [], tiers: [1, 2, 3], prompt: "" }],
	guidance: [],
	rules: [],
	versions: {
		present: "3",
		migrations: [
			{ from: "1", to: "2", summary: "“maintainer” is called “contact” since then.", edits: renameMaintainer },
			{ from: "2", to: "3", summary: "“contact” is a list since then.", edits: listContact },
		],
	},
	custom: { isOwn: true, isUnusable: false, shape: shapeOf([shippedPlace("envelope.schema.json")]) },
};

export const WITH_VERSIONED: Kinds = kindsFrom([...BUILT_IN.all, versionedNote]);
