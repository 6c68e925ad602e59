import { span } from "../../document/span.js";
import type { Disk } from "../../ports.js";
import { excerptAt } from "../claims/excerpt.js";
import { defective, listed, meant, missing, type Reading, unverifiable } from "../claims/reading.js";
import type { Evidence } from "../resolution.js";
import { textIn } from "../resolve/files.js";
import { staysBelow } from "../resolve/outcome.js";

/** One line of a metric's file. Integers stay text: they may be longer than a number can hold. */
export interface Point {
	readonly timestamp: string;
	/** Verbatim. */
	readonly value: string;
	readonly step: string;
	/** Where its line begins in the text. */
	readonly offset: number;
}

/** Bytes: some hundred thousand steps. */
const LIMIT = 32 << 20;

/** `timestamp value [step [more]]`: MLflow before 1.0 wrote no step, and MLflow 3 may name a run and a data set behind it. */
const LINE = /^(-?\d+) (\S+)(?: (-?\d+)(?: .*)?)?$/;

/** The points of a metric's file, or the first line, one-based, that is none. Lines end with LF. */
export function parseMetric(text: string): readonly Point[] | { readonly wrong: number } {
	const points: Point[] = [];
	let offset = 0;
	for (const [index, line] of text.split("\n").entries()) {
		const [, timestamp, value, step = "0"] = LINE.exec(line.trim()) ?? [];
		if (timestamp !== undefined && value !== undefined) points.push({ timestamp, value, step, offset });
		else if (line.trim() !== "") return { wrong: index + 1 };
		offset += line.length + 1;
	}
	return points;
}

/** MLflow's own rule for a metric's latest value: the greatest step, then timestamp, then value. */
export const latest = (points: readonly Point[]): Point | undefined =>
	points.reduce<Point | undefined>((best, point) => (best && isLater(best, point) ? best : point), undefined);

function isLater(a: Point, b: Point): boolean {
	const [step, time] = [BigInt(a.step) - BigInt(b.step), BigInt(a.timestamp) - BigInt(b.timestamp)];
	if (step !== 0n) return step > 0n;
	return time === 0n ? Number(a.value) > Number(b.value) : time > 0n;
}

/** What was written last for a step. */
const atStep = (points: readonly Point[], step: string): Point | undefined =>
	/^-?\d+$/.test(step) ? points.findLast((point) => BigInt(point.step) === BigInt(step)) : undefined;

/** The names of a folder's metrics; one with slashes lies in folders. */
export async function metricNames(disk: Disk, folder: string, prefix = ""): Promise<readonly string[]> {
	const entries = await disk.entries(`${folder}/metrics${prefix}`);
	const path = (name: string) => `${prefix}/${name}`;
	const names = entries.map(({ name, kind }) => (kind === "file" ? [path(name).slice(1)] : metricNames(disk, folder, path(name))));
	return (await Promise.all(names)).flat();
}

/** Whose metrics are read. */
export interface Measured {
	/** Of the run or logged model. */
	readonly folder: string;
	/** As people call it: `run b2dc522c`. */
	readonly owner: string;
}

/** The number that a run or a logged model states. */
export async function metricEvidence(
	disk: Disk,
	{ folder, owner }: Measured,
	{ metric, step }: { readonly metric: string; readonly step?: string },
): Promise<Evidence> {
	const file = `${folder}/metrics/${metric}`;
	const stat = staysBelow(metric) ? await disk.stat(file) : undefined;
	const isThere = typeof stat === "object" && stat.kind === "file";
	const reading = isThere ? readingOf(await textIn(disk, file, LIMIT), step) : await unknownMetric(disk, folder, metric);
	return { ...reading, source: `${owner} (${metric})` };
}

async function unknownMetric(disk: Disk, folder: string, metric: string): Promise<Reading> {
	const names = await metricNames(disk, folder);
	if (names.length === 0) return missing("metric", "it has no metrics");
	const other = meant(metric, names);
	return missing("metric", `it has no metric “${metric}”, but ${listed(other ? [other] : names)}`);
}

function readingOf(source: string | undefined, step: string | undefined): Reading {
	const text = source?.replace(/\r\n?/g, "\n");
	const points = text === undefined ? undefined : parseMetric(text);
	if (text === undefined || !points) return unverifiable("its file is too large to be read");
	if ("wrong" in points) return { ...defective(`line ${points.wrong} of its file is not “timestamp value step”`), line: points.wrong };
	const point = step === undefined ? latest(points) : atStep(points, step);
	if (!point) return step === undefined ? missing("metric", "its file is empty") : noStep(points, step);
	const at = point.offset + point.timestamp.length + 1;
	return { ...valueAt(point, step), ...excerptAt(text, span(at, at + point.value.length)) };
}

function valueAt({ value, step }: Point, wanted: string | undefined): Reading {
	if (!Number.isFinite(Number(value))) return { state: "missing", reason: `its value at step ${step} is ${value}, which is no number` };
	return { state: "found", value, reason: wanted === undefined ? `its latest value, of step ${step}` : `its value of step ${step}` };
}

function noStep(points: readonly Point[], step: string): Reading {
	const last = latest(points)?.step;
	return missing("step", `it has no step ${step}${last === undefined ? "" : `; the last is ${last}`}`);
}
