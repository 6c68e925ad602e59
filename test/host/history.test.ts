import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { card, folder, open, until, untilClean, untilRule } from "./documents";
import { markGit } from "./markedGit";

describe("The history in git", () => {
	it("is asked for in a trusted workspace", async () => {
		const git = await markGit();
		try {
			await open("asked.md", card("MC-asked"));
			await until("a mark", async () => (await git.marks()).includes("cat-file") || (await git.marks()).includes("log"));
		} finally {
			git.restore();
		}
	});

	it("tells that a status was skipped", async () => {
		const git = (...args: string[]) =>
			execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.com", ...args], { cwd: folder().fsPath });
		git("init", "--quiet");
		const { document } = await open(
			"steps.md",
			card("MC-steps", (text) => text.replace("status: in-review", "status: draft")),
		);
		git("add", "steps.md", "models", "eval");
		git("commit", "--quiet", "-m", "draft");
		const editor = await open("steps.md", card("MC-steps"));
		await untilClean(editor.document.uri);
		const approval =
			"approvals:\n  - { role: rai-lead, name: T. Lindqvist, decision: approved, date: 2026-03-01, version: 1.0.0 }\n---\n## Summary";
		await open(
			"steps.md",
			card("MC-steps", (text) => text.replace("status: in-review", "status: approved").replace("---\n## Summary", approval)),
		);
		const { range } = await untilRule(document.uri, "artifact/status-step");
		assert.equal(document.getText(range), "approved");
	});
});
