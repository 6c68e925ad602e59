import { find } from "./run.js";

/** The newest commit that two have in common; undefined where they have none. @param a a full id @param b a full id */
export async function mergeBase(root: string, a: string, b: string): Promise<string | undefined> {
	const found = await find(root, ["merge-base", "--end-of-options", a, b]);
	return found?.split("\n")[0] || undefined;
}
