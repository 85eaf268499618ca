// Colours and notes on the cells of findings, and taking exactly those away again.
//
// The colour is a conditional format whose formula names us, so the cell's own fill is never touched: there is nothing to
// restore, whatever was there, and the mark follows its cell when rows are inserted and when the workbook is saved.

const RULE = '=N("Medelkoll")=0'; // always true, in every language of Excel
const NOTE = "Medelkoll: ";
const FILL = { error: "#F4B6B6", warning: "#FBE3A6", info: "#CFE2F3" };
const RANK = ["info", "warning", "error"];

export function notesSupported() {
  return Office.context.requirements.isSetSupported("ExcelApi", "1.18");
}

// Marks the findings' cells. Answers how many cells were marked and which sheets could not be.
export async function mark(findings) {
  await unmark();
  const skipped = [];
  let marked = 0;
  for (const [sheet, cells] of bySheet(findings)) {
    try {
      await Excel.run((context) => markSheet(context, sheet, cells));
      marked += cells.size;
    } catch (error) {
      if (!["AccessDenied", "ItemNotFound"].includes(error.code)) throw error;
      skipped.push(sheet);
    }
  }
  return { marked, skipped };
}

// sheet -> cell -> {severity, messages}: one mark a cell, the worst severity's colour
function bySheet(findings) {
  const sheets = new Map();
  for (const { sheet, cell, severity, message } of findings) {
    if (!cell) continue;
    if (!sheets.has(sheet)) sheets.set(sheet, new Map());
    const cells = sheets.get(sheet);
    const known = cells.get(cell) ?? { severity, messages: [] };
    known.messages.push(message);
    if (RANK.indexOf(severity) > RANK.indexOf(known.severity)) known.severity = severity;
    cells.set(cell, known);
  }
  return sheets;
}

async function markSheet(context, sheetName, cells) {
  const sheet = context.workbook.worksheets.getItem(sheetName);
  const taken = notesSupported() ? await notedCells(context, sheet) : null;
  for (const [cell, { severity, messages }] of cells) {
    const format = sheet.getRange(cell).conditionalFormats.add(Excel.ConditionalFormatType.custom);
    format.custom.rule.formula = RULE;
    format.custom.format.fill.color = FILL[severity];
    format.priority = 0;
    if (taken && !taken.has(cell)) sheet.notes.add(cell, NOTE + messages.join("\n")); // somebody's own note stays theirs
  }
  await context.sync();
}

async function notedCells(context, sheet) {
  sheet.notes.load("items/content");
  await context.sync();
  const places = sheet.notes.items.map((note) => note.getLocation().load("address"));
  await context.sync();
  return new Set(places.map((place) => place.address.split("!").pop().replaceAll("$", "")));
}

// Takes our marks and notes away, wherever they are now. Answers how many there were.
export async function unmark() {
  return Excel.run(async (context) => {
    const sheets = context.workbook.worksheets.load("items/name");
    await context.sync();
    const removed = [await removeColours(context, sheets.items), notesSupported() ? await removeNotes(context) : 0];
    await context.sync();
    return removed[0] + removed[1];
  });
}

async function removeColours(context, sheets) {
  const all = sheets.map((sheet) => sheet.getRange().conditionalFormats.load("items/type"));
  await context.sync();
  const custom = all.flatMap((formats) => formats.items.filter((format) => format.type === "Custom"));
  custom.forEach((format) => format.custom.rule.load("formula"));
  await context.sync();
  const ours = custom.filter((format) => format.custom.rule.formula === RULE);
  ours.forEach((format) => format.delete());
  return ours.length;
}

async function removeNotes(context) {
  const notes = context.workbook.notes.load("items/content");
  await context.sync();
  const ours = notes.items.filter((note) => note.content.startsWith(NOTE));
  ours.reverse().forEach((note) => note.delete()); // last first: Excel knows them by their position
  return ours.length;
}
