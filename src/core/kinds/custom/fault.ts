/** Why a document type of a policy cannot be used as it is written. */
export interface KindFault {
	/** JSON pointer into the policy: `/kinds/llm-bill-of-materials/schema`. */
	readonly pointer: string;
	/** A sentence. */
	readonly message: string;
}
