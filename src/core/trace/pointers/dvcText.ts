import { resolved, type YamlNode } from "../../document/node.js";
import { parseYaml } from "../../document/yaml.js";

/** Why a text is not what it was read for. */
export interface NotRead {
	/** Half a sentence about the file: "it is not YAML at line 3". */
	readonly message: string;
}

/** Ends the reading of a text; never leaves this folder. */
export class NotReadError extends Error {}

/** Larger texts are not read, in characters. */
const MAX_LENGTH = 4 * 1024 * 1024;

export function attempt<T>(read: () => T): T | NotRead {
	try {
		return read();
	} catch (error) {
		if (error instanceof NotReadError) return { message: error.message };
		throw error;
	}
}

/** The tree of a YAML or JSON text without errors. */
export function documentIn(text: string): YamlNode | undefined {
	if (text.length > MAX_LENGTH) throw new NotReadError(`it has ${text.length} characters, more than the ${MAX_LENGTH} that are read`);
	const { root, errors } = parseYaml(text, 0);
	const [first] = errors;
	if (!first) return resolved(root);
	throw new NotReadError(`it is not YAML at line ${text.slice(0, first.span.start).split("\n").length}`);
}
