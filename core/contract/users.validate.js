// Generated from openapi.yaml by `npm run generate`. Do not edit.
import * as runtime from "./runtime.js";
const getMe = validate53;
function validate53(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return validate53.errors = vErrors, errors === 0;
}
const deleteMe = validate54;
function validate54(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return validate54.errors = vErrors, errors === 0;
}
const listMyKeys = validate55;
function validate55(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return validate55.errors = vErrors, errors === 0;
}
const changeMyKey = validate56;
const func0 = Object.prototype.hasOwnProperty;
const func45 = runtime.ucs2length, pattern0 = /* @__PURE__ */ new RegExp("^[A-Za-z0-9]+$", "u");
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data == "string" ? (func45(data) > 64 && ((vErrors ??= []).push({ instancePath, keyword: "maxLength", params: { limit: 64 } }), errors++), func45(data) < 1 && ((vErrors ??= []).push({ instancePath, keyword: "minLength", params: { limit: 1 } }), errors++), pattern0.test(data) || ((vErrors ??= []).push({ instancePath, keyword: "pattern", params: { says: "contain only letters and digits" } }), errors++)) : ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), validate21.errors = vErrors, errors === 0;
}
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    (data.enabled === void 0 || !func0.call(data, "enabled")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "enabled" } }), errors++);
    for (const key0 of Object.keys(data))
      key0 !== "enabled" && ((vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } }), errors++);
    data.enabled !== void 0 && func0.call(data, "enabled") && typeof data.enabled != "boolean" && ((vErrors ??= []).push({ instancePath: instancePath + "/enabled", keyword: "type", params: { type: "boolean" } }), errors++);
  } else
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } }), errors++;
  return validate22.errors = vErrors, errors === 0;
}
function validate56(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if ((data.body === void 0 || !func0.call(data, "body")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "body" } }), errors++), data.path !== void 0 && func0.call(data, "path")) {
      let data0 = data.path;
      data0 && typeof data0 == "object" && !Array.isArray(data0) && ((data0.keyId === void 0 || !func0.call(data0, "keyId")) && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "keyId" } }), errors++), data0.keyId !== void 0 && func0.call(data0, "keyId") && (validate21(data0.keyId, { instancePath: instancePath + "/path/keyId", parentData: data0, parentDataProperty: "keyId", rootData }) || (vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors), errors = vErrors.length)));
    }
    data.body !== void 0 && func0.call(data, "body") && (validate22(data.body, { instancePath: instancePath + "/body", parentData: data, parentDataProperty: "body", rootData }) || (vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors), errors = vErrors.length));
  }
  return validate56.errors = vErrors, errors === 0;
}
const deleteMyKey = validate59;
function validate59(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data) && data.path !== void 0 && func0.call(data, "path")) {
    let data0 = data.path;
    data0 && typeof data0 == "object" && !Array.isArray(data0) && ((data0.keyId === void 0 || !func0.call(data0, "keyId")) && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "keyId" } }), errors++), data0.keyId !== void 0 && func0.call(data0, "keyId") && (validate21(data0.keyId, { instancePath: instancePath + "/path/keyId", parentData: data0, parentDataProperty: "keyId", rootData }) || (vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors), errors = vErrors.length)));
  }
  return validate59.errors = vErrors, errors === 0;
}
const rotateMyKey = validate61;
const formats0 = runtime.int32;
function validate23(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data == "number" && !(data % 1) && !isNaN(data) && isFinite(data) || ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "integer" } }), errors++), typeof data == "number" && isFinite(data) && ((data > 168 || isNaN(data)) && ((vErrors ??= []).push({ instancePath, keyword: "maximum", params: { comparison: "<=", limit: 168 } }), errors++), (data < 0 || isNaN(data)) && ((vErrors ??= []).push({ instancePath, keyword: "minimum", params: { comparison: ">=", limit: 0 } }), errors++), formats0.validate(data) || ((vErrors ??= []).push({ instancePath, keyword: "format", params: { format: "int32" } }), errors++)), validate23.errors = vErrors, errors === 0;
}
function validate24(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    (data.overlapHours === void 0 || !func0.call(data, "overlapHours")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "overlapHours" } }), errors++);
    for (const key0 of Object.keys(data))
      key0 === "keyId" || key0 === "overlapHours" || ((vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } }), errors++);
    data.keyId !== void 0 && func0.call(data, "keyId") && (validate21(data.keyId, { instancePath: instancePath + "/keyId", parentData: data, parentDataProperty: "keyId", rootData }) || (vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors), errors = vErrors.length)), data.overlapHours !== void 0 && func0.call(data, "overlapHours") && (validate23(data.overlapHours, { instancePath: instancePath + "/overlapHours", parentData: data, parentDataProperty: "overlapHours", rootData }) || (vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors), errors = vErrors.length));
  } else
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } }), errors++;
  return validate24.errors = vErrors, errors === 0;
}
function validate61(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return data && typeof data == "object" && !Array.isArray(data) && ((data.body === void 0 || !func0.call(data, "body")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "body" } }), errors++), data.body !== void 0 && func0.call(data, "body") && (validate24(data.body, { instancePath: instancePath + "/body", parentData: data, parentDataProperty: "body", rootData }) || (vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors), errors = vErrors.length))), validate61.errors = vErrors, errors === 0;
}
const getMyUsage = validate63;
const formats2 = runtime.date;
function validate27(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data == "string" ? (func45(data) > 10 && ((vErrors ??= []).push({ instancePath, keyword: "maxLength", params: { limit: 10 } }), errors++), formats2(data) || ((vErrors ??= []).push({ instancePath, keyword: "format", params: { format: "date" } }), errors++)) : ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), validate27.errors = vErrors, errors === 0;
}
function validate63(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data) && data.query !== void 0 && func0.call(data, "query")) {
    let data0 = data.query;
    data0 && typeof data0 == "object" && !Array.isArray(data0) && (data0.from !== void 0 && func0.call(data0, "from") && (validate27(data0.from, { instancePath: instancePath + "/query/from", parentData: data0, parentDataProperty: "from", rootData }) || (vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors), errors = vErrors.length)), data0.to !== void 0 && func0.call(data0, "to") && (validate27(data0.to, { instancePath: instancePath + "/query/to", parentData: data0, parentDataProperty: "to", rootData }) || (vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors), errors = vErrors.length)));
  }
  return validate63.errors = vErrors, errors === 0;
}
const listUsers = validate66;
const pattern5 = /* @__PURE__ */ new RegExp("^\\S+$", "u"), schema11 = { $id: "schema-UserState", type: "string", enum: ["active", "invited", "disabled", "deleting"] };
function validate28(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data != "string" && ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), data === "active" || data === "invited" || data === "disabled" || data === "deleting" || ((vErrors ??= []).push({ instancePath, keyword: "enum", params: { allowedValues: schema11.enum } }), errors++), validate28.errors = vErrors, errors === 0;
}
const schema12 = { $id: "schema-Role", type: "string", enum: ["admin", "viewer", "user"] };
function validate29(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data != "string" && ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), data === "admin" || data === "viewer" || data === "user" || ((vErrors ??= []).push({ instancePath, keyword: "enum", params: { allowedValues: schema12.enum } }), errors++), validate29.errors = vErrors, errors === 0;
}
const pattern1 = /* @__PURE__ */ new RegExp("^[A-Za-z0-9_.-]+$", "u");
function validate30(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data == "string" ? (func45(data) > 4096 && ((vErrors ??= []).push({ instancePath, keyword: "maxLength", params: { limit: 4096 } }), errors++), func45(data) < 1 && ((vErrors ??= []).push({ instancePath, keyword: "minLength", params: { limit: 1 } }), errors++), pattern1.test(data) || ((vErrors ??= []).push({ instancePath, keyword: "pattern", params: { says: "be a cursor from an earlier page" } }), errors++)) : ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), validate30.errors = vErrors, errors === 0;
}
function validate66(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data) && data.query !== void 0 && func0.call(data, "query")) {
    let data0 = data.query;
    if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
      if (data0.limit === void 0 && (data0.limit = 20), data0.username !== void 0 && func0.call(data0, "username")) {
        let data1 = data0.username;
        typeof data1 == "string" ? (func45(data1) > 128 && ((vErrors ??= []).push({ instancePath: instancePath + "/query/username", keyword: "maxLength", params: { limit: 128 } }), errors++), func45(data1) < 1 && ((vErrors ??= []).push({ instancePath: instancePath + "/query/username", keyword: "minLength", params: { limit: 1 } }), errors++), pattern5.test(data1) || ((vErrors ??= []).push({ instancePath: instancePath + "/query/username", keyword: "pattern", params: { says: "not contain spaces" } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/query/username", keyword: "type", params: { type: "string" } }), errors++);
      }
      if (data0.email !== void 0 && func0.call(data0, "email")) {
        let data2 = data0.email;
        typeof data2 == "string" ? (func45(data2) > 254 && ((vErrors ??= []).push({ instancePath: instancePath + "/query/email", keyword: "maxLength", params: { limit: 254 } }), errors++), func45(data2) < 1 && ((vErrors ??= []).push({ instancePath: instancePath + "/query/email", keyword: "minLength", params: { limit: 1 } }), errors++), pattern5.test(data2) || ((vErrors ??= []).push({ instancePath: instancePath + "/query/email", keyword: "pattern", params: { says: "not contain spaces" } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/query/email", keyword: "type", params: { type: "string" } }), errors++);
      }
      data0.state !== void 0 && func0.call(data0, "state") && (validate28(data0.state, { instancePath: instancePath + "/query/state", parentData: data0, parentDataProperty: "state", rootData }) || (vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors), errors = vErrors.length)), data0.role !== void 0 && func0.call(data0, "role") && (validate29(data0.role, { instancePath: instancePath + "/query/role", parentData: data0, parentDataProperty: "role", rootData }) || (vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors), errors = vErrors.length));
      let data5 = data0.limit;
      typeof data5 == "number" && !(data5 % 1) && !isNaN(data5) && isFinite(data5) || ((vErrors ??= []).push({ instancePath: instancePath + "/query/limit", keyword: "type", params: { type: "integer" } }), errors++), typeof data5 == "number" && isFinite(data5) && ((data5 > 60 || isNaN(data5)) && ((vErrors ??= []).push({ instancePath: instancePath + "/query/limit", keyword: "maximum", params: { comparison: "<=", limit: 60 } }), errors++), (data5 < 1 || isNaN(data5)) && ((vErrors ??= []).push({ instancePath: instancePath + "/query/limit", keyword: "minimum", params: { comparison: ">=", limit: 1 } }), errors++), formats0.validate(data5) || ((vErrors ??= []).push({ instancePath: instancePath + "/query/limit", keyword: "format", params: { format: "int32" } }), errors++)), data0.cursor !== void 0 && func0.call(data0, "cursor") && (validate30(data0.cursor, { instancePath: instancePath + "/query/cursor", parentData: data0, parentDataProperty: "cursor", rootData }) || (vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors), errors = vErrors.length));
    }
  }
  return validate66.errors = vErrors, errors === 0;
}
const inviteUser = validate70;
const func32 = runtime.equal;
const pattern2 = /* @__PURE__ */ new RegExp("^[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+$", "u");
function validate31(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data == "string" ? (func45(data) > 128 && ((vErrors ??= []).push({ instancePath, keyword: "maxLength", params: { limit: 128 } }), errors++), func45(data) < 1 && ((vErrors ??= []).push({ instancePath, keyword: "minLength", params: { limit: 1 } }), errors++), pattern2.test(data) || ((vErrors ??= []).push({ instancePath, keyword: "pattern", params: { says: "contain only letters, marks, symbols, digits and punctuation, without spaces" } }), errors++)) : ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), validate31.errors = vErrors, errors === 0;
}
const formats4 = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i;
function validate32(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data == "string" ? (func45(data) > 254 && ((vErrors ??= []).push({ instancePath, keyword: "maxLength", params: { limit: 254 } }), errors++), formats4.test(data) || ((vErrors ??= []).push({ instancePath, keyword: "format", params: { format: "email" } }), errors++)) : ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), validate32.errors = vErrors, errors === 0;
}
const schema16 = { $id: "schema-Scope", type: "string", enum: ["permits", "music", "manager"] };
function validate33(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data != "string" && ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), data === "permits" || data === "music" || data === "manager" || ((vErrors ??= []).push({ instancePath, keyword: "enum", params: { allowedValues: schema16.enum } }), errors++), validate33.errors = vErrors, errors === 0;
}
function validate34(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    data.scopes === void 0 && (data.scopes = ["permits"]), data.sendEmail === void 0 && (data.sendEmail = !0), (data.username === void 0 || !func0.call(data, "username")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "username" } }), errors++);
    for (const key0 of Object.keys(data))
      key0 === "username" || key0 === "email" || key0 === "scopes" || key0 === "sendEmail" || ((vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } }), errors++);
    data.username !== void 0 && func0.call(data, "username") && (validate31(data.username, { instancePath: instancePath + "/username", parentData: data, parentDataProperty: "username", rootData }) || (vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors), errors = vErrors.length)), data.email !== void 0 && func0.call(data, "email") && (validate32(data.email, { instancePath: instancePath + "/email", parentData: data, parentDataProperty: "email", rootData }) || (vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors), errors = vErrors.length));
    let data2 = data.scopes;
    if (Array.isArray(data2)) {
      data2.length > 3 && ((vErrors ??= []).push({ instancePath: instancePath + "/scopes", keyword: "maxItems", params: { limit: 3 } }), errors++);
      const len0 = data2.length;
      for (let i0 = 0; i0 < len0; i0++)
        validate33(data2[i0], { instancePath: instancePath + "/scopes/" + i0, parentData: data2, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors), errors = vErrors.length);
      let i1 = data2.length, j0;
      if (i1 > 1) {
        outer0:
          for (; i1--; )
            for (j0 = i1; j0--; )
              if (func32(data2[i1], data2[j0])) {
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
function validate70(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return data && typeof data == "object" && !Array.isArray(data) && ((data.body === void 0 || !func0.call(data, "body")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "body" } }), errors++), data.body !== void 0 && func0.call(data, "body") && (validate34(data.body, { instancePath: instancePath + "/body", parentData: data, parentDataProperty: "body", rootData }) || (vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors), errors = vErrors.length))), validate70.errors = vErrors, errors === 0;
}
const getUser = validate72;
function validate38(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data == "string" ? (func45(data) > 128 && ((vErrors ??= []).push({ instancePath, keyword: "maxLength", params: { limit: 128 } }), errors++), func45(data) < 1 && ((vErrors ??= []).push({ instancePath, keyword: "minLength", params: { limit: 1 } }), errors++), pattern2.test(data) || ((vErrors ??= []).push({ instancePath, keyword: "pattern", params: { says: "contain only letters, marks, symbols, digits and punctuation, without spaces" } }), errors++)) : ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), validate38.errors = vErrors, errors === 0;
}
function validate72(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data) && data.path !== void 0 && func0.call(data, "path")) {
    let data0 = data.path;
    data0 && typeof data0 == "object" && !Array.isArray(data0) && ((data0.username === void 0 || !func0.call(data0, "username")) && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "username" } }), errors++), data0.username !== void 0 && func0.call(data0, "username") && (validate38(data0.username, { instancePath: instancePath + "/path/username", parentData: data0, parentDataProperty: "username", rootData }) || (vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors), errors = vErrors.length)));
  }
  return validate72.errors = vErrors, errors === 0;
}
const changeUser = validate74;
const schema19 = { $id: "schema-Group", type: "string", enum: ["admins", "viewers"] };
function validate39(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data != "string" && ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), data === "admins" || data === "viewers" || ((vErrors ??= []).push({ instancePath, keyword: "enum", params: { allowedValues: schema19.enum } }), errors++), validate39.errors = vErrors, errors === 0;
}
function validate40(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    Object.keys(data).length < 1 && ((vErrors ??= []).push({ instancePath, keyword: "minProperties", params: { limit: 1 } }), errors++);
    for (const key0 of Object.keys(data))
      key0 === "enabled" || key0 === "groups" || ((vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } }), errors++);
    if (data.enabled !== void 0 && func0.call(data, "enabled") && typeof data.enabled != "boolean" && ((vErrors ??= []).push({ instancePath: instancePath + "/enabled", keyword: "type", params: { type: "boolean" } }), errors++), data.groups !== void 0 && func0.call(data, "groups")) {
      let data1 = data.groups;
      if (Array.isArray(data1)) {
        data1.length > 2 && ((vErrors ??= []).push({ instancePath: instancePath + "/groups", keyword: "maxItems", params: { limit: 2 } }), errors++);
        const len0 = data1.length;
        for (let i0 = 0; i0 < len0; i0++)
          validate39(data1[i0], { instancePath: instancePath + "/groups/" + i0, parentData: data1, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors), errors = vErrors.length);
        let i1 = data1.length, j0;
        if (i1 > 1) {
          outer0:
            for (; i1--; )
              for (j0 = i1; j0--; )
                if (func32(data1[i1], data1[j0])) {
                  (vErrors ??= []).push({ instancePath: instancePath + "/groups", keyword: "uniqueItems", params: { i: i1, j: j0 } }), errors++;
                  break outer0;
                }
        }
      } else
        (vErrors ??= []).push({ instancePath: instancePath + "/groups", keyword: "type", params: { type: "array" } }), errors++;
    }
  } else
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } }), errors++;
  return validate40.errors = vErrors, errors === 0;
}
function validate74(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if ((data.body === void 0 || !func0.call(data, "body")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "body" } }), errors++), data.path !== void 0 && func0.call(data, "path")) {
      let data0 = data.path;
      data0 && typeof data0 == "object" && !Array.isArray(data0) && ((data0.username === void 0 || !func0.call(data0, "username")) && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "username" } }), errors++), data0.username !== void 0 && func0.call(data0, "username") && (validate38(data0.username, { instancePath: instancePath + "/path/username", parentData: data0, parentDataProperty: "username", rootData }) || (vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors), errors = vErrors.length)));
    }
    data.body !== void 0 && func0.call(data, "body") && (validate40(data.body, { instancePath: instancePath + "/body", parentData: data, parentDataProperty: "body", rootData }) || (vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors), errors = vErrors.length));
  }
  return validate74.errors = vErrors, errors === 0;
}
const deleteUser = validate77;
function validate77(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data) && data.path !== void 0 && func0.call(data, "path")) {
    let data0 = data.path;
    data0 && typeof data0 == "object" && !Array.isArray(data0) && ((data0.username === void 0 || !func0.call(data0, "username")) && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "username" } }), errors++), data0.username !== void 0 && func0.call(data0, "username") && (validate38(data0.username, { instancePath: instancePath + "/path/username", parentData: data0, parentDataProperty: "username", rootData }) || (vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors), errors = vErrors.length)));
  }
  return validate77.errors = vErrors, errors === 0;
}
const listKeys = validate79;
function validate79(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data) && data.path !== void 0 && func0.call(data, "path")) {
    let data0 = data.path;
    data0 && typeof data0 == "object" && !Array.isArray(data0) && ((data0.username === void 0 || !func0.call(data0, "username")) && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "username" } }), errors++), data0.username !== void 0 && func0.call(data0, "username") && (validate38(data0.username, { instancePath: instancePath + "/path/username", parentData: data0, parentDataProperty: "username", rootData }) || (vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors), errors = vErrors.length)));
  }
  return validate79.errors = vErrors, errors === 0;
}
const issueKey = validate81;
const pattern4 = /* @__PURE__ */ new RegExp("^[^\\u0000-\\u001f\\u007f-\\u009f]*$", "u");
function validate42(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data == "string" ? (func45(data) > 100 && ((vErrors ??= []).push({ instancePath, keyword: "maxLength", params: { limit: 100 } }), errors++), pattern4.test(data) || ((vErrors ??= []).push({ instancePath, keyword: "pattern", params: { says: "not contain control characters" } }), errors++)) : ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), validate42.errors = vErrors, errors === 0;
}
const formats6 = runtime.dateTime;
function validate43(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data == "string" ? (func45(data) > 40 && ((vErrors ??= []).push({ instancePath, keyword: "maxLength", params: { limit: 40 } }), errors++), formats6(data) || ((vErrors ??= []).push({ instancePath, keyword: "format", params: { format: "date-time" } }), errors++)) : ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), validate43.errors = vErrors, errors === 0;
}
function validate44(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    (data.scope === void 0 || !func0.call(data, "scope")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "scope" } }), errors++);
    for (const key0 of Object.keys(data))
      key0 === "scope" || key0 === "name" || key0 === "expiresAt" || ((vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } }), errors++);
    data.scope !== void 0 && func0.call(data, "scope") && (validate33(data.scope, { instancePath: instancePath + "/scope", parentData: data, parentDataProperty: "scope", rootData }) || (vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors), errors = vErrors.length)), data.name !== void 0 && func0.call(data, "name") && (validate42(data.name, { instancePath: instancePath + "/name", parentData: data, parentDataProperty: "name", rootData }) || (vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors), errors = vErrors.length)), data.expiresAt !== void 0 && func0.call(data, "expiresAt") && (validate43(data.expiresAt, { instancePath: instancePath + "/expiresAt", parentData: data, parentDataProperty: "expiresAt", rootData }) || (vErrors = vErrors === null ? validate43.errors : vErrors.concat(validate43.errors), errors = vErrors.length));
  } else
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } }), errors++;
  return validate44.errors = vErrors, errors === 0;
}
function validate81(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if ((data.body === void 0 || !func0.call(data, "body")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "body" } }), errors++), data.path !== void 0 && func0.call(data, "path")) {
      let data0 = data.path;
      data0 && typeof data0 == "object" && !Array.isArray(data0) && ((data0.username === void 0 || !func0.call(data0, "username")) && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "username" } }), errors++), data0.username !== void 0 && func0.call(data0, "username") && (validate38(data0.username, { instancePath: instancePath + "/path/username", parentData: data0, parentDataProperty: "username", rootData }) || (vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors), errors = vErrors.length)));
    }
    data.body !== void 0 && func0.call(data, "body") && (validate44(data.body, { instancePath: instancePath + "/body", parentData: data, parentDataProperty: "body", rootData }) || (vErrors = vErrors === null ? validate44.errors : vErrors.concat(validate44.errors), errors = vErrors.length));
  }
  return validate81.errors = vErrors, errors === 0;
}
const getUsage = validate84;
function validate84(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.path !== void 0 && func0.call(data, "path")) {
      let data0 = data.path;
      data0 && typeof data0 == "object" && !Array.isArray(data0) && ((data0.username === void 0 || !func0.call(data0, "username")) && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "username" } }), errors++), data0.username !== void 0 && func0.call(data0, "username") && (validate38(data0.username, { instancePath: instancePath + "/path/username", parentData: data0, parentDataProperty: "username", rootData }) || (vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors), errors = vErrors.length)));
    }
    if (data.query !== void 0 && func0.call(data, "query")) {
      let data2 = data.query;
      data2 && typeof data2 == "object" && !Array.isArray(data2) && (data2.from !== void 0 && func0.call(data2, "from") && (validate27(data2.from, { instancePath: instancePath + "/query/from", parentData: data2, parentDataProperty: "from", rootData }) || (vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors), errors = vErrors.length)), data2.to !== void 0 && func0.call(data2, "to") && (validate27(data2.to, { instancePath: instancePath + "/query/to", parentData: data2, parentDataProperty: "to", rootData }) || (vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors), errors = vErrors.length)));
    }
  }
  return validate84.errors = vErrors, errors === 0;
}
const changeKey = validate88;
function validate48(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    Object.keys(data).length < 1 && ((vErrors ??= []).push({ instancePath, keyword: "minProperties", params: { limit: 1 } }), errors++);
    for (const key0 of Object.keys(data))
      key0 === "name" || key0 === "enabled" || key0 === "expiresAt" || ((vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } }), errors++);
    if (data.name !== void 0 && func0.call(data, "name") && (validate42(data.name, { instancePath: instancePath + "/name", parentData: data, parentDataProperty: "name", rootData }) || (vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors), errors = vErrors.length)), data.enabled !== void 0 && func0.call(data, "enabled") && typeof data.enabled != "boolean" && ((vErrors ??= []).push({ instancePath: instancePath + "/enabled", keyword: "type", params: { type: "boolean" } }), errors++), data.expiresAt !== void 0 && func0.call(data, "expiresAt")) {
      let data2 = data.expiresAt;
      typeof data2 != "string" && data2 !== null && ((vErrors ??= []).push({ instancePath: instancePath + "/expiresAt", keyword: "type", params: { type: "string" } }), errors++), typeof data2 == "string" && (func45(data2) > 40 && ((vErrors ??= []).push({ instancePath: instancePath + "/expiresAt", keyword: "maxLength", params: { limit: 40 } }), errors++), formats6(data2) || ((vErrors ??= []).push({ instancePath: instancePath + "/expiresAt", keyword: "format", params: { format: "date-time" } }), errors++));
    }
  } else
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } }), errors++;
  return validate48.errors = vErrors, errors === 0;
}
function validate88(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if ((data.body === void 0 || !func0.call(data, "body")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "body" } }), errors++), data.path !== void 0 && func0.call(data, "path")) {
      let data0 = data.path;
      data0 && typeof data0 == "object" && !Array.isArray(data0) && ((data0.username === void 0 || !func0.call(data0, "username")) && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "username" } }), errors++), (data0.keyId === void 0 || !func0.call(data0, "keyId")) && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "keyId" } }), errors++), data0.username !== void 0 && func0.call(data0, "username") && (validate38(data0.username, { instancePath: instancePath + "/path/username", parentData: data0, parentDataProperty: "username", rootData }) || (vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors), errors = vErrors.length)), data0.keyId !== void 0 && func0.call(data0, "keyId") && (validate21(data0.keyId, { instancePath: instancePath + "/path/keyId", parentData: data0, parentDataProperty: "keyId", rootData }) || (vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors), errors = vErrors.length)));
    }
    data.body !== void 0 && func0.call(data, "body") && (validate48(data.body, { instancePath: instancePath + "/body", parentData: data, parentDataProperty: "body", rootData }) || (vErrors = vErrors === null ? validate48.errors : vErrors.concat(validate48.errors), errors = vErrors.length));
  }
  return validate88.errors = vErrors, errors === 0;
}
const deleteKey = validate92;
function validate92(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data) && data.path !== void 0 && func0.call(data, "path")) {
    let data0 = data.path;
    data0 && typeof data0 == "object" && !Array.isArray(data0) && ((data0.username === void 0 || !func0.call(data0, "username")) && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "username" } }), errors++), (data0.keyId === void 0 || !func0.call(data0, "keyId")) && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "keyId" } }), errors++), data0.username !== void 0 && func0.call(data0, "username") && (validate38(data0.username, { instancePath: instancePath + "/path/username", parentData: data0, parentDataProperty: "username", rootData }) || (vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors), errors = vErrors.length)), data0.keyId !== void 0 && func0.call(data0, "keyId") && (validate21(data0.keyId, { instancePath: instancePath + "/path/keyId", parentData: data0, parentDataProperty: "keyId", rootData }) || (vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors), errors = vErrors.length)));
  }
  return validate92.errors = vErrors, errors === 0;
}
const rotateKey = validate95;
function validate50(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    (data.overlapHours === void 0 || !func0.call(data, "overlapHours")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "overlapHours" } }), errors++);
    for (const key0 of Object.keys(data))
      key0 !== "overlapHours" && ((vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } }), errors++);
    data.overlapHours !== void 0 && func0.call(data, "overlapHours") && (validate23(data.overlapHours, { instancePath: instancePath + "/overlapHours", parentData: data, parentDataProperty: "overlapHours", rootData }) || (vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors), errors = vErrors.length));
  } else
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } }), errors++;
  return validate50.errors = vErrors, errors === 0;
}
function validate95(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if ((data.body === void 0 || !func0.call(data, "body")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "body" } }), errors++), data.path !== void 0 && func0.call(data, "path")) {
      let data0 = data.path;
      data0 && typeof data0 == "object" && !Array.isArray(data0) && ((data0.username === void 0 || !func0.call(data0, "username")) && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "username" } }), errors++), (data0.keyId === void 0 || !func0.call(data0, "keyId")) && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "keyId" } }), errors++), data0.username !== void 0 && func0.call(data0, "username") && (validate38(data0.username, { instancePath: instancePath + "/path/username", parentData: data0, parentDataProperty: "username", rootData }) || (vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors), errors = vErrors.length)), data0.keyId !== void 0 && func0.call(data0, "keyId") && (validate21(data0.keyId, { instancePath: instancePath + "/path/keyId", parentData: data0, parentDataProperty: "keyId", rootData }) || (vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors), errors = vErrors.length)));
    }
    data.body !== void 0 && func0.call(data, "body") && (validate50(data.body, { instancePath: instancePath + "/body", parentData: data, parentDataProperty: "body", rootData }) || (vErrors = vErrors === null ? validate50.errors : vErrors.concat(validate50.errors), errors = vErrors.length));
  }
  return validate95.errors = vErrors, errors === 0;
}
const resendInvitation = validate99;
function validate99(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data) && data.path !== void 0 && func0.call(data, "path")) {
    let data0 = data.path;
    data0 && typeof data0 == "object" && !Array.isArray(data0) && ((data0.username === void 0 || !func0.call(data0, "username")) && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "username" } }), errors++), data0.username !== void 0 && func0.call(data0, "username") && (validate38(data0.username, { instancePath: instancePath + "/path/username", parentData: data0, parentDataProperty: "username", rootData }) || (vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors), errors = vErrors.length)));
  }
  return validate99.errors = vErrors, errors === 0;
}
const listAudit = validate101;
function validate52(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data == "string" ? (func45(data) > 40 && ((vErrors ??= []).push({ instancePath, keyword: "maxLength", params: { limit: 40 } }), errors++), formats6(data) || ((vErrors ??= []).push({ instancePath, keyword: "format", params: { format: "date-time" } }), errors++)) : ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), validate52.errors = vErrors, errors === 0;
}
function validate101(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data) && data.query !== void 0 && func0.call(data, "query")) {
    let data0 = data.query;
    if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
      if (data0.limit === void 0 && (data0.limit = 20), data0.user !== void 0 && func0.call(data0, "user")) {
        let data1 = data0.user;
        typeof data1 == "string" ? (func45(data1) > 128 && ((vErrors ??= []).push({ instancePath: instancePath + "/query/user", keyword: "maxLength", params: { limit: 128 } }), errors++), func45(data1) < 1 && ((vErrors ??= []).push({ instancePath: instancePath + "/query/user", keyword: "minLength", params: { limit: 1 } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/query/user", keyword: "type", params: { type: "string" } }), errors++);
      }
      if (data0.action !== void 0 && func0.call(data0, "action")) {
        let data2 = data0.action;
        typeof data2 == "string" ? (func45(data2) > 64 && ((vErrors ??= []).push({ instancePath: instancePath + "/query/action", keyword: "maxLength", params: { limit: 64 } }), errors++), func45(data2) < 1 && ((vErrors ??= []).push({ instancePath: instancePath + "/query/action", keyword: "minLength", params: { limit: 1 } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/query/action", keyword: "type", params: { type: "string" } }), errors++);
      }
      data0.from !== void 0 && func0.call(data0, "from") && (validate52(data0.from, { instancePath: instancePath + "/query/from", parentData: data0, parentDataProperty: "from", rootData }) || (vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors), errors = vErrors.length)), data0.to !== void 0 && func0.call(data0, "to") && (validate52(data0.to, { instancePath: instancePath + "/query/to", parentData: data0, parentDataProperty: "to", rootData }) || (vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors), errors = vErrors.length));
      let data5 = data0.limit;
      typeof data5 == "number" && !(data5 % 1) && !isNaN(data5) && isFinite(data5) || ((vErrors ??= []).push({ instancePath: instancePath + "/query/limit", keyword: "type", params: { type: "integer" } }), errors++), typeof data5 == "number" && isFinite(data5) && ((data5 > 60 || isNaN(data5)) && ((vErrors ??= []).push({ instancePath: instancePath + "/query/limit", keyword: "maximum", params: { comparison: "<=", limit: 60 } }), errors++), (data5 < 1 || isNaN(data5)) && ((vErrors ??= []).push({ instancePath: instancePath + "/query/limit", keyword: "minimum", params: { comparison: ">=", limit: 1 } }), errors++), formats0.validate(data5) || ((vErrors ??= []).push({ instancePath: instancePath + "/query/limit", keyword: "format", params: { format: "int32" } }), errors++)), data0.cursor !== void 0 && func0.call(data0, "cursor") && (validate30(data0.cursor, { instancePath: instancePath + "/query/cursor", parentData: data0, parentDataProperty: "cursor", rootData }) || (vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors), errors = vErrors.length));
    }
  }
  return validate101.errors = vErrors, errors === 0;
}
export {
  changeKey,
  changeMyKey,
  changeUser,
  deleteKey,
  deleteMe,
  deleteMyKey,
  deleteUser,
  getMe,
  getMyUsage,
  getUsage,
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
