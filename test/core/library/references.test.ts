import assert from "node:assert/strict";
import type { Library } from "../../../src/core/library/library.js";
import type { Lookup, Resolution } from "../../../src/core/trace/resolution.js";
import { workspace } from "../language/marked.js";
import { card, resolution } from "../trace/citing.js";

const texts = (lookups: readonly Lookup[]): string[] => lookups.map(({ reference }) => reference.text).sort();

const state = (library: Library, path: string): string | undefined => library.check(path)?.traced?.references[0]?.resolution?.state;

/** Takes what is open, and answers all of it. @returns the documents that are told something new */
function answered(library: Library, more: Partial<Resolution> = {}): string[] {
	const lookups = library.take();
	return [
		...library.settle(
			lookups,
			lookups.map(() => ({ resolution: resolution(more) })),
		),
	].sort();
}

const A = card("training: { code: 'file:a.py' }\n");
const B = card("training: { code: 'file:b.py' }\n").replace("MC-parking", "MC-b");

describe("Who cites a document", () => {
	const citing = (id: string): string => card(`monitoring: ${id}\n`).replace("MC-parking", "SC-citing");

	it("is known, but for itself", () => {
		const library = workspace({ "b.md": citing("MC-a"), "a.md": citing("MC-a"), "c.md": citing("MC-b") });
		assert.deepEqual(library.citing("MC-a"), ["a.md", "b.md"]);
		assert.deepEqual(library.citing("MC-a", "a.md"), ["b.md"]);
		assert.deepEqual(library.citing("MC-none"), []);
	});

	it("changes with what is written", () => {
		const library = workspace({ "a.md": citing("MC-a") });
		library.set("a.md", citing("MC-b"));
		assert.deepEqual([library.citing("MC-a"), library.citing("MC-b")], [[], ["a.md"]]);
		library.delete("a.md");
		assert.deepEqual(library.citing("MC-b"), []);
	});

	it("is told when it changes, comes and goes", () => {
		const library = workspace({ "a.md": citing("MC-parking") });
		assert.equal(state(library, "a.md"), "broken");
		assert.deepEqual([...library.set("p.md", A)].sort(), ["a.md", "p.md"]);
		assert.equal(state(library, "a.md"), "unpinned");
		assert.deepEqual([...library.set("p.md", B)].sort(), ["a.md", "p.md"]);
		assert.equal(state(library, "a.md"), "broken");
		library.set("p.md", A);
		assert.deepEqual([...library.delete("p.md")].sort(), ["a.md", "p.md"]);
		assert.equal(state(library, "a.md"), "broken");
	});

	it("is not told while a key is typed elsewhere", () => {
		const library = workspace({ "a.md": citing("MC-parking"), "b.md": B });
		assert.deepEqual([...library.set("b.md", `${B}x`)], ["b.md"]);
	});
});

describe("The document with an id", () => {
	const risks = "artifact: risk-assessment\nid: RA-a\nrisks: [{ id: RSK-a-1 }]\n";

	it("is found, with the digest of what it means", () => {
		const library = workspace({ "a.md": A });
		const target = library.target("MC-parking");
		assert.equal(target?.path, "a.md");
		assert.match(target.digest ?? "", /^rai1:sha256:[0-9a-f]{64}$/);
		library.set("a.md", `${A}More.\n`);
		assert.notEqual(library.target("MC-parking")?.digest, target.digest);
	});

	it("is found by an entry of it", () => assert.equal(workspace({ "r.yaml": risks }).target("RSK-a-1")?.path, "r.yaml"));

	it("is rather the one whose own id it is", () => {
		const library = workspace({ "a.yaml": "artifact: risk-assessment\nid: RA-b\nrisks: [{ id: RA-a }]\n", "r.yaml": risks });
		assert.equal(library.target("RA-a")?.path, "r.yaml");
	});

	it("has no digest where it cannot be read as a whole", () => {
		const library = workspace({ "r.yaml": `${risks}id: RA-a\n` });
		assert.deepEqual([library.target("RA-a")?.path, library.target("RA-a")?.digest], ["r.yaml", undefined]);
	});

	it("is none where nobody has it", () => assert.equal(workspace({ "a.md": A }).target("MC-none"), undefined));
});

describe("References to be followed", () => {
	it("are taken once", () => {
		const library = workspace({ "a.md": A, "b.md": B });
		assert.deepEqual(texts(library.take()), ["file:a.py", "file:b.py"]);
		assert.deepEqual(library.take(), []);
	});

	it("are taken again when they are given back", () => {
		const library = workspace({ "a.md": A });
		library.giveBack(library.take());
		assert.deepEqual(texts(library.take()), ["file:a.py"]);
	});

	it("are not open again once they are answered", () => {
		const library = workspace({ "a.md": A });
		const lookups = library.take();
		library.settle(lookups, [{ resolution: resolution() }]);
		library.giveBack(lookups);
		assert.deepEqual(library.take(), []);
	});

	it("keep their answer while the document is edited", () => {
		const library = workspace({ "a.md": A });
		answered(library);
		library.set("a.md", A.replace("MC-parking", "MC-other"));
		assert.equal(state(library, "a.md"), "verified");
		assert.deepEqual(library.take(), []);
	});

	it("are forgotten with their last document", () => {
		const library = workspace({ "a.md": A, "c.md": A.replace("MC-parking", "MC-c") });
		answered(library);
		library.delete("a.md");
		assert.deepEqual(library.take(), []);
		library.delete("c.md");
		library.set("a.md", A);
		assert.deepEqual(texts(library.take()), ["file:a.py"]);
	});

	it("that are gone when they are answered concern nobody", () => {
		const library = workspace({ "a.md": A });
		const lookups = library.take();
		library.set("a.md", B);
		assert.deepEqual([...library.settle(lookups, [{ resolution: resolution() }])], []);
		assert.equal(state(library, "a.md"), undefined);
	});
});

describe("An answer", () => {
	it("is told to all documents that asked", () => {
		const library = workspace({ "a.md": A, "c.md": A.replace("MC-parking", "MC-c"), "b.md": B });
		const [lookup] = library.take().filter(({ reference }) => reference.text === "file:a.py");
		assert.ok(lookup);
		assert.deepEqual([...library.settle([lookup], [{ resolution: resolution() }])].sort(), ["a.md", "c.md"]);
		assert.deepEqual([state(library, "a.md"), state(library, "c.md"), state(library, "b.md")], ["verified", "verified", undefined]);
	});

	it("that says the same again is told to nobody", () => {
		const library = workspace({ "a.md": A });
		assert.deepEqual(answered(library), ["a.md"]);
		library.outdate({ all: true });
		assert.deepEqual(answered(library), []);
		library.outdate({ all: true });
		assert.deepEqual(answered(library, { state: "broken" }), ["a.md"]);
	});

	it("stands until there is another", () => {
		const library = workspace({ "a.md": A });
		answered(library);
		library.outdate({ all: true });
		library.take();
		assert.equal(state(library, "a.md"), "verified");
	});
});

describe("A change outside of the documents", () => {
	/** Which references are asked again. */
	function asked(change: Parameters<Library["outdate"]>[0], more: Partial<Resolution>): string[] {
		const library = workspace({ "a.md": A });
		answered(library, more);
		const told = library.outdate(change);
		const open = texts(library.take());
		assert.equal(told, open.length > 0);
		return open;
	}

	for (const [name, change, more, expected] of [
		["of a file that was read", { files: new Set(["a.py"]) }, { files: ["a.py"] }, true],
		["of another file", { files: new Set(["b.py"]) }, { files: ["a.py"] }, false],
		["of a file that is called alike", { files: new Set(["a.pyc"]) }, { files: ["a.py"] }, false],
		["of a folder that holds it", { files: new Set(["src"]) }, { files: ["src/a.py"] }, true],
		["of a file in a folder that was read", { files: new Set(["src/a.py"]) }, { files: ["src"] }, true],
		["of the repository", { git: true }, { git: true }, true],
		["of the repository, where it was not asked", { git: true }, {}, false],
		["of anything", { all: true }, {}, true],
		["of nothing", {}, { git: true, files: ["a.py"] }, false],
	] as const)
		it(`${name} asks ${expected ? "again" : "nothing"}`, () => assert.deepEqual(asked(change, more), expected ? ["file:a.py"] : []));

	it("asks nothing that nobody has asked", () => {
		const library = workspace({ "a.md": A });
		assert.equal(library.outdate({ all: true }), false);
		assert.deepEqual(texts(library.take()), ["file:a.py"]);
	});

	it("while somebody looks has it looked for once more", () => {
		const library = workspace({ "a.md": A });
		const first = library.take();
		assert.equal(library.outdate({ git: true }), true);
		assert.deepEqual(library.take(), []);
		library.settle(first, [{ resolution: resolution() }]);
		library.giveBack(first);
		assert.deepEqual(texts(library.take()), ["file:a.py"]);
		answered(library);
	});

	it("while somebody looks again is remembered, too", () => {
		const library = workspace({ "a.md": A });
		answered(library, { files: ["a.py"] });
		library.outdate({ all: true });
		const again = library.take();
		library.outdate({ files: new Set(["a.py"]) });
		library.settle(again, [{ resolution: resolution({ files: ["a.py"] }) }]);
		assert.deepEqual(texts(library.take()), ["file:a.py"]);
	});
});
