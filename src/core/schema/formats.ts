import type { YamlNode } from "../document/node.js";
import type { Fix } from "../problem.js";
import type { Expected } from "./navigate.js";

/** What is wrong with the way a text is written, in the words of its format. */
export function formatMessage(name: string, node: YamlNode, expected: Expected): { message: string; fixes: Fix[] } {
	const text = node.kind === "scalar" ? node.text : "";
	if (expected.format === "date") return dateMessage(name, text, node);
	if (expected.format === "email") return { message: `${name} is “${text}”, which is not an e-mail address.`, fixes: [] };
	if (expected.format === "json-pointer") return pointerMessage(name, text, node);
	const form = expected.form ?? expected.description;
	const described = form ? ` ${form}` : "";
	return { message: `${name} is “${text}”, which is not written as it must be.${described}`, fixes: [] };
}

const MONTHS = "January February March April May June July August September October November December".split(" ");

function dateMessage(name: string, text: string, node: YamlNode): { message: string; fixes: Fix[] } {
	const [, year = "", month = "", day = ""] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
	const monthName = MONTHS[Number(month) - 1];
	if (year !== "" && monthName) {
		const days = daysIn(Number(year), Number(month));
		return { message: `${name} is ${text}, and ${monthName} ${year} has ${days} days, not ${Number(day)}.`, fixes: [] };
	}
	if (year !== "") return { message: `${name} is ${text}, and there is no month ${Number(month)}.`, fixes: [] };
	return { message: `${name} is “${text}”: write a date as YYYY-MM-DD, such as 2026-10-02.`, fixes: isoFix(text, node) };
}

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Only what can be read one way: 2026/10/2, 2026-10-02T09:00Z. Days and months are never guessed. */
function isoFix(text: string, node: YamlNode): Fix[] {
	const [, year, month = "", day = ""] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(text) ?? [];
	if (!year) return [];
	const newText = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
	if (Number(month) > 12 || Number(day) > daysIn(Number(year), Number(month))) return [];
	return [{ title: `Change to ${newText}`, edits: [{ span: node.span, newText }] }];
}

function pointerMessage(name: string, text: string, node: YamlNode): { message: string; fixes: Fix[] } {
	const newText = `/${text.replace(/\[(\d+)\]/g, ".$1").replace(/\./g, "/")}`;
	const fixes = /^[\w.[\]-]+$/.test(text) ? [{ title: `Change to ${newText}`, edits: [{ span: node.span, newText }] }] : [];
	return { message: `${name} is “${text}”: write a JSON pointer, which begins with “/”, such as /training/energy.`, fixes };
}
