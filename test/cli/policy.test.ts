import assert from "node:assert/strict";
import { newFolder, remove } from "../node/folder.js";
import { run } from "./run.js";

const folders: string[] = [];

const explained = (files: Readonly<Record<string, string>>, ...options: string[]) => {
	const top = newFolder(files);
	folders.push(top);
	return run(top, ["policy", "--explain", ...options]);
};

after(() => folders.forEach(remove));

describe("rai-docs policy --explain", () => {
	it("prints what policies set, with its place, and then what is usual", async () => {
		const { code, out } = await explained({ "rai-docs.yaml": "rules:\n  yaml/ambiguous: info\n" });
		assert.equal(code, 0);
		const [head, first, second] = out.split("\n");
		assert.deepEqual([head, second], ["Set by a policy", "As usual"]);
		assert.match(first ?? "", /^ {2}rules\.yaml\/ambiguous +info {2}\(rai-docs\.yaml:2, looser than warning\)$/);
		assert.match(out, /\n {2}authority\.tier-override\.1 +rai-lead\|review-board\n/);
	});

	it("says from which file each setting comes, and what has no effect", async () => {
		const { code, out } = await explained({
			"rai-docs.yaml": "extends: policies/shared.yaml\nreferences: { minimum: { 1: { data: V0 } } }\n",
			"policies/shared.yaml": "review: { cadence: { 1: 3 months } }\nexclude: [policies/**]\n",
		});
		assert.equal(code, 0);
		assert.match(out, /\n {2}review\.cadence\.1 +3 months {2}\(policies\/shared\.yaml:1, stricter than 6 months\)\n/);
		assert.match(out, /\n {2}exclude +policies\/\*\* {2}\(policies\/shared\.yaml:2, looser than nothing\)\n/);
		assert.match(out, /\n {2}references\.minimum\.1\.data +V0 {2}\(rai-docs\.yaml:2, without effect: it stays V3\)\n/);
	});

	it("says that there is no policy", async () => assert.match((await explained({})).out, /^No policy sets anything here\.\nAs usual\n/));

	it("prints JSON for other tools", async () => {
		const { out } = await explained({ "rai-docs.yaml": "required: { 3: [] }\n" }, "--format", "json");
		const { schema, settings } = JSON.parse(out);
		assert.equal(schema, 1);
		assert.deepEqual(settings[0], {
			name: "required.3",
			value: "nothing",
			source: "rai-docs.yaml:1",
			change: "looser",
			usual: "intake-request, model-card|system-card",
		});
	});

	it("takes --explain, and nothing else", async () => assert.equal((await run(".", ["policy"])).code, 2));
});
