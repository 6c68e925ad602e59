import type { FieldsChecked, SchemaBundle } from "../../core/index.js";

/** What the thread is asked. */
export interface Question {
	readonly schema: SchemaBundle;
	/** Undefined: only whether the schema can be used. */
	readonly value: unknown;
}

/** That the thread has begun: what it was asked, not its own start, takes the time from now on. */
export type Begun = "begun";

export type Result = FieldsChecked;
