import { resolved, type ScalarNode, type YamlNode } from "./node.js";

export type ScalarValue = string | number | boolean | null;

const NULL = /^(?:~|null|Null|NULL)?$/;
const TRUE = /^(?:true|True|TRUE)$/;
const FALSE = /^(?:false|False|FALSE)$/;
const NUMBER = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
const OCTAL = /^0o[0-7]+$/;
const HEX = /^0x[0-9a-fA-F]+$/;
const INFINITE = /^[-+]?\.(?:inf|Inf|INF)$/;
const NAN = /^\.(?:nan|NaN|NAN)$/;

/** What a scalar means in the YAML 1.2 core schema (https://yaml.org/spec/1.2.2/#103-core-schema). */
export function scalarValue(node: ScalarNode): ScalarValue {
	if (node.style !== "plain" || node.tag === "!!str" || node.tag === "!") return node.text;
	const { text } = node;
	if (NULL.test(text)) return null;
	if (TRUE.test(text)) return true;
	if (FALSE.test(text)) return false;
	return /^[-+.\d]/.test(text) ? numberValue(text) : text;
}

function numberValue(text: string): string | number {
	if (NUMBER.test(text) || HEX.test(text) || OCTAL.test(text)) return Number(text);
	if (INFINITE.test(text)) return text.startsWith("-") ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
	return NAN.test(text) ? Number.NaN : text;
}

/** The number that stands at a place, if one does. */
export function numberOf(node: YamlNode | undefined): number | undefined {
	const scalar = resolved(node);
	const value = scalar?.kind === "scalar" ? scalarValue(scalar) : undefined;
	return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

const YAML11: readonly (readonly [RegExp, string])[] = [
	[/^(?:yes|Yes|YES|on|On|ON)$/, "true"],
	[/^(?:no|No|NO|off|Off|OFF)$/, "false"],
	[/^[-+]?[1-9]\d*(?::[0-5]?\d)+(?:\.\d*)?$/, "a number in base 60"],
	[/^[-+]?(?:0b[01_]+|\d[\d_]*_[\d_]*(?:\.[\d_]*)?)$/, "a number"],
];

/** What a YAML 1.1 reader (PyYAML, Ruby, older tools) sees in a plain scalar that YAML 1.2 reads as text. */
export function yaml11Reading(node: ScalarNode): string | undefined {
	if (node.style !== "plain" || node.tag || !/^[-+\dynoYNO]/.test(node.text)) return undefined;
	return YAML11.find(([pattern]) => pattern.test(node.text))?.[1];
}
