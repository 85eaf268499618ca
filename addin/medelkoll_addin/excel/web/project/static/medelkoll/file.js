// The open workbook as bytes, exactly as Excel would save it.

import { Problem } from "./problem.js";

const SLICE = 1 << 20; // bytes a slice; Excel allows up to 4 MB, smaller ones show progress sooner
const EDITING = [2003, 5010]; // what Excel answers while a cell is being written

function promised(call) {
  return new Promise((resolve, reject) => {
    call((answer) => {
      if (answer.status === Office.AsyncResultStatus.Succeeded) resolve(answer.value);
      else reject(new Problem(isEditing(answer.error) ? "editing" : "file", answer.error));
    });
  });
}

function isEditing(error) {
  return EDITING.includes(error?.code) || error?.name === "InvalidOperationInCellEditMode";
}

// progress(share of the file from 0 to 1); signal: AbortSignal
export async function wholeFile({ maxBytes, progress, signal }) {
  const document = Office.context.document;
  const file = await promised((done) => document.getFileAsync(Office.FileType.Compressed, { sliceSize: SLICE }, done));
  try {
    if (file.size > maxBytes) throw new Problem("too_large", Math.floor(maxBytes / 1e6));
    return await slices(file, progress, signal);
  } finally {
    await promised((done) => file.closeAsync(done)); // Excel keeps at most two files open
  }
}

async function slices(file, progress, signal) {
  const bytes = new Uint8Array(file.size);
  let at = 0;
  for (let index = 0; index < file.sliceCount; index += 1) {
    if (signal.aborted) throw new Problem("cancelled");
    const slice = await promised((done) => file.getSliceAsync(index, done));
    bytes.set(slice.data, at);
    at += slice.data.length;
    progress((index + 1) / file.sliceCount);
  }
  return bytes;
}

export function fileName() {
  const address = Office.context.document.url || "";
  const last = address.split(/[\\/]/).pop() || "arbetsbok.xlsx";
  return /^https?:/i.test(address) ? decoded(last.split("?")[0]) : last;
}

function decoded(name) {
  try {
    return decodeURIComponent(name);
  } catch {
    return name; // a per cent sign of its own
  }
}
