import assert from "node:assert/strict";
import { listingText } from "../../../../src/core/trace/pointers/dvcListing.js";
import { resolveDvc } from "../../../../src/core/trace/resolve/dvc.js";
import { type Bytes, digestOf, type FakeHistory } from "../fakes.js";
import { ask, type Case, cases, lookupFor } from "./asking.js";

type Files = Readonly<Record<string, Bytes>>;

const DATA = "id,amount\n1,2\n";
const OTHER = "id,amount\n1,3\n";
const md5 = (content: Bytes): string => digestOf(content, "md5");
const MD5 = md5(DATA);
const SHA256 = digestOf(DATA);

/** As `dvc add data/x.csv` writes it; `hash: md5` since 3.0. */
const pointer = (content: Bytes, version = 3): string =>
	`outs:\n- md5: ${version === 3 ? md5(content) : digestOf(content, "md5-dos2unix")}\n  size: 14\n${version === 3 ? "  hash: md5\n" : ""}  path: x.csv\n`;

const REF = "dvc:data/x.csv.dvc";
const PINNED = `${REF}@md5:${MD5}`;
const pulled: Files = { "data/x.csv.dvc": pointer(DATA), "data/x.csv": DATA };
const unpulled: Files = { "data/x.csv.dvc": pointer(DATA), ".dvc/config": "" };
const cachePath = (hash: string, version = 3): string =>
	`.dvc/cache/${version === 3 ? "files/md5/" : ""}${hash.slice(0, 2)}/${hash.slice(2)}`;
/** git tracks what DVC writes, and not the data. */
const tracked = (files: Files): FakeHistory => ({
	commits: [{ files: Object.fromEntries(Object.entries(files).filter(([name]) => /\.dvc$|dvc\.lock$/.test(name))) }],
});
const run = (all: readonly Case[]): void =>
	cases(
		resolveDvc,
		all.map((one) => ({ history: tracked(one.files ?? {}), ...one })),
	);

const VERIFIED = "verified V3: matches its md5; trace/dvc-weak-digest at digest";
const DIFFERS = "broken V2: the workspace differs from the .dvc file; trace/digest-mismatch at path";
const NOT_PULLED = "unverifiable V1: the .dvc file holds this md5, its bytes are not pulled";

describe("A DVC output", () => {
	run([
		{
			it: "matches its md5, which is weak",
			ref: PINNED,
			files: pulled,
			told: VERIFIED,
			fixes: [`${REF}@sha256:${SHA256}`],
			facts: { size: "14 bytes", md5: MD5, sha256: SHA256 },
			content: DATA,
		},
		{ it: "matches a sha256 beside it", ref: REF, beside: `sha256:${SHA256}`, files: pulled, told: "verified V3: matches its sha256" },
		{
			it: "differs from a sha256 beside it",
			ref: REF,
			beside: `sha256:${digestOf(OTHER)}`,
			files: pulled,
			told: "broken V2: its sha256 is not the recorded one; trace/digest-mismatch",
			fixes: [`sha256:${SHA256}`],
		},
		{
			it: "has another md5 than is recorded",
			ref: `${REF}@md5:${md5(OTHER)}`,
			files: pulled,
			told: "broken V2: the .dvc file holds another md5; trace/digest-mismatch at digest",
			says: new RegExp(`holds the md5 ${MD5.slice(0, 12)}…, and ${md5(OTHER).slice(0, 12)}… is recorded`),
			fixes: [PINNED],
		},
		{
			it: "has no digest recorded",
			ref: REF,
			files: pulled,
			told: "unpinned V2: its content is not recorded; trace/digest-missing",
			fixes: [PINNED],
		},
		{
			it: "is not pulled",
			ref: PINNED,
			files: unpulled,
			told: NOT_PULLED,
			remedy: "Run dvc pull data/x.csv.dvc.",
			content: "the bytes of “x.csv” are not pulled",
		},
		{
			it: "is not pulled, so that a sha256 cannot be compared",
			ref: `${REF}@sha256:${SHA256}`,
			files: unpulled,
			told: "unverifiable V1: its bytes are not pulled",
		},
		{
			it: "has a digest of another length",
			ref: `${REF}@sha256:${MD5}`,
			files: pulled,
			told: "unpinned V2: what is recorded is no digest of it; trace/digest-format at digest",
			fixes: [PINNED],
		},
		{
			it: "was changed in the workspace",
			ref: PINNED,
			files: { ...pulled, "data/x.csv": OTHER },
			told: DIFFERS,
			says: /Run dvc checkout to get that back, or dvc add data\/x.csv to keep this/,
		},
		{ it: "is a folder in the workspace", ref: PINNED, files: { ...unpulled, "data/x.csv/a": "1" }, told: DIFFERS },
		{
			it: "lies in the cache of DVC 3",
			ref: PINNED,
			files: { ...unpulled, [cachePath(MD5)]: DATA },
			told: "verified V3: DVC’s cache matches its md5; trace/dvc-weak-digest at digest",
			fixes: [`${REF}@sha256:${SHA256}`],
			content: DATA,
		},
		{
			it: "is none of a file that records none",
			ref: REF,
			files: { "data/x.csv.dvc": "outs: []\n" },
			told: "broken V0: is no DVC file; trace/target-invalid at path",
			says: /cannot be read as a DVC file: it records no output\./,
		},
		{
			it: "lies damaged in the cache",
			ref: PINNED,
			files: { ...unpulled, [cachePath(MD5)]: OTHER },
			told: "unverifiable V1: the .dvc file holds this md5, its bytes in DVC’s cache are damaged",
			remedy: `Delete ${cachePath(MD5)}, whose bytes are not what its name says, then run dvc pull.`,
		},
		{
			it: "of DVC 2 matches with CRLF, which it read as LF",
			ref: `${REF}@md5:${MD5}`,
			files: { "data/x.csv.dvc": pointer(DATA, 2), "data/x.csv": DATA.replaceAll("\n", "\r\n") },
			told: VERIFIED,
			fixes: [`${REF}@sha256:${digestOf(DATA.replaceAll("\n", "\r\n"))}`],
		},
		{
			it: "of DVC 3 does not match with CRLF",
			ref: PINNED,
			files: { ...pulled, "data/x.csv": DATA.replaceAll("\n", "\r\n") },
			told: DIFFERS,
		},
		{
			it: "lies in the cache of DVC 2",
			ref: PINNED,
			files: { "data/x.csv.dvc": pointer(DATA, 2), ".dvc/config": "", [cachePath(MD5, 2)]: DATA },
			told: "verified V3: DVC’s cache matches its md5; trace/dvc-weak-digest at digest",
			fixes: [`${REF}@sha256:${SHA256}`],
		},
		{
			it: "is looked for from the folder that the file names",
			ref: `dvc:dvc/x.dvc@md5:${MD5}`,
			files: { "dvc/x.dvc": `wdir: ../data\n${pointer(DATA)}`, "data/x.csv": DATA },
			told: VERIFIED,
			fixes: [`dvc:dvc/x.dvc@sha256:${SHA256}`],
		},
		{
			it: "belongs outside of the workspace",
			ref: `dvc:x.dvc@md5:${MD5}`,
			files: { "x.dvc": `wdir: ../elsewhere\n${pointer(DATA)}` },
			told: "unverifiable V1: the .dvc file holds this md5, its bytes lie outside of the workspace",
		},
		{
			it: "is not committed with its file",
			ref: PINNED,
			files: pulled,
			history: { commits: [{ files: { "README.md": "x" } }] },
			told: `${VERIFIED}; trace/uncommitted at path`,
			fixes: [`${REF}@sha256:${SHA256}`],
		},
		{
			it: "is misspelt",
			ref: `dvc:data/y.csv.dvc@md5:${MD5}`,
			files: { ...pulled, "data/y.csv.dv": "" },
			told: "broken V0: is not there; trace/path-missing at path",
			fixes: [PINNED],
		},
		{
			it: "has no DVC file, but something else",
			ref: "dvc:data/x.csv.dvc",
			files: { "data/x.csv.dvc": "just text" },
			told: "broken V0: is no DVC file; trace/target-invalid at path",
			says: /it is not a YAML mapping/,
		},
		{
			it: "has a folder where its file should be",
			ref: "dvc:.dvc",
			files: { ".dvc/config": "" },
			told: "broken V0: is a folder; trace/target-invalid at path",
			says: /name a .dvc file or a dvc.lock/,
		},
		{
			it: "has not been recorded by DVC yet",
			ref: "dvc:x.dvc",
			files: { "x.dvc": "outs:\n- path: x\n" },
			told: "unpinned V0: the .dvc file holds no digest; trace/digest-missing at path",
		},
		{
			it: "has not been recorded by DVC yet, and matches its sha256",
			ref: `dvc:x.dvc@sha256:${SHA256}`,
			files: { "x.dvc": "outs:\n- path: x\n", x: DATA },
			told: "verified V3: matches its sha256",
		},
		{
			it: "is kept by a remote with versions",
			ref: "dvc:x.dvc",
			files: { "x.dvc": "outs:\n- path: x\n  size: 3\n  cloud:\n    s3:\n      version_id: WHrPDt1L\n" },
			told: "unverifiable V1: the .dvc file holds the version_id of a remote, nothing to compare bytes with",
			facts: { version_id: "WHrPDt1L" },
		},
		{
			it: "lies elsewhere",
			ref: `dvc:x.dvc@md5:${MD5}`,
			files: { "x.dvc": `outs:\n- path: s3://bucket/x\n  md5: ${MD5}\n` },
			told: "unverifiable V1: the .dvc file holds this md5, its bytes lie elsewhere, at s3://bucket/x",
		},
	]);

	it("depends on its DVC file and its data", async () => {
		const { resolution } = await ask(resolveDvc, lookupFor(PINNED), { files: pulled });
		assert.deepEqual(resolution.files, ["data/x.csv.dvc", "data/x.csv"]);
	});
});

describe("An import of DVC", () => {
	const imported = (repo: string): Files => ({
		"x.dvc": `frozen: true\ndeps:\n- path: data/x.csv\n  repo:\n    url: https://example.com/registry\n${repo}${pointer(DATA)}`,
		"x.csv": DATA,
	});
	const lock = "    rev_lock: c172a9b59c7f30a5f83a87adb9296406676dfffa\n";
	run([
		{
			it: "is pinned by its commit",
			ref: `dvc:x.dvc@md5:${MD5}`,
			files: imported(`    rev: main\n${lock}`),
			told: VERIFIED,
			fixes: [`dvc:x.dvc@sha256:${SHA256}`],
			facts: { "imported from": "https://example.com/registry", commit: "c172a9b59c7f30a5f83a87adb9296406676dfffa" },
		},
		{
			it: "of a branch is not pinned",
			ref: `dvc:x.dvc@sha256:${SHA256}`,
			files: imported("    rev: main\n"),
			told: "unpinned V3: does not say which commit it was imported from; trace/unpinned at path",
			says: /imports from “main” of https:\/\/example.com\/registry without saying which commit/,
		},
		{
			it: "that was changed is broken first",
			ref: `dvc:x.dvc@md5:${md5(OTHER)}`,
			files: imported("    rev: main\n"),
			told: "broken V2: the .dvc file holds another md5; trace/digest-mismatch at digest",
			fixes: [`dvc:x.dvc@md5:${MD5}`],
		},
	]);
});

describe("An output of dvc.lock", () => {
	const locked = (outs: string): string => `schema: '2.0'\nstages:\n  train:\n    cmd: python train.py\n    outs:\n${outs}`;
	const out = (path: string): string => `    - path: ${path}\n      hash: md5\n      md5: ${MD5}\n      size: 14\n`;
	const files: Files = { "dvc.lock": locked(out("a b.csv") + out("m.csv")), "a b.csv": DATA, "m.csv": DATA };
	run([
		{
			it: "is named by stage and path",
			ref: `dvc:dvc.lock#train/a%20b.csv@md5:${MD5}`,
			files,
			told: VERIFIED,
			fixes: [`dvc:dvc.lock#train/a%20b.csv@sha256:${SHA256}`],
		},
		{
			it: "is unknown, and its neighbour is named",
			ref: `dvc:dvc.lock#train/n.csv@md5:${MD5}`,
			files,
			told: "broken V0: is no output of it; trace/fragment-missing at fragment",
			says: /has no output “train\/n.csv”. It has “train\/a b.csv” or “train\/m.csv”/,
			fixes: [`dvc:dvc.lock#train/m.csv@md5:${MD5}`],
		},
		{
			it: "has to be named where there are several",
			ref: `dvc:dvc.lock@md5:${MD5}`,
			files,
			told: "broken V0: does not say which output is meant; trace/fragment-missing at path",
			fixes: [`dvc:dvc.lock#train/a%20b.csv@md5:${MD5}`, `dvc:dvc.lock#train/m.csv@md5:${MD5}`],
		},
		{
			it: "need not be named where it is the only one of its stage",
			ref: `dvc:dvc.lock#train@md5:${MD5}`,
			files: { "dvc.lock": locked(out("m.csv")), "m.csv": DATA },
			told: VERIFIED,
			fixes: [`dvc:dvc.lock#train@sha256:${SHA256}`],
		},
		{
			it: "is looked for from the stage's own folder",
			ref: `dvc:demo/dvc.lock#train/m.csv@md5:${MD5}`,
			files: { "demo/dvc.lock": locked(out("m.csv")), "demo/dvc.yaml": "stages:\n  train:\n    wdir: sub\n", "demo/sub/m.csv": DATA },
			told: VERIFIED,
			fixes: [`dvc:demo/dvc.lock#train/m.csv@sha256:${SHA256}`],
		},
		{
			it: "has a folder that dvc.yaml computes",
			ref: `dvc:dvc.lock#train/m.csv@md5:${MD5}`,
			files: { "dvc.lock": locked(out("m.csv")), "dvc.yaml": "stages:\n  train:\n    wdir: ${dir}\n" },
			told: "unverifiable V1: dvc.lock holds this md5, dvc.yaml computes its folder from variables",
		},
		{
			it: "is not pulled",
			ref: `dvc:demo/dvc.lock#train/m.csv@md5:${MD5}`,
			files: { "demo/dvc.lock": locked(out("m.csv")) },
			told: "unverifiable V1: dvc.lock holds this md5, its bytes are not pulled",
			remedy: "Run dvc pull demo/dvc.yaml:train.",
		},
	]);
});

describe("A folder of DVC", () => {
	const inside: Files = { "b.csv": "1,2\r\n", "ü/a.csv": "3\n" };
	const listing = (files: Files, version = 3): string =>
		listingText(
			Object.entries(files).map(([path, content]) => ({ path, md5: version === 3 ? md5(content) : digestOf(content, "md5-dos2unix") })),
		);
	const at = (folder: string, files: Files): Files =>
		Object.fromEntries(Object.entries(files).map(([name, content]) => [folder + name, content]));
	const HASH = md5(listing(inside));
	const LEGACY = md5(listing(inside, 2));
	const dvc = { "data.dvc": `outs:\n- md5: ${HASH}.dir\n  size: 7\n  nfiles: 2\n  hash: md5\n  path: data\n`, ".dvc/config": "" };
	const dvc2 = { "data.dvc": `outs:\n- md5: ${LEGACY}.dir\n  size: 7\n  nfiles: 2\n  path: data\n`, ".dvc/config": "" };
	const cache = { [`${cachePath(HASH)}.dir`]: listing(inside) };
	const cachedFiles = Object.fromEntries(Object.values(inside).map((content) => [cachePath(md5(content)), content]));
	const ref = `dvc:data.dvc@md5:${HASH}.dir`;
	const weak = "; trace/dvc-weak-digest at digest";
	run([
		{ it: "matches by its listing made anew", ref, files: { ...dvc, ...at("data/", inside) }, told: `verified V3: matches its md5${weak}` },
		{
			it: "of DVC 2 matches by its listing made anew",
			ref: `dvc:data.dvc@md5:${LEGACY}.dir`,
			files: { ...dvc2, ...at("data/", inside) },
			told: `verified V3: matches its md5${weak}`,
		},
		{ it: "matches file by file", ref, files: { ...dvc, ...cache, ...at("data/", inside) }, told: `verified V3: matches its md5${weak}` },
		{
			it: "was changed, and the file is named where the cache knows it",
			ref,
			files: { ...dvc, ...cache, ...at("data/", { ...inside, "b.csv": "9" }) },
			told: DIFFERS,
			says: /“data” differs in “b.csv”: it is not what the .dvc file holds/,
		},
		{
			it: "was changed, and the cache does not know it",
			ref,
			files: { ...dvc, ...at("data/", { ...inside, "b.csv": "9" }) },
			told: DIFFERS,
			says: /“data” has the md5 [0-9a-f]{32}\.dir/,
		},
		{ it: "has a file too many", ref, files: { ...dvc, ...at("data/", { ...inside, c: "" }) }, told: DIFFERS },
		{
			it: "has a file too many, next to its listing",
			ref,
			files: { ...dvc, ...cache, ...at("data/", { ...inside, c: "" }) },
			told: DIFFERS,
		},
		{
			it: "has a file too many that a .dvcignore may leave out",
			ref,
			files: { ...dvc, ...at("data/", { ...inside, c: "" }), ".dvcignore": "c\n" },
			told: "unverifiable V1: the .dvc file holds this md5, it differs from what DVC recorded, and a .dvcignore may be why",
			remedy: "Run dvc status to compare it.",
		},
		{
			it: "is pulled in part",
			ref,
			files: { ...dvc, ...cache, "data/b.csv": "1,2\r\n" },
			told: "unverifiable V1: the .dvc file holds this md5, only 1 of its 2 files are here",
		},
		{
			it: "is pulled in part, next to no listing",
			ref,
			files: { ...dvc, "data/b.csv": "1,2\r\n" },
			told: "unverifiable V1: the .dvc file holds this md5, only 1 of its 2 files are here",
		},
		{
			it: "lies in the cache",
			ref,
			files: { ...dvc, ...cache, ...cachedFiles },
			told: `verified V3: DVC’s cache matches its md5${weak}`,
		},
		{
			it: "lies in the cache in part",
			ref,
			files: { ...dvc, ...cache },
			told: `${NOT_PULLED} (0 of 2 are)`,
		},
		{ it: "is not pulled", ref, files: dvc, told: NOT_PULLED, remedy: "Run dvc pull data.dvc." },
		{ it: "is a file in the workspace", ref, files: { ...dvc, data: "x" }, told: DIFFERS },
		{
			it: "has no digest recorded",
			ref: "dvc:data.dvc",
			files: dvc,
			told: "unpinned V2: its content is not recorded; trace/digest-missing",
			fixes: [ref],
		},
		{
			it: "matches a dirHash",
			ref: "dvc:data.dvc",
			beside: `dirHash:${digestOf(`${digestOf("1,2\r\n")}  b.csv\n${digestOf("3\n")}  ü/a.csv\n`)}`,
			files: { ...dvc, ...at("data/", inside) },
			told: "verified V3: its files match the dirHash",
		},
		{
			it: "has a digest of a file",
			ref: `dvc:data.dvc@sha256:${SHA256}`,
			files: { ...dvc, ...at("data/", inside) },
			told: "unpinned V2: what is recorded is no digest of it; trace/digest-format at digest",
			fixes: [ref],
		},
		{
			it: "has a listing in the cache that leads out, which is not followed",
			ref: `dvc:data.dvc@md5:${md5(listing({ "../../x": "1" }))}.dir`,
			files: {
				"data.dvc": `outs:\n- md5: ${md5(listing({ "../../x": "1" }))}.dir\n  hash: md5\n  path: data\n`,
				".dvc/config": "",
				[`${cachePath(md5(listing({ "../../x": "1" })))}.dir`]: listing({ "../../x": "1" }),
				[cachePath(md5("1"))]: "1",
			},
			told: `${NOT_PULLED} (0 of 1 are)`,
		},
	]);
});
