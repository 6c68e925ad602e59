import { mkdtemp } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Frame, Page } from "playwright-core";
import { makeExample } from "../../scripts/example-workspace.mjs";
import { run } from "../cli/run";
import { runCommand, type WorkbenchOptions, webview } from "./harness";

/** The example at the packet about its scorecard. */
export const PACKET: WorkbenchOptions = {
	folder: "example",
	openFile: "docs/rai/review-packet-credit-risk.md",
};

/** Opens the preview of the packet in front. */
export async function openPacket(page: Page): Promise<Frame> {
	await runCommand(page, "RAI Docs: Open Review Packet Preview");
	return webview(page, ".packet h1");
}

/** The same packet as a file. @returns its address */
export async function exportPacket(scratch: string): Promise<string> {
	const folder = await makeExample(await mkdtemp(path.join(scratch, "exported-")));
	const { code, err } = await run(folder, ["packet", "docs/rai/review-packet-credit-risk.md", "--out", "packet.html"]);
	if (code !== 0) throw new Error(err);
	return pathToFileURL(path.join(folder, "packet.html")).toString();
}
