// Answers Office.js's own requests from the model: what Excel does at the other end of the wire.

const GLOBALS = { AppRuntimeService: () => new AppRuntimeService() };

const standin = { calls: [], failures: [], level: 1.18, editing: false, shown: "", book: null, associated: {} };

function fail(text) {
  standin.failures.push(text);
  throw new ExcelError("StandIn", `the stand-in has no ${text}`);
}

function member(object, name, kind) {
  if (object === null) fail(`member ${name} of a null object`);
  if (!(name in object) || (kind === "function") !== (typeof object[name] === "function")) fail(`${kind} ${object.constructor.name}.${name}`);
  return kind === "function" ? object[name].bind(object) : object[name];
}

class Request {
  constructor(body) { Object.assign(this, { paths: body.ObjectPaths, known: new Map() }); }

  object(id) {
    if (!this.known.has(id)) this.known.set(id, this.resolve(this.paths[id]));
    return this.known.get(id);
  }
  resolve(path) {
    const parent = () => this.object(path.ParentObjectPathId);
    const given = () => this.given(path.ArgumentInfo);
    switch (path.ObjectPathType) {
      case 1: return standin.book;
      case 2: return (GLOBALS[path.Name.split(".").pop()] ?? (() => fail(`new ${path.Name}`)))();
      case 3: return member(parent(), path.Name, "function")(...given());
      case 4: return member(parent(), path.Name, "property");
      case 5: return member(parent(), "Item", "function")(...given());
      case 6: return references.get(path.Name) ?? fail(`reference ${path.Name}`);
      default: return fail(`object path of type ${path.ObjectPathType}`);
    }
  }
  given(info) { return info?.Arguments ?? []; }

  act(action) {
    const object = this.object(action.ObjectPathId);
    if (action.Name === "_KeepReference") return null; // kept from its instantiation on
    if (action.Name === "_RemoveReference") return references.delete(this.paths[action.ObjectPathId].Name) ? null : null;
    switch (action.ActionType) {
      case 1: return object === null ? null : reference(object); // nothing stands for a null object
      case 2: return object === null ? null : query(object, action.QueryInfo);
      case 3: return plain(member(object, action.Name, "function")(...this.given(action.ArgumentInfo)));
      case 4: return set(object, action.Name, action.ArgumentInfo.Arguments[0]);
      default: return fail(`action of type ${action.ActionType}`);
    }
  }
}

// Ranges are known by a reference after their first request; other objects keep the path that they were made by.
const references = new Map();

function reference(object) {
  if (!(object instanceof Range)) return {};
  const id = `range-${references.size}-${standin.calls.length}`;
  references.set(id, object);
  return { _ReferenceId: id };
}

function plain(value) {
  return value === undefined || typeof value === "object" ? null : value;
}

function set(object, name, value) {
  member(object, name, "property");
  object[name] = value;
  return null;
}

function query(object, { Select = [] }) {
  if (!(object instanceof Collection)) return selected(object, Select);
  return { _Items: object.Items.map((item) => ({ ...(item.ItemId === undefined ? {} : { _Id: item.ItemId }), ...selected(item, Select) })) };
}

function selected(object, paths) {
  const values = {};
  for (const path of paths) {
    const names = path.split("/").map((name) => name[0].toUpperCase() + name.slice(1));
    const last = names.pop();
    let [from, to] = [object, values];
    for (const name of names) {
      from = member(from, name, "property");
      to = to[name] ??= {};
    }
    to[last] = member(from, last, "property");
  }
  return values;
}

const executor = {
  async executeAsync(_flags, _options, message) {
    return { ErrorCode: "", ErrorMessage: "", Headers: {}, Body: answered(message.Body) };
  },
};

function answered(body) {
  const request = new Request(body);
  const Results = [];
  try {
    if (standin.editing) throw new ExcelError("InvalidOperationInCellEditMode", "a cell is being edited");
    for (const action of body.Actions) {
      standin.calls.push(`${action.ActionType}:${action.Name}`);
      Results.push({ ActionId: action.Id, Value: request.act(action) });
    }
    return { Results };
  } catch (error) {
    if (!(error instanceof ExcelError)) standin.failures.push(String(error.stack));
    return { Error: { Code: error.code ?? "StandIn", Message: error.message, Location: "" }, Results };
  }
}

OfficeExtension.SessionBase._overrideSession = {
  _resolveRequestUrlAndHeaderInfo: () => Promise.resolve({ url: "", headers: {} }),
  _createRequestExecutorOrNull: () => executor,
};
