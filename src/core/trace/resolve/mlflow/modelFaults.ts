import { nearest } from "../../../suggest.js";
import { encodePath } from "../../grammar/path.js";
import type { Packaged } from "../../mlflow/packages.js";
import type { Registered, Version } from "../../mlflow/registry.js";
import type { ModelReference } from "../../reference.js";
import type { Fault, Lookup, ReferenceFix, Resolution } from "../../resolution.js";
import { type Beside, broken, inRoot, partOf, unpinned, unverifiable, withPart } from "../outcome.js";
import { brief } from "../recorded.js";
import { otherCommit } from "./runFaults.js";

export const unseen = (reason: string): Resolution =>
	unverifiable("V1", reason, { remedy: "Bring the store into a folder named mlruns, or allow its folder to be read." });

/** The registry is here, and has no model of that name. */
export function noModel(reference: ModelReference, registry: readonly Registered[]): Resolution {
	const { name = "" } = reference;
	const meant = nearest(
		name,
		registry.map((model) => model.name),
	);
	const text = meant && withPart(reference, "name", escaped(meant));
	const fixes = meant && text ? [{ title: `Replace with “${meant}”`, text }] : [];
	const message = `The registry has no model “${name}”. ${meant ? `Did you mean “${meant}”?` : "Name one that it has."}`;
	const fault: Fault = { rule: "trace/path-missing", message, ...partOf(reference, "name"), fixes };
	return broken("V1", "the registry has no such model", fault, { files: inRoot(registry.map(({ folder }) => folder)) });
}

/** Names in a reference hold no slash of their own. */
const escaped = (name: string): string => encodePath(name).replaceAll("/", "%2F");

/** A model without that version, or whose version was deleted. @param highest the number of its last version */
export function noVersion(
	reference: ModelReference,
	models: readonly Registered[],
	deleted: Version | undefined,
	highest: string | undefined,
): Resolution {
	const { name = "", version = "" } = reference;
	const gone = deleted ? `Version ${version} of “${name}” was deleted.` : `“${name}” has no version ${version}.`;
	const message = `${gone} ${highest && !deleted ? `Its last is ${highest}.` : "Name one that is there."}`;
	const files = inRoot(models.map(({ folder }) => `${folder}/version-${version}/meta.yaml`));
	const reason = deleted ? "the version was deleted" : "the registry has no such version";
	return broken("V1", reason, { rule: "trace/path-missing", message, ...partOf(reference, "version") }, { files });
}

/** A stage, an alias or `latest`: unpinned whatever it leads to. @param version where it leads now */
export function moving(reference: ModelReference, models: readonly Registered[], version: string | undefined): Resolution {
	const { moving: word = "" } = reference;
	const way = version ? `It leads to version ${version} now: write that.` : "Write the number of the version.";
	const message = `“${word}” moves from version to version. ${way}`;
	const fault: Fault = { rule: "trace/unpinned", message, ...partOf(reference, "version", "name"), fixes: pinning(reference, version) };
	const beside = { ...(version && { facts: { version } }), files: inRoot(models.map(({ folder }) => folder)) };
	return unpinned(version ? "V2" : "V0", `“${word}” moves from version to version`, fault, beside);
}

function pinning({ text, parts }: ModelReference, version: string | undefined): ReferenceFix[] {
	if (!version || !parts.name || !parts.version) return [];
	return [{ title: `Pin version ${version}`, text: `${text.slice(0, parts.name.end)}/${version}${text.slice(parts.version.end)}` }];
}

/** The store is here, and the logged model is not in it. @param folder the one with its name, where only its `meta.yaml` is lost */
export function noLoggedModel(reference: ModelReference, stores: readonly string[], folder: string | undefined): Resolution {
	const id = brief(reference.modelId ?? "");
	const message = folder
		? `The folder of model ${id} has no meta.yaml that can be read. Restore it from the tracking server.`
		: `There is no logged model ${id} in ${stores.map((store) => `“${store}”`).join(" and ")}. Name one that is there.`;
	const fault: Fault = { rule: "trace/path-missing", message, ...partOf(reference, "name") };
	return broken("V1", "there is no such model in the MLflow store", fault, { files: inRoot(folder ? [`${folder}/meta.yaml`] : stores) });
}

/** A model that is deleted, is not the one that it says, or comes from another run or commit. */
export function contradiction(lookup: Lookup<ModelReference>, model: Packaged, beside: Beside): Resolution | undefined {
	const { reference, digest } = lookup;
	const { mlmodel, run, commit, says } = model;
	const at = partOf(reference, "version", "name");
	if (model.deleted) {
		const message = "This model is deleted, and gone when MLflow empties its trash. Restore it, or name another.";
		return broken("V2", "the model is deleted", { rule: "trace/run-deleted", message, ...at }, beside);
	}
	if (reference.modelId !== undefined && says !== reference.modelId) {
		const message = `The meta.yaml in the folder of ${brief(reference.modelId)} is of model ${brief(says ?? "“”")}. Restore the store.`;
		return broken("V2", "its meta.yaml is of another model", { rule: "trace/run-mismatch", message, ...at }, beside);
	}
	if (model.runDeleted) {
		const message = `Its run ${brief(run ?? "")} is deleted, and gone when MLflow empties its trash. Restore it, or name another model.`;
		return broken("V2", "its run is deleted", { rule: "trace/run-deleted", message, ...at }, beside);
	}
	if (run && mlmodel?.run && run !== mlmodel.run) {
		const message = `The store says that this model is of run ${brief(run)}, its MLmodel file says run ${brief(mlmodel.run)}. Register it again.`;
		return broken("V2", "its MLmodel file names another run", { rule: "trace/run-mismatch", message, ...at }, beside);
	}
	if (digest?.algorithm !== "gitCommit" || !commit || commit === digest.value) return undefined;
	const fault = otherCommit(lookup, "The run of this model", commit, digest.value);
	return broken("V2", "its run ran another commit than recorded", fault, beside);
}
