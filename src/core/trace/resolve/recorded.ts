/** The beginning of an id or a digest, for messages. */
export const brief = (value: string): string => (value.length > 12 ? `${value.slice(0, 12)}…` : value);
