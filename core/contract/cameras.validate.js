// Generated from openapi.yaml by `npm run generate`. Do not edit.
import * as runtime from "./runtime.js";
const listCameras = validate28;
function validate28(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return validate28.errors = vErrors, errors === 0;
}
const listCameraDetails = validate29;
function validate29(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return validate29.errors = vErrors, errors === 0;
}
const lastFive = validate30;
const func0 = Object.prototype.hasOwnProperty, formats6 = runtime.int32;
const formats0 = runtime.date, func43 = runtime.ucs2length;
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data == "string" ? (func43(data) > 10 && ((vErrors ??= []).push({ instancePath, keyword: "maxLength", params: { limit: 10 } }), errors++), func43(data) < 10 && ((vErrors ??= []).push({ instancePath, keyword: "minLength", params: { limit: 10 } }), errors++), formats0(data) || ((vErrors ??= []).push({ instancePath, keyword: "format", params: { format: "date" } }), errors++)) : ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), validate21.errors = vErrors, errors === 0;
}
const formats2 = runtime.int64;
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data == "number" && !(data % 1) && !isNaN(data) && isFinite(data) || ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "integer" } }), errors++), typeof data == "number" && isFinite(data) && ((data > 41024448e5 || isNaN(data)) && ((vErrors ??= []).push({ instancePath, keyword: "maximum", params: { comparison: "<=", limit: 41024448e5 } }), errors++), (data < 0 || isNaN(data)) && ((vErrors ??= []).push({ instancePath, keyword: "minimum", params: { comparison: ">=", limit: 0 } }), errors++), formats2.validate(data) || ((vErrors ??= []).push({ instancePath, keyword: "format", params: { format: "int64" } }), errors++)), validate22.errors = vErrors, errors === 0;
}
const pattern0 = /* @__PURE__ */ new RegExp("^[^/\\u0000-\\u001f\\u007f]+$", "u");
function validate23(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data == "string" ? (func43(data) > 200 && ((vErrors ??= []).push({ instancePath, keyword: "maxLength", params: { limit: 200 } }), errors++), func43(data) < 1 && ((vErrors ??= []).push({ instancePath, keyword: "minLength", params: { limit: 1 } }), errors++), pattern0.test(data) || ((vErrors ??= []).push({ instancePath, keyword: "pattern", params: { says: "not contain slashes or control characters" } }), errors++)) : ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), validate23.errors = vErrors, errors === 0;
}
const pattern1 = /* @__PURE__ */ new RegExp("^[A-Za-z0-9_.-]+$", "u");
function validate24(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data == "string" ? (func43(data) > 4096 && ((vErrors ??= []).push({ instancePath, keyword: "maxLength", params: { limit: 4096 } }), errors++), func43(data) < 1 && ((vErrors ??= []).push({ instancePath, keyword: "minLength", params: { limit: 1 } }), errors++), pattern1.test(data) || ((vErrors ??= []).push({ instancePath, keyword: "pattern", params: { says: "be a cursor from an earlier page" } }), errors++)) : ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), validate24.errors = vErrors, errors === 0;
}
function validate30(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data) && data.query !== void 0 && func0.call(data, "query")) {
    let data0 = data.query;
    if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
      data0.num_results === void 0 && (data0.num_results = 10);
      let data1 = data0.num_results;
      typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1) || ((vErrors ??= []).push({ instancePath: instancePath + "/query/num_results", keyword: "type", params: { type: "integer" } }), errors++), typeof data1 == "number" && isFinite(data1) && ((data1 > 100 || isNaN(data1)) && ((vErrors ??= []).push({ instancePath: instancePath + "/query/num_results", keyword: "maximum", params: { comparison: "<=", limit: 100 } }), errors++), (data1 < 1 || isNaN(data1)) && ((vErrors ??= []).push({ instancePath: instancePath + "/query/num_results", keyword: "minimum", params: { comparison: ">=", limit: 1 } }), errors++), formats6.validate(data1) || ((vErrors ??= []).push({ instancePath: instancePath + "/query/num_results", keyword: "format", params: { format: "int32" } }), errors++)), data0.video_date !== void 0 && func0.call(data0, "video_date") && (validate21(data0.video_date, { instancePath: instancePath + "/query/video_date", parentData: data0, parentDataProperty: "video_date", rootData }) || (vErrors = runtime.joined(vErrors, validate21.errors), errors = vErrors.length)), data0.older_than_ts !== void 0 && func0.call(data0, "older_than_ts") && (validate22(data0.older_than_ts, { instancePath: instancePath + "/query/older_than_ts", parentData: data0, parentDataProperty: "older_than_ts", rootData }) || (vErrors = runtime.joined(vErrors, validate22.errors), errors = vErrors.length)), data0.newer_than_ts !== void 0 && func0.call(data0, "newer_than_ts") && (validate22(data0.newer_than_ts, { instancePath: instancePath + "/query/newer_than_ts", parentData: data0, parentDataProperty: "newer_than_ts", rootData }) || (vErrors = runtime.joined(vErrors, validate22.errors), errors = vErrors.length)), data0.filter !== void 0 && func0.call(data0, "filter") && (validate23(data0.filter, { instancePath: instancePath + "/query/filter", parentData: data0, parentDataProperty: "filter", rootData }) || (vErrors = runtime.joined(vErrors, validate23.errors), errors = vErrors.length)), data0.cursor !== void 0 && func0.call(data0, "cursor") && (validate24(data0.cursor, { instancePath: instancePath + "/query/cursor", parentData: data0, parentDataProperty: "cursor", rootData }) || (vErrors = runtime.joined(vErrors, validate24.errors), errors = vErrors.length));
    }
  }
  return validate30.errors = vErrors, errors === 0;
}
const lastFiveOfCamera = validate36;
function validate36(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.path !== void 0 && func0.call(data, "path")) {
      let data0 = data.path;
      data0 && typeof data0 == "object" && !Array.isArray(data0) && ((data0.camera === void 0 || !func0.call(data0, "camera")) && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "camera" } }), errors++), data0.camera !== void 0 && func0.call(data0, "camera") && (validate23(data0.camera, { instancePath: instancePath + "/path/camera", parentData: data0, parentDataProperty: "camera", rootData }) || (vErrors = runtime.joined(vErrors, validate23.errors), errors = vErrors.length)));
    }
    if (data.query !== void 0 && func0.call(data, "query")) {
      let data2 = data.query;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        data2.num_results === void 0 && (data2.num_results = 5);
        let data3 = data2.num_results;
        typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3) || ((vErrors ??= []).push({ instancePath: instancePath + "/query/num_results", keyword: "type", params: { type: "integer" } }), errors++), typeof data3 == "number" && isFinite(data3) && ((data3 > 100 || isNaN(data3)) && ((vErrors ??= []).push({ instancePath: instancePath + "/query/num_results", keyword: "maximum", params: { comparison: "<=", limit: 100 } }), errors++), (data3 < 1 || isNaN(data3)) && ((vErrors ??= []).push({ instancePath: instancePath + "/query/num_results", keyword: "minimum", params: { comparison: ">=", limit: 1 } }), errors++), formats6.validate(data3) || ((vErrors ??= []).push({ instancePath: instancePath + "/query/num_results", keyword: "format", params: { format: "int32" } }), errors++)), data2.video_date !== void 0 && func0.call(data2, "video_date") && (validate21(data2.video_date, { instancePath: instancePath + "/query/video_date", parentData: data2, parentDataProperty: "video_date", rootData }) || (vErrors = runtime.joined(vErrors, validate21.errors), errors = vErrors.length)), data2.older_than_ts !== void 0 && func0.call(data2, "older_than_ts") && (validate22(data2.older_than_ts, { instancePath: instancePath + "/query/older_than_ts", parentData: data2, parentDataProperty: "older_than_ts", rootData }) || (vErrors = runtime.joined(vErrors, validate22.errors), errors = vErrors.length)), data2.newer_than_ts !== void 0 && func0.call(data2, "newer_than_ts") && (validate22(data2.newer_than_ts, { instancePath: instancePath + "/query/newer_than_ts", parentData: data2, parentDataProperty: "newer_than_ts", rootData }) || (vErrors = runtime.joined(vErrors, validate22.errors), errors = vErrors.length)), data2.cursor !== void 0 && func0.call(data2, "cursor") && (validate24(data2.cursor, { instancePath: instancePath + "/query/cursor", parentData: data2, parentDataProperty: "cursor", rootData }) || (vErrors = runtime.joined(vErrors, validate24.errors), errors = vErrors.length));
      }
    }
  }
  return validate36.errors = vErrors, errors === 0;
}
const listClips = validate42, schema17 = { $id: "listClips", required: [], properties: { query: { required: [], properties: { camera: { type: "array", minItems: 1, maxItems: 50, items: { $ref: "schema-CameraListName" } }, from: { $ref: "schema-ZonedMoment" }, to: { $ref: "schema-ZonedMoment" }, type: { type: "string", enum: ["video", "image"], default: "video" }, limit: { type: "integer", format: "int32", minimum: 1, maximum: 60, default: 20 }, cursor: { $ref: "schema-Cursor" } } } } };
const pattern2 = /* @__PURE__ */ new RegExp("^[^/,\\u0000-\\u001f\\u007f]+$", "u");
function validate25(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data == "string" ? (func43(data) > 200 && ((vErrors ??= []).push({ instancePath, keyword: "maxLength", params: { limit: 200 } }), errors++), func43(data) < 1 && ((vErrors ??= []).push({ instancePath, keyword: "minLength", params: { limit: 1 } }), errors++), pattern2.test(data) || ((vErrors ??= []).push({ instancePath, keyword: "pattern", params: { says: "not contain slashes, commas or control characters" } }), errors++)) : ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), validate25.errors = vErrors, errors === 0;
}
const formats4 = runtime.dateTime;
function validate26(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data == "string" ? (func43(data) > 40 && ((vErrors ??= []).push({ instancePath, keyword: "maxLength", params: { limit: 40 } }), errors++), formats4(data) || ((vErrors ??= []).push({ instancePath, keyword: "format", params: { format: "date-time" } }), errors++)) : ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), validate26.errors = vErrors, errors === 0;
}
function validate42(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data) && data.query !== void 0 && func0.call(data, "query")) {
    let data0 = data.query;
    if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
      if (data0.type === void 0 && (data0.type = "video"), data0.limit === void 0 && (data0.limit = 20), data0.camera !== void 0 && func0.call(data0, "camera")) {
        let data1 = data0.camera;
        if (Array.isArray(data1)) {
          data1.length > 50 && ((vErrors ??= []).push({ instancePath: instancePath + "/query/camera", keyword: "maxItems", params: { limit: 50 } }), errors++), data1.length < 1 && ((vErrors ??= []).push({ instancePath: instancePath + "/query/camera", keyword: "minItems", params: { limit: 1 } }), errors++);
          const len0 = data1.length;
          for (let i0 = 0; i0 < len0; i0++)
            validate25(data1[i0], { instancePath: instancePath + "/query/camera/" + i0, parentData: data1, parentDataProperty: i0, rootData }) || (vErrors = runtime.joined(vErrors, validate25.errors), errors = vErrors.length);
        } else
          (vErrors ??= []).push({ instancePath: instancePath + "/query/camera", keyword: "type", params: { type: "array" } }), errors++;
      }
      data0.from !== void 0 && func0.call(data0, "from") && (validate26(data0.from, { instancePath: instancePath + "/query/from", parentData: data0, parentDataProperty: "from", rootData }) || (vErrors = runtime.joined(vErrors, validate26.errors), errors = vErrors.length)), data0.to !== void 0 && func0.call(data0, "to") && (validate26(data0.to, { instancePath: instancePath + "/query/to", parentData: data0, parentDataProperty: "to", rootData }) || (vErrors = runtime.joined(vErrors, validate26.errors), errors = vErrors.length));
      let data5 = data0.type;
      typeof data5 != "string" && ((vErrors ??= []).push({ instancePath: instancePath + "/query/type", keyword: "type", params: { type: "string" } }), errors++), data5 === "video" || data5 === "image" || ((vErrors ??= []).push({ instancePath: instancePath + "/query/type", keyword: "enum", params: { allowedValues: schema17.properties.query.properties.type.enum } }), errors++);
      let data6 = data0.limit;
      typeof data6 == "number" && !(data6 % 1) && !isNaN(data6) && isFinite(data6) || ((vErrors ??= []).push({ instancePath: instancePath + "/query/limit", keyword: "type", params: { type: "integer" } }), errors++), typeof data6 == "number" && isFinite(data6) && ((data6 > 60 || isNaN(data6)) && ((vErrors ??= []).push({ instancePath: instancePath + "/query/limit", keyword: "maximum", params: { comparison: "<=", limit: 60 } }), errors++), (data6 < 1 || isNaN(data6)) && ((vErrors ??= []).push({ instancePath: instancePath + "/query/limit", keyword: "minimum", params: { comparison: ">=", limit: 1 } }), errors++), formats6.validate(data6) || ((vErrors ??= []).push({ instancePath: instancePath + "/query/limit", keyword: "format", params: { format: "int32" } }), errors++)), data0.cursor !== void 0 && func0.call(data0, "cursor") && (validate24(data0.cursor, { instancePath: instancePath + "/query/cursor", parentData: data0, parentDataProperty: "cursor", rootData }) || (vErrors = runtime.joined(vErrors, validate24.errors), errors = vErrors.length));
    }
  }
  return validate42.errors = vErrors, errors === 0;
}
const listClipDays = validate47;
const pattern4 = /* @__PURE__ */ new RegExp("^[0-9]{4}-(0[1-9]|1[0-2])$", "u");
function validate47(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data) && data.query !== void 0 && func0.call(data, "query")) {
    let data0 = data.query;
    if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
      if ((data0.month === void 0 || !func0.call(data0, "month")) && ((vErrors ??= []).push({ instancePath: instancePath + "/query", keyword: "required", params: { missingProperty: "month" } }), errors++), data0.month !== void 0 && func0.call(data0, "month")) {
        let data1 = data0.month;
        typeof data1 == "string" ? (func43(data1) > 7 && ((vErrors ??= []).push({ instancePath: instancePath + "/query/month", keyword: "maxLength", params: { limit: 7 } }), errors++), func43(data1) < 7 && ((vErrors ??= []).push({ instancePath: instancePath + "/query/month", keyword: "minLength", params: { limit: 7 } }), errors++), pattern4.test(data1) || ((vErrors ??= []).push({ instancePath: instancePath + "/query/month", keyword: "pattern", params: { says: "be a month, such as 2026-11" } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/query/month", keyword: "type", params: { type: "string" } }), errors++);
      }
      data0.camera !== void 0 && func0.call(data0, "camera") && (validate23(data0.camera, { instancePath: instancePath + "/query/camera", parentData: data0, parentDataProperty: "camera", rootData }) || (vErrors = runtime.joined(vErrors, validate23.errors), errors = vErrors.length));
    }
  }
  return validate47.errors = vErrors, errors === 0;
}
const getClipTimeline = validate49, schema19 = { $id: "getClipTimeline", required: [], properties: { query: { required: ["from", "to"], properties: { from: { $ref: "schema-ZonedMoment" }, to: { $ref: "schema-ZonedMoment" }, bucket: { type: "string", enum: ["hour", "day"], default: "hour" }, zone: { type: "string", minLength: 1, maxLength: 64, pattern: "^[A-Za-z][A-Za-z0-9_+/-]*$", "x-trellis-says": "be the name of a time zone, such as Europe/Berlin" }, camera: { $ref: "schema-CameraName" } } } } }, pattern5 = /* @__PURE__ */ new RegExp("^[A-Za-z][A-Za-z0-9_+/-]*$", "u");
function validate49(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data) && data.query !== void 0 && func0.call(data, "query")) {
    let data0 = data.query;
    if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
      data0.bucket === void 0 && (data0.bucket = "hour"), (data0.from === void 0 || !func0.call(data0, "from")) && ((vErrors ??= []).push({ instancePath: instancePath + "/query", keyword: "required", params: { missingProperty: "from" } }), errors++), (data0.to === void 0 || !func0.call(data0, "to")) && ((vErrors ??= []).push({ instancePath: instancePath + "/query", keyword: "required", params: { missingProperty: "to" } }), errors++), data0.from !== void 0 && func0.call(data0, "from") && (validate26(data0.from, { instancePath: instancePath + "/query/from", parentData: data0, parentDataProperty: "from", rootData }) || (vErrors = runtime.joined(vErrors, validate26.errors), errors = vErrors.length)), data0.to !== void 0 && func0.call(data0, "to") && (validate26(data0.to, { instancePath: instancePath + "/query/to", parentData: data0, parentDataProperty: "to", rootData }) || (vErrors = runtime.joined(vErrors, validate26.errors), errors = vErrors.length));
      let data3 = data0.bucket;
      if (typeof data3 != "string" && ((vErrors ??= []).push({ instancePath: instancePath + "/query/bucket", keyword: "type", params: { type: "string" } }), errors++), data3 === "hour" || data3 === "day" || ((vErrors ??= []).push({ instancePath: instancePath + "/query/bucket", keyword: "enum", params: { allowedValues: schema19.properties.query.properties.bucket.enum } }), errors++), data0.zone !== void 0 && func0.call(data0, "zone")) {
        let data4 = data0.zone;
        typeof data4 == "string" ? (func43(data4) > 64 && ((vErrors ??= []).push({ instancePath: instancePath + "/query/zone", keyword: "maxLength", params: { limit: 64 } }), errors++), func43(data4) < 1 && ((vErrors ??= []).push({ instancePath: instancePath + "/query/zone", keyword: "minLength", params: { limit: 1 } }), errors++), pattern5.test(data4) || ((vErrors ??= []).push({ instancePath: instancePath + "/query/zone", keyword: "pattern", params: { says: "be the name of a time zone, such as Europe/Berlin" } }), errors++)) : ((vErrors ??= []).push({ instancePath: instancePath + "/query/zone", keyword: "type", params: { type: "string" } }), errors++);
      }
      data0.camera !== void 0 && func0.call(data0, "camera") && (validate23(data0.camera, { instancePath: instancePath + "/query/camera", parentData: data0, parentDataProperty: "camera", rootData }) || (vErrors = runtime.joined(vErrors, validate23.errors), errors = vErrors.length));
    }
  }
  return validate49.errors = vErrors, errors === 0;
}
const listSkippedFiles = validate53;
function validate53(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data) && data.query !== void 0 && func0.call(data, "query")) {
    let data0 = data.query;
    if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
      data0.limit === void 0 && (data0.limit = 20);
      let data1 = data0.limit;
      typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1) || ((vErrors ??= []).push({ instancePath: instancePath + "/query/limit", keyword: "type", params: { type: "integer" } }), errors++), typeof data1 == "number" && isFinite(data1) && ((data1 > 60 || isNaN(data1)) && ((vErrors ??= []).push({ instancePath: instancePath + "/query/limit", keyword: "maximum", params: { comparison: "<=", limit: 60 } }), errors++), (data1 < 1 || isNaN(data1)) && ((vErrors ??= []).push({ instancePath: instancePath + "/query/limit", keyword: "minimum", params: { comparison: ">=", limit: 1 } }), errors++), formats6.validate(data1) || ((vErrors ??= []).push({ instancePath: instancePath + "/query/limit", keyword: "format", params: { format: "int32" } }), errors++)), data0.cursor !== void 0 && func0.call(data0, "cursor") && (validate24(data0.cursor, { instancePath: instancePath + "/query/cursor", parentData: data0, parentDataProperty: "cursor", rootData }) || (vErrors = runtime.joined(vErrors, validate24.errors), errors = vErrors.length));
    }
  }
  return validate53.errors = vErrors, errors === 0;
}
const getClip = validate55;
const pattern3 = /* @__PURE__ */ new RegExp("^[0-9a-f]{32}$", "u");
function validate27(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data == "string" ? (func43(data) > 32 && ((vErrors ??= []).push({ instancePath, keyword: "maxLength", params: { limit: 32 } }), errors++), func43(data) < 32 && ((vErrors ??= []).push({ instancePath, keyword: "minLength", params: { limit: 32 } }), errors++), pattern3.test(data) || ((vErrors ??= []).push({ instancePath, keyword: "pattern", params: { says: "be 32 hexadecimal digits in lower case" } }), errors++)) : ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), validate27.errors = vErrors, errors === 0;
}
function validate55(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.path !== void 0 && func0.call(data, "path")) {
      let data0 = data.path;
      data0 && typeof data0 == "object" && !Array.isArray(data0) && ((data0.clipId === void 0 || !func0.call(data0, "clipId")) && ((vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "required", params: { missingProperty: "clipId" } }), errors++), data0.clipId !== void 0 && func0.call(data0, "clipId") && (validate27(data0.clipId, { instancePath: instancePath + "/path/clipId", parentData: data0, parentDataProperty: "clipId", rootData }) || (vErrors = runtime.joined(vErrors, validate27.errors), errors = vErrors.length)));
    }
    if (data.query !== void 0 && func0.call(data, "query")) {
      let data2 = data.query;
      data2 && typeof data2 == "object" && !Array.isArray(data2) && (data2.download === void 0 && (data2.download = !1), typeof data2.download != "boolean" && ((vErrors ??= []).push({ instancePath: instancePath + "/query/download", keyword: "type", params: { type: "boolean" } }), errors++));
    }
  }
  return validate55.errors = vErrors, errors === 0;
}
export {
  getClip,
  getClipTimeline,
  lastFive,
  lastFiveOfCamera,
  listCameraDetails,
  listCameras,
  listClipDays,
  listClips,
  listSkippedFiles
};
