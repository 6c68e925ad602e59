import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import {
	type Alteration,
	type Anchor,
	againstDigest,
	againstRevision,
	counted,
	isDigest,
	MAX_PACKET,
	type VerifiedPacket,
	verifyPacket,
} from "../core/index.js";
import { gitAt } from "../node/git/git.js";
import { noAnswer } from "../node/git/reasons.js";
import { existing } from "./check.js";
import { fail } from "./fail.js";
import { readOptions } from "./options.js";
import { findRoot } from "./root.js";
import { Refusal, type Terminal, UsageError } from "./terminal.js";
import { printable } from "./text.js";

/** Says whether an exported packet was altered. */
export async function verify(terminal: Terminal, args: readonly string[]): Promise<number> {
	const { values, positionals } = readOptions(args, { against: { type: "string" }, root: { type: "string" } });
	const [name, ...more] = positionals;
	if (name === undefined || more.length > 0) throw new UsageError("verify takes one exported packet.");
	const file = existing(path.resolve(terminal.cwd, name));
	const verified = verifyPacket(await bytesOf(file));
	if (verified.kind === "unreadable") return fail(terminal, `${name} cannot be verified. ${verified.reason}`);
	if (verified.alterations.length > 0) return altered(terminal, name, verified.alterations);
	const anchor = values.against === undefined ? undefined : await compare(terminal, verified, values.against, values.root);
	if (anchor?.kind === "unknown") return fail(terminal, `${name} was not compared. ${anchor.reason}`);
	if (anchor?.kind === "other") return altered(terminal, name, anchor.alterations, `self-consistent, and not what ${values.against} says`);
	terminal.out(`${printable(name)}: ${verdictOf(anchor)}.\n${about(verified)}${limits(anchor)}`);
	return 0;
}

/** “Unaltered” only where that covers every byte. */
function verdictOf(anchor: Extract<Anchor, { kind: "same" }> | undefined): string {
	if (anchor === undefined) return "self-consistent";
	return `${anchor.open === undefined ? "unaltered: " : "self-consistent, and "}${printable(anchor.to)}`;
}

async function bytesOf(file: string): Promise<Uint8Array> {
	const stats = await stat(file);
	if (!stats.isFile()) throw new Refusal(`${file} is no file.`);
	if (stats.size > MAX_PACKET) throw new Refusal(`${file} is larger than ${MAX_PACKET >> 20} MB: no packet is.`);
	return readFile(file).catch((error: Error) => {
		throw new Refusal(`${file} cannot be read: ${error.message}`);
	});
}

async function compare(terminal: Terminal, verified: VerifiedPacket, against: string, given: string | undefined): Promise<Anchor> {
	const digest = against.toLowerCase();
	if (isDigest(digest)) return againstDigest(verified, digest);
	if (/^(?:sha256|rai1):/.test(digest))
		throw new UsageError(`--against is a whole digest, with 64 characters at its end, not “${printable(against)}”.`);
	const root = findRoot(terminal.cwd, given, terminal.cwd);
	const git = gitAt(root);
	try {
		return await againstRevision(verified, against, git);
	} catch (error) {
		return { kind: "unknown", reason: noAnswer(error, root) };
	} finally {
		git.dispose();
	}
}

function altered({ out }: Terminal, name: string, alterations: readonly Alteration[], verdict = "altered"): number {
	const lines = alterations.map(({ path: at, what }) => `  ${printable(at === undefined ? what : `${at}: ${what}`)}\n`);
	out(`${printable(name)}: ${printable(verdict)}.\n${lines.join("")}`);
	return 1;
}

/** Which packet it is, and what it does not show. */
function about({ manifest, seal }: VerifiedPacket): string {
	if (!manifest) return "";
	const { packet, at, tool, members, evidence } = manifest;
	const withheld = members.filter((member) => member.withheld);
	const listed = evidence.filter(({ included }) => !included);
	const lines = [
		`${packet.id ?? packet.path}${packet.version === undefined ? "" : ` ${packet.version}`} as of ${at}, ${counted(members.length, "document")}, made with ${tool.name} ${tool.version}`,
		...(packet.digest === undefined ? [] : [`digest ${packet.digest}`]),
		`seal ${seal}`,
		...withheld.map(({ id, path: at, digest, sha256 }) => `withheld: ${id ?? at} ${digest ?? `sha256:${sha256}`}`),
		...listed.map(({ ref, reason }) => `evidence only listed: ${ref} (${reason})`),
	];
	return lines.map((line) => `  ${printable(line)}\n`).join("");
}

/** What nobody may conclude. */
function limits(anchor: Anchor | undefined): string {
	if (anchor?.kind === "same") return anchor.open === undefined ? "" : `${anchor.open}\n`;
	return "It was compared with nothing outside of itself: whoever makes all of it anew makes it self-consistent too. See --against.\n";
}
