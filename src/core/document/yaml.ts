import { parseByEvents } from "./events.js";
import type { YamlNode } from "./node.js";
import { parseWithRecovery } from "./recovery.js";
import type { Span } from "./span.js";

export interface YamlError {
	readonly message: string;
	readonly span: Span;
}

export interface YamlParse {
	/** The first document's node; absent where there is none. */
	readonly root: YamlNode | undefined;
	readonly documents: readonly YamlNode[];
	/** In the order of their places. Empty for well-formed text. */
	readonly errors: readonly YamlError[];
}

/** Parses a whole YAML text, or the stretch of one that stands in front matter at `offset`. Never throws. */
export const parseYaml = (text: string, offset: number): YamlParse => parseByEvents(text, offset) ?? parseWithRecovery(text, offset);
