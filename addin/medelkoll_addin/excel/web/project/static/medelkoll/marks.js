// Colours and notes on the cells of findings, and taking exactly those away again: the same marks as in an annotated copy.
//
// The colour is a conditional format whose formula names us, so the cell's own fill is never touched: there is nothing to
// restore, whatever was there, and the mark follows its cell when rows are inserted and when the workbook is saved.

import { Problem } from "./problem.js";

const RULE = '="Medelkoll"<>""'; // always true, the same in every language of Excel, and our own
const NOTE = /^\s*(?:Medelkoll:\s+)?Medelkoll K\d{3}: /;
const FILL = { error: "#FFC7CE", warning: "#FFEB9C", info: "#DDEBF7" };
const RANK = ["info", "warning", "error"];
const REFUSED = ["AccessDenied", "ItemNotFound"]; // a protected sheet, a sheet that is gone

export function notesSupported() {
  return supported("1.18");
}

function supported(level) {
  return Office.context.requirements.isSetSupported("ExcelApi", level);
}

// Marks the findings' cells. Answers how many cells were marked and which sheets could not be.
export async function mark(findings) {
  const skipped = (await unmark()).skipped;
  const sheets = bySheet(findings);
  const refused = await onEach([...sheets.keys()], (context, sheet) => markSheet(context, sheet, sheets.get(sheet)));
  const marked = [...sheets].filter(([sheet]) => !refused.includes(sheet)).reduce((sum, [, cells]) => sum + cells.size, 0);
  return { marked, skipped: [...new Set([...skipped, ...refused])] };
}

// Does something on each sheet by itself, so that a protected one stops only itself. Answers the sheets that refused.
async function onEach(sheets, action) {
  const refused = [];
  for (const sheet of sheets) {
    try {
      await Excel.run((context) => action(context, sheet));
    } catch (error) {
      if (!REFUSED.includes(error.code)) throw error;
      refused.push(sheet);
    }
  }
  return refused;
}

// sheet -> cell -> {severity, texts}: one mark a cell, in the colour of the worst
function bySheet(findings) {
  const sheets = new Map();
  for (const { sheet, cell, severity, code, message } of findings) {
    if (!cell) continue;
    if (!sheets.has(sheet)) sheets.set(sheet, new Map());
    const cells = sheets.get(sheet);
    const known = cells.get(cell) ?? { severity, texts: [] };
    known.texts.push(`Medelkoll ${code}: ${message}`);
    if (RANK.indexOf(severity) > RANK.indexOf(known.severity)) known.severity = severity;
    cells.set(cell, known);
  }
  return sheets;
}

async function markSheet(context, sheetName, cells) {
  const sheet = context.workbook.worksheets.getItem(sheetName);
  const taken = notesSupported() ? await notedCells(context, sheet) : null;
  for (const [cell, { severity, texts }] of cells) {
    const format = sheet.getRange(cell).conditionalFormats.add(Excel.ConditionalFormatType.custom);
    format.custom.rule.formula = RULE;
    format.custom.format.fill.color = FILL[severity];
    format.priority = 0;
    if (taken && !taken.has(cell)) sheet.notes.add(cell, texts.join("\n\n")); // somebody's own note stays theirs
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

// Takes our marks and notes away, wherever they are now. Answers how many there were and which sheets refused.
export async function unmark() {
  if (!supported("1.6")) throw new Problem("old"); // conditional formats
  const names = await sheetNames();
  let removed = 0;
  const skipped = await onEach(names, async (context, name) => {
    const sheet = context.workbook.worksheets.getItem(name);
    const ours = [...(await colours(context, sheet)), ...(notesSupported() ? await notes(context, sheet) : [])];
    ours.forEach((mark) => mark.delete());
    await context.sync();
    removed += ours.length;
  });
  return { removed, skipped };
}

async function sheetNames() {
  return Excel.run(async (context) => {
    const sheets = context.workbook.worksheets.load("items/name");
    await context.sync();
    return sheets.items.map((sheet) => sheet.name);
  });
}

async function colours(context, sheet) {
  const formats = sheet.getRange().conditionalFormats.load("items/type");
  await context.sync();
  const custom = formats.items.filter((format) => format.type === Excel.ConditionalFormatType.custom);
  custom.forEach((format) => format.custom.rule.load("formula"));
  await context.sync();
  return custom.filter((format) => format.custom.rule.formula === RULE);
}

async function notes(context, sheet) {
  const found = sheet.notes.load("items/content");
  await context.sync();
  return found.items.filter((note) => NOTE.test(note.content)).reverse(); // last first: Excel knows them by position
}
