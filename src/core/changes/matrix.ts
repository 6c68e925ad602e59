/** What can change about a system that was approved. */
export type ChangeKind = "model-change" | "provider-update" | "prompt-or-config-change" | "data-change" | "scope-change" | "retirement";

/** A document type that a change has issued anew. */
export interface Reissue {
	/** The document type's id. */
	readonly kind: string;
	/** What of it, as people are told: `regression suites`. The whole of it where absent. */
	readonly only?: string;
	/** Only where the system sees personal data. */
	readonly ifPersonal?: true;
}

const all = (kind: string): Reissue => ({ kind });
const part = (kind: string, only: string): Reissue => ({ kind, only });

/**
 * Which documents a change of an approved system has issued anew, as new versions. Source: the tiering model of this project (“rai-tiering” 1.0,
 * `change_matrix`).
 */
export const CHANGE_MATRIX: Readonly<Record<ChangeKind, readonly Reissue[]>> = {
	"model-change": [
		part("intake-request", "what is new"),
		part("risk-assessment", "what is new"),
		all("model-card"),
		all("evaluation-report"),
		all("robustness-report"),
		all("red-team-report"),
		all("readiness-memo"),
		all("review-packet"),
	],
	"provider-update": [
		part("intake-request", "what is new"),
		all("system-card"),
		part("evaluation-report", "regression suites"),
		part("red-team-report", "regression"),
		part("monitoring-spec", "baselines"),
		all("decision-log"),
	],
	"prompt-or-config-change": [all("system-card"), part("evaluation-report", "regression suites"), all("decision-log")],
	"data-change": [all("dataset-sheet"), all("model-card"), all("evaluation-report"), { kind: "privacy-assessment", ifPersonal: true }],
	"scope-change": [part("intake-request", "tier"), all("risk-assessment"), all("privacy-assessment"), all("readiness-memo")],
	retirement: [all("decision-log"), part("dataset-sheet", "retention"), part("monitoring-spec", "retired")],
};

/** In the order in which they are told. */
export const CHANGE_KINDS = Object.keys(CHANGE_MATRIX) as readonly ChangeKind[];

const NAMES: Readonly<Record<ChangeKind, string>> = {
	"model-change": "change of the model",
	"provider-update": "update by the provider",
	"prompt-or-config-change": "change of a prompt or of configuration",
	"data-change": "change of data",
	"scope-change": "change of scope",
	retirement: "retirement",
};

/** As people are told, behind “a”: `change of data`. */
export const changeName = (change: ChangeKind): string => NAMES[change];
