import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { renameSync, rmSync } from "node:fs";
import path from "node:path";
import { commands, Uri, window, workspace } from "vscode";
import { parseDocument } from "../../src/core/document/document.js";
import { digestOf } from "../../src/core/trace/digest.js";
import {
	card,
	citing,
	claiming,
	closeEditors,
	folder,
	hoverAt,
	open,
	ours,
	placeOf,
	relying,
	ruleOf,
	until,
	untilClean,
	untilLens,
	untilRule,
	write,
} from "./documents";
import { commit, git, repository, writeOutside } from "./repository";

/** A commit that nothing leads to yet: its id is known before git is told of it. */
function commitAside(subject: string): string {
	return git("commit-tree", "HEAD^{tree}", "-p", "HEAD", "-m", subject);
}

describe("What changes outside of the editor", () => {
	after(closeEditors);

	before(repository);

	it("a commit that is made: its reference is followed again, the document untouched", async () => {
		commit("Before", {});
		// With all dates and names fixed, an id can be told before its commit exists.
		const future = commitAside("After");
		const loose = path.join(folder().fsPath, ".git/objects", future.slice(0, 2), future.slice(2));
		renameSync(loose, `${loose}.aside`);
		const { document } = await open("refresh-commit.md", citing("MC-refresh-commit", `git:${future}`));
		await untilRule(document.uri, "trace/commit-missing");
		renameSync(`${loose}.aside`, loose);
		git("merge", "--quiet", "--ff-only", future);
		await untilClean(document.uri);
		await untilLens(document.uri, /^3 references: 3 match$/);
	});

	it("a tag that is made, and moved", async () => {
		const first = commit("One to tag", {});
		const second = commit("Another to tag", {});
		const { document } = await open("refresh-tag.md", citing("MC-refresh-tag", `tag:refreshed@${first}`));
		await untilRule(document.uri, "trace/tag-missing");
		git("tag", "refreshed", first);
		await untilClean(document.uri);
		git("tag", "--force", "refreshed", second);
		await untilRule(document.uri, "trace/tag-moved");
	});

	it("a branch that is merged: what it held is no longer aside", async () => {
		const aside = commitAside("On a branch");
		git("branch", "--force", "refresh-side", aside);
		const { document } = await open("refresh-side.md", citing("MC-refresh-side", `git:${aside}`));
		await untilRule(document.uri, "trace/side-branch");
		git("merge", "--quiet", "--ff-only", "refresh-side");
		await untilClean(document.uri);
	});

	it("evidence, for documents that are open and for those that are not", async () => {
		commit("Some evidence", { "eval/refresh.json": '{ "auroc": 0.871 }' });
		const sha256 = "3a4f6f1cb8fd2f2b9d4b1dd0f2e0e9bb2cbb5a6f1dc2a0a3b8f5d8c9e7b6a5d4";
		const cited = (id: string) => claiming(id, `{ ref: "file:eval/refresh.json@sha256:${sha256}", pointer: /auroc }`);
		const { document } = await open("refresh-open.md", cited("MC-refresh-open"));
		const { range } = await untilRule(document.uri, "trace/digest-mismatch");
		assert.equal(document.getText(range), `sha256:${sha256}`);
		const closed = await write("refresh-closed.md", cited("MC-refresh-closed"));
		await untilRule(closed, "trace/digest-mismatch");
		const right = await hoverAt(document.uri, placeOf(document, "file:eval/refresh"));
		const present = /^- sha256: ([0-9a-f]{64})$/m.exec(right)?.[1] ?? "";
		for (const [name, id] of [
			["refresh-open.md", "MC-refresh-open"],
			["refresh-closed.md", "MC-refresh-closed"],
		] as const)
			writeOutside(name, cited(id).replace(sha256, present));
		await untilClean(document.uri);
		await untilClean(closed);
		writeOutside("eval/refresh.json", '{ "auroc": 0.881 }');
		await untilRule(document.uri, "trace/digest-mismatch");
		await untilRule(closed, "trace/digest-mismatch");
		rmSync(path.join(folder().fsPath, "eval/refresh.json"));
		await untilRule(document.uri, "trace/path-missing");
		await untilRule(closed, "trace/path-missing");
		writeOutside("eval/refresh.json", '{ "auroc": 0.871 }');
		await untilClean(document.uri);
		await untilClean(closed);
	});

	it("a file that is committed: it is known to be tracked", async () => {
		writeOutside("eval/untracked.json", "{}");
		const { document } = await open(
			"refresh-tracked.md",
			relying(
				"MC-refresh-tracked",
				'{ ref: "file:eval/untracked.json@sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a" }',
			),
		);
		await untilRule(document.uri, "trace/uncommitted");
		git("add", "eval/untracked.json");
		await untilClean(document.uri);
	});

	it("a document that others rely on, by version and by digest", async () => {
		const text = card("MC-refresh-target");
		const digest = digestOf(parseDocument("refresh-target.md", text, "markdown"));
		await open("refresh-target.md", text);
		const { document } = await open("refresh-version.md", relying("MC-refresh-version", "{ ref: MC-refresh-target@1.0.0 }"));
		const closed = await write("refresh-digest.md", relying("MC-refresh-digest", `{ ref: MC-refresh-target, digest: "${digest}" }`));
		await untilClean(document.uri);
		await untilClean(closed);
		writeOutside("refresh-target.md", text.replace("# as of May", "# as of June").replace("in-review", "draft"));
		await until("the target to be read again", async () =>
			/as of June/.test((await workspace.openTextDocument(Uri.joinPath(folder(), "refresh-target.md"))).getText()),
		);
		await untilClean(closed);
		writeOutside("refresh-target.md", text.replace('version: "1.0.0"\nstatus', 'version: "1.1.0"\nstatus'));
		for (const uri of [document.uri, closed]) await untilRule(uri, "trace/suspect");
	});

	it("a sheet that is made, and deleted", async () => {
		const { document } = await open("refresh-sheet.md", relying("MC-refresh-sheet", "{ ref: MC-refresh-made }"));
		await untilRule(document.uri, "trace/artifact-missing");
		writeOutside("made/sheet.md", card("MC-refresh-made"));
		await untilClean(document.uri);
		rmSync(path.join(folder().fsPath, "made"), { recursive: true });
		await untilRule(document.uri, "trace/artifact-missing");
	});

	it("is seen where the editor watches nothing", async () => {
		const settings = workspace.getConfiguration("files");
		const [evidence, folderOfOurs] = ["eval/unwatched.json", "unwatched"];
		await settings.update("watcherExclude", { "**": true }, true);
		try {
			commit("Nobody watches", { [evidence]: '{ "auroc": 0.871 }' });
			const sha256 = createHash("sha256").update('{ "auroc": 0.871 }').digest("hex");
			const text = claiming("MC-unwatched", `{ ref: "file:${evidence}@sha256:${sha256}", pointer: /auroc }`);
			const { document } = await open(`${folderOfOurs}/open.md`, text);
			await untilLens(document.uri, /^2 references: 2 match$/);
			writeOutside(`${folderOfOurs}/closed.md`, text.replace("MC-unwatched", "MC-unwatched-too"));
			writeOutside(evidence, '{ "auroc": 0.881 }');
			await untilRule(document.uri, "trace/digest-mismatch");
			const closed = Uri.joinPath(folder(), folderOfOurs, "closed.md");
			await untilRule(closed, "trace/digest-mismatch");
			rmSync(closed.fsPath);
			await untilClean(closed);
		} finally {
			await settings.update("watcherExclude", undefined, true);
		}
	});

	it("is heard without the built-in extension's help, too", async () => {
		const settings = workspace.getConfiguration("git");
		await settings.update("autorefresh", false, true);
		try {
			const pin = commit("Unheard", {});
			const { document } = await open("refresh-unheard.md", citing("MC-refresh-unheard", `tag:unheard@${pin}`));
			await untilRule(document.uri, "trace/tag-missing");
			git("tag", "unheard", pin);
			await untilClean(document.uri);
		} finally {
			await settings.update("autorefresh", undefined, true);
		}
	});
});

describe("Where git cannot be asked", () => {
	after(closeEditors);

	before(repository);

	/** Nothing says broken, and the reason is told. */
	async function notCheckable(name: string, reason: RegExp): Promise<void> {
		const uri = Uri.joinPath(folder(), name);
		await commands.executeCommand("raiDocs.checkReferences");
		await untilLens(uri, /^4 references: 2 match, 2 not checkable here$/);
		assert.deepEqual(ours(uri).map(ruleOf), []);
		const { document } = await window.showTextDocument(uri);
		assert.match(await hoverAt(uri, placeOf(document, "git:")), reason);
	}

	const written = async (name: string, id: string) => {
		const pin = git("rev-parse", "HEAD");
		const { document } = await open(name, citing(id, `git:${pin}#README.md`, `tag:nowhere@${pin}`));
		await untilRule(document.uri, "trace/tag-missing");
	};

	it("because it is missing, references are not checkable, and the rest is", async () => {
		await written("no-git.md", "MC-no-git");
		const before = process.env["PATH"];
		process.env["PATH"] = path.join(folder().fsPath, "nothing");
		try {
			await notCheckable("no-git.md", /^\*\*Not checkable here\*\* · Git is not on the PATH\. Install git/);
		} finally {
			process.env["PATH"] = before;
		}
		await commands.executeCommand("raiDocs.checkReferences");
		await untilRule(Uri.joinPath(folder(), "no-git.md"), "trace/tag-missing");
	});

	it("because there is no repository, references are not checkable", async () => {
		await written("no-repository.md", "MC-no-repository");
		const [here, aside] = [path.join(folder().fsPath, ".git"), path.join(folder().fsPath, "..", "aside.git")];
		renameSync(here, aside);
		try {
			await notCheckable("no-repository.md", /^\*\*Not checkable here\*\* · The folder is in no git repository\. Open a folder of a clone/);
		} finally {
			renameSync(aside, here);
		}
		await commands.executeCommand("raiDocs.checkReferences");
		await untilRule(Uri.joinPath(folder(), "no-repository.md"), "trace/tag-missing");
	});
});
