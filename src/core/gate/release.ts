import type { Artifact } from "../artifact.js";
import type { Checked } from "../check.js";
import { type Due, dueWithin } from "../due/due.js";
import { missingRoles, standingApprovals } from "../governance/authority.js";
import { isPast } from "../kinds/lifecycle.js";
import type { Library } from "../library/library.js";
import { rolesIn } from "../policy/authority.js";
import { atLeast, type Problem, type Severity } from "../problem.js";
import { type Actor, whoActs } from "../rules/who.js";
import { each, either } from "../suggest.js";

/** A document that somebody still has to decide on. */
export interface Unapproved {
	readonly path: string;
	/** The document's id, or its path. */
	readonly artifact: string;
	readonly who: Actor;
	/** A sentence: how it stands, and what is to be done. */
	readonly message: string;
}

/** What stands against a release. */
export interface ReleaseGate {
	readonly problems: readonly Problem[];
	readonly unapproved: readonly Unapproved[];
	/** Longest overdue first. */
	readonly overdue: readonly Due[];
}

/**
 * All that stands against a release: problems of `failOn` and above, those that others than the author have to act on from a warning on,
 * required documents that are missing, documents that are not approved, or that the board decided on as another text, and days that have passed.
 * @param paths of the documents that are looked at
 * @param today YYYY-MM-DD
 */
export function releaseGate(
	{ library, problems, paths }: { library: Library; problems: readonly Problem[]; paths: readonly string[] },
	failOn: Severity,
	today: string,
): ReleaseGate {
	const overdue = dueWithin(library, 0, today, paths).filter(({ days }) => days < 0);
	return {
		problems: problems.filter((problem) => problem.waivedBy === null && standsAgainst(problem, failOn)),
		unapproved: paths.flatMap((path) => library.check(path) ?? []).flatMap((checked) => unapproved(checked, library) ?? []),
		overdue,
	};
}

/**
 * Whatever they weigh: a document that nobody wrote, and one that a board decided on as another text. The decision stays true, so it is no
 * more than information; it is told of the newest decision about a system only, and what is released is not what that one is about.
 */
const ALWAYS: ReadonlySet<string> = new Set(["policy/required", "packet/changed-since"]);

function standsAgainst({ rule, severity }: Problem, failOn: Severity): boolean {
	if (atLeast(severity, failOn) || ALWAYS.has(rule)) return true;
	return whoActs(rule) !== "author" && atLeast(severity, "warning");
}

function unapproved({ artifact }: Checked, library: Library): Unapproved | undefined {
	const { kind, status = "draft", document, id } = artifact;
	if (kind.family !== "rai" || isPast(status) || status === "approved") return undefined;
	const policy = library.policyFor(document.path);
	if (policy.authority(kind.id, artifact.tier).length === 0) return undefined;
	const name = { path: document.path, artifact: id ?? document.path };
	if (status === "draft") return { ...name, who: "owner", message: "It is a draft: finish it and put it into review, or retire it." };
	const roles = missingRoles(artifact, standingApprovals(artifact), policy).map((one) => either(rolesIn(one)));
	return { ...name, who: approverOf(artifact), message: `It is ${status}, not approved. ${next(roles)}` };
}

const approverOf = ({ kind }: Artifact): Actor => (kind.id === "review-packet" ? "board" : "approver");

const next = (roles: readonly string[]): string =>
	roles.length > 0 ? `${each(roles)} must decide, with “Approve…”.` : "All have approved it who must: say so in its status.";
