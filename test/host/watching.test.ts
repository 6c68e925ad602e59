import assert from "node:assert/strict";
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { workspace } from "vscode";
import type { Checking } from "../../src/editor/checking.js";
import { type Root, Roots } from "../../src/editor/roots.js";
import { TakingIn } from "../../src/editor/takingIn.js";
import { registerWatching } from "../../src/editor/watching.js";
import { card, closeEditors, folder, open, until } from "./documents";
import { writeOutside } from "./repository";

const log = { info: () => undefined, error: () => undefined };

interface Call {
	readonly name: string;
	readonly args: readonly unknown[];
}

/** A checking that does nothing but remember what it was told. */
function noting(calls: Call[]): Checking {
	const note =
		(name: string) =>
		async (...args: unknown[]) =>
			void calls.push({ name, args });
	return new Proxy({}, { get: (_, name) => note(String(name)) }) as unknown as Checking;
}

const first = () => workspace.workspaceFolders?.[0] ?? assert.fail("no folder is open");

async function scanned(roots: Roots): Promise<Root> {
	const root = roots.of(first());
	await roots.scan(root);
	return root;
}

describe("What comes and goes on the disk", () => {
	after(closeEditors);

	it("has a folder read anew where another folder came, not where a program wrote a file", async () => {
		const calls: Call[] = [];
		const roots = new Roots(log);
		const root = await scanned(roots);
		const watching = registerWatching(roots, noting(calls), log);
		const told = (file: string) => () => calls.some(({ name, args }) => name === "filesChanged" && (args[1] as Set<string>).has(file));
		const rescans = () => calls.filter(({ name }) => name === "rescanSoon");
		try {
			// What other tests did is heard of before.
			writeOutside("eval/before.csv", "a,b\n");
			await until("the file before to be told", told("eval/before.csv"));
			calls.length = 0;
			writeOutside("eval/came.csv", "a,b\n");
			await until("the file to be told", told("eval/came.csv"));
			assert.deepEqual(rescans(), []);
			mkdirSync(path.join(folder().fsPath, "came"));
			await until("the folder to be read anew", () => rescans().length > 0);
			assert.equal(rescans()[0]?.args[0], root);
		} finally {
			watching.dispose();
			for (const name of ["eval/before.csv", "eval/came.csv", "came"])
				rmSync(path.join(folder().fsPath, name), { recursive: true, force: true });
		}
	});

	it("is told once, however many files are gone, and none that has come back or is open", async () => {
		const calls: Call[] = [];
		const roots = new Roots(log);
		const names = Array.from({ length: 30 }, (_, i) => `lost/deep/${i}.md`);
		for (const [i, name] of names.entries()) writeOutside(name, card(`MC-lost-${i}`));
		const root = await scanned(roots);
		const opened = names.pop() ?? "";
		await open(opened, card("MC-lost-and-open"));
		rmSync(path.join(folder().fsPath, "lost"), { recursive: true, force: true });
		const back = names.pop() ?? "";
		writeOutside(back, card("MC-lost-and-found"));
		try {
			new TakingIn(roots, noting(calls), log).gone(root, new Set(["lost", back, "lost/nothing.csv", "nowhere"]));
			await until("both to be told", () => calls.length === 2);
			const told = calls.map(({ name, args: [, what, text] }) => [name, Array.isArray(what) ? what.sort() : what, text]);
			assert.deepEqual(told, [
				["gone", names.sort(), undefined],
				["changed", back, card("MC-lost-and-found")],
			]);
		} finally {
			rmSync(path.join(folder().fsPath, "lost"), { recursive: true, force: true });
		}
	});
});
