import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { commands, Range, type TextDocument, WorkspaceEdit, window, workspace } from "vscode";
import { CARD, closeEditors, folder, ours, ruleOf, until, untilClean, untilRule } from "./documents";
import { commit, repository } from "./repository";

const SYSTEM = "day";

/** What the documents of the cases say was measured. */
const NUMBERS = "eval/day.json";

/** A document of the cases, as somebody answers its questions, about the system of the day. */
function answered(kind: string, commitId: string): string {
	const text = readFileSync(path.join(__dirname, "../test/cases/_base", `${kind}.md`), "utf8");
	return text
		.replace(/^system: .*$/m, `system: ${SYSTEM}`)
		.replace(/git:[0-9a-f]{40}#[^\s"`,}]+/g, `git:${commitId}#${NUMBERS}`)
		.replace(/dvc:[^\s"`,}]+/g, `git:${commitId}#${NUMBERS}`);
}

/** The text of a document becomes another, as if somebody had typed it. */
async function type(document: TextDocument, text: string): Promise<void> {
	const edit = new WorkspaceEdit();
	edit.replace(document.uri, new Range(0, 0, document.lineCount, 0), text);
	assert.ok(await workspace.applyEdit(edit));
	await window.showTextDocument(document);
	assert.ok(await document.save());
}

/** *New Document*: it opens without a squiggle. */
async function begin(kind: string): Promise<TextDocument> {
	const file = `day/${kind}.md`;
	await commands.executeCommand("raiDocs.newDocument", { kind, system: SYSTEM, tier: 3, file });
	const document = await until(`${file} in front`, () => {
		const front = window.activeTextEditor?.document;
		return front?.uri.path.endsWith(file) && front;
	});
	assert.deepEqual(ours(document.uri).map(ruleOf), []);
	return document;
}

const approve = (answers: object): Thenable<unknown> =>
	commands.executeCommand("raiDocs.approve", {
		...{ role: "rai-lead", name: "Tove Berg", email: "tove@example.com", decision: "approved" },
		...{ conditions: [], evidence: "gh:linden/day#1", date: today(), ...answers },
	});

const today = (): string => new Date().toISOString().slice(0, 10);

const replaced = (document: TextDocument, from: string, to: string): string => {
	assert.ok(document.getText().includes(from), `“${from}” is not in\n${document.getText()}`);
	return document.getText().replace(from, to);
};

/** One day of an associate, told in order: each step stands on the one before. */
describe("An associate's day", () => {
	let pin = "";
	let card: TextDocument;
	let packet: TextDocument;

	before(async () => {
		repository();
		pin = commit("What the day is about", { [NUMBERS]: '{ "mape": 0.08, "signs": 0.03 }\n' });
		await workspace.getConfiguration("raiDocs").update("owner", "Ada Osei <ada@example.com>", true);
	});

	after(closeEditors);

	for (const kind of ["intake-request", "risk-assessment"])
		it(`begins and answers the ${kind}`, async () => {
			const document = await begin(kind);
			await type(document, answered(kind, pin));
			await untilClean(document.uri);
		});

	it("writes the card, whose number its evidence contradicts at first", async () => {
		card = await begin("model-card");
		const text = CARD.replace("MC-credit", `MC-${SYSTEM}`).replace("system: credit", `system: ${SYSTEM}`);
		await type(card, text.replace("value: 0.871", "value: 0.817"));
		await untilRule(card.uri, "trace/claim-different");
		await type(card, text);
		await untilClean(card.uri);
	});

	for (const kind of ["evaluation-report", "readiness-memo"])
		it(`begins and answers the ${kind}`, async () => {
			const document = await begin(kind);
			await type(document, answered(kind, pin));
			await untilClean(document.uri);
		});

	it("asks for an exception, which covers a problem once somebody else has approved it", async () => {
		await type(card, `${card.getText()}\nSee \`branch:main\`.\n`);
		await untilRule(card.uri, "trace/unpinned");
		const exception = await begin("exception-request");
		const text = answered("exception-request", pin)
			.replace("artifacts: [DS-gates]", `artifacts: [MC-${SYSTEM}]`)
			.replace(/\n +pointer: .*/, "")
			.replace(/start: .*/, `start: ${today()}`)
			.replace(/expires: .*/, `expires: ${new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10)}`);
		await type(exception, text);
		await window.showTextDocument(exception);
		await approve({});
		await type(exception, replaced(exception, "status: in-review", "status: approved"));
		await until("the problem to be covered", () =>
			ours(card.uri).some((problem) => ruleOf(problem) === "trace/unpinned" && /Covered by EX-/i.test(problem.message)),
		);
	});

	it("puts the packet together, and records what the board decided", async () => {
		packet = await begin("review-packet");
		assert.match(packet.getText(), new RegExp(`- MC-${SYSTEM}`));
		const text = answered("review-packet", pin).replace(/^members:.*$/m, `members: [MC-${SYSTEM}]`);
		await type(packet, text);
		await window.showTextDocument(packet);
		const option = /- \{? ?option: ([^,\n]+)/.exec(text)?.[1] ?? assert.fail("the packet names no option");
		await until("the outcome", async () => {
			await commands.executeCommand("raiDocs.recordOutcome", {
				...{ who: [{ role: "review-board", name: "Tove Berg" }], date: today(), option, decision: "approved" },
				...{ votes: { for: 3, against: 0, abstained: 0 }, recusals: [], dissent: [], conditions: [], rationale: "It can be stopped" },
				minutes: "gh:linden/day#2",
			});
			return packet.getText().includes("approvals:");
		});
		assert.match(packet.getText(), new RegExp(`\\{ id: MC-${SYSTEM}, version: "1\\.0\\.0", digest: "rai1:sha256:`));
	});

	it("sees that the card says something else than was approved, and on which line", async () => {
		await window.showTextDocument(card);
		await approve({});
		assert.ok(await card.save());
		commit("The day's documents", { "day/model-card.md": card.getText() });
		await type(
			card,
			replaced(card, "limitations: Applicants with little history", "limitations: Applicants with little history, and students"),
		);
		const problem = await untilRule(card.uri, "governance/approval-changed");
		assert.match(problem.message, /Tove Berg approved 1\.0\.0\. Since then: one field\./);
		assert.equal(card.getText(problem.range).length > 0, true);
		const files = readdirSync(path.join(folder().fsPath, "day"));
		assert.ok(files.length >= 7, String(files.length));
		assert.ok(files.includes(`decision-log-${SYSTEM}.md`));
	});
});
