import assert from "node:assert/strict";
import { baseText } from "../cases/case.js";
import { newFolder, remove } from "../node/folder.js";
import { run } from "./run.js";

const INTAKE = baseText("intake-request.md");
const folders: string[] = [];

const printed = async (text: string, ...options: string[]) => {
	const top = newFolder({ "intake.md": text });
	folders.push(top);
	return run(top, ["tier", "intake.md", ...options]);
};

after(() => folders.forEach(remove));

describe("rai-docs tier", () => {
	it("prints what the answers come to, and why", async () => {
		const { code, out } = await printed(INTAKE.replace("  hard_triggers: [none]", "  hard_triggers: [H02]"));
		assert.equal(code, 0);
		assert.deepEqual(out.split("\n").slice(0, 3), [
			"intake.md: tier 1 (high); the request says tier 3 (low)",
			"  H02, a foreseeable failure can injure somebody, in body or seriously in mind: tier 1",
			"  the answers come to 13 of 84 points, no more than a quarter: tier 3",
		]);
		assert.match(out, /\n {2}13 of 84 points: exposure 0 of 4, rights 0 of 8, .*scrutiny 1 of 4\n$/);
	});

	it("says that a tier is not computed yet, and what is unanswered", async () => {
		const { code, out } = await printed(INTAKE.replace("  hard_triggers: [none]\n", ""));
		assert.equal(code, 1);
		assert.match(out, /^intake\.md: not computed yet; the request says tier 3 \(low\)\n/);
		assert.match(out, /\n {2}Unanswered: tiering\.hard_triggers\n$/);
	});

	it("stops at a prohibited practice", async () => {
		const { code, out } = await printed(INTAKE.replace("  stop_triggers: [none]", "  stop_triggers: [P05]"));
		assert.equal(code, 1);
		assert.match(out, /^Stop: P05, untargeted scraping of faces .*\(EU AI Act, Article 5\(1\)\(e\)\) is prohibited\. /);
	});

	it("prints JSON for other tools", async () => {
		const { code, out } = await printed(INTAKE, "--format", "json");
		const told = JSON.parse(out);
		assert.equal(code, 0);
		assert.deepEqual([told.file, told.tier, told.atLeast, told.declared, told.points, told.most], ["intake.md", 3, 3, "3", 13, 84]);
		assert.equal(told.dimensions.length, 16);
		assert.deepEqual([told.hard, told.unanswered], [[], []]);
	});

	it("is about intake requests only", async () => {
		const { code, err } = await printed(baseText("model-card.md"));
		assert.equal(code, 2);
		assert.match(err, /^rai-docs: intake\.md is no intake request: /);
	});
});
