import type { Artifact } from "../artifact.js";
import { child, isEmpty, textOf } from "../document/node.js";
import { general, locate, parentOf } from "../document/pointer.js";
import type { Kind, TraceClass } from "../kinds/kind.js";
import type { Citation } from "../trace/citation.js";
import type { ChangeKind } from "./matrix.js";

/** Code that changes is a change of the system once it makes another model, or is one of its parts. */
const BY_CLASS: Readonly<Partial<Record<TraceClass, ChangeKind>>> = {
	model: "model-change",
	data: "data-change",
	prompts: "prompt-or-config-change",
};

/** What the parts of a system are to it; a user interface and what has no type are none of these. */
const BY_COMPONENT: Readonly<Record<string, ChangeKind>> = {
	model: "model-change",
	prompt: "prompt-or-config-change",
	policy: "prompt-or-config-change",
	guardrail: "prompt-or-config-change",
	router: "prompt-or-config-change",
	retriever: "prompt-or-config-change",
	tool: "prompt-or-config-change",
	"vector-store": "data-change",
	memory: "data-change",
};

/** It tells what ran on a day of the past: nothing reopens that. */
const TELLS_THE_PAST: ReadonlySet<string> = new Set(["incident-record"]);

/** How data are divided is often said by the settings of a training, which change with every one of them; the data have a reference of their own. */
const DIVIDES = "/composition/splits/-/ref";

/** What it is to the system if the target of a reference changes; undefined where it is evidence, another document, or what is no part of it. */
export function changeOf(artifact: Artifact, citation: Citation): ChangeKind | undefined {
	const { kind, front } = artifact;
	if (TELLS_THE_PAST.has(kind.id)) return undefined;
	const field = citation.holder ? parentOf(citation.pointer) : citation.pointer;
	const at = general(field);
	if (at === "/components/-/ref") return ofComponent(locate(front, parentOf(field))?.node);
	if (at.endsWith("/config") && isConfig(kind, at)) return "prompt-or-config-change";
	if (at === DIVIDES) return undefined;
	return citation.class && BY_CLASS[citation.class];
}

/** The configuration stands beside the model that it is for. */
const isConfig = ({ traces }: Kind, at: string): boolean =>
	traces?.fields.some((field) => field.class === "model" && parentOf(field.at) === parentOf(at)) ?? false;

/** What somebody else runs is updated by them. */
export function ofComponent(component: Parameters<typeof child>[0]): ChangeKind | undefined {
	const type = textOf(child(component, "type")) ?? "";
	if (type === "model" && !isEmpty(child(component, "provider"))) return "provider-update";
	return Object.hasOwn(BY_COMPONENT, type) ? BY_COMPONENT[type] : undefined;
}
