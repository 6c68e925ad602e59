import assert from "node:assert/strict";
import { checkedIn, workspace } from "../language/marked.js";

// Hub cards may have keys of their own, so only a slip of the fingers is told. Keys of our own kinds are cases of schema/unknown-key.
function told(front: string): string[] {
	const library = workspace({
		"rai-docs.yaml": "associations:\n  README.md: huggingface-model-card\n",
		"README.md": `---\n${front}---\n# A\n`,
	});
	return checkedIn(library, "README.md").problems.flatMap(({ rule, fixes }) =>
		rule === "schema/unknown-key" ? fixes.map(({ title }) => title) : [],
	);
}

describe("A key of a Hub card", () => {
	for (const [name, front, expected] of [
		["that is nearly one the Hub knows is pointed out", "licence: mit\n", ["Rename “licence” to “license”"]],
		["with letters that changed places is pointed out", "libray_name: peft\n", ["Rename “libray_name” to “library_name”"]],
		["of its own is its own", "weather: sunny\nmy_license_notes: x\n", []],
		["beside the one it is like is its own", "license: mit\nlicence: see below\n", []],
		["that the Hub knows is right", "license: mit\nlibrary_name: peft\n", []],
	] as const) {
		it(name, () => assert.deepEqual(told(front), expected));
	}
});
