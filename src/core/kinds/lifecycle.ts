const PAST: ReadonlySet<string | undefined> = new Set(["superseded", "retired", "rejected"]);
const IN_FORCE: ReadonlySet<string | undefined> = new Set(["in-review", "changes-requested", "approved"]);

/** Of documents that no longer speak for their system. */
export const isPast = (status: string | undefined): boolean => PAST.has(status);

/** Of documents that others rely on: neither drafts any more, nor past. */
export const isInForce = (status: string | undefined): boolean => IN_FORCE.has(status);
