import assert from "node:assert/strict";
import { type CompletionList, commands, Uri, workspace } from "vscode";
import { folder, open, ours, placeOf, ruleOf, untilRule, write } from "../documents";

const SCHEMA = { required: ["parts"], properties: { parts: { type: "integer" }, licence: { enum: ["open", "closed"] } } };

const LIST = `---
artifact: parts-list
schema: "1"
id: PART-parking
title: Parts
system: parking-parts
tier: 3
version: "1.0.0"
status: in-review
owner: { name: Ada Osei, email: ada@example.com }
parts: many
licence: open
---
# Parts
`;

describe("A document type of a workspace that nobody trusts", () => {
	it("is known and completed, its schema is not run, and that is said once", async () => {
		const policy = Uri.joinPath(folder(), "rai-docs.yaml");
		const before = await Promise.resolve(workspace.fs.readFile(policy)).catch(() => undefined);
		await write("governance/parts.schema.json", JSON.stringify(SCHEMA));
		await write("rai-docs.yaml", "kinds:\n  parts-list: { title: Parts list, prefix: PART, schema: governance/parts.schema.json }\n");
		try {
			const { document } = await open("parts.md", LIST);
			const { message } = await untilRule(document.uri, "schema/unchecked");
			assert.match(message, /is run in Restricted Mode\. Trust this workspace/);
			assert.deepEqual(ours(document.uri).map(ruleOf), ["schema/unchecked"]);
			const at = placeOf(document, "open");
			const found = await commands.executeCommand<CompletionList>("vscode.executeCompletionItemProvider", document.uri, at);
			assert.ok(found.items.some(({ label }) => (typeof label === "string" ? label : label.label) === "closed"));
		} finally {
			if (before) await workspace.fs.writeFile(policy, before);
			else await workspace.fs.delete(policy);
		}
	});
});
