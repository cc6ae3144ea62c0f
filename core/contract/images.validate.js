// Generated from openapi.yaml by `npm run generate`. Do not edit.
import * as runtime from "./runtime.js";
const listImages = validate21, schema6 = { $id: "listImages", required: [], properties: { query: { required: [], properties: { tags: { type: "array", maxItems: 10, items: { $ref: "schema-TagName" } }, match: { type: "string", enum: ["all", "any"], default: "all" }, without: { type: "array", maxItems: 10, items: { $ref: "schema-TagName" } }, untagged: { type: "boolean" }, state: { type: "string", enum: ["uploading", "processing", "tagged", "rejected", "failed"] }, limit: { type: "integer", format: "int32", default: 20, minimum: 1, maximum: 60 }, cursor: { type: "string", minLength: 1, maxLength: 4096, pattern: "^[A-Za-z0-9_.-]+$", "x-trellis-says": "be a cursor from an earlier page" } } } } };
const func2 = runtime.ucs2length, pattern0 = /* @__PURE__ */ new RegExp("^(?=[^,]*[^,\\s\\u2800\\p{Cf}\\p{Default_Ignorable_Code_Point}])[^\\s,\\p{Cc}\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]([^,\\p{Cc}\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]*[^\\s,\\p{Cc}\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069])?$", "u");
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data == "string" ? (func2(data) > 64 && ((vErrors ??= []).push({ instancePath, keyword: "maxLength", params: { limit: 64 } }), errors++), func2(data) < 1 && ((vErrors ??= []).push({ instancePath, keyword: "minLength", params: { limit: 1 } }), errors++), pattern0.test(data) || ((vErrors ??= []).push({ instancePath, keyword: "pattern", params: { says: "contain a visible character, and no commas, line breaks, direction marks or outer spaces" } }), errors++)) : ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), validate22.errors = vErrors, errors === 0;
}
const formats0 = runtime.int32, pattern1 = /* @__PURE__ */ new RegExp("^[A-Za-z0-9_.-]+$", "u");
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data) && data.query !== void 0) {
    let data0 = data.query;
    if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
      if (data0.match === void 0 && (data0.match = "all"), data0.limit === void 0 && (data0.limit = 20), data0.tags !== void 0) {
        let data1 = data0.tags;
        if (Array.isArray(data1)) {
          data1.length > 10 && ((vErrors ??= []).push({ instancePath: instancePath + "/query/tags", keyword: "maxItems", params: { limit: 10 } }), errors++);
          const len0 = data1.length;
          for (let i0 = 0; i0 < len0; i0++)
            validate22(data1[i0], { instancePath: instancePath + "/query/tags/" + i0, parentData: data1, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors), errors = vErrors.length);
        } else
          (vErrors ??= []).push({ instancePath: instancePath + "/query/tags", keyword: "type", params: { type: "array" } }), errors++;
      }
      let data3 = data0.match;
      if (typeof data3 != "string" && ((vErrors ??= []).push({ instancePath: instancePath + "/query/match", keyword: "type", params: { type: "string" } }), errors++), data3 === "all" || data3 === "any" || ((vErrors ??= []).push({ instancePath: instancePath + "/query/match", keyword: "enum", params: { allowedValues: schema6.properties.query.properties.match.enum } }), errors++), data0.without !== void 0) {
        let data4 = data0.without;
        if (Array.isArray(data4)) {
          data4.length > 10 && ((vErrors ??= []).push({ instancePath: instancePath + "/query/without", keyword: "maxItems", params: { limit: 10 } }), errors++);
          const len1 = data4.length;
          for (let i1 = 0; i1 < len1; i1++)
            validate22(data4[i1], { instancePath: instancePath + "/query/without/" + i1, parentData: data4, parentDataProperty: i1, rootData }) || (vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors), errors = vErrors.length);
        } else
          (vErrors ??= []).push({ instancePath: instancePath + "/query/without", keyword: "type", params: { type: "array" } }), errors++;
      }
      if (data0.untagged !== void 0 && typeof data0.untagged != "boolean" && ((vErrors ??= []).push({ instancePath: instancePath + "/query/untagged", keyword: "type", params: { type: "boolean" } }), errors++), data0.state !== void 0) {
        let data7 = data0.state;
        typeof data7 != "string" && ((vErrors ??= []).push({ instancePath: instancePath + "/query/state", keyword: "type", params: { type: "string" } }), errors++), data7 === "uploading" || data7 === "processing" || data7 === "tagged" || data7 === "rejected" || data7 === "failed" || ((vErrors ??= []).push({ instancePath: instancePath + "/query/state", keyword: "enum", params: { allowedValues: schema6.properties.query.properties.state.enum } }), errors++);
      }
      let data8 = data0.limit;
      if (typeof data8 == "number" && !(data8 % 1) && !isNaN(data8) && isFinite(data8) || ((vErrors ??= []).push({ instancePath: instancePath + "/query/limit", keyword: "type", params: { type: "integer" } }), errors++), typeof data8 == "number" && isFinite(data8) && ((data8 > 60 || isNaN(data8)) && ((vErrors ??= []).push({ instancePath: instancePath + "/query/limit", keyword: "maximum", params: { comparison: "<=", limit: 60 } }), errors++), (data8 < 1 || isNaN(data8)) && ((vErrors ??= []).push({ instancePath: instancePath + "/query/limit", keyword: "minimum", params: { comparison: ">=", limit: 1 } }), errors++), formats0.validate(data8) || ((vErrors ??= []).push({ instancePath: instancePath + "/query/limit", keyword: "format", params: { format: "int32" } }), errors++)), data0.cursor !== void 0) {
        let data9 = data0.cursor;
        typeof data9 == "string" ? (func2(data9) > 4096 && ((vErrors ??= []).push({ instancePath: instancePath + "/query/cursor", keyword: "maxLength", params: { limit: 4096 } }), errors++), func2(data9) < 1 && ((vErrors ??= []).push({ instancePath: instancePath + "/query/cursor", keyword: "minLength", params: { limit: 1 } }), errors++), pattern1.test(data9) || ((vErrors ??= []).push({ instancePath: instancePath + "/query/cursor", keyword: "pattern", params: { says: "be a cursor from an earlier page" } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/query/cursor", keyword: "type", params: { type: "string" } }), errors++);
      }
    }
  }
  return validate21.errors = vErrors, errors === 0;
}
const createImage = validate25;
const schema10 = { $id: "schema-ImageType", type: "string", enum: ["image/jpeg", "image/png", "image/webp", "image/gif", "image/avif"] };
function validate27(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data != "string" && ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), data === "image/jpeg" || data === "image/png" || data === "image/webp" || data === "image/gif" || data === "image/avif" || ((vErrors ??= []).push({ instancePath, keyword: "enum", params: { allowedValues: schema10.enum } }), errors++), validate27.errors = vErrors, errors === 0;
}
const pattern2 = /* @__PURE__ */ new RegExp("^[^\\u0000-\\u001f\\u007f-\\u009f]+$", "u"), pattern3 = /* @__PURE__ */ new RegExp("^[0-9a-f]{64}$", "u");
function validate26(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data)
      key0 === "contentType" || key0 === "fileName" || key0 === "sha256" || ((vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } }), errors++);
    if (data.contentType !== void 0 && (validate27(data.contentType, { instancePath: instancePath + "/contentType", parentData: data, parentDataProperty: "contentType", rootData }) || (vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors), errors = vErrors.length)), data.fileName !== void 0) {
      let data1 = data.fileName;
      typeof data1 == "string" ? (func2(data1) > 255 && ((vErrors ??= []).push({ instancePath: instancePath + "/fileName", keyword: "maxLength", params: { limit: 255 } }), errors++), func2(data1) < 1 && ((vErrors ??= []).push({ instancePath: instancePath + "/fileName", keyword: "minLength", params: { limit: 1 } }), errors++), pattern2.test(data1) || ((vErrors ??= []).push({ instancePath: instancePath + "/fileName", keyword: "pattern", params: { says: "not contain control characters" } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/fileName", keyword: "type", params: { type: "string" } }), errors++);
    }
    if (data.sha256 !== void 0) {
      let data2 = data.sha256;
      typeof data2 == "string" ? (func2(data2) > 64 && ((vErrors ??= []).push({ instancePath: instancePath + "/sha256", keyword: "maxLength", params: { limit: 64 } }), errors++), func2(data2) < 64 && ((vErrors ??= []).push({ instancePath: instancePath + "/sha256", keyword: "minLength", params: { limit: 64 } }), errors++), pattern3.test(data2) || ((vErrors ??= []).push({ instancePath: instancePath + "/sha256", keyword: "pattern", params: { says: "be 64 hexadecimal digits in lower case" } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/sha256", keyword: "type", params: { type: "string" } }), errors++);
    }
  } else
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } }), errors++;
  return validate26.errors = vErrors, errors === 0;
}
function validate25(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return data && typeof data == "object" && !Array.isArray(data) && data.body !== void 0 && (validate26(data.body, { instancePath: instancePath + "/body", parentData: data, parentDataProperty: "body", rootData }) || (vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors), errors = vErrors.length)), validate25.errors = vErrors, errors === 0;
}
const getImage = validate30;
const pattern4 = /* @__PURE__ */ new RegExp("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", "u");
function validate30(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data) && data.path !== void 0) {
    let data0 = data.path;
    if (data0 && typeof data0 == "object" && !Array.isArray(data0) && (data0.imageId === void 0 && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "imageId" } }), errors++), data0.imageId !== void 0)) {
      let data1 = data0.imageId;
      typeof data1 == "string" ? (func2(data1) > 36 && ((vErrors ??= []).push({ instancePath: instancePath + "/path/imageId", keyword: "maxLength", params: { limit: 36 } }), errors++), func2(data1) < 36 && ((vErrors ??= []).push({ instancePath: instancePath + "/path/imageId", keyword: "minLength", params: { limit: 36 } }), errors++), pattern4.test(data1) || ((vErrors ??= []).push({ instancePath: instancePath + "/path/imageId", keyword: "pattern", params: { says: "be a UUID in lower case" } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/path/imageId", keyword: "type", params: { type: "string" } }), errors++);
    }
  }
  return validate30.errors = vErrors, errors === 0;
}
const deleteImage = validate31;
function validate31(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data) && data.path !== void 0) {
    let data0 = data.path;
    if (data0 && typeof data0 == "object" && !Array.isArray(data0) && (data0.imageId === void 0 && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "imageId" } }), errors++), data0.imageId !== void 0)) {
      let data1 = data0.imageId;
      typeof data1 == "string" ? (func2(data1) > 36 && ((vErrors ??= []).push({ instancePath: instancePath + "/path/imageId", keyword: "maxLength", params: { limit: 36 } }), errors++), func2(data1) < 36 && ((vErrors ??= []).push({ instancePath: instancePath + "/path/imageId", keyword: "minLength", params: { limit: 36 } }), errors++), pattern4.test(data1) || ((vErrors ??= []).push({ instancePath: instancePath + "/path/imageId", keyword: "pattern", params: { says: "be a UUID in lower case" } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/path/imageId", keyword: "type", params: { type: "string" } }), errors++);
    }
  }
  return validate31.errors = vErrors, errors === 0;
}
const correctTags = validate32;
function validate34(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (Array.isArray(data)) {
    data.length > 10 && ((vErrors ??= []).push({ instancePath, keyword: "maxItems", params: { limit: 10 } }), errors++);
    const len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++)
      validate22(data[i0], { instancePath: instancePath + "/" + i0, parentData: data, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors), errors = vErrors.length);
  } else
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "array" } }), errors++;
  return validate34.errors = vErrors, errors === 0;
}
function validate33(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    Object.keys(data).length < 1 && ((vErrors ??= []).push({ instancePath, keyword: "minProperties", params: { limit: 1 } }), errors++);
    for (const key0 in data)
      key0 === "add" || key0 === "remove" || ((vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } }), errors++);
    data.add !== void 0 && (validate34(data.add, { instancePath: instancePath + "/add", parentData: data, parentDataProperty: "add", rootData }) || (vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors), errors = vErrors.length)), data.remove !== void 0 && (validate34(data.remove, { instancePath: instancePath + "/remove", parentData: data, parentDataProperty: "remove", rootData }) || (vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors), errors = vErrors.length));
  } else
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } }), errors++;
  return validate33.errors = vErrors, errors === 0;
}
function validate32(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.body === void 0 && ((vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "body" } }), errors++), data.path !== void 0) {
      let data0 = data.path;
      if (data0 && typeof data0 == "object" && !Array.isArray(data0) && (data0.imageId === void 0 && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "imageId" } }), errors++), data0.imageId !== void 0)) {
        let data1 = data0.imageId;
        typeof data1 == "string" ? (func2(data1) > 36 && ((vErrors ??= []).push({ instancePath: instancePath + "/path/imageId", keyword: "maxLength", params: { limit: 36 } }), errors++), func2(data1) < 36 && ((vErrors ??= []).push({ instancePath: instancePath + "/path/imageId", keyword: "minLength", params: { limit: 36 } }), errors++), pattern4.test(data1) || ((vErrors ??= []).push({ instancePath: instancePath + "/path/imageId", keyword: "pattern", params: { says: "be a UUID in lower case" } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/path/imageId", keyword: "type", params: { type: "string" } }), errors++);
      }
    }
    data.body !== void 0 && (validate33(data.body, { instancePath: instancePath + "/body", parentData: data, parentDataProperty: "body", rootData }) || (vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors), errors = vErrors.length));
  }
  return validate32.errors = vErrors, errors === 0;
}
const retagImage = validate39;
function validate39(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data) && data.path !== void 0) {
    let data0 = data.path;
    if (data0 && typeof data0 == "object" && !Array.isArray(data0) && (data0.imageId === void 0 && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "imageId" } }), errors++), data0.imageId !== void 0)) {
      let data1 = data0.imageId;
      typeof data1 == "string" ? (func2(data1) > 36 && ((vErrors ??= []).push({ instancePath: instancePath + "/path/imageId", keyword: "maxLength", params: { limit: 36 } }), errors++), func2(data1) < 36 && ((vErrors ??= []).push({ instancePath: instancePath + "/path/imageId", keyword: "minLength", params: { limit: 36 } }), errors++), pattern4.test(data1) || ((vErrors ??= []).push({ instancePath: instancePath + "/path/imageId", keyword: "pattern", params: { says: "be a UUID in lower case" } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/path/imageId", keyword: "type", params: { type: "string" } }), errors++);
    }
  }
  return validate39.errors = vErrors, errors === 0;
}
const listTags = validate40;
function validate40(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data) && data.query !== void 0) {
    let data0 = data.query;
    if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
      data0.limit === void 0 && (data0.limit = 5e3);
      let data1 = data0.limit;
      if (typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1) || ((vErrors ??= []).push({ instancePath: instancePath + "/query/limit", keyword: "type", params: { type: "integer" } }), errors++), typeof data1 == "number" && isFinite(data1) && ((data1 > 5e3 || isNaN(data1)) && ((vErrors ??= []).push({ instancePath: instancePath + "/query/limit", keyword: "maximum", params: { comparison: "<=", limit: 5e3 } }), errors++), (data1 < 1 || isNaN(data1)) && ((vErrors ??= []).push({ instancePath: instancePath + "/query/limit", keyword: "minimum", params: { comparison: ">=", limit: 1 } }), errors++), formats0.validate(data1) || ((vErrors ??= []).push({ instancePath: instancePath + "/query/limit", keyword: "format", params: { format: "int32" } }), errors++)), data0.cursor !== void 0) {
        let data2 = data0.cursor;
        typeof data2 == "string" ? (func2(data2) > 4096 && ((vErrors ??= []).push({ instancePath: instancePath + "/query/cursor", keyword: "maxLength", params: { limit: 4096 } }), errors++), func2(data2) < 1 && ((vErrors ??= []).push({ instancePath: instancePath + "/query/cursor", keyword: "minLength", params: { limit: 1 } }), errors++), pattern1.test(data2) || ((vErrors ??= []).push({ instancePath: instancePath + "/query/cursor", keyword: "pattern", params: { says: "be a cursor from an earlier page" } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/query/cursor", keyword: "type", params: { type: "string" } }), errors++);
      }
    }
  }
  return validate40.errors = vErrors, errors === 0;
}
const listImagesOfTag = validate41;
function validate41(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data) && data.path !== void 0) {
    let data0 = data.path;
    if (data0 && typeof data0 == "object" && !Array.isArray(data0) && (data0.tag === void 0 && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "tag" } }), errors++), data0.tag !== void 0)) {
      let data1 = data0.tag;
      typeof data1 == "string" ? (func2(data1) > 64 && ((vErrors ??= []).push({ instancePath: instancePath + "/path/tag", keyword: "maxLength", params: { limit: 64 } }), errors++), func2(data1) < 1 && ((vErrors ??= []).push({ instancePath: instancePath + "/path/tag", keyword: "minLength", params: { limit: 1 } }), errors++), pattern0.test(data1) || ((vErrors ??= []).push({ instancePath: instancePath + "/path/tag", keyword: "pattern", params: { says: "contain a visible character, and no commas, line breaks, direction marks or outer spaces" } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/path/tag", keyword: "type", params: { type: "string" } }), errors++);
    }
  }
  return validate41.errors = vErrors, errors === 0;
}
export {
  correctTags,
  createImage,
  deleteImage,
  getImage,
  listImages,
  listImagesOfTag,
  listTags,
  retagImage
};
