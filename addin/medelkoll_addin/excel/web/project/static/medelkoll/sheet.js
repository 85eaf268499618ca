// The result sheet: written anew each time, taken away by Rensa, and only if it is ours. The rows come from the server,
// so that they are the same as in an annotated copy.

const NAME = "Medelkoll";
const OURS = /^Medelkoll(?: \(\d+\))?$/;

// rows: texts, all rows equally long; the first cell is the title that says that the sheet is ours
export async function writeSheet(rows) {
  await removeSheet(rows[0][0]);
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.add(await freeName(context));
    const table = sheet.getRange("A1").getResizedRange(rows.length - 1, rows[0].length - 1);
    table.values = rows.map((row) => row.map(asText));
    for (const index of [0, heading(rows)]) table.getRow(index).format.font.bold = true;
    sheet.getRange(`A${heading(rows) + 1}`).getResizedRange(rows.length - heading(rows) - 1, rows[0].length - 1).format.autofitColumns();
    await context.sync();
  });
}

// The row of headings: the first with a text in every column.
function heading(rows) {
  return rows.findIndex((row) => row.every((text) => text !== ""));
}

// A text stays a text: the apostrophe stops Excel from reading it as a formula, a number or a date.
function asText(text) {
  return text && `'${text}`;
}

async function freeName(context) {
  const sheets = context.workbook.worksheets.load("items/name");
  await context.sync();
  const taken = new Set(sheets.items.map((sheet) => sheet.name.toLowerCase()));
  let name = NAME;
  for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = `${NAME} (${n})`;
  return name;
}

// Answers how many sheets of ours there were. A sheet of the user's own that happens to have our name stays.
export async function removeSheet(title = "Medelkoll: resultat") {
  return Excel.run(async (context) => {
    const sheets = context.workbook.worksheets.load("items/name");
    await context.sync();
    const named = sheets.items.filter((sheet) => OURS.test(sheet.name));
    const firsts = named.map((sheet) => sheet.getRange("A1").load("values"));
    await context.sync();
    const ours = named.filter((_, index) => firsts[index].values[0][0] === title);
    ours.forEach((sheet) => sheet.delete());
    await context.sync();
    return ours.length;
  });
}
