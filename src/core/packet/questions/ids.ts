import type { Document } from "../../document/document.js";
import { questionsIn } from "./questions.js";

/** Behind the highest number there is, so that no id is ever used again. */
export function nextId(file: Document | undefined): string {
	const numbers = questionsIn(file).map(({ id }) => Number(/^Q-(\d+)$/.exec(id)?.[1] ?? 0));
	return `Q-${Math.max(0, ...numbers) + 1}`;
}
