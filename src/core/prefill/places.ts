import { IN_PLACE } from "../kinds/risk-assessment/rules/risks.js";
import { metricsOf, mitigationsOf, openOf, residualOf } from "./earlier/counts.js";
import { listed, named, systemsOf, versioned } from "./earlier/lists.js";
import { registered, riskIds } from "./earlier/risks.js";
import type { DataFacts, Facts, ModelFacts, Said } from "./fact.js";
import { flowMap } from "./fact.js";

/** What goes to one place of a new document. */
export type Filling = { readonly at: string } & ({ readonly value: Said } | { readonly items: readonly Said[] });

type Places = (facts: Facts) => (Filling | undefined)[];

const one = (at: string, value: Said | undefined): Filling | undefined => value && { at, value };
const list = (at: string, items: readonly (Said | undefined)[]): Filling | undefined => {
	const some = items.filter((item) => item !== undefined);
	return some.length === 0 ? undefined : { at, items: some };
};

const refsOf = (data: readonly DataFacts[]): readonly Said[] => data.map(({ ref }) => ref);

/** What a card says of its data is which they are; what they were for only a person knows. */
const dataset = ({ ref, sheet }: DataFacts): Said => ({
	yaml: flowMap({ role: '""', sheet: sheet?.yaml, ref: ref.yaml }),
	source: ref.source,
});

function component(type: string, { name, version, ref }: Pick<ModelFacts, "name" | "version" | "ref">): Said | undefined {
	const source = (ref ?? name)?.source;
	const yaml = flowMap({ type, name: name?.yaml ?? '""', version: version?.yaml ?? '""', ref: ref?.yaml });
	return source === undefined ? undefined : { yaml, source };
}

const ofModelCard: Places = ({ models: [model], data, code: [code], runs: [run], metrics, documents }) => [
	one("/model/name", model?.name),
	one("/model/version", model?.version),
	one("/model/ref", model?.ref),
	...Object.entries(model?.more ?? {}).map(([key, value]) => one(`/model/${key}`, value)),
	list("/datasets", data.map(dataset)),
	list("/metrics", metrics),
	one("/training/code", code),
	one("/training/run", run),
	list("/intended_use/primary", listed(documents, "intake-request", "intended_uses", "task")),
	list("/intended_use/users", listed(documents, "intake-request", "intended_uses", "user")),
	list("/evaluation/reports", named(documents, "evaluation-report")),
	one("/monitoring", named(documents, "monitoring-spec")[0]),
];

/** Which of several data sets of a document a new sheet is for, only a person knows. */
const ofDatasetSheet: Places = ({ data, documents }) => (documents.length > 0 && data.length > 1 ? [] : sheetOf(data[0]));

const sheetOf = (data: DataFacts | undefined): (Filling | undefined)[] => [
	one("/dataset/name", data?.name),
	one("/dataset/ref", data?.ref),
	one("/dataset/license", data?.license),
	one("/dataset/size/bytes", data?.bytes),
	one("/dataset/size/files", data?.files),
];

const ofReport: Places = ({ models: [model], data, code: [code], prompts, configs: [config], runs: [run], metrics, documents }) => [
	one("/plan", versioned(documents, "evaluation-plan")[0]),
	one("/subject/model", model?.ref),
	one("/subject/code", code),
	list("/subject/datasets", refsOf(data)),
	list("/subject/prompts", prompts),
	one("/subject/config", config),
	one("/run/ref", run),
	list("/results", metrics),
];

const ofSystemCard: Places = ({ models, prompts, documents }) => [
	list("/components", [...models.map((model) => component("model", model)), ...prompts.map((ref) => component("prompt", { ref }))]),
	list("/evaluations", named(documents, "evaluation-report")),
	one("/monitoring", named(documents, "monitoring-spec")[0]),
	one("/runbook", named(documents, "runbook")[0]),
];

const ofIncident: Places = ({ models: [model], prompts, data, configs: [config] }) => [
	one("/state_at_incident/model", model?.ref),
	list("/state_at_incident/prompts", prompts),
	list("/state_at_incident/datasets", refsOf(data)),
	one("/state_at_incident/config", config),
];

const SEVERITIES = ["sev1", "sev2", "sev3", "sev4"] as const;

/** A memo counts what other documents have. Which results decide, and what follows, is for who writes it. */
const ofMemo: Places = ({ documents }) => [
	...SEVERITIES.map((severity) => one(`/findings_open/${severity}`, openOf(documents, severity))),
	one("/residual/overall", residualOf(documents)),
	one(
		"/mitigations/total",
		mitigationsOf(documents, (status) => status !== "rejected"),
	),
	one(
		"/mitigations/implemented",
		mitigationsOf(documents, (status) => IN_PLACE.has(status)),
	),
	one(
		"/mitigations/verified",
		mitigationsOf(documents, (status) => status === "verified"),
	),
	one("/monitoring_readiness/spec", named(documents, "monitoring-spec")[0]),
	one("/monitoring_readiness/metrics_total", metricsOf(documents)),
];

/** Where a document type has room for which facts. */
const PLACES: Readonly<Record<string, Places>> = {
	"model-card": ofModelCard,
	"dataset-sheet": ofDatasetSheet,
	"evaluation-report": ofReport,
	"robustness-report": ofReport,
	"system-card": ofSystemCard,
	"incident-record": ofIncident,
	"evaluation-plan": ({ models: [model], documents }) => [
		one("/subject/model", model?.ref),
		list("/ai_pattern", listed(documents, "intake-request", "ai_pattern")),
		list("/risks_covered", riskIds(documents)),
	],
	"monitoring-spec": ({ models: [model] }) => [one("/target/model", model?.ref)],
	"readiness-memo": ofMemo,
	"risk-register": ({ documents }) => [
		list("/scope/systems", systemsOf(documents, "risk-assessment")),
		list("/items", registered(documents)),
	],
	"privacy-assessment": ({ documents }) => [list("/risks", riskIds(documents, "privacy"))],
	"red-team-report": ({ models }) => [
		list(
			"/scope/targets",
			models.map(({ ref }) => ref),
		),
	],
};

/** Whether a document type has room for any facts. */
export const canBeFilled = (kind: string): boolean => Object.hasOwn(PLACES, kind);

/** What goes where in a new document of a type. */
export const fillingsFor = (kind: string, facts: Facts): Filling[] =>
	(Object.hasOwn(PLACES, kind) ? (PLACES[kind]?.(facts) ?? []) : []).filter((filling) => filling !== undefined);
