import assert from "node:assert/strict";
import { type Pins, pinsFor } from "../../../../src/core/language/pin/pins.js";
import { digestOf as meaningOf } from "../../../../src/core/trace/digest.js";
import { parseReference } from "../../../../src/core/trace/grammar/parse.js";
import { listingText } from "../../../../src/core/trace/pointers/dvcListing.js";
import { answer } from "../../../../src/core/trace/resolve/resolve.js";
import { type Bytes, digestOf, type FakeHistory, fakeDisk, fakeGit } from "../../trace/fakes.js";
import { workspace } from "../marked.js";

const SHEET = '---\nartifact: dataset-sheet\nschema: "1"\nid: DS-a\nversion: "1.2.0"\ntitle: The data\nsystem: credit\n---\n';
const DATA = "age,income\n31,2000\n";
const [SHA256, MD5] = [digestOf(DATA), digestOf(DATA, "md5")];
const dvcFile = (md5: string, path = "data.csv"): string => `outs:\n- md5: ${md5}\n  hash: md5\n  path: ${path}\n`;
const LISTING = digestOf(listingText([{ path: "a.png", md5: digestOf("a", "md5") }]), "md5");
const lfsFile = (oid: string): string => `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${DATA.length}\n`;

interface Case {
	readonly name: string;
	readonly path?: string;
	readonly disk: Readonly<Record<string, Bytes>>;
	readonly history?: FakeHistory;
	/** Of each way: the reference, and what is said of it. `<n>` stands for the id of the n-th commit. */
	readonly pins: readonly string[];
}

const CASES: readonly Case[] = [
	{
		name: "a file as it was committed: by the commit, then by its bytes",
		disk: { "data.csv": DATA },
		history: { commits: [{ files: { "data.csv": DATA } }] },
		pins: ["git:<0>#data.csv as it is on main", `file:data.csv@sha256:${SHA256} its bytes, in any commit`],
	},
	{
		name: "a file that changed since",
		disk: { "data.csv": DATA },
		history: { commits: [{ files: { "data.csv": "older" } }] },
		pins: [`file:data.csv@sha256:${SHA256} changed since the last commit`],
	},
	{
		name: "a file with carriage returns, where git has none",
		disk: { "data.csv": DATA.replaceAll("\n", "\r\n") },
		history: { commits: [{ files: { "data.csv": DATA } }] },
		pins: ["git:<0>#data.csv as it is on main", `file:data.csv@sha256:${digestOf(DATA.replaceAll("\n", "\r\n"))} its bytes, in any commit`],
	},
	{
		name: "a file that is not committed",
		disk: { "data.csv": DATA },
		history: { commits: [{ files: { "other.csv": DATA } }] },
		pins: [`file:data.csv@sha256:${SHA256} not committed yet`],
	},
	{ name: "a file before the first commit", disk: { "data.csv": DATA }, pins: [`file:data.csv@sha256:${SHA256} nothing is committed yet`] },
	{
		name: "a file where git is not asked",
		disk: { "data.csv": DATA },
		history: { state: "none", reason: "git is not asked in Restricted Mode" },
		pins: [`file:data.csv@sha256:${SHA256} git is not asked in Restricted Mode`],
	},
	{
		name: "a file on a side branch, by the default branch where that has the same",
		disk: { "data.csv": DATA },
		history: {
			commits: [{ files: { "data.csv": DATA } }, { files: { "data.csv": DATA, "more.csv": "" } }],
			branches: { main: 0, topic: 1 },
			head: "topic",
		},
		pins: ["git:<0>#data.csv as it is on main", `file:data.csv@sha256:${SHA256} its bytes, in any commit`],
	},
	{
		name: "a file that only a side branch has",
		disk: { "data.csv": DATA },
		history: { commits: [{ files: { "a.csv": "" } }, { files: { "data.csv": DATA } }], branches: { main: 0, topic: 1 }, head: "topic" },
		pins: [
			"git:<1>#data.csv only on the branch “topic”: a squash merge would lose it",
			`file:data.csv@sha256:${SHA256} its bytes, in any commit`,
		],
	},
	{
		name: "a file that only a detached commit has",
		disk: { "data.csv": DATA },
		history: { commits: [{ files: { "a.csv": "" } }, { files: { "data.csv": DATA } }], branches: { main: 0 }, head: 1 },
		pins: [
			"git:<1>#data.csv only on what is checked out: a squash merge would lose it",
			`file:data.csv@sha256:${SHA256} its bytes, in any commit`,
		],
	},
	{
		name: "a file of a root below the top of its repository",
		disk: { "data.csv": DATA },
		history: { commits: [{ files: { "docs/rai/data.csv": DATA } }], prefix: "docs/rai/" },
		pins: ["git:<0>#docs/rai/data.csv as it is on main", `file:data.csv@sha256:${SHA256} its bytes, in any commit`],
	},
	{
		name: "a name with characters that are escaped",
		path: "a b@#%.csv",
		disk: { "a b@#%.csv": DATA },
		history: { commits: [{ files: { "a b@#%.csv": DATA } }] },
		pins: ["git:<0>#a%20b%40%23%25.csv as it is on main", `file:a%20b%40%23%25.csv@sha256:${SHA256} its bytes, in any commit`],
	},
	{
		name: "data that DVC recorded",
		disk: { "data.csv": DATA, "data.csv.dvc": dvcFile(MD5) },
		history: { commits: [{ files: { "data.csv.dvc": dvcFile(MD5) } }] },
		pins: [`dvc:data.csv.dvc@md5:${MD5} data.csv.dvc`, `file:data.csv@sha256:${SHA256} not committed yet`],
	},
	{
		name: "data that changed since DVC recorded it",
		disk: { "data.csv": DATA, "data.csv.dvc": dvcFile("0".repeat(32)) },
		pins: [`file:data.csv@sha256:${SHA256} differs from what data.csv.dvc records`],
	},
	{
		name: "data beside a .dvc file of something else",
		disk: { "data.csv": DATA, "data.csv.dvc": dvcFile(MD5, "elsewhere.csv") },
		pins: [`file:data.csv@sha256:${SHA256} nothing is committed yet`],
	},
	{
		name: "a .dvc file",
		path: "data.csv.dvc",
		disk: { "data.csv.dvc": dvcFile(MD5) },
		history: { commits: [{ files: { "data.csv.dvc": dvcFile(MD5) } }] },
		pins: [
			`dvc:data.csv.dvc@md5:${MD5} data.csv.dvc`,
			"git:<0>#data.csv.dvc as it is on main",
			`file:data.csv.dvc@sha256:${digestOf(dvcFile(MD5))} its bytes, in any commit`,
		],
	},
	{
		name: "a .dvc file that is none",
		path: "odd.dvc",
		disk: { "odd.dvc": ": [" },
		pins: [`file:odd.dvc@sha256:${digestOf(": [")} nothing is committed yet`],
	},
	{
		name: "a .dvc file of two outputs",
		path: "two.dvc",
		disk: { "two.dvc": `${dvcFile(MD5, "a.csv")}- md5: ${MD5}.dir\n  path: b c\n` },
		pins: [
			`dvc:two.dvc#a.csv@md5:${MD5} a.csv`,
			`dvc:two.dvc#b%20c@md5:${MD5}.dir b c`,
			`file:two.dvc@sha256:${digestOf(`${dvcFile(MD5, "a.csv")}- md5: ${MD5}.dir\n  path: b c\n`)} nothing is committed yet`,
		],
	},
	{
		name: "a folder that DVC recorded",
		path: "images",
		disk: { "images/a.png": "a", "images.dvc": dvcFile(`${LISTING}.dir`, "images") },
		pins: [`dvc:images.dvc@md5:${LISTING}.dir images.dvc`],
	},
	{
		name: "a file that git-lfs keeps",
		disk: { "data.csv": DATA },
		history: { commits: [{ files: { "data.csv": lfsFile(SHA256) } }] },
		pins: [`lfs:data.csv@sha256:${SHA256} its sha256 stands in the pointer`, `file:data.csv@sha256:${SHA256} its bytes, in any commit`],
	},
	{
		name: "a pointer of git-lfs that was not pulled",
		disk: { "data.csv": lfsFile(SHA256) },
		history: { commits: [{ files: { "data.csv": lfsFile(SHA256) } }] },
		pins: [`lfs:data.csv@sha256:${SHA256} its sha256 stands in the pointer`, "git:<0>#data.csv as it is on main"],
	},
	{
		name: "a small folder",
		path: "eval",
		disk: { "eval/a.json": "{}" },
		pins: [`dir:eval@dirHash:${digestOf(`${digestOf("{}")}  a.json\n`)} 1 file`],
	},
];

async function found({ path = "data.csv", disk, history = {} }: Case): Promise<readonly string[]> {
	const git = fakeGit(history);
	const pins = await pinsFor(path, workspace({}), { git, disk: fakeDisk(disk) });
	if ("refused" in pins) return [pins.refused];
	return pins.map(({ reference, detail }) => `${git.ids.reduce((text, id, at) => text.replace(id, `<${at}>`), reference)} ${detail}`);
}

/** Pins that do not hold: how they are judged the moment after. */
async function untrue({ path = "data.csv", disk, history = {} }: Case): Promise<readonly string[]> {
	const context = { git: fakeGit(history), disk: fakeDisk(disk) };
	const pins = await pinsFor(path, workspace({}), context);
	const references = "refused" in pins ? [] : pins.map(({ reference }) => parseReference(reference));
	const lookups = references.map((reference) => {
		if (reference.type === "malformed") assert.fail(reference.message);
		return { reference, ...(reference.digest && { digest: reference.digest }) };
	});
	const answers = await answer(lookups, context);
	return answers.flatMap(({ resolution: { state, reason } }, at) =>
		state === "verified" ? [] : [`${lookups[at]?.reference.text} ${reason}`],
	);
}

/** The pin is right, and its bytes are elsewhere. */
const UNSEEN = /not pulled/;

const refused = (pins: Pins): string => ("refused" in pins ? pins.refused : assert.fail(JSON.stringify(pins)));

describe("Pins of", () => {
	for (const one of CASES) it(one.name, async () => assert.deepEqual(await found(one), one.pins));

	for (const one of CASES) {
		it(`${one.name}: each holds`, async () => {
			const wrong = await untrue(one);
			assert.deepEqual(
				wrong.filter((text) => !UNSEEN.test(text)),
				[],
			);
		});
	}

	it("a document: its version, what it says, then its file", async () => {
		const library = workspace({ "sheet.md": SHEET, "a.md": "---\nartifact: model-card\nid: MC-a\n---\n" });
		const document = library.check("sheet.md")?.artifact.document ?? assert.fail();
		const disk = fakeDisk({ "sheet.md": SHEET });
		const pins = await pinsFor("sheet.md", library, { git: fakeGit(), disk });
		assert.ok(!("refused" in pins));
		assert.deepEqual(
			pins.map(({ reference }) => reference),
			["DS-a@1.2.0", `DS-a@${meaningOf(document)}`, `file:sheet.md@sha256:${digestOf(SHEET)}`],
		);
		assert.equal(pins[0]?.title, "Refer to version 1.2.0 of DS-a");
	});

	it("a second document of the same id: its file only", async () => {
		const library = workspace({ "a.md": SHEET, "sheet.md": SHEET });
		const pins = await pinsFor("sheet.md", library, { git: fakeGit(), disk: fakeDisk({ "sheet.md": SHEET }) });
		assert.deepEqual("refused" in pins || pins.map(({ by }) => by), ["file"]);
	});

	it("a large file in one reading, which can be stopped", async () => {
		const disk = fakeDisk({ "data.csv": DATA, "data.csv.dvc": dvcFile(MD5) });
		await pinsFor("data.csv", workspace({}), { git: fakeGit(), disk });
		assert.deepEqual(disk.digested, ["data.csv"]);
		const signal = AbortSignal.abort(new Error("stopped"));
		await assert.rejects(pinsFor("data.csv", workspace({}), { git: fakeGit(), disk }, signal), /stopped/);
	});
});

describe("No pin is made of", () => {
	const files = { "data.csv": DATA, "many/x\ny": "", "back\\slash": "" };
	for (const [name, path, why] of [
		["what lies outside", "../data.csv", "“../data.csv” lies outside of the workspace folder: copy it into the folder to refer to it."],
		["an absolute path", "/etc/passwd", "“/etc/passwd” lies outside of the workspace folder: copy it into the folder to refer to it."],
		["what is not there", "data.tsv", "There is no file “data.tsv”."],
		["the root", "", "The workspace folder itself cannot be referred to."],
		["a name that no reference can hold", "back\\slash", "“back\\slash” has backslashes: write / between folders."],
	] as const) {
		it(name, async () => {
			assert.equal(refused(await pinsFor(path, workspace({}), { git: fakeGit(), disk: fakeDisk(files) })), why);
		});
	}

	it("a folder of too many files", async () => {
		const many = Object.fromEntries(Array.from({ length: 1001 }, (_, at) => [`many/${at}`, ""]));
		const pins = await pinsFor("many", workspace({}), { git: fakeGit(), disk: fakeDisk(many) });
		assert.equal(refused(pins), "“many” holds more than can be pinned at once: refer to the files in it that matter.");
	});

	it("a commit's file by a commit that the disk contradicts", async () => {
		const git = fakeGit({ commits: [{ files: { "data.csv": "x" } }] });
		const pins = await pinsFor("data.csv", workspace({}), { git, disk: fakeDisk({ "data.csv": "y" }) });
		assert.ok(!JSON.stringify(pins).includes(git.ids[0] ?? "?"));
	});
});
