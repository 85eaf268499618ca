// The result sheet: written anew each time, taken away by Rensa, and only if it is ours.

import { causes } from "./view.js";

const NAME = "Medelkoll";
const OWNER = "medelkoll-result"; // a custom property of the sheet says that it is ours

export async function writeSheet(findings, texts) {
  await removeSheet();
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.add(await freeName(context));
    sheet.customProperties.add(OWNER, "1");
    const rows = [texts.sheetHeads, ...findings.map((finding) => row(finding, texts))];
    sheet.getRange("A1").values = [[texts.sheetTitle]];
    const table = sheet.getRange("A3").getResizedRange(rows.length - 1, rows[0].length - 1);
    table.numberFormat = rows.map((_, index) => formats(index));
    table.values = rows;
    table.getRow(0).format.font.bold = true;
    table.format.autofitColumns();
    await context.sync();
  });
}

async function freeName(context) {
  const sheets = context.workbook.worksheets.load("items/name");
  await context.sync();
  const taken = new Set(sheets.items.map((sheet) => sheet.name.toLowerCase()));
  let name = NAME;
  for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = `${NAME} ${n}`;
  return name;
}

const TEXT = "@";
const AMOUNT = "#,##0.00";

function formats(index) {
  const amount = index === 0 ? TEXT : AMOUNT;
  return [TEXT, TEXT, TEXT, TEXT, amount, amount, amount, TEXT, TEXT];
}

function row(finding, texts) {
  const amounts = [finding.stated, finding.expected, finding.difference].map((amount) => (amount == null ? "" : Number(amount)));
  const cause = causes(finding, texts).replace(/^[^:]*: /, "");
  return [finding.sheet ?? "", finding.cell ?? "", texts[finding.severity], finding.message].map(asText).concat(amounts, asText(cause), finding.code);
}

// A text stays a text: an apostrophe stops Excel from reading it as a formula.
function asText(text) {
  return /^[=+\-@'\t\r]/.test(text) ? `'${text}` : text;
}

// Answers how many sheets of ours there were.
export async function removeSheet() {
  return Excel.run(async (context) => {
    const sheets = context.workbook.worksheets.load("items/name");
    await context.sync();
    const owned = sheets.items.map((sheet) => sheet.customProperties.getItemOrNullObject(OWNER).load("value"));
    await context.sync();
    const ours = sheets.items.filter((_, index) => !owned[index].isNullObject);
    ours.forEach((sheet) => sheet.delete());
    await context.sync();
    return ours.length;
  });
}
