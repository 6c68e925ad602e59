import { resolveAttestations } from "../../../../src/core/trace/resolve/attestation.js";
import { digestOf } from "../fakes.js";
import { type Case, cases } from "./asking.js";

const PATH = "model.onnx.intoto.jsonl";
const REF = `att:${PATH}`;
const SHA256 = digestOf("the model");
const OTHER = digestOf("another model");
const COMMIT = "5b2b022e".repeat(5);

const statement = (...subjects: readonly Readonly<Record<string, string>>[]) => ({
	_type: "https://in-toto.io/Statement/v1",
	subject: subjects.map((digest, i) => ({ name: `model-${i}.onnx`, digest })),
	predicateType: "https://slsa.dev/provenance/v1",
	predicate: {
		buildDefinition: { resolvedDependencies: [{ uri: "git+https://example.com/train", digest: { gitCommit: COMMIT } }] },
	},
});

const envelope = (content: object) => ({
	payloadType: "application/vnd.in-toto+json",
	payload: Buffer.from(JSON.stringify(content)).toString("base64"),
	signatures: [{ sig: "c2ln" }],
});

const LINES = `${JSON.stringify(envelope(statement({ sha256: SHA256 })))}\n`;
const at = (content: string, path = PATH) => ({ files: { [path]: content } });
const MATCHES = "verified V3: its subject has this digest; the signature was not checked";

const CASES: readonly Case[] = [
	{
		it: "has the recorded subject",
		ref: `${REF}@sha256:${SHA256}`,
		...at(LINES),
		told: MATCHES,
		facts: {
			subject: `model-0.onnx (sha256 ${SHA256.slice(0, 12)}…)`,
			predicate: "https://slsa.dev/provenance/v1",
			"made from": `git+https://example.com/train (gitCommit ${COMMIT.slice(0, 12)}…)`,
			signature: "there, not checked",
		},
	},
	{
		it: "has one of several subjects, on one of several lines",
		ref: `${REF}@sha256:${SHA256}`,
		...at(`${JSON.stringify(envelope(statement({ sha256: OTHER })))}\n${LINES}`),
		told: MATCHES,
	},
	{
		it: "is a Sigstore bundle",
		ref: `att:model.sigstore.json@sha256:${SHA256}`,
		...at(JSON.stringify({ mediaType: "x", dsseEnvelope: envelope(statement({ sha256: SHA256 })) }, undefined, 2), "model.sigstore.json"),
		told: MATCHES,
	},
	{
		it: "is a bare statement",
		ref: `att:model.json@sha256:${SHA256}`,
		...at(JSON.stringify(statement({ sha256: SHA256 }), undefined, 2), "model.json"),
		told: MATCHES,
		facts: { signature: "none" },
	},
	{ it: "is of a commit", ref: REF, beside: `gitCommit:${COMMIT}`, ...at(JSON.stringify(statement({ gitCommit: COMMIT }))), told: MATCHES },
	{
		it: "is of something else",
		ref: `${REF}@sha256:${OTHER}`,
		...at(LINES),
		told: "broken V2: none of its subjects has this digest; trace/digest-mismatch at digest",
		fixes: [`${REF}@sha256:${SHA256}`],
		says: new RegExp(`^${OTHER.slice(0, 12)}… is recorded, and its subject has ${SHA256.slice(0, 12)}…\\.`),
	},
	{
		it: "is of several other things",
		ref: `${REF}@sha256:${OTHER}`,
		...at(JSON.stringify(statement({ sha256: SHA256 }, { sha256: digestOf("c") }))),
		told: "broken V2: none of its subjects has this digest; trace/digest-mismatch at digest",
		says: /none of its 2 subjects has it/,
	},
	{
		it: "is recorded with its own digest",
		ref: `${REF}@sha256:${digestOf(LINES)}`,
		...at(LINES),
		told: "broken V2: none of its subjects has this digest; trace/digest-mismatch at digest",
		says: /^The recorded digest is that of the attestation itself/,
		fixes: [`${REF}@sha256:${SHA256}`],
	},
	{
		it: "has a subject with another algorithm",
		ref: `${REF}@sha512:${digestOf("the model", "sha512")}`,
		...at(LINES),
		told: "unverifiable V2: it records no sha512 of what it is about",
		remedy: "Record the sha256 of the subject.",
	},
	{
		it: "is not recorded, with one subject",
		ref: REF,
		...at(LINES),
		told: "unpinned V2: the digest of its subject is not recorded; trace/digest-missing",
		fixes: [`${REF}@sha256:${SHA256}`],
	},
	{
		it: "is not recorded, with several subjects",
		ref: REF,
		...at(JSON.stringify(statement({ sha256: SHA256 }, { sha256: OTHER }))),
		told: "unpinned V2: the digest of its subject is not recorded; trace/digest-missing",
	},
	{ it: "is not there", ref: REF, files: {}, told: "broken V0: is not there; trace/path-missing at path" },
	{ it: "leads out", ref: REF, ...at(LINES), links: [PATH], told: "broken V0: leads out of the workspace; trace/outside at path" },
	{ it: "is no JSON", ref: REF, ...at("signed, honestly\n"), told: "broken V2: it is not a JSON object; trace/target-invalid at path" },
	{
		it: "is no attestation",
		ref: REF,
		...at('{"name": "x"}\n'),
		told: "broken V2: it holds no in-toto Statement; trace/target-invalid at path",
	},
	{
		it: "is too large",
		ref: REF,
		...at(LINES),
		disk: (disk) => ({ ...disk, read: async () => "too-large" as const }),
		told: "unverifiable V0: it is larger than 4 MB, or not there any more",
	},
	{
		it: "is not tracked by git",
		ref: `${REF}@sha256:${SHA256}`,
		...at(LINES),
		history: { commits: [{ files: {} }] },
		told: `${MATCHES}; trace/uncommitted at path`,
	},
];

describe("An attestation", () => cases(resolveAttestations, CASES));
