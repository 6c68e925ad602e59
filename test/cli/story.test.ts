import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { unzipSync, zipSync } from "fflate";
import { recordApproval } from "../../src/core/governance/record.js";
import { Library } from "../../src/core/library/library.js";
import { load } from "../../src/core/library/load.js";
import { freeze } from "../../src/core/packet/frozen.js";
import { logDecision, outcomeFields } from "../../src/core/packet/outcome.js";
import { diskFiles } from "../../src/node/files.js";
import { baseText } from "../cases/case.js";
import { PARKING } from "../core/packet/packets.js";
import { remove } from "../node/folder.js";
import { commit, git, repository } from "../node/repository.js";
import { type JsonProblem, run } from "./run.js";

const BOARD = ["--role", "review-board", "--name", "Tove Lindqvist", "--email", "tove@example.com"];
const TODAY = "2026-11-28";

/** One story, told in order: each step stands on the one before. */
describe("From an assessment to an audit", () => {
	let top = "";
	const at = (name: string): string => path.join(top, name);
	const read = (name: string): string => readFileSync(at(name), "utf8");
	const write = (name: string, text: string): void => writeFileSync(at(name), text);
	const rai = (...args: readonly string[]) => run(top, args, { today: () => TODAY });
	const problems = async (): Promise<readonly JsonProblem[]> => JSON.parse((await rai("check", "--format", "json")).out).problems;
	const rules = async (name: string): Promise<string[]> => {
		return (await problems()).filter((problem) => problem.path === name).map(({ rule }) => rule);
	};

	before(() => {
		top = repository({
			"card.md": PARKING["card.md"] ?? "",
			"risks.md": PARKING["risks.md"] ?? "",
			"sheet.md": PARKING["sheet.md"] ?? "",
			"log.md": baseText("decision-log-tier-1.md").replace("system: helpdesk", "system: parking"),
		});
	});
	after(() => remove(top));

	it("a packet is written from what is there", async () => {
		const { code } = await rai("new", "review-packet", "--system", "parking", "--out", "packet.md");
		assert.equal(code, 0);
		assert.match(read("packet.md"), /members: {10}# the documents the board decides on\n {2}- MC-parking/);
		write("packet.md", PARKING["packet.md"] ?? "");
		commit(top, {});
	});

	it("the board approves it, and what it approved is bound: documents, digests, commit", async () => {
		const { code, err } = await rai("approve", "packet.md", ...BOARD, "--decision", "approved", "--evidence", "gh:linden/parking#12");
		assert.deepEqual([code, err], [0, ""]);
		const text = read("packet.md");
		assert.match(text, /members:\n\s+- \{ id: MC-parking, version: "1\.0\.0", digest: "rai1:sha256:[0-9a-f]{64}" \}/);
		assert.ok(text.includes(`commit: ${git(top, ["rev-parse", "HEAD"]).trim()}`) || text.includes(git(top, ["rev-parse", "HEAD"]).trim()));
		write("packet.md", text.replace("status: in-review", "status: approved"));
		assert.deepEqual(
			(await rules("packet.md")).filter((rule) => rule.startsWith("governance/approval")),
			[],
		);
		commit(top, {});
	});

	it("a squash merge changes none of it", async () => {
		git(top, ["checkout", "--quiet", "-b", "later"]);
		commit(top, { "notes.txt": "1" });
		commit(top, { "notes.txt": "2" });
		git(top, ["checkout", "--quiet", "main"]);
		git(top, ["merge", "--squash", "--quiet", "later"]);
		git(top, ["commit", "--quiet", "-m", "Squashed"]);
		git(top, ["branch", "-D", "later"]);
		assert.deepEqual(
			(await rules("packet.md")).filter((rule) => rule.startsWith("governance/approval")),
			[],
		);
	});

	it("its zip verifies, at any later time, without a repository", async () => {
		assert.equal((await rai("packet", "packet.md", "--format", "zip", "--out", "kept.zip")).code, 0);
		const { code, out } = await run(path.dirname(top), ["verify", at("kept.zip")]);
		assert.equal(code, 0);
		assert.match(out, /self-consistent/);
	});

	it("a number changes: the card's own approval says so, and what changed", async () => {
		assert.equal((await rai("approve", "card.md", "--role", "rai-lead", "--name", "T. Lindqvist", "--decision", "approved")).code, 0);
		commit(top, {});
		write("card.md", read("card.md").replace("value: 0.08", "value: 0.09"));
		const changed = (await problems()).find(({ rule, path: file }) => rule === "governance/approval-changed" && file === "card.md");
		assert.match(changed?.message ?? "", /^T\. Lindqvist approved 1\.0\.0\. Since then: one number\./);
	});

	it("who approved it reads what changed, and stands by it", async () => {
		const { code, out } = await rai(
			"approve",
			"card.md",
			"--role",
			"rai-lead",
			"--name",
			"T. Lindqvist",
			"--decision",
			"approved",
			"--reaffirm",
		);
		assert.equal(code, 0);
		assert.match(out, /read: .*value/);
		assert.deepEqual(
			(await rules("card.md")).filter((rule) => rule === "governance/approval-changed"),
			[],
		);
		commit(top, {});
	});

	it("the next packet shows what changed since the board decided, and the conditions of the last meeting", async () => {
		const next = (PARKING["packet.md"] ?? "").replace("id: RP-parking", "id: RP-parking-2");
		await recordMeeting();
		write("next.md", next);
		write("card.md", read("card.md").replace("value: 0.09", "value: 0.1"));
		const { code } = await rai("packet", "next.md", "--out", "next.html");
		assert.equal(code, 0);
		const html = read("next.html");
		const changes = html.slice(html.indexOf('<section id="changes"'), html.indexOf('<section id="risks"'));
		assert.match(changes, /MC-parking[\s\S]*<del>0\.09<\/del> → <ins>0\.1<\/ins>/);
		const prior = html.slice(html.indexOf('<section id="prior"'), html.indexOf('<section id="untested"'));
		assert.match(prior, /Count queues at the festival[\s\S]*Grace Lin[\s\S]*2027-03-01/);
	});

	/** What the command of the editor does with the answers. */
	async function recordMeeting(): Promise<void> {
		const library = new Library({ today: () => TODAY });
		await load(library, diskFiles(top));
		const [packet, log] = ["packet.md", "log.md"].map((name) => library.check(name)?.artifact);
		assert.ok(packet && log);
		const outcome = {
			option: "Launch in both garages",
			conditions: [{ text: "Count queues at the festival", owner: { name: "Grace Lin" }, due: "2027-03-01", test: "A dated count" }],
		};
		const frozen = await freeze(library, packet);
		assert.ok(frozen && !("refused" in frozen));
		const decided = { role: "review-board", name: "Tove Lindqvist", decision: "approved", date: TODAY } as const;
		const approval = { ...decided, ...frozen, outcome: outcomeFields(outcome) };
		const recorded = recordApproval(packet, approval, library.policyFor("packet.md"), TODAY);
		const logged = logDecision(log, packet, [approval], outcome, { rationale: "It can be switched off" }, (id) => library.holds(id));
		assert.ok(!("refused" in recorded) && !("refused" in logged));
		write("packet.md", recorded.text);
		write("log.md", logged.text);
		commit(top, {});
	}

	it("an auditor verifies the zip of that day, and sees one that was altered", async () => {
		const kept = await run(top, ["verify", "kept.zip"]);
		assert.equal(kept.code, 0);
		const files = unzipSync(readFileSync(at("kept.zip")));
		const card = Buffer.from(files["card.md"] ?? []).toString();
		assert.match(card, /value: 0\.08/);
		files["card.md"] = Buffer.from(card.replace("value: 0.08", "value: 0.05"));
		writeFileSync(at("altered.zip"), zipSync(files));
		const altered = await run(top, ["verify", "altered.zip"]);
		assert.equal(altered.code, 1);
		assert.match(altered.out + altered.err, /card\.md: its sha256 is/);
	});
});
