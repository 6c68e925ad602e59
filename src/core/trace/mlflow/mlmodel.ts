import { child, resolved, textOf } from "../../document/node.js";
import { parseYaml } from "../../document/yaml.js";
import type { Disk } from "../../ports.js";
import { textIn } from "../resolve/files.js";

/** What the `MLmodel` file of a packaged model says. */
export interface Mlmodel {
	readonly run?: string;
	/** `m-` and 32 hex characters since MLflow 3; a UUID in hex before. */
	readonly model?: string;
	readonly created?: string;
	readonly version?: string;
	/** How it can be loaded: `python_function`, `sklearn`. */
	readonly flavors: readonly string[];
}

/** Undefined where the text is no YAML mapping. */
export function parseMlmodel(text: string): Mlmodel | undefined {
	const { root, errors } = parseYaml(text, 0);
	if (resolved(root)?.kind !== "map" || errors.length > 0) return undefined;
	const field = (name: string): string | undefined => {
		const value = textOf(child(root, name));
		return value === "null" ? undefined : value;
	};
	const [run, model, created, version] = [
		field("run_id"),
		field("model_id") ?? field("model_uuid"),
		field("utc_time_created"),
		field("mlflow_version"),
	];
	const flavors = resolved(child(root, "flavors"));
	return {
		...(run && { run }),
		...(model && { model }),
		...(created && { created }),
		...(version && { version }),
		flavors: flavors?.kind === "map" ? flavors.entries.map(({ key }) => key.text) : [],
	};
}

/** Of the model packaged in a folder; undefined where there is none. */
export async function mlmodelIn(disk: Disk, folder: string): Promise<Mlmodel | undefined> {
	const text = await textIn(disk, `${folder}/MLmodel`);
	return text === undefined ? undefined : parseMlmodel(text);
}
