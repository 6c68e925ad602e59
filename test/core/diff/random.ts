/** Numbers that look like chance, and are the same in every run (mulberry32). */
export function chance(seed: number): (below: number) => number {
	let state = seed;
	return (below) => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
	};
}

type Edit = (lines: string[], below: (n: number) => number) => void;

/** What people do to a document, by mistake too: of some edits the digest takes no notice, others leave no document. */
const EDITS: readonly Edit[] = [
	(lines, below) => lines.splice(below(lines.length), 1),
	(lines, below) => lines.splice(below(lines.length), 0, lines[below(lines.length)] ?? ""),
	(lines, below) => swap(lines, below(lines.length), below(lines.length)),
	(lines, below) => {
		const at = below(lines.length - 1);
		swap(lines, at, at + 1);
	},
	(lines, below) => replace(lines, below, /\w+/g, () => "word"),
	(lines, below) => replace(lines, below, /\d/g, () => String(below(10))),
	(lines, below) => replace(lines, below, / /g, () => ["", "  ", "\t", "\u00a0"][below(4)] ?? ""),
	(lines, below) => replace(lines, below, /$/g, () => ["  ", " # x", "\r", "\u2028", " ."][below(5)] ?? ""),
	(lines, below) => replace(lines, below, /(?<=^[\w ]+: )[\w ]+$/g, (value) => `"${value}"`),
	(lines, below) => replace(lines, below, /^- /g, () => "* "),
	(lines, below) => replace(lines, below, /^#+/g, (marks) => (below(2) ? `${marks}#` : marks.slice(1) || marks)),
	(lines, below) => replace(lines, below, /^ {2}/g, () => "    "),
	(lines, below) =>
		lines.splice(below(lines.length), 0, ["", "## Notes", "# about this", "- one more", "===", "status: draft", "```"][below(7)] ?? ""),
	(lines) => lines.splice(1, 0, "approvals: [{ role: rai-lead }]"),
	(lines, below) => lines.splice(1, 0, `updated: 2026-01-0${below(9)}`),
	(lines) => lines.splice(0, 1, `\uFEFF${lines[0] ?? ""}`),
	(lines, below) => {
		const from = below(lines.length);
		const part = lines.splice(from, below(12));
		lines.splice(below(lines.length), 0, ...part);
	},
];

export function edited(text: string, below: (n: number) => number, times: number): string {
	const lines = text.split("\n");
	for (let n = 0; n < times; n++) EDITS[below(EDITS.length)]?.(lines, below);
	return lines.join("\n");
}

function swap(lines: string[], a: number, b: number): void {
	[lines[a], lines[b]] = [lines[b] ?? "", lines[a] ?? ""];
}

function replace(lines: string[], below: (n: number) => number, pattern: RegExp, by: (found: string) => string): void {
	const at = below(lines.length);
	const found = [...(lines[at] ?? "").matchAll(pattern)];
	const one = found[below(found.length)];
	if (one) lines[at] = `${lines[at]?.slice(0, one.index)}${by(one[0])}${lines[at]?.slice(one.index + one[0].length)}`;
}
