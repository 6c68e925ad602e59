import type { Library } from "../../library/library.js";
import { explainPolicy, notAsUsual, type PolicySetting } from "../../policy/explain.js";

/** What the policies of the root say otherwise than is usual. */
export const unusualSettings = (library: Library): PolicySetting[] => notAsUsual(explainPolicy(library.policies));
