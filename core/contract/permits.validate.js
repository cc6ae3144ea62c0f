// Generated from openapi.yaml by `npm run generate`. Do not edit.
import * as runtime from "./runtime.js";
const getPermit = validate21;
const func0 = Object.prototype.hasOwnProperty, func48 = runtime.ucs2length, pattern0 = /* @__PURE__ */ new RegExp("^#?[0-9A-Za-z-]{1,32}$", "u");
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data) && data.path !== void 0 && func0.call(data, "path")) {
    let data0 = data.path;
    if (data0 && typeof data0 == "object" && !Array.isArray(data0) && ((data0.number === void 0 || !func0.call(data0, "number")) && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "number" } }), errors++), data0.number !== void 0 && func0.call(data0, "number"))) {
      let data1 = data0.number;
      typeof data1 == "string" ? (func48(data1) > 33 && ((vErrors ??= []).push({ instancePath: instancePath + "/path/number", keyword: "maxLength", params: { limit: 33 } }), errors++), func48(data1) < 1 && ((vErrors ??= []).push({ instancePath: instancePath + "/path/number", keyword: "minLength", params: { limit: 1 } }), errors++), pattern0.test(data1) || ((vErrors ??= []).push({ instancePath: instancePath + "/path/number", keyword: "pattern", params: { says: "be up to 32 letters, digits and hyphens, with or without a leading #" } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/path/number", keyword: "type", params: { type: "string" } }), errors++);
    }
  }
  return validate21.errors = vErrors, errors === 0;
}
export {
  getPermit
};
