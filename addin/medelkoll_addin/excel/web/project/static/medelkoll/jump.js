// Going to a cell.

import { Problem } from "./problem.js";

export async function jump(sheetName, cell) {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetName);
    sheet.load("visibility");
    await context.sync();
    if (sheet.visibility !== Excel.SheetVisibility.visible) throw new Problem("hidden");
    sheet.activate();
    sheet.getRange(cell).select();
    await context.sync();
  });
}
