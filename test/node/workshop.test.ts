import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { evidenceIn, type FileDigest, type Selector } from "../../src/core/index.js";
import { workshopInThread } from "../../src/node/workshop/workshop.js";
import { addFiles, newFolder, remove } from "./folder.js";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const ABORTED = { name: "AbortError" };
const CLOSED = { message: "reading it was given up" };

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

const at = (pointer: string): Selector => ({ by: "pointer", pointer });
const cell = (row: Readonly<Record<string, string>>, column: string): Selector => ({ by: "row", row, column });

const rows = Array.from({ length: 20_000 }, (_, i) => i);
const LARGE = JSON.stringify(Object.fromEntries(rows.map((i) => [`run-${i}`, { auroc: i / 7, folds: [i] }])), undefined, "\t");

describe("A workshop in a thread", () => {
	let workshop: ReturnType<typeof workshopInThread>;

	beforeEach(() => {
		workshop = workshopInThread();
	});
	afterEach(() => workshop.close());

	const read = (text: string, signal?: AbortSignal) => workshop.evidence(bytesOf(text), "m.json", "m.json at 3f2a9c1", [at("/a")], signal);
	const value = async (text: string, signal?: AbortSignal) => (await read(text, signal))[0]?.value;

	describe("finds in evidence what is found without it:", () => {
		const files: Record<string, { readonly name: string; readonly content: string | Uint8Array; readonly selectors: readonly Selector[] }> =
			{
				JSON: { name: "m.json", content: LARGE, selectors: [at("/run-7/auroc"), at("/run-19999/folds/0"), at("/run-x"), at("run")] },
				YAML: { name: "m.yaml", content: "a: &a\n  b: 0.810 # test\nc: *a\n", selectors: [at("/a/b"), at("/c/b"), cell({}, "b")] },
				CSV: {
					name: "m.csv",
					content: `group;auroc\n${rows.map((i) => `g${i};0.${i}`).join("\n")}`,
					selectors: [cell({ group: "g7" }, "auroc"), cell({ group: "x" }, "auroc"), cell({}, "f1"), at("/a")],
				},
				TSV: { name: "m.tsv", content: "group\tauroc\nall\t1e-3\n", selectors: [cell({ group: "all" }, "auroc")] },
				"UTF-16": { name: "m.json", content: Buffer.from('\ufeff{"a": 1}', "utf16le"), selectors: [at("/a")] },
				"broken JSON": { name: "m.json", content: '{\n"a": 1,\n"b"', selectors: [at("/a"), at("/b")] },
				"a broken table": { name: "m.csv", content: 'a,b\n1,"2', selectors: [cell({ a: "1" }, "b")] },
				"what is no text": { name: "m.json", content: Uint8Array.of(0xc3, 0x28), selectors: [at("/a")] },
				"an empty file": { name: "m.json", content: "", selectors: [at("/a")] },
				"another kind of file": { name: "m.parquet", content: "PAR1", selectors: [at("/a")] },
				"nothing that is asked for": { name: "m.json", content: "{}", selectors: [] },
			};
		for (const [what, { name, content, selectors }] of Object.entries(files))
			it(what, async () => {
				const bytes = () => (typeof content === "string" ? bytesOf(content) : Uint8Array.from(content));
				const expected = evidenceIn(bytes(), name, "at 3f2a9c1", selectors);
				assert.deepEqual(await workshop.evidence(bytes(), name, "at 3f2a9c1", selectors), expected);
			});
	});

	it("hashes by every algorithm", async () => {
		const algorithms: readonly FileDigest[] = ["sha256", "sha512", "sha1", "md5", "md5-dos2unix", "gitBlob"];
		const digests = await workshop.digests(bytesOf("a\r\n"), algorithms);
		assert.deepEqual(Object.keys(digests), algorithms);
		assert.equal(digests.md5, "933222b19ff3e7ea5f65517ea1f7d57e");
	});

	it("takes whole memory, and copies a part", async () => {
		const whole = bytesOf('{"a": 1}');
		const part = bytesOf('x{"a": 2}').subarray(1);
		const [one, two] = await Promise.all([whole, part].map((bytes) => workshop.evidence(bytes, "m.json", "", [at("/a")])));
		assert.deepEqual([one?.[0]?.value, two?.[0]?.value], ["1", "2"]);
		assert.deepEqual([whole.length, part.length], [0, 8]);
	});

	it("serves several at once, each with its own", async () => {
		const [large, small, digests] = await Promise.all([
			workshop.evidence(bytesOf(LARGE), "m.json", "", [at("/run-7/folds/0")]),
			value('{"a": 2}'),
			workshop.digests(bytesOf("abc"), ["md5"]),
		]);
		assert.deepEqual([large[0]?.value, small, digests], ["7", "2", { md5: "900150983cd24fb0d6963f7d28e17f72" }]);
	});

	describe("that is told to stop", () => {
		it("does not begin", async () => {
			const stop = new AbortController();
			const bytes = bytesOf("{}");
			const given = [read(LARGE), workshop.evidence(bytes, "m.json", "", [at("/a")], stop.signal)];
			stop.abort();
			await assert.rejects(given[1] as Promise<unknown>, ABORTED);
			await given[0];
			await assert.rejects(read("{}", AbortSignal.abort()), ABORTED);
			assert.equal(await value('{"a": 2}'), "2");
			assert.equal(bytes.length, 2);
		});

		it("in the middle, says so at once, and goes on with the next", async () => {
			const stop = new AbortController();
			const order: string[] = [];
			const large = read(LARGE, stop.signal);
			const next = value('{"a": 2}').then((found) => order.push(`next ${found}`));
			stop.abort(new Error("enough"));
			await assert.rejects(large, { message: "enough" });
			order.push("stopped");
			await next;
			assert.deepEqual(order, ["stopped", "next 2"]);
		});
	});

	describe("that fails", () => {
		const PORT = "require('node:worker_threads').parentPort";
		const broken: Record<string, { readonly code: string; readonly error: RegExp }> = {
			"cannot start": { code: "throw new Error('boom')", error: /boom/ },
			"breaks on a file": { code: `${PORT}.on('message', () => { throw new Error('boom') })`, error: /boom/ },
			ends: { code: `${PORT}.on('message', () => process.exit(3))`, error: /ended with 3/ },
		};
		for (const [what, { code, error }] of Object.entries(broken))
			it(`because it ${what}, says so to all who wait, and is started again`, async () => {
				const root = newFolder({ "worker.js": code });
				workshop = workshopInThread(path.join(root, "worker.js"));
				await Promise.all([1, 2].map(() => assert.rejects(read("{}"), error)));
				await assert.rejects(read("{}"), error);
				remove(root);
			});

		it("because it is missing, says so", async () => {
			workshop = workshopInThread(path.join(repository, "nowhere.js"));
			await assert.rejects(read("{}"), /nowhere/);
		});
	});

	it("that is closed gives up what it is at, and what is asked since", async () => {
		const refused = [read(LARGE), read("{}")].map((given) => assert.rejects(given, CLOSED));
		await workshop.close();
		await Promise.all(refused);
		await assert.rejects(read("{}"), CLOSED);
		await workshop.close();
	});

	it("keeps a process alive as long as it works, and no longer", () => {
		const root = newFolder();
		const module = JSON.stringify(path.join(repository, "src/node/workshop/workshop.ts"));
		const asked = 'Buffer.from("abc"), ["md5"]';
		addFiles(root, { "run.cjs": `require(${module}).workshopInThread().digests(${asked}).then(({ md5 }) => console.log(md5))` });
		const args = ["--import", "tsx", path.join(root, "run.cjs")];
		const out = execFileSync(process.execPath, args, { cwd: repository, encoding: "utf8", timeout: 50_000 });
		assert.equal(out.trim(), "900150983cd24fb0d6963f7d28e17f72");
		remove(root);
	});
});
