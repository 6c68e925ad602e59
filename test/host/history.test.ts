import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { card, folder, open, ours, ruleOf, until, untilClean, untilRule } from "./documents";
import { markGit } from "./markedGit";
import { commit, git, repository } from "./repository";

const APPROVAL =
	"approvals:\n  - { role: rai-lead, name: T. Lindqvist, decision: approved, date: 2026-03-01, version: 1.0.0 }\n---\n## Summary";

const draft = (id: string): string => card(id, (text) => text.replace("status: in-review", "status: draft"));

const approved = (id: string): string =>
	card(id, (text) => text.replace("status: in-review", "status: approved").replace("---\n## Summary", APPROVAL));

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
		const { document } = await open("steps.md", draft("MC-steps"));
		git("add", "steps.md", "models", "eval");
		git("commit", "--quiet", "-m", "draft");
		const editor = await open("steps.md", card("MC-steps"));
		await untilClean(editor.document.uri);
		await open("steps.md", approved("MC-steps"));
		const { range } = await untilRule(document.uri, "artifact/status-step");
		assert.equal(document.getText(range), "approved");
	});

	it("says nothing more by a commit that was taken back", async () => {
		repository();
		commit("Before it is taken back", {});
		commit("A draft", { "taken-back.md": draft("MC-taken-back") });
		const { document } = await open("taken-back.md", approved("MC-taken-back"));
		await untilRule(document.uri, "artifact/status-step");
		git("reset", "--quiet", "--soft", "HEAD~1");
		try {
			await until("no step to be missing", () => !ours(document.uri).some((problem) => ruleOf(problem) === "artifact/status-step"));
		} finally {
			git("reset", "--quiet");
		}
	});
});
