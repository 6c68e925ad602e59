import { metricEvidence } from "../mlflow/metrics.js";
import { type Folders, loggedModel, type Packaged, packageOf } from "../mlflow/packages.js";
import { loggedModelsIn, movesTo, type Registered, readVersion, registeredIn, versionsOf } from "../mlflow/registry.js";
import { runsIn } from "../mlflow/runs.js";
import { findStores } from "../mlflow/stores.js";
import type { ModelReference } from "../reference.js";
import type { Lookup, Resolution } from "../resolution.js";
import { compareFolder } from "./folderDigest.js";
import { contradiction, moving, noLoggedModel, noModel, noVersion, unseen } from "./mlflow/modelFaults.js";
import { type Beside, inRoot, unverifiable, verified } from "./outcome.js";
import { brief } from "./recorded.js";
import { orUnverifiable } from "./refused.js";
import type { Found, ResolveContext, Resolver } from "./resolver.js";

type Question = Lookup<ModelReference>;

/** What was read of the stores, once for all questions. */
interface Known extends Folders {
	readonly stores: readonly string[];
	readonly registry?: readonly Registered[];
}

/** MLflow models: versions of a file registry, and the logged models of MLflow 3. Other registries are never asked. */
export const resolveModels: Resolver<ModelReference> = async (lookups, context) => {
	const known = readKnown(context);
	return Promise.all(lookups.map((lookup) => orUnverifiable(context, async () => answer(lookup, await known, context))));
};

async function readKnown({ disk }: ResolveContext): Promise<Known> {
	const stores = await findStores(disk);
	const [registry, runs, logged] = await Promise.all([registeredIn(disk, stores), runsIn(disk, stores), loggedModelsIn(disk, stores)]);
	return { stores, runs, logged, ...(registry && { registry }) };
}

async function answer(lookup: Question, known: Known, context: ResolveContext): Promise<Found> {
	const { reference } = lookup;
	if (reference.modelId !== undefined) return ofId(lookup, reference.modelId, known, context);
	const models = known.registry?.filter(({ name }) => name === reference.name);
	if (reference.version === undefined) return { resolution: await ofMoving(reference, models ?? [], context) };
	if (!known.registry || !models) return { resolution: unseen("there is no MLflow model registry in this workspace") };
	if (models.length === 0) return { resolution: noModel(reference, known.registry) };
	return { resolution: await ofVersion(lookup, reference.version, models, known, context) };
}

async function ofMoving(reference: ModelReference, models: readonly Registered[], { disk }: ResolveContext): Promise<Resolution> {
	const { moving: word = "", parts, text } = reference;
	const isAlias = parts.version !== undefined && text[parts.version.start - 1] === "@";
	const versions = await Promise.all(models.map((model) => movesTo(disk, model, word, isAlias)));
	return moving(
		reference,
		models,
		versions.find((version) => version !== undefined),
	);
}

async function ofVersion(
	lookup: Question,
	wanted: string,
	models: readonly Registered[],
	known: Known,
	context: ResolveContext,
): Promise<Resolution> {
	const { disk } = context;
	const versions = await Promise.all(models.map((model) => readVersion(disk, model, wanted)));
	const version = versions.find((found) => found !== undefined);
	if (version && !version.deleted)
		return judge(lookup, await packageOf(disk, version, known), { where: "the version is in a file registry", known }, context);
	const [highest] = (await Promise.all(models.map((model) => versionsOf(disk, model)))).flat();
	return noVersion(lookup.reference, models, version, highest);
}

/** A logged model by its id. Its metrics can be evidence. */
async function ofId(lookup: Question, id: string, known: Known, context: ResolveContext): Promise<Found> {
	const { stores, logged } = known;
	const { reference, selector } = lookup;
	if (stores.length === 0) return { resolution: unseen("there is no MLflow store in this workspace") };
	const folder = logged.get(id);
	const model = folder === undefined ? undefined : await loggedModel(context.disk, folder);
	if (folder === undefined || !model) return { resolution: noLoggedModel(reference, stores, folder) };
	const resolution = await judge(lookup, model, { where: "the model is in a file store", known }, context);
	if (selector?.by !== "metric" || resolution.state === "broken") return { resolution };
	const files = [...(resolution.files ?? []), ...inRoot([`${folder}/metrics/${selector.metric}`])];
	const evidence = await metricEvidence(context.disk, { folder, owner: `model ${id.slice(0, 10)}` }, selector);
	return { resolution: { ...resolution, files }, evidence };
}

interface Place {
	/** Half a sentence. */
	readonly where: string;
	readonly known: Known;
}

/** A run that is not here, and that its own MLmodel file does not name either, may never have been. */
function byRun({ run, mlmodel }: Packaged, { where, known }: Place, beside: Beside): Resolution {
	if (run === undefined || known.runs.has(run) || mlmodel?.run === run)
		return verified("V2", `${where}, whose files can still be edited`, beside);
	return unverifiable("V2", `${where}; its run ${brief(run)} is not in the store`, { ...beside, remedy: "Pull the run of the model." });
}

/** A model that is here: is it the one that it says, of the run, the commit and the files that are recorded? */
async function judge(lookup: Question, model: Packaged, { where, known }: Place, context: ResolveContext): Promise<Resolution> {
	const { digest } = lookup;
	const beside: Beside = { facts: model.facts, files: inRoot(model.files) };
	const wrong = contradiction(lookup, model, beside);
	if (wrong) return wrong;
	if (digest?.algorithm === "gitCommit" && !model.commit) {
		return unverifiable("V2", `${where}; which commit it comes from is not known here`, {
			...beside,
			remedy: "Pull the run of the model.",
		});
	}
	if (!digest || digest.algorithm === "gitCommit") return byRun(model, { where, known }, beside);
	if (model.folder !== undefined) return compareFolder(lookup, model.folder, beside, context);
	return unverifiable("V2", `${where}; its files are not here`, { ...beside, remedy: "Pull the artifacts of the model." });
}
