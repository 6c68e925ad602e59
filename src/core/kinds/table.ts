import { assurancePack } from "./assurance-pack/index.js";
import { controlMapping } from "./control-mapping/index.js";
import { datasetSheet } from "./dataset-sheet/index.js";
import { decisionLog } from "./decision-log/index.js";
import { evaluationPlan } from "./evaluation-plan/index.js";
import { evaluationReport } from "./evaluation-report/index.js";
import { exceptionRequest } from "./exception-request/index.js";
import { huggingFaceDatasetCard } from "./huggingface-dataset-card/index.js";
import { huggingFaceModelCard } from "./huggingface-model-card/index.js";
import { incidentRecord } from "./incident-record/index.js";
import { intakeRequest } from "./intake-request/index.js";
import type { Kind } from "./kind.js";
import { modelCard } from "./model-card/index.js";
import { monitoringSpec } from "./monitoring-spec/index.js";
import { privacyAssessment } from "./privacy-assessment/index.js";
import { readinessMemo } from "./readiness-memo/index.js";
import { redTeamReport } from "./red-team-report/index.js";
import { reviewPacket } from "./review-packet/index.js";
import { riskAssessment } from "./risk-assessment/index.js";
import { riskRegister } from "./risk-register/index.js";
import { robustnessReport } from "./robustness-report/index.js";
import { runbook } from "./runbook/index.js";
import { systemCard } from "./system-card/index.js";

/** Every document type there is: one row each. */
export const KINDS: readonly Kind[] = [
	modelCard,
	systemCard,
	riskAssessment,
	datasetSheet,
	evaluationPlan,
	evaluationReport,
	robustnessReport,
	redTeamReport,
	monitoringSpec,
	runbook,
	reviewPacket,
	intakeRequest,
	exceptionRequest,
	decisionLog,
	readinessMemo,
	incidentRecord,
	privacyAssessment,
	riskRegister,
	controlMapping,
	assurancePack,
	huggingFaceModelCard,
	huggingFaceDatasetCard,
];

/** The document types that are known in a root: ours, and what its policy makes of them. */
export interface Kinds {
	readonly all: readonly Kind[];
	of(id: string | undefined): Kind | undefined;
	/** The one whose ids begin with some letters (`MC`). */
	withPrefix(prefix: string): Kind | undefined;
}

/** The prefixes of the ids of entries, whatever document they stand in. */
export const ENTRY_PREFIXES: readonly string[] = KINDS.flatMap(({ entries = [] }) => entries.map(({ prefix }) => prefix));

export const kindsFrom = (all: readonly Kind[]): Kinds => ({
	all,
	of: (id) => all.find((kind) => kind.id === id),
	withPrefix: (prefix) => all.find((kind) => kind.prefix === prefix),
});

/** Where no policy adds anything. */
export const BUILT_IN: Kinds = kindsFrom(KINDS);

export const kindOf = (id: string | undefined): Kind | undefined => KINDS.find((kind) => kind.id === id);
