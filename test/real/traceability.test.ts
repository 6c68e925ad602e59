import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { carry, cloneOf, type Source, scratch, sourcesIn, tellPartial } from "./clones.js";
import { ask } from "./commandLine.js";
import { citedSheet, documentsFor, type Written } from "./documents.js";
import { historyOf } from "./history.js";
import { type Judged, judge, strays } from "./judge.js";
import { seeded } from "./random.js";
import type { Seed } from "./seed.js";
import { commitLies, commitTruths } from "./seeds/commits.js";
import { dvcLies, dvcTruths } from "./seeds/dvc.js";
import { fileLies, fileTruths, placeBait, UNTRACKED, WAY_OUT } from "./seeds/files.js";
import { mlflowLies, mlflowTruths } from "./seeds/mlflow.js";
import { figuresIn, numberLies, numberTruths } from "./seeds/numbers.js";
import { permalinkLies, permalinkTruths } from "./seeds/permalinks.js";
import { placeLies, placeTruths, refTo } from "./seeds/places.js";
import { tagLies, tagTruths } from "./seeds/tags.js";
import { type Outcome, summary, table } from "./tally.js";

// Repositories of other people are not part of this one: docs/traceability.md says which, and how to bring them.
const folder = process.env["RAI_REAL"];

/** What is true of a clone, what is not, and documents that say both. */
function write(clone: string, { name }: Source): readonly Written[] {
	const random = seeded(name);
	placeBait(clone);
	const history = historyOf(clone, name, random);
	const figures = figuresIn(history);
	const seeds: readonly Seed[] = [
		...[commitTruths, commitLies, placeTruths, placeLies, tagTruths, tagLies, permalinkTruths, permalinkLies].flatMap((make) =>
			make(history),
		),
		...[fileTruths, fileLies, dvcTruths, dvcLies, mlflowTruths, mlflowLies].flatMap((make) => make(history)),
		...numberTruths(figures),
		...numberLies(figures, history),
	];
	const present = history.places.find(({ commit }) => commit === history.head) ?? history.places[0];
	assert.ok(present, "no file at any commit");
	const anchor = JSON.stringify(refTo(present));
	const documents = [citedSheet(anchor), ...documentsFor(seeds, anchor, random)];
	mkdirSync(path.join(clone, "docs/rai"), { recursive: true });
	for (const document of documents) writeFileSync(path.join(clone, document.path), document.text);
	return documents;
}

/** How many of one sort are told where they went wrong. */
const TOLD = 3;

const isWrong = ({ verdict }: Judged): boolean => verdict === "alarm" || verdict === "missed";

/** Prints the counts, and what went wrong. */
function report({ name, way, judged }: Outcome): void {
	console.log(`\n${name}, ${way}\n\n${table(judged)}\n`);
	const wrong = judged.filter(isWrong);
	for (const sort of new Set(wrong.map(({ seed }) => seed.sort)))
		for (const { seed, said, path: file, line } of wrong.filter((one) => one.seed.sort === sort).slice(0, TOLD))
			console.log(`      ${file}:${line + 1} ${sort}: ${seed.ref} ${said}`);
}

describe("Real repositories", function () {
	this.timeout(1_800_000);

	if (!folder) {
		it("are not here (RAI_REAL names no folder of them): nothing was checked", () => undefined);
		return;
	}

	const outcomes: Outcome[] = [];
	const settle = (outcome: Outcome): void => {
		outcomes.push(outcome);
		report(outcome);
		assert.equal(outcome.judged.filter(isWrong).length, 0, "some are wrong");
	};

	for (const source of sourcesIn(folder)) {
		describe(source.name, () => {
			const { name } = source;
			const into = scratch();
			const cache = path.join(into, "cache");
			let clone = "";
			let isWhole = true;
			let documents: readonly Written[] = [];

			before(() => {
				clone = cloneOf(source, "full", into) ?? "";
				documents = write(clone, source);
				isWhole = tellPartial(clone);
			});

			after(() => rmSync(into, { recursive: true, force: true }));

			it("a full clone: all that is true matches, all lies are caught", () => {
				const answers = ask(clone, { cache });
				assert.deepEqual(strays(documents, answers), []);
				settle({ name, way: isWhole ? "full" : "without large files", judged: judge(documents, answers, isWhole) });
			});

			for (const way of ["shallow", "partial", "sparse"] as const) {
				it(`a ${way} clone: nothing true is called broken`, () => {
					const other = cloneOf(source, way, into);
					if (!other) return console.log("      none can be made of what is here");
					carry(clone, other, ["docs/rai", UNTRACKED, WAY_OUT]);
					settle({ name, way, judged: judge(documents, ask(other, { cache }), false) });
				});
			}

			it("without git: nothing true is called broken", () => {
				settle({ name, way: "no git", judged: judge(documents, ask(clone, { cache, path: into }), false) });
			});
		});
	}

	after(() => console.log(`\n${summary(outcomes)}`));
});
