// Gathers the function calls of one recalculation into one request. xlwings' client makes a request a cell; it gets its
// answers as before, so nothing of it changes.

const CALL = "/xlwings/custom-functions-call";
const MOST = 1000; // calls in one request
const PAUSE = 5; // ms to wait for the next cell of the same recalculation

export function batchCalls(path) {
  const single = globalThis.xwRequest;
  const waiting = [];
  const flush = () => {
    const calls = waiting.splice(0, MOST);
    if (waiting.length) setTimeout(flush, 0);
    send(single, path, calls);
  };
  const gather = (body, options) =>
    new Promise((resolve, reject) => {
      waiting.push({ body, options, resolve, reject });
      if (waiting.length === 1) setTimeout(flush, PAUSE);
    });
  globalThis.xwRequest = { ...single, post: (url, body, options) => (url.endsWith(CALL) ? gather(body, options) : single.post(url, body, options)) };
}

async function send(single, path, calls) {
  try {
    const { data } = await single.post(`${path}/medelkoll/functions`, calls.map((call) => call.body), calls[0].options);
    calls.forEach((call, index) => settle(call, data[index]));
  } catch (error) {
    calls.forEach((call) => call.reject(error)); // the server is away: xlwings' client tries again
  }
}

function settle({ resolve, reject }, { status, data }) {
  if (status === 200) resolve({ data, status });
  else reject(Object.assign(new Error(`status ${status}`), { response: { data, status } }));
}
