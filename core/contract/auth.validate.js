// Generated from openapi.yaml by `npm run generate`. Do not edit.
import * as runtime from "./runtime.js";
const signUp = validate43;
const func0 = Object.prototype.hasOwnProperty;
const func43 = runtime.ucs2length, pattern0 = /* @__PURE__ */ new RegExp("^[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+$", "u");
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data == "string" ? (func43(data) > 128 && ((vErrors ??= []).push({ instancePath, keyword: "maxLength", params: { limit: 128 } }), errors++), func43(data) < 1 && ((vErrors ??= []).push({ instancePath, keyword: "minLength", params: { limit: 1 } }), errors++), pattern0.test(data) || ((vErrors ??= []).push({ instancePath, keyword: "pattern", params: { says: "contain only letters, marks, symbols, digits and punctuation, without spaces" } }), errors++)) : ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), validate21.errors = vErrors, errors === 0;
}
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data == "string" ? (func43(data) > 256 && ((vErrors ??= []).push({ instancePath, keyword: "maxLength", params: { limit: 256 } }), errors++), func43(data) < 6 && ((vErrors ??= []).push({ instancePath, keyword: "minLength", params: { limit: 6 } }), errors++)) : ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), validate22.errors = vErrors, errors === 0;
}
const formats0 = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i;
function validate23(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data == "string" ? (func43(data) > 254 && ((vErrors ??= []).push({ instancePath, keyword: "maxLength", params: { limit: 254 } }), errors++), formats0.test(data) || ((vErrors ??= []).push({ instancePath, keyword: "format", params: { format: "email" } }), errors++)) : ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), validate23.errors = vErrors, errors === 0;
}
function validate24(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    (data.username === void 0 || !func0.call(data, "username")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "username" } }), errors++), (data.password === void 0 || !func0.call(data, "password")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "password" } }), errors++);
    for (const key0 of Object.keys(data))
      key0 === "username" || key0 === "password" || key0 === "email" || ((vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } }), errors++);
    data.username !== void 0 && func0.call(data, "username") && (validate21(data.username, { instancePath: instancePath + "/username", parentData: data, parentDataProperty: "username", rootData }) || (vErrors = runtime.joined(vErrors, validate21.errors), errors = vErrors.length)), data.password !== void 0 && func0.call(data, "password") && (validate22(data.password, { instancePath: instancePath + "/password", parentData: data, parentDataProperty: "password", rootData }) || (vErrors = runtime.joined(vErrors, validate22.errors), errors = vErrors.length)), data.email !== void 0 && func0.call(data, "email") && (validate23(data.email, { instancePath: instancePath + "/email", parentData: data, parentDataProperty: "email", rootData }) || (vErrors = runtime.joined(vErrors, validate23.errors), errors = vErrors.length));
  } else
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } }), errors++;
  return validate24.errors = vErrors, errors === 0;
}
function validate43(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return data && typeof data == "object" && !Array.isArray(data) && ((data.body === void 0 || !func0.call(data, "body")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "body" } }), errors++), data.body !== void 0 && func0.call(data, "body") && (validate24(data.body, { instancePath: instancePath + "/body", parentData: data, parentDataProperty: "body", rootData }) || (vErrors = runtime.joined(vErrors, validate24.errors), errors = vErrors.length))), validate43.errors = vErrors, errors === 0;
}
const signIn = validate45;
function validate28(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    data.cookie === void 0 && (data.cookie = !1), (data.username === void 0 || !func0.call(data, "username")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "username" } }), errors++), (data.password === void 0 || !func0.call(data, "password")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "password" } }), errors++);
    for (const key0 of Object.keys(data))
      key0 === "username" || key0 === "password" || key0 === "cookie" || ((vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } }), errors++);
    if (data.username !== void 0 && func0.call(data, "username")) {
      let data0 = data.username;
      typeof data0 == "string" ? (func43(data0) > 128 && ((vErrors ??= []).push({ instancePath: instancePath + "/username", keyword: "maxLength", params: { limit: 128 } }), errors++), func43(data0) < 1 && ((vErrors ??= []).push({ instancePath: instancePath + "/username", keyword: "minLength", params: { limit: 1 } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/username", keyword: "type", params: { type: "string" } }), errors++);
    }
    if (data.password !== void 0 && func0.call(data, "password")) {
      let data1 = data.password;
      typeof data1 == "string" ? (func43(data1) > 256 && ((vErrors ??= []).push({ instancePath: instancePath + "/password", keyword: "maxLength", params: { limit: 256 } }), errors++), func43(data1) < 1 && ((vErrors ??= []).push({ instancePath: instancePath + "/password", keyword: "minLength", params: { limit: 1 } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/password", keyword: "type", params: { type: "string" } }), errors++);
    }
    typeof data.cookie != "boolean" && ((vErrors ??= []).push({ instancePath: instancePath + "/cookie", keyword: "type", params: { type: "boolean" } }), errors++);
  } else
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } }), errors++;
  return validate28.errors = vErrors, errors === 0;
}
function validate45(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return data && typeof data == "object" && !Array.isArray(data) && ((data.body === void 0 || !func0.call(data, "body")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "body" } }), errors++), data.body !== void 0 && func0.call(data, "body") && (validate28(data.body, { instancePath: instancePath + "/body", parentData: data, parentDataProperty: "body", rootData }) || (vErrors = runtime.joined(vErrors, validate28.errors), errors = vErrors.length))), validate45.errors = vErrors, errors === 0;
}
const answerChallenge = validate47;
function validate29(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    data.cookie === void 0 && (data.cookie = !1), (data.username === void 0 || !func0.call(data, "username")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "username" } }), errors++), (data.session === void 0 || !func0.call(data, "session")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "session" } }), errors++), (data.newPassword === void 0 || !func0.call(data, "newPassword")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "newPassword" } }), errors++);
    for (const key0 of Object.keys(data))
      key0 === "username" || key0 === "session" || key0 === "newPassword" || key0 === "cookie" || ((vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } }), errors++);
    if (data.username !== void 0 && func0.call(data, "username")) {
      let data0 = data.username;
      typeof data0 == "string" ? (func43(data0) > 128 && ((vErrors ??= []).push({ instancePath: instancePath + "/username", keyword: "maxLength", params: { limit: 128 } }), errors++), func43(data0) < 1 && ((vErrors ??= []).push({ instancePath: instancePath + "/username", keyword: "minLength", params: { limit: 1 } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/username", keyword: "type", params: { type: "string" } }), errors++);
    }
    if (data.session !== void 0 && func0.call(data, "session")) {
      let data1 = data.session;
      typeof data1 == "string" ? (func43(data1) > 4096 && ((vErrors ??= []).push({ instancePath: instancePath + "/session", keyword: "maxLength", params: { limit: 4096 } }), errors++), func43(data1) < 20 && ((vErrors ??= []).push({ instancePath: instancePath + "/session", keyword: "minLength", params: { limit: 20 } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/session", keyword: "type", params: { type: "string" } }), errors++);
    }
    data.newPassword !== void 0 && func0.call(data, "newPassword") && (validate22(data.newPassword, { instancePath: instancePath + "/newPassword", parentData: data, parentDataProperty: "newPassword", rootData }) || (vErrors = runtime.joined(vErrors, validate22.errors), errors = vErrors.length)), typeof data.cookie != "boolean" && ((vErrors ??= []).push({ instancePath: instancePath + "/cookie", keyword: "type", params: { type: "boolean" } }), errors++);
  } else
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } }), errors++;
  return validate29.errors = vErrors, errors === 0;
}
function validate47(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return data && typeof data == "object" && !Array.isArray(data) && ((data.body === void 0 || !func0.call(data, "body")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "body" } }), errors++), data.body !== void 0 && func0.call(data, "body") && (validate29(data.body, { instancePath: instancePath + "/body", parentData: data, parentDataProperty: "body", rootData }) || (vErrors = runtime.joined(vErrors, validate29.errors), errors = vErrors.length))), validate47.errors = vErrors, errors === 0;
}
const refreshTokens = validate49;
function validate31(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 of Object.keys(data))
      key0 !== "refreshToken" && ((vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } }), errors++);
    if (data.refreshToken !== void 0 && func0.call(data, "refreshToken")) {
      let data0 = data.refreshToken;
      typeof data0 == "string" ? (func43(data0) > 8192 && ((vErrors ??= []).push({ instancePath: instancePath + "/refreshToken", keyword: "maxLength", params: { limit: 8192 } }), errors++), func43(data0) < 1 && ((vErrors ??= []).push({ instancePath: instancePath + "/refreshToken", keyword: "minLength", params: { limit: 1 } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/refreshToken", keyword: "type", params: { type: "string" } }), errors++);
    }
  } else
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } }), errors++;
  return validate31.errors = vErrors, errors === 0;
}
function validate49(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return data && typeof data == "object" && !Array.isArray(data) && data.body !== void 0 && func0.call(data, "body") && (validate31(data.body, { instancePath: instancePath + "/body", parentData: data, parentDataProperty: "body", rootData }) || (vErrors = runtime.joined(vErrors, validate31.errors), errors = vErrors.length)), validate49.errors = vErrors, errors === 0;
}
const signOut = validate51;
function validate51(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return data && typeof data == "object" && !Array.isArray(data) && data.body !== void 0 && func0.call(data, "body") && (validate31(data.body, { instancePath: instancePath + "/body", parentData: data, parentDataProperty: "body", rootData }) || (vErrors = runtime.joined(vErrors, validate31.errors), errors = vErrors.length)), validate51.errors = vErrors, errors === 0;
}
const forgotPassword = validate53;
function validate32(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data == "string" ? (func43(data) > 128 && ((vErrors ??= []).push({ instancePath, keyword: "maxLength", params: { limit: 128 } }), errors++), func43(data) < 1 && ((vErrors ??= []).push({ instancePath, keyword: "minLength", params: { limit: 1 } }), errors++), pattern0.test(data) || ((vErrors ??= []).push({ instancePath, keyword: "pattern", params: { says: "contain only letters, marks, symbols, digits and punctuation, without spaces" } }), errors++)) : ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), validate32.errors = vErrors, errors === 0;
}
function validate33(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    (data.username === void 0 || !func0.call(data, "username")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "username" } }), errors++);
    for (const key0 of Object.keys(data))
      key0 !== "username" && ((vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } }), errors++);
    data.username !== void 0 && func0.call(data, "username") && (validate32(data.username, { instancePath: instancePath + "/username", parentData: data, parentDataProperty: "username", rootData }) || (vErrors = runtime.joined(vErrors, validate32.errors), errors = vErrors.length));
  } else
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } }), errors++;
  return validate33.errors = vErrors, errors === 0;
}
function validate53(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return data && typeof data == "object" && !Array.isArray(data) && ((data.body === void 0 || !func0.call(data, "body")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "body" } }), errors++), data.body !== void 0 && func0.call(data, "body") && (validate33(data.body, { instancePath: instancePath + "/body", parentData: data, parentDataProperty: "body", rootData }) || (vErrors = runtime.joined(vErrors, validate33.errors), errors = vErrors.length))), validate53.errors = vErrors, errors === 0;
}
const resetPassword = validate55;
const pattern2 = /* @__PURE__ */ new RegExp("^\\S+$", "u");
function validate35(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    (data.username === void 0 || !func0.call(data, "username")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "username" } }), errors++), (data.code === void 0 || !func0.call(data, "code")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "code" } }), errors++), (data.newPassword === void 0 || !func0.call(data, "newPassword")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "newPassword" } }), errors++);
    for (const key0 of Object.keys(data))
      key0 === "username" || key0 === "code" || key0 === "newPassword" || ((vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } }), errors++);
    if (data.username !== void 0 && func0.call(data, "username") && (validate32(data.username, { instancePath: instancePath + "/username", parentData: data, parentDataProperty: "username", rootData }) || (vErrors = runtime.joined(vErrors, validate32.errors), errors = vErrors.length)), data.code !== void 0 && func0.call(data, "code")) {
      let data1 = data.code;
      typeof data1 == "string" ? (func43(data1) > 2048 && ((vErrors ??= []).push({ instancePath: instancePath + "/code", keyword: "maxLength", params: { limit: 2048 } }), errors++), func43(data1) < 1 && ((vErrors ??= []).push({ instancePath: instancePath + "/code", keyword: "minLength", params: { limit: 1 } }), errors++), pattern2.test(data1) || ((vErrors ??= []).push({ instancePath: instancePath + "/code", keyword: "pattern", params: { says: "not contain spaces" } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/code", keyword: "type", params: { type: "string" } }), errors++);
    }
    data.newPassword !== void 0 && func0.call(data, "newPassword") && (validate22(data.newPassword, { instancePath: instancePath + "/newPassword", parentData: data, parentDataProperty: "newPassword", rootData }) || (vErrors = runtime.joined(vErrors, validate22.errors), errors = vErrors.length));
  } else
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } }), errors++;
  return validate35.errors = vErrors, errors === 0;
}
function validate55(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return data && typeof data == "object" && !Array.isArray(data) && ((data.body === void 0 || !func0.call(data, "body")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "body" } }), errors++), data.body !== void 0 && func0.call(data, "body") && (validate35(data.body, { instancePath: instancePath + "/body", parentData: data, parentDataProperty: "body", rootData }) || (vErrors = runtime.joined(vErrors, validate35.errors), errors = vErrors.length))), validate55.errors = vErrors, errors === 0;
}
const changeEmail = validate57;
function validate38(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    (data.email === void 0 || !func0.call(data, "email")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "email" } }), errors++);
    for (const key0 of Object.keys(data))
      key0 !== "email" && ((vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } }), errors++);
    data.email !== void 0 && func0.call(data, "email") && (validate23(data.email, { instancePath: instancePath + "/email", parentData: data, parentDataProperty: "email", rootData }) || (vErrors = runtime.joined(vErrors, validate23.errors), errors = vErrors.length));
  } else
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } }), errors++;
  return validate38.errors = vErrors, errors === 0;
}
function validate57(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return data && typeof data == "object" && !Array.isArray(data) && ((data.body === void 0 || !func0.call(data, "body")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "body" } }), errors++), data.body !== void 0 && func0.call(data, "body") && (validate38(data.body, { instancePath: instancePath + "/body", parentData: data, parentDataProperty: "body", rootData }) || (vErrors = runtime.joined(vErrors, validate38.errors), errors = vErrors.length))), validate57.errors = vErrors, errors === 0;
}
const confirmEmail = validate59;
function validate40(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    (data.code === void 0 || !func0.call(data, "code")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "code" } }), errors++);
    for (const key0 of Object.keys(data))
      key0 !== "code" && ((vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } }), errors++);
    if (data.code !== void 0 && func0.call(data, "code")) {
      let data0 = data.code;
      typeof data0 == "string" ? (func43(data0) > 20 && ((vErrors ??= []).push({ instancePath: instancePath + "/code", keyword: "maxLength", params: { limit: 20 } }), errors++), func43(data0) < 1 && ((vErrors ??= []).push({ instancePath: instancePath + "/code", keyword: "minLength", params: { limit: 1 } }), errors++), pattern2.test(data0) || ((vErrors ??= []).push({ instancePath: instancePath + "/code", keyword: "pattern", params: { says: "not contain spaces" } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/code", keyword: "type", params: { type: "string" } }), errors++);
    }
  } else
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } }), errors++;
  return validate40.errors = vErrors, errors === 0;
}
function validate59(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return data && typeof data == "object" && !Array.isArray(data) && ((data.body === void 0 || !func0.call(data, "body")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "body" } }), errors++), data.body !== void 0 && func0.call(data, "body") && (validate40(data.body, { instancePath: instancePath + "/body", parentData: data, parentDataProperty: "body", rootData }) || (vErrors = runtime.joined(vErrors, validate40.errors), errors = vErrors.length))), validate59.errors = vErrors, errors === 0;
}
const changePassword = validate61;
function validate41(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    data.cookie === void 0 && (data.cookie = !1), (data.oldPassword === void 0 || !func0.call(data, "oldPassword")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "oldPassword" } }), errors++), (data.newPassword === void 0 || !func0.call(data, "newPassword")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "newPassword" } }), errors++);
    for (const key0 of Object.keys(data))
      key0 === "oldPassword" || key0 === "newPassword" || key0 === "cookie" || ((vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } }), errors++);
    if (data.oldPassword !== void 0 && func0.call(data, "oldPassword")) {
      let data0 = data.oldPassword;
      typeof data0 == "string" ? (func43(data0) > 256 && ((vErrors ??= []).push({ instancePath: instancePath + "/oldPassword", keyword: "maxLength", params: { limit: 256 } }), errors++), func43(data0) < 1 && ((vErrors ??= []).push({ instancePath: instancePath + "/oldPassword", keyword: "minLength", params: { limit: 1 } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/oldPassword", keyword: "type", params: { type: "string" } }), errors++);
    }
    data.newPassword !== void 0 && func0.call(data, "newPassword") && (validate22(data.newPassword, { instancePath: instancePath + "/newPassword", parentData: data, parentDataProperty: "newPassword", rootData }) || (vErrors = runtime.joined(vErrors, validate22.errors), errors = vErrors.length)), typeof data.cookie != "boolean" && ((vErrors ??= []).push({ instancePath: instancePath + "/cookie", keyword: "type", params: { type: "boolean" } }), errors++);
  } else
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } }), errors++;
  return validate41.errors = vErrors, errors === 0;
}
function validate61(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return data && typeof data == "object" && !Array.isArray(data) && ((data.body === void 0 || !func0.call(data, "body")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "body" } }), errors++), data.body !== void 0 && func0.call(data, "body") && (validate41(data.body, { instancePath: instancePath + "/body", parentData: data, parentDataProperty: "body", rootData }) || (vErrors = runtime.joined(vErrors, validate41.errors), errors = vErrors.length))), validate61.errors = vErrors, errors === 0;
}
const endSessions = validate63;
function validate63(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return validate63.errors = vErrors, errors === 0;
}
export {
  answerChallenge,
  changeEmail,
  changePassword,
  confirmEmail,
  endSessions,
  forgotPassword,
  refreshTokens,
  resetPassword,
  signIn,
  signOut,
  signUp
};
