import { repositoryName } from "../../core/index.js";
import { find } from "./run.js";

/** What git's configuration says of the remotes. */
export interface Settings {
	/** By name, in the order of the configuration. */
	readonly remotes: readonly string[];
	/** `host/owner/name` of each that is on a host. */
	readonly addresses: readonly string[];
	/** A partial clone: some objects were promised and not fetched. */
	readonly partial: boolean;
}

const KEYS = String.raw`^(remote\..*\.(url|promisor|partialclonefilter)|url\..*\.insteadof|extensions\.partialclone)$`;

/** Reads the configuration; nothing that it names is run. */
export async function readSettings(root: string): Promise<Settings> {
	const entries = (await find(root, ["config", "--null", "--get-regexp", KEYS]))?.split("\0").slice(0, -1).map(entryIn) ?? [];
	const urls = entries.filter(({ section, key }) => section === "remote" && key === "url");
	const rewrites = entries.filter(({ key }) => key === "insteadof");
	const addresses = urls.flatMap(({ value }) => repositoryName(rewritten(value, rewrites)) ?? []);
	return {
		remotes: [...new Set(urls.map(({ name }) => name))],
		addresses: [...new Set(addresses)],
		partial: entries.some(({ key, value }) => key.startsWith("partialclone") || (key === "promisor" && isTrue(value))),
	};
}

interface Entry {
	readonly section: string;
	readonly name: string;
	readonly key: string;
	readonly value: string;
}

/** `<section>[.<name>].<key>`, a line break and the value; without one the key alone stands there, which means yes. */
function entryIn(text: string): Entry {
	const end = text.indexOf("\n");
	const path = (end < 0 ? text : text.slice(0, end)).split(".");
	const value = end < 0 ? "true" : text.slice(end + 1);
	return { section: path[0] ?? "", name: path.slice(1, -1).join("."), key: path.at(-1) ?? "", value };
}

const isTrue = (value: string): boolean => /^(?:true|yes|on|[1-9]\d*)$/i.test(value);

/** `url.<base>.insteadOf`: the longest beginning counts. */
function rewritten(address: string, rewrites: readonly Entry[]): string {
	const [best] = rewrites.filter(({ value }) => address.startsWith(value)).sort((a, b) => b.value.length - a.value.length);
	return best ? best.name + address.slice(best.value.length) : address;
}
