/** An allowed value as it is written in YAML: text that reads as something else is put in quotes. */
export const written = (value: string | number | boolean): string =>
	typeof value === "string" && (value === "" || /^(?:[\d.+-]|(?:true|false|null)$)/i.test(value)) ? JSON.stringify(value) : String(value);
