import assert from "node:assert/strict";
import { follow } from "../../../../src/core/index.js";
import { type CompiledPacket, compilePacket, type ExportOptions, type ExportPorts } from "../../../../src/core/packet/export/compile.js";
import { sourcesFor } from "../../../../src/core/packet/model/sources.js";
import { fakeDisk, fakeGit } from "../../trace/fakes.js";
import { libraryOf, PARKING, TODAY } from "../packets.js";

export const MINUTES = "The board met and asked for a second summer.\n";

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

export const text = (content: Uint8Array | undefined): string => new TextDecoder().decode(content);

export interface Ground {
	readonly files?: Readonly<Record<string, string>>;
	/** What else lies on the disk. */
	readonly disk?: Parameters<typeof fakeDisk>[0];
	readonly git?: ReturnType<typeof fakeGit>;
	/** Of documents on the disk, where they are not what was compiled. */
	readonly bytes?: Readonly<Record<string, Uint8Array>>;
}

/** Compiles `packet.md`, its references followed. */
export async function compiled(
	{ files = PARKING, disk = {}, git = fakeGit(), bytes: raw = {} }: Ground = {},
	options: Partial<ExportOptions> = {},
	at = TODAY,
): Promise<CompiledPacket> {
	const library = libraryOf(files, at);
	const ports = {
		files: { read: async (path) => raw[path] ?? (files[path] === undefined ? undefined : bytes(files[path])) } as ExportPorts["files"],
		disk: fakeDisk(disk),
		git,
	};
	await follow(library, { git, disk: ports.disk });
	const sources = sourcesFor(library, "packet.md", at);
	assert.ok(sources, "packet.md is a packet");
	return compilePacket(sources, ports, { tool: { name: "rai-docs", version: "9.8.7" }, assets: { css: "p{}", script: "1" }, ...options });
}
