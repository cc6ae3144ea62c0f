// Generated from openapi.yaml by `npm run generate`. Do not edit.
import * as runtime from "./runtime.js";
const getPermit = validate24;
const func0 = Object.prototype.hasOwnProperty, func45 = runtime.ucs2length, pattern2 = /* @__PURE__ */ new RegExp("^#?[0-9A-Za-z-]{1,32}$", "u");
function validate24(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data) && data.path !== void 0 && func0.call(data, "path")) {
    let data0 = data.path;
    if (data0 && typeof data0 == "object" && !Array.isArray(data0) && ((data0.number === void 0 || !func0.call(data0, "number")) && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "number" } }), errors++), data0.number !== void 0 && func0.call(data0, "number"))) {
      let data1 = data0.number;
      typeof data1 == "string" ? (func45(data1) > 33 && ((vErrors ??= []).push({ instancePath: instancePath + "/path/number", keyword: "maxLength", params: { limit: 33 } }), errors++), func45(data1) < 1 && ((vErrors ??= []).push({ instancePath: instancePath + "/path/number", keyword: "minLength", params: { limit: 1 } }), errors++), pattern2.test(data1) || ((vErrors ??= []).push({ instancePath: instancePath + "/path/number", keyword: "pattern", params: { says: "be up to 32 letters, digits and hyphens, with or without a leading #" } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/path/number", keyword: "type", params: { type: "string" } }), errors++);
    }
  }
  return validate24.errors = vErrors, errors === 0;
}
const getPermitHistory = validate25;
function validate25(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data) && data.path !== void 0 && func0.call(data, "path")) {
    let data0 = data.path;
    if (data0 && typeof data0 == "object" && !Array.isArray(data0) && ((data0.number === void 0 || !func0.call(data0, "number")) && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "number" } }), errors++), data0.number !== void 0 && func0.call(data0, "number"))) {
      let data1 = data0.number;
      typeof data1 == "string" ? (func45(data1) > 33 && ((vErrors ??= []).push({ instancePath: instancePath + "/path/number", keyword: "maxLength", params: { limit: 33 } }), errors++), func45(data1) < 1 && ((vErrors ??= []).push({ instancePath: instancePath + "/path/number", keyword: "minLength", params: { limit: 1 } }), errors++), pattern2.test(data1) || ((vErrors ??= []).push({ instancePath: instancePath + "/path/number", keyword: "pattern", params: { says: "be up to 32 letters, digits and hyphens, with or without a leading #" } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/path/number", keyword: "type", params: { type: "string" } }), errors++);
    }
  }
  return validate25.errors = vErrors, errors === 0;
}
const listLoads = validate26;
const schema6 = { $id: "schema-LoadState", type: "string", enum: ["queued", "running", "loaded", "refused", "superseded", "missing", "failed"] };
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data != "string" && ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), data === "queued" || data === "running" || data === "loaded" || data === "refused" || data === "superseded" || data === "missing" || data === "failed" || ((vErrors ??= []).push({ instancePath, keyword: "enum", params: { allowedValues: schema6.enum } }), errors++), validate21.errors = vErrors, errors === 0;
}
const pattern0 = /* @__PURE__ */ new RegExp("^[A-Za-z0-9_.-]+$", "u");
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data == "string" ? (func45(data) > 4096 && ((vErrors ??= []).push({ instancePath, keyword: "maxLength", params: { limit: 4096 } }), errors++), func45(data) < 1 && ((vErrors ??= []).push({ instancePath, keyword: "minLength", params: { limit: 1 } }), errors++), pattern0.test(data) || ((vErrors ??= []).push({ instancePath, keyword: "pattern", params: { says: "be a cursor from an earlier page" } }), errors++)) : ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), validate22.errors = vErrors, errors === 0;
}
const formats0 = runtime.int32;
function validate26(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data) && data.query !== void 0 && func0.call(data, "query")) {
    let data0 = data.query;
    if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
      data0.limit === void 0 && (data0.limit = 20), data0.state !== void 0 && func0.call(data0, "state") && (validate21(data0.state, { instancePath: instancePath + "/query/state", parentData: data0, parentDataProperty: "state", rootData }) || (vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors), errors = vErrors.length));
      let data2 = data0.limit;
      typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2) || ((vErrors ??= []).push({ instancePath: instancePath + "/query/limit", keyword: "type", params: { type: "integer" } }), errors++), typeof data2 == "number" && isFinite(data2) && ((data2 > 60 || isNaN(data2)) && ((vErrors ??= []).push({ instancePath: instancePath + "/query/limit", keyword: "maximum", params: { comparison: "<=", limit: 60 } }), errors++), (data2 < 1 || isNaN(data2)) && ((vErrors ??= []).push({ instancePath: instancePath + "/query/limit", keyword: "minimum", params: { comparison: ">=", limit: 1 } }), errors++), formats0.validate(data2) || ((vErrors ??= []).push({ instancePath: instancePath + "/query/limit", keyword: "format", params: { format: "int32" } }), errors++)), data0.cursor !== void 0 && func0.call(data0, "cursor") && (validate22(data0.cursor, { instancePath: instancePath + "/query/cursor", parentData: data0, parentDataProperty: "cursor", rootData }) || (vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors), errors = vErrors.length));
    }
  }
  return validate26.errors = vErrors, errors === 0;
}
const createLoad = validate29;
const pattern1 = /* @__PURE__ */ new RegExp("^[0-9A-Za-z _.()+-]+$", "u");
function validate23(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    (data.fileName === void 0 || !func0.call(data, "fileName")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "fileName" } }), errors++);
    for (const key0 of Object.keys(data))
      key0 !== "fileName" && ((vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } }), errors++);
    if (data.fileName !== void 0 && func0.call(data, "fileName")) {
      let data0 = data.fileName;
      typeof data0 == "string" ? (func45(data0) > 200 && ((vErrors ??= []).push({ instancePath: instancePath + "/fileName", keyword: "maxLength", params: { limit: 200 } }), errors++), func45(data0) < 1 && ((vErrors ??= []).push({ instancePath: instancePath + "/fileName", keyword: "minLength", params: { limit: 1 } }), errors++), pattern1.test(data0) || ((vErrors ??= []).push({ instancePath: instancePath + "/fileName", keyword: "pattern", params: { says: "contain only letters, digits, spaces and the characters _ . ( ) + -" } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/fileName", keyword: "type", params: { type: "string" } }), errors++);
    }
  } else
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } }), errors++;
  return validate23.errors = vErrors, errors === 0;
}
function validate29(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return data && typeof data == "object" && !Array.isArray(data) && ((data.body === void 0 || !func0.call(data, "body")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "body" } }), errors++), data.body !== void 0 && func0.call(data, "body") && (validate23(data.body, { instancePath: instancePath + "/body", parentData: data, parentDataProperty: "body", rootData }) || (vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors), errors = vErrors.length))), validate29.errors = vErrors, errors === 0;
}
const getLoad = validate31;
const pattern4 = /* @__PURE__ */ new RegExp("^[0-9A-Za-z_-]+$", "u");
function validate31(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data) && data.path !== void 0 && func0.call(data, "path")) {
    let data0 = data.path;
    if (data0 && typeof data0 == "object" && !Array.isArray(data0) && ((data0.id === void 0 || !func0.call(data0, "id")) && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "id" } }), errors++), data0.id !== void 0 && func0.call(data0, "id"))) {
      let data1 = data0.id;
      typeof data1 == "string" ? (func45(data1) > 64 && ((vErrors ??= []).push({ instancePath: instancePath + "/path/id", keyword: "maxLength", params: { limit: 64 } }), errors++), func45(data1) < 1 && ((vErrors ??= []).push({ instancePath: instancePath + "/path/id", keyword: "minLength", params: { limit: 1 } }), errors++), pattern4.test(data1) || ((vErrors ??= []).push({ instancePath: instancePath + "/path/id", keyword: "pattern", params: { says: "be the id of a load" } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/path/id", keyword: "type", params: { type: "string" } }), errors++);
    }
  }
  return validate31.errors = vErrors, errors === 0;
}
const retryLoad = validate32;
function validate32(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data) && data.path !== void 0 && func0.call(data, "path")) {
    let data0 = data.path;
    if (data0 && typeof data0 == "object" && !Array.isArray(data0) && ((data0.id === void 0 || !func0.call(data0, "id")) && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "id" } }), errors++), data0.id !== void 0 && func0.call(data0, "id"))) {
      let data1 = data0.id;
      typeof data1 == "string" ? (func45(data1) > 64 && ((vErrors ??= []).push({ instancePath: instancePath + "/path/id", keyword: "maxLength", params: { limit: 64 } }), errors++), func45(data1) < 1 && ((vErrors ??= []).push({ instancePath: instancePath + "/path/id", keyword: "minLength", params: { limit: 1 } }), errors++), pattern4.test(data1) || ((vErrors ??= []).push({ instancePath: instancePath + "/path/id", keyword: "pattern", params: { says: "be the id of a load" } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/path/id", keyword: "type", params: { type: "string" } }), errors++);
    }
  }
  return validate32.errors = vErrors, errors === 0;
}
export {
  createLoad,
  getLoad,
  getPermit,
  getPermitHistory,
  listLoads,
  retryLoad
};
