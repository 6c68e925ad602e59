import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import path from "node:path";
import { commands, extensions, Uri, workspace } from "vscode";
import { folder, open } from "./documents";
import { manifest } from "./manifest";

/** Runs the command line that came with the extension. */
function cli(...args: readonly string[]): Promise<{ readonly code: number; readonly out: string }> {
	const file = path.join(extensions.getExtension("rai-docs.rai-docs")?.extensionPath ?? "", "dist", "cli.js");
	return new Promise((resolve) => {
		execFile("node", [file, ...args], { maxBuffer: 1e8 }, (error, stdout, stderr) => {
			resolve({ code: typeof error?.code === "number" ? error.code : 0, out: stdout + stderr });
		});
	});
}

const target = (format: string): Uri => Uri.joinPath(folder(), `out/packet.${format}`);

async function exported(uri: Uri, format: string, audience = "internal"): Promise<Buffer> {
	await workspace.fs.createDirectory(Uri.joinPath(folder(), "out"));
	await commands.executeCommand("raiDocs.exportPacket", {
		uri: uri.toString(),
		format,
		audience,
		target: target(format).toString(),
	});
	return Buffer.from(await workspace.fs.readFile(target(format)));
}

describe("Export Review Packet", () => {
	for (const format of ["html", "zip"])
		it(`writes the ${format} that the command line writes, byte by byte`, async () => {
			const { document } = await open("packets/packet.md", manifest("RP-export"));
			await workspace.saveAll(false);
			const here = await exported(document.uri, format);
			const there = Uri.joinPath(folder(), `out/there.${format}`);
			const { code, out } = await cli("packet", document.uri.fsPath, "--format", format, "--out", there.fsPath, "--root", folder().fsPath);
			assert.equal(code, 0, out);
			assert.ok(here.equals(Buffer.from(await workspace.fs.readFile(there))), "they differ");
			assert.equal((await cli("verify", target(format).fsPath)).code, 0);
		});

	it("leaves out for customers what is not marked for them", async () => {
		const { document } = await open("packets/packet.md", manifest("RP-export"));
		await workspace.saveAll(false);
		assert.match((await exported(document.uri, "html", "internal")).toString(), /This copy is for readers inside/);
		const outside = (await exported(document.uri, "html", "customer")).toString();
		assert.match(outside, /This copy is for customers/);
		assert.match(outside, /Withheld from this copy/);
	});

	it("prints a PDF", async () => {
		const { document } = await open("packets/packet.md", manifest("RP-export"));
		assert.equal((await exported(document.uri, "pdf")).subarray(0, 5).toString(), "%PDF-");
	});

	it("exports what is shown, saved or not", async () => {
		const editor = await open("packets/packet.md", manifest("RP-export"));
		await editor.edit((edit) =>
			edit.replace(editor.document.lineAt(editor.document.lineCount - 1).range, "Words that nobody has saved.\n"),
		);
		assert.match((await exported(editor.document.uri, "html")).toString(), /Words that nobody has saved\./);
		assert.equal((await cli("verify", target("html").fsPath)).code, 0);
		await workspace.saveAll(false);
	});
});
