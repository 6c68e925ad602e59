import { utf8ToBytes } from "@noble/hashes/utils";
import type { Checked } from "../../check.js";
import { decode } from "../../document/decode.js";
import { child, textOf } from "../../document/node.js";
import type { Library } from "../../library/library.js";
import type { Disk, Files, Git } from "../../ports.js";
import { digestOf } from "../../trace/digest.js";
import { isWhole, type PacketCopy } from "../audience/copy.js";
import { type Audience, marksOf, reads } from "../audience/levels.js";
import { type PageAssets, standalonePage } from "../html/standalone.js";
import { packetModel } from "../model/model.js";
import type { PacketSources } from "../model/sources.js";
import { archiveOf } from "./archive.js";
import { type Digests, documentsAt, isSame } from "./atCommit.js";
import { type FoundFile, gatherEvidence } from "./evidence.js";
import { MANIFEST, PAGE } from "./limits.js";
import { type PackedDocument, type PacketManifest, policyDigest, sha256Of, type Tool, writtenManifest } from "./manifest.js";
import { packEvidence } from "./pack.js";
import { sealed } from "./seal.js";

export interface ExportPorts {
	/** The documents as bytes. */
	readonly files: Pick<Files, "read">;
	readonly disk: Pick<Disk, "read">;
	readonly git: Pick<Git, "repository" | "objects" | "contents">;
}

export interface ExportOptions {
	readonly tool: Tool;
	readonly assets: PageAssets;
	/** For whom it is; the whole, as whoever works on it sees it, where absent. */
	readonly audience?: Audience;
	/** Paths of members that are named by their digests only, beside those of which the audience leaves something out. */
	readonly withheld?: ReadonlySet<string>;
	readonly signal?: AbortSignal | undefined;
}

/** A packet that is ready to be written. */
export interface CompiledPacket {
	readonly manifest: PacketManifest;
	/** One file that needs nothing else. */
	readonly html: string;
	/** Of `html`: `sha256:<hex>`. Whoever has noted it can tell later whether the page is the same. */
	readonly seal: string;
	/** For whom it is, and what that leaves out. */
	readonly copy?: PacketCopy | undefined;
	/** A zip of the page, the documents, the evidence that goes along, and the manifest. @throws {@link ArchiveError} */
	archive(): Uint8Array;
}

/** Compiles a packet: the same bytes for the same sources, references, commit and day. */
export async function compilePacket(sources: PacketSources, ports: ExportPorts, options: ExportOptions): Promise<CompiledPacket> {
	const { audience, signal } = options;
	const model = packetModel(sources, { audience });
	const withheld = withheldIn(model.copy, options.withheld);
	const documents = await filesOf(sources, ports.files, withheld);
	const shown = documents.filter(({ path }) => !withheld.has(path));
	const gathered = seesEvidence(sources, audience) ? await gatherEvidence(sources.packet.traced?.references ?? [], ports, signal) : [];
	const { listed, files } = packEvidence(gathered, shown);
	const manifest = manifestOf(
		sources,
		documents,
		{ ...options, withheld },
		{
			...(await commitOf(documents, ports.git, signal)),
			evidence: listed,
		},
	);
	const { html, bytes, seal } = sealed(standalonePage(model, options.assets, manifest));
	const archive = () => archiveOf([...shown, ...files, ...pageFiles(bytes, manifest)]);
	return { manifest, html, seal, copy: model.copy, archive };
}

/** Of a document that is left out in part, only the digest goes along. */
function withheldIn(copy: PacketCopy | undefined, asked: Iterable<string> = []): ReadonlySet<string> {
	const partly = (copy?.documents ?? []).filter((document) => !isWhole(document));
	return new Set([...partly.map(({ path }) => path), ...asked]);
}

const seesEvidence = ({ packet }: PacketSources, audience: Audience | undefined): boolean =>
	!audience || reads(audience, marksOf(packet.artifact).field("/evidence"));

function manifestOf(
	{ library, packet, at }: PacketSources,
	[own, ...members]: readonly Packed[],
	{ tool, withheld = new Set() }: ExportOptions,
	found: Pick<PacketManifest, "commit" | "uncommitted" | "evidence">,
): PacketManifest {
	return {
		schema: 1,
		tool,
		packet: { ...packed(packet, own as Packed), ...(withheld.has((own as Packed).path) && { withheld: true }) },
		at,
		...found,
		policyDigest: policyDigest(library),
		members: members.flatMap((file) => memberOf(library.check(file.path), file, withheld.has(file.path))),
		unusual: library.changedRules,
	};
}

/** The packet, then its members by path, those that are withheld among them. */
function filesOf(
	{ library, packet, members }: PacketSources,
	files: ExportPorts["files"],
	withheld: Iterable<string> = [],
): Promise<Packed[]> {
	const own = packet.artifact.document.path;
	const paths = new Set([...members.map(({ artifact }) => artifact.document.path), ...withheld].filter((path) => path !== own));
	return Promise.all([own, ...[...paths].sort()].map((path) => fileAt(library, files, path)));
}

/** A document's file, and what can be told of it. */
interface Packed extends FoundFile {
	readonly digests: Digests;
}

async function fileAt(library: Library, files: Pick<Files, "read">, path: string): Promise<Packed> {
	const bytes = await bytesOf(library, files, path);
	const document = library.check(path)?.artifact.document;
	return { path, bytes, digests: { digest: document && digestOf(document), sha256: sha256Of(bytes) } };
}

/** The file as it is, where it still says what was compiled; else what was compiled, as UTF-8: text that is not saved, for one. */
async function bytesOf(library: Library, files: Pick<Files, "read">, path: string): Promise<Uint8Array> {
	const text = library.text(path) ?? "";
	const bytes = await files.read(path).catch(() => undefined);
	return bytes && decode(bytes) === text ? bytes : utf8ToBytes(text);
}

function packed({ artifact: { id, front } }: Checked, { path, digests: { digest, sha256 } }: Packed): PackedDocument {
	const version = textOf(child(front, "version"));
	return { ...(id !== undefined && { id }), path, ...(version !== undefined && { version }), ...(digest && { digest }), sha256 };
}

function memberOf(checked: Checked | undefined, file: Packed, isWithheld: boolean): PacketManifest["members"] {
	if (!checked) return [];
	return [{ ...packed(checked, file), status: checked.artifact.status ?? "draft", ...(isWithheld && { withheld: true }) }];
}

/** The commit that is checked out, and which documents say something else than it. */
async function commitOf(
	files: readonly Packed[],
	git: ExportPorts["git"],
	signal?: AbortSignal,
): Promise<Pick<PacketManifest, "commit" | "uncommitted">> {
	const { head } = await git.repository(signal);
	if (head === undefined) return {};
	const paths = files.map(({ path }) => path);
	const committed = await documentsAt(git, head, paths, signal);
	const uncommitted = files.filter(({ digests }, i) => {
		const then = committed[i];
		return then === "missing" || (then !== undefined && !isSame(digests, then));
	});
	return { commit: head, ...(uncommitted.length > 0 && { uncommitted: uncommitted.map(({ path }) => path).sort() }) };
}

function pageFiles(bytes: Uint8Array, manifest: PacketManifest): FoundFile[] {
	const whole = { ...manifest, page: { path: PAGE, sha256: sha256Of(bytes) } };
	return [
		{ path: PAGE, bytes },
		{ path: MANIFEST, bytes: utf8ToBytes(`${writtenManifest(whole)}\n`) },
	];
}
