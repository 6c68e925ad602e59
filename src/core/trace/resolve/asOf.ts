import type { Moment } from "../../then/moment.js";
import type { Reference } from "../reference.js";
import type { Resolution } from "../resolution.js";
import { short } from "./git/rewrite.js";
import { unverifiable } from "./outcome.js";
import type { Found } from "./resolver.js";

/** What lies beside a commit and need not be in it. */
const BESIDE: ReadonlySet<string> = new Set([
	...["file", "dir", "dvc", "lfs", "croissant", "attestation", "hub", "mlflow-run", "mlflow-model"],
]);

/** Faults that say that nothing is there. */
const ABSENT: ReadonlySet<string> = new Set(["trace/path-missing", "trace/run-missing", "trace/run-deleted"]);

/** What was found of an earlier commit, without what git does not keep: what lay untracked beside it, and where tags stood. */
export function foundAsOf(found: Found, { type }: Reference, moment: Moment): Found {
	const { resolution } = found;
	if (type === "tag") return untold(resolution, "git does not keep where a tag stood that day");
	if (says(resolution, "trace/commit-missing"))
		return untold(resolution, "no such commit is here today, and whether one was that day cannot be told");
	if (!BESIDE.has(type)) return found;
	const commit = short(moment.commit);
	if (resolution.faults.some(({ rule }) => ABSENT.has(rule)))
		return untold(resolution, `commit ${commit} does not hold it, and what lay beside it that day is not known`);
	if (resolution.state !== "unverifiable") return found;
	return { ...found, resolution: { ...resolution, remedy: `Check out ${commit} beside what it relies on, and check it there.` } };
}

const says = ({ faults }: Resolution, rule: string): boolean => faults.some((fault) => fault.rule === rule);

const untold = ({ level }: Resolution, reason: string): Found => ({
	resolution: unverifiable(level === "V0" ? "V0" : "V1", reason),
});
