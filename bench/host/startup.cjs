// Runs inside the extension host of a real VS Code: has the extension activated, and writes down VS Code's own figures.
const { writeFile } = require("node:fs/promises");
const { setTimeout: delay } = require("node:timers/promises");
const vscode = require("vscode");

/** Ours, and one that ships with VS Code, to compare with. */
const ids = ["rai-docs.rai-docs", "vscode.markdown-language-features"];
/** What VS Code itself does after its start is not to be measured. */
const rest = 5_000;

exports.run = async () => {
	await delay(rest);
	for (const id of ids) {
		const extension = vscode.extensions.getExtension(id);
		if (!extension) throw new Error(`VS Code does not list ${id}`);
		if (extension.isActive) throw new Error(`${id} is active already, while VS Code was starting`);
		await extension.activate();
	}
	await writeFile(process.env.BENCH_REPORT, JSON.stringify(await startupPerformance()));
};

/** The rows of “Developer: Startup Performance”, in milliseconds. */
async function startupPerformance() {
	// Only the command brings in what can open the document.
	await vscode.commands.executeCommand("perfview.show");
	const document = await vscode.workspace.openTextDocument(vscode.Uri.parse("perf:Startup Performance"));
	for (let tries = 0; tries < 100; tries++) {
		const rows = document
			.getText()
			.split("\n")
			.map((line) => line.split("|").map((cell) => cell.trim()));
		const head = rows.find((cells) => cells.includes("Load Code"));
		// An extension is named in its own row, and in those of others that it had activated.
		const found = ids.map((id) => rows.find((cells) => cells[1] === id));
		if (head && found.every((row) => row !== undefined)) return found.map((row, i) => ({ id: ids[i], ...times(head, row) }));
		// It is written a moment later.
		await delay(100);
	}
	throw new Error(`Not all extensions are in:\n${document.getText()}`);
}

/** @param {readonly string[]} head @param {readonly string[]} row */
function times(head, row) {
	const cell = (title) => Number(row[head.indexOf(title)]);
	return { load: cell("Load Code"), activate: cell("Call Activate") + cell("Finish Activate") };
}
