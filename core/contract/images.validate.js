// Generated from openapi.yaml by `npm run generate`. Do not edit.
import * as runtime from "./runtime.js";
const listImages = validate41, schema17 = { $id: "listImages", required: [], properties: { query: { required: [], properties: { tags: { $ref: "schema-TagTexts" }, match: { type: "string", enum: ["all", "any"], default: "all" }, without: { $ref: "schema-TagTexts" }, minConfidence: { type: "number", format: "double", minimum: 0, maximum: 1 }, untagged: { type: "boolean" }, state: { $ref: "schema-ImageState" }, uploadedFrom: { $ref: "schema-ZonedMoment" }, uploadedTo: { $ref: "schema-ZonedMoment" }, takenFrom: { $ref: "schema-ZonedMoment" }, takenTo: { $ref: "schema-ZonedMoment" }, orderBy: { type: "string", enum: ["uploaded", "taken"] }, order: { type: "string", enum: ["newest", "oldest"], default: "newest" }, limit: { type: "integer", format: "int32", minimum: 1, maximum: 60, default: 20 }, cursor: { $ref: "schema-Cursor" } } } } }, func0 = Object.prototype.hasOwnProperty;
const func43 = runtime.ucs2length;
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data == "string" ? func43(data) > 256 && ((vErrors ??= []).push({ instancePath, keyword: "maxLength", params: { limit: 256 } }), errors++) : ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), validate21.errors = vErrors, errors === 0;
}
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (Array.isArray(data)) {
    data.length > 10 && ((vErrors ??= []).push({ instancePath, keyword: "maxItems", params: { limit: 10 } }), errors++);
    const len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++)
      validate21(data[i0], { instancePath: instancePath + "/" + i0, parentData: data, parentDataProperty: i0, rootData }) || (vErrors = runtime.joined(vErrors, validate21.errors), errors = vErrors.length);
  } else
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "array" } }), errors++;
  return validate22.errors = vErrors, errors === 0;
}
const schema8 = { $id: "schema-ImageState", type: "string", enum: ["uploading", "processing", "tagged", "rejected", "failed"] };
function validate24(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data != "string" && ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), data === "uploading" || data === "processing" || data === "tagged" || data === "rejected" || data === "failed" || ((vErrors ??= []).push({ instancePath, keyword: "enum", params: { allowedValues: schema8.enum } }), errors++), validate24.errors = vErrors, errors === 0;
}
const formats0 = runtime.dateTime;
function validate25(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data == "string" ? (func43(data) > 40 && ((vErrors ??= []).push({ instancePath, keyword: "maxLength", params: { limit: 40 } }), errors++), formats0(data) || ((vErrors ??= []).push({ instancePath, keyword: "format", params: { format: "date-time" } }), errors++)) : ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), validate25.errors = vErrors, errors === 0;
}
const pattern0 = /* @__PURE__ */ new RegExp("^[A-Za-z0-9_.-]+$", "u");
function validate26(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data == "string" ? (func43(data) > 4096 && ((vErrors ??= []).push({ instancePath, keyword: "maxLength", params: { limit: 4096 } }), errors++), func43(data) < 1 && ((vErrors ??= []).push({ instancePath, keyword: "minLength", params: { limit: 1 } }), errors++), pattern0.test(data) || ((vErrors ??= []).push({ instancePath, keyword: "pattern", params: { says: "be a cursor from an earlier page" } }), errors++)) : ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), validate26.errors = vErrors, errors === 0;
}
const formats2 = runtime.int32;
function validate41(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data) && data.query !== void 0 && func0.call(data, "query")) {
    let data0 = data.query;
    if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
      data0.match === void 0 && (data0.match = "all"), data0.order === void 0 && (data0.order = "newest"), data0.limit === void 0 && (data0.limit = 20), data0.tags !== void 0 && func0.call(data0, "tags") && (validate22(data0.tags, { instancePath: instancePath + "/query/tags", parentData: data0, parentDataProperty: "tags", rootData }) || (vErrors = runtime.joined(vErrors, validate22.errors), errors = vErrors.length));
      let data2 = data0.match;
      if (typeof data2 != "string" && ((vErrors ??= []).push({ instancePath: instancePath + "/query/match", keyword: "type", params: { type: "string" } }), errors++), data2 === "all" || data2 === "any" || ((vErrors ??= []).push({ instancePath: instancePath + "/query/match", keyword: "enum", params: { allowedValues: schema17.properties.query.properties.match.enum } }), errors++), data0.without !== void 0 && func0.call(data0, "without") && (validate22(data0.without, { instancePath: instancePath + "/query/without", parentData: data0, parentDataProperty: "without", rootData }) || (vErrors = runtime.joined(vErrors, validate22.errors), errors = vErrors.length)), data0.minConfidence !== void 0 && func0.call(data0, "minConfidence")) {
        let data4 = data0.minConfidence;
        typeof data4 == "number" && isFinite(data4) ? ((data4 > 1 || isNaN(data4)) && ((vErrors ??= []).push({ instancePath: instancePath + "/query/minConfidence", keyword: "maximum", params: { comparison: "<=", limit: 1 } }), errors++), (data4 < 0 || isNaN(data4)) && ((vErrors ??= []).push({ instancePath: instancePath + "/query/minConfidence", keyword: "minimum", params: { comparison: ">=", limit: 0 } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/query/minConfidence", keyword: "type", params: { type: "number" } }), errors++);
      }
      if (data0.untagged !== void 0 && func0.call(data0, "untagged") && typeof data0.untagged != "boolean" && ((vErrors ??= []).push({ instancePath: instancePath + "/query/untagged", keyword: "type", params: { type: "boolean" } }), errors++), data0.state !== void 0 && func0.call(data0, "state") && (validate24(data0.state, { instancePath: instancePath + "/query/state", parentData: data0, parentDataProperty: "state", rootData }) || (vErrors = runtime.joined(vErrors, validate24.errors), errors = vErrors.length)), data0.uploadedFrom !== void 0 && func0.call(data0, "uploadedFrom") && (validate25(data0.uploadedFrom, { instancePath: instancePath + "/query/uploadedFrom", parentData: data0, parentDataProperty: "uploadedFrom", rootData }) || (vErrors = runtime.joined(vErrors, validate25.errors), errors = vErrors.length)), data0.uploadedTo !== void 0 && func0.call(data0, "uploadedTo") && (validate25(data0.uploadedTo, { instancePath: instancePath + "/query/uploadedTo", parentData: data0, parentDataProperty: "uploadedTo", rootData }) || (vErrors = runtime.joined(vErrors, validate25.errors), errors = vErrors.length)), data0.takenFrom !== void 0 && func0.call(data0, "takenFrom") && (validate25(data0.takenFrom, { instancePath: instancePath + "/query/takenFrom", parentData: data0, parentDataProperty: "takenFrom", rootData }) || (vErrors = runtime.joined(vErrors, validate25.errors), errors = vErrors.length)), data0.takenTo !== void 0 && func0.call(data0, "takenTo") && (validate25(data0.takenTo, { instancePath: instancePath + "/query/takenTo", parentData: data0, parentDataProperty: "takenTo", rootData }) || (vErrors = runtime.joined(vErrors, validate25.errors), errors = vErrors.length)), data0.orderBy !== void 0 && func0.call(data0, "orderBy")) {
        let data11 = data0.orderBy;
        typeof data11 != "string" && ((vErrors ??= []).push({ instancePath: instancePath + "/query/orderBy", keyword: "type", params: { type: "string" } }), errors++), data11 === "uploaded" || data11 === "taken" || ((vErrors ??= []).push({ instancePath: instancePath + "/query/orderBy", keyword: "enum", params: { allowedValues: schema17.properties.query.properties.orderBy.enum } }), errors++);
      }
      let data12 = data0.order;
      typeof data12 != "string" && ((vErrors ??= []).push({ instancePath: instancePath + "/query/order", keyword: "type", params: { type: "string" } }), errors++), data12 === "newest" || data12 === "oldest" || ((vErrors ??= []).push({ instancePath: instancePath + "/query/order", keyword: "enum", params: { allowedValues: schema17.properties.query.properties.order.enum } }), errors++);
      let data13 = data0.limit;
      typeof data13 == "number" && !(data13 % 1) && !isNaN(data13) && isFinite(data13) || ((vErrors ??= []).push({ instancePath: instancePath + "/query/limit", keyword: "type", params: { type: "integer" } }), errors++), typeof data13 == "number" && isFinite(data13) && ((data13 > 60 || isNaN(data13)) && ((vErrors ??= []).push({ instancePath: instancePath + "/query/limit", keyword: "maximum", params: { comparison: "<=", limit: 60 } }), errors++), (data13 < 1 || isNaN(data13)) && ((vErrors ??= []).push({ instancePath: instancePath + "/query/limit", keyword: "minimum", params: { comparison: ">=", limit: 1 } }), errors++), formats2.validate(data13) || ((vErrors ??= []).push({ instancePath: instancePath + "/query/limit", keyword: "format", params: { format: "int32" } }), errors++)), data0.cursor !== void 0 && func0.call(data0, "cursor") && (validate26(data0.cursor, { instancePath: instancePath + "/query/cursor", parentData: data0, parentDataProperty: "cursor", rootData }) || (vErrors = runtime.joined(vErrors, validate26.errors), errors = vErrors.length));
    }
  }
  return validate41.errors = vErrors, errors === 0;
}
const createImage = validate50;
const schema11 = { $id: "schema-ImageType", type: "string", enum: ["image/jpeg", "image/png", "image/webp", "image/gif", "image/avif"] };
function validate27(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data != "string" && ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), data === "image/jpeg" || data === "image/png" || data === "image/webp" || data === "image/gif" || data === "image/avif" || ((vErrors ??= []).push({ instancePath, keyword: "enum", params: { allowedValues: schema11.enum } }), errors++), validate27.errors = vErrors, errors === 0;
}
const pattern1 = /* @__PURE__ */ new RegExp("^[0-9a-f]{64}$", "u");
function validate28(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 of Object.keys(data))
      key0 === "contentType" || key0 === "fileName" || key0 === "sha256" || key0 === "tags" || ((vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } }), errors++);
    if (data.contentType !== void 0 && func0.call(data, "contentType") && (validate27(data.contentType, { instancePath: instancePath + "/contentType", parentData: data, parentDataProperty: "contentType", rootData }) || (vErrors = runtime.joined(vErrors, validate27.errors), errors = vErrors.length)), data.fileName !== void 0 && func0.call(data, "fileName")) {
      let data1 = data.fileName;
      typeof data1 == "string" ? func43(data1) > 65535 && ((vErrors ??= []).push({ instancePath: instancePath + "/fileName", keyword: "maxLength", params: { limit: 65535 } }), errors++) : ((vErrors ??= []).push({ instancePath: instancePath + "/fileName", keyword: "type", params: { type: "string" } }), errors++);
    }
    if (data.sha256 !== void 0 && func0.call(data, "sha256")) {
      let data2 = data.sha256;
      typeof data2 == "string" ? (func43(data2) > 64 && ((vErrors ??= []).push({ instancePath: instancePath + "/sha256", keyword: "maxLength", params: { limit: 64 } }), errors++), func43(data2) < 64 && ((vErrors ??= []).push({ instancePath: instancePath + "/sha256", keyword: "minLength", params: { limit: 64 } }), errors++), pattern1.test(data2) || ((vErrors ??= []).push({ instancePath: instancePath + "/sha256", keyword: "pattern", params: { says: "be 64 hexadecimal digits in lower case" } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/sha256", keyword: "type", params: { type: "string" } }), errors++);
    }
    if (data.tags !== void 0 && func0.call(data, "tags")) {
      let data3 = data.tags;
      if (Array.isArray(data3)) {
        data3.length > 20 && ((vErrors ??= []).push({ instancePath: instancePath + "/tags", keyword: "maxItems", params: { limit: 20 } }), errors++);
        const len0 = data3.length;
        for (let i0 = 0; i0 < len0; i0++)
          validate21(data3[i0], { instancePath: instancePath + "/tags/" + i0, parentData: data3, parentDataProperty: i0, rootData }) || (vErrors = runtime.joined(vErrors, validate21.errors), errors = vErrors.length);
      } else
        (vErrors ??= []).push({ instancePath: instancePath + "/tags", keyword: "type", params: { type: "array" } }), errors++;
    }
  } else
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } }), errors++;
  return validate28.errors = vErrors, errors === 0;
}
function validate50(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return data && typeof data == "object" && !Array.isArray(data) && data.body !== void 0 && func0.call(data, "body") && (validate28(data.body, { instancePath: instancePath + "/body", parentData: data, parentDataProperty: "body", rootData }) || (vErrors = runtime.joined(vErrors, validate28.errors), errors = vErrors.length)), validate50.errors = vErrors, errors === 0;
}
const tagImages = validate52;
const pattern2 = /* @__PURE__ */ new RegExp("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", "u");
function validate31(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data == "string" ? (func43(data) > 36 && ((vErrors ??= []).push({ instancePath, keyword: "maxLength", params: { limit: 36 } }), errors++), func43(data) < 36 && ((vErrors ??= []).push({ instancePath, keyword: "minLength", params: { limit: 36 } }), errors++), pattern2.test(data) || ((vErrors ??= []).push({ instancePath, keyword: "pattern", params: { says: "be a UUID in lower case" } }), errors++)) : ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), validate31.errors = vErrors, errors === 0;
}
const keyword0 = runtime.unique;
function validate32(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    (data.imageIds === void 0 || !func0.call(data, "imageIds")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "imageIds" } }), errors++);
    for (const key0 of Object.keys(data))
      key0 === "imageIds" || key0 === "add" || key0 === "remove" || ((vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } }), errors++);
    if (data.imageIds !== void 0 && func0.call(data, "imageIds")) {
      let data0 = data.imageIds;
      if (Array.isArray(data0)) {
        data0.length > 500 && ((vErrors ??= []).push({ instancePath: instancePath + "/imageIds", keyword: "maxItems", params: { limit: 500 } }), errors++), data0.length < 1 && ((vErrors ??= []).push({ instancePath: instancePath + "/imageIds", keyword: "minItems", params: { limit: 1 } }), errors++);
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++)
          validate31(data0[i0], { instancePath: instancePath + "/imageIds/" + i0, parentData: data0, parentDataProperty: i0, rootData }) || (vErrors = runtime.joined(vErrors, validate31.errors), errors = vErrors.length);
        keyword0(data0) || ((vErrors ??= []).push({ instancePath: instancePath + "/imageIds", keyword: "uniqueItems", params: {} }), errors++);
      } else
        (vErrors ??= []).push({ instancePath: instancePath + "/imageIds", keyword: "type", params: { type: "array" } }), errors++;
    }
    data.add !== void 0 && func0.call(data, "add") && (validate22(data.add, { instancePath: instancePath + "/add", parentData: data, parentDataProperty: "add", rootData }) || (vErrors = runtime.joined(vErrors, validate22.errors), errors = vErrors.length)), data.remove !== void 0 && func0.call(data, "remove") && (validate22(data.remove, { instancePath: instancePath + "/remove", parentData: data, parentDataProperty: "remove", rootData }) || (vErrors = runtime.joined(vErrors, validate22.errors), errors = vErrors.length));
  } else
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } }), errors++;
  return validate32.errors = vErrors, errors === 0;
}
function validate52(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return data && typeof data == "object" && !Array.isArray(data) && ((data.body === void 0 || !func0.call(data, "body")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "body" } }), errors++), data.body !== void 0 && func0.call(data, "body") && (validate32(data.body, { instancePath: instancePath + "/body", parentData: data, parentDataProperty: "body", rootData }) || (vErrors = runtime.joined(vErrors, validate32.errors), errors = vErrors.length))), validate52.errors = vErrors, errors === 0;
}
const getImage = validate54;
function validate54(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data) && data.path !== void 0 && func0.call(data, "path")) {
    let data0 = data.path;
    data0 && typeof data0 == "object" && !Array.isArray(data0) && ((data0.imageId === void 0 || !func0.call(data0, "imageId")) && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "imageId" } }), errors++), data0.imageId !== void 0 && func0.call(data0, "imageId") && (validate31(data0.imageId, { instancePath: instancePath + "/path/imageId", parentData: data0, parentDataProperty: "imageId", rootData }) || (vErrors = runtime.joined(vErrors, validate31.errors), errors = vErrors.length)));
  }
  return validate54.errors = vErrors, errors === 0;
}
const deleteImage = validate56;
function validate56(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data) && data.path !== void 0 && func0.call(data, "path")) {
    let data0 = data.path;
    data0 && typeof data0 == "object" && !Array.isArray(data0) && ((data0.imageId === void 0 || !func0.call(data0, "imageId")) && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "imageId" } }), errors++), data0.imageId !== void 0 && func0.call(data0, "imageId") && (validate31(data0.imageId, { instancePath: instancePath + "/path/imageId", parentData: data0, parentDataProperty: "imageId", rootData }) || (vErrors = runtime.joined(vErrors, validate31.errors), errors = vErrors.length)));
  }
  return validate56.errors = vErrors, errors === 0;
}
const correctTags = validate58;
function validate36(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    Object.keys(data).length < 1 && ((vErrors ??= []).push({ instancePath, keyword: "minProperties", params: { limit: 1 } }), errors++);
    for (const key0 of Object.keys(data))
      key0 === "add" || key0 === "remove" || ((vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } }), errors++);
    data.add !== void 0 && func0.call(data, "add") && (validate22(data.add, { instancePath: instancePath + "/add", parentData: data, parentDataProperty: "add", rootData }) || (vErrors = runtime.joined(vErrors, validate22.errors), errors = vErrors.length)), data.remove !== void 0 && func0.call(data, "remove") && (validate22(data.remove, { instancePath: instancePath + "/remove", parentData: data, parentDataProperty: "remove", rootData }) || (vErrors = runtime.joined(vErrors, validate22.errors), errors = vErrors.length));
  } else
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } }), errors++;
  return validate36.errors = vErrors, errors === 0;
}
function validate58(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if ((data.body === void 0 || !func0.call(data, "body")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "body" } }), errors++), data.path !== void 0 && func0.call(data, "path")) {
      let data0 = data.path;
      data0 && typeof data0 == "object" && !Array.isArray(data0) && ((data0.imageId === void 0 || !func0.call(data0, "imageId")) && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "imageId" } }), errors++), data0.imageId !== void 0 && func0.call(data0, "imageId") && (validate31(data0.imageId, { instancePath: instancePath + "/path/imageId", parentData: data0, parentDataProperty: "imageId", rootData }) || (vErrors = runtime.joined(vErrors, validate31.errors), errors = vErrors.length)));
    }
    data.body !== void 0 && func0.call(data, "body") && (validate36(data.body, { instancePath: instancePath + "/body", parentData: data, parentDataProperty: "body", rootData }) || (vErrors = runtime.joined(vErrors, validate36.errors), errors = vErrors.length));
  }
  return validate58.errors = vErrors, errors === 0;
}
const retagImage = validate61;
function validate61(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data) && data.path !== void 0 && func0.call(data, "path")) {
    let data0 = data.path;
    data0 && typeof data0 == "object" && !Array.isArray(data0) && ((data0.imageId === void 0 || !func0.call(data0, "imageId")) && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "imageId" } }), errors++), data0.imageId !== void 0 && func0.call(data0, "imageId") && (validate31(data0.imageId, { instancePath: instancePath + "/path/imageId", parentData: data0, parentDataProperty: "imageId", rootData }) || (vErrors = runtime.joined(vErrors, validate31.errors), errors = vErrors.length)));
  }
  return validate61.errors = vErrors, errors === 0;
}
const listTags = validate63;
function validate63(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data) && data.query !== void 0 && func0.call(data, "query")) {
    let data0 = data.query;
    if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
      data0.limit === void 0 && (data0.limit = 5e3), data0.prefix !== void 0 && func0.call(data0, "prefix") && (validate21(data0.prefix, { instancePath: instancePath + "/query/prefix", parentData: data0, parentDataProperty: "prefix", rootData }) || (vErrors = runtime.joined(vErrors, validate21.errors), errors = vErrors.length));
      let data2 = data0.limit;
      typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2) || ((vErrors ??= []).push({ instancePath: instancePath + "/query/limit", keyword: "type", params: { type: "integer" } }), errors++), typeof data2 == "number" && isFinite(data2) && ((data2 > 5e3 || isNaN(data2)) && ((vErrors ??= []).push({ instancePath: instancePath + "/query/limit", keyword: "maximum", params: { comparison: "<=", limit: 5e3 } }), errors++), (data2 < 1 || isNaN(data2)) && ((vErrors ??= []).push({ instancePath: instancePath + "/query/limit", keyword: "minimum", params: { comparison: ">=", limit: 1 } }), errors++), formats2.validate(data2) || ((vErrors ??= []).push({ instancePath: instancePath + "/query/limit", keyword: "format", params: { format: "int32" } }), errors++)), data0.cursor !== void 0 && func0.call(data0, "cursor") && (validate26(data0.cursor, { instancePath: instancePath + "/query/cursor", parentData: data0, parentDataProperty: "cursor", rootData }) || (vErrors = runtime.joined(vErrors, validate26.errors), errors = vErrors.length));
    }
  }
  return validate63.errors = vErrors, errors === 0;
}
const renameTag = validate66;
function validate39(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    (data.name === void 0 || !func0.call(data, "name")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "name" } }), errors++);
    for (const key0 of Object.keys(data))
      key0 !== "name" && ((vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } }), errors++);
    data.name !== void 0 && func0.call(data, "name") && (validate21(data.name, { instancePath: instancePath + "/name", parentData: data, parentDataProperty: "name", rootData }) || (vErrors = runtime.joined(vErrors, validate21.errors), errors = vErrors.length));
  } else
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } }), errors++;
  return validate39.errors = vErrors, errors === 0;
}
function validate66(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if ((data.body === void 0 || !func0.call(data, "body")) && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "body" } }), errors++), data.path !== void 0 && func0.call(data, "path")) {
      let data0 = data.path;
      data0 && typeof data0 == "object" && !Array.isArray(data0) && ((data0.tag === void 0 || !func0.call(data0, "tag")) && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "tag" } }), errors++), data0.tag !== void 0 && func0.call(data0, "tag") && (validate21(data0.tag, { instancePath: instancePath + "/path/tag", parentData: data0, parentDataProperty: "tag", rootData }) || (vErrors = runtime.joined(vErrors, validate21.errors), errors = vErrors.length)));
    }
    data.body !== void 0 && func0.call(data, "body") && (validate39(data.body, { instancePath: instancePath + "/body", parentData: data, parentDataProperty: "body", rootData }) || (vErrors = runtime.joined(vErrors, validate39.errors), errors = vErrors.length));
  }
  return validate66.errors = vErrors, errors === 0;
}
const deleteTag = validate69;
function validate69(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data) && data.path !== void 0 && func0.call(data, "path")) {
    let data0 = data.path;
    data0 && typeof data0 == "object" && !Array.isArray(data0) && ((data0.tag === void 0 || !func0.call(data0, "tag")) && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "tag" } }), errors++), data0.tag !== void 0 && func0.call(data0, "tag") && (validate21(data0.tag, { instancePath: instancePath + "/path/tag", parentData: data0, parentDataProperty: "tag", rootData }) || (vErrors = runtime.joined(vErrors, validate21.errors), errors = vErrors.length)));
  }
  return validate69.errors = vErrors, errors === 0;
}
const listImagesOfTag = validate71;
function validate71(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data) && data.path !== void 0 && func0.call(data, "path")) {
    let data0 = data.path;
    data0 && typeof data0 == "object" && !Array.isArray(data0) && ((data0.tag === void 0 || !func0.call(data0, "tag")) && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "tag" } }), errors++), data0.tag !== void 0 && func0.call(data0, "tag") && (validate21(data0.tag, { instancePath: instancePath + "/path/tag", parentData: data0, parentDataProperty: "tag", rootData }) || (vErrors = runtime.joined(vErrors, validate21.errors), errors = vErrors.length)));
  }
  return validate71.errors = vErrors, errors === 0;
}
export {
  correctTags,
  createImage,
  deleteImage,
  deleteTag,
  getImage,
  listImages,
  listImagesOfTag,
  listTags,
  renameTag,
  retagImage,
  tagImages
};
