import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import manifest from "../../package.json";
import { npm } from "../../scripts/process.mjs";
import { CATALOGUE, KINDS } from "../../src/core/index.js";
import { type Entry, readEntry, zipEntries } from "./zip.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const schemas = ["common", "policy", ...KINDS.map(({ id }) => id)].map((name) => `schemas/${name}.schema.json`);
const pages = ["docs/rules/README.md", ...CATALOGUE.map(({ id }) => `docs/rules/${id}.md`)];
const steps = manifest.contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps.map(({ media }) => media.markdown));

const linked = ["CONTRIBUTING.md", "docs/policy.md", "docs/real-cards.md"];
const pictures = ["squiggle", "lightbulb", "hover", "new-document", "status-bar", "completion"].map((name) => `docs/images/${name}.png`);

/** Everything, and nothing else. vsce gives the three pages for people its own names. */
const inVsix = [
	"[Content_Types].xml",
	"extension.vsixmanifest",
	...["package.json", "readme.md", "changelog.md", "LICENSE.txt"].map((file) => `extension/${file}`),
	...[
		"dist/extension.js",
		"dist/main.js",
		"dist/THIRD-PARTY-NOTICES.txt",
		"media/icon.png",
		"snippets/rai-docs.code-snippets",
		"l10n/bundle.l10n.json",
	].map((file) => `extension/${file}`),
	...[...schemas, ...pages, ...steps, ...linked, ...pictures].map((file) => `extension/${file}`),
];
const inNpm = ["package.json", "README.md", "LICENSE", "dist/cli.js", "dist/THIRD-PARTY-NOTICES.txt", ...schemas, ...pages];

describe("The .vsix", () => {
	let folder: string;
	let file: string;
	let entries: Entry[];

	before(async () => {
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
		assert.ok((await stat(file)).size < 1_500_000, `${(await stat(file)).size} bytes`);
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
