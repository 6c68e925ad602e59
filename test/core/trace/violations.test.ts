import assert from "node:assert/strict";
import type { Resolution } from "../../../src/core/trace/resolution.js";
import { traceViolations } from "../../../src/core/trace/violations.js";
import { checkedIn, workspace } from "../language/marked.js";
import { COMMIT, card, SHA256, tracedWith } from "./citing.js";

/** `rule at what is shown: message`, for a card whose references have these answers. What it is about is asked for elsewhere. */
function told(front: string, answers: Parameters<typeof tracedWith>[2] = {}, body = ""): string[] {
	const text = card(front, body);
	const library = workspace({ "a.md": text });
	const traced = tracedWith(library, "a.md", answers);
	const all = traceViolations(checkedIn(library, "a.md").artifact, traced).filter(({ rule }) => rule !== "trace/class-missing");
	return all.map(({ rule, span, message }) => {
		const shown = span ? text.slice(span.start, span.end) : "-";
		return `${rule} at ${shown}: ${message}`;
	});
}

const fault = (more: Partial<Resolution["faults"][number]> = {}): Partial<Resolution> => ({
	state: "broken",
	faults: [{ rule: "trace/path-missing", message: "It is not there.", ...more }],
});

const unseen = (reason: string, remedy?: string): Partial<Resolution> => ({ state: "unverifiable", reason, ...(remedy && { remedy }) });

const CODE = `git:${COMMIT}#a.py`;

describe("What is wrong with a reference", () => {
	it("is shown at its part", () =>
		assert.deepEqual(told(`training: { code: "${CODE}" }\n`, { [CODE]: fault({ part: "path" }) }), [
			"trace/path-missing at a.py: It is not there.",
		]));

	it("is shown at the whole where it has no such part", () =>
		assert.deepEqual(told(`training: { code: "${CODE}" }\n`, { [CODE]: fault({ part: "digest" }) }), [
			`trace/path-missing at "${CODE}": It is not there.`,
		]));

	it("is shown at the digest beside it", () =>
		assert.deepEqual(
			told(`training: { code: { ref: "file:a", digest: "sha256:${SHA256}" } }\n`, {
				"file:a": fault({ rule: "trace/digest-mismatch", part: "digest" }),
			}),
			[`trace/digest-mismatch at "sha256:${SHA256}": It is not there.`],
		));

	it("is told once where an alias repeats it", () => {
		const front = `training:\n  code: &a "${CODE}"\n  run: *a\n`;
		assert.equal(told(front, { [CODE]: fault() }).length, 1);
	});

	it("is told at the alias where the text is no reference itself", () => {
		const front = `title: &a "${CODE}"\ntraining: { code: *a }\n`;
		assert.deepEqual(told(front, { [CODE]: fault() }), ["trace/path-missing at *a: It is not there."]);
	});

	it("is told again where an alias has a digest of its own", () => {
		const front = `training:\n  code: &a "file:a"\n  run: { ref: *a, digest: "sha256:${SHA256}" }\n`;
		assert.equal(told(front, { "file:a": fault() }).length, 2);
	});

	it("is nothing before somebody has looked", () => assert.deepEqual(told(`training: { code: "${CODE}" }\n`), []));
});

describe("In the narrative", () => {
	const rules = ["trace/digest-missing", "trace/uncommitted", "trace/unpinned", "trace/target-invalid", "trace/path-missing"] as const;
	const faults: Partial<Resolution> = { faults: rules.map((rule) => ({ rule, message: "x" })) };
	const named = (lines: readonly string[]): string[] => lines.map((line) => line.split(" ")[0] ?? "");

	it("a relative link has to lead somewhere, and no more", () =>
		assert.deepEqual(named(told("", { "file:a.md": faults }, "See [it](a.md).\n")), ["trace/path-missing"]));

	it("a code span is a reference like any other", () =>
		assert.deepEqual(named(told("", { "file:a.md": faults }, "See `file:a.md`.\n")), [...rules]));
});

describe("A digest beside a reference", () => {
	it("is written as one", () =>
		assert.deepEqual(told('training: { code: { ref: "file:a", digest: none } }\n'), [
			"trace/syntax at none: A digest is written as its algorithm and its value in hex, such as “sha256:9f86…”.",
		]));

	it("fits its algorithm, though nobody has looked", () =>
		assert.deepEqual(told('training: { code: { ref: "file:a", digest: "sha256:9b1c" } }\n'), [
			'trace/digest-format at "sha256:9b1c": A digest by sha256 cannot have 4 hex characters: record it anew.',
		]));

	it("that does not fit differs from every digest: that is one mistake", () => {
		const front = 'training: { code: { ref: "file:a", digest: "sha256:9b1c" } }\n';
		for (const rule of ["trace/digest-mismatch", "trace/digest-format"] as const)
			assert.equal(
				told(front, { "file:a": fault({ rule, part: "digest" }) })
					.join()
					.match(/trace\//g)?.length,
				1,
			);
	});
});

describe("What could not be checked", () => {
	const two = `training: { code: "${CODE}", run: "file:a" }\n`;

	it("is one line without a place", () =>
		assert.deepEqual(told(two, { [CODE]: unseen("it is not here, and this clone is shallow", "Run git fetch --unshallow.") }), [
			"trace/unverifiable at -: 1 of 2 references could not be checked here. It is not here, and this clone is shallow. Run git fetch --unshallow.",
		]));

	it("is said in the singular", () =>
		assert.match(told(`training: { code: "${CODE}" }\n`, { [CODE]: unseen("x", "Y.") }).join(), /1 of 1 reference could/));

	it("says each reason once", () => {
		const same = unseen("its bytes are not pulled", "Run dvc pull.");
		assert.deepEqual(told(two, { [CODE]: same, "file:a": same }), [
			"trace/unverifiable at -: 2 of 2 references could not be checked here. Its bytes are not pulled. Run dvc pull.",
		]);
	});

	it("says three reasons, and how many more there are", () => {
		const refs = ["file:a", "file:b", "file:c", "file:d", "file:e"];
		const front = `evaluation: { reports: [${refs.map((ref) => `"${ref}"`).join(", ")}] }\n`;
		const all = Object.fromEntries(refs.map((ref) => [ref, unseen(`${ref} is not here`, "Pull it.")]));
		assert.match(told(front, all).join(), /file:c is not here\. Pull it\. There are 2 more reasons\.$/);
		const { "file:e": _, ...four } = all;
		assert.match(told(front, four).join(), /There is 1 more reason\.$/);
	});

	it("is not said where nothing could be done here", () =>
		assert.deepEqual(told(`training: { code: "${CODE}" }\n`, { [CODE]: unseen("only its owner can tell") }), []));
});

describe("What a document is about", () => {
	const S3 = "s3://linden/a.parquet?versionId=3sL4kqtJlcpXroDTDmJ";
	const set = (front: string, answers: Parameters<typeof tracedWith>[2]): string[] =>
		told(front, answers).map((line) => line.replace("trace/below-minimum at ", ""));

	it("must be pinned", () =>
		assert.deepEqual(set('tier: 1\nmodel: { ref: "file:a" }\n', { "file:a": { level: "V0" } }), [
			'"file:a": At tier 1 the model must be pinned: this reference is weaker. Name a full commit id, a version or a digest.',
		]));

	it("must be found here", () =>
		assert.deepEqual(set(`tier: 2\ntraining: { code: "${CODE}" }\n`, { [CODE]: { level: "V1" } }), [
			`"${CODE}": At tier 2 the code must be found here: this reference is weaker. Name a commit of this repository, or a file in it.`,
		]));

	it("is not called weak where it is not checkable", () =>
		assert.deepEqual(set(`tier: 1\ndatasets: [{ ref: "${S3}" }]\n`, { [S3]: { state: "unverifiable", level: "V1" } }), []));

	it("is called weak at the one that is", () =>
		assert.deepEqual(
			set(`tier: 1\ndatasets: [{ ref: "${CODE}" }, { ref: "${S3}" }]\n`, { [CODE]: {}, [S3]: { state: "unverifiable", level: "VX" } }),
			[`"${S3}": At tier 1 the data must be verified by content: this reference is weaker. Record a digest of the content.`],
		));

	it("is called weak at the data, not at their sheet", () =>
		assert.deepEqual(set(`tier: 1\ndatasets: [{ sheet: MC-parking, ref: "${S3}" }]\n`, { [S3]: { level: "V1" } }), [
			`"${S3}": At tier 1 the data must be verified by content: this reference is weaker. Record a digest of the content.`,
		]));

	it("is not called weak where something else is wrong with it", () =>
		assert.equal(told(`tier: 2\ntraining: { code: "${CODE}" }\n`, { [CODE]: { ...fault(), state: "unpinned", level: "V0" } }).length, 1));
});
