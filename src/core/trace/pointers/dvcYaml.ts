import { child, textOf } from "../../document/node.js";
import { parseYaml } from "../../document/yaml.js";

/** The folder that the paths of a stage of dvc.lock start from, as dvc.yaml says; undefined where it is computed from variables. */
export function stageFolder(dvcYaml: string, stage: string): string | undefined {
	const [name = stage] = stage.split("@");
	const stages = child(parseYaml(dvcYaml, 0).root, "stages");
	const node = child(stages, stage) ?? child(stages, name);
	const folder = textOf(child(node, "wdir")) ?? textOf(child(child(node, "do"), "wdir")) ?? ".";
	return folder.includes("${") ? undefined : folder;
}
