import assert from "node:assert/strict";
import { resolveHub } from "../../../../src/core/trace/resolve/hub.js";
import { blobId, digestOf, fakeDisk } from "../fakes.js";
import { ask, fixesOf, lookupFor, told, type World } from "./asking.js";

const COMMIT = "607a30d783dfa663caf39e06633721c8d4cfcd7e";
const OTHER = "0".repeat(40);
const WEIGHTS = "weights";
const CONFIG = '{"layers": 12}\n';
const REPOSITORY = "/home/ada/.cache/huggingface/hub/models--openai-community--gpt2";
const SNAPSHOT = `${REPOSITORY}/snapshots/${COMMIT}`;
const REF = `hf:openai-community/gpt2@${COMMIT}`;

/** A cache as its client makes it: files of a snapshot have the bytes of their blobs. */
const cache = {
	[`${REPOSITORY}/refs/main`]: COMMIT,
	[`${REPOSITORY}/refs/refs/pr/4`]: COMMIT,
	[`${REPOSITORY}/blobs/${digestOf(WEIGHTS)}`]: WEIGHTS,
	[`${REPOSITORY}/blobs/${blobId(CONFIG)}`]: CONFIG,
	[`${SNAPSHOT}/model.safetensors`]: WEIGHTS,
	[`${SNAPSHOT}/config.json`]: CONFIG,
	[`${SNAPSHOT}/onnx/copy.onnx`]: "a copy",
	[`${REPOSITORY}/.no_exist/${COMMIT}/adapter.json`]: "",
};
const allowed = (files: Readonly<Record<string, string>>, folder = "/home/ada/.cache/huggingface/hub", links: readonly string[] = []) => ({
	disk: () => fakeDisk(files, [folder], links),
});

const NOT_CACHED = "unverifiable VX: pinned; not in a local cache";
const SNAPSHOT_FOUND = "verified V2: that revision is in a local cache of the Hub";
const MATCHES = "verified V3: the bytes in the local cache of the Hub match their name";

interface Case extends World {
	readonly it: string;
	readonly ref?: string;
	readonly beside?: string;
	readonly told: string;
	readonly says?: RegExp;
	readonly fixes?: readonly string[];
	readonly facts?: Readonly<Record<string, string>>;
	readonly content?: string;
}

const moving = (word: string) => `“${word}” moves on the Hub; trace/unpinned at revision`;

const CASES: readonly Case[] = [
	{ it: "is pinned, and nothing more where no folder may be read", disk: (disk) => disk, told: NOT_CACHED },
	{ it: "is in a local cache", told: SNAPSHOT_FOUND },
	...["/home/ada/.cache/huggingface", "/home/ada/.cache", "/home/ada"].map((folder) => ({
		it: `is in a cache below ${folder}`,
		...allowed(cache, folder),
		told: SNAPSHOT_FOUND,
	})),
	{
		it: "is in a cache in the workspace",
		disk: () => fakeDisk({ [`hub/datasets--squad/snapshots/${COMMIT}/a`]: "" }),
		ref: `hf:datasets/squad@${COMMIT}`,
		told: SNAPSHOT_FOUND,
	},
	{ it: "is not in the cache of its repository", ref: `hf:openai-community/gpt2@${OTHER}`, told: NOT_CACHED },
	{ it: "is not of another type of repository", ref: `hf:datasets/openai-community/gpt2@${COMMIT}`, told: NOT_CACHED },
	{
		it: "has a file named by its sha256",
		ref: `${REF}/model.safetensors`,
		told: MATCHES,
		facts: { sha256: digestOf(WEIGHTS) },
		content: WEIGHTS,
	},
	{ it: "has a file named by its blob id", ref: `${REF}/config.json`, told: MATCHES, facts: { gitBlob: blobId(CONFIG) }, content: CONFIG },
	{
		it: "has a file that is a copy",
		ref: `${REF}/onnx/copy.onnx`,
		told: "verified V2: that file is in a local cache of the Hub, as a copy without digest",
		content: "a copy",
	},
	{ it: "has a folder", ref: `${REF}/onnx`, told: SNAPSHOT_FOUND },
	{
		it: "has a file that was changed in the cache",
		...allowed({ ...cache, [`${SNAPSHOT}/config.json`]: "changed", [`${REPOSITORY}/blobs/${blobId(CONFIG)}`]: "changed" }),
		ref: `${REF}/config.json`,
		told: "broken V2: its bytes in the local cache were changed; trace/digest-mismatch",
	},
	{
		it: "has a file that matches the recorded digest",
		ref: `${REF}/onnx/copy.onnx@sha256:${digestOf("a copy")}`,
		told: "verified V3: matches its sha256",
	},
	{
		it: "has a file with another digest",
		ref: `${REF}/config.json`,
		beside: `sha256:${digestOf("x")}`,
		told: "broken V2: its sha256 is not the recorded one; trace/digest-mismatch",
		fixes: [`sha256:${digestOf(CONFIG)}`],
	},
	{
		it: "has a file that was not downloaded",
		ref: `${REF}/pytorch_model.bin`,
		told: "unverifiable VX: pinned; that file is not in the local cache",
	},
	{
		it: "has no such file, as the Hub once said",
		ref: `${REF}/adapter.json`,
		told: "broken V2: that revision has no such file; trace/path-missing at path",
	},
	{
		it: "has a file whose bytes lie elsewhere",
		...allowed(cache, undefined, [`${SNAPSHOT}/config.json`]),
		ref: `${REF}/config.json`,
		told: "unverifiable VX: its bytes lie where nothing may be read",
	},
	{ it: "is the commit that is recorded", beside: `gitCommit:${COMMIT}`, told: SNAPSHOT_FOUND },
	{
		it: "is not the commit that is recorded",
		beside: `gitCommit:${OTHER}`,
		told: "broken V1: its revision is not the recorded commit; trace/digest-mismatch at digest",
	},
	{
		it: "matches a dirHash",
		ref: `${REF}/onnx`,
		beside: `dirHash:${digestOf(`${digestOf("a copy")}  copy.onnx\n`)}`,
		told: "verified V3: its files match the dirHash",
	},
	{
		it: "is a branch",
		ref: "hf:openai-community/gpt2@main/config.json",
		told: `unpinned V2: ${moving("main")}`,
		says: /it was 607a30d783df…/,
		fixes: [`${REF}/config.json`],
	},
	{ it: "is a pull request", ref: "hf:openai-community/gpt2@refs/pr/4", told: `unpinned V2: ${moving("refs/pr/4")}`, fixes: [REF] },
	{ it: "is an abbreviation", ref: "hf:openai-community/gpt2@607a30d", told: `unpinned V2: ${moving("607a30d")}`, fixes: [REF] },
	{ it: "is a tag nobody downloaded", ref: "hf:openai-community/gpt2@v1.0", told: `unpinned V0: ${moving("v1.0")}` },
	{
		it: "is not named",
		ref: "hf:openai-community/gpt2/config.json",
		told: "unpinned V2: it names no revision; trace/unpinned at repository",
		fixes: [`${REF}/config.json`],
	},
	{
		it: "is not named in an address",
		ref: "https://huggingface.co/openai-community/gpt2",
		told: "unpinned V2: it names no revision; trace/unpinned at repository",
		fixes: [REF],
	},
	{
		it: "is a branch in an address",
		ref: "https://huggingface.co/openai-community/gpt2/blob/main/config.json",
		told: `unpinned V2: ${moving("main")}`,
		fixes: [`https://huggingface.co/openai-community/gpt2/blob/${COMMIT}/config.json`],
	},
	{ it: "is a bucket", ref: "hf:buckets/acme/data", told: "unverifiable VX: a bucket has no revisions, so what it holds can change" },
];

describe("A revision of the Hugging Face Hub", () => {
	for (const { it: name, ref = REF, beside, told: expected, says, fixes = [], facts = {}, content, ...world } of CASES) {
		it(name, async () => {
			const found = await ask(resolveHub, lookupFor(ref, beside), { ...allowed(cache), ...world });
			assert.equal(told(found.resolution), expected);
			assert.deepEqual(fixesOf(found.resolution), fixes);
			assert.match(found.resolution.faults[0]?.message ?? "", says ?? /^([^!]+\.)?$/);
			for (const [fact, value] of Object.entries(facts)) assert.equal(found.resolution.facts?.[fact], value);
			const read = content === undefined ? undefined : await found.content?.read();
			assert.equal(read instanceof Uint8Array ? new TextDecoder().decode(read) : undefined, content);
			if (found.resolution.state === "unverifiable") assert.match(found.resolution.remedy ?? "", /\.$/);
		});
	}

	it("is never taken for a commit of this repository", async () => {
		const { resolution } = await ask(resolveHub, lookupFor(REF), { history: { commits: [{ files: {} }] } });
		assert.equal(told(resolution), NOT_CACHED);
		assert.equal(resolution.git, undefined);
	});
});
