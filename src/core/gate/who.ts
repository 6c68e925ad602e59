import { child } from "../document/node.js";
import { missingRoles } from "../governance/authority.js";
import type { Library } from "../library/library.js";
import { rolesIn } from "../policy/authority.js";
import { personOf } from "../policy/policy.js";
import type { Problem } from "../problem.js";
import { type Actor, whoActs } from "../rules/who.js";
import { each, either } from "../suggest.js";
import { plain } from "../trace/plain.js";

/** Who can put a problem right, with the name where a document or the policy gives one: `owner (Ada Osei)`, `board (product-manager)`. */
export function whoCan({ rule, path }: Pick<Problem, "rule" | "path">, library: Library): string {
	const who = whoActs(rule);
	const name = NAMES[who]?.(path, library);
	return name ? `${who} (${plain(name)})` : who;
}

const NAMES: Readonly<Partial<Record<Actor, (path: string, library: Library) => string | undefined>>> = {
	owner: ownerOf,
	board: rolesOf,
	"policy owner": (path, library) => library.policyFor(path).owner(undefined)?.name,
};

function ownerOf(path: string, library: Library): string | undefined {
	return personOf(child(library.check(path)?.artifact.front, "owner"))?.name;
}

/** Those that must decide about a document. */
function rolesOf(path: string, library: Library): string | undefined {
	const artifact = library.check(path)?.artifact;
	const roles = artifact && missingRoles(artifact, [], library.policyFor(path)).map((one) => either(rolesIn(one)));
	return roles && roles.length > 0 ? each(roles) : undefined;
}
