import assert from "node:assert/strict";
import path from "node:path";
import { mock } from "node:test";
import { baseText } from "../cases/case.js";
import { newFolder, remove } from "../node/folder.js";
import { run } from "./run.js";

const CARD = `${baseText("model-card.md")}\nSee \`file:eval.csv\`.\n`;

describe("rai-docs check: digests of files", () => {
	let root: string;
	beforeEach(() => {
		root = newFolder({ "docs/a.md": CARD, "eval.csv": "a\n", "docs/eval.csv": "a\n", cache: "a file", "kept/": "" });
		// Only what has not changed for a while is kept.
		const later = Date.now() + 60_000;
		mock.method(Date, "now", () => later);
	});
	afterEach(() => {
		mock.restoreAll();
		remove(root);
	});

	const check = (cache: string, progress = false) =>
		run(root, ["check", "--root", ".", "docs"], { cache: path.join(root, cache), progress });

	it("are kept", async () => {
		assert.equal((await check("kept")).err, "");
	});

	it("that cannot be kept are a warning, and the report is the same", async () => {
		const { err, ...report } = await check("cache");
		const said = /^rai-docs: the digests of files could not be kept in \S+digests\.json, and are computed again next time: E[A-Z]+: .+\n$/;
		assert.match(err, said);
		assert.deepEqual(report, { code: (await check("kept")).code, out: (await check("kept")).out });
		assert.ok((await check("cache", true)).err.includes("\r\u001B[Krai-docs: the digests"));
	});
});
