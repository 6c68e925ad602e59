import type { Evidence, Selector } from "../resolution.js";
import { contentOf } from "./content.js";
import { defective, missing, type Reading, unverifiable } from "./reading.js";
import { numbersAtPointers } from "./structured.js";
import { numbersInRows } from "./table.js";

type Form = "structured" | "table";

/**
 * The numbers that selectors pick from a file's bytes, in their order. The file is read once for all of them.
 * @param name the file's name or path: its ending says how it is read
 * @param source what people are told the numbers come from
 */
export function evidenceIn(bytes: Uint8Array, name: string, source: string, selectors: readonly Selector[]): readonly Evidence[] {
	const form = formOf(name);
	let read: Reader | undefined;
	const readingOf = (selector: Selector): Reading => {
		if (!form) return defective(otherForm(name));
		const unfit = misfit(form, name, selector);
		if (unfit) return unfit;
		read ??= readerOf(bytes, name);
		return read(selector);
	};
	return selectors.map((selector) => ({ ...readingOf(selector), source }));
}

type Reader = (selector: Selector) => Reading;

function readerOf(bytes: Uint8Array, name: string): Reader {
	const content = contentOf(bytes, name);
	if ("unreadable" in content) return () => (content.defect ? defective : unverifiable)(content.unreadable);
	const [atPointer, inRow] = [numbersAtPointers(content.text, name), numbersInRows(content.text, name)];
	return (selector) => {
		if (selector.by === "row") return inRow(selector);
		return selector.by === "pointer" ? atPointer(selector.pointer) : metricOfRun(name);
	};
}

function formOf(name: string): Form | undefined {
	if (/\.(?:json|ya?ml)$/i.test(name)) return "structured";
	return /\.[ct]sv$/i.test(name) ? "table" : undefined;
}

function otherForm(name: string): string {
	if (/\.dvc$/i.test(name)) return `${name} is a DVC file, not the numbers it stands for: refer to its output and run dvc pull`;
	return `numbers are read from JSON, YAML, CSV and TSV, and ${name} is none of them`;
}

/** A selector that is made for another kind of evidence. */
function misfit(form: Form, name: string, { by }: Selector): Reading | undefined {
	if (by === "metric") return metricOfRun(name);
	if (by === "pointer" && form === "table") return missing("pointer", `${name} is a table: pick the number with “row” and “column”`);
	if (by === "row" && form === "structured") return missing("row", `${name} is no table: pick the number with “pointer”`);
	return undefined;
}

const metricOfRun = (name: string): Reading =>
	missing("metric", `“metric” picks from an MLflow run, and ${name} is a file: pick the number with “pointer”, or “row” and “column”`);
