import { datasetSheet } from "./dataset-sheet/index.js";
import { huggingFaceDatasetCard } from "./huggingface-dataset-card/index.js";
import { huggingFaceModelCard } from "./huggingface-model-card/index.js";
import type { Kind } from "./kind.js";
import { modelCard } from "./model-card/index.js";
import { riskAssessment } from "./risk-assessment/index.js";
import { systemCard } from "./system-card/index.js";

/** Every document type there is: one row each. */
export const KINDS: readonly Kind[] = [modelCard, systemCard, riskAssessment, datasetSheet, huggingFaceModelCard, huggingFaceDatasetCard];

export const kindOf = (id: string | undefined): Kind | undefined => KINDS.find((kind) => kind.id === id);
