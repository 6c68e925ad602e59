import assert from "node:assert/strict";
import { createDocument } from "../../../../src/core/kinds/create.js";
import { completionsAt, kindCompletionsAt } from "../../../../src/core/language/completion.js";
import { hoverAt } from "../../../../src/core/language/hover.js";
import { citationsIn } from "../../../../src/core/trace/citation.js";
import { checkedIn, marked } from "../../language/marked.js";
import { bill, CustomRoot, POLICY } from "./custom.js";

const RESTRICTED = { reason: "nobody trusts it" };

/** What completion and hover know, though no schema was run. */
async function at(withMark: string, path = "a.md") {
	const { text, offset } = marked(withMark);
	const root = new CustomRoot({ [path]: text });
	await root.check(RESTRICTED);
	return { library: root.library, artifact: checkedIn(root.library, path).artifact, offset };
}

const labels = async (withMark: string, path?: string): Promise<string[]> => {
	const { library, artifact, offset } = await at(withMark, path);
	return completionsAt(library, artifact, offset).map(({ label }) => label);
};

describe("Completion in a document of a policy's own type", () => {
	it("offers its keys among those of all documents, required ones first", async () => {
		const found = await labels(bill("|"));
		assert.ok(
			["components", "licence", "approvals"].every((key) => found.includes(key)),
			found.join(),
		);
		assert.ok(!found.includes("title"));
	});

	it("offers values, keys of what a schema refers to, and sections", async () => {
		assert.deepEqual(await labels(bill("licence: |")), ["open", "closed"]);
		assert.deepEqual(await labels(bill("components:\n  - |")), ["name", "source"]);
		assert.deepEqual(await labels(`${bill()}\n#|`), ["## Where it comes from"]);
	});

	it("offers the type itself, and in the policy where types are named", async () => {
		const { library } = await at(bill("|"));
		const { text, offset } = marked("---\nartifact: |\n---\n");
		assert.ok(kindCompletionsAt(library.kinds, "b.md", text, offset).some(({ label }) => label === "llm-bill-of-materials"));
		const policy = marked(`${POLICY}associations:\n  "x.md": |\n`);
		library.set("rai-docs.yaml", policy.text);
		const { artifact } = checkedIn(library, "rai-docs.yaml");
		assert.ok(completionsAt(library, artifact, policy.offset).some(({ label }) => label === "llm-bill-of-materials"));
	});

	it("narrows the values of a type of ours", async () =>
		assert.deepEqual(await labels("artifact: model-card\ntier: |", "a.yaml"), ["1", "2"]));
});

describe("Hover in such a document", () => {
	it("tells what the schema says of a field", async () => {
		const { artifact, offset } = await at(bill("comp|onents: []"));
		assert.equal(hoverAt(artifact, offset)?.text, "**Components**\n\nEach model and library.");
	});
});

describe("A field that is a reference by our shared schema", () => {
	it("is followed", async () => {
		const { artifact } = await at(`${bill("components: [{ name: x, source: 'file:a.txt' }]")}|`);
		assert.deepEqual(
			citationsIn(artifact).map(({ pointer, reference }) => [pointer, reference.text]),
			[["/components/0/source", "file:a.txt"]],
		);
	});
});

describe("A new document of such a type", () => {
	const made = async (policy?: string, more: Partial<Parameters<typeof createDocument>[1]> = {}) => {
		const root = new CustomRoot({}, policy);
		await root.check();
		const kind = root.library.kinds.of("llm-bill-of-materials") ?? assert.fail();
		const text = createDocument(kind, { system: "parking", tier: 2, format: "markdown", isTaken: () => false, ...more });
		const path = more.format === "yaml" ? "new.yaml" : "new.md";
		root.library.set(path, text);
		await root.check();
		return { text, checked: checkedIn(root.library, path) };
	};
	const BARE = POLICY.replace(/ {4}template: .*\n/, "");

	for (const [name, policy, format] of [
		["from its template", POLICY, "markdown"],
		["without a template", BARE, "markdown"],
		["without a template, in YAML", BARE, "yaml"],
	] as const)
		it(`has no problem but what is unanswered: ${name}`, async () => {
			const { text, checked } = await made(policy, { format });
			assert.deepEqual(
				checked.problems.map(({ rule }) => rule),
				["draft/unanswered"],
				text,
			);
			assert.deepEqual(checked.questions.map(({ name: asked }) => asked).sort(), ["Where it comes from", "components", "owner"]);
			assert.deepEqual([checked.artifact.id, checked.artifact.tier], ["LBOM-parking", 2]);
			assert.doesNotMatch(text, /\$\{|undefined/);
		});

	it("still holds the template's words until somebody writes", async () => {
		const { text } = await made();
		const root = new CustomRoot({ "a.md": text.replace("status: draft", "status: in-review") });
		await root.check();
		assert.ok(root.rules("a.md").includes("section/untouched #where-it-comes-from"));
	});
});
