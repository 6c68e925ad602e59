import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { CARD } from "../core/exceptions/exceptions.js";
import { newFolder, remove } from "../node/folder.js";
import { elsewhere, run } from "./run.js";

const FILE = "rai-docs.baseline.yaml";
const KEYS = elsewhere(CARD);
const ASKED = ["baseline", "--owner", "Ada Osei <ada@example.com>", "--until", "2027-03-31"];

const git = (root: string, ...args: string[]): void => {
	execFileSync("git", ["-c", "user.name=Ada Osei", "-c", "user.email=ada@example.com", ...args], { cwd: root, stdio: "ignore" });
};

describe("rai-docs baseline", () => {
	let root: string;
	const text = () => readFileSync(path.join(root, FILE), "utf8");
	const write = (file: string, words: string) => writeFileSync(path.join(root, file), words);
	beforeEach(() => {
		root = newFolder({ "card.md": KEYS });
	});
	afterEach(() => remove(root));

	it("writes down what is there, and check is green until its last day", async () => {
		assert.equal((await run(root, ["check", "--fail-on", "warning"])).code, 1);
		const { code, out } = await run(root, ASKED);
		assert.deepEqual([code, out], [0, `${FILE}: 1 problem covered until 2027-03-31.\n`]);
		assert.equal(
			text(),
			[
				"# The problems that were there when checking began. Made by “rai-docs baseline”; entries are only ever removed.",
				'owner: { name: "Ada Osei", email: "ada@example.com" }',
				"since: 2026-11-22",
				"until: 2027-03-31",
				"problems:",
				'  - { rule: "schema/unknown-key", artifact: "MC-parking", pointer: "/colour" }\n',
			].join("\n"),
		);
		const green = await run(root, ["check", "--fail-on", "warning"]);
		assert.equal(green.code, 0);
		assert.match(green.out, /1 document checked: .* 1 covered by the baseline\./);
		const over = await run(root, ["check", "--fail-on", "warning"], { today: () => "2027-04-01" });
		assert.equal(over.code, 1);
		assert.match(over.out, /baseline\/expired/);
	});

	it("takes out what was solved, and keeps owner and end", async () => {
		write("card.md", KEYS.replace("colour: red", "colour: red\npaint: blue"));
		await run(root, ASKED);
		assert.match(text(), /"\/paint"/);
		write("card.md", KEYS);
		const { code, out } = await run(root, ["baseline"]);
		assert.deepEqual([code, out], [0, `${FILE}: 1 problem covered until 2027-03-31. 1 problem fewer than before.\n`]);
		assert.doesNotMatch(text(), /"\/paint"/);
		assert.match(text(), /Ada Osei/);
	});

	it("never grows: what is new is listed, and nothing is written", async () => {
		await run(root, ASKED);
		const before = text();
		write("card.md", KEYS.replace("colour: red", "colour: red\npaint: blue"));
		const { code, out, err } = await run(root, ASKED);
		assert.equal(code, 1);
		assert.match(out, /“paint”/);
		assert.doesNotMatch(out, /“colour”/);
		assert.match(err, /1 problem not in rai-docs\.baseline\.yaml \(1 entry\), which only shrinks: nothing was written\./);
		assert.equal(text(), before);
		rmSync(path.join(root, FILE));
		assert.equal((await run(root, ASKED)).code, 0);
		assert.match(text(), /"\/paint"/);
	});

	it("is not made longer by hand: git has what it was", async () => {
		write("card.md", KEYS.replace("colour: red", "colour: red\npaint: blue"));
		await run(root, ASKED);
		const both = text();
		write(FILE, both.replace(/.*"\/paint".*\n/, ""));
		git(root, "init");
		git(root, "add", ".");
		git(root, "commit", "-m", "Begin");
		write(FILE, both);
		for (const committed of [false, true]) {
			if (committed) git(root, "commit", "-am", "Grow");
			const { code, out } = await run(root, ["check", "--fail-on", "warning"]);
			assert.equal(code, 1);
			assert.match(out, /error +A baseline only shrinks.*baseline\/grown/);
			assert.match(out, /warning +.*“paint”/);
			assert.match(out, /1 covered by the baseline\./);
		}
	});

	it("says what cannot be covered, and leaves it", async () => {
		write("card.md", KEYS.replace("colour: red", "colour: red\ntitle: Twice"));
		const { code, out } = await run(root, ASKED);
		assert.equal(code, 0);
		assert.match(out, /1 problem cannot be covered: see rai-docs check\./);
		assert.doesNotMatch(text(), /duplicate-key/);
		assert.equal((await run(root, ["check"])).code, 1);
	});

	for (const [name, args, said] of [
		["without an owner", ["--until", "2027-03-31"], "baseline takes --owner"],
		["without an end", ["--owner", "Ada Osei"], "baseline takes --owner"],
		["with an owner who is nobody", ["--owner", "<ada@example.com>", "--until", "2027-03-31"], "--owner is a person"],
		["with an end that is no day", ["--owner", "Ada Osei", "--until", "2027-02-30"], "--until is a day"],
		["with an end that is over", ["--owner", "Ada Osei", "--until", "2026-11-21"], "which is over"],
		["for more than 180 days", ["--owner", "Ada Osei", "--until", "2027-05-22"], "at most 180 days from 2026-11-22"],
		["of some paths", ["card.md"], "takes no PATH"],
	] as const)
		it(`is not made ${name}`, async () => {
			const { code, err } = await run(root, ["baseline", ...args]);
			assert.equal(code, 2);
			assert.ok(err.includes(said), err);
			assert.equal(existsSync(path.join(root, FILE)), false);
		});

	it("is not made where there is no document", async () => {
		const empty = newFolder({});
		assert.equal((await run(empty, ASKED)).code, 2);
		assert.equal(existsSync(path.join(empty, FILE)), false);
		remove(empty);
	});
});
