import { findSourceMap } from "node:module";
import { fileURLToPath } from "node:url";

const place = /((?:\/|[A-Za-z]:)[^():]+):(\d+):(\d+)/;
const notOurs = /node_modules|node:internal/;

/** VS Code formats stacks itself, past Node's source maps: this leads each line back to its source, and keeps those that are ours. */
export function sourceStack(stack: string): string {
	return stack
		.split("\n")
		.map((line) => line.replace(place, sourcePlace))
		.filter((line) => !(line.trimStart().startsWith("at ") && notOurs.test(line)))
		.join("\n");
}

function sourcePlace(whole: string, file: string, line: string, column: string): string {
	const origin = findSourceMap(file)?.findOrigin(Number(line), Number(column));
	if (!origin || !("fileName" in origin)) return whole;
	return `${fileURLToPath(origin.fileName)}:${origin.lineNumber}:${origin.columnNumber}`;
}
