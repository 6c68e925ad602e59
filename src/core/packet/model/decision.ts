import type { Artifact } from "../../artifact.js";
import { child, items, type YamlNode } from "../../document/node.js";
import { type PersonSaid, person, type Said, said, saidAll } from "./said.js";

export interface Option {
	readonly option: Said;
	readonly consequences: readonly Said[];
	/** Whether it is what is recommended. */
	readonly recommended: boolean;
}

export interface Dissent {
	readonly view: Said;
	/** Absent where it is a sentence about all. */
	readonly by?: Said;
}

/** What the board is asked. */
export interface Decision {
	readonly question?: Said | undefined;
	readonly options: readonly Option[];
	readonly recommendation?: { readonly option: Said; readonly by?: PersonSaid | undefined; readonly because: readonly Said[] } | undefined;
	readonly dissent: readonly Dissent[];
	readonly agenda: readonly Said[];
	readonly open: readonly OpenQuestion[];
}

export interface OpenQuestion {
	readonly question: Said;
	readonly owner?: PersonSaid | undefined;
	readonly due?: Said | undefined;
}

export function decisionOf(artifact: Artifact): Decision {
	const { front } = artifact;
	const at = child(front, "recommendation");
	const option = said(artifact, child(at, "option"));
	const because = saidAll(artifact, child(at, "because"));
	return {
		question: said(artifact, child(front, "question")),
		options: optionsOf(artifact, option?.text),
		recommendation: option && { option, by: person(artifact, child(at, "by")), because },
		dissent: dissentAt(artifact, child(front, "dissent")),
		agenda: saidAll(artifact, child(front, "agenda")),
		open: openQuestions(artifact),
	};
}

function optionsOf(artifact: Artifact, recommended: string | undefined): Option[] {
	return items(child(artifact.front, "options")).flatMap((node) => {
		const option = said(artifact, child(node, "option"));
		if (!option) return [];
		return [{ option, consequences: saidAll(artifact, child(node, "consequences")), recommended: option.text === recommended }];
	});
}

/** A sentence, or a list of views. */
export function dissentAt(artifact: Artifact, node: YamlNode | undefined): Dissent[] {
	const one = said(artifact, node);
	if (one) return [{ view: one }];
	return items(node).flatMap((item) => {
		const view = said(artifact, child(item, "view"));
		const by = said(artifact, child(item, "by"));
		return view ? [{ view, ...(by && { by }) }] : [];
	});
}

function openQuestions(artifact: Artifact): OpenQuestion[] {
	return items(child(artifact.front, "open_questions")).flatMap((item) => {
		const question = said(artifact, child(item, "question"));
		if (!question) return [];
		return [{ question, owner: person(artifact, child(item, "owner")), due: said(artifact, child(item, "due")) }];
	});
}
