import assert from "node:assert/strict";
import { type DvcFile, readDvc } from "../../../../src/core/trace/pointers/dvc.js";
import { stageFolder } from "../../../../src/core/trace/pointers/dvcYaml.js";

const MD5 = "a304afb96060aad90176268345e10355";
const none = { dependencies: [], imports: [] };
const hash = { md5: MD5, folder: false, legacy: false };

interface Read {
	readonly it: string;
	readonly kind?: "lock";
	readonly text: string;
	readonly expected: Partial<DvcFile>;
}

const READ: readonly Read[] = [
	{
		it: "of DVC 3 is read",
		text: `outs:\n- md5: ${MD5}\n  size: 14445097\n  hash: md5\n  path: data.xml\n`,
		expected: { folder: ".", outputs: [{ path: "data.xml", hash, size: 14445097 }], ...none },
	},
	{
		it: "of DVC 2 has hashes of text with LF",
		text: `md5: 301598c8348f8ac0c95abc6fc19da952\nwdir: ..\nouts:\n- md5: ${MD5}\n  path: data.xml\n  cache: true\n`,
		expected: { folder: "..", outputs: [{ path: "data.xml", hash: { ...hash, legacy: true } }] },
	},
	{
		it: "of a folder says how many files it has",
		text: `outs:\n- md5: ${MD5}.dir\n  size: 18999874\n  nfiles: 183\n  path: pool_data\n  hash: md5\n`,
		expected: { outputs: [{ path: "pool_data", hash: { ...hash, folder: true }, size: 18999874, count: 183 }] },
	},
	{
		it: "of an import says where from",
		text: `frozen: true\ndeps:\n- path: get-started/data.xml\n  repo:\n    url: https://example.com/r\n    rev: main\n    rev_lock: c172a9b59c7f30a5f83a87adb9296406676dfffa\nouts:\n- md5: ${MD5}\n  path: data.xml\n  hash: md5\n`,
		expected: {
			dependencies: [{ path: "get-started/data.xml" }],
			imports: [
				{
					path: "get-started/data.xml",
					repository: "https://example.com/r",
					revision: "main",
					commit: "c172a9b59c7f30a5f83a87adb9296406676dfffa",
				},
			],
		},
	},
	{
		it: "reads digits as text: an MD5 may be all digits, and a path a number",
		text: "outs:\n- md5: 00000000000000000000000000000001\n  path: 007\n  hash: md5\n",
		expected: { outputs: [{ path: "007", hash: { ...hash, md5: "00000000000000000000000000000001" } }] },
	},
	{
		it: "of cloud storage with versions holds what the remote calls it",
		text: "outs:\n- path: data.xml\n  size: 3\n  cloud:\n    store:\n      etag: acbd18db\n      version_id: WHrPDt1L\n",
		expected: { outputs: [{ path: "data.xml", size: 3, remote: { by: "version_id", value: "WHrPDt1L" } }] },
	},
	{
		it: "of an external output holds an etag",
		text: "outs:\n- path: s3://bucket/x.csv\n  etag: 0x8DB1C2D3E4F5\n",
		expected: { outputs: [{ path: "s3://bucket/x.csv", remote: { by: "etag", value: "0x8DB1C2D3E4F5" } }] },
	},
	{
		it: "may hold no digest yet",
		text: "outs:\n- path: a\n- path: b\n  md5: null\n",
		expected: { outputs: [{ path: "a" }, { path: "b" }] },
	},
	{
		it: "of schema 2 names the stage of each output",
		kind: "lock",
		text: `schema: '2.0'\nstages:\n  train@a:\n    cmd: python train.py\n    deps:\n    - path: src\n      md5: ${MD5}\n    outs:\n    - path: m.pkl\n      hash: md5\n      md5: ${MD5}\n  idle:\n    cmd: echo\n`,
		expected: {
			outputs: [{ path: "m.pkl", stage: "train@a", hash }],
			dependencies: [{ path: "src", stage: "train@a", hash: { ...hash, legacy: true } }],
		},
	},
	{
		it: "of schema 1 has its stages at the top",
		kind: "lock",
		text: `prepare:\n  cmd: python p.py\n  outs:\n  - path: data/prepared\n    md5: ${MD5}.dir\n`,
		expected: { outputs: [{ path: "data/prepared", stage: "prepare", hash: { md5: MD5, folder: true, legacy: true } }] },
	},
	{ it: "may have no stages", kind: "lock", text: "schema: '2.0'\n", expected: { outputs: [], ...none } },
];

interface Refused {
	readonly it: string;
	readonly kind?: "lock";
	readonly text: string;
	readonly message: RegExp;
}

const REFUSED: readonly Refused[] = [
	{ it: "is YAML", text: "outs:\n- md5: [a\n  path: b\n", message: /not YAML at line \d/ },
	{ it: "has no conflict in it", text: "outs:\n<<<<<<< HEAD\n- path: a\n=======\n- path: b\n>>>>>>> x\n", message: /not YAML at line 2/ },
	{ it: "is a mapping", text: "- a\n", message: /not a YAML mapping/ },
	{ it: "is not empty", text: "", message: /not a YAML mapping/ },
	{ it: "has outputs", text: "name: x\n", message: /neither “outs” nor “deps”/ },
	{ it: "has a list of outputs", text: "outs: data.xml\n", message: /“outs” is not a list/ },
	{ it: "has outputs with a path", text: `outs:\n- md5: ${MD5}\n`, message: /an entry of its “outs” has no “path”/ },
	{ it: "has MD5s", text: "outs:\n- md5: abc\n  path: data.xml\n", message: /the md5 of “data.xml” is no MD5/ },
	{ it: "has a schema that is known", kind: "lock", text: "schema: '3.0'\nstages: {}\n", message: /its schema is “3.0”/ },
	{ it: "has stages that are some", kind: "lock", text: "schema: '2.0'\nstages:\n  train: 1\n", message: /stage “train” has no “cmd”/ },
	{ it: "has an end", text: `outs:\n- path: a\n${"# x\n".repeat(1_100_000)}`, message: /more than the 4194304 that are read/ },
];

describe("A DVC file", () => {
	for (const { it: name, kind = "dvc", text, expected } of READ) {
		it(name, () => {
			const read = readDvc(text, kind);
			assert.ok(!("message" in read), "message" in read ? read.message : "");
			for (const [key, value] of Object.entries(expected)) assert.deepEqual(read[key as keyof DvcFile], value, key);
		});
	}
	for (const { it: name, kind = "dvc", text, message } of REFUSED) {
		it(name, () => {
			const read = readDvc(text, kind);
			assert.match("message" in read ? read.message : "read", message);
		});
	}
});

describe("The folder of a stage", () => {
	const yaml =
		"stages:\n  a:\n    wdir: ../x\n  b:\n    foreach: [1]\n    do:\n      wdir: y\n  c:\n    wdir: ${where}\n  d:\n    cmd: echo\n";
	const expected: readonly (readonly [string, string | undefined])[] = [
		["a", "../x"],
		["b@1", "y"],
		["c", undefined],
		["d", "."],
		["unknown", "."],
	];
	for (const [stage, folder] of expected) it(`${stage}: ${folder}`, () => assert.equal(stageFolder(yaml, stage), folder));
});
