import assert from "node:assert/strict";
import { commands, Uri, workspace } from "vscode";
import { folder, open } from "../documents";
import { manifest } from "../manifest";
import { markGit } from "../markedGit";

describe("Export Review Packet in Restricted Mode", () => {
	it("writes HTML and zip without running anything, and no PDF", async () => {
		const git = await markGit();
		try {
			const { document } = await open("packet.md", manifest("RP-restricted"));
			const exported = async (format: string) => {
				const target = Uri.joinPath(folder(), `packet.${format}`);
				await commands.executeCommand("raiDocs.exportPacket", {
					uri: document.uri.toString(),
					format,
					audience: "internal",
					target: target.toString(),
				});
				return workspace.fs.readFile(target).then(
					(bytes) => Buffer.from(bytes).toString("latin1"),
					() => undefined,
				);
			};
			assert.match((await exported("html")) ?? "", /No git commit could be read/);
			assert.match((await exported("zip")) ?? "", /^PK/);
			assert.equal(await exported("pdf"), undefined);
			assert.equal(await git.marks(), "");
		} finally {
			git.restore();
		}
	});
});
