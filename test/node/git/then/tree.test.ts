import assert from "node:assert/strict";
import { find, newFolder, place } from "../../../../src/node/git/then/tree.js";

/** Files, and links as `path -> target`. */
function treeOf(...paths: readonly string[]) {
	const root = newFolder();
	for (const path of paths) {
		const [at = "", target] = path.split(" -> ");
		place(root, at, target === undefined ? { kind: "file", id: at } : { kind: "link", target });
	}
	return root;
}

const ROOT = treeOf(
	...["a.md", "d/b.md", "d/e/c.md", "__proto__/x", "d/a -> ../a.md", "d/self -> .", "e -> d/e", "up -> ..", "out -> /etc"],
	...["deep -> e/../../a.md", "gone -> nowhere", "round -> circle", "circle -> round", "d/far -> ../../x", "chain -> d/a", "slash -> d/"],
	...Array.from({ length: 50 }, (_, i) => `l${i} -> ${i === 49 ? "a.md" : `l${i + 1}`}`),
);

describe("A path of a commit leads", () => {
	for (const [path, expected] of [
		["a.md", "a.md"],
		["d/e/c.md", "d/e/c.md"],
		["./d//e/./c.md", "d/e/c.md"],
		["d/../a.md", "a.md"],
		["__proto__/x", "__proto__/x"],
		["d", "folder"],
		["", "folder"],
		["d/a", "a.md"],
		["chain", "a.md"],
		["d/self/self/b.md", "d/b.md"],
		["e/c.md", "d/e/c.md"],
		["slash/b.md", "d/b.md"],
		["deep", "a.md"],
		["d/e/../../../a.md", "outside"],
		["up/a.md", "outside"],
		["up", "outside"],
		["out", "outside"],
		["out/passwd", "outside"],
		["d/far", "outside"],
		["/etc/passwd", "outside"],
		["../a.md", "outside"],
		["nowhere", undefined],
		["a.md/b", undefined],
		["a.md/..", undefined],
		["gone", undefined],
		["round", undefined],
		["constructor", undefined],
		["l20", "a.md"],
		["l0", undefined],
	] as const) {
		it(`${path || "(the root)"} → ${expected ?? "nowhere"}`, () => {
			const found = find(ROOT, path);
			assert.equal(typeof found === "object" ? (found.kind === "file" ? found.id : found.kind) : found, expected);
		});
	}

	it("nowhere through a file in the place of a folder", () => {
		const root = treeOf("a", "a/b");
		assert.equal(find(root, "a/b"), undefined);
	});
});
