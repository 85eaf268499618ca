// The check, over HTTP. XMLHttpRequest, because fetch tells nothing of an upload's progress and Excel on the Mac ends it after a minute.

import { Problem } from "./problem.js";

const DENIED = [401, 403];

export async function check(bytes, { path, name, language, timeout, progress, signal }) {
  const request = new XMLHttpRequest();
  request.open("POST", `${path}/medelkoll/check`);
  for (const [header, value] of Object.entries(await headers(name, language))) request.setRequestHeader(header, value);
  request.timeout = timeout;
  const answered = answer(request, progress);
  signal.addEventListener("abort", () => request.abort());
  if (signal.aborted) throw new Problem("cancelled");
  request.send(bytes);
  return answered;
}

async function headers(name, language) {
  const auth = await globalThis.getAuth();
  return {
    "Content-Type": "application/octet-stream",
    "Medelkoll-Name": encodeURIComponent(name),
    "Medelkoll-Language": language,
    ...(auth.token ? { Authorization: auth.token, "Auth-Provider": auth.provider } : {}),
  };
}

function answer(request, progress) {
  return new Promise((resolve, reject) => {
    request.upload.onprogress = (event) => progress(event.lengthComputable ? event.loaded / event.total : 0);
    request.onload = () => settle(request, resolve, reject);
    request.onerror = () => reject(new Problem("away"));
    request.ontimeout = () => reject(new Problem("timeout"));
    request.onabort = () => reject(new Problem("cancelled"));
  });
}

function settle(request, resolve, reject) {
  try {
    const body = JSON.parse(request.responseText);
    if (request.status === 200) resolve(body);
    else reject(new Problem(DENIED.includes(request.status) ? "denied" : body.error || "failed"));
  } catch {
    reject(new Problem(DENIED.includes(request.status) ? "denied" : "away")); // a proxy's own page, not our answer
  }
}
