import path from "node:path";
import {
	ArchiveError,
	AUDIENCES,
	type Audience,
	type CompiledPacket,
	compilePacket,
	copySummary,
	documentsDecidedOn,
	isDay,
	lastDecision,
	sourcesFor,
} from "../core/index.js";
import { diskAt } from "../node/disk.js";
import { diskFiles } from "../node/files.js";
import { gitAt } from "../node/git/git.js";
import { gitHistory } from "../node/git/history.js";
import { PrintError, printPdf } from "../node/pdf/print.js";
import { writeWhole } from "../node/write.js";
import { existing, type Report } from "./check.js";
import { checkRoot } from "./checkRoot.js";
import { oneOf, readOptions } from "./options.js";
import { findRoot, relativeTo } from "./root.js";
import { Refusal, type Terminal, UsageError } from "./terminal.js";

/** How a packet is written, by format. */
const FORMATS: Readonly<Record<"html" | "pdf" | "zip", (packet: CompiledPacket) => string | Uint8Array | Promise<Uint8Array>>> = {
	html: ({ html }) => html,
	pdf: ({ html }) => printPdf(html),
	zip: (packet) => packet.archive(),
};

/** Compiles a review packet into one file. */
export async function packet(terminal: Terminal, args: readonly string[]): Promise<number> {
	const { values, positionals } = readOptions(args, {
		format: { type: "string", default: "html" },
		at: { type: "string" },
		audience: { type: "string", default: "internal" },
		out: { type: "string" },
		root: { type: "string" },
		readable: { type: "string", multiple: true },
	});
	const [file, ...more] = positionals;
	if (file === undefined || more.length > 0) throw new UsageError("packet takes one review packet.");
	const format = oneOf("format", values.format, Object.keys(FORMATS) as (keyof typeof FORMATS)[]);
	const audience = oneOf("audience", values.audience, AUDIENCES);
	const source = existing(path.resolve(terminal.cwd, file));
	const root = findRoot(source, values.root, terminal.cwd);
	const at = values.at === undefined ? terminal.today() : dateNamed(values.at);
	const readable = values.readable ?? [];
	const report = await checkRoot({ ...terminal, today: () => at }, root, { paths: [], readable });
	const compiled = await compile(terminal, report, relativeTo(root, source), { at, audience });
	const out = path.resolve(terminal.cwd, values.out ?? `${path.basename(file).replace(/\.\w+$/, "")}.${format}`);
	await write(out, () => FORMATS[format](compiled));
	terminal.out(`${path.relative(terminal.cwd, out)}: packet as of ${at}.${format === "pdf" ? "" : ` Seal: ${compiled.seal}`}\n`);
	if (compiled.copy) terminal.out(`${copySummary(compiled.copy)}.\n`);
	return 0;
}

interface Asked {
	readonly at: string;
	readonly audience: Audience;
}

async function compile(terminal: Terminal, { library, root }: Report, manifest: string, { at, audience }: Asked): Promise<CompiledPacket> {
	const packet = library.check(manifest)?.artifact;
	const last = packet && lastDecision(library, packet, at);
	const before = last && (await documentsDecidedOn(library, last.approval.members, gitHistory(root)));
	const sources = sourcesFor(library, manifest, at, before);
	if (!sources) throw new Refusal(`${manifest} is no review packet: it does not say “artifact: review-packet”.`);
	const [css, script] = await Promise.all([terminal.asset("packet.css"), terminal.asset("packetPage.js")]);
	const git = gitAt(root);
	const disk = diskAt(root);
	try {
		const tool = { name: "rai-docs", version: terminal.version };
		return await compilePacket(sources, { files: diskFiles(root), disk, git }, { tool, assets: { css, script }, audience });
	} finally {
		git.dispose();
		await disk.dispose();
	}
}

async function write(out: string, make: () => string | Uint8Array | Promise<Uint8Array>): Promise<void> {
	try {
		await writeWhole(out, await make());
	} catch (error) {
		if (error instanceof PrintError || error instanceof ArchiveError) throw new Refusal(error.message);
		const { code, message } = error as NodeJS.ErrnoException;
		if (code === undefined) throw error;
		throw new Refusal(`${out} cannot be written: ${message}`);
	}
}

function dateNamed(text: string): string {
	if (!isDay(text)) throw new UsageError(`--at is a date such as 2026-10-02, not “${text}”.`);
	return text;
}
