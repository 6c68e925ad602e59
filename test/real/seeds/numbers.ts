import { parse } from "yaml";
import { blob, fields, objects } from "../git.js";
import type { History, Place } from "../history.js";
import { oneDigitOff } from "../random.js";
import { type Expected, escaped, type Seed } from "../seed.js";
import { offByOne, transposed } from "./value.js";

const FILES = 40;
const PER_FILE = 3;

/** A number somewhere in a file at a commit. */
interface Figure extends Pick<Place, "commit" | "path"> {
	readonly value: string;
	/** Entries of a YAML mapping. */
	readonly selector: string;
	/** One that picks nothing, and the text of it that is wrong. */
	readonly astray: string;
	readonly at: string;
}

/** Numbers in JSON, YAML, CSV and TSV at commits. */
export function figuresIn(history: History): Figure[] {
	const { clone, commits, random } = history;
	const found = random.sample(commits, 200).flatMap((commit) => tablesAt(clone, commit));
	const distinct = [...new Map(found.map((place) => [place.id, place])).values()];
	const sizes = objects(
		clone,
		distinct.map(({ id }) => id),
	);
	const readable = distinct.filter((_, i) => (sizes[i]?.size ?? Number.POSITIVE_INFINITY) < 500_000);
	return random.sample(readable, FILES).flatMap((place) => random.sample(figuresAt(history, place), PER_FILE));
}

function tablesAt(clone: string, commit: string): Place[] {
	return fields(clone, ["ls-tree", "-r", "-z", commit]).flatMap((entry) => {
		const [, id, path] = /^100\d+ blob ([\da-f]+)\t(.+\.(?:json|ya?ml|csv|tsv))$/s.exec(entry) ?? [];
		return id && path ? [{ commit, path, id }] : [];
	});
}

function figuresAt({ clone, random }: History, place: Place): Figure[] {
	const text = blob(clone, place.id).toString();
	if (/\.[ct]sv$/.test(place.path)) return cellsOf(text, place);
	const content = attempt(() => (place.path.endsWith(".json") ? JSON.parse(text) : parse(text)) as unknown);
	return leaves(content).map(({ pointer, value }) => {
		const astray = pointer.replace(/[^/]*$/, (key) => `${key}${oneDigitOff("0", random)}x`);
		return { ...place, value, selector: pointing(pointer), astray: pointing(astray), at: astray };
	});
}

const pointing = (pointer: string): string => `pointer: ${JSON.stringify(pointer)}`;

/** A file that is none of what its name says has no numbers. */
function attempt(read: () => unknown): unknown {
	try {
		return read();
	} catch {
		return undefined;
	}
}

function leaves(value: unknown, pointer = ""): { pointer: string; value: string }[] {
	if (typeof value === "number") return isPlain(value) ? [{ pointer, value: String(value) }] : [];
	if (typeof value !== "object" || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`));
}

/** Whose shortest text is the number that stands there. */
const isPlain = (value: number): boolean => /^-?\d+(?:\.\d+)?$/.test(String(value)) && String(value).replace(/\D/g, "").length <= 15;

/** Cells of simple tables, each picked by the first column where that tells the rows apart. */
function cellsOf(text: string, place: Place): Figure[] {
	if (text.includes('"')) return [];
	const separator = place.path.endsWith(".tsv") ? "\t" : ",";
	const [header = [], ...rows] = text
		.trim()
		.split(/\r?\n/)
		.map((line) => line.split(separator).map((cell) => cell.trim()));
	const [key = ""] = header;
	const keys = rows.map(([first]) => first);
	if (!key || new Set(keys).size !== keys.length || new Set(header).size !== header.length) return [];
	if (rows.some(({ length }) => length !== header.length)) return [];
	return rows.flatMap((row) =>
		row.slice(1).flatMap((value, i) => {
			const picking = (name: string) => `row: { ${JSON.stringify(key)}: ${JSON.stringify(row[0])} }, column: ${JSON.stringify(name)}`;
			const column = header[i + 1] ?? "";
			if (!/^-?\d+(?:\.\d+)?$/.test(value)) return [];
			return [{ ...place, value, selector: picking(column), astray: picking(`${column} too`), at: `${column} too` }];
		}),
	);
}

const refOf = ({ commit, path }: Figure): string => `git:${commit}#${escaped(path)}`;

const seedOf = (sort: string, figure: Figure, value: string, expected: Partial<Expected>, selector = figure.selector): Seed => ({
	sort,
	lie: expected.claim !== "equal",
	ref: refOf(figure),
	number: { value, selector },
	expected: { state: "verified", ...expected },
});

export const numberTruths = (figures: readonly Figure[]): Seed[] =>
	figures.flatMap((figure) => [
		seedOf("number as it stands", figure, figure.value, { claim: "equal" }),
		...rounded(figure.value).map((value) => seedOf("number rounded", figure, value, { claim: "equal" })),
	]);

/** With half of its decimals. */
function rounded(value: string): string[] {
	const decimals = value.split(".")[1]?.length ?? 0;
	return decimals < 2 ? [] : [Number(value).toFixed(Math.ceil(decimals / 2))];
}

export function numberLies(figures: readonly Figure[], { random }: History): Seed[] {
	const wrong = (sort: string, figure: Figure, value: string) =>
		seedOf(sort, figure, value, { rules: ["trace/claim-different"], at: value, claim: "different" });
	return figures.flatMap((figure) => [
		wrong("number with its last digit one off", figure, offByOne(figure.value, random)),
		...[transposed(figure.value, random)].flatMap((value) => (value ? [wrong("number with two digits swapped", figure, value)] : [])),
		seedOf(
			"number that is not in the evidence",
			figure,
			figure.value,
			{ rules: ["trace/claim-missing"], at: figure.at, claim: "unverifiable" },
			figure.astray,
		),
	]);
}
