// Generated from core/messages/messages.yaml by `npm run generate`. Do not edit.
import * as runtime from "./runtime.js";
const AccountWork = validate21;
const func0 = Object.prototype.hasOwnProperty, schema7 = { $id: "schema-InviteWork", type: "object", required: ["kind", "username", "queuedAt"], additionalProperties: !1, properties: { kind: { type: "string", enum: ["invite"] }, username: { $ref: "schema-Username" }, scopes: { type: "array", maxItems: 3, uniqueItems: !0, items: { $ref: "schema-Scope" } }, sendEmail: { type: "boolean" }, queuedAt: { $ref: "schema-QueuedAt" } } };
const func49 = runtime.ucs2length, pattern0 = /* @__PURE__ */ new RegExp("^[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+$", "u");
function validate23(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data == "string" ? (func49(data) > 128 && ((vErrors ??= []).push({ instancePath, keyword: "maxLength", params: { limit: 128 } }), errors++), func49(data) < 1 && ((vErrors ??= []).push({ instancePath, keyword: "minLength", params: { limit: 1 } }), errors++), pattern0.test(data) || ((vErrors ??= []).push({ instancePath, keyword: "pattern", params: { says: "contain only letters, marks, symbols, digits and punctuation, without spaces" } }), errors++)) : ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), validate23.errors = vErrors, errors === 0;
}
const schema9 = { $id: "schema-Scope", type: "string", enum: ["permits", "music", "manager"] };
function validate25(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data != "string" && ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), data === "permits" || data === "music" || data === "manager" || ((vErrors ??= []).push({ instancePath, keyword: "enum", params: { allowedValues: schema9.enum } }), errors++), validate25.errors = vErrors, errors === 0;
}
const formats0 = runtime.dateTime, pattern1 = /* @__PURE__ */ new RegExp("^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:[0-5]\\d(\\.\\d{1,9})?Z$", "u");
function validate27(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data == "string" ? (formats0(data) || ((vErrors ??= []).push({ instancePath, keyword: "format", params: { format: "date-time" } }), errors++), pattern1.test(data) || ((vErrors ??= []).push({ instancePath, keyword: "pattern", params: { says: "" } }), errors++)) : ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), validate27.errors = vErrors, errors === 0;
}
const keyword0 = runtime.unique;
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    (data.kind === void 0 || !func0.call(data, "kind")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "kind" } }), errors++), (data.username === void 0 || !func0.call(data, "username")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "username" } }), errors++), (data.queuedAt === void 0 || !func0.call(data, "queuedAt")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "queuedAt" } }), errors++);
    for (const key0 of Object.keys(data))
      key0 === "kind" || key0 === "username" || key0 === "scopes" || key0 === "sendEmail" || key0 === "queuedAt" || ((vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } }), errors++);
    if (data.kind !== void 0 && func0.call(data, "kind")) {
      let data0 = data.kind;
      typeof data0 != "string" && ((vErrors ??= []).push({ instancePath: instancePath + "/kind", keyword: "type", params: { type: "string" } }), errors++), data0 !== "invite" && ((vErrors ??= []).push({ instancePath: instancePath + "/kind", keyword: "enum", params: { allowedValues: schema7.properties.kind.enum } }), errors++);
    }
    if (data.username !== void 0 && func0.call(data, "username") && (validate23(data.username, { instancePath: instancePath + "/username", parentData: data, parentDataProperty: "username", rootData }) || (vErrors = runtime.joined(vErrors, validate23.errors), errors = vErrors.length)), data.scopes !== void 0 && func0.call(data, "scopes")) {
      let data2 = data.scopes;
      if (Array.isArray(data2)) {
        data2.length > 3 && ((vErrors ??= []).push({ instancePath: instancePath + "/scopes", keyword: "maxItems", params: { limit: 3 } }), errors++);
        const len0 = data2.length;
        for (let i0 = 0; i0 < len0; i0++)
          validate25(data2[i0], { instancePath: instancePath + "/scopes/" + i0, parentData: data2, parentDataProperty: i0, rootData }) || (vErrors = runtime.joined(vErrors, validate25.errors), errors = vErrors.length);
        keyword0(data2) || ((vErrors ??= []).push({ instancePath: instancePath + "/scopes", keyword: "uniqueItems", params: {} }), errors++);
      } else
        (vErrors ??= []).push({ instancePath: instancePath + "/scopes", keyword: "type", params: { type: "array" } }), errors++;
    }
    data.sendEmail !== void 0 && func0.call(data, "sendEmail") && typeof data.sendEmail != "boolean" && ((vErrors ??= []).push({ instancePath: instancePath + "/sendEmail", keyword: "type", params: { type: "boolean" } }), errors++), data.queuedAt !== void 0 && func0.call(data, "queuedAt") && (validate27(data.queuedAt, { instancePath: instancePath + "/queuedAt", parentData: data, parentDataProperty: "queuedAt", rootData }) || (vErrors = runtime.joined(vErrors, validate27.errors), errors = vErrors.length));
  } else
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } }), errors++;
  return validate22.errors = vErrors, errors === 0;
}
const schema11 = { $id: "schema-ResendWork", type: "object", required: ["kind", "sub", "queuedAt"], additionalProperties: !1, properties: { kind: { type: "string", enum: ["resend"] }, sub: { $ref: "schema-Sub" }, queuedAt: { $ref: "schema-QueuedAt" } } };
const pattern2 = /* @__PURE__ */ new RegExp("^[\\w-]{1,128}$", "u");
function validate30(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data == "string" ? pattern2.test(data) || ((vErrors ??= []).push({ instancePath, keyword: "pattern", params: { says: "" } }), errors++) : ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), validate30.errors = vErrors, errors === 0;
}
function validate29(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    (data.kind === void 0 || !func0.call(data, "kind")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "kind" } }), errors++), (data.sub === void 0 || !func0.call(data, "sub")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "sub" } }), errors++), (data.queuedAt === void 0 || !func0.call(data, "queuedAt")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "queuedAt" } }), errors++);
    for (const key0 of Object.keys(data))
      key0 === "kind" || key0 === "sub" || key0 === "queuedAt" || ((vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } }), errors++);
    if (data.kind !== void 0 && func0.call(data, "kind")) {
      let data0 = data.kind;
      typeof data0 != "string" && ((vErrors ??= []).push({ instancePath: instancePath + "/kind", keyword: "type", params: { type: "string" } }), errors++), data0 !== "resend" && ((vErrors ??= []).push({ instancePath: instancePath + "/kind", keyword: "enum", params: { allowedValues: schema11.properties.kind.enum } }), errors++);
    }
    data.sub !== void 0 && func0.call(data, "sub") && (validate30(data.sub, { instancePath: instancePath + "/sub", parentData: data, parentDataProperty: "sub", rootData }) || (vErrors = runtime.joined(vErrors, validate30.errors), errors = vErrors.length)), data.queuedAt !== void 0 && func0.call(data, "queuedAt") && (validate27(data.queuedAt, { instancePath: instancePath + "/queuedAt", parentData: data, parentDataProperty: "queuedAt", rootData }) || (vErrors = runtime.joined(vErrors, validate27.errors), errors = vErrors.length));
  } else
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } }), errors++;
  return validate29.errors = vErrors, errors === 0;
}
const schema13 = { $id: "schema-DeletionWork", type: "object", required: ["kind", "sub", "queuedAt"], additionalProperties: !1, properties: { kind: { type: "string", enum: ["delete"] }, sub: { $ref: "schema-Sub" }, queuedAt: { $ref: "schema-QueuedAt" }, turn: { type: "integer", minimum: 0, maximum: 9007199254740991 }, hops: { type: "integer", minimum: 0, maximum: 9007199254740991 } } };
function validate33(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    (data.kind === void 0 || !func0.call(data, "kind")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "kind" } }), errors++), (data.sub === void 0 || !func0.call(data, "sub")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "sub" } }), errors++), (data.queuedAt === void 0 || !func0.call(data, "queuedAt")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "queuedAt" } }), errors++);
    for (const key0 of Object.keys(data))
      key0 === "kind" || key0 === "sub" || key0 === "queuedAt" || key0 === "turn" || key0 === "hops" || ((vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } }), errors++);
    if (data.kind !== void 0 && func0.call(data, "kind")) {
      let data0 = data.kind;
      typeof data0 != "string" && ((vErrors ??= []).push({ instancePath: instancePath + "/kind", keyword: "type", params: { type: "string" } }), errors++), data0 !== "delete" && ((vErrors ??= []).push({ instancePath: instancePath + "/kind", keyword: "enum", params: { allowedValues: schema13.properties.kind.enum } }), errors++);
    }
    if (data.sub !== void 0 && func0.call(data, "sub") && (validate30(data.sub, { instancePath: instancePath + "/sub", parentData: data, parentDataProperty: "sub", rootData }) || (vErrors = runtime.joined(vErrors, validate30.errors), errors = vErrors.length)), data.queuedAt !== void 0 && func0.call(data, "queuedAt") && (validate27(data.queuedAt, { instancePath: instancePath + "/queuedAt", parentData: data, parentDataProperty: "queuedAt", rootData }) || (vErrors = runtime.joined(vErrors, validate27.errors), errors = vErrors.length)), data.turn !== void 0 && func0.call(data, "turn")) {
      let data3 = data.turn;
      typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3) || ((vErrors ??= []).push({ instancePath: instancePath + "/turn", keyword: "type", params: { type: "integer" } }), errors++), typeof data3 == "number" && isFinite(data3) && ((data3 > 9007199254740991 || isNaN(data3)) && ((vErrors ??= []).push({ instancePath: instancePath + "/turn", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }), errors++), (data3 < 0 || isNaN(data3)) && ((vErrors ??= []).push({ instancePath: instancePath + "/turn", keyword: "minimum", params: { comparison: ">=", limit: 0 } }), errors++));
    }
    if (data.hops !== void 0 && func0.call(data, "hops")) {
      let data4 = data.hops;
      typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4) || ((vErrors ??= []).push({ instancePath: instancePath + "/hops", keyword: "type", params: { type: "integer" } }), errors++), typeof data4 == "number" && isFinite(data4) && ((data4 > 9007199254740991 || isNaN(data4)) && ((vErrors ??= []).push({ instancePath: instancePath + "/hops", keyword: "maximum", params: { comparison: "<=", limit: 9007199254740991 } }), errors++), (data4 < 0 || isNaN(data4)) && ((vErrors ??= []).push({ instancePath: instancePath + "/hops", keyword: "minimum", params: { comparison: ">=", limit: 0 } }), errors++));
    }
  } else
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } }), errors++;
  return validate33.errors = vErrors, errors === 0;
}
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    (data.kind === void 0 || !func0.call(data, "kind")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "kind" } }), errors++);
    const tag0 = data.kind;
    typeof tag0 == "string" ? tag0 === "invite" ? validate22(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = runtime.joined(vErrors, validate22.errors), errors = vErrors.length) : tag0 === "resend" ? validate29(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = runtime.joined(vErrors, validate29.errors), errors = vErrors.length) : tag0 === "delete" ? validate33(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = runtime.joined(vErrors, validate33.errors), errors = vErrors.length) : ((vErrors ??= []).push({ instancePath, keyword: "discriminator", params: { error: "mapping", tag: "kind", tagValue: tag0 } }), errors++) : ((vErrors ??= []).push({ instancePath, keyword: "discriminator", params: { error: "tag", tag: "kind", tagValue: tag0 } }), errors++);
  } else
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } }), errors++;
  return validate21.errors = vErrors, errors === 0;
}
const TaggingWork = validate39, schema14 = { $id: "schema-TaggingWork", type: "object", required: ["kind", "sub", "id"], additionalProperties: !1, properties: { kind: { type: "string", enum: ["tag", "retag"] }, sub: { $ref: "schema-Uuid" }, id: { $ref: "schema-Uuid" } } };
const pattern3 = /* @__PURE__ */ new RegExp("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", "u");
function validate40(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data == "string" ? pattern3.test(data) || ((vErrors ??= []).push({ instancePath, keyword: "pattern", params: { says: "" } }), errors++) : ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), validate40.errors = vErrors, errors === 0;
}
function validate39(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    (data.kind === void 0 || !func0.call(data, "kind")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "kind" } }), errors++), (data.sub === void 0 || !func0.call(data, "sub")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "sub" } }), errors++), (data.id === void 0 || !func0.call(data, "id")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "id" } }), errors++);
    for (const key0 of Object.keys(data))
      key0 === "kind" || key0 === "sub" || key0 === "id" || ((vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } }), errors++);
    if (data.kind !== void 0 && func0.call(data, "kind")) {
      let data0 = data.kind;
      typeof data0 != "string" && ((vErrors ??= []).push({ instancePath: instancePath + "/kind", keyword: "type", params: { type: "string" } }), errors++), data0 === "tag" || data0 === "retag" || ((vErrors ??= []).push({ instancePath: instancePath + "/kind", keyword: "enum", params: { allowedValues: schema14.properties.kind.enum } }), errors++);
    }
    data.sub !== void 0 && func0.call(data, "sub") && (validate40(data.sub, { instancePath: instancePath + "/sub", parentData: data, parentDataProperty: "sub", rootData }) || (vErrors = runtime.joined(vErrors, validate40.errors), errors = vErrors.length)), data.id !== void 0 && func0.call(data, "id") && (validate40(data.id, { instancePath: instancePath + "/id", parentData: data, parentDataProperty: "id", rootData }) || (vErrors = runtime.joined(vErrors, validate40.errors), errors = vErrors.length));
  } else
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } }), errors++;
  return validate39.errors = vErrors, errors === 0;
}
const ForgetRequest = validate43;
function validate43(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    (data.sub === void 0 || !func0.call(data, "sub")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "sub" } }), errors++);
    for (const key0 of Object.keys(data))
      key0 !== "sub" && ((vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } }), errors++);
    data.sub !== void 0 && func0.call(data, "sub") && (validate40(data.sub, { instancePath: instancePath + "/sub", parentData: data, parentDataProperty: "sub", rootData }) || (vErrors = runtime.joined(vErrors, validate40.errors), errors = vErrors.length));
  } else
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } }), errors++;
  return validate43.errors = vErrors, errors === 0;
}
const ForgetAnswer = validate45;
function validate45(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return data && typeof data == "object" && !Array.isArray(data) ? ((data.done === void 0 || !func0.call(data, "done")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "done" } }), errors++), data.done !== void 0 && func0.call(data, "done") && typeof data.done != "boolean" && ((vErrors ??= []).push({ instancePath: instancePath + "/done", keyword: "type", params: { type: "boolean" } }), errors++)) : ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } }), errors++), validate45.errors = vErrors, errors === 0;
}
export {
  AccountWork,
  ForgetAnswer,
  ForgetRequest,
  TaggingWork
};
