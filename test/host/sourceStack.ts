import { findSourceMap } from "node:module";
import { fileURLToPath } from "node:url";

const place = /((?:\/|[A-Za-z]:)[^():]+):(\d+):(\d+)/;
const notOurs = /node_modules|node:/;

/** VS Code formats stacks itself, past Node's source maps: this leads each line back to its source, and keeps those that are ours. */
export function sourceStack(stack: string): string {
	return stack
		.split("\n")
		.map((line) => line.replace(place, sourcePlace))
		.filter((line) => !(line.trimStart().startsWith("at ") && notOurs.test(line)))
		.join("\n");
}

/** Whether some line of a stack, or the lack of any, leads to this project: by its source, for bundles hold the code of others too. */
export function isOurs(stack: string): boolean {
	return placesIn(stack).length === 0 || placesIn(sourceStack(stack)).length > 0;
}

const placesIn = (stack: string): string[] => stack.split("\n").filter((line) => line.trimStart().startsWith("at ") && place.test(line));

function sourcePlace(whole: string, file: string, line: string, column: string): string {
	const origin = findSourceMap(file)?.findOrigin(Number(line), Number(column));
	if (!origin || !("fileName" in origin)) return whole;
	return `${fileURLToPath(origin.fileName)}:${origin.lineNumber}:${origin.columnNumber}`;
}
