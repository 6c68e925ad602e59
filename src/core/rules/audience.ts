import type { Artifact } from "../artifact.js";
import { titleNamed } from "../document/body.js";
import { child, items, resolved, type ScalarNode, type YamlNode } from "../document/node.js";
import { general, keysOf, locate, pointerOf, readable } from "../document/pointer.js";
import type { Violation } from "../problem.js";
import { expectedAt } from "../schema/navigate.js";
import { nearest } from "../suggest.js";

/** A mark that names nothing withholds nothing, whatever its author thinks. */
export function audienceViolations(artifact: Artifact): Violation[] {
	return items(child(child(artifact.front, "audience"), "parts")).flatMap((part, i) => {
		const at = resolved(child(part, "at"));
		if (at?.kind !== "scalar") return [];
		const message = at.text.startsWith("#") ? noSection(artifact, at) : at.text.startsWith("/") ? noField(artifact, at) : undefined;
		return message === undefined ? [] : [{ rule: "artifact/audience", message, span: at.span, pointer: `/audience/parts/${i}/at` }];
	});
}

function noSection({ kind, document }: Artifact, { text }: ScalarNode): string | undefined {
	const name = text.slice(1);
	const written = (document.body?.headings ?? []).map(({ title }) => title);
	const known = [
		...written,
		...keysIn(child(document.root, "sections")),
		...kind.sections.flatMap(({ id, title, synonyms }) => [id, title, ...synonyms]),
		"opening",
	];
	const isNamed = known.some((one) => titleNamed(one) === titleNamed(name));
	return isNamed ? undefined : `No heading is “${name}”: nothing is marked by this.${meant(nearest(name, written), "#")}`;
}

function noField({ kind, document }: Artifact, { text }: ScalarNode): string | undefined {
	if (locate(document.root, text) || expectedAt(kind, general(text))) return undefined;
	const [first = ""] = keysOf(text);
	const top = locate(document.root, pointerOf([first])) ? undefined : nearest(first, keysIn(document.root));
	return `There is no field “${readable(text)}” here: nothing is marked by this.${meant(top, "/")}`;
}

function keysIn(node: YamlNode | undefined): string[] {
	const map = resolved(node);
	return map?.kind === "map" ? map.entries.map(({ key }) => key.text) : [];
}

const meant = (name: string | undefined, sign: string): string => (name === undefined ? "" : ` Did you mean “${sign}${name}”?`);
