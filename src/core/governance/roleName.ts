/** A role as people say it: `rai-lead` is “RAI lead”. */
export const roleName = (role: string): string => role.replace(/-/g, " ").replace(/\b(?:rai|vp)\b/g, (word) => word.toUpperCase());
