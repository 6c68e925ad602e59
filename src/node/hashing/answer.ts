import { serve } from "../thread/serve.js";
import { hashFile } from "./hashFile.js";
import type { Hashed, Progress, Question } from "./messages.js";

/** Milliseconds between two words on how far it is. */
const PAUSE = 100;

/** What runs in the hashing thread. */
serve<Question, Hashed, Progress>(({ file, algorithms, stop }, onProgress) => {
	let told = performance.now();
	return hashFile(file, algorithms, (progress) => {
		if (Atomics.load(stop, 0) !== 0) throw new Error("nobody waits for it any more");
		if (performance.now() - told < PAUSE) return;
		told = performance.now();
		onProgress(progress);
	});
});
