import { shorten } from "../../suggest.js";
import type { ModelReference, RunReference } from "../reference.js";
import { parseDigest, splitDigest, trailingDigest } from "./digest.js";
import { pathOf, textIn } from "./path.js";
import { given, type Piece, places, slice, split, type Written } from "./piece.js";
import { refuse } from "./refused.js";

/** `runs:/<run id>[/<artifact path>][@<digest>]` */
export function parseRunPath({ text, scheme, body }: Written): RunReference {
	const { rest, digest, at } = splitDigest(body);
	const [id, behind] = split(afterSlash(scheme, rest), "/");
	const path = behind?.text ? behind : undefined;
	const run = runId(id);
	const parts = places({ scheme, name: id, path, digest: at });
	return { type: "mlflow-run", text, run, ...(path && { path: pathOf(path) }), ...given({ digest }), parts };
}

/** `mlflow-run:<run id>[@<tracking URI>]` */
export function parseRun({ text, scheme, body }: Written): RunReference {
	const [id, at] = split(body, "@");
	const store = at && storeOf(at);
	return { type: "mlflow-run", text, run: runId(id), ...given({ store }), parts: places({ scheme, name: id, repository: at }) };
}

/** MLflow's own addresses have one slash: they name no host. */
function afterSlash(scheme: Piece, body: Piece): Piece {
	const slashes = /^\/*/.exec(body.text)?.[0].length ?? 0;
	if (slashes === 1) return slice(body, 1);
	refuse(slice(body, 0, slashes), `“${scheme.text}:” is followed by one slash.`, { instead: "/" });
}

function runId(from: Piece): string {
	const { text } = from;
	if (/^(?:[\da-f]{32}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/i.test(text)) return text.toLowerCase();
	if (text === "") refuse(from, "A run id is missing: MLflow’s have 32 hex characters.");
	if (/(?:…|\.\.\.)$/.test(text)) refuse(from, "The run id is cut short: write all 32 characters of it.");
	const found = /^[\da-f]+$/i.test(text) ? `has ${text.length} characters` : "is no hex number";
	refuse(from, `“${shorten(text)}” ${found}: MLflow’s run ids have 32 hex characters.`);
}

/** A server, a database, or a folder of this workspace. */
function storeOf(from: Piece): string {
	if (from.text === "") refuse(from, "Behind @ a tracking server or a folder is expected.");
	if (parseDigest(from.text)) refuse(from, "A run has no digest: behind @ its tracking server or store is named.");
	if (/^file:/i.test(from.text))
		refuse(from, "A store on somebody’s computer is outside of the workspace: name its folder, such as mlruns.", { outside: true });
	return /^[a-z][a-z\d+.-]+:\/\//i.test(from.text) || from.text === "databricks" ? from.text : pathOf(from);
}

const EXPECTED = "a registered model is written models:/<name>/<version>, a logged one models:/m-<32 hex characters>";

/** `models:/<name>/<version or stage>`, `models:/<name>@<alias>`, `models:/<model id>`, each with `[@<digest>]` */
export function parseModel({ text, scheme, body }: Written): ModelReference {
	const { rest, digest, at } = trailingDigest(body);
	const model = afterSlash(scheme, rest);
	const common = { type: "mlflow-model", text, ...given({ digest }) } as const;
	if (/^m-[\da-f]{32}$/i.test(model.text))
		return { ...common, modelId: model.text.toLowerCase(), parts: places({ scheme, name: model, digest: at }) };
	const { name, last, mark } = nameAndLast(model);
	const parts = places({ scheme, name, version: last, digest: at });
	const numbered = mark === "/" && /^\d+$/.test(last.text);
	return { ...common, name: modelName(name), ...(numbered ? { version: last.text } : { moving: textIn(last) }), parts };
}

function nameAndLast(model: Piece): { name: Piece; last: Piece; mark: string } {
	const found = /^[^/@]+([/@])[^/@]+$/.exec(model.text);
	const [name, last] = found?.[1] ? split(model, found[1]) : [model];
	if (found?.[1] && last) return { name, last, mark: found[1] };
	if (/^m-/.test(model.text)) refuse(model, `“${shorten(model.text)}” is no model id: it is m- and 32 hex characters.`);
	if (/^[^/@]+[/@]?$/.test(model.text)) refuse(model, `No version of “${shorten(model.text)}” is named: ${EXPECTED}.`);
	refuse(model, `“${shorten(model.text)}” is no model: ${EXPECTED}.`);
}

/** Names are names of folders in a file store. */
function modelName(from: Piece): string {
	const name = textIn(from);
	if (/[/\\:]|^\.{1,2}$/.test(name)) refuse(from, `“${shorten(name)}” is no name of a model: MLflow allows no / and no : in it.`);
	return name;
}
