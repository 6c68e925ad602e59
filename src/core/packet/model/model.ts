import type { Artifact } from "../../artifact.js";
import { child } from "../../document/node.js";
import type { RiskMatrix } from "../../kinds/risk-assessment/matrix.js";
import type { PolicySetting } from "../../policy/explain.js";
import { type DocumentOverview, documentOverview } from "../../trace/overview.js";
import { copyFor, type PacketCopy } from "../audience/copy.js";
import type { Audience } from "../audience/levels.js";
import { Kept } from "../kept.js";
import { type ApprovalShown, approvalsShown } from "./approvals.js";
import { changesOf, type MemberChange } from "./changes.js";
import { type Controls, controlsOf } from "./control.js";
import { type Decided, decidedOf } from "./decided.js";
import { type Decision, decisionOf } from "./decision.js";
import { type Figure, figuresOf } from "./figures.js";
import { type Harm, harmOf } from "./harm.js";
import { type Missed, missedOf } from "./missed.js";
import { type Comparison, comparisonsOf, type Measure, measuresOf } from "./numbers.js";
import { unusualSettings } from "./policies.js";
import { type PriorDecision, priorOf } from "./prior.js";
import { type Reading, readingOf } from "./reading.js";
import { type Residual, type Risk, residualOf, risksOf } from "./risks.js";
import { date, down, type PersonSaid, person, type Said, said } from "./said.js";
import type { PacketSources } from "./sources.js";
import { type Untested, untestedOf } from "./untested.js";

/** What is said of the packet as a whole. */
export interface PacketHead {
	readonly id: string;
	readonly title: Said;
	readonly system?: Said | undefined;
	readonly tier: 1 | 2 | 3;
	readonly version?: Said | undefined;
	readonly status: string;
	readonly owner?: PersonSaid | undefined;
	readonly checkpoint: { readonly type?: Said | undefined; readonly board?: Said | undefined; readonly meeting?: Said | undefined };
	/** Of the manifest's meaning; absent where it cannot be read as a whole. */
	readonly digest?: string | undefined;
	/** The last day on which the decision holds. */
	readonly expires?: Said | undefined;
	/** The day for which it is compiled, YYYY-MM-DD. */
	readonly at: string;
	readonly path: string;
}

/** Everything that a packet shows, before anybody decides how it looks. */
export interface PacketModel {
	readonly head: PacketHead;
	readonly decision: Decision;
	/** What came of it, once the board has met. */
	readonly decided?: Decided | undefined;
	readonly harm: Harm;
	readonly risks: readonly Risk[];
	/** By which they are weighed. */
	readonly matrix: RiskMatrix;
	readonly residual: Residual;
	readonly measures: readonly Measure[];
	readonly comparisons: readonly Comparison[];
	/** Numbers that do not reach what was asked of them. */
	readonly missed: readonly Missed[];
	readonly untested: readonly Untested[];
	readonly controls: Controls;
	/** What was decided about the system before, the newest first. */
	readonly prior: readonly PriorDecision[];
	readonly approvals: readonly ApprovalShown[];
	/** How the members stand to what they said at the last decision. */
	readonly changes: readonly MemberChange[];
	readonly figures: readonly Figure[];
	/** A row of the trace matrix for each member. */
	readonly trace: readonly DocumentOverview[];
	/** What the policy says otherwise than is usual. */
	readonly settings: readonly PolicySetting[];
	/** The manifest's own narrative, then each member, to be read. */
	readonly summary: Reading;
	readonly documents: readonly Reading[];
	/** For whom it is, and what that leaves out; absent where it is the whole. */
	readonly copy?: PacketCopy;
}

export interface ModelOptions {
	/** For whom it is; the whole, as whoever works on it sees it, where absent. */
	readonly audience?: Audience | undefined;
	/** Of the last time, where the whole is compiled again and again. */
	readonly kept?: Kept;
}

export function packetModel(whole: PacketSources, { audience, kept = new Kept() }: ModelOptions = {}): PacketModel {
	if (!audience) return modelOf(whole, kept);
	const { sources, copy } = copyFor(whole, audience);
	// What is left out of a document is no difference to what was kept of it.
	return { ...modelOf(sources, new Kept()), copy, ...(copy.outside && INWARD) };
}

/** How the work on the documents stands concerns those who do it. */
const INWARD = { figures: [], changes: [], trace: [], approvals: [], settings: [], missed: [], decided: undefined } as const;

function modelOf(sources: PacketSources, kept: Kept): PacketModel {
	const { packet, members, library, digests } = sources;
	const risks = risksOf(sources);
	const measures = measuresOf(sources, kept);
	const prior = priorOf(sources);
	return {
		head: headOf(packet.artifact, sources),
		decision: decisionOf(packet.artifact),
		decided: decidedOf(sources, prior),
		harm: harmOf(sources),
		risks,
		matrix: library.policyFor(packet.artifact.document.path).matrix,
		residual: residualOf(sources, risks),
		measures,
		comparisons: comparisonsOf(sources, measures),
		missed: missedOf(sources),
		untested: untestedOf(sources),
		controls: controlsOf(sources),
		prior,
		approvals: approvalsShown(sources),
		changes: changesOf(sources),
		figures: figuresOf(sources, risks),
		trace: members.map((member) => documentOverview(library, member)),
		settings: unusualSettings(library),
		summary: readingOf(packet.artifact, digests),
		documents: members.map(({ artifact }) => kept.reading(artifact, () => readingOf(artifact, digests))),
	};
}

function headOf(artifact: Artifact, { at, digests }: PacketSources): PacketHead {
	const { front, document, id, tier, status } = artifact;
	const fallback = { text: id ?? document.path, at: { path: document.path, line: 0 } };
	const checkpoint = child(front, "checkpoint");
	return {
		id: id ?? document.path,
		title: said(artifact, child(front, "title")) ?? fallback,
		system: said(artifact, child(front, "system")),
		tier,
		version: said(artifact, child(front, "version")),
		status: status ?? "draft",
		owner: person(artifact, child(front, "owner")),
		checkpoint: {
			type: said(artifact, child(checkpoint, "type")),
			board: said(artifact, child(checkpoint, "board")),
			meeting: date(artifact, down(checkpoint, "meeting")),
		},
		digest: digests.get(document.path),
		expires: date(artifact, child(front, "expires")),
		at,
		path: document.path,
	};
}
