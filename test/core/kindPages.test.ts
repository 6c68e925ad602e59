import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { KINDS, type Kind, Library, type Tier } from "../../src/core/index.js";
import { TIERS } from "../../src/core/kinds/kind.js";
import { baseText } from "../cases/case.js";
import { created } from "./kinds/templates.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const HEADINGS = ["What it is for", "Who writes and reads it", "What each tier asks", "An example"];

/** The first document that a page shows. */
const exampleIn = (text: string): string => /^```markdown\n([\s\S]*?)^```/m.exec(text)?.[1] ?? assert.fail("there is no example");

const read = (file: string): string => readFileSync(path.join(ROOT, file), "utf8");

const PAGES = readdirSync(path.join(ROOT, "docs/kinds")).map((file) => ({
	id: path.basename(file, ".md"),
	text: read(`docs/kinds/${file}`),
}));

/** The examples of all pages in one workspace, for they refer to each other, with the model card that README shows and an assessment of its risks. */
function library(): Library {
	const made = new Library({ today: () => "2026-06-01" });
	for (const { id, text } of PAGES) made.set(`${id}.md`, exampleIn(text));
	made.set("model-card.md", exampleIn(read("README.md")));
	made.set("risk-assessment.md", baseText("risk-assessment.md"));
	return made;
}

function questionsOf(kind: Kind, tier: Tier): number {
	const made = new Library({ today: () => "2026-06-01" });
	made.set("new.md", created(kind, { tier }));
	return made.check("new.md")?.questions.length ?? assert.fail();
}

describe("The page of a document type", () => {
	for (const { id, text } of PAGES) {
		const kind = KINDS.find((one) => one.id === id) ?? assert.fail(`there is no document type ${id}`);

		it(`says what it is for, who reads it and what it asks: ${id}`, () => {
			const prose = text.replace(/^```.*\n[\s\S]*?^```$/gm, "");
			const headings = [...prose.matchAll(/^## (.*)$/gm)].map(([, title = ""]) => title);
			assert.ok(text.startsWith(`# ${kind.title}\n`));
			assert.deepEqual(
				headings.filter((title) => HEADINGS.includes(title)),
				HEADINGS,
			);
		});

		it(`counts the questions of each tier: ${id}`, () => {
			const told = TIERS.map((tier) => Number(new RegExp(`\\*\\*Tier ${tier} \\((\\d+) questions`).exec(text)?.[1]));
			assert.deepEqual(
				told,
				TIERS.map((tier) => questionsOf(kind, tier)),
			);
		});

		it(`shows a document of its type without a problem, with nothing left to ask: ${id}`, () => {
			const { artifact, problems, questions } = library().check(`${id}.md`) ?? assert.fail();
			assert.equal(artifact.kind.id, id);
			assert.deepEqual(problems, []);
			assert.deepEqual(questions, []);
		});
	}
});
