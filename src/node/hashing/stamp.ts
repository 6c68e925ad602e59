import type { BigIntStats } from "node:fs";

type Times = Pick<BigIntStats, "size" | "mtimeNs" | "ctimeNs" | "ino">;

/**
 * Tells states of a file apart without reading it. The time of the last change of its inode is in it, because tools set the time of its
 * content to what they like.
 */
export const stampOf = ({ size, mtimeNs, ctimeNs, ino }: Times): string => [size, mtimeNs, ctimeNs, ino].join(":");

/** When a file last changed, in milliseconds since 1970. */
export const changedAt = ({ mtimeNs, ctimeNs }: Pick<Times, "mtimeNs" | "ctimeNs">): number =>
	Number((mtimeNs > ctimeNs ? mtimeNs : ctimeNs) / 1_000_000n);
