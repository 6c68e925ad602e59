import assert from "node:assert/strict";
import { commands, Position, type TextDocument, WorkspaceEdit, window, workspace } from "vscode";
import { closeEditors, folder, open, ours, ruleOf, until, write } from "./documents";

const PACKET = (system: string): string => `---
artifact: review-packet
schema: "1"
id: RP-${system}
title: Launch of ${system}
system: ${system}
tier: 3
version: "1.0.0"
status: in-review
owner: { name: Ada Osei }
checkpoint: { type: pre-launch, board: Board }
question: May it be launched?
options:
  - { option: Launch, consequences: It runs }
  - { option: Wait, consequences: As today }
recommendation: { option: Launch, by: { name: Grace Lin }, because: It can be stopped }
members: all # of this system
expires: 2027-06-30
---
## Summary

A small thing.
`;

const SHEET = (system: string): string => `---
artifact: dataset-sheet
schema: "1"
id: DS-${system}
title: Data
system: ${system}
tier: 3
version: "1.0.0"
status: in-review
owner: { name: Ada Osei }
---
## Summary

Counts.
`;

const WHO = { role: "review-board", name: "Tove Berg" };

const DATE = "2026-03-01";

const OUTCOME = {
	who: [WHO, { role: "rai-lead", name: "Grace Lin" }],
	date: DATE,
	option: "Launch",
	decision: "approved-with-conditions",
	votes: { for: 3, against: 1, abstained: 0 },
	recusals: [],
	dissent: [{ by: "Jonas Weber", view: "Wait" }],
	conditions: [{ text: "Count again", owner: { name: "Grace Lin" }, due: "2026-12-01", test: "A dated count" }],
	rationale: "It can be stopped",
	minutes: "gh:linden/parking#12",
};

async function packet(system: string): Promise<TextDocument> {
	await write(`meeting/${system}-sheet.md`, SHEET(system));
	const { document } = await open(`meeting/${system}.md`, PACKET(system));
	// The sheet was written on disk: it is a member once the editor has heard of it.
	await until("the member", async () => {
		await commands.executeCommand("raiDocs.returnPacket", { ...WHO, date: DATE, name: "Nobody", reasons: [] });
		const found = await commands.executeCommand<unknown[]>("vscode.executeWorkspaceSymbolProvider", "");
		return found !== undefined;
	});
	return document;
}

describe("The meeting", () => {
	afterEach(closeEditors);

	it("is recorded in the packet and in a new log, with follow-ups to paste", async () => {
		const document = await packet("meeting-new");
		await until("the outcome", async () => {
			await commands.executeCommand("raiDocs.recordOutcome", OUTCOME);
			return document.getText().includes("approvals:");
		});
		const text = document.getText();
		assert.match(text, /outcome:\n\s+option: Launch\n\s+votes: \{ for: 3, against: 1, abstained: 0 \}/);
		assert.match(text, /members:\n\s+- \{ id: DS-meeting-new, version: "1\.0\.0", digest: "rai1:sha256:/);
		assert.ok(text.includes("members: all # of this system"));
		assert.match(text, /- role: rai-lead\n\s+name: Grace Lin\n\s+decision: approved-with-conditions/);
		const log = await workspace.openTextDocument(folder().with({ path: `${folder().path}/meeting/decision-log-meeting-new.md` }));
		assert.match(log.getText(), /decisions:\n {2}- id: DEC-meeting-new-1\n {4}date: 2026-03-01\n/);
		assert.match(
			log.getText(),
			/conditions:\n\s+- \{ text: Count again, owner: \{ name: Grace Lin \}, due: 2026-12-01, acceptance_test: A dated count, status: open \}/,
		);
		await window.showTextDocument(document);
	});

	it("is recorded in the log there is", async () => {
		const log = await open(
			"meeting/log-known.md",
			'---\nartifact: decision-log\nschema: "1"\nid: DL-meeting-known\ntitle: Log\nsystem: meeting-known\ntier: 3\nversion: "1.0.0"\nstatus: in-review\nowner: { name: Ada Osei }\ndecisions: [] # none yet\n---\n',
		);
		const document = await packet("meeting-known");
		await until("the outcome", async () => {
			await commands.executeCommand("raiDocs.recordOutcome", OUTCOME);
			return document.getText().includes("approvals:");
		});
		assert.match(log.document.getText(), /decisions: # none yet\n {2}- id: DEC-meeting-known-1\n/);
	});

	it("does nothing to a document that is no packet", async () => {
		const { document } = await open("meeting/none.md", SHEET("meeting-none"));
		const before = document.getText();
		void commands.executeCommand("raiDocs.recordOutcome", OUTCOME);
		await until("the warning", async () => {
			await commands.executeCommand("notifications.clearAll");
			return true;
		});
		assert.equal(document.getText(), before);
	});

	it("may end without a decision: the packet says why, and that changes are requested", async () => {
		const document = await packet("meeting-returned");
		await window.showTextDocument(document);
		await commands.executeCommand("raiDocs.returnPacket", { ...WHO, date: DATE, reasons: ["The numbers for people under 25 are missing"] });
		assert.match(document.getText(), /status: changes-requested\n/);
		assert.match(document.getText(), /decision: abstained\n[\s\S]*returned:\n\s+- The numbers for people under 25 are missing\n/);
	});

	it("sends back the text as it is once all is answered, not as it was when the first thing was asked", async () => {
		const document = await packet("meeting-edited");
		await window.showTextDocument(document);
		const sent = commands.executeCommand("raiDocs.returnPacket", { ...WHO, reasons: ["No numbers"] });
		const edit = new WorkspaceEdit();
		edit.insert(document.uri, new Position(1, 0), "# typed while the day was asked\n");
		assert.ok(await workspace.applyEdit(edit));
		await until("the day to be asked, and taken", async () => {
			await commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
			return document.getText().includes("changes-requested");
		});
		await sent;
		assert.match(
			document.getText(),
			/^---\n# typed while the day was asked\nartifact: review-packet\n[\s\S]*\nstatus: changes-requested\n/,
		);
		await untilGone(document);
	});
});

/** What was approved is the text as it stands: its digest is not told to be another. */
const untilGone = (document: TextDocument) =>
	until("no approval of another text", () => !ours(document.uri).some((problem) => ruleOf(problem) === "governance/approval-changed"));
