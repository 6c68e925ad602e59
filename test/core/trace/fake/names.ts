import { placeOf, refNamed, type Scene } from "./history.js";
import type { Node } from "./objects.js";

type Unfound = "missing" | "ambiguous" | "unfetched";

/** What a name leads to, as git understands it: `<rev>`, `<rev>^{commit}`, `<rev>:<path>`, `:<path>`. */
export function lookUp(scene: Scene, name: string): Node | Unfound {
	const node = find(scene, name);
	return typeof node !== "string" && scene.unfetched.has(node.id) ? "unfetched" : node;
}

/** The place of the commit that a name leads to. */
export function commitAt(scene: Scene, name: string): number | undefined {
	const node = peeled(scene, `${name}^{commit}`);
	return typeof node === "string" ? undefined : placeOf(scene, node.id);
}

function find(scene: Scene, name: string): Node | Unfound {
	const colon = name.indexOf(":");
	if (colon < 0) return peeled(scene, name);
	const file = name.slice(colon + 1).replace(/\/$/, "");
	if (colon === 0) return scene.index.get(file) ?? "missing";
	const commit = peeled(scene, `${name.slice(0, colon)}^{commit}`);
	return typeof commit === "string" ? commit : (scene.commits[placeOf(scene, commit.id)]?.tree.get(file) ?? "missing");
}

function peeled(scene: Scene, name: string): Node | Unfound {
	const [, base = name, type] = /^(.*)\^\{(\w*)\}$/.exec(name) ?? [];
	const node = named(scene, base);
	if (type === undefined || typeof node === "string") return node;
	const inner = node.type === "tag" ? commitOf(scene, node) : node;
	if (type === "tree" && inner?.type === "commit") return scene.commits[placeOf(scene, inner.id)]?.tree.get("") ?? "missing";
	return inner && (type === "" || inner.type === type) ? inner : "missing";
}

function commitOf({ tags, refs, commits }: Scene, tag: Node): Node | undefined {
	const name = [...tags].find(([, node]) => node === tag)?.[0];
	return commits[refs.get(`refs/tags/${name}`) ?? -1];
}

function named(scene: Scene, name: string): Node | Unfound {
	const { refs, commits, tags, head } = scene;
	const at = name === "HEAD" ? head : refs.get(refNamed(name, refs) ?? "");
	if (at !== undefined) return tags.get(name.replace(/^refs\/tags\//, "")) ?? commits[at] ?? "missing";
	if (!/^[0-9a-f]{4,40}$/.test(name)) return "missing";
	const found = new Map(nodesOf(scene).flatMap((node) => (node.id.startsWith(name) ? [[node.id, node] as const] : [])));
	return found.size > 1 ? "ambiguous" : ([...found.values()][0] ?? "missing");
}

const nodesOf = ({ commits, absent, index, tags }: Scene): Node[] => [
	...commits.filter((_, at) => !absent.has(at)).flatMap((commit) => [commit, ...commit.tree.values()]),
	...index.values(),
	...tags.values(),
];
