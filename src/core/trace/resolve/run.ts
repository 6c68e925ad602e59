import { artifactOf, type Place } from "../mlflow/artifacts.js";
import { metricEvidence } from "../mlflow/metrics.js";
import type { Run } from "../mlflow/runs.js";
import type { RunReference } from "../reference.js";
import type { Lookup, Resolution } from "../resolution.js";
import { contentOf } from "./content.js";
import { pointerIn } from "./file.js";
import { compareFolder } from "./folderDigest.js";
import { isRemote, type KnownRuns, knownRuns } from "./mlflow/known.js";
import { dirty, elsewhere, missing, noArtifact, noStore, wrongRun } from "./mlflow/runFaults.js";
import { type Beside, inRoot, unverifiable, verified } from "./outcome.js";
import { orUnverifiable } from "./refused.js";
import type { Found, ResolveContext, Resolver } from "./resolver.js";
import { compareFile, notPulled } from "./storedFile.js";

type Question = Lookup<RunReference>;

/** MLflow runs of the file stores in the workspace. Other tracking servers are never asked. */
export const resolveRuns: Resolver<RunReference> = async (lookups, context) => {
	const known = knownRuns(
		lookups.map(({ reference }) => reference),
		context,
	);
	const answerTo = async (lookup: Question): Promise<Found> => {
		const { reference } = lookup;
		if (reference.store !== undefined && isRemote(reference.store)) return { resolution: elsewhere(reference.store) };
		return answer(lookup, await known(reference), context);
	};
	return Promise.all(lookups.map((lookup) => orUnverifiable(context, () => answerTo(lookup))));
};

async function answer(lookup: Question, known: KnownRuns, context: ResolveContext): Promise<Found> {
	const { reference, selector } = lookup;
	if (known.stores.length === 0) return { resolution: noStore(reference) };
	const run = known.runs.get(reference.run);
	if (!run) return { resolution: missing(reference, known) };
	const found = await follow(run, lookup, besideOf(run, reference, known), context);
	if (selector?.by !== "metric" || found.resolution.state === "broken") return found;
	const evidence = await metricEvidence(context.disk, { folder: run.folder, owner: nameOf(run) }, selector);
	const files = [...(found.resolution.files ?? []), ...inRoot([`${run.folder}/metrics/${selector.metric}`])];
	return { ...found, resolution: { ...found.resolution, files }, evidence };
}

const nameOf = ({ id }: Run): string => `run ${id.slice(0, 8)}`;

/** What is told of a run whatever its state, and the files that tell it. */
function besideOf(run: Run, reference: RunReference, { here }: KnownRuns): Beside {
	const isHere = run.commit && here.get(run.commit);
	const files = ["meta.yaml", "tags/mlflow.source.git.commit", "tags/mlflow.source.git.dirty"];
	return {
		faults: dirty(run, reference),
		facts: { ...run.facts, ...(isHere && { "commit in this repository": isHere }) },
		files: inRoot(files.map((name) => `${run.folder}/${name}`)),
		git: true,
	};
}

/** From the run to its artifact, and to the digest recorded of it. */
async function follow(run: Run, lookup: Question, beside: Beside, context: ResolveContext): Promise<Found> {
	const { reference, digest } = lookup;
	const wrong = wrongRun(run, lookup, beside);
	if (wrong) return { resolution: wrong };
	if (reference.path === undefined) return { resolution: ofRun(run, digest, beside) };
	const place = await artifactOf(context.disk, run, reference.path);
	if (typeof place === "string") return { resolution: noArtifact(place, run, reference, beside) };
	const files = [...(beside.files ?? []), ...inRoot([place.path])];
	const resolution = await ofArtifact(place, lookup, { ...beside, files }, context);
	if (place.stat.kind === "folder" || resolution.state === "broken") return { resolution };
	return { resolution, content: contentOf(context.disk, place.path, nameOf(run)) };
}

function ofRun(run: Run, digest: Question["digest"], beside: Beside): Resolution {
	if (!digest) return verified("V2", "the run is in a file store, whose files can still be edited", beside);
	if (digest.algorithm !== "gitCommit") {
		return unverifiable("V2", "a run has no bytes of its own", { ...beside, remedy: "Name the artifact that has this digest." });
	}
	if (run.commit) return verified("V2", "the run is in a file store, and ran the recorded commit", beside);
	return unverifiable("V2", "the run does not say which commit it ran", {
		...beside,
		remedy: "Tag the run with mlflow.source.git.commit.",
	});
}

async function ofArtifact({ path, stat }: Place, lookup: Question, beside: Beside, context: ResolveContext): Promise<Resolution> {
	const { digest, reference } = lookup;
	if (digest && digest.algorithm !== "gitCommit") {
		if (stat.kind === "folder") return compareFolder(lookup, path, beside, context);
		return compareFile(lookup, { path, stat, name: reference.path ?? path }, beside, context);
	}
	if (stat.kind === "file" && (await pointerIn(path, stat, context))) return notPulled(beside);
	return verified("V2", "the artifact is in a file store, whose files can still be edited", beside);
}
