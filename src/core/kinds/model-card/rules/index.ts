import { cardIntakeRule } from "../../../rules/besideIntake.js";
import type { Rule } from "../../../rules/rule.js";
import { cardReportRule } from "../../reports/cardNumbers.js";
import { datasetRule } from "./datasets.js";
import { overlapRule } from "./overlap.js";

export const rules: readonly Rule[] = [cardReportRule("/evaluation/reports", "/model/ref"), datasetRule, overlapRule, cardIntakeRule];
