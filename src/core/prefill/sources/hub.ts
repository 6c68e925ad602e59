import { parseDocument } from "../../document/document.js";
import { child, items, resolved, textOf, type YamlNode } from "../../document/node.js";
import type { Disk } from "../../ports.js";
import { present } from "../../present.js";
import { isNumber } from "../../trace/claims/number.js";
import { jsonObject } from "../../trace/pointers/json.js";
import { textIn } from "../../trace/resolve/files.js";
import { type Facts, flowMap, type ModelFacts, NO_FACTS, type Said, said, saidInQuotes } from "../fact.js";

/** What the card and the configuration in a folder of the Hub say. Undefined where it has neither. */
export async function hubFacts(disk: Disk, folder: string): Promise<Facts | undefined> {
	const at = (name: string): string => (folder === "" ? name : `${folder}/${name}`);
	const [card, config] = await Promise.all([textIn(disk, at("README.md")), textIn(disk, at("config.json"))]);
	const front = card === undefined ? undefined : resolved(parseDocument("README.md", card, "markdown").root);
	const json = config === undefined ? undefined : jsonObject(config);
	const settings = json && "kind" in json ? json : undefined;
	if (front?.kind !== "map" && !settings) return undefined;
	const repository = repositoryOf(folder);
	const source = at("README.md");
	if (repository?.type === "datasets") return { ...NO_FACTS, data: [dataOf(front, repository, source)] };
	const model = modelOf(front, settings, { repository, card: source, config: at("config.json") });
	return { ...NO_FACTS, models: [model], metrics: metricsIn(child(front, "model-index"), source) };
}

/** A leaderboard is nothing that anybody would go through value by value. */
const MOST_METRICS = 30;

/** Results as the card's own index has them: what was measured, and on which data. */
function metricsIn(index: YamlNode | undefined, source: string): Said[] {
	const results = items(index).flatMap((model) => items(child(model, "results")));
	const all = results.flatMap((result) => {
		const data = said(textOf(child(child(result, "dataset"), "name")), source)?.yaml;
		return items(child(result, "metrics")).flatMap((metric) => metricOf(metric, data, source));
	});
	return all.length > MOST_METRICS ? [] : all;
}

function metricOf(node: YamlNode, data: string | undefined, source: string): Said[] {
	const name = said(textOf(child(node, "name")) ?? textOf(child(node, "type")), source)?.yaml;
	const value = textOf(child(node, "value"));
	return name !== undefined && value !== undefined && isNumber(value) ? [{ yaml: flowMap({ name, value, note: data }), source }] : [];
}

interface Repository {
	readonly type: "models" | "datasets";
	readonly name: string;
	readonly commit: string;
}

/** A snapshot in a cache of the Hub says in its path what it is. */
function repositoryOf(folder: string): Repository | undefined {
	const [, type, name = "", commit = ""] = /(?:^|\/)(models|datasets)--([^/]+)\/snapshots\/([0-9a-f]{40})$/.exec(folder) ?? [];
	return type === "models" || type === "datasets" ? { type, name: name.replace(/--/g, "/"), commit } : undefined;
}

interface Places {
	readonly repository: Repository | undefined;
	readonly card: string;
	readonly config: string;
}

function modelOf(front: YamlNode | undefined, settings: YamlNode | undefined, { repository, card, config }: Places): ModelFacts {
	const own = (key: string): Said | undefined => said(textOf(child(front, key)), card);
	const path = repository && { name: said(repository.name, card), ref: saidInQuotes(`hf:${repository.name}@${repository.commit}`, card) };
	return {
		...present({ name: path?.name ?? own("model_name"), version: saidInQuotes(repository?.commit.slice(0, 12), card), ref: path?.ref }),
		more: present({
			task: own("pipeline_tag"),
			library: own("library_name"),
			license: own(textOf(child(front, "license")) === "other" ? "license_name" : "license"),
			architecture: said(textOf(items(child(settings, "architectures"))[0]) ?? textOf(child(settings, "model_type")), config),
			base_model: baseOf(child(front, "base_model"), card),
			base_model_relation: relationOf(own("base_model_relation")),
			language: languagesOf(child(front, "language"), card),
		}),
	};
}

/** The Hub knows it by its name only: pinning it is for a person. */
function baseOf(node: YamlNode | undefined, source: string): Said | undefined {
	const name = textOf(node) ?? textOf(items(node)[0]);
	return name !== undefined && /^[\w.-]+\/[\w.-]+$/.test(name) ? saidInQuotes(`hf:${name}`, source) : undefined;
}

const RELATIONS = new Set(["adapter", "merge", "quantized", "finetune"]);

const relationOf = (one: Said | undefined): Said | undefined => (one && RELATIONS.has(one.yaml) ? one : undefined);

function languagesOf(node: YamlNode | undefined, source: string): Said | undefined {
	const codes = [textOf(node), ...items(node).map(textOf)].flatMap((code) =>
		code !== undefined && /^[A-Za-z-]{2,12}$/.test(code) ? [code] : [],
	);
	return codes.length === 0 ? undefined : { yaml: `[${codes.map((code) => JSON.stringify(code)).join(", ")}]`, source };
}

function dataOf(front: YamlNode | undefined, { name, commit }: Repository, source: string) {
	const pretty = said(textOf(child(front, "pretty_name")), source) ?? said(name, source);
	const ref = { yaml: JSON.stringify(`hf:datasets/${name}@${commit}`), source };
	return { ref, ...present({ name: pretty, license: said(textOf(child(front, "license")), source) }) };
}
