import { cpSync, existsSync, mkdtempSync, readdirSync, realpathSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fields, succeeds, text } from "./git.js";

/** A public repository as it was brought here. */
export interface Source {
	/** `owner/name` on GitHub. */
	readonly name: string;
	/** A repository of git, bare or not. */
	readonly folder: string;
}

/** The repositories of a folder: `<owner>/<name>` or `<owner>/<name>.git`, as `git clone --mirror` makes them. */
export function sourcesIn(folder: string): Source[] {
	return readdirSync(folder).flatMap((owner) =>
		readdirSync(path.join(folder, owner)).map((name) => ({
			name: `${owner}/${name.replace(/\.git$/, "")}`,
			folder: path.join(realpathSync(folder), owner, name),
		})),
	);
}

export const scratch = (): string => mkdtempSync(path.join(realpathSync(os.tmpdir()), "rai-real-"));

export type Way = "full" | "shallow" | "partial" | "sparse";

const OPTIONS: Readonly<Record<Way, readonly string[]>> = {
	full: [],
	shallow: ["--depth=1"],
	partial: ["--filter=blob:none"],
	sparse: ["--filter=blob:none", "--sparse"],
};

/** A clone with a working tree, whose remote is the address on GitHub; undefined where git cannot make one. */
export function cloneOf({ name, folder }: Source, way: Way, into: string): string | undefined {
	const clone = path.join(into, way);
	const config = path.join(into, "gitconfig");
	writeFileSync(config, "[uploadpack]\n\tallowFilter = true\n");
	// A partial clone has to fetch what it checks out.
	const env = { GIT_CONFIG_GLOBAL: config, GIT_NO_LAZY_FETCH: "0" };
	const from = way === "full" ? folder : `file://${folder}`;
	if (!succeeds(into, ["clone", "--quiet", ...OPTIONS[way], "--no-checkout", from, clone], { env })) return undefined;
	if (!succeeds(clone, ["reset", "--quiet", "--hard"], { env }) && !checkedOut(clone)) return undefined;
	text(clone, ["remote", "set-url", "origin", `https://github.com/${name}`]);
	return clone;
}

/** Where the source lacks large files, all the others; not what would have to be fetched. */
function checkedOut(clone: string): boolean {
	if (existsSync(path.join(clone, ".git", "shallow")) || text(clone, ["config", "--get-regexp", "^remote"]).includes("partialclone"))
		return false;
	text(clone, ["read-tree", "HEAD"]);
	succeeds(clone, ["checkout-index", "--all", "--force", "--quiet"]);
	return true;
}

/** A source that lacks large files gives a clone that lacks them too: it is then told to be partial, as it is. Says whether it is whole. */
export function tellPartial(clone: string): boolean {
	const isWhole = fields(clone, ["ls-files", "-z"]).every((file) => existsSync(path.join(clone, file)) || isLink(clone, file));
	if (!isWhole) text(clone, ["config", "remote.origin.promisor", "true"]);
	return isWhole;
}

/** A link that leads nowhere, or a submodule. */
const isLink = (clone: string, file: string): boolean => /^1[26]0000 /.test(text(clone, ["ls-files", "--stage", "--", file]));

/** Puts what was written into one clone into another. */
export function carry(from: string, to: string, paths: readonly string[]): void {
	for (const each of paths) cpSync(path.join(from, each), path.join(to, each), { recursive: true, verbatimSymlinks: true });
}
