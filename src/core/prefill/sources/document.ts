import type { Artifact } from "../../artifact.js";
import { quoted } from "../../document/edit.js";
import { child, resolved, textOf, type YamlNode } from "../../document/node.js";
import { locate, parentOf } from "../../document/pointer.js";
import type { TraceClass } from "../../kinds/kind.js";
import { present } from "../../present.js";
import { type Citation, citationsIn } from "../../trace/citation.js";
import { type DataFacts, type Facts, flowMap, type ModelFacts, NO_FACTS, type Said, said, saidInQuotes } from "../fact.js";

/** What an earlier document is about: its model, data, code, prompts and configuration, as it refers to them. */
export function documentFacts(artifact: Artifact, source = nameOf(artifact)): Facts {
	const own = citationsIn(artifact).filter(({ origin, prose, reference }) => !origin && !prose && reference.type !== "malformed");
	const of = (about: TraceClass): Citation[] => distinct(own.filter((citation) => citation.class === about && !isConfig(citation)));
	const refs = (about: TraceClass): Said[] => of(about).map((citation) => refOf(citation, source));
	return {
		...NO_FACTS,
		models: modelsOf(artifact, of("model"), source),
		data: of("data").map((citation) => dataOf(artifact, citation, source)),
		prompts: refs("prompts"),
		code: refs("code"),
		configs: distinct(own.filter(isConfig)).map((citation) => refOf(citation, source)),
	};
}

export const nameOf = ({ id, document, front }: Artifact): string => {
	const version = textOf(child(front, "version"));
	return `${id ?? document.path}${version === undefined ? "" : `@${version}`}`;
};

const isConfig = ({ pointer, holder }: Citation): boolean => /\/config$/.test(holder ? parentOf(pointer) : pointer);

/** A result and its subject often name the same. */
const distinct = (citations: readonly Citation[]): Citation[] =>
	citations.filter(({ reference }, i) => citations.findIndex((other) => other.reference.text === reference.text) === i);

/** With the digest beside it. */
function refOf({ reference, holder }: Citation, source: string): Said {
	const digest = textOf(child(holder, "digest"));
	const yaml = digest === undefined ? quoted(reference.text) : flowMap({ ref: quoted(reference.text), digest: quoted(digest) });
	return { yaml, source };
}

function modelsOf(artifact: Artifact, citations: readonly Citation[], source: string): ModelFacts[] {
	if (artifact.kind.id === "model-card") return [ofCard(artifact, citations[0], source)];
	return citations.map((citation) => {
		const { name, version } = besides(artifact, citation);
		return { ref: refOf(citation, source), ...present({ name: said(name, source), version: saidInQuotes(version, source) }), more: {} };
	});
}

/** What the mapping around a reference calls it: a component has a name and a version. */
function besides({ front }: Artifact, { pointer, holder }: Citation) {
	const around = locate(front, parentOf(holder ? parentOf(pointer) : pointer))?.node;
	return { name: textOf(child(around, "name")), version: textOf(child(around, "version")) };
}

/** Fields of the model that are no words about it. */
const MODEL_FIELDS = ["type", "task", "library", "approach", "architecture", "license", "developed_by", "contact", "parameters"];

function ofCard({ front }: Artifact, citation: Citation | undefined, source: string): ModelFacts {
	const model: YamlNode | undefined = resolved(child(front, "model"));
	const field = (key: string): Said | undefined => said(textOf(child(model, key)), source);
	const version = saidInQuotes(textOf(child(model, "version")), source);
	return {
		...present({ name: field("name"), version, ref: citation && refOf(citation, source) }),
		more: present(Object.fromEntries(MODEL_FIELDS.map((key) => [key, field(key)]))),
	};
}

function dataOf(artifact: Artifact, citation: Citation, source: string): DataFacts {
	const isSheet = artifact.kind.id === "dataset-sheet";
	const { name } = isSheet ? besides(artifact, citation) : {};
	const license = isSheet ? textOf(locate(artifact.front, "/dataset/license")?.node) : undefined;
	const sheet = isSheet && artifact.id !== undefined ? saidInQuotes(nameOf(artifact), source) : undefined;
	return { ref: refOf(citation, source), ...present({ name: said(name, source), license: said(license, source), sheet }) };
}
