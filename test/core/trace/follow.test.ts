import assert from "node:assert/strict";
import { Library } from "../../../src/core/library/library.js";
import type { Disk, Git } from "../../../src/core/ports.js";
import { follow } from "../../../src/core/trace/follow.js";
import { type FakeDisk, fakeDisk, fakeGit } from "./fakes.js";

const after = fakeGit({ commits: [{ files: {} }] });

function library(): Library {
	const made = new Library({ today: () => "2026-11-22" });
	made.set("a.md", `---\nartifact: model-card\nid: MC-a\nmodel:\n  ref: "git:${after.ids[0]}"\n---\n`);
	return made;
}

const stateIn = (from: Library): string | undefined => from.check("a.md")?.traced?.references[0]?.resolution?.state;

/** The commit is made while the first look is under way. */
function changing(told: () => void): Git {
	let isFirst = true;
	return {
		...after,
		objects: (names) => {
			if (!isFirst) return after.objects(names);
			isFirst = false;
			told();
			return fakeGit().objects(names);
		},
	};
}

describe("Following references", () => {
	it("looks once where nothing changes", async () => {
		const quiet = library();
		await follow(quiet, { git: after, disk: fakeDisk({}) });
		assert.equal(stateIn(quiet), "verified");
		assert.deepEqual(quiet.take(), []);
	});

	it("looks again for what changed while somebody looked", async () => {
		const changed = library();
		await follow(changed, { git: changing(() => changed.outdate({ git: true })), disk: fakeDisk({}) });
		assert.equal(stateIn(changed), "verified");
	});

	it("keeps what was found first where nobody is told of a change", async () => {
		const unchanged = library();
		await follow(unchanged, { git: changing(() => undefined), disk: fakeDisk({}) });
		assert.equal(stateIn(unchanged), "broken");
	});

	it("gives back what it gave up", async () => {
		const stopped = library();
		await assert.rejects(follow(stopped, { git: after, disk: fakeDisk({}), signal: AbortSignal.abort() }));
		assert.equal(stopped.take().length, 1);
	});
});

/** A model card that needs git, and another one that needs the disk. */
function both(): Library {
	const made = library();
	made.set("b.md", "---\nartifact: model-card\nid: MC-b\nmodel: { ref: 'file:model.onnx' }\n---\n");
	return made;
}

const told = (from: Library): (string | undefined)[] =>
	["a.md", "b.md"].map((path) => from.check(path)?.traced?.references[0]?.resolution?.state);

/** A disk that answers when it is let. */
function slowDisk(): { readonly disk: FakeDisk; readonly let: () => void } {
	const disk = fakeDisk({ "model.onnx": "weights" });
	let open = (): void => undefined;
	const opened = new Promise<void>((resolve) => {
		open = resolve;
	});
	return { disk: { ...disk, stat: (path) => opened.then(() => disk.stat(path)) }, let: () => open() };
}

describe("Slow references", () => {
	it("keep no quick ones waiting", async () => {
		const made = both();
		const slow = slowDisk();
		const seen: string[][] = [];
		await follow(made, { git: after, disk: slow.disk }, (paths) => {
			seen.push([...paths]);
			if (seen.length > 1) return;
			assert.deepEqual(told(made), ["verified", undefined]);
			slow.let();
		});
		assert.deepEqual(seen, [["a.md"], ["b.md"]]);
		assert.deepEqual(told(made), ["verified", "unpinned"]);
	});

	it("that fail lose nothing that was found", async () => {
		const made = both();
		const disk: Disk = { ...fakeDisk({}), stat: () => Promise.reject(new TypeError("a mistake of ours")) };
		await assert.rejects(follow(made, { git: after, disk }), /a mistake of ours/);
		assert.deepEqual(told(made), ["verified", undefined]);
		assert.deepEqual(
			made.take().map(({ reference }) => reference.text),
			["file:model.onnx"],
		);
	});

	it("are given back when one gives up meanwhile, and not taken in", async () => {
		const made = both();
		const slow = slowDisk();
		const stop = new AbortController();
		const giveUp = (): void => {
			stop.abort();
			slow.let();
		};
		await assert.rejects(follow(made, { git: after, disk: slow.disk, signal: stop.signal }, giveUp), { name: "AbortError" });
		assert.deepEqual(told(made), ["verified", undefined]);
		assert.equal(made.take().length, 1);
	});

	it("says what it knows of other files while it reads a large one", async () => {
		const files = library();
		files.set("a.md", "---\nartifact: model-card\nid: MC-a\nmodel:\n  ref: file:large.bin\ntraining:\n  code: file:small.py\n---\n");
		const disk = fakeDisk({ "large.bin": "x", "small.py": "y" });
		let read: () => void = () => undefined;
		const isRead = new Promise<void>((resolve) => {
			read = resolve;
		});
		const slow: Disk = {
			...disk,
			stat: async (path) => (path === "large.bin" ? { kind: "file", size: 5_000_000_000 } : disk.stat(path)),
			digest: async (path, algorithms) => {
				if (path === "large.bin") await isRead;
				return disk.digest(path, algorithms);
			},
		};
		const states = () => files.check("a.md")?.traced?.references.map(({ resolution }) => resolution?.state);
		const told: ReturnType<typeof states>[] = [];
		await follow(files, { git: after, disk: slow }, () => {
			told.push(states());
			read();
		});
		assert.deepEqual(told, [
			[undefined, "unpinned"],
			["unpinned", "unpinned"],
		]);
	});
});

describe("References that somebody follows already", () => {
	it("are not followed twice", async () => {
		const made = both();
		const git = fakeGit({ commits: [{ files: {} }] });
		await Promise.all([follow(made, { git, disk: fakeDisk({}) }), follow(made, { git, disk: fakeDisk({}) })]);
		assert.equal(git.calls.filter((call) => call === "commits").length, 1);
	});

	it("are asked once for all documents that cite them", async () => {
		const made = library();
		made.set("c.md", (made.text("a.md") ?? "").replace("MC-a", "MC-c"));
		const git = fakeGit({ commits: [{ files: {} }] });
		const seen: string[][] = [];
		await follow(made, { git, disk: fakeDisk({}) }, (paths) => seen.push([...paths].sort()));
		assert.deepEqual(seen, [["a.md", "c.md"]]);
		assert.equal(git.calls.filter((call) => call === "commits").length, 1);
	});
});
