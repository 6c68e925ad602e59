import { resolved, textOf } from "../../document/node.js";
import { parseYaml } from "../../document/yaml.js";
import type { Disk } from "../../ports.js";
import { textIn } from "../resolve/files.js";

/** The scalars at the top of a YAML file, by name. Ids are longer than a number can hold, so all of them are text. */
export type Fields = ReadonlyMap<string, string>;

/** The fields of `meta.yaml` or `MLmodel`; undefined where there is no such file, or it is no YAML mapping. */
export async function fieldsIn(disk: Disk, path: string): Promise<Fields | undefined> {
	const text = await textIn(disk, path);
	return text === undefined ? undefined : parseFields(text);
}

export function parseFields(text: string): Fields | undefined {
	const { root, errors } = parseYaml(text, 0);
	const map = resolved(root);
	if (map?.kind !== "map" || errors.length > 0) return undefined;
	const fields = map.entries.map(({ key, value }) => [key.text, textOf(value)] as const);
	return new Map(fields.filter((field): field is readonly [string, string] => field[1] !== undefined && !isNull(field[1])));
}

const isNull = (text: string): boolean => /^(?:~|null|None)$/.test(text);

/** Milliseconds since 1970, as MLflow writes them, as a date in UTC. */
export function dateOf(milliseconds: string | undefined): string | undefined {
	const date = new Date(milliseconds ? Number(milliseconds) : Number.NaN);
	return Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, 10);
}
