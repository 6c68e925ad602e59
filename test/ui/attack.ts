import { mkdtempSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { isScalar, parseDocument, visit } from "yaml";
import { root } from "../../scripts/paths.mjs";
import { baseText } from "../cases/case";

const read = (file: string): string => readFileSync(path.join(root, "test/ui/fixtures/attack", file), "utf8");

/** One attack a line. */
export const VALUES: readonly string[] = read("values.txt").trimEnd().split("\n");
export const BODY = read("body.md");

/** Without these, a document would be none of the packet. */
const KEPT = new Set(["artifact", "schema", "system", "tier", "status", "members", "member_files"]);

/** What is read as something else than words: numbers, days, choices. */
const isWords = (text: string): boolean => !/^(?:[a-z][a-z-]*|[\d.:+TZ-]+|[A-Z]{2,3}-[\w-]+)$/.test(text);

/** A document with attacks in every field (or in all that hold words, so that each part of a packet is drawn), and in its body. */
function attacked(text: string, attacks: (value: string) => boolean, from: number): string {
	const [, front = ""] = /^---\n([\s\S]*?)\n---\n/.exec(text) ?? [];
	const document = parseDocument(front);
	let next = from;
	visit(document, {
		Pair(_, { key }) {
			return isScalar(key) && KEPT.has(String(key.value)) ? visit.SKIP : undefined;
		},
		Scalar(key, node) {
			if (key !== "key" && attacks(String(node.value))) node.value = `${VALUES[next++ % VALUES.length]} ${VALUES[next++ % VALUES.length]}`;
		},
	});
	return `---\n${document.toString({ lineWidth: 0 })}---\n${BODY}`;
}

const DOCUMENTS = { "packet.md": "review-packet-tier-1.md", "card.md": "model-card.md", "risks.md": "risk-assessment-tier-1.md" } as const;

/** The attacks that are laid into `words/` and into `everything/`: a packet, a card and an assessment each. */
export async function attackFolder(scratch: string): Promise<string> {
	const folder = mkdtempSync(path.join(scratch, "attack-"));
	let from = 0;
	for (const [name, attacks] of [["words", isWords] as const, ["everything", () => true] as const]) {
		await mkdir(path.join(folder, name));
		for (const [file, base] of Object.entries(DOCUMENTS)) {
			const text = baseText(base)
				.replace(/^system: .*$/m, `system: ${name}`)
				.replace(/^members: .*$/m, "members: all");
			await writeFile(path.join(folder, name, file), attacked(text, attacks, from++));
		}
	}
	return folder;
}

/** What only an attack puts into a page. */
export const SEEN = `({
	marks: [...document.querySelectorAll("iframe, object, embed, video, form, base, main link, main meta, main style, main script, main img, main input, math, main svg:not(.chart), [style]:not(html), [srcdoc], [ping]")].map((one) => one.outerHTML.slice(0, 200)),
	handlers: [...document.querySelectorAll("*")].flatMap((one) => [...one.attributes].filter(({ name }) => name.startsWith("on")).map(({ name }) => name)),
	addresses: [...document.querySelectorAll("a")].map((one) => one.getAttribute("href")).filter((href) => !/^(?:#|https:\\/\\/|mailto:)/.test(href)),
	text: document.body.textContent.length,
})`;
