// =MEDELKOLL.KONTROLL(): the findings of the latest check as a table that spills. A cell cannot start a check itself: Excel
// hands out the workbook only when it is not calculating. So the cell follows the button.

import { causes } from "./view.js";
import { kronor } from "./amounts.js";

const cells = new Set();
let table = null;

export function offerKontroll(texts) {
  table = [[texts.notChecked]];
  CustomFunctions.associate("KONTROLL", (invocation) => {
    cells.add(invocation);
    invocation.onCanceled = () => cells.delete(invocation);
    invocation.setResult(table);
  });
}

export function tellKontroll(findings, texts) {
  const head = texts.tableHeads;
  table = findings.length ? [head, ...findings.map((finding) => row(finding, texts))] : [[texts.noFindings]];
  for (const cell of cells) cell.setResult(table);
}

function row(finding, texts) {
  const difference = finding.difference == null ? "" : kronor(finding.difference);
  const cause = causes(finding, texts).replace(/^[^:]*: /, "");
  return [finding.sheet ?? "", finding.cell ?? "", texts[finding.severity], finding.message, difference, cause];
}
