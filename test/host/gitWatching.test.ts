import assert from "node:assert/strict";
import { Disposable, type Event } from "vscode";
import { Checking } from "../../src/editor/checking";
import { Following } from "../../src/editor/following";
import { Listening } from "../../src/editor/gitWatching";
import type { Ground, Grounds } from "../../src/editor/ground";
import { type Root, Roots } from "../../src/editor/roots";
import { card, folder, until } from "./documents";

const log = { info: () => undefined, error: () => undefined };

/** Counts who listens. */
function counting(): { readonly event: Event<never>; readonly listeners: () => number } {
	let listeners = 0;
	const event = () => {
		listeners++;
		return new Disposable(() => listeners--);
	};
	return { event, listeners: () => listeners };
}

/** The built-in extension, which answers when it is told to. */
function builtIn() {
	const opened = counting();
	const moved = counting();
	const waiting: (() => void)[] = [];
	const repository = { rootUri: folder(), state: { onDidChange: moved.event } };
	const api = { repositories: [repository], onDidOpenRepository: opened.event, getRepository: () => null };
	const ask = () => new Promise<typeof api>((resolve) => waiting.push(() => resolve(api)));
	return { ask, waiting, listeners: () => [opened.listeners(), moved.listeners()] };
}

describe("Who listens to git", () => {
	it("listens once, though folders changed while it was still beginning, and no more when it is over", async () => {
		const git = builtIn();
		const listening = new Listening(() => undefined, log, git.ask);
		const roots = new Roots(log);
		const first = listening.to(roots);
		await until("the built-in extension to be asked", () => git.waiting.length === 1);
		const second = listening.to(roots);
		await until("it to be asked again", () => git.waiting.length === 2);
		for (const answer of git.waiting) answer();
		await Promise.all([first, second]);
		assert.deepEqual(git.listeners(), [1, 1]);
		const third = listening.to(roots);
		await until("it to be asked once more", () => git.waiting.length === 3);
		assert.deepEqual(git.listeners(), [0, 0]);
		listening.dispose();
		git.waiting[2]?.();
		await third;
		await listening.to(roots);
		assert.deepEqual(git.listeners(), [0, 0]);
		assert.equal(git.waiting.length, 3);
	});

	it("says which folder could not be watched, and listens to the rest", async () => {
		const git = builtIn();
		const errors: string[] = [];
		const listening = new Listening(() => undefined, { ...log, error: (what) => errors.push(what) }, git.ask);
		const roots = new Roots(log);
		const broken = Object.assign(Object.create(roots), { of: () => assert.fail("no root") });
		try {
			const begun = listening.to(broken);
			await until("the built-in extension to be asked", () => git.waiting.length === 1);
			git.waiting[0]?.();
			await begun;
			assert.match(errors.join(), /git cannot be watched/);
			assert.deepEqual(git.listeners(), [1, 1]);
		} finally {
			listening.dispose();
		}
	});
});

describe("A folder that is no longer open", () => {
	it("has nothing opened for it by what was begun before", async () => {
		const opened: Root[] = [];
		const grounds = { of: (root: Root): Ground | undefined => void opened.push(root), close: () => undefined };
		const roots = new Roots(log);
		const checking = new Checking(roots, new Following(grounds as unknown as Grounds, log), log, folder());
		try {
			const root = roots.of({ uri: folder(), name: "folder", index: 0 });
			root.library.set("a.md", card("MC-closed"));
			checking.follow(root);
			assert.equal(opened.length, 1);
			const scan = checking.scan(root);
			roots.forget({ uri: folder(), name: "folder", index: 0 });
			checking.forget(root);
			await scan;
			checking.rescanSoon(root);
			checking.refresh(root);
			checking.gitChanged(root);
			checking.followAgain(root);
			checking.changed(root, "b.md", card("MC-closed-too"));
			await checking.settle(root);
			await new Promise((resolve) => setTimeout(resolve, 600));
			assert.equal(opened.length, 1);
		} finally {
			checking.dispose();
		}
	});
});
