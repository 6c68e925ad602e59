/** One part of a case file: `=== name argument`, and the lines below it. */
export interface Section {
	readonly name: string;
	readonly argument: string;
	readonly text: string;
}

export function fail(message: string): never {
	throw new Error(message);
}

/** The head of a case file, and its sections. A blank line before `===` belongs to neither. */
export function split(text: string, names: readonly string[]): { readonly head: string; readonly sections: readonly Section[] } {
	const [head = "", ...rest] = text.split(/(?:^|(?<=\n)\n?)=== /);
	return { head, sections: rest.map((section) => sectionOf(section, names)) };
}

function sectionOf(text: string, names: readonly string[]): Section {
	const end = text.indexOf("\n");
	const [name = "", argument = ""] = text.slice(0, end).split(/ (.*)/);
	if (!names.includes(name)) fail(`there is no section “${name}”`);
	return { name, argument, text: text.slice(end + 1) };
}

/** Lines `key: value`; those that begin with `#` are for people. */
export function optionsOf<K extends string>(text: string, keys: readonly K[]): Partial<Record<K, string>> {
	const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
	const pairs = lines.map((line) => /^(\w+): (.+)$/.exec(line)?.slice(1) ?? fail(`“${line}” is no option`));
	for (const [key = ""] of pairs) if (!(keys as readonly string[]).includes(key)) fail(`there is no option “${key}”`);
	return Object.fromEntries(pairs);
}
