/** Answers of `git cat-file --batch`, in the order of asking: a blob's text, or undefined for what is missing or no blob. */
export function readBatch(output: Buffer): (string | undefined)[] {
	const answers: (string | undefined)[] = [];
	let at = 0;
	while (at < output.length) {
		const end = output.indexOf(10, at);
		const [, type, size] = /^[0-9a-f]+ (\w+) (\d+)$/.exec(output.toString("utf8", at, end)) ?? [];
		at = end + 1;
		if (size === undefined) {
			answers.push(undefined);
			continue;
		}
		answers.push(type === "blob" ? output.toString("utf8", at, at + Number(size)) : undefined);
		at += Number(size) + 1;
	}
	return answers;
}
