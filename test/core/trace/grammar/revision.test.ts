import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { parseReference } from "../../../../src/core/trace/grammar/parse.js";
import { encodePath } from "../../../../src/core/trace/grammar/path.js";

const STEPS = ["a", "v1.0", ".", "..", "/", "-", "@", "{", "~", "^", ":", "?", "*", "[", "\\", " ", ".lock", "%", "#", "é", "\x01", "\x7f"];

/** As `git tag` and newer versions of `git branch` do, besides the grammar of refs. */
const isOurs = (name: string): boolean => !name.startsWith("-");

const allowedByGit = (name: string): boolean => spawnSync("git", ["check-ref-format", `refs/tags/${name}`]).status === 0;

describe("Names of tags", () => {
	it("are those that git allows", () => {
		const names = STEPS.flatMap((step) => [step, `a${step}`, `${step}a`, `a${step}b`, `a/${step}/b`, `@${step}`]);
		for (const name of new Set(names)) {
			const found = parseReference(`tag:${encodePath(name)}`);
			const read = found.type === "tag" && found.name === name;
			assert.equal(read, allowedByGit(name) && isOurs(name), JSON.stringify(name));
		}
	});
});
