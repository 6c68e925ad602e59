import type { Ask, FromPreview, Open } from "../../protocol.js";

/** Whether something is a message of the preview, whole and of the right shape. */
export function isFromPreview(data: unknown): data is FromPreview {
	if (typeof data !== "object" || data === null) return false;
	const { type, path, line, focus, words } = data as Partial<Record<keyof Open | keyof Ask, unknown>>;
	if (type === "ready") return true;
	if (typeof path !== "string" || !Number.isSafeInteger(line) || Number(line) < 0) return false;
	return (type === "open" && typeof focus === "boolean") || (type === "ask" && typeof words === "string");
}
