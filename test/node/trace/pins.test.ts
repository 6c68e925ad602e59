import assert from "node:assert/strict";
import path from "node:path";
import { Library, pinsFor } from "../../../src/core/index.js";
import { diskAt } from "../../../src/node/disk.js";
import { gitAt } from "../../../src/node/git/git.js";
import { addFiles, newFolder, remove } from "../folder.js";
import { commit, git, idOf, repository } from "../repository.js";

const WORKER = path.resolve("src/node/hashing/hashWorker.js");

/** References to a file of a folder; the one of the commit that is checked out is written `HEAD`. */
async function pins(root: string, file: string): Promise<readonly string[]> {
	const ports = { git: gitAt(root), disk: diskAt(root, { worker: WORKER }) };
	try {
		const found = await pinsFor(file, new Library({ today: () => "2026-06-01" }), ports);
		if ("refused" in found) return [found.refused];
		return found.map(({ reference }) => reference.replace(idOf(root, "HEAD"), "HEAD").replace(/sha256:.*/, "sha256"));
	} finally {
		ports.git.dispose();
		await ports.disk.dispose();
	}
}

describe("Pins in real repositories", () => {
	let root: string;

	afterEach(() => remove(root));

	it("name the commit that holds the same bytes, until they change", async () => {
		root = repository({ "data/a b.csv": "1\n" });
		assert.deepEqual(await pins(root, "data/a b.csv"), ["git:HEAD#data/a%20b.csv", "file:data/a%20b.csv@sha256"]);
		addFiles(root, { "data/a b.csv": "2\n" });
		assert.deepEqual(await pins(root, "data/a b.csv"), ["file:data/a%20b.csv@sha256"]);
	});

	it("name it in a repository of SHA-256 too", async () => {
		root = newFolder();
		git(root, ["init", "--quiet", "--initial-branch=main", "--object-format=sha256"]);
		commit(root, { "a.csv": "1\n" });
		assert.deepEqual(await pins(root, "a.csv"), ["git:HEAD#a.csv", "file:a.csv@sha256"]);
	});

	it("name it where git writes other line ends to the disk", async () => {
		root = repository({ "a.csv": "1\n2\n" });
		addFiles(root, { "a.csv": "1\r\n2\r\n" });
		assert.deepEqual(await pins(root, "a.csv"), ["git:HEAD#a.csv", "file:a.csv@sha256"]);
	});

	it("start from the top of the repository for a folder in it", async () => {
		root = repository({ "docs/rai/a.csv": "1\n" });
		assert.deepEqual(await pins(path.join(root, "docs/rai"), "a.csv"), ["git:HEAD#docs/rai/a.csv", "file:a.csv@sha256"]);
		assert.match((await pins(path.join(root, "docs/rai"), "../../x"))[0] ?? "", /outside/);
	});
});
