import assert from "node:assert/strict";
import { pinsForAddress } from "../../../../src/core/language/pin/address.js";
import { fakeDisk, fakeGit } from "../../trace/fakes.js";

const git = fakeGit({
	commits: [{ files: { "a b.py": "x", "lib/c.py": "y" } }, { files: { "a b.py": "z" } }],
	remotes: ["github.com/ada/credit"],
	tags: { v1: 0 },
});
const [FIRST = "", LAST = ""] = git.ids;
const page = (rest: string, repository = "ada/credit"): string => `https://github.com/${repository}/${rest}`;

describe("A page of this repository", () => {
	for (const [name, address, pinned, keep] of [
		["of a file at a commit", page(`blob/${FIRST}/lib/c.py`), `git:${FIRST}#lib/c.py`, "it names a commit"],
		["with lines", page(`blob/${FIRST}/lib/c.py#L2-L4`), `git:${FIRST}#lib/c.py:L2-L4`, "it names a commit"],
		["with a line", page(`blob/${FIRST}/a%20b.py#L2`), `git:${FIRST}#a%20b.py:L2`, "it names a commit"],
		["of a commit", page(`commit/${FIRST}`), `git:${FIRST}`, "it names a commit"],
		["of a branch", page("blob/main/a%20b.py"), `git:${LAST}#a%20b.py`, "it shows something else tomorrow"],
		["of a tag", page("blob/v1/lib/c.py"), `git:${FIRST}#lib/c.py`, "it shows something else tomorrow"],
	] as const) {
		it(`${name} is pinned, or kept`, async () => {
			const pins = await pinsForAddress(address, { git, disk: fakeDisk({}) });
			assert.deepEqual(
				pins.map(({ reference }) => reference),
				[pinned, address],
			);
			assert.equal(pins[1]?.detail, keep);
		});
	}
});

describe("Nothing is offered for", () => {
	for (const [name, address] of [
		["a page of another repository", page(`blob/${FIRST}/lib/c.py`, "ada/other")],
		["a commit that is not here", page(`blob/${"0".repeat(40)}/lib/c.py`)],
		["a file that the commit lacks", page(`blob/${LAST}/lib/c.py`)],
		["a branch that is not here", page("blob/gone/lib/c.py")],
		["any other page", "https://example.com/"],
		["what is no address", "https://"],
	] as const) {
		it(name, async () => assert.deepEqual(await pinsForAddress(address, { git, disk: fakeDisk({}) }), []));
	}

	it("a page where git is not asked", async () => {
		const none = fakeGit({ state: "none" });
		assert.deepEqual(await pinsForAddress(page(`blob/${FIRST}/lib/c.py`), { git: none, disk: fakeDisk({}) }), []);
	});
});
