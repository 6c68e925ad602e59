import assert from "node:assert/strict";
import { parseReference } from "../../../../src/core/trace/grammar/parse.js";
import type { Answer, Lookup, Selector } from "../../../../src/core/trace/resolution.js";
import { answer } from "../../../../src/core/trace/resolve/resolve.js";
import { digestOf, fakeDisk, fakeGit } from "../fakes.js";
import { lookupFor } from "./asking.js";

const METRICS = '{\n\t"female": { "auroc": 0.817, "f1": 0.7 }\n}\n';
const TABLE = "group,auroc\nfemale,0.817\n";

const HISTORY = { commits: [{ files: { "eval/metrics.json": METRICS, "eval/t.csv": TABLE } }], branches: { main: 0 } };
const SHA = fakeGit(HISTORY).ids[0] ?? "";

const at = (pointer: string): Selector => ({ by: "pointer", pointer });

async function ask(
	lookups: readonly Lookup[],
	files: Record<string, string> = { "eval/metrics.json": METRICS },
): Promise<readonly Answer[]> {
	return answer(lookups, { git: fakeGit(HISTORY), disk: fakeDisk(files) });
}

const withSelector = (text: string, selector: Selector): Lookup => ({ ...lookupFor(text), selector });

describe("Answers to references", () => {
	it("come in the order of asking, whatever their types", async () => {
		const texts = [
			"https://example.com/a.pdf",
			`git:${SHA}`,
			"file:eval/metrics.json",
			"branch:main",
			"jira:RAI-1",
			"tag:v1",
			`https://github.com/acme/models/commit/${SHA}`,
			"dir:eval",
			"dvc:data.dvc",
			"lfs:eval/metrics.json",
			"runs:/b2dc522c3e884a3dbcf2ae2b7d9d9a4c",
			"models:/churn/3",
			`hf:acme/model@${SHA}`,
			"croissant:metadata.json",
			"att:a.intoto.jsonl",
			`git:${"3f2a9c1d".repeat(5)}`,
			"s3://bucket/key",
		];
		const answers = await ask(texts.map((text) => lookupFor(text)));
		const alone = await Promise.all(texts.map(async (text) => (await ask([lookupFor(text)]))[0]));
		assert.deepEqual(answers, alone);
		assert.deepEqual(
			answers.map(({ resolution }) => resolution.state),
			[
				...["unverifiable", "verified", "unpinned", "unpinned", "unverifiable", "broken", "unverifiable", "unpinned", "broken"],
				...["broken", "unverifiable", "unverifiable", "unverifiable", "broken", "broken", "broken", "unpinned"],
			],
		);
	});

	it("are not for references to documents", async () => {
		const reference = parseReference("MC-credit-risk");
		assert.equal(reference.type, "artifact");
		if (reference.type === "artifact") await assert.rejects(ask([{ reference }]), TypeError);
	});

	it("stop where the caller has stopped", async () => {
		const stop = new AbortController();
		stop.abort();
		const context = { git: fakeGit(HISTORY), disk: fakeDisk({}), signal: stop.signal };
		await assert.rejects(answer([lookupFor(`git:${SHA}`)], context), { name: "AbortError" });
	});
});

describe("Numbers in evidence", () => {
	it("are read as of the pin, whatever is on disk now", async () => {
		const [one] = await ask([withSelector(`git:${SHA}#eval/metrics.json`, at("/female/auroc"))], { "eval/metrics.json": "{}" });
		assert.equal(one?.evidence?.state, "found");
		assert.equal(one.evidence.value, "0.817");
		assert.equal(one.evidence.source, `metrics.json at ${SHA.slice(0, 7)}`);
	});

	it("of a table are picked by row and column", async () => {
		const row: Selector = { by: "row", row: { group: "female" }, column: "auroc" };
		const [one] = await ask([withSelector(`git:${SHA}#eval/t.csv`, row)]);
		assert.equal(one?.evidence?.value, "0.817");
	});

	it("of a file without a pin are as it is now", async () => {
		const [one] = await ask([withSelector("file:eval/metrics.json", at("/female/auroc"))]);
		assert.equal(one?.resolution.state, "unpinned");
		assert.equal(one.evidence?.value, "0.817");
		assert.equal(one.evidence.source, "metrics.json, as it is now");
	});

	it("of a file that is not what was recorded are not read", async () => {
		const [one] = await ask([withSelector(`file:eval/metrics.json@sha256:${digestOf("other")}`, at("/female/auroc"))]);
		assert.equal(one?.resolution.state, "broken");
		assert.deepEqual(one.evidence, {
			state: "unverifiable",
			reason: one.resolution.reason,
			source: `file:eval/metrics.json@sha256:${digestOf("other")}`,
		});
	});

	for (const [what, text] of [
		["a commit", `git:${SHA}`],
		["a folder", `git:${SHA}#eval`],
	] as const) {
		it(`are not in ${what}`, async () => {
			const [one] = await ask([withSelector(text, at("/female/auroc"))]);
			assert.equal(one?.resolution.state, "verified");
			assert.deepEqual(one.evidence, {
				state: "unverifiable",
				reason: "it is no file that numbers could be read from",
				defect: true,
				source: text,
			});
		});
	}

	it("of what is remote are not checkable", async () => {
		const [one] = await ask([withSelector("https://example.com/m.json", at("/a"))]);
		assert.equal(one?.evidence?.state, "unverifiable");
		assert.equal(one.evidence.reason, "only its owner can tell");
	});

	it("are not looked for where none is asked about", async () => {
		const [one] = await ask([lookupFor(`git:${SHA}#eval/metrics.json`)]);
		assert.equal(one?.evidence, undefined);
	});

	it("of one file are read once", async () => {
		const git = fakeGit(HISTORY);
		const lookups = ["/female/auroc", "/female/f1", "/male"].map((pointer) => withSelector(`git:${SHA}#eval/metrics.json`, at(pointer)));
		const answers = await answer(lookups, { git, disk: fakeDisk({}) });
		assert.deepEqual(
			answers.map(({ evidence }) => evidence?.value ?? evidence?.state),
			["0.817", "0.7", "missing"],
		);
		// Once for the listing of their folder, which would tell a link, and once for the file.
		assert.equal(git.calls.filter((call) => call === "contents").length, 2);
	});
});
