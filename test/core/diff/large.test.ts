import assert from "node:assert/strict";
import { differences } from "../../../src/core/diff/differences.js";
import { chance } from "./random.js";
import { documentOf } from "./told.js";

/** Characters: what is quadratic in it ends in mocha's time limit; how long it takes is no business of a test. */
const LARGE = 256 * 1024;

const WORDS = "the model counts cars at gate and error of night snow fog sign driver queue price".split(" ");

function prose(seed: number, headingEvery: number): string {
	const below = chance(seed);
	let text = "";
	for (let n = 0; text.length < LARGE; n++) {
		if (n % headingEvery === 0) text += `## Part ${n}\n\n`;
		text += `${Array.from({ length: 20 }, () => WORDS[below(WORDS.length)]).join(" ")} ${below(100_000)}.\n\n`;
	}
	return text;
}

const markdown = (body: string): string => `---\nid: MC-1\n---\n${body}`;
const list = (seed: number, write: (n: number, below: (n: number) => number) => string): string => {
	const below = chance(seed);
	let text = "id: RA-1\nrisks:\n";
	for (let n = 0; text.length < LARGE; n++) text += write(n, below);
	return text;
};

const risk = (n: number, below: (n: number) => number) =>
	`  - { id: R-${n}, title: ${WORDS[below(16)]} ${WORDS[below(16)]}, score: ${below(5)} }\n`;
const nameless = (_: number, below: (n: number) => number) => `  - { role: ${WORDS[below(16)]}, ref: "git:${below(1e9)}" }\n`;
const text = (n: number, below: (n: number) => number) => `  - ${WORDS[below(16)]} ${WORDS[below(16)]} ${n % 7}\n`;

type Texts = readonly [before: string, after: string, path: string];

const CASES: Readonly<Record<string, () => Texts>> = {
	"one word": () => [markdown(prose(1, 40)), markdown(prose(1, 40).replace("snow", "ice")), "a.md"],
	"all words": () => [markdown(prose(1, 40)), markdown(prose(2, 40)), "a.md"],
	"all words of one section": () => [markdown(prose(1, 1e9)), markdown(prose(2, 1e9)), "a.md"],
	"one word of each paragraph": () => [markdown(prose(1, 1e9)), markdown(prose(1, 1e9).replace(/\.\n/g, " m.\n")), "a.md"],
	"one paragraph": () => [markdown(prose(1, 1e9).replace(/\n+/g, " ")), markdown(prose(2, 1e9).replace(/\n+/g, " ")), "a.md"],
	"all headings": () => [markdown(prose(1, 1)), markdown(prose(2, 1).replace(/Part/g, "Chapter")), "a.md"],
	"all items with ids": () => [list(1, risk), list(2, risk), "a.yaml"],
	"items turned round": () => [
		list(1, risk),
		`id: RA-1\nrisks:\n${list(1, risk).split("\n").slice(2, -1).reverse().join("\n")}\n`,
		"a.yaml",
	],
	"all items without a name": () => [list(1, nameless), list(2, nameless), "a.yaml"],
	"all texts of a list": () => [list(1, text), list(2, text), "a.yaml"],
};

describe("A large document is compared:", () => {
	for (const [name, texts] of Object.entries(CASES)) {
		it(name, () => {
			const [before, after, path] = texts();
			const [a, b] = [documentOf(before, path), documentOf(after, path)];
			assert.notEqual(differences(a, b)?.length ?? 0, 0);
		});
	}
});
