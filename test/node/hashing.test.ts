import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, type BigIntStats, rmSync, statSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { FileDigest } from "../../src/core/index.js";
import { hashFile } from "../../src/node/hashing/hashFile.js";
import { changedAt, stampOf } from "../../src/node/hashing/stamp.js";
import { addFiles, newFolder, remove } from "./folder.js";

const POSIX = process.platform !== "win32";
const ALL: readonly FileDigest[] = ["sha256", "sha512", "sha1", "md5", "gitBlob", "md5-dos2unix"];
const BLOCK = 262_144;
const READING = 1_048_576;

/** As sha256sum and its like print them, and `git hash-object`. */
const KNOWN: readonly { readonly text: string; readonly digests: Readonly<Record<FileDigest, string>> }[] = [
	{
		text: "abc",
		digests: {
			sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
			sha512:
				"ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
			sha1: "a9993e364706816aba3e25717850c26c9cd0d89d",
			md5: "900150983cd24fb0d6963f7d28e17f72",
			gitBlob: "f2ba8f84ab5c1bce84a7b441cb1959cfc7093b7f",
			"md5-dos2unix": "900150983cd24fb0d6963f7d28e17f72",
		},
	},
	{
		text: "",
		digests: {
			sha256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
			sha512:
				"cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e",
			sha1: "da39a3ee5e6b4b0d3255bfef95601890afd80709",
			md5: "d41d8cd98f00b204e9800998ecf8427e",
			gitBlob: "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
			"md5-dos2unix": "d41d8cd98f00b204e9800998ecf8427e",
		},
	},
];

describe("The digests of a file", () => {
	let folder: string;
	let file: string;

	beforeEach(() => {
		folder = newFolder();
		file = path.join(folder, "a");
	});
	afterEach(() => remove(folder));

	const read = (algorithms = ALL, onBlock: Parameters<typeof hashFile>[2] = () => undefined) => hashFile(file, algorithms, onBlock).digests;
	const md5 = (content: string | Uint8Array): string => createHash("md5").update(content).digest("hex");

	for (const { text, digests } of KNOWN)
		it(`are the known ones of “${text}”`, () => {
			writeFileSync(file, text);
			assert.deepEqual(read(), digests);
		});

	for (const size of [1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK, READING + 7])
		it(`are those of all ${size} bytes`, () => {
			const bytes = Buffer.from(Uint8Array.from({ length: size }, (_, i) => (i * i) % 251));
			writeFileSync(file, bytes);
			const { sha256, sha512, sha1, gitBlob } = read();
			for (const [name, digest] of Object.entries({ sha256, sha512, sha1, md5: read().md5 }))
				assert.equal(digest, createHash(name).update(bytes).digest("hex"), name);
			assert.equal(gitBlob, createHash("sha1").update(`blob ${size}\0`).update(bytes).digest("hex"));
		});

	it("are only those that were asked for", () => {
		writeFileSync(file, "abc");
		assert.deepEqual(Object.keys(read(["md5"])), ["md5"]);
		assert.deepEqual(read([]), {});
	});

	it("name what git would call the file", () => {
		writeFileSync(file, "a\r\nb\n");
		const id = execFileSync("git", ["hash-object", "--no-filters", file], { encoding: "utf8" }).trim();
		assert.equal(read().gitBlob, id);
	});

	describe("with CRLF read as LF, as by DVC 2", () => {
		/** As DVC 2 does it, whole. */
		const cases: readonly { readonly name: string; readonly content: string | Uint8Array; readonly read: string | Uint8Array }[] = [
			{ name: "text", content: "a\r\nb\r\n", read: "a\nb\n" },
			{ name: "a CR alone, doubled, and last", content: "a\rb\r\r\n\n\r\r", read: "a\rb\r\n\n\r\r" },
			{ name: "text that is a line end", content: "\r\n", read: "\n" },
			{ name: "a file with a NUL", content: "a\r\n\0", read: "a\r\n\0" },
			{ name: "a NUL after 512 bytes", content: `${"x".repeat(512)}\0\r\n`, read: `${"x".repeat(512)}\0\n` },
			{ name: "a NUL as byte 512", content: `${"x".repeat(511)}\0\r\n`, read: `${"x".repeat(511)}\0\r\n` },
			{ name: "30 % of other bytes", content: `ééé${"x".repeat(12)}\r\n`, read: `ééé${"x".repeat(12)}\n` },
			{ name: "more than 30 % of them", content: `ééé${"x".repeat(11)}\r\n`, read: `ééé${"x".repeat(11)}\r\n` },
			{ name: "text that is not Latin", content: "数据\r\n", read: "数据\r\n" },
			{ name: "white space of text", content: "\b\f\t\n\r\r\n", read: "\b\f\t\n\r\n" },
			{ name: "other control characters", content: "\u001b\u007f\u0001\r\n", read: "\u001b\u007f\u0001\r\n" },
			{ name: "a line end across two blocks", content: `${"x".repeat(BLOCK - 1)}\r\nb`, read: `${"x".repeat(BLOCK - 1)}\nb` },
			{ name: "a CR at the end of a block", content: `${"x".repeat(BLOCK - 1)}\rb`, read: `${"x".repeat(BLOCK - 1)}\rb` },
			{ name: "a CR at the end of a block and the file", content: `${"x".repeat(BLOCK - 1)}\r`, read: `${"x".repeat(BLOCK - 1)}\r` },
			{ name: "CRs about the end of a block", content: `${"x".repeat(BLOCK - 1)}\r\r\n`, read: `${"x".repeat(BLOCK - 1)}\r\n` },
			{
				name: "a line end across two megabytes, which DVC does not see",
				content: `${"x".repeat(READING - 1)}\r\n${"x".repeat(READING - 1)}\n\r\n`,
				read: `${"x".repeat(READING - 1)}\r\n${"x".repeat(READING - 1)}\n\n`,
			},
		];
		for (const { name, content, read: expected } of cases)
			it(`of ${name}`, () => {
				writeFileSync(file, content);
				assert.equal(read()["md5-dos2unix"], md5(expected));
				assert.equal(read().md5, md5(content));
			});
	});

	it("are told from how much was read, block by block", () => {
		writeFileSync(file, Buffer.alloc(2 * BLOCK + 5));
		const told: unknown[] = [];
		read(ALL, (progress) => told.push(progress));
		const total = 2 * BLOCK + 5;
		assert.deepEqual(told, [
			{ done: BLOCK, total },
			{ done: 2 * BLOCK, total },
			{ done: total, total },
		]);
	});

	describe("are none", () => {
		const changes: Record<string, () => void> = {
			"grows while it is read": () => appendFileSync(file, "x"),
			"shrinks while it is read": () => truncateSync(file, BLOCK + 1),
			"is written over while it is read": () => writeFileSync(file, Buffer.alloc(3 * BLOCK, 1)),
			"is written over, and its time set back": () => {
				writeFileSync(file, Buffer.alloc(3 * BLOCK, 1));
				utimesSync(file, 1, 1);
			},
		};
		// Windows does not let go of the name before the file is closed.
		if (POSIX) changes["vanishes while it is read"] = () => rmSync(file);
		for (const [what, change] of Object.entries(changes))
			it(`of a file that ${what}`, () => {
				writeFileSync(file, Buffer.alloc(3 * BLOCK));
				utimesSync(file, 1, 1);
				awaitTick(file);
				const once = [change];
				assert.throws(() => read(ALL, () => once.pop()?.()), { message: "it changed while it was read" });
			});

		it("of a file that grows faster than it is read", () => {
			writeFileSync(file, Buffer.alloc(BLOCK));
			assert.throws(() => read(ALL, () => appendFileSync(file, Buffer.alloc(2 * BLOCK))), { message: "it changed while it was read" });
		});

		it("of what is missing or a folder", () => {
			assert.throws(() => read(), { code: "ENOENT" });
			addFiles(folder, { "a/": "" });
			assert.throws(() => read());
		});

		it("of what became a link or a pipe after it was looked at", () => {
			if (!POSIX) return;
			addFiles(folder, { b: "" });
			symlinkSync("b", file);
			assert.throws(() => read(), { code: "ELOOP" });
			rmSync(file);
			execFileSync("mkfifo", [file]);
			assert.throws(() => read(), { message: "it is not a file" });
		});
	});

	it("come with a stamp that tells states apart, and the later of its two times", () => {
		writeFileSync(file, "abc");
		const { stamp, changed } = hashFile(file, [], () => undefined);
		const stats = statSync(file, { bigint: true });
		assert.equal(stamp, stampOf(stats));
		assert.equal(changed, Number(stats.ctimeNs / 1_000_000n));
		for (const field of ["size", "mtimeNs", "ctimeNs", "ino"] as const)
			assert.notEqual(stampOf({ ...pick(stats), [field]: stats[field] + 1n }), stamp, field);
		assert.equal(changedAt({ mtimeNs: 5_000_000n, ctimeNs: 3_000_000n }), 5);
	});
});

const pick = ({ size, mtimeNs, ctimeNs, ino }: BigIntStats) => ({ size, mtimeNs, ctimeNs, ino });

/** File systems tell times in ticks: what follows happens in a later one than the file's last change. */
function awaitTick(file: string): void {
	const probe = `${file}.probe`;
	const { ctimeNs } = statSync(file, { bigint: true });
	do writeFileSync(probe, "");
	while (statSync(probe, { bigint: true }).mtimeNs <= ctimeNs);
	rmSync(probe);
}
