// Generated from openapi.yaml by `npm run generate`. Do not edit.
import * as runtime from "./runtime.js";
const getMe = validate21;
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return validate21.errors = vErrors, errors === 0;
}
const deleteMe = validate22;
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return validate22.errors = vErrors, errors === 0;
}
const listMyKeys = validate23;
function validate23(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return validate23.errors = vErrors, errors === 0;
}
const rotateMyKey = validate24;
const func2 = runtime.ucs2length, pattern0 = /* @__PURE__ */ new RegExp("^[A-Za-z0-9]+$", "u");
function validate26(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data == "string" ? (func2(data) > 64 && ((vErrors ??= []).push({ instancePath, keyword: "maxLength", params: { limit: 64 } }), errors++), func2(data) < 1 && ((vErrors ??= []).push({ instancePath, keyword: "minLength", params: { limit: 1 } }), errors++), pattern0.test(data) || ((vErrors ??= []).push({ instancePath, keyword: "pattern", params: { says: "contain only letters and digits" } }), errors++)) : ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), validate26.errors = vErrors, errors === 0;
}
const formats0 = runtime.int32;
function validate28(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data == "number" && !(data % 1) && !isNaN(data) && isFinite(data) || ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "integer" } }), errors++), typeof data == "number" && isFinite(data) && ((data > 168 || isNaN(data)) && ((vErrors ??= []).push({ instancePath, keyword: "maximum", params: { comparison: "<=", limit: 168 } }), errors++), (data < 0 || isNaN(data)) && ((vErrors ??= []).push({ instancePath, keyword: "minimum", params: { comparison: ">=", limit: 0 } }), errors++), formats0.validate(data) || ((vErrors ??= []).push({ instancePath, keyword: "format", params: { format: "int32" } }), errors++)), validate28.errors = vErrors, errors === 0;
}
function validate25(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    data.overlapHours === void 0 && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "overlapHours" } }), errors++);
    for (const key0 in data)
      key0 === "keyId" || key0 === "overlapHours" || ((vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } }), errors++);
    data.keyId !== void 0 && (validate26(data.keyId, { instancePath: instancePath + "/keyId", parentData: data, parentDataProperty: "keyId", rootData }) || (vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors), errors = vErrors.length)), data.overlapHours !== void 0 && (validate28(data.overlapHours, { instancePath: instancePath + "/overlapHours", parentData: data, parentDataProperty: "overlapHours", rootData }) || (vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors), errors = vErrors.length));
  } else
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } }), errors++;
  return validate25.errors = vErrors, errors === 0;
}
function validate24(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return data && typeof data == "object" && !Array.isArray(data) && (data.body === void 0 && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "body" } }), errors++), data.body !== void 0 && (validate25(data.body, { instancePath: instancePath + "/body", parentData: data, parentDataProperty: "body", rootData }) || (vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors), errors = vErrors.length))), validate24.errors = vErrors, errors === 0;
}
const getMyUsage = validate31;
const formats2 = runtime.date;
function validate31(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data) && data.query !== void 0) {
    let data0 = data.query;
    if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
      if (data0.from !== void 0) {
        let data1 = data0.from;
        typeof data1 == "string" ? (func2(data1) > 10 && ((vErrors ??= []).push({ instancePath: instancePath + "/query/from", keyword: "maxLength", params: { limit: 10 } }), errors++), formats2(data1) || ((vErrors ??= []).push({ instancePath: instancePath + "/query/from", keyword: "format", params: { format: "date" } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/query/from", keyword: "type", params: { type: "string" } }), errors++);
      }
      if (data0.to !== void 0) {
        let data2 = data0.to;
        typeof data2 == "string" ? (func2(data2) > 10 && ((vErrors ??= []).push({ instancePath: instancePath + "/query/to", keyword: "maxLength", params: { limit: 10 } }), errors++), formats2(data2) || ((vErrors ??= []).push({ instancePath: instancePath + "/query/to", keyword: "format", params: { format: "date" } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/query/to", keyword: "type", params: { type: "string" } }), errors++);
      }
    }
  }
  return validate31.errors = vErrors, errors === 0;
}
const listUsers = validate32, schema14 = { $id: "listUsers", required: [], properties: { query: { required: [], properties: { username: { type: "string", minLength: 1, maxLength: 128, pattern: "^\\S+$", "x-trellis-says": "not contain spaces" }, email: { type: "string", minLength: 1, maxLength: 254, pattern: "^\\S+$", "x-trellis-says": "not contain spaces" }, state: { type: "string", enum: ["active", "invited", "disabled", "deleting"] }, role: { type: "string", enum: ["admin", "viewer", "user"] }, limit: { type: "integer", format: "int32", default: 20, minimum: 1, maximum: 60 }, cursor: { type: "string", minLength: 1, maxLength: 4096, pattern: "^[A-Za-z0-9_.-]+$", "x-trellis-says": "be a cursor from an earlier page" } } } } }, pattern1 = /* @__PURE__ */ new RegExp("^\\S+$", "u"), pattern3 = /* @__PURE__ */ new RegExp("^[A-Za-z0-9_.-]+$", "u");
function validate32(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data) && data.query !== void 0) {
    let data0 = data.query;
    if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
      if (data0.limit === void 0 && (data0.limit = 20), data0.username !== void 0) {
        let data1 = data0.username;
        typeof data1 == "string" ? (func2(data1) > 128 && ((vErrors ??= []).push({ instancePath: instancePath + "/query/username", keyword: "maxLength", params: { limit: 128 } }), errors++), func2(data1) < 1 && ((vErrors ??= []).push({ instancePath: instancePath + "/query/username", keyword: "minLength", params: { limit: 1 } }), errors++), pattern1.test(data1) || ((vErrors ??= []).push({ instancePath: instancePath + "/query/username", keyword: "pattern", params: { says: "not contain spaces" } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/query/username", keyword: "type", params: { type: "string" } }), errors++);
      }
      if (data0.email !== void 0) {
        let data2 = data0.email;
        typeof data2 == "string" ? (func2(data2) > 254 && ((vErrors ??= []).push({ instancePath: instancePath + "/query/email", keyword: "maxLength", params: { limit: 254 } }), errors++), func2(data2) < 1 && ((vErrors ??= []).push({ instancePath: instancePath + "/query/email", keyword: "minLength", params: { limit: 1 } }), errors++), pattern1.test(data2) || ((vErrors ??= []).push({ instancePath: instancePath + "/query/email", keyword: "pattern", params: { says: "not contain spaces" } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/query/email", keyword: "type", params: { type: "string" } }), errors++);
      }
      if (data0.state !== void 0) {
        let data3 = data0.state;
        typeof data3 != "string" && ((vErrors ??= []).push({ instancePath: instancePath + "/query/state", keyword: "type", params: { type: "string" } }), errors++), data3 === "active" || data3 === "invited" || data3 === "disabled" || data3 === "deleting" || ((vErrors ??= []).push({ instancePath: instancePath + "/query/state", keyword: "enum", params: { allowedValues: schema14.properties.query.properties.state.enum } }), errors++);
      }
      if (data0.role !== void 0) {
        let data4 = data0.role;
        typeof data4 != "string" && ((vErrors ??= []).push({ instancePath: instancePath + "/query/role", keyword: "type", params: { type: "string" } }), errors++), data4 === "admin" || data4 === "viewer" || data4 === "user" || ((vErrors ??= []).push({ instancePath: instancePath + "/query/role", keyword: "enum", params: { allowedValues: schema14.properties.query.properties.role.enum } }), errors++);
      }
      let data5 = data0.limit;
      if (typeof data5 == "number" && !(data5 % 1) && !isNaN(data5) && isFinite(data5) || ((vErrors ??= []).push({ instancePath: instancePath + "/query/limit", keyword: "type", params: { type: "integer" } }), errors++), typeof data5 == "number" && isFinite(data5) && ((data5 > 60 || isNaN(data5)) && ((vErrors ??= []).push({ instancePath: instancePath + "/query/limit", keyword: "maximum", params: { comparison: "<=", limit: 60 } }), errors++), (data5 < 1 || isNaN(data5)) && ((vErrors ??= []).push({ instancePath: instancePath + "/query/limit", keyword: "minimum", params: { comparison: ">=", limit: 1 } }), errors++), formats0.validate(data5) || ((vErrors ??= []).push({ instancePath: instancePath + "/query/limit", keyword: "format", params: { format: "int32" } }), errors++)), data0.cursor !== void 0) {
        let data6 = data0.cursor;
        typeof data6 == "string" ? (func2(data6) > 4096 && ((vErrors ??= []).push({ instancePath: instancePath + "/query/cursor", keyword: "maxLength", params: { limit: 4096 } }), errors++), func2(data6) < 1 && ((vErrors ??= []).push({ instancePath: instancePath + "/query/cursor", keyword: "minLength", params: { limit: 1 } }), errors++), pattern3.test(data6) || ((vErrors ??= []).push({ instancePath: instancePath + "/query/cursor", keyword: "pattern", params: { says: "be a cursor from an earlier page" } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/query/cursor", keyword: "type", params: { type: "string" } }), errors++);
      }
    }
  }
  return validate32.errors = vErrors, errors === 0;
}
const inviteUser = validate33;
const pattern4 = /* @__PURE__ */ new RegExp("^[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+$", "u");
function validate35(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data == "string" ? (func2(data) > 128 && ((vErrors ??= []).push({ instancePath, keyword: "maxLength", params: { limit: 128 } }), errors++), func2(data) < 1 && ((vErrors ??= []).push({ instancePath, keyword: "minLength", params: { limit: 1 } }), errors++), pattern4.test(data) || ((vErrors ??= []).push({ instancePath, keyword: "pattern", params: { says: "contain only letters, marks, symbols, digits and punctuation, without spaces" } }), errors++)) : ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), validate35.errors = vErrors, errors === 0;
}
const formats8 = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i;
function validate37(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data == "string" ? (func2(data) > 254 && ((vErrors ??= []).push({ instancePath, keyword: "maxLength", params: { limit: 254 } }), errors++), formats8.test(data) || ((vErrors ??= []).push({ instancePath, keyword: "format", params: { format: "email" } }), errors++)) : ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), validate37.errors = vErrors, errors === 0;
}
const schema19 = { $id: "schema-Scope", type: "string", enum: ["permits", "music", "manager"] };
function validate39(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data != "string" && ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), data === "permits" || data === "music" || data === "manager" || ((vErrors ??= []).push({ instancePath, keyword: "enum", params: { allowedValues: schema19.enum } }), errors++), validate39.errors = vErrors, errors === 0;
}
const func0 = runtime.equal;
function validate34(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    data.scopes === void 0 && (data.scopes = ["permits"]), data.sendEmail === void 0 && (data.sendEmail = !0), data.username === void 0 && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "username" } }), errors++);
    for (const key0 in data)
      key0 === "username" || key0 === "email" || key0 === "scopes" || key0 === "sendEmail" || ((vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } }), errors++);
    data.username !== void 0 && (validate35(data.username, { instancePath: instancePath + "/username", parentData: data, parentDataProperty: "username", rootData }) || (vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors), errors = vErrors.length)), data.email !== void 0 && (validate37(data.email, { instancePath: instancePath + "/email", parentData: data, parentDataProperty: "email", rootData }) || (vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors), errors = vErrors.length));
    let data2 = data.scopes;
    if (Array.isArray(data2)) {
      data2.length > 3 && ((vErrors ??= []).push({ instancePath: instancePath + "/scopes", keyword: "maxItems", params: { limit: 3 } }), errors++);
      const len0 = data2.length;
      for (let i0 = 0; i0 < len0; i0++)
        validate39(data2[i0], { instancePath: instancePath + "/scopes/" + i0, parentData: data2, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors), errors = vErrors.length);
      let i1 = data2.length, j0;
      if (i1 > 1) {
        outer0:
          for (; i1--; )
            for (j0 = i1; j0--; )
              if (func0(data2[i1], data2[j0])) {
                (vErrors ??= []).push({ instancePath: instancePath + "/scopes", keyword: "uniqueItems", params: { i: i1, j: j0 } }), errors++;
                break outer0;
              }
      }
    } else
      (vErrors ??= []).push({ instancePath: instancePath + "/scopes", keyword: "type", params: { type: "array" } }), errors++;
    typeof data.sendEmail != "boolean" && ((vErrors ??= []).push({ instancePath: instancePath + "/sendEmail", keyword: "type", params: { type: "boolean" } }), errors++);
  } else
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } }), errors++;
  return validate34.errors = vErrors, errors === 0;
}
function validate33(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return data && typeof data == "object" && !Array.isArray(data) && (data.body === void 0 && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "body" } }), errors++), data.body !== void 0 && (validate34(data.body, { instancePath: instancePath + "/body", parentData: data, parentDataProperty: "body", rootData }) || (vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors), errors = vErrors.length))), validate33.errors = vErrors, errors === 0;
}
const getUser = validate42;
function validate42(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data) && data.path !== void 0) {
    let data0 = data.path;
    if (data0 && typeof data0 == "object" && !Array.isArray(data0) && (data0.username === void 0 && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "username" } }), errors++), data0.username !== void 0)) {
      let data1 = data0.username;
      typeof data1 == "string" ? (func2(data1) > 128 && ((vErrors ??= []).push({ instancePath: instancePath + "/path/username", keyword: "maxLength", params: { limit: 128 } }), errors++), func2(data1) < 1 && ((vErrors ??= []).push({ instancePath: instancePath + "/path/username", keyword: "minLength", params: { limit: 1 } }), errors++), pattern4.test(data1) || ((vErrors ??= []).push({ instancePath: instancePath + "/path/username", keyword: "pattern", params: { says: "contain only letters, marks, symbols, digits and punctuation, without spaces" } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/path/username", keyword: "type", params: { type: "string" } }), errors++);
    }
  }
  return validate42.errors = vErrors, errors === 0;
}
const changeUser = validate43;
const schema23 = { $id: "schema-Group", type: "string", enum: ["admins", "viewers"] };
function validate45(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data != "string" && ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), data === "admins" || data === "viewers" || ((vErrors ??= []).push({ instancePath, keyword: "enum", params: { allowedValues: schema23.enum } }), errors++), validate45.errors = vErrors, errors === 0;
}
function validate44(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    Object.keys(data).length < 1 && ((vErrors ??= []).push({ instancePath, keyword: "minProperties", params: { limit: 1 } }), errors++);
    for (const key0 in data)
      key0 === "enabled" || key0 === "groups" || ((vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } }), errors++);
    if (data.enabled !== void 0 && typeof data.enabled != "boolean" && ((vErrors ??= []).push({ instancePath: instancePath + "/enabled", keyword: "type", params: { type: "boolean" } }), errors++), data.groups !== void 0) {
      let data1 = data.groups;
      if (Array.isArray(data1)) {
        data1.length > 2 && ((vErrors ??= []).push({ instancePath: instancePath + "/groups", keyword: "maxItems", params: { limit: 2 } }), errors++);
        const len0 = data1.length;
        for (let i0 = 0; i0 < len0; i0++)
          validate45(data1[i0], { instancePath: instancePath + "/groups/" + i0, parentData: data1, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors), errors = vErrors.length);
        let i1 = data1.length, j0;
        if (i1 > 1) {
          outer0:
            for (; i1--; )
              for (j0 = i1; j0--; )
                if (func0(data1[i1], data1[j0])) {
                  (vErrors ??= []).push({ instancePath: instancePath + "/groups", keyword: "uniqueItems", params: { i: i1, j: j0 } }), errors++;
                  break outer0;
                }
        }
      } else
        (vErrors ??= []).push({ instancePath: instancePath + "/groups", keyword: "type", params: { type: "array" } }), errors++;
    }
  } else
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } }), errors++;
  return validate44.errors = vErrors, errors === 0;
}
function validate43(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.body === void 0 && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "body" } }), errors++), data.path !== void 0) {
      let data0 = data.path;
      if (data0 && typeof data0 == "object" && !Array.isArray(data0) && (data0.username === void 0 && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "username" } }), errors++), data0.username !== void 0)) {
        let data1 = data0.username;
        typeof data1 == "string" ? (func2(data1) > 128 && ((vErrors ??= []).push({ instancePath: instancePath + "/path/username", keyword: "maxLength", params: { limit: 128 } }), errors++), func2(data1) < 1 && ((vErrors ??= []).push({ instancePath: instancePath + "/path/username", keyword: "minLength", params: { limit: 1 } }), errors++), pattern4.test(data1) || ((vErrors ??= []).push({ instancePath: instancePath + "/path/username", keyword: "pattern", params: { says: "contain only letters, marks, symbols, digits and punctuation, without spaces" } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/path/username", keyword: "type", params: { type: "string" } }), errors++);
      }
    }
    data.body !== void 0 && (validate44(data.body, { instancePath: instancePath + "/body", parentData: data, parentDataProperty: "body", rootData }) || (vErrors = vErrors === null ? validate44.errors : vErrors.concat(validate44.errors), errors = vErrors.length));
  }
  return validate43.errors = vErrors, errors === 0;
}
const deleteUser = validate48;
function validate48(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data) && data.path !== void 0) {
    let data0 = data.path;
    if (data0 && typeof data0 == "object" && !Array.isArray(data0) && (data0.username === void 0 && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "username" } }), errors++), data0.username !== void 0)) {
      let data1 = data0.username;
      typeof data1 == "string" ? (func2(data1) > 128 && ((vErrors ??= []).push({ instancePath: instancePath + "/path/username", keyword: "maxLength", params: { limit: 128 } }), errors++), func2(data1) < 1 && ((vErrors ??= []).push({ instancePath: instancePath + "/path/username", keyword: "minLength", params: { limit: 1 } }), errors++), pattern4.test(data1) || ((vErrors ??= []).push({ instancePath: instancePath + "/path/username", keyword: "pattern", params: { says: "contain only letters, marks, symbols, digits and punctuation, without spaces" } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/path/username", keyword: "type", params: { type: "string" } }), errors++);
    }
  }
  return validate48.errors = vErrors, errors === 0;
}
const listKeys = validate49;
function validate49(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data) && data.path !== void 0) {
    let data0 = data.path;
    if (data0 && typeof data0 == "object" && !Array.isArray(data0) && (data0.username === void 0 && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "username" } }), errors++), data0.username !== void 0)) {
      let data1 = data0.username;
      typeof data1 == "string" ? (func2(data1) > 128 && ((vErrors ??= []).push({ instancePath: instancePath + "/path/username", keyword: "maxLength", params: { limit: 128 } }), errors++), func2(data1) < 1 && ((vErrors ??= []).push({ instancePath: instancePath + "/path/username", keyword: "minLength", params: { limit: 1 } }), errors++), pattern4.test(data1) || ((vErrors ??= []).push({ instancePath: instancePath + "/path/username", keyword: "pattern", params: { says: "contain only letters, marks, symbols, digits and punctuation, without spaces" } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/path/username", keyword: "type", params: { type: "string" } }), errors++);
    }
  }
  return validate49.errors = vErrors, errors === 0;
}
const issueKey = validate50;
const pattern10 = /* @__PURE__ */ new RegExp("^[^\\u0000-\\u001f\\u007f-\\u009f]*$", "u");
function validate53(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data == "string" ? (func2(data) > 100 && ((vErrors ??= []).push({ instancePath, keyword: "maxLength", params: { limit: 100 } }), errors++), pattern10.test(data) || ((vErrors ??= []).push({ instancePath, keyword: "pattern", params: { says: "not contain control characters" } }), errors++)) : ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), validate53.errors = vErrors, errors === 0;
}
const formats10 = runtime.dateTime;
function validate55(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data == "string" ? (func2(data) > 40 && ((vErrors ??= []).push({ instancePath, keyword: "maxLength", params: { limit: 40 } }), errors++), formats10(data) || ((vErrors ??= []).push({ instancePath, keyword: "format", params: { format: "date-time" } }), errors++)) : ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), validate55.errors = vErrors, errors === 0;
}
function validate51(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    data.scope === void 0 && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "scope" } }), errors++);
    for (const key0 in data)
      key0 === "scope" || key0 === "name" || key0 === "expiresAt" || ((vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } }), errors++);
    data.scope !== void 0 && (validate39(data.scope, { instancePath: instancePath + "/scope", parentData: data, parentDataProperty: "scope", rootData }) || (vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors), errors = vErrors.length)), data.name !== void 0 && (validate53(data.name, { instancePath: instancePath + "/name", parentData: data, parentDataProperty: "name", rootData }) || (vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors), errors = vErrors.length)), data.expiresAt !== void 0 && (validate55(data.expiresAt, { instancePath: instancePath + "/expiresAt", parentData: data, parentDataProperty: "expiresAt", rootData }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length));
  } else
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } }), errors++;
  return validate51.errors = vErrors, errors === 0;
}
function validate50(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.body === void 0 && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "body" } }), errors++), data.path !== void 0) {
      let data0 = data.path;
      if (data0 && typeof data0 == "object" && !Array.isArray(data0) && (data0.username === void 0 && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "username" } }), errors++), data0.username !== void 0)) {
        let data1 = data0.username;
        typeof data1 == "string" ? (func2(data1) > 128 && ((vErrors ??= []).push({ instancePath: instancePath + "/path/username", keyword: "maxLength", params: { limit: 128 } }), errors++), func2(data1) < 1 && ((vErrors ??= []).push({ instancePath: instancePath + "/path/username", keyword: "minLength", params: { limit: 1 } }), errors++), pattern4.test(data1) || ((vErrors ??= []).push({ instancePath: instancePath + "/path/username", keyword: "pattern", params: { says: "contain only letters, marks, symbols, digits and punctuation, without spaces" } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/path/username", keyword: "type", params: { type: "string" } }), errors++);
      }
    }
    data.body !== void 0 && (validate51(data.body, { instancePath: instancePath + "/body", parentData: data, parentDataProperty: "body", rootData }) || (vErrors = vErrors === null ? validate51.errors : vErrors.concat(validate51.errors), errors = vErrors.length));
  }
  return validate50.errors = vErrors, errors === 0;
}
const changeKey = validate58;
function validate59(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    Object.keys(data).length < 1 && ((vErrors ??= []).push({ instancePath, keyword: "minProperties", params: { limit: 1 } }), errors++);
    for (const key0 in data)
      key0 === "name" || key0 === "enabled" || key0 === "expiresAt" || ((vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } }), errors++);
    if (data.name !== void 0 && (validate53(data.name, { instancePath: instancePath + "/name", parentData: data, parentDataProperty: "name", rootData }) || (vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors), errors = vErrors.length)), data.enabled !== void 0 && typeof data.enabled != "boolean" && ((vErrors ??= []).push({ instancePath: instancePath + "/enabled", keyword: "type", params: { type: "boolean" } }), errors++), data.expiresAt !== void 0) {
      let data2 = data.expiresAt;
      typeof data2 != "string" && data2 !== null && ((vErrors ??= []).push({ instancePath: instancePath + "/expiresAt", keyword: "type", params: { type: "string" } }), errors++), typeof data2 == "string" && (func2(data2) > 40 && ((vErrors ??= []).push({ instancePath: instancePath + "/expiresAt", keyword: "maxLength", params: { limit: 40 } }), errors++), formats10(data2) || ((vErrors ??= []).push({ instancePath: instancePath + "/expiresAt", keyword: "format", params: { format: "date-time" } }), errors++));
    }
  } else
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } }), errors++;
  return validate59.errors = vErrors, errors === 0;
}
function validate58(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.body === void 0 && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "body" } }), errors++), data.path !== void 0) {
      let data0 = data.path;
      if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
        if (data0.username === void 0 && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "username" } }), errors++), data0.keyId === void 0 && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "keyId" } }), errors++), data0.username !== void 0) {
          let data1 = data0.username;
          typeof data1 == "string" ? (func2(data1) > 128 && ((vErrors ??= []).push({ instancePath: instancePath + "/path/username", keyword: "maxLength", params: { limit: 128 } }), errors++), func2(data1) < 1 && ((vErrors ??= []).push({ instancePath: instancePath + "/path/username", keyword: "minLength", params: { limit: 1 } }), errors++), pattern4.test(data1) || ((vErrors ??= []).push({ instancePath: instancePath + "/path/username", keyword: "pattern", params: { says: "contain only letters, marks, symbols, digits and punctuation, without spaces" } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/path/username", keyword: "type", params: { type: "string" } }), errors++);
        }
        if (data0.keyId !== void 0) {
          let data2 = data0.keyId;
          typeof data2 == "string" ? (func2(data2) > 64 && ((vErrors ??= []).push({ instancePath: instancePath + "/path/keyId", keyword: "maxLength", params: { limit: 64 } }), errors++), func2(data2) < 1 && ((vErrors ??= []).push({ instancePath: instancePath + "/path/keyId", keyword: "minLength", params: { limit: 1 } }), errors++), pattern0.test(data2) || ((vErrors ??= []).push({ instancePath: instancePath + "/path/keyId", keyword: "pattern", params: { says: "contain only letters and digits" } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/path/keyId", keyword: "type", params: { type: "string" } }), errors++);
        }
      }
    }
    data.body !== void 0 && (validate59(data.body, { instancePath: instancePath + "/body", parentData: data, parentDataProperty: "body", rootData }) || (vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors), errors = vErrors.length));
  }
  return validate58.errors = vErrors, errors === 0;
}
const deleteKey = validate62;
function validate62(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data) && data.path !== void 0) {
    let data0 = data.path;
    if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
      if (data0.username === void 0 && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "username" } }), errors++), data0.keyId === void 0 && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "keyId" } }), errors++), data0.username !== void 0) {
        let data1 = data0.username;
        typeof data1 == "string" ? (func2(data1) > 128 && ((vErrors ??= []).push({ instancePath: instancePath + "/path/username", keyword: "maxLength", params: { limit: 128 } }), errors++), func2(data1) < 1 && ((vErrors ??= []).push({ instancePath: instancePath + "/path/username", keyword: "minLength", params: { limit: 1 } }), errors++), pattern4.test(data1) || ((vErrors ??= []).push({ instancePath: instancePath + "/path/username", keyword: "pattern", params: { says: "contain only letters, marks, symbols, digits and punctuation, without spaces" } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/path/username", keyword: "type", params: { type: "string" } }), errors++);
      }
      if (data0.keyId !== void 0) {
        let data2 = data0.keyId;
        typeof data2 == "string" ? (func2(data2) > 64 && ((vErrors ??= []).push({ instancePath: instancePath + "/path/keyId", keyword: "maxLength", params: { limit: 64 } }), errors++), func2(data2) < 1 && ((vErrors ??= []).push({ instancePath: instancePath + "/path/keyId", keyword: "minLength", params: { limit: 1 } }), errors++), pattern0.test(data2) || ((vErrors ??= []).push({ instancePath: instancePath + "/path/keyId", keyword: "pattern", params: { says: "contain only letters and digits" } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/path/keyId", keyword: "type", params: { type: "string" } }), errors++);
      }
    }
  }
  return validate62.errors = vErrors, errors === 0;
}
const rotateKey = validate63;
function validate64(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    data.overlapHours === void 0 && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "overlapHours" } }), errors++);
    for (const key0 in data)
      key0 !== "overlapHours" && ((vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } }), errors++);
    data.overlapHours !== void 0 && (validate28(data.overlapHours, { instancePath: instancePath + "/overlapHours", parentData: data, parentDataProperty: "overlapHours", rootData }) || (vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors), errors = vErrors.length));
  } else
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } }), errors++;
  return validate64.errors = vErrors, errors === 0;
}
function validate63(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.body === void 0 && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "body" } }), errors++), data.path !== void 0) {
      let data0 = data.path;
      if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
        if (data0.username === void 0 && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "username" } }), errors++), data0.keyId === void 0 && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "keyId" } }), errors++), data0.username !== void 0) {
          let data1 = data0.username;
          typeof data1 == "string" ? (func2(data1) > 128 && ((vErrors ??= []).push({ instancePath: instancePath + "/path/username", keyword: "maxLength", params: { limit: 128 } }), errors++), func2(data1) < 1 && ((vErrors ??= []).push({ instancePath: instancePath + "/path/username", keyword: "minLength", params: { limit: 1 } }), errors++), pattern4.test(data1) || ((vErrors ??= []).push({ instancePath: instancePath + "/path/username", keyword: "pattern", params: { says: "contain only letters, marks, symbols, digits and punctuation, without spaces" } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/path/username", keyword: "type", params: { type: "string" } }), errors++);
        }
        if (data0.keyId !== void 0) {
          let data2 = data0.keyId;
          typeof data2 == "string" ? (func2(data2) > 64 && ((vErrors ??= []).push({ instancePath: instancePath + "/path/keyId", keyword: "maxLength", params: { limit: 64 } }), errors++), func2(data2) < 1 && ((vErrors ??= []).push({ instancePath: instancePath + "/path/keyId", keyword: "minLength", params: { limit: 1 } }), errors++), pattern0.test(data2) || ((vErrors ??= []).push({ instancePath: instancePath + "/path/keyId", keyword: "pattern", params: { says: "contain only letters and digits" } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/path/keyId", keyword: "type", params: { type: "string" } }), errors++);
        }
      }
    }
    data.body !== void 0 && (validate64(data.body, { instancePath: instancePath + "/body", parentData: data, parentDataProperty: "body", rootData }) || (vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors), errors = vErrors.length));
  }
  return validate63.errors = vErrors, errors === 0;
}
const resendInvitation = validate67;
function validate67(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data) && data.path !== void 0) {
    let data0 = data.path;
    if (data0 && typeof data0 == "object" && !Array.isArray(data0) && (data0.username === void 0 && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "username" } }), errors++), data0.username !== void 0)) {
      let data1 = data0.username;
      typeof data1 == "string" ? (func2(data1) > 128 && ((vErrors ??= []).push({ instancePath: instancePath + "/path/username", keyword: "maxLength", params: { limit: 128 } }), errors++), func2(data1) < 1 && ((vErrors ??= []).push({ instancePath: instancePath + "/path/username", keyword: "minLength", params: { limit: 1 } }), errors++), pattern4.test(data1) || ((vErrors ??= []).push({ instancePath: instancePath + "/path/username", keyword: "pattern", params: { says: "contain only letters, marks, symbols, digits and punctuation, without spaces" } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/path/username", keyword: "type", params: { type: "string" } }), errors++);
    }
  }
  return validate67.errors = vErrors, errors === 0;
}
const listAudit = validate68;
function validate68(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data) && data.query !== void 0) {
    let data0 = data.query;
    if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
      data0.limit === void 0 && (data0.limit = 20);
      let data1 = data0.limit;
      if (typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1) || ((vErrors ??= []).push({ instancePath: instancePath + "/query/limit", keyword: "type", params: { type: "integer" } }), errors++), typeof data1 == "number" && isFinite(data1) && ((data1 > 60 || isNaN(data1)) && ((vErrors ??= []).push({ instancePath: instancePath + "/query/limit", keyword: "maximum", params: { comparison: "<=", limit: 60 } }), errors++), (data1 < 1 || isNaN(data1)) && ((vErrors ??= []).push({ instancePath: instancePath + "/query/limit", keyword: "minimum", params: { comparison: ">=", limit: 1 } }), errors++), formats0.validate(data1) || ((vErrors ??= []).push({ instancePath: instancePath + "/query/limit", keyword: "format", params: { format: "int32" } }), errors++)), data0.cursor !== void 0) {
        let data2 = data0.cursor;
        typeof data2 == "string" ? (func2(data2) > 4096 && ((vErrors ??= []).push({ instancePath: instancePath + "/query/cursor", keyword: "maxLength", params: { limit: 4096 } }), errors++), func2(data2) < 1 && ((vErrors ??= []).push({ instancePath: instancePath + "/query/cursor", keyword: "minLength", params: { limit: 1 } }), errors++), pattern3.test(data2) || ((vErrors ??= []).push({ instancePath: instancePath + "/query/cursor", keyword: "pattern", params: { says: "be a cursor from an earlier page" } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/query/cursor", keyword: "type", params: { type: "string" } }), errors++);
      }
    }
  }
  return validate68.errors = vErrors, errors === 0;
}
export {
  changeKey,
  changeUser,
  deleteKey,
  deleteMe,
  deleteUser,
  getMe,
  getMyUsage,
  getUser,
  inviteUser,
  issueKey,
  listAudit,
  listKeys,
  listMyKeys,
  listUsers,
  resendInvitation,
  rotateKey,
  rotateMyKey
};
