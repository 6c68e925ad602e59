import assert from "node:assert/strict";
import { CATALOGUE, KINDS } from "../../src/core/index.js";
import { newFolder, remove } from "../node/folder.js";
import { run } from "./run.js";

describe("The command line", () => {
	let cwd: string;
	before(() => {
		cwd = newFolder();
	});
	after(() => remove(cwd));

	for (const args of [["--help"], ["-h"], ["help"], ["check", "--help"], ["new", "-h"], ["explain", "x", "--help"]]) {
		it(`explains itself on ${args.join(" ")}`, async () => {
			const { code, out, err } = await run(cwd, args);
			assert.deepEqual([code, err], [0, ""]);
			for (const command of ["check", "trace", "diff", "digest", "packet", "new", "approve", "kinds", "explain"])
				assert.match(out, new RegExp(`^  rai-docs ${command}\\b`, "m"));
			assert.ok(out.split("\n").every((line) => line.length <= 100));
		});
	}

	it("explains itself, as a mistake, where nothing is asked", async () => {
		const { code, out } = await run(cwd, []);
		assert.equal(code, 2);
		assert.match(out, /^Usage$/m);
	});

	for (const option of ["--version", "-v"]) {
		it(`says its version on ${option}`, async () => assert.deepEqual(await run(cwd, [option]), { code: 0, out: "9.8.7\n", err: "" }));
	}

	for (const args of [
		["chekc"],
		["constructor"],
		["toString"],
		["__proto__"],
		["hasOwnProperty"],
		[""],
		["--unknown"],
		["check", "--unknown"],
		["check", "--format"],
		["check", "--format", "xml"],
		["check", "--format", "constructor"],
		["check", "--fail-on", "never"],
		["check", "--fail-on", ""],
		["check", "--root", "nowhere"],
		["check", "nowhere.md"],
		["new"],
		["new", "poem"],
		["new", "constructor"],
		["new", "policy"],
		["new", "model-card", "system-card"],
		["new", "model-card", "--tier", "4"],
		["new", "model-card", "--tier", "high"],
		["new", "model-card", "--out", "card.txt"],
		["new", "model-card", "--out", "."],
		["new", "model-card", "--root", "nowhere"],
		["kinds", "--all"],
		["explain"],
		["explain", "poem"],
		["explain", "constructor"],
		["explain", "schema/required", "schema/type"],
		["explain", "../../package"],
	]) {
		it(`does not understand ${JSON.stringify(args)}, and says why`, async () => {
			const { code, out, err } = await run(cwd, args);
			assert.deepEqual([code, out], [2, ""]);
			assert.match(err, /^rai-docs: \S.*[.“”?]\nSee rai-docs --help\.\n$/s);
			assert.doesNotMatch(err, /\n {4}at |ERR_|undefined/);
		});
	}

	it("says which rule may have been meant", async () =>
		assert.match((await run(cwd, ["explain", "schema/requierd"])).err, /Did you mean “schema\/required”\?/));
});

describe("rai-docs kinds", () => {
	it("lists every document type with what it is for, one a line", async () => {
		const { code, out } = await run("/", ["kinds"]);
		assert.equal(code, 0);
		const lines = out.trimEnd().split("\n");
		assert.deepEqual(
			lines.map((line) => line.split(/ {2,}/)),
			KINDS.map(({ id, description }) => [id, description]),
		);
	});
});

describe("rai-docs explain", () => {
	for (const { id } of CATALOGUE) {
		it(`shows the page of ${id}`, async () => {
			const { code, out } = await run("/", ["explain", id]);
			assert.equal(code, 0);
			assert.match(out, new RegExp(`^# .*\`?${id}`));
		});
	}
});
