// Generated from openapi.yaml by `npm run generate`. Do not edit.
import * as runtime from "./runtime.js";
const createMusicTable = validate40;
const func0 = Object.prototype.hasOwnProperty;
const func43 = runtime.ucs2length, pattern0 = /* @__PURE__ */ new RegExp("^[A-Za-z0-9_.-]*$", "u");
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data == "string" ? (func43(data) > 120 && ((vErrors ??= []).push({ instancePath, keyword: "maxLength", params: { limit: 120 } }), errors++), func43(data) < 1 && ((vErrors ??= []).push({ instancePath, keyword: "minLength", params: { limit: 1 } }), errors++), pattern0.test(data) || ((vErrors ??= []).push({ instancePath, keyword: "pattern", params: { says: "have letters, digits and the characters _ . - only" } }), errors++)) : ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), validate21.errors = vErrors, errors === 0;
}
const pattern1 = /* @__PURE__ */ new RegExp("^[\\t ]*[A-Za-z0-9_.-]{1,120}[\\t ]*$", "u");
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data == "string" ? (func43(data) > 1024 && ((vErrors ??= []).push({ instancePath, keyword: "maxLength", params: { limit: 1024 } }), errors++), func43(data) < 1 && ((vErrors ??= []).push({ instancePath, keyword: "minLength", params: { limit: 1 } }), errors++), pattern1.test(data) || ((vErrors ??= []).push({ instancePath, keyword: "pattern", params: { says: "be 1 to 120 letters, digits and the characters _ . -" } }), errors++)) : ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), validate22.errors = vErrors, errors === 0;
}
function validate23(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 of Object.keys(data))
      key0 !== "table" && ((vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } }), errors++);
    data.table !== void 0 && func0.call(data, "table") && (validate21(data.table, { instancePath: instancePath + "/table", parentData: data, parentDataProperty: "table", rootData }) || (vErrors = runtime.joined(vErrors, validate21.errors), errors = vErrors.length));
  } else
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } }), errors++;
  return validate23.errors = vErrors, errors === 0;
}
function validate40(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.query !== void 0 && func0.call(data, "query")) {
      let data0 = data.query;
      data0 && typeof data0 == "object" && !Array.isArray(data0) && data0.table !== void 0 && func0.call(data0, "table") && (validate21(data0.table, { instancePath: instancePath + "/query/table", parentData: data0, parentDataProperty: "table", rootData }) || (vErrors = runtime.joined(vErrors, validate21.errors), errors = vErrors.length));
    }
    if (data.header !== void 0 && func0.call(data, "header")) {
      let data2 = data.header;
      data2 && typeof data2 == "object" && !Array.isArray(data2) && data2.table !== void 0 && func0.call(data2, "table") && (validate22(data2.table, { instancePath: instancePath + "/header/table", parentData: data2, parentDataProperty: "table", rootData }) || (vErrors = runtime.joined(vErrors, validate22.errors), errors = vErrors.length));
    }
    data.body !== void 0 && func0.call(data, "body") && (validate23(data.body, { instancePath: instancePath + "/body", parentData: data, parentDataProperty: "body", rootData }) || (vErrors = runtime.joined(vErrors, validate23.errors), errors = vErrors.length));
  }
  return validate40.errors = vErrors, errors === 0;
}
const deleteMusicTable = validate44;
function validate44(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.query !== void 0 && func0.call(data, "query")) {
      let data0 = data.query;
      data0 && typeof data0 == "object" && !Array.isArray(data0) && data0.table !== void 0 && func0.call(data0, "table") && (validate21(data0.table, { instancePath: instancePath + "/query/table", parentData: data0, parentDataProperty: "table", rootData }) || (vErrors = runtime.joined(vErrors, validate21.errors), errors = vErrors.length));
    }
    if (data.header !== void 0 && func0.call(data, "header")) {
      let data2 = data.header;
      data2 && typeof data2 == "object" && !Array.isArray(data2) && data2.table !== void 0 && func0.call(data2, "table") && (validate22(data2.table, { instancePath: instancePath + "/header/table", parentData: data2, parentDataProperty: "table", rootData }) || (vErrors = runtime.joined(vErrors, validate22.errors), errors = vErrors.length));
    }
    data.body !== void 0 && func0.call(data, "body") && (validate23(data.body, { instancePath: instancePath + "/body", parentData: data, parentDataProperty: "body", rootData }) || (vErrors = runtime.joined(vErrors, validate23.errors), errors = vErrors.length));
  }
  return validate44.errors = vErrors, errors === 0;
}
const putMusicItem = validate48;
function validate25(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data == "string" ? (func43(data) > 2048 && ((vErrors ??= []).push({ instancePath, keyword: "maxLength", params: { limit: 2048 } }), errors++), func43(data) < 1 && ((vErrors ??= []).push({ instancePath, keyword: "minLength", params: { limit: 1 } }), errors++)) : ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), validate25.errors = vErrors, errors === 0;
}
function validate26(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data == "string" ? (func43(data) > 1024 && ((vErrors ??= []).push({ instancePath, keyword: "maxLength", params: { limit: 1024 } }), errors++), func43(data) < 1 && ((vErrors ??= []).push({ instancePath, keyword: "minLength", params: { limit: 1 } }), errors++)) : ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), validate26.errors = vErrors, errors === 0;
}
function validate27(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data == "string" ? func43(data) > 1e5 && ((vErrors ??= []).push({ instancePath, keyword: "maxLength", params: { limit: 1e5 } }), errors++) : ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), validate27.errors = vErrors, errors === 0;
}
const pattern2 = /* @__PURE__ */ new RegExp("^[\\t ]*[!-~][\\t -~]*$", "u");
function validate28(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data == "string" ? (func43(data) > 10240 && ((vErrors ??= []).push({ instancePath, keyword: "maxLength", params: { limit: 10240 } }), errors++), func43(data) < 1 && ((vErrors ??= []).push({ instancePath, keyword: "minLength", params: { limit: 1 } }), errors++), pattern2.test(data) || ((vErrors ??= []).push({ instancePath, keyword: "pattern", params: { says: "be ASCII and not empty; send other text in the query string or the body" } }), errors++)) : ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), validate28.errors = vErrors, errors === 0;
}
function validate29(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data == "string" ? (func43(data) > 10240 && ((vErrors ??= []).push({ instancePath, keyword: "maxLength", params: { limit: 10240 } }), errors++), func43(data) < 1 && ((vErrors ??= []).push({ instancePath, keyword: "minLength", params: { limit: 1 } }), errors++), pattern2.test(data) || ((vErrors ??= []).push({ instancePath, keyword: "pattern", params: { says: "be ASCII and not empty; send other text in the query string or the body" } }), errors++)) : ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), validate29.errors = vErrors, errors === 0;
}
const pattern4 = /* @__PURE__ */ new RegExp("^[\\t -~]*$", "u");
function validate30(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data == "string" ? (func43(data) > 10240 && ((vErrors ??= []).push({ instancePath, keyword: "maxLength", params: { limit: 10240 } }), errors++), pattern4.test(data) || ((vErrors ??= []).push({ instancePath, keyword: "pattern", params: { says: "be ASCII; send other text in the query string or the body" } }), errors++)) : ((vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } }), errors++), validate30.errors = vErrors, errors === 0;
}
function validate31(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 of Object.keys(data))
      key0 === "table" || key0 === "artist" || key0 === "songtitle" || key0 === "albumtitle" || ((vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } }), errors++);
    data.table !== void 0 && func0.call(data, "table") && (validate21(data.table, { instancePath: instancePath + "/table", parentData: data, parentDataProperty: "table", rootData }) || (vErrors = runtime.joined(vErrors, validate21.errors), errors = vErrors.length)), data.artist !== void 0 && func0.call(data, "artist") && (validate25(data.artist, { instancePath: instancePath + "/artist", parentData: data, parentDataProperty: "artist", rootData }) || (vErrors = runtime.joined(vErrors, validate25.errors), errors = vErrors.length)), data.songtitle !== void 0 && func0.call(data, "songtitle") && (validate26(data.songtitle, { instancePath: instancePath + "/songtitle", parentData: data, parentDataProperty: "songtitle", rootData }) || (vErrors = runtime.joined(vErrors, validate26.errors), errors = vErrors.length)), data.albumtitle !== void 0 && func0.call(data, "albumtitle") && (validate27(data.albumtitle, { instancePath: instancePath + "/albumtitle", parentData: data, parentDataProperty: "albumtitle", rootData }) || (vErrors = runtime.joined(vErrors, validate27.errors), errors = vErrors.length));
  } else
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } }), errors++;
  return validate31.errors = vErrors, errors === 0;
}
function validate48(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.query !== void 0 && func0.call(data, "query")) {
      let data0 = data.query;
      data0 && typeof data0 == "object" && !Array.isArray(data0) && (data0.table !== void 0 && func0.call(data0, "table") && (validate21(data0.table, { instancePath: instancePath + "/query/table", parentData: data0, parentDataProperty: "table", rootData }) || (vErrors = runtime.joined(vErrors, validate21.errors), errors = vErrors.length)), data0.artist !== void 0 && func0.call(data0, "artist") && (validate25(data0.artist, { instancePath: instancePath + "/query/artist", parentData: data0, parentDataProperty: "artist", rootData }) || (vErrors = runtime.joined(vErrors, validate25.errors), errors = vErrors.length)), data0.songtitle !== void 0 && func0.call(data0, "songtitle") && (validate26(data0.songtitle, { instancePath: instancePath + "/query/songtitle", parentData: data0, parentDataProperty: "songtitle", rootData }) || (vErrors = runtime.joined(vErrors, validate26.errors), errors = vErrors.length)), data0.albumtitle !== void 0 && func0.call(data0, "albumtitle") && (validate27(data0.albumtitle, { instancePath: instancePath + "/query/albumtitle", parentData: data0, parentDataProperty: "albumtitle", rootData }) || (vErrors = runtime.joined(vErrors, validate27.errors), errors = vErrors.length)));
    }
    if (data.header !== void 0 && func0.call(data, "header")) {
      let data5 = data.header;
      data5 && typeof data5 == "object" && !Array.isArray(data5) && (data5.table !== void 0 && func0.call(data5, "table") && (validate22(data5.table, { instancePath: instancePath + "/header/table", parentData: data5, parentDataProperty: "table", rootData }) || (vErrors = runtime.joined(vErrors, validate22.errors), errors = vErrors.length)), data5.artist !== void 0 && func0.call(data5, "artist") && (validate28(data5.artist, { instancePath: instancePath + "/header/artist", parentData: data5, parentDataProperty: "artist", rootData }) || (vErrors = runtime.joined(vErrors, validate28.errors), errors = vErrors.length)), data5.songtitle !== void 0 && func0.call(data5, "songtitle") && (validate29(data5.songtitle, { instancePath: instancePath + "/header/songtitle", parentData: data5, parentDataProperty: "songtitle", rootData }) || (vErrors = runtime.joined(vErrors, validate29.errors), errors = vErrors.length)), data5.albumtitle !== void 0 && func0.call(data5, "albumtitle") && (validate30(data5.albumtitle, { instancePath: instancePath + "/header/albumtitle", parentData: data5, parentDataProperty: "albumtitle", rootData }) || (vErrors = runtime.joined(vErrors, validate30.errors), errors = vErrors.length)));
    }
    data.body !== void 0 && func0.call(data, "body") && (validate31(data.body, { instancePath: instancePath + "/body", parentData: data, parentDataProperty: "body", rootData }) || (vErrors = runtime.joined(vErrors, validate31.errors), errors = vErrors.length));
  }
  return validate48.errors = vErrors, errors === 0;
}
const getMusicItem = validate58;
function validate58(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.query !== void 0 && func0.call(data, "query")) {
      let data0 = data.query;
      data0 && typeof data0 == "object" && !Array.isArray(data0) && (data0.table !== void 0 && func0.call(data0, "table") && (validate21(data0.table, { instancePath: instancePath + "/query/table", parentData: data0, parentDataProperty: "table", rootData }) || (vErrors = runtime.joined(vErrors, validate21.errors), errors = vErrors.length)), data0.artist !== void 0 && func0.call(data0, "artist") && (validate25(data0.artist, { instancePath: instancePath + "/query/artist", parentData: data0, parentDataProperty: "artist", rootData }) || (vErrors = runtime.joined(vErrors, validate25.errors), errors = vErrors.length)), data0.songtitle !== void 0 && func0.call(data0, "songtitle") && (validate26(data0.songtitle, { instancePath: instancePath + "/query/songtitle", parentData: data0, parentDataProperty: "songtitle", rootData }) || (vErrors = runtime.joined(vErrors, validate26.errors), errors = vErrors.length)));
    }
    if (data.header !== void 0 && func0.call(data, "header")) {
      let data4 = data.header;
      data4 && typeof data4 == "object" && !Array.isArray(data4) && (data4.table !== void 0 && func0.call(data4, "table") && (validate22(data4.table, { instancePath: instancePath + "/header/table", parentData: data4, parentDataProperty: "table", rootData }) || (vErrors = runtime.joined(vErrors, validate22.errors), errors = vErrors.length)), data4.artist !== void 0 && func0.call(data4, "artist") && (validate28(data4.artist, { instancePath: instancePath + "/header/artist", parentData: data4, parentDataProperty: "artist", rootData }) || (vErrors = runtime.joined(vErrors, validate28.errors), errors = vErrors.length)), data4.songtitle !== void 0 && func0.call(data4, "songtitle") && (validate29(data4.songtitle, { instancePath: instancePath + "/header/songtitle", parentData: data4, parentDataProperty: "songtitle", rootData }) || (vErrors = runtime.joined(vErrors, validate29.errors), errors = vErrors.length)));
    }
  }
  return validate58.errors = vErrors, errors === 0;
}
const updateMusicItem = validate65;
function validate65(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.query !== void 0 && func0.call(data, "query")) {
      let data0 = data.query;
      data0 && typeof data0 == "object" && !Array.isArray(data0) && (data0.table !== void 0 && func0.call(data0, "table") && (validate21(data0.table, { instancePath: instancePath + "/query/table", parentData: data0, parentDataProperty: "table", rootData }) || (vErrors = runtime.joined(vErrors, validate21.errors), errors = vErrors.length)), data0.artist !== void 0 && func0.call(data0, "artist") && (validate25(data0.artist, { instancePath: instancePath + "/query/artist", parentData: data0, parentDataProperty: "artist", rootData }) || (vErrors = runtime.joined(vErrors, validate25.errors), errors = vErrors.length)), data0.songtitle !== void 0 && func0.call(data0, "songtitle") && (validate26(data0.songtitle, { instancePath: instancePath + "/query/songtitle", parentData: data0, parentDataProperty: "songtitle", rootData }) || (vErrors = runtime.joined(vErrors, validate26.errors), errors = vErrors.length)), data0.albumtitle !== void 0 && func0.call(data0, "albumtitle") && (validate27(data0.albumtitle, { instancePath: instancePath + "/query/albumtitle", parentData: data0, parentDataProperty: "albumtitle", rootData }) || (vErrors = runtime.joined(vErrors, validate27.errors), errors = vErrors.length)));
    }
    if (data.header !== void 0 && func0.call(data, "header")) {
      let data5 = data.header;
      data5 && typeof data5 == "object" && !Array.isArray(data5) && (data5.table !== void 0 && func0.call(data5, "table") && (validate22(data5.table, { instancePath: instancePath + "/header/table", parentData: data5, parentDataProperty: "table", rootData }) || (vErrors = runtime.joined(vErrors, validate22.errors), errors = vErrors.length)), data5.artist !== void 0 && func0.call(data5, "artist") && (validate28(data5.artist, { instancePath: instancePath + "/header/artist", parentData: data5, parentDataProperty: "artist", rootData }) || (vErrors = runtime.joined(vErrors, validate28.errors), errors = vErrors.length)), data5.songtitle !== void 0 && func0.call(data5, "songtitle") && (validate29(data5.songtitle, { instancePath: instancePath + "/header/songtitle", parentData: data5, parentDataProperty: "songtitle", rootData }) || (vErrors = runtime.joined(vErrors, validate29.errors), errors = vErrors.length)), data5.albumtitle !== void 0 && func0.call(data5, "albumtitle") && (validate30(data5.albumtitle, { instancePath: instancePath + "/header/albumtitle", parentData: data5, parentDataProperty: "albumtitle", rootData }) || (vErrors = runtime.joined(vErrors, validate30.errors), errors = vErrors.length)));
    }
    data.body !== void 0 && func0.call(data, "body") && (validate31(data.body, { instancePath: instancePath + "/body", parentData: data, parentDataProperty: "body", rootData }) || (vErrors = runtime.joined(vErrors, validate31.errors), errors = vErrors.length));
  }
  return validate65.errors = vErrors, errors === 0;
}
const deleteMusicItem = validate75;
function validate36(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 of Object.keys(data))
      key0 === "table" || key0 === "artist" || key0 === "songtitle" || ((vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } }), errors++);
    data.table !== void 0 && func0.call(data, "table") && (validate21(data.table, { instancePath: instancePath + "/table", parentData: data, parentDataProperty: "table", rootData }) || (vErrors = runtime.joined(vErrors, validate21.errors), errors = vErrors.length)), data.artist !== void 0 && func0.call(data, "artist") && (validate25(data.artist, { instancePath: instancePath + "/artist", parentData: data, parentDataProperty: "artist", rootData }) || (vErrors = runtime.joined(vErrors, validate25.errors), errors = vErrors.length)), data.songtitle !== void 0 && func0.call(data, "songtitle") && (validate26(data.songtitle, { instancePath: instancePath + "/songtitle", parentData: data, parentDataProperty: "songtitle", rootData }) || (vErrors = runtime.joined(vErrors, validate26.errors), errors = vErrors.length));
  } else
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } }), errors++;
  return validate36.errors = vErrors, errors === 0;
}
function validate75(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.query !== void 0 && func0.call(data, "query")) {
      let data0 = data.query;
      data0 && typeof data0 == "object" && !Array.isArray(data0) && (data0.table !== void 0 && func0.call(data0, "table") && (validate21(data0.table, { instancePath: instancePath + "/query/table", parentData: data0, parentDataProperty: "table", rootData }) || (vErrors = runtime.joined(vErrors, validate21.errors), errors = vErrors.length)), data0.artist !== void 0 && func0.call(data0, "artist") && (validate25(data0.artist, { instancePath: instancePath + "/query/artist", parentData: data0, parentDataProperty: "artist", rootData }) || (vErrors = runtime.joined(vErrors, validate25.errors), errors = vErrors.length)), data0.songtitle !== void 0 && func0.call(data0, "songtitle") && (validate26(data0.songtitle, { instancePath: instancePath + "/query/songtitle", parentData: data0, parentDataProperty: "songtitle", rootData }) || (vErrors = runtime.joined(vErrors, validate26.errors), errors = vErrors.length)));
    }
    if (data.header !== void 0 && func0.call(data, "header")) {
      let data4 = data.header;
      data4 && typeof data4 == "object" && !Array.isArray(data4) && (data4.table !== void 0 && func0.call(data4, "table") && (validate22(data4.table, { instancePath: instancePath + "/header/table", parentData: data4, parentDataProperty: "table", rootData }) || (vErrors = runtime.joined(vErrors, validate22.errors), errors = vErrors.length)), data4.artist !== void 0 && func0.call(data4, "artist") && (validate28(data4.artist, { instancePath: instancePath + "/header/artist", parentData: data4, parentDataProperty: "artist", rootData }) || (vErrors = runtime.joined(vErrors, validate28.errors), errors = vErrors.length)), data4.songtitle !== void 0 && func0.call(data4, "songtitle") && (validate29(data4.songtitle, { instancePath: instancePath + "/header/songtitle", parentData: data4, parentDataProperty: "songtitle", rootData }) || (vErrors = runtime.joined(vErrors, validate29.errors), errors = vErrors.length)));
    }
    data.body !== void 0 && func0.call(data, "body") && (validate36(data.body, { instancePath: instancePath + "/body", parentData: data, parentDataProperty: "body", rootData }) || (vErrors = runtime.joined(vErrors, validate36.errors), errors = vErrors.length));
  }
  return validate75.errors = vErrors, errors === 0;
}
export {
  createMusicTable,
  deleteMusicItem,
  deleteMusicTable,
  getMusicItem,
  putMusicItem,
  updateMusicItem
};
