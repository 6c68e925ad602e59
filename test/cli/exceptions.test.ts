import assert from "node:assert/strict";
import { approved, CARD, REQUEST } from "../core/exceptions/exceptions.js";
import { newFolder, remove } from "../node/folder.js";
import { elsewhere, run } from "./run.js";

/** Nobody has written it yet. */
const DRAFT = "---\nartifact: system-card\nid: SC-yy\nstatus: draft\n---\n";

/** A folder with a card whose unknown key an exception is about. */
const folder = (exception: string): string => newFolder({ "card.md": elsewhere(CARD), "draft.md": DRAFT, "exception.md": exception });

const RULES = "rules: { schema/unknown-key: error }\n";

describe("What an exception covers, on the command line", () => {
	let root: string;
	before(() => {
		root = folder(approved());
	});
	after(() => remove(root));

	it("is told as covered, and counted apart", async () => {
		const { out } = await run(root, ["check", "card.md"]);
		assert.match(out, /^ {2}\d+:1 +covered +by EX-parking until 2026-12-31 \(Ada Osei\): .*“colour”.* {2}schema\/unknown-key$/m);
		assert.match(out, / 0 errors, 0 warnings, \d+ lines? of information\. 1 covered by exceptions\./);
	});

	it("fails nothing, whatever it would have failed", async () => {
		const strict = newFolder({ "rai-docs.yaml": RULES, "card.md": elsewhere(CARD), "exception.md": approved() });
		const bare = newFolder({ "rai-docs.yaml": RULES, "card.md": elsewhere(CARD), "exception.md": REQUEST });
		assert.equal((await run(strict, ["check", "card.md"])).code, 0);
		assert.equal((await run(bare, ["check", "card.md"])).code, 1);
		remove(strict);
		remove(bare);
	});

	it("is in the JSON with what covers it, and in no other count", async () => {
		const { out } = await run(root, ["check", "card.md", "--format", "json"]);
		const { problems, summary } = JSON.parse(out);
		const [covered] = problems.filter(({ rule }: { rule: string }) => rule === "schema/unknown-key");
		const cover = { kind: "exception", by: "EX-parking", path: "exception.md", until: "2026-12-31", owner: "Ada Osei" };
		assert.deepEqual(covered.waivedBy, cover);
		assert.equal(summary.waived, 1);
		assert.equal(summary.infos, problems.length - 1);
	});

	it("is suppressed in SARIF, and the rest is said not to be", async () => {
		const { out } = await run(root, ["check", "--format", "sarif"]);
		const { results } = JSON.parse(out).runs[0];
		const of = (rule: string) => results.filter(({ ruleId }: { ruleId: string }) => ruleId === rule);
		assert.deepEqual(of("schema/unknown-key")[0].suppressions, [
			{ kind: "external", status: "accepted", justification: "EX-parking until 2026-12-31 (Ada Osei)" },
		]);
		const others = results.filter(({ ruleId }: { ruleId: string }) => ruleId !== "schema/unknown-key");
		assert.ok(others.length > 0);
		for (const { suppressions } of others) assert.deepEqual(suppressions, []);
	});

	it("is no word of, where nothing is covered", async () => {
		const bare = folder(REQUEST);
		assert.doesNotMatch((await run(bare, ["check"])).out, /overed/);
		assert.doesNotMatch((await run(bare, ["check", "--format", "sarif"])).out, /suppressions/);
		remove(bare);
	});
});
