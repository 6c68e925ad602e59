import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { type DvcEntry, type DvcFile, readDvc } from "../../../../src/core/trace/pointers/dvc.js";
import { readLfsPointer } from "../../../../src/core/trace/pointers/lfs.js";

// Real files belong to their authors and are not part of this repository: without ../shared this suite says so and passes.
const corpus = path.resolve("../shared/corpus/lineage");

interface Counts {
	readonly outputs: number;
	readonly dependencies: number;
	readonly hashes: number;
	readonly folders: number;
	readonly plain: number;
	readonly locks: number;
}

const filesIn = (matches: (name: string) => boolean): string[] =>
	readdirSync(corpus, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && matches(entry.name))
		.map((entry) => path.join(entry.parentPath, entry.name));

const textOf = (file: string): string => readFileSync(file, "utf8");

function read(file: string): DvcFile {
	const found = readDvc(textOf(file), file.endsWith(".lock") ? "lock" : "dvc");
	assert.ok(!("message" in found), `${file}: ${"message" in found ? found.message : ""}`);
	return found;
}

const entriesOf = ({ outputs, dependencies }: DvcFile): readonly DvcEntry[] => [...outputs, ...dependencies];

function countRead(files: readonly string[]): Counts {
	const all = files.map(read);
	const hashes = all.flatMap(entriesOf).flatMap(({ hash }) => hash ?? []);
	return {
		outputs: all.flatMap(({ outputs }) => outputs).length,
		dependencies: all.flatMap(({ dependencies }) => dependencies).length,
		hashes: hashes.length,
		folders: hashes.filter(({ folder }) => folder).length,
		plain: hashes.filter(({ legacy }) => !legacy).length,
		locks: all.flatMap(({ imports }) => imports).filter(({ commit }) => /^[0-9a-f]{40}$/.test(commit ?? "")).length,
	};
}

/** The same by another way: every mapping with a `path` in what the `yaml` package makes of the file. */
function countMappings(files: readonly string[]): Counts {
	const lists = files.flatMap((file) => listsIn(parse(textOf(file))));
	const entries = lists.flatMap(({ entries }) => entries);
	const hashes = entries.filter(({ md5 }) => typeof md5 === "string");
	return {
		outputs: lists.filter(({ name }) => name === "outs").flatMap(({ entries }) => entries).length,
		dependencies: lists.filter(({ name }) => name === "deps").flatMap(({ entries }) => entries).length,
		hashes: hashes.length,
		folders: hashes.filter(({ md5 }) => String(md5).endsWith(".dir")).length,
		plain: hashes.filter(({ hash }) => hash === "md5").length,
		locks: files.flatMap((file) => [...textOf(file).matchAll(/^\s*rev_lock: [0-9a-f]{40}$/gm)]).length,
	};
}

interface List {
	readonly name: string;
	readonly entries: readonly Readonly<Record<string, unknown>>[];
}

function listsIn(value: unknown): List[] {
	if (typeof value !== "object" || value === null) return [];
	return Object.entries(value).flatMap(([name, inner]) =>
		(name === "outs" || name === "deps") && Array.isArray(inner) ? [{ name, entries: inner }] : listsIn(inner),
	);
}

describe("Real pointers", () => {
	if (!existsSync(corpus)) {
		it("are not here (../shared/corpus is absent): nothing was compared", () => undefined);
		return;
	}

	it("of DVC are read without complaint, and completely", () => {
		const files = filesIn((name) => name.endsWith(".dvc") || name === "dvc.lock");
		const counts = countRead(files);
		console.log(`      ${files.length} files: ${JSON.stringify(counts)}`);
		assert.ok(files.length > 100);
		assert.deepEqual(counts, countMappings(files));
	});

	it("of git-lfs are read without complaint, and completely", () => {
		const isPointer = (text: string): boolean => text.split("\n")[0] === "version https://git-lfs.github.com/spec/v1";
		const all = filesIn(() => true).map(textOf);
		const pointers = all.filter(isPointer);
		const read = pointers.map(readLfsPointer).filter((pointer) => "oid" in pointer);
		const lines = pointers
			.map((text) => text.split("\n"))
			.map(([, oid = "", size = ""]) => ({ oid: oid.slice(11), size: Number(size.slice(5)) }));
		console.log(`      ${pointers.length} of ${all.length} files are pointers`);
		assert.ok(pointers.length > 0);
		assert.deepEqual(
			read.map(({ oid, size }) => ({ oid, size })),
			lines,
		);
		assert.equal(all.filter((text) => "oid" in readLfsPointer(text)).length, pointers.length);
	});
});
