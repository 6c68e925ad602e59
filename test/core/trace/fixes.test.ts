import assert from "node:assert/strict";
import { applyEdits } from "../../../src/core/document/span.js";
import { codeSpanFix, fixOf } from "../../../src/core/trace/fixes.js";
import type { ReferenceFix } from "../../../src/core/trace/resolution.js";
import { COMMIT, card, cited, SHA256 } from "./citing.js";

const OLD = `git:${COMMIT.slice(0, 7)}#a.py`;
const NEW = `git:${COMMIT}#a.py`;
const DIGEST = `sha256:${SHA256}`;

/** The front matter, or the body, after a fix of its last reference. */
function fixed(front: string, fix: Partial<ReferenceFix>, body = ""): string {
	const { text, artifact, citations } = cited(card(front, body));
	const [made] = fixOf(artifact, citations.at(-1) ?? assert.fail(), { title: "x", ...fix });
	const after = applyEdits(text, made?.edits ?? []).slice(card("").indexOf("---\n", 4));
	return body ? after.slice(after.indexOf("---\n") + 4) : after.slice(0, after.lastIndexOf("---"));
}

describe("A reference is rewritten", () => {
	for (const [name, front, expected] of [
		["plain", `training:\n  code: ${OLD} # c\n`, `training:\n  code: ${NEW} # c\n`],
		["in double quotes", `training: { code: "${OLD}" } # c\n`, `training: { code: "${NEW}" } # c\n`],
		["in single quotes", `training: { code: '${OLD}' }\n`, `training: { code: '${NEW}' }\n`],
		["in a mapping", `training:\n  code:\n    ref: ${OLD}\n    note: x\n`, `training:\n  code:\n    ref: ${NEW}\n    note: x\n`],
		["with its anchor", `training: { code: &a ${OLD} }\n`, `training: { code: &a ${NEW} }\n`],
	] as const)
		it(name, () => assert.equal(fixed(front, { text: NEW }), expected));

	it("with quotes where it needs some", () =>
		assert.equal(fixed(`training: { code: ${OLD} }\n`, { text: "file:a, b.py" }), 'training: { code: "file:a, b.py" }\n'));

	it("not through an alias, which others read too", () => {
		const front = `training:\n  code: &a ${OLD}\n  run: *a\n`;
		assert.equal(fixed(front, { text: NEW }), front);
	});

	it("in a code span", () => assert.equal(fixed("", { text: NEW }, `It was \`${OLD}\`.\n`), `It was \`${NEW}\`.\n`));

	it("not in a relative link, which is written otherwise", () =>
		assert.equal(fixed("", { text: "file:b.py" }, "See [it](./a.py).\n"), "See [it](./a.py).\n"));
});

describe("A digest is recorded", () => {
	for (const [name, front, expected] of [
		[
			"where it is recorded now",
			`training: { code: { ref: file:a, digest: md5:9b1c } } # c\n`,
			`training: { code: { ref: file:a, digest: ${DIGEST} } } # c\n`,
		],
		[
			"in the quotes that it has",
			`training: { code: { digest: 'md5:9b1c', ref: file:a } }\n`,
			`training: { code: { digest: '${DIGEST}', ref: file:a } }\n`,
		],
		["in the reference", `training: { code: "file:a@md5:9b1c" }\n`, `training: { code: "file:a@${DIGEST}" }\n`],
		["behind the reference", `training: { code: file:a }\n`, `training: { code: file:a@${DIGEST} }\n`],
		[
			"beside it in a block mapping",
			`training:\n  code:\n    ref: file:a # c\n    note: x\n`,
			`training:\n  code:\n    ref: file:a # c\n    digest: "${DIGEST}"\n    note: x\n`,
		],
		[
			"beside it in a flow mapping",
			`training: { code: { ref: file:a, note: x } }\n`,
			`training: { code: { ref: file:a, digest: "${DIGEST}", note: x } }\n`,
		],
	] as const)
		it(name, () => assert.equal(fixed(front, { digest: DIGEST }), expected));

	it("together with another reference", () =>
		assert.equal(
			fixed(`training: { code: { ref: ${OLD}, digest: gitBlob:9b1c } }\n`, { text: NEW, digest: DIGEST }),
			`training: { code: { ref: ${NEW}, digest: ${DIGEST} } }\n`,
		));
});

describe("A fix", () => {
	const { artifact, citations } = cited(card(`training: { code: ${OLD} }\n`));
	const citation = citations[0] ?? assert.fail();

	it("shows what a person should see before", () => {
		const compare = { path: "a.py", from: COMMIT, to: "HEAD" };
		assert.deepEqual(fixOf(artifact, citation, { title: "x", text: NEW, compare })[0]?.deed, { do: "compare", ...compare });
		const reread = { path: "a.md", relied: "1.0.0" };
		assert.deepEqual(fixOf(artifact, citation, { title: "x", text: NEW, reread })[0]?.deed, { do: "reread", ...reread });
	});

	it("makes what is missing, and changes nothing", () =>
		assert.deepEqual(fixOf(artifact, citation, { title: "x", create: "DS-a" }), [
			{ title: "x", edits: [], deed: { do: "create", id: "DS-a" } },
		]));

	it("is safe where it is said to be", () => {
		assert.equal(fixOf(artifact, citation, { title: "x", text: NEW, safe: true })[0]?.safe, true);
		assert.equal(fixOf(artifact, citation, { title: "x", text: NEW })[0]?.safe, undefined);
	});

	it("that would change nothing is none", () => assert.deepEqual(fixOf(artifact, citation, { title: "x" }), []));
});

describe("A link of our schemes as code", () => {
	for (const [label, expected] of [
		["the report", "the report (`file:a.md`)"],
		[" ", "`file:a.md`"],
		["", "`file:a.md`"],
	] as const)
		it(JSON.stringify(label), () =>
			assert.equal(codeSpanFix({ label, reference: "file:a.md", span: { start: 0, end: 1 } }).edits[0]?.newText, expected),
		);
});
