import { quoted } from "../../document/edit.js";
import { child, textOf, type YamlNode } from "../../document/node.js";
import { type Risk, risksOf } from "../../kinds/risk-assessment/rules/risks.js";
import { type Earlier, flowMap, type Said, said } from "../fact.js";
import { ofKind } from "./lists.js";

interface SaidRisk {
	readonly risk: Risk;
	readonly source: string;
}

/** The risks of the assessments, as far as they have an id. */
export const risksIn = (earlier: readonly Earlier[]): SaidRisk[] =>
	ofKind(earlier, "risk-assessment").flatMap(({ artifact, source, matrix }) =>
		risksOf(artifact, matrix)
			.filter(({ node }) => textOf(child(node, "id")) !== undefined)
			.map((risk) => ({ risk, source })),
	);

/** The ids of the risks of a category, else of all. */
export const riskIds = (earlier: readonly Earlier[], category?: string): Said[] =>
	risksIn(earlier)
		.filter(({ risk }) => category === undefined || textOf(child(risk.node, "category")) === category)
		.map(({ risk, source }) => ({ yaml: quoted(risk.name), source }));

/** Each risk as a register has it. When it came in, and how it was found, only people know. */
export const registered = (earlier: readonly Earlier[]): Said[] =>
	risksIn(earlier).map(({ risk, source }) => ({ yaml: itemOf(risk), source }));

const itemOf = ({ node, name, inherent, residual, response, status }: Risk): string =>
	flowMap({
		...{ risk_id: quoted(name), title: wordsAt(node, "title") ?? wordsAt(node, "statement"), category: wordsAt(node, "category") },
		...{ owner: personIn(child(node, "owner")), inherent_level: inherent.level, residual_level: residual.level ?? inherent.level },
		...{ response: words(response), status: words(status), due: wordsAt(node, "due") },
	});

const words = (text: string | undefined): string | undefined => said(text, "")?.yaml;

const wordsAt = (node: YamlNode | undefined, key: string): string | undefined => words(textOf(child(node, key)));

function personIn(node: YamlNode | undefined): string | undefined {
	const name = wordsAt(node, "name");
	return name && flowMap({ name, email: wordsAt(node, "email"), role: wordsAt(node, "role") });
}
