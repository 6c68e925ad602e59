import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { TraceReport } from "../../src/core/index.js";
import { cloneOf, scratch, sourcesIn } from "./clones.js";
import { run } from "./commandLine.js";
import { documentsFor } from "./documents.js";
import { lines } from "./git.js";
import { seeded } from "./random.js";
import { truth } from "./seed.js";

const folder = process.env["RAI_REAL"];

const REFERENCES = 1000;

/** Printed, and asserted nowhere: it says how long a person waits, on whatever computer this is. */
describe("The time of a whole check", function () {
	this.timeout(1_800_000);

	if (!folder) {
		it("is not taken (RAI_REAL names no folder of repositories)", () => undefined);
		return;
	}

	for (const source of sourcesIn(folder)) {
		const into = scratch();
		after(() => rmSync(into, { recursive: true, force: true }));

		it(`${source.name}: ${REFERENCES} commits`, () => {
			const clone = cloneOf(source, "full", into);
			assert.ok(clone);
			const commits = lines(clone, ["rev-list", "refs/remotes/origin/HEAD"]);
			const random = seeded(source.name);
			const anchor = JSON.stringify(`git:${commits[0]}`);
			const seeds = random.sample(commits, REFERENCES).map((id) => truth("commit", `git:${id}`));
			mkdirSync(path.join(clone, "docs/rai"), { recursive: true });
			const documents = documentsFor(seeds, anchor, random);
			for (const document of documents) writeFileSync(path.join(clone, document.path), document.text);
			const setting = { cache: path.join(into, "cache") };
			const start = performance.now();
			run(clone, ["check", "docs/rai", "--root", clone], setting);
			const seconds = (performance.now() - start) / 1000;
			const { references } = JSON.parse(run(clone, ["trace", "docs/rai", "--root", clone, "--format", "json"], setting)) as TraceReport;
			const wrong = references.filter(({ state, type }) => type === "git" && state !== "verified");
			console.log(
				`      ${commits.length} commits; ${seeds.length} referred to in ${documents.length} documents; check took ${seconds.toFixed(1)} s`,
			);
			assert.deepEqual(wrong, []);
		});
	}
});
