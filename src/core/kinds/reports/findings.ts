import { child, textOf, type YamlNode } from "../../document/node.js";

const GRAVE: ReadonlySet<string | undefined> = new Set(["sev1", "sev2"]);
/** Tested again and gone, or accepted by a decision. */
const SETTLED: ReadonlySet<string | undefined> = new Set(["verified", "accepted"]);

/** Whether a finding or an attack is one by which people are harmed, or many let down. */
export const isGrave = (node: YamlNode): boolean => GRAVE.has(textOf(child(node, "severity")));

export const isSettled = (node: YamlNode): boolean => SETTLED.has(textOf(child(node, "status")));
