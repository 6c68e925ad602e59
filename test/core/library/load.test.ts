import assert from "node:assert/strict";
import { Library } from "../../../src/core/library/library.js";
import { load } from "../../../src/core/library/load.js";
import { inclusion } from "../../../src/core/policy/inclusion.js";
import { readPolicy } from "../../../src/core/policy/policy.js";
import type { Files } from "../../../src/core/ports.js";
import { TODAY } from "../language/marked.js";

const CARD = "---\nartifact: model-card\n---\n";

/** A root in memory; an Error in place of a text is what reading it rejects with. */
function memory(files: Readonly<Record<string, string | Uint8Array | Error | undefined>>): Files & { readonly reads: string[] } {
	const reads: string[] = [];
	return {
		reads,
		list: async () => Object.keys(files).sort(),
		read: async (path) => {
			reads.push(path);
			const content = files[path];
			if (content instanceof Error) throw content;
			return typeof content === "string" ? new TextEncoder().encode(content) : content;
		},
	};
}

async function loaded(files: Readonly<Record<string, string | Uint8Array | Error | undefined>>) {
	const library = new Library({ today: () => TODAY });
	const port = memory(files);
	return { library, reads: port.reads, ...(await load(library, port)) };
}

describe("Loading a root", () => {
	it("reads what may be a document, and counts it", async () => {
		const { library, files, excluded, unreadable } = await loaded({
			"a.md": CARD,
			"b/c.yaml": "artifact: model-card\n",
			"d.md": "# Notes\n",
			"e.txt": CARD,
		});
		assert.deepEqual([library.paths, files, excluded, unreadable], [["a.md", "b/c.yaml"], 3, [], []]);
	});

	it("reads policies first, so that associations hold from the start", async () => {
		const { reads, library } = await loaded({
			"a/README.md": "---\nlicense: mit\n---\n",
			"rai-docs.yaml": 'associations:\n  "**/README.md": huggingface-model-card\n',
			"z/rai-docs.yaml": "version: 1\n",
		});
		assert.deepEqual(reads, ["rai-docs.yaml", "z/rai-docs.yaml", "a/README.md"]);
		assert.equal(library.check("a/README.md")?.artifact.kind.id, "huggingface-model-card");
	});

	it("reads what policies extend before all else, wherever it lies, and what that extends", async () => {
		const { reads, excluded, library } = await loaded({
			"a.md": CARD,
			"old/base.yaml": "extends: ../policies/all.yaml\n",
			"policies/all.yaml": "rules: { schema/required: error }\nexclude: ['old/**']\n",
			"old/b.md": CARD,
			"rai-docs.yaml": "extends: old/base.yaml\n",
		});
		assert.deepEqual([reads, excluded], [["rai-docs.yaml", "old/base.yaml", "policies/all.yaml", "a.md"], ["old/b.md"]]);
		assert.deepEqual(library.check("rai-docs.yaml")?.problems, []);
	});

	it("leaves out what the root's policy excludes, says what, and does not read it", async () => {
		const { reads, excluded, files } = await loaded({ "a.md": CARD, "old/b.md": CARD, "rai-docs.yaml": "exclude: ['old/**']\n" });
		assert.deepEqual([reads, excluded, files], [["rai-docs.yaml", "a.md"], ["old/b.md"], 1]);
	});

	it("leaves out what the root's policy does not include", async () => {
		const { library, excluded } = await loaded({ "a.md": CARD, "docs/b.md": CARD, "rai-docs.yaml": "include: ['docs/**']\n" });
		assert.deepEqual([library.paths, excluded], [["docs/b.md", "rai-docs.yaml"], ["a.md"]]);
	});

	it("takes exclude before include", async () => {
		const { excluded } = await loaded({
			"docs/a.md": CARD,
			"docs/b.md": CARD,
			"rai-docs.yaml": "include: [docs/**]\nexclude: [docs/b.md]\n",
		});
		assert.deepEqual(excluded, ["docs/b.md"]);
	});

	it("does not let a subfolder's policy leave anything out", async () => {
		const { library, excluded } = await loaded({ "a/b.md": CARD, "a/rai-docs.yaml": "exclude: ['**']\ninclude: [nothing]\n" });
		assert.deepEqual([library.paths, excluded], [["a/b.md", "a/rai-docs.yaml"], []]);
	});

	it("keeps policies, whatever is excluded", async () => {
		const { library, excluded } = await loaded({ "a/b.md": CARD, "a/rai-docs.yaml": "version: 1\n", "rai-docs.yaml": "exclude: ['**']\n" });
		assert.deepEqual([library.paths, excluded], [["a/rai-docs.yaml", "rai-docs.yaml"], ["a/b.md"]]);
	});

	it("goes on past a file that cannot be read, and says so", async () => {
		const { library, unreadable } = await loaded({
			"a.md": new Error("no permission"),
			"b.md": CARD,
			"rai-docs.yaml": new Error("gone bad"),
		});
		assert.deepEqual(library.paths, ["b.md"]);
		assert.deepEqual(unreadable, [
			{ path: "rai-docs.yaml", reason: "gone bad" },
			{ path: "a.md", reason: "no permission" },
		]);
	});

	it("passes over a file that is gone by now", async () => {
		const { library, unreadable } = await loaded({ "a.md": undefined, "b.md": CARD });
		assert.deepEqual([library.paths, unreadable], [["b.md"], []]);
	});

	it("tells how far it is", async () => {
		const seen: string[] = [];
		await load(new Library({ today: () => TODAY }), memory({ "a.md": CARD, "b.md": CARD, "rai-docs.yaml": "" }), undefined, (done, total) =>
			seen.push(`${done} of ${total}`),
		);
		assert.deepEqual(seen, ["1 of 2", "2 of 2"]);
	});

	it("stops when it is told to", async () => {
		const abort = new AbortController();
		abort.abort();
		await assert.rejects(load(new Library({ today: () => TODAY }), memory({ "a.md": CARD }), abort.signal), { name: "AbortError" });
	});

	it("reads UTF-8 with and without a byte order mark, and says of UTF-16 that it is not", async () => {
		const utf16 = new Uint8Array([0xff, 0xfe, ...Buffer.from(CARD, "utf16le")]);
		const { library } = await loaded({
			"a.md": `\uFEFF${CARD}`,
			"b.md": utf16,
			"c.md": new Uint8Array([...Buffer.from("---\nartifact: model-card\ntitle: caf"), 0xe9, 0x0a]),
		});
		assert.deepEqual(
			library.check("a.md")?.problems.map(({ rule }) => rule),
			["draft/unanswered"],
		);
		for (const path of ["b.md", "c.md"])
			assert.deepEqual(
				library.check(path)?.problems.map(({ rule }) => rule),
				["file/unreadable"],
				path,
			);
	});
});

describe("Include and exclude", () => {
	for (const [policy, path, expected] of [
		["", "a.md", true],
		["include: []\n", "a.md", true],
		["exclude: []\n", "a.md", true],
		["exclude: ['**/node/**']\n", "a/node/b.md", false],
		["exclude: [node]\n", "node/b.md", true],
		["exclude: ['.github/**']\n", ".github/a.md", false],
		["exclude: ['**']\n", ".hidden/a.md", false],
		["include: ['*.md']\n", "a/b.md", false],
		["include: ['*.md', 'a/**']\n", "a/b.md", true],
		["exclude: ['[x].md']\n", "x.md", false],
		['exclude: [""]\n', "a.md", true],
		["exclude: a.md\n", "a.md", true],
	] as const) {
		it(`${JSON.stringify(policy)} ${expected ? "lets in" : "leaves out"} ${path}`, () => {
			assert.equal(inclusion([readPolicy("rai-docs.yaml", policy)])(path), expected);
		});
	}
});
