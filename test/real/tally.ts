import type { Judged, Verdict } from "./judge.js";

const VERDICTS: readonly Verdict[] = ["matched", "caught", "unseen", "alarm", "missed"];

/** What was said of a clone. */
export interface Outcome {
	/** `owner/name` */
	readonly name: string;
	readonly way: string;
	readonly judged: readonly Judged[];
}

/** A table in Markdown: a row for each sort, truths before lies, and one for all. */
export function table(judged: readonly Judged[]): string {
	const [truths, lies] = [judged.filter(({ seed }) => !seed.lie), judged.filter(({ seed }) => seed.lie)];
	const sorts = [truths, lies].flatMap((group) => [...new Set(group.map(({ seed }) => seed.sort))].sort().map((sort) => ({ sort, group })));
	return [
		`| sort | written | ${VERDICTS.join(" | ")} |`,
		`|---|---|${VERDICTS.map(() => "---").join("|")}|`,
		...sorts.map(({ sort, group }) =>
			row(
				`${group === lies ? "lie: " : ""}${sort}`,
				group.filter(({ seed }) => seed.sort === sort),
			),
		),
		row("all truths", truths),
		row("all lies", lies),
	].join("\n");
}

const row = (name: string, some: readonly Judged[]): string =>
	`| ${name} | ${some.length} | ${VERDICTS.map((verdict) => some.filter((one) => one.verdict === verdict).length || "").join(" | ")} |`;

/** For all repositories: the full clones by sort, then each clone by itself. */
export function summary(outcomes: readonly Outcome[]): string {
	const full = outcomes.filter(({ way }) => way === "full" || way === "without large files").flatMap(({ judged }) => judged);
	return [
		`Full clones\n\n${table(full)}\n`,
		"| repository | clone | truths | matched | unseen | alarm | lies | caught | unseen | missed |",
		"|---|---|---|---|---|---|---|---|---|---|",
		...outcomes.map(({ name, way, judged }) => `| ${name} | ${way} | ${counts(judged, false)} | ${counts(judged, true)} |`),
	].join("\n");
}

function counts(judged: readonly Judged[], lie: boolean): string {
	const some = judged.filter(({ seed }) => seed.lie === lie);
	const told: readonly Verdict[] = lie ? ["caught", "unseen", "missed"] : ["matched", "unseen", "alarm"];
	return [some.length, ...told.map((verdict) => some.filter((one) => one.verdict === verdict).length)].join(" | ");
}
