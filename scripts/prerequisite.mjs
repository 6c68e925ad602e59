// @ts-check
/** What the machine lacks, as one line that says what to do. */
export class MissingPrerequisite extends Error {}

/** Ends the program by what went wrong: one line where a person can mend the machine, the stack where it is ours to mend.
 * @param {unknown} error */
export function reportAndFail(error) {
	const isKnown = error instanceof MissingPrerequisite || error instanceof Failure;
	console.error(isKnown ? error.message : error);
	process.exitCode = 1;
}

/** A failure that has already been shown: the message only names it. */
export class Failure extends Error {}
