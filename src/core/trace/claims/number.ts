import Big from "big.js";
import { shorten } from "../../suggest.js";

/** A number as somebody wrote it. */
export interface Written {
	readonly value: Big;
	/** The power of ten of the last written digit: -3 for 0.871 and for 8.71e-1, 2 for 1.0e3. */
	readonly last: number;
	/** Whether it is written with an exponent. */
	readonly exponent: boolean;
}

/** No measurement is written longer, and big numbers are slow. */
const MAX_LENGTH = 1000;
/** Beyond it a number would be written out in so many digits. */
const MAX_EXPONENT = 1000;

const DECIMAL = /^[-+]?(?:\d+(?:\.(\d*))?|\.(\d+))(?:[eE]([-+]?\d+))?$/;
const OTHER_BASE = /^0(?:x[0-9a-fA-F]+|o[0-7]+)$/;

/** Whether a text is a number of JSON, of YAML 1.2 (https://yaml.org/spec/1.2.2/#103-core-schema), or of a table. NaN and infinity are none. */
export const isNumber = (text: string): boolean => DECIMAL.test(text) || OTHER_BASE.test(text);

/** @param who what the number is called in the reason why it cannot be read */
export function readNumber(text: string, who: string): Written | { readonly unverifiable: string } {
	if (!isNumber(text)) return { unverifiable: text === "" ? `${who} is empty` : `${who} “${shorten(text)}” is not a number` };
	if (text.length > MAX_LENGTH) return { unverifiable: `${who} is written with more than ${MAX_LENGTH} characters` };
	if (OTHER_BASE.test(text)) return { value: new Big(BigInt(text).toString()), last: 0, exponent: false };
	const [, afterDigits, leading, power = "0"] = DECIMAL.exec(text) ?? [];
	if (Math.abs(Number(power)) > MAX_EXPONENT)
		return { unverifiable: `the exponent of ${who} “${shorten(text)}” is beyond ${MAX_EXPONENT}` };
	const decimals = (afterDigits || leading || "").length;
	return { value: new Big(text.replace(/^\+/, "")), last: Number(power) - decimals, exponent: /e/i.test(text) };
}
