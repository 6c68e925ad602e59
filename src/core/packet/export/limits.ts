/** What an archive of a packet may hold: more is neither written nor read. Bytes where nothing else is said. */
export const MAX_FILE = 64 << 20;
export const MAX_TOTAL = 256 << 20;
export const MAX_FILES = 5_000;
/** Of the whole file, HTML or zip. */
export const MAX_PACKET = MAX_TOTAL + (16 << 20);

/** The packet to be read. */
export const PAGE = "packet.html";
export const MANIFEST = "manifest.json";

/** Names by which Windows means a device, whatever stands behind the first dot. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Half a sentence: why a file in an archive cannot have a name. Whoever unpacks it must not get a file anywhere else. */
export function nameFault(name: string): string | undefined {
	if (name.length > 1_000) return "its name is too long";
	if (/[\p{Cc}\p{Surrogate}\uFFFD\u202A-\u202E\u2066-\u2069]/u.test(name)) return "its name holds a character that cannot be shown";
	if (/[\\:*?"<>|]/.test(name)) return "its name holds a character that is no part of a name everywhere";
	const parts = name.split("/");
	if (parts.some((part) => part === "" || part === "." || part === "..")) return "its name leads elsewhere";
	if (parts.some((part) => DEVICE.test(part) || /[. ]$/.test(part) || part === "__proto__"))
		return "its name means something else on some systems";
	return undefined;
}

/** Two names with one key are one file on some systems. */
export const nameKey = (name: string): string => name.normalize("NFC").toLowerCase();
