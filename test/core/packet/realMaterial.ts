import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { decode } from "../../../src/core/document/decode.js";
import { baseText } from "../../cases/case.js";

// Real documents belong to their authors and are not part of this repository: without ../shared tests say so and pass.
const corpus = path.resolve("../shared/corpus");
const cards = "model_cards/asgaardlab__model-card-reorganization/verified_model_cards";

export const isHere = existsSync(corpus);

const read = (file: string): string => decode(readFileSync(path.join(corpus, file)));

/** Theirs begins with front matter of another kind. */
const withoutFront = (text: string): string => text.replace(/^\uFEFF?---\n[\s\S]*?\n---\n/, "");

/** Front matter of ours, before a body of theirs. */
const documentOf = (base: string, id: string, body: string): string =>
	`${baseText(base)
		.replace(/\n---\n[\s\S]*$/, "\n---\n")
		.replace(/^id: .*$/m, `id: ${id}`)
		.replace(/^title: .*$/m, `title: ${id.slice(3)}`)}${body}`;

/**
 * The system card of Canada's AI Answers; the French of its government's impact assessment, which is bilingual in the corpus (the card's own
 * French half is not in it); and three model cards: raw HTML and pictures, comments, and tables of a hundred rows.
 */
export function realPacket(): Readonly<Record<string, string>> {
	return {
		"packet.md": baseText("review-packet-tier-1.md").replace("members: [DS-gates]", "members: all"),
		"answers.md": documentOf("system-card.md", "SC-answers", read("governance/cds-snc__ai-answers/SYSTEM_CARD.md")),
		"eia.md": documentOf("system-card.md", "SC-eia", inFrench(JSON.parse(read("governance/canada-ca__aia-eia-js/src/survey-enfr.json")))),
		"deepseek.md": documentOf("model-card.md", "MC-deepseek", withoutFront(read(`${cards}/deepseek-ai@DeepSeek-V2-Chat/1_raw.md`))),
		"olmo.md": documentOf("model-card.md", "MC-olmo", withoutFront(read(`${cards}/allenai@OLMo-7B/1_raw.md`))),
		"seamless.md": documentOf("model-card.md", "MC-seamless", withoutFront(read(`${cards}/facebook@seamless-m4t-v2-large/1_raw.md`))),
	};
}

interface Asked {
	readonly title?: { readonly fr?: string };
	readonly description?: { readonly fr?: string };
	readonly html?: { readonly fr?: string };
	readonly choices?: readonly { readonly text?: { readonly fr?: string } }[];
	readonly elements?: readonly Asked[];
}

/** The questionnaire as prose: a part a page, a heading a question, and its answers as a list or a table. */
function inFrench({ pages }: { readonly pages: readonly Asked[] }): string {
	const parts = pages.map(({ title, elements = [] }, i) => [`# ${oneLine(title?.fr) || `Partie ${i + 1}`}`, ...elements.flatMap(asked)]);
	return `${parts.flat().join("\n\n")}\n`;
}

function asked({ title, description, html, choices = [], elements = [] }: Asked): string[] {
	const answers = choices.flatMap(({ text }) => oneLine(text?.fr) || []);
	const head = oneLine(title?.fr);
	return [
		...(head ? [`## ${head}`] : []),
		...[oneLine(html?.fr), oneLine(description?.fr)].filter((text) => text !== ""),
		...(answers.length > 20 ? [["| Réponse |", "| :-- |", ...answers.map((answer) => `| ${answer} |`)].join("\n")] : []),
		...(answers.length > 20 ? [] : answers.map((answer) => `- ${answer}`)),
		...elements.flatMap(asked),
	];
}

const oneLine = (text = ""): string => text.replace(/\s+/g, " ").trim();
