import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { addFiles, newFolder } from "../folder.js";
import { commit, git, idOf, repository } from "../repository.js";
import { Opened } from "./opened.js";

const POSIX = process.platform !== "win32";
const ABSENT = "1234567890".repeat(4);
const text = (bytes: Uint8Array | undefined): string | undefined => bytes && new TextDecoder().decode(bytes);

describe("What git says of a name", () => {
	const opened = new Opened();
	let root: string;
	before(() => {
		const odd = POSIX ? { "a missing": "m", "b ambiguous": "b", 'q"uo\\te': "q" } : {};
		root = opened.kept(repository({ "a.md": "1", "é ✓ 🚀.md": "u", "two words": "w", ...odd, "d/e.md": "e" }, { "a.md": "22" }));
		git(root, ["tag", "-a", "-m", "x", "v1"]);
	});
	after(() => opened.close());

	it("is its id, type and size", async () => {
		const names = ["HEAD", "HEAD:", "HEAD:a.md", "v1", "v1^{commit}", "HEAD~1:a.md", "HEAD:d/e.md"];
		const objects = await opened.at(root).objects(names);
		assert.deepEqual(
			objects.map((object) => (typeof object === "string" ? object : [object.id, object.type])),
			[
				[idOf(root, "HEAD"), "commit"],
				[idOf(root, "HEAD^{tree}"), "tree"],
				[idOf(root, "HEAD:a.md"), "blob"],
				[idOf(root, "v1"), "tag"],
				[idOf(root, "HEAD"), "commit"],
				[idOf(root, "HEAD~1:a.md"), "blob"],
				[idOf(root, "HEAD:d/e.md"), "blob"],
			],
		);
		assert.deepEqual(objects[2], { id: idOf(root, "HEAD:a.md"), type: "blob", size: 2 });
	});

	it("is found by a path of any name", async () => {
		const names = ["HEAD:é ✓ 🚀.md", "HEAD:two words", ...(POSIX ? ["HEAD:a missing", "HEAD:b ambiguous", 'HEAD:q"uo\\te'] : [])];
		const found = await opened.at(root).contents(names, 10);
		assert.deepEqual(found.map(text), ["u", "w", ...(POSIX ? ["m", "b", "q"] : [])]);
	});

	it("is missing, whatever the name looks like", async () => {
		const head = idOf(root, "HEAD");
		const names = [
			...["nowhere", "abc", ABSENT, `${ABSENT}^{commit}`, `${head}:x`, `${head}:a.md/x`, `${head}:a b missing`, `${head} commit 9`, ""],
			...[
				`${idOf(root, "HEAD:a.md")}^{commit}`,
				"--all",
				"--upload-pack=x",
				"-x",
				"HEAD:../a.md",
				"HEAD:./a.md",
				"HEAD:/etc/passwd",
				"HEAD:é missing",
			],
		];
		assert.deepEqual(
			await opened.at(root).objects(names),
			names.map(() => "missing"),
		);
	});

	it("is ambiguous where an abbreviation has several meanings", async () => {
		const [first = "", second = ""] = twins();
		addFiles(root, { "twins/1": first, "twins/2": second });
		commit(root, {});
		const prefix = blobId(first).slice(0, 4);
		assert.deepEqual(
			await opened
				.at(root)
				.objects([prefix, "HEAD:a.md", prefix])
				.then(([a, , b]) => [a, b]),
			["ambiguous", "ambiguous"],
		);
	});

	it("is asked for nothing", async () => {
		assert.deepEqual(await opened.at(root).objects([]), []);
		assert.deepEqual(await opened.at(root).contents([], 1), []);
	});

	for (const name of ["a\nb", "HEAD\0", "HEAD\r"]) {
		it(`is not asked for as ${JSON.stringify(name)}: a name is a line`, async () => {
			await assert.rejects(opened.at(root).objects([name]), TypeError);
			await assert.rejects(opened.at(root).contents([name], 1), TypeError);
		});
	}

	it("is asked ten thousand times at once", async () => {
		const [real, blob] = [idOf(root, "HEAD"), idOf(root, "HEAD:a.md")];
		const names = Array.from({ length: 10_000 }, (_, i) =>
			i % 100 === 7 ? createHash("sha1").update(`${i}`).digest("hex") : i % 2 ? real : blob,
		);
		const objects = await opened.at(root).objects(names);
		assert.deepEqual(
			objects.map((object) => (typeof object === "string" ? object : object.type)),
			names.map((name) => (name === real ? "commit" : name === blob ? "blob" : "missing")),
		);
	});

	it("is a tag's, not what replaces it here", async () => {
		const [first, last] = [idOf(root, "HEAD~1:a.md"), idOf(root, "HEAD:a.md")];
		const before = await opened.at(root).contents([last], 10);
		git(root, ["replace", "--force", last, first]);
		assert.deepEqual(await opened.at(root).contents([last], 10), before);
		git(root, ["replace", "--delete", last]);
	});
});

/** Texts whose blobs begin with the same four characters. */
function twins(): string[] {
	const seen = new Map<string, string>();
	for (let i = 0; ; i++) {
		const [text, key] = [`twin ${i}`, blobId(`twin ${i}`).slice(0, 4)];
		const other = seen.get(key);
		if (other !== undefined) return [text, other];
		seen.set(key, text);
	}
}

const blobId = (text: string): string => createHash("sha1").update(`blob ${text.length}\0${text}`).digest("hex");

describe("Contents", () => {
	const opened = new Opened();
	after(() => opened.close());

	it("are bytes, of blobs and trees", async () => {
		const bytes = Uint8Array.from({ length: 300_000 }, (_, i) => (i * 7) % 256);
		const root = opened.kept(repository({ "a.md": "text\n" }));
		addFiles(root, { "b.bin": bytes, empty: "" });
		commit(root, {});
		const [a, b, empty, again, tree, commits] = await opened
			.at(root)
			.contents(["HEAD:a.md", "HEAD:b.bin", "HEAD:empty", "HEAD:a.md", "HEAD:", "HEAD"], 1_000_000);
		assert.deepEqual([text(a), text(again), empty?.length], ["text\n", "text\n", 0]);
		assert.ok(b && Buffer.compare(b, bytes) === 0);
		assert.match(text(tree) ?? "", /100644 a\.md/);
		assert.equal(commits, undefined, "a commit has another door");
	});

	it("are not read where they are larger than allowed", async () => {
		const root = opened.kept(repository({ "a.md": "12345", "b.md": "1234" }));
		assert.deepEqual((await opened.at(root).contents(["HEAD:a.md", "HEAD:b.md", "HEAD:c.md"], 4)).map(text), [
			undefined,
			"1234",
			undefined,
		]);
	});
});

describe("The git that answers", () => {
	const opened = new Opened();
	after(() => opened.close());

	/** A PATH with a git in front that writes down the process that it becomes, one file each. */
	async function withNotes<T>(work: (notes: () => number[]) => Promise<T>): Promise<T> {
		const tools = opened.kept(newFolder());
		const real = execFileSync("sh", ["-c", "command -v git"], { encoding: "utf8" }).trim();
		const only = 'case "$*" in *cat-file*) touch "$(dirname "$0")/pid-$$";; esac';
		addFiles(tools, { git: `#!/bin/sh\n${only}\nexec "${real}" "$@"\n` });
		chmodSync(path.join(tools, "git"), 0o755);
		const before = process.env["PATH"];
		process.env["PATH"] = `${tools}${path.delimiter}${before}`;
		const notes = () =>
			readdirSync(tools)
				.filter((name) => name.startsWith("pid-"))
				.map((name) => Number(name.slice(4)));
		try {
			return await work(notes);
		} finally {
			process.env["PATH"] = before;
		}
	}

	if (POSIX) {
		it("is two processes, whoever asks at the same time", async () => {
			const root = opened.kept(repository({ "a.md": "1" }));
			await withNotes(async (notes) => {
				const port = opened.at(root);
				const answers = await Promise.all(
					Array.from({ length: 40 }, (_, i) => (i % 2 ? port.objects(["HEAD", `x${i}`]) : port.contents(["HEAD:a.md"], 9))),
				);
				assert.deepEqual(
					answers[0]?.map((one) => text(one as Uint8Array)),
					["1"],
				);
				assert.ok(answers.every((answer, i) => (i % 2 ? answer[1] === "missing" && typeof answer[0] === "object" : answer.length === 1)));
				assert.equal(notes().length, 2);
			});
		});

		it("is started again when somebody has ended it", async () => {
			const root = opened.kept(repository({ "a.md": "1" }));
			await withNotes(async (notes) => {
				const port = opened.at(root);
				await port.objects(["HEAD"]);
				for (const id of notes()) process.kill(id, "SIGKILL");
				assert.equal(typeof (await port.objects(["HEAD"]))[0], "object");
				assert.equal(notes().length, 2);
			});
		});

		it("is started again in the middle of a question", async () => {
			const root = opened.kept(repository({ "a.md": "1" }));
			const names = Array<string>(100_000).fill(idOf(root, "HEAD"));
			await withNotes(async (notes) => {
				const port = opened.at(root);
				await port.objects(["HEAD"]);
				const asked = port.objects(names);
				setTimeout(() => {
					for (const id of notes()) process.kill(id, "SIGKILL");
				}, 20);
				const objects = await asked;
				assert.equal(objects.length, names.length);
				assert.ok(objects.every((object) => typeof object === "object"));
			});
		});

		it("is given up where it ends whenever it is asked", async () => {
			const root = opened.kept(repository({ "a.md": "1" }));
			const port = opened.at(root);
			await port.repository();
			const tools = opened.kept(newFolder({ git: "#!/bin/sh\nexit 3\n" }));
			chmodSync(path.join(tools, "git"), 0o755);
			const before = process.env["PATH"];
			process.env["PATH"] = tools;
			try {
				await assert.rejects(port.objects(["HEAD"]), /git cat-file ended without an answer/);
			} finally {
				process.env["PATH"] = before;
			}
			assert.equal(typeof (await port.objects(["HEAD"]))[0], "object", "and asked again by the next one");
		});
	}

	it("sees a commit after a refresh", async () => {
		const root = opened.kept(repository({ "a.md": "1" }));
		const port = opened.at(root);
		const [before] = await port.objects(["HEAD"]);
		const { head } = await port.repository();
		assert.deepEqual(await port.files(), ["a.md"]);
		commit(root, { "b.md": "2" });
		git(root, ["repack", "-adq"]);
		port.refresh();
		const [after] = await port.objects(["HEAD"]);
		assert.notDeepEqual(after, before);
		assert.notEqual((await port.repository()).head, head);
		assert.deepEqual(await port.files(), ["a.md", "b.md"]);
	});

	it("answers what was asked before a refresh", async () => {
		const port = opened.at(opened.kept(repository({ "a.md": "1" })));
		const asked = port.objects(["HEAD", "HEAD:a.md"]);
		port.refresh();
		assert.ok((await asked).every((object) => typeof object === "object"));
	});

	it("goes on after it was disposed of", async () => {
		const port = opened.at(opened.kept(repository({ "a.md": "1" })));
		for (let i = 0; i < 3; i++) {
			assert.equal(typeof (await port.objects(["HEAD"]))[0], "object");
			port.dispose();
		}
	});

	it("is not asked for one who has stopped waiting, and answers the others", async () => {
		const root = opened.kept(repository({ "a.md": "1" }));
		const port = opened.at(root);
		const gone = AbortSignal.abort();
		await assert.rejects(port.objects(["HEAD"], gone), { name: "AbortError" });
		await assert.rejects(port.contents(["HEAD:a.md"], 9, gone), { name: "AbortError" });
		await assert.rejects(port.repository(gone), { name: "AbortError" });
		await assert.rejects(port.log({ limit: 1 }, gone), { name: "AbortError" });
		const abort = new AbortController();
		const first = port.objects(
			Array.from({ length: 50_000 }, () => "HEAD"),
			abort.signal,
		);
		const second = port.objects(["HEAD", "nowhere"]);
		setTimeout(() => abort.abort(), 5);
		await assert.rejects(first, { name: "AbortError" });
		const [head, nowhere] = await second;
		assert.deepEqual([typeof head, nowhere], ["object", "missing"]);
	});

	it("keeps nobody from ending", () => {
		const root = opened.kept(repository({ "a.md": "1" }));
		const program = `import { gitAt } from ${JSON.stringify(path.resolve("src/node/git/git.ts"))};
			const git = gitAt(${JSON.stringify(root)});
			git.objects(["HEAD"]).then(async ([head]) => {
				await git.contents(["HEAD:a.md"], 9);
				console.log(head.type);
			});`;
		const file = path.join(opened.kept(newFolder()), "program.ts");
		writeFileSync(file, program);
		const { stdout, status, stderr } = spawnSync(process.execPath, ["--import", "tsx", file], { encoding: "utf8", timeout: 20_000 });
		assert.deepEqual([stdout.trim(), status], ["commit", 0], stderr);
	});

	if (POSIX) {
		it("passes over an object that is damaged", async () => {
			const root = opened.kept(repository({ "a.md": "1", "b.md": "2" }));
			const id = idOf(root, "HEAD:a.md");
			const file = path.join(root, ".git/objects", id.slice(0, 2), id.slice(2));
			chmodSync(file, 0o644);
			writeFileSync(file, readFileSync(file).subarray(0, 4));
			const port = opened.at(root);
			const [damaged, sound] = await port.contents(["HEAD:a.md", "HEAD:b.md"], 9);
			assert.deepEqual([damaged, text(sound)], [undefined, "2"]);
			assert.ok(existsSync(file));
		});
	}
});
