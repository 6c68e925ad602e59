import { serve } from "../thread/serve.js";
import type { Begun, Question, Result } from "./messages.js";
import { Validators } from "./validators.js";

const validators = new Validators();

/** What runs in the thread of schemas. */
serve<Question, Result, Begun>((question, onProgress) => {
	onProgress("begun");
	return validators.check(question);
});
