import { type PacketManifest, sha256Of } from "../export/manifest.js";
import { brokenSeal, verifyContents } from "./contents.js";
import { readPage } from "./page.js";
import { NotReadable } from "./reading.js";
import { unpack } from "./unpack.js";

/** Something that is not as it was when the packet was made. */
export interface Alteration {
	/** Which file, by its path in the archive or in the root; the verified file itself where absent. */
	readonly path?: string;
	/** Half a sentence: what about it. */
	readonly what: string;
}

/** A packet that could be read. */
export interface VerifiedPacket {
	readonly kind: "packet";
	readonly format: "html" | "zip";
	/** There, unless it was altered. */
	readonly manifest?: PacketManifest;
	/** As the page says, `sha256:<hex>`; there, unless it was altered. */
	readonly seal?: string;
	/** Of the file, hex. */
	readonly sha256: string;
	/** None: all that it holds fits together. */
	readonly alterations: readonly Alteration[];
}

export interface Unreadable {
	readonly kind: "unreadable";
	/** A sentence. */
	readonly reason: string;
}

/** Checks a file that somebody sent: whether it is a packet, and whether all that it holds fits together. Nothing of it is run or written. */
export function verifyPacket(bytes: Uint8Array): VerifiedPacket | Unreadable {
	try {
		return { kind: "packet", sha256: sha256Of(bytes), ...(isZip(bytes) ? verifyContents(unpack(bytes)) : verifyPage(bytes)) };
	} catch (error) {
		if (!(error instanceof NotReadable)) throw error;
		return { kind: "unreadable", reason: error.message };
	}
}

/** What a file holds. */
export type Found = Omit<VerifiedPacket, "kind" | "sha256">;

const isZip = ([p, k]: Uint8Array): boolean => p === 0x50 && k === 0x4b;

function verifyPage(bytes: Uint8Array): Found {
	if (new TextDecoder("latin1").decode(bytes.subarray(0, 5)) === "%PDF-")
		throw new NotReadable("A PDF cannot be verified. Verify the HTML or the zip of the same packet.");
	const { seal, manifest, fault } = readPage(bytes);
	const alterations = brokenSeal(seal);
	if (fault !== undefined && alterations.length === 0) throw new NotReadable(fault);
	return { format: "html", seal: seal.written, alterations, ...(manifest && { manifest }) };
}
