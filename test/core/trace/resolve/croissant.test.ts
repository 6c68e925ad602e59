import { resolveCroissant } from "../../../../src/core/trace/resolve/croissant.js";
import { digestOf } from "../fakes.js";
import { type Case, cases } from "./asking.js";

const PATH = "data/metadata.json";
const REF = `croissant:${PATH}`;
const DATA = "age,income\n41,1200\n";
const SHA256 = digestOf(DATA);
const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${SHA256}\nsize 19\n`;

type Node = Readonly<Record<string, unknown>>;

const file = (id: string, more: Node): Node => ({ "@type": "cr:FileObject", "@id": id, ...more });

const croissant = (distribution: unknown, more: Node = {}): string =>
	JSON.stringify(
		{
			"@context": { "@vocab": "https://schema.org/" },
			"@type": "sc:Dataset",
			conformsTo: "http://mlcommons.org/croissant/1.0",
			name: "Applications",
			version: "1.2.0",
			distribution,
			recordSet: [{ "@type": "cr:RecordSet", "@id": "records" }],
			...more,
		},
		undefined,
		"\t",
	);

const LOCAL = file("rows.csv", { contentUrl: "rows.csv", sha256: SHA256, contentSize: "19 B" });

/** A world with one metadata file, and more. */
const world = (distribution: unknown, more: Node = {}, files: Readonly<Record<string, string>> = { "data/rows.csv": DATA }) => ({
	files: { ...files, [PATH]: croissant(distribution, more) },
});

const METADATA = croissant([LOCAL]);
const NODE = `${REF}#rows.csv`;
const MATCHES = "verified V3: matches the sha256 in its metadata";
const elsewhere = (why: string, level = "VX") => `unverifiable ${level}: pinned by the sha256 in its metadata; ${why}`;
const trap = (sha256: string) => ({ ...world([file("rows.csv", { contentUrl: "rows.csv", sha256 })]), ref: NODE });
const FORMAT = "unpinned V0: what its metadata records is no sha256; trace/digest-format at fragment";

const WHOLE: readonly Case[] = [
	{
		it: "matches its sha256, and its files theirs",
		ref: `${REF}@sha256:${digestOf(METADATA)}`,
		...world([LOCAL]),
		told: "verified V3: matches its sha256; 1 of the 1 files it describes are here and match theirs",
		facts: { dataset: "Applications", version: "1.2.0", Croissant: "1.0", files: "1" },
		content: METADATA,
	},
	{
		it: "matches its sha256, and its files are not here",
		ref: REF,
		beside: `sha256:${digestOf(METADATA)}`,
		...world([LOCAL], {}, {}),
		told: "verified V3: matches its sha256; the files it describes are not here",
	},
	{
		it: "has no digest",
		ref: REF,
		...world([LOCAL]),
		told: "unpinned V2: its content is not recorded; trace/digest-missing",
		fixes: [`${REF}@sha256:${digestOf(METADATA)}`],
	},
	{
		it: "has another digest",
		ref: `${REF}@sha256:${digestOf("x")}`,
		...world([LOCAL]),
		told: "broken V2: its sha256 is not the recorded one; trace/digest-mismatch at digest",
		fixes: [`${REF}@sha256:${digestOf(METADATA)}`],
	},
	{
		it: "describes a file that is another one",
		ref: `${REF}@sha256:${digestOf(METADATA)}`,
		...world([LOCAL], {}, { "data/rows.csv": "changed" }),
		told: "broken V2: a file that it describes has another sha256; trace/digest-mismatch at path",
		says: /“rows\.csv” has the sha256 [0-9a-f]{12}…, and its metadata records/,
	},
	{
		it: "describes files by what is no sha256",
		ref: REF,
		...world([file("a", { sha256: "https://github.com/mlcommons/croissant/issues/80" }), file("b", { sha256: "sha256" })]),
		told: "unpinned V2: its content is not recorded; trace/digest-missing; trace/digest-format at path",
		fixes: [
			`${REF}@sha256:${digestOf(croissant([file("a", { sha256: "https://github.com/mlcommons/croissant/issues/80" }), file("b", { sha256: "sha256" })]))}`,
		],
	},
	{
		it: "is of a live data set",
		ref: REF,
		...world([LOCAL, file("today.csv", { contentUrl: "today.csv" })], { isLiveDataset: true }),
		told: "unpinned V2: it is a live data set; trace/unpinned at path",
	},
	{
		it: "is of a live data set whose files are all pinned",
		ref: `${REF}@sha256:${digestOf(croissant([LOCAL], { isLiveDataset: true }))}`,
		...world([LOCAL], { isLiveDataset: true }),
		told: "verified V3: matches its sha256; 1 of the 1 files it describes are here and match theirs",
	},
	{
		it: "names no version of Croissant, which is a fact and no fault",
		ref: `${REF}@sha256:${digestOf(croissant([LOCAL], { conformsTo: undefined }))}`,
		...world([LOCAL], { conformsTo: undefined }),
		told: "verified V3: matches its sha256; 1 of the 1 files it describes are here and match theirs",
		facts: { Croissant: "does not say which version" },
	},
	{
		it: "names several versions",
		ref: `${REF}#records@sha256:${digestOf(croissant([LOCAL], { conformsTo: ["http://mlcommons.org/croissant/1.1", "http://mlcommons.org/croissant/RAI/1.0"] }))}`,
		...world([LOCAL], { conformsTo: ["http://mlcommons.org/croissant/1.1", "http://mlcommons.org/croissant/RAI/1.0"] }),
		told: "verified V3: matches its sha256; 1 of the 1 files it describes are here and match theirs",
		facts: { Croissant: "1.1, 1.0" },
	},
	{ it: "is not there", ref: REF, files: {}, told: "broken V0: is not there; trace/path-missing at path" },
	{
		it: "leads out of the workspace",
		ref: REF,
		...world([LOCAL]),
		links: [PATH],
		told: "broken V0: leads out of the workspace; trace/outside at path",
	},
	{
		it: "is JSON of another kind",
		ref: REF,
		files: { [PATH]: '{"images": []}' },
		told: "broken V2: it is not Croissant: it needs @context, and the @type Dataset or a distribution; trace/target-invalid at path",
	},
	{
		it: "is no JSON",
		ref: REF,
		files: { [PATH]: '{\n"a": [\n' },
		told: "broken V2: it is not JSON at line 2; trace/target-invalid at path",
	},
	{ it: "is a list", ref: REF, files: { [PATH]: "[]" }, told: "broken V2: it is not a JSON object; trace/target-invalid at path" },
	{
		it: "is too large",
		ref: REF,
		...world([LOCAL]),
		disk: (disk) => ({ ...disk, read: async () => "too-large" as const }),
		told: "unverifiable V0: its metadata is larger than 4 MB",
	},
	{
		it: "is not tracked by git",
		ref: `${REF}@sha256:${digestOf(METADATA)}`,
		...world([LOCAL]),
		history: { commits: [{ files: {} }] },
		told: "verified V3: matches its sha256; 1 of the 1 files it describes are here and match theirs; trace/uncommitted at path",
	},
];

const NODES: readonly Case[] = [
	{
		it: "is here",
		ref: NODE,
		...world([LOCAL]),
		told: MATCHES,
		facts: { sha256: SHA256, size: "19 B", address: "rows.csv" },
		content: DATA,
	},
	{ it: "has a sha256 in capitals", ...trap(SHA256.toUpperCase()), told: MATCHES },
	{ it: "is the only one, not in a list", ref: NODE, ...world(LOCAL), told: MATCHES },
	{
		it: "has a name instead of an id, as in Croissant 0.8",
		ref: NODE,
		...world([{ "@type": "sc:FileObject", name: "rows.csv", contentUrl: "rows.csv", sha256: SHA256 }]),
		told: MATCHES,
	},
	{
		it: "has an escaped address",
		ref: `${REF}#a`,
		...world([file("a", { contentUrl: "./raw%20rows.csv", sha256: SHA256 })], {}, { "data/raw rows.csv": DATA }),
		told: MATCHES,
	},
	{
		it: "is another one",
		ref: NODE,
		...world([LOCAL], {}, { "data/rows.csv": "changed" }),
		told: "broken V2: its sha256 is not the one in its metadata; trace/digest-mismatch at fragment",
	},
	{ it: "is not here", ref: NODE, ...world([LOCAL], {}, {}), told: elsewhere("its bytes are not here", "V1") },
	{
		it: "is not pulled",
		ref: NODE,
		...world([LOCAL], {}, { "data/rows.csv": POINTER }),
		told: elsewhere("its git-lfs pointer fits, its bytes are not pulled", "V1"),
	},
	{
		it: "has a pointer to another one",
		ref: NODE,
		...world([LOCAL], {}, { "data/rows.csv": POINTER.replace(SHA256, digestOf("x")) }),
		told: "broken V2: its sha256 is not the one in its metadata; trace/digest-mismatch at fragment",
	},
	{
		it: "is elsewhere",
		ref: `${REF}#a`,
		...world([file("a", { contentUrl: "https://example.com/a.csv", sha256: SHA256 })]),
		told: elsewhere("its bytes are elsewhere"),
		facts: { sha256: SHA256 },
	},
	{
		it: "is on a disk that is not this one",
		ref: `${REF}#a`,
		...world([file("a", { contentUrl: "file:///E:/rows.csv", sha256: SHA256 })]),
		told: elsewhere("its bytes are elsewhere"),
	},
	{
		it: "is in an issue instead of having a sha256",
		...trap("https://github.com/mlcommons/croissant/issues/80"),
		told: FORMAT.replace("V0", "V2"),
		says: /is an address/,
	},
	{ it: "has an MD5 for a sha256", ...trap("6b51fb2759a8657d3bfcbfc42b592ada"), told: FORMAT.replace("V0", "V2"), says: /is an MD5/ },
	{ it: "has a word for a sha256", ...trap("sha256"), told: FORMAT.replace("V0", "V2"), says: /is no digest/ },
	{
		it: "has no sha256 and is elsewhere",
		ref: `${REF}#a`,
		...world([file("a", { contentUrl: "https://example.com/a.csv" })]),
		told: "unpinned V0: its metadata records no sha256 of it; trace/digest-missing at fragment",
	},
	{
		it: "is live",
		ref: `${REF}#a`,
		...world([file("a", { contentUrl: "rows.csv" })], { isLiveDataset: true }),
		told: "unpinned V2: it is part of a live data set; trace/unpinned at fragment",
	},
	{
		it: "leads out of the workspace",
		ref: `${REF}#a`,
		...world([file("a", { contentUrl: "../../secret", sha256: SHA256 })]),
		told: "broken V0: leads out of the workspace; trace/outside at fragment",
	},
	{
		it: "leads out of the workspace, and the whole of the metadata is meant",
		ref: REF,
		...world([file("a", { contentUrl: "../../secret", sha256: SHA256 })]),
		told: "broken V0: describes a file that lies outside of the workspace; trace/outside at path",
	},
	{
		it: "lies in an archive that is here",
		ref: `${REF}#inner`,
		...world([LOCAL, file("inner", { contentUrl: "a/b.csv", containedIn: { "@id": "rows.csv" } })]),
		told: "verified V3: the archive it lies in matches the sha256 in its metadata",
	},
	{
		it: "lies in an archive that is elsewhere",
		ref: `${REF}#inner`,
		...world([
			file("zip", { contentUrl: "https://example.com/a.zip", sha256: SHA256 }),
			file("inner", { contentUrl: "a/b.csv", containedIn: [{ "@id": "zip" }] }),
		]),
		told: elsewhere("it lies in “inner”, and its bytes are elsewhere").replace("“inner”", "“zip”"),
	},
	{
		it: "lies in a repository that has no sha256",
		ref: `${REF}#inner`,
		...world([
			file("repo", { contentUrl: "https://example.com/repo", sha256: "main" }),
			file("inner", { contentUrl: "a/b.csv", containedIn: { fileObject: { "@id": "repo" } } }),
		]),
		told: "unpinned V0: its metadata records no sha256 of it; trace/digest-missing at fragment",
	},
	{
		it: "lies in itself",
		ref: `${REF}#a`,
		...world([file("a", { contentUrl: "a.csv", sha256: SHA256, containedIn: "a" })]),
		told: elsewhere("its bytes are elsewhere"),
	},
	{
		it: "is not in the metadata",
		ref: `${REF}#row.csv`,
		...world([LOCAL]),
		told: "broken V2: its metadata has no “row.csv”; trace/fragment-missing at fragment",
		says: /Did you mean “rows\.csv”\?/,
		fixes: [NODE],
	},
	{
		it: "is recorded with its own digest",
		ref: NODE,
		beside: `sha256:${SHA256}`,
		...world([LOCAL]),
		told: MATCHES,
	},
	{
		it: "is recorded with the digest of its metadata",
		ref: NODE,
		beside: `sha256:${digestOf(METADATA)}`,
		...world([LOCAL]),
		told: MATCHES,
	},
	{
		it: "is recorded with another digest",
		ref: `${NODE}@sha256:${digestOf("x")}`,
		...world([LOCAL]),
		told: "broken V2: its sha256 is not the recorded one; trace/digest-mismatch at digest",
		fixes: [`${NODE}@sha256:${SHA256}`],
	},
	{
		it: "is recorded with what is no digest of a file",
		ref: NODE,
		beside: `dirHash:${digestOf("x")}`,
		...world([LOCAL]),
		told: "unpinned V2: what is recorded is no digest of it; trace/digest-format",
		fixes: [`sha256:${SHA256}`],
	},
];

describe("Croissant metadata", () => cases(resolveCroissant, WHOLE));

describe("A file of Croissant metadata", () => cases(resolveCroissant, NODES));
