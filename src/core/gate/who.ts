import { child } from "../document/node.js";
import type { Library } from "../library/library.js";
import { personOf } from "../policy/policy.js";
import type { Problem } from "../problem.js";
import { whoActs } from "../rules/who.js";
import { plain } from "../trace/plain.js";

/** Who can put a problem right, with the name where a document or the policy gives one: `owner (Ada Osei)`. */
export function whoCan({ rule, path }: Pick<Problem, "rule" | "path">, library: Library): string {
	const who = whoActs(rule);
	const name =
		who === "owner" ? ownerOf(path, library) : who === "policy owner" ? library.policyFor(path).owner(undefined)?.name : undefined;
	return name ? `${who} (${plain(name)})` : who;
}

const ownerOf = (path: string, library: Library): string | undefined => personOf(child(library.check(path)?.artifact.front, "owner"))?.name;
