import { nearest } from "../../../suggest.js";
import type { Located } from "../../mlflow/artifacts.js";
import type { Run, RunFolder } from "../../mlflow/runs.js";
import type { RunReference } from "../../reference.js";
import type { Fault, Lookup, Resolution } from "../../resolution.js";
import { type Beside, broken, inRoot, partOf, unverifiable, withPart } from "../outcome.js";
import { record } from "../record.js";
import { brief } from "../recorded.js";
import type { KnownRuns } from "./known.js";

/** A run of a tracking server or a database. */
export const elsewhere = (store: string): Resolution =>
	unverifiable("VX", "pinned by its id; its tracking store is not asked", {
		facts: { store },
		remedy: "Export the run into a folder named mlruns in the workspace, or look at the tracking server.",
	});

export const noStore = ({ store }: RunReference): Resolution =>
	unverifiable("V1", store === undefined ? "there is no MLflow store in this workspace" : "its MLflow store is not in this workspace", {
		...(store !== undefined && { files: inRoot([store]) }),
		remedy: "Bring the store into a folder named mlruns, or allow its folder to be read.",
	});

/** The stores are here, and the run is not in them. */
export function missing(reference: RunReference, { stores, folders }: KnownRuns): Resolution {
	const folder = folders.get(reference.run);
	if (folder) return unreadable(reference, folder);
	const meant = nearest(reference.run, [...folders.keys()]);
	const where = stores.map((store) => `“${store}”`).join(" and ");
	// Two ids that begin alike are written out: the cut would hide what differs.
	const written = meant && brief(meant) === brief(reference.run) ? (id: string) => id : brief;
	const message = `There is no run ${written(reference.run)} in ${where}. ${meant ? `Did you mean ${written(meant)}?` : "Name a run that is there."}`;
	const text = meant && withPart(reference, "name", meant);
	const fixes = meant && text ? [{ title: `Replace with ${brief(meant)}`, text }] : [];
	const fault: Fault = { rule: "trace/run-missing", message, ...partOf(reference, "name"), fixes };
	return broken("V1", "there is no such run in the MLflow store", fault, { files: inRoot(stores) });
}

function unreadable(reference: RunReference, { folder }: RunFolder): Resolution {
	const message = `The folder of run ${brief(reference.run)} has no meta.yaml that can be read. Restore it from the tracking server.`;
	const fault: Fault = { rule: "trace/run-missing", message, ...partOf(reference, "name") };
	return broken("V1", "its meta.yaml is not there or cannot be read", fault, { files: inRoot([`${folder}/meta.yaml`]) });
}

/** A run that is deleted, is not the one that its folder says, or ran other code than is recorded. */
export function wrongRun(run: Run, lookup: Lookup<RunReference>, beside: Beside): Resolution | undefined {
	const { reference, digest } = lookup;
	const name = brief(run.id);
	if (run.deleted) {
		const message = `Run ${name} is deleted, and gone when MLflow empties its trash. Restore it, or name another.`;
		return broken("V2", "the run is deleted", { rule: "trace/run-deleted", message, ...partOf(reference, "name") }, beside);
	}
	if (run.says !== run.id) {
		const message = `The meta.yaml in the folder of run ${name} is of run ${brief(run.says ?? "“”")}. Restore the store.`;
		return broken("V2", "its meta.yaml is of another run", { rule: "trace/run-mismatch", message, ...partOf(reference, "name") }, beside);
	}
	if (digest?.algorithm !== "gitCommit" || !run.commit || run.commit === digest.value) return undefined;
	const fault = otherCommit(lookup, `Run ${name}`, run.commit, digest.value);
	return broken("V2", "it ran another commit than recorded", fault, beside);
}

/** @param owner `Run b2dc522ce211…` */
export const otherCommit = (lookup: Lookup, owner: string, commit: string, recorded: string): Fault => ({
	rule: "trace/run-mismatch",
	message: `${owner} ran commit ${brief(commit)}, and ${brief(recorded)} is recorded. Name the run of that commit, or correct the commit.`,
	...partOf(lookup.reference, "digest"),
	fixes: [record(lookup, `gitCommit:${commit}`, `Record commit ${brief(commit)}`)],
});

/** A run is found whether or not its code can be found again: a fault beside what else is said of it. */
export function dirty(run: Run, reference: RunReference): Fault[] {
	if (!run.dirty) return [];
	const message = `Run ${brief(run.id)} ran with changes that were not committed: its code cannot be found again. Repeat it from a commit.`;
	return [{ rule: "trace/run-dirty", message, ...partOf(reference, "name") }];
}

export function noArtifact(place: Located & string, run: Run, reference: RunReference, beside: Beside): Resolution {
	const { path = "" } = reference;
	if (place === "elsewhere") {
		const remedy = "Bring the artifacts of the run to its meta.yaml.";
		return unverifiable("V2", "the run is here, its artifacts are not", { ...beside, remedy });
	}
	const [rule, reason, message] =
		place === "outside"
			? ([
					"trace/outside",
					"leads out of the run’s artifacts",
					`“${path}” leads out of the artifacts of the run. Nothing there is read.`,
				] as const)
			: ([
					"trace/path-missing",
					"the run has no such artifact",
					`Run ${brief(run.id)} has no artifact “${path}”. Name one that it has.`,
				] as const);
	return broken(place === "outside" ? "V0" : "V2", reason, { rule, message, ...partOf(reference, "path") }, beside);
}
