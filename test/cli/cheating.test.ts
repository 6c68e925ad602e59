import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { baseText } from "../cases/case.js";
import { approved, CARD as COLOURED, changed, REQUEST, withApprovals } from "../core/exceptions/exceptions.js";
import { PARKING } from "../core/packet/packets.js";
import { remove } from "../node/folder.js";
import { commit, repository } from "../node/repository.js";
import { checkJson, elsewhere, type JsonReport, run } from "./run.js";

type Files = Readonly<Record<string, string>>;

const tops: string[] = [];

/** A repository, a commit for each set of files. */
function repo(...commits: readonly Files[]): string {
	const top = repository(...commits);
	tops.push(top);
	return top;
}

/** Committed on a day, at noon. */
const on = (day: string) => ({ GIT_AUTHOR_DATE: `${day}T12:00:00Z`, GIT_COMMITTER_DATE: `${day}T12:00:00Z` });

const CARD = elsewhere(baseText("model-card.md"));

/** The rules told at a file, with their severities. */
const told = ({ problems }: JsonReport, file: string): string[] =>
	problems.filter((one) => one.path === file).map(({ rule, severity }) => `${severity} ${rule}`);

const messages = ({ problems }: JsonReport, file: string, rule: string): string[] =>
	problems.filter((one) => one.path === file && one.rule === rule).map(({ message }) => message);

function has(report: JsonReport, file: string, ...wanted: readonly string[]): void {
	const found = told(report, file);
	for (const one of wanted) assert.ok(found.includes(one), `${file}: “${one}” is not told, but\n${found.join("\n")}`);
}

/** Each is something that somebody in a hurry tries; each is told. */
describe("Cheating", () => {
	after(() => tops.forEach(remove));

	it("by a policy in a subfolder that turns off what is in the way", async () => {
		const nested = 'rules: { schema/unknown-key: "off", governance/quorum: info }\nexclude: ["**"]\nreferences: { minimum: { 1: V0 } }\n';
		const top = repo({ "rai-docs.yaml": "version: 1\n", "teams/rai-docs.yaml": nested, "teams/card.md": elsewhere(COLOURED) });
		const report = await checkJson(top);
		assert.deepEqual(told(report, "teams/rai-docs.yaml"), Array(4).fill("error policy/loosened"));
		has(report, "teams/card.md", "warning schema/unknown-key");
		assert.equal(report.excluded, 0);
	});

	describe("by leaving out a document that a packet names", () => {
		const packet = (members: string) => (PARKING["packet.md"] ?? "").replace("members: all", `members: ${members}`);

		it("one by one", async () => {
			const top = repo({ ...PARKING, "packet.md": packet("[MC-parking, DS-gates]"), "rai-docs.yaml": "exclude: [card.md]\n" });
			const report = await checkJson(top);
			assert.match(messages(report, "packet.md", "trace/artifact-missing").join(), /There is no document “MC-parking”/);
			assert.equal(report.excluded, 1);
		});

		it("by a glob", async () => {
			const files = packet("[DS-gates]\nmember_files: [card*.md]");
			const report = await checkJson(repo({ ...PARKING, "packet.md": files, "rai-docs.yaml": "exclude: [card.md]\n" }));
			has(report, "packet.md", "error packet/member-missing");
		});

		it("as one of all: what its tier requires is missing, and the packet says what was left out", async () => {
			const policy = "exclude: [card.md]\nsystems: { parking: { tier: 1 } }\n";
			const top = repo({ ...PARKING, "rai-docs.yaml": policy });
			assert.match(messages(await checkJson(top), "rai-docs.yaml", "policy/required").join("\n"), /has no model card or system card/);
			const { out } = await run(top, ["policy", "--explain"]);
			assert.match(out, /exclude +card\.md {2}\(rai-docs\.yaml:1, looser than nothing\)/);
			const { code } = await run(top, ["packet", "packet.md", "--out", "packet.html"]);
			assert.equal(code, 0);
			const page = readFileSync(path.join(top, "packet.html"), "utf8").replace(/<[^>]+>/g, " ");
			assert.match(page, /exclude\s+card\.md\s+nothing\s+looser\s+rai-docs\.yaml:1/);
		});
	});

	describe("by writing “tier: 3” on a system of tier 1", () => {
		it("that the policy knows", async () => {
			const report = await checkJson(repo({ "rai-docs.yaml": "systems: { parking: { tier: 1 } }\n", "card.md": CARD }));
			has(report, "card.md", "error artifact/tier", "error schema/required");
		});

		it("in a folder whose own policy calls it tier 3", async () => {
			const files = { "rai-docs.yaml": "systems: { parking: { tier: 1 } }\n", "t/rai-docs.yaml": "systems: { parking: { tier: 3 } }\n" };
			has(await checkJson(repo({ ...files, "t/card.md": CARD })), "t/card.md", "error artifact/tier");
		});

		it("in the policy that extends the one that knows better", async () => {
			const files = {
				"rai-docs.yaml": "extends: org.yaml\nsystems: { parking: { tier: 3 } }\n",
				"org.yaml": "systems: { parking: { tier: 1 } }\n",
			};
			const top = repo({ ...files, "card.md": CARD });
			has(await checkJson(top), "card.md", "error artifact/tier");
			assert.match(
				(await run(top, ["policy", "--explain"])).out,
				/systems\.parking\.tier +3 {2}\(rai-docs\.yaml:2, without effect: it stays 1\)/,
			);
		});

		it("in the intake whose answers come to more, and in the documents behind it", async () => {
			const intake = baseText("intake-request-tier-1.md")
				.replace("tier: 1\n", "tier: 3\n")
				.replace(/\n {2}final: 1/, "\n  final: 3");
			const card = CARD.replace("system: parking", "system: helpdesk");
			const report = await checkJson(repo({ "intake.md": intake, "card.md": card }));
			has(report, "intake.md", "error tier/looser");
			has(report, "card.md", "error artifact/tier");
		});

		it("by an override, and by changing what it was approved for", async () => {
			const override = "  override: { reason: One team only, approver: { role: rai-lead, name: T. Lindqvist, date: 2026-09-10 } }";
			const intake = baseText("intake-request.md")
				.replace("floor_triggers: [none]", "floor_triggers: [F02]")
				.replace("  final: 3", `  final: 3\n${override}`);
			const top = repo({ "intake.md": intake });
			has(await checkJson(top), "intake.md", "error tier/looser");
			const approve = ["approve", "intake.md", "--role", "rai-lead", "--name", "T. Lindqvist", "--decision", "approved"];
			assert.equal((await run(top, approve)).code, 0);
			assert.deepEqual(told(await checkJson(top), "intake.md"), []);
			commit(top, { "intake.md": readFileSync(path.join(top, "intake.md"), "utf8") });
			const more = readFileSync(path.join(top, "intake.md"), "utf8").replace("hard_triggers: [none]", "hard_triggers: [H01, H02, H03]");
			writeFileSync(path.join(top, "intake.md"), more);
			has(await checkJson(top), "intake.md", "error tier/looser", "error governance/approval-changed");
		});

		it("by approving one's own prohibited practice as legal", async () => {
			const top = repo({ "intake.md": baseText("intake-request.md").replace("stop_triggers: [none]", "stop_triggers: [P03, P06]") });
			const approve = ["approve", "intake.md", "--role", "legal-compliance", "--name", "Ada Osei", "--decision", "approved"];
			assert.equal((await run(top, approve)).code, 0);
			assert.equal(told(await checkJson(top), "intake.md").filter((one) => one === "error tier/prohibited").length, 2);
		});
	});

	describe("by a draft that never ends", () => {
		const draft = CARD.replace("status: in-review", "status: draft").replace(/^limitations:\n.*\n/m, "");

		it("is quiet while nobody relies on it", async () => {
			assert.deepEqual(
				told(await checkJson(repo({ "card.md": draft })), "card.md").filter((one) => !one.startsWith("info")),
				[],
			);
		});

		it("before a board", async () => {
			const report = await checkJson(repo({ ...PARKING, "card.md": draft }));
			has(report, "packet.md", "error packet/member-draft");
			has(report, "card.md", "info artifact/in-packet", "warning schema/required");
		});

		it("in production", async () => {
			const report = await checkJson(repo({ "rai-docs.yaml": "systems: { parking: { production: true } }\n", "card.md": draft }));
			has(report, "card.md", "info artifact/production", "warning schema/required");
		});
	});

	it("by an approval with an earlier date than its text has", async () => {
		const top = repo();
		commit(top, { "card.md": CARD }, on("2026-09-01"));
		commit(top, { "card.md": CARD.replace("two garages will be", "three garages will be") }, on("2026-09-20"));
		const who = ["--role", "rai-lead", "--name", "Tove Lindqvist", "--email", "tove@example.com", "--decision", "approved"];
		const approve = (today: string) =>
			run(top, ["approve", "card.md", ...who, "--evidence", "gh:linden/parking#12"], { today: () => today });
		assert.equal((await approve("2026-08-15")).code, 0);
		commit(top, {}, on("2026-09-21"));
		const backdated = messages(await checkJson(top), "card.md", "governance/approval-backdated");
		assert.match(backdated.join(), /dated 2026-08-15; but on 2026-09-01 \(commit [0-9a-f]{7}\) it still said something else/);
		assert.equal((await approve("2026-09-22")).code, 0);
		assert.equal(
			messages(await checkJson(top), "card.md", "governance/approval-backdated").length,
			1,
			"what is dated right is told of nothing",
		);
	});

	describe("by asking for the same exception again", () => {
		const first = approved(
			changed(
				REQUEST,
				["id: EX-parking", "id: EX-first"],
				["start: 2026-10-15", "start: 2026-05-01"],
				["expires: 2026-12-31", "expires: 2026-10-14"],
			),
		);

		it("under another name, beside it", async () => {
			const report = await checkJson(repo({ "card.md": elsewhere(COLOURED), "first.md": first, "second.md": approved() }));
			assert.match(
				messages(report, "second.md", "exception/reissued").join(),
				/since 2026-05-01 \(EX-first\): none lasts more than 180 days, whatever it is called/,
			);
		});

		it("under another name, in its place", async () => {
			const report = await checkJson(repo({ "card.md": elsewhere(COLOURED), "exception.md": first }, { "exception.md": approved() }));
			has(report, "exception.md", "error exception/reissued");
		});
	});

	it("by editing the log of decisions", async () => {
		const log = baseText("decision-log.md");
		const top = repo(
			{ "log.md": log },
			{ "log.md": changed(log, ["      - text: A second gate is counted", "      - text: A second gate may be counted"]) },
		);
		assert.match(messages(await checkJson(top), "log.md", "governance/log-rewritten").join(), /decisions\[0\] was changed/);
		writeFileSync(path.join(top, "log.md"), log.replace(/decisions:\n[\s\S]*?\n---/, "decisions: []\n---"));
		assert.match(messages(await checkJson(top), "log.md", "governance/log-rewritten").join(), /decisions\[0\] is gone/);
	});

	describe("by making “approved” of “rejected”", () => {
		it("in the status", async () => {
			const as = (status: string) => ({ "card.md": CARD.replace("status: in-review", `status: ${status}`) });
			const report = await checkJson(repo(as("draft"), as("in-review"), as("rejected"), as("approved")));
			assert.match(messages(report, "card.md", "artifact/status-step").join(), /“rejected” → “approved” leaves a step out/);
		});

		it("in the decision", async () => {
			const entry = (decision: string) =>
				withApprovals(REQUEST, `  - { role: rai-lead, name: Tove Lindqvist, decision: ${decision}, date: 2026-10-14, version: "1.0.0" }\n`);
			const report = await checkJson(repo({ "exception.md": entry("rejected") }, { "exception.md": entry("approved") }));
			assert.match(messages(report, "exception.md", "governance/approval-rewritten").join(), /approvals\[0\] was changed in decision/);
		});
	});

	describe("by giving a decided document another name", () => {
		const entry = (decision: string) =>
			withApprovals(REQUEST, `  - { role: rai-lead, name: Tove Lindqvist, decision: ${decision}, date: 2026-10-14, version: "1.0.0" }\n`);
		const anew = (text: string) => text.replace("id: EX-parking", "id: EX-anew");
		const rewritten = async (top: string, file: string) => messages(await checkJson(top), file, "governance/approval-rewritten").join();
		const move = (top: string, from: string, files: Files): void => {
			rmSync(path.join(top, from));
			commit(top, files);
		};

		it("that of its file", async () => {
			const top = repo({ "exception.md": entry("rejected") });
			move(top, "exception.md", { "docs/ex.md": entry("approved") });
			assert.match(await rewritten(top, "docs/ex.md"), /approvals\[0\] was changed in decision: in commit [0-9a-f]{7}/);
			move(top, "docs/ex.md", { "docs/again.md": entry("approved") });
			assert.match(await rewritten(top, "docs/again.md"), /approvals\[0\] was changed in decision/);
		});

		it("its id", async () => {
			const top = repo({ "exception.md": entry("rejected") }, { "exception.md": anew(entry("approved")) });
			assert.match(await rewritten(top, "exception.md"), /approvals\[0\] was changed in decision/);
		});

		it("both", async () => {
			const top = repo({ "exception.md": entry("rejected") });
			move(top, "exception.md", { "docs/ex.md": anew(entry("approved")) });
			assert.match(await rewritten(top, "docs/ex.md"), /approvals\[0\] was changed in decision/);
		});

		it("to leave out a step of its status", async () => {
			const as = (status: string) => CARD.replace("status: in-review", `status: ${status}`);
			const top = repo({ "card.md": as("draft") }, { "card.md": as("in-review") }, { "card.md": as("rejected") });
			move(top, "card.md", { "cards/parking.md": as("approved") });
			const said = messages(await checkJson(top), "cards/parking.md", "artifact/status-step");
			assert.match(said.join(), /“rejected” → “approved” leaves a step out/);
		});

		it("is no blame on a new one that comes as another one goes", async () => {
			const decided = '  - { role: rai-lead, name: Tove Lindqvist, decision: approved, date: 2026-10-14, version: "1.0.0" }\n';
			const top = repo({ "card.md": CARD.replace("\nmodel:", `\napprovals:\n${decided}model:`) });
			move(top, "card.md", { "exception.md": REQUEST });
			assert.equal(await rewritten(top, "exception.md"), "");
		});
	});

	describe("by what a policy extends", () => {
		const ROOT = "extends: policies/shared.yaml\n";
		const card = elsewhere(COLOURED);

		it("made wider than any policy may be", async () => {
			const wider = 'rules: { schema/required: "off", trace/unpinned: info, policy/loosened: "off" }\nreferences: { minimum: { 1: V0 } }\n';
			const top = repo({ "rai-docs.yaml": ROOT, "policies/shared.yaml": "rules: { schema/unknown-key: error }\n", "card.md": card });
			has(await checkJson(top), "card.md", "error schema/unknown-key");
			commit(top, { "policies/shared.yaml": wider, "card.md": card.replace(/^limitations:\n.*\n/m, "") });
			const report = await checkJson(top);
			assert.deepEqual(told(report, "policies/shared.yaml"), Array(4).fill("error policy/loosened"));
			has(report, "card.md", "warning schema/required", "warning schema/unknown-key");
		});

		it("made wider than a subfolder may be", async () => {
			const files = { "rai-docs.yaml": ROOT, "policies/shared.yaml": "rules: { schema/unknown-key: info }\n", "teams/card.md": card };
			const report = await checkJson(
				repo({ ...files, "teams/rai-docs.yaml": "extends: ../policies/wide.yaml\n", "policies/wide.yaml": "exclude: ['**']\n" }),
			);
			has(report, "policies/wide.yaml", "error policy/loosened");
			assert.equal(report.excluded, 0);
		});

		it("as wide as the root may be: it is said aloud where it counts", async () => {
			const wide = 'rules: { schema/unknown-key: "off" }\nexclude: [old/**]\n';
			const top = repo({ ...PARKING, "rai-docs.yaml": ROOT, "policies/shared.yaml": wide, "old/card.md": card });
			const { out } = await run(top, ["check"]);
			assert.match(out, /1 file excluded by the policy\./);
			assert.match(out, /The policy sets the severity of schema\/unknown-key\./);
			await run(top, ["packet", "packet.md", "--out", "packet.html"]);
			const page = readFileSync(path.join(top, "packet.html"), "utf8").replace(/<[^>]+>/g, " ");
			assert.match(page, /rules\.schema\/unknown-key\s+off\s+warning\s+looser\s+policies\/shared\.yaml:1/);
		});

		it("out of the repository", async () => {
			const report = await checkJson(repo({ "rai-docs.yaml": "extends: ../outside.yaml\n", "card.md": CARD }));
			assert.match(messages(report, "rai-docs.yaml", "policy/extends").join(), /leads out of the workspace/);
		});

		it("to hide a document", async () => {
			const yaml = `artifact: model-card\ncolour: red\n`;
			const report = await checkJson(repo({ "rai-docs.yaml": "extends: card.yaml\n", "card.yaml": yaml }));
			has(report, "rai-docs.yaml", "error policy/extends");
			has(report, "card.yaml", "warning schema/unknown-key");
			assert.equal(report.artifacts, 1);
		});
	});
});
