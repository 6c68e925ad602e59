import { type Entry, type MapNode, resolved, type YamlNode } from "../../document/node.js";
import { maps, placesIn } from "../../document/pointer.js";
import { parseYaml } from "../../document/yaml.js";
import type { NotRead } from "./dvcText.js";

/** The object that a JSON text is. A key that stands twice is refused: readers take one of the two. */
export function jsonObject(source: string): MapNode | NotRead {
	const text = source.replace(/^\uFEFF/, "");
	const { root, errors, documents } = parseYaml(text, 0);
	const at = (offset: number): string => `at line ${text.slice(0, offset).split("\n").length}`;
	if (errors[0]) return { message: `it is not JSON ${at(errors[0].span.start)}` };
	const object = resolved(root);
	if (object?.kind !== "map" || documents.length > 1) return { message: "it is not a JSON object" };
	const second = doubledKey(object);
	return second ? { message: `“${second.key.text}” stands twice in one object, the second ${at(second.key.span.start)}` } : object;
}

function doubledKey(root: YamlNode): Entry | undefined {
	for (const { node } of maps({ places: placesIn(root) })) {
		const seen = new Set<string>();
		for (const entry of node.entries) {
			if (seen.has(entry.key.text)) return entry;
			seen.add(entry.key.text);
		}
	}
	return undefined;
}
