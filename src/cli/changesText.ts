import { changeName, counted, type NamedDocument, type Reopening, readable, reopeningTitle, type SystemChange } from "../core/index.js";
import type { Changes } from "./changes.js";
import type { Terminal } from "./terminal.js";
import { type Paint, painter, printable } from "./text.js";

/** For people: by system, what changed, what it reopens and what it leaves. */
export function changesText({ paths, since, systems }: Changes, { colour }: Pick<Terminal, "colour">): string {
	const paint = painter(colour);
	if (systems.length === 0) {
		const where = since ? `Nothing that a document names as a part of its system changed since ${since.revision}.` : nobody(paths);
		return `${printable(where)}\n`;
	}
	const blocks = systems.map((system) => block(system, since?.reissued, paint));
	const title = since
		? [`${counted(since.files.length, "file")} changed since ${printable(since.revision)} (${since.commit.slice(0, 7)})`, ""]
		: [];
	return [...title, ...blocks].join("\n");
}

const nobody = (paths: readonly string[]): string =>
	`No document names ${paths.map((path) => path || "this folder").join(" or ")} as a part of its system.`;

type Reissued = ReadonlySet<string> | undefined;

function block({ system, tier, changes, causes, reopens, leaves }: SystemChange, reissued: Reissued, paint: Paint): string {
	const about = changes.map((change) => changeName(change)).join(", ");
	const files = causes.map(({ file, document, pointer }) => {
		const where = file === document.path ? readable(pointer) : `${document.id ?? document.path}, ${readable(pointer)}`;
		return `  ${printable(where === "" ? file : `${file}: ${where}`)}`;
	});
	return [
		paint("1", printable(`${system} (Tier ${tier}): ${about}`)),
		...files,
		"Reopens",
		...reopens.flatMap((one) => reopened(one, tier, reissued, paint)),
		"Leaves",
		...(leaves.length === 0 ? ["  nothing"] : leaves.map((one) => `  ${printable(nameOf(one))}`)),
		"",
	].join("\n");
}

function reopened(reopening: Reopening, tier: number, reissued: Reissued, paint: Paint): string[] {
	const { documents, owed } = reopening;
	const what = reopeningTitle(reopening);
	if (documents.length === 0) return [`  ${what}: ${owed ? paint("33", `missing, and tier ${tier} requires one`) : "there is none"}`];
	return documents.map((one) => `  ${printable(`${what}: ${nameOf(one)}`)}${stateOf(one, reissued, paint)}`);
}

const nameOf = ({ id, path, title, version, status }: NamedDocument): string =>
	`${id ?? path} “${title}”, ${version === undefined ? "" : `${version}, `}${status}`;

function stateOf({ path }: NamedDocument, reissued: Reissued, paint: Paint): string {
	if (!reissued) return "";
	return reissued.has(path) ? `: ${paint("32", "issued anew")}` : `: ${paint("33", "not issued anew")}`;
}
