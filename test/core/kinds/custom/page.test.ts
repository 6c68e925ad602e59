import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createDocument } from "../../../../src/core/kinds/create.js";
import { checkedIn } from "../../language/marked.js";
import { CustomRoot } from "./custom.js";

const PAGE = readFileSync(new URL("../../../../docs/custom-kinds.md", import.meta.url), "utf8");

const blocks = (language: string): string[] =>
	[...PAGE.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm"))].map(([, text = ""]) => text);

describe("The page about document types of your own", () => {
	const [policy = ""] = blocks("yaml");
	const [schema = "", tightening = ""] = blocks("json");
	const [template = ""] = blocks("markdown");
	const files = {
		"governance/lbom.schema.json": schema,
		"governance/our-model-card.schema.json": tightening,
		"governance/lbom.md": template,
	};

	it("has an example that works as it stands", async () => {
		const root = new CustomRoot({}, policy, files);
		await root.check();
		assert.deepEqual(root.rules("rai-docs.yaml"), []);
		const kind = root.library.kinds.of("llm-bill-of-materials") ?? assert.fail();
		root.library.set("new.md", createDocument(kind, { system: "credit-risk", tier: 1, format: "markdown", isTaken: () => false }));
		await root.check();
		const { questions, artifact } = checkedIn(root.library, "new.md");
		assert.equal(artifact.id, "LBOM-credit-risk");
		assert.deepEqual(questions.map(({ name }) => name).sort(), ["Where it comes from", "components", "licence", "owner"]);
	});
});
