import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import manifest from "../../package.json";
import { npm } from "../../scripts/process.mjs";
import { CATALOGUE, KINDS } from "../../src/core/index.js";
import { type Entry, readEntry, zipEntries } from "./zip.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const schemas = ["baseline", "common", "envelope", "policy", "questions", ...KINDS.map(({ id }) => id)].map(
	(name) => `schemas/${name}.schema.json`,
);
const validators = schemas
	.map((file) => file.replace(/^schemas\/(.*)\.schema\.json$/, "dist/validators/$1.cjs"))
	.filter((file) => !/\/common\.cjs$/.test(file));
const pages = ["docs/rules/README.md", ...CATALOGUE.map(({ id }) => `docs/rules/${id}.md`)];
const steps = manifest.contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps.map(({ media }) => media.markdown));

/** The pages that README leads to; the change log and the rules have places of their own. */
const linked = [
	"CONTRIBUTING.md",
	...readdirSync(path.join(root, "docs/kinds")).map((page) => `docs/kinds/${page}`),
	...[
		"adding-a-kind",
		"approvals",
		"change-management",
		"coverage",
		"custom-kinds",
		"digests",
		"exceptions",
		"packets",
		"pipeline",
		"policy",
		"portfolio",
		"real-cards",
		"references",
		"then-and-today",
		"tiering",
		"traceability",
	].map((name) => `docs/${name}.md`),
];
const pictures = readdirSync(path.join(root, "docs/images")).map((name) => `docs/images/${name}`);

/** Everything, and nothing else. vsce gives the three pages for people its own names. */
const inVsix = [
	"[Content_Types].xml",
	"extension.vsixmanifest",
	...["package.json", "readme.md", "changelog.md", "LICENSE.txt"].map((file) => `extension/${file}`),
	...[
		"dist/extension.js",
		"dist/main.js",
		"dist/hashWorker.js",
		"dist/packet.css",
		"dist/packetPage.js",
		"dist/preview.css",
		"dist/preview.js",
		"dist/schemaWorker.js",
		"dist/workshopWorker.js",
		"dist/THIRD-PARTY-NOTICES.txt",
		"media/icon.png",
		"media/matrix.css",
		"media/traceability.svg",
		"snippets/rai-docs.code-snippets",
		"l10n/bundle.l10n.json",
	].map((file) => `extension/${file}`),
	...[...validators, ...schemas, ...pages, ...steps, ...linked, ...pictures].map((file) => `extension/${file}`),
];
const inNpm = [
	"package.json",
	"README.md",
	"LICENSE",
	"dist/cli.js",
	"dist/hashWorker.js",
	"dist/packet.css",
	"dist/packetPage.js",
	"dist/schemaWorker.js",
	"dist/workshopWorker.js",
	"dist/THIRD-PARTY-NOTICES.txt",
	...validators,
	...schemas,
	...pages,
];

describe("The .vsix", () => {
	let folder: string;
	let file: string;
	let entries: Entry[];

	before(async function () {
		// It builds, and compresses more than a hundred files.
		this.timeout(300_000);
		folder = await mkdtemp(path.join(os.tmpdir(), "rai-docs-vsix-"));
		file = path.join(folder, "rai-docs.vsix");
		await npm(["run", "package", "--", "--out", file], { cwd: root, quiet: true });
		entries = zipEntries(await readFile(file));
	});

	after(() => rm(folder, { recursive: true, force: true }));

	const entry = async (name: string): Promise<string> => {
		const found = entries.find((candidate) => candidate.name === name);
		assert.ok(found, `${name} is missing`);
		return readEntry(await readFile(file), found).toString("utf8");
	};

	it("holds what its users need and nothing else", () => {
		assert.deepEqual(entries.map(({ name }) => name).sort(), [...inVsix].sort());
	});

	it("is small", async () => {
		assert.ok((await stat(file)).size < 2_500_000, `${(await stat(file)).size} bytes`);
	});

	it("holds threads without what only checks need: they are there at once", async () => {
		const sizes = await Promise.all(
			["hashWorker", "schemaWorker", "workshopWorker"].map(async (name) => (await entry(`extension/dist/${name}.js`)).length),
		);
		assert.ok(
			sizes.every((size) => size < 300_000),
			String(sizes),
		);
	});

	it("compiles schemas in a thread of their own, and nowhere else", async () => {
		const [main, worker] = await Promise.all(["main", "schemaWorker"].map((name) => entry(`extension/dist/${name}.js`)));
		assert.deepEqual(
			[main, worker].map((code) => code?.includes("unknown keyword")),
			[false, true],
		);
	});

	it("holds a bundle without source maps or paths of the machine it was built on", async () => {
		const bundle = await entry("extension/dist/extension.js");
		assert.doesNotMatch(bundle, /sourceMappingURL/);
		assert.equal(bundle.includes(root.replace(/[\\/]$/, "")), false);
	});

	it("tells the marketplace what it is", async () => {
		const description = await entry("extension.vsixmanifest");
		assert.match(description, new RegExp(`<Identity [^>]*Id="rai-docs" Version="${manifest.version}" Publisher="rai-docs"`));
		assert.match(description, /<DisplayName>RAI Docs<\/DisplayName>/);
		assert.match(description, /<Icon>extension\/media\/icon\.png<\/Icon>/);
		assert.match(description, /<License>extension\/LICENSE\.txt<\/License>/);
		assert.match(description, /Id="Microsoft\.VisualStudio\.Code\.Engine" Value="\^1\.99\.0"/);
	});
});

describe("The npm package", () => {
	it("holds the command line, what it explains rules by, and the schemas", async () => {
		const output = await npm(["pack", "--dry-run", "--json", "--ignore-scripts"], { cwd: root, quiet: true });
		const [packed] = JSON.parse(output.slice(output.indexOf("["), output.lastIndexOf("]") + 1));
		const files: { path: string }[] = packed.files;
		assert.deepEqual(files.map((packedFile) => packedFile.path).sort(), [...inNpm].sort());
	});
});
