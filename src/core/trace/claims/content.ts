/**
 * A file's text as it is searched: without byte order mark, lines ended by LF. Else half a sentence: why it cannot be read, and whether that
 * is the file's own fault.
 */
export type Content = { readonly text: string } | { readonly unreadable: string; readonly defect: boolean };

export function contentOf(bytes: Uint8Array, name: string): Content {
	const decoded = decode(bytes);
	if (decoded === undefined) return { unreadable: `${name} is not UTF-8: save it as UTF-8`, defect: true };
	const text = decoded.replace(/\r\n?/g, "\n");
	const stands = standIn(text, name);
	if (stands) return { unreadable: stands, defect: false };
	if (text.includes("\0")) return { unreadable: `${name} is binary, not text`, defect: true };
	return text.trim() === "" ? { unreadable: `${name} is empty`, defect: true } : { text };
}

/** UTF-16 by its byte order mark, which leaves no doubt: Excel and PowerShell write it. */
function decode(bytes: Uint8Array): string | undefined {
	const [a, b] = bytes;
	if (a === 0xff && b === 0xfe) return strictly("utf-16le", bytes);
	return strictly(a === 0xfe && b === 0xff ? "utf-16be" : "utf-8", bytes);
}

/** U+FFFD would not do to tell: a text may hold one of its own. */
function strictly(encoding: string, bytes: Uint8Array): string | undefined {
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes);
	} catch (error) {
		if (error instanceof TypeError) return undefined;
		throw error;
	}
}

const LFS = /^version https:\/\/(?:git-lfs\.github\.com|hawser\.github\.com)\/spec\//;
/** `outs:` with a first output: what `dvc add` writes. */
const DVC = /^outs:\n[ ]*- (?:(?!\n\S)[\s\S]){0,500}?\b(?:md5|etag|checksum|path): /m;

/** What version control leaves in the place of a file until it is pulled. */
function standIn(text: string, name: string): string | undefined {
	const start = text.slice(0, 2000);
	if (LFS.test(start)) return `only the git-lfs pointer of ${name} is here, not its numbers: run git lfs pull`;
	if (DVC.test(start)) return `${name} is a DVC file, not the numbers it stands for: refer to its output and run dvc pull`;
	return undefined;
}
