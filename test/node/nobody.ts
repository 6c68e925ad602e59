const NOBODY = 65_534;

/** Does something without the right of root to read everything; for others than root it is all the same. Not on Windows. */
export async function asNobody(work: () => Promise<void>): Promise<void> {
	const user = process.geteuid?.();
	if (user === 0) process.seteuid?.(NOBODY);
	try {
		await work();
	} finally {
		if (user === 0) process.seteuid?.(0);
	}
}
