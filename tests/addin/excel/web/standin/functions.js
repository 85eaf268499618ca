// Formulas with custom functions, typed into cells: what Excel's own recalculation does with the add-in's metadata.

async function described(name) {
  const response = await fetch("/medelkoll/functions.json");
  const found = (await response.json()).functions.find((one) => one.name === name);
  return found ?? fail(`function ${name}`);
}

// sheet and cell take the value; each argument is a matrix, as the metadata says. Resolves when the cell shows something.
standin.type = async (sheetName, cell, name, ...given) => {
  const about = await described(name.replace(/^MEDELKOLL\./, ""));
  const required = about.parameters.filter((parameter) => !parameter.optional).length;
  if (given.length < required || given.length > about.parameters.length) fail(`${given.length} arguments for ${name}`);
  const values = about.parameters.map((_, index) => given[index] ?? null);
  const sheet = standin.book.Worksheets.Item(sheetName);
  const spill = (result) => spilled(sheet, cell, result);
  if (about.options.stream) return streamed(about, spill);
  const invocation = { address: `${sheetName}!${cell}`, parameterAddresses: values.map(() => null), functionName: about.id };
  try {
    spill(await standin.associated[about.id](...values, invocation));
  } catch (error) {
    if (!(error instanceof CustomFunctions.Error)) throw error;
    sheet.cells[cell] = { error: error.code, message: error.message };
  }
  return sheet.cells[cell];
};

function streamed(about, spill) {
  return new Promise((resolve) => {
    const invocation = { setResult: (result) => { spill(result); resolve(result); } };
    standin.associated[about.id](invocation);
    standin.streams.push(invocation);
  });
}

// A value that would spill over something else is #SPILL!, as in Excel; a stream's older table gives way first.
function spilled(sheet, cell, result) {
  const [row, column] = at(cell);
  for (const old of sheet.spills[cell] ?? []) delete sheet.cells[old];
  const values = result.flatMap((line, r) => line.map((value, c) => [address(row + r, column + c), value]));
  const blocked = values.some(([place]) => place !== cell && place in sheet.cells);
  sheet.spills[cell] = blocked ? [cell] : values.map(([place]) => place);
  if (blocked) sheet.cells[cell] = { error: "#SPILL!" };
  else for (const [place, value] of values) sheet.cells[place] = value;
}

standin.streams = [];
