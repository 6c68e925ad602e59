import assert from "node:assert/strict";
import { isEmpty } from "../../../src/core/document/node.js";
import { keysOf, locate, parentOf } from "../../../src/core/document/pointer.js";
import { parseYaml } from "../../../src/core/document/yaml.js";
import { guidanceFor } from "../../../src/core/kinds/guidance.js";
import { type Kind, TIERS } from "../../../src/core/kinds/kind.js";
import { KINDS } from "../../../src/core/kinds/table.js";
import { fieldHelp } from "../../../src/core/language/markdown.js";
import { expectedAt } from "../../../src/core/schema/navigate.js";
import { checkedAlone } from "../language/marked.js";
import { places } from "./places.js";
import { RAI_TEMPLATES } from "./templates.js";

const RAI = KINDS.filter(({ family }) => family === "rai");

/** Shapes of common.schema.json whose own descriptions say enough about what is inside them. */
const SHAPES = ["approvals", "audience", "authors", "not_applicable", "related", "ai_assistance", "change_log", "ci", "evidence"];

const isInShape = (kind: Kind, pointer: string): boolean =>
	keysOf(parentOf(pointer)).some((key) => SHAPES.includes(key)) || isReference(kind, parentOf(pointer));

/** A reference may be a text, or a mapping whose `ref` is that text. */
const isReference = (kind: Kind, pointer: string): boolean => {
	const expected = expectedAt(kind, pointer);
	return expected?.types.includes("string") === true && expected.keys.includes("ref");
};

/** What every template of a document type answers by itself. */
const isFilled = ({ id }: Kind, pointer: string): boolean =>
	RAI_TEMPLATES.filter((t) => t.kind.id === id && t.format === "yaml").every(({ text }) => {
		const at = locate(parseYaml(text, 0).root, pointer.replace(/\/-/g, "/0"));
		return at !== undefined && !isEmpty(at.node);
	});

describe("Guidance", () => {
	for (const kind of KINDS) {
		const known = new Set([...places(kind)].map(({ pointer }) => pointer));

		it(`of a ${kind.id} is about what the document type has`, () => {
			const dangling = kind.guidance.filter(({ at }) =>
				at.startsWith("#") ? !kind.sections.some(({ id }) => `#${id}` === at) : !known.has(at),
			);
			assert.deepEqual(
				dangling.map(({ at }) => at),
				[],
			);
		});

		it(`of a ${kind.id} is there once for each place`, () => {
			const all = kind.guidance.map(({ at }) => at);
			assert.deepEqual(
				all.filter((at, i) => all.indexOf(at) !== i),
				[],
			);
		});

		it(`of a ${kind.id} asks, and says why, for whom, and how not to answer`, () => {
			for (const { at, ask, why, readers, weak, strong, minutes } of kind.guidance) {
				assert.match(ask, /\?(?: .*)?$/, at);
				for (const words of [why, readers, weak, strong]) assert.match(words, /\S/, at);
				assert.notEqual(weak, strong, at);
				assert.ok(minutes > 0 && minutes <= 30, `${at} takes ${minutes} minutes`);
			}
		});

		it(`of a ${kind.id} opens no tag and no link in a hover`, () => {
			for (const { at } of kind.guidance) {
				const shown = (fieldHelp(kind, at) ?? "").replace(/`[^`]*`/g, "");
				assert.doesNotMatch(shown, /<\/?[a-z]|\]\(|command:/i, at);
			}
		});
	}

	for (const kind of RAI) {
		it(`of a ${kind.id} is there for everything that is owed`, () => {
			const owed = [...new Set([...places(kind)].filter((place) => place.owed).map(({ pointer }) => pointer))];
			const silent = owed.filter((at) => !guidanceFor(kind, at) && !isInShape(kind, at) && !isFilled(kind, at));
			assert.deepEqual(silent, []);
		});

		it(`of a ${kind.id} is there for every section, with its words in the templates of its tiers`, () => {
			for (const { id, title, prompt, tiers } of kind.sections) {
				assert.ok(guidanceFor(kind, `#${id}`), id);
				for (const tier of TIERS) {
					const text = RAI_TEMPLATES.find((t) => t.kind === kind && t.tier === tier && t.format === "markdown")?.text ?? "";
					assert.equal(text.includes(`\n## ${title}\n\n${prompt}\n`), tiers.includes(tier), `${id} at tier ${tier}`);
				}
			}
		});
	}

	for (const { name, path, text, kind } of RAI_TEMPLATES) {
		it(`orders the questions of a new document: ${name}`, () => {
			const order = checkedAlone(path, text).questions.map(({ pointer }) =>
				kind.guidance.findIndex(({ at }) => at === pointer.replace(/\/\d+/g, "/-")),
			);
			assert.deepEqual(
				order.filter((place) => place >= 0),
				order.filter((place) => place >= 0).toSorted((a, b) => a - b),
			);
		});
	}
});

describe("What a template asks for", () => {
	for (const { name, path, text, kind } of RAI_TEMPLATES) {
		it(`has its key there already, but where another answer asks for it: ${name}`, () => {
			const { questions, artifact } = checkedAlone(path, text);
			const absent = questions.filter(({ pointer }) => !pointer.startsWith("#") && !locate(artifact.document.root, pointer));
			assert.deepEqual(
				absent.map(({ pointer }) => pointer),
				[],
				kind.id,
			);
		});
	}
});
