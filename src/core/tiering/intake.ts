import type { Kind } from "../kinds/kind.js";

/** The document type in which a tier is decided. */
export const INTAKE = "intake-request";

export const isIntake = ({ id }: Kind): boolean => id === INTAKE;
