import type { PacketManifest } from "../export/manifest.js";
import { type Seal, sealIn } from "../export/seal.js";
import { NotReadable, utf8 } from "./reading.js";
import { readManifest } from "./readManifest.js";

/** What a packet's page says about itself. */
export interface PageRead {
	readonly seal: Seal;
	/** Absent where it cannot be read, which the seal tells too. */
	readonly manifest?: PacketManifest;
	/** A sentence: why there is none. */
	readonly fault?: string;
}

/** @throws {@link NotReadable} for what is no packet's page, or not all of one */
export function readPage(bytes: Uint8Array): PageRead {
	const seal = sealIn(bytes);
	if (!seal) throw new NotReadable("It is no packet that rai-docs exported: it has no seal.");
	if (!/<\/html>\s*$/.test(new TextDecoder("latin1").decode(bytes.subarray(-64))))
		throw new NotReadable("It is cut off: the end of the page is missing.");
	try {
		return { seal, manifest: readManifest(manifestIn(utf8(bytes, "The page"))) };
	} catch (error) {
		if (!(error instanceof NotReadable)) throw error;
		return { seal, fault: error.message };
	}
}

const CHARACTERS: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

function manifestIn(page: string): string {
	const [, written] = /<meta name="rai-manifest" content="([^"]*)">/.exec(page) ?? [];
	if (written === undefined) throw new NotReadable("The page carries no manifest.");
	return written.replace(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => CHARACTERS[name] ?? whole);
}
