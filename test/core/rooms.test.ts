import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import path from "node:path";

/** What each room may import: other rooms by their door, packages by name. */
const ROOMS: Record<string, { readonly rooms: readonly string[]; readonly packages: RegExp }> = {
	core: {
		rooms: [],
		packages:
			/^(?:yaml|js-yaml|markdown-it|picomatch|fastest-levenshtein|@noble\/hashes(?:\/\w+)?|canonicalize|fflate|big\.js|papaparse|jsonc-parser|d3-scale|diff|node:path\/posix)$/,
	},
	node: { rooms: ["core"], packages: /^node:/ },
	editor: { rooms: ["core", "node", "protocol.ts"], packages: /^(?:vscode|node:path|node:crypto)$/ },
	cli: { rooms: ["core", "node"], packages: /^node:/ },
	preview: { rooms: ["protocol.ts"], packages: /^morphdom$/ },
	// The messages between preview and editor.
	"protocol.ts": { rooms: ["core"], packages: /^$/ },
};

/** What makes code of schemas runs in a thread, and in no bundle but the thread's. */
const COMPILER = { file: path.join("src", "node", "schemas", "validators.ts"), packages: /^ajv(?:-formats|\/dist\/2020\.js)$/ };

const DOOR = path.join("src", "core", "index");

function sources(): string[] {
	const entries = readdirSync("src", { recursive: true, withFileTypes: true });
	return entries.filter((e) => e.isFile() && e.name.endsWith(".ts")).map((e) => path.join(e.parentPath, e.name));
}

const IMPORT = /^(?:import|export|\})[^"'\n]*from ["']([^"']+)["']|^import ["']([^"']+)["']|\b(?:import|require)\(["']([^"']+)["']\)/gm;

const importsOf = (file: string): string[] =>
	[...readFileSync(file, "utf8").matchAll(IMPORT)].map(([, a, b, c]) => (a ?? b ?? c) as string);

/** A folder of src, or the one file that is a room. Imports are written without `.ts`. */
function roomOf(file: string): string {
	const [room = ""] = path.relative("src", file).split(path.sep);
	return `${room}.ts` in ROOMS ? `${room}.ts` : room;
}

/** What is wrong with an import, or nothing. */
function fault(file: string, name: string): string | undefined {
	const room = roomOf(file);
	const rules = ROOMS[room];
	if (!rules) return `src/${room} is no room`;
	if (file === COMPILER.file && COMPILER.packages.test(name)) return undefined;
	if (!name.startsWith(".")) return rules.packages.test(name) ? undefined : `${room} may not import ${name}`;
	const target = path.join(path.dirname(file), name.replace(/\.js$/, ""));
	if (!target.startsWith(`src${path.sep}`))
		return /^(?:generated|package\.json)/.test(target) ? undefined : `${target} lies outside of src`;
	if (roomOf(target) === room) return undefined;
	if (!rules.rooms.includes(roomOf(target))) return `${room} may not import ${roomOf(target)}`;
	return roomOf(target) === "core" && target !== DOOR ? `${target} is not the core's door` : undefined;
}

describe("The rooms", () => {
	it("import only what they may", () => {
		const faults = sources().flatMap((file) => importsOf(file).flatMap((name) => fault(file, name)?.concat(` (${file})`) ?? []));
		assert.deepEqual(faults, []);
	});

	it("would be told apart if they did not", () => {
		assert.match(fault("src/core/check.ts", "vscode") ?? "", /may not import/);
		assert.match(fault("src/core/check.ts", "../node/git.js") ?? "", /may not import node/);
		assert.match(fault("src/editor/convert.ts", "../core/problem.js") ?? "", /door/);
		assert.match(fault("src/cli/main.ts", "../editor/roots.js") ?? "", /may not import editor/);
		assert.match(fault("src/node/schemas/answer.ts", "ajv") ?? "", /may not import ajv/);
		assert.match(fault("src/core/check.ts", "ajv") ?? "", /may not import ajv/);
		assert.equal(fault("src/cli/main.ts", "../core/index.js"), undefined);
	});

	it("name Node's modules as such", () => {
		const bare = sources().flatMap((file) => importsOf(file).filter((name) => builtinModules.includes(name)));
		assert.deepEqual(bare, []);
	});

	it("stay small: no file over 400 lines", () => {
		const long = sources().filter((file) => readFileSync(file, "utf8").split("\n").length > 401);
		assert.deepEqual(long, []);
	});
});
