import assert from "node:assert/strict";
import { type CompletionList, commands, Uri, workspace } from "vscode";
import { folder, open, ours, placeOf, ruleOf, until, untilClean, untilRule, write } from "./documents";

const SCHEMA = { required: ["parts"], properties: { parts: { title: "Parts", type: "integer" }, licence: { enum: ["open", "closed"] } } };

const bill = (more: string): string =>
	`---\nartifact: parts-list\nschema: "1"\nid: PART-parking\ntitle: Parts\nsystem: parking-parts\ntier: 3\nversion: "1.0.0"\nstatus: in-review\nowner: { name: Ada Osei, email: ada@example.com }\n${more}---\n# Parts\n`;

describe("A document type of the workspace's own", () => {
	const policy = () => Uri.joinPath(folder(), "rai-docs.yaml");
	let policyBefore: Uint8Array | undefined;

	before(async () => {
		policyBefore = await Promise.resolve(workspace.fs.readFile(policy())).catch(() => undefined);
		const text = policyBefore ? new TextDecoder().decode(policyBefore) : "";
		await write("governance/parts.schema.json", JSON.stringify(SCHEMA));
		await write(
			"rai-docs.yaml",
			`${text}\nowner: { name: Ada Osei, email: ada@example.com }\nkinds:\n  parts-list: { title: Parts list, prefix: PART, schema: governance/parts.schema.json }\n`,
		);
	});

	after(async () => {
		if (policyBefore) await workspace.fs.writeFile(policy(), policyBefore);
		else await workspace.fs.delete(policy());
	});

	it("is checked by its schema, completed and explained, and checked anew when the schema changes", async () => {
		const { document } = await open("parts.md", bill("parts: many\nlicence: open\n"));
		const wrong = await untilRule(document.uri, "schema/type");
		assert.equal(document.getText(wrong.range), "many");
		const at = placeOf(document, "open");
		const found = await commands.executeCommand<CompletionList>("vscode.executeCompletionItemProvider", document.uri, at);
		assert.ok(found.items.some(({ label }) => (typeof label === "string" ? label : label.label) === "closed"));
		await write(
			"governance/parts.schema.json",
			JSON.stringify({ ...SCHEMA, properties: { ...SCHEMA.properties, parts: { type: "string" } } }),
		);
		await untilClean(document.uri);
	});

	it("is offered where a document begins", async () => {
		await commands.executeCommand("raiDocs.newDocument", { kind: "parts-list", system: "parking-new", tier: 3, file: "new-parts.md" });
		const uri = Uri.joinPath(folder(), "new-parts.md");
		const text = await until("the new document", async () =>
			Promise.resolve(workspace.fs.readFile(uri)).then(
				(bytes) => new TextDecoder().decode(bytes),
				() => undefined,
			),
		);
		assert.match(text, /^---\nartifact: parts-list\n/);
	});

	it("whose schema is gone says so in the policy", async () => {
		await workspace.fs.delete(Uri.joinPath(folder(), "governance/parts.schema.json"));
		await untilRule(policy(), "policy/custom-kind");
		const { document } = await open("parts-again.md", bill("parts: many\n").replace("PART-parking", "PART-again"));
		await untilRule(document.uri, "schema/unchecked");
		assert.ok(!ours(document.uri).some((diagnostic) => ruleOf(diagnostic) === "schema/type"));
	});
});
