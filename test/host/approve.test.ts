import assert from "node:assert/strict";
import { commands, type Range, type TextDocument, Uri, window, workspace } from "vscode";
import { actionsFor, card, closeEditors, folder, hoverAt, open, ours, placeOf, until, untilClean, untilRule, write } from "./documents";
import { commit, repository } from "./repository";

const DECIDED = { conditions: [], evidence: "", date: "2026-03-01" };
const TOVE = { ...DECIDED, role: "rai-lead", name: "Tove Berg", email: "tove@example.com", decision: "approved" };

const approve = (answers: object): Thenable<unknown> => commands.executeCommand("raiDocs.approve", answers);

/** Accepts what is selected in the list that is open, until something is so. */
const accept = (done: () => boolean): Promise<true> =>
	until("the answer to be heard", async () => {
		await commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
		return done();
	});

/** Accepts the second item. Where the list opens only between the two keys, the first is accepted, and it is asked again. */
async function acceptSecond(ask: () => Promise<unknown>, done: () => boolean): Promise<void> {
	while (!done()) {
		let isOver = false;
		const asked = ask().then(() => {
			isOver = true;
		});
		// Nothing tells that a list is open; most often it is by then.
		await new Promise((resolve) => setTimeout(resolve, 400));
		await until("the answer to be heard", async () => {
			await commands.executeCommand("workbench.action.quickOpenSelectNext");
			await commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
			return isOver;
		});
		await asked;
	}
}

/** A card that is approved, committed, and then says something else. */
async function changed(id: string): Promise<TextDocument> {
	repository();
	const name = `${id}.md`;
	const { document } = await open(name, card(`MC-${id}`));
	await approve(TOVE);
	assert.ok(await document.save());
	commit("Approve it", { [name]: document.getText() });
	const editor = await open(name, document.getText().replace("Business loans", "Business loans and leases"));
	return editor.document;
}

async function fixAt(document: TextDocument, range: Range, title: string) {
	const action = await until(title, async () => (await actionsFor(document.uri, range)).find((one) => one.title === title));
	return commands.executeCommand(action.command?.command ?? "", ...(action.command?.arguments ?? []));
}

const sides = (): Promise<{ original: Uri; modified: Uri }> =>
	until("the two sides", () => {
		const input = window.tabGroups.activeTabGroup.activeTab?.input as { original?: Uri; modified?: Uri } | undefined;
		return input?.original && input.modified ? { original: input.original, modified: input.modified } : undefined;
	});

describe("Approve…", () => {
	afterEach(closeEditors);

	it("records a decision in one step, which can be undone", async () => {
		const text = card("MC-approve");
		const { document } = await open("approve.md", text);
		await approve({ ...TOVE, evidence: "gh:linden/parking#12" });
		assert.match(
			document.getText(),
			/\napprovals:\n {2}- role: rai-lead\n {4}name: Tove Berg\n(?: {4}.*\n)* {4}digest: "rai1:sha256:[0-9a-f]{64}"\n/,
		);
		assert.match(document.getText(), /evidence: "gh:linden\/parking#12"\n/);
		await commands.executeCommand("undo");
		assert.equal(document.getText(), text);
	});

	it("asks who decided, the roster's people first, and what", async () => {
		const { document } = await open("approve-asked.md", card("MC-approve-asked"));
		await write("rai-docs.yaml", "roster:\n  - { name: Priya Raman, email: priya@example.com, roles: [product-manager] }\n");
		try {
			// The policy is heard of when the decision of somebody else is refused.
			await until("the roster", async () => {
				await approve(TOVE);
				const isRefused = !document.getText().includes("approvals:");
				if (!isRefused) await commands.executeCommand("undo");
				return isRefused;
			});
			const asked = approve(DECIDED);
			await accept(() => document.getText().includes("approvals:"));
			await asked;
			assert.match(
				document.getText(),
				/role: product-manager\n {4}name: Priya Raman\n {4}email: "priya@example.com"\n {4}decision: approved\n/,
			);
		} finally {
			await workspace.fs.delete(Uri.joinPath(folder(), "rai-docs.yaml"));
		}
	});

	it("writes nothing into a draft", async () => {
		const { document } = await open(
			"approve-draft.md",
			card("MC-approve-draft", (text) => text.replace("in-review", "draft")),
		);
		const before = document.getText();
		await approve(TOVE);
		assert.equal(document.getText(), before);
	});
});

describe("An approval whose text changed since", () => {
	after(closeEditors);

	it("is told, and both texts can be seen", async () => {
		const document = await changed("seen");
		const { range, message } = await untilRule(document.uri, "governance/approval-changed");
		assert.equal(message, "Tove Berg approved 1.0.0. Since then: one field.");
		await fixAt(document, range, "See both");
		const { original, modified } = await sides();
		assert.match((await workspace.openTextDocument(original)).getText(), /out_of_scope: Business loans\n/);
		assert.equal(modified.toString(), document.uri.toString());
	});

	it("is re-affirmed after what changed was shown", async () => {
		const document = await changed("reaffirmed");
		const { range } = await untilRule(document.uri, "governance/approval-changed");
		const ask = async () => {
			const asked = fixAt(document, range, "Re-affirm…");
			await sides();
			assert.ok(!document.getText().includes("reaffirms:"), "nothing is written before the answer");
			return asked;
		};
		await acceptSecond(ask, () => document.getText().includes("reaffirms:"));
		assert.match(document.getText(), / {4}changes:\n {6}- "out_of_scope: Business loans → Business loans and leases"\n/);
		await untilClean(document.uri);
		assert.deepEqual(ours(document.uri), []);
	});

	it("says in its hover who committed it", async () => {
		const document = await changed("hovered");
		await untilRule(document.uri, "governance/approval-changed");
		const said = await hoverAt(document.uri, placeOf(document, "Tove Berg"));
		assert.match(said, /^\*\*Tove Berg approved 1\.0\.0\*\* as rai\\-lead on 2026\\-03\\-01\n/);
		assert.match(said, /- its text changed since: one field\n- recorded: commit `[0-9a-f]{7}` of Ada Osei, 2026-03-01/);
	});
});
