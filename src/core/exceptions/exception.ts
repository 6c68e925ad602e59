import { type Artifact, systemOf } from "../artifact.js";
import { child, textOf } from "../document/node.js";
import { type Approval, approvalsOf, approves } from "../governance/approvals.js";
import { missingRoles } from "../governance/authority.js";
import { currentApprovals, mayDecide } from "../governance/current.js";
import type { Past } from "../governance/past.js";
import type { Tier } from "../kinds/kind.js";
import { type Policy, personOf } from "../policy/policy.js";
import { ruleInfo } from "../rules/catalogue.js";
import { viewOf } from "../schema/view.js";
import { schemaViolations } from "../schema/violations.js";
import { type Period, periodIn, type Waiver, waiversIn } from "./waivers.js";

/** Statuses that come after an approval. */
const GRANTED: ReadonlySet<string | undefined> = new Set(["approved", "superseded", "retired"]);
/** States in which the rule is still kept, or kept again. */
const IDLE: ReadonlySet<string | undefined> = new Set(["requested", "rejected", "expired", "closed"]);

/** An exception request, with what is asked of it again and again. */
export class Exception {
	readonly artifact: Artifact;
	readonly past: readonly Past[] | undefined;
	readonly waivers: readonly Waiver[];
	readonly period: Period;
	#approvals: readonly Approval[] | undefined;
	#isWhole: boolean | undefined;

	/** @param past its committed versions, newest first; undefined where history could not be read */
	constructor(artifact: Artifact, past?: readonly Past[]) {
		this.artifact = artifact;
		this.past = past;
		this.waivers = waiversIn(artifact.front);
		this.period = periodIn(artifact.front);
	}

	/** As problems name it. */
	get name(): string {
		return this.artifact.id ?? this.artifact.document.path;
	}

	/** Whom to ask; empty where it names nobody. */
	get owner(): string {
		return personOf(child(this.artifact.front, "owner"))?.name ?? "";
	}

	get system(): string | undefined {
		return systemOf(this.artifact.document);
	}

	/** Whether it says that it is approved, and neither asked for nor over. */
	get inForce(): boolean {
		return this.artifact.status === "approved" && !IDLE.has(textOf(child(this.artifact.front, "state")));
	}

	/** Whether it was once in force, or is. */
	get granted(): boolean {
		return GRANTED.has(this.artifact.status) && approvalsOf(this.artifact).some(approves);
	}

	/** Those that were given for the text as it is, by somebody else than who asks; none where the record of them was changed. */
	get approvals(): readonly Approval[] {
		this.#approvals ??= currentApprovals(this.artifact, this.past);
		return this.#approvals;
	}

	/** Whether it says all that a request must say: why, what protects people meanwhile, how it ends. */
	get isWhole(): boolean {
		this.#isWhole ??= isWhole(this.artifact);
		return this.#isWhole;
	}

	/** Whether all have approved it who must where it is to hold, at a tier, under each of some policies. */
	isApproved(tier: Tier, policies: readonly Policy[], today: string): boolean {
		return policies.every((policy) => {
			const able = this.approvals.filter((one) => one.date <= today && mayDecide(one, policy));
			return able.length > 0 && missingRoles({ kind: this.artifact.kind, tier }, able, policy).length === 0;
		});
	}
}

function isWhole(artifact: Artifact): boolean {
	const view = viewOf(artifact.document.root);
	return !("bomb" in view) && !schemaViolations(artifact, view).some(({ rule }) => ruleInfo(rule)?.missing);
}
