import { find } from "./run.js";

/** Who git takes a person for: the author of the next commit. */
export interface Identity {
	readonly name: string;
	readonly email?: string;
}

/**
 * By git's configuration, that of the person and that of the repository around the folder; undefined where neither names anybody. Nothing that
 * is configured is run. Rejects with a GitError where git is missing, or takes too long.
 */
export async function gitIdentity(folder: string): Promise<Identity | undefined> {
	const found = await find(folder, ["config", "--null", "--get-regexp", String.raw`^user\.(name|email)$`]);
	// The last one counts.
	const settings = new Map((found ?? "").split("\0").flatMap(setting));
	const [name, email] = ["user.name", "user.email"].map((key) => settings.get(key)?.trim() || undefined);
	return name === undefined && email === undefined ? undefined : { name: name ?? email ?? "", ...(email !== undefined && { email }) };
}

/** The key, a line break and the value. */
function setting(text: string): [key: string, value: string][] {
	const end = text.indexOf("\n");
	return end < 0 ? [] : [[text.slice(0, end), text.slice(end + 1)]];
}
