// The result as elements. What comes from a workbook becomes text and nothing else: textContent throughout, never HTML.

import { kronor } from "./amounts.js";

const RANK = { error: 0, warning: 1, info: 2 };

export function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

// Findings in the order in which they are shown: sheets by their worst finding, each sheet's by severity; else the check's own order.
export function ranked(findings) {
  const worst = new Map();
  for (const { sheet, severity } of findings) worst.set(sheet, Math.min(worst.get(sheet) ?? 9, RANK[severity]));
  const order = [...worst.keys()];
  const key = (f) => [worst.get(f.sheet), order.indexOf(f.sheet), RANK[f.severity]];
  return [...findings].sort((a, b) => compare(key(a), key(b)));
}

function compare(a, b) {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : a[at] - b[at];
}

export function findingsList(findings, texts, go) {
  const sections = [];
  let list = null;
  let sheet;
  findings.forEach((finding, index) => {
    if (list === null || finding.sheet !== sheet) {
      sheet = finding.sheet;
      list = element("ol", { start: index + 1 });
      sections.push(element("section", {}, element("h3", { textContent: sheet ?? texts.wholeFile }), list));
    }
    list.append(findingItem(finding, index, texts, go));
  });
  return sections;
}

function findingItem(finding, index, texts, go) {
  const body = [
    element("span", { className: `severity ${finding.severity}`, textContent: texts[finding.severity] }),
    finding.cell ? element("span", { className: "cell", textContent: finding.cell }) : "",
    element("span", { className: "message", textContent: finding.message }),
    element("span", { className: "amounts", textContent: amounts(finding, texts) }),
    element("span", { className: "cause", textContent: causes(finding, texts) }),
  ];
  const button = element("button", { type: "button", className: "finding" }, ...body);
  button.dataset.index = index;
  if (finding.cell) button.title = texts.goTo(`${finding.sheet}!${finding.cell}`);
  button.addEventListener("click", () => go(index));
  return element("li", {}, button);
}

export function amounts(finding, texts) {
  return ["stated", "expected", "difference"]
    .filter((part) => finding[part] != null)
    .map((part) => `${texts[part]} ${kronor(finding[part])}`)
    .join(" · ");
}

const MOST = 3; // causes that are told; when more are equally good, none of them is likely

export function causes(finding, texts) {
  const found = finding.causes || [];
  if (!found.length) return "";
  const told = found.slice(0, MOST).map((cause) => causeText(cause, texts));
  const more = found.length > MOST ? [texts.more(found.length - MOST)] : [];
  return `${found.length > 1 ? texts.causes : texts.cause}: ${[...told, ...more].join("; ")}`;
}

function causeText(cause, texts) {
  const kind = texts.kinds[cause.kind] ?? cause.kind;
  return cause.suggestion == null ? `${kind} (${cause.cell})` : `${kind} (${cause.cell}: ${texts.write} ${kronor(cause.suggestion)})`;
}

export function checkedText(checked, texts) {
  const counts = Object.entries(checked.relations).filter(([, count]) => count > 0);
  const all = counts.reduce((sum, [, count]) => sum + count, 0);
  if (!checked.cells && !all) return texts.nothingChecked;
  const kinds = counts.map(([kind, count]) => `${texts.relations[kind] ?? kind} ${count}`).join(", ");
  return `${texts.checked(checked.cells, all)}${kinds ? ` ${kinds[0].toUpperCase()}${kinds.slice(1)}.` : ""}`;
}
