import type { Scene } from "./rung.js";

/** The paths of a `.gitmodules` file: git's configuration format, of which only `path = …` matters here. */
export function submodulesIn(text: string): string[] {
	return [...text.matchAll(/^[ \t]*path[ \t]*=[ \t]*(.*)$/gim)]
		.map(([, value = ""]) => unquoted(value.trim()))
		.filter((path) => path !== "");
}

function unquoted(value: string): string {
	const quoted = /^"((?:[^"\\]|\\.)*)"/.exec(value);
	return (quoted?.[1]?.replace(/\\(.)/g, "$1") ?? value).replace(/\/+$/, "");
}

/** What submodules know of a name that is not of this repository; undefined where all were looked into, and it is of none. */
export type Inside = (({ readonly holder: string } | { readonly why: string }) & { readonly remedy: string }) | undefined;

/** Asks the submodules about names that a whole repository does not have. */
export async function inSubmodules(names: readonly string[], { git, signal, repository }: Scene): Promise<(name: string) => Inside> {
	if (names.length === 0 || repository.state !== "complete") return () => undefined;
	const { holders, unseen } = await git.inSubmodules([...new Set(names)], signal);
	return (name) => {
		const holder = holders.get(name);
		if (holder !== undefined) return { holder, remedy: elsewhere(holder) };
		return unseen.length === 0 ? undefined : { why: notSeen(unseen), remedy: FETCH };
	};
}

export const elsewhere = (module: string): string => `Check it where ${module} is a repository of its own.`;

const notSeen = ([first, ...more]: readonly string[]): string =>
	`the submodule ${first}${more.length > 0 ? ` and ${more.length} more` : ""} cannot be looked into`;

const FETCH = "Run git submodule update --init --recursive, and fetch all of their history.";
