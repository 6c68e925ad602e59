import type { Reveal, Show, SourcePlace, ToPreview } from "../protocol.js";

/** What is done about each message. */
export interface Receivers {
	show(message: Show): void;
	reveal(place: SourcePlace): void;
}

/** Messages come from the frame around this one, which is the editor's: its address is ours, and it is another window (which one, VS Code hides). */
export function followMessages({ show, reveal }: Receivers): void {
	window.addEventListener("message", ({ data, origin, source }: MessageEvent<unknown>) => {
		if (origin !== window.origin || source === null || source === window || !isToPreview(data)) return;
		if (data.type === "show") show(data);
		else reveal(data);
	});
}

/** Whether something is a message of the editor, whole and of the right shape. */
export function isToPreview(data: unknown): data is ToPreview {
	if (typeof data !== "object" || data === null || !("type" in data)) return false;
	const message = data as Partial<Record<keyof Show | keyof Reveal, unknown>>;
	if (message.type === "reveal") return typeof message.path === "string" && isCount(message.line);
	return message.type === "show" && isCount(message.version) && typeof message.packet === "string" && maySay(message.html, message.notice);
}

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

const maySay = (...values: readonly unknown[]): boolean => values.every((value) => value === undefined || typeof value === "string");
