import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import type { History } from "../history.js";
import { misspelt, oneDigitOff } from "../random.js";
import { escaped, lie, type Seed, truth } from "../seed.js";
import { offByOne } from "./value.js";

/** A run of a file store, read file by file. */
interface Run {
	readonly id: string;
	readonly folder: string;
	/** The tag `mlflow.source.git.commit`. */
	readonly commit?: string;
	/** The last line of each. */
	readonly metrics: readonly { readonly name: string; readonly value: string; readonly step: string }[];
	readonly artifacts: readonly string[];
}

const TAG = "tags/mlflow.source.git.commit";

const filesBelow = (folder: string): string[] =>
	existsSync(folder)
		? readdirSync(folder, { recursive: true, withFileTypes: true })
				.filter((entry) => entry.isFile())
				.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
		: [];

const owners = ({ clone }: History, file: RegExp): string[] =>
	filesBelow(path.join(clone, "mlruns")).flatMap((name) => (file.test(name) ? [path.join(clone, "mlruns", path.dirname(name))] : []));

function readRun(folder: string): Run | undefined {
	const meta = parse(readFileSync(path.join(folder, "meta.yaml"), "utf8")) as { run_id?: string; lifecycle_stage?: string };
	if (!meta.run_id || meta.lifecycle_stage !== "active") return undefined;
	const commit = existsSync(path.join(folder, TAG)) ? readFileSync(path.join(folder, TAG), "utf8").trim() : undefined;
	const metrics = filesBelow(path.join(folder, "metrics")).map((name) => {
		const last =
			readFileSync(path.join(folder, "metrics", name), "utf8")
				.trim()
				.split("\n")
				.at(-1) ?? "";
		const [, value = "", step = "0"] = last.split(" ");
		return { name, value, step };
	});
	return { id: meta.run_id, folder, ...(commit && { commit }), metrics, artifacts: filesBelow(path.join(folder, "artifacts")) };
}

export const runsIn = (history: History): Run[] => owners(history, /[\da-f]{32}\/meta\.yaml$/).flatMap((folder) => readRun(folder) ?? []);

const modelsIn = (history: History): string[] => owners(history, /\/m-[\da-f]{32}\/meta\.yaml$/).map((folder) => path.basename(folder));

const selecting = (metric: string, step?: string): string =>
	`metric: ${JSON.stringify(metric)}${step === undefined ? "" : `, step: ${step}`}`;

/** Numbers that a document can hold: NaN and infinity are none. */
const isNumber = ({ value }: { readonly value: string }): boolean => /^-?\d+(?:\.\d+)?$/.test(value);

export function mlflowTruths(history: History): Seed[] {
	const models = modelsIn(history).map((id) => truth("MLflow model", `models:/${id}`));
	const runs = runsIn(history).filter(({ id }) => !id.startsWith("m-"));
	return [
		...models,
		...runs.flatMap(({ id, commit, metrics, artifacts }) => [
			truth("MLflow run", `runs:/${id}`),
			...(commit ? [truth("MLflow run with its commit", `runs:/${id}`, { digest: `gitCommit:${commit}` })] : []),
			...(commit ? [truth("commit that an MLflow run names", `git:${commit}`)] : []),
			...metrics.filter(isNumber).flatMap(({ name, value, step }) =>
				[undefined, step].map((at) =>
					truth("metric of an MLflow run", `runs:/${id}`, {
						number: { value, selector: selecting(name, at) },
						expected: { state: "verified", claim: "equal" },
					}),
				),
			),
			...artifacts.slice(0, 2).map((file) => truth("artifact of an MLflow run", `runs:/${id}/${escaped(file)}`)),
		]),
	];
}

export function mlflowLies(history: History): Seed[] {
	const { random } = history;
	const slips = modelsIn(history).map((id) => `m-${oneDigitOff(id.slice(2), random)}`);
	return [
		...slips.map((id) => lie("MLflow model id with one digit changed", `models:/${id}`, "trace/path-missing", id)),
		...runsIn(history).flatMap((run) => runLies(run, history)),
	];
}

function runLies({ id, commit, metrics, artifacts }: Run, history: History): Seed[] {
	const { random } = history;
	const [other, wrong] = [oneDigitOff(id, random), commit && `gitCommit:${oneDigitOff(commit, random)}`];
	return [
		lie("MLflow run id with one digit changed", `runs:/${other}`, "trace/run-missing", other),
		lie("MLflow run id cut short", `runs:/${id.slice(0, 31)}`, "trace/syntax", id.slice(0, 31)),
		...(wrong ? [lie("MLflow run with another commit", `runs:/${id}`, "trace/run-mismatch", wrong, { digest: wrong })] : []),
		...metrics.filter(isNumber).flatMap((metric) => metricLies(id, metric, history)),
		...artifacts.slice(0, 1).map((file) => {
			const slip = escaped(misspelt(file, random));
			return lie("artifact that the run does not have", `runs:/${id}/${slip}`, "trace/path-missing", slip);
		}),
	];
}

function metricLies(id: string, { name, value, step }: Run["metrics"][number], { random }: Pick<History, "random">): Seed[] {
	const claimed = offByOne(value, random);
	const claim = (sort: string, number: string, selector: string, rule: string, at: string) =>
		({
			...truth(sort, `runs:/${id}`, { number: { value: number, selector } }),
			lie: true,
			expected: { state: "verified", rules: [rule], at, claim: rule.endsWith("different") ? "different" : "unverifiable" },
		}) as const;
	const beyond = `${Number(step) + 7}`;
	return [
		claim("metric of a run with a wrong value", claimed, selecting(name), "trace/claim-different", claimed),
		claim("metric that the run does not have", value, selecting(misspelt(name, random)), "trace/claim-missing", ""),
		claim("step that the metric does not have", value, selecting(name, beyond), "trace/claim-missing", beyond),
	];
}
