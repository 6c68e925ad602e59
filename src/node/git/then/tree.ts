/** What lies at a path of a commit. */
export type Node = File | Folder;

export interface File {
	readonly kind: "file";
	/** Of its blob. */
	readonly id: string;
}

export interface Folder {
	readonly kind: "folder";
	readonly entries: Map<string, Node | Link>;
}

export interface Link {
	readonly kind: "link";
	/** As it says, seen from the folder that it lies in. */
	readonly target: string;
}

/** How many links lead on before we call it a circle; as Linux does. */
const MAX_LINKS = 40;

export const newFolder = (): Folder => ({ kind: "folder", entries: new Map() });

/** Puts something at a path below a folder, and the folders on the way. A file that stands in the way stays. */
export function place(root: Folder, path: string, what: Node | Link): void {
	const names = path.split("/");
	const last = names.pop() ?? "";
	const folder = names.reduce<Folder | undefined>((at, name) => at && folderIn(at, name), root);
	folder?.entries.set(last, what);
}

function folderIn({ entries }: Folder, name: string): Folder | undefined {
	const known = entries.get(name) ?? newFolder();
	if (known.kind !== "folder") return undefined;
	entries.set(name, known);
	return known;
}

/** What lies at a path, links followed as a disk follows them; `outside` where one of them, or the path, leads out of the root. */
export function find(root: Folder, path: string): Node | "outside" | undefined {
	const names = path.split("/");
	const way = [root];
	let links = MAX_LINKS;
	if (path.startsWith("/")) return "outside";
	for (let name = names.shift(); name !== undefined; name = names.shift()) {
		if (name === "..") way.pop();
		const folder = way.at(-1);
		if (!folder) return "outside";
		if (/^\.{0,2}$/.test(name)) continue;
		const next = folder.entries.get(name);
		if (next?.kind === "folder") way.push(next);
		else if (next?.kind !== "link") return names.length === 0 ? next : undefined;
		else if (next.target.startsWith("/")) return "outside";
		else if (links-- === 0) return undefined;
		else names.unshift(...next.target.split("/"));
	}
	return way.at(-1);
}
