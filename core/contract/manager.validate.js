// Generated from openapi.yaml by `npm run generate`. Do not edit.
const manageTable = validate22;
const func0 = Object.prototype.hasOwnProperty;
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return data && typeof data == "object" && !Array.isArray(data) && (data.body === void 0 || !func0.call(data, "body")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "body" } }), errors++), validate22.errors = vErrors, errors === 0;
}
const manageTableAsAdmin = validate23;
function validate23(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return data && typeof data == "object" && !Array.isArray(data) && (data.body === void 0 || !func0.call(data, "body")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "body" } }), errors++), validate23.errors = vErrors, errors === 0;
}
export {
  manageTable,
  manageTableAsAdmin
};
