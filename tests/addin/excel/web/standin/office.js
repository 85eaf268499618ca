// What office.js's loader would supply inside Excel: the context, the file, the ribbon's actions and custom functions.

const supported = (set, version) => {
  if (set.toLowerCase() === "excelapi") return Number(version.split(".")[1]) <= Number(String(standin.level).split(".")[1]);
  return ["sharedruntime", "customfunctionsruntime", "appruntimeapi", "ribbonapi"].includes(set.toLowerCase());
};

const done = (value) => ({ status: Office.AsyncResultStatus.Succeeded, value });
const failed = (code) => ({ status: Office.AsyncResultStatus.Failed, error: { code, name: "Fel", message: "" } });
let openFiles = 0;

function getFileAsync(type, options, callback) {
  if (type !== Office.FileType.Compressed) standin.failures.push(`file type ${type}`);
  if (standin.editing) return setTimeout(callback, 0, failed(2003));
  if (openFiles >= 2) return setTimeout(callback, 0, failed(5001));
  openFiles += 1;
  return fetch("/standin/workbook").then((response) => response.arrayBuffer()).then((buffer) => callback(done(file(buffer, options.sliceSize))));
}

function file(buffer, sliceSize) {
  let open = true;
  return {
    size: buffer.byteLength,
    sliceCount: Math.ceil(buffer.byteLength / sliceSize),
    getSliceAsync(index, callback) {
      if (!open) standin.failures.push("slice of a closed file");
      const data = Array.from(new Uint8Array(buffer.slice(index * sliceSize, (index + 1) * sliceSize)));
      setTimeout(callback, 0, done({ index, size: data.length, data }));
    },
    closeAsync(callback) {
      if (open) openFiles -= 1;
      open = false;
      callback(done(undefined));
    },
  };
}

function ready(call) {
  const info = { host: "Excel", platform: "PC" };
  call?.(info);
  return Promise.resolve(info);
}

const context = {
  displayLanguage: standinOptions.language ?? "sv-SE",
  contentLanguage: "sv-SE",
  diagnostics: { host: "Excel", platform: "PC", version: "16.0" },
  requirements: { isSetSupported: supported },
  document: { url: standinOptions.url, getFileAsync },
};
OSF._OfficeAppFactory = { getContext: () => context }; // where Office.context looks
Office.onReady = ready;
Office.actions.associate = (name, action) => { standin.associated[name] = action; };
CustomFunctions.associate = (id, action) => { standin.associated[id] = action; };

standin.level = standinOptions.level ?? "1.18";
standin.book = new Workbook(standinOptions.book);
standin.openFiles = () => openFiles;

// Everything that can be seen in the workbook, to compare before and after.
standin.snapshot = () => ({
  sheets: standin.book.sheets.map(({ name, cells, fills, formats, visibility, rules, properties, bold, fitted }) => ({
    name, cells, fills, formats, visibility, properties, bold, fitted,
    rules: rules.map(({ range, type, formula, color }) => ({ range: range.local, type, formula, color })),
  })),
  notes: standin.book.notes.map(({ sheet, range, content }) => ({ sheet: sheet.name, cell: range.local, content })),
});

// A press on a ribbon button; resolves when the add-in has told Excel that it is done.
standin.press = (name) => new Promise((resolve) => standin.associated[name]({ completed: resolve }));
globalThis.standin = standin;
