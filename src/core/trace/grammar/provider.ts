/** How a vendor writes what no longer changes: with a date or a number. Names of models come and go; this does not. */
const SNAPSHOTS: Readonly<Record<string, RegExp>> = {
	openai: /-(?:\d{4}-\d{2}-\d{2}|\d{4}(?:-preview)?)$/,
	azure: /-(?:\d{4}-\d{2}-\d{2}|\d{4}(?:-preview)?)$/,
	anthropic: /[-@]\d{8}$/,
	google: /(?:[-@]\d{3}|[-@]\d{8}|-(?:preview|exp)-(?:\d{2}-\d{2}|\d{4}|\d{2}-\d{4}))$/,
	bedrock: /-v\d+(?::\d+)$/,
	amazon: /-v\d+(?::\d+)$/,
	mistral: /-\d{4}$/,
	xai: /-\d{4}$/,
	deepseek: /-\d{4}$/,
	cohere: /-\d{2}-\d{4}$/,
};

/** What most vendors write. */
const DATED = /[-@.:_](?:\d{4}-\d{2}-\d{2}|\d{8}|\d{6}|\d{4}|v\d+(?:\.\d+)+)$/;

/** Whether a vendor's name for a model means one snapshot of it. */
export function isSnapshot(vendor: string, model: string): boolean {
	const pattern = Object.hasOwn(SNAPSHOTS, vendor) ? SNAPSHOTS[vendor] : undefined;
	return (pattern ?? DATED).test(model);
}
