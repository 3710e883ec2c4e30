import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  assertExhaustive,
  formatLimit,
  parseDuration,
  parseThreshold,
  parseTime
} from "./chunk-5ANJANDV.js";
import {
  NEWLINE,
  breakLease,
  codeOf,
  compareMembers,
  compareRanges,
  compareUtf8,
  copyOf,
  countLines,
  isProvablyGone,
  latestRelease,
  leaseHeld,
  nameOf,
  parseRelease,
  readOwner,
  releasedPath,
  renderRelease,
  sortedLines,
  takeLease,
  thisOwner,
  utf8
} from "./chunk-KMQELXGG.js";
import {
  Failure,
  NOTHING,
  __commonJS,
  __require,
  __toESM,
  asCode,
  asCommand,
  asForeign,
  asKey,
  asLabel,
  asList,
  asPath,
  asValue,
  duration,
  failure,
  failureCode,
  lineText,
  moment,
  plain,
  plural,
  say
} from "./chunk-XHNRTQN2.js";

// node_modules/ajv/dist/runtime/ucs2length.js
var require_ucs2length = __commonJS({
  "node_modules/ajv/dist/runtime/ucs2length.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    function ucs2length(str) {
      const len = str.length;
      let length = 0;
      let pos = 0;
      let value;
      while (pos < len) {
        length++;
        value = str.charCodeAt(pos++);
        if (value >= 55296 && value <= 56319 && pos < len) {
          value = str.charCodeAt(pos);
          if ((value & 64512) === 56320)
            pos++;
        }
      }
      return length;
    }
    exports.default = ucs2length;
    ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
  }
});

// node_modules/yaml/dist/nodes/identity.js
var require_identity = __commonJS({
  "node_modules/yaml/dist/nodes/identity.js"(exports) {
    "use strict";
    var ALIAS = /* @__PURE__ */ Symbol.for("yaml.alias");
    var DOC = /* @__PURE__ */ Symbol.for("yaml.document");
    var MAP = /* @__PURE__ */ Symbol.for("yaml.map");
    var PAIR = /* @__PURE__ */ Symbol.for("yaml.pair");
    var SCALAR = /* @__PURE__ */ Symbol.for("yaml.scalar");
    var SEQ = /* @__PURE__ */ Symbol.for("yaml.seq");
    var NODE_TYPE = /* @__PURE__ */ Symbol.for("yaml.node.type");
    var isAlias3 = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === ALIAS;
    var isDocument = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === DOC;
    var isMap3 = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === MAP;
    var isPair = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === PAIR;
    var isScalar3 = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SCALAR;
    var isSeq4 = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SEQ;
    function isCollection(node) {
      if (node && typeof node === "object")
        switch (node[NODE_TYPE]) {
          case MAP:
          case SEQ:
            return true;
        }
      return false;
    }
    function isNode(node) {
      if (node && typeof node === "object")
        switch (node[NODE_TYPE]) {
          case ALIAS:
          case MAP:
          case SCALAR:
          case SEQ:
            return true;
        }
      return false;
    }
    var hasAnchor = (node) => (isScalar3(node) || isCollection(node)) && !!node.anchor;
    exports.ALIAS = ALIAS;
    exports.DOC = DOC;
    exports.MAP = MAP;
    exports.NODE_TYPE = NODE_TYPE;
    exports.PAIR = PAIR;
    exports.SCALAR = SCALAR;
    exports.SEQ = SEQ;
    exports.hasAnchor = hasAnchor;
    exports.isAlias = isAlias3;
    exports.isCollection = isCollection;
    exports.isDocument = isDocument;
    exports.isMap = isMap3;
    exports.isNode = isNode;
    exports.isPair = isPair;
    exports.isScalar = isScalar3;
    exports.isSeq = isSeq4;
  }
});

// node_modules/yaml/dist/visit.js
var require_visit = __commonJS({
  "node_modules/yaml/dist/visit.js"(exports) {
    "use strict";
    var identity = require_identity();
    var BREAK = /* @__PURE__ */ Symbol("break visit");
    var SKIP = /* @__PURE__ */ Symbol("skip children");
    var REMOVE = /* @__PURE__ */ Symbol("remove node");
    function visit(node, visitor) {
      const visitor_ = initVisitor(visitor);
      if (identity.isDocument(node)) {
        const cd = visit_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
          node.contents = null;
      } else
        visit_(null, node, visitor_, Object.freeze([]));
    }
    visit.BREAK = BREAK;
    visit.SKIP = SKIP;
    visit.REMOVE = REMOVE;
    function visit_(key, node, visitor, path) {
      const ctrl = callVisitor(key, node, visitor, path);
      if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visit_(key, ctrl, visitor, path);
      }
      if (typeof ctrl !== "symbol") {
        if (identity.isCollection(node)) {
          path = Object.freeze(path.concat(node));
          for (let i = 0; i < node.items.length; ++i) {
            const ci = visit_(i, node.items[i], visitor, path);
            if (typeof ci === "number")
              i = ci - 1;
            else if (ci === BREAK)
              return BREAK;
            else if (ci === REMOVE) {
              node.items.splice(i, 1);
              i -= 1;
            }
          }
        } else if (identity.isPair(node)) {
          path = Object.freeze(path.concat(node));
          const ck = visit_("key", node.key, visitor, path);
          if (ck === BREAK)
            return BREAK;
          else if (ck === REMOVE)
            node.key = null;
          const cv = visit_("value", node.value, visitor, path);
          if (cv === BREAK)
            return BREAK;
          else if (cv === REMOVE)
            node.value = null;
        }
      }
      return ctrl;
    }
    async function visitAsync(node, visitor) {
      const visitor_ = initVisitor(visitor);
      if (identity.isDocument(node)) {
        const cd = await visitAsync_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
          node.contents = null;
      } else
        await visitAsync_(null, node, visitor_, Object.freeze([]));
    }
    visitAsync.BREAK = BREAK;
    visitAsync.SKIP = SKIP;
    visitAsync.REMOVE = REMOVE;
    async function visitAsync_(key, node, visitor, path) {
      const ctrl = await callVisitor(key, node, visitor, path);
      if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visitAsync_(key, ctrl, visitor, path);
      }
      if (typeof ctrl !== "symbol") {
        if (identity.isCollection(node)) {
          path = Object.freeze(path.concat(node));
          for (let i = 0; i < node.items.length; ++i) {
            const ci = await visitAsync_(i, node.items[i], visitor, path);
            if (typeof ci === "number")
              i = ci - 1;
            else if (ci === BREAK)
              return BREAK;
            else if (ci === REMOVE) {
              node.items.splice(i, 1);
              i -= 1;
            }
          }
        } else if (identity.isPair(node)) {
          path = Object.freeze(path.concat(node));
          const ck = await visitAsync_("key", node.key, visitor, path);
          if (ck === BREAK)
            return BREAK;
          else if (ck === REMOVE)
            node.key = null;
          const cv = await visitAsync_("value", node.value, visitor, path);
          if (cv === BREAK)
            return BREAK;
          else if (cv === REMOVE)
            node.value = null;
        }
      }
      return ctrl;
    }
    function initVisitor(visitor) {
      if (typeof visitor === "object" && (visitor.Collection || visitor.Node || visitor.Value)) {
        return Object.assign({
          Alias: visitor.Node,
          Map: visitor.Node,
          Scalar: visitor.Node,
          Seq: visitor.Node
        }, visitor.Value && {
          Map: visitor.Value,
          Scalar: visitor.Value,
          Seq: visitor.Value
        }, visitor.Collection && {
          Map: visitor.Collection,
          Seq: visitor.Collection
        }, visitor);
      }
      return visitor;
    }
    function callVisitor(key, node, visitor, path) {
      if (typeof visitor === "function")
        return visitor(key, node, path);
      if (identity.isMap(node))
        return visitor.Map?.(key, node, path);
      if (identity.isSeq(node))
        return visitor.Seq?.(key, node, path);
      if (identity.isPair(node))
        return visitor.Pair?.(key, node, path);
      if (identity.isScalar(node))
        return visitor.Scalar?.(key, node, path);
      if (identity.isAlias(node))
        return visitor.Alias?.(key, node, path);
      return void 0;
    }
    function replaceNode(key, path, node) {
      const parent = path[path.length - 1];
      if (identity.isCollection(parent)) {
        parent.items[key] = node;
      } else if (identity.isPair(parent)) {
        if (key === "key")
          parent.key = node;
        else
          parent.value = node;
      } else if (identity.isDocument(parent)) {
        parent.contents = node;
      } else {
        const pt = identity.isAlias(parent) ? "alias" : "scalar";
        throw new Error(`Cannot replace node with ${pt} parent`);
      }
    }
    exports.visit = visit;
    exports.visitAsync = visitAsync;
  }
});

// node_modules/yaml/dist/doc/directives.js
var require_directives = __commonJS({
  "node_modules/yaml/dist/doc/directives.js"(exports) {
    "use strict";
    var identity = require_identity();
    var visit = require_visit();
    var escapeChars = {
      "!": "%21",
      ",": "%2C",
      "[": "%5B",
      "]": "%5D",
      "{": "%7B",
      "}": "%7D"
    };
    var escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, (ch) => escapeChars[ch]);
    var Directives = class _Directives {
      constructor(yaml, tags) {
        this.docStart = null;
        this.docEnd = false;
        this.yaml = Object.assign({}, _Directives.defaultYaml, yaml);
        this.tags = Object.assign({}, _Directives.defaultTags, tags);
      }
      clone() {
        const copy = new _Directives(this.yaml, this.tags);
        copy.docStart = this.docStart;
        return copy;
      }
      /**
       * During parsing, get a Directives instance for the current document and
       * update the stream state according to the current version's spec.
       */
      atDocument() {
        const res = new _Directives(this.yaml, this.tags);
        switch (this.yaml.version) {
          case "1.1":
            this.atNextDocument = true;
            break;
          case "1.2":
            this.atNextDocument = false;
            this.yaml = {
              explicit: _Directives.defaultYaml.explicit,
              version: "1.2"
            };
            this.tags = Object.assign({}, _Directives.defaultTags);
            break;
        }
        return res;
      }
      /**
       * @param onError - May be called even if the action was successful
       * @returns `true` on success
       */
      add(line, onError) {
        if (this.atNextDocument) {
          this.yaml = { explicit: _Directives.defaultYaml.explicit, version: "1.1" };
          this.tags = Object.assign({}, _Directives.defaultTags);
          this.atNextDocument = false;
        }
        const parts = line.trim().split(/[ \t]+/);
        const name = parts.shift();
        switch (name) {
          case "%TAG": {
            if (parts.length !== 2) {
              onError(0, "%TAG directive should contain exactly two parts");
              if (parts.length < 2)
                return false;
            }
            const [handle, prefix] = parts;
            this.tags[handle] = prefix;
            return true;
          }
          case "%YAML": {
            this.yaml.explicit = true;
            if (parts.length !== 1) {
              onError(0, "%YAML directive should contain exactly one part");
              return false;
            }
            const [version] = parts;
            if (version === "1.1" || version === "1.2") {
              this.yaml.version = version;
              return true;
            } else {
              const isValid = /^\d+\.\d+$/.test(version);
              onError(6, `Unsupported YAML version ${version}`, isValid);
              return false;
            }
          }
          default:
            onError(0, `Unknown directive ${name}`, true);
            return false;
        }
      }
      /**
       * Resolves a tag, matching handles to those defined in %TAG directives.
       *
       * @returns Resolved tag, which may also be the non-specific tag `'!'` or a
       *   `'!local'` tag, or `null` if unresolvable.
       */
      tagName(source, onError) {
        if (source === "!")
          return "!";
        if (source[0] !== "!") {
          onError(`Not a valid tag: ${source}`);
          return null;
        }
        if (source[1] === "<") {
          const verbatim = source.slice(2, -1);
          if (verbatim === "!" || verbatim === "!!") {
            onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
            return null;
          }
          if (source[source.length - 1] !== ">")
            onError("Verbatim tags must end with a >");
          return verbatim;
        }
        const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
        if (!suffix)
          onError(`The ${source} tag has no suffix`);
        const prefix = this.tags[handle];
        if (prefix) {
          try {
            return prefix + decodeURIComponent(suffix);
          } catch (error) {
            onError(String(error));
            return null;
          }
        }
        if (handle === "!")
          return source;
        onError(`Could not resolve tag: ${source}`);
        return null;
      }
      /**
       * Given a fully resolved tag, returns its printable string form,
       * taking into account current tag prefixes and defaults.
       */
      tagString(tag) {
        for (const [handle, prefix] of Object.entries(this.tags)) {
          if (tag.startsWith(prefix))
            return handle + escapeTagName(tag.substring(prefix.length));
        }
        return tag[0] === "!" ? tag : `!<${tag}>`;
      }
      toString(doc) {
        const lines = this.yaml.explicit ? [`%YAML ${this.yaml.version || "1.2"}`] : [];
        const tagEntries = Object.entries(this.tags);
        let tagNames;
        if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
          const tags = {};
          visit.visit(doc.contents, (_key, node) => {
            if (identity.isNode(node) && node.tag)
              tags[node.tag] = true;
          });
          tagNames = Object.keys(tags);
        } else
          tagNames = [];
        for (const [handle, prefix] of tagEntries) {
          if (handle === "!!" && prefix === "tag:yaml.org,2002:")
            continue;
          if (!doc || tagNames.some((tn) => tn.startsWith(prefix)))
            lines.push(`%TAG ${handle} ${prefix}`);
        }
        return lines.join("\n");
      }
    };
    Directives.defaultYaml = { explicit: false, version: "1.2" };
    Directives.defaultTags = { "!!": "tag:yaml.org,2002:" };
    exports.Directives = Directives;
  }
});

// node_modules/yaml/dist/doc/anchors.js
var require_anchors = __commonJS({
  "node_modules/yaml/dist/doc/anchors.js"(exports) {
    "use strict";
    var identity = require_identity();
    var visit = require_visit();
    function anchorIsValid(anchor) {
      if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
        const sa = JSON.stringify(anchor);
        const msg = `Anchor must not contain whitespace or control characters: ${sa}`;
        throw new Error(msg);
      }
      return true;
    }
    function anchorNames(root) {
      const anchors = /* @__PURE__ */ new Set();
      visit.visit(root, {
        Value(_key, node) {
          if (node.anchor)
            anchors.add(node.anchor);
        }
      });
      return anchors;
    }
    function findNewAnchor(prefix, exclude) {
      for (let i = 1; true; ++i) {
        const name = `${prefix}${i}`;
        if (!exclude.has(name))
          return name;
      }
    }
    function createNodeAnchors(doc, prefix) {
      const aliasObjects = [];
      const sourceObjects = /* @__PURE__ */ new Map();
      let prevAnchors = null;
      return {
        onAnchor: (source) => {
          aliasObjects.push(source);
          prevAnchors ?? (prevAnchors = anchorNames(doc));
          const anchor = findNewAnchor(prefix, prevAnchors);
          prevAnchors.add(anchor);
          return anchor;
        },
        /**
         * With circular references, the source node is only resolved after all
         * of its child nodes are. This is why anchors are set only after all of
         * the nodes have been created.
         */
        setAnchors: () => {
          for (const source of aliasObjects) {
            const ref = sourceObjects.get(source);
            if (typeof ref === "object" && ref.anchor && (identity.isScalar(ref.node) || identity.isCollection(ref.node))) {
              ref.node.anchor = ref.anchor;
            } else {
              const error = new Error("Failed to resolve repeated object (this should not happen)");
              error.source = source;
              throw error;
            }
          }
        },
        sourceObjects
      };
    }
    exports.anchorIsValid = anchorIsValid;
    exports.anchorNames = anchorNames;
    exports.createNodeAnchors = createNodeAnchors;
    exports.findNewAnchor = findNewAnchor;
  }
});

// node_modules/yaml/dist/doc/applyReviver.js
var require_applyReviver = __commonJS({
  "node_modules/yaml/dist/doc/applyReviver.js"(exports) {
    "use strict";
    function applyReviver(reviver, obj, key, val) {
      if (val && typeof val === "object") {
        if (Array.isArray(val)) {
          for (let i = 0, len = val.length; i < len; ++i) {
            const v0 = val[i];
            const v1 = applyReviver(reviver, val, String(i), v0);
            if (v1 === void 0)
              delete val[i];
            else if (v1 !== v0)
              val[i] = v1;
          }
        } else if (val instanceof Map) {
          for (const k of Array.from(val.keys())) {
            const v0 = val.get(k);
            const v1 = applyReviver(reviver, val, k, v0);
            if (v1 === void 0)
              val.delete(k);
            else if (v1 !== v0)
              val.set(k, v1);
          }
        } else if (val instanceof Set) {
          for (const v0 of Array.from(val)) {
            const v1 = applyReviver(reviver, val, v0, v0);
            if (v1 === void 0)
              val.delete(v0);
            else if (v1 !== v0) {
              val.delete(v0);
              val.add(v1);
            }
          }
        } else {
          for (const [k, v0] of Object.entries(val)) {
            const v1 = applyReviver(reviver, val, k, v0);
            if (v1 === void 0)
              delete val[k];
            else if (v1 !== v0)
              val[k] = v1;
          }
        }
      }
      return reviver.call(obj, key, val);
    }
    exports.applyReviver = applyReviver;
  }
});

// node_modules/yaml/dist/nodes/toJS.js
var require_toJS = __commonJS({
  "node_modules/yaml/dist/nodes/toJS.js"(exports) {
    "use strict";
    var identity = require_identity();
    function toJS(value, arg, ctx) {
      if (Array.isArray(value))
        return value.map((v, i) => toJS(v, String(i), ctx));
      if (value && typeof value.toJSON === "function") {
        if (!ctx || !identity.hasAnchor(value))
          return value.toJSON(arg, ctx);
        const data = { aliasCount: 0, count: 1, res: void 0 };
        ctx.anchors.set(value, data);
        ctx.onCreate = (res2) => {
          data.res = res2;
          delete ctx.onCreate;
        };
        const res = value.toJSON(arg, ctx);
        if (ctx.onCreate)
          ctx.onCreate(res);
        return res;
      }
      if (typeof value === "bigint" && !ctx?.keep)
        return Number(value);
      return value;
    }
    exports.toJS = toJS;
  }
});

// node_modules/yaml/dist/nodes/Node.js
var require_Node = __commonJS({
  "node_modules/yaml/dist/nodes/Node.js"(exports) {
    "use strict";
    var applyReviver = require_applyReviver();
    var identity = require_identity();
    var toJS = require_toJS();
    var NodeBase = class {
      constructor(type) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: type });
      }
      /** Create a copy of this node.  */
      clone() {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (this.range)
          copy.range = this.range.slice();
        return copy;
      }
      /** A plain JavaScript representation of this node. */
      toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        if (!identity.isDocument(doc))
          throw new TypeError("A document argument is required");
        const ctx = {
          anchors: /* @__PURE__ */ new Map(),
          doc,
          keep: true,
          mapAsMap: mapAsMap === true,
          mapKeyWarned: false,
          maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
        };
        const res = toJS.toJS(this, "", ctx);
        if (typeof onAnchor === "function")
          for (const { count, res: res2 } of ctx.anchors.values())
            onAnchor(res2, count);
        return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
      }
    };
    exports.NodeBase = NodeBase;
  }
});

// node_modules/yaml/dist/nodes/Alias.js
var require_Alias = __commonJS({
  "node_modules/yaml/dist/nodes/Alias.js"(exports) {
    "use strict";
    var anchors = require_anchors();
    var visit = require_visit();
    var identity = require_identity();
    var Node = require_Node();
    var toJS = require_toJS();
    var Alias = class extends Node.NodeBase {
      constructor(source) {
        super(identity.ALIAS);
        this.source = source;
        Object.defineProperty(this, "tag", {
          set() {
            throw new Error("Alias nodes cannot have tags");
          }
        });
      }
      /**
       * Resolve the value of this alias within `doc`, finding the last
       * instance of the `source` anchor before this node.
       */
      resolve(doc, ctx) {
        if (ctx?.maxAliasCount === 0)
          throw new ReferenceError("Alias resolution is disabled");
        let nodes;
        if (ctx?.aliasResolveCache) {
          nodes = ctx.aliasResolveCache;
        } else {
          nodes = [];
          visit.visit(doc, {
            Node: (_key, node) => {
              if (identity.isAlias(node) || identity.hasAnchor(node))
                nodes.push(node);
            }
          });
          if (ctx)
            ctx.aliasResolveCache = nodes;
        }
        let found3 = void 0;
        for (const node of nodes) {
          if (node === this)
            break;
          if (node.anchor === this.source)
            found3 = node;
        }
        if (found3 && ctx) {
          const { anchors: anchors2, doc: doc2, maxAliasCount } = ctx;
          let data = anchors2.get(found3);
          if (!data) {
            toJS.toJS(found3, null, ctx);
            data = anchors2.get(found3);
          }
          if (data?.res === void 0) {
            const msg = "This should not happen: Alias anchor was not resolved?";
            throw new ReferenceError(msg);
          }
          if (maxAliasCount >= 0) {
            data.count += 1;
            if (data.aliasCount === 0)
              data.aliasCount = getAliasCount(doc2, found3, anchors2);
            if (data.count * data.aliasCount > maxAliasCount) {
              const msg = "Excessive alias count indicates a resource exhaustion attack";
              throw new ReferenceError(msg);
            }
          }
        }
        return found3;
      }
      toJSON(_arg, ctx) {
        if (!ctx)
          return { source: this.source };
        const source = this.resolve(ctx.doc, ctx);
        if (!source) {
          const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
          throw new ReferenceError(msg);
        }
        return ctx.anchors.get(source).res;
      }
      toString(ctx, _onComment, _onChompKeep) {
        const src = `*${this.source}`;
        if (ctx) {
          anchors.anchorIsValid(this.source);
          if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
            const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
            throw new Error(msg);
          }
          if (ctx.implicitKey)
            return `${src} `;
        }
        return src;
      }
    };
    function getAliasCount(doc, node, anchors2) {
      if (identity.isAlias(node)) {
        const source = node.resolve(doc);
        const anchor = anchors2 && source && anchors2.get(source);
        return anchor ? anchor.count * anchor.aliasCount : 0;
      } else if (identity.isCollection(node)) {
        let count = 0;
        for (const item of node.items) {
          const c = getAliasCount(doc, item, anchors2);
          if (c > count)
            count = c;
        }
        return count;
      } else if (identity.isPair(node)) {
        const kc = getAliasCount(doc, node.key, anchors2);
        const vc = getAliasCount(doc, node.value, anchors2);
        return Math.max(kc, vc);
      }
      return 1;
    }
    exports.Alias = Alias;
  }
});

// node_modules/yaml/dist/nodes/Scalar.js
var require_Scalar = __commonJS({
  "node_modules/yaml/dist/nodes/Scalar.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Node = require_Node();
    var toJS = require_toJS();
    var isScalarValue = (value) => !value || typeof value !== "function" && typeof value !== "object";
    var Scalar = class extends Node.NodeBase {
      constructor(value) {
        super(identity.SCALAR);
        this.value = value;
      }
      toJSON(arg, ctx) {
        return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
      }
      toString() {
        return String(this.value);
      }
    };
    Scalar.BLOCK_FOLDED = "BLOCK_FOLDED";
    Scalar.BLOCK_LITERAL = "BLOCK_LITERAL";
    Scalar.PLAIN = "PLAIN";
    Scalar.QUOTE_DOUBLE = "QUOTE_DOUBLE";
    Scalar.QUOTE_SINGLE = "QUOTE_SINGLE";
    exports.Scalar = Scalar;
    exports.isScalarValue = isScalarValue;
  }
});

// node_modules/yaml/dist/doc/createNode.js
var require_createNode = __commonJS({
  "node_modules/yaml/dist/doc/createNode.js"(exports) {
    "use strict";
    var Alias = require_Alias();
    var identity = require_identity();
    var Scalar = require_Scalar();
    var defaultTagPrefix = "tag:yaml.org,2002:";
    function findTagObject(value, tagName, tags) {
      if (tagName) {
        const match = tags.filter((t) => t.tag === tagName);
        const tagObj = match.find((t) => !t.format) ?? match[0];
        if (!tagObj)
          throw new Error(`Tag ${tagName} not found`);
        return tagObj;
      }
      return tags.find((t) => t.identify?.(value) && !t.format);
    }
    function createNode(value, tagName, ctx) {
      if (identity.isDocument(value))
        value = value.contents;
      if (identity.isNode(value))
        return value;
      if (identity.isPair(value)) {
        const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
        map.items.push(value);
        return map;
      }
      if (value instanceof String || value instanceof Number || value instanceof Boolean || typeof BigInt !== "undefined" && value instanceof BigInt) {
        value = value.valueOf();
      }
      const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
      let ref = void 0;
      if (aliasDuplicateObjects && value && typeof value === "object") {
        ref = sourceObjects.get(value);
        if (ref) {
          ref.anchor ?? (ref.anchor = onAnchor(value));
          return new Alias.Alias(ref.anchor);
        } else {
          ref = { anchor: null, node: null };
          sourceObjects.set(value, ref);
        }
      }
      if (tagName?.startsWith("!!"))
        tagName = defaultTagPrefix + tagName.slice(2);
      let tagObj = findTagObject(value, tagName, schema.tags);
      if (!tagObj) {
        if (value && typeof value.toJSON === "function") {
          value = value.toJSON();
        }
        if (!value || typeof value !== "object") {
          const node2 = new Scalar.Scalar(value);
          if (ref)
            ref.node = node2;
          return node2;
        }
        tagObj = value instanceof Map ? schema[identity.MAP] : Symbol.iterator in Object(value) ? schema[identity.SEQ] : schema[identity.MAP];
      }
      if (onTagObj) {
        onTagObj(tagObj);
        delete ctx.onTagObj;
      }
      const node = tagObj?.createNode ? tagObj.createNode(ctx.schema, value, ctx) : typeof tagObj?.nodeClass?.from === "function" ? tagObj.nodeClass.from(ctx.schema, value, ctx) : new Scalar.Scalar(value);
      if (tagName)
        node.tag = tagName;
      else if (!tagObj.default)
        node.tag = tagObj.tag;
      if (ref)
        ref.node = node;
      return node;
    }
    exports.createNode = createNode;
  }
});

// node_modules/yaml/dist/nodes/Collection.js
var require_Collection = __commonJS({
  "node_modules/yaml/dist/nodes/Collection.js"(exports) {
    "use strict";
    var createNode = require_createNode();
    var identity = require_identity();
    var Node = require_Node();
    function collectionFromPath(schema, path, value) {
      let v = value;
      for (let i = path.length - 1; i >= 0; --i) {
        const k = path[i];
        if (typeof k === "number" && Number.isInteger(k) && k >= 0) {
          const a = [];
          a[k] = v;
          v = a;
        } else {
          v = /* @__PURE__ */ new Map([[k, v]]);
        }
      }
      return createNode.createNode(v, void 0, {
        aliasDuplicateObjects: false,
        keepUndefined: false,
        onAnchor: () => {
          throw new Error("This should not happen, please report a bug.");
        },
        schema,
        sourceObjects: /* @__PURE__ */ new Map()
      });
    }
    var isEmptyPath = (path) => path == null || typeof path === "object" && !!path[Symbol.iterator]().next().done;
    var Collection = class extends Node.NodeBase {
      constructor(type, schema) {
        super(type);
        Object.defineProperty(this, "schema", {
          value: schema,
          configurable: true,
          enumerable: false,
          writable: true
        });
      }
      /**
       * Create a copy of this collection.
       *
       * @param schema - If defined, overwrites the original's schema
       */
      clone(schema) {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (schema)
          copy.schema = schema;
        copy.items = copy.items.map((it) => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
        if (this.range)
          copy.range = this.range.slice();
        return copy;
      }
      /**
       * Adds a value to the collection. For `!!map` and `!!omap` the value must
       * be a Pair instance or a `{ key, value }` object, which may not have a key
       * that already exists in the map.
       */
      addIn(path, value) {
        if (isEmptyPath(path))
          this.add(value);
        else {
          const [key, ...rest] = path;
          const node = this.get(key, true);
          if (identity.isCollection(node))
            node.addIn(rest, value);
          else if (node === void 0 && this.schema)
            this.set(key, collectionFromPath(this.schema, rest, value));
          else
            throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
      }
      /**
       * Removes a value from the collection.
       * @returns `true` if the item was found and removed.
       */
      deleteIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
          return this.delete(key);
        const node = this.get(key, true);
        if (identity.isCollection(node))
          return node.deleteIn(rest);
        else
          throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
      }
      /**
       * Returns item at `key`, or `undefined` if not found. By default unwraps
       * scalar values from their surrounding node; to disable set `keepScalar` to
       * `true` (collections are always returned intact).
       */
      getIn(path, keepScalar) {
        const [key, ...rest] = path;
        const node = this.get(key, true);
        if (rest.length === 0)
          return !keepScalar && identity.isScalar(node) ? node.value : node;
        else
          return identity.isCollection(node) ? node.getIn(rest, keepScalar) : void 0;
      }
      hasAllNullValues(allowScalar) {
        return this.items.every((node) => {
          if (!identity.isPair(node))
            return false;
          const n = node.value;
          return n == null || allowScalar && identity.isScalar(n) && n.value == null && !n.commentBefore && !n.comment && !n.tag;
        });
      }
      /**
       * Checks if the collection includes a value with the key `key`.
       */
      hasIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
          return this.has(key);
        const node = this.get(key, true);
        return identity.isCollection(node) ? node.hasIn(rest) : false;
      }
      /**
       * Sets a value in this collection. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       */
      setIn(path, value) {
        const [key, ...rest] = path;
        if (rest.length === 0) {
          this.set(key, value);
        } else {
          const node = this.get(key, true);
          if (identity.isCollection(node))
            node.setIn(rest, value);
          else if (node === void 0 && this.schema)
            this.set(key, collectionFromPath(this.schema, rest, value));
          else
            throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
      }
    };
    exports.Collection = Collection;
    exports.collectionFromPath = collectionFromPath;
    exports.isEmptyPath = isEmptyPath;
  }
});

// node_modules/yaml/dist/stringify/stringifyComment.js
var require_stringifyComment = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyComment.js"(exports) {
    "use strict";
    var stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, "#");
    function indentComment(comment, indent) {
      if (/^\n+$/.test(comment))
        return comment.substring(1);
      return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
    }
    var lineComment = (str, indent, comment) => str.endsWith("\n") ? indentComment(comment, indent) : comment.includes("\n") ? "\n" + indentComment(comment, indent) : (str.endsWith(" ") ? "" : " ") + comment;
    exports.indentComment = indentComment;
    exports.lineComment = lineComment;
    exports.stringifyComment = stringifyComment;
  }
});

// node_modules/yaml/dist/stringify/foldFlowLines.js
var require_foldFlowLines = __commonJS({
  "node_modules/yaml/dist/stringify/foldFlowLines.js"(exports) {
    "use strict";
    var FOLD_FLOW = "flow";
    var FOLD_BLOCK = "block";
    var FOLD_QUOTED = "quoted";
    function foldFlowLines(text, indent, mode = "flow", { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
      if (!lineWidth || lineWidth < 0)
        return text;
      if (lineWidth < minContentWidth)
        minContentWidth = 0;
      const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
      if (text.length <= endStep)
        return text;
      const folds = [];
      const escapedFolds = {};
      let end = lineWidth - indent.length;
      if (typeof indentAtStart === "number") {
        if (indentAtStart > lineWidth - Math.max(2, minContentWidth))
          folds.push(0);
        else
          end = lineWidth - indentAtStart;
      }
      let split = void 0;
      let prev = void 0;
      let overflow = false;
      let i = -1;
      let escStart = -1;
      let escEnd = -1;
      if (mode === FOLD_BLOCK) {
        i = consumeMoreIndentedLines(text, i, indent.length);
        if (i !== -1)
          end = i + endStep;
      }
      for (let ch; ch = text[i += 1]; ) {
        if (mode === FOLD_QUOTED && ch === "\\") {
          escStart = i;
          switch (text[i + 1]) {
            case "x":
              i += 3;
              break;
            case "u":
              i += 5;
              break;
            case "U":
              i += 9;
              break;
            default:
              i += 1;
          }
          escEnd = i;
        }
        if (ch === "\n") {
          if (mode === FOLD_BLOCK)
            i = consumeMoreIndentedLines(text, i, indent.length);
          end = i + indent.length + endStep;
          split = void 0;
        } else {
          if (ch === " " && prev && prev !== " " && prev !== "\n" && prev !== "	") {
            const next = text[i + 1];
            if (next && next !== " " && next !== "\n" && next !== "	")
              split = i;
          }
          if (i >= end) {
            if (split) {
              folds.push(split);
              end = split + endStep;
              split = void 0;
            } else if (mode === FOLD_QUOTED) {
              while (prev === " " || prev === "	") {
                prev = ch;
                ch = text[i += 1];
                overflow = true;
              }
              const j = i > escEnd + 1 ? i - 2 : escStart - 1;
              if (escapedFolds[j])
                return text;
              folds.push(j);
              escapedFolds[j] = true;
              end = j + endStep;
              split = void 0;
            } else {
              overflow = true;
            }
          }
        }
        prev = ch;
      }
      if (overflow && onOverflow)
        onOverflow();
      if (folds.length === 0)
        return text;
      if (onFold)
        onFold();
      let res = text.slice(0, folds[0]);
      for (let i2 = 0; i2 < folds.length; ++i2) {
        const fold = folds[i2];
        const end2 = folds[i2 + 1] || text.length;
        if (fold === 0)
          res = `
${indent}${text.slice(0, end2)}`;
        else {
          if (mode === FOLD_QUOTED && escapedFolds[fold])
            res += `${text[fold]}\\`;
          res += `
${indent}${text.slice(fold + 1, end2)}`;
        }
      }
      return res;
    }
    function consumeMoreIndentedLines(text, i, indent) {
      let end = i;
      let start = i + 1;
      let ch = text[start];
      while (ch === " " || ch === "	") {
        if (i < start + indent) {
          ch = text[++i];
        } else {
          do {
            ch = text[++i];
          } while (ch && ch !== "\n");
          end = i;
          start = i + 1;
          ch = text[start];
        }
      }
      return end;
    }
    exports.FOLD_BLOCK = FOLD_BLOCK;
    exports.FOLD_FLOW = FOLD_FLOW;
    exports.FOLD_QUOTED = FOLD_QUOTED;
    exports.foldFlowLines = foldFlowLines;
  }
});

// node_modules/yaml/dist/stringify/stringifyString.js
var require_stringifyString = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyString.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var foldFlowLines = require_foldFlowLines();
    var getFoldOptions = (ctx, isBlock2) => ({
      indentAtStart: isBlock2 ? ctx.indent.length : ctx.indentAtStart,
      lineWidth: ctx.options.lineWidth,
      minContentWidth: ctx.options.minContentWidth
    });
    var containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
    function lineLengthOverLimit(str, lineWidth, indentLength) {
      if (!lineWidth || lineWidth < 0)
        return false;
      const limit = lineWidth - indentLength;
      const strLen = str.length;
      if (strLen <= limit)
        return false;
      for (let i = 0, start = 0; i < strLen; ++i) {
        if (str[i] === "\n") {
          if (i - start > limit)
            return true;
          start = i + 1;
          if (strLen - start <= limit)
            return false;
        }
      }
      return true;
    }
    function doubleQuotedString(value, ctx) {
      const json2 = JSON.stringify(value);
      if (ctx.options.doubleQuotedAsJSON)
        return json2;
      const { implicitKey } = ctx;
      const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
      const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
      let str = "";
      let start = 0;
      for (let i = 0, ch = json2[i]; ch; ch = json2[++i]) {
        if (ch === " " && json2[i + 1] === "\\" && json2[i + 2] === "n") {
          str += json2.slice(start, i) + "\\ ";
          i += 1;
          start = i;
          ch = "\\";
        }
        if (ch === "\\")
          switch (json2[i + 1]) {
            case "u":
              {
                str += json2.slice(start, i);
                const code = json2.substr(i + 2, 4);
                switch (code) {
                  case "0000":
                    str += "\\0";
                    break;
                  case "0007":
                    str += "\\a";
                    break;
                  case "000b":
                    str += "\\v";
                    break;
                  case "001b":
                    str += "\\e";
                    break;
                  case "0085":
                    str += "\\N";
                    break;
                  case "00a0":
                    str += "\\_";
                    break;
                  case "2028":
                    str += "\\L";
                    break;
                  case "2029":
                    str += "\\P";
                    break;
                  default:
                    if (code.substr(0, 2) === "00")
                      str += "\\x" + code.substr(2);
                    else
                      str += json2.substr(i, 6);
                }
                i += 5;
                start = i + 1;
              }
              break;
            case "n":
              if (implicitKey || json2[i + 2] === '"' || json2.length < minMultiLineLength) {
                i += 1;
              } else {
                str += json2.slice(start, i) + "\n\n";
                while (json2[i + 2] === "\\" && json2[i + 3] === "n" && json2[i + 4] !== '"') {
                  str += "\n";
                  i += 2;
                }
                str += indent;
                if (json2[i + 2] === " ")
                  str += "\\";
                i += 1;
                start = i + 1;
              }
              break;
            default:
              i += 1;
          }
      }
      str = start ? str + json2.slice(start) : json2;
      return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
    }
    function singleQuotedString(value, ctx) {
      if (ctx.options.singleQuote === false || ctx.implicitKey && value.includes("\n") || /[ \t]\n|\n[ \t]/.test(value))
        return doubleQuotedString(value, ctx);
      const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
      const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&
${indent}`) + "'";
      return ctx.implicitKey ? res : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
    }
    function quotedString(value, ctx) {
      const { singleQuote } = ctx.options;
      let qs;
      if (singleQuote === false)
        qs = doubleQuotedString;
      else {
        const hasDouble = value.includes('"');
        const hasSingle = value.includes("'");
        if (hasDouble && !hasSingle)
          qs = singleQuotedString;
        else if (hasSingle && !hasDouble)
          qs = doubleQuotedString;
        else
          qs = singleQuote ? singleQuotedString : doubleQuotedString;
      }
      return qs(value, ctx);
    }
    var blockEndNewlines;
    try {
      blockEndNewlines = new RegExp("(^|(?<!\n))\n+(?!\n|$)", "g");
    } catch {
      blockEndNewlines = /\n+(?!\n|$)/g;
    }
    function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
      const { blockQuote, commentString, lineWidth } = ctx.options;
      if (!blockQuote || /\n[\t ]+$/.test(value)) {
        return quotedString(value, ctx);
      }
      const indent = ctx.indent || (ctx.forceBlockIndent || containsDocumentMarker(value) ? "  " : "");
      const literal = blockQuote === "literal" ? true : blockQuote === "folded" || type === Scalar.Scalar.BLOCK_FOLDED ? false : type === Scalar.Scalar.BLOCK_LITERAL ? true : !lineLengthOverLimit(value, lineWidth, indent.length);
      if (!value)
        return literal ? "|\n" : ">\n";
      let chomp;
      let endStart;
      for (endStart = value.length; endStart > 0; --endStart) {
        const ch = value[endStart - 1];
        if (ch !== "\n" && ch !== "	" && ch !== " ")
          break;
      }
      let end = value.substring(endStart);
      const endNlPos = end.indexOf("\n");
      if (endNlPos === -1) {
        chomp = "-";
      } else if (value === end || endNlPos !== end.length - 1) {
        chomp = "+";
        if (onChompKeep)
          onChompKeep();
      } else {
        chomp = "";
      }
      if (end) {
        value = value.slice(0, -end.length);
        if (end[end.length - 1] === "\n")
          end = end.slice(0, -1);
        end = end.replace(blockEndNewlines, `$&${indent}`);
      }
      let startWithSpace = false;
      let startEnd;
      let startNlPos = -1;
      for (startEnd = 0; startEnd < value.length; ++startEnd) {
        const ch = value[startEnd];
        if (ch === " ")
          startWithSpace = true;
        else if (ch === "\n")
          startNlPos = startEnd;
        else
          break;
      }
      let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
      if (start) {
        value = value.substring(start.length);
        start = start.replace(/\n+/g, `$&${indent}`);
      }
      const indentSize = indent ? "2" : "1";
      let header = (startWithSpace ? indentSize : "") + chomp;
      if (comment) {
        header += " " + commentString(comment.replace(/ ?[\r\n]+/g, " "));
        if (onComment)
          onComment();
      }
      if (!literal) {
        const foldedValue = value.replace(/\n+/g, "\n$&").replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, "$1$2").replace(/\n+/g, `$&${indent}`);
        let literalFallback = false;
        const foldOptions = getFoldOptions(ctx, true);
        if (blockQuote !== "folded" && type !== Scalar.Scalar.BLOCK_FOLDED) {
          foldOptions.onOverflow = () => {
            literalFallback = true;
          };
        }
        const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
        if (!literalFallback)
          return `>${header}
${indent}${body}`;
      }
      value = value.replace(/\n+/g, `$&${indent}`);
      return `|${header}
${indent}${start}${value}${end}`;
    }
    function plainString(item, ctx, onComment, onChompKeep) {
      const { type, value } = item;
      const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
      if (implicitKey && value.includes("\n") || inFlow && /[[\]{},]/.test(value)) {
        return quotedString(value, ctx);
      }
      if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) {
        return implicitKey || inFlow || !value.includes("\n") ? quotedString(value, ctx) : blockString(item, ctx, onComment, onChompKeep);
      }
      if (!implicitKey && !inFlow && type !== Scalar.Scalar.PLAIN && value.includes("\n")) {
        return blockString(item, ctx, onComment, onChompKeep);
      }
      if (containsDocumentMarker(value)) {
        if (indent === "") {
          ctx.forceBlockIndent = true;
          return blockString(item, ctx, onComment, onChompKeep);
        } else if (implicitKey && indent === indentStep) {
          return quotedString(value, ctx);
        }
      }
      const str = value.replace(/\n+/g, `$&
${indent}`);
      if (actualString) {
        const test = (tag) => tag.default && tag.tag !== "tag:yaml.org,2002:str" && tag.test?.test(str);
        const { compat, tags } = ctx.doc.schema;
        if (tags.some(test) || compat?.some(test))
          return quotedString(value, ctx);
      }
      return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
    }
    function stringifyString(item, ctx, onComment, onChompKeep) {
      const { implicitKey, inFlow } = ctx;
      const ss = typeof item.value === "string" ? item : Object.assign({}, item, { value: String(item.value) });
      let { type } = item;
      if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
        if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value))
          type = Scalar.Scalar.QUOTE_DOUBLE;
      }
      const _stringify = (_type) => {
        switch (_type) {
          case Scalar.Scalar.BLOCK_FOLDED:
          case Scalar.Scalar.BLOCK_LITERAL:
            return implicitKey || inFlow ? quotedString(ss.value, ctx) : blockString(ss, ctx, onComment, onChompKeep);
          case Scalar.Scalar.QUOTE_DOUBLE:
            return doubleQuotedString(ss.value, ctx);
          case Scalar.Scalar.QUOTE_SINGLE:
            return singleQuotedString(ss.value, ctx);
          case Scalar.Scalar.PLAIN:
            return plainString(ss, ctx, onComment, onChompKeep);
          default:
            return null;
        }
      };
      let res = _stringify(type);
      if (res === null) {
        const { defaultKeyType, defaultStringType } = ctx.options;
        const t = implicitKey && defaultKeyType || defaultStringType;
        res = _stringify(t);
        if (res === null)
          throw new Error(`Unsupported default string type ${t}`);
      }
      return res;
    }
    exports.stringifyString = stringifyString;
  }
});

// node_modules/yaml/dist/stringify/stringify.js
var require_stringify = __commonJS({
  "node_modules/yaml/dist/stringify/stringify.js"(exports) {
    "use strict";
    var anchors = require_anchors();
    var identity = require_identity();
    var stringifyComment = require_stringifyComment();
    var stringifyString = require_stringifyString();
    function createStringifyContext(doc, options) {
      const opt = Object.assign({
        blockQuote: true,
        commentString: stringifyComment.stringifyComment,
        defaultKeyType: null,
        defaultStringType: "PLAIN",
        directives: null,
        doubleQuotedAsJSON: false,
        doubleQuotedMinMultiLineLength: 40,
        falseStr: "false",
        flowCollectionPadding: true,
        indentSeq: true,
        lineWidth: 80,
        minContentWidth: 20,
        nullStr: "null",
        simpleKeys: false,
        singleQuote: null,
        trailingComma: false,
        trueStr: "true",
        verifyAliasOrder: true
      }, doc.schema.toStringOptions, options);
      let inFlow;
      switch (opt.collectionStyle) {
        case "block":
          inFlow = false;
          break;
        case "flow":
          inFlow = true;
          break;
        default:
          inFlow = null;
      }
      return {
        anchors: /* @__PURE__ */ new Set(),
        doc,
        flowCollectionPadding: opt.flowCollectionPadding ? " " : "",
        indent: "",
        indentStep: typeof opt.indent === "number" ? " ".repeat(opt.indent) : "  ",
        inFlow,
        options: opt
      };
    }
    function getTagObject(tags, item) {
      if (item.tag) {
        const match = tags.filter((t) => t.tag === item.tag);
        if (match.length > 0)
          return match.find((t) => t.format === item.format) ?? match[0];
      }
      let tagObj = void 0;
      let obj;
      if (identity.isScalar(item)) {
        obj = item.value;
        let match = tags.filter((t) => t.identify?.(obj));
        if (match.length > 1) {
          const testMatch = match.filter((t) => t.test);
          if (testMatch.length > 0)
            match = testMatch;
        }
        tagObj = match.find((t) => t.format === item.format) ?? match.find((t) => !t.format);
      } else {
        obj = item;
        tagObj = tags.find((t) => t.nodeClass && obj instanceof t.nodeClass);
      }
      if (!tagObj) {
        const name = obj?.constructor?.name ?? (obj === null ? "null" : typeof obj);
        throw new Error(`Tag not resolved for ${name} value`);
      }
      return tagObj;
    }
    function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
      if (!doc.directives)
        return "";
      const props = [];
      const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
      if (anchor && anchors.anchorIsValid(anchor)) {
        anchors$1.add(anchor);
        props.push(`&${anchor}`);
      }
      const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
      if (tag)
        props.push(doc.directives.tagString(tag));
      return props.join(" ");
    }
    function stringify(item, ctx, onComment, onChompKeep) {
      if (identity.isPair(item))
        return item.toString(ctx, onComment, onChompKeep);
      if (identity.isAlias(item)) {
        if (ctx.doc.directives)
          return item.toString(ctx);
        if (ctx.resolvedAliases?.has(item)) {
          throw new TypeError(`Cannot stringify circular structure without alias nodes`);
        } else {
          if (ctx.resolvedAliases)
            ctx.resolvedAliases.add(item);
          else
            ctx.resolvedAliases = /* @__PURE__ */ new Set([item]);
          item = item.resolve(ctx.doc);
        }
      }
      let tagObj = void 0;
      const node = identity.isNode(item) ? item : ctx.doc.createNode(item, { onTagObj: (o) => tagObj = o });
      tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
      const props = stringifyProps(node, tagObj, ctx);
      if (props.length > 0)
        ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
      const str = typeof tagObj.stringify === "function" ? tagObj.stringify(node, ctx, onComment, onChompKeep) : identity.isScalar(node) ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep) : node.toString(ctx, onComment, onChompKeep);
      if (!props)
        return str;
      return identity.isScalar(node) || str[0] === "{" || str[0] === "[" ? `${props} ${str}` : `${props}
${ctx.indent}${str}`;
    }
    exports.createStringifyContext = createStringifyContext;
    exports.stringify = stringify;
  }
});

// node_modules/yaml/dist/stringify/stringifyPair.js
var require_stringifyPair = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyPair.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Scalar = require_Scalar();
    var stringify = require_stringify();
    var stringifyComment = require_stringifyComment();
    function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
      const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
      let keyComment = identity.isNode(key) && key.comment || null;
      if (simpleKeys) {
        if (keyComment) {
          throw new Error("With simple keys, key nodes cannot have comments");
        }
        if (identity.isCollection(key) || !identity.isNode(key) && typeof key === "object") {
          const msg = "With simple keys, collection cannot be used as a key value";
          throw new Error(msg);
        }
      }
      let explicitKey = !simpleKeys && (!key || keyComment && value == null && !ctx.inFlow || identity.isCollection(key) || (identity.isScalar(key) ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL : typeof key === "object"));
      ctx = Object.assign({}, ctx, {
        allNullValues: false,
        implicitKey: !explicitKey && (simpleKeys || !allNullValues),
        indent: indent + indentStep
      });
      let keyCommentDone = false;
      let chompKeep = false;
      let str = stringify.stringify(key, ctx, () => keyCommentDone = true, () => chompKeep = true);
      if (!explicitKey && !ctx.inFlow && str.length > 1024) {
        if (simpleKeys)
          throw new Error("With simple keys, single line scalar must not span more than 1024 characters");
        explicitKey = true;
      }
      if (ctx.inFlow) {
        if (allNullValues || value == null) {
          if (keyCommentDone && onComment)
            onComment();
          return str === "" ? "?" : explicitKey ? `? ${str}` : str;
        }
      } else if (allNullValues && !simpleKeys || value == null && explicitKey) {
        str = `? ${str}`;
        if (keyComment && !keyCommentDone) {
          str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        } else if (chompKeep && onChompKeep)
          onChompKeep();
        return str;
      }
      if (keyCommentDone)
        keyComment = null;
      if (explicitKey) {
        if (keyComment)
          str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        str = `? ${str}
${indent}:`;
      } else {
        str = `${str}:`;
        if (keyComment)
          str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
      }
      let vsb, vcb, valueComment;
      if (identity.isNode(value)) {
        vsb = !!value.spaceBefore;
        vcb = value.commentBefore;
        valueComment = value.comment;
      } else {
        vsb = false;
        vcb = null;
        valueComment = null;
        if (value && typeof value === "object")
          value = doc.createNode(value);
      }
      ctx.implicitKey = false;
      if (!explicitKey && !keyComment && identity.isScalar(value))
        ctx.indentAtStart = str.length + 1;
      chompKeep = false;
      if (!indentSeq && indentStep.length >= 2 && !ctx.inFlow && !explicitKey && identity.isSeq(value) && !value.flow && !value.tag && !value.anchor) {
        ctx.indent = ctx.indent.substring(2);
      }
      let valueCommentDone = false;
      const valueStr = stringify.stringify(value, ctx, () => valueCommentDone = true, () => chompKeep = true);
      let ws = " ";
      if (keyComment || vsb || vcb) {
        ws = vsb ? "\n" : "";
        if (vcb) {
          const cs = commentString(vcb);
          ws += `
${stringifyComment.indentComment(cs, ctx.indent)}`;
        }
        if (valueStr === "" && !ctx.inFlow) {
          if (ws === "\n" && valueComment)
            ws = "\n\n";
        } else {
          ws += `
${ctx.indent}`;
        }
      } else if (!explicitKey && identity.isCollection(value)) {
        const vs0 = valueStr[0];
        const nl0 = valueStr.indexOf("\n");
        const hasNewline = nl0 !== -1;
        const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
        if (hasNewline || !flow) {
          let hasPropsLine = false;
          if (hasNewline && (vs0 === "&" || vs0 === "!")) {
            let sp0 = valueStr.indexOf(" ");
            if (vs0 === "&" && sp0 !== -1 && sp0 < nl0 && valueStr[sp0 + 1] === "!") {
              sp0 = valueStr.indexOf(" ", sp0 + 1);
            }
            if (sp0 === -1 || nl0 < sp0)
              hasPropsLine = true;
          }
          if (!hasPropsLine)
            ws = `
${ctx.indent}`;
        }
      } else if (valueStr === "" || valueStr[0] === "\n") {
        ws = "";
      }
      str += ws + valueStr;
      if (ctx.inFlow) {
        if (valueCommentDone && onComment)
          onComment();
      } else if (valueComment && !valueCommentDone) {
        str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
      } else if (chompKeep && onChompKeep) {
        onChompKeep();
      }
      return str;
    }
    exports.stringifyPair = stringifyPair;
  }
});

// node_modules/yaml/dist/log.js
var require_log = __commonJS({
  "node_modules/yaml/dist/log.js"(exports) {
    "use strict";
    var node_process = __require("process");
    function debug(logLevel, ...messages) {
      if (logLevel === "debug")
        console.log(...messages);
    }
    function warn(logLevel, warning) {
      if (logLevel === "debug" || logLevel === "warn") {
        if (typeof node_process.emitWarning === "function")
          node_process.emitWarning(warning);
        else
          console.warn(warning);
      }
    }
    exports.debug = debug;
    exports.warn = warn;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/merge.js
var require_merge = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/merge.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Scalar = require_Scalar();
    var MERGE_KEY = "<<";
    var merge = {
      identify: (value) => value === MERGE_KEY || typeof value === "symbol" && value.description === MERGE_KEY,
      default: "key",
      tag: "tag:yaml.org,2002:merge",
      test: /^<<$/,
      resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), {
        addToJSMap: addMergeToJSMap
      }),
      stringify: () => MERGE_KEY
    };
    var isMergeKey = (ctx, key) => (merge.identify(key) || identity.isScalar(key) && (!key.type || key.type === Scalar.Scalar.PLAIN) && merge.identify(key.value)) && ctx?.doc.schema.tags.some((tag) => tag.tag === merge.tag && tag.default);
    function addMergeToJSMap(ctx, map, value) {
      const source = resolveAliasValue(ctx, value);
      if (identity.isSeq(source))
        for (const it of source.items)
          mergeValue(ctx, map, it);
      else if (Array.isArray(source))
        for (const it of source)
          mergeValue(ctx, map, it);
      else
        mergeValue(ctx, map, source);
    }
    function mergeValue(ctx, map, value) {
      const source = resolveAliasValue(ctx, value);
      if (!identity.isMap(source))
        throw new Error("Merge sources must be maps or map aliases");
      const srcMap = source.toJSON(null, ctx, Map);
      for (const [key, value2] of srcMap) {
        if (map instanceof Map) {
          if (!map.has(key))
            map.set(key, value2);
        } else if (map instanceof Set) {
          map.add(key);
        } else if (!Object.prototype.hasOwnProperty.call(map, key)) {
          Object.defineProperty(map, key, {
            value: value2,
            writable: true,
            enumerable: true,
            configurable: true
          });
        }
      }
      return map;
    }
    function resolveAliasValue(ctx, value) {
      return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
    }
    exports.addMergeToJSMap = addMergeToJSMap;
    exports.isMergeKey = isMergeKey;
    exports.merge = merge;
  }
});

// node_modules/yaml/dist/nodes/addPairToJSMap.js
var require_addPairToJSMap = __commonJS({
  "node_modules/yaml/dist/nodes/addPairToJSMap.js"(exports) {
    "use strict";
    var log2 = require_log();
    var merge = require_merge();
    var stringify = require_stringify();
    var identity = require_identity();
    var toJS = require_toJS();
    function addPairToJSMap(ctx, map, { key, value }) {
      if (identity.isNode(key) && key.addToJSMap)
        key.addToJSMap(ctx, map, value);
      else if (merge.isMergeKey(ctx, key))
        merge.addMergeToJSMap(ctx, map, value);
      else {
        const jsKey = toJS.toJS(key, "", ctx);
        if (map instanceof Map) {
          map.set(jsKey, toJS.toJS(value, jsKey, ctx));
        } else if (map instanceof Set) {
          map.add(jsKey);
        } else {
          const stringKey = stringifyKey(key, jsKey, ctx);
          const jsValue = toJS.toJS(value, stringKey, ctx);
          if (stringKey in map)
            Object.defineProperty(map, stringKey, {
              value: jsValue,
              writable: true,
              enumerable: true,
              configurable: true
            });
          else
            map[stringKey] = jsValue;
        }
      }
      return map;
    }
    function stringifyKey(key, jsKey, ctx) {
      if (jsKey === null)
        return "";
      if (typeof jsKey !== "object")
        return String(jsKey);
      if (identity.isNode(key) && ctx?.doc) {
        const strCtx = stringify.createStringifyContext(ctx.doc, {});
        strCtx.anchors = /* @__PURE__ */ new Set();
        for (const node of ctx.anchors.keys())
          strCtx.anchors.add(node.anchor);
        strCtx.inFlow = true;
        strCtx.inStringifyKey = true;
        const strKey = key.toString(strCtx);
        if (!ctx.mapKeyWarned) {
          let jsonStr = JSON.stringify(strKey);
          if (jsonStr.length > 40)
            jsonStr = jsonStr.substring(0, 36) + '..."';
          log2.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
          ctx.mapKeyWarned = true;
        }
        return strKey;
      }
      return JSON.stringify(jsKey);
    }
    exports.addPairToJSMap = addPairToJSMap;
  }
});

// node_modules/yaml/dist/nodes/Pair.js
var require_Pair = __commonJS({
  "node_modules/yaml/dist/nodes/Pair.js"(exports) {
    "use strict";
    var createNode = require_createNode();
    var stringifyPair = require_stringifyPair();
    var addPairToJSMap = require_addPairToJSMap();
    var identity = require_identity();
    function createPair(key, value, ctx) {
      const k = createNode.createNode(key, void 0, ctx);
      const v = createNode.createNode(value, void 0, ctx);
      return new Pair(k, v);
    }
    var Pair = class _Pair {
      constructor(key, value = null) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
        this.key = key;
        this.value = value;
      }
      clone(schema) {
        let { key, value } = this;
        if (identity.isNode(key))
          key = key.clone(schema);
        if (identity.isNode(value))
          value = value.clone(schema);
        return new _Pair(key, value);
      }
      toJSON(_, ctx) {
        const pair = ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
        return addPairToJSMap.addPairToJSMap(ctx, pair, this);
      }
      toString(ctx, onComment, onChompKeep) {
        return ctx?.doc ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep) : JSON.stringify(this);
      }
    };
    exports.Pair = Pair;
    exports.createPair = createPair;
  }
});

// node_modules/yaml/dist/stringify/stringifyCollection.js
var require_stringifyCollection = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyCollection.js"(exports) {
    "use strict";
    var identity = require_identity();
    var stringify = require_stringify();
    var stringifyComment = require_stringifyComment();
    function stringifyCollection(collection, ctx, options) {
      const flow = ctx.inFlow ?? collection.flow;
      const stringify2 = flow ? stringifyFlowCollection : stringifyBlockCollection;
      return stringify2(collection, ctx, options);
    }
    function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
      const { indent, options: { commentString } } = ctx;
      const itemCtx = Object.assign({}, ctx, { indent: itemIndent, type: null });
      let chompKeep = false;
      const lines = [];
      for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment2 = null;
        if (identity.isNode(item)) {
          if (!chompKeep && item.spaceBefore)
            lines.push("");
          addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
          if (item.comment)
            comment2 = item.comment;
        } else if (identity.isPair(item)) {
          const ik = identity.isNode(item.key) ? item.key : null;
          if (ik) {
            if (!chompKeep && ik.spaceBefore)
              lines.push("");
            addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
          }
        }
        chompKeep = false;
        let str2 = stringify.stringify(item, itemCtx, () => comment2 = null, () => chompKeep = true);
        if (comment2)
          str2 += stringifyComment.lineComment(str2, itemIndent, commentString(comment2));
        if (chompKeep && comment2)
          chompKeep = false;
        lines.push(blockItemPrefix + str2);
      }
      let str;
      if (lines.length === 0) {
        str = flowChars.start + flowChars.end;
      } else {
        str = lines[0];
        for (let i = 1; i < lines.length; ++i) {
          const line = lines[i];
          str += line ? `
${indent}${line}` : "\n";
        }
      }
      if (comment) {
        str += "\n" + stringifyComment.indentComment(commentString(comment), indent);
        if (onComment)
          onComment();
      } else if (chompKeep && onChompKeep)
        onChompKeep();
      return str;
    }
    function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
      const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
      itemIndent += indentStep;
      const itemCtx = Object.assign({}, ctx, {
        indent: itemIndent,
        inFlow: true,
        type: null
      });
      let reqNewline = false;
      let linesAtValue = 0;
      const lines = [];
      for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
          if (item.spaceBefore)
            lines.push("");
          addCommentBefore(ctx, lines, item.commentBefore, false);
          if (item.comment)
            comment = item.comment;
        } else if (identity.isPair(item)) {
          const ik = identity.isNode(item.key) ? item.key : null;
          if (ik) {
            if (ik.spaceBefore)
              lines.push("");
            addCommentBefore(ctx, lines, ik.commentBefore, false);
            if (ik.comment)
              reqNewline = true;
          }
          const iv = identity.isNode(item.value) ? item.value : null;
          if (iv) {
            if (iv.comment)
              comment = iv.comment;
            if (iv.commentBefore)
              reqNewline = true;
          } else if (item.value == null && ik?.comment) {
            comment = ik.comment;
          }
        }
        if (comment)
          reqNewline = true;
        let str = stringify.stringify(item, itemCtx, () => comment = null);
        reqNewline || (reqNewline = lines.length > linesAtValue || str.includes("\n"));
        if (i < items.length - 1) {
          str += ",";
        } else if (ctx.options.trailingComma) {
          if (ctx.options.lineWidth > 0) {
            reqNewline || (reqNewline = lines.reduce((sum2, line) => sum2 + line.length + 2, 2) + (str.length + 2) > ctx.options.lineWidth);
          }
          if (reqNewline) {
            str += ",";
          }
        }
        if (comment)
          str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        lines.push(str);
        linesAtValue = lines.length;
      }
      const { start, end } = flowChars;
      if (lines.length === 0) {
        return start + end;
      } else {
        if (!reqNewline) {
          const len = lines.reduce((sum2, line) => sum2 + line.length + 2, 2);
          reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
        }
        if (reqNewline) {
          let str = start;
          for (const line of lines)
            str += line ? `
${indentStep}${indent}${line}` : "\n";
          return `${str}
${indent}${end}`;
        } else {
          return `${start}${fcPadding}${lines.join(" ")}${fcPadding}${end}`;
        }
      }
    }
    function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
      if (comment && chompKeep)
        comment = comment.replace(/^\n+/, "");
      if (comment) {
        const ic = stringifyComment.indentComment(commentString(comment), indent);
        lines.push(ic.trimStart());
      }
    }
    exports.stringifyCollection = stringifyCollection;
  }
});

// node_modules/yaml/dist/nodes/YAMLMap.js
var require_YAMLMap = __commonJS({
  "node_modules/yaml/dist/nodes/YAMLMap.js"(exports) {
    "use strict";
    var stringifyCollection = require_stringifyCollection();
    var addPairToJSMap = require_addPairToJSMap();
    var Collection = require_Collection();
    var identity = require_identity();
    var Pair = require_Pair();
    var Scalar = require_Scalar();
    function findPair(items, key) {
      const k = identity.isScalar(key) ? key.value : key;
      for (const it of items) {
        if (identity.isPair(it)) {
          if (it.key === key || it.key === k)
            return it;
          if (identity.isScalar(it.key) && it.key.value === k)
            return it;
        }
      }
      return void 0;
    }
    var YAMLMap = class extends Collection.Collection {
      static get tagName() {
        return "tag:yaml.org,2002:map";
      }
      constructor(schema) {
        super(identity.MAP, schema);
        this.items = [];
      }
      /**
       * A generic collection parsing method that can be extended
       * to other node classes that inherit from YAMLMap
       */
      static from(schema, obj, ctx) {
        const { keepUndefined, replacer } = ctx;
        const map = new this(schema);
        const add = (key, value) => {
          if (typeof replacer === "function")
            value = replacer.call(obj, key, value);
          else if (Array.isArray(replacer) && !replacer.includes(key))
            return;
          if (value !== void 0 || keepUndefined)
            map.items.push(Pair.createPair(key, value, ctx));
        };
        if (obj instanceof Map) {
          for (const [key, value] of obj)
            add(key, value);
        } else if (obj && typeof obj === "object") {
          for (const key of Object.keys(obj))
            add(key, obj[key]);
        }
        if (typeof schema.sortMapEntries === "function") {
          map.items.sort(schema.sortMapEntries);
        }
        return map;
      }
      /**
       * Adds a value to the collection.
       *
       * @param overwrite - If not set `true`, using a key that is already in the
       *   collection will throw. Otherwise, overwrites the previous value.
       */
      add(pair, overwrite) {
        let _pair;
        if (identity.isPair(pair))
          _pair = pair;
        else if (!pair || typeof pair !== "object" || !("key" in pair)) {
          _pair = new Pair.Pair(pair, pair?.value);
        } else
          _pair = new Pair.Pair(pair.key, pair.value);
        const prev = findPair(this.items, _pair.key);
        const sortEntries = this.schema?.sortMapEntries;
        if (prev) {
          if (!overwrite)
            throw new Error(`Key ${_pair.key} already set`);
          if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value))
            prev.value.value = _pair.value;
          else
            prev.value = _pair.value;
        } else if (sortEntries) {
          const i = this.items.findIndex((item) => sortEntries(_pair, item) < 0);
          if (i === -1)
            this.items.push(_pair);
          else
            this.items.splice(i, 0, _pair);
        } else {
          this.items.push(_pair);
        }
      }
      delete(key) {
        const it = findPair(this.items, key);
        if (!it)
          return false;
        const del = this.items.splice(this.items.indexOf(it), 1);
        return del.length > 0;
      }
      get(key, keepScalar) {
        const it = findPair(this.items, key);
        const node = it?.value;
        return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? void 0;
      }
      has(key) {
        return !!findPair(this.items, key);
      }
      set(key, value) {
        this.add(new Pair.Pair(key, value), true);
      }
      /**
       * @param ctx - Conversion context, originally set in Document#toJS()
       * @param {Class} Type - If set, forces the returned collection type
       * @returns Instance of Type, Map, or Object
       */
      toJSON(_, ctx, Type) {
        const map = Type ? new Type() : ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
        if (ctx?.onCreate)
          ctx.onCreate(map);
        for (const item of this.items)
          addPairToJSMap.addPairToJSMap(ctx, map, item);
        return map;
      }
      toString(ctx, onComment, onChompKeep) {
        if (!ctx)
          return JSON.stringify(this);
        for (const item of this.items) {
          if (!identity.isPair(item))
            throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
        }
        if (!ctx.allNullValues && this.hasAllNullValues(false))
          ctx = Object.assign({}, ctx, { allNullValues: true });
        return stringifyCollection.stringifyCollection(this, ctx, {
          blockItemPrefix: "",
          flowChars: { start: "{", end: "}" },
          itemIndent: ctx.indent || "",
          onChompKeep,
          onComment
        });
      }
    };
    exports.YAMLMap = YAMLMap;
    exports.findPair = findPair;
  }
});

// node_modules/yaml/dist/schema/common/map.js
var require_map = __commonJS({
  "node_modules/yaml/dist/schema/common/map.js"(exports) {
    "use strict";
    var identity = require_identity();
    var YAMLMap = require_YAMLMap();
    var map = {
      collection: "map",
      default: true,
      nodeClass: YAMLMap.YAMLMap,
      tag: "tag:yaml.org,2002:map",
      resolve(map2, onError) {
        if (!identity.isMap(map2))
          onError("Expected a mapping for this tag");
        return map2;
      },
      createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
    };
    exports.map = map;
  }
});

// node_modules/yaml/dist/nodes/YAMLSeq.js
var require_YAMLSeq = __commonJS({
  "node_modules/yaml/dist/nodes/YAMLSeq.js"(exports) {
    "use strict";
    var createNode = require_createNode();
    var stringifyCollection = require_stringifyCollection();
    var Collection = require_Collection();
    var identity = require_identity();
    var Scalar = require_Scalar();
    var toJS = require_toJS();
    var YAMLSeq = class extends Collection.Collection {
      static get tagName() {
        return "tag:yaml.org,2002:seq";
      }
      constructor(schema) {
        super(identity.SEQ, schema);
        this.items = [];
      }
      add(value) {
        this.items.push(value);
      }
      /**
       * Removes a value from the collection.
       *
       * `key` must contain a representation of an integer for this to succeed.
       * It may be wrapped in a `Scalar`.
       *
       * @returns `true` if the item was found and removed.
       */
      delete(key) {
        const idx = asItemIndex(key);
        if (typeof idx !== "number")
          return false;
        const del = this.items.splice(idx, 1);
        return del.length > 0;
      }
      get(key, keepScalar) {
        const idx = asItemIndex(key);
        if (typeof idx !== "number")
          return void 0;
        const it = this.items[idx];
        return !keepScalar && identity.isScalar(it) ? it.value : it;
      }
      /**
       * Checks if the collection includes a value with the key `key`.
       *
       * `key` must contain a representation of an integer for this to succeed.
       * It may be wrapped in a `Scalar`.
       */
      has(key) {
        const idx = asItemIndex(key);
        return typeof idx === "number" && idx < this.items.length;
      }
      /**
       * Sets a value in this collection. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       *
       * If `key` does not contain a representation of an integer, this will throw.
       * It may be wrapped in a `Scalar`.
       */
      set(key, value) {
        const idx = asItemIndex(key);
        if (typeof idx !== "number")
          throw new Error(`Expected a valid index, not ${key}.`);
        const prev = this.items[idx];
        if (identity.isScalar(prev) && Scalar.isScalarValue(value))
          prev.value = value;
        else
          this.items[idx] = value;
      }
      toJSON(_, ctx) {
        const seq = [];
        if (ctx?.onCreate)
          ctx.onCreate(seq);
        let i = 0;
        for (const item of this.items)
          seq.push(toJS.toJS(item, String(i++), ctx));
        return seq;
      }
      toString(ctx, onComment, onChompKeep) {
        if (!ctx)
          return JSON.stringify(this);
        return stringifyCollection.stringifyCollection(this, ctx, {
          blockItemPrefix: "- ",
          flowChars: { start: "[", end: "]" },
          itemIndent: (ctx.indent || "") + "  ",
          onChompKeep,
          onComment
        });
      }
      static from(schema, obj, ctx) {
        const { replacer } = ctx;
        const seq = new this(schema);
        if (obj && Symbol.iterator in Object(obj)) {
          let i = 0;
          for (let it of obj) {
            if (typeof replacer === "function") {
              const key = obj instanceof Set ? it : String(i++);
              it = replacer.call(obj, key, it);
            }
            seq.items.push(createNode.createNode(it, void 0, ctx));
          }
        }
        return seq;
      }
    };
    function asItemIndex(key) {
      let idx = identity.isScalar(key) ? key.value : key;
      if (idx && typeof idx === "string")
        idx = Number(idx);
      return typeof idx === "number" && Number.isInteger(idx) && idx >= 0 ? idx : null;
    }
    exports.YAMLSeq = YAMLSeq;
  }
});

// node_modules/yaml/dist/schema/common/seq.js
var require_seq = __commonJS({
  "node_modules/yaml/dist/schema/common/seq.js"(exports) {
    "use strict";
    var identity = require_identity();
    var YAMLSeq = require_YAMLSeq();
    var seq = {
      collection: "seq",
      default: true,
      nodeClass: YAMLSeq.YAMLSeq,
      tag: "tag:yaml.org,2002:seq",
      resolve(seq2, onError) {
        if (!identity.isSeq(seq2))
          onError("Expected a sequence for this tag");
        return seq2;
      },
      createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
    };
    exports.seq = seq;
  }
});

// node_modules/yaml/dist/schema/common/string.js
var require_string = __commonJS({
  "node_modules/yaml/dist/schema/common/string.js"(exports) {
    "use strict";
    var stringifyString = require_stringifyString();
    var string = {
      identify: (value) => typeof value === "string",
      default: true,
      tag: "tag:yaml.org,2002:str",
      resolve: (str) => str,
      stringify(item, ctx, onComment, onChompKeep) {
        ctx = Object.assign({ actualString: true }, ctx);
        return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
      }
    };
    exports.string = string;
  }
});

// node_modules/yaml/dist/schema/common/null.js
var require_null = __commonJS({
  "node_modules/yaml/dist/schema/common/null.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var nullTag = {
      identify: (value) => value == null,
      createNode: () => new Scalar.Scalar(null),
      default: true,
      tag: "tag:yaml.org,2002:null",
      test: /^(?:~|[Nn]ull|NULL)?$/,
      resolve: () => new Scalar.Scalar(null),
      stringify: ({ source }, ctx) => typeof source === "string" && nullTag.test.test(source) ? source : ctx.options.nullStr
    };
    exports.nullTag = nullTag;
  }
});

// node_modules/yaml/dist/schema/core/bool.js
var require_bool = __commonJS({
  "node_modules/yaml/dist/schema/core/bool.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var boolTag = {
      identify: (value) => typeof value === "boolean",
      default: true,
      tag: "tag:yaml.org,2002:bool",
      test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
      resolve: (str) => new Scalar.Scalar(str[0] === "t" || str[0] === "T"),
      stringify({ source, value }, ctx) {
        if (source && boolTag.test.test(source)) {
          const sv = source[0] === "t" || source[0] === "T";
          if (value === sv)
            return source;
        }
        return value ? ctx.options.trueStr : ctx.options.falseStr;
      }
    };
    exports.boolTag = boolTag;
  }
});

// node_modules/yaml/dist/stringify/stringifyNumber.js
var require_stringifyNumber = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyNumber.js"(exports) {
    "use strict";
    function stringifyNumber({ format, minFractionDigits, tag, value }) {
      if (typeof value === "bigint")
        return String(value);
      const num = typeof value === "number" ? value : Number(value);
      if (!isFinite(num))
        return isNaN(num) ? ".nan" : num < 0 ? "-.inf" : ".inf";
      let n = Object.is(value, -0) ? "-0" : JSON.stringify(value);
      if (!format && minFractionDigits && (!tag || tag === "tag:yaml.org,2002:float") && /^-?\d/.test(n) && !n.includes("e")) {
        let i = n.indexOf(".");
        if (i < 0) {
          i = n.length;
          n += ".";
        }
        let d = minFractionDigits - (n.length - i - 1);
        while (d-- > 0)
          n += "0";
      }
      return n;
    }
    exports.stringifyNumber = stringifyNumber;
  }
});

// node_modules/yaml/dist/schema/core/float.js
var require_float = __commonJS({
  "node_modules/yaml/dist/schema/core/float.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var stringifyNumber = require_stringifyNumber();
    var floatNaN = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
      resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
      stringify: stringifyNumber.stringifyNumber
    };
    var floatExp = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      format: "EXP",
      test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
      resolve: (str) => parseFloat(str),
      stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
      }
    };
    var float = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
      resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str));
        const dot = str.indexOf(".");
        if (dot !== -1 && str[str.length - 1] === "0")
          node.minFractionDigits = str.length - dot - 1;
        return node;
      },
      stringify: stringifyNumber.stringifyNumber
    };
    exports.float = float;
    exports.floatExp = floatExp;
    exports.floatNaN = floatNaN;
  }
});

// node_modules/yaml/dist/schema/core/int.js
var require_int = __commonJS({
  "node_modules/yaml/dist/schema/core/int.js"(exports) {
    "use strict";
    var stringifyNumber = require_stringifyNumber();
    var intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
    var intResolve = (str, offset, radix, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix);
    function intStringify(node, radix, prefix) {
      const { value } = node;
      if (intIdentify(value) && value >= 0)
        return prefix + value.toString(radix);
      return stringifyNumber.stringifyNumber(node);
    }
    var intOct = {
      identify: (value) => intIdentify(value) && value >= 0,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "OCT",
      test: /^0o[0-7]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
      stringify: (node) => intStringify(node, 8, "0o")
    };
    var int = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      test: /^[-+]?[0-9]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
      stringify: stringifyNumber.stringifyNumber
    };
    var intHex = {
      identify: (value) => intIdentify(value) && value >= 0,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "HEX",
      test: /^0x[0-9a-fA-F]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
      stringify: (node) => intStringify(node, 16, "0x")
    };
    exports.int = int;
    exports.intHex = intHex;
    exports.intOct = intOct;
  }
});

// node_modules/yaml/dist/schema/core/schema.js
var require_schema = __commonJS({
  "node_modules/yaml/dist/schema/core/schema.js"(exports) {
    "use strict";
    var map = require_map();
    var _null = require_null();
    var seq = require_seq();
    var string = require_string();
    var bool = require_bool();
    var float = require_float();
    var int = require_int();
    var schema = [
      map.map,
      seq.seq,
      string.string,
      _null.nullTag,
      bool.boolTag,
      int.intOct,
      int.int,
      int.intHex,
      float.floatNaN,
      float.floatExp,
      float.float
    ];
    exports.schema = schema;
  }
});

// node_modules/yaml/dist/schema/json/schema.js
var require_schema2 = __commonJS({
  "node_modules/yaml/dist/schema/json/schema.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var map = require_map();
    var seq = require_seq();
    function intIdentify(value) {
      return typeof value === "bigint" || Number.isInteger(value);
    }
    var stringifyJSON = ({ value }) => JSON.stringify(value);
    var jsonScalars = [
      {
        identify: (value) => typeof value === "string",
        default: true,
        tag: "tag:yaml.org,2002:str",
        resolve: (str) => str,
        stringify: stringifyJSON
      },
      {
        identify: (value) => value == null,
        createNode: () => new Scalar.Scalar(null),
        default: true,
        tag: "tag:yaml.org,2002:null",
        test: /^null$/,
        resolve: () => null,
        stringify: stringifyJSON
      },
      {
        identify: (value) => typeof value === "boolean",
        default: true,
        tag: "tag:yaml.org,2002:bool",
        test: /^true$|^false$/,
        resolve: (str) => str === "true",
        stringify: stringifyJSON
      },
      {
        identify: intIdentify,
        default: true,
        tag: "tag:yaml.org,2002:int",
        test: /^-?(?:0|[1-9][0-9]*)$/,
        resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
        stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
      },
      {
        identify: (value) => typeof value === "number",
        default: true,
        tag: "tag:yaml.org,2002:float",
        test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
        resolve: (str) => parseFloat(str),
        stringify: stringifyJSON
      }
    ];
    var jsonError = {
      default: true,
      tag: "",
      test: /^/,
      resolve(str, onError) {
        onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
        return str;
      }
    };
    var schema = [map.map, seq.seq].concat(jsonScalars, jsonError);
    exports.schema = schema;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/binary.js
var require_binary = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/binary.js"(exports) {
    "use strict";
    var node_buffer = __require("buffer");
    var Scalar = require_Scalar();
    var stringifyString = require_stringifyString();
    var binary = {
      identify: (value) => value instanceof Uint8Array,
      // Buffer inherits from Uint8Array
      default: false,
      tag: "tag:yaml.org,2002:binary",
      /**
       * Returns a Buffer in node and an Uint8Array in browsers
       *
       * To use the resulting buffer as an image, you'll want to do something like:
       *
       *   const blob = new Blob([buffer], { type: 'image/jpeg' })
       *   document.querySelector('#photo').src = URL.createObjectURL(blob)
       */
      resolve(src, onError) {
        if (typeof node_buffer.Buffer === "function") {
          return node_buffer.Buffer.from(src, "base64");
        } else if (typeof atob === "function") {
          const str = atob(src.replace(/[\n\r]/g, ""));
          const buffer = new Uint8Array(str.length);
          for (let i = 0; i < str.length; ++i)
            buffer[i] = str.charCodeAt(i);
          return buffer;
        } else {
          onError("This environment does not support reading binary tags; either Buffer or atob is required");
          return src;
        }
      },
      stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
        if (!value)
          return "";
        const buf = value;
        let str;
        if (typeof node_buffer.Buffer === "function") {
          str = buf instanceof node_buffer.Buffer ? buf.toString("base64") : node_buffer.Buffer.from(buf.buffer).toString("base64");
        } else if (typeof btoa === "function") {
          let s = "";
          for (let i = 0; i < buf.length; ++i)
            s += String.fromCharCode(buf[i]);
          str = btoa(s);
        } else {
          throw new Error("This environment does not support writing binary tags; either Buffer or btoa is required");
        }
        type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
        if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
          const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
          const n = Math.ceil(str.length / lineWidth);
          const lines = new Array(n);
          for (let i = 0, o = 0; i < n; ++i, o += lineWidth) {
            lines[i] = str.substr(o, lineWidth);
          }
          str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? "\n" : " ");
        }
        return stringifyString.stringifyString({ comment, type, value: str }, ctx, onComment, onChompKeep);
      }
    };
    exports.binary = binary;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/pairs.js
var require_pairs = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/pairs.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Pair = require_Pair();
    var Scalar = require_Scalar();
    var YAMLSeq = require_YAMLSeq();
    function resolvePairs(seq, onError) {
      if (identity.isSeq(seq)) {
        for (let i = 0; i < seq.items.length; ++i) {
          let item = seq.items[i];
          if (identity.isPair(item))
            continue;
          else if (identity.isMap(item)) {
            if (item.items.length > 1)
              onError("Each pair must have its own sequence indicator");
            const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
            if (item.commentBefore)
              pair.key.commentBefore = pair.key.commentBefore ? `${item.commentBefore}
${pair.key.commentBefore}` : item.commentBefore;
            if (item.comment) {
              const cn = pair.value ?? pair.key;
              cn.comment = cn.comment ? `${item.comment}
${cn.comment}` : item.comment;
            }
            item = pair;
          }
          seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
        }
      } else
        onError("Expected a sequence for this tag");
      return seq;
    }
    function createPairs(schema, iterable, ctx) {
      const { replacer } = ctx;
      const pairs2 = new YAMLSeq.YAMLSeq(schema);
      pairs2.tag = "tag:yaml.org,2002:pairs";
      let i = 0;
      if (iterable && Symbol.iterator in Object(iterable))
        for (let it of iterable) {
          if (typeof replacer === "function")
            it = replacer.call(iterable, String(i++), it);
          let key, value;
          if (Array.isArray(it)) {
            if (it.length === 2) {
              key = it[0];
              value = it[1];
            } else
              throw new TypeError(`Expected [key, value] tuple: ${it}`);
          } else if (it && it instanceof Object) {
            const keys = Object.keys(it);
            if (keys.length === 1) {
              key = keys[0];
              value = it[key];
            } else {
              throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
            }
          } else {
            key = it;
          }
          pairs2.items.push(Pair.createPair(key, value, ctx));
        }
      return pairs2;
    }
    var pairs = {
      collection: "seq",
      default: false,
      tag: "tag:yaml.org,2002:pairs",
      resolve: resolvePairs,
      createNode: createPairs
    };
    exports.createPairs = createPairs;
    exports.pairs = pairs;
    exports.resolvePairs = resolvePairs;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/omap.js
var require_omap = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/omap.js"(exports) {
    "use strict";
    var identity = require_identity();
    var toJS = require_toJS();
    var YAMLMap = require_YAMLMap();
    var YAMLSeq = require_YAMLSeq();
    var pairs = require_pairs();
    var YAMLOMap = class _YAMLOMap extends YAMLSeq.YAMLSeq {
      constructor() {
        super();
        this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
        this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
        this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
        this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
        this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
        this.tag = _YAMLOMap.tag;
      }
      /**
       * If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
       * but TypeScript won't allow widening the signature of a child method.
       */
      toJSON(_, ctx) {
        if (!ctx)
          return super.toJSON(_);
        const map = /* @__PURE__ */ new Map();
        if (ctx?.onCreate)
          ctx.onCreate(map);
        for (const pair of this.items) {
          let key, value;
          if (identity.isPair(pair)) {
            key = toJS.toJS(pair.key, "", ctx);
            value = toJS.toJS(pair.value, key, ctx);
          } else {
            key = toJS.toJS(pair, "", ctx);
          }
          if (map.has(key))
            throw new Error("Ordered maps must not include duplicate keys");
          map.set(key, value);
        }
        return map;
      }
      static from(schema, iterable, ctx) {
        const pairs$1 = pairs.createPairs(schema, iterable, ctx);
        const omap2 = new this();
        omap2.items = pairs$1.items;
        return omap2;
      }
    };
    YAMLOMap.tag = "tag:yaml.org,2002:omap";
    var omap = {
      collection: "seq",
      identify: (value) => value instanceof Map,
      nodeClass: YAMLOMap,
      default: false,
      tag: "tag:yaml.org,2002:omap",
      resolve(seq, onError) {
        const pairs$1 = pairs.resolvePairs(seq, onError);
        const seenKeys = [];
        for (const { key } of pairs$1.items) {
          if (identity.isScalar(key)) {
            if (seenKeys.includes(key.value)) {
              onError(`Ordered maps must not include duplicate keys: ${key.value}`);
            } else {
              seenKeys.push(key.value);
            }
          }
        }
        return Object.assign(new YAMLOMap(), pairs$1);
      },
      createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
    };
    exports.YAMLOMap = YAMLOMap;
    exports.omap = omap;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/bool.js
var require_bool2 = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/bool.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    function boolStringify({ value, source }, ctx) {
      const boolObj = value ? trueTag : falseTag;
      if (source && boolObj.test.test(source))
        return source;
      return value ? ctx.options.trueStr : ctx.options.falseStr;
    }
    var trueTag = {
      identify: (value) => value === true,
      default: true,
      tag: "tag:yaml.org,2002:bool",
      test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
      resolve: () => new Scalar.Scalar(true),
      stringify: boolStringify
    };
    var falseTag = {
      identify: (value) => value === false,
      default: true,
      tag: "tag:yaml.org,2002:bool",
      test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
      resolve: () => new Scalar.Scalar(false),
      stringify: boolStringify
    };
    exports.falseTag = falseTag;
    exports.trueTag = trueTag;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/float.js
var require_float2 = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/float.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var stringifyNumber = require_stringifyNumber();
    var floatNaN = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
      resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
      stringify: stringifyNumber.stringifyNumber
    };
    var floatExp = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      format: "EXP",
      test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
      resolve: (str) => parseFloat(str.replace(/_/g, "")),
      stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
      }
    };
    var float = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
      resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, "")));
        const dot = str.indexOf(".");
        if (dot !== -1) {
          const f = str.substring(dot + 1).replace(/_/g, "");
          if (f[f.length - 1] === "0")
            node.minFractionDigits = f.length;
        }
        return node;
      },
      stringify: stringifyNumber.stringifyNumber
    };
    exports.float = float;
    exports.floatExp = floatExp;
    exports.floatNaN = floatNaN;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/int.js
var require_int2 = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/int.js"(exports) {
    "use strict";
    var stringifyNumber = require_stringifyNumber();
    var intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
    function intResolve(str, offset, radix, { intAsBigInt }) {
      const sign = str[0];
      if (sign === "-" || sign === "+")
        offset += 1;
      str = str.substring(offset).replace(/_/g, "");
      if (intAsBigInt) {
        switch (radix) {
          case 2:
            str = `0b${str}`;
            break;
          case 8:
            str = `0o${str}`;
            break;
          case 16:
            str = `0x${str}`;
            break;
        }
        const n2 = BigInt(str);
        return sign === "-" ? BigInt(-1) * n2 : n2;
      }
      const n = parseInt(str, radix);
      return sign === "-" ? -1 * n : n;
    }
    function intStringify(node, radix, prefix) {
      const { value } = node;
      if (intIdentify(value)) {
        const str = value.toString(radix);
        return value < 0 ? "-" + prefix + str.substr(1) : prefix + str;
      }
      return stringifyNumber.stringifyNumber(node);
    }
    var intBin = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "BIN",
      test: /^[-+]?0b[0-1_]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
      stringify: (node) => intStringify(node, 2, "0b")
    };
    var intOct = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "OCT",
      test: /^[-+]?0[0-7_]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
      stringify: (node) => intStringify(node, 8, "0")
    };
    var int = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      test: /^[-+]?[0-9][0-9_]*$/,
      resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
      stringify: stringifyNumber.stringifyNumber
    };
    var intHex = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "HEX",
      test: /^[-+]?0x[0-9a-fA-F_]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
      stringify: (node) => intStringify(node, 16, "0x")
    };
    exports.int = int;
    exports.intBin = intBin;
    exports.intHex = intHex;
    exports.intOct = intOct;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/set.js
var require_set = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/set.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Pair = require_Pair();
    var YAMLMap = require_YAMLMap();
    var YAMLSet = class _YAMLSet extends YAMLMap.YAMLMap {
      constructor(schema) {
        super(schema);
        this.tag = _YAMLSet.tag;
      }
      add(key) {
        let pair;
        if (identity.isPair(key))
          pair = key;
        else if (key && typeof key === "object" && "key" in key && "value" in key && key.value === null)
          pair = new Pair.Pair(key.key, null);
        else
          pair = new Pair.Pair(key, null);
        const prev = YAMLMap.findPair(this.items, pair.key);
        if (!prev)
          this.items.push(pair);
      }
      /**
       * If `keepPair` is `true`, returns the Pair matching `key`.
       * Otherwise, returns the value of that Pair's key.
       */
      get(key, keepPair) {
        const pair = YAMLMap.findPair(this.items, key);
        return !keepPair && identity.isPair(pair) ? identity.isScalar(pair.key) ? pair.key.value : pair.key : pair;
      }
      set(key, value) {
        if (typeof value !== "boolean")
          throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
        const prev = YAMLMap.findPair(this.items, key);
        if (prev && !value) {
          this.items.splice(this.items.indexOf(prev), 1);
        } else if (!prev && value) {
          this.items.push(new Pair.Pair(key));
        }
      }
      toJSON(_, ctx) {
        return super.toJSON(_, ctx, Set);
      }
      toString(ctx, onComment, onChompKeep) {
        if (!ctx)
          return JSON.stringify(this);
        if (this.hasAllNullValues(true))
          return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
        else
          throw new Error("Set items must all have null values");
      }
      static from(schema, iterable, ctx) {
        const { replacer } = ctx;
        const set2 = new this(schema);
        if (iterable && Symbol.iterator in Object(iterable))
          for (let value of iterable) {
            if (typeof replacer === "function")
              value = replacer.call(iterable, value, value);
            set2.items.push(Pair.createPair(value, null, ctx));
          }
        return set2;
      }
    };
    YAMLSet.tag = "tag:yaml.org,2002:set";
    var set = {
      collection: "map",
      identify: (value) => value instanceof Set,
      nodeClass: YAMLSet,
      default: false,
      tag: "tag:yaml.org,2002:set",
      createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
      resolve(map, onError) {
        if (identity.isMap(map)) {
          if (map.hasAllNullValues(true))
            return Object.assign(new YAMLSet(), map);
          else
            onError("Set items must all have null values");
        } else
          onError("Expected a mapping for this tag");
        return map;
      }
    };
    exports.YAMLSet = YAMLSet;
    exports.set = set;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/timestamp.js
var require_timestamp = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/timestamp.js"(exports) {
    "use strict";
    var stringifyNumber = require_stringifyNumber();
    function parseSexagesimal(str, asBigInt) {
      const sign = str[0];
      const parts = sign === "-" || sign === "+" ? str.substring(1) : str;
      const num = (n) => asBigInt ? BigInt(n) : Number(n);
      const res = parts.replace(/_/g, "").split(":").reduce((res2, p) => res2 * num(60) + num(p), num(0));
      return sign === "-" ? num(-1) * res : res;
    }
    function stringifySexagesimal(node) {
      let { value } = node;
      let num = (n) => n;
      if (typeof value === "bigint")
        num = (n) => BigInt(n);
      else if (isNaN(value) || !isFinite(value))
        return stringifyNumber.stringifyNumber(node);
      let sign = "";
      if (value < 0) {
        sign = "-";
        value *= num(-1);
      }
      const _60 = num(60);
      const parts = [value % _60];
      if (value < 60) {
        parts.unshift(0);
      } else {
        value = (value - parts[0]) / _60;
        parts.unshift(value % _60);
        if (value >= 60) {
          value = (value - parts[0]) / _60;
          parts.unshift(value);
        }
      }
      return sign + parts.map((n) => String(n).padStart(2, "0")).join(":").replace(/000000\d*$/, "");
    }
    var intTime = {
      identify: (value) => typeof value === "bigint" || Number.isInteger(value),
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "TIME",
      test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
      resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
      stringify: stringifySexagesimal
    };
    var floatTime = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      format: "TIME",
      test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
      resolve: (str) => parseSexagesimal(str, false),
      stringify: stringifySexagesimal
    };
    var timestamp = {
      identify: (value) => value instanceof Date,
      default: true,
      tag: "tag:yaml.org,2002:timestamp",
      // If the time zone is omitted, the timestamp is assumed to be specified in UTC. The time part
      // may be omitted altogether, resulting in a date format. In such a case, the time part is
      // assumed to be 00:00:00Z (start of day, UTC).
      test: RegExp("^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:t|T|[ \\t]+)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?$"),
      resolve(str) {
        const match = str.match(timestamp.test);
        if (!match)
          throw new Error("!!timestamp expects a date, starting with yyyy-mm-dd");
        const [, year, month, day, hour, minute, second] = match.map(Number);
        const millisec = match[7] ? Number((match[7] + "00").substr(1, 3)) : 0;
        let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
        const tz = match[8];
        if (tz && tz !== "Z") {
          let d = parseSexagesimal(tz, false);
          if (Math.abs(d) < 30)
            d *= 60;
          date -= 6e4 * d;
        }
        return new Date(date);
      },
      stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, "") ?? ""
    };
    exports.floatTime = floatTime;
    exports.intTime = intTime;
    exports.timestamp = timestamp;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/schema.js
var require_schema3 = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/schema.js"(exports) {
    "use strict";
    var map = require_map();
    var _null = require_null();
    var seq = require_seq();
    var string = require_string();
    var binary = require_binary();
    var bool = require_bool2();
    var float = require_float2();
    var int = require_int2();
    var merge = require_merge();
    var omap = require_omap();
    var pairs = require_pairs();
    var set = require_set();
    var timestamp = require_timestamp();
    var schema = [
      map.map,
      seq.seq,
      string.string,
      _null.nullTag,
      bool.trueTag,
      bool.falseTag,
      int.intBin,
      int.intOct,
      int.int,
      int.intHex,
      float.floatNaN,
      float.floatExp,
      float.float,
      binary.binary,
      merge.merge,
      omap.omap,
      pairs.pairs,
      set.set,
      timestamp.intTime,
      timestamp.floatTime,
      timestamp.timestamp
    ];
    exports.schema = schema;
  }
});

// node_modules/yaml/dist/schema/tags.js
var require_tags = __commonJS({
  "node_modules/yaml/dist/schema/tags.js"(exports) {
    "use strict";
    var map = require_map();
    var _null = require_null();
    var seq = require_seq();
    var string = require_string();
    var bool = require_bool();
    var float = require_float();
    var int = require_int();
    var schema = require_schema();
    var schema$1 = require_schema2();
    var binary = require_binary();
    var merge = require_merge();
    var omap = require_omap();
    var pairs = require_pairs();
    var schema$2 = require_schema3();
    var set = require_set();
    var timestamp = require_timestamp();
    var schemas = /* @__PURE__ */ new Map([
      ["core", schema.schema],
      ["failsafe", [map.map, seq.seq, string.string]],
      ["json", schema$1.schema],
      ["yaml11", schema$2.schema],
      ["yaml-1.1", schema$2.schema]
    ]);
    var tagsByName = {
      binary: binary.binary,
      bool: bool.boolTag,
      float: float.float,
      floatExp: float.floatExp,
      floatNaN: float.floatNaN,
      floatTime: timestamp.floatTime,
      int: int.int,
      intHex: int.intHex,
      intOct: int.intOct,
      intTime: timestamp.intTime,
      map: map.map,
      merge: merge.merge,
      null: _null.nullTag,
      omap: omap.omap,
      pairs: pairs.pairs,
      seq: seq.seq,
      set: set.set,
      timestamp: timestamp.timestamp
    };
    var coreKnownTags = {
      "tag:yaml.org,2002:binary": binary.binary,
      "tag:yaml.org,2002:merge": merge.merge,
      "tag:yaml.org,2002:omap": omap.omap,
      "tag:yaml.org,2002:pairs": pairs.pairs,
      "tag:yaml.org,2002:set": set.set,
      "tag:yaml.org,2002:timestamp": timestamp.timestamp
    };
    function getTags(customTags, schemaName, addMergeTag) {
      const schemaTags = schemas.get(schemaName);
      if (schemaTags && !customTags) {
        return addMergeTag && !schemaTags.includes(merge.merge) ? schemaTags.concat(merge.merge) : schemaTags.slice();
      }
      let tags = schemaTags;
      if (!tags) {
        if (Array.isArray(customTags))
          tags = [];
        else {
          const keys = Array.from(schemas.keys()).filter((key) => key !== "yaml11").map((key) => JSON.stringify(key)).join(", ");
          throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
        }
      }
      if (Array.isArray(customTags)) {
        for (const tag of customTags)
          tags = tags.concat(tag);
      } else if (typeof customTags === "function") {
        tags = customTags(tags.slice());
      }
      if (addMergeTag)
        tags = tags.concat(merge.merge);
      return tags.reduce((tags2, tag) => {
        const tagObj = typeof tag === "string" ? tagsByName[tag] : tag;
        if (!tagObj) {
          const tagName = JSON.stringify(tag);
          const keys = Object.keys(tagsByName).map((key) => JSON.stringify(key)).join(", ");
          throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
        }
        if (!tags2.includes(tagObj))
          tags2.push(tagObj);
        return tags2;
      }, []);
    }
    exports.coreKnownTags = coreKnownTags;
    exports.getTags = getTags;
  }
});

// node_modules/yaml/dist/schema/Schema.js
var require_Schema = __commonJS({
  "node_modules/yaml/dist/schema/Schema.js"(exports) {
    "use strict";
    var identity = require_identity();
    var map = require_map();
    var seq = require_seq();
    var string = require_string();
    var tags = require_tags();
    var sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
    var Schema = class _Schema {
      constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
        this.compat = Array.isArray(compat) ? tags.getTags(compat, "compat") : compat ? tags.getTags(null, compat) : null;
        this.name = typeof schema === "string" && schema || "core";
        this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
        this.tags = tags.getTags(customTags, this.name, merge);
        this.toStringOptions = toStringDefaults ?? null;
        Object.defineProperty(this, identity.MAP, { value: map.map });
        Object.defineProperty(this, identity.SCALAR, { value: string.string });
        Object.defineProperty(this, identity.SEQ, { value: seq.seq });
        this.sortMapEntries = typeof sortMapEntries === "function" ? sortMapEntries : sortMapEntries === true ? sortMapEntriesByKey : null;
      }
      clone() {
        const copy = Object.create(_Schema.prototype, Object.getOwnPropertyDescriptors(this));
        copy.tags = this.tags.slice();
        return copy;
      }
    };
    exports.Schema = Schema;
  }
});

// node_modules/yaml/dist/stringify/stringifyDocument.js
var require_stringifyDocument = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyDocument.js"(exports) {
    "use strict";
    var identity = require_identity();
    var stringify = require_stringify();
    var stringifyComment = require_stringifyComment();
    function stringifyDocument(doc, options) {
      const lines = [];
      let hasDirectives = options.directives === true;
      if (options.directives !== false && doc.directives) {
        const dir = doc.directives.toString(doc);
        if (dir) {
          lines.push(dir);
          hasDirectives = true;
        } else if (doc.directives.docStart)
          hasDirectives = true;
      }
      if (hasDirectives)
        lines.push("---");
      const ctx = stringify.createStringifyContext(doc, options);
      const { commentString } = ctx.options;
      if (doc.commentBefore) {
        if (lines.length !== 1)
          lines.unshift("");
        const cs = commentString(doc.commentBefore);
        lines.unshift(stringifyComment.indentComment(cs, ""));
      }
      let chompKeep = false;
      let contentComment = null;
      if (doc.contents) {
        if (identity.isNode(doc.contents)) {
          if (doc.contents.spaceBefore && hasDirectives)
            lines.push("");
          if (doc.contents.commentBefore) {
            const cs = commentString(doc.contents.commentBefore);
            lines.push(stringifyComment.indentComment(cs, ""));
          }
          ctx.forceBlockIndent = !!doc.comment;
          contentComment = doc.contents.comment;
        }
        const onChompKeep = contentComment ? void 0 : () => chompKeep = true;
        let body = stringify.stringify(doc.contents, ctx, () => contentComment = null, onChompKeep);
        if (contentComment)
          body += stringifyComment.lineComment(body, "", commentString(contentComment));
        if ((body[0] === "|" || body[0] === ">") && lines[lines.length - 1] === "---") {
          lines[lines.length - 1] = `--- ${body}`;
        } else
          lines.push(body);
      } else {
        lines.push(stringify.stringify(doc.contents, ctx));
      }
      if (doc.directives?.docEnd) {
        if (doc.comment) {
          const cs = commentString(doc.comment);
          if (cs.includes("\n")) {
            lines.push("...");
            lines.push(stringifyComment.indentComment(cs, ""));
          } else {
            lines.push(`... ${cs}`);
          }
        } else {
          lines.push("...");
        }
      } else {
        let dc = doc.comment;
        if (dc && chompKeep)
          dc = dc.replace(/^\n+/, "");
        if (dc) {
          if ((!chompKeep || contentComment) && lines[lines.length - 1] !== "")
            lines.push("");
          lines.push(stringifyComment.indentComment(commentString(dc), ""));
        }
      }
      return lines.join("\n") + "\n";
    }
    exports.stringifyDocument = stringifyDocument;
  }
});

// node_modules/yaml/dist/doc/Document.js
var require_Document = __commonJS({
  "node_modules/yaml/dist/doc/Document.js"(exports) {
    "use strict";
    var Alias = require_Alias();
    var Collection = require_Collection();
    var identity = require_identity();
    var Pair = require_Pair();
    var toJS = require_toJS();
    var Schema = require_Schema();
    var stringifyDocument = require_stringifyDocument();
    var anchors = require_anchors();
    var applyReviver = require_applyReviver();
    var createNode = require_createNode();
    var directives = require_directives();
    var Document = class _Document {
      constructor(value, replacer, options) {
        this.commentBefore = null;
        this.comment = null;
        this.errors = [];
        this.warnings = [];
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
        let _replacer = null;
        if (typeof replacer === "function" || Array.isArray(replacer)) {
          _replacer = replacer;
        } else if (options === void 0 && replacer) {
          options = replacer;
          replacer = void 0;
        }
        const opt = Object.assign({
          intAsBigInt: false,
          keepSourceTokens: false,
          logLevel: "warn",
          prettyErrors: true,
          strict: true,
          stringKeys: false,
          uniqueKeys: true,
          version: "1.2"
        }, options);
        this.options = opt;
        let { version } = opt;
        if (options?._directives) {
          this.directives = options._directives.atDocument();
          if (this.directives.yaml.explicit)
            version = this.directives.yaml.version;
        } else
          this.directives = new directives.Directives({ version });
        this.setSchema(version, options);
        this.contents = value === void 0 ? null : this.createNode(value, _replacer, options);
      }
      /**
       * Create a deep copy of this Document and its contents.
       *
       * Custom Node values that inherit from `Object` still refer to their original instances.
       */
      clone() {
        const copy = Object.create(_Document.prototype, {
          [identity.NODE_TYPE]: { value: identity.DOC }
        });
        copy.commentBefore = this.commentBefore;
        copy.comment = this.comment;
        copy.errors = this.errors.slice();
        copy.warnings = this.warnings.slice();
        copy.options = Object.assign({}, this.options);
        if (this.directives)
          copy.directives = this.directives.clone();
        copy.schema = this.schema.clone();
        copy.contents = identity.isNode(this.contents) ? this.contents.clone(copy.schema) : this.contents;
        if (this.range)
          copy.range = this.range.slice();
        return copy;
      }
      /** Adds a value to the document. */
      add(value) {
        if (assertCollection(this.contents))
          this.contents.add(value);
      }
      /** Adds a value to the document. */
      addIn(path, value) {
        if (assertCollection(this.contents))
          this.contents.addIn(path, value);
      }
      /**
       * Create a new `Alias` node, ensuring that the target `node` has the required anchor.
       *
       * If `node` already has an anchor, `name` is ignored.
       * Otherwise, the `node.anchor` value will be set to `name`,
       * or if an anchor with that name is already present in the document,
       * `name` will be used as a prefix for a new unique anchor.
       * If `name` is undefined, the generated anchor will use 'a' as a prefix.
       */
      createAlias(node, name) {
        if (!node.anchor) {
          const prev = anchors.anchorNames(this);
          node.anchor = // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
          !name || prev.has(name) ? anchors.findNewAnchor(name || "a", prev) : name;
        }
        return new Alias.Alias(node.anchor);
      }
      createNode(value, replacer, options) {
        let _replacer = void 0;
        if (typeof replacer === "function") {
          value = replacer.call({ "": value }, "", value);
          _replacer = replacer;
        } else if (Array.isArray(replacer)) {
          const keyToStr = (v) => typeof v === "number" || v instanceof String || v instanceof Number;
          const asStr = replacer.filter(keyToStr).map(String);
          if (asStr.length > 0)
            replacer = replacer.concat(asStr);
          _replacer = replacer;
        } else if (options === void 0 && replacer) {
          options = replacer;
          replacer = void 0;
        }
        const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
        const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(
          this,
          // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
          anchorPrefix || "a"
        );
        const ctx = {
          aliasDuplicateObjects: aliasDuplicateObjects ?? true,
          keepUndefined: keepUndefined ?? false,
          onAnchor,
          onTagObj,
          replacer: _replacer,
          schema: this.schema,
          sourceObjects
        };
        const node = createNode.createNode(value, tag, ctx);
        if (flow && identity.isCollection(node))
          node.flow = true;
        setAnchors();
        return node;
      }
      /**
       * Convert a key and a value into a `Pair` using the current schema,
       * recursively wrapping all values as `Scalar` or `Collection` nodes.
       */
      createPair(key, value, options = {}) {
        const k = this.createNode(key, null, options);
        const v = this.createNode(value, null, options);
        return new Pair.Pair(k, v);
      }
      /**
       * Removes a value from the document.
       * @returns `true` if the item was found and removed.
       */
      delete(key) {
        return assertCollection(this.contents) ? this.contents.delete(key) : false;
      }
      /**
       * Removes a value from the document.
       * @returns `true` if the item was found and removed.
       */
      deleteIn(path) {
        if (Collection.isEmptyPath(path)) {
          if (this.contents == null)
            return false;
          this.contents = null;
          return true;
        }
        return assertCollection(this.contents) ? this.contents.deleteIn(path) : false;
      }
      /**
       * Returns item at `key`, or `undefined` if not found. By default unwraps
       * scalar values from their surrounding node; to disable set `keepScalar` to
       * `true` (collections are always returned intact).
       */
      get(key, keepScalar) {
        return identity.isCollection(this.contents) ? this.contents.get(key, keepScalar) : void 0;
      }
      /**
       * Returns item at `path`, or `undefined` if not found. By default unwraps
       * scalar values from their surrounding node; to disable set `keepScalar` to
       * `true` (collections are always returned intact).
       */
      getIn(path, keepScalar) {
        if (Collection.isEmptyPath(path))
          return !keepScalar && identity.isScalar(this.contents) ? this.contents.value : this.contents;
        return identity.isCollection(this.contents) ? this.contents.getIn(path, keepScalar) : void 0;
      }
      /**
       * Checks if the document includes a value with the key `key`.
       */
      has(key) {
        return identity.isCollection(this.contents) ? this.contents.has(key) : false;
      }
      /**
       * Checks if the document includes a value at `path`.
       */
      hasIn(path) {
        if (Collection.isEmptyPath(path))
          return this.contents !== void 0;
        return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
      }
      /**
       * Sets a value in this document. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       */
      set(key, value) {
        if (this.contents == null) {
          this.contents = Collection.collectionFromPath(this.schema, [key], value);
        } else if (assertCollection(this.contents)) {
          this.contents.set(key, value);
        }
      }
      /**
       * Sets a value in this document. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       */
      setIn(path, value) {
        if (Collection.isEmptyPath(path)) {
          this.contents = value;
        } else if (this.contents == null) {
          this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
        } else if (assertCollection(this.contents)) {
          this.contents.setIn(path, value);
        }
      }
      /**
       * Change the YAML version and schema used by the document.
       * A `null` version disables support for directives, explicit tags, anchors, and aliases.
       * It also requires the `schema` option to be given as a `Schema` instance value.
       *
       * Overrides all previously set schema options.
       */
      setSchema(version, options = {}) {
        if (typeof version === "number")
          version = String(version);
        let opt;
        switch (version) {
          case "1.1":
            if (this.directives)
              this.directives.yaml.version = "1.1";
            else
              this.directives = new directives.Directives({ version: "1.1" });
            opt = { resolveKnownTags: false, schema: "yaml-1.1" };
            break;
          case "1.2":
          case "next":
            if (this.directives)
              this.directives.yaml.version = version;
            else
              this.directives = new directives.Directives({ version });
            opt = { resolveKnownTags: true, schema: "core" };
            break;
          case null:
            if (this.directives)
              delete this.directives;
            opt = null;
            break;
          default: {
            const sv = JSON.stringify(version);
            throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
          }
        }
        if (options.schema instanceof Object)
          this.schema = options.schema;
        else if (opt)
          this.schema = new Schema.Schema(Object.assign(opt, options));
        else
          throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
      }
      // json & jsonArg are only used from toJSON()
      toJS({ json: json2, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        const ctx = {
          anchors: /* @__PURE__ */ new Map(),
          doc: this,
          keep: !json2,
          mapAsMap: mapAsMap === true,
          mapKeyWarned: false,
          maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
        };
        const res = toJS.toJS(this.contents, jsonArg ?? "", ctx);
        if (typeof onAnchor === "function")
          for (const { count, res: res2 } of ctx.anchors.values())
            onAnchor(res2, count);
        return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
      }
      /**
       * A JSON representation of the document `contents`.
       *
       * @param jsonArg Used by `JSON.stringify` to indicate the array index or
       *   property name.
       */
      toJSON(jsonArg, onAnchor) {
        return this.toJS({ json: true, jsonArg, mapAsMap: false, onAnchor });
      }
      /** A YAML representation of the document. */
      toString(options = {}) {
        if (this.errors.length > 0)
          throw new Error("Document with errors cannot be stringified");
        if ("indent" in options && (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
          const s = JSON.stringify(options.indent);
          throw new Error(`"indent" option must be a positive integer, not ${s}`);
        }
        return stringifyDocument.stringifyDocument(this, options);
      }
    };
    function assertCollection(contents) {
      if (identity.isCollection(contents))
        return true;
      throw new Error("Expected a YAML collection as document contents");
    }
    exports.Document = Document;
  }
});

// node_modules/yaml/dist/errors.js
var require_errors = __commonJS({
  "node_modules/yaml/dist/errors.js"(exports) {
    "use strict";
    var YAMLError = class extends Error {
      constructor(name, pos, code, message) {
        super();
        this.name = name;
        this.code = code;
        this.message = message;
        this.pos = pos;
      }
    };
    var YAMLParseError = class extends YAMLError {
      constructor(pos, code, message) {
        super("YAMLParseError", pos, code, message);
      }
    };
    var YAMLWarning = class extends YAMLError {
      constructor(pos, code, message) {
        super("YAMLWarning", pos, code, message);
      }
    };
    var prettifyError = (src, lc) => (error) => {
      if (error.pos[0] === -1)
        return;
      error.linePos = error.pos.map((pos) => lc.linePos(pos));
      const { line, col } = error.linePos[0];
      error.message += ` at line ${line}, column ${col}`;
      let ci = col - 1;
      let lineStr = src.substring(lc.lineStarts[line - 1], lc.lineStarts[line]).replace(/[\n\r]+$/, "");
      if (ci >= 60 && lineStr.length > 80) {
        const trimStart = Math.min(ci - 39, lineStr.length - 79);
        lineStr = "\u2026" + lineStr.substring(trimStart);
        ci -= trimStart - 1;
      }
      if (lineStr.length > 80)
        lineStr = lineStr.substring(0, 79) + "\u2026";
      if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
        let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
        if (prev.length > 80)
          prev = prev.substring(0, 79) + "\u2026\n";
        lineStr = prev + lineStr;
      }
      if (/[^ ]/.test(lineStr)) {
        let count = 1;
        const end = error.linePos[1];
        if (end?.line === line && end.col > col) {
          count = Math.max(1, Math.min(end.col - col, 80 - ci));
        }
        const pointer = " ".repeat(ci) + "^".repeat(count);
        error.message += `:

${lineStr}
${pointer}
`;
      }
    };
    exports.YAMLError = YAMLError;
    exports.YAMLParseError = YAMLParseError;
    exports.YAMLWarning = YAMLWarning;
    exports.prettifyError = prettifyError;
  }
});

// node_modules/yaml/dist/compose/resolve-props.js
var require_resolve_props = __commonJS({
  "node_modules/yaml/dist/compose/resolve-props.js"(exports) {
    "use strict";
    function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
      let spaceBefore = false;
      let atNewline = startOnNewline;
      let hasSpace = startOnNewline;
      let comment = "";
      let commentSep = "";
      let hasNewline = false;
      let reqSpace = false;
      let tab = null;
      let anchor = null;
      let tag = null;
      let newlineAfterProp = null;
      let comma = null;
      let found3 = null;
      let start = null;
      for (const token of tokens) {
        if (reqSpace) {
          if (token.type !== "space" && token.type !== "newline" && token.type !== "comma")
            onError(token.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
          reqSpace = false;
        }
        if (tab) {
          if (atNewline && token.type !== "comment" && token.type !== "newline") {
            onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
          }
          tab = null;
        }
        switch (token.type) {
          case "space":
            if (!flow && (indicator !== "doc-start" || next?.type !== "flow-collection") && token.source.includes("	")) {
              tab = token;
            }
            hasSpace = true;
            break;
          case "comment": {
            if (!hasSpace)
              onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
            const cb = token.source.substring(1) || " ";
            if (!comment)
              comment = cb;
            else
              comment += commentSep + cb;
            commentSep = "";
            atNewline = false;
            break;
          }
          case "newline":
            if (atNewline) {
              if (comment)
                comment += token.source;
              else if (!found3 || indicator !== "seq-item-ind")
                spaceBefore = true;
            } else
              commentSep += token.source;
            atNewline = true;
            hasNewline = true;
            if (anchor || tag)
              newlineAfterProp = token;
            hasSpace = true;
            break;
          case "anchor":
            if (anchor)
              onError(token, "MULTIPLE_ANCHORS", "A node can have at most one anchor");
            if (token.source.endsWith(":"))
              onError(token.offset + token.source.length - 1, "BAD_ALIAS", "Anchor ending in : is ambiguous", true);
            anchor = token;
            start ?? (start = token.offset);
            atNewline = false;
            hasSpace = false;
            reqSpace = true;
            break;
          case "tag": {
            if (tag)
              onError(token, "MULTIPLE_TAGS", "A node can have at most one tag");
            tag = token;
            start ?? (start = token.offset);
            atNewline = false;
            hasSpace = false;
            reqSpace = true;
            break;
          }
          case indicator:
            if (anchor || tag)
              onError(token, "BAD_PROP_ORDER", `Anchors and tags must be after the ${token.source} indicator`);
            if (found3)
              onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.source} in ${flow ?? "collection"}`);
            found3 = token;
            atNewline = indicator === "seq-item-ind" || indicator === "explicit-key-ind";
            hasSpace = false;
            break;
          case "comma":
            if (flow) {
              if (comma)
                onError(token, "UNEXPECTED_TOKEN", `Unexpected , in ${flow}`);
              comma = token;
              atNewline = false;
              hasSpace = false;
              break;
            }
          // else fallthrough
          default:
            onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.type} token`);
            atNewline = false;
            hasSpace = false;
        }
      }
      const last = tokens[tokens.length - 1];
      const end = last ? last.offset + last.source.length : offset;
      if (reqSpace && next && next.type !== "space" && next.type !== "newline" && next.type !== "comma" && (next.type !== "scalar" || next.source !== "")) {
        onError(next.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
      }
      if (tab && (atNewline && tab.indent <= parentIndent || next?.type === "block-map" || next?.type === "block-seq"))
        onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
      return {
        comma,
        found: found3,
        spaceBefore,
        comment,
        hasNewline,
        anchor,
        tag,
        newlineAfterProp,
        end,
        start: start ?? end
      };
    }
    exports.resolveProps = resolveProps;
  }
});

// node_modules/yaml/dist/compose/util-contains-newline.js
var require_util_contains_newline = __commonJS({
  "node_modules/yaml/dist/compose/util-contains-newline.js"(exports) {
    "use strict";
    function containsNewline(key) {
      if (!key)
        return null;
      switch (key.type) {
        case "alias":
        case "scalar":
        case "double-quoted-scalar":
        case "single-quoted-scalar":
          if (key.source.includes("\n"))
            return true;
          if (key.end) {
            for (const st of key.end)
              if (st.type === "newline")
                return true;
          }
          return false;
        case "flow-collection":
          for (const it of key.items) {
            for (const st of it.start)
              if (st.type === "newline")
                return true;
            if (it.sep) {
              for (const st of it.sep)
                if (st.type === "newline")
                  return true;
            }
            if (containsNewline(it.key) || containsNewline(it.value))
              return true;
          }
          return false;
        default:
          return true;
      }
    }
    exports.containsNewline = containsNewline;
  }
});

// node_modules/yaml/dist/compose/util-flow-indent-check.js
var require_util_flow_indent_check = __commonJS({
  "node_modules/yaml/dist/compose/util-flow-indent-check.js"(exports) {
    "use strict";
    var utilContainsNewline = require_util_contains_newline();
    function flowIndentCheck(indent, fc, onError) {
      if (fc?.type === "flow-collection") {
        const end = fc.end[0];
        if (end.indent === indent && (end.source === "]" || end.source === "}") && utilContainsNewline.containsNewline(fc)) {
          const msg = "Flow end indicator should be more indented than parent";
          onError(end, "BAD_INDENT", msg, true);
        }
      }
    }
    exports.flowIndentCheck = flowIndentCheck;
  }
});

// node_modules/yaml/dist/compose/util-map-includes.js
var require_util_map_includes = __commonJS({
  "node_modules/yaml/dist/compose/util-map-includes.js"(exports) {
    "use strict";
    var identity = require_identity();
    function mapIncludes(ctx, items, search) {
      const { uniqueKeys } = ctx.options;
      if (uniqueKeys === false)
        return false;
      const isEqual = typeof uniqueKeys === "function" ? uniqueKeys : (a, b) => a === b || identity.isScalar(a) && identity.isScalar(b) && a.value === b.value;
      return items.some((pair) => isEqual(pair.key, search));
    }
    exports.mapIncludes = mapIncludes;
  }
});

// node_modules/yaml/dist/compose/resolve-block-map.js
var require_resolve_block_map = __commonJS({
  "node_modules/yaml/dist/compose/resolve-block-map.js"(exports) {
    "use strict";
    var Pair = require_Pair();
    var YAMLMap = require_YAMLMap();
    var resolveProps = require_resolve_props();
    var utilContainsNewline = require_util_contains_newline();
    var utilFlowIndentCheck = require_util_flow_indent_check();
    var utilMapIncludes = require_util_map_includes();
    var startColMsg = "All mapping items must start at the same column";
    function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
      const NodeClass = tag?.nodeClass ?? YAMLMap.YAMLMap;
      const map = new NodeClass(ctx.schema);
      if (ctx.atRoot)
        ctx.atRoot = false;
      let offset = bm.offset;
      let commentEnd = null;
      for (const collItem of bm.items) {
        const { start, key, sep: sep5, value } = collItem;
        const keyProps = resolveProps.resolveProps(start, {
          indicator: "explicit-key-ind",
          next: key ?? sep5?.[0],
          offset,
          onError,
          parentIndent: bm.indent,
          startOnNewline: true
        });
        const implicitKey = !keyProps.found;
        if (implicitKey) {
          if (key) {
            if (key.type === "block-seq")
              onError(offset, "BLOCK_AS_IMPLICIT_KEY", "A block sequence may not be used as an implicit map key");
            else if ("indent" in key && key.indent !== bm.indent)
              onError(offset, "BAD_INDENT", startColMsg);
          }
          if (!keyProps.anchor && !keyProps.tag && !sep5) {
            commentEnd = keyProps.end;
            if (keyProps.comment) {
              if (map.comment)
                map.comment += "\n" + keyProps.comment;
              else
                map.comment = keyProps.comment;
            }
            continue;
          }
          if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) {
            onError(key ?? start[start.length - 1], "MULTILINE_IMPLICIT_KEY", "Implicit keys need to be on a single line");
          }
        } else if (keyProps.found?.indent !== bm.indent) {
          onError(offset, "BAD_INDENT", startColMsg);
        }
        ctx.atKey = true;
        const keyStart = keyProps.end;
        const keyNode = key ? composeNode(ctx, key, keyProps, onError) : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
        if (ctx.schema.compat)
          utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
        ctx.atKey = false;
        if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
          onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
        const valueProps = resolveProps.resolveProps(sep5 ?? [], {
          indicator: "map-value-ind",
          next: value,
          offset: keyNode.range[2],
          onError,
          parentIndent: bm.indent,
          startOnNewline: !key || key.type === "block-scalar"
        });
        offset = valueProps.end;
        if (valueProps.found) {
          if (implicitKey) {
            if (value?.type === "block-map" && !valueProps.hasNewline)
              onError(offset, "BLOCK_AS_IMPLICIT_KEY", "Nested mappings are not allowed in compact mappings");
            if (ctx.options.strict && keyProps.start < valueProps.found.offset - 1024)
              onError(keyNode.range, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit block mapping key");
          }
          const valueNode = value ? composeNode(ctx, value, valueProps, onError) : composeEmptyNode(ctx, offset, sep5, null, valueProps, onError);
          if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
          offset = valueNode.range[2];
          const pair = new Pair.Pair(keyNode, valueNode);
          if (ctx.options.keepSourceTokens)
            pair.srcToken = collItem;
          map.items.push(pair);
        } else {
          if (implicitKey)
            onError(keyNode.range, "MISSING_CHAR", "Implicit map keys need to be followed by map values");
          if (valueProps.comment) {
            if (keyNode.comment)
              keyNode.comment += "\n" + valueProps.comment;
            else
              keyNode.comment = valueProps.comment;
          }
          const pair = new Pair.Pair(keyNode);
          if (ctx.options.keepSourceTokens)
            pair.srcToken = collItem;
          map.items.push(pair);
        }
      }
      if (commentEnd && commentEnd < offset)
        onError(commentEnd, "IMPOSSIBLE", "Map comment with trailing content");
      map.range = [bm.offset, offset, commentEnd ?? offset];
      return map;
    }
    exports.resolveBlockMap = resolveBlockMap;
  }
});

// node_modules/yaml/dist/compose/resolve-block-seq.js
var require_resolve_block_seq = __commonJS({
  "node_modules/yaml/dist/compose/resolve-block-seq.js"(exports) {
    "use strict";
    var YAMLSeq = require_YAMLSeq();
    var resolveProps = require_resolve_props();
    var utilFlowIndentCheck = require_util_flow_indent_check();
    function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
      const NodeClass = tag?.nodeClass ?? YAMLSeq.YAMLSeq;
      const seq = new NodeClass(ctx.schema);
      if (ctx.atRoot)
        ctx.atRoot = false;
      if (ctx.atKey)
        ctx.atKey = false;
      let offset = bs.offset;
      let commentEnd = null;
      for (const { start, value } of bs.items) {
        const props = resolveProps.resolveProps(start, {
          indicator: "seq-item-ind",
          next: value,
          offset,
          onError,
          parentIndent: bs.indent,
          startOnNewline: true
        });
        if (!props.found) {
          if (props.anchor || props.tag || value) {
            if (value?.type === "block-seq")
              onError(props.end, "BAD_INDENT", "All sequence items must start at the same column");
            else
              onError(offset, "MISSING_CHAR", "Sequence item without - indicator");
          } else {
            commentEnd = props.end;
            if (props.comment)
              seq.comment = props.comment;
            continue;
          }
        }
        const node = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, start, null, props, onError);
        if (ctx.schema.compat)
          utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
        offset = node.range[2];
        seq.items.push(node);
      }
      seq.range = [bs.offset, offset, commentEnd ?? offset];
      return seq;
    }
    exports.resolveBlockSeq = resolveBlockSeq;
  }
});

// node_modules/yaml/dist/compose/resolve-end.js
var require_resolve_end = __commonJS({
  "node_modules/yaml/dist/compose/resolve-end.js"(exports) {
    "use strict";
    function resolveEnd(end, offset, reqSpace, onError) {
      let comment = "";
      if (end) {
        let hasSpace = false;
        let sep5 = "";
        for (const token of end) {
          const { source, type } = token;
          switch (type) {
            case "space":
              hasSpace = true;
              break;
            case "comment": {
              if (reqSpace && !hasSpace)
                onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
              const cb = source.substring(1) || " ";
              if (!comment)
                comment = cb;
              else
                comment += sep5 + cb;
              sep5 = "";
              break;
            }
            case "newline":
              if (comment)
                sep5 += source;
              hasSpace = true;
              break;
            default:
              onError(token, "UNEXPECTED_TOKEN", `Unexpected ${type} at node end`);
          }
          offset += source.length;
        }
      }
      return { comment, offset };
    }
    exports.resolveEnd = resolveEnd;
  }
});

// node_modules/yaml/dist/compose/resolve-flow-collection.js
var require_resolve_flow_collection = __commonJS({
  "node_modules/yaml/dist/compose/resolve-flow-collection.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Pair = require_Pair();
    var YAMLMap = require_YAMLMap();
    var YAMLSeq = require_YAMLSeq();
    var resolveEnd = require_resolve_end();
    var resolveProps = require_resolve_props();
    var utilContainsNewline = require_util_contains_newline();
    var utilMapIncludes = require_util_map_includes();
    var blockMsg = "Block collections are not allowed within flow collections";
    var isBlock2 = (token) => token && (token.type === "block-map" || token.type === "block-seq");
    function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
      const isMap3 = fc.start.source === "{";
      const fcName = isMap3 ? "flow map" : "flow sequence";
      const NodeClass = tag?.nodeClass ?? (isMap3 ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq);
      const coll = new NodeClass(ctx.schema);
      coll.flow = true;
      const atRoot = ctx.atRoot;
      if (atRoot)
        ctx.atRoot = false;
      if (ctx.atKey)
        ctx.atKey = false;
      let offset = fc.offset + fc.start.source.length;
      for (let i = 0; i < fc.items.length; ++i) {
        const collItem = fc.items[i];
        const { start, key, sep: sep5, value } = collItem;
        const props = resolveProps.resolveProps(start, {
          flow: fcName,
          indicator: "explicit-key-ind",
          next: key ?? sep5?.[0],
          offset,
          onError,
          parentIndent: fc.indent,
          startOnNewline: false
        });
        if (!props.found) {
          if (!props.anchor && !props.tag && !sep5 && !value) {
            if (i === 0 && props.comma)
              onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
            else if (i < fc.items.length - 1)
              onError(props.start, "UNEXPECTED_TOKEN", `Unexpected empty item in ${fcName}`);
            if (props.comment) {
              if (coll.comment)
                coll.comment += "\n" + props.comment;
              else
                coll.comment = props.comment;
            }
            offset = props.end;
            continue;
          }
          if (!isMap3 && ctx.options.strict && utilContainsNewline.containsNewline(key))
            onError(
              key,
              // checked by containsNewline()
              "MULTILINE_IMPLICIT_KEY",
              "Implicit keys of flow sequence pairs need to be on a single line"
            );
        }
        if (i === 0) {
          if (props.comma)
            onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
        } else {
          if (!props.comma)
            onError(props.start, "MISSING_CHAR", `Missing , between ${fcName} items`);
          if (props.comment) {
            let prevItemComment = "";
            loop: for (const st of start) {
              switch (st.type) {
                case "comma":
                case "space":
                  break;
                case "comment":
                  prevItemComment = st.source.substring(1);
                  break loop;
                default:
                  break loop;
              }
            }
            if (prevItemComment) {
              let prev = coll.items[coll.items.length - 1];
              if (identity.isPair(prev))
                prev = prev.value ?? prev.key;
              if (prev.comment)
                prev.comment += "\n" + prevItemComment;
              else
                prev.comment = prevItemComment;
              props.comment = props.comment.substring(prevItemComment.length + 1);
            }
          }
        }
        if (!isMap3 && !sep5 && !props.found) {
          const valueNode = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, sep5, null, props, onError);
          coll.items.push(valueNode);
          offset = valueNode.range[2];
          if (isBlock2(value))
            onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
        } else {
          ctx.atKey = true;
          const keyStart = props.end;
          const keyNode = key ? composeNode(ctx, key, props, onError) : composeEmptyNode(ctx, keyStart, start, null, props, onError);
          if (isBlock2(key))
            onError(keyNode.range, "BLOCK_IN_FLOW", blockMsg);
          ctx.atKey = false;
          const valueProps = resolveProps.resolveProps(sep5 ?? [], {
            flow: fcName,
            indicator: "map-value-ind",
            next: value,
            offset: keyNode.range[2],
            onError,
            parentIndent: fc.indent,
            startOnNewline: false
          });
          if (valueProps.found) {
            if (!isMap3 && !props.found && ctx.options.strict) {
              if (sep5)
                for (const st of sep5) {
                  if (st === valueProps.found)
                    break;
                  if (st.type === "newline") {
                    onError(st, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
                    break;
                  }
                }
              if (props.start < valueProps.found.offset - 1024)
                onError(valueProps.found, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit flow sequence key");
            }
          } else if (value) {
            if ("source" in value && value.source?.[0] === ":")
              onError(value, "MISSING_CHAR", `Missing space after : in ${fcName}`);
            else
              onError(valueProps.start, "MISSING_CHAR", `Missing , or : between ${fcName} items`);
          }
          const valueNode = value ? composeNode(ctx, value, valueProps, onError) : valueProps.found ? composeEmptyNode(ctx, valueProps.end, sep5, null, valueProps, onError) : null;
          if (valueNode) {
            if (isBlock2(value))
              onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
          } else if (valueProps.comment) {
            if (keyNode.comment)
              keyNode.comment += "\n" + valueProps.comment;
            else
              keyNode.comment = valueProps.comment;
          }
          const pair = new Pair.Pair(keyNode, valueNode);
          if (ctx.options.keepSourceTokens)
            pair.srcToken = collItem;
          if (isMap3) {
            const map = coll;
            if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
              onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
            map.items.push(pair);
          } else {
            const map = new YAMLMap.YAMLMap(ctx.schema);
            map.flow = true;
            map.items.push(pair);
            const endRange = (valueNode ?? keyNode).range;
            map.range = [keyNode.range[0], endRange[1], endRange[2]];
            coll.items.push(map);
          }
          offset = valueNode ? valueNode.range[2] : valueProps.end;
        }
      }
      const expectedEnd = isMap3 ? "}" : "]";
      const [ce, ...ee] = fc.end;
      let cePos = offset;
      if (ce?.source === expectedEnd)
        cePos = ce.offset + ce.source.length;
      else {
        const name = fcName[0].toUpperCase() + fcName.substring(1);
        const msg = atRoot ? `${name} must end with a ${expectedEnd}` : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
        onError(offset, atRoot ? "MISSING_CHAR" : "BAD_INDENT", msg);
        if (ce && ce.source.length !== 1)
          ee.unshift(ce);
      }
      if (ee.length > 0) {
        const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
        if (end.comment) {
          if (coll.comment)
            coll.comment += "\n" + end.comment;
          else
            coll.comment = end.comment;
        }
        coll.range = [fc.offset, cePos, end.offset];
      } else {
        coll.range = [fc.offset, cePos, cePos];
      }
      return coll;
    }
    exports.resolveFlowCollection = resolveFlowCollection;
  }
});

// node_modules/yaml/dist/compose/compose-collection.js
var require_compose_collection = __commonJS({
  "node_modules/yaml/dist/compose/compose-collection.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Scalar = require_Scalar();
    var YAMLMap = require_YAMLMap();
    var YAMLSeq = require_YAMLSeq();
    var resolveBlockMap = require_resolve_block_map();
    var resolveBlockSeq = require_resolve_block_seq();
    var resolveFlowCollection = require_resolve_flow_collection();
    function resolveCollection(CN, ctx, token, onError, tagName, tag) {
      const coll = token.type === "block-map" ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag) : token.type === "block-seq" ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag) : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
      const Coll = coll.constructor;
      if (tagName === "!" || tagName === Coll.tagName) {
        coll.tag = Coll.tagName;
        return coll;
      }
      if (tagName)
        coll.tag = tagName;
      return coll;
    }
    function composeCollection(CN, ctx, token, props, onError) {
      const tagToken = props.tag;
      const tagName = !tagToken ? null : ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg));
      if (token.type === "block-seq") {
        const { anchor, newlineAfterProp: nl2 } = props;
        const lastProp = anchor && tagToken ? anchor.offset > tagToken.offset ? anchor : tagToken : anchor ?? tagToken;
        if (lastProp && (!nl2 || nl2.offset < lastProp.offset)) {
          const message = "Missing newline after block sequence props";
          onError(lastProp, "MISSING_CHAR", message);
        }
      }
      const expType = token.type === "block-map" ? "map" : token.type === "block-seq" ? "seq" : token.start.source === "{" ? "map" : "seq";
      if (!tagToken || !tagName || tagName === "!" || tagName === YAMLMap.YAMLMap.tagName && expType === "map" || tagName === YAMLSeq.YAMLSeq.tagName && expType === "seq") {
        return resolveCollection(CN, ctx, token, onError, tagName);
      }
      let tag = ctx.schema.tags.find((t) => t.tag === tagName && t.collection === expType);
      if (!tag) {
        const kt = ctx.schema.knownTags[tagName];
        if (kt?.collection === expType) {
          ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
          tag = kt;
        } else {
          if (kt) {
            onError(tagToken, "BAD_COLLECTION_TYPE", `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? "scalar"}`, true);
          } else {
            onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, true);
          }
          return resolveCollection(CN, ctx, token, onError, tagName);
        }
      }
      const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
      const res = tag.resolve?.(coll, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg), ctx.options) ?? coll;
      const node = identity.isNode(res) ? res : new Scalar.Scalar(res);
      node.range = coll.range;
      node.tag = tagName;
      if (tag?.format)
        node.format = tag.format;
      return node;
    }
    exports.composeCollection = composeCollection;
  }
});

// node_modules/yaml/dist/compose/resolve-block-scalar.js
var require_resolve_block_scalar = __commonJS({
  "node_modules/yaml/dist/compose/resolve-block-scalar.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    function resolveBlockScalar(ctx, scalar, onError) {
      const start = scalar.offset;
      const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
      if (!header)
        return { value: "", type: null, comment: "", range: [start, start, start] };
      const type = header.mode === ">" ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
      const lines = scalar.source ? splitLines(scalar.source) : [];
      let chompStart = lines.length;
      for (let i = lines.length - 1; i >= 0; --i) {
        const content = lines[i][1];
        if (content === "" || content === "\r")
          chompStart = i;
        else
          break;
      }
      if (chompStart === 0) {
        const value2 = header.chomp === "+" && lines.length > 0 ? "\n".repeat(Math.max(1, lines.length - 1)) : "";
        let end2 = start + header.length;
        if (scalar.source)
          end2 += scalar.source.length;
        return { value: value2, type, comment: header.comment, range: [start, end2, end2] };
      }
      let trimIndent = scalar.indent + header.indent;
      let offset = scalar.offset + header.length;
      let contentStart = 0;
      for (let i = 0; i < chompStart; ++i) {
        const [indent, content] = lines[i];
        if (content === "" || content === "\r") {
          if (header.indent === 0 && indent.length > trimIndent)
            trimIndent = indent.length;
        } else {
          if (indent.length < trimIndent) {
            const message = "Block scalars with more-indented leading empty lines must use an explicit indentation indicator";
            onError(offset + indent.length, "MISSING_CHAR", message);
          }
          if (header.indent === 0)
            trimIndent = indent.length;
          contentStart = i;
          if (trimIndent === 0 && !ctx.atRoot) {
            const message = "Block scalar values in collections must be indented";
            onError(offset, "BAD_INDENT", message);
          }
          break;
        }
        offset += indent.length + content.length + 1;
      }
      for (let i = lines.length - 1; i >= chompStart; --i) {
        if (lines[i][0].length > trimIndent)
          chompStart = i + 1;
      }
      let value = "";
      let sep5 = "";
      let prevMoreIndented = false;
      for (let i = 0; i < contentStart; ++i)
        value += lines[i][0].slice(trimIndent) + "\n";
      for (let i = contentStart; i < chompStart; ++i) {
        let [indent, content] = lines[i];
        offset += indent.length + content.length + 1;
        const crlf = content[content.length - 1] === "\r";
        if (crlf)
          content = content.slice(0, -1);
        if (content && indent.length < trimIndent) {
          const src = header.indent ? "explicit indentation indicator" : "first line";
          const message = `Block scalar lines must not be less indented than their ${src}`;
          onError(offset - content.length - (crlf ? 2 : 1), "BAD_INDENT", message);
          indent = "";
        }
        if (type === Scalar.Scalar.BLOCK_LITERAL) {
          value += sep5 + indent.slice(trimIndent) + content;
          sep5 = "\n";
        } else if (indent.length > trimIndent || content[0] === "	") {
          if (sep5 === " ")
            sep5 = "\n";
          else if (!prevMoreIndented && sep5 === "\n")
            sep5 = "\n\n";
          value += sep5 + indent.slice(trimIndent) + content;
          sep5 = "\n";
          prevMoreIndented = true;
        } else if (content === "") {
          if (sep5 === "\n")
            value += "\n";
          else
            sep5 = "\n";
        } else {
          value += sep5 + content;
          sep5 = " ";
          prevMoreIndented = false;
        }
      }
      switch (header.chomp) {
        case "-":
          break;
        case "+":
          for (let i = chompStart; i < lines.length; ++i)
            value += "\n" + lines[i][0].slice(trimIndent);
          if (value[value.length - 1] !== "\n")
            value += "\n";
          break;
        default:
          value += "\n";
      }
      const end = start + header.length + scalar.source.length;
      return { value, type, comment: header.comment, range: [start, end, end] };
    }
    function parseBlockScalarHeader({ offset, props }, strict, onError) {
      if (props[0].type !== "block-scalar-header") {
        onError(props[0], "IMPOSSIBLE", "Block scalar header not found");
        return null;
      }
      const { source } = props[0];
      const mode = source[0];
      let indent = 0;
      let chomp = "";
      let error = -1;
      for (let i = 1; i < source.length; ++i) {
        const ch = source[i];
        if (!chomp && (ch === "-" || ch === "+"))
          chomp = ch;
        else {
          const n = Number(ch);
          if (!indent && n)
            indent = n;
          else if (error === -1)
            error = offset + i;
        }
      }
      if (error !== -1)
        onError(error, "UNEXPECTED_TOKEN", `Block scalar header includes extra characters: ${source}`);
      let hasSpace = false;
      let comment = "";
      let length = source.length;
      for (let i = 1; i < props.length; ++i) {
        const token = props[i];
        switch (token.type) {
          case "space":
            hasSpace = true;
          // fallthrough
          case "newline":
            length += token.source.length;
            break;
          case "comment":
            if (strict && !hasSpace) {
              const message = "Comments must be separated from other tokens by white space characters";
              onError(token, "MISSING_CHAR", message);
            }
            length += token.source.length;
            comment = token.source.substring(1);
            break;
          case "error":
            onError(token, "UNEXPECTED_TOKEN", token.message);
            length += token.source.length;
            break;
          /* istanbul ignore next should not happen */
          default: {
            const message = `Unexpected token in block scalar header: ${token.type}`;
            onError(token, "UNEXPECTED_TOKEN", message);
            const ts = token.source;
            if (ts && typeof ts === "string")
              length += ts.length;
          }
        }
      }
      return { mode, indent, chomp, comment, length };
    }
    function splitLines(source) {
      const split = source.split(/\n( *)/);
      const first = split[0];
      const m = first.match(/^( *)/);
      const line0 = m?.[1] ? [m[1], first.slice(m[1].length)] : ["", first];
      const lines = [line0];
      for (let i = 1; i < split.length; i += 2)
        lines.push([split[i], split[i + 1]]);
      return lines;
    }
    exports.resolveBlockScalar = resolveBlockScalar;
  }
});

// node_modules/yaml/dist/compose/resolve-flow-scalar.js
var require_resolve_flow_scalar = __commonJS({
  "node_modules/yaml/dist/compose/resolve-flow-scalar.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var resolveEnd = require_resolve_end();
    function resolveFlowScalar(scalar, strict, onError) {
      const { offset, type, source, end } = scalar;
      let _type;
      let value;
      const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
      switch (type) {
        case "scalar":
          _type = Scalar.Scalar.PLAIN;
          value = plainValue(source, _onError);
          break;
        case "single-quoted-scalar":
          _type = Scalar.Scalar.QUOTE_SINGLE;
          value = singleQuotedValue(source, _onError);
          break;
        case "double-quoted-scalar":
          _type = Scalar.Scalar.QUOTE_DOUBLE;
          value = doubleQuotedValue(source, _onError);
          break;
        /* istanbul ignore next should not happen */
        default:
          onError(scalar, "UNEXPECTED_TOKEN", `Expected a flow scalar value, but found: ${type}`);
          return {
            value: "",
            type: null,
            comment: "",
            range: [offset, offset + source.length, offset + source.length]
          };
      }
      const valueEnd = offset + source.length;
      const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
      return {
        value,
        type: _type,
        comment: re.comment,
        range: [offset, valueEnd, re.offset]
      };
    }
    function plainValue(source, onError) {
      let badChar = "";
      switch (source[0]) {
        /* istanbul ignore next should not happen */
        case "	":
          badChar = "a tab character";
          break;
        case ",":
          badChar = "flow indicator character ,";
          break;
        case "%":
          badChar = "directive indicator character %";
          break;
        case "|":
        case ">": {
          badChar = `block scalar indicator ${source[0]}`;
          break;
        }
        case "@":
        case "`": {
          badChar = `reserved character ${source[0]}`;
          break;
        }
      }
      if (badChar)
        onError(0, "BAD_SCALAR_START", `Plain value cannot start with ${badChar}`);
      return unfoldLines(source);
    }
    function singleQuotedValue(source, onError) {
      if (source[source.length - 1] !== "'" || source.length === 1)
        onError(source.length, "MISSING_CHAR", "Missing closing 'quote");
      return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
    }
    function unfoldLines(source) {
      const line = /(.*?)\r?\n/sy;
      let match = line.exec(source);
      if (!match)
        return source;
      let trimEnd, trimBoth;
      try {
        trimEnd = new RegExp("(?<![ 	])[ 	]+$");
        trimBoth = new RegExp("^[ 	]+|(?<![ 	])[ 	]+$", "g");
      } catch {
        trimEnd = /[ \t]+$/;
        trimBoth = /^[ \t]+|[ \t]+$/g;
      }
      let res = match[1].replace(trimEnd, "");
      let sep5 = " ";
      let pos = line.lastIndex;
      while (match = line.exec(source)) {
        const lm = match[1].replace(trimBoth, "");
        if (lm === "") {
          if (sep5 === "\n")
            res += sep5;
          else
            sep5 = "\n";
        } else {
          res += sep5 + lm;
          sep5 = " ";
        }
        pos = line.lastIndex;
      }
      const last = /[ \t]*(.*)/sy;
      last.lastIndex = pos;
      match = last.exec(source);
      return res + sep5 + (match?.[1] ?? "");
    }
    function doubleQuotedValue(source, onError) {
      let res = "";
      for (let i = 1; i < source.length - 1; ++i) {
        const ch = source[i];
        if (ch === "\r" && source[i + 1] === "\n")
          continue;
        if (ch === "\n") {
          const { fold, offset } = foldNewline(source, i);
          res += fold;
          i = offset;
        } else if (ch === "\\") {
          let next = source[++i];
          const cc = escapeCodes[next];
          if (cc)
            res += cc;
          else if (next === "\n") {
            next = source[i + 1];
            while (next === " " || next === "	")
              next = source[++i + 1];
          } else if (next === "\r" && source[i + 1] === "\n") {
            next = source[++i + 1];
            while (next === " " || next === "	")
              next = source[++i + 1];
          } else if (next === "x" || next === "u" || next === "U") {
            const length = next === "x" ? 2 : next === "u" ? 4 : 8;
            res += parseCharCode(source, i + 1, length, onError);
            i += length;
          } else {
            const raw = source.substr(i - 1, 2);
            onError(i - 1, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
            res += raw;
          }
        } else if (ch === " " || ch === "	") {
          const wsStart = i;
          let next = source[i + 1];
          while (next === " " || next === "	")
            next = source[++i + 1];
          if (next !== "\n" && !(next === "\r" && source[i + 2] === "\n"))
            res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
        } else {
          res += ch;
        }
      }
      if (source[source.length - 1] !== '"' || source.length === 1)
        onError(source.length, "MISSING_CHAR", 'Missing closing "quote');
      return res;
    }
    function foldNewline(source, offset) {
      let fold = "";
      let ch = source[offset + 1];
      while (ch === " " || ch === "	" || ch === "\n" || ch === "\r") {
        if (ch === "\r" && source[offset + 2] !== "\n")
          break;
        if (ch === "\n")
          fold += "\n";
        offset += 1;
        ch = source[offset + 1];
      }
      if (!fold)
        fold = " ";
      return { fold, offset };
    }
    var escapeCodes = {
      "0": "\0",
      // null character
      a: "\x07",
      // bell character
      b: "\b",
      // backspace
      e: "\x1B",
      // escape character
      f: "\f",
      // form feed
      n: "\n",
      // line feed
      r: "\r",
      // carriage return
      t: "	",
      // horizontal tab
      v: "\v",
      // vertical tab
      N: "\x85",
      // Unicode next line
      _: "\xA0",
      // Unicode non-breaking space
      L: "\u2028",
      // Unicode line separator
      P: "\u2029",
      // Unicode paragraph separator
      " ": " ",
      '"': '"',
      "/": "/",
      "\\": "\\",
      "	": "	"
    };
    function parseCharCode(source, offset, length, onError) {
      const cc = source.substr(offset, length);
      const ok = cc.length === length && /^[0-9a-fA-F]+$/.test(cc);
      const code = ok ? parseInt(cc, 16) : NaN;
      try {
        return String.fromCodePoint(code);
      } catch {
        const raw = source.substr(offset - 2, length + 2);
        onError(offset - 2, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
        return raw;
      }
    }
    exports.resolveFlowScalar = resolveFlowScalar;
  }
});

// node_modules/yaml/dist/compose/compose-scalar.js
var require_compose_scalar = __commonJS({
  "node_modules/yaml/dist/compose/compose-scalar.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Scalar = require_Scalar();
    var resolveBlockScalar = require_resolve_block_scalar();
    var resolveFlowScalar = require_resolve_flow_scalar();
    function composeScalar(ctx, token, tagToken, onError) {
      const { value, type, comment, range } = token.type === "block-scalar" ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError) : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
      const tagName = tagToken ? ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg)) : null;
      let tag;
      if (ctx.options.stringKeys && ctx.atKey) {
        tag = ctx.schema[identity.SCALAR];
      } else if (tagName)
        tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
      else if (token.type === "scalar")
        tag = findScalarTagByTest(ctx, value, token, onError);
      else
        tag = ctx.schema[identity.SCALAR];
      let scalar;
      try {
        const res = tag.resolve(value, (msg) => onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg), ctx.options);
        scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
      } catch (error) {
        const msg = error instanceof Error ? error.message : String(error);
        onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg);
        scalar = new Scalar.Scalar(value);
      }
      scalar.range = range;
      scalar.source = value;
      if (type)
        scalar.type = type;
      if (tagName)
        scalar.tag = tagName;
      if (tag.format)
        scalar.format = tag.format;
      if (comment)
        scalar.comment = comment;
      return scalar;
    }
    function findScalarTagByName(schema, value, tagName, tagToken, onError) {
      if (tagName === "!")
        return schema[identity.SCALAR];
      const matchWithTest = [];
      for (const tag of schema.tags) {
        if (!tag.collection && tag.tag === tagName) {
          if (tag.default && tag.test)
            matchWithTest.push(tag);
          else
            return tag;
        }
      }
      for (const tag of matchWithTest)
        if (tag.test?.test(value))
          return tag;
      const kt = schema.knownTags[tagName];
      if (kt && !kt.collection) {
        schema.tags.push(Object.assign({}, kt, { default: false, test: void 0 }));
        return kt;
      }
      onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, tagName !== "tag:yaml.org,2002:str");
      return schema[identity.SCALAR];
    }
    function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
      const tag = schema.tags.find((tag2) => (tag2.default === true || atKey && tag2.default === "key") && tag2.test?.test(value)) || schema[identity.SCALAR];
      if (schema.compat) {
        const compat = schema.compat.find((tag2) => tag2.default && tag2.test?.test(value)) ?? schema[identity.SCALAR];
        if (tag.tag !== compat.tag) {
          const ts = directives.tagString(tag.tag);
          const cs = directives.tagString(compat.tag);
          const msg = `Value may be parsed as either ${ts} or ${cs}`;
          onError(token, "TAG_RESOLVE_FAILED", msg, true);
        }
      }
      return tag;
    }
    exports.composeScalar = composeScalar;
  }
});

// node_modules/yaml/dist/compose/util-empty-scalar-position.js
var require_util_empty_scalar_position = __commonJS({
  "node_modules/yaml/dist/compose/util-empty-scalar-position.js"(exports) {
    "use strict";
    function emptyScalarPosition(offset, before, pos) {
      if (before) {
        pos ?? (pos = before.length);
        for (let i = pos - 1; i >= 0; --i) {
          let st = before[i];
          switch (st.type) {
            case "space":
            case "comment":
            case "newline":
              offset -= st.source.length;
              continue;
          }
          st = before[++i];
          while (st?.type === "space") {
            offset += st.source.length;
            st = before[++i];
          }
          break;
        }
      }
      return offset;
    }
    exports.emptyScalarPosition = emptyScalarPosition;
  }
});

// node_modules/yaml/dist/compose/compose-node.js
var require_compose_node = __commonJS({
  "node_modules/yaml/dist/compose/compose-node.js"(exports) {
    "use strict";
    var Alias = require_Alias();
    var identity = require_identity();
    var composeCollection = require_compose_collection();
    var composeScalar = require_compose_scalar();
    var resolveEnd = require_resolve_end();
    var utilEmptyScalarPosition = require_util_empty_scalar_position();
    var CN = { composeNode, composeEmptyNode };
    function composeNode(ctx, token, props, onError) {
      const atKey = ctx.atKey;
      const { spaceBefore, comment, anchor, tag } = props;
      let node;
      let isSrcToken = true;
      switch (token.type) {
        case "alias":
          node = composeAlias(ctx, token, onError);
          if (anchor || tag)
            onError(token, "ALIAS_PROPS", "An alias node must not specify any properties");
          break;
        case "scalar":
        case "single-quoted-scalar":
        case "double-quoted-scalar":
        case "block-scalar":
          node = composeScalar.composeScalar(ctx, token, tag, onError);
          if (anchor)
            node.anchor = anchor.source.substring(1);
          break;
        case "block-map":
        case "block-seq":
        case "flow-collection":
          try {
            node = composeCollection.composeCollection(CN, ctx, token, props, onError);
            if (anchor)
              node.anchor = anchor.source.substring(1);
          } catch (error) {
            const message = error instanceof Error ? error.message : String(error);
            onError(token, "RESOURCE_EXHAUSTION", message);
          }
          break;
        default: {
          const message = token.type === "error" ? token.message : `Unsupported token (type: ${token.type})`;
          onError(token, "UNEXPECTED_TOKEN", message);
          isSrcToken = false;
        }
      }
      node ?? (node = composeEmptyNode(ctx, token.offset, void 0, null, props, onError));
      if (anchor && node.anchor === "")
        onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
      if (atKey && ctx.options.stringKeys && (!identity.isScalar(node) || typeof node.value !== "string" || node.tag && node.tag !== "tag:yaml.org,2002:str")) {
        const msg = "With stringKeys, all keys must be strings";
        onError(tag ?? token, "NON_STRING_KEY", msg);
      }
      if (spaceBefore)
        node.spaceBefore = true;
      if (comment) {
        if (token.type === "scalar" && token.source === "")
          node.comment = comment;
        else
          node.commentBefore = comment;
      }
      if (ctx.options.keepSourceTokens && isSrcToken)
        node.srcToken = token;
      return node;
    }
    function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
      const token = {
        type: "scalar",
        offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
        indent: -1,
        source: ""
      };
      const node = composeScalar.composeScalar(ctx, token, tag, onError);
      if (anchor) {
        node.anchor = anchor.source.substring(1);
        if (node.anchor === "")
          onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
      }
      if (spaceBefore)
        node.spaceBefore = true;
      if (comment) {
        node.comment = comment;
        node.range[2] = end;
      }
      return node;
    }
    function composeAlias({ options }, { offset, source, end }, onError) {
      const alias = new Alias.Alias(source.substring(1));
      if (alias.source === "")
        onError(offset, "BAD_ALIAS", "Alias cannot be an empty string");
      if (alias.source.endsWith(":"))
        onError(offset + source.length - 1, "BAD_ALIAS", "Alias ending in : is ambiguous", true);
      const valueEnd = offset + source.length;
      const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
      alias.range = [offset, valueEnd, re.offset];
      if (re.comment)
        alias.comment = re.comment;
      return alias;
    }
    exports.composeEmptyNode = composeEmptyNode;
    exports.composeNode = composeNode;
  }
});

// node_modules/yaml/dist/compose/compose-doc.js
var require_compose_doc = __commonJS({
  "node_modules/yaml/dist/compose/compose-doc.js"(exports) {
    "use strict";
    var Document = require_Document();
    var composeNode = require_compose_node();
    var resolveEnd = require_resolve_end();
    var resolveProps = require_resolve_props();
    function composeDoc(options, directives, { offset, start, value, end }, onError) {
      const opts = Object.assign({ _directives: directives }, options);
      const doc = new Document.Document(void 0, opts);
      const ctx = {
        atKey: false,
        atRoot: true,
        directives: doc.directives,
        options: doc.options,
        schema: doc.schema
      };
      const props = resolveProps.resolveProps(start, {
        indicator: "doc-start",
        next: value ?? end?.[0],
        offset,
        onError,
        parentIndent: 0,
        startOnNewline: true
      });
      if (props.found) {
        doc.directives.docStart = true;
        if (value && (value.type === "block-map" || value.type === "block-seq") && !props.hasNewline)
          onError(props.end, "MISSING_CHAR", "Block collection cannot start on same line with directives-end marker");
      }
      doc.contents = value ? composeNode.composeNode(ctx, value, props, onError) : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
      const contentEnd = doc.contents.range[2];
      const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
      if (re.comment)
        doc.comment = re.comment;
      doc.range = [offset, contentEnd, re.offset];
      return doc;
    }
    exports.composeDoc = composeDoc;
  }
});

// node_modules/yaml/dist/compose/composer.js
var require_composer = __commonJS({
  "node_modules/yaml/dist/compose/composer.js"(exports) {
    "use strict";
    var node_process = __require("process");
    var directives = require_directives();
    var Document = require_Document();
    var errors = require_errors();
    var identity = require_identity();
    var composeDoc = require_compose_doc();
    var resolveEnd = require_resolve_end();
    function getErrorPos(src) {
      if (typeof src === "number")
        return [src, src + 1];
      if (Array.isArray(src))
        return src.length === 2 ? src : [src[0], src[1]];
      const { offset, source } = src;
      return [offset, offset + (typeof source === "string" ? source.length : 1)];
    }
    function parsePrelude(prelude) {
      let comment = "";
      let atComment = false;
      let afterEmptyLine = false;
      for (let i = 0; i < prelude.length; ++i) {
        const source = prelude[i];
        switch (source[0]) {
          case "#":
            comment += (comment === "" ? "" : afterEmptyLine ? "\n\n" : "\n") + (source.substring(1) || " ");
            atComment = true;
            afterEmptyLine = false;
            break;
          case "%":
            if (prelude[i + 1]?.[0] !== "#")
              i += 1;
            atComment = false;
            break;
          default:
            if (!atComment)
              afterEmptyLine = true;
            atComment = false;
        }
      }
      return { comment, afterEmptyLine };
    }
    var Composer2 = class {
      constructor(options = {}) {
        this.doc = null;
        this.atDirectives = false;
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
        this.onError = (source, code, message, warning) => {
          const pos = getErrorPos(source);
          if (warning)
            this.warnings.push(new errors.YAMLWarning(pos, code, message));
          else
            this.errors.push(new errors.YAMLParseError(pos, code, message));
        };
        this.directives = new directives.Directives({ version: options.version || "1.2" });
        this.options = options;
      }
      decorate(doc, afterDoc) {
        const { comment, afterEmptyLine } = parsePrelude(this.prelude);
        if (comment) {
          const dc = doc.contents;
          if (afterDoc) {
            doc.comment = doc.comment ? `${doc.comment}
${comment}` : comment;
          } else if (afterEmptyLine || doc.directives.docStart || !dc) {
            doc.commentBefore = comment;
          } else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
            let it = dc.items[0];
            if (identity.isPair(it))
              it = it.key;
            const cb = it.commentBefore;
            it.commentBefore = cb ? `${comment}
${cb}` : comment;
          } else {
            const cb = dc.commentBefore;
            dc.commentBefore = cb ? `${comment}
${cb}` : comment;
          }
        }
        if (afterDoc) {
          for (let i = 0; i < this.errors.length; ++i)
            doc.errors.push(this.errors[i]);
          for (let i = 0; i < this.warnings.length; ++i)
            doc.warnings.push(this.warnings[i]);
        } else {
          doc.errors = this.errors;
          doc.warnings = this.warnings;
        }
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
      }
      /**
       * Current stream status information.
       *
       * Mostly useful at the end of input for an empty stream.
       */
      streamInfo() {
        return {
          comment: parsePrelude(this.prelude).comment,
          directives: this.directives,
          errors: this.errors,
          warnings: this.warnings
        };
      }
      /**
       * Compose tokens into documents.
       *
       * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
       * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
       */
      *compose(tokens, forceDoc = false, endOffset = -1) {
        for (const token of tokens)
          yield* this.next(token);
        yield* this.end(forceDoc, endOffset);
      }
      /** Advance the composer by one CST token. */
      *next(token) {
        if (node_process.env.LOG_STREAM)
          console.dir(token, { depth: null });
        switch (token.type) {
          case "directive":
            this.directives.add(token.source, (offset, message, warning) => {
              const pos = getErrorPos(token);
              pos[0] += offset;
              this.onError(pos, "BAD_DIRECTIVE", message, warning);
            });
            this.prelude.push(token.source);
            this.atDirectives = true;
            break;
          case "document": {
            const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
            if (this.atDirectives && !doc.directives.docStart)
              this.onError(token, "MISSING_CHAR", "Missing directives-end/doc-start indicator line");
            this.decorate(doc, false);
            if (this.doc)
              yield this.doc;
            this.doc = doc;
            this.atDirectives = false;
            break;
          }
          case "byte-order-mark":
          case "space":
            break;
          case "comment":
          case "newline":
            this.prelude.push(token.source);
            break;
          case "error": {
            const msg = token.source ? `${token.message}: ${JSON.stringify(token.source)}` : token.message;
            const error = new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg);
            if (this.atDirectives || !this.doc)
              this.errors.push(error);
            else
              this.doc.errors.push(error);
            break;
          }
          case "doc-end": {
            if (!this.doc) {
              const msg = "Unexpected doc-end without preceding document";
              this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg));
              break;
            }
            this.doc.directives.docEnd = true;
            const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
            this.decorate(this.doc, true);
            if (end.comment) {
              const dc = this.doc.comment;
              this.doc.comment = dc ? `${dc}
${end.comment}` : end.comment;
            }
            this.doc.range[2] = end.offset;
            break;
          }
          default:
            this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", `Unsupported token ${token.type}`));
        }
      }
      /**
       * Call at end of input to yield any remaining document.
       *
       * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
       * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
       */
      *end(forceDoc = false, endOffset = -1) {
        if (this.doc) {
          this.decorate(this.doc, true);
          yield this.doc;
          this.doc = null;
        } else if (forceDoc) {
          const opts = Object.assign({ _directives: this.directives }, this.options);
          const doc = new Document.Document(void 0, opts);
          if (this.atDirectives)
            this.onError(endOffset, "MISSING_CHAR", "Missing directives-end indicator line");
          doc.range = [0, endOffset, endOffset];
          this.decorate(doc, false);
          yield doc;
        }
      }
    };
    exports.Composer = Composer2;
  }
});

// node_modules/yaml/dist/parse/cst-scalar.js
var require_cst_scalar = __commonJS({
  "node_modules/yaml/dist/parse/cst-scalar.js"(exports) {
    "use strict";
    var resolveBlockScalar = require_resolve_block_scalar();
    var resolveFlowScalar = require_resolve_flow_scalar();
    var errors = require_errors();
    var stringifyString = require_stringifyString();
    function resolveAsScalar(token, strict = true, onError) {
      if (token) {
        const _onError = (pos, code, message) => {
          const offset = typeof pos === "number" ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
          if (onError)
            onError(offset, code, message);
          else
            throw new errors.YAMLParseError([offset, offset + 1], code, message);
        };
        switch (token.type) {
          case "scalar":
          case "single-quoted-scalar":
          case "double-quoted-scalar":
            return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
          case "block-scalar":
            return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
        }
      }
      return null;
    }
    function createScalarToken(value, context) {
      const { implicitKey = false, indent, inFlow = false, offset = -1, type = "PLAIN" } = context;
      const source = stringifyString.stringifyString({ type, value }, {
        implicitKey,
        indent: indent > 0 ? " ".repeat(indent) : "",
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
      });
      const end = context.end ?? [
        { type: "newline", offset: -1, indent, source: "\n" }
      ];
      switch (source[0]) {
        case "|":
        case ">": {
          const he = source.indexOf("\n");
          const head = source.substring(0, he);
          const body = source.substring(he + 1) + "\n";
          const props = [
            { type: "block-scalar-header", offset, indent, source: head }
          ];
          if (!addEndtoBlockProps(props, end))
            props.push({ type: "newline", offset: -1, indent, source: "\n" });
          return { type: "block-scalar", offset, indent, props, source: body };
        }
        case '"':
          return { type: "double-quoted-scalar", offset, indent, source, end };
        case "'":
          return { type: "single-quoted-scalar", offset, indent, source, end };
        default:
          return { type: "scalar", offset, indent, source, end };
      }
    }
    function setScalarValue(token, value, context = {}) {
      let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
      let indent = "indent" in token ? token.indent : null;
      if (afterKey && typeof indent === "number")
        indent += 2;
      if (!type)
        switch (token.type) {
          case "single-quoted-scalar":
            type = "QUOTE_SINGLE";
            break;
          case "double-quoted-scalar":
            type = "QUOTE_DOUBLE";
            break;
          case "block-scalar": {
            const header = token.props[0];
            if (header.type !== "block-scalar-header")
              throw new Error("Invalid block scalar header");
            type = header.source[0] === ">" ? "BLOCK_FOLDED" : "BLOCK_LITERAL";
            break;
          }
          default:
            type = "PLAIN";
        }
      const source = stringifyString.stringifyString({ type, value }, {
        implicitKey: implicitKey || indent === null,
        indent: indent !== null && indent > 0 ? " ".repeat(indent) : "",
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
      });
      switch (source[0]) {
        case "|":
        case ">":
          setBlockScalarValue(token, source);
          break;
        case '"':
          setFlowScalarValue(token, source, "double-quoted-scalar");
          break;
        case "'":
          setFlowScalarValue(token, source, "single-quoted-scalar");
          break;
        default:
          setFlowScalarValue(token, source, "scalar");
      }
    }
    function setBlockScalarValue(token, source) {
      const he = source.indexOf("\n");
      const head = source.substring(0, he);
      const body = source.substring(he + 1) + "\n";
      if (token.type === "block-scalar") {
        const header = token.props[0];
        if (header.type !== "block-scalar-header")
          throw new Error("Invalid block scalar header");
        header.source = head;
        token.source = body;
      } else {
        const { offset } = token;
        const indent = "indent" in token ? token.indent : -1;
        const props = [
          { type: "block-scalar-header", offset, indent, source: head }
        ];
        if (!addEndtoBlockProps(props, "end" in token ? token.end : void 0))
          props.push({ type: "newline", offset: -1, indent, source: "\n" });
        for (const key of Object.keys(token))
          if (key !== "type" && key !== "offset")
            delete token[key];
        Object.assign(token, { type: "block-scalar", indent, props, source: body });
      }
    }
    function addEndtoBlockProps(props, end) {
      if (end)
        for (const st of end)
          switch (st.type) {
            case "space":
            case "comment":
              props.push(st);
              break;
            case "newline":
              props.push(st);
              return true;
          }
      return false;
    }
    function setFlowScalarValue(token, source, type) {
      switch (token.type) {
        case "scalar":
        case "double-quoted-scalar":
        case "single-quoted-scalar":
          token.type = type;
          token.source = source;
          break;
        case "block-scalar": {
          const end = token.props.slice(1);
          let oa = source.length;
          if (token.props[0].type === "block-scalar-header")
            oa -= token.props[0].source.length;
          for (const tok of end)
            tok.offset += oa;
          delete token.props;
          Object.assign(token, { type, source, end });
          break;
        }
        case "block-map":
        case "block-seq": {
          const offset = token.offset + source.length;
          const nl2 = { type: "newline", offset, indent: token.indent, source: "\n" };
          delete token.items;
          Object.assign(token, { type, source, end: [nl2] });
          break;
        }
        default: {
          const indent = "indent" in token ? token.indent : -1;
          const end = "end" in token && Array.isArray(token.end) ? token.end.filter((st) => st.type === "space" || st.type === "comment" || st.type === "newline") : [];
          for (const key of Object.keys(token))
            if (key !== "type" && key !== "offset")
              delete token[key];
          Object.assign(token, { type, indent, source, end });
        }
      }
    }
    exports.createScalarToken = createScalarToken;
    exports.resolveAsScalar = resolveAsScalar;
    exports.setScalarValue = setScalarValue;
  }
});

// node_modules/yaml/dist/parse/cst-stringify.js
var require_cst_stringify = __commonJS({
  "node_modules/yaml/dist/parse/cst-stringify.js"(exports) {
    "use strict";
    var stringify = (cst) => "type" in cst ? stringifyToken(cst) : stringifyItem(cst);
    function stringifyToken(token) {
      switch (token.type) {
        case "block-scalar": {
          let res = "";
          for (const tok of token.props)
            res += stringifyToken(tok);
          return res + token.source;
        }
        case "block-map":
        case "block-seq": {
          let res = "";
          for (const item of token.items)
            res += stringifyItem(item);
          return res;
        }
        case "flow-collection": {
          let res = token.start.source;
          for (const item of token.items)
            res += stringifyItem(item);
          for (const st of token.end)
            res += st.source;
          return res;
        }
        case "document": {
          let res = stringifyItem(token);
          if (token.end)
            for (const st of token.end)
              res += st.source;
          return res;
        }
        default: {
          let res = token.source;
          if ("end" in token && token.end)
            for (const st of token.end)
              res += st.source;
          return res;
        }
      }
    }
    function stringifyItem({ start, key, sep: sep5, value }) {
      let res = "";
      for (const st of start)
        res += st.source;
      if (key)
        res += stringifyToken(key);
      if (sep5)
        for (const st of sep5)
          res += st.source;
      if (value)
        res += stringifyToken(value);
      return res;
    }
    exports.stringify = stringify;
  }
});

// node_modules/yaml/dist/parse/cst-visit.js
var require_cst_visit = __commonJS({
  "node_modules/yaml/dist/parse/cst-visit.js"(exports) {
    "use strict";
    var BREAK = /* @__PURE__ */ Symbol("break visit");
    var SKIP = /* @__PURE__ */ Symbol("skip children");
    var REMOVE = /* @__PURE__ */ Symbol("remove item");
    function visit(cst, visitor) {
      if ("type" in cst && cst.type === "document")
        cst = { start: cst.start, value: cst.value };
      _visit(Object.freeze([]), cst, visitor);
    }
    visit.BREAK = BREAK;
    visit.SKIP = SKIP;
    visit.REMOVE = REMOVE;
    visit.itemAtPath = (cst, path) => {
      let item = cst;
      for (const [field, index] of path) {
        const tok = item?.[field];
        if (tok && "items" in tok) {
          item = tok.items[index];
        } else
          return void 0;
      }
      return item;
    };
    visit.parentCollection = (cst, path) => {
      const parent = visit.itemAtPath(cst, path.slice(0, -1));
      const field = path[path.length - 1][0];
      const coll = parent?.[field];
      if (coll && "items" in coll)
        return coll;
      throw new Error("Parent collection not found");
    };
    function _visit(path, item, visitor) {
      let ctrl = visitor(item, path);
      if (typeof ctrl === "symbol")
        return ctrl;
      for (const field of ["key", "value"]) {
        const token = item[field];
        if (token && "items" in token) {
          for (let i = 0; i < token.items.length; ++i) {
            const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
            if (typeof ci === "number")
              i = ci - 1;
            else if (ci === BREAK)
              return BREAK;
            else if (ci === REMOVE) {
              token.items.splice(i, 1);
              i -= 1;
            }
          }
          if (typeof ctrl === "function" && field === "key")
            ctrl = ctrl(item, path);
        }
      }
      return typeof ctrl === "function" ? ctrl(item, path) : ctrl;
    }
    exports.visit = visit;
  }
});

// node_modules/yaml/dist/parse/cst.js
var require_cst = __commonJS({
  "node_modules/yaml/dist/parse/cst.js"(exports) {
    "use strict";
    var cstScalar = require_cst_scalar();
    var cstStringify = require_cst_stringify();
    var cstVisit = require_cst_visit();
    var BOM3 = "\uFEFF";
    var DOCUMENT = "";
    var FLOW_END = "";
    var SCALAR = "";
    var isCollection = (token) => !!token && "items" in token;
    var isScalar3 = (token) => !!token && (token.type === "scalar" || token.type === "single-quoted-scalar" || token.type === "double-quoted-scalar" || token.type === "block-scalar");
    function prettyToken(token) {
      switch (token) {
        case BOM3:
          return "<BOM>";
        case DOCUMENT:
          return "<DOC>";
        case FLOW_END:
          return "<FLOW_END>";
        case SCALAR:
          return "<SCALAR>";
        default:
          return JSON.stringify(token);
      }
    }
    function tokenType(source) {
      switch (source) {
        case BOM3:
          return "byte-order-mark";
        case DOCUMENT:
          return "doc-mode";
        case FLOW_END:
          return "flow-error-end";
        case SCALAR:
          return "scalar";
        case "---":
          return "doc-start";
        case "...":
          return "doc-end";
        case "":
        case "\n":
        case "\r\n":
          return "newline";
        case "-":
          return "seq-item-ind";
        case "?":
          return "explicit-key-ind";
        case ":":
          return "map-value-ind";
        case "{":
          return "flow-map-start";
        case "}":
          return "flow-map-end";
        case "[":
          return "flow-seq-start";
        case "]":
          return "flow-seq-end";
        case ",":
          return "comma";
      }
      switch (source[0]) {
        case " ":
        case "	":
          return "space";
        case "#":
          return "comment";
        case "%":
          return "directive-line";
        case "*":
          return "alias";
        case "&":
          return "anchor";
        case "!":
          return "tag";
        case "'":
          return "single-quoted-scalar";
        case '"':
          return "double-quoted-scalar";
        case "|":
        case ">":
          return "block-scalar-header";
      }
      return null;
    }
    exports.createScalarToken = cstScalar.createScalarToken;
    exports.resolveAsScalar = cstScalar.resolveAsScalar;
    exports.setScalarValue = cstScalar.setScalarValue;
    exports.stringify = cstStringify.stringify;
    exports.visit = cstVisit.visit;
    exports.BOM = BOM3;
    exports.DOCUMENT = DOCUMENT;
    exports.FLOW_END = FLOW_END;
    exports.SCALAR = SCALAR;
    exports.isCollection = isCollection;
    exports.isScalar = isScalar3;
    exports.prettyToken = prettyToken;
    exports.tokenType = tokenType;
  }
});

// node_modules/yaml/dist/parse/lexer.js
var require_lexer = __commonJS({
  "node_modules/yaml/dist/parse/lexer.js"(exports) {
    "use strict";
    var cst = require_cst();
    function isEmpty2(ch) {
      switch (ch) {
        case void 0:
        case " ":
        case "\n":
        case "\r":
        case "	":
          return true;
        default:
          return false;
      }
    }
    var hexDigits = new Set("0123456789ABCDEFabcdef");
    var tagChars = new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
    var flowIndicatorChars = new Set(",[]{}");
    var invalidAnchorChars = new Set(" ,[]{}\n\r	");
    var isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
    var Lexer = class {
      constructor() {
        this.atEnd = false;
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        this.buffer = "";
        this.flowKey = false;
        this.flowLevel = 0;
        this.indentNext = 0;
        this.indentValue = 0;
        this.lineEndPos = null;
        this.next = null;
        this.pos = 0;
      }
      /**
       * Generate YAML tokens from the `source` string. If `incomplete`,
       * a part of the last line may be left as a buffer for the next call.
       *
       * @returns A generator of lexical tokens
       */
      *lex(source, incomplete = false) {
        if (source) {
          if (typeof source !== "string")
            throw TypeError("source is not a string");
          this.buffer = this.buffer ? this.buffer + source : source;
          this.lineEndPos = null;
        }
        this.atEnd = !incomplete;
        let next = this.next ?? "stream";
        while (next && (incomplete || this.hasChars(1)))
          next = yield* this.parseNext(next);
      }
      atLineEnd() {
        let i = this.pos;
        let ch = this.buffer[i];
        while (ch === " " || ch === "	")
          ch = this.buffer[++i];
        if (!ch || ch === "#" || ch === "\n")
          return true;
        if (ch === "\r")
          return this.buffer[i + 1] === "\n";
        return false;
      }
      charAt(n) {
        return this.buffer[this.pos + n];
      }
      continueScalar(offset) {
        let ch = this.buffer[offset];
        if (this.indentNext > 0) {
          let indent = 0;
          while (ch === " ")
            ch = this.buffer[++indent + offset];
          if (ch === "\r") {
            const next = this.buffer[indent + offset + 1];
            if (next === "\n" || !next && !this.atEnd)
              return offset + indent + 1;
          }
          return ch === "\n" || indent >= this.indentNext || !ch && !this.atEnd ? offset + indent : -1;
        }
        if (ch === "-" || ch === ".") {
          const dt = this.buffer.substr(offset, 3);
          if ((dt === "---" || dt === "...") && isEmpty2(this.buffer[offset + 3]))
            return -1;
        }
        return offset;
      }
      getLine() {
        let end = this.lineEndPos;
        if (typeof end !== "number" || end !== -1 && end < this.pos) {
          end = this.buffer.indexOf("\n", this.pos);
          this.lineEndPos = end;
        }
        if (end === -1)
          return this.atEnd ? this.buffer.substring(this.pos) : null;
        if (this.buffer[end - 1] === "\r")
          end -= 1;
        return this.buffer.substring(this.pos, end);
      }
      hasChars(n) {
        return this.pos + n <= this.buffer.length;
      }
      setNext(state) {
        this.buffer = this.buffer.substring(this.pos);
        this.pos = 0;
        this.lineEndPos = null;
        this.next = state;
        return null;
      }
      peek(n) {
        return this.buffer.substr(this.pos, n);
      }
      *parseNext(next) {
        switch (next) {
          case "stream":
            return yield* this.parseStream();
          case "line-start":
            return yield* this.parseLineStart();
          case "block-start":
            return yield* this.parseBlockStart();
          case "doc":
            return yield* this.parseDocument();
          case "flow":
            return yield* this.parseFlowCollection();
          case "quoted-scalar":
            return yield* this.parseQuotedScalar();
          case "block-scalar":
            return yield* this.parseBlockScalar();
          case "plain-scalar":
            return yield* this.parsePlainScalar();
        }
      }
      *parseStream() {
        let line = this.getLine();
        if (line === null)
          return this.setNext("stream");
        if (line[0] === cst.BOM) {
          yield* this.pushCount(1);
          line = line.substring(1);
        }
        if (line[0] === "%") {
          let dirEnd = line.length;
          let cs = line.indexOf("#");
          while (cs !== -1) {
            const ch = line[cs - 1];
            if (ch === " " || ch === "	") {
              dirEnd = cs - 1;
              break;
            } else {
              cs = line.indexOf("#", cs + 1);
            }
          }
          while (true) {
            const ch = line[dirEnd - 1];
            if (ch === " " || ch === "	")
              dirEnd -= 1;
            else
              break;
          }
          const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
          yield* this.pushCount(line.length - n);
          this.pushNewline();
          return "stream";
        }
        if (this.atLineEnd()) {
          const sp = yield* this.pushSpaces(true);
          yield* this.pushCount(line.length - sp);
          yield* this.pushNewline();
          return "stream";
        }
        yield cst.DOCUMENT;
        return yield* this.parseLineStart();
      }
      *parseLineStart() {
        const ch = this.charAt(0);
        if (!ch && !this.atEnd)
          return this.setNext("line-start");
        if (ch === "-" || ch === ".") {
          if (!this.atEnd && !this.hasChars(4))
            return this.setNext("line-start");
          const s = this.peek(3);
          if ((s === "---" || s === "...") && isEmpty2(this.charAt(3))) {
            yield* this.pushCount(3);
            this.indentValue = 0;
            this.indentNext = 0;
            return s === "---" ? "doc" : "stream";
          }
        }
        this.indentValue = yield* this.pushSpaces(false);
        if (this.indentNext > this.indentValue && !isEmpty2(this.charAt(1)))
          this.indentNext = this.indentValue;
        return yield* this.parseBlockStart();
      }
      *parseBlockStart() {
        const [ch0, ch1] = this.peek(2);
        if (!ch1 && !this.atEnd)
          return this.setNext("block-start");
        if ((ch0 === "-" || ch0 === "?" || ch0 === ":") && isEmpty2(ch1)) {
          const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
          this.indentNext = this.indentValue + 1;
          this.indentValue += n;
          return "block-start";
        }
        return "doc";
      }
      *parseDocument() {
        yield* this.pushSpaces(true);
        const line = this.getLine();
        if (line === null)
          return this.setNext("doc");
        let n = yield* this.pushIndicators();
        switch (line[n]) {
          case "#":
            yield* this.pushCount(line.length - n);
          // fallthrough
          case void 0:
            yield* this.pushNewline();
            return yield* this.parseLineStart();
          case "{":
          case "[":
            yield* this.pushCount(1);
            this.flowKey = false;
            this.flowLevel = 1;
            return "flow";
          case "}":
          case "]":
            yield* this.pushCount(1);
            return "doc";
          case "*":
            yield* this.pushUntil(isNotAnchorChar);
            return "doc";
          case '"':
          case "'":
            return yield* this.parseQuotedScalar();
          case "|":
          case ">":
            n += yield* this.parseBlockScalarHeader();
            n += yield* this.pushSpaces(true);
            yield* this.pushCount(line.length - n);
            yield* this.pushNewline();
            return yield* this.parseBlockScalar();
          default:
            return yield* this.parsePlainScalar();
        }
      }
      *parseFlowCollection() {
        let nl2, sp;
        let indent = -1;
        do {
          nl2 = yield* this.pushNewline();
          if (nl2 > 0) {
            sp = yield* this.pushSpaces(false);
            this.indentValue = indent = sp;
          } else {
            sp = 0;
          }
          sp += yield* this.pushSpaces(true);
        } while (nl2 + sp > 0);
        const line = this.getLine();
        if (line === null)
          return this.setNext("flow");
        if (indent !== -1 && indent < this.indentNext && line[0] !== "#" || indent === 0 && (line.startsWith("---") || line.startsWith("...")) && isEmpty2(line[3])) {
          const atFlowEndMarker = indent === this.indentNext - 1 && this.flowLevel === 1 && (line[0] === "]" || line[0] === "}");
          if (!atFlowEndMarker) {
            this.flowLevel = 0;
            yield cst.FLOW_END;
            return yield* this.parseLineStart();
          }
        }
        let n = 0;
        while (line[n] === ",") {
          n += yield* this.pushCount(1);
          n += yield* this.pushSpaces(true);
          this.flowKey = false;
        }
        n += yield* this.pushIndicators();
        switch (line[n]) {
          case void 0:
            return "flow";
          case "#":
            yield* this.pushCount(line.length - n);
            return "flow";
          case "{":
          case "[":
            yield* this.pushCount(1);
            this.flowKey = false;
            this.flowLevel += 1;
            return "flow";
          case "}":
          case "]":
            yield* this.pushCount(1);
            this.flowKey = true;
            this.flowLevel -= 1;
            return this.flowLevel ? "flow" : "doc";
          case "*":
            yield* this.pushUntil(isNotAnchorChar);
            return "flow";
          case '"':
          case "'":
            this.flowKey = true;
            return yield* this.parseQuotedScalar();
          case ":": {
            const next = this.charAt(1);
            if (this.flowKey || isEmpty2(next) || next === ",") {
              this.flowKey = false;
              yield* this.pushCount(1);
              yield* this.pushSpaces(true);
              return "flow";
            }
          }
          // fallthrough
          default:
            this.flowKey = false;
            return yield* this.parsePlainScalar();
        }
      }
      *parseQuotedScalar() {
        const quote = this.charAt(0);
        let end = this.buffer.indexOf(quote, this.pos + 1);
        if (quote === "'") {
          while (end !== -1 && this.buffer[end + 1] === "'")
            end = this.buffer.indexOf("'", end + 2);
        } else {
          while (end !== -1) {
            let n = 0;
            while (this.buffer[end - 1 - n] === "\\")
              n += 1;
            if (n % 2 === 0)
              break;
            end = this.buffer.indexOf('"', end + 1);
          }
        }
        const qb = this.buffer.substring(0, end);
        let nl2 = qb.indexOf("\n", this.pos);
        if (nl2 !== -1) {
          while (nl2 !== -1) {
            const cs = this.continueScalar(nl2 + 1);
            if (cs === -1)
              break;
            nl2 = qb.indexOf("\n", cs);
          }
          if (nl2 !== -1) {
            end = nl2 - (qb[nl2 - 1] === "\r" ? 2 : 1);
          }
        }
        if (end === -1) {
          if (!this.atEnd)
            return this.setNext("quoted-scalar");
          end = this.buffer.length;
        }
        yield* this.pushToIndex(end + 1, false);
        return this.flowLevel ? "flow" : "doc";
      }
      *parseBlockScalarHeader() {
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        let i = this.pos;
        while (true) {
          const ch = this.buffer[++i];
          if (ch === "+")
            this.blockScalarKeep = true;
          else if (ch > "0" && ch <= "9")
            this.blockScalarIndent = Number(ch) - 1;
          else if (ch !== "-")
            break;
        }
        return yield* this.pushUntil((ch) => isEmpty2(ch) || ch === "#");
      }
      *parseBlockScalar() {
        let nl2 = this.pos - 1;
        let indent = 0;
        let ch;
        loop: for (let i2 = this.pos; ch = this.buffer[i2]; ++i2) {
          switch (ch) {
            case " ":
              indent += 1;
              break;
            case "\n":
              nl2 = i2;
              indent = 0;
              break;
            case "\r": {
              const next = this.buffer[i2 + 1];
              if (!next && !this.atEnd)
                return this.setNext("block-scalar");
              if (next === "\n")
                break;
            }
            // fallthrough
            default:
              break loop;
          }
        }
        if (!ch && !this.atEnd)
          return this.setNext("block-scalar");
        if (indent >= this.indentNext) {
          if (this.blockScalarIndent === -1)
            this.indentNext = indent;
          else {
            this.indentNext = this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
          }
          do {
            const cs = this.continueScalar(nl2 + 1);
            if (cs === -1)
              break;
            nl2 = this.buffer.indexOf("\n", cs);
          } while (nl2 !== -1);
          if (nl2 === -1) {
            if (!this.atEnd)
              return this.setNext("block-scalar");
            nl2 = this.buffer.length;
          }
        }
        let i = nl2 + 1;
        ch = this.buffer[i];
        while (ch === " ")
          ch = this.buffer[++i];
        if (ch === "	") {
          while (ch === "	" || ch === " " || ch === "\r" || ch === "\n")
            ch = this.buffer[++i];
          nl2 = i - 1;
        } else if (!this.blockScalarKeep) {
          do {
            let i2 = nl2 - 1;
            let ch2 = this.buffer[i2];
            if (ch2 === "\r")
              ch2 = this.buffer[--i2];
            const lastChar = i2;
            while (ch2 === " ")
              ch2 = this.buffer[--i2];
            if (ch2 === "\n" && i2 >= this.pos && i2 + 1 + indent > lastChar)
              nl2 = i2;
            else
              break;
          } while (true);
        }
        yield cst.SCALAR;
        yield* this.pushToIndex(nl2 + 1, true);
        return yield* this.parseLineStart();
      }
      *parsePlainScalar() {
        const inFlow = this.flowLevel > 0;
        let end = this.pos - 1;
        let i = this.pos - 1;
        let ch;
        while (ch = this.buffer[++i]) {
          if (ch === ":") {
            const next = this.buffer[i + 1];
            if (isEmpty2(next) || inFlow && flowIndicatorChars.has(next))
              break;
            end = i;
          } else if (isEmpty2(ch)) {
            let next = this.buffer[i + 1];
            if (ch === "\r") {
              if (next === "\n") {
                i += 1;
                ch = "\n";
                next = this.buffer[i + 1];
              } else
                end = i;
            }
            if (next === "#" || inFlow && flowIndicatorChars.has(next))
              break;
            if (ch === "\n") {
              const cs = this.continueScalar(i + 1);
              if (cs === -1)
                break;
              i = Math.max(i, cs - 2);
            }
          } else {
            if (inFlow && flowIndicatorChars.has(ch))
              break;
            end = i;
          }
        }
        if (!ch && !this.atEnd)
          return this.setNext("plain-scalar");
        yield cst.SCALAR;
        yield* this.pushToIndex(end + 1, true);
        return inFlow ? "flow" : "doc";
      }
      *pushCount(n) {
        if (n > 0) {
          yield this.buffer.substr(this.pos, n);
          this.pos += n;
          return n;
        }
        return 0;
      }
      *pushToIndex(i, allowEmpty) {
        const s = this.buffer.slice(this.pos, i);
        if (s) {
          yield s;
          this.pos += s.length;
          return s.length;
        } else if (allowEmpty)
          yield "";
        return 0;
      }
      *pushIndicators() {
        let n = 0;
        loop: while (true) {
          switch (this.charAt(0)) {
            case "!":
              n += yield* this.pushTag();
              n += yield* this.pushSpaces(true);
              continue loop;
            case "&":
              n += yield* this.pushUntil(isNotAnchorChar);
              n += yield* this.pushSpaces(true);
              continue loop;
            case "-":
            // this is an error
            case "?":
            // this is an error outside flow collections
            case ":": {
              const inFlow = this.flowLevel > 0;
              const ch1 = this.charAt(1);
              if (isEmpty2(ch1) || inFlow && flowIndicatorChars.has(ch1)) {
                if (!inFlow)
                  this.indentNext = this.indentValue + 1;
                else if (this.flowKey)
                  this.flowKey = false;
                n += yield* this.pushCount(1);
                n += yield* this.pushSpaces(true);
                continue loop;
              }
            }
          }
          break loop;
        }
        return n;
      }
      *pushTag() {
        if (this.charAt(1) === "<") {
          let i = this.pos + 2;
          let ch = this.buffer[i];
          while (!isEmpty2(ch) && ch !== ">")
            ch = this.buffer[++i];
          return yield* this.pushToIndex(ch === ">" ? i + 1 : i, false);
        } else {
          let i = this.pos + 1;
          let ch = this.buffer[i];
          while (ch) {
            if (tagChars.has(ch))
              ch = this.buffer[++i];
            else if (ch === "%" && hexDigits.has(this.buffer[i + 1]) && hexDigits.has(this.buffer[i + 2])) {
              ch = this.buffer[i += 3];
            } else
              break;
          }
          return yield* this.pushToIndex(i, false);
        }
      }
      *pushNewline() {
        const ch = this.buffer[this.pos];
        if (ch === "\n")
          return yield* this.pushCount(1);
        else if (ch === "\r" && this.charAt(1) === "\n")
          return yield* this.pushCount(2);
        else
          return 0;
      }
      *pushSpaces(allowTabs) {
        let i = this.pos - 1;
        let ch;
        do {
          ch = this.buffer[++i];
        } while (ch === " " || allowTabs && ch === "	");
        const n = i - this.pos;
        if (n > 0) {
          yield this.buffer.substr(this.pos, n);
          this.pos = i;
        }
        return n;
      }
      *pushUntil(test) {
        let i = this.pos;
        let ch = this.buffer[i];
        while (!test(ch))
          ch = this.buffer[++i];
        return yield* this.pushToIndex(i, false);
      }
    };
    exports.Lexer = Lexer;
  }
});

// node_modules/yaml/dist/parse/line-counter.js
var require_line_counter = __commonJS({
  "node_modules/yaml/dist/parse/line-counter.js"(exports) {
    "use strict";
    var LineCounter = class {
      constructor() {
        this.lineStarts = [];
        this.addNewLine = (offset) => this.lineStarts.push(offset);
        this.linePos = (offset) => {
          let low = 0;
          let high = this.lineStarts.length;
          while (low < high) {
            const mid = low + high >> 1;
            if (this.lineStarts[mid] < offset)
              low = mid + 1;
            else
              high = mid;
          }
          if (this.lineStarts[low] === offset)
            return { line: low + 1, col: 1 };
          if (low === 0)
            return { line: 0, col: offset };
          const start = this.lineStarts[low - 1];
          return { line: low, col: offset - start + 1 };
        };
      }
    };
    exports.LineCounter = LineCounter;
  }
});

// node_modules/yaml/dist/parse/parser.js
var require_parser = __commonJS({
  "node_modules/yaml/dist/parse/parser.js"(exports) {
    "use strict";
    var node_process = __require("process");
    var cst = require_cst();
    var lexer = require_lexer();
    function includesToken(list, type) {
      for (let i = 0; i < list.length; ++i)
        if (list[i].type === type)
          return true;
      return false;
    }
    function findNonEmptyIndex(list) {
      for (let i = 0; i < list.length; ++i) {
        switch (list[i].type) {
          case "space":
          case "comment":
          case "newline":
            break;
          default:
            return i;
        }
      }
      return -1;
    }
    function isFlowToken(token) {
      switch (token?.type) {
        case "alias":
        case "scalar":
        case "single-quoted-scalar":
        case "double-quoted-scalar":
        case "flow-collection":
          return true;
        default:
          return false;
      }
    }
    function getPrevProps(parent) {
      switch (parent.type) {
        case "document":
          return parent.start;
        case "block-map": {
          const it = parent.items[parent.items.length - 1];
          return it.sep ?? it.start;
        }
        case "block-seq":
          return parent.items[parent.items.length - 1].start;
        /* istanbul ignore next should not happen */
        default:
          return [];
      }
    }
    function getFirstKeyStartProps(prev) {
      if (prev.length === 0)
        return [];
      let i = prev.length;
      loop: while (--i >= 0) {
        switch (prev[i].type) {
          case "doc-start":
          case "explicit-key-ind":
          case "map-value-ind":
          case "seq-item-ind":
          case "newline":
            break loop;
        }
      }
      while (prev[++i]?.type === "space") {
      }
      return prev.splice(i, prev.length);
    }
    function arrayPushArray(target, source) {
      if (source.length < 1e5)
        Array.prototype.push.apply(target, source);
      else
        for (let i = 0; i < source.length; ++i)
          target.push(source[i]);
    }
    function fixFlowSeqItems(fc) {
      if (fc.start.type === "flow-seq-start") {
        for (const it of fc.items) {
          if (it.sep && !it.value && !includesToken(it.start, "explicit-key-ind") && !includesToken(it.sep, "map-value-ind")) {
            if (it.key)
              it.value = it.key;
            delete it.key;
            if (isFlowToken(it.value)) {
              if (it.value.end)
                arrayPushArray(it.value.end, it.sep);
              else
                it.value.end = it.sep;
            } else
              arrayPushArray(it.start, it.sep);
            delete it.sep;
          }
        }
      }
    }
    var Parser3 = class {
      /**
       * @param onNewLine - If defined, called separately with the start position of
       *   each new line (in `parse()`, including the start of input).
       */
      constructor(onNewLine) {
        this.atNewLine = true;
        this.atScalar = false;
        this.indent = 0;
        this.offset = 0;
        this.onKeyLine = false;
        this.stack = [];
        this.source = "";
        this.type = "";
        this.lexer = new lexer.Lexer();
        this.onNewLine = onNewLine;
      }
      /**
       * Parse `source` as a YAML stream.
       * If `incomplete`, a part of the last line may be left as a buffer for the next call.
       *
       * Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
       *
       * @returns A generator of tokens representing each directive, document, and other structure.
       */
      *parse(source, incomplete = false) {
        if (this.onNewLine && this.offset === 0)
          this.onNewLine(0);
        for (const lexeme of this.lexer.lex(source, incomplete))
          yield* this.next(lexeme);
        if (!incomplete)
          yield* this.end();
      }
      /**
       * Advance the parser by the `source` of one lexical token.
       */
      *next(source) {
        this.source = source;
        if (node_process.env.LOG_TOKENS)
          console.log("|", cst.prettyToken(source));
        if (this.atScalar) {
          this.atScalar = false;
          yield* this.step();
          this.offset += source.length;
          return;
        }
        const type = cst.tokenType(source);
        if (!type) {
          const message = `Not a YAML token: ${source}`;
          yield* this.pop({ type: "error", offset: this.offset, message, source });
          this.offset += source.length;
        } else if (type === "scalar") {
          this.atNewLine = false;
          this.atScalar = true;
          this.type = "scalar";
        } else {
          this.type = type;
          yield* this.step();
          switch (type) {
            case "newline":
              this.atNewLine = true;
              this.indent = 0;
              if (this.onNewLine)
                this.onNewLine(this.offset + source.length);
              break;
            case "space":
              if (this.atNewLine && source[0] === " ")
                this.indent += source.length;
              break;
            case "explicit-key-ind":
            case "map-value-ind":
            case "seq-item-ind":
              if (this.atNewLine)
                this.indent += source.length;
              break;
            case "doc-mode":
            case "flow-error-end":
              return;
            default:
              this.atNewLine = false;
          }
          this.offset += source.length;
        }
      }
      /** Call at end of input to push out any remaining constructions */
      *end() {
        while (this.stack.length > 0)
          yield* this.pop();
      }
      get sourceToken() {
        const st = {
          type: this.type,
          offset: this.offset,
          indent: this.indent,
          source: this.source
        };
        return st;
      }
      *step() {
        const top = this.peek(1);
        if (this.type === "doc-end" && top?.type !== "doc-end") {
          while (this.stack.length > 0)
            yield* this.pop();
          this.stack.push({
            type: "doc-end",
            offset: this.offset,
            source: this.source
          });
          return;
        }
        if (!top)
          return yield* this.stream();
        switch (top.type) {
          case "document":
            return yield* this.document(top);
          case "alias":
          case "scalar":
          case "single-quoted-scalar":
          case "double-quoted-scalar":
            return yield* this.scalar(top);
          case "block-scalar":
            return yield* this.blockScalar(top);
          case "block-map":
            return yield* this.blockMap(top);
          case "block-seq":
            return yield* this.blockSequence(top);
          case "flow-collection":
            return yield* this.flowCollection(top);
          case "doc-end":
            return yield* this.documentEnd(top);
        }
        yield* this.pop();
      }
      peek(n) {
        return this.stack[this.stack.length - n];
      }
      *pop(error) {
        const token = error ?? this.stack.pop();
        if (!token) {
          const message = "Tried to pop an empty stack";
          yield { type: "error", offset: this.offset, source: "", message };
        } else if (this.stack.length === 0) {
          yield token;
        } else {
          const top = this.peek(1);
          if (token.type === "block-scalar") {
            token.indent = "indent" in top ? top.indent : 0;
          } else if (token.type === "flow-collection" && top.type === "document") {
            token.indent = 0;
          }
          if (token.type === "flow-collection")
            fixFlowSeqItems(token);
          switch (top.type) {
            case "document":
              top.value = token;
              break;
            case "block-scalar":
              top.props.push(token);
              break;
            case "block-map": {
              const it = top.items[top.items.length - 1];
              if (it.value) {
                top.items.push({ start: [], key: token, sep: [] });
                this.onKeyLine = true;
                return;
              } else if (it.sep) {
                it.value = token;
              } else {
                Object.assign(it, { key: token, sep: [] });
                this.onKeyLine = !it.explicitKey;
                return;
              }
              break;
            }
            case "block-seq": {
              const it = top.items[top.items.length - 1];
              if (it.value)
                top.items.push({ start: [], value: token });
              else
                it.value = token;
              break;
            }
            case "flow-collection": {
              const it = top.items[top.items.length - 1];
              if (!it || it.value)
                top.items.push({ start: [], key: token, sep: [] });
              else if (it.sep)
                it.value = token;
              else
                Object.assign(it, { key: token, sep: [] });
              return;
            }
            /* istanbul ignore next should not happen */
            default:
              yield* this.pop();
              yield* this.pop(token);
          }
          if ((top.type === "document" || top.type === "block-map" || top.type === "block-seq") && (token.type === "block-map" || token.type === "block-seq")) {
            const last = token.items[token.items.length - 1];
            if (last && !last.sep && !last.value && last.start.length > 0 && findNonEmptyIndex(last.start) === -1 && (token.indent === 0 || last.start.every((st) => st.type !== "comment" || st.indent < token.indent))) {
              if (top.type === "document")
                top.end = last.start;
              else
                top.items.push({ start: last.start });
              token.items.splice(-1, 1);
            }
          }
        }
      }
      *stream() {
        switch (this.type) {
          case "directive-line":
            yield { type: "directive", offset: this.offset, source: this.source };
            return;
          case "byte-order-mark":
          case "space":
          case "comment":
          case "newline":
            yield this.sourceToken;
            return;
          case "doc-mode":
          case "doc-start": {
            const doc = {
              type: "document",
              offset: this.offset,
              start: []
            };
            if (this.type === "doc-start")
              doc.start.push(this.sourceToken);
            this.stack.push(doc);
            return;
          }
        }
        yield {
          type: "error",
          offset: this.offset,
          message: `Unexpected ${this.type} token in YAML stream`,
          source: this.source
        };
      }
      *document(doc) {
        if (doc.value)
          return yield* this.lineEnd(doc);
        switch (this.type) {
          case "doc-start": {
            if (findNonEmptyIndex(doc.start) !== -1) {
              yield* this.pop();
              yield* this.step();
            } else
              doc.start.push(this.sourceToken);
            return;
          }
          case "anchor":
          case "tag":
          case "space":
          case "comment":
          case "newline":
            doc.start.push(this.sourceToken);
            return;
        }
        const bv = this.startBlockValue(doc);
        if (bv)
          this.stack.push(bv);
        else {
          yield {
            type: "error",
            offset: this.offset,
            message: `Unexpected ${this.type} token in YAML document`,
            source: this.source
          };
        }
      }
      *scalar(scalar) {
        if (this.type === "map-value-ind") {
          const prev = getPrevProps(this.peek(2));
          const start = getFirstKeyStartProps(prev);
          let sep5;
          if (scalar.end) {
            sep5 = scalar.end;
            sep5.push(this.sourceToken);
            delete scalar.end;
          } else
            sep5 = [this.sourceToken];
          const map = {
            type: "block-map",
            offset: scalar.offset,
            indent: scalar.indent,
            items: [{ start, key: scalar, sep: sep5 }]
          };
          this.onKeyLine = true;
          this.stack[this.stack.length - 1] = map;
        } else
          yield* this.lineEnd(scalar);
      }
      *blockScalar(scalar) {
        switch (this.type) {
          case "space":
          case "comment":
          case "newline":
            scalar.props.push(this.sourceToken);
            return;
          case "scalar":
            scalar.source = this.source;
            this.atNewLine = true;
            this.indent = 0;
            if (this.onNewLine) {
              let nl2 = this.source.indexOf("\n") + 1;
              while (nl2 !== 0) {
                this.onNewLine(this.offset + nl2);
                nl2 = this.source.indexOf("\n", nl2) + 1;
              }
            }
            yield* this.pop();
            break;
          /* istanbul ignore next should not happen */
          default:
            yield* this.pop();
            yield* this.step();
        }
      }
      *blockMap(map) {
        const it = map.items[map.items.length - 1];
        switch (this.type) {
          case "newline":
            this.onKeyLine = false;
            if (it.value) {
              const end = "end" in it.value ? it.value.end : void 0;
              const last = Array.isArray(end) ? end[end.length - 1] : void 0;
              if (last?.type === "comment")
                end?.push(this.sourceToken);
              else
                map.items.push({ start: [this.sourceToken] });
            } else if (it.sep) {
              it.sep.push(this.sourceToken);
            } else {
              it.start.push(this.sourceToken);
            }
            return;
          case "space":
          case "comment":
            if (it.value) {
              map.items.push({ start: [this.sourceToken] });
            } else if (it.sep) {
              it.sep.push(this.sourceToken);
            } else {
              if (this.atIndentedComment(it.start, map.indent)) {
                const prev = map.items[map.items.length - 2];
                const end = prev?.value?.end;
                if (Array.isArray(end)) {
                  arrayPushArray(end, it.start);
                  end.push(this.sourceToken);
                  map.items.pop();
                  return;
                }
              }
              it.start.push(this.sourceToken);
            }
            return;
        }
        if (this.indent >= map.indent) {
          const atMapIndent = !this.onKeyLine && this.indent === map.indent;
          const atNextItem = atMapIndent && (it.sep || it.explicitKey) && this.type !== "seq-item-ind";
          let start = [];
          if (atNextItem && it.sep && !it.value) {
            const nl2 = [];
            for (let i = 0; i < it.sep.length; ++i) {
              const st = it.sep[i];
              switch (st.type) {
                case "newline":
                  nl2.push(i);
                  break;
                case "space":
                  break;
                case "comment":
                  if (st.indent > map.indent)
                    nl2.length = 0;
                  break;
                default:
                  nl2.length = 0;
              }
            }
            if (nl2.length >= 2)
              start = it.sep.splice(nl2[1]);
          }
          switch (this.type) {
            case "anchor":
            case "tag":
              if (atNextItem || it.value) {
                start.push(this.sourceToken);
                map.items.push({ start });
                this.onKeyLine = true;
              } else if (it.sep) {
                it.sep.push(this.sourceToken);
              } else {
                it.start.push(this.sourceToken);
              }
              return;
            case "explicit-key-ind":
              if (!it.sep && !it.explicitKey) {
                it.start.push(this.sourceToken);
                it.explicitKey = true;
              } else if (atNextItem || it.value) {
                start.push(this.sourceToken);
                map.items.push({ start, explicitKey: true });
              } else {
                this.stack.push({
                  type: "block-map",
                  offset: this.offset,
                  indent: this.indent,
                  items: [{ start: [this.sourceToken], explicitKey: true }]
                });
              }
              this.onKeyLine = true;
              return;
            case "map-value-ind":
              if (it.explicitKey) {
                if (!it.sep) {
                  if (includesToken(it.start, "newline")) {
                    Object.assign(it, { key: null, sep: [this.sourceToken] });
                  } else {
                    const start2 = getFirstKeyStartProps(it.start);
                    this.stack.push({
                      type: "block-map",
                      offset: this.offset,
                      indent: this.indent,
                      items: [{ start: start2, key: null, sep: [this.sourceToken] }]
                    });
                  }
                } else if (it.value) {
                  map.items.push({ start: [], key: null, sep: [this.sourceToken] });
                } else if (includesToken(it.sep, "map-value-ind")) {
                  this.stack.push({
                    type: "block-map",
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, key: null, sep: [this.sourceToken] }]
                  });
                } else if (isFlowToken(it.key) && !includesToken(it.sep, "newline")) {
                  const start2 = getFirstKeyStartProps(it.start);
                  const key = it.key;
                  const sep5 = it.sep;
                  sep5.push(this.sourceToken);
                  delete it.key;
                  delete it.sep;
                  this.stack.push({
                    type: "block-map",
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: start2, key, sep: sep5 }]
                  });
                } else if (start.length > 0) {
                  it.sep = it.sep.concat(start, this.sourceToken);
                } else {
                  it.sep.push(this.sourceToken);
                }
              } else {
                if (!it.sep) {
                  Object.assign(it, { key: null, sep: [this.sourceToken] });
                } else if (it.value || atNextItem) {
                  map.items.push({ start, key: null, sep: [this.sourceToken] });
                } else if (includesToken(it.sep, "map-value-ind")) {
                  this.stack.push({
                    type: "block-map",
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: [], key: null, sep: [this.sourceToken] }]
                  });
                } else {
                  it.sep.push(this.sourceToken);
                }
              }
              this.onKeyLine = true;
              return;
            case "alias":
            case "scalar":
            case "single-quoted-scalar":
            case "double-quoted-scalar": {
              const fs = this.flowScalar(this.type);
              if (atNextItem || it.value) {
                map.items.push({ start, key: fs, sep: [] });
                this.onKeyLine = true;
              } else if (it.sep) {
                this.stack.push(fs);
              } else {
                Object.assign(it, { key: fs, sep: [] });
                this.onKeyLine = true;
              }
              return;
            }
            default: {
              const bv = this.startBlockValue(map);
              if (bv) {
                if (bv.type === "block-seq") {
                  if (!it.explicitKey && it.sep && !includesToken(it.sep, "newline")) {
                    yield* this.pop({
                      type: "error",
                      offset: this.offset,
                      message: "Unexpected block-seq-ind on same line with key",
                      source: this.source
                    });
                    return;
                  }
                } else if (atMapIndent) {
                  map.items.push({ start });
                }
                this.stack.push(bv);
                return;
              }
            }
          }
        }
        yield* this.pop();
        yield* this.step();
      }
      *blockSequence(seq) {
        const it = seq.items[seq.items.length - 1];
        switch (this.type) {
          case "newline":
            if (it.value) {
              const end = "end" in it.value ? it.value.end : void 0;
              const last = Array.isArray(end) ? end[end.length - 1] : void 0;
              if (last?.type === "comment")
                end?.push(this.sourceToken);
              else
                seq.items.push({ start: [this.sourceToken] });
            } else
              it.start.push(this.sourceToken);
            return;
          case "space":
          case "comment":
            if (it.value)
              seq.items.push({ start: [this.sourceToken] });
            else {
              if (this.atIndentedComment(it.start, seq.indent)) {
                const prev = seq.items[seq.items.length - 2];
                const end = prev?.value?.end;
                if (Array.isArray(end)) {
                  arrayPushArray(end, it.start);
                  end.push(this.sourceToken);
                  seq.items.pop();
                  return;
                }
              }
              it.start.push(this.sourceToken);
            }
            return;
          case "anchor":
          case "tag":
            if (it.value || this.indent <= seq.indent)
              break;
            it.start.push(this.sourceToken);
            return;
          case "seq-item-ind":
            if (this.indent !== seq.indent)
              break;
            if (it.value || includesToken(it.start, "seq-item-ind"))
              seq.items.push({ start: [this.sourceToken] });
            else
              it.start.push(this.sourceToken);
            return;
        }
        if (this.indent > seq.indent) {
          const bv = this.startBlockValue(seq);
          if (bv) {
            this.stack.push(bv);
            return;
          }
        }
        yield* this.pop();
        yield* this.step();
      }
      *flowCollection(fc) {
        const it = fc.items[fc.items.length - 1];
        if (this.type === "flow-error-end") {
          let top;
          do {
            yield* this.pop();
            top = this.peek(1);
          } while (top?.type === "flow-collection");
        } else if (fc.end.length === 0) {
          switch (this.type) {
            case "comma":
            case "explicit-key-ind":
              if (!it || it.sep)
                fc.items.push({ start: [this.sourceToken] });
              else
                it.start.push(this.sourceToken);
              return;
            case "map-value-ind":
              if (!it || it.value)
                fc.items.push({ start: [], key: null, sep: [this.sourceToken] });
              else if (it.sep)
                it.sep.push(this.sourceToken);
              else
                Object.assign(it, { key: null, sep: [this.sourceToken] });
              return;
            case "space":
            case "comment":
            case "newline":
            case "anchor":
            case "tag":
              if (!it || it.value)
                fc.items.push({ start: [this.sourceToken] });
              else if (it.sep)
                it.sep.push(this.sourceToken);
              else
                it.start.push(this.sourceToken);
              return;
            case "alias":
            case "scalar":
            case "single-quoted-scalar":
            case "double-quoted-scalar": {
              const fs = this.flowScalar(this.type);
              if (!it || it.value)
                fc.items.push({ start: [], key: fs, sep: [] });
              else if (it.sep)
                this.stack.push(fs);
              else
                Object.assign(it, { key: fs, sep: [] });
              return;
            }
            case "flow-map-end":
            case "flow-seq-end":
              fc.end.push(this.sourceToken);
              return;
          }
          const bv = this.startBlockValue(fc);
          if (bv)
            this.stack.push(bv);
          else {
            yield* this.pop();
            yield* this.step();
          }
        } else {
          const parent = this.peek(2);
          if (parent.type === "block-map" && (this.type === "map-value-ind" && parent.indent === fc.indent || this.type === "newline" && !parent.items[parent.items.length - 1].sep)) {
            yield* this.pop();
            yield* this.step();
          } else if (this.type === "map-value-ind" && parent.type !== "flow-collection") {
            const prev = getPrevProps(parent);
            const start = getFirstKeyStartProps(prev);
            fixFlowSeqItems(fc);
            const sep5 = fc.end.splice(1, fc.end.length);
            sep5.push(this.sourceToken);
            const map = {
              type: "block-map",
              offset: fc.offset,
              indent: fc.indent,
              items: [{ start, key: fc, sep: sep5 }]
            };
            this.onKeyLine = true;
            this.stack[this.stack.length - 1] = map;
          } else {
            yield* this.lineEnd(fc);
          }
        }
      }
      flowScalar(type) {
        if (this.onNewLine) {
          let nl2 = this.source.indexOf("\n") + 1;
          while (nl2 !== 0) {
            this.onNewLine(this.offset + nl2);
            nl2 = this.source.indexOf("\n", nl2) + 1;
          }
        }
        return {
          type,
          offset: this.offset,
          indent: this.indent,
          source: this.source
        };
      }
      startBlockValue(parent) {
        switch (this.type) {
          case "alias":
          case "scalar":
          case "single-quoted-scalar":
          case "double-quoted-scalar":
            return this.flowScalar(this.type);
          case "block-scalar-header":
            return {
              type: "block-scalar",
              offset: this.offset,
              indent: this.indent,
              props: [this.sourceToken],
              source: ""
            };
          case "flow-map-start":
          case "flow-seq-start":
            return {
              type: "flow-collection",
              offset: this.offset,
              indent: this.indent,
              start: this.sourceToken,
              items: [],
              end: []
            };
          case "seq-item-ind":
            return {
              type: "block-seq",
              offset: this.offset,
              indent: this.indent,
              items: [{ start: [this.sourceToken] }]
            };
          case "explicit-key-ind": {
            this.onKeyLine = true;
            const prev = getPrevProps(parent);
            const start = getFirstKeyStartProps(prev);
            start.push(this.sourceToken);
            return {
              type: "block-map",
              offset: this.offset,
              indent: this.indent,
              items: [{ start, explicitKey: true }]
            };
          }
          case "map-value-ind": {
            this.onKeyLine = true;
            const prev = getPrevProps(parent);
            const start = getFirstKeyStartProps(prev);
            return {
              type: "block-map",
              offset: this.offset,
              indent: this.indent,
              items: [{ start, key: null, sep: [this.sourceToken] }]
            };
          }
        }
        return null;
      }
      atIndentedComment(start, indent) {
        if (this.type !== "comment")
          return false;
        if (this.indent <= indent)
          return false;
        return start.every((st) => st.type === "newline" || st.type === "space");
      }
      *documentEnd(docEnd) {
        if (this.type !== "doc-mode") {
          if (docEnd.end)
            docEnd.end.push(this.sourceToken);
          else
            docEnd.end = [this.sourceToken];
          if (this.type === "newline")
            yield* this.pop();
        }
      }
      *lineEnd(token) {
        switch (this.type) {
          case "comma":
          case "doc-start":
          case "doc-end":
          case "flow-seq-end":
          case "flow-map-end":
          case "map-value-ind":
            yield* this.pop();
            yield* this.step();
            break;
          case "newline":
            this.onKeyLine = false;
          // fallthrough
          case "space":
          case "comment":
          default:
            if (token.end)
              token.end.push(this.sourceToken);
            else
              token.end = [this.sourceToken];
            if (this.type === "newline")
              yield* this.pop();
        }
      }
    };
    exports.Parser = Parser3;
  }
});

// node_modules/yaml/dist/public-api.js
var require_public_api = __commonJS({
  "node_modules/yaml/dist/public-api.js"(exports) {
    "use strict";
    var composer = require_composer();
    var Document = require_Document();
    var errors = require_errors();
    var log2 = require_log();
    var identity = require_identity();
    var lineCounter = require_line_counter();
    var parser = require_parser();
    function parseOptions(options) {
      const prettyErrors = options.prettyErrors !== false;
      const lineCounter$1 = options.lineCounter || prettyErrors && new lineCounter.LineCounter() || null;
      return { lineCounter: lineCounter$1, prettyErrors };
    }
    function parseAllDocuments(source, options = {}) {
      const { lineCounter: lineCounter2, prettyErrors } = parseOptions(options);
      const parser$1 = new parser.Parser(lineCounter2?.addNewLine);
      const composer$1 = new composer.Composer(options);
      const docs = Array.from(composer$1.compose(parser$1.parse(source)));
      if (prettyErrors && lineCounter2)
        for (const doc of docs) {
          doc.errors.forEach(errors.prettifyError(source, lineCounter2));
          doc.warnings.forEach(errors.prettifyError(source, lineCounter2));
        }
      if (docs.length > 0)
        return docs;
      return Object.assign([], { empty: true }, composer$1.streamInfo());
    }
    function parseDocument(source, options = {}) {
      const { lineCounter: lineCounter2, prettyErrors } = parseOptions(options);
      const parser$1 = new parser.Parser(lineCounter2?.addNewLine);
      const composer$1 = new composer.Composer(options);
      let doc = null;
      for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) {
        if (!doc)
          doc = _doc;
        else if (doc.options.logLevel !== "silent") {
          doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), "MULTIPLE_DOCS", "Source contains multiple documents; please use YAML.parseAllDocuments()"));
          break;
        }
      }
      if (prettyErrors && lineCounter2) {
        doc.errors.forEach(errors.prettifyError(source, lineCounter2));
        doc.warnings.forEach(errors.prettifyError(source, lineCounter2));
      }
      return doc;
    }
    function parse2(src, reviver, options) {
      let _reviver = void 0;
      if (typeof reviver === "function") {
        _reviver = reviver;
      } else if (options === void 0 && reviver && typeof reviver === "object") {
        options = reviver;
      }
      const doc = parseDocument(src, options);
      if (!doc)
        return null;
      doc.warnings.forEach((warning) => log2.warn(doc.options.logLevel, warning));
      if (doc.errors.length > 0) {
        if (doc.options.logLevel !== "silent")
          throw doc.errors[0];
        else
          doc.errors = [];
      }
      return doc.toJS(Object.assign({ reviver: _reviver }, options));
    }
    function stringify(value, replacer, options) {
      let _replacer = null;
      if (typeof replacer === "function" || Array.isArray(replacer)) {
        _replacer = replacer;
      } else if (options === void 0 && replacer) {
        options = replacer;
      }
      if (typeof options === "string")
        options = options.length;
      if (typeof options === "number") {
        const indent = Math.round(options);
        options = indent < 1 ? void 0 : indent > 8 ? { indent: 8 } : { indent };
      }
      if (value === void 0) {
        const { keepUndefined } = options ?? replacer ?? {};
        if (!keepUndefined)
          return void 0;
      }
      if (identity.isDocument(value) && !_replacer)
        return value.toString(options);
      return new Document.Document(value, _replacer, options).toString(options);
    }
    exports.parse = parse2;
    exports.parseAllDocuments = parseAllDocuments;
    exports.parseDocument = parseDocument;
    exports.stringify = stringify;
  }
});

// node_modules/yaml/dist/index.js
var require_dist = __commonJS({
  "node_modules/yaml/dist/index.js"(exports) {
    "use strict";
    var composer = require_composer();
    var Document = require_Document();
    var Schema = require_Schema();
    var errors = require_errors();
    var Alias = require_Alias();
    var identity = require_identity();
    var Pair = require_Pair();
    var Scalar = require_Scalar();
    var YAMLMap = require_YAMLMap();
    var YAMLSeq = require_YAMLSeq();
    var cst = require_cst();
    var lexer = require_lexer();
    var lineCounter = require_line_counter();
    var parser = require_parser();
    var publicApi = require_public_api();
    var visit = require_visit();
    exports.Composer = composer.Composer;
    exports.Document = Document.Document;
    exports.Schema = Schema.Schema;
    exports.YAMLError = errors.YAMLError;
    exports.YAMLParseError = errors.YAMLParseError;
    exports.YAMLWarning = errors.YAMLWarning;
    exports.Alias = Alias.Alias;
    exports.isAlias = identity.isAlias;
    exports.isCollection = identity.isCollection;
    exports.isDocument = identity.isDocument;
    exports.isMap = identity.isMap;
    exports.isNode = identity.isNode;
    exports.isPair = identity.isPair;
    exports.isScalar = identity.isScalar;
    exports.isSeq = identity.isSeq;
    exports.Pair = Pair.Pair;
    exports.Scalar = Scalar.Scalar;
    exports.YAMLMap = YAMLMap.YAMLMap;
    exports.YAMLSeq = YAMLSeq.YAMLSeq;
    exports.CST = cst;
    exports.Lexer = lexer.Lexer;
    exports.LineCounter = lineCounter.LineCounter;
    exports.Parser = parser.Parser;
    exports.parse = publicApi.parse;
    exports.parseAllDocuments = publicApi.parseAllDocuments;
    exports.parseDocument = publicApi.parseDocument;
    exports.stringify = publicApi.stringify;
    exports.visit = visit.visit;
    exports.visitAsync = visit.visitAsync;
  }
});

// node_modules/picomatch/lib/constants.js
var require_constants = __commonJS({
  "node_modules/picomatch/lib/constants.js"(exports, module) {
    "use strict";
    var WIN_SLASH = "\\\\/";
    var WIN_NO_SLASH = `[^${WIN_SLASH}]`;
    var DEFAULT_MAX_EXTGLOB_RECURSION = 0;
    var DOT_LITERAL = "\\.";
    var PLUS_LITERAL = "\\+";
    var QMARK_LITERAL = "\\?";
    var SLASH_LITERAL = "\\/";
    var ONE_CHAR = "(?=.)";
    var QMARK = "[^/]";
    var END_ANCHOR = `(?:${SLASH_LITERAL}|$)`;
    var START_ANCHOR = `(?:^|${SLASH_LITERAL})`;
    var DOTS_SLASH = `${DOT_LITERAL}{1,2}${END_ANCHOR}`;
    var NO_DOT = `(?!${DOT_LITERAL})`;
    var NO_DOTS = `(?!${START_ANCHOR}${DOTS_SLASH})`;
    var NO_DOT_SLASH = `(?!${DOT_LITERAL}{0,1}${END_ANCHOR})`;
    var NO_DOTS_SLASH = `(?!${DOTS_SLASH})`;
    var QMARK_NO_DOT = `[^.${SLASH_LITERAL}]`;
    var STAR = `${QMARK}*?`;
    var SEP = "/";
    var POSIX_CHARS = {
      DOT_LITERAL,
      PLUS_LITERAL,
      QMARK_LITERAL,
      SLASH_LITERAL,
      ONE_CHAR,
      QMARK,
      END_ANCHOR,
      DOTS_SLASH,
      NO_DOT,
      NO_DOTS,
      NO_DOT_SLASH,
      NO_DOTS_SLASH,
      QMARK_NO_DOT,
      STAR,
      START_ANCHOR,
      SEP
    };
    var WINDOWS_CHARS = {
      ...POSIX_CHARS,
      SLASH_LITERAL: `[${WIN_SLASH}]`,
      QMARK: WIN_NO_SLASH,
      STAR: `${WIN_NO_SLASH}*?`,
      DOTS_SLASH: `${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$)`,
      NO_DOT: `(?!${DOT_LITERAL})`,
      NO_DOTS: `(?!(?:^|[${WIN_SLASH}])${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$))`,
      NO_DOT_SLASH: `(?!${DOT_LITERAL}{0,1}(?:[${WIN_SLASH}]|$))`,
      NO_DOTS_SLASH: `(?!${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$))`,
      QMARK_NO_DOT: `[^.${WIN_SLASH}]`,
      START_ANCHOR: `(?:^|[${WIN_SLASH}])`,
      END_ANCHOR: `(?:[${WIN_SLASH}]|$)`,
      SEP: "\\"
    };
    var POSIX_REGEX_SOURCE = {
      __proto__: null,
      alnum: "a-zA-Z0-9",
      alpha: "a-zA-Z",
      ascii: "\\x00-\\x7F",
      blank: " \\t",
      cntrl: "\\x00-\\x1F\\x7F",
      digit: "0-9",
      graph: "\\x21-\\x7E",
      lower: "a-z",
      print: "\\x20-\\x7E ",
      punct: "\\-!\"#$%&'()\\*+,./:;<=>?@[\\]^_`{|}~",
      space: " \\t\\r\\n\\v\\f",
      upper: "A-Z",
      word: "A-Za-z0-9_",
      xdigit: "A-Fa-f0-9"
    };
    module.exports = {
      DEFAULT_MAX_EXTGLOB_RECURSION,
      MAX_LENGTH: 1024 * 64,
      POSIX_REGEX_SOURCE,
      // regular expressions
      REGEX_BACKSLASH: /\\(?![*+?^${}(|)[\]])/g,
      REGEX_NON_SPECIAL_CHARS: /^[^@![\].,$*+?^{}()|\\/]+/,
      REGEX_SPECIAL_CHARS: /[-*+?.^${}(|)[\]]/,
      REGEX_SPECIAL_CHARS_BACKREF: /(\\?)((\W)(\3*))/g,
      REGEX_SPECIAL_CHARS_GLOBAL: /([-*+?.^${}(|)[\]])/g,
      REGEX_REMOVE_BACKSLASH: /(?:\[.*?[^\\]\]|\\(?=.))/g,
      // Replace globs with equivalent patterns to reduce parsing time.
      REPLACEMENTS: {
        __proto__: null,
        "***": "*",
        "**/**": "**",
        "**/**/**": "**"
      },
      // Digits
      CHAR_0: 48,
      /* 0 */
      CHAR_9: 57,
      /* 9 */
      // Alphabet chars.
      CHAR_UPPERCASE_A: 65,
      /* A */
      CHAR_LOWERCASE_A: 97,
      /* a */
      CHAR_UPPERCASE_Z: 90,
      /* Z */
      CHAR_LOWERCASE_Z: 122,
      /* z */
      CHAR_LEFT_PARENTHESES: 40,
      /* ( */
      CHAR_RIGHT_PARENTHESES: 41,
      /* ) */
      CHAR_ASTERISK: 42,
      /* * */
      // Non-alphabetic chars.
      CHAR_AMPERSAND: 38,
      /* & */
      CHAR_AT: 64,
      /* @ */
      CHAR_BACKWARD_SLASH: 92,
      /* \ */
      CHAR_CARRIAGE_RETURN: 13,
      /* \r */
      CHAR_CIRCUMFLEX_ACCENT: 94,
      /* ^ */
      CHAR_COLON: 58,
      /* : */
      CHAR_COMMA: 44,
      /* , */
      CHAR_DOT: 46,
      /* . */
      CHAR_DOUBLE_QUOTE: 34,
      /* " */
      CHAR_EQUAL: 61,
      /* = */
      CHAR_EXCLAMATION_MARK: 33,
      /* ! */
      CHAR_FORM_FEED: 12,
      /* \f */
      CHAR_FORWARD_SLASH: 47,
      /* / */
      CHAR_GRAVE_ACCENT: 96,
      /* ` */
      CHAR_HASH: 35,
      /* # */
      CHAR_HYPHEN_MINUS: 45,
      /* - */
      CHAR_LEFT_ANGLE_BRACKET: 60,
      /* < */
      CHAR_LEFT_CURLY_BRACE: 123,
      /* { */
      CHAR_LEFT_SQUARE_BRACKET: 91,
      /* [ */
      CHAR_LINE_FEED: 10,
      /* \n */
      CHAR_NO_BREAK_SPACE: 160,
      /* \u00A0 */
      CHAR_PERCENT: 37,
      /* % */
      CHAR_PLUS: 43,
      /* + */
      CHAR_QUESTION_MARK: 63,
      /* ? */
      CHAR_RIGHT_ANGLE_BRACKET: 62,
      /* > */
      CHAR_RIGHT_CURLY_BRACE: 125,
      /* } */
      CHAR_RIGHT_SQUARE_BRACKET: 93,
      /* ] */
      CHAR_SEMICOLON: 59,
      /* ; */
      CHAR_SINGLE_QUOTE: 39,
      /* ' */
      CHAR_SPACE: 32,
      /*   */
      CHAR_TAB: 9,
      /* \t */
      CHAR_UNDERSCORE: 95,
      /* _ */
      CHAR_VERTICAL_LINE: 124,
      /* | */
      CHAR_ZERO_WIDTH_NOBREAK_SPACE: 65279,
      /* \uFEFF */
      /**
       * Create EXTGLOB_CHARS
       */
      extglobChars(chars) {
        return {
          "!": { type: "negate", open: "(?:(?!(?:", close: `))${chars.STAR})` },
          "?": { type: "qmark", open: "(?:", close: ")?" },
          "+": { type: "plus", open: "(?:", close: ")+" },
          "*": { type: "star", open: "(?:", close: ")*" },
          "@": { type: "at", open: "(?:", close: ")" }
        };
      },
      /**
       * Create GLOB_CHARS
       */
      globChars(win32) {
        return win32 === true ? WINDOWS_CHARS : POSIX_CHARS;
      }
    };
  }
});

// node_modules/picomatch/lib/utils.js
var require_utils = __commonJS({
  "node_modules/picomatch/lib/utils.js"(exports) {
    "use strict";
    var {
      REGEX_BACKSLASH,
      REGEX_REMOVE_BACKSLASH,
      REGEX_SPECIAL_CHARS,
      REGEX_SPECIAL_CHARS_GLOBAL
    } = require_constants();
    exports.isObject = (val) => val !== null && typeof val === "object" && !Array.isArray(val);
    exports.hasRegexChars = (str) => REGEX_SPECIAL_CHARS.test(str);
    exports.isRegexChar = (str) => str.length === 1 && exports.hasRegexChars(str);
    exports.escapeRegex = (str) => str.replace(REGEX_SPECIAL_CHARS_GLOBAL, "\\$1");
    exports.toPosixSlashes = (str) => str.replace(REGEX_BACKSLASH, "/");
    exports.isWindows = () => {
      if (typeof navigator !== "undefined" && navigator.platform) {
        const platform = navigator.platform.toLowerCase();
        return platform === "win32" || platform === "windows";
      }
      if (typeof process !== "undefined" && process.platform) {
        return process.platform === "win32";
      }
      return false;
    };
    exports.removeBackslashes = (str) => {
      return str.replace(REGEX_REMOVE_BACKSLASH, (match) => {
        return match === "\\" ? "" : match;
      });
    };
    exports.escapeLast = (input, char, lastIdx) => {
      const idx = input.lastIndexOf(char, lastIdx);
      if (idx === -1) return input;
      if (input[idx - 1] === "\\") return exports.escapeLast(input, char, idx - 1);
      return `${input.slice(0, idx)}\\${input.slice(idx)}`;
    };
    exports.removePrefix = (input, state = {}) => {
      let output = input;
      if (output.startsWith("./")) {
        output = output.slice(2);
        state.prefix = "./";
      }
      return output;
    };
    exports.wrapOutput = (input, state = {}, options = {}) => {
      const prepend = options.contains ? "" : "^";
      const append = options.contains ? "" : "$";
      let output = `${prepend}(?:${input})${append}`;
      if (state.negated === true) {
        output = `(?:^(?!${output}).*$)`;
      }
      return output;
    };
    exports.basename = (path, { windows } = {}) => {
      const segs = path.split(windows ? /[\\/]/ : "/");
      const last = segs[segs.length - 1];
      if (last === "") {
        return segs[segs.length - 2];
      }
      return last;
    };
  }
});

// node_modules/picomatch/lib/scan.js
var require_scan = __commonJS({
  "node_modules/picomatch/lib/scan.js"(exports, module) {
    "use strict";
    var utils = require_utils();
    var {
      CHAR_ASTERISK,
      /* * */
      CHAR_AT,
      /* @ */
      CHAR_BACKWARD_SLASH,
      /* \ */
      CHAR_COMMA,
      /* , */
      CHAR_DOT,
      /* . */
      CHAR_EXCLAMATION_MARK,
      /* ! */
      CHAR_FORWARD_SLASH,
      /* / */
      CHAR_LEFT_CURLY_BRACE,
      /* { */
      CHAR_LEFT_PARENTHESES,
      /* ( */
      CHAR_LEFT_SQUARE_BRACKET,
      /* [ */
      CHAR_PLUS,
      /* + */
      CHAR_QUESTION_MARK,
      /* ? */
      CHAR_RIGHT_CURLY_BRACE,
      /* } */
      CHAR_RIGHT_PARENTHESES,
      /* ) */
      CHAR_RIGHT_SQUARE_BRACKET
      /* ] */
    } = require_constants();
    var isPathSeparator = (code) => {
      return code === CHAR_FORWARD_SLASH || code === CHAR_BACKWARD_SLASH;
    };
    var depth = (token) => {
      if (token.isPrefix !== true) {
        token.depth = token.isGlobstar ? Infinity : 1;
      }
    };
    var scan = (input, options) => {
      const opts = options || {};
      const length = input.length - 1;
      const scanToEnd = opts.parts === true || opts.tokens === true || opts.scanToEnd === true;
      const slashes = [];
      const tokens = [];
      const parts = [];
      let str = input;
      let index = -1;
      let start = 0;
      let lastIndex = 0;
      let isBrace = false;
      let isBracket = false;
      let isGlob = false;
      let isExtglob = false;
      let isGlobstar = false;
      let braceEscaped = false;
      let backslashes = false;
      let negated = false;
      let negatedExtglob = false;
      let finished = false;
      let braces = 0;
      let prev;
      let code;
      let token = { value: "", depth: 0, isGlob: false };
      const eos = () => index >= length;
      const peek = () => str.charCodeAt(index + 1);
      const advance2 = () => {
        prev = code;
        return str.charCodeAt(++index);
      };
      while (index < length) {
        code = advance2();
        let next;
        if (code === CHAR_BACKWARD_SLASH) {
          backslashes = token.backslashes = true;
          code = advance2();
          if (code === CHAR_LEFT_CURLY_BRACE) {
            braceEscaped = true;
          }
          continue;
        }
        if (braceEscaped === true || code === CHAR_LEFT_CURLY_BRACE) {
          braces++;
          while (eos() !== true && (code = advance2())) {
            if (code === CHAR_BACKWARD_SLASH) {
              backslashes = token.backslashes = true;
              advance2();
              continue;
            }
            if (code === CHAR_LEFT_CURLY_BRACE) {
              braces++;
              continue;
            }
            if (braceEscaped !== true && code === CHAR_DOT && (code = advance2()) === CHAR_DOT) {
              isBrace = token.isBrace = true;
              isGlob = token.isGlob = true;
              finished = true;
              if (scanToEnd === true) {
                continue;
              }
              break;
            }
            if (braceEscaped !== true && code === CHAR_COMMA) {
              isBrace = token.isBrace = true;
              isGlob = token.isGlob = true;
              finished = true;
              if (scanToEnd === true) {
                continue;
              }
              break;
            }
            if (code === CHAR_RIGHT_CURLY_BRACE) {
              braces--;
              if (braces === 0) {
                braceEscaped = false;
                isBrace = token.isBrace = true;
                finished = true;
                break;
              }
            }
          }
          if (scanToEnd === true) {
            continue;
          }
          break;
        }
        if (code === CHAR_FORWARD_SLASH) {
          slashes.push(index);
          tokens.push(token);
          token = { value: "", depth: 0, isGlob: false };
          if (finished === true) continue;
          if (prev === CHAR_DOT && index === start + 1) {
            start += 2;
            continue;
          }
          lastIndex = index + 1;
          continue;
        }
        if (opts.noext !== true) {
          const isExtglobChar = code === CHAR_PLUS || code === CHAR_AT || code === CHAR_ASTERISK || code === CHAR_QUESTION_MARK || code === CHAR_EXCLAMATION_MARK;
          if (isExtglobChar === true && peek() === CHAR_LEFT_PARENTHESES) {
            isGlob = token.isGlob = true;
            isExtglob = token.isExtglob = true;
            finished = true;
            if (code === CHAR_EXCLAMATION_MARK && index === start) {
              negatedExtglob = true;
            }
            if (scanToEnd === true) {
              let parens = 0;
              while (eos() !== true && (code = advance2())) {
                if (code === CHAR_BACKWARD_SLASH) {
                  backslashes = token.backslashes = true;
                  advance2();
                  continue;
                }
                if (code === CHAR_LEFT_PARENTHESES) {
                  parens++;
                  continue;
                }
                if (code === CHAR_RIGHT_PARENTHESES && --parens === 0) {
                  finished = true;
                  break;
                }
              }
              continue;
            }
            break;
          }
        }
        if (code === CHAR_ASTERISK) {
          if (prev === CHAR_ASTERISK) isGlobstar = token.isGlobstar = true;
          isGlob = token.isGlob = true;
          finished = true;
          if (scanToEnd === true) {
            continue;
          }
          break;
        }
        if (code === CHAR_QUESTION_MARK) {
          isGlob = token.isGlob = true;
          finished = true;
          if (scanToEnd === true) {
            continue;
          }
          break;
        }
        if (code === CHAR_LEFT_SQUARE_BRACKET) {
          while (eos() !== true && (next = advance2())) {
            if (next === CHAR_BACKWARD_SLASH) {
              backslashes = token.backslashes = true;
              advance2();
              continue;
            }
            if (next === CHAR_RIGHT_SQUARE_BRACKET) {
              isBracket = token.isBracket = true;
              isGlob = token.isGlob = true;
              finished = true;
              break;
            }
          }
          if (scanToEnd === true) {
            continue;
          }
          break;
        }
        if (opts.nonegate !== true && code === CHAR_EXCLAMATION_MARK && index === start) {
          negated = token.negated = true;
          start++;
          continue;
        }
        if (opts.noparen !== true && code === CHAR_LEFT_PARENTHESES) {
          isGlob = token.isGlob = true;
          if (scanToEnd === true) {
            let parens = 1;
            while (eos() !== true && (code = advance2())) {
              if (code === CHAR_BACKWARD_SLASH) {
                backslashes = token.backslashes = true;
                advance2();
                continue;
              }
              if (code === CHAR_LEFT_PARENTHESES) {
                parens++;
                continue;
              }
              if (code === CHAR_RIGHT_PARENTHESES && --parens === 0) {
                finished = true;
                break;
              }
            }
            continue;
          }
          break;
        }
        if (isGlob === true) {
          finished = true;
          if (scanToEnd === true) {
            continue;
          }
          break;
        }
      }
      if (opts.noext === true) {
        isExtglob = false;
        isGlob = false;
      }
      let base = str;
      let prefix = "";
      let glob = "";
      if (start > 0) {
        prefix = str.slice(0, start);
        str = str.slice(start);
        lastIndex -= start;
      }
      if (base && isGlob === true && lastIndex > 0) {
        base = str.slice(0, lastIndex);
        glob = str.slice(lastIndex);
      } else if (isGlob === true) {
        base = "";
        glob = str;
      } else {
        base = str;
      }
      if (base && base !== "" && base !== "/" && base !== str) {
        if (isPathSeparator(base.charCodeAt(base.length - 1))) {
          base = base.slice(0, -1);
        }
      }
      if (opts.unescape === true) {
        if (glob) glob = utils.removeBackslashes(glob);
        if (base && backslashes === true) {
          base = utils.removeBackslashes(base);
        }
      }
      const state = {
        prefix,
        input,
        start,
        base,
        glob,
        isBrace,
        isBracket,
        isGlob,
        isExtglob,
        isGlobstar,
        negated,
        negatedExtglob
      };
      if (opts.tokens === true) {
        state.maxDepth = 0;
        if (!isPathSeparator(code)) {
          tokens.push(token);
        }
        state.tokens = tokens;
      }
      if (opts.parts === true || opts.tokens === true) {
        let prevIndex;
        for (let idx = 0; idx < slashes.length; idx++) {
          const n2 = prevIndex !== void 0 ? prevIndex + 1 : start;
          const i = slashes[idx];
          const value2 = input.slice(n2, i);
          if (opts.tokens) {
            if (idx === 0 && start !== 0) {
              tokens[idx].isPrefix = true;
              tokens[idx].value = prefix;
            } else {
              tokens[idx].value = value2;
            }
            depth(tokens[idx]);
            state.maxDepth += tokens[idx].depth;
          }
          if (i >= start) {
            parts.push(value2);
            prevIndex = i;
          }
        }
        const n = prevIndex !== void 0 ? prevIndex + 1 : start;
        const value = input.slice(n);
        parts.push(value);
        if (opts.tokens && prevIndex && prevIndex + 1 < input.length) {
          tokens[tokens.length - 1].value = value;
          depth(tokens[tokens.length - 1]);
          state.maxDepth += tokens[tokens.length - 1].depth;
        }
        state.slashes = slashes;
        state.parts = parts;
      }
      return state;
    };
    module.exports = scan;
  }
});

// node_modules/picomatch/lib/parse.js
var require_parse = __commonJS({
  "node_modules/picomatch/lib/parse.js"(exports, module) {
    "use strict";
    var constants4 = require_constants();
    var utils = require_utils();
    var {
      MAX_LENGTH,
      POSIX_REGEX_SOURCE,
      REGEX_NON_SPECIAL_CHARS,
      REGEX_SPECIAL_CHARS_BACKREF,
      REPLACEMENTS
    } = constants4;
    var expandRange = (args, options) => {
      if (typeof options.expandRange === "function") {
        return options.expandRange(...args, options);
      }
      args.sort();
      const value = `[${args.join("-")}]`;
      try {
        new RegExp(value);
      } catch (ex) {
        return args.map((v) => utils.escapeRegex(v)).join("..");
      }
      return value;
    };
    var syntaxError = (type, char) => {
      return `Missing ${type}: "${char}" - use "\\\\${char}" to match literal characters`;
    };
    var splitTopLevel = (input) => {
      const parts = [];
      let bracket = 0;
      let paren = 0;
      let quote = 0;
      let value = "";
      let escaped = false;
      for (const ch of input) {
        if (escaped === true) {
          value += ch;
          escaped = false;
          continue;
        }
        if (ch === "\\") {
          value += ch;
          escaped = true;
          continue;
        }
        if (ch === '"') {
          quote = quote === 1 ? 0 : 1;
          value += ch;
          continue;
        }
        if (quote === 0) {
          if (ch === "[") {
            bracket++;
          } else if (ch === "]" && bracket > 0) {
            bracket--;
          } else if (bracket === 0) {
            if (ch === "(") {
              paren++;
            } else if (ch === ")" && paren > 0) {
              paren--;
            } else if (ch === "|" && paren === 0) {
              parts.push(value);
              value = "";
              continue;
            }
          }
        }
        value += ch;
      }
      parts.push(value);
      return parts;
    };
    var isPlainBranch = (branch) => {
      let escaped = false;
      for (const ch of branch) {
        if (escaped === true) {
          escaped = false;
          continue;
        }
        if (ch === "\\") {
          escaped = true;
          continue;
        }
        if (/[?*+@!()[\]{}]/.test(ch)) {
          return false;
        }
      }
      return true;
    };
    var normalizeSimpleBranch = (branch) => {
      let value = branch.trim();
      let changed = true;
      while (changed === true) {
        changed = false;
        if (/^@\([^\\()[\]{}|]+\)$/.test(value)) {
          value = value.slice(2, -1);
          changed = true;
        }
      }
      if (!isPlainBranch(value)) {
        return;
      }
      return value.replace(/\\(.)/g, "$1");
    };
    var hasRepeatedCharPrefixOverlap = (branches) => {
      const values = branches.map(normalizeSimpleBranch).filter(Boolean);
      for (let i = 0; i < values.length; i++) {
        for (let j = i + 1; j < values.length; j++) {
          const a = values[i];
          const b = values[j];
          const char = a[0];
          if (!char || a !== char.repeat(a.length) || b !== char.repeat(b.length)) {
            continue;
          }
          if (a === b || a.startsWith(b) || b.startsWith(a)) {
            return true;
          }
        }
      }
      return false;
    };
    var parseRepeatedExtglob = (pattern, requireEnd = true) => {
      if (pattern[0] !== "+" && pattern[0] !== "*" || pattern[1] !== "(") {
        return;
      }
      let bracket = 0;
      let paren = 0;
      let quote = 0;
      let escaped = false;
      for (let i = 1; i < pattern.length; i++) {
        const ch = pattern[i];
        if (escaped === true) {
          escaped = false;
          continue;
        }
        if (ch === "\\") {
          escaped = true;
          continue;
        }
        if (ch === '"') {
          quote = quote === 1 ? 0 : 1;
          continue;
        }
        if (quote === 1) {
          continue;
        }
        if (ch === "[") {
          bracket++;
          continue;
        }
        if (ch === "]" && bracket > 0) {
          bracket--;
          continue;
        }
        if (bracket > 0) {
          continue;
        }
        if (ch === "(") {
          paren++;
          continue;
        }
        if (ch === ")") {
          paren--;
          if (paren === 0) {
            if (requireEnd === true && i !== pattern.length - 1) {
              return;
            }
            return {
              type: pattern[0],
              body: pattern.slice(2, i),
              end: i
            };
          }
        }
      }
    };
    var buildCharClassStar = (chars) => {
      const source = chars.length === 1 ? utils.escapeRegex(chars[0]) : `[${chars.map((ch) => utils.escapeRegex(ch)).join("")}]`;
      return `${source}*`;
    };
    var getStarExtglobSequenceChars = (pattern) => {
      let index = 0;
      const chars = [];
      while (index < pattern.length) {
        const match = parseRepeatedExtglob(pattern.slice(index), false);
        if (!match || match.type !== "*") {
          return;
        }
        const branches = splitTopLevel(match.body).map((branch2) => branch2.trim());
        if (branches.length !== 1) {
          return;
        }
        const branch = normalizeSimpleBranch(branches[0]);
        if (!branch || branch.length !== 1) {
          return;
        }
        chars.push(branch);
        index += match.end + 1;
      }
      if (chars.length < 1) {
        return;
      }
      return chars;
    };
    var repeatedExtglobRecursion = (pattern) => {
      let depth = 0;
      let value = pattern.trim();
      let match = parseRepeatedExtglob(value);
      while (match) {
        depth++;
        value = match.body.trim();
        match = parseRepeatedExtglob(value);
      }
      return depth;
    };
    var analyzeRepeatedExtglob = (body, options) => {
      if (options.maxExtglobRecursion === false) {
        return { risky: false };
      }
      const max = typeof options.maxExtglobRecursion === "number" ? options.maxExtglobRecursion : constants4.DEFAULT_MAX_EXTGLOB_RECURSION;
      const branches = splitTopLevel(body).map((branch) => branch.trim());
      if (branches.length > 1) {
        if (branches.some((branch) => branch === "") || branches.some((branch) => /^[*?]+$/.test(branch)) || hasRepeatedCharPrefixOverlap(branches)) {
          return { risky: true };
        }
      }
      const safeChars = [];
      let sawStarSequence = false;
      let combinable = true;
      for (const branch of branches) {
        const chars = getStarExtglobSequenceChars(branch);
        if (chars) {
          sawStarSequence = true;
          safeChars.push(...chars);
          continue;
        }
        const literal = normalizeSimpleBranch(branch);
        if (literal && literal.length === 1) {
          safeChars.push(literal);
          continue;
        }
        combinable = false;
        if (repeatedExtglobRecursion(branch) > max) {
          return { risky: true };
        }
      }
      if (sawStarSequence) {
        return combinable ? { risky: true, safeOutput: buildCharClassStar([...new Set(safeChars)]) } : { risky: true };
      }
      return { risky: false };
    };
    var parse2 = (input, options) => {
      if (typeof input !== "string") {
        throw new TypeError("Expected a string");
      }
      input = REPLACEMENTS[input] || input;
      const opts = { ...options };
      const max = typeof opts.maxLength === "number" ? Math.min(MAX_LENGTH, opts.maxLength) : MAX_LENGTH;
      let len = input.length;
      if (len > max) {
        throw new SyntaxError(`Input length: ${len}, exceeds maximum allowed length: ${max}`);
      }
      const bos = { type: "bos", value: "", output: opts.prepend || "" };
      const tokens = [bos];
      const capture = opts.capture ? "" : "?:";
      const PLATFORM_CHARS = constants4.globChars(opts.windows);
      const EXTGLOB_CHARS = constants4.extglobChars(PLATFORM_CHARS);
      const {
        DOT_LITERAL,
        PLUS_LITERAL,
        SLASH_LITERAL,
        ONE_CHAR,
        DOTS_SLASH,
        NO_DOT,
        NO_DOT_SLASH,
        NO_DOTS_SLASH,
        QMARK,
        QMARK_NO_DOT,
        STAR,
        START_ANCHOR
      } = PLATFORM_CHARS;
      const globstar = (opts2) => {
        return `(${capture}(?:(?!${START_ANCHOR}${opts2.dot ? DOTS_SLASH : DOT_LITERAL}).)*?)`;
      };
      const nodot = opts.dot ? "" : NO_DOT;
      const qmarkNoDot = opts.dot ? QMARK : QMARK_NO_DOT;
      let star = opts.bash === true ? globstar(opts) : STAR;
      if (opts.capture) {
        star = `(${star})`;
      }
      if (typeof opts.noext === "boolean") {
        opts.noextglob = opts.noext;
      }
      const state = {
        input,
        index: -1,
        start: 0,
        dot: opts.dot === true,
        consumed: "",
        output: "",
        prefix: "",
        backtrack: false,
        negated: false,
        brackets: 0,
        braces: 0,
        parens: 0,
        quotes: 0,
        globstar: false,
        tokens
      };
      input = utils.removePrefix(input, state);
      len = input.length;
      const extglobs = [];
      const braces = [];
      const stack = [];
      let prev = bos;
      let value;
      const eos = () => state.index === len - 1;
      const peek = state.peek = (n = 1) => input[state.index + n];
      const advance2 = state.advance = () => input[++state.index] || "";
      const remaining = () => input.slice(state.index + 1);
      const consume = (value2 = "", num = 0) => {
        state.consumed += value2;
        state.index += num;
      };
      const append = (token) => {
        state.output += token.output != null ? token.output : token.value;
        consume(token.value);
      };
      const negate = () => {
        let count = 1;
        while (peek() === "!" && (peek(2) !== "(" || peek(3) === "?")) {
          advance2();
          state.start++;
          count++;
        }
        if (count % 2 === 0) {
          return false;
        }
        state.negated = true;
        state.start++;
        return true;
      };
      const increment = (type) => {
        state[type]++;
        stack.push(type);
      };
      const decrement = (type) => {
        state[type]--;
        stack.pop();
      };
      const push2 = (tok) => {
        if (prev.type === "globstar") {
          const isBrace = state.braces > 0 && (tok.type === "comma" || tok.type === "brace");
          const isExtglob = tok.extglob === true || extglobs.length && (tok.type === "pipe" || tok.type === "paren");
          if (tok.type !== "slash" && tok.type !== "paren" && !isBrace && !isExtglob) {
            state.output = state.output.slice(0, -prev.output.length);
            prev.type = "star";
            prev.value = "*";
            prev.output = star;
            state.output += prev.output;
          }
        }
        if (extglobs.length && tok.type !== "paren") {
          extglobs[extglobs.length - 1].inner += tok.value;
        }
        if (tok.value || tok.output) append(tok);
        if (prev && prev.type === "text" && tok.type === "text") {
          prev.output = (prev.output || prev.value) + tok.value;
          prev.value += tok.value;
          return;
        }
        tok.prev = prev;
        tokens.push(tok);
        prev = tok;
      };
      const extglobOpen = (type, value2) => {
        const token = { ...EXTGLOB_CHARS[value2], conditions: 1, inner: "" };
        token.prev = prev;
        token.parens = state.parens;
        token.output = state.output;
        token.startIndex = state.index;
        token.tokensIndex = tokens.length;
        const output = (opts.capture ? "(" : "") + token.open;
        increment("parens");
        push2({ type, value: value2, output: state.output ? "" : ONE_CHAR });
        push2({ type: "paren", extglob: true, value: advance2(), output });
        extglobs.push(token);
      };
      const extglobClose = (token) => {
        const literal = input.slice(token.startIndex, state.index + 1);
        const body = input.slice(token.startIndex + 2, state.index);
        const analysis = analyzeRepeatedExtglob(body, opts);
        if ((token.type === "plus" || token.type === "star") && analysis.risky) {
          const safeOutput = analysis.safeOutput ? (token.output ? "" : ONE_CHAR) + (opts.capture ? `(${analysis.safeOutput})` : analysis.safeOutput) : void 0;
          const open = tokens[token.tokensIndex];
          open.type = "text";
          open.value = literal;
          open.output = safeOutput || utils.escapeRegex(literal);
          for (let i = token.tokensIndex + 1; i < tokens.length; i++) {
            tokens[i].value = "";
            tokens[i].output = "";
            delete tokens[i].suffix;
          }
          state.output = token.output + open.output;
          state.backtrack = true;
          push2({ type: "paren", extglob: true, value, output: "" });
          decrement("parens");
          return;
        }
        let output = token.close + (opts.capture ? ")" : "");
        let rest;
        if (token.type === "negate") {
          let extglobStar = star;
          if (token.inner && token.inner.length > 1 && token.inner.includes("/")) {
            extglobStar = globstar(opts);
          }
          if (extglobStar !== star || eos() || /^\)+$/.test(remaining())) {
            output = token.close = `)$))${extglobStar}`;
          }
          if (token.inner.includes("*") && (rest = remaining()) && /^\.[^\\/.]+$/.test(rest)) {
            const expression = parse2(rest, { ...options, fastpaths: false }).output;
            output = token.close = `)${expression})${extglobStar})`;
          }
          if (token.prev.type === "bos") {
            state.negatedExtglob = true;
          }
        }
        push2({ type: "paren", extglob: true, value, output });
        decrement("parens");
      };
      if (opts.fastpaths !== false && !/(^[*!]|[/()[\]{}"])/.test(input)) {
        let backslashes = false;
        let output = input.replace(REGEX_SPECIAL_CHARS_BACKREF, (m, esc, chars, first, rest, index) => {
          if (first === "\\") {
            backslashes = true;
            return m;
          }
          if (first === "?") {
            if (esc) {
              return esc + first + (rest ? QMARK.repeat(rest.length) : "");
            }
            if (index === 0) {
              return qmarkNoDot + (rest ? QMARK.repeat(rest.length) : "");
            }
            return QMARK.repeat(chars.length);
          }
          if (first === ".") {
            return DOT_LITERAL.repeat(chars.length);
          }
          if (first === "*") {
            if (esc) {
              return esc + first + (rest ? star : "");
            }
            return star;
          }
          return esc ? m : `\\${m}`;
        });
        if (backslashes === true) {
          if (opts.unescape === true) {
            output = output.replace(/\\/g, "");
          } else {
            output = output.replace(/\\+/g, (m) => {
              return m.length % 2 === 0 ? "\\\\" : m ? "\\" : "";
            });
          }
        }
        if (output === input && opts.contains === true) {
          state.output = input;
          return state;
        }
        state.output = utils.wrapOutput(output, state, options);
        return state;
      }
      while (!eos()) {
        value = advance2();
        if (value === "\0") {
          continue;
        }
        if (value === "\\") {
          const next = peek();
          if (next === "/" && opts.bash !== true) {
            continue;
          }
          if (next === "." || next === ";") {
            continue;
          }
          if (!next) {
            value += "\\";
            push2({ type: "text", value });
            continue;
          }
          const match = /^\\+/.exec(remaining());
          let slashes = 0;
          if (match && match[0].length > 2) {
            slashes = match[0].length;
            state.index += slashes;
            if (slashes % 2 !== 0) {
              value += "\\";
            }
          }
          if (opts.unescape === true) {
            value = advance2();
          } else {
            value += advance2();
          }
          if (state.brackets === 0) {
            push2({ type: "text", value });
            continue;
          }
        }
        if (state.brackets > 0 && (value !== "]" || prev.value === "[" || prev.value === "[^")) {
          if (opts.posix !== false && value === ":") {
            const inner = prev.value.slice(1);
            if (inner.includes("[")) {
              prev.posix = true;
              if (inner.includes(":")) {
                const idx = prev.value.lastIndexOf("[");
                const pre = prev.value.slice(0, idx);
                const rest2 = prev.value.slice(idx + 2);
                const posix2 = POSIX_REGEX_SOURCE[rest2];
                if (posix2) {
                  prev.value = pre + posix2;
                  state.backtrack = true;
                  advance2();
                  if (!bos.output && tokens.indexOf(prev) === 1) {
                    bos.output = ONE_CHAR;
                  }
                  continue;
                }
              }
            }
          }
          if (value === "[" && peek() !== ":" || value === "-" && peek() === "]") {
            value = `\\${value}`;
          }
          if (value === "]" && (prev.value === "[" || prev.value === "[^")) {
            value = `\\${value}`;
          }
          if (opts.posix === true && value === "!" && prev.value === "[") {
            value = "^";
          }
          prev.value += value;
          append({ value });
          continue;
        }
        if (state.quotes === 1 && value !== '"') {
          value = utils.escapeRegex(value);
          prev.value += value;
          append({ value });
          continue;
        }
        if (value === '"') {
          state.quotes = state.quotes === 1 ? 0 : 1;
          if (opts.keepQuotes === true) {
            push2({ type: "text", value });
          }
          continue;
        }
        if (value === "(") {
          increment("parens");
          push2({ type: "paren", value });
          continue;
        }
        if (value === ")") {
          if (state.parens === 0 && opts.strictBrackets === true) {
            throw new SyntaxError(syntaxError("opening", "("));
          }
          const extglob = extglobs[extglobs.length - 1];
          if (extglob && state.parens === extglob.parens + 1) {
            extglobClose(extglobs.pop());
            continue;
          }
          push2({ type: "paren", value, output: state.parens ? ")" : "\\)" });
          decrement("parens");
          continue;
        }
        if (value === "[") {
          if (opts.nobracket === true || !remaining().includes("]")) {
            if (opts.nobracket !== true && opts.strictBrackets === true) {
              throw new SyntaxError(syntaxError("closing", "]"));
            }
            value = `\\${value}`;
          } else {
            increment("brackets");
          }
          push2({ type: "bracket", value });
          continue;
        }
        if (value === "]") {
          if (opts.nobracket === true || prev && prev.type === "bracket" && prev.value.length === 1) {
            push2({ type: "text", value, output: `\\${value}` });
            continue;
          }
          if (state.brackets === 0) {
            if (opts.strictBrackets === true) {
              throw new SyntaxError(syntaxError("opening", "["));
            }
            push2({ type: "text", value, output: `\\${value}` });
            continue;
          }
          decrement("brackets");
          const prevValue = prev.value.slice(1);
          if (prev.posix !== true && prevValue[0] === "^" && !prevValue.includes("/")) {
            value = `/${value}`;
          }
          prev.value += value;
          append({ value });
          if (opts.literalBrackets === false || utils.hasRegexChars(prevValue)) {
            continue;
          }
          const escaped = utils.escapeRegex(prev.value);
          state.output = state.output.slice(0, -prev.value.length);
          if (opts.literalBrackets === true) {
            state.output += escaped;
            prev.value = escaped;
            continue;
          }
          prev.value = `(${capture}${escaped}|${prev.value})`;
          state.output += prev.value;
          continue;
        }
        if (value === "{" && opts.nobrace !== true) {
          increment("braces");
          const open = {
            type: "brace",
            value,
            output: "(",
            outputIndex: state.output.length,
            tokensIndex: state.tokens.length
          };
          braces.push(open);
          push2(open);
          continue;
        }
        if (value === "}") {
          const brace = braces[braces.length - 1];
          if (opts.nobrace === true || !brace) {
            push2({ type: "text", value, output: value });
            continue;
          }
          let output = ")";
          if (brace.dots === true) {
            const arr = tokens.slice();
            const range = [];
            for (let i = arr.length - 1; i >= 0; i--) {
              tokens.pop();
              if (arr[i].type === "brace") {
                break;
              }
              if (arr[i].type !== "dots") {
                range.unshift(arr[i].value);
              }
            }
            output = expandRange(range, opts);
            state.backtrack = true;
          }
          if (brace.comma !== true && brace.dots !== true) {
            const out = state.output.slice(0, brace.outputIndex);
            const toks = state.tokens.slice(brace.tokensIndex);
            brace.value = brace.output = "\\{";
            value = output = "\\}";
            state.output = out;
            for (const t of toks) {
              state.output += t.output || t.value;
            }
          }
          push2({ type: "brace", value, output });
          decrement("braces");
          braces.pop();
          continue;
        }
        if (value === "|") {
          if (extglobs.length > 0) {
            extglobs[extglobs.length - 1].conditions++;
          }
          push2({ type: "text", value });
          continue;
        }
        if (value === ",") {
          let output = value;
          const brace = braces[braces.length - 1];
          if (brace && stack[stack.length - 1] === "braces") {
            brace.comma = true;
            output = "|";
          }
          push2({ type: "comma", value, output });
          continue;
        }
        if (value === "/") {
          if (prev.type === "dot" && state.index === state.start + 1) {
            state.start = state.index + 1;
            state.consumed = "";
            state.output = "";
            tokens.pop();
            prev = bos;
            continue;
          }
          push2({ type: "slash", value, output: SLASH_LITERAL });
          continue;
        }
        if (value === ".") {
          if (state.braces > 0 && prev.type === "dot") {
            if (prev.value === ".") prev.output = DOT_LITERAL;
            const brace = braces[braces.length - 1];
            prev.type = "dots";
            prev.output += value;
            prev.value += value;
            brace.dots = true;
            continue;
          }
          if (state.braces + state.parens === 0 && prev.type !== "bos" && prev.type !== "slash") {
            push2({ type: "text", value, output: DOT_LITERAL });
            continue;
          }
          push2({ type: "dot", value, output: DOT_LITERAL });
          continue;
        }
        if (value === "?") {
          const isGroup = prev && prev.value === "(";
          if (!isGroup && opts.noextglob !== true && peek() === "(" && peek(2) !== "?") {
            extglobOpen("qmark", value);
            continue;
          }
          if (prev && prev.type === "paren") {
            const next = peek();
            let output = value;
            if (prev.value === "(" && !/[!=<:]/.test(next) || next === "<" && !/<([!=]|\w+>)/.test(remaining())) {
              output = `\\${value}`;
            }
            push2({ type: "text", value, output });
            continue;
          }
          if (opts.dot !== true && (prev.type === "slash" || prev.type === "bos")) {
            push2({ type: "qmark", value, output: QMARK_NO_DOT });
            continue;
          }
          push2({ type: "qmark", value, output: QMARK });
          continue;
        }
        if (value === "!") {
          if (opts.noextglob !== true && peek() === "(") {
            if (peek(2) !== "?" || !/[!=<:]/.test(peek(3))) {
              extglobOpen("negate", value);
              continue;
            }
          }
          if (opts.nonegate !== true && state.index === 0) {
            negate();
            continue;
          }
        }
        if (value === "+") {
          if (opts.noextglob !== true && peek() === "(" && peek(2) !== "?") {
            extglobOpen("plus", value);
            continue;
          }
          if (prev && prev.value === "(" || opts.regex === false) {
            push2({ type: "plus", value, output: PLUS_LITERAL });
            continue;
          }
          if (prev && (prev.type === "bracket" || prev.type === "paren" || prev.type === "brace") || state.parens > 0) {
            push2({ type: "plus", value });
            continue;
          }
          push2({ type: "plus", value: PLUS_LITERAL });
          continue;
        }
        if (value === "@") {
          if (opts.noextglob !== true && peek() === "(" && peek(2) !== "?") {
            push2({ type: "at", extglob: true, value, output: "" });
            continue;
          }
          push2({ type: "text", value });
          continue;
        }
        if (value !== "*") {
          if (value === "$" || value === "^") {
            value = `\\${value}`;
          }
          const match = REGEX_NON_SPECIAL_CHARS.exec(remaining());
          if (match) {
            value += match[0];
            state.index += match[0].length;
          }
          push2({ type: "text", value });
          continue;
        }
        if (prev && (prev.type === "globstar" || prev.star === true)) {
          prev.type = "star";
          prev.star = true;
          prev.value += value;
          prev.output = star;
          state.backtrack = true;
          state.globstar = true;
          consume(value);
          continue;
        }
        let rest = remaining();
        if (opts.noextglob !== true && /^\([^?]/.test(rest)) {
          extglobOpen("star", value);
          continue;
        }
        if (prev.type === "star") {
          if (opts.noglobstar === true) {
            consume(value);
            continue;
          }
          const prior = prev.prev;
          const before = prior.prev;
          const isStart = prior.type === "slash" || prior.type === "bos";
          const afterStar = before && (before.type === "star" || before.type === "globstar");
          if (opts.bash === true && (!isStart || rest[0] && rest[0] !== "/")) {
            push2({ type: "star", value, output: "" });
            continue;
          }
          const isBrace = state.braces > 0 && (prior.type === "comma" || prior.type === "brace");
          const isExtglob = extglobs.length && (prior.type === "pipe" || prior.type === "paren");
          if (!isStart && prior.type !== "paren" && !isBrace && !isExtglob) {
            push2({ type: "star", value, output: "" });
            continue;
          }
          while (rest.slice(0, 3) === "/**") {
            const after = input[state.index + 4];
            if (after && after !== "/") {
              break;
            }
            rest = rest.slice(3);
            consume("/**", 3);
          }
          const isEnd = eos() || state.parens > 0 && rest === ")".repeat(state.parens) && !extglobs.some((extglob) => extglob.type === "negate");
          if (prior.type === "bos" && eos()) {
            prev.type = "globstar";
            prev.value += value;
            prev.output = globstar(opts);
            state.output = prev.output;
            state.globstar = true;
            consume(value);
            continue;
          }
          if (prior.type === "slash" && prior.prev.type !== "bos" && !afterStar && isEnd) {
            state.output = state.output.slice(0, -(prior.output + prev.output).length);
            prior.output = `(?:${prior.output}`;
            prev.type = "globstar";
            prev.output = globstar(opts) + (opts.strictSlashes ? ")" : "|$)");
            prev.value += value;
            state.globstar = true;
            state.output += prior.output + prev.output;
            consume(value);
            continue;
          }
          if (prior.type === "slash" && prior.prev.type !== "bos" && rest[0] === "/") {
            const end = rest[1] !== void 0 ? "|$" : "";
            state.output = state.output.slice(0, -(prior.output + prev.output).length);
            prior.output = `(?:${prior.output}`;
            prev.type = "globstar";
            prev.output = `${globstar(opts)}${SLASH_LITERAL}|${SLASH_LITERAL}${end})`;
            prev.value += value;
            state.output += prior.output + prev.output;
            state.globstar = true;
            consume(value + advance2());
            push2({ type: "slash", value: "/", output: "" });
            continue;
          }
          if (prior.type === "bos" && rest[0] === "/") {
            prev.type = "globstar";
            prev.value += value;
            prev.output = `(?:^|${SLASH_LITERAL}|${globstar(opts)}${SLASH_LITERAL})`;
            state.output = prev.output;
            state.globstar = true;
            consume(value + advance2());
            push2({ type: "slash", value: "/", output: "" });
            continue;
          }
          state.output = state.output.slice(0, -prev.output.length);
          prev.type = "globstar";
          prev.output = globstar(opts);
          prev.value += value;
          state.output += prev.output;
          state.globstar = true;
          consume(value);
          continue;
        }
        const token = { type: "star", value, output: star };
        if (opts.bash === true) {
          token.output = ".*?";
          if (prev.type === "bos" || prev.type === "slash") {
            token.output = nodot + token.output;
          }
          push2(token);
          continue;
        }
        if (prev && (prev.type === "bracket" || prev.type === "paren") && opts.regex === true) {
          token.output = value;
          push2(token);
          continue;
        }
        if (state.index === state.start || prev.type === "slash" || prev.type === "dot") {
          if (prev.type === "dot") {
            state.output += NO_DOT_SLASH;
            prev.output += NO_DOT_SLASH;
          } else if (opts.dot === true) {
            state.output += NO_DOTS_SLASH;
            prev.output += NO_DOTS_SLASH;
          } else {
            state.output += nodot;
            prev.output += nodot;
          }
          if (peek() !== "*") {
            state.output += ONE_CHAR;
            prev.output += ONE_CHAR;
          }
        }
        push2(token);
      }
      while (state.brackets > 0) {
        if (opts.strictBrackets === true) throw new SyntaxError(syntaxError("closing", "]"));
        state.output = utils.escapeLast(state.output, "[");
        decrement("brackets");
      }
      while (state.parens > 0) {
        if (opts.strictBrackets === true) throw new SyntaxError(syntaxError("closing", ")"));
        state.output = utils.escapeLast(state.output, "(");
        decrement("parens");
      }
      while (state.braces > 0) {
        if (opts.strictBrackets === true) throw new SyntaxError(syntaxError("closing", "}"));
        state.output = utils.escapeLast(state.output, "{");
        decrement("braces");
      }
      if (opts.strictSlashes !== true && (prev.type === "star" || prev.type === "bracket")) {
        push2({ type: "maybe_slash", value: "", output: `${SLASH_LITERAL}?` });
      }
      if (state.backtrack === true) {
        state.output = "";
        for (const token of state.tokens) {
          state.output += token.output != null ? token.output : token.value;
          if (token.suffix) {
            state.output += token.suffix;
          }
        }
      }
      return state;
    };
    parse2.fastpaths = (input, options) => {
      const opts = { ...options };
      const max = typeof opts.maxLength === "number" ? Math.min(MAX_LENGTH, opts.maxLength) : MAX_LENGTH;
      const len = input.length;
      if (len > max) {
        throw new SyntaxError(`Input length: ${len}, exceeds maximum allowed length: ${max}`);
      }
      input = REPLACEMENTS[input] || input;
      const {
        DOT_LITERAL,
        SLASH_LITERAL,
        ONE_CHAR,
        DOTS_SLASH,
        NO_DOT,
        NO_DOTS,
        NO_DOTS_SLASH,
        STAR,
        START_ANCHOR
      } = constants4.globChars(opts.windows);
      const nodot = opts.dot ? NO_DOTS : NO_DOT;
      const slashDot = opts.dot ? NO_DOTS_SLASH : NO_DOT;
      const capture = opts.capture ? "" : "?:";
      const state = { negated: false, prefix: "" };
      let star = opts.bash === true ? ".*?" : STAR;
      if (opts.capture) {
        star = `(${star})`;
      }
      const globstar = (opts2) => {
        if (opts2.noglobstar === true) return star;
        return `(${capture}(?:(?!${START_ANCHOR}${opts2.dot ? DOTS_SLASH : DOT_LITERAL}).)*?)`;
      };
      const create = (str) => {
        switch (str) {
          case "*":
            return `${nodot}${ONE_CHAR}${star}`;
          case ".*":
            return `${DOT_LITERAL}${ONE_CHAR}${star}`;
          case "*.*":
            return `${nodot}${star}${DOT_LITERAL}${ONE_CHAR}${star}`;
          case "*/*":
            return `${nodot}${star}${SLASH_LITERAL}${ONE_CHAR}${slashDot}${star}`;
          case "**":
            return nodot + globstar(opts);
          case "**/*":
            return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${slashDot}${ONE_CHAR}${star}`;
          case "**/*.*":
            return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${slashDot}${star}${DOT_LITERAL}${ONE_CHAR}${star}`;
          case "**/.*":
            return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${DOT_LITERAL}${ONE_CHAR}${star}`;
          default: {
            const match = /^(.*?)\.(\w+)$/.exec(str);
            if (!match) return;
            const source2 = create(match[1]);
            if (!source2) return;
            return source2 + DOT_LITERAL + match[2];
          }
        }
      };
      const output = utils.removePrefix(input, state);
      let source = create(output);
      if (source && opts.strictSlashes !== true) {
        source += `${SLASH_LITERAL}?`;
      }
      return source;
    };
    module.exports = parse2;
  }
});

// node_modules/picomatch/lib/picomatch.js
var require_picomatch = __commonJS({
  "node_modules/picomatch/lib/picomatch.js"(exports, module) {
    "use strict";
    var scan = require_scan();
    var parse2 = require_parse();
    var utils = require_utils();
    var constants4 = require_constants();
    var isObject = (val) => val && typeof val === "object" && !Array.isArray(val);
    var picomatch2 = (glob, options, returnState = false) => {
      if (Array.isArray(glob)) {
        const fns = glob.map((input) => picomatch2(input, options, returnState));
        const arrayMatcher = (str) => {
          for (const isMatch of fns) {
            const state2 = isMatch(str);
            if (state2) return state2;
          }
          return false;
        };
        return arrayMatcher;
      }
      const isState = isObject(glob) && glob.tokens && glob.input;
      if (glob === "" || typeof glob !== "string" && !isState) {
        throw new TypeError("Expected pattern to be a non-empty string");
      }
      const opts = options || {};
      const posix2 = opts.windows;
      const regex = isState ? picomatch2.compileRe(glob, options) : picomatch2.makeRe(glob, options, false, true);
      const state = regex.state;
      delete regex.state;
      let isIgnored = () => false;
      if (opts.ignore) {
        const ignoreOpts = { ...options, ignore: null, onMatch: null, onResult: null };
        isIgnored = picomatch2(opts.ignore, ignoreOpts, returnState);
      }
      const matcher = (input, returnObject = false) => {
        const { isMatch, match, output } = picomatch2.test(input, regex, options, { glob, posix: posix2 });
        const result = { glob, state, regex, posix: posix2, input, output, match, isMatch };
        if (typeof opts.onResult === "function") {
          opts.onResult(result);
        }
        if (isMatch === false) {
          result.isMatch = false;
          return returnObject ? result : false;
        }
        if (isIgnored(input)) {
          if (typeof opts.onIgnore === "function") {
            opts.onIgnore(result);
          }
          result.isMatch = false;
          return returnObject ? result : false;
        }
        if (typeof opts.onMatch === "function") {
          opts.onMatch(result);
        }
        return returnObject ? result : true;
      };
      if (returnState) {
        matcher.state = state;
      }
      return matcher;
    };
    picomatch2.test = (input, regex, options, { glob, posix: posix2 } = {}) => {
      if (typeof input !== "string") {
        throw new TypeError("Expected input to be a string");
      }
      if (input === "") {
        return { isMatch: false, output: "" };
      }
      const opts = options || {};
      const format = opts.format || (posix2 ? utils.toPosixSlashes : null);
      let match = input === glob;
      let output = match && format ? format(input) : input;
      if (match === false) {
        output = format ? format(input) : input;
        match = output === glob;
      }
      if (match === false || opts.capture === true) {
        if (opts.matchBase === true || opts.basename === true) {
          match = picomatch2.matchBase(input, regex, options, posix2);
        } else {
          match = regex.exec(output);
        }
      }
      return { isMatch: Boolean(match), match, output };
    };
    picomatch2.matchBase = (input, glob, options, posix2 = options && options.windows) => {
      const regex = glob instanceof RegExp ? glob : picomatch2.makeRe(glob, options);
      return regex.test(utils.basename(input, { windows: posix2 }));
    };
    picomatch2.isMatch = (str, patterns, options) => picomatch2(patterns, options)(str);
    picomatch2.parse = (pattern, options) => {
      if (Array.isArray(pattern)) return pattern.map((p) => picomatch2.parse(p, options));
      return parse2(pattern, { ...options, fastpaths: false });
    };
    picomatch2.scan = (input, options) => scan(input, options);
    picomatch2.compileRe = (state, options, returnOutput = false, returnState = false) => {
      if (returnOutput === true) {
        return state.output;
      }
      const opts = options || {};
      const prepend = opts.contains ? "" : "^";
      const append = opts.contains ? "" : "$";
      let source = `${prepend}(?:${state.output})${append}`;
      if (state && state.negated === true) {
        source = `^(?!${source}).*$`;
      }
      const regex = picomatch2.toRegex(source, options);
      if (returnState === true) {
        regex.state = state;
      }
      return regex;
    };
    picomatch2.makeRe = (input, options = {}, returnOutput = false, returnState = false) => {
      if (!input || typeof input !== "string") {
        throw new TypeError("Expected a non-empty string");
      }
      let parsed = { negated: false, fastpaths: true };
      if (options.fastpaths !== false && (input[0] === "." || input[0] === "*")) {
        parsed.output = parse2.fastpaths(input, options);
      }
      if (!parsed.output) {
        parsed = parse2(input, options);
      }
      return picomatch2.compileRe(parsed, options, returnOutput, returnState);
    };
    picomatch2.toRegex = (source, options) => {
      try {
        const opts = options || {};
        return new RegExp(source, opts.flags || (opts.nocase ? "i" : ""));
      } catch (err) {
        if (options && options.debug === true) throw err;
        return /$^/;
      }
    };
    picomatch2.constants = constants4;
    module.exports = picomatch2;
  }
});

// node_modules/picomatch/index.js
var require_picomatch2 = __commonJS({
  "node_modules/picomatch/index.js"(exports, module) {
    "use strict";
    var pico = require_picomatch();
    var utils = require_utils();
    function picomatch2(glob, options, returnState = false) {
      if (options && (options.windows === null || options.windows === void 0)) {
        options = { ...options, windows: utils.isWindows() };
      }
      return pico(glob, options, returnState);
    }
    Object.assign(picomatch2, pico);
    module.exports = picomatch2;
  }
});

// src/config/origins.ts
var REGIONS = ["in1", "sg1", "us1", "aps3", "mec1", "eu1"];
function originOf(region) {
  return `https://${region}.api.clevertap.com`;
}
function parseOrigin(text) {
  return parse(
    text,
    ({ protocol }) => protocol === "https:" ? null : say`is not https: the passcode could be read on its way`
  );
}
function parseLoopback(text) {
  return parse(text, () => say`is not a loopback address`);
}
function parse(text, whyNotBeyond) {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    return { ok: false, why: say`is not an http or https URL` };
  }
  if (url.username !== "" || url.password !== "") {
    return { ok: false, why: say`contains a user name or password` };
  }
  const why = isLoopback(url) ? null : whyNotBeyond(url);
  if (why !== null) return { ok: false, why };
  if (url.pathname !== "/" || url.search !== "" || url.hash !== "") {
    return { ok: false, why: say`has more than an origin` };
  }
  return { ok: true, origin: url.origin };
}
function isLoopback({ hostname }) {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}

// src/yaml/yaml-value.ts
function viewOf(written) {
  switch (written.kind) {
    case "scalar":
      return written.plain ? resolvePlain(written.text) : written.text;
    case "map": {
      const view = /* @__PURE__ */ Object.create(null);
      for (const [key, field] of written.fields) view[key] = viewOf(field.value);
      return view;
    }
    case "sequence":
      return written.items.map(viewOf);
    case "raw":
      return [];
  }
}
function resolvePlain(text) {
  if (text === "" || /^(~|null|Null|NULL)$/.test(text)) return null;
  if (/^(true|True|TRUE)$/.test(text)) return true;
  if (/^(false|False|FALSE)$/.test(text)) return false;
  if (/^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/.test(text)) return Number(text);
  if (/^0(x[0-9a-fA-F]+|o[0-7]+)$/.test(text)) return Number(text);
  return text;
}
function describe(written) {
  if (written.kind === "map") return say`a mapping`;
  if (written.kind !== "scalar") return say`a sequence`;
  const value = written.plain ? resolvePlain(written.text) : written.text;
  if (value === null) return say`nothing`;
  if (typeof value === "boolean") return say`true or false`;
  return typeof value === "number" ? say`a number` : say`text`;
}
function isNothing(written) {
  return written.kind === "scalar" && written.plain && resolvePlain(written.text) === null;
}
function fieldOf(written, name) {
  return written?.kind === "map" ? written.fields.get(name) ?? null : null;
}
function valueAt(written, name) {
  return fieldOf(written, name)?.value ?? null;
}
function scalarOf(written, name) {
  const value = valueAt(written, name);
  if (value?.kind !== "scalar") return null;
  return isNothing(value) ? null : value;
}
function itemsOf(written, name) {
  const value = valueAt(written, name);
  return value?.kind === "sequence" ? value.items : [];
}
function follow(root, pointer) {
  let here = root;
  for (const step of pointer.split("/").slice(1)) {
    const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
    const below = here.kind === "sequence" ? here.items[Number(name)] : valueAt(here, name);
    if (!below) return here;
    here = below;
  }
  return here;
}
var FieldReader = class {
  #source;
  #problems;
  constructor(source, problems) {
    this.#source = source;
    this.#problems = problems;
  }
  read(map, name, parse2, invalid) {
    const written = scalarOf(map, name);
    if (written === null) return null;
    const parsed = parse2(written.text);
    if (parsed !== null) return parsed;
    this.#problems.push(this.#source.problem(written.at, invalid(written.text), written.length));
    return null;
  }
};

// src/config/limits.ts
var LIMITS = {
  max_removals: {
    scope: "segment",
    unit: "share-or-count",
    default: "30%",
    waivable: true,
    about: "Removals from a segment within `window`, relative to its largest size in that time."
  },
  max_additions: {
    scope: "segment",
    unit: "share-or-count",
    default: null,
    waivable: true,
    about: "Additions to a segment, relative to its size."
  },
  max_exclusion_shrink: {
    scope: "segment",
    unit: "share-or-count",
    default: "10%",
    waivable: true,
    about: "Rows that an exclusion (a list or a segment) lost since the last apply."
  },
  max_changes: {
    scope: "all",
    unit: "share-or-count",
    default: null,
    otherwise: "the larger of 10,000 and 20%",
    waivable: true,
    about: "Changes of one apply, relative to all memberships in the lockfile. Off while the lockfile is empty."
  },
  max_billed_events: {
    scope: "all",
    unit: "count",
    default: null,
    waivable: true,
    about: "Billed events of one apply."
  },
  min_existing: {
    scope: "segment",
    unit: "count",
    default: "10",
    waivable: false,
    about: "Segments with fewer members than this are exempt from limits that are shares."
  },
  window: {
    scope: "all",
    unit: "duration",
    default: "24h",
    waivable: false,
    about: "The time within which removals add up."
  }
};
var LIMIT_NAMES = Object.keys(LIMITS);

// src/config/guard-settings.ts
function readGuard(source, level, problems) {
  const guard = valueAt(level, "guard");
  const reader = new FieldReader(source, problems);
  return {
    limits: readLimits(reader, guard),
    waiver: readWaiver(reader, valueAt(guard, "waiver"))
  };
}
function readLimits(reader, map) {
  const limits = LIMIT_NAMES.flatMap((name) => {
    const { parse: parse2, invalid } = UNITS[LIMITS[name].unit];
    const value = reader.read(map, name, parse2, invalid);
    return value === null ? [] : [[name, value]];
  });
  return Object.fromEntries(limits);
}
function readWaiver(reader, map) {
  if (map?.kind !== "map") return null;
  const until = reader.read(map, "until", parseTime, badTime);
  if (until === null) return null;
  return {
    until,
    reason: scalarOf(map, "reason")?.text ?? "",
    limits: readLimits(reader, map),
    lists: textsAt(map, "lists"),
    distinctFrom: textsAt(map, "distinct_from")
  };
}
var UNITS = {
  "share-or-count": { parse: parseThreshold, invalid: badLimit },
  // The schema has checked that it is a number.
  count: { parse: (text) => ({ kind: "count", count: Number(text) }), invalid: badLimit },
  duration: { parse: durationOf, invalid: badDuration }
};
function durationOf(text) {
  const ms = parseDuration(text);
  return ms === null ? null : { kind: "duration", ms };
}
var GUARD_DEFAULTS = Object.fromEntries(
  LIMIT_NAMES.map((name) => {
    const { unit, default: text } = LIMITS[name];
    return [name, text === null ? null : UNITS[unit].parse(text)];
  })
);
function textsAt(map, name) {
  return itemsOf(map, name).flatMap((item) => item.kind === "scalar" ? [item.text] : []);
}
function badLimit(text) {
  return {
    code: "bad-limit",
    message: say`${asValue(text)} is not a valid limit`,
    next: say`Use a share such as 30%, at most 100%, or a count such as 500.`
  };
}
function badTime(text) {
  return {
    code: "bad-time",
    message: say`${asValue(text)} is not a valid time`,
    next: say`Write a day or a time with its zone, such as ${asCode("2026-12-01")} or ${asCode("2026-12-01T18:00Z")}.`
  };
}
function badDuration(text) {
  return {
    code: "bad-duration",
    message: say`${asValue(text)} is not a valid duration`,
    next: say`Write days, hours, minutes and seconds, such as 2d, 24h, 15m, 90s or 1h30m. The longest is a week.`
  };
}

// src/config/config-settings.ts
function readSettings(source, level, problems) {
  const tell = (written, finding) => {
    problems.push(source.problem(written.at, finding, written.length));
    return null;
  };
  const settleMs = readSettle(level, tell);
  return {
    ...readGlobs(source, level, tell),
    ...readLock(level, tell),
    ...readAccount(level, tell),
    ...settleMs === null ? {} : { settleMs },
    limits: readLimits2(valueAt(level, "limits")),
    guard: readGuard(source, level, problems),
    ...readPublishing(level)
  };
}
function readPublishing(level) {
  const approve = scalarOf(level, "approve")?.text;
  const isPublic = scalarOf(level, "public")?.text.toLowerCase();
  return {
    ...approve === "all" || approve === "manifests-only" ? { approve } : {},
    ...isPublic === void 0 ? {} : { isPublic: isPublic === "true" }
  };
}
function readGlobs(source, level, tell) {
  if (fieldOf(level, "segments") === null) return {};
  const segments = itemsOf(level, "segments").flatMap((item) => {
    if (item.kind !== "scalar") return [];
    const finding = globFault(item.text);
    if (finding !== null) tell(item, finding);
    const { place, frame } = source.problem(item.at, PLACE_ONLY, item.length);
    return [{ pattern: item.text, place: place ?? { file: source.file }, frame: frame ?? null }];
  });
  return { segments };
}
var PLACE_ONLY = { code: "glob-matches-nothing", message: NOTHING, next: NOTHING };
function globFault(pattern) {
  const message = globMessage(pattern, pattern.replace(/^!/, ""));
  if (message === null) return null;
  return {
    code: "bad-glob",
    message,
    next: say`Write a path from the folder of the config with forward slashes, such as ${asCode("segments/**/*.yaml")}.`
  };
}
function globMessage(pattern, path) {
  if (path === "") return say`the glob is empty`;
  const glob = asPath(pattern);
  if (path.startsWith("/")) return say`the glob ${glob} starts with a slash`;
  if (path.split("/").includes("..")) return say`the glob ${glob} leaves the folder of the config`;
  if (!/[\p{Cc}\p{Cs}\\]/u.test(path)) return null;
  return say`the glob ${glob} contains a backslash or a control character`;
}
function readLock(level, tell) {
  const field = fieldOf(level, "lock");
  if (field === null) return {};
  if (field.value.kind !== "map") return { lock: null };
  const file = scalarOf(field.value, "file");
  const branch = scalarOf(field.value, "branch");
  const lineage = scalarOf(field.value, "lineage")?.text;
  if (file && branch) return { lock: tell(branch, LOCK_TWICE) };
  if (branch && !isBranchName(branch.text))
    return { lock: tell(branch, badBranchName(branch.text)) };
  const at4 = branch ? { kind: "branch", branch: branch.text } : { kind: "file", file: file?.text ?? "segops.lock" };
  return { lock: { at: at4, offset: field.at, ...lineage === void 0 ? {} : { lineage } } };
}
var LOCK_TWICE = {
  code: "lock-file-and-branch",
  message: say`the lock has both a file and a branch`,
  next: say`Keep ${asCode("file")} or ${asCode("branch")}.`
};
function isBranchName(name) {
  return /^[A-Za-z0-9_][A-Za-z0-9._/-]*$/.test(name) && !/\.\.|\/\/|\/\.|\.\/|\.lock(\/|$)|[./]$/.test(name);
}
function badBranchName(name) {
  return {
    code: "bad-branch-name",
    message: say`${asValue(name)} is not a valid name for a lock branch`,
    next: say`Use only letters, digits, - _ . and /, such as ${asCode("segops-lock")}.`
  };
}
function readAccount(level, tell) {
  const field = fieldOf(level, "account");
  if (field === null) return {};
  const region = scalarOf(field.value, "region");
  if (region !== null) return { account: { kind: "region", region: region.text } };
  const url = scalarOf(field.value, "base_url");
  if (url === null) return { account: null };
  const parsed = parseLoopback(url.text);
  if (!parsed.ok) return { account: tell(url, notLoopback(parsed.why)) };
  return { account: { kind: "base-url", baseUrl: parsed.origin } };
}
function notLoopback(why) {
  return {
    code: "base-url-not-loopback",
    message: say`${asCode("base_url")} ${why}`,
    next: say`Write a loopback origin such as ${asCode("http://127.0.0.1:4010")}, or set ${asCode("SEGOPS_BASE_URL")} in the environment.`
  };
}
function readSettle(level, tell) {
  const written = scalarOf(level, "settle");
  if (written === null) return null;
  return parseDuration(written.text) ?? tell(written, badDuration(written.text));
}
function readLimits2(limits) {
  const number = (name) => {
    const text = scalarOf(limits, name)?.text;
    return text === void 0 ? void 0 : Number(text);
  };
  const users = number("users");
  const segments = number("segments");
  const entries = number("entries");
  const inFlight = number("in_flight");
  const counting = scalarOf(limits, "counting")?.text;
  return {
    ...users === void 0 ? {} : { users },
    ...segments === void 0 ? {} : { segments },
    ...entries === void 0 ? {} : { entries },
    ...inFlight === void 0 ? {} : { inFlight },
    ...counting === void 0 ? {} : { counting }
  };
}

// src/git/program.ts
import { accessSync, constants, realpathSync as realpathSync2, statSync } from "node:fs";
import { delimiter, isAbsolute as isAbsolute2, join as join2 } from "node:path";

// src/files/confine.ts
import { existsSync, lstatSync, realpathSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
function repositoryOf(folder) {
  const start = realpathSync(folder);
  for (let here = start; ; here = dirname(here)) {
    if (existsSync(join(here, ".git"))) return here;
    if (dirname(here) === here) return start;
  }
}
function confinement(top, path) {
  const way = relative(top, path);
  if (way === "" || isAbsolute(way)) return "outside";
  const parts = way.split(sep);
  if (parts[0] === "..") return "outside";
  return parts.some((part) => part.toLowerCase() === ".git") ? "in-git" : "inside";
}
function confined(within, path) {
  const folder = realFolder(dirname(resolve(path)));
  const real = folder === null ? null : join(folder, basename(path));
  if (real !== null && confinement(realpathSync(within), real) === "inside") return real;
  throw failure(
    "outside-repository",
    say`${asPath(relative(process.cwd(), path))} is not inside the repository`,
    say`Choose a file in it. Nothing was written.`
  );
}
function realFolder(folder) {
  let here = folder;
  while (lstatSync(here, { throwIfNoEntry: false }) === void 0) here = dirname(here);
  return existsSync(here) ? join(realpathSync(here), relative(here, folder)) : null;
}

// src/git/git.ts
import { spawn, spawnSync } from "node:child_process";

// src/git/environment.ts
import { execPath } from "node:process";
var SETTINGS = [
  // Empty, since an old git would run a program that is called false.
  "core.fsmonitor=",
  // Node itself: it is a file, so that no hook can be in it, on any system.
  `core.hooksPath=${execPath}`,
  "commit.gpgSign=false",
  "push.gpgSign=false",
  "log.showSignature=false",
  // Housekeeping has its time elsewhere.
  "gc.auto=0",
  "maintenance.auto=false",
  // Asked for as long as the repository is not known: a folder of a checkout is none.
  "safe.bareRepository=explicit"
];
var REMOVED = [
  // Our secrets: neither git nor what it starts to reach a remote needs them.
  /^(INPUT|CLEVERTAP|SEGOPS)_|^ACTIONS_.*TOKEN/i,
  // Traces go where nothing masks them, and hold the credentials of requests.
  /^GIT_(TRACE|CURL_VERBOSE|TEST_)/i,
  // Another repository, or other parts of this one: set while git runs a hook.
  /^GIT_(DIR|WORK_TREE|IMPLICIT_WORK_TREE|COMMON_DIR|INDEX_FILE|PREFIX|NAMESPACE|QUARANTINE_PATH)$/i,
  /^GIT_(OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|SHALLOW_FILE|INTERNAL_SUPER_PREFIX)$/i,
  // Another history, and attributes of another tree.
  /^GIT_(GRAFT_FILE|REPLACE_REF_BASE|ATTR_SOURCE)$/i,
  // Where git looks for a repository: one that it passed by would make a file look untracked.
  /^GIT_(CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM)$/i,
  // Settings of the git command that runs us. GIT_CONFIG_GLOBAL, _SYSTEM and _COUNT are a person's.
  /^GIT_CONFIG(_PARAMETERS)?$/i,
  // Programs, and other ways to read paths.
  /^GIT_(EXTERNAL_DIFF|DIFF_OPTS|PAGER_IN_USE|(NO)?GLOB_PATHSPECS|ICASE_PATHSPECS)$/i
];
var SET = {
  // Messages of git are looked into, and advice is not one of them.
  LC_ALL: "C",
  GIT_ADVICE: "0",
  GIT_TERMINAL_PROMPT: "0",
  GIT_NO_REPLACE_OBJECTS: "1",
  GIT_NO_LAZY_FETCH: "1",
  // A question writes nothing.
  GIT_OPTIONAL_LOCKS: "0",
  // A path is a path, whatever characters are in it.
  GIT_LITERAL_PATHSPECS: "1"
};
function gitEnvironment(env, ...own) {
  const kept = Object.entries(env).filter(
    ([name]) => !REMOVED.some((pattern) => pattern.test(name))
  );
  return Object.assign(Object.fromEntries(kept), SET, ...own);
}

// src/git/git.ts
var MAX_OUTPUT = 2 ** 31 - 1;
function runGit(place, args, options = {}) {
  const ran = spawnSync(place.program, withSettings(place, args), {
    ...spawning(place, options),
    maxBuffer: MAX_OUTPUT,
    input: options.input ?? ""
  });
  if (ran.error !== void 0 && ran.status === null && ran.signal === null) {
    throw gitMissing(ran.error.message);
  }
  return { code: ran.status, out: ran.stdout, err: withoutCredentials(ran.stderr.toString()) };
}
function runGitAsync(place, args, options = {}) {
  const child = spawn(place.program, withSettings(place, args), {
    ...spawning(place, options),
    stdio: ["pipe", options.into ?? "pipe", "pipe"]
  });
  const out = [];
  const err = [];
  child.stdout?.on("data", (piece) => out.push(piece));
  child.stderr?.on("data", (piece) => err.push(piece));
  child.stdin?.on("error", () => void 0);
  for (const piece of options.pieces ?? []) child.stdin?.write(piece);
  child.stdin?.end(options.input ?? "");
  return new Promise((resolve8, reject) => {
    child.once("error", (error) => reject(gitMissing(error.message)));
    child.once("close", (code) => {
      const said = withoutCredentials(Buffer.concat(err).toString());
      resolve8({ code, out: Buffer.concat(out), err: said });
    });
  });
}
function git(place, args, options) {
  const answer = runGit(place, args, options);
  if (answer.code === 0) return answer.out;
  throw gitFailed(args, answer.err);
}
function gitText(place, args, options) {
  return git(place, args, options).toString().trim();
}
function gitTextOrNull(place, args) {
  const answer = runGit(place, args);
  if (answer.code === 1 && answer.err === "") return null;
  if (answer.code === 0) return answer.out.toString().trim();
  throw gitFailed(args, answer.err);
}
function lastLine(err) {
  const lines = err.split(/[\r\n]+/).filter((line) => line.trim() !== "");
  return (lines.findLast((line) => /^(fatal|error): /.test(line)) ?? lines.at(-1) ?? "no reason").replace(/^(fatal|error): /, "").trim();
}
function withoutCredentials(text) {
  return text.replace(/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@]+(?::[^\s/]*)?@/gi, "$1***@");
}
function withSettings({ settings }, args) {
  return ["--no-pager", ...[...SETTINGS, ...settings].flatMap((one) => ["-c", one]), ...args];
}
function spawning({ folder, variables }, { env = {}, timeoutMs }) {
  return {
    cwd: folder,
    env: gitEnvironment(process.env, variables, env),
    ...timeoutMs === void 0 ? {} : { timeout: timeoutMs }
  };
}
function gitFailed(args, err) {
  return failure(
    "git-failed",
    say`${asCode(`git ${args[0]}`)} failed${asForeign(lastLine(err))}`,
    say`Run it yourself in this repository to see more.`
  );
}
function gitMissing(why) {
  return failure(
    "git-missing",
    say`cannot run git${asForeign(why)}`,
    say`Nothing was sent. Install git, and make sure that it is on the PATH.`
  );
}

// src/git/program.ts
var NEEDED = "2.38";
var OLDEST = "2.30";
var oldest = OLDEST;
function refuseOldGit() {
  oldest = NEEDED;
}
var NAME = process.platform === "win32" ? "git.exe" : "git";
function findGit(checkout) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found3 = folders.filter((folder) => isAbsolute2(folder)).map((folder) => join2(folder, NAME)).find((path) => isProgram(path) && (checkout === null || !isIn(checkout, path)));
  return found3 ?? null;
}
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
function isIn(folder, path) {
  return [path, realpathSync2(path)].some((way) => confinement(folder, way) !== "outside");
}
var versions = /* @__PURE__ */ new Map();
function checkVersion(place) {
  const version = versions.get(place.program) ?? gitText(place, ["version"]);
  versions.set(place.program, version);
  const [, number = "of an unknown version"] = /^git version (\d+\.\d+\S*)/.exec(version) ?? [];
  if (isSince(number, oldest)) return;
  throw failure(
    "git-too-old",
    say`git ${asLabel(number)} is too old: segops needs git ${oldest} or newer`,
    say`Nothing was sent. Install git ${NEEDED} or newer.`
  );
}
function isSince(version, first) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [firstMajor = 0, firstMinor = 0] = first.split(".").map(Number);
  return major > firstMajor || major === firstMajor && minor >= firstMinor;
}

// src/app/workspace.ts
import { availableParallelism } from "node:os";

// src/apply/clock.ts
import { uptime } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
var systemClock = {
  now: Date.now,
  sleep: async (ms, signal) => {
    try {
      await delay(ms, void 0, signal === void 0 ? {} : { signal });
    } catch (error) {
      if (!(error instanceof Error && error.name === "AbortError")) throw error;
    }
  }
};
var systemSources = {
  wall: Date.now,
  awake: () => performance.now(),
  sinceBoot: () => {
    try {
      return uptime() * 1e3;
    } catch {
      return 0;
    }
  }
};
var COARSE_MS = 1e3;
function startRunClock(sources = systemSources) {
  const { wall, awake, sinceBoot } = sources;
  const start = { wall: wall(), awake: awake(), sinceBoot: sinceBoot() };
  return {
    ...systemClock,
    now: () => {
      const passed = sinceBoot() - start.sinceBoot - COARSE_MS;
      return Math.floor(start.wall + Math.max(awake() - start.awake, passed));
    }
  };
}
var Alarm = class {
  #clock;
  #wake = () => void 0;
  constructor(clock) {
    this.#clock = clock;
  }
  ring() {
    this.#wake();
  }
  /** Until the alarm rings or the earliest of `ends`, ms since the epoch; null: no such end. */
  async sleep(...ends) {
    const until = Math.min(...ends.map((end) => end ?? Number.POSITIVE_INFINITY));
    const woken = new Promise((resolve8) => {
      this.#wake = resolve8;
    });
    if (until === Number.POSITIVE_INFINITY) return woken;
    const timer = new AbortController();
    const ms = Math.max(0, until - this.#clock.now());
    await Promise.race([woken, this.#clock.sleep(ms, timer.signal)]);
    timer.abort();
  }
};

// src/config/read-config.ts
import { existsSync as existsSync2 } from "node:fs";
import { dirname as dirname3, join as join3, resolve as resolve2 } from "node:path";

// src/yaml/read-text.ts
import { readFileSync, statSync as statSync2 } from "node:fs";
import { relative as relative2, sep as sep2 } from "node:path";

// src/yaml/frame.ts
var INVISIBLE = new RegExp("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Cn}]|(?! )\\p{Zs}", "gu");
var FRAME_WIDTH = 100;
var BEFORE_CARET = 60;
function visible(text) {
  return text.replace(INVISIBLE, (character) => {
    const hex = (character.codePointAt(0) ?? 0).toString(16);
    return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, "0")}`;
  });
}
function codeFrame(lines, line, column, length) {
  const from = Math.max(0, Math.min(column - BEFORE_CARET, lines.at.length - FRAME_WIDTH));
  const width = String(line).length;
  const head = cut(lines.at, from, column);
  const marked = cut(lines.at, column, Math.min(column + length, from + FRAME_WIDTH));
  const tail = cut(lines.at, column + length, from + FRAME_WIDTH);
  const lead = from > 0 ? "..." : "";
  const trail = from + FRAME_WIDTH < lines.at.length ? "..." : "";
  const rows = [
    `> ${line} | ${lead}${head}${marked}${tail}${trail}`.trimEnd(),
    `  ${" ".repeat(width)} | ${" ".repeat(columns(lead + head))}${"^".repeat(Math.max(1, columns(marked)))}`
  ];
  if (lines.before !== null) {
    const more = lines.before.length > from + FRAME_WIDTH ? "..." : "";
    const text = cut(lines.before, from, from + FRAME_WIDTH);
    rows.unshift(
      `  ${String(line - 1).padStart(width)} | ${text === "" ? "" : lead}${text}${more}`.trimEnd()
    );
  }
  return rows.join("\n");
}
function cut(line, from, to) {
  return visible(line.slice(from, Math.max(from, to)).replaceAll("	", "  "));
}
function columns(text) {
  return [...text].length;
}

// src/yaml/source.ts
var MOST_SHOWN = 50;
var SECRET_SIGN = /pass_?code|password|secret|token|:\/\/[^\s/]*@/i;
var Source = class {
  file;
  text;
  #lineStarts = null;
  #secret = null;
  constructor(file, text, mayHoldSecrets = false) {
    this.file = file;
    this.text = text;
    if (!mayHoldSecrets) this.#secret = false;
  }
  /** Whether the file seems to contain a credential. If so, nothing of it is shown. */
  get secret() {
    this.#secret ??= this.text.split("\n").some((line) => !/^\s*#/.test(line) && SECRET_SIGN.test(line));
    return this.#secret;
  }
  /** The line (from 1) of an offset. */
  lineOf(offset) {
    const starts = this.#starts();
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = low + high >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }
  place(offset) {
    const line = this.lineOf(offset);
    return { file: this.file, line, column: offset - (this.#starts()[line - 1] ?? 0) + 1 };
  }
  problem(offset, finding, length = 1) {
    return this.problemAt(this.place(offset), finding, length);
  }
  /** Draws the first of many, in the order of the file, and counts the rest. */
  problems(sightings) {
    const shown = new ProblemsOfFile(this);
    for (const sighting of [...sightings].sort((a, b) => a.at - b.at)) shown.add(sighting);
    return shown.all();
  }
  /** As `problem`, for a place of this file that was kept. */
  problemAt(place, finding, length = 1) {
    const frame = this.#frame(place, length);
    const shown = this.secret ? withoutValues(finding) : finding;
    return { severity: "error", ...shown, place, ...frame === null ? {} : { frame } };
  }
  #frame(place, length) {
    if (place.line === void 0 || this.secret) return null;
    const before = place.line === 1 ? null : this.#line(place.line - 1);
    const at4 = this.#line(place.line);
    return codeFrame({ before, at: at4 }, place.line, (place.column ?? 1) - 1, length);
  }
  #line(line) {
    const starts = this.#starts();
    const end = starts[line] ?? this.text.length + 1;
    return this.text.slice(starts[line - 1] ?? 0, end - 1).replace(/\r$/, "");
  }
  #starts() {
    if (this.#lineStarts !== null) return this.#lineStarts;
    const starts = [0];
    for (let at4 = this.text.indexOf("\n"); at4 >= 0; at4 = this.text.indexOf("\n", at4 + 1)) {
      starts.push(at4 + 1);
    }
    this.#lineStarts = starts;
    return starts;
  }
};
var ProblemsOfFile = class {
  #source;
  #shown = [];
  #more = 0;
  #lastAt = 0;
  constructor(source) {
    this.#source = source;
  }
  add({ at: at4, finding, length }) {
    if (this.#shown.length < MOST_SHOWN) {
      this.#shown.push(this.#source.problem(at4, finding, length));
      return;
    }
    this.#more += 1;
    this.#lastAt = Math.max(this.#lastAt, at4);
  }
  all() {
    if (this.#more === 0) return this.#shown;
    const rest = {
      code: "more-problems",
      message: say`${plural(this.#more, "more problem")} of this kind up to here ${this.#more === 1 ? "is" : "are"} not shown`,
      next: say`Fix the problems that are shown. Then run the command again.`
    };
    return [...this.#shown, this.#source.problem(this.#lastAt, rest)];
  }
};
function withoutValues({ code, message, next }) {
  return { code, message: masked(message, ["command"]), next: masked(next, ["command", "code"]) };
}
function masked(message, ours) {
  return message.flatMap((span) => {
    if (typeof span === "string" || ours.includes(span.kind)) return [span];
    return span.kind === "foreign" ? [] : [{ ...span, text: "..." }];
  });
}
function fileProblem(file, finding) {
  return { severity: "error", ...finding, place: { file } };
}
function resultOf(value, problems) {
  if (problems.length > 0 || value === null) return { ok: false, problems };
  return { ok: true, value, warnings: [] };
}
function inOrder(problems) {
  const line = (problem) => problem.place?.line ?? 0;
  const column = (problem) => problem.place?.column ?? 0;
  const once = /* @__PURE__ */ new Map();
  for (const problem of problems) {
    const key = `${line(problem)}:${column(problem)}:${problem.code}:${plain(problem.message)}`;
    if (!once.has(key)) once.set(key, problem);
  }
  const explained = new Set(
    problems.filter(({ code }) => code !== "wrong-type").map((p) => `${line(p)}:${column(p)}`)
  );
  const kept = [...once.values()].filter(
    (problem) => problem.code !== "wrong-type" || !explained.has(`${line(problem)}:${column(problem)}`)
  );
  return kept.sort((a, b) => line(a) - line(b) || column(a) - column(b));
}

// src/yaml/read-text.ts
function readText(path, shown, most, tooLarge) {
  try {
    const file = statSync2(path);
    if (!file.isFile()) return refused(shown, unreadable(say`it is not a regular file`));
    if (file.size > most) return refused(shown, tooLarge);
    const text = new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
    return { ok: true, value: text, warnings: [] };
  } catch (error) {
    if (error instanceof TypeError) return refused(shown, NOT_UTF8);
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
    return refused(shown, unreadable([asCode(code)]));
  }
}
function refused(shown, finding) {
  return { ok: false, problems: [fileProblem(shown, finding)] };
}
function display(path, from) {
  return (relative2(from, path) || path).split(sep2).join("/");
}
var NOT_UTF8 = {
  code: "file-not-utf8",
  message: say`the file is not valid UTF-8`,
  next: say`Save the file as UTF-8.`
};
function unreadable(why) {
  return {
    code: "file-unreadable",
    message: say`the file cannot be read: ${why}`,
    next: say`Fix the file or remove it.`
  };
}

// src/config/parse-config.ts
import { dirname as dirname2 } from "node:path";

// schema/config.schema.json
var config_schema_default = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "segops config",
  description: "Settings of a segops repository (segops.yaml). Credentials come from the environment only.",
  type: "object",
  additionalProperties: false,
  properties: {
    segments: {
      $ref: "#/definitions/segments"
    },
    lock: {
      $ref: "#/definitions/lock"
    },
    account: {
      $ref: "#/definitions/account"
    },
    limits: {
      $ref: "#/definitions/limits"
    },
    settle: {
      $ref: "#/definitions/settle"
    },
    guard: {
      $ref: "#/definitions/guard"
    },
    approve: {
      $ref: "#/definitions/approve"
    },
    public: {
      $ref: "#/definitions/public"
    },
    environments: {
      title: "Environments",
      description: "Overlays that --env NAME picks. lock, account and segments replace theirs whole; limits and guard are laid over key by key.",
      type: "object",
      additionalProperties: {
        title: "An environment",
        type: "object",
        additionalProperties: false,
        properties: {
          segments: {
            $ref: "#/definitions/segments"
          },
          lock: {
            $ref: "#/definitions/lock"
          },
          account: {
            $ref: "#/definitions/account"
          },
          limits: {
            $ref: "#/definitions/limits"
          },
          settle: {
            $ref: "#/definitions/settle"
          },
          guard: {
            $ref: "#/definitions/guard"
          },
          approve: {
            $ref: "#/definitions/approve"
          },
          public: {
            $ref: "#/definitions/public"
          }
        }
      }
    }
  },
  definitions: {
    segments: {
      title: "Manifests",
      description: "Globs of manifests, from the folder of this file. A glob that starts with ! takes files away.",
      type: "array",
      minItems: 1,
      items: {
        type: "string"
      },
      default: ["segments/**/*.yaml"],
      examples: [["segments/**/*.yaml"]]
    },
    lock: {
      title: "Lock",
      description: "Where segops remembers what it sent: a file, or an unprotected branch that holds only the lock.",
      type: "object",
      additionalProperties: false,
      properties: {
        file: {
          title: "Lock file",
          description: "From the folder of this file.",
          type: "string",
          minLength: 1,
          default: "segops.lock",
          examples: ["segops.lock"]
        },
        branch: {
          title: "Lock branch",
          description: "A branch that holds nothing but the lock.",
          type: "string",
          examples: ["segops-lock"]
        },
        lineage: {
          title: "Lineage",
          description: "Pinned by segops lock init; a lock of another lineage is refused. Taken by its source text.",
          type: ["string", "number", "boolean"],
          minLength: 1,
          examples: ["6f1c2a"]
        }
      }
    },
    account: {
      title: "Account",
      description: "The region of the account, or a loopback base_url. Account ID and passcode come from CLEVERTAP_ACCOUNT_ID and CLEVERTAP_PASSCODE.",
      type: "object",
      additionalProperties: false,
      oneOf: [
        {
          required: ["region"]
        },
        {
          required: ["base_url"]
        }
      ],
      properties: {
        region: {
          title: "Region",
          enum: ["in1", "sg1", "us1", "aps3", "mec1", "eu1"],
          examples: ["in1"]
        },
        base_url: {
          title: "Base URL",
          description: "Loopback only, for rehearsals; any other origin comes from SEGOPS_BASE_URL.",
          type: "string",
          examples: ["http://127.0.0.1:4010"]
        }
      }
    },
    limits: {
      title: "Limits",
      description: "Limits of one request, never higher than CleverTap's.",
      type: "object",
      additionalProperties: false,
      properties: {
        users: {
          type: "integer",
          minimum: 1,
          maximum: 100,
          default: 100
        },
        segments: {
          type: "integer",
          minimum: 1,
          maximum: 100,
          default: 100
        },
        entries: {
          type: "integer",
          minimum: 1,
          maximum: 100,
          default: 100
        },
        in_flight: {
          description: "Requests at once.",
          type: "integer",
          minimum: 1,
          maximum: 3,
          default: 3
        },
        counting: {
          description: "How users and segments of one request are counted.",
          enum: ["occurrences", "distinct", "pairs"],
          default: "occurrences"
        }
      }
    },
    settle: {
      title: "Settle time",
      description: "How long an attempt without a clear answer may still land, such as 15m, 90s or 1h30m.",
      type: "string",
      pattern: "^([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?$",
      default: "15m",
      examples: ["15m", "90s", "1h30m"]
    },
    guard: {
      title: "Guard",
      description: "Limits whose breach refuses an apply; a manifest may set its own.",
      type: "object",
      additionalProperties: false,
      properties: {
        max_removals: {
          description: "Removals from a segment within window, relative to its largest size in that time.",
          $ref: "#/definitions/threshold",
          default: "30%"
        },
        max_additions: {
          description: "Additions to a segment, relative to its size.",
          $ref: "#/definitions/threshold"
        },
        max_exclusion_shrink: {
          description: "Rows that an exclusion (a list or a segment) lost since the last apply.",
          $ref: "#/definitions/threshold",
          default: "10%"
        },
        max_changes: {
          description: "Changes of one apply, relative to all memberships in the lockfile. Off while the lockfile is empty. By default the larger of 10,000 and 20%.",
          $ref: "#/definitions/threshold"
        },
        max_billed_events: {
          description: "Billed events of one apply.",
          type: "integer",
          minimum: 0
        },
        min_existing: {
          description: "Segments with fewer members than this are exempt from limits that are shares.",
          type: "integer",
          minimum: 0,
          default: 10
        },
        window: {
          description: "The time within which removals add up.",
          type: "string",
          pattern: "^([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?$",
          default: "24h"
        },
        waiver: {
          title: "An exception that ends",
          description: "Allows for a while what a guard refused. The refusal prints what to write here.",
          type: "object",
          additionalProperties: false,
          required: ["until", "reason"],
          properties: {
            max_changes: {
              description: "Changes of one apply, relative to all memberships in the lockfile. Off while the lockfile is empty. By default the larger of 10,000 and 20%.",
              $ref: "#/definitions/threshold"
            },
            max_billed_events: {
              description: "Billed events of one apply.",
              type: "integer",
              minimum: 0
            },
            until: {
              title: "End",
              description: "When the exception ends: a day or a time with its zone, at most 30 days ahead.",
              type: "string",
              minLength: 1,
              examples: ["2026-12-01", "2026-12-01T18:00Z"]
            },
            reason: {
              title: "Reason",
              description: "Why this is right; it is kept with the apply.",
              type: "string",
              minLength: 1,
              examples: ["the campaign ended"]
            }
          }
        }
      }
    },
    approve: {
      title: "What an approval covers",
      description: "all: also the content of lists outside git, whose change then fails require-approved-plan; manifests-only: what stands in git.",
      enum: ["all", "manifests-only"],
      default: "all"
    },
    public: {
      title: "Members may be public",
      description: "Says that members may stand in comments and summaries of a public repository in plain text.",
      type: "boolean",
      default: false
    },
    threshold: {
      title: "Threshold",
      description: "A share such as 30% or 0.5%, or a count such as 500.",
      type: ["string", "integer"],
      pattern: "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$",
      minimum: 0,
      examples: ["30%", "0.5%", 500]
    }
  }
};

// src/yaml/nearest.ts
function nearest(written, candidates) {
  const allowed = Math.min(3, Math.max(1, Math.floor(written.length / 3)));
  let best = null;
  let bestDistance = allowed + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - written.length) >= bestDistance) continue;
    const distance = editDistance(written.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}
function editDistance(a, b) {
  let beforeLast = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least2 = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least2 = Math.min(least2, at(beforeLast, j - 2) + 1);
      }
      row.push(least2);
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}
function at(row, index) {
  return row[index] ?? 0;
}

// src/yaml/compile-schema.ts
var manifest = validate10;
var schema11 = { "$schema": "http://json-schema.org/draft-07/schema#", "title": "segops manifest", "description": "Declares one CleverTap API segment and who is in it.", "type": "object", "required": ["segment"], "additionalProperties": false, "anyOf": [{ "required": ["members"] }, { "required": ["members_from"] }, { "properties": { "segment": { "type": "object", "required": ["retire"] } } }], "properties": { "segment": { "title": "The segment", "description": "Names the segment by one of its IDs or by both.", "type": "object", "additionalProperties": false, "anyOf": [{ "required": ["customer_segment_id"] }, { "required": ["ct_segment_id"] }], "properties": { "customer_segment_id": { "title": "Customer segment ID", "description": "The ID that you gave the segment. Taken by its source text: 00123 stays 00123. Must not start with `ct:`.", "type": ["string", "number", "boolean"], "examples": ["vip_customers"] }, "ct_segment_id": { "title": "CleverTap segment ID", "description": "The number that CleverTap gave the segment.", "type": "integer", "examples": [1234] }, "name": { "title": "Name", "description": "A label for people; the segment's name when segops creates it.", "type": ["string", "number", "boolean"], "examples": ["VIP customers"] }, "create": { "title": "Create the segment", "description": "Make the segment in the account if segops has not made it yet. No API can delete a segment.", "type": "boolean", "default": false }, "retire": { "title": "End the segment", "description": "keep: its members stay as they are; empty: they are removed, under the guards. Once applied, the file may go.", "enum": ["keep", "empty"] }, "adopt": { "title": "Take over a segment that exists", "description": "accepted: the listed members count as sent; unconfirmed: they are sent once. Only while the lock does not know the segment.", "enum": ["accepted", "unconfirmed"] }, "renamed_from": { "title": "Its old name", "description": "CleverTap cannot rename a segment: this one is new, and the plan says what that costs.", "type": ["string", "number", "boolean"], "examples": ["vip_2025"] } } }, "members": { "title": "Members", "description": "Who is in the segment. `[]` permits emptying it; leave the key out when all members come from lists. Scalars are taken by their source text.", "type": "array", "items": { "$ref": "#/definitions/member" }, "examples": [["ada@example.com", "00123"]] }, "members_from": { "title": "Lists of members", "description": "Files that hold members, from the folder of segops.yaml.", "type": "array", "minItems": 1, "items": { "title": "A list", "type": "object", "required": ["file"], "additionalProperties": false, "properties": { "file": { "$ref": "#/definitions/file" }, "column": { "$ref": "#/definitions/column" }, "guid_column": { "$ref": "#/definitions/guid_column" }, "max_age": { "$ref": "#/definitions/max_age" }, "expect_rows": { "$ref": "#/definitions/expect_rows" } } }, "examples": [[{ "file": "lists/vip.txt" }]] }, "exclude_from": { "title": "Exclusions", "description": "Members of these lists and segments are kept out.", "type": "array", "minItems": 1, "items": { "title": "A list or a segment", "type": "object", "additionalProperties": false, "oneOf": [{ "required": ["file"] }, { "required": ["segment"] }], "properties": { "file": { "$ref": "#/definitions/file" }, "column": { "$ref": "#/definitions/column" }, "guid_column": { "$ref": "#/definitions/guid_column" }, "segment": { "title": "Another manifest's segment", "description": "Its customer_segment_id, or ct: and its ct_segment_id if it has no other.", "type": ["string", "number", "boolean"], "examples": ["do_not_contact", "ct:1234"] }, "max_age": { "$ref": "#/definitions/max_age" }, "expect_rows": { "$ref": "#/definitions/expect_rows" } } }, "examples": [[{ "file": "lists/opted-out.txt" }, { "segment": "do_not_contact" }]] }, "guard": { "title": "Guard", "description": "Limits of this segment whose breach refuses an apply; what is absent comes from segops.yaml.", "type": "object", "additionalProperties": false, "properties": { "max_removals": { "description": "Removals from a segment within window, relative to its largest size in that time.", "$ref": "#/definitions/threshold" }, "max_additions": { "description": "Additions to a segment, relative to its size.", "$ref": "#/definitions/threshold" }, "max_exclusion_shrink": { "description": "Rows that an exclusion (a list or a segment) lost since the last apply.", "$ref": "#/definitions/threshold" }, "min_existing": { "description": "Segments with fewer members than this are exempt from limits that are shares.", "type": "integer", "minimum": 0 }, "waiver": { "title": "An exception that ends", "description": "Allows for a while what a guard refused. The refusal prints what to write here.", "type": "object", "additionalProperties": false, "required": ["until", "reason"], "properties": { "max_removals": { "description": "Removals from a segment within window, relative to its largest size in that time.", "$ref": "#/definitions/threshold" }, "max_additions": { "description": "Additions to a segment, relative to its size.", "$ref": "#/definitions/threshold" }, "max_exclusion_shrink": { "description": "Rows that an exclusion (a list or a segment) lost since the last apply.", "$ref": "#/definitions/threshold" }, "lists": { "title": "Lists to believe", "description": "Paths of lists that are believed as they are: empty, cut off, too old, of other rows or digest.", "type": "array", "minItems": 1, "items": { "type": ["string", "number", "boolean"] } }, "distinct_from": { "title": "Not the same segment", "description": "Segments of the other ID form that are not this one.", "type": "array", "minItems": 1, "items": { "type": ["string", "number", "boolean"] } }, "until": { "title": "End", "description": "When the exception ends: a day or a time with its zone, at most 30 days ahead.", "type": "string", "minLength": 1, "examples": ["2026-12-01", "2026-12-01T18:00Z"] }, "reason": { "title": "Reason", "description": "Why this is right; it is kept with the apply.", "type": "string", "minLength": 1, "examples": ["the campaign ended"] } } } } } }, "definitions": { "member": { "title": "A member", "description": "An identity, or the guid of an anonymous profile. Quote what starts with @ * ! & % # or a backtick.", "type": ["string", "number", "boolean", "object"], "additionalProperties": false, "minProperties": 1, "properties": { "identity": { "description": "The CleverTap identity. If a guid is given too, the identity is the member.", "type": ["string", "number", "boolean"] }, "guid": { "description": "The CleverTap ID of an anonymous profile.", "type": ["string", "number", "boolean"] } }, "examples": ["ada@example.com", { "guid": "abcde12345" }] }, "file": { "title": "Path of a list", "description": "From the folder of segops.yaml, inside the repository, with forward slashes. One identity per line; a .csv names its column.", "type": ["string", "number", "boolean"], "examples": ["lists/vip.txt", "lists/vip.csv"] }, "column": { "title": "Identity column", "description": "Header of the CSV column that holds identities.", "type": ["string", "number", "boolean"], "examples": ["Identity"] }, "guid_column": { "title": "Guid column", "description": "Header of the CSV column that holds guids.", "type": ["string", "number", "boolean"], "examples": ["guid"] }, "threshold": { "title": "Threshold", "description": "A share such as 30% or 0.5%, or a count such as 500.", "type": ["string", "integer"], "pattern": "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$", "minimum": 0, "examples": ["30%", "0.5%", 500] }, "max_age": { "title": "Greatest age", "description": "Refuses the apply if the list was last changed longer ago, such as 36h.", "type": "string", "pattern": "^([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?$", "examples": ["36h"] }, "expect_rows": { "title": "Expected rows", "description": "Refuses the apply if the list holds another number of members: 20000, 10000..30000, or 10000.. for at least.", "type": ["integer", "string"], "pattern": "^[0-9]+(\\.\\.([0-9]+)?)?$", "minimum": 0, "examples": [2e4, "10000..30000", "10000.."] } } };
var schema12 = { "title": "A member", "description": "An identity, or the guid of an anonymous profile. Quote what starts with @ * ! & % # or a backtick.", "type": ["string", "number", "boolean", "object"], "additionalProperties": false, "minProperties": 1, "properties": { "identity": { "description": "The CleverTap identity. If a guid is given too, the identity is the member.", "type": ["string", "number", "boolean"] }, "guid": { "description": "The CleverTap ID of an anonymous profile.", "type": ["string", "number", "boolean"] } }, "examples": ["ada@example.com", { "guid": "abcde12345" }] };
var schema13 = { "title": "Path of a list", "description": "From the folder of segops.yaml, inside the repository, with forward slashes. One identity per line; a .csv names its column.", "type": ["string", "number", "boolean"], "examples": ["lists/vip.txt", "lists/vip.csv"] };
var schema14 = { "title": "Identity column", "description": "Header of the CSV column that holds identities.", "type": ["string", "number", "boolean"], "examples": ["Identity"] };
var schema15 = { "title": "Guid column", "description": "Header of the CSV column that holds guids.", "type": ["string", "number", "boolean"], "examples": ["guid"] };
var schema16 = { "title": "Greatest age", "description": "Refuses the apply if the list was last changed longer ago, such as 36h.", "type": "string", "pattern": "^([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?$", "examples": ["36h"] };
var schema17 = { "title": "Expected rows", "description": "Refuses the apply if the list holds another number of members: 20000, 10000..30000, or 10000.. for at least.", "type": ["integer", "string"], "pattern": "^[0-9]+(\\.\\.([0-9]+)?)?$", "minimum": 0, "examples": [2e4, "10000..30000", "10000.."] };
var schema23 = { "title": "Threshold", "description": "A share such as 30% or 0.5%, or a count such as 500.", "type": ["string", "integer"], "pattern": "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$", "minimum": 0, "examples": ["30%", "0.5%", 500] };
var pattern0 = new RegExp("^([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?$", "u");
var pattern1 = new RegExp("^[0-9]+(\\.\\.([0-9]+)?)?$", "u");
var pattern4 = new RegExp("^([0-9]+(\\.[0-9]+)?%|[0-9]+)$", "u");
var func2 = require_ucs2length().default;
function validate10(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  const _errs1 = errors;
  let valid0 = false;
  const _errs2 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.members === void 0) {
      const err0 = { instancePath, schemaPath: "#/anyOf/0/required", keyword: "required", params: { missingProperty: "members" }, message: "must have required property 'members'", schema: schema11.anyOf[0].required, parentSchema: schema11.anyOf[0], data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  }
  var _valid0 = _errs2 === errors;
  valid0 = valid0 || _valid0;
  if (!valid0) {
    const _errs3 = errors;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.members_from === void 0) {
        const err1 = { instancePath, schemaPath: "#/anyOf/1/required", keyword: "required", params: { missingProperty: "members_from" }, message: "must have required property 'members_from'", schema: schema11.anyOf[1].required, parentSchema: schema11.anyOf[1], data };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    var _valid0 = _errs3 === errors;
    valid0 = valid0 || _valid0;
    if (!valid0) {
      const _errs4 = errors;
      if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.segment !== void 0) {
          let data0 = data.segment;
          if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
            if (data0.retire === void 0) {
              const err2 = { instancePath: instancePath + "/segment", schemaPath: "#/anyOf/2/properties/segment/required", keyword: "required", params: { missingProperty: "retire" }, message: "must have required property 'retire'", schema: schema11.anyOf[2].properties.segment.required, parentSchema: schema11.anyOf[2].properties.segment, data: data0 };
              if (vErrors === null) {
                vErrors = [err2];
              } else {
                vErrors.push(err2);
              }
              errors++;
            }
          } else {
            const err3 = { instancePath: instancePath + "/segment", schemaPath: "#/anyOf/2/properties/segment/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.anyOf[2].properties.segment.type, parentSchema: schema11.anyOf[2].properties.segment, data: data0 };
            if (vErrors === null) {
              vErrors = [err3];
            } else {
              vErrors.push(err3);
            }
            errors++;
          }
        }
      }
      var _valid0 = _errs4 === errors;
      valid0 = valid0 || _valid0;
    }
  }
  if (!valid0) {
    const err4 = { instancePath, schemaPath: "#/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf", schema: schema11.anyOf, parentSchema: schema11, data };
    if (vErrors === null) {
      vErrors = [err4];
    } else {
      vErrors.push(err4);
    }
    errors++;
  } else {
    errors = _errs1;
    if (vErrors !== null) {
      if (_errs1) {
        vErrors.length = _errs1;
      } else {
        vErrors = null;
      }
    }
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.segment === void 0) {
      const err5 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "segment" }, message: "must have required property 'segment'", schema: schema11.required, parentSchema: schema11, data };
      if (vErrors === null) {
        vErrors = [err5];
      } else {
        vErrors.push(err5);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "segment" || key0 === "members" || key0 === "members_from" || key0 === "exclude_from" || key0 === "guard")) {
        const err6 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11, data };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.segment !== void 0) {
      let data1 = data.segment;
      const _errs10 = errors;
      let valid3 = false;
      const _errs11 = errors;
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
        if (data1.customer_segment_id === void 0) {
          const err7 = { instancePath: instancePath + "/segment", schemaPath: "#/properties/segment/anyOf/0/required", keyword: "required", params: { missingProperty: "customer_segment_id" }, message: "must have required property 'customer_segment_id'", schema: schema11.properties.segment.anyOf[0].required, parentSchema: schema11.properties.segment.anyOf[0], data: data1 };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      }
      var _valid1 = _errs11 === errors;
      valid3 = valid3 || _valid1;
      if (!valid3) {
        const _errs12 = errors;
        if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
          if (data1.ct_segment_id === void 0) {
            const err8 = { instancePath: instancePath + "/segment", schemaPath: "#/properties/segment/anyOf/1/required", keyword: "required", params: { missingProperty: "ct_segment_id" }, message: "must have required property 'ct_segment_id'", schema: schema11.properties.segment.anyOf[1].required, parentSchema: schema11.properties.segment.anyOf[1], data: data1 };
            if (vErrors === null) {
              vErrors = [err8];
            } else {
              vErrors.push(err8);
            }
            errors++;
          }
        }
        var _valid1 = _errs12 === errors;
        valid3 = valid3 || _valid1;
      }
      if (!valid3) {
        const err9 = { instancePath: instancePath + "/segment", schemaPath: "#/properties/segment/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf", schema: schema11.properties.segment.anyOf, parentSchema: schema11.properties.segment, data: data1 };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      } else {
        errors = _errs10;
        if (vErrors !== null) {
          if (_errs10) {
            vErrors.length = _errs10;
          } else {
            vErrors = null;
          }
        }
      }
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
        for (const key1 in data1) {
          if (!(key1 === "customer_segment_id" || key1 === "ct_segment_id" || key1 === "name" || key1 === "create" || key1 === "retire" || key1 === "adopt" || key1 === "renamed_from")) {
            const err10 = { instancePath: instancePath + "/segment", schemaPath: "#/properties/segment/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.segment, data: data1 };
            if (vErrors === null) {
              vErrors = [err10];
            } else {
              vErrors.push(err10);
            }
            errors++;
          }
        }
        if (data1.customer_segment_id !== void 0) {
          let data2 = data1.customer_segment_id;
          if (typeof data2 !== "string" && !(typeof data2 == "number" && isFinite(data2)) && typeof data2 !== "boolean") {
            const err11 = { instancePath: instancePath + "/segment/customer_segment_id", schemaPath: "#/properties/segment/properties/customer_segment_id/type", keyword: "type", params: { type: schema11.properties.segment.properties.customer_segment_id.type }, message: "must be string,number,boolean", schema: schema11.properties.segment.properties.customer_segment_id.type, parentSchema: schema11.properties.segment.properties.customer_segment_id, data: data2 };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          }
        }
        if (data1.ct_segment_id !== void 0) {
          let data3 = data1.ct_segment_id;
          if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)) && isFinite(data3))) {
            const err12 = { instancePath: instancePath + "/segment/ct_segment_id", schemaPath: "#/properties/segment/properties/ct_segment_id/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema11.properties.segment.properties.ct_segment_id.type, parentSchema: schema11.properties.segment.properties.ct_segment_id, data: data3 };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
        }
        if (data1.name !== void 0) {
          let data4 = data1.name;
          if (typeof data4 !== "string" && !(typeof data4 == "number" && isFinite(data4)) && typeof data4 !== "boolean") {
            const err13 = { instancePath: instancePath + "/segment/name", schemaPath: "#/properties/segment/properties/name/type", keyword: "type", params: { type: schema11.properties.segment.properties.name.type }, message: "must be string,number,boolean", schema: schema11.properties.segment.properties.name.type, parentSchema: schema11.properties.segment.properties.name, data: data4 };
            if (vErrors === null) {
              vErrors = [err13];
            } else {
              vErrors.push(err13);
            }
            errors++;
          }
        }
        if (data1.create !== void 0) {
          let data5 = data1.create;
          if (typeof data5 !== "boolean") {
            const err14 = { instancePath: instancePath + "/segment/create", schemaPath: "#/properties/segment/properties/create/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema11.properties.segment.properties.create.type, parentSchema: schema11.properties.segment.properties.create, data: data5 };
            if (vErrors === null) {
              vErrors = [err14];
            } else {
              vErrors.push(err14);
            }
            errors++;
          }
        }
        if (data1.retire !== void 0) {
          let data6 = data1.retire;
          if (!(data6 === "keep" || data6 === "empty")) {
            const err15 = { instancePath: instancePath + "/segment/retire", schemaPath: "#/properties/segment/properties/retire/enum", keyword: "enum", params: { allowedValues: schema11.properties.segment.properties.retire.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.segment.properties.retire.enum, parentSchema: schema11.properties.segment.properties.retire, data: data6 };
            if (vErrors === null) {
              vErrors = [err15];
            } else {
              vErrors.push(err15);
            }
            errors++;
          }
        }
        if (data1.adopt !== void 0) {
          let data7 = data1.adopt;
          if (!(data7 === "accepted" || data7 === "unconfirmed")) {
            const err16 = { instancePath: instancePath + "/segment/adopt", schemaPath: "#/properties/segment/properties/adopt/enum", keyword: "enum", params: { allowedValues: schema11.properties.segment.properties.adopt.enum }, message: "must be equal to one of the allowed values", schema: schema11.properties.segment.properties.adopt.enum, parentSchema: schema11.properties.segment.properties.adopt, data: data7 };
            if (vErrors === null) {
              vErrors = [err16];
            } else {
              vErrors.push(err16);
            }
            errors++;
          }
        }
        if (data1.renamed_from !== void 0) {
          let data8 = data1.renamed_from;
          if (typeof data8 !== "string" && !(typeof data8 == "number" && isFinite(data8)) && typeof data8 !== "boolean") {
            const err17 = { instancePath: instancePath + "/segment/renamed_from", schemaPath: "#/properties/segment/properties/renamed_from/type", keyword: "type", params: { type: schema11.properties.segment.properties.renamed_from.type }, message: "must be string,number,boolean", schema: schema11.properties.segment.properties.renamed_from.type, parentSchema: schema11.properties.segment.properties.renamed_from, data: data8 };
            if (vErrors === null) {
              vErrors = [err17];
            } else {
              vErrors.push(err17);
            }
            errors++;
          }
        }
      } else {
        const err18 = { instancePath: instancePath + "/segment", schemaPath: "#/properties/segment/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.segment.type, parentSchema: schema11.properties.segment, data: data1 };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
    if (data.members !== void 0) {
      let data9 = data.members;
      if (Array.isArray(data9)) {
        const len0 = data9.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data10 = data9[i0];
          if (typeof data10 !== "string" && !(typeof data10 == "number" && isFinite(data10)) && typeof data10 !== "boolean" && !(data10 && typeof data10 == "object" && !Array.isArray(data10))) {
            const err19 = { instancePath: instancePath + "/members/" + i0, schemaPath: "#/definitions/member/type", keyword: "type", params: { type: schema12.type }, message: "must be string,number,boolean,object", schema: schema12.type, parentSchema: schema12, data: data10 };
            if (vErrors === null) {
              vErrors = [err19];
            } else {
              vErrors.push(err19);
            }
            errors++;
          }
          if (data10 && typeof data10 == "object" && !Array.isArray(data10)) {
            if (Object.keys(data10).length < 1) {
              const err20 = { instancePath: instancePath + "/members/" + i0, schemaPath: "#/definitions/member/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties", schema: 1, parentSchema: schema12, data: data10 };
              if (vErrors === null) {
                vErrors = [err20];
              } else {
                vErrors.push(err20);
              }
              errors++;
            }
            for (const key2 in data10) {
              if (!(key2 === "identity" || key2 === "guid")) {
                const err21 = { instancePath: instancePath + "/members/" + i0, schemaPath: "#/definitions/member/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties", schema: false, parentSchema: schema12, data: data10 };
                if (vErrors === null) {
                  vErrors = [err21];
                } else {
                  vErrors.push(err21);
                }
                errors++;
              }
            }
            if (data10.identity !== void 0) {
              let data11 = data10.identity;
              if (typeof data11 !== "string" && !(typeof data11 == "number" && isFinite(data11)) && typeof data11 !== "boolean") {
                const err22 = { instancePath: instancePath + "/members/" + i0 + "/identity", schemaPath: "#/definitions/member/properties/identity/type", keyword: "type", params: { type: schema12.properties.identity.type }, message: "must be string,number,boolean", schema: schema12.properties.identity.type, parentSchema: schema12.properties.identity, data: data11 };
                if (vErrors === null) {
                  vErrors = [err22];
                } else {
                  vErrors.push(err22);
                }
                errors++;
              }
            }
            if (data10.guid !== void 0) {
              let data12 = data10.guid;
              if (typeof data12 !== "string" && !(typeof data12 == "number" && isFinite(data12)) && typeof data12 !== "boolean") {
                const err23 = { instancePath: instancePath + "/members/" + i0 + "/guid", schemaPath: "#/definitions/member/properties/guid/type", keyword: "type", params: { type: schema12.properties.guid.type }, message: "must be string,number,boolean", schema: schema12.properties.guid.type, parentSchema: schema12.properties.guid, data: data12 };
                if (vErrors === null) {
                  vErrors = [err23];
                } else {
                  vErrors.push(err23);
                }
                errors++;
              }
            }
          }
        }
      } else {
        const err24 = { instancePath: instancePath + "/members", schemaPath: "#/properties/members/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.members.type, parentSchema: schema11.properties.members, data: data9 };
        if (vErrors === null) {
          vErrors = [err24];
        } else {
          vErrors.push(err24);
        }
        errors++;
      }
    }
    if (data.members_from !== void 0) {
      let data13 = data.members_from;
      if (Array.isArray(data13)) {
        if (data13.length < 1) {
          const err25 = { instancePath: instancePath + "/members_from", schemaPath: "#/properties/members_from/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items", schema: 1, parentSchema: schema11.properties.members_from, data: data13 };
          if (vErrors === null) {
            vErrors = [err25];
          } else {
            vErrors.push(err25);
          }
          errors++;
        }
        const len1 = data13.length;
        for (let i1 = 0; i1 < len1; i1++) {
          let data14 = data13[i1];
          if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
            if (data14.file === void 0) {
              const err26 = { instancePath: instancePath + "/members_from/" + i1, schemaPath: "#/properties/members_from/items/required", keyword: "required", params: { missingProperty: "file" }, message: "must have required property 'file'", schema: schema11.properties.members_from.items.required, parentSchema: schema11.properties.members_from.items, data: data14 };
              if (vErrors === null) {
                vErrors = [err26];
              } else {
                vErrors.push(err26);
              }
              errors++;
            }
            for (const key3 in data14) {
              if (!(key3 === "file" || key3 === "column" || key3 === "guid_column" || key3 === "max_age" || key3 === "expect_rows")) {
                const err27 = { instancePath: instancePath + "/members_from/" + i1, schemaPath: "#/properties/members_from/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.members_from.items, data: data14 };
                if (vErrors === null) {
                  vErrors = [err27];
                } else {
                  vErrors.push(err27);
                }
                errors++;
              }
            }
            if (data14.file !== void 0) {
              let data15 = data14.file;
              if (typeof data15 !== "string" && !(typeof data15 == "number" && isFinite(data15)) && typeof data15 !== "boolean") {
                const err28 = { instancePath: instancePath + "/members_from/" + i1 + "/file", schemaPath: "#/definitions/file/type", keyword: "type", params: { type: schema13.type }, message: "must be string,number,boolean", schema: schema13.type, parentSchema: schema13, data: data15 };
                if (vErrors === null) {
                  vErrors = [err28];
                } else {
                  vErrors.push(err28);
                }
                errors++;
              }
            }
            if (data14.column !== void 0) {
              let data16 = data14.column;
              if (typeof data16 !== "string" && !(typeof data16 == "number" && isFinite(data16)) && typeof data16 !== "boolean") {
                const err29 = { instancePath: instancePath + "/members_from/" + i1 + "/column", schemaPath: "#/definitions/column/type", keyword: "type", params: { type: schema14.type }, message: "must be string,number,boolean", schema: schema14.type, parentSchema: schema14, data: data16 };
                if (vErrors === null) {
                  vErrors = [err29];
                } else {
                  vErrors.push(err29);
                }
                errors++;
              }
            }
            if (data14.guid_column !== void 0) {
              let data17 = data14.guid_column;
              if (typeof data17 !== "string" && !(typeof data17 == "number" && isFinite(data17)) && typeof data17 !== "boolean") {
                const err30 = { instancePath: instancePath + "/members_from/" + i1 + "/guid_column", schemaPath: "#/definitions/guid_column/type", keyword: "type", params: { type: schema15.type }, message: "must be string,number,boolean", schema: schema15.type, parentSchema: schema15, data: data17 };
                if (vErrors === null) {
                  vErrors = [err30];
                } else {
                  vErrors.push(err30);
                }
                errors++;
              }
            }
            if (data14.max_age !== void 0) {
              let data18 = data14.max_age;
              if (typeof data18 === "string") {
                if (!pattern0.test(data18)) {
                  const err31 = { instancePath: instancePath + "/members_from/" + i1 + "/max_age", schemaPath: "#/definitions/max_age/pattern", keyword: "pattern", params: { pattern: "^([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?$" }, message: 'must match pattern "^([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?$"', schema: "^([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?$", parentSchema: schema16, data: data18 };
                  if (vErrors === null) {
                    vErrors = [err31];
                  } else {
                    vErrors.push(err31);
                  }
                  errors++;
                }
              } else {
                const err32 = { instancePath: instancePath + "/members_from/" + i1 + "/max_age", schemaPath: "#/definitions/max_age/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema16.type, parentSchema: schema16, data: data18 };
                if (vErrors === null) {
                  vErrors = [err32];
                } else {
                  vErrors.push(err32);
                }
                errors++;
              }
            }
            if (data14.expect_rows !== void 0) {
              let data19 = data14.expect_rows;
              if (!(typeof data19 == "number" && (!(data19 % 1) && !isNaN(data19)) && isFinite(data19)) && typeof data19 !== "string") {
                const err33 = { instancePath: instancePath + "/members_from/" + i1 + "/expect_rows", schemaPath: "#/definitions/expect_rows/type", keyword: "type", params: { type: schema17.type }, message: "must be integer,string", schema: schema17.type, parentSchema: schema17, data: data19 };
                if (vErrors === null) {
                  vErrors = [err33];
                } else {
                  vErrors.push(err33);
                }
                errors++;
              }
              if (typeof data19 == "number" && isFinite(data19)) {
                if (data19 < 0 || isNaN(data19)) {
                  const err34 = { instancePath: instancePath + "/members_from/" + i1 + "/expect_rows", schemaPath: "#/definitions/expect_rows/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema17, data: data19 };
                  if (vErrors === null) {
                    vErrors = [err34];
                  } else {
                    vErrors.push(err34);
                  }
                  errors++;
                }
              }
              if (typeof data19 === "string") {
                if (!pattern1.test(data19)) {
                  const err35 = { instancePath: instancePath + "/members_from/" + i1 + "/expect_rows", schemaPath: "#/definitions/expect_rows/pattern", keyword: "pattern", params: { pattern: "^[0-9]+(\\.\\.([0-9]+)?)?$" }, message: 'must match pattern "^[0-9]+(\\.\\.([0-9]+)?)?$"', schema: "^[0-9]+(\\.\\.([0-9]+)?)?$", parentSchema: schema17, data: data19 };
                  if (vErrors === null) {
                    vErrors = [err35];
                  } else {
                    vErrors.push(err35);
                  }
                  errors++;
                }
              }
            }
          } else {
            const err36 = { instancePath: instancePath + "/members_from/" + i1, schemaPath: "#/properties/members_from/items/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.members_from.items.type, parentSchema: schema11.properties.members_from.items, data: data14 };
            if (vErrors === null) {
              vErrors = [err36];
            } else {
              vErrors.push(err36);
            }
            errors++;
          }
        }
      } else {
        const err37 = { instancePath: instancePath + "/members_from", schemaPath: "#/properties/members_from/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.members_from.type, parentSchema: schema11.properties.members_from, data: data13 };
        if (vErrors === null) {
          vErrors = [err37];
        } else {
          vErrors.push(err37);
        }
        errors++;
      }
    }
    if (data.exclude_from !== void 0) {
      let data20 = data.exclude_from;
      if (Array.isArray(data20)) {
        if (data20.length < 1) {
          const err38 = { instancePath: instancePath + "/exclude_from", schemaPath: "#/properties/exclude_from/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items", schema: 1, parentSchema: schema11.properties.exclude_from, data: data20 };
          if (vErrors === null) {
            vErrors = [err38];
          } else {
            vErrors.push(err38);
          }
          errors++;
        }
        const len2 = data20.length;
        for (let i2 = 0; i2 < len2; i2++) {
          let data21 = data20[i2];
          const _errs60 = errors;
          let valid19 = false;
          let passing0 = null;
          const _errs61 = errors;
          if (data21 && typeof data21 == "object" && !Array.isArray(data21)) {
            if (data21.file === void 0) {
              const err39 = { instancePath: instancePath + "/exclude_from/" + i2, schemaPath: "#/properties/exclude_from/items/oneOf/0/required", keyword: "required", params: { missingProperty: "file" }, message: "must have required property 'file'", schema: schema11.properties.exclude_from.items.oneOf[0].required, parentSchema: schema11.properties.exclude_from.items.oneOf[0], data: data21 };
              if (vErrors === null) {
                vErrors = [err39];
              } else {
                vErrors.push(err39);
              }
              errors++;
            }
          }
          var _valid2 = _errs61 === errors;
          if (_valid2) {
            valid19 = true;
            passing0 = 0;
          }
          const _errs62 = errors;
          if (data21 && typeof data21 == "object" && !Array.isArray(data21)) {
            if (data21.segment === void 0) {
              const err40 = { instancePath: instancePath + "/exclude_from/" + i2, schemaPath: "#/properties/exclude_from/items/oneOf/1/required", keyword: "required", params: { missingProperty: "segment" }, message: "must have required property 'segment'", schema: schema11.properties.exclude_from.items.oneOf[1].required, parentSchema: schema11.properties.exclude_from.items.oneOf[1], data: data21 };
              if (vErrors === null) {
                vErrors = [err40];
              } else {
                vErrors.push(err40);
              }
              errors++;
            }
          }
          var _valid2 = _errs62 === errors;
          if (_valid2 && valid19) {
            valid19 = false;
            passing0 = [passing0, 1];
          } else {
            if (_valid2) {
              valid19 = true;
              passing0 = 1;
            }
          }
          if (!valid19) {
            const err41 = { instancePath: instancePath + "/exclude_from/" + i2, schemaPath: "#/properties/exclude_from/items/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf", schema: schema11.properties.exclude_from.items.oneOf, parentSchema: schema11.properties.exclude_from.items, data: data21 };
            if (vErrors === null) {
              vErrors = [err41];
            } else {
              vErrors.push(err41);
            }
            errors++;
          } else {
            errors = _errs60;
            if (vErrors !== null) {
              if (_errs60) {
                vErrors.length = _errs60;
              } else {
                vErrors = null;
              }
            }
          }
          if (data21 && typeof data21 == "object" && !Array.isArray(data21)) {
            for (const key4 in data21) {
              if (!(key4 === "file" || key4 === "column" || key4 === "guid_column" || key4 === "segment" || key4 === "max_age" || key4 === "expect_rows")) {
                const err42 = { instancePath: instancePath + "/exclude_from/" + i2, schemaPath: "#/properties/exclude_from/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.exclude_from.items, data: data21 };
                if (vErrors === null) {
                  vErrors = [err42];
                } else {
                  vErrors.push(err42);
                }
                errors++;
              }
            }
            if (data21.file !== void 0) {
              let data22 = data21.file;
              if (typeof data22 !== "string" && !(typeof data22 == "number" && isFinite(data22)) && typeof data22 !== "boolean") {
                const err43 = { instancePath: instancePath + "/exclude_from/" + i2 + "/file", schemaPath: "#/definitions/file/type", keyword: "type", params: { type: schema13.type }, message: "must be string,number,boolean", schema: schema13.type, parentSchema: schema13, data: data22 };
                if (vErrors === null) {
                  vErrors = [err43];
                } else {
                  vErrors.push(err43);
                }
                errors++;
              }
            }
            if (data21.column !== void 0) {
              let data23 = data21.column;
              if (typeof data23 !== "string" && !(typeof data23 == "number" && isFinite(data23)) && typeof data23 !== "boolean") {
                const err44 = { instancePath: instancePath + "/exclude_from/" + i2 + "/column", schemaPath: "#/definitions/column/type", keyword: "type", params: { type: schema14.type }, message: "must be string,number,boolean", schema: schema14.type, parentSchema: schema14, data: data23 };
                if (vErrors === null) {
                  vErrors = [err44];
                } else {
                  vErrors.push(err44);
                }
                errors++;
              }
            }
            if (data21.guid_column !== void 0) {
              let data24 = data21.guid_column;
              if (typeof data24 !== "string" && !(typeof data24 == "number" && isFinite(data24)) && typeof data24 !== "boolean") {
                const err45 = { instancePath: instancePath + "/exclude_from/" + i2 + "/guid_column", schemaPath: "#/definitions/guid_column/type", keyword: "type", params: { type: schema15.type }, message: "must be string,number,boolean", schema: schema15.type, parentSchema: schema15, data: data24 };
                if (vErrors === null) {
                  vErrors = [err45];
                } else {
                  vErrors.push(err45);
                }
                errors++;
              }
            }
            if (data21.segment !== void 0) {
              let data25 = data21.segment;
              if (typeof data25 !== "string" && !(typeof data25 == "number" && isFinite(data25)) && typeof data25 !== "boolean") {
                const err46 = { instancePath: instancePath + "/exclude_from/" + i2 + "/segment", schemaPath: "#/properties/exclude_from/items/properties/segment/type", keyword: "type", params: { type: schema11.properties.exclude_from.items.properties.segment.type }, message: "must be string,number,boolean", schema: schema11.properties.exclude_from.items.properties.segment.type, parentSchema: schema11.properties.exclude_from.items.properties.segment, data: data25 };
                if (vErrors === null) {
                  vErrors = [err46];
                } else {
                  vErrors.push(err46);
                }
                errors++;
              }
            }
            if (data21.max_age !== void 0) {
              let data26 = data21.max_age;
              if (typeof data26 === "string") {
                if (!pattern0.test(data26)) {
                  const err47 = { instancePath: instancePath + "/exclude_from/" + i2 + "/max_age", schemaPath: "#/definitions/max_age/pattern", keyword: "pattern", params: { pattern: "^([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?$" }, message: 'must match pattern "^([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?$"', schema: "^([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?$", parentSchema: schema16, data: data26 };
                  if (vErrors === null) {
                    vErrors = [err47];
                  } else {
                    vErrors.push(err47);
                  }
                  errors++;
                }
              } else {
                const err48 = { instancePath: instancePath + "/exclude_from/" + i2 + "/max_age", schemaPath: "#/definitions/max_age/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema16.type, parentSchema: schema16, data: data26 };
                if (vErrors === null) {
                  vErrors = [err48];
                } else {
                  vErrors.push(err48);
                }
                errors++;
              }
            }
            if (data21.expect_rows !== void 0) {
              let data27 = data21.expect_rows;
              if (!(typeof data27 == "number" && (!(data27 % 1) && !isNaN(data27)) && isFinite(data27)) && typeof data27 !== "string") {
                const err49 = { instancePath: instancePath + "/exclude_from/" + i2 + "/expect_rows", schemaPath: "#/definitions/expect_rows/type", keyword: "type", params: { type: schema17.type }, message: "must be integer,string", schema: schema17.type, parentSchema: schema17, data: data27 };
                if (vErrors === null) {
                  vErrors = [err49];
                } else {
                  vErrors.push(err49);
                }
                errors++;
              }
              if (typeof data27 == "number" && isFinite(data27)) {
                if (data27 < 0 || isNaN(data27)) {
                  const err50 = { instancePath: instancePath + "/exclude_from/" + i2 + "/expect_rows", schemaPath: "#/definitions/expect_rows/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema17, data: data27 };
                  if (vErrors === null) {
                    vErrors = [err50];
                  } else {
                    vErrors.push(err50);
                  }
                  errors++;
                }
              }
              if (typeof data27 === "string") {
                if (!pattern1.test(data27)) {
                  const err51 = { instancePath: instancePath + "/exclude_from/" + i2 + "/expect_rows", schemaPath: "#/definitions/expect_rows/pattern", keyword: "pattern", params: { pattern: "^[0-9]+(\\.\\.([0-9]+)?)?$" }, message: 'must match pattern "^[0-9]+(\\.\\.([0-9]+)?)?$"', schema: "^[0-9]+(\\.\\.([0-9]+)?)?$", parentSchema: schema17, data: data27 };
                  if (vErrors === null) {
                    vErrors = [err51];
                  } else {
                    vErrors.push(err51);
                  }
                  errors++;
                }
              }
            }
          } else {
            const err52 = { instancePath: instancePath + "/exclude_from/" + i2, schemaPath: "#/properties/exclude_from/items/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.exclude_from.items.type, parentSchema: schema11.properties.exclude_from.items, data: data21 };
            if (vErrors === null) {
              vErrors = [err52];
            } else {
              vErrors.push(err52);
            }
            errors++;
          }
        }
      } else {
        const err53 = { instancePath: instancePath + "/exclude_from", schemaPath: "#/properties/exclude_from/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.exclude_from.type, parentSchema: schema11.properties.exclude_from, data: data20 };
        if (vErrors === null) {
          vErrors = [err53];
        } else {
          vErrors.push(err53);
        }
        errors++;
      }
    }
    if (data.guard !== void 0) {
      let data28 = data.guard;
      if (data28 && typeof data28 == "object" && !Array.isArray(data28)) {
        for (const key5 in data28) {
          if (!(key5 === "max_removals" || key5 === "max_additions" || key5 === "max_exclusion_shrink" || key5 === "min_existing" || key5 === "waiver")) {
            const err54 = { instancePath: instancePath + "/guard", schemaPath: "#/properties/guard/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.guard, data: data28 };
            if (vErrors === null) {
              vErrors = [err54];
            } else {
              vErrors.push(err54);
            }
            errors++;
          }
        }
        if (data28.max_removals !== void 0) {
          let data29 = data28.max_removals;
          if (typeof data29 !== "string" && !(typeof data29 == "number" && (!(data29 % 1) && !isNaN(data29)) && isFinite(data29))) {
            const err55 = { instancePath: instancePath + "/guard/max_removals", schemaPath: "#/definitions/threshold/type", keyword: "type", params: { type: schema23.type }, message: "must be string,integer", schema: schema23.type, parentSchema: schema23, data: data29 };
            if (vErrors === null) {
              vErrors = [err55];
            } else {
              vErrors.push(err55);
            }
            errors++;
          }
          if (typeof data29 == "number" && isFinite(data29)) {
            if (data29 < 0 || isNaN(data29)) {
              const err56 = { instancePath: instancePath + "/guard/max_removals", schemaPath: "#/definitions/threshold/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema23, data: data29 };
              if (vErrors === null) {
                vErrors = [err56];
              } else {
                vErrors.push(err56);
              }
              errors++;
            }
          }
          if (typeof data29 === "string") {
            if (!pattern4.test(data29)) {
              const err57 = { instancePath: instancePath + "/guard/max_removals", schemaPath: "#/definitions/threshold/pattern", keyword: "pattern", params: { pattern: "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$" }, message: 'must match pattern "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$"', schema: "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$", parentSchema: schema23, data: data29 };
              if (vErrors === null) {
                vErrors = [err57];
              } else {
                vErrors.push(err57);
              }
              errors++;
            }
          }
        }
        if (data28.max_additions !== void 0) {
          let data30 = data28.max_additions;
          if (typeof data30 !== "string" && !(typeof data30 == "number" && (!(data30 % 1) && !isNaN(data30)) && isFinite(data30))) {
            const err58 = { instancePath: instancePath + "/guard/max_additions", schemaPath: "#/definitions/threshold/type", keyword: "type", params: { type: schema23.type }, message: "must be string,integer", schema: schema23.type, parentSchema: schema23, data: data30 };
            if (vErrors === null) {
              vErrors = [err58];
            } else {
              vErrors.push(err58);
            }
            errors++;
          }
          if (typeof data30 == "number" && isFinite(data30)) {
            if (data30 < 0 || isNaN(data30)) {
              const err59 = { instancePath: instancePath + "/guard/max_additions", schemaPath: "#/definitions/threshold/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema23, data: data30 };
              if (vErrors === null) {
                vErrors = [err59];
              } else {
                vErrors.push(err59);
              }
              errors++;
            }
          }
          if (typeof data30 === "string") {
            if (!pattern4.test(data30)) {
              const err60 = { instancePath: instancePath + "/guard/max_additions", schemaPath: "#/definitions/threshold/pattern", keyword: "pattern", params: { pattern: "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$" }, message: 'must match pattern "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$"', schema: "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$", parentSchema: schema23, data: data30 };
              if (vErrors === null) {
                vErrors = [err60];
              } else {
                vErrors.push(err60);
              }
              errors++;
            }
          }
        }
        if (data28.max_exclusion_shrink !== void 0) {
          let data31 = data28.max_exclusion_shrink;
          if (typeof data31 !== "string" && !(typeof data31 == "number" && (!(data31 % 1) && !isNaN(data31)) && isFinite(data31))) {
            const err61 = { instancePath: instancePath + "/guard/max_exclusion_shrink", schemaPath: "#/definitions/threshold/type", keyword: "type", params: { type: schema23.type }, message: "must be string,integer", schema: schema23.type, parentSchema: schema23, data: data31 };
            if (vErrors === null) {
              vErrors = [err61];
            } else {
              vErrors.push(err61);
            }
            errors++;
          }
          if (typeof data31 == "number" && isFinite(data31)) {
            if (data31 < 0 || isNaN(data31)) {
              const err62 = { instancePath: instancePath + "/guard/max_exclusion_shrink", schemaPath: "#/definitions/threshold/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema23, data: data31 };
              if (vErrors === null) {
                vErrors = [err62];
              } else {
                vErrors.push(err62);
              }
              errors++;
            }
          }
          if (typeof data31 === "string") {
            if (!pattern4.test(data31)) {
              const err63 = { instancePath: instancePath + "/guard/max_exclusion_shrink", schemaPath: "#/definitions/threshold/pattern", keyword: "pattern", params: { pattern: "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$" }, message: 'must match pattern "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$"', schema: "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$", parentSchema: schema23, data: data31 };
              if (vErrors === null) {
                vErrors = [err63];
              } else {
                vErrors.push(err63);
              }
              errors++;
            }
          }
        }
        if (data28.min_existing !== void 0) {
          let data32 = data28.min_existing;
          if (!(typeof data32 == "number" && (!(data32 % 1) && !isNaN(data32)) && isFinite(data32))) {
            const err64 = { instancePath: instancePath + "/guard/min_existing", schemaPath: "#/properties/guard/properties/min_existing/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema11.properties.guard.properties.min_existing.type, parentSchema: schema11.properties.guard.properties.min_existing, data: data32 };
            if (vErrors === null) {
              vErrors = [err64];
            } else {
              vErrors.push(err64);
            }
            errors++;
          }
          if (typeof data32 == "number" && isFinite(data32)) {
            if (data32 < 0 || isNaN(data32)) {
              const err65 = { instancePath: instancePath + "/guard/min_existing", schemaPath: "#/properties/guard/properties/min_existing/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema11.properties.guard.properties.min_existing, data: data32 };
              if (vErrors === null) {
                vErrors = [err65];
              } else {
                vErrors.push(err65);
              }
              errors++;
            }
          }
        }
        if (data28.waiver !== void 0) {
          let data33 = data28.waiver;
          if (data33 && typeof data33 == "object" && !Array.isArray(data33)) {
            if (data33.until === void 0) {
              const err66 = { instancePath: instancePath + "/guard/waiver", schemaPath: "#/properties/guard/properties/waiver/required", keyword: "required", params: { missingProperty: "until" }, message: "must have required property 'until'", schema: schema11.properties.guard.properties.waiver.required, parentSchema: schema11.properties.guard.properties.waiver, data: data33 };
              if (vErrors === null) {
                vErrors = [err66];
              } else {
                vErrors.push(err66);
              }
              errors++;
            }
            if (data33.reason === void 0) {
              const err67 = { instancePath: instancePath + "/guard/waiver", schemaPath: "#/properties/guard/properties/waiver/required", keyword: "required", params: { missingProperty: "reason" }, message: "must have required property 'reason'", schema: schema11.properties.guard.properties.waiver.required, parentSchema: schema11.properties.guard.properties.waiver, data: data33 };
              if (vErrors === null) {
                vErrors = [err67];
              } else {
                vErrors.push(err67);
              }
              errors++;
            }
            for (const key6 in data33) {
              if (!(key6 === "max_removals" || key6 === "max_additions" || key6 === "max_exclusion_shrink" || key6 === "lists" || key6 === "distinct_from" || key6 === "until" || key6 === "reason")) {
                const err68 = { instancePath: instancePath + "/guard/waiver", schemaPath: "#/properties/guard/properties/waiver/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key6 }, message: "must NOT have additional properties", schema: false, parentSchema: schema11.properties.guard.properties.waiver, data: data33 };
                if (vErrors === null) {
                  vErrors = [err68];
                } else {
                  vErrors.push(err68);
                }
                errors++;
              }
            }
            if (data33.max_removals !== void 0) {
              let data34 = data33.max_removals;
              if (typeof data34 !== "string" && !(typeof data34 == "number" && (!(data34 % 1) && !isNaN(data34)) && isFinite(data34))) {
                const err69 = { instancePath: instancePath + "/guard/waiver/max_removals", schemaPath: "#/definitions/threshold/type", keyword: "type", params: { type: schema23.type }, message: "must be string,integer", schema: schema23.type, parentSchema: schema23, data: data34 };
                if (vErrors === null) {
                  vErrors = [err69];
                } else {
                  vErrors.push(err69);
                }
                errors++;
              }
              if (typeof data34 == "number" && isFinite(data34)) {
                if (data34 < 0 || isNaN(data34)) {
                  const err70 = { instancePath: instancePath + "/guard/waiver/max_removals", schemaPath: "#/definitions/threshold/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema23, data: data34 };
                  if (vErrors === null) {
                    vErrors = [err70];
                  } else {
                    vErrors.push(err70);
                  }
                  errors++;
                }
              }
              if (typeof data34 === "string") {
                if (!pattern4.test(data34)) {
                  const err71 = { instancePath: instancePath + "/guard/waiver/max_removals", schemaPath: "#/definitions/threshold/pattern", keyword: "pattern", params: { pattern: "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$" }, message: 'must match pattern "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$"', schema: "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$", parentSchema: schema23, data: data34 };
                  if (vErrors === null) {
                    vErrors = [err71];
                  } else {
                    vErrors.push(err71);
                  }
                  errors++;
                }
              }
            }
            if (data33.max_additions !== void 0) {
              let data35 = data33.max_additions;
              if (typeof data35 !== "string" && !(typeof data35 == "number" && (!(data35 % 1) && !isNaN(data35)) && isFinite(data35))) {
                const err72 = { instancePath: instancePath + "/guard/waiver/max_additions", schemaPath: "#/definitions/threshold/type", keyword: "type", params: { type: schema23.type }, message: "must be string,integer", schema: schema23.type, parentSchema: schema23, data: data35 };
                if (vErrors === null) {
                  vErrors = [err72];
                } else {
                  vErrors.push(err72);
                }
                errors++;
              }
              if (typeof data35 == "number" && isFinite(data35)) {
                if (data35 < 0 || isNaN(data35)) {
                  const err73 = { instancePath: instancePath + "/guard/waiver/max_additions", schemaPath: "#/definitions/threshold/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema23, data: data35 };
                  if (vErrors === null) {
                    vErrors = [err73];
                  } else {
                    vErrors.push(err73);
                  }
                  errors++;
                }
              }
              if (typeof data35 === "string") {
                if (!pattern4.test(data35)) {
                  const err74 = { instancePath: instancePath + "/guard/waiver/max_additions", schemaPath: "#/definitions/threshold/pattern", keyword: "pattern", params: { pattern: "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$" }, message: 'must match pattern "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$"', schema: "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$", parentSchema: schema23, data: data35 };
                  if (vErrors === null) {
                    vErrors = [err74];
                  } else {
                    vErrors.push(err74);
                  }
                  errors++;
                }
              }
            }
            if (data33.max_exclusion_shrink !== void 0) {
              let data36 = data33.max_exclusion_shrink;
              if (typeof data36 !== "string" && !(typeof data36 == "number" && (!(data36 % 1) && !isNaN(data36)) && isFinite(data36))) {
                const err75 = { instancePath: instancePath + "/guard/waiver/max_exclusion_shrink", schemaPath: "#/definitions/threshold/type", keyword: "type", params: { type: schema23.type }, message: "must be string,integer", schema: schema23.type, parentSchema: schema23, data: data36 };
                if (vErrors === null) {
                  vErrors = [err75];
                } else {
                  vErrors.push(err75);
                }
                errors++;
              }
              if (typeof data36 == "number" && isFinite(data36)) {
                if (data36 < 0 || isNaN(data36)) {
                  const err76 = { instancePath: instancePath + "/guard/waiver/max_exclusion_shrink", schemaPath: "#/definitions/threshold/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema23, data: data36 };
                  if (vErrors === null) {
                    vErrors = [err76];
                  } else {
                    vErrors.push(err76);
                  }
                  errors++;
                }
              }
              if (typeof data36 === "string") {
                if (!pattern4.test(data36)) {
                  const err77 = { instancePath: instancePath + "/guard/waiver/max_exclusion_shrink", schemaPath: "#/definitions/threshold/pattern", keyword: "pattern", params: { pattern: "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$" }, message: 'must match pattern "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$"', schema: "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$", parentSchema: schema23, data: data36 };
                  if (vErrors === null) {
                    vErrors = [err77];
                  } else {
                    vErrors.push(err77);
                  }
                  errors++;
                }
              }
            }
            if (data33.lists !== void 0) {
              let data37 = data33.lists;
              if (Array.isArray(data37)) {
                if (data37.length < 1) {
                  const err78 = { instancePath: instancePath + "/guard/waiver/lists", schemaPath: "#/properties/guard/properties/waiver/properties/lists/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items", schema: 1, parentSchema: schema11.properties.guard.properties.waiver.properties.lists, data: data37 };
                  if (vErrors === null) {
                    vErrors = [err78];
                  } else {
                    vErrors.push(err78);
                  }
                  errors++;
                }
                const len3 = data37.length;
                for (let i3 = 0; i3 < len3; i3++) {
                  let data38 = data37[i3];
                  if (typeof data38 !== "string" && !(typeof data38 == "number" && isFinite(data38)) && typeof data38 !== "boolean") {
                    const err79 = { instancePath: instancePath + "/guard/waiver/lists/" + i3, schemaPath: "#/properties/guard/properties/waiver/properties/lists/items/type", keyword: "type", params: { type: schema11.properties.guard.properties.waiver.properties.lists.items.type }, message: "must be string,number,boolean", schema: schema11.properties.guard.properties.waiver.properties.lists.items.type, parentSchema: schema11.properties.guard.properties.waiver.properties.lists.items, data: data38 };
                    if (vErrors === null) {
                      vErrors = [err79];
                    } else {
                      vErrors.push(err79);
                    }
                    errors++;
                  }
                }
              } else {
                const err80 = { instancePath: instancePath + "/guard/waiver/lists", schemaPath: "#/properties/guard/properties/waiver/properties/lists/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.guard.properties.waiver.properties.lists.type, parentSchema: schema11.properties.guard.properties.waiver.properties.lists, data: data37 };
                if (vErrors === null) {
                  vErrors = [err80];
                } else {
                  vErrors.push(err80);
                }
                errors++;
              }
            }
            if (data33.distinct_from !== void 0) {
              let data39 = data33.distinct_from;
              if (Array.isArray(data39)) {
                if (data39.length < 1) {
                  const err81 = { instancePath: instancePath + "/guard/waiver/distinct_from", schemaPath: "#/properties/guard/properties/waiver/properties/distinct_from/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items", schema: 1, parentSchema: schema11.properties.guard.properties.waiver.properties.distinct_from, data: data39 };
                  if (vErrors === null) {
                    vErrors = [err81];
                  } else {
                    vErrors.push(err81);
                  }
                  errors++;
                }
                const len4 = data39.length;
                for (let i4 = 0; i4 < len4; i4++) {
                  let data40 = data39[i4];
                  if (typeof data40 !== "string" && !(typeof data40 == "number" && isFinite(data40)) && typeof data40 !== "boolean") {
                    const err82 = { instancePath: instancePath + "/guard/waiver/distinct_from/" + i4, schemaPath: "#/properties/guard/properties/waiver/properties/distinct_from/items/type", keyword: "type", params: { type: schema11.properties.guard.properties.waiver.properties.distinct_from.items.type }, message: "must be string,number,boolean", schema: schema11.properties.guard.properties.waiver.properties.distinct_from.items.type, parentSchema: schema11.properties.guard.properties.waiver.properties.distinct_from.items, data: data40 };
                    if (vErrors === null) {
                      vErrors = [err82];
                    } else {
                      vErrors.push(err82);
                    }
                    errors++;
                  }
                }
              } else {
                const err83 = { instancePath: instancePath + "/guard/waiver/distinct_from", schemaPath: "#/properties/guard/properties/waiver/properties/distinct_from/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema11.properties.guard.properties.waiver.properties.distinct_from.type, parentSchema: schema11.properties.guard.properties.waiver.properties.distinct_from, data: data39 };
                if (vErrors === null) {
                  vErrors = [err83];
                } else {
                  vErrors.push(err83);
                }
                errors++;
              }
            }
            if (data33.until !== void 0) {
              let data41 = data33.until;
              if (typeof data41 === "string") {
                if (func2(data41) < 1) {
                  const err84 = { instancePath: instancePath + "/guard/waiver/until", schemaPath: "#/properties/guard/properties/waiver/properties/until/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.guard.properties.waiver.properties.until, data: data41 };
                  if (vErrors === null) {
                    vErrors = [err84];
                  } else {
                    vErrors.push(err84);
                  }
                  errors++;
                }
              } else {
                const err85 = { instancePath: instancePath + "/guard/waiver/until", schemaPath: "#/properties/guard/properties/waiver/properties/until/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.guard.properties.waiver.properties.until.type, parentSchema: schema11.properties.guard.properties.waiver.properties.until, data: data41 };
                if (vErrors === null) {
                  vErrors = [err85];
                } else {
                  vErrors.push(err85);
                }
                errors++;
              }
            }
            if (data33.reason !== void 0) {
              let data42 = data33.reason;
              if (typeof data42 === "string") {
                if (func2(data42) < 1) {
                  const err86 = { instancePath: instancePath + "/guard/waiver/reason", schemaPath: "#/properties/guard/properties/waiver/properties/reason/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema11.properties.guard.properties.waiver.properties.reason, data: data42 };
                  if (vErrors === null) {
                    vErrors = [err86];
                  } else {
                    vErrors.push(err86);
                  }
                  errors++;
                }
              } else {
                const err87 = { instancePath: instancePath + "/guard/waiver/reason", schemaPath: "#/properties/guard/properties/waiver/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema11.properties.guard.properties.waiver.properties.reason.type, parentSchema: schema11.properties.guard.properties.waiver.properties.reason, data: data42 };
                if (vErrors === null) {
                  vErrors = [err87];
                } else {
                  vErrors.push(err87);
                }
                errors++;
              }
            }
          } else {
            const err88 = { instancePath: instancePath + "/guard/waiver", schemaPath: "#/properties/guard/properties/waiver/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.guard.properties.waiver.type, parentSchema: schema11.properties.guard.properties.waiver, data: data33 };
            if (vErrors === null) {
              vErrors = [err88];
            } else {
              vErrors.push(err88);
            }
            errors++;
          }
        }
      } else {
        const err89 = { instancePath: instancePath + "/guard", schemaPath: "#/properties/guard/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.properties.guard.type, parentSchema: schema11.properties.guard, data: data28 };
        if (vErrors === null) {
          vErrors = [err89];
        } else {
          vErrors.push(err89);
        }
        errors++;
      }
    }
  } else {
    const err90 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema11.type, parentSchema: schema11, data };
    if (vErrors === null) {
      vErrors = [err90];
    } else {
      vErrors.push(err90);
    }
    errors++;
  }
  validate10.errors = vErrors;
  return errors === 0;
}
var config = validate11;
var schema29 = { "$schema": "http://json-schema.org/draft-07/schema#", "title": "segops config", "description": "Settings of a segops repository (segops.yaml). Credentials come from the environment only.", "type": "object", "additionalProperties": false, "properties": { "segments": { "$ref": "#/definitions/segments" }, "lock": { "$ref": "#/definitions/lock" }, "account": { "$ref": "#/definitions/account" }, "limits": { "$ref": "#/definitions/limits" }, "settle": { "$ref": "#/definitions/settle" }, "guard": { "$ref": "#/definitions/guard" }, "approve": { "$ref": "#/definitions/approve" }, "public": { "$ref": "#/definitions/public" }, "environments": { "title": "Environments", "description": "Overlays that --env NAME picks. lock, account and segments replace theirs whole; limits and guard are laid over key by key.", "type": "object", "additionalProperties": { "title": "An environment", "type": "object", "additionalProperties": false, "properties": { "segments": { "$ref": "#/definitions/segments" }, "lock": { "$ref": "#/definitions/lock" }, "account": { "$ref": "#/definitions/account" }, "limits": { "$ref": "#/definitions/limits" }, "settle": { "$ref": "#/definitions/settle" }, "guard": { "$ref": "#/definitions/guard" }, "approve": { "$ref": "#/definitions/approve" }, "public": { "$ref": "#/definitions/public" } } } } }, "definitions": { "segments": { "title": "Manifests", "description": "Globs of manifests, from the folder of this file. A glob that starts with ! takes files away.", "type": "array", "minItems": 1, "items": { "type": "string" }, "default": ["segments/**/*.yaml"], "examples": [["segments/**/*.yaml"]] }, "lock": { "title": "Lock", "description": "Where segops remembers what it sent: a file, or an unprotected branch that holds only the lock.", "type": "object", "additionalProperties": false, "properties": { "file": { "title": "Lock file", "description": "From the folder of this file.", "type": "string", "minLength": 1, "default": "segops.lock", "examples": ["segops.lock"] }, "branch": { "title": "Lock branch", "description": "A branch that holds nothing but the lock.", "type": "string", "examples": ["segops-lock"] }, "lineage": { "title": "Lineage", "description": "Pinned by segops lock init; a lock of another lineage is refused. Taken by its source text.", "type": ["string", "number", "boolean"], "minLength": 1, "examples": ["6f1c2a"] } } }, "account": { "title": "Account", "description": "The region of the account, or a loopback base_url. Account ID and passcode come from CLEVERTAP_ACCOUNT_ID and CLEVERTAP_PASSCODE.", "type": "object", "additionalProperties": false, "oneOf": [{ "required": ["region"] }, { "required": ["base_url"] }], "properties": { "region": { "title": "Region", "enum": ["in1", "sg1", "us1", "aps3", "mec1", "eu1"], "examples": ["in1"] }, "base_url": { "title": "Base URL", "description": "Loopback only, for rehearsals; any other origin comes from SEGOPS_BASE_URL.", "type": "string", "examples": ["http://127.0.0.1:4010"] } } }, "limits": { "title": "Limits", "description": "Limits of one request, never higher than CleverTap's.", "type": "object", "additionalProperties": false, "properties": { "users": { "type": "integer", "minimum": 1, "maximum": 100, "default": 100 }, "segments": { "type": "integer", "minimum": 1, "maximum": 100, "default": 100 }, "entries": { "type": "integer", "minimum": 1, "maximum": 100, "default": 100 }, "in_flight": { "description": "Requests at once.", "type": "integer", "minimum": 1, "maximum": 3, "default": 3 }, "counting": { "description": "How users and segments of one request are counted.", "enum": ["occurrences", "distinct", "pairs"], "default": "occurrences" } } }, "settle": { "title": "Settle time", "description": "How long an attempt without a clear answer may still land, such as 15m, 90s or 1h30m.", "type": "string", "pattern": "^([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?$", "default": "15m", "examples": ["15m", "90s", "1h30m"] }, "guard": { "title": "Guard", "description": "Limits whose breach refuses an apply; a manifest may set its own.", "type": "object", "additionalProperties": false, "properties": { "max_removals": { "description": "Removals from a segment within window, relative to its largest size in that time.", "$ref": "#/definitions/threshold", "default": "30%" }, "max_additions": { "description": "Additions to a segment, relative to its size.", "$ref": "#/definitions/threshold" }, "max_exclusion_shrink": { "description": "Rows that an exclusion (a list or a segment) lost since the last apply.", "$ref": "#/definitions/threshold", "default": "10%" }, "max_changes": { "description": "Changes of one apply, relative to all memberships in the lockfile. Off while the lockfile is empty. By default the larger of 10,000 and 20%.", "$ref": "#/definitions/threshold" }, "max_billed_events": { "description": "Billed events of one apply.", "type": "integer", "minimum": 0 }, "min_existing": { "description": "Segments with fewer members than this are exempt from limits that are shares.", "type": "integer", "minimum": 0, "default": 10 }, "window": { "description": "The time within which removals add up.", "type": "string", "pattern": "^([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?$", "default": "24h" }, "waiver": { "title": "An exception that ends", "description": "Allows for a while what a guard refused. The refusal prints what to write here.", "type": "object", "additionalProperties": false, "required": ["until", "reason"], "properties": { "max_changes": { "description": "Changes of one apply, relative to all memberships in the lockfile. Off while the lockfile is empty. By default the larger of 10,000 and 20%.", "$ref": "#/definitions/threshold" }, "max_billed_events": { "description": "Billed events of one apply.", "type": "integer", "minimum": 0 }, "until": { "title": "End", "description": "When the exception ends: a day or a time with its zone, at most 30 days ahead.", "type": "string", "minLength": 1, "examples": ["2026-12-01", "2026-12-01T18:00Z"] }, "reason": { "title": "Reason", "description": "Why this is right; it is kept with the apply.", "type": "string", "minLength": 1, "examples": ["the campaign ended"] } } } } }, "approve": { "title": "What an approval covers", "description": "all: also the content of lists outside git, whose change then fails require-approved-plan; manifests-only: what stands in git.", "enum": ["all", "manifests-only"], "default": "all" }, "public": { "title": "Members may be public", "description": "Says that members may stand in comments and summaries of a public repository in plain text.", "type": "boolean", "default": false }, "threshold": { "title": "Threshold", "description": "A share such as 30% or 0.5%, or a count such as 500.", "type": ["string", "integer"], "pattern": "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$", "minimum": 0, "examples": ["30%", "0.5%", 500] } } };
var schema30 = { "title": "Manifests", "description": "Globs of manifests, from the folder of this file. A glob that starts with ! takes files away.", "type": "array", "minItems": 1, "items": { "type": "string" }, "default": ["segments/**/*.yaml"], "examples": [["segments/**/*.yaml"]] };
var schema31 = { "title": "Lock", "description": "Where segops remembers what it sent: a file, or an unprotected branch that holds only the lock.", "type": "object", "additionalProperties": false, "properties": { "file": { "title": "Lock file", "description": "From the folder of this file.", "type": "string", "minLength": 1, "default": "segops.lock", "examples": ["segops.lock"] }, "branch": { "title": "Lock branch", "description": "A branch that holds nothing but the lock.", "type": "string", "examples": ["segops-lock"] }, "lineage": { "title": "Lineage", "description": "Pinned by segops lock init; a lock of another lineage is refused. Taken by its source text.", "type": ["string", "number", "boolean"], "minLength": 1, "examples": ["6f1c2a"] } } };
var schema32 = { "title": "Account", "description": "The region of the account, or a loopback base_url. Account ID and passcode come from CLEVERTAP_ACCOUNT_ID and CLEVERTAP_PASSCODE.", "type": "object", "additionalProperties": false, "oneOf": [{ "required": ["region"] }, { "required": ["base_url"] }], "properties": { "region": { "title": "Region", "enum": ["in1", "sg1", "us1", "aps3", "mec1", "eu1"], "examples": ["in1"] }, "base_url": { "title": "Base URL", "description": "Loopback only, for rehearsals; any other origin comes from SEGOPS_BASE_URL.", "type": "string", "examples": ["http://127.0.0.1:4010"] } } };
var schema33 = { "title": "Limits", "description": "Limits of one request, never higher than CleverTap's.", "type": "object", "additionalProperties": false, "properties": { "users": { "type": "integer", "minimum": 1, "maximum": 100, "default": 100 }, "segments": { "type": "integer", "minimum": 1, "maximum": 100, "default": 100 }, "entries": { "type": "integer", "minimum": 1, "maximum": 100, "default": 100 }, "in_flight": { "description": "Requests at once.", "type": "integer", "minimum": 1, "maximum": 3, "default": 3 }, "counting": { "description": "How users and segments of one request are counted.", "enum": ["occurrences", "distinct", "pairs"], "default": "occurrences" } } };
var schema34 = { "title": "Settle time", "description": "How long an attempt without a clear answer may still land, such as 15m, 90s or 1h30m.", "type": "string", "pattern": "^([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?$", "default": "15m", "examples": ["15m", "90s", "1h30m"] };
var schema41 = { "title": "What an approval covers", "description": "all: also the content of lists outside git, whose change then fails require-approved-plan; manifests-only: what stands in git.", "enum": ["all", "manifests-only"], "default": "all" };
var schema42 = { "title": "Members may be public", "description": "Says that members may stand in comments and summaries of a public repository in plain text.", "type": "boolean", "default": false };
var func4 = Object.prototype.hasOwnProperty;
var schema35 = { "title": "Guard", "description": "Limits whose breach refuses an apply; a manifest may set its own.", "type": "object", "additionalProperties": false, "properties": { "max_removals": { "description": "Removals from a segment within window, relative to its largest size in that time.", "$ref": "#/definitions/threshold", "default": "30%" }, "max_additions": { "description": "Additions to a segment, relative to its size.", "$ref": "#/definitions/threshold" }, "max_exclusion_shrink": { "description": "Rows that an exclusion (a list or a segment) lost since the last apply.", "$ref": "#/definitions/threshold", "default": "10%" }, "max_changes": { "description": "Changes of one apply, relative to all memberships in the lockfile. Off while the lockfile is empty. By default the larger of 10,000 and 20%.", "$ref": "#/definitions/threshold" }, "max_billed_events": { "description": "Billed events of one apply.", "type": "integer", "minimum": 0 }, "min_existing": { "description": "Segments with fewer members than this are exempt from limits that are shares.", "type": "integer", "minimum": 0, "default": 10 }, "window": { "description": "The time within which removals add up.", "type": "string", "pattern": "^([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?$", "default": "24h" }, "waiver": { "title": "An exception that ends", "description": "Allows for a while what a guard refused. The refusal prints what to write here.", "type": "object", "additionalProperties": false, "required": ["until", "reason"], "properties": { "max_changes": { "description": "Changes of one apply, relative to all memberships in the lockfile. Off while the lockfile is empty. By default the larger of 10,000 and 20%.", "$ref": "#/definitions/threshold" }, "max_billed_events": { "description": "Billed events of one apply.", "type": "integer", "minimum": 0 }, "until": { "title": "End", "description": "When the exception ends: a day or a time with its zone, at most 30 days ahead.", "type": "string", "minLength": 1, "examples": ["2026-12-01", "2026-12-01T18:00Z"] }, "reason": { "title": "Reason", "description": "Why this is right; it is kept with the apply.", "type": "string", "minLength": 1, "examples": ["the campaign ended"] } } } } };
var schema36 = { "title": "Threshold", "description": "A share such as 30% or 0.5%, or a count such as 500.", "type": ["string", "integer"], "pattern": "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$", "minimum": 0, "examples": ["30%", "0.5%", 500] };
function validate12(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "max_removals" || key0 === "max_additions" || key0 === "max_exclusion_shrink" || key0 === "max_changes" || key0 === "max_billed_events" || key0 === "min_existing" || key0 === "window" || key0 === "waiver")) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema35, data };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.max_removals !== void 0) {
      let data0 = data.max_removals;
      if (typeof data0 !== "string" && !(typeof data0 == "number" && (!(data0 % 1) && !isNaN(data0)) && isFinite(data0))) {
        const err1 = { instancePath: instancePath + "/max_removals", schemaPath: "#/definitions/threshold/type", keyword: "type", params: { type: schema36.type }, message: "must be string,integer", schema: schema36.type, parentSchema: schema36, data: data0 };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
      if (typeof data0 == "number" && isFinite(data0)) {
        if (data0 < 0 || isNaN(data0)) {
          const err2 = { instancePath: instancePath + "/max_removals", schemaPath: "#/definitions/threshold/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema36, data: data0 };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      }
      if (typeof data0 === "string") {
        if (!pattern4.test(data0)) {
          const err3 = { instancePath: instancePath + "/max_removals", schemaPath: "#/definitions/threshold/pattern", keyword: "pattern", params: { pattern: "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$" }, message: 'must match pattern "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$"', schema: "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$", parentSchema: schema36, data: data0 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      }
    }
    if (data.max_additions !== void 0) {
      let data1 = data.max_additions;
      if (typeof data1 !== "string" && !(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
        const err4 = { instancePath: instancePath + "/max_additions", schemaPath: "#/definitions/threshold/type", keyword: "type", params: { type: schema36.type }, message: "must be string,integer", schema: schema36.type, parentSchema: schema36, data: data1 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
      if (typeof data1 == "number" && isFinite(data1)) {
        if (data1 < 0 || isNaN(data1)) {
          const err5 = { instancePath: instancePath + "/max_additions", schemaPath: "#/definitions/threshold/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema36, data: data1 };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      }
      if (typeof data1 === "string") {
        if (!pattern4.test(data1)) {
          const err6 = { instancePath: instancePath + "/max_additions", schemaPath: "#/definitions/threshold/pattern", keyword: "pattern", params: { pattern: "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$" }, message: 'must match pattern "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$"', schema: "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$", parentSchema: schema36, data: data1 };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      }
    }
    if (data.max_exclusion_shrink !== void 0) {
      let data2 = data.max_exclusion_shrink;
      if (typeof data2 !== "string" && !(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
        const err7 = { instancePath: instancePath + "/max_exclusion_shrink", schemaPath: "#/definitions/threshold/type", keyword: "type", params: { type: schema36.type }, message: "must be string,integer", schema: schema36.type, parentSchema: schema36, data: data2 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 < 0 || isNaN(data2)) {
          const err8 = { instancePath: instancePath + "/max_exclusion_shrink", schemaPath: "#/definitions/threshold/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema36, data: data2 };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      }
      if (typeof data2 === "string") {
        if (!pattern4.test(data2)) {
          const err9 = { instancePath: instancePath + "/max_exclusion_shrink", schemaPath: "#/definitions/threshold/pattern", keyword: "pattern", params: { pattern: "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$" }, message: 'must match pattern "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$"', schema: "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$", parentSchema: schema36, data: data2 };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
      }
    }
    if (data.max_changes !== void 0) {
      let data3 = data.max_changes;
      if (typeof data3 !== "string" && !(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)) && isFinite(data3))) {
        const err10 = { instancePath: instancePath + "/max_changes", schemaPath: "#/definitions/threshold/type", keyword: "type", params: { type: schema36.type }, message: "must be string,integer", schema: schema36.type, parentSchema: schema36, data: data3 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
      if (typeof data3 == "number" && isFinite(data3)) {
        if (data3 < 0 || isNaN(data3)) {
          const err11 = { instancePath: instancePath + "/max_changes", schemaPath: "#/definitions/threshold/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema36, data: data3 };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
      }
      if (typeof data3 === "string") {
        if (!pattern4.test(data3)) {
          const err12 = { instancePath: instancePath + "/max_changes", schemaPath: "#/definitions/threshold/pattern", keyword: "pattern", params: { pattern: "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$" }, message: 'must match pattern "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$"', schema: "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$", parentSchema: schema36, data: data3 };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
      }
    }
    if (data.max_billed_events !== void 0) {
      let data4 = data.max_billed_events;
      if (!(typeof data4 == "number" && (!(data4 % 1) && !isNaN(data4)) && isFinite(data4))) {
        const err13 = { instancePath: instancePath + "/max_billed_events", schemaPath: "#/properties/max_billed_events/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema35.properties.max_billed_events.type, parentSchema: schema35.properties.max_billed_events, data: data4 };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
      if (typeof data4 == "number" && isFinite(data4)) {
        if (data4 < 0 || isNaN(data4)) {
          const err14 = { instancePath: instancePath + "/max_billed_events", schemaPath: "#/properties/max_billed_events/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema35.properties.max_billed_events, data: data4 };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
      }
    }
    if (data.min_existing !== void 0) {
      let data5 = data.min_existing;
      if (!(typeof data5 == "number" && (!(data5 % 1) && !isNaN(data5)) && isFinite(data5))) {
        const err15 = { instancePath: instancePath + "/min_existing", schemaPath: "#/properties/min_existing/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema35.properties.min_existing.type, parentSchema: schema35.properties.min_existing, data: data5 };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
      if (typeof data5 == "number" && isFinite(data5)) {
        if (data5 < 0 || isNaN(data5)) {
          const err16 = { instancePath: instancePath + "/min_existing", schemaPath: "#/properties/min_existing/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema35.properties.min_existing, data: data5 };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
      }
    }
    if (data.window !== void 0) {
      let data6 = data.window;
      if (typeof data6 === "string") {
        if (!pattern0.test(data6)) {
          const err17 = { instancePath: instancePath + "/window", schemaPath: "#/properties/window/pattern", keyword: "pattern", params: { pattern: "^([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?$" }, message: 'must match pattern "^([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?$"', schema: "^([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?$", parentSchema: schema35.properties.window, data: data6 };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
      } else {
        const err18 = { instancePath: instancePath + "/window", schemaPath: "#/properties/window/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema35.properties.window.type, parentSchema: schema35.properties.window, data: data6 };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
    if (data.waiver !== void 0) {
      let data7 = data.waiver;
      if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
        if (data7.until === void 0) {
          const err19 = { instancePath: instancePath + "/waiver", schemaPath: "#/properties/waiver/required", keyword: "required", params: { missingProperty: "until" }, message: "must have required property 'until'", schema: schema35.properties.waiver.required, parentSchema: schema35.properties.waiver, data: data7 };
          if (vErrors === null) {
            vErrors = [err19];
          } else {
            vErrors.push(err19);
          }
          errors++;
        }
        if (data7.reason === void 0) {
          const err20 = { instancePath: instancePath + "/waiver", schemaPath: "#/properties/waiver/required", keyword: "required", params: { missingProperty: "reason" }, message: "must have required property 'reason'", schema: schema35.properties.waiver.required, parentSchema: schema35.properties.waiver, data: data7 };
          if (vErrors === null) {
            vErrors = [err20];
          } else {
            vErrors.push(err20);
          }
          errors++;
        }
        for (const key1 in data7) {
          if (!(key1 === "max_changes" || key1 === "max_billed_events" || key1 === "until" || key1 === "reason")) {
            const err21 = { instancePath: instancePath + "/waiver", schemaPath: "#/properties/waiver/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties", schema: false, parentSchema: schema35.properties.waiver, data: data7 };
            if (vErrors === null) {
              vErrors = [err21];
            } else {
              vErrors.push(err21);
            }
            errors++;
          }
        }
        if (data7.max_changes !== void 0) {
          let data8 = data7.max_changes;
          if (typeof data8 !== "string" && !(typeof data8 == "number" && (!(data8 % 1) && !isNaN(data8)) && isFinite(data8))) {
            const err22 = { instancePath: instancePath + "/waiver/max_changes", schemaPath: "#/definitions/threshold/type", keyword: "type", params: { type: schema36.type }, message: "must be string,integer", schema: schema36.type, parentSchema: schema36, data: data8 };
            if (vErrors === null) {
              vErrors = [err22];
            } else {
              vErrors.push(err22);
            }
            errors++;
          }
          if (typeof data8 == "number" && isFinite(data8)) {
            if (data8 < 0 || isNaN(data8)) {
              const err23 = { instancePath: instancePath + "/waiver/max_changes", schemaPath: "#/definitions/threshold/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema36, data: data8 };
              if (vErrors === null) {
                vErrors = [err23];
              } else {
                vErrors.push(err23);
              }
              errors++;
            }
          }
          if (typeof data8 === "string") {
            if (!pattern4.test(data8)) {
              const err24 = { instancePath: instancePath + "/waiver/max_changes", schemaPath: "#/definitions/threshold/pattern", keyword: "pattern", params: { pattern: "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$" }, message: 'must match pattern "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$"', schema: "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$", parentSchema: schema36, data: data8 };
              if (vErrors === null) {
                vErrors = [err24];
              } else {
                vErrors.push(err24);
              }
              errors++;
            }
          }
        }
        if (data7.max_billed_events !== void 0) {
          let data9 = data7.max_billed_events;
          if (!(typeof data9 == "number" && (!(data9 % 1) && !isNaN(data9)) && isFinite(data9))) {
            const err25 = { instancePath: instancePath + "/waiver/max_billed_events", schemaPath: "#/properties/waiver/properties/max_billed_events/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema35.properties.waiver.properties.max_billed_events.type, parentSchema: schema35.properties.waiver.properties.max_billed_events, data: data9 };
            if (vErrors === null) {
              vErrors = [err25];
            } else {
              vErrors.push(err25);
            }
            errors++;
          }
          if (typeof data9 == "number" && isFinite(data9)) {
            if (data9 < 0 || isNaN(data9)) {
              const err26 = { instancePath: instancePath + "/waiver/max_billed_events", schemaPath: "#/properties/waiver/properties/max_billed_events/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema35.properties.waiver.properties.max_billed_events, data: data9 };
              if (vErrors === null) {
                vErrors = [err26];
              } else {
                vErrors.push(err26);
              }
              errors++;
            }
          }
        }
        if (data7.until !== void 0) {
          let data10 = data7.until;
          if (typeof data10 === "string") {
            if (func2(data10) < 1) {
              const err27 = { instancePath: instancePath + "/waiver/until", schemaPath: "#/properties/waiver/properties/until/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema35.properties.waiver.properties.until, data: data10 };
              if (vErrors === null) {
                vErrors = [err27];
              } else {
                vErrors.push(err27);
              }
              errors++;
            }
          } else {
            const err28 = { instancePath: instancePath + "/waiver/until", schemaPath: "#/properties/waiver/properties/until/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema35.properties.waiver.properties.until.type, parentSchema: schema35.properties.waiver.properties.until, data: data10 };
            if (vErrors === null) {
              vErrors = [err28];
            } else {
              vErrors.push(err28);
            }
            errors++;
          }
        }
        if (data7.reason !== void 0) {
          let data11 = data7.reason;
          if (typeof data11 === "string") {
            if (func2(data11) < 1) {
              const err29 = { instancePath: instancePath + "/waiver/reason", schemaPath: "#/properties/waiver/properties/reason/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema35.properties.waiver.properties.reason, data: data11 };
              if (vErrors === null) {
                vErrors = [err29];
              } else {
                vErrors.push(err29);
              }
              errors++;
            }
          } else {
            const err30 = { instancePath: instancePath + "/waiver/reason", schemaPath: "#/properties/waiver/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema35.properties.waiver.properties.reason.type, parentSchema: schema35.properties.waiver.properties.reason, data: data11 };
            if (vErrors === null) {
              vErrors = [err30];
            } else {
              vErrors.push(err30);
            }
            errors++;
          }
        }
      } else {
        const err31 = { instancePath: instancePath + "/waiver", schemaPath: "#/properties/waiver/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema35.properties.waiver.type, parentSchema: schema35.properties.waiver, data: data7 };
        if (vErrors === null) {
          vErrors = [err31];
        } else {
          vErrors.push(err31);
        }
        errors++;
      }
    }
  } else {
    const err32 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema35.type, parentSchema: schema35, data };
    if (vErrors === null) {
      vErrors = [err32];
    } else {
      vErrors.push(err32);
    }
    errors++;
  }
  validate12.errors = vErrors;
  return errors === 0;
}
function validate11(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!func4.call(schema29.properties, key0)) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties", schema: false, parentSchema: schema29, data };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.segments !== void 0) {
      let data0 = data.segments;
      if (Array.isArray(data0)) {
        if (data0.length < 1) {
          const err1 = { instancePath: instancePath + "/segments", schemaPath: "#/definitions/segments/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items", schema: 1, parentSchema: schema30, data: data0 };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data1 = data0[i0];
          if (typeof data1 !== "string") {
            const err2 = { instancePath: instancePath + "/segments/" + i0, schemaPath: "#/definitions/segments/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema30.items.type, parentSchema: schema30.items, data: data1 };
            if (vErrors === null) {
              vErrors = [err2];
            } else {
              vErrors.push(err2);
            }
            errors++;
          }
        }
      } else {
        const err3 = { instancePath: instancePath + "/segments", schemaPath: "#/definitions/segments/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema30.type, parentSchema: schema30, data: data0 };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.lock !== void 0) {
      let data2 = data.lock;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        for (const key1 in data2) {
          if (!(key1 === "file" || key1 === "branch" || key1 === "lineage")) {
            const err4 = { instancePath: instancePath + "/lock", schemaPath: "#/definitions/lock/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties", schema: false, parentSchema: schema31, data: data2 };
            if (vErrors === null) {
              vErrors = [err4];
            } else {
              vErrors.push(err4);
            }
            errors++;
          }
        }
        if (data2.file !== void 0) {
          let data3 = data2.file;
          if (typeof data3 === "string") {
            if (func2(data3) < 1) {
              const err5 = { instancePath: instancePath + "/lock/file", schemaPath: "#/definitions/lock/properties/file/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema31.properties.file, data: data3 };
              if (vErrors === null) {
                vErrors = [err5];
              } else {
                vErrors.push(err5);
              }
              errors++;
            }
          } else {
            const err6 = { instancePath: instancePath + "/lock/file", schemaPath: "#/definitions/lock/properties/file/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema31.properties.file.type, parentSchema: schema31.properties.file, data: data3 };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
        if (data2.branch !== void 0) {
          let data4 = data2.branch;
          if (typeof data4 !== "string") {
            const err7 = { instancePath: instancePath + "/lock/branch", schemaPath: "#/definitions/lock/properties/branch/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema31.properties.branch.type, parentSchema: schema31.properties.branch, data: data4 };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
        if (data2.lineage !== void 0) {
          let data5 = data2.lineage;
          if (typeof data5 !== "string" && !(typeof data5 == "number" && isFinite(data5)) && typeof data5 !== "boolean") {
            const err8 = { instancePath: instancePath + "/lock/lineage", schemaPath: "#/definitions/lock/properties/lineage/type", keyword: "type", params: { type: schema31.properties.lineage.type }, message: "must be string,number,boolean", schema: schema31.properties.lineage.type, parentSchema: schema31.properties.lineage, data: data5 };
            if (vErrors === null) {
              vErrors = [err8];
            } else {
              vErrors.push(err8);
            }
            errors++;
          }
          if (typeof data5 === "string") {
            if (func2(data5) < 1) {
              const err9 = { instancePath: instancePath + "/lock/lineage", schemaPath: "#/definitions/lock/properties/lineage/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema31.properties.lineage, data: data5 };
              if (vErrors === null) {
                vErrors = [err9];
              } else {
                vErrors.push(err9);
              }
              errors++;
            }
          }
        }
      } else {
        const err10 = { instancePath: instancePath + "/lock", schemaPath: "#/definitions/lock/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema31.type, parentSchema: schema31, data: data2 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.account !== void 0) {
      let data6 = data.account;
      const _errs20 = errors;
      let valid7 = false;
      let passing0 = null;
      const _errs21 = errors;
      if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
        if (data6.region === void 0) {
          const err11 = { instancePath: instancePath + "/account", schemaPath: "#/definitions/account/oneOf/0/required", keyword: "required", params: { missingProperty: "region" }, message: "must have required property 'region'", schema: schema32.oneOf[0].required, parentSchema: schema32.oneOf[0], data: data6 };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
      }
      var _valid0 = _errs21 === errors;
      if (_valid0) {
        valid7 = true;
        passing0 = 0;
      }
      const _errs22 = errors;
      if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
        if (data6.base_url === void 0) {
          const err12 = { instancePath: instancePath + "/account", schemaPath: "#/definitions/account/oneOf/1/required", keyword: "required", params: { missingProperty: "base_url" }, message: "must have required property 'base_url'", schema: schema32.oneOf[1].required, parentSchema: schema32.oneOf[1], data: data6 };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
      }
      var _valid0 = _errs22 === errors;
      if (_valid0 && valid7) {
        valid7 = false;
        passing0 = [passing0, 1];
      } else {
        if (_valid0) {
          valid7 = true;
          passing0 = 1;
        }
      }
      if (!valid7) {
        const err13 = { instancePath: instancePath + "/account", schemaPath: "#/definitions/account/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf", schema: schema32.oneOf, parentSchema: schema32, data: data6 };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      } else {
        errors = _errs20;
        if (vErrors !== null) {
          if (_errs20) {
            vErrors.length = _errs20;
          } else {
            vErrors = null;
          }
        }
      }
      if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
        for (const key2 in data6) {
          if (!(key2 === "region" || key2 === "base_url")) {
            const err14 = { instancePath: instancePath + "/account", schemaPath: "#/definitions/account/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties", schema: false, parentSchema: schema32, data: data6 };
            if (vErrors === null) {
              vErrors = [err14];
            } else {
              vErrors.push(err14);
            }
            errors++;
          }
        }
        if (data6.region !== void 0) {
          let data7 = data6.region;
          if (!(data7 === "in1" || data7 === "sg1" || data7 === "us1" || data7 === "aps3" || data7 === "mec1" || data7 === "eu1")) {
            const err15 = { instancePath: instancePath + "/account/region", schemaPath: "#/definitions/account/properties/region/enum", keyword: "enum", params: { allowedValues: schema32.properties.region.enum }, message: "must be equal to one of the allowed values", schema: schema32.properties.region.enum, parentSchema: schema32.properties.region, data: data7 };
            if (vErrors === null) {
              vErrors = [err15];
            } else {
              vErrors.push(err15);
            }
            errors++;
          }
        }
        if (data6.base_url !== void 0) {
          let data8 = data6.base_url;
          if (typeof data8 !== "string") {
            const err16 = { instancePath: instancePath + "/account/base_url", schemaPath: "#/definitions/account/properties/base_url/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema32.properties.base_url.type, parentSchema: schema32.properties.base_url, data: data8 };
            if (vErrors === null) {
              vErrors = [err16];
            } else {
              vErrors.push(err16);
            }
            errors++;
          }
        }
      } else {
        const err17 = { instancePath: instancePath + "/account", schemaPath: "#/definitions/account/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema32.type, parentSchema: schema32, data: data6 };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
    if (data.limits !== void 0) {
      let data9 = data.limits;
      if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
        for (const key3 in data9) {
          if (!(key3 === "users" || key3 === "segments" || key3 === "entries" || key3 === "in_flight" || key3 === "counting")) {
            const err18 = { instancePath: instancePath + "/limits", schemaPath: "#/definitions/limits/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties", schema: false, parentSchema: schema33, data: data9 };
            if (vErrors === null) {
              vErrors = [err18];
            } else {
              vErrors.push(err18);
            }
            errors++;
          }
        }
        if (data9.users !== void 0) {
          let data10 = data9.users;
          if (!(typeof data10 == "number" && (!(data10 % 1) && !isNaN(data10)) && isFinite(data10))) {
            const err19 = { instancePath: instancePath + "/limits/users", schemaPath: "#/definitions/limits/properties/users/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema33.properties.users.type, parentSchema: schema33.properties.users, data: data10 };
            if (vErrors === null) {
              vErrors = [err19];
            } else {
              vErrors.push(err19);
            }
            errors++;
          }
          if (typeof data10 == "number" && isFinite(data10)) {
            if (data10 > 100 || isNaN(data10)) {
              const err20 = { instancePath: instancePath + "/limits/users", schemaPath: "#/definitions/limits/properties/users/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, message: "must be <= 100", schema: 100, parentSchema: schema33.properties.users, data: data10 };
              if (vErrors === null) {
                vErrors = [err20];
              } else {
                vErrors.push(err20);
              }
              errors++;
            }
            if (data10 < 1 || isNaN(data10)) {
              const err21 = { instancePath: instancePath + "/limits/users", schemaPath: "#/definitions/limits/properties/users/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema33.properties.users, data: data10 };
              if (vErrors === null) {
                vErrors = [err21];
              } else {
                vErrors.push(err21);
              }
              errors++;
            }
          }
        }
        if (data9.segments !== void 0) {
          let data11 = data9.segments;
          if (!(typeof data11 == "number" && (!(data11 % 1) && !isNaN(data11)) && isFinite(data11))) {
            const err22 = { instancePath: instancePath + "/limits/segments", schemaPath: "#/definitions/limits/properties/segments/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema33.properties.segments.type, parentSchema: schema33.properties.segments, data: data11 };
            if (vErrors === null) {
              vErrors = [err22];
            } else {
              vErrors.push(err22);
            }
            errors++;
          }
          if (typeof data11 == "number" && isFinite(data11)) {
            if (data11 > 100 || isNaN(data11)) {
              const err23 = { instancePath: instancePath + "/limits/segments", schemaPath: "#/definitions/limits/properties/segments/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, message: "must be <= 100", schema: 100, parentSchema: schema33.properties.segments, data: data11 };
              if (vErrors === null) {
                vErrors = [err23];
              } else {
                vErrors.push(err23);
              }
              errors++;
            }
            if (data11 < 1 || isNaN(data11)) {
              const err24 = { instancePath: instancePath + "/limits/segments", schemaPath: "#/definitions/limits/properties/segments/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema33.properties.segments, data: data11 };
              if (vErrors === null) {
                vErrors = [err24];
              } else {
                vErrors.push(err24);
              }
              errors++;
            }
          }
        }
        if (data9.entries !== void 0) {
          let data12 = data9.entries;
          if (!(typeof data12 == "number" && (!(data12 % 1) && !isNaN(data12)) && isFinite(data12))) {
            const err25 = { instancePath: instancePath + "/limits/entries", schemaPath: "#/definitions/limits/properties/entries/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema33.properties.entries.type, parentSchema: schema33.properties.entries, data: data12 };
            if (vErrors === null) {
              vErrors = [err25];
            } else {
              vErrors.push(err25);
            }
            errors++;
          }
          if (typeof data12 == "number" && isFinite(data12)) {
            if (data12 > 100 || isNaN(data12)) {
              const err26 = { instancePath: instancePath + "/limits/entries", schemaPath: "#/definitions/limits/properties/entries/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, message: "must be <= 100", schema: 100, parentSchema: schema33.properties.entries, data: data12 };
              if (vErrors === null) {
                vErrors = [err26];
              } else {
                vErrors.push(err26);
              }
              errors++;
            }
            if (data12 < 1 || isNaN(data12)) {
              const err27 = { instancePath: instancePath + "/limits/entries", schemaPath: "#/definitions/limits/properties/entries/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema33.properties.entries, data: data12 };
              if (vErrors === null) {
                vErrors = [err27];
              } else {
                vErrors.push(err27);
              }
              errors++;
            }
          }
        }
        if (data9.in_flight !== void 0) {
          let data13 = data9.in_flight;
          if (!(typeof data13 == "number" && (!(data13 % 1) && !isNaN(data13)) && isFinite(data13))) {
            const err28 = { instancePath: instancePath + "/limits/in_flight", schemaPath: "#/definitions/limits/properties/in_flight/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema33.properties.in_flight.type, parentSchema: schema33.properties.in_flight, data: data13 };
            if (vErrors === null) {
              vErrors = [err28];
            } else {
              vErrors.push(err28);
            }
            errors++;
          }
          if (typeof data13 == "number" && isFinite(data13)) {
            if (data13 > 3 || isNaN(data13)) {
              const err29 = { instancePath: instancePath + "/limits/in_flight", schemaPath: "#/definitions/limits/properties/in_flight/maximum", keyword: "maximum", params: { comparison: "<=", limit: 3 }, message: "must be <= 3", schema: 3, parentSchema: schema33.properties.in_flight, data: data13 };
              if (vErrors === null) {
                vErrors = [err29];
              } else {
                vErrors.push(err29);
              }
              errors++;
            }
            if (data13 < 1 || isNaN(data13)) {
              const err30 = { instancePath: instancePath + "/limits/in_flight", schemaPath: "#/definitions/limits/properties/in_flight/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema33.properties.in_flight, data: data13 };
              if (vErrors === null) {
                vErrors = [err30];
              } else {
                vErrors.push(err30);
              }
              errors++;
            }
          }
        }
        if (data9.counting !== void 0) {
          let data14 = data9.counting;
          if (!(data14 === "occurrences" || data14 === "distinct" || data14 === "pairs")) {
            const err31 = { instancePath: instancePath + "/limits/counting", schemaPath: "#/definitions/limits/properties/counting/enum", keyword: "enum", params: { allowedValues: schema33.properties.counting.enum }, message: "must be equal to one of the allowed values", schema: schema33.properties.counting.enum, parentSchema: schema33.properties.counting, data: data14 };
            if (vErrors === null) {
              vErrors = [err31];
            } else {
              vErrors.push(err31);
            }
            errors++;
          }
        }
      } else {
        const err32 = { instancePath: instancePath + "/limits", schemaPath: "#/definitions/limits/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema33.type, parentSchema: schema33, data: data9 };
        if (vErrors === null) {
          vErrors = [err32];
        } else {
          vErrors.push(err32);
        }
        errors++;
      }
    }
    if (data.settle !== void 0) {
      let data15 = data.settle;
      if (typeof data15 === "string") {
        if (!pattern0.test(data15)) {
          const err33 = { instancePath: instancePath + "/settle", schemaPath: "#/definitions/settle/pattern", keyword: "pattern", params: { pattern: "^([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?$" }, message: 'must match pattern "^([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?$"', schema: "^([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?$", parentSchema: schema34, data: data15 };
          if (vErrors === null) {
            vErrors = [err33];
          } else {
            vErrors.push(err33);
          }
          errors++;
        }
      } else {
        const err34 = { instancePath: instancePath + "/settle", schemaPath: "#/definitions/settle/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema34.type, parentSchema: schema34, data: data15 };
        if (vErrors === null) {
          vErrors = [err34];
        } else {
          vErrors.push(err34);
        }
        errors++;
      }
    }
    if (data.guard !== void 0) {
      if (!validate12(data.guard, { instancePath: instancePath + "/guard", parentData: data, parentDataProperty: "guard", rootData })) {
        vErrors = vErrors === null ? validate12.errors : vErrors.concat(validate12.errors);
        errors = vErrors.length;
      }
    }
    if (data.approve !== void 0) {
      let data17 = data.approve;
      if (!(data17 === "all" || data17 === "manifests-only")) {
        const err35 = { instancePath: instancePath + "/approve", schemaPath: "#/definitions/approve/enum", keyword: "enum", params: { allowedValues: schema41.enum }, message: "must be equal to one of the allowed values", schema: schema41.enum, parentSchema: schema41, data: data17 };
        if (vErrors === null) {
          vErrors = [err35];
        } else {
          vErrors.push(err35);
        }
        errors++;
      }
    }
    if (data.public !== void 0) {
      let data18 = data.public;
      if (typeof data18 !== "boolean") {
        const err36 = { instancePath: instancePath + "/public", schemaPath: "#/definitions/public/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema42.type, parentSchema: schema42, data: data18 };
        if (vErrors === null) {
          vErrors = [err36];
        } else {
          vErrors.push(err36);
        }
        errors++;
      }
    }
    if (data.environments !== void 0) {
      let data19 = data.environments;
      if (data19 && typeof data19 == "object" && !Array.isArray(data19)) {
        for (const key4 in data19) {
          let data20 = data19[key4];
          if (data20 && typeof data20 == "object" && !Array.isArray(data20)) {
            for (const key5 in data20) {
              if (!(key5 === "segments" || key5 === "lock" || key5 === "account" || key5 === "limits" || key5 === "settle" || key5 === "guard" || key5 === "approve" || key5 === "public")) {
                const err37 = { instancePath: instancePath + "/environments/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/environments/additionalProperties/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 }, message: "must NOT have additional properties", schema: false, parentSchema: schema29.properties.environments.additionalProperties, data: data20 };
                if (vErrors === null) {
                  vErrors = [err37];
                } else {
                  vErrors.push(err37);
                }
                errors++;
              }
            }
            if (data20.segments !== void 0) {
              let data21 = data20.segments;
              if (Array.isArray(data21)) {
                if (data21.length < 1) {
                  const err38 = { instancePath: instancePath + "/environments/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/segments", schemaPath: "#/definitions/segments/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items", schema: 1, parentSchema: schema30, data: data21 };
                  if (vErrors === null) {
                    vErrors = [err38];
                  } else {
                    vErrors.push(err38);
                  }
                  errors++;
                }
                const len1 = data21.length;
                for (let i1 = 0; i1 < len1; i1++) {
                  let data22 = data21[i1];
                  if (typeof data22 !== "string") {
                    const err39 = { instancePath: instancePath + "/environments/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/segments/" + i1, schemaPath: "#/definitions/segments/items/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema30.items.type, parentSchema: schema30.items, data: data22 };
                    if (vErrors === null) {
                      vErrors = [err39];
                    } else {
                      vErrors.push(err39);
                    }
                    errors++;
                  }
                }
              } else {
                const err40 = { instancePath: instancePath + "/environments/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/segments", schemaPath: "#/definitions/segments/type", keyword: "type", params: { type: "array" }, message: "must be array", schema: schema30.type, parentSchema: schema30, data: data21 };
                if (vErrors === null) {
                  vErrors = [err40];
                } else {
                  vErrors.push(err40);
                }
                errors++;
              }
            }
            if (data20.lock !== void 0) {
              let data23 = data20.lock;
              if (data23 && typeof data23 == "object" && !Array.isArray(data23)) {
                for (const key6 in data23) {
                  if (!(key6 === "file" || key6 === "branch" || key6 === "lineage")) {
                    const err41 = { instancePath: instancePath + "/environments/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/lock", schemaPath: "#/definitions/lock/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key6 }, message: "must NOT have additional properties", schema: false, parentSchema: schema31, data: data23 };
                    if (vErrors === null) {
                      vErrors = [err41];
                    } else {
                      vErrors.push(err41);
                    }
                    errors++;
                  }
                }
                if (data23.file !== void 0) {
                  let data24 = data23.file;
                  if (typeof data24 === "string") {
                    if (func2(data24) < 1) {
                      const err42 = { instancePath: instancePath + "/environments/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/lock/file", schemaPath: "#/definitions/lock/properties/file/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema31.properties.file, data: data24 };
                      if (vErrors === null) {
                        vErrors = [err42];
                      } else {
                        vErrors.push(err42);
                      }
                      errors++;
                    }
                  } else {
                    const err43 = { instancePath: instancePath + "/environments/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/lock/file", schemaPath: "#/definitions/lock/properties/file/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema31.properties.file.type, parentSchema: schema31.properties.file, data: data24 };
                    if (vErrors === null) {
                      vErrors = [err43];
                    } else {
                      vErrors.push(err43);
                    }
                    errors++;
                  }
                }
                if (data23.branch !== void 0) {
                  let data25 = data23.branch;
                  if (typeof data25 !== "string") {
                    const err44 = { instancePath: instancePath + "/environments/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/lock/branch", schemaPath: "#/definitions/lock/properties/branch/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema31.properties.branch.type, parentSchema: schema31.properties.branch, data: data25 };
                    if (vErrors === null) {
                      vErrors = [err44];
                    } else {
                      vErrors.push(err44);
                    }
                    errors++;
                  }
                }
                if (data23.lineage !== void 0) {
                  let data26 = data23.lineage;
                  if (typeof data26 !== "string" && !(typeof data26 == "number" && isFinite(data26)) && typeof data26 !== "boolean") {
                    const err45 = { instancePath: instancePath + "/environments/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/lock/lineage", schemaPath: "#/definitions/lock/properties/lineage/type", keyword: "type", params: { type: schema31.properties.lineage.type }, message: "must be string,number,boolean", schema: schema31.properties.lineage.type, parentSchema: schema31.properties.lineage, data: data26 };
                    if (vErrors === null) {
                      vErrors = [err45];
                    } else {
                      vErrors.push(err45);
                    }
                    errors++;
                  }
                  if (typeof data26 === "string") {
                    if (func2(data26) < 1) {
                      const err46 = { instancePath: instancePath + "/environments/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/lock/lineage", schemaPath: "#/definitions/lock/properties/lineage/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", schema: 1, parentSchema: schema31.properties.lineage, data: data26 };
                      if (vErrors === null) {
                        vErrors = [err46];
                      } else {
                        vErrors.push(err46);
                      }
                      errors++;
                    }
                  }
                }
              } else {
                const err47 = { instancePath: instancePath + "/environments/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/lock", schemaPath: "#/definitions/lock/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema31.type, parentSchema: schema31, data: data23 };
                if (vErrors === null) {
                  vErrors = [err47];
                } else {
                  vErrors.push(err47);
                }
                errors++;
              }
            }
            if (data20.account !== void 0) {
              let data27 = data20.account;
              const _errs73 = errors;
              let valid22 = false;
              let passing1 = null;
              const _errs74 = errors;
              if (data27 && typeof data27 == "object" && !Array.isArray(data27)) {
                if (data27.region === void 0) {
                  const err48 = { instancePath: instancePath + "/environments/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/account", schemaPath: "#/definitions/account/oneOf/0/required", keyword: "required", params: { missingProperty: "region" }, message: "must have required property 'region'", schema: schema32.oneOf[0].required, parentSchema: schema32.oneOf[0], data: data27 };
                  if (vErrors === null) {
                    vErrors = [err48];
                  } else {
                    vErrors.push(err48);
                  }
                  errors++;
                }
              }
              var _valid1 = _errs74 === errors;
              if (_valid1) {
                valid22 = true;
                passing1 = 0;
              }
              const _errs75 = errors;
              if (data27 && typeof data27 == "object" && !Array.isArray(data27)) {
                if (data27.base_url === void 0) {
                  const err49 = { instancePath: instancePath + "/environments/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/account", schemaPath: "#/definitions/account/oneOf/1/required", keyword: "required", params: { missingProperty: "base_url" }, message: "must have required property 'base_url'", schema: schema32.oneOf[1].required, parentSchema: schema32.oneOf[1], data: data27 };
                  if (vErrors === null) {
                    vErrors = [err49];
                  } else {
                    vErrors.push(err49);
                  }
                  errors++;
                }
              }
              var _valid1 = _errs75 === errors;
              if (_valid1 && valid22) {
                valid22 = false;
                passing1 = [passing1, 1];
              } else {
                if (_valid1) {
                  valid22 = true;
                  passing1 = 1;
                }
              }
              if (!valid22) {
                const err50 = { instancePath: instancePath + "/environments/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/account", schemaPath: "#/definitions/account/oneOf", keyword: "oneOf", params: { passingSchemas: passing1 }, message: "must match exactly one schema in oneOf", schema: schema32.oneOf, parentSchema: schema32, data: data27 };
                if (vErrors === null) {
                  vErrors = [err50];
                } else {
                  vErrors.push(err50);
                }
                errors++;
              } else {
                errors = _errs73;
                if (vErrors !== null) {
                  if (_errs73) {
                    vErrors.length = _errs73;
                  } else {
                    vErrors = null;
                  }
                }
              }
              if (data27 && typeof data27 == "object" && !Array.isArray(data27)) {
                for (const key7 in data27) {
                  if (!(key7 === "region" || key7 === "base_url")) {
                    const err51 = { instancePath: instancePath + "/environments/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/account", schemaPath: "#/definitions/account/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key7 }, message: "must NOT have additional properties", schema: false, parentSchema: schema32, data: data27 };
                    if (vErrors === null) {
                      vErrors = [err51];
                    } else {
                      vErrors.push(err51);
                    }
                    errors++;
                  }
                }
                if (data27.region !== void 0) {
                  let data28 = data27.region;
                  if (!(data28 === "in1" || data28 === "sg1" || data28 === "us1" || data28 === "aps3" || data28 === "mec1" || data28 === "eu1")) {
                    const err52 = { instancePath: instancePath + "/environments/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/account/region", schemaPath: "#/definitions/account/properties/region/enum", keyword: "enum", params: { allowedValues: schema32.properties.region.enum }, message: "must be equal to one of the allowed values", schema: schema32.properties.region.enum, parentSchema: schema32.properties.region, data: data28 };
                    if (vErrors === null) {
                      vErrors = [err52];
                    } else {
                      vErrors.push(err52);
                    }
                    errors++;
                  }
                }
                if (data27.base_url !== void 0) {
                  let data29 = data27.base_url;
                  if (typeof data29 !== "string") {
                    const err53 = { instancePath: instancePath + "/environments/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/account/base_url", schemaPath: "#/definitions/account/properties/base_url/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema32.properties.base_url.type, parentSchema: schema32.properties.base_url, data: data29 };
                    if (vErrors === null) {
                      vErrors = [err53];
                    } else {
                      vErrors.push(err53);
                    }
                    errors++;
                  }
                }
              } else {
                const err54 = { instancePath: instancePath + "/environments/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/account", schemaPath: "#/definitions/account/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema32.type, parentSchema: schema32, data: data27 };
                if (vErrors === null) {
                  vErrors = [err54];
                } else {
                  vErrors.push(err54);
                }
                errors++;
              }
            }
            if (data20.limits !== void 0) {
              let data30 = data20.limits;
              if (data30 && typeof data30 == "object" && !Array.isArray(data30)) {
                for (const key8 in data30) {
                  if (!(key8 === "users" || key8 === "segments" || key8 === "entries" || key8 === "in_flight" || key8 === "counting")) {
                    const err55 = { instancePath: instancePath + "/environments/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/limits", schemaPath: "#/definitions/limits/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key8 }, message: "must NOT have additional properties", schema: false, parentSchema: schema33, data: data30 };
                    if (vErrors === null) {
                      vErrors = [err55];
                    } else {
                      vErrors.push(err55);
                    }
                    errors++;
                  }
                }
                if (data30.users !== void 0) {
                  let data31 = data30.users;
                  if (!(typeof data31 == "number" && (!(data31 % 1) && !isNaN(data31)) && isFinite(data31))) {
                    const err56 = { instancePath: instancePath + "/environments/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/limits/users", schemaPath: "#/definitions/limits/properties/users/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema33.properties.users.type, parentSchema: schema33.properties.users, data: data31 };
                    if (vErrors === null) {
                      vErrors = [err56];
                    } else {
                      vErrors.push(err56);
                    }
                    errors++;
                  }
                  if (typeof data31 == "number" && isFinite(data31)) {
                    if (data31 > 100 || isNaN(data31)) {
                      const err57 = { instancePath: instancePath + "/environments/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/limits/users", schemaPath: "#/definitions/limits/properties/users/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, message: "must be <= 100", schema: 100, parentSchema: schema33.properties.users, data: data31 };
                      if (vErrors === null) {
                        vErrors = [err57];
                      } else {
                        vErrors.push(err57);
                      }
                      errors++;
                    }
                    if (data31 < 1 || isNaN(data31)) {
                      const err58 = { instancePath: instancePath + "/environments/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/limits/users", schemaPath: "#/definitions/limits/properties/users/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema33.properties.users, data: data31 };
                      if (vErrors === null) {
                        vErrors = [err58];
                      } else {
                        vErrors.push(err58);
                      }
                      errors++;
                    }
                  }
                }
                if (data30.segments !== void 0) {
                  let data32 = data30.segments;
                  if (!(typeof data32 == "number" && (!(data32 % 1) && !isNaN(data32)) && isFinite(data32))) {
                    const err59 = { instancePath: instancePath + "/environments/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/limits/segments", schemaPath: "#/definitions/limits/properties/segments/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema33.properties.segments.type, parentSchema: schema33.properties.segments, data: data32 };
                    if (vErrors === null) {
                      vErrors = [err59];
                    } else {
                      vErrors.push(err59);
                    }
                    errors++;
                  }
                  if (typeof data32 == "number" && isFinite(data32)) {
                    if (data32 > 100 || isNaN(data32)) {
                      const err60 = { instancePath: instancePath + "/environments/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/limits/segments", schemaPath: "#/definitions/limits/properties/segments/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, message: "must be <= 100", schema: 100, parentSchema: schema33.properties.segments, data: data32 };
                      if (vErrors === null) {
                        vErrors = [err60];
                      } else {
                        vErrors.push(err60);
                      }
                      errors++;
                    }
                    if (data32 < 1 || isNaN(data32)) {
                      const err61 = { instancePath: instancePath + "/environments/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/limits/segments", schemaPath: "#/definitions/limits/properties/segments/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema33.properties.segments, data: data32 };
                      if (vErrors === null) {
                        vErrors = [err61];
                      } else {
                        vErrors.push(err61);
                      }
                      errors++;
                    }
                  }
                }
                if (data30.entries !== void 0) {
                  let data33 = data30.entries;
                  if (!(typeof data33 == "number" && (!(data33 % 1) && !isNaN(data33)) && isFinite(data33))) {
                    const err62 = { instancePath: instancePath + "/environments/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/limits/entries", schemaPath: "#/definitions/limits/properties/entries/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema33.properties.entries.type, parentSchema: schema33.properties.entries, data: data33 };
                    if (vErrors === null) {
                      vErrors = [err62];
                    } else {
                      vErrors.push(err62);
                    }
                    errors++;
                  }
                  if (typeof data33 == "number" && isFinite(data33)) {
                    if (data33 > 100 || isNaN(data33)) {
                      const err63 = { instancePath: instancePath + "/environments/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/limits/entries", schemaPath: "#/definitions/limits/properties/entries/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, message: "must be <= 100", schema: 100, parentSchema: schema33.properties.entries, data: data33 };
                      if (vErrors === null) {
                        vErrors = [err63];
                      } else {
                        vErrors.push(err63);
                      }
                      errors++;
                    }
                    if (data33 < 1 || isNaN(data33)) {
                      const err64 = { instancePath: instancePath + "/environments/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/limits/entries", schemaPath: "#/definitions/limits/properties/entries/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema33.properties.entries, data: data33 };
                      if (vErrors === null) {
                        vErrors = [err64];
                      } else {
                        vErrors.push(err64);
                      }
                      errors++;
                    }
                  }
                }
                if (data30.in_flight !== void 0) {
                  let data34 = data30.in_flight;
                  if (!(typeof data34 == "number" && (!(data34 % 1) && !isNaN(data34)) && isFinite(data34))) {
                    const err65 = { instancePath: instancePath + "/environments/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/limits/in_flight", schemaPath: "#/definitions/limits/properties/in_flight/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema33.properties.in_flight.type, parentSchema: schema33.properties.in_flight, data: data34 };
                    if (vErrors === null) {
                      vErrors = [err65];
                    } else {
                      vErrors.push(err65);
                    }
                    errors++;
                  }
                  if (typeof data34 == "number" && isFinite(data34)) {
                    if (data34 > 3 || isNaN(data34)) {
                      const err66 = { instancePath: instancePath + "/environments/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/limits/in_flight", schemaPath: "#/definitions/limits/properties/in_flight/maximum", keyword: "maximum", params: { comparison: "<=", limit: 3 }, message: "must be <= 3", schema: 3, parentSchema: schema33.properties.in_flight, data: data34 };
                      if (vErrors === null) {
                        vErrors = [err66];
                      } else {
                        vErrors.push(err66);
                      }
                      errors++;
                    }
                    if (data34 < 1 || isNaN(data34)) {
                      const err67 = { instancePath: instancePath + "/environments/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/limits/in_flight", schemaPath: "#/definitions/limits/properties/in_flight/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1", schema: 1, parentSchema: schema33.properties.in_flight, data: data34 };
                      if (vErrors === null) {
                        vErrors = [err67];
                      } else {
                        vErrors.push(err67);
                      }
                      errors++;
                    }
                  }
                }
                if (data30.counting !== void 0) {
                  let data35 = data30.counting;
                  if (!(data35 === "occurrences" || data35 === "distinct" || data35 === "pairs")) {
                    const err68 = { instancePath: instancePath + "/environments/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/limits/counting", schemaPath: "#/definitions/limits/properties/counting/enum", keyword: "enum", params: { allowedValues: schema33.properties.counting.enum }, message: "must be equal to one of the allowed values", schema: schema33.properties.counting.enum, parentSchema: schema33.properties.counting, data: data35 };
                    if (vErrors === null) {
                      vErrors = [err68];
                    } else {
                      vErrors.push(err68);
                    }
                    errors++;
                  }
                }
              } else {
                const err69 = { instancePath: instancePath + "/environments/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/limits", schemaPath: "#/definitions/limits/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema33.type, parentSchema: schema33, data: data30 };
                if (vErrors === null) {
                  vErrors = [err69];
                } else {
                  vErrors.push(err69);
                }
                errors++;
              }
            }
            if (data20.settle !== void 0) {
              let data36 = data20.settle;
              if (typeof data36 === "string") {
                if (!pattern0.test(data36)) {
                  const err70 = { instancePath: instancePath + "/environments/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/settle", schemaPath: "#/definitions/settle/pattern", keyword: "pattern", params: { pattern: "^([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?$" }, message: 'must match pattern "^([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?$"', schema: "^([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?$", parentSchema: schema34, data: data36 };
                  if (vErrors === null) {
                    vErrors = [err70];
                  } else {
                    vErrors.push(err70);
                  }
                  errors++;
                }
              } else {
                const err71 = { instancePath: instancePath + "/environments/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/settle", schemaPath: "#/definitions/settle/type", keyword: "type", params: { type: "string" }, message: "must be string", schema: schema34.type, parentSchema: schema34, data: data36 };
                if (vErrors === null) {
                  vErrors = [err71];
                } else {
                  vErrors.push(err71);
                }
                errors++;
              }
            }
            if (data20.guard !== void 0) {
              if (!validate12(data20.guard, { instancePath: instancePath + "/environments/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/guard", parentData: data20, parentDataProperty: "guard", rootData })) {
                vErrors = vErrors === null ? validate12.errors : vErrors.concat(validate12.errors);
                errors = vErrors.length;
              }
            }
            if (data20.approve !== void 0) {
              let data38 = data20.approve;
              if (!(data38 === "all" || data38 === "manifests-only")) {
                const err72 = { instancePath: instancePath + "/environments/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/approve", schemaPath: "#/definitions/approve/enum", keyword: "enum", params: { allowedValues: schema41.enum }, message: "must be equal to one of the allowed values", schema: schema41.enum, parentSchema: schema41, data: data38 };
                if (vErrors === null) {
                  vErrors = [err72];
                } else {
                  vErrors.push(err72);
                }
                errors++;
              }
            }
            if (data20.public !== void 0) {
              let data39 = data20.public;
              if (typeof data39 !== "boolean") {
                const err73 = { instancePath: instancePath + "/environments/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/public", schemaPath: "#/definitions/public/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean", schema: schema42.type, parentSchema: schema42, data: data39 };
                if (vErrors === null) {
                  vErrors = [err73];
                } else {
                  vErrors.push(err73);
                }
                errors++;
              }
            }
          } else {
            const err74 = { instancePath: instancePath + "/environments/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/environments/additionalProperties/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema29.properties.environments.additionalProperties.type, parentSchema: schema29.properties.environments.additionalProperties, data: data20 };
            if (vErrors === null) {
              vErrors = [err74];
            } else {
              vErrors.push(err74);
            }
            errors++;
          }
        }
      } else {
        const err75 = { instancePath: instancePath + "/environments", schemaPath: "#/properties/environments/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema29.properties.environments.type, parentSchema: schema29.properties.environments, data: data19 };
        if (vErrors === null) {
          vErrors = [err75];
        } else {
          vErrors.push(err75);
        }
        errors++;
      }
    }
  } else {
    const err76 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object", schema: schema29.type, parentSchema: schema29, data };
    if (vErrors === null) {
      vErrors = [err76];
    } else {
      vErrors.push(err76);
    }
    errors++;
  }
  validate11.errors = vErrors;
  return errors === 0;
}
var compiled = /* @__PURE__ */ new Map([["segops manifest", manifest], ["segops config", config]]);
function compileSchema(schema) {
  return compiled.get(schema.title);
}

// src/yaml/structure.ts
function lazySchema(schema) {
  let compiled2 = null;
  return () => {
    compiled2 ??= compileSchema(schema);
    return compiled2;
  };
}
function checkStructure(source, root, validate, explain) {
  if (validate(viewOf(root))) return [];
  const errors = validate.errors ?? [];
  const mistyped = new Set(
    errors.filter((error) => error.keyword === "type").map((error) => error.instancePath)
  );
  const own = errors.filter((error) => isOwnError(error, mistyped));
  return source.problems(
    own.map((error) => {
      const finding = explain(error) ?? generalFinding(error, follow(root, error.instancePath));
      return { ...spotOf(error, root), finding };
    })
  );
}
function isOwnError(error, mistyped) {
  if (/^(anyOf|oneOf)$/.test(error.keyword) && mistyped.has(error.instancePath)) return false;
  return error.keyword !== "pattern" && !/\/(anyOf|oneOf)\/\d/.test(error.schemaPath);
}
function spotOf(error, root) {
  const here = follow(root, error.instancePath);
  if (error.keyword === "additionalProperties") {
    const name = String(param(error, "additionalProperty"));
    return { at: fieldOf(here, name)?.at ?? here.at, length: name.length };
  }
  return { at: here.at, length: here.kind === "scalar" ? here.length : 1 };
}
function generalFinding(error, here) {
  switch (error.keyword) {
    case "additionalProperties":
      return unknownField(error);
    case "type":
      return wrongType(error, here);
    case "required":
      return {
        code: "missing-field",
        message: say`${asCode(String(param(error, "missingProperty")))} is missing in ${where(error)}`,
        next: say`Add ${asCode(`${String(param(error, "missingProperty"))}:`)}.`
      };
    case "enum":
      return unknownValue(error, here);
    case "minItems":
    case "minLength":
      return {
        code: "empty-value",
        message: say`${where(error)} is empty`,
        next: say`Write a value, or remove the field.`
      };
    case "minimum":
    case "maximum":
      return {
        code: "out-of-range",
        message: say`${where(error)} is out of range`,
        next: say`Write a number of ${error.keyword === "minimum" ? "at least" : "at most"} ${Number(param(error, "limit"))}.`
      };
    default:
      return {
        code: "wrong-type",
        message: say`${where(error)} does not match the schema`,
        next: say`Compare it with the schema of this file.`
      };
  }
}
function unknownField(error) {
  const name = String(param(error, "additionalProperty"));
  const known2 = Object.keys(Object(propertiesOf(error.parentSchema)));
  const near = nearest(name, known2);
  return {
    code: "unknown-field",
    message: say`unknown field ${asValue(name)} in ${where(error)}`,
    next: near === null ? say`Use one of these fields: ${asList(known2.map(asCode), "or")}.` : say`Did you mean ${asCode(near)}?`
  };
}
function unknownValue(error, here) {
  const allowed = Object.values(Object(param(error, "allowedValues"))).map(String);
  const given = here.kind === "scalar" ? [asValue(here.text)] : describe(here);
  const near = here.kind === "scalar" ? nearest(here.text, allowed) : null;
  return {
    code: "unknown-value",
    message: say`${given} is not a valid value of ${where(error)}`,
    next: say`${near === null ? NOTHING : say`Did you mean ${asCode(near)}? `}Use ${asList(allowed.map(asCode), "or")}.`
  };
}
var TYPE_NAMES = {
  object: say`a mapping`,
  array: say`a sequence`,
  boolean: say`true or false`,
  integer: say`a whole number`,
  number: say`a number`,
  string: say`text`
};
function wrongType(error, here) {
  const types = [param(error, "type")].flat().map(String);
  const expected = types.includes("boolean") && types.includes("string") ? ["string"] : types;
  const names = asList(
    expected.map((type) => TYPE_NAMES[type] ?? [asCode(type)]),
    "or"
  );
  return {
    code: "wrong-type",
    message: say`${where(error)} must be ${names}, not ${describe(here)}`,
    next: expected.includes("string") && expected.length === 1 ? say`Write one value.` : say`Write ${names}.`
  };
}
function param(error, name) {
  return error.params[name];
}
function propertiesOf(schema) {
  return schema !== void 0 && "properties" in schema ? schema.properties : void 0;
}
function where(error) {
  const path = error.instancePath.split("/").slice(1).map((step) => /^\d+$/.test(step) ? `[${Number(step) + 1}]` : `.${step}`).join("");
  return path === "" ? say`the file` : [asCode(path.replace(/^\./, ""))];
}

// src/yaml/yaml-tree.ts
var import_yaml2 = __toESM(require_dist(), 1);

// src/yaml/yaml-document.ts
var import_yaml = __toESM(require_dist(), 1);
var DEEPEST = 32;
function composeYaml(text) {
  const tokens = [...new import_yaml.Parser().parse(text)];
  const deep = findToken(tokens, (_, depth) => depth > DEEPEST);
  if (deep !== null) return { kind: "too-deep", at: deep };
  const composer = new import_yaml.Composer({
    schema: "failsafe",
    stringKeys: true,
    uniqueKeys: false,
    keepSourceTokens: false
  });
  const [document, second] = composer.compose(tokens, true, text.length);
  if (document === void 0) throw new Error("the YAML composer gave no document");
  const secondAt = second?.range[0] ?? null;
  return {
    kind: "document",
    document,
    contents: document.contents,
    secondAt,
    unclosedAt: () => findToken(tokens, isUnclosed)
  };
}
function findToken(tokens, wanted) {
  let found3 = null;
  const stack = tokens.map((token) => ({ token, depth: 0 }));
  for (let top = stack.pop(); top !== void 0; top = stack.pop()) {
    const { token, depth } = top;
    if (wanted(token, depth)) found3 = Math.min(found3 ?? token.offset, token.offset);
    else for (const part of partsOf(token)) stack.push({ token: part, depth: depth + 1 });
  }
  return found3;
}
function isUnclosed(token) {
  if (token.type === "flow-collection") {
    return !token.end.some(({ type }) => type === "flow-seq-end" || type === "flow-map-end");
  }
  if (token.type !== "double-quoted-scalar" && token.type !== "single-quoted-scalar") return false;
  return token.source.length < 2 || !token.source.endsWith(token.source.charAt(0));
}
function partsOf(token) {
  if (token.type === "document") return token.value === void 0 ? [] : [token.value];
  if (!import_yaml.CST.isCollection(token)) return [];
  const parts = [];
  for (const item of token.items) {
    if (item.key) parts.push(item.key);
    if (item.value) parts.push(item.value);
  }
  return parts;
}

// src/yaml/yaml-syntax.ts
var LOCAL_ERRORS = /* @__PURE__ */ new Set([
  "BAD_SCALAR_START",
  "BAD_ALIAS",
  "BAD_DIRECTIVE",
  "NON_STRING_KEY"
]);
function judgeSyntax(source, composed) {
  const { document, secondAt } = composed;
  if (secondAt !== null) {
    return { broken: true, sightings: [{ at: secondAt, finding: SECOND_DOCUMENT }] };
  }
  const errors = [...document.errors, ...document.warnings].filter((error) => error.code !== "TAG_RESOLVE_FAILED").sort((a, b) => a.pos[0] - b.pos[0]);
  const breaking = errors.find((error) => !LOCAL_ERRORS.has(error.code));
  const local = errors.filter((error) => LOCAL_ERRORS.has(error.code));
  const sightings = local.map((error) => syntaxSighting(source, error));
  if (breaking === void 0) return { broken: false, sightings };
  const unclosed = isUnclosed2(breaking) ? composed.unclosedAt() : null;
  const last = unclosed === null ? syntaxSighting(source, breaking) : unclosedSighting(source, unclosed);
  return { broken: true, sightings: [...sightings, last] };
}
function isUnclosed2(error) {
  return /^(Flow |Missing closing)/.test(error.message);
}
function unclosedSighting(source, at4) {
  const mark = asCode(source.text.charAt(at4));
  return {
    at: at4,
    finding: {
      code: "yaml-syntax",
      message: say`this ${mark} is never closed`,
      next: say`Close it at the end of the value. If ${mark} belongs to the value, put the value in quotes.`
    }
  };
}
function syntaxSighting(source, error) {
  const at4 = Math.min(error.pos[0], source.text.length);
  const advice = quotingAdvice(source, at4);
  return {
    at: at4,
    finding: {
      code: "yaml-syntax",
      message: advice?.message ?? say`this is not valid YAML${asForeign(sentence(error.message))}`,
      next: advice?.next ?? syntaxNext(error.message)
    }
  };
}
function sentence(message) {
  const short = message.length > 160 ? `${message.slice(0, 160)}...` : message;
  return short.charAt(0).toLowerCase() + short.slice(1);
}
var SECOND_DOCUMENT = {
  code: "multiple-documents",
  message: say`the file has more than one YAML document`,
  next: say`Write one document per file. Remove ${asCode("---")} and what follows, or move it to another file.`
};
var INDICATORS = /* @__PURE__ */ new Map([
  ["@", say`is reserved by YAML`],
  ["`", say`is reserved by YAML`],
  ["%", say`starts a directive`],
  ["!", say`starts a tag`],
  ["&", say`starts an anchor`],
  ["*", say`starts an alias`],
  ["#", say`starts a comment`],
  [",", say`separates values`],
  ["[", say`starts a sequence`],
  ["{", say`starts a mapping`],
  ["]", say`ends a sequence`],
  ["}", say`ends a mapping`],
  ["|", say`starts a block of text`],
  [">", say`starts a block of text`]
]);
var VALUE_IN_LINE = /^(\s*(?:- +)*(?:[\w-]+: +)?)(\S.*)$/;
function quotingAdvice(source, offset) {
  const start = source.text.lastIndexOf("\n", offset - 1) + 1;
  const end = source.text.indexOf("\n", offset);
  const line = source.text.slice(start, end < 0 ? void 0 : end);
  const match = VALUE_IN_LINE.exec(line.slice(0, 4e3).trimEnd());
  const value = match?.[2] ?? "";
  const meaning = INDICATORS.get(value.charAt(0));
  if (meaning === void 0 || start + (match?.[1]?.length ?? 0) > offset) return null;
  return {
    message: say`a value cannot start with ${asCode(value.charAt(0))} without quotes: it ${meaning}`,
    next: say`Put the value in quotes: ${quoted(value)}`
  };
}
function quotingNext(mark) {
  return say`If ${asCode(mark)} belongs to the value, put the value in quotes. If not, remove it.`;
}
function quoted(value) {
  return value.includes('"') || value.includes("\\") ? asCode(`'...'`) : asValue(value);
}
function syntaxNext(message) {
  if (message.endsWith("at node end")) return say`Put the whole value in one pair of quotes.`;
  if (message.startsWith("Tabs")) return say`Indent with spaces.`;
  return say`Fix the YAML at this place.`;
}

// src/yaml/yaml-tree.ts
var ALIAS_BUDGET = 1e3;
function parseYaml(source, raw, text = source.text) {
  const composed = composeYaml(text);
  if (composed.kind === "too-deep") {
    return { root: null, problems: [source.problem(composed.at, TOO_DEEP)] };
  }
  const syntax = judgeSyntax(source, composed);
  const problems = source.problems(syntax.sightings);
  if (syntax.broken) return { root: null, problems };
  const tree = new TreeBuilder(source);
  const root = tree.root(composed.contents, raw);
  if (tree.bombAt !== null) {
    return { root: null, problems: [...problems, source.problem(tree.bombAt, BOMB)] };
  }
  return { root, problems: [...problems, ...source.problems(tree.sightings)] };
}
var TreeBuilder = class {
  sightings = [];
  /** The alias that set off too many; nothing else of the file counts then. */
  bombAt = null;
  #source;
  #anchors = /* @__PURE__ */ new Map();
  #insideAliases = 0;
  #outermostAlias = 0;
  #repeated = 0;
  constructor(source) {
    this.#source = source;
  }
  root(node, raw) {
    if ((0, import_yaml2.isMap)(node) && raw !== null) {
      this.#properties(node, node.range?.[0] ?? 0);
      return this.#map(node, 0, raw);
    }
    return this.#build(node, 0, 0);
  }
  #build(node, fallback, depth) {
    if (node === null) return emptyScalar(fallback);
    const at4 = node.range?.[0] ?? fallback;
    if (this.#insideAliases > 0 && this.#exhausted(depth)) return emptyScalar(at4);
    if (depth > DEEPEST) {
      this.sightings.push({ at: at4, finding: TOO_DEEP });
      return emptyScalar(at4);
    }
    if ((0, import_yaml2.isAlias)(node)) return this.#alias(node.source, at4, depth);
    this.#properties(node, at4);
    if ((0, import_yaml2.isMap)(node)) return this.#map(node, depth, null);
    if ((0, import_yaml2.isSeq)(node)) {
      const items = node.items.map((item) => this.#build(item, at4, depth + 1));
      return { kind: "sequence", items, at: at4 };
    }
    return scalarFrom(node, at4);
  }
  #map(node, depth, raw) {
    const fields = /* @__PURE__ */ new Map();
    for (const pair of node.items) {
      if (!(0, import_yaml2.isScalar)(pair.key)) continue;
      const name = String(pair.key.source ?? "");
      const at4 = pair.key.range?.[0] ?? 0;
      const first = fields.get(name);
      if (first !== void 0) this.#duplicate(name, at4, first.at);
      else fields.set(name, { at: at4, value: this.#value(pair.value, at4, depth, name === raw) });
    }
    return { kind: "map", fields, at: node.range?.[0] ?? 0 };
  }
  #value(node, at4, depth, raw) {
    if (raw && (0, import_yaml2.isSeq)(node)) {
      const start = node.range?.[0] ?? at4;
      this.#properties(node, start);
      return { kind: "raw", node, at: start };
    }
    return this.#build(node, at4, depth + 1);
  }
  #duplicate(name, at4, first) {
    const line = lineText(this.#source.lineOf(first));
    const finding = {
      code: "duplicate-field",
      message: say`duplicate field ${asValue(name)}: the first is in ${line}`,
      next: say`Keep one of the two.`
    };
    this.sightings.push({ at: at4, finding, length: name.length });
  }
  /** Tags are refused. Anchors are kept for the aliases after them. */
  #properties(node, at4) {
    if (this.#insideAliases > 0) return;
    if ("anchor" in node && typeof node.anchor === "string") this.#anchors.set(node.anchor, node);
    if (node.tag === void 0) return;
    const mark = this.#source.text.lastIndexOf("!", Math.max(0, at4 - 1));
    this.sightings.push({ at: Math.max(mark, 0), finding: TAG });
  }
  #alias(name, at4, depth) {
    const target = this.#anchors.get(name);
    if (target === void 0) {
      this.sightings.push({ at: at4, finding: unknownAlias(name) });
      return emptyScalar(at4);
    }
    if (this.#insideAliases === 0) this.#outermostAlias = at4;
    this.#insideAliases += 1;
    const built = this.#build(target, at4, depth + 1);
    this.#insideAliases -= 1;
    return { ...built, at: at4 };
  }
  #exhausted(depth) {
    this.#repeated += 1;
    if (this.#repeated <= ALIAS_BUDGET && depth <= DEEPEST) return false;
    this.bombAt ??= this.#outermostAlias;
    return true;
  }
};
var TOO_DEEP = {
  code: "yaml-syntax",
  message: say`the YAML is nested too deeply`,
  next: say`Remove the nesting: no field is more than a few levels deep.`
};
var BOMB = {
  code: "alias-bomb",
  message: say`aliases repeat themselves, or repeat more than 1,000 values`,
  next: say`Write the values out instead of using aliases.`
};
var TAG = {
  code: "yaml-syntax",
  message: say`YAML tags (words that start with !) are not supported`,
  next: quotingNext("!")
};
function unknownAlias(name) {
  return {
    code: "yaml-syntax",
    message: say`the alias ${asValue(`*${name}`)} has no anchor before it`,
    next: quotingNext("*")
  };
}
function emptyScalar(at4) {
  return { kind: "scalar", text: "", plain: true, at: at4, length: 1 };
}
function scalarFrom(node, at4) {
  const text = (0, import_yaml2.isScalar)(node) ? node.source ?? "" : "";
  const plain2 = (0, import_yaml2.isScalar)(node) && node.type === "PLAIN";
  return { kind: "scalar", text, plain: plain2, at: at4, length: Math.max(1, (node.range?.[1] ?? at4) - at4) };
}

// src/config/secrets.ts
var SECRET_NAME = /pass_?code|password|secret|token/i;
function findSecrets(source, root) {
  const problems = secretFields(root).map((at4) => source.problem(at4, PASSCODE));
  const spots = new Set(problems.map(spot));
  return { problems, covers: (problem) => spots.has(spot(problem)) };
}
function secretFields(written) {
  if (written.kind === "sequence") return written.items.flatMap(secretFields);
  if (written.kind !== "map") return [];
  return [...written.fields].flatMap(
    ([name, field]) => SECRET_NAME.test(name) ? [field.at] : secretFields(field.value)
  );
}
function spot(problem) {
  return `${problem.place?.line}:${problem.place?.column}`;
}
var PASSCODE = {
  code: "passcode-in-config",
  message: say`a passcode must not be in a file`,
  next: say`Remove it, and set ${asCode("CLEVERTAP_PASSCODE")} in the environment. If the file was ever pushed, change the passcode in CleverTap.`
};

// src/config/parse-config.ts
var configSchema = lazySchema(config_schema_default);
function parseConfig(text, file, environment) {
  const source = new Source(file.shown, text, true);
  const { root, problems: syntax } = parseYaml(source, null);
  if (root === null) return { ok: false, problems: syntax };
  const secrets = findSecrets(source, root);
  const problems = [
    ...syntax,
    ...secrets.problems,
    ...checkStructure(source, root, configSchema(), explainConfig).filter(
      (problem) => !secrets.covers(problem)
    )
  ];
  const base = readSettings(source, root, problems);
  const overlay = readEnvironments(source, root, environment, problems);
  const config2 = assemble(source, file, { ...base, ...overlay }, base, overlay, environment);
  problems.push(...config2.problems);
  const shown = secrets.problems.length === 0 ? problems : problems.map(withoutFrame);
  return resultOf(config2.value, inOrder(shown));
}
function withoutFrame(problem) {
  const { frame, ...rest } = problem;
  return rest;
}
function readEnvironments(source, root, chosen, problems) {
  const written = valueAt(root, "environments");
  const fields = written?.kind === "map" ? written.fields : /* @__PURE__ */ new Map();
  let overlay = {};
  for (const [name, field] of fields) {
    const settings = readSettings(source, field.value, problems);
    if (name === chosen) overlay = settings;
  }
  if (chosen !== null && !fields.has(chosen)) {
    const at4 = fieldOf(root, "environments")?.at ?? 0;
    problems.push(source.problem(at4, unknownEnvironment(chosen, [...fields.keys()])));
  }
  return overlay;
}
function unknownEnvironment(name, known2) {
  const near = nearest(name, known2);
  const others = known2.length === 0 ? say`Add it under ${asCode("environments:")}, or leave out ${asCode("--env")}.` : say`Use one of these: ${asList(known2.map(asLabel), "or")}.`;
  return {
    code: "unknown-environment",
    message: say`the config has no environment ${asValue(name)}`,
    next: near === null ? others : say`Did you mean ${asLabel(near)}?`
  };
}
function assemble(source, file, merged, base, overlay, environment) {
  const { lock, account } = merged;
  const problems = [];
  if (lock?.lineage === void 0 && lock !== null) {
    problems.push(source.problem(lock?.offset ?? 0, MISSING_LINEAGE));
  }
  if (account === void 0) problems.push(fileProblem(source.file, MISSING_ACCOUNT));
  if (!lock || lock.lineage === void 0 || !account) return { value: null, problems };
  return {
    problems,
    value: {
      file: file.shown,
      folder: dirname2(file.path),
      segments: merged.segments?.map((glob) => glob.pattern) ?? ["segments/**/*.yaml"],
      ...merged.segments === void 0 ? {} : { globs: merged.segments },
      lock: { at: lock.at, lineage: lock.lineage },
      account,
      limits: { ...DEFAULT_LIMITS, ...base.limits, ...overlay.limits },
      settleMs: merged.settleMs ?? 15 * 6e4,
      guard: {
        limits: { ...GUARD_DEFAULTS, ...base.guard.limits, ...overlay.guard?.limits },
        waiver: overlay.guard?.waiver ?? base.guard.waiver
      },
      writtenGuard: base.guard,
      environment,
      approve: merged.approve ?? "all",
      isPublic: merged.isPublic ?? false
    }
  };
}
var DEFAULT_LIMITS = {
  users: 100,
  segments: 100,
  entries: 100,
  inFlight: 3,
  counting: "occurrences"
};
var MISSING_LINEAGE = {
  code: "missing-lineage",
  message: say`the config has no lineage, so it would accept any lockfile`,
  next: say`Let segops write it into the config: ${asCommand("segops lock init")}`
};
var MISSING_ACCOUNT = {
  code: "missing-account",
  message: say`the config has no account`,
  next: say`Add ${asCode("account: { region: in1 }")} with the region of your CleverTap account.`
};
function explainConfig(error) {
  const { keyword, instancePath } = error;
  if (keyword === "type" && instancePath === "") return NO_MAPPING;
  if (keyword === "additionalProperties" && isAccountId(error)) return ACCOUNT_ID;
  if (keyword === "oneOf" && instancePath.endsWith("/account")) return ONE_ACCOUNT;
  if (keyword !== "maximum" || !instancePath.includes("/limits/")) return null;
  const most = Number(error.schema);
  return {
    code: "limit-too-high",
    message: say`the limit is higher than CleverTap's limit of ${most}`,
    next: say`Write ${most} or less, or remove the field.`
  };
}
function isAccountId(error) {
  return Object.values(error.params).includes("account_id");
}
var ACCOUNT_ID = {
  code: "unknown-field",
  message: say`the account ID does not belong in the config`,
  next: say`Remove it. Set ${asCode("CLEVERTAP_ACCOUNT_ID")} in the environment.`
};
var NO_MAPPING = {
  code: "wrong-type",
  message: say`the file is not a config: it is not a mapping`,
  next: say`Create an example in an empty folder: ${asCommand("segops init")}`
};
var ONE_ACCOUNT = {
  code: "missing-account",
  message: say`${asCode("account")} needs either a ${asCode("region")} or a ${asCode("base_url")}`,
  next: say`Write one of the two, not both.`
};

// src/config/read-config.ts
var CONFIG_NAME = "segops.yaml";
var MAX_CONFIG_BYTES = 1024 * 1024;
function findConfig(cwd, explicit = null) {
  if (explicit !== null) {
    const path = resolve2(cwd, explicit);
    if (!explicit.includes("\0") && existsSync2(path)) return found(path);
    return { ok: false, problems: [fileProblem(explicit, noConfig(explicit))] };
  }
  for (let here = resolve2(cwd); ; here = dirname3(here)) {
    if (existsSync2(join3(here, CONFIG_NAME))) return found(join3(here, CONFIG_NAME));
    if (dirname3(here) === here) break;
  }
  return { ok: false, problems: [fileProblem(CONFIG_NAME, NO_CONFIG)] };
}
function found(value) {
  return { ok: true, value, warnings: [] };
}
function readConfig(file, environment, displayFrom) {
  const path = resolve2(file);
  const shown = display(path, displayFrom ?? dirname3(path));
  const text = readText(path, shown, MAX_CONFIG_BYTES, CONFIG_TOO_LARGE);
  if (!text.ok) return text;
  return parseConfig(text.value, { path, shown }, environment);
}
function noConfig(name) {
  return {
    code: "config-not-found",
    message: say`there is no config at ${asPath(name)}`,
    next: say`Fix the path, or start a repository: ${asCommand("segops init")}`
  };
}
var NO_CONFIG = {
  code: "config-not-found",
  message: say`there is no ${asPath(CONFIG_NAME)} in this folder or above it`,
  next: say`Name the config with ${asCode("--config")}, or start a repository: ${asCommand("segops init")}`
};
var CONFIG_TOO_LARGE = {
  code: "file-too-large",
  message: say`the config is larger than 1 MiB`,
  next: say`Check that this is the right file.`
};

// src/lists/list-files.ts
import {
  accessSync as accessSync2,
  closeSync,
  constants as constants2,
  fstatSync,
  openSync,
  readSync,
  realpathSync as realpathSync3,
  statSync as statSync3
} from "node:fs";
import { isAbsolute as isAbsolute3, resolve as resolve3 } from "node:path";
function resolveList(config2, ref, source) {
  const refuse = (finding) => {
    const problem = source?.problemAt(ref.place, finding, ref.path.length) ?? {
      ...fileProblem(ref.place.file, finding),
      place: ref.place
    };
    return { ok: false, problems: [problem] };
  };
  const top = repositoryOf(config2.folder);
  const written = resolve3(realpathSync3(config2.folder), ref.path);
  if (isAbsolute3(ref.path) || confinement(top, written) === "outside") {
    return refuse(outside(ref.path));
  }
  const real = realPath(written);
  if (real === null) return refuse(missing(ref.path));
  const where2 = confinement(top, real);
  if (where2 === "outside") return refuse(outside(ref.path));
  if (where2 === "in-git") return refuse(inGit(ref.path));
  if (!statSync3(real).isFile()) return refuse(notAFile(ref.path));
  if (!readable(real)) return refuse(unreadable2(ref.path));
  return { ok: true, value: real, warnings: [] };
}
function realPath(path) {
  try {
    return realpathSync3(path);
  } catch {
    return null;
  }
}
function readable(path) {
  try {
    accessSync2(path, constants2.R_OK);
    return true;
  } catch {
    return false;
  }
}
function openListFile(path) {
  const handle = openSync(path, constants2.O_RDONLY | (constants2.O_NOFOLLOW ?? 0));
  const found3 = fstatSync(handle);
  if (!found3.isFile()) {
    closeSync(handle);
    throw new Error(`no longer a regular file: ${path}`);
  }
  return {
    size: found3.size,
    read: (into) => readSync(handle, into, 0, into.length, null),
    close: () => closeSync(handle)
  };
}
function outside(path) {
  return {
    code: "list-outside-repository",
    message: say`the list ${asPath(path)} is outside the repository`,
    next: say`Move the list into the repository. Write its path from the folder of ${asPath("segops.yaml")}.`
  };
}
function missing(path) {
  return {
    code: "list-missing",
    message: say`the list ${asPath(path)} does not exist`,
    next: say`Fetch the list first, or fix the path. Paths start at the folder of ${asPath("segops.yaml")}.`
  };
}
function inGit(path) {
  return {
    code: "list-in-git",
    message: say`the list ${asPath(path)} is inside ${asCode(".git")}`,
    next: say`Move the list out of ${asCode(".git")}.`
  };
}
function notAFile(path) {
  return {
    code: "list-not-a-file",
    message: say`the list ${asPath(path)} is not a regular file`,
    next: say`Name a regular file, not a folder, pipe or device.`
  };
}
function unreadable2(path) {
  return {
    code: "list-unreadable",
    message: say`the list ${asPath(path)} cannot be read`,
    next: say`Give your user the permission to read it.`
  };
}

// src/members/hashing.ts
import { createHash } from "node:crypto";
var hashingHere = {
  start: startHere,
  hash: (bytes) => {
    const hash = startHere();
    hash.update(bytes);
    return hash;
  }
};
function startHere() {
  const hash = createHash("sha256");
  return { update: (piece) => hash.update(piece), digest: () => hash.digest("hex") };
}

// node_modules/csv-parse/lib/index.js
import { Transform } from "stream";

// node_modules/csv-parse/lib/utils/is_object.js
var is_object = function(obj) {
  return typeof obj === "object" && obj !== null && !Array.isArray(obj);
};

// node_modules/csv-parse/lib/api/CsvError.js
var CsvError = class _CsvError extends Error {
  constructor(code, message, options, ...contexts) {
    if (Array.isArray(message)) message = message.join(" ").trim();
    super(message);
    if (Error.captureStackTrace !== void 0) {
      Error.captureStackTrace(this, _CsvError);
    }
    this.code = code;
    for (const context of contexts) {
      for (const key in context) {
        const value = context[key];
        this[key] = Buffer.isBuffer(value) ? value.toString(options.encoding) : value == null ? value : JSON.parse(JSON.stringify(value));
      }
    }
  }
};

// node_modules/csv-parse/lib/api/normalize_columns_array.js
var normalize_columns_array = function(columns2) {
  const normalizedColumns = [];
  for (let i = 0, l = columns2.length; i < l; i++) {
    const column = columns2[i];
    if (column === void 0 || column === null || column === false) {
      normalizedColumns[i] = { disabled: true };
    } else if (typeof column === "string" || typeof column === "number") {
      normalizedColumns[i] = { name: `${column}` };
    } else if (is_object(column)) {
      if (typeof column.name !== "string") {
        throw new CsvError("CSV_OPTION_COLUMNS_MISSING_NAME", [
          "Option columns missing name:",
          `property "name" is required at position ${i}`,
          "when column is an object literal"
        ]);
      }
      normalizedColumns[i] = column;
    } else {
      throw new CsvError("CSV_INVALID_COLUMN_DEFINITION", [
        "Invalid column definition:",
        "expect a string or a literal object,",
        `got ${JSON.stringify(column)} at position ${i}`
      ]);
    }
  }
  return normalizedColumns;
};

// node_modules/csv-parse/lib/utils/ResizeableBuffer.js
var ResizeableBuffer = class {
  constructor(size = 100) {
    this.size = size;
    this.length = 0;
    this.buf = Buffer.allocUnsafe(size);
  }
  prepend(val) {
    if (Buffer.isBuffer(val)) {
      const length = this.length + val.length;
      if (length >= this.size) {
        this.resize();
        if (length >= this.size) {
          throw Error("INVALID_BUFFER_STATE");
        }
      }
      const buf = this.buf;
      this.buf = Buffer.allocUnsafe(this.size);
      val.copy(this.buf, 0);
      buf.copy(this.buf, val.length);
      this.length += val.length;
    } else {
      const length = this.length++;
      if (length === this.size) {
        this.resize();
      }
      const buf = this.clone();
      this.buf[0] = val;
      buf.copy(this.buf, 1, 0, length);
    }
  }
  append(val) {
    const length = this.length++;
    if (length === this.size) {
      this.resize();
    }
    this.buf[length] = val;
  }
  clone() {
    return Buffer.from(this.buf.slice(0, this.length));
  }
  resize() {
    const length = this.length;
    this.size = this.size * 2;
    const buf = Buffer.allocUnsafe(this.size);
    this.buf.copy(buf, 0, 0, length);
    this.buf = buf;
  }
  toString(encoding) {
    if (encoding) {
      return this.buf.toString(encoding, 0, this.length);
    } else {
      return Uint8Array.prototype.slice.call(this.buf.slice(0, this.length));
    }
  }
  toJSON() {
    return this.toString("utf8");
  }
  reset() {
    this.length = 0;
  }
};
var ResizeableBuffer_default = ResizeableBuffer;

// node_modules/csv-parse/lib/api/init_state.js
var init_state = function(options) {
  const timchars = [
    // Basic Latin
    32,
    // [Space](https://www.fileformat.info/info/unicode/char/0020/index.htm)
    9,
    // [CHARACTER TABULATION (HT)](https://www.fileformat.info/info/unicode/char/0009/index.htm)
    10,
    // [LINE FEED (LF)](https://www.fileformat.info/info/unicode/char/000a/index.htm)
    13,
    // [CARRIAGE RETURN (CR)](https://www.fileformat.info/info/unicode/char/000d/index.htm)
    12,
    // [FORM FEED (FF)](https://www.fileformat.info/info/unicode/char/000c/index.htm)
    11,
    // [LINE TABULATION (VT)](https://www.fileformat.info/info/unicode/char/000b/index.htm)
    // Latin-1 Supplement
    160,
    // [NO-BREAK SPACE (NBSP)](https://www.fileformat.info/info/unicode/char/00a0/index.htm)
    // Ogham
    5760,
    // [OGHAM SPACE MARK](https://www.fileformat.info/info/unicode/char/1680/index.htm)
    // General Punctuation
    8192,
    // [EN QUAD](https://www.fileformat.info/info/unicode/char/2000/index.htm)
    8193,
    // [EM QUAD](https://www.fileformat.info/info/unicode/char/2001/index.htm)
    8194,
    // [EN SPACE](https://www.fileformat.info/info/unicode/char/2002/index.htm)
    8195,
    // [EM SPACE](https://www.fileformat.info/info/unicode/char/2003/index.htm)
    8196,
    // [THREE-PER-EM SPACE](https://www.fileformat.info/info/unicode/char/2004/index.htm)
    8197,
    // [FOUR-PER-EM SPACE](https://www.fileformat.info/info/unicode/char/2005/index.htm)
    8198,
    // [SIX-PER-EM SPACE](https://www.fileformat.info/info/unicode/char/2006/index.htm)
    8199,
    // [FIGURE SPACE](https://www.fileformat.info/info/unicode/char/2007/index.htm)
    8200,
    // [PUNCTUATION SPACE](https://www.fileformat.info/info/unicode/char/2008/index.htm)
    8201,
    // [THIN SPACE](https://www.fileformat.info/info/unicode/char/2009/index.htm)
    8202,
    // [HAIR SPACE](https://www.fileformat.info/info/unicode/char/200a/index.htm)
    8232,
    // [LINE SEPARATOR](https://www.fileformat.info/info/unicode/char/2028/index.htm)
    8233,
    // [PARAGRAPH SEPARATOR](https://www.fileformat.info/info/unicode/char/2029/index.htm)
    8239,
    // [NARROW NO-BREAK SPACE (NNBSP)](https://www.fileformat.info/info/unicode/char/202f/index.htm)
    8287,
    // [MEDIUM MATHEMATICAL SPACE (MMSP)](https://www.fileformat.info/info/unicode/char/205f/index.htm)
    12288,
    // [IDEOGRAPHIC SPACE](https://www.fileformat.info/info/unicode/char/3000/index.htm)
    65279
    // [ZERO WIDTH NO-BREAK SPACE (BOM)](https://www.fileformat.info/info/unicode/char/feff/index.htm)
  ].reduce((acc, codepoint) => {
    const encoded = Buffer.from(
      String.fromCharCode(codepoint),
      options.encoding
    );
    if (codepoint !== 63 && encoded.length === 1 && encoded[0] === 63) {
      return acc;
    }
    acc.push(encoded);
    return acc;
  }, []);
  const timcharFirstBytes = new Uint8Array(256);
  for (const t of timchars) timcharFirstBytes[t[0]] = 1;
  return {
    bomSkipped: false,
    bufBytesStart: 0,
    castField: options.cast_function,
    commenting: false,
    delimiterBufPrevious: void 0,
    delimiterDiscovered: false,
    // Current error encountered by a record
    error: void 0,
    enabled: options.from_line === 1,
    escaping: false,
    escapeIsQuote: Buffer.isBuffer(options.escape) && Buffer.isBuffer(options.quote) && Buffer.compare(options.escape, options.quote) === 0,
    // columns can be `false`, `true`, `Array`
    expectedRecordLength: Array.isArray(options.columns) ? options.columns.length : void 0,
    field: new ResizeableBuffer_default(20),
    firstLineToHeaders: options.cast_first_line_to_header,
    needMoreDataSize: Math.max(
      // Skip if the remaining buffer smaller than comment
      options.comment !== null ? options.comment.length : 0,
      ...options.delimiter ? options.delimiter.map((delimiter2) => delimiter2.length) : [],
      // Auto discovery of delimiter is limited to 1 character
      options.delimiter_auto ? 1 : 0,
      // Skip if the remaining buffer can be escape sequence
      options.quote !== null ? options.quote.length : 0,
      ...timchars.map((t) => t.length)
    ),
    previousBuf: void 0,
    quoting: false,
    stop: false,
    rawBuffer: new ResizeableBuffer_default(100),
    record: [],
    recordHasError: false,
    record_length: 0,
    recordDelimiterMaxLength: options.record_delimiter.length === 0 ? 0 : Math.max(...options.record_delimiter.map((v) => v.length)),
    trimChars: [
      Buffer.from(" ", options.encoding)[0],
      Buffer.from("	", options.encoding)[0]
    ],
    wasQuoting: false,
    wasRowDelimiter: false,
    timchars,
    timcharFirstBytes
  };
};

// node_modules/csv-parse/lib/utils/underscore.js
var underscore = function(str) {
  return str.replace(/([A-Z])/g, function(_, match) {
    return "_" + match.toLowerCase();
  });
};

// node_modules/csv-parse/lib/api/normalize_options.js
var normalize_options = function(opts) {
  const options = {};
  for (const opt in opts) {
    options[underscore(opt)] = opts[opt];
  }
  if (options.encoding === void 0 || options.encoding === true) {
    options.encoding = "utf8";
  } else if (options.encoding === null || options.encoding === false) {
    options.encoding = null;
  } else if (typeof options.encoding !== "string" && options.encoding !== null) {
    throw new CsvError(
      "CSV_INVALID_OPTION_ENCODING",
      [
        "Invalid option encoding:",
        "encoding must be a string or null to return a buffer,",
        `got ${JSON.stringify(options.encoding)}`
      ],
      options
    );
  }
  if (options.bom === void 0 || options.bom === null || options.bom === false) {
    options.bom = false;
  } else if (options.bom !== true) {
    throw new CsvError(
      "CSV_INVALID_OPTION_BOM",
      [
        "Invalid option bom:",
        "bom must be true,",
        `got ${JSON.stringify(options.bom)}`
      ],
      options
    );
  }
  options.cast_function = null;
  if (options.cast === void 0 || options.cast === null || options.cast === false || options.cast === "") {
    options.cast = void 0;
  } else if (typeof options.cast === "function") {
    options.cast_function = options.cast;
    options.cast = true;
  } else if (options.cast !== true) {
    throw new CsvError(
      "CSV_INVALID_OPTION_CAST",
      [
        "Invalid option cast:",
        "cast must be true or a function,",
        `got ${JSON.stringify(options.cast)}`
      ],
      options
    );
  }
  if (options.cast_date === void 0 || options.cast_date === null || options.cast_date === false || options.cast_date === "") {
    options.cast_date = false;
  } else if (options.cast_date === true) {
    options.cast_date = function(value) {
      const date = Date.parse(value);
      return !isNaN(date) ? new Date(date) : value;
    };
  } else if (typeof options.cast_date !== "function") {
    throw new CsvError(
      "CSV_INVALID_OPTION_CAST_DATE",
      [
        "Invalid option cast_date:",
        "cast_date must be true or a function,",
        `got ${JSON.stringify(options.cast_date)}`
      ],
      options
    );
  }
  options.cast_first_line_to_header = void 0;
  if (options.columns === true) {
    options.cast_first_line_to_header = void 0;
  } else if (typeof options.columns === "function") {
    options.cast_first_line_to_header = options.columns;
    options.columns = true;
  } else if (Array.isArray(options.columns)) {
    options.columns = normalize_columns_array(options.columns);
  } else if (options.columns === void 0 || options.columns === null || options.columns === false) {
    options.columns = false;
  } else {
    throw new CsvError(
      "CSV_INVALID_OPTION_COLUMNS",
      [
        "Invalid option columns:",
        "expect an array, a function or true,",
        `got ${JSON.stringify(options.columns)}`
      ],
      options
    );
  }
  if (options.group_columns_by_name === void 0 || options.group_columns_by_name === null || options.group_columns_by_name === false) {
    options.group_columns_by_name = false;
  } else if (options.group_columns_by_name !== true) {
    throw new CsvError(
      "CSV_INVALID_OPTION_GROUP_COLUMNS_BY_NAME",
      [
        "Invalid option group_columns_by_name:",
        "expect an boolean,",
        `got ${JSON.stringify(options.group_columns_by_name)}`
      ],
      options
    );
  } else if (options.columns === false) {
    throw new CsvError(
      "CSV_INVALID_OPTION_GROUP_COLUMNS_BY_NAME",
      [
        "Invalid option group_columns_by_name:",
        "the `columns` mode must be activated."
      ],
      options
    );
  }
  if (options.comment === void 0 || options.comment === null || options.comment === false || options.comment === "") {
    options.comment = null;
  } else {
    if (typeof options.comment === "string") {
      options.comment = Buffer.from(options.comment, options.encoding);
    }
    if (!Buffer.isBuffer(options.comment)) {
      throw new CsvError(
        "CSV_INVALID_OPTION_COMMENT",
        [
          "Invalid option comment:",
          "comment must be a buffer or a string,",
          `got ${JSON.stringify(options.comment)}`
        ],
        options
      );
    }
  }
  if (options.comment_no_infix === void 0 || options.comment_no_infix === null || options.comment_no_infix === false) {
    options.comment_no_infix = false;
  } else if (options.comment_no_infix !== true) {
    throw new CsvError(
      "CSV_INVALID_OPTION_COMMENT",
      [
        "Invalid option comment_no_infix:",
        "value must be a boolean,",
        `got ${JSON.stringify(options.comment_no_infix)}`
      ],
      options
    );
  }
  if (options.delimiter_auto === void 0 || options.delimiter_auto === null || options.delimiter_auto === false) {
    options.delimiter_auto = false;
  } else if (options.delimiter_auto === true) {
    options.delimiter_auto = {};
  } else if (!is_object(options.delimiter_auto)) {
    throw new CsvError(
      "CSV_INVALID_OPTION_DELIMITER_AUTO",
      [
        "Invalid option delimiter_auto:",
        "delimiter_auto must be a boolean or a configuration object,",
        `got ${JSON.stringify(options.delimiter_auto)}`
      ],
      options
    );
  }
  if (options.delimiter_auto) {
    if (options.delimiter_auto.preferred === void 0)
      options.delimiter_auto.preferred = {
        [",".charCodeAt(0)]: 1.8,
        ["	".charCodeAt(0)]: 1.8,
        [";".charCodeAt(0)]: 1.6,
        [" ".charCodeAt(0)]: 1.6,
        [":".charCodeAt(0)]: 1.5,
        [".".charCodeAt(0)]: 1.4,
        ["/".charCodeAt(0)]: 1.4
      };
    else if (!is_object(options.delimiter_auto.preferred)) {
      throw new CsvError(
        "CSV_INVALID_OPTION_DELIMITER_AUTO",
        [
          "Invalid option delimiter_auto:",
          "preferred must be an object,",
          `got ${JSON.stringify(options.delimiter_auto.preferred)}`
        ],
        options
      );
    }
    if (options.delimiter_auto.score === void 0)
      options.delimiter_auto.score = (info, options2) => {
        return (info.total - info.std) * (options2.preferred[info.char_code] || 1);
      };
    else if (typeof options.delimiter_auto.score !== "function") {
      throw new CsvError(
        "CSV_INVALID_OPTION_DELIMITER_AUTO",
        [
          "Invalid option delimiter_auto:",
          "score must be a function,",
          `got ${JSON.stringify(options.delimiter_auto.score)}`
        ],
        options
      );
    }
    if (options.delimiter_auto.size === void 0)
      options.delimiter_auto.size = 2048;
    else if (typeof options.delimiter_auto.size !== "number") {
      throw new CsvError(
        "CSV_INVALID_OPTION_DELIMITER_AUTO",
        [
          "Invalid option delimiter_auto:",
          "size must be a number,",
          `got ${JSON.stringify(options.delimiter_auto.size)}`
        ],
        options
      );
    }
  }
  const delimiter_json = JSON.stringify(options.delimiter);
  if (options.delimiter_auto !== false) {
    options.delimiter = [];
  }
  if (!Array.isArray(options.delimiter)) {
    if (options.delimiter === void 0 || options.delimiter === null || options.delimiter === false) {
      options.delimiter = Buffer.from(",", options.encoding);
    }
    options.delimiter = [options.delimiter];
  }
  options.delimiter = options.delimiter.map(function(delimiter2) {
    if (typeof delimiter2 === "string") {
      delimiter2 = Buffer.from(delimiter2, options.encoding);
    }
    if (!Buffer.isBuffer(delimiter2) || delimiter2.length === 0) {
      throw new CsvError(
        "CSV_INVALID_OPTION_DELIMITER",
        [
          "Invalid option delimiter:",
          "delimiter must be a non empty string or buffer or array of string|buffer,",
          `got ${delimiter_json}`
        ],
        options
      );
    }
    return delimiter2;
  });
  if (options.escape === void 0 || options.escape === true) {
    options.escape = Buffer.from('"', options.encoding);
  } else if (typeof options.escape === "string") {
    options.escape = Buffer.from(options.escape, options.encoding);
  } else if (options.escape === null || options.escape === false) {
    options.escape = null;
  }
  if (options.escape !== null) {
    if (!Buffer.isBuffer(options.escape)) {
      throw new Error(
        `Invalid Option: escape must be a buffer, a string or a boolean, got ${JSON.stringify(options.escape)}`
      );
    }
  }
  if (options.from === void 0 || options.from === null) {
    options.from = 1;
  } else {
    if (typeof options.from === "string" && /\d+/.test(options.from)) {
      options.from = parseInt(options.from);
    }
    if (Number.isInteger(options.from)) {
      if (options.from < 0) {
        throw new Error(
          `Invalid Option: from must be a positive integer, got ${JSON.stringify(opts.from)}`
        );
      }
    } else {
      throw new Error(
        `Invalid Option: from must be an integer, got ${JSON.stringify(options.from)}`
      );
    }
  }
  if (options.from_line === void 0 || options.from_line === null) {
    options.from_line = 1;
  } else {
    if (typeof options.from_line === "string" && /\d+/.test(options.from_line)) {
      options.from_line = parseInt(options.from_line);
    }
    if (Number.isInteger(options.from_line)) {
      if (options.from_line <= 0) {
        throw new Error(
          `Invalid Option: from_line must be a positive integer greater than 0, got ${JSON.stringify(opts.from_line)}`
        );
      }
    } else {
      throw new Error(
        `Invalid Option: from_line must be an integer, got ${JSON.stringify(opts.from_line)}`
      );
    }
  }
  if (options.ignore_last_delimiters === void 0 || options.ignore_last_delimiters === null) {
    options.ignore_last_delimiters = false;
  } else if (typeof options.ignore_last_delimiters === "number") {
    options.ignore_last_delimiters = Math.floor(options.ignore_last_delimiters);
    if (options.ignore_last_delimiters === 0) {
      options.ignore_last_delimiters = false;
    }
  } else if (typeof options.ignore_last_delimiters !== "boolean") {
    throw new CsvError(
      "CSV_INVALID_OPTION_IGNORE_LAST_DELIMITERS",
      [
        "Invalid option `ignore_last_delimiters`:",
        "the value must be a boolean value or an integer,",
        `got ${JSON.stringify(options.ignore_last_delimiters)}`
      ],
      options
    );
  }
  if (options.ignore_last_delimiters === true && options.columns === false) {
    throw new CsvError(
      "CSV_IGNORE_LAST_DELIMITERS_REQUIRES_COLUMNS",
      [
        "The option `ignore_last_delimiters`",
        "requires the activation of the `columns` option"
      ],
      options
    );
  }
  if (options.info === void 0 || options.info === null || options.info === false) {
    options.info = false;
  } else if (options.info !== true) {
    throw new Error(
      `Invalid Option: info must be true, got ${JSON.stringify(options.info)}`
    );
  }
  if (options.max_record_size === void 0 || options.max_record_size === null || options.max_record_size === false) {
    options.max_record_size = 0;
  } else if (Number.isInteger(options.max_record_size) && options.max_record_size >= 0) {
  } else if (typeof options.max_record_size === "string" && /\d+/.test(options.max_record_size)) {
    options.max_record_size = parseInt(options.max_record_size);
  } else {
    throw new Error(
      `Invalid Option: max_record_size must be a positive integer, got ${JSON.stringify(options.max_record_size)}`
    );
  }
  if (options.objname === void 0 || options.objname === null || options.objname === false) {
    options.objname = void 0;
  } else if (Buffer.isBuffer(options.objname)) {
    if (options.objname.length === 0) {
      throw new Error(`Invalid Option: objname must be a non empty buffer`);
    }
    if (options.encoding === null) {
    } else {
      options.objname = options.objname.toString(options.encoding);
    }
  } else if (typeof options.objname === "string") {
    if (options.objname.length === 0) {
      throw new Error(`Invalid Option: objname must be a non empty string`);
    }
  } else if (typeof options.objname === "number") {
  } else {
    throw new Error(
      `Invalid Option: objname must be a string or a buffer, got ${options.objname}`
    );
  }
  if (options.objname !== void 0) {
    if (typeof options.objname === "number") {
      if (options.columns !== false) {
        throw Error(
          "Invalid Option: objname index cannot be combined with columns or be defined as a field"
        );
      }
    } else {
      if (options.columns === false) {
        throw Error(
          "Invalid Option: objname field must be combined with columns or be defined as an index"
        );
      }
    }
  }
  if (options.on_record === void 0 || options.on_record === null) {
    options.on_record = void 0;
  } else if (typeof options.on_record !== "function") {
    throw new CsvError(
      "CSV_INVALID_OPTION_ON_RECORD",
      [
        "Invalid option `on_record`:",
        "expect a function,",
        `got ${JSON.stringify(options.on_record)}`
      ],
      options
    );
  }
  if (options.on_skip !== void 0 && options.on_skip !== null && typeof options.on_skip !== "function") {
    throw new Error(
      `Invalid Option: on_skip must be a function, got ${JSON.stringify(options.on_skip)}`
    );
  }
  if (options.quote === null || options.quote === false || options.quote === "") {
    options.quote = null;
  } else {
    if (options.quote === void 0 || options.quote === true) {
      options.quote = Buffer.from('"', options.encoding);
    } else if (typeof options.quote === "string") {
      options.quote = Buffer.from(options.quote, options.encoding);
    }
    if (!Buffer.isBuffer(options.quote)) {
      throw new Error(
        `Invalid Option: quote must be a buffer or a string, got ${JSON.stringify(options.quote)}`
      );
    }
  }
  if (options.raw === void 0 || options.raw === null || options.raw === false) {
    options.raw = false;
  } else if (options.raw !== true) {
    throw new Error(
      `Invalid Option: raw must be true, got ${JSON.stringify(options.raw)}`
    );
  }
  if (options.record_delimiter === void 0) {
    options.record_delimiter = [];
  } else if (typeof options.record_delimiter === "string" || Buffer.isBuffer(options.record_delimiter)) {
    if (options.record_delimiter.length === 0) {
      throw new CsvError(
        "CSV_INVALID_OPTION_RECORD_DELIMITER",
        [
          "Invalid option `record_delimiter`:",
          "value must be a non empty string or buffer,",
          `got ${JSON.stringify(options.record_delimiter)}`
        ],
        options
      );
    }
    options.record_delimiter = [options.record_delimiter];
  } else if (!Array.isArray(options.record_delimiter)) {
    throw new CsvError(
      "CSV_INVALID_OPTION_RECORD_DELIMITER",
      [
        "Invalid option `record_delimiter`:",
        "value must be a string, a buffer or array of string|buffer,",
        `got ${JSON.stringify(options.record_delimiter)}`
      ],
      options
    );
  }
  options.record_delimiter = options.record_delimiter.map(function(rd, i) {
    if (typeof rd !== "string" && !Buffer.isBuffer(rd)) {
      throw new CsvError(
        "CSV_INVALID_OPTION_RECORD_DELIMITER",
        [
          "Invalid option `record_delimiter`:",
          "value must be a string, a buffer or array of string|buffer",
          `at index ${i},`,
          `got ${JSON.stringify(rd)}`
        ],
        options
      );
    } else if (rd.length === 0) {
      throw new CsvError(
        "CSV_INVALID_OPTION_RECORD_DELIMITER",
        [
          "Invalid option `record_delimiter`:",
          "value must be a non empty string or buffer",
          `at index ${i},`,
          `got ${JSON.stringify(rd)}`
        ],
        options
      );
    }
    if (typeof rd === "string") {
      rd = Buffer.from(rd, options.encoding);
    }
    return rd;
  });
  if (typeof options.relax_column_count === "boolean") {
  } else if (options.relax_column_count === void 0 || options.relax_column_count === null) {
    options.relax_column_count = false;
  } else {
    throw new Error(
      `Invalid Option: relax_column_count must be a boolean, got ${JSON.stringify(options.relax_column_count)}`
    );
  }
  if (typeof options.relax_column_count_less === "boolean") {
  } else if (options.relax_column_count_less === void 0 || options.relax_column_count_less === null) {
    options.relax_column_count_less = false;
  } else {
    throw new Error(
      `Invalid Option: relax_column_count_less must be a boolean, got ${JSON.stringify(options.relax_column_count_less)}`
    );
  }
  if (typeof options.relax_column_count_more === "boolean") {
  } else if (options.relax_column_count_more === void 0 || options.relax_column_count_more === null) {
    options.relax_column_count_more = false;
  } else {
    throw new Error(
      `Invalid Option: relax_column_count_more must be a boolean, got ${JSON.stringify(options.relax_column_count_more)}`
    );
  }
  if (typeof options.relax_quotes === "boolean") {
  } else if (options.relax_quotes === void 0 || options.relax_quotes === null) {
    options.relax_quotes = false;
  } else {
    throw new Error(
      `Invalid Option: relax_quotes must be a boolean, got ${JSON.stringify(options.relax_quotes)}`
    );
  }
  if (typeof options.skip_empty_lines === "boolean") {
  } else if (options.skip_empty_lines === void 0 || options.skip_empty_lines === null) {
    options.skip_empty_lines = false;
  } else {
    throw new Error(
      `Invalid Option: skip_empty_lines must be a boolean, got ${JSON.stringify(options.skip_empty_lines)}`
    );
  }
  if (typeof options.skip_records_with_empty_values === "boolean") {
  } else if (options.skip_records_with_empty_values === void 0 || options.skip_records_with_empty_values === null) {
    options.skip_records_with_empty_values = false;
  } else {
    throw new Error(
      `Invalid Option: skip_records_with_empty_values must be a boolean, got ${JSON.stringify(options.skip_records_with_empty_values)}`
    );
  }
  if (typeof options.skip_records_with_error === "boolean") {
  } else if (options.skip_records_with_error === void 0 || options.skip_records_with_error === null) {
    options.skip_records_with_error = false;
  } else {
    throw new Error(
      `Invalid Option: skip_records_with_error must be a boolean, got ${JSON.stringify(options.skip_records_with_error)}`
    );
  }
  if (options.rtrim === void 0 || options.rtrim === null || options.rtrim === false) {
    options.rtrim = false;
  } else if (options.rtrim !== true) {
    throw new Error(
      `Invalid Option: rtrim must be a boolean, got ${JSON.stringify(options.rtrim)}`
    );
  }
  if (options.ltrim === void 0 || options.ltrim === null || options.ltrim === false) {
    options.ltrim = false;
  } else if (options.ltrim !== true) {
    throw new Error(
      `Invalid Option: ltrim must be a boolean, got ${JSON.stringify(options.ltrim)}`
    );
  }
  if (options.trim === void 0 || options.trim === null || options.trim === false) {
    options.trim = false;
  } else if (options.trim !== true) {
    throw new Error(
      `Invalid Option: trim must be a boolean, got ${JSON.stringify(options.trim)}`
    );
  }
  if (options.trim === true && opts.ltrim !== false) {
    options.ltrim = true;
  } else if (options.ltrim !== true) {
    options.ltrim = false;
  }
  if (options.trim === true && opts.rtrim !== false) {
    options.rtrim = true;
  } else if (options.rtrim !== true) {
    options.rtrim = false;
  }
  if (options.to === void 0 || options.to === null) {
    options.to = -1;
  } else if (options.to !== -1) {
    if (typeof options.to === "string" && /\d+/.test(options.to)) {
      options.to = parseInt(options.to);
    }
    if (Number.isInteger(options.to)) {
      if (options.to <= 0) {
        throw new Error(
          `Invalid Option: to must be a positive integer greater than 0, got ${JSON.stringify(opts.to)}`
        );
      }
    } else {
      throw new Error(
        `Invalid Option: to must be an integer, got ${JSON.stringify(opts.to)}`
      );
    }
  }
  if (options.to_line === void 0 || options.to_line === null) {
    options.to_line = -1;
  } else if (options.to_line !== -1) {
    if (typeof options.to_line === "string" && /\d+/.test(options.to_line)) {
      options.to_line = parseInt(options.to_line);
    }
    if (Number.isInteger(options.to_line)) {
      if (options.to_line <= 0) {
        throw new Error(
          `Invalid Option: to_line must be a positive integer greater than 0, got ${JSON.stringify(opts.to_line)}`
        );
      }
    } else {
      throw new Error(
        `Invalid Option: to_line must be an integer, got ${JSON.stringify(opts.to_line)}`
      );
    }
  }
  return options;
};

// node_modules/csv-parse/lib/utils/delimiter_discover.js
var delimiter_discover = function(records2, options) {
  if (!options) {
    ({ delimiter_auto: options } = normalize_options({ delimiter_auto: true }));
  }
  if (typeof records2 === "string") {
    records2 = Buffer.from(records2);
  }
  if (Buffer.isBuffer(records2)) {
    records2 = ((data) => {
      const records3 = [];
      const parser = transform({ delimiter: [] });
      const push2 = (record2) => records3.push(record2);
      const close = () => {
      };
      const error = parser.parse(data, true, push2, close);
      if (error !== void 0) throw error;
      return records3;
    })(records2);
  }
  const info = Array(127).fill().map(() => ({ lines: [] }));
  records2.map(([record2], line) => {
    for (let i = 0, l = record2.length; i < l; i++) {
      const code = record2.charCodeAt(i);
      if (info[code].lines[line] === void 0) info[code].lines[line] = 0;
      info[code].lines[line]++;
    }
  });
  info.map((info2, i) => {
    info2.char_code = i;
    info2.std = std(info2.lines);
    info2.total = info2.lines.reduce((acc, val) => acc + val, 0);
    info2.preferred = !!options.preferred[i];
    info2.score = options.score(info2, options);
  });
  const result = info.reduce(
    (acc, info2) => acc.score > info2.score ? acc : info2,
    {}
  );
  return String.fromCharCode(result.char_code);
};
var std = function(array) {
  const n = array.length;
  if (n === 0) return 0;
  const mean = array.reduce((a, b) => a + b) / n;
  return Math.sqrt(
    array.map((x) => Math.pow(x - mean, 2)).reduce((a, b) => a + b) / n
  );
};

// node_modules/csv-parse/lib/api/index.js
var isRecordEmpty = function(record2) {
  return record2.every(
    (field) => field == null || field.toString && field.toString().trim() === ""
  );
};
var cr = 13;
var nl = 10;
var boms = {
  // Note, the following are equals:
  // Buffer.from("\ufeff")
  // Buffer.from([239, 187, 191])
  // Buffer.from('EFBBBF', 'hex')
  utf8: Buffer.from([239, 187, 191]),
  // Note, the following are equals:
  // Buffer.from "\ufeff", 'utf16le
  // Buffer.from([255, 254])
  utf16le: Buffer.from([255, 254])
};
var transform = function(original_options = {}) {
  const info = {
    bytes: 0,
    bytes_records: 0,
    comment_lines: 0,
    empty_lines: 0,
    invalid_field_length: 0,
    lines: 1,
    records: 0
  };
  const options = normalize_options(original_options);
  return {
    info,
    original_options,
    options,
    state: init_state(options),
    __needMoreData: function(i, bufLen, end) {
      if (end) return false;
      const { encoding, escape, quote } = this.options;
      const { quoting, needMoreDataSize, recordDelimiterMaxLength } = this.state;
      const numOfCharLeft = bufLen - i - 1;
      const requiredLength = Math.max(
        needMoreDataSize,
        // Skip if the remaining buffer smaller than record delimiter
        // If "record_delimiter" is yet to be discovered:
        // 1. It is equals to `[]` and "recordDelimiterMaxLength" equals `0`
        // 2. We set the length to windows line ending in the current encoding
        // Note, that encoding is known from user or bom discovery at that point
        // recordDelimiterMaxLength,
        recordDelimiterMaxLength === 0 ? Buffer.from("\r\n", encoding).length : recordDelimiterMaxLength,
        // Skip if remaining buffer can be an escaped quote
        quoting ? (escape === null ? 0 : escape.length) + quote.length : 0,
        // Skip if remaining buffer can be record delimiter following the closing quote
        quoting ? quote.length + recordDelimiterMaxLength : 0
      );
      return numOfCharLeft < requiredLength;
    },
    // Central parser implementation
    parse: function(nextBuf, end, push2, close) {
      const {
        bom,
        comment_no_infix,
        delimiter_auto,
        encoding,
        from_line,
        ltrim,
        max_record_size,
        raw,
        relax_quotes,
        rtrim,
        skip_empty_lines,
        to,
        to_line
      } = this.options;
      let { comment, escape, quote, record_delimiter } = this.options;
      const {
        bomSkipped,
        delimiterDiscovered,
        delimiterBufPrevious,
        rawBuffer,
        escapeIsQuote
      } = this.state;
      if (!delimiterDiscovered && delimiter_auto) {
        let delimiterBuf;
        if (delimiterBufPrevious === void 0) {
          delimiterBuf = nextBuf;
        } else if (delimiterBufPrevious !== void 0 && nextBuf === void 0) {
          delimiterBuf = delimiterBufPrevious;
        } else {
          delimiterBuf = Buffer.concat([delimiterBufPrevious, nextBuf]);
        }
        nextBuf = void 0;
        if (end || delimiterBuf.length > delimiter_auto.size) {
          this.options.delimiter = [
            Buffer.from(
              delimiter_discover(delimiterBuf, this.options.delimiter_auto)
            )
          ];
          this.state.previousBuf = delimiterBuf;
          this.state.delimiterBufPrevious = void 0;
          this.state.delimiterDiscovered = true;
        } else {
          this.state.delimiterBufPrevious = delimiterBuf;
          return;
        }
      }
      const { previousBuf } = this.state;
      let buf;
      if (previousBuf === void 0) {
        if (nextBuf === void 0) {
          close();
          return;
        } else {
          buf = nextBuf;
        }
      } else if (previousBuf !== void 0 && nextBuf === void 0) {
        buf = previousBuf;
      } else {
        buf = Buffer.concat([previousBuf, nextBuf]);
      }
      if (bomSkipped === false) {
        if (bom === false) {
          this.state.bomSkipped = true;
        } else if (buf.length < 3) {
          if (end === false) {
            this.state.previousBuf = buf;
            return;
          }
        } else {
          for (const encoding2 in boms) {
            if (boms[encoding2].compare(buf, 0, boms[encoding2].length) === 0) {
              const bomLength = boms[encoding2].length;
              this.state.bufBytesStart += bomLength;
              buf = buf.slice(bomLength);
              const options2 = normalize_options({
                ...this.original_options,
                encoding: encoding2
              });
              for (const key in options2) {
                this.options[key] = options2[key];
              }
              ({ comment, escape, quote } = this.options);
              break;
            }
          }
          this.state.bomSkipped = true;
        }
      }
      const bufLen = buf.length;
      let pos;
      for (pos = 0; pos < bufLen; pos++) {
        if (this.__needMoreData(pos, bufLen, end)) {
          break;
        }
        if (this.state.wasRowDelimiter === true) {
          this.info.lines++;
          this.state.wasRowDelimiter = false;
        }
        if (to_line !== -1 && this.info.lines > to_line) {
          this.state.stop = true;
          close();
          return;
        }
        if (this.state.quoting === false && record_delimiter.length === 0) {
          const record_delimiterCount = this.__autoDiscoverRecordDelimiter(
            buf,
            pos
          );
          if (record_delimiterCount) {
            record_delimiter = this.options.record_delimiter;
          }
        }
        const chr = buf[pos];
        if (raw === true) {
          rawBuffer.append(chr);
        }
        if ((chr === cr || chr === nl) && this.state.wasRowDelimiter === false) {
          this.state.wasRowDelimiter = true;
        }
        if (this.state.escaping === true) {
          this.state.escaping = false;
        } else {
          if (escape !== null && this.state.quoting === true && this.__isEscape(buf, pos, chr) && pos + escape.length < bufLen) {
            if (escapeIsQuote) {
              if (this.__isQuote(buf, pos + escape.length)) {
                this.state.escaping = true;
                pos += escape.length - 1;
                continue;
              }
            } else {
              this.state.escaping = true;
              pos += escape.length - 1;
              continue;
            }
          }
          if (this.state.commenting === false && this.__isQuote(buf, pos)) {
            if (this.state.quoting === true) {
              const nextChr = buf[pos + quote.length];
              const isNextChrTrimable = rtrim && this.__isCharTrimable(buf, pos + quote.length);
              const isNextChrComment = comment !== null && this.__compareBytes(comment, buf, pos + quote.length, nextChr);
              const isNextChrDelimiter = this.__isDelimiter(
                buf,
                pos + quote.length,
                nextChr
              );
              const isNextChrRecordDelimiter = record_delimiter.length === 0 ? this.__autoDiscoverRecordDelimiter(buf, pos + quote.length) : this.__isRecordDelimiter(nextChr, buf, pos + quote.length);
              if (escape !== null && this.__isEscape(buf, pos, chr) && this.__isQuote(buf, pos + escape.length)) {
                pos += escape.length - 1;
              } else if (!nextChr || isNextChrDelimiter || isNextChrRecordDelimiter || isNextChrComment || isNextChrTrimable) {
                this.state.quoting = false;
                this.state.wasQuoting = true;
                pos += quote.length - 1;
                continue;
              } else if (relax_quotes === false) {
                const err = this.__error(
                  new CsvError(
                    "CSV_INVALID_CLOSING_QUOTE",
                    [
                      "Invalid Closing Quote:",
                      `got "${String.fromCharCode(nextChr)}"`,
                      `at line ${this.info.lines}`,
                      "instead of delimiter, record delimiter, trimable character",
                      "(if activated) or comment"
                    ],
                    this.options,
                    this.__infoField()
                  )
                );
                if (err !== void 0) return err;
              } else {
                this.state.quoting = false;
                this.state.wasQuoting = true;
                this.state.field.prepend(quote);
                pos += quote.length - 1;
              }
            } else {
              if (this.state.field.length !== 0) {
                if (relax_quotes === false) {
                  const info2 = this.__infoField();
                  const bom2 = Object.keys(boms).map(
                    (b) => boms[b].equals(this.state.field.toString()) ? b : false
                  ).filter(Boolean)[0];
                  const err = this.__error(
                    new CsvError(
                      "INVALID_OPENING_QUOTE",
                      [
                        "Invalid Opening Quote:",
                        `a quote is found on field ${JSON.stringify(info2.column)} at line ${info2.lines}, value is ${JSON.stringify(this.state.field.toString(encoding))}`,
                        bom2 ? `(${bom2} bom)` : void 0
                      ],
                      this.options,
                      info2,
                      {
                        field: this.state.field
                      }
                    )
                  );
                  if (err !== void 0) return err;
                }
              } else {
                this.state.quoting = true;
                pos += quote.length - 1;
                continue;
              }
            }
          }
          if (this.state.quoting === false) {
            const recordDelimiterLength = this.__isRecordDelimiter(
              chr,
              buf,
              pos
            );
            if (recordDelimiterLength !== 0) {
              const skipCommentLine = this.state.commenting && this.state.wasQuoting === false && this.state.record.length === 0 && this.state.field.length === 0;
              if (skipCommentLine) {
                this.info.comment_lines++;
              } else {
                if (this.state.enabled === false && this.info.lines + (this.state.wasRowDelimiter === true ? 1 : 0) >= from_line) {
                  this.state.enabled = true;
                  this.__resetField();
                  this.__resetRecord();
                  pos += recordDelimiterLength - 1;
                  continue;
                }
                if (skip_empty_lines === true && this.state.wasQuoting === false && this.state.record.length === 0 && this.state.field.length === 0) {
                  this.info.empty_lines++;
                  pos += recordDelimiterLength - 1;
                  continue;
                }
                this.info.bytes = this.state.bufBytesStart + pos;
                const errField = this.__onField();
                if (errField !== void 0) return errField;
                this.info.bytes = this.state.bufBytesStart + pos + recordDelimiterLength;
                const errRecord = this.__onRecord(push2);
                if (errRecord !== void 0) return errRecord;
                if (to !== -1 && this.info.records >= to) {
                  this.state.stop = true;
                  close();
                  return;
                }
              }
              this.state.commenting = false;
              pos += recordDelimiterLength - 1;
              continue;
            }
            if (this.state.commenting) {
              continue;
            }
            if (comment !== null && (comment_no_infix === false || this.state.record.length === 0 && this.state.field.length === 0)) {
              const commentCount = this.__compareBytes(comment, buf, pos, chr);
              if (commentCount !== 0) {
                this.state.commenting = true;
                continue;
              }
            }
            const delimiterLength = this.__isDelimiter(buf, pos, chr);
            if (delimiterLength !== 0) {
              this.info.bytes = this.state.bufBytesStart + pos;
              const errField = this.__onField();
              if (errField !== void 0) return errField;
              pos += delimiterLength - 1;
              continue;
            }
          }
        }
        if (this.state.commenting === false) {
          if (max_record_size !== 0 && this.state.record_length + this.state.field.length > max_record_size) {
            return this.__error(
              new CsvError(
                "CSV_MAX_RECORD_SIZE",
                [
                  "Max Record Size:",
                  "record exceed the maximum number of tolerated bytes",
                  `of ${max_record_size}`,
                  `at line ${this.info.lines}`
                ],
                this.options,
                this.__infoField()
              )
            );
          }
        }
        const lappend = ltrim === false || this.state.quoting === true || this.state.field.length !== 0 || !this.__isCharTrimable(buf, pos);
        const rappend = rtrim === false || this.state.wasQuoting === false;
        if (lappend === true && rappend === true) {
          this.state.field.append(chr);
        } else if (rtrim === true && !this.__isCharTrimable(buf, pos)) {
          return this.__error(
            new CsvError(
              "CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE",
              [
                "Invalid Closing Quote:",
                "found non trimable byte after quote",
                `at line ${this.info.lines}`
              ],
              this.options,
              this.__infoField()
            )
          );
        } else {
          if (lappend === false) {
            pos += this.__isCharTrimable(buf, pos) - 1;
          }
          continue;
        }
      }
      if (end === true) {
        if (this.state.quoting === true) {
          const err = this.__error(
            new CsvError(
              "CSV_QUOTE_NOT_CLOSED",
              [
                "Quote Not Closed:",
                `the parsing is finished with an opening quote at line ${this.info.lines}`
              ],
              this.options,
              this.__infoField()
            )
          );
          if (err !== void 0) return err;
        } else {
          if (this.state.wasQuoting === true || this.state.record.length !== 0 || this.state.field.length !== 0) {
            this.info.bytes = this.state.bufBytesStart + pos;
            const errField = this.__onField();
            if (errField !== void 0) return errField;
            const errRecord = this.__onRecord(push2);
            if (errRecord !== void 0) return errRecord;
          } else if (this.state.wasRowDelimiter === true) {
            this.info.empty_lines++;
          } else if (this.state.commenting === true) {
            this.info.comment_lines++;
          }
        }
      } else {
        this.state.bufBytesStart += pos;
        this.state.previousBuf = buf.slice(pos);
      }
      if (this.state.wasRowDelimiter === true) {
        this.info.lines++;
        this.state.wasRowDelimiter = false;
      }
    },
    __onRecord: function(push2) {
      const {
        columns: columns2,
        group_columns_by_name,
        encoding,
        info: info2,
        from,
        relax_column_count,
        relax_column_count_less,
        relax_column_count_more,
        raw,
        skip_records_with_empty_values
      } = this.options;
      const { enabled, record: record2 } = this.state;
      if (enabled === false) {
        return this.__resetRecord();
      }
      const recordLength = record2.length;
      if (columns2 === true) {
        if (skip_records_with_empty_values === true && isRecordEmpty(record2)) {
          this.__resetRecord();
          return;
        }
        return this.__firstLineToColumns(record2);
      }
      if (columns2 === false && this.info.records === 0) {
        this.state.expectedRecordLength = recordLength;
      }
      if (recordLength !== this.state.expectedRecordLength) {
        const err = columns2 === false ? new CsvError(
          "CSV_RECORD_INCONSISTENT_FIELDS_LENGTH",
          [
            "Invalid Record Length:",
            `expect ${this.state.expectedRecordLength},`,
            `got ${recordLength} on line ${this.info.lines}`
          ],
          this.options,
          this.__infoField(),
          {
            record: record2
          }
        ) : new CsvError(
          "CSV_RECORD_INCONSISTENT_COLUMNS",
          [
            "Invalid Record Length:",
            `columns length is ${columns2.length},`,
            // rename columns
            `got ${recordLength} on line ${this.info.lines}`
          ],
          this.options,
          this.__infoField(),
          {
            record: record2
          }
        );
        if (relax_column_count === true || relax_column_count_less === true && recordLength < this.state.expectedRecordLength || relax_column_count_more === true && recordLength > this.state.expectedRecordLength) {
          this.info.invalid_field_length++;
          this.state.error = err;
        } else {
          const finalErr = this.__error(err);
          if (finalErr) return finalErr;
        }
      }
      if (skip_records_with_empty_values === true && isRecordEmpty(record2)) {
        this.__resetRecord();
        return;
      }
      if (this.state.recordHasError === true) {
        this.__resetRecord();
        this.state.recordHasError = false;
        return;
      }
      this.info.records++;
      if (from === 1 || this.info.records >= from) {
        const { objname } = this.options;
        if (columns2 !== false) {
          const obj = {};
          for (let i = 0, l = record2.length; i < l; i++) {
            if (columns2[i] === void 0 || columns2[i].disabled) continue;
            if (group_columns_by_name === true && Object.hasOwn(obj, columns2[i].name)) {
              if (Array.isArray(obj[columns2[i].name])) {
                obj[columns2[i].name] = obj[columns2[i].name].concat(record2[i]);
              } else {
                obj[columns2[i].name] = [obj[columns2[i].name], record2[i]];
              }
            } else {
              Object.defineProperty(obj, columns2[i].name, {
                value: record2[i],
                enumerable: true,
                writable: true,
                configurable: true
              });
            }
          }
          if (raw === true || info2 === true) {
            const extRecord = Object.assign(
              { record: obj },
              raw === true ? { raw: this.state.rawBuffer.toString(encoding) } : {},
              info2 === true ? { info: this.__infoRecord() } : {}
            );
            const err = this.__push(
              objname === void 0 ? extRecord : [obj[objname], extRecord],
              push2
            );
            if (err) {
              return err;
            }
          } else {
            const err = this.__push(
              objname === void 0 ? obj : [obj[objname], obj],
              push2
            );
            if (err) {
              return err;
            }
          }
        } else {
          if (raw === true || info2 === true) {
            const extRecord = Object.assign(
              { record: record2 },
              raw === true ? { raw: this.state.rawBuffer.toString(encoding) } : {},
              info2 === true ? { info: this.__infoRecord() } : {}
            );
            const err = this.__push(
              objname === void 0 ? extRecord : [record2[objname], extRecord],
              push2
            );
            if (err) {
              return err;
            }
          } else {
            const err = this.__push(
              objname === void 0 ? record2 : [record2[objname], record2],
              push2
            );
            if (err) {
              return err;
            }
          }
        }
      }
      this.__resetRecord();
    },
    __firstLineToColumns: function(record2) {
      const { firstLineToHeaders } = this.state;
      try {
        const headers = firstLineToHeaders === void 0 ? record2 : firstLineToHeaders.call(null, record2);
        if (!Array.isArray(headers)) {
          return this.__error(
            new CsvError(
              "CSV_INVALID_COLUMN_MAPPING",
              [
                "Invalid Column Mapping:",
                "expect an array from column function,",
                `got ${JSON.stringify(headers)}`
              ],
              this.options,
              this.__infoField(),
              {
                headers
              }
            )
          );
        }
        const normalizedHeaders = normalize_columns_array(headers);
        this.state.expectedRecordLength = normalizedHeaders.length;
        this.options.columns = normalizedHeaders;
        this.__resetRecord();
        return;
      } catch (err) {
        return err;
      }
    },
    __resetRecord: function() {
      if (this.options.raw === true) {
        this.state.rawBuffer.reset();
      }
      this.state.error = void 0;
      this.state.record = [];
      this.state.record_length = 0;
    },
    __onField: function() {
      const { cast, encoding, rtrim, max_record_size } = this.options;
      const { enabled, wasQuoting } = this.state;
      if (enabled === false) {
        return this.__resetField();
      }
      let field = this.state.field.toString(encoding);
      if (rtrim === true && wasQuoting === false) {
        field = field.trimRight();
      }
      if (cast === true) {
        const [err, f] = this.__cast(field);
        if (err !== void 0) return err;
        field = f;
      }
      this.state.record.push(field);
      if (max_record_size !== 0 && typeof field === "string") {
        this.state.record_length += field.length;
      }
      this.__resetField();
    },
    __resetField: function() {
      this.state.field.reset();
      this.state.wasQuoting = false;
    },
    __push: function(record2, push2) {
      const { on_record } = this.options;
      if (on_record !== void 0) {
        const info2 = this.__infoRecord();
        try {
          record2 = on_record.call(null, record2, info2);
        } catch (err) {
          return err;
        }
        if (record2 === void 0 || record2 === null) {
          return;
        }
      }
      this.info.bytes_records += this.info.bytes;
      push2(record2);
    },
    // Return a tuple with the error and the casted value
    __cast: function(field) {
      const { columns: columns2, relax_column_count } = this.options;
      const isColumns = Array.isArray(columns2);
      if (isColumns === true && relax_column_count && this.options.columns.length <= this.state.record.length) {
        return [void 0, void 0];
      }
      if (this.state.castField !== null) {
        try {
          const info2 = this.__infoField();
          return [void 0, this.state.castField.call(null, field, info2)];
        } catch (err) {
          return [err];
        }
      }
      if (this.__isFloat(field)) {
        return [void 0, parseFloat(field)];
      } else if (this.options.cast_date !== false) {
        const info2 = this.__infoField();
        return [void 0, this.options.cast_date.call(null, field, info2)];
      }
      return [void 0, field];
    },
    __compareBytes: function(sourceBuf, targetBuf, targetPos, firstByte) {
      if (sourceBuf[0] !== firstByte) return 0;
      const sourceLength = sourceBuf.length;
      for (let i = 1; i < sourceLength; i++) {
        if (sourceBuf[i] !== targetBuf[targetPos + i]) return 0;
      }
      return sourceLength;
    },
    // Helper to test if a character is trimable
    __isCharTrimable: function(buf, pos) {
      const { timchars, timcharFirstBytes } = this.state;
      const first = buf[pos];
      if (first === void 0 || timcharFirstBytes[first] === 0) return 0;
      loop1: for (let i = 0; i < timchars.length; i++) {
        const timchar = timchars[i];
        for (let j = 0; j < timchar.length; j++) {
          if (timchar[j] !== buf[pos + j]) continue loop1;
        }
        return timchar.length;
      }
      return 0;
    },
    __isDelimiter: function(buf, pos, chr) {
      const { delimiter: delimiter2, ignore_last_delimiters } = this.options;
      if (ignore_last_delimiters === true && this.state.record.length === this.options.columns.length - 1) {
        return 0;
      } else if (ignore_last_delimiters !== false && typeof ignore_last_delimiters === "number" && this.state.record.length === ignore_last_delimiters - 1) {
        return 0;
      }
      loop1: for (let i = 0; i < delimiter2.length; i++) {
        const del = delimiter2[i];
        if (del[0] === chr) {
          for (let j = 1; j < del.length; j++) {
            if (del[j] !== buf[pos + j]) continue loop1;
          }
          return del.length;
        }
      }
      return 0;
    },
    __isEscape: function(buf, pos, chr) {
      const { escape } = this.options;
      if (escape === null) return false;
      const l = escape.length;
      if (escape[0] === chr) {
        for (let i = 0; i < l; i++) {
          if (escape[i] !== buf[pos + i]) {
            return false;
          }
        }
        return true;
      }
      return false;
    },
    __isFloat: function(value) {
      return value - parseFloat(value) + 1 >= 0;
    },
    // Keep it in case we implement the `cast_int` option
    // __isInt(value){
    //   // return Number.isInteger(parseInt(value))
    //   // return !isNaN( parseInt( obj ) );
    //   return /^(\-|\+)?[1-9][0-9]*$/.test(value)
    // }
    __isQuote: function(buf, pos) {
      const { quote } = this.options;
      if (quote === null) return false;
      const l = quote.length;
      for (let i = 0; i < l; i++) {
        if (quote[i] !== buf[pos + i]) {
          return false;
        }
      }
      return true;
    },
    __isRecordDelimiter: function(chr, buf, pos) {
      const { record_delimiter } = this.options;
      const recordDelimiterLength = record_delimiter.length;
      loop1: for (let i = 0; i < recordDelimiterLength; i++) {
        const rd = record_delimiter[i];
        const rdLength = rd.length;
        if (rd[0] !== chr) {
          continue;
        }
        for (let j = 1; j < rdLength; j++) {
          if (rd[j] !== buf[pos + j]) {
            continue loop1;
          }
        }
        return rd.length;
      }
      return 0;
    },
    __autoDiscoverRecordDelimiter: function(buf, pos) {
      const { encoding } = this.options;
      const rds = [
        // Important, the windows line ending must be before mac os 9
        Buffer.from("\r\n", encoding),
        Buffer.from("\n", encoding),
        Buffer.from("\r", encoding)
      ];
      loop: for (let i = 0; i < rds.length; i++) {
        const l = rds[i].length;
        for (let j = 0; j < l; j++) {
          if (rds[i][j] !== buf[pos + j]) {
            continue loop;
          }
        }
        this.options.record_delimiter.push(rds[i]);
        this.state.recordDelimiterMaxLength = rds[i].length;
        return rds[i].length;
      }
      return 0;
    },
    __error: function(msg) {
      const { encoding, raw, skip_records_with_error } = this.options;
      const err = typeof msg === "string" ? new Error(msg) : msg;
      if (skip_records_with_error) {
        this.state.recordHasError = true;
        if (this.options.on_skip !== void 0) {
          try {
            this.options.on_skip(
              err,
              raw ? this.state.rawBuffer.toString(encoding) : void 0
            );
          } catch (err2) {
            return err2;
          }
        }
        return void 0;
      } else {
        return err;
      }
    },
    __infoDataSet: function() {
      return {
        ...this.info,
        columns: this.options.columns
      };
    },
    __infoRecord: function() {
      const { columns: columns2, raw, encoding } = this.options;
      return {
        ...this.__infoDataSet(),
        bytes_records: this.info.bytes,
        error: this.state.error,
        header: columns2 === true,
        index: this.state.record.length,
        raw: raw ? this.state.rawBuffer.toString(encoding) : void 0
      };
    },
    __infoField: function() {
      const { columns: columns2 } = this.options;
      const isColumns = Array.isArray(columns2);
      const bytes_records = this.info.bytes_records;
      return {
        ...this.__infoRecord(),
        bytes_records,
        column: isColumns === true ? columns2.length > this.state.record.length ? columns2[this.state.record.length].name : null : this.state.record.length,
        quoting: this.state.wasQuoting
      };
    }
  };
};

// node_modules/csv-parse/lib/index.js
var Parser2 = class extends Transform {
  constructor(opts = {}) {
    super({ ...{ readableObjectMode: true }, ...opts, encoding: null });
    this.api = transform({
      on_skip: (err, chunk) => {
        this.emit("skip", err, chunk);
      },
      ...opts
    });
    this.state = this.api.state;
    this.options = this.api.options;
    this.info = this.api.info;
  }
  // Implementation of `Transform._transform`
  _transform(buf, _, callback2) {
    if (this.state.stop === true) {
      return;
    }
    const err = this.api.parse(
      buf,
      false,
      (record2) => {
        this.push(record2);
      },
      () => {
        this.push(null);
        this.end();
        this.on("end", this.destroy);
      }
    );
    if (err !== void 0) {
      this.state.stop = true;
    }
    callback2(err);
  }
  // Implementation of `Transform._flush`
  _flush(callback2) {
    if (this.state.stop === true) {
      return;
    }
    const err = this.api.parse(
      void 0,
      true,
      (record2) => {
        this.push(record2);
      },
      () => {
        this.push(null);
        this.on("end", this.destroy);
      }
    );
    callback2(err);
  }
};

// src/members/words.ts
function newlineMarks(word) {
  const rest = word ^ 168430090;
  return rest - 16843009 & ~rest & 2155905152;
}
function unprintableMarks(word) {
  return (word - 538976288 | word | word + 16843009) & 2155905152;
}
function bytesBefore(marks) {
  return 31 - Math.clz32(marks & -marks) >> 3;
}
function lineEnd(view, from) {
  for (let at4 = from; ; at4 += 4) {
    const marks = newlineMarks(view.getInt32(at4, true));
    if (marks !== 0) return at4 + bytesBefore(marks);
  }
}

// src/members/cursor.ts
var NO_BYTES = new Uint8Array(0);
var SLACK = 8;
var NO_VIEW = new DataView(new ArrayBuffer(SLACK));
var LinesCursor = class {
  bytes = NO_BYTES;
  view = NO_VIEW;
  start = 0;
  end = -1;
  limit = 0;
  indent;
  #more;
  #disorder;
  #length = 0;
  /** The line before the current one: in `bytes`, or kept aside when its block was left. */
  #kept = null;
  constructor(more, indent = 0, disorder = () => new Error("lines do not ascend")) {
    this.#more = more;
    this.indent = indent;
    this.#disorder = disorder;
  }
  next() {
    const { start, end } = this;
    let from = end + 1;
    while (from >= this.#length) {
      if (!this.#turn()) return false;
      from = 0;
    }
    this.start = from + this.indent;
    this.end = from < this.limit ? lineEnd(this.view, this.start) : this.bytes.indexOf(NEWLINE, this.start);
    if (from === 0 ? this.#fallsBehindKept() : this.#fallsBehind(start, end)) {
      throw this.#disorder();
    }
    return true;
  }
  passed(_lines, start, end) {
    this.start = start;
    this.end = end;
  }
  #turn() {
    if (this.end >= 0) this.#kept = copyOf(this.bytes, this.start, this.end);
    const block2 = this.#more();
    if (block2 === null) {
      this.end = this.#length - 1;
      return false;
    }
    this.bytes = block2;
    this.#length = block2.length;
    this.end = -1;
    this.view = wholeView(block2);
    this.limit = limitOf(block2, this.view);
    return true;
  }
  #fallsBehindKept() {
    const kept = this.#kept;
    if (kept === null) return false;
    return compareRanges(kept, 0, kept.length, this.bytes, this.start, this.end) >= 0;
  }
  #fallsBehind(start, end) {
    return compareRanges(this.bytes, start, end, this.bytes, this.start, this.end) >= 0;
  }
};
function wholeView(block2) {
  const reach = Math.min(block2.length + SLACK, block2.buffer.byteLength - block2.byteOffset);
  return new DataView(block2.buffer, block2.byteOffset, reach);
}
function limitOf(block2, view) {
  const reach = view.byteLength - SLACK;
  if (reach >= block2.length) return block2.length;
  return reach <= 0 ? 0 : block2.lastIndexOf(NEWLINE, reach - 1) + 1;
}
function cursorOver(block2, indent = 0) {
  let given = false;
  return new LinesCursor(() => {
    if (given) return null;
    given = true;
    return block2;
  }, indent);
}
function compareCursors(a, b) {
  return compareRanges(a.bytes, a.start, a.end, b.bytes, b.start, b.end);
}
function textOf(cursor) {
  return utf8(cursor.bytes, cursor.start, cursor.end);
}

// src/members/combine.ts
function union(cursors) {
  const [first, second] = cursors;
  if (first === void 0) return cursorOver(NO_BYTES);
  if (second === void 0) return first;
  const middle = cursors.length >> 1;
  return new Union(union(cursors.slice(0, middle)), union(cursors.slice(middle)));
}
function except(from, without) {
  return new Except(from, without);
}
var Union = class {
  bytes = NO_BYTES;
  start = 0;
  end = 0;
  #left;
  #right;
  #hasLeft = true;
  #hasRight = true;
  #spent = "both";
  #shared = 0;
  constructor(left, right) {
    this.#left = left;
    this.#right = right;
  }
  next() {
    if (this.#spent !== "right" && this.#hasLeft) this.#hasLeft = this.#left.next();
    if (this.#spent !== "left" && this.#hasRight) this.#hasRight = this.#right.next();
    if (!this.#hasLeft && !this.#hasRight) return false;
    const order = this.#order();
    if (order === 0) this.#shared += 1;
    this.#spent = order === 0 ? "both" : order < 0 ? "left" : "right";
    const least2 = order <= 0 ? this.#left : this.#right;
    this.bytes = least2.bytes;
    this.start = least2.start;
    this.end = least2.end;
    return true;
  }
  /** How many members were dropped because both sides have them. */
  shared() {
    return this.#shared + sharedIn(this.#left) + sharedIn(this.#right);
  }
  #order() {
    if (!this.#hasLeft) return 1;
    return this.#hasRight ? compareCursors(this.#left, this.#right) : -1;
  }
};
function sharedIn(cursor) {
  return cursor instanceof Union ? cursor.shared() : 0;
}
var Except = class {
  bytes = NO_BYTES;
  start = 0;
  end = 0;
  #from;
  #without;
  #withoutHas = null;
  constructor(from, without) {
    this.#from = from;
    this.#without = without;
  }
  next() {
    this.#withoutHas ??= this.#without.next();
    while (this.#from.next()) {
      if (this.#excluded()) continue;
      this.bytes = this.#from.bytes;
      this.start = this.#from.start;
      this.end = this.#from.end;
      return true;
    }
    while (this.#withoutHas) this.#withoutHas = this.#without.next();
    return false;
  }
  #excluded() {
    while (this.#withoutHas) {
      const order = compareCursors(this.#without, this.#from);
      if (order >= 0) return order === 0;
      this.#withoutHas = this.#without.next();
    }
    return false;
  }
};

// src/members/line-order.ts
var DUPLICATE = 4294967295;
var MOST_IN_LEAF = 1 << 13;
var FEW = 12;
var KEY_BYTES = 6;
var BIN_BYTES = 2;
var LOW = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 0 : 1;
var HIGH = 1 - LOW;
var LineOrder = class {
  #view = new DataView(new ArrayBuffer(0));
  #keys = new BigUint64Array(0);
  #halves = new Uint32Array(0);
  #counts = new Uint32Array(0);
  #order = new Uint32Array(0);
  #duplicates = 0;
  #scratch = new Uint32Array(0);
  /**
   * Orders `offsets[from, to)` by their lines in `view`, which has at least eight bytes after the
   * last of them. Marks duplicates and returns how many they are.
   */
  sort(view, offsets, from, to) {
    const count = to - from;
    this.#view = view;
    this.#order = offsets.subarray(from, to);
    if (this.#scratch.length < count) this.#scratch = new Uint32Array(2 * count);
    this.#duplicates = 0;
    this.#sort(0, count, 0);
    return this.#duplicates;
  }
  #sort(from, to, depth) {
    const count = to - from;
    if (count < 2) return;
    if (count <= FEW) {
      this.#insert(from, to, depth);
      return;
    }
    const common = this.#commonDepth(from, to, depth);
    if (common < 0) {
      this.#markRest(from, to);
      return;
    }
    if (count <= MOST_IN_LEAF) this.#sortLeaf(from, to, common);
    else this.#sortBins(from, to, common);
  }
  /** The length of the common prefix of the group; -1 if all its lines are equal. */
  #commonDepth(from, to, depth) {
    const view = this.#view;
    const order = this.#order;
    const first = (order[from] ?? 0) + depth;
    let width = 0;
    while (view.getUint8(first + width) !== NEWLINE) width += 1;
    width += 1;
    for (let i = from + 1; i < to && width > 0; i += 1) {
      const line = (order[i] ?? 0) + depth;
      let at4 = 0;
      while (at4 < width && view.getUint8(first + at4) === view.getUint8(line + at4)) at4 += 1;
      width = at4;
    }
    return width > 0 && view.getUint8(first + width - 1) === NEWLINE ? -1 : depth + width;
  }
  #sortBins(from, to, depth) {
    if (this.#counts.length === 0) this.#counts = new Uint32Array(1 << 8 * BIN_BYTES);
    const counts = this.#counts.fill(0);
    const order = this.#order;
    for (let i = from; i < to; i += 1) {
      const bin = this.#binOf((order[i] ?? 0) + depth);
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
    const groups = this.#placeBins(from, depth);
    const scratch = this.#scratch;
    for (let i = from; i < to; i += 1) {
      const offset = order[i] ?? 0;
      const bin = this.#binOf(offset + depth);
      const place = counts[bin] ?? 0;
      counts[bin] = place + 1;
      scratch[place] = offset;
    }
    order.set(scratch.subarray(from, to), from);
    for (const group of groups) this.#sort(group.from, group.to, group.depth);
  }
  #binOf(at4) {
    const bin = this.#view.getUint16(at4);
    return bin >> 8 === NEWLINE ? NEWLINE << 8 : bin;
  }
  /** Turns counts into the place of each bin's first line, and joins small bins to groups. */
  #placeBins(from, depth) {
    const counts = this.#counts;
    const groups = [];
    let open = from;
    let place = from;
    for (let bin = NEWLINE << 8; bin < counts.length; bin += 1) {
      const count = counts[bin] ?? 0;
      if (count === 0) continue;
      if (place > open && place - open + count > MOST_IN_LEAF) {
        groups.push({ from: open, to: place, depth });
        open = place;
      }
      counts[bin] = place;
      place += count;
      if (count > MOST_IN_LEAF) {
        const ended = bin >> 8 === NEWLINE || (bin & 255) === NEWLINE;
        groups.push({ from: open, to: place, depth: ended ? depth : depth + BIN_BYTES });
        open = place;
      }
    }
    if (place > open) groups.push({ from: open, to: place, depth });
    return groups;
  }
  #sortLeaf(from, to, depth) {
    const order = this.#order.subarray(from, to);
    this.#makeRoom(order.length);
    const scratch = this.#scratch;
    const keys = this.#keys.subarray(0, order.length);
    this.#putKeys(order, depth);
    keys.sort();
    scratch.set(order);
    const halves = this.#halves;
    const ties = [];
    let tied = 0;
    let highBefore = 0;
    let lowBefore = 0;
    for (let i = 0; i < order.length; i += 1) {
      const high = halves[2 * i + HIGH] ?? 0;
      const low = halves[2 * i + LOW] ?? 0;
      order[i] = scratch[low & 65535] ?? 0;
      if (high !== highBefore || (low ^ lowBefore) >>> 16 !== 0) {
        if (i - tied > 1) ties.push(tied, i);
        tied = i;
        highBefore = high;
        lowBefore = low;
      }
    }
    if (order.length - tied > 1) ties.push(tied, order.length);
    for (let i = 0; i < ties.length; i += 2) {
      this.#sortTied(from + (ties[i] ?? 0), from + (ties[i + 1] ?? 0), depth);
    }
  }
  #makeRoom(count) {
    if (this.#keys.length >= count) return;
    this.#keys = new BigUint64Array(Math.min(MOST_IN_LEAF, 2 * count));
    this.#halves = new Uint32Array(this.#keys.buffer);
  }
  /** For each line: six bytes from `depth` on, zeros after its newline, and its number. */
  #putKeys(order, depth) {
    const view = this.#view;
    const halves = this.#halves;
    for (let i = 0; i < order.length; i += 1) {
      const at4 = (order[i] ?? 0) + depth;
      let high = view.getUint32(at4);
      let low = view.getUint16(at4 + 4);
      if ((newlineMarks(high) | newlineMarks(low | 538968064)) !== 0) {
        const width = newlineWithin(view, at4, KEY_BYTES);
        const behind = 24 - 8 * Math.min(width, 3);
        high = high >>> behind << behind >>> 0;
        if (width < 4) low = 0;
        else if (width === 4) low &= 65280;
      }
      halves[2 * i + HIGH] = high;
      halves[2 * i + LOW] = low << 16 | i;
    }
  }
  /** Lines with the same six bytes: all equal if they end there. */
  #sortTied(from, to, depth) {
    const first = (this.#order[from] ?? 0) + depth;
    if (newlineWithin(this.#view, first, KEY_BYTES) < KEY_BYTES) this.#markRest(from, to);
    else this.#sort(from, to, depth + KEY_BYTES);
  }
  #insert(from, to, depth) {
    const order = this.#order;
    for (let i = from + 1; i < to; i += 1) {
      const offset = order[i] ?? 0;
      let j = i;
      while (j > from && this.#compare((order[j - 1] ?? 0) + depth, offset + depth) > 0) {
        order[j] = order[j - 1] ?? 0;
        j -= 1;
      }
      order[j] = offset;
    }
    this.#markEqual(from, to, depth);
  }
  #markEqual(from, to, depth) {
    const order = this.#order;
    let kept = order[from] ?? 0;
    for (let i = from + 1; i < to; i += 1) {
      const offset = order[i] ?? 0;
      if (this.#compare(kept + depth, offset + depth) === 0) this.#markRest(i - 1, i + 1);
      else kept = offset;
    }
  }
  /** All lines of the group equal the first. */
  #markRest(from, to) {
    this.#order.fill(DUPLICATE, from + 1, to);
    this.#duplicates += to - from - 1;
  }
  /** Compares the rests of two lines. */
  #compare(a, b) {
    const view = this.#view;
    for (let i = 0; ; i += 1) {
      const left = view.getUint8(a + i);
      const right = view.getUint8(b + i);
      if (left !== right) return left - right;
      if (left === NEWLINE) return 0;
    }
  }
};
function newlineWithin(view, at4, width) {
  for (let i = 0; i < width; i += 1) if (view.getUint8(at4 + i) === NEWLINE) return i;
  return width;
}

// src/members/line-trie.ts
var MOST_NODES = 1 << 10;
var BYTES = 256;
var LineTrie = class {
  buckets = 0;
  /** For each node and byte: the next node, or the complement of a bucket. */
  #next = new Int16Array(0);
  #nodes = 0;
  #view = new DataView(new ArrayBuffer(0));
  #sample = new Uint32Array(0);
  #most = 0;
  /** `sample`: offsets of ascending lines in `view`; a bucket takes about `most` of them. */
  grow(view, sample, most) {
    if (this.#next.length === 0) this.#next = new Int16Array(MOST_NODES * BYTES);
    this.#view = view;
    this.#sample = sample;
    this.#most = most;
    this.#nodes = 0;
    this.buckets = 0;
    this.#grow(0, sample.length, 0);
  }
  /** The bucket of the line at `at`. */
  find(bytes, at4) {
    const next = this.#next;
    let node = 0;
    for (let i = at4; ; i += 1) {
      node = next[node * 256 + (bytes[i] ?? 0)] ?? -1;
      if (node < 0) return ~node;
    }
  }
  #grow(from, to, depth) {
    const node = this.#nodes;
    this.#nodes += 1;
    let bucket = this.#bucket();
    let inBucket = 0;
    let first = from;
    for (let byte = 0; byte < BYTES; byte += 1) {
      let last = first;
      while (last < to && this.#byteOf(last, depth) === byte) last += 1;
      const count = last - first;
      const splits = count > this.#most && byte !== NEWLINE && this.#nodes < MOST_NODES;
      if (splits) {
        this.#next[node * BYTES + byte] = this.#grow(first, last, depth + 1);
      }
      if (splits || inBucket > 0 && inBucket + count > this.#most) {
        bucket = this.#bucket();
        inBucket = 0;
      }
      if (!splits) {
        this.#next[node * BYTES + byte] = ~bucket;
        inBucket += count;
      }
      first = last;
    }
    return node;
  }
  #bucket() {
    this.buckets += 1;
    return this.buckets - 1;
  }
  #byteOf(index, depth) {
    return this.#view.getUint8((this.#sample[index] ?? 0) + depth);
  }
};

// src/members/rules.ts
import { isUtf8 } from "node:buffer";
var MAX_MEMBER_CHARACTERS = 1024;
var MAX_MEMBER_BYTES = 4 * MAX_MEMBER_CHARACTERS;
var RESERVED_IDENTITIES = new Set(
  "undefined null na n/a none 0 nil -1 infinity -infinity inf -inf nan -nan empty xxxxxx".split(
    " "
  )
);
var LONGEST_RESERVED = 9;
var REFUSED_CHARACTERS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/u;
var OUTER_WHITE_SPACE = /^\s|\s$/u;
var GUID = /^[A-Za-z0-9()!:@$_-]{1,1024}$/;
var SPACE = 32;
function checkMember(bytes, start, end, kind) {
  if (start === end) return "empty-member";
  if (end - start > MAX_MEMBER_BYTES) return "member-too-long";
  const view = bytes.subarray(start, end);
  if (!isUtf8(view)) return "not-utf8";
  if (kind === "identity" && isHarmless(view)) return null;
  return checkMemberText(Buffer.from(view.buffer, view.byteOffset, view.length).toString(), kind);
}
function checkPlainMember(bytes, start, end, kind) {
  const length = end - start;
  if (length === 0) return "empty-member";
  if (length > MAX_MEMBER_CHARACTERS) return "member-too-long";
  if (bytes[start] === SPACE || bytes[end - 1] === SPACE) return "outer-white-space";
  if (length > LONGEST_RESERVED && kind === "identity") return null;
  return checkMember(bytes, start, end, kind);
}
function checkMemberText(text, kind) {
  if (text === "") return "empty-member";
  if (!text.isWellFormed()) return "not-utf8";
  if (REFUSED_CHARACTERS.test(text)) return "control-character";
  if (OUTER_WHITE_SPACE.test(text)) return "outer-white-space";
  if (text.length > MAX_MEMBER_CHARACTERS && [...text].length > MAX_MEMBER_CHARACTERS) {
    return "member-too-long";
  }
  if (text.length <= LONGEST_RESERVED && RESERVED_IDENTITIES.has(text.toLowerCase())) {
    return "reserved-identity";
  }
  return kind === "guid" && !GUID.test(text) ? "malformed-guid" : null;
}
function isHarmless(view) {
  if (view.length <= LONGEST_RESERVED || view.length > MAX_MEMBER_CHARACTERS) return false;
  if (view[0] === SPACE || view[view.length - 1] === SPACE) return false;
  for (let i = 0; i < view.length; i += 1) {
    const byte = view[i] ?? 0;
    if (byte < SPACE || byte === 127 || byte === 194 || byte === 239) return false;
    if (byte >= 225 && byte <= 227) return false;
  }
  return true;
}

// src/members/line-run.ts
var LineRun = class _LineRun {
  bytes;
  view;
  /** Where the lines end. */
  used = 0;
  count = 0;
  /** Complete once all blocks were returned. */
  duplicates = 0;
  #budget;
  #trie = new LineTrie();
  #order = new LineOrder();
  #offsets = new Uint32Array(1 << 12);
  /** The same lines once more, bucket by bucket, and their offsets there. */
  #dealt = new Uint8Array(0);
  #dealtOffsets = new Uint32Array(0);
  /** Memory that is never touched is never taken from the system. */
  constructor(budget) {
    this.#budget = budget;
    this.bytes = new Uint8Array((budget >> 1) + MARGIN);
    this.view = new DataView(this.bytes.buffer);
  }
  /** A run with room for `size` bytes of lines, however many. */
  static ofSize(size) {
    return new _LineRun(2 * size);
  }
  /** How many more bytes of lines it takes. */
  free() {
    return (this.#budget - this.count * BYTES_BESIDE >> 1) - this.used;
  }
  clear() {
    this.used = 0;
    this.count = 0;
    this.duplicates = 0;
  }
  /** Memory for the next block of whole lines. It starts where the lines end. */
  target() {
    return this.bytes.subarray(this.used, this.used + Math.min(this.free(), MOST_IN_TARGET));
  }
  /** Takes the members of a block of `size` bytes that was put into the target. */
  scan(scanner, size) {
    scanner.open(this.bytes, this.view, this.used, this.used + size);
    while (scanner.next()) this.#add(scanner.start);
    this.used += size;
  }
  /** Copies a line in. */
  append(line) {
    this.#add(this.used);
    this.bytes.set(line, this.used);
    this.used += line.length;
    this.bytes[this.used] = NEWLINE;
    this.used += 1;
  }
  /** Takes a text as it is, and ends it with a newline. Its lines are given by `addLine`. */
  fill(text) {
    this.used = new TextEncoder().encodeInto(text, this.bytes).written;
    if (this.bytes[this.used - 1] === NEWLINE) return;
    this.bytes[this.used] = NEWLINE;
    this.used += 1;
  }
  /** Takes a part of the text as a line: in place if a newline follows, otherwise as a copy. */
  addLine(start, end) {
    if (this.bytes[end] === NEWLINE) this.#add(start);
    else this.append(this.bytes.subarray(start, end));
  }
  /** All distinct lines, in order, as one block. */
  all() {
    const pieces = [];
    const more = this.sorted();
    for (let block2 = more(); block2 !== null; block2 = more()) {
      pieces.push(copyOf(block2, 0, block2.length));
    }
    return Buffer.concat(pieces);
  }
  /** Returns the distinct lines in order, block by block. A block is valid until the next. */
  sorted() {
    const dealt = this.#deal();
    const block2 = new Uint8Array(OUTPUT_BYTES + MARGIN);
    const output = new DataView(block2.buffer);
    let bucket = 0;
    let next = 0;
    let end = 0;
    return () => {
      let size = 0;
      while (size < OUTPUT_BYTES - MAX_MEMBER_BYTES - MARGIN) {
        if (next === end) {
          if (bucket === dealt.ends.length) break;
          end = dealt.ends[bucket] ?? 0;
          bucket += 1;
          this.duplicates += this.#order.sort(dealt.view, dealt.offsets, next, end);
          continue;
        }
        const offset = dealt.offsets[next] ?? 0;
        next += 1;
        if (offset !== DUPLICATE) size = copyLine(dealt.view, offset, output, size);
      }
      return size === 0 ? null : block2.subarray(0, size);
    };
  }
  #add(offset) {
    if (this.count === this.#offsets.length) {
      const more = new Uint32Array(2 * this.count);
      more.set(this.#offsets);
      this.#offsets = more;
    }
    this.#offsets[this.count] = offset;
    this.count += 1;
  }
  #deal() {
    const few = this.count <= 2 * LINES_IN_BUCKET;
    if (few) return { view: this.view, offsets: this.#offsets, ends: Uint32Array.of(this.count) };
    const stride = Math.max(LEAST_STRIDE, Math.ceil(this.count / MOST_IN_SAMPLE));
    this.#trie.grow(this.view, this.#sample(stride), Math.ceil(LINES_IN_BUCKET / stride));
    return this.#dealInto(this.#trie.buckets);
  }
  /** One line of every `stride`, ascending and distinct. */
  #sample(stride) {
    const sample = new Uint32Array(Math.ceil(this.count / stride));
    for (let i = 0; i < sample.length; i += 1) sample[i] = this.#offsets[i * stride] ?? 0;
    this.#order.sort(this.view, sample, 0, sample.length);
    return sample.filter((offset) => offset !== DUPLICATE);
  }
  /** At least the bytes of a line. Mostly the next line begins where it ends, so its end is known. */
  #reach(index) {
    const offset = this.#offsets[index] ?? 0;
    const gap = index + 1 < this.count ? (this.#offsets[index + 1] ?? 0) - offset : 0;
    return gap > 0 && gap <= MAX_MEMBER_BYTES ? gap : lineEnd(this.view, offset) + 1 - offset;
  }
  /** Counts the lines of each bucket, then copies them there. */
  #dealInto(buckets) {
    const { count } = this;
    const offsets = this.#offsets;
    const bucketOf = new Uint16Array(count);
    const lines = new Uint32Array(buckets);
    const places = new Uint32Array(buckets).fill(4);
    for (let i = 0; i < count; i += 1) {
      const offset = offsets[i] ?? 0;
      const bucket = this.#trie.find(this.bytes, offset);
      bucketOf[i] = bucket;
      lines[bucket] = (lines[bucket] ?? 0) + 1;
      places[bucket] = (places[bucket] ?? 0) + this.#reach(i);
    }
    toBeginnings(lines);
    const size = toBeginnings(places) + MARGIN;
    if (this.#dealt.length < size) this.#dealt = new Uint8Array(size + Math.max(0, this.free()));
    if (this.#dealtOffsets.length < count) this.#dealtOffsets = new Uint32Array(offsets.length);
    const view = new DataView(this.#dealt.buffer);
    for (let i = 0; i < count; i += 1) {
      const bucket = bucketOf[i] ?? 0;
      const place = places[bucket] ?? 0;
      const line = lines[bucket] ?? 0;
      this.#dealtOffsets[line] = place;
      lines[bucket] = line + 1;
      places[bucket] = copyLine(this.view, offsets[i] ?? 0, view, place);
    }
    return { view, offsets: this.#dealtOffsets, ends: lines };
  }
};
var BYTES_BESIDE = 14;
var LINES_IN_BUCKET = 1 << 11;
var LEAST_STRIDE = 64;
var MOST_IN_SAMPLE = 1 << 16;
var MOST_IN_TARGET = 1 << 20;
var OUTPUT_BYTES = 1 << 18;
var MARGIN = 8;
function toBeginnings(sizes) {
  let place = 0;
  for (let i = 0; i < sizes.length; i += 1) {
    const size = sizes[i] ?? 0;
    sizes[i] = place;
    place += size;
  }
  return place;
}
function copyLine(from, offset, to, at4) {
  let p = offset;
  let q = at4;
  for (; ; ) {
    const word = from.getInt32(p, true);
    to.setInt32(q, word, true);
    const marks = newlineMarks(word);
    if (marks !== 0) return q + bytesBefore(marks) + 1;
    p += 4;
    q += 4;
  }
}

// src/members/line-source.ts
var CARRIAGE_RETURN = 13;
var BOM = [239, 187, 191];
var LONGEST_LINE = 1 << 16;
var LEAST_TARGET = 4 * LONGEST_LINE;
var LineSource = class {
  #reader;
  #onRaw;
  /** The beginning of a line whose end is not in the last piece. */
  #carry = NO_BYTES;
  #atStart = true;
  #atEnd = false;
  /** Inside a line whose beginning was carried and cut. */
  #cutting = false;
  constructor(reader, onRaw) {
    this.#reader = reader;
    this.#onRaw = onRaw;
  }
  /** Fills `target` with whole lines; returns where they end, 0 at the end of the file. */
  fill(target) {
    while (!this.#atEnd) {
      const carried = this.#carry.length;
      target.set(this.#carry);
      const length = this.#read(target.subarray(0, -1), carried);
      if (length < 0) return this.#last(target, carried);
      const whole = bufferOf(target, length).lastIndexOf(NEWLINE) + 1;
      this.#keep(target.subarray(whole, length));
      if (whole > 0) return whole;
    }
    return 0;
  }
  close() {
    if (this.#atEnd) return;
    this.#atEnd = true;
    this.#reader.close();
  }
  /** Appends a piece at `at`; returns where the text ends now, -1 when the file has ended. */
  #read(target, at4) {
    const free = target.subarray(at4);
    let size = this.#reader.read(free);
    if (size === 0) return -1;
    while (this.#atStart && size < BOM.length) {
      const more = this.#reader.read(free.subarray(size));
      if (more === 0) break;
      size += more;
    }
    this.#onRaw(free.subarray(0, size));
    let from = at4;
    if (this.#atStart && BOM.every((byte, index) => free[index] === byte)) {
      target.copyWithin(0, BOM.length, size);
      size -= BOM.length;
    }
    this.#atStart = false;
    if (this.#cutting) {
      const newline = bufferOf(target, at4 + size).indexOf(NEWLINE, at4);
      if (newline < 0) return at4;
      this.#cutting = false;
      target.copyWithin(at4, newline, at4 + size);
      size -= newline - at4;
    }
    if (at4 > 0 && target[at4 - 1] === CARRIAGE_RETURN) from -= 1;
    return withoutCarriageReturns(target, from, at4 + size);
  }
  #keep(rest) {
    if (rest.length > LONGEST_LINE) this.#cutting = true;
    this.#carry = copyOf(rest, 0, Math.min(rest.length, LONGEST_LINE));
  }
  /** A last line without a newline gets one, and loses the CR of half a CRLF. */
  #last(target, length) {
    this.close();
    this.#carry = NO_BYTES;
    if (length === 0) return 0;
    const end = target[length - 1] === CARRIAGE_RETURN ? length - 1 : length;
    target[end] = NEWLINE;
    return end + 1;
  }
};
function withoutCarriageReturns(target, from, to) {
  let read = bufferOf(target, to).indexOf(CARRIAGE_RETURN, from);
  if (read < 0) return to;
  let write = read;
  for (; read < to; read += 1) {
    const byte = target[read] ?? 0;
    if (byte === CARRIAGE_RETURN && read + 1 < to && target[read + 1] === NEWLINE) continue;
    target[write] = byte;
    write += 1;
  }
  return write;
}
function bufferOf(target, length) {
  return Buffer.from(target.buffer, target.byteOffset, length);
}

// src/members/line-sort.ts
var SORT_BUDGET = 256 << 20;
var RUNS_IN_MEMORY = 2;
var SortSpace = class {
  #budget;
  spill;
  #idle = [];
  #taken = 0;
  constructor(spill, budget = SORT_BUDGET) {
    this.spill = spill;
    this.#budget = Math.max(budget, 4 * LEAST_TARGET);
  }
  take() {
    this.#taken += 1;
    const run = this.#idle.pop() ?? new LineRun(this.#budget);
    run.clear();
    return run;
  }
  give(run) {
    this.#taken -= 1;
    if (this.#idle.length < RUNS_IN_MEMORY) this.#idle.push(run);
  }
  isCrowded() {
    return this.#taken > RUNS_IN_MEMORY;
  }
};
var LineSort = class {
  /** Lines given to it. */
  added = 0;
  #space;
  #spilled = [];
  #run;
  #duplicates = 0;
  #union = null;
  constructor(space) {
    this.#space = space;
    this.#run = space.take();
  }
  /** The run that takes the next block of lines, with room for at least `LEAST_TARGET` bytes. */
  run() {
    const run = this.#gathering();
    if (run.free() < LEAST_TARGET) this.#spillRun(run);
    return run;
  }
  /** No line may be added after this. The members ascend and are distinct. */
  cursor() {
    const run = this.#gathering();
    const inMemory = this.#spilled.length === 0 && !this.#space.isCrowded();
    if (!inMemory) {
      this.#spillRun(run);
      this.#release();
      this.#union = union(this.#spilled.map(cursorOfSpill));
      return this.#union;
    }
    const more = run.sorted();
    this.added += run.count;
    return new LinesCursor(() => {
      const block2 = more();
      if (block2 === null) this.#end(run);
      return block2;
    });
  }
  /** Lines dropped because they equal another. Complete once the cursor is at its end. */
  duplicates() {
    return this.#duplicates + (this.#union instanceof Union ? this.#union.shared() : 0);
  }
  close() {
    this.#release();
    for (const source of this.#spilled) source.close();
  }
  #gathering() {
    if (this.#run === null) throw new Error("the lines have been sorted already");
    return this.#run;
  }
  #spillRun(run) {
    const more = run.sorted();
    const file = this.#space.spill.create();
    for (let block2 = more(); block2 !== null; block2 = more()) file.write(block2);
    this.#spilled.push(new LineSource(file, () => {
    }));
    this.added += run.count;
    this.#duplicates += run.duplicates;
    run.clear();
  }
  #end(run) {
    if (this.#run !== run) return;
    this.#duplicates += run.duplicates;
    this.#release();
  }
  #release() {
    if (this.#run !== null) this.#space.give(this.#run);
    this.#run = null;
  }
};
function cursorOfSpill(source) {
  const memory = new Uint8Array(LEAST_TARGET + SLACK);
  const target = memory.subarray(0, LEAST_TARGET);
  return new LinesCursor(() => {
    const size = source.fill(target);
    return size === 0 ? null : target.subarray(0, size);
  });
}

// src/lists/list-facts.ts
function findList(lists, { role, path }) {
  return lists.find((list) => list.role === role && list.path === path) ?? null;
}
var ListDigest = class {
  #bytes = 0;
  #endsWithNewline = true;
  #hash;
  #sha256 = null;
  /** `size`: the bytes that will come, as far as is known. */
  constructor(hashing2, size) {
    this.#hash = hashing2.start(size);
  }
  update = (piece) => {
    if (piece.length === 0) return;
    this.#bytes += piece.length;
    this.#endsWithNewline = piece[piece.length - 1] === NEWLINE;
    this.#hash.update(piece);
  };
  /** No piece may follow. */
  content(rows) {
    this.#sha256 ??= this.#hash.digest();
    const [bytes, endsWithNewline] = [this.#bytes, this.#endsWithNewline];
    return { rows, bytes, sha256: this.#sha256, endsWithNewline };
  }
};
var DIGEST = /^\\?([0-9a-f]{64})(\s|$)/i;
function parseChecksum(text) {
  if (text === null) return { kind: "none" };
  const sha2562 = DIGEST.exec(text)?.[1]?.toLowerCase();
  return sha2562 === void 0 ? { kind: "unreadable" } : { kind: "sha256", sha256: sha2562 };
}

// src/lists/list-problems.ts
var MAX_REPORTED = 20;
var MAX_SHOWN_BYTES = 80;
var ListProblems = class {
  #path;
  #reported = [];
  #more = 0;
  constructor(path) {
    this.#path = path;
  }
  /** A line that is not a valid member. The bytes are only read if it is reported. */
  onFault = (fault, line, kind, bytes, start, end) => {
    if (this.#isFull()) return;
    const value = utf8(bytes, start, Math.min(end, start + MAX_SHOWN_BYTES));
    const shown = end - start > MAX_SHOWN_BYTES ? `${value}...` : value;
    const { code, message, next } = faultFinding(fault, shown, kind);
    this.add(code, line, message, next);
  };
  add(code, line, message, next) {
    if (this.#isFull()) return;
    const place = { file: this.#path, line };
    this.#reported.push({ severity: "error", code, message, place, next });
  }
  all() {
    if (this.#more === 0) return this.#reported;
    const rest = {
      severity: "error",
      code: "more-problems",
      message: say`${plural(this.#more, "more line")} of ${asPath(this.#path)} ${this.#more === 1 ? "has" : "have"} problems`,
      place: { file: this.#path },
      next: say`Fix the lines above. Then run the command again.`
    };
    return [...this.#reported, rest];
  }
  clear() {
    this.#reported = [];
    this.#more = 0;
  }
  /** Counts the problem if no more are reported. */
  #isFull() {
    if (this.#reported.length < MAX_REPORTED) return false;
    this.#more += 1;
    return true;
  }
};
function faultFinding(fault, text, kind) {
  return { code: fault, ...wordsFor(fault, asValue(text), kind) };
}
function wordsFor(fault, value, kind) {
  switch (fault) {
    case "empty-member":
      return {
        message: say`the ${kind} is empty`,
        next: say`Write a value, or remove the member.`
      };
    case "member-too-long":
      return {
        message: say`${value} has more than ${MAX_MEMBER_CHARACTERS} characters`,
        next: say`Remove the member: CleverTap has no identity of that length.`
      };
    case "not-utf8":
      return {
        message: say`${value} is not valid Unicode`,
        next: say`Write the member as valid UTF-8.`
      };
    case "control-character":
      return {
        message: say`${value} contains a control character, or another that is not safe in files`,
        next: say`Remove the character: it is shown as an escape above.`
      };
    case "outer-white-space":
      return {
        message: say`${value} starts or ends with white space`,
        next: say`Remove the white space at both ends.`
      };
    case "reserved-identity":
      return {
        message: say`${value} is a value that CleverTap rejects as an identity`,
        next: say`Remove the member: it means a missing value, not a user.`
      };
    case "malformed-guid":
      return {
        message: say`${value} is not a valid guid`,
        next: say`Use only letters, digits and ( ) ! : @ $ _ -, or write it as an identity.`
      };
    default:
      return assertExhaustive(fault);
  }
}

// src/lists/csv-list.ts
var PIECE = 1 << 18;
var BOM2 = Buffer.from([239, 187, 191]);
var LONGEST_RECORD = 1 << 20;
var CsvList = class {
  #format;
  #open;
  #means;
  #problems;
  #digest = new ListDigest(hashingHere, 0);
  #sorts = /* @__PURE__ */ new Map();
  /** Kinds whose cursor has not been asked for since the file was read. */
  #waiting = /* @__PURE__ */ new Set();
  constructor(path, format, open, means) {
    this.#format = format;
    this.#open = open;
    this.#means = means;
    this.#problems = new ListProblems(path);
  }
  cursor(kind) {
    if (!this.#waiting.has(kind)) this.#read();
    this.#waiting.delete(kind);
    return this.#sorts.get(kind)?.cursor() ?? cursorOver(NO_BYTES);
  }
  content() {
    let rows = -this.duplicates();
    for (const sort of this.#sorts.values()) rows += sort.added;
    return this.#digest.content(rows);
  }
  duplicates() {
    let duplicates2 = 0;
    for (const sort of this.#sorts.values()) duplicates2 += sort.duplicates();
    return duplicates2;
  }
  problems() {
    return this.#problems.all();
  }
  #read() {
    for (const sort of this.#sorts.values()) sort.close();
    this.#sorts = /* @__PURE__ */ new Map();
    this.#waiting = /* @__PURE__ */ new Set(["identity", "guid"]);
    this.#problems.clear();
    const reader = this.#open();
    this.#digest = new ListDigest(this.#means.hashing, reader.size ?? 0);
    const error = feed(reader, this.#digest, this.#takeRecords());
    if (error !== null) {
      const message = say`the file is not valid CSV${asForeign(error.message)}`;
      this.#problems.add("csv-syntax", error.line, message, say`Fix the file.`);
    }
  }
  /** Takes the header first, then each record. */
  #takeRecords() {
    let columns2 = null;
    return (record2, line) => {
      if (columns2 === null) columns2 = this.#columnsOf(record2);
      else this.#take(columns2, record2, line);
    };
  }
  #columnsOf(record2) {
    const header = record2.map((field) => field.toString());
    const { column, guidColumn, typeColumn = null } = this.#format;
    for (const name of [column, guidColumn, typeColumn]) {
      if (name === null || header.includes(name)) continue;
      this.#problems.add("unknown-column", 1, ...unknownColumn(name, header));
    }
    const at4 = (name) => name === null ? -1 : header.indexOf(name);
    const missing2 = this.problems().length > 0;
    return { identity: at4(column), guid: at4(guidColumn), type: at4(typeColumn), missing: missing2 };
  }
  /** If a row has both, the identity is the member. A row with neither is reported as empty. */
  #take(columns2, record2, line) {
    if (columns2.missing) return;
    const identity = record2[columns2.identity] ?? NO_BYTES;
    const guid = record2[columns2.guid] ?? NO_BYTES;
    const kind = columns2.identity < 0 || identity.length === 0 && guid.length > 0 ? "guid" : "identity";
    const value = kind === "guid" ? guid : identity;
    if (columns2.type >= 0) {
      this.#takeTyped(record2[columns2.type]?.toString() ?? "", identity, line);
      return;
    }
    this.#keep(kind, value, line);
  }
  /** A row of CleverTap's own lists: `i` for an identity, `g` for a guid. */
  #takeTyped(type, value, line) {
    const kind = TYPES[type.toLowerCase()];
    if (kind !== void 0) {
      this.#keep(kind, value, line);
      return;
    }
    this.#problems.add(
      "csv-syntax",
      line,
      say`${asValue(type)} is not a valid type: expected i for an identity or g for a guid`,
      say`Fix the row, or name the column of identities with ${asCode("--column")}.`
    );
  }
  #keep(kind, value, line) {
    const fault = checkMember(value, 0, value.length, kind);
    if (fault === null) this.#sortOf(kind).run().append(value);
    else this.#problems.onFault(fault, line, kind, value, 0, value.length);
  }
  #sortOf(kind) {
    const known2 = this.#sorts.get(kind);
    if (known2 !== void 0) return known2;
    const made = new LineSort(this.#means.space);
    this.#sorts.set(kind, made);
    return made;
  }
};
var TYPES = { i: "identity", g: "guid" };
function unknownColumn(name, header) {
  return [
    say`the header has no column ${asValue(name)}`,
    say`Name one of its columns: ${asList(header.map(asValue), "or")}.`
  ];
}
function feed(reader, digest, onRecord) {
  const failures = [];
  const done = (error) => {
    if (error) failures.push(error);
  };
  const parser = new Parser2({
    encoding: null,
    skip_empty_lines: true,
    max_record_size: LONGEST_RECORD,
    on_record: (record2, { lines }) => {
      onRecord(record2, lines);
      return null;
    }
  });
  for (let atStart = true; ; atStart = false) {
    const piece = readPiece(reader, Buffer.alloc(PIECE));
    if (piece.length === 0) break;
    digest.update(piece);
    const text = atStart && piece.subarray(0, BOM2.length).equals(BOM2) ? piece.subarray(BOM2.length) : piece;
    if (failures.length === 0) parser._transform(text, "binary", done);
  }
  if (failures.length === 0) parser._flush(done);
  reader.close();
  const [failed] = failures;
  return failed === void 0 ? null : { line: lineOf(failed), message: failed.message };
}
function readPiece(reader, memory) {
  let size = 0;
  while (size < BOM2.length) {
    const more = reader.read(memory.subarray(size));
    if (more === 0) break;
    size += more;
  }
  return memory.subarray(0, size);
}
function lineOf(error) {
  return "lines" in error && typeof error.lines === "number" ? error.lines : 1;
}

// src/files/files.ts
import {
  closeSync as closeSync3,
  fdatasync,
  fstatSync as fstatSync2,
  fsyncSync as fsyncSync2,
  openSync as openSync3,
  readdirSync,
  readFileSync as readFileSync3,
  readSync as readSync2
} from "node:fs";

// src/files/second-names.ts
import { linkSync as linkSync2, lstatSync as lstatSync3, lutimesSync, readFileSync as readFileSync2 } from "node:fs";

// src/files/write.ts
import { randomBytes } from "node:crypto";
import {
  closeSync as closeSync2,
  existsSync as existsSync3,
  fchmodSync,
  fsyncSync,
  linkSync,
  lstatSync as lstatSync2,
  mkdirSync,
  openSync as openSync2,
  renameSync,
  rmSync,
  writeSync
} from "node:fs";
import { dirname as dirname4, relative as relative3 } from "node:path";
function replaceFile(within, path, bytes) {
  rewriteFile(within, path, (write) => write(bytes));
}
function rewriteFile(within, path, fill) {
  const target = confined(within, path);
  const temporary = `${target}.${randomBytes(8).toString("hex")}.tmp`;
  writeNew(temporary, fill, { mode: modeOf(target), durable: true });
  try {
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
function createFile(within, path, bytes, { durable } = { durable: true }) {
  const target = placeFor(within, path);
  try {
    writeNew(target, (write) => write(bytes), { mode: null, durable });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}
function claimFile(within, path, bytes) {
  const target = placeFor(within, path);
  const temporary = `${target}.${randomBytes(8).toString("hex")}.tmp`;
  writeNew(temporary, (write) => write(bytes), { mode: null, durable: true });
  try {
    linkSync(temporary, target);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
}
function createText(within, path, text) {
  if (createFile(within, path, Buffer.from(text))) return;
  throw failure(
    "file-exists",
    say`${asPath(relative3(process.cwd(), path))} exists already`,
    say`Move it away, and run the command again.`
  );
}
function openNew(within, path) {
  return openSync2(confined(within, path), "ax+");
}
function placeFor(within, path) {
  const target = confined(within, path);
  mkdirSync(dirname4(target), { recursive: true });
  return target;
}
function makeFolder(within, path) {
  if (!existsSync3(path)) mkdirSync(confined(within, path), { recursive: true });
}
function renameFile(within, from, to) {
  renameSync(confined(within, from), confined(within, to));
}
function removeFile(within, path) {
  rmSync(confined(within, path), { force: true });
}
function writeNew(path, fill, { mode, durable }) {
  const file = openSync2(path, "wx", mode ?? 438);
  let isWhole = false;
  try {
    fill((bytes) => writeAll(file, bytes));
    if (mode !== null) fchmodSync(file, mode);
    if (durable) fsyncSync(file);
    isWhole = true;
  } finally {
    closeSync2(file);
    if (!isWhole) rmSync(path, { force: true });
  }
}
function writeAll(file, bytes) {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
}
function modeOf(path) {
  const found3 = lstatSync2(path, { throwIfNoEntry: false });
  return found3?.isFile() ? found3.mode & 511 : null;
}

// src/files/second-names.ts
var MAY_MISS = { throwIfNoEntry: false };
function linkFile(within, from, to) {
  const target = placeFor(within, to);
  if (lstatSync3(target, MAY_MISS) !== void 0) return;
  if (!lstatSync3(from).isFile()) throw new Error(`${from} is not a file`);
  try {
    linkSync2(from, target);
  } catch (error) {
    if (codeOf(error) === "ENOENT") throw error;
    if (codeOf(error) !== "EEXIST") claimFile(within, to, readFileSync2(from));
  }
}
function isLink(path) {
  return lstatSync3(path, MAY_MISS)?.isSymbolicLink() === true;
}
function ageOf(path) {
  const found3 = lstatSync3(path, MAY_MISS);
  return found3 === void 0 ? null : Date.now() - found3.mtimeMs;
}
function touchFile(within, path) {
  const now = /* @__PURE__ */ new Date();
  try {
    lutimesSync(confined(within, path), now, now);
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
  }
}

// src/files/files.ts
var LEAD = 64;
function nodeFiles(folder) {
  return {
    read: (path, reuse) => orIfMissing(() => readWhole(path, reuse), null),
    replace: (path, bytes) => replaceFile(folder, path, bytes),
    create: (path, bytes) => claimFile(folder, path, bytes),
    link: (from, to) => linkFile(folder, from, to),
    isLink,
    age: ageOf,
    touch: (path) => touchFile(folder, path),
    rename: (from, to) => renameFile(folder, from, to),
    remove: (path) => removeFile(folder, path),
    list: (path) => orIfMissing(() => readdirSync(path).sort(), []),
    makeFolder: (path) => makeFolder(folder, path),
    syncFolder,
    append: (path) => openAppend(openNew(folder, path))
  };
}
function readWhole(path, reuse) {
  if (reuse === void 0) return readFileSync3(path);
  const fd = openSync3(path, "r");
  try {
    let end = LEAD;
    for (; ; ) {
      const more = readSync2(fd, reuse, end, reuse.length - end, null);
      if (more === 0) return end === reuse.length ? readFileSync3(path) : reuse.subarray(LEAD, end);
      end += more;
    }
  } finally {
    closeSync3(fd);
  }
}
function openAppend(fd) {
  return {
    write: (bytes) => writeAll(fd, bytes),
    sync: () => new Promise((resolve8, reject) => {
      fdatasync(fd, (error) => error === null ? resolve8() : reject(error));
    }),
    readBack: () => {
      const bytes = Buffer.alloc(fstatSync2(fd).size);
      return bytes.subarray(0, readSync2(fd, bytes, 0, bytes.length, 0));
    },
    close: () => closeSync3(fd)
  };
}
function syncFolder(path) {
  let fd;
  try {
    fd = openSync3(path, "r");
  } catch (error) {
    if (codeOf(error) === "EISDIR" || codeOf(error) === "EPERM") return;
    throw error;
  }
  try {
    fsyncSync2(fd);
  } finally {
    closeSync3(fd);
  }
}
function orIfMissing(read, missing2) {
  try {
    return read();
  } catch (error) {
    if (codeOf(error) === "ENOENT") return missing2;
    throw error;
  }
}

// src/members/line-scanner.ts
var LineScanner = class {
  /** The line that `next` found is `[start, end)` of the block. */
  start = 0;
  end = -1;
  /** Its number in the file, from 1. */
  line = 0;
  #kind;
  #onFault;
  #bytes = NO_BYTES;
  #view = new DataView(new ArrayBuffer(SLACK));
  #limit = 0;
  constructor(kind, onFault) {
    this.#kind = kind;
    this.#onFault = onFault;
  }
  /** Begins a block of whole lines in `[from, limit)`. `view` has `SLACK` bytes after `limit`. */
  open(bytes, view, from, limit) {
    this.#bytes = bytes;
    this.#view = view;
    this.#limit = limit;
    this.end = from - 1;
  }
  next() {
    const bytes = this.#bytes;
    let from = this.end + 1;
    while (from < this.#limit) {
      const stop = plainEnd(this.#view, from);
      const plain2 = bytes[stop] === NEWLINE;
      const end = plain2 ? stop : lineEnd(this.#view, stop);
      this.line += 1;
      if (end > from) {
        const check = plain2 ? checkPlainMember : checkMember;
        const fault = check(bytes, from, end, this.#kind);
        if (fault === null) {
          this.start = from;
          this.end = end;
          return true;
        }
        this.#onFault(fault, this.line, this.#kind, bytes, from, end);
      }
      from = end + 1;
    }
    this.end = this.#limit - 1;
    return false;
  }
  /** Continues after the line that ends at `end`, `lines` lines further. */
  passed(lines, end) {
    this.line += lines;
    this.end = end;
  }
};
function plainEnd(view, from) {
  for (let at4 = from; ; at4 += 4) {
    const marks = unprintableMarks(view.getInt32(at4, true));
    if (marks !== 0) return at4 + bytesBefore(marks);
  }
}

// src/members/sorted-text.ts
var OutOfOrder = class extends Error {
  constructor() {
    super("a list is not sorted");
    this.name = "OutOfOrder";
  }
};
function untilOrdered(merge) {
  for (; ; ) {
    try {
      return merge();
    } catch (error) {
      if (!(error instanceof OutOfOrder)) throw error;
    }
  }
}
var SortedText = class {
  bytes;
  view;
  start = 0;
  end = 0;
  limit;
  indent = 0;
  rows = 0;
  duplicates = 0;
  #source;
  #scanner;
  #onDisorder;
  /** The member before the current one, if it was in the piece before. */
  #kept = null;
  constructor(source, scanner, first, onDisorder) {
    this.#source = source;
    this.#scanner = scanner;
    this.#onDisorder = onDisorder;
    this.bytes = first.bytes;
    this.view = first.view;
    this.limit = first.limit;
    scanner.open(first.bytes, first.view, 0, first.limit);
  }
  next() {
    const scanner = this.#scanner;
    for (; ; ) {
      if (!scanner.next()) {
        if (!this.#turn()) return false;
        continue;
      }
      const order = this.rows === 0 ? -1 : this.#compare();
      if (order < 0) {
        this.start = scanner.start;
        this.end = scanner.end;
        this.#kept = null;
        this.rows += 1;
        return true;
      }
      if (order > 0) throw this.#onDisorder();
      this.duplicates += 1;
    }
  }
  passed(lines, start, end) {
    this.start = start;
    this.end = end;
    this.rows += lines;
    this.#scanner.passed(lines, end);
  }
  #turn() {
    if (this.rows > 0) this.#kept ??= copyOf(this.bytes, this.start, this.end);
    this.limit = this.#source.fill(this.bytes);
    this.#scanner.open(this.bytes, this.view, 0, this.limit);
    this.end = -1;
    return this.limit > 0;
  }
  #compare() {
    const { start, end } = this.#scanner;
    const kept = this.#kept;
    if (kept === null) {
      return compareRanges(this.bytes, this.start, this.end, this.bytes, start, end);
    }
    return compareRanges(kept, 0, kept.length, this.bytes, start, end);
  }
};

// src/lists/text-list.ts
var PIECE2 = LEAST_TARGET;
var GLANCE = 1 << 14;
var TextList = class {
  #path;
  #open;
  #space;
  #hashing;
  #problems;
  #reading = { rows: () => 0, duplicates: () => 0, close: () => {
  } };
  #digest = new ListDigest(hashingHere, 0);
  #needsSort = false;
  constructor(path, open, space, hashing2) {
    this.#path = path;
    this.#open = open;
    this.#space = space;
    this.#hashing = hashing2;
    this.#problems = new ListProblems(this.#path);
  }
  cursor(kind) {
    if (kind === "guid") return cursorOver(NO_BYTES);
    this.#reading.close();
    this.#problems.clear();
    const reader = this.#open();
    this.#digest = new ListDigest(this.#hashing, reader.size ?? 0);
    const source = new LineSource(reader, this.#digest.update);
    const memory = new Uint8Array(LEAD + PIECE2 + SLACK);
    const piece = memory.subarray(LEAD, LEAD + PIECE2);
    const limit = source.fill(piece);
    if (this.#needsSort || !ascends(piece, Math.min(limit, GLANCE)))
      return this.#sorted(source, piece, limit);
    return this.#direct(source, piece, new DataView(memory.buffer, LEAD), limit);
  }
  content() {
    return this.#digest.content(this.#reading.rows());
  }
  duplicates() {
    return this.#reading.duplicates();
  }
  problems() {
    return this.#problems.all();
  }
  #direct(source, piece, view, limit) {
    const scanner = new LineScanner("identity", this.#problems.onFault);
    const onDisorder = () => {
      this.#needsSort = true;
      return new OutOfOrder();
    };
    const text = new SortedText(source, scanner, { bytes: piece, view, limit }, onDisorder);
    this.#reading = {
      rows: () => text.rows,
      duplicates: () => text.duplicates,
      close: () => source.close()
    };
    return text;
  }
  #sorted(source, piece, limit) {
    const scanner = new LineScanner("identity", this.#problems.onFault);
    const sort = new LineSort(this.#space);
    this.#reading = {
      rows: () => sort.added - sort.duplicates(),
      duplicates: () => sort.duplicates(),
      close: () => {
        source.close();
        sort.close();
      }
    };
    let run = sort.run();
    run.bytes.set(piece.subarray(0, limit));
    for (let size = limit; size > 0; ) {
      run.scan(scanner, size);
      run = sort.run();
      size = source.fill(run.target());
    }
    return sort.cursor();
  }
};
function ascends(block2, limit) {
  let start = 0;
  let end = block2.indexOf(NEWLINE);
  while (end + 1 < limit) {
    const next = end + 1;
    const nextEnd = block2.indexOf(NEWLINE, next);
    if (nextEnd > next && compareRanges(block2, start, end, block2, next, nextEnd) > 0) return false;
    if (nextEnd > next) start = next;
    end = nextEnd;
  }
  return true;
}

// src/lists/open-list.ts
function openList(ref, open, space, hashing2 = hashingHere) {
  const { path, format } = ref;
  if (format.kind === "text") return new TextList(path, open, space, hashing2);
  return new CsvList(path, format, open, { space, hashing: hashing2 });
}

// src/lock/lock-index.ts
var MORE_OF_ENTRY = ["exclusion_filters", "announced", "verified"];
var EMPTY_ENTRY = {
  id: "",
  customerSegmentId: null,
  ctSegmentId: null,
  used: [],
  refused: [],
  created: "no",
  accepted: 0,
  unconfirmed: 0,
  unsettled: 0,
  retired: false,
  lists: [],
  blocked: null,
  nextChunk: 1,
  chunks: [],
  more: {}
};
function emptyIndex(lineage) {
  return {
    lineage,
    serial: 0,
    binding: null,
    written: null,
    applying: null,
    movedTo: null,
    segments: /* @__PURE__ */ new Map(),
    nextSegment: 1,
    history: [],
    predecessors: [],
    digest: null
  };
}
function boundTo({ binding }, { account, origin }) {
  return binding ?? { account, origin, isConfirmed: false };
}
function appliedCommit({ written }) {
  return written?.commit ?? null;
}
var MOST_PREDECESSORS = 1e3;
function shortDigest(digest) {
  return digest.slice(0, 16);
}
function predecessorsOf({ predecessors, digest }) {
  if (digest === null) return predecessors;
  return [...predecessors, shortDigest(digest)].slice(-MOST_PREDECESSORS);
}
function isSince2(index, digest) {
  return index.digest === digest || index.predecessors.includes(shortDigest(digest));
}
function findEntry(index, ids) {
  const [owner] = ownersAmong(index.segments, keysOf(ids));
  return owner === void 0 ? { kind: "none" } : { kind: "found", key: owner[0], entry: owner[1] };
}
function ownersAmong(segments, keys) {
  const owners = ownersIn(segments);
  const found3 = new Set(keys.flatMap((key) => owners.get(key) ?? []));
  if (found3.size < 2) return [...found3].flatMap((key) => entryAt(segments, key));
  return [...segments].filter(([key]) => found3.has(key));
}
function entryAt(segments, key) {
  const entry = segments.get(key);
  return entry === void 0 ? [] : [[key, entry]];
}
var OWNERS = /* @__PURE__ */ new WeakMap();
function ownersIn(segments) {
  const known2 = OWNERS.get(segments);
  if (known2 !== void 0) return known2;
  const owners = /* @__PURE__ */ new Map();
  for (const [key, entry] of segments) {
    for (const id of ownedBy(entry)) owners.set(id, [...owners.get(id) ?? [], key]);
  }
  OWNERS.set(segments, owners);
  return owners;
}
function ownedBy(entry) {
  const { customerSegmentId, ctSegmentId, used, refused: refused3 } = entry;
  return /* @__PURE__ */ new Set([
    ...customerSegmentId === null ? [] : [customerSegmentId],
    ...ctSegmentId === null ? [] : [`ct:${ctSegmentId}`],
    ...used.filter((key) => !refused3.includes(key))
  ]);
}
function declaredOf(ids, before) {
  return {
    customerSegmentId: ids.customerSegmentId ?? before.customerSegmentId,
    ctSegmentId: ids.ctSegmentId ?? before.ctSegmentId
  };
}
function idsOf({ customerSegmentId, ctSegmentId }) {
  return {
    ...customerSegmentId === null ? {} : { customerSegmentId },
    ...ctSegmentId === null ? {} : { ctSegmentId }
  };
}
function keysOf({ customerSegmentId, ctSegmentId }) {
  const number = ctSegmentId === void 0 ? [] : [`ct:${ctSegmentId}`];
  return customerSegmentId === void 0 ? number : [customerSegmentId, ...number];
}
function idsOfKey(key) {
  const number = /^ct:(\d+)$/.exec(key)?.[1];
  return number === void 0 ? { customerSegmentId: key } : { ctSegmentId: Number(number) };
}

// src/lock/file-names.ts
var INDEX = "segops.lock";
var FOLDER = "segops.lock.d";
var stableName = ({ segment, number }) => `${segment}-${number}.${pathCode(segment, number)}`;
var SEGMENT_DIGITS = 7;
var CHUNK_DIGITS = 6;
function pathCode(segment, number) {
  const own = Number(/\.(\d+)$/.exec(segment)?.[1] ?? 0);
  const digits = (value, width) => value.toString(4).padStart(width, "0").slice(-width);
  return digits(own, SEGMENT_DIGITS) + digits(number, CHUNK_DIGITS);
}
var STABLE = new RegExp(`\\.[0-3]{${SEGMENT_DIGITS + CHUNK_DIGITS}}$`);
function isStableName(path) {
  return STABLE.test(path);
}
var digestName = ({ segment, number, sha256: sha2562 }) => `${segment}-${number}-${shortDigest(sha2562)}.yaml`;
function recordFile(serial, sha2562) {
  return `apply-${padded(serial)}-${sha2562.slice(0, 8)}.json`;
}
function changesFile(serial, sha2562) {
  return `changes-${padded(serial)}-${sha2562.slice(0, 8)}.tsv`;
}
function filesOf(index, nameOf2) {
  const chunks = [...index.segments.values()].flatMap((entry) => entry.chunks);
  const records2 = index.history.flatMap(({ file, changeFiles }) => [file, ...changeFiles]);
  return /* @__PURE__ */ new Set([...chunks.map(nameOf2), ...records2]);
}
function isNamedByIndex(file) {
  return /\.(yaml|json|tsv)$/.test(file) || isStableName(file);
}
function padded(serial) {
  return String(serial).padStart(6, "0");
}
var LONGEST_READABLE = 40;
function segmentId(key, number) {
  const safe = key.replace(/[^a-z0-9-]/g, "_").slice(0, LONGEST_READABLE);
  return `${safe}.${number}`;
}

// src/lock/chunk.ts
import { createHash as createHash2 } from "node:crypto";

// src/lock/lock-failures.ts
var RESTORE = say`Restore it: ${asCommand("segops lock restore")}`;
function lockDamaged(message, { next = RESTORE, ...place } = {}) {
  return failure("lock-damaged", message, say`Nothing was sent. ${next}`, place);
}
function lockMoved(lock) {
  return failure(
    "lock-moved",
    say`another run changed ${lock} in the meantime`,
    say`Run the same command again. It makes a new plan on the new lockfile.`
  );
}

// src/lock/chunk.ts
var INDENT = 2;
var EMPTY_CHUNK = {
  identities: NO_BYTES,
  guids: NO_BYTES,
  unconfirmed: [],
  stamps: []
};
function renderChunk(segment, chunk) {
  return Buffer.concat([
    Buffer.from(`segment: ${JSON.stringify(segment)}
`),
    block("identities", chunk.identities),
    block("guids", chunk.guids),
    block("unconfirmed", Buffer.from(chunk.unconfirmed.map(unconfirmedLine).join(""))),
    block("unsettled", Buffer.from(chunk.stamps.map(stampLine).join("")))
  ]);
}
function block(name, lines) {
  if (lines.length === 0) return Buffer.from(`${name}: ""
`);
  return Buffer.concat([Buffer.from(`${name}: |2
`), lines]);
}
function unconfirmedLine({ member, operation, cause }) {
  return `  ${member.kind}	${operation}	${cause}	${member.value}
`;
}
function stampLine({ member, operation, until }) {
  return `  ${member.kind}	${operation}	${new Date(until).toISOString()}	${member.value}
`;
}
function digestOf(bytes) {
  return createHash2("sha256").update(bytes).digest("hex");
}
function parseChunk(bytes, file, sha2562, hash) {
  checkDigest(bytes, file, sha2562, hash);
  const stamps = lastSection(bytes, bytes.length, "\nunsettled: ", file);
  const unconfirmed = lastSection(bytes, stamps, "\nunconfirmed: ", file);
  const guids = lastSection(bytes, unconfirmed, "\nguids: ", file);
  const identities = bytes.indexOf(NEWLINE) + 1;
  return {
    identities: blockBody(bytes, identities, guids),
    guids: blockBody(bytes, guids, unconfirmed),
    unconfirmed: fieldsOf(blockBody(bytes, unconfirmed, stamps)).map(unconfirmedOf),
    stamps: fieldsOf(blockBody(bytes, stamps, bytes.length)).map(stampOf)
  };
}
function checkDigest(bytes, file, sha2562, hash) {
  if ((hash?.digest() ?? digestOf(bytes)) === sha2562) return;
  throw lockDamaged(say`${asPath(file)} does not match its digest in the lockfile`, { file });
}
function lastSection(bytes, end, marker, file) {
  const at4 = Buffer.from(bytes.buffer, bytes.byteOffset, end).lastIndexOf(marker);
  if (at4 < 0)
    throw lockDamaged(say`${asPath(file)} has no section ${asCode(marker.trim())}`, { file });
  return at4 + 1;
}
function blockBody(bytes, start, end) {
  return bytes.subarray(bytes.indexOf(NEWLINE, start) + 1, end);
}
function fieldsOf(lines) {
  if (lines.length === 0) return [];
  const text = utf8(lines, 0, lines.length - 1);
  return text.split("\n").map((line) => line.slice(INDENT).split("	"));
}
function unconfirmedOf([kind, operation, cause, value]) {
  return {
    member: memberOf(kind, value),
    operation: operationOf(operation),
    cause
  };
}
function stampOf([kind, operation, until, value]) {
  return {
    member: memberOf(kind, value),
    operation: operationOf(operation),
    until: Date.parse(until ?? "")
  };
}
function memberOf(kind, value) {
  const known2 = kind === "guid" ? "guid" : "identity";
  return { kind: known2, value: value ?? "" };
}
function operationOf(text) {
  return text === "REMOVE" ? "REMOVE" : "ADD";
}

// src/lock/membership.ts
var SETTLED = { ADD: null, REMOVE: null };
var ABSENT = { state: { kind: "absent" }, unsettled: SETTLED };
function opposite(operation) {
  return operation === "ADD" ? "REMOVE" : "ADD";
}
function isUnsettled(unsettled, operation, now) {
  const until = unsettled[operation];
  return until !== null && now < until;
}
function afterChange(previous, operation, outcome, startedAt, settleMs, othersUnsettled = false) {
  if (outcome.kind === "rejected") return previous;
  const unsettled = stamp(previous.unsettled, operation, outcome.ambiguousAt, startedAt, settleMs);
  if (outcome.kind === "ambiguous") {
    return { state: { kind: "unconfirmed", operation, cause: "unclear" }, unsettled };
  }
  const waitsForOthers = operation === "ADD" && othersUnsettled;
  if (waitsForOthers || isUnsettled(previous.unsettled, opposite(operation), startedAt)) {
    return { state: { kind: "unconfirmed", operation, cause: "settling" }, unsettled };
  }
  return { state: { kind: operation === "ADD" ? "accepted" : "absent" }, unsettled };
}
function stamp(before, operation, ambiguousAt, startedAt, settleMs) {
  const kept = {
    ADD: isUnsettled(before, "ADD", startedAt) ? before.ADD : null,
    REMOVE: isUnsettled(before, "REMOVE", startedAt) ? before.REMOVE : null
  };
  if (ambiguousAt === null) return kept;
  return { ...kept, [operation]: Math.max(kept[operation] ?? 0, ambiguousAt + settleMs) };
}
function isSettling({ state, unsettled }, desired, now, othersUnsettled = false) {
  const isAnswered = state.kind === "unconfirmed" && state.cause === "settling";
  if (!isAnswered || state.operation !== desired) return false;
  const waitsForOthers = desired === "ADD" && othersUnsettled;
  return waitsForOthers || isUnsettled(unsettled, opposite(desired), now);
}
function doubted({ state, unsettled }) {
  if (state.kind === "unconfirmed" && state.cause === "unclear") return { state, unsettled };
  const operation = operationBehind(state);
  return { state: { kind: "unconfirmed", operation, cause: "doubted" }, unsettled };
}
function operationBehind(state) {
  if (state.kind === "unconfirmed") return state.operation;
  return state.kind === "accepted" ? "ADD" : "REMOVE";
}

// src/lock/edit-chunk.ts
function editChunk(chunk, edits, now) {
  const unconfirmed = new Map(chunk.unconfirmed.map((one) => [nameOf(one.member), one]));
  const stamps = stampsByMember(chunk.stamps.filter((stamp2) => stamp2.until > now));
  const touch = (edit, accepted) => {
    const id = nameOf(edit.member);
    const next = edit.edit(membershipOf(accepted, unconfirmed.get(id), stamps.get(id)));
    unconfirmed.delete(id);
    if (next.state.kind === "unconfirmed") {
      const { operation, cause } = next.state;
      unconfirmed.set(id, { member: edit.member, operation, cause });
    }
    stamps.set(id, { member: edit.member, unsettled: next.unsettled });
    return next.state.kind === "accepted";
  };
  return {
    identities: editLines(chunk.identities, ofKind(edits, "identity"), touch),
    guids: editLines(chunk.guids, ofKind(edits, "guid"), touch),
    unconfirmed: [...unconfirmed.values()].sort((a, b) => compareMembers(a.member, b.member)),
    stamps: flattenStamps(stamps)
  };
}
function ofKind(edits, kind) {
  return edits.filter((edit) => edit.member.kind === kind);
}
function membershipOf(accepted, unconfirmed, stamps) {
  const unsettled = stamps?.unsettled ?? SETTLED;
  if (unconfirmed === void 0)
    return { state: { kind: accepted ? "accepted" : "absent" }, unsettled };
  const { operation, cause } = unconfirmed;
  return { state: { kind: "unconfirmed", operation, cause }, unsettled };
}
function stampsByMember(stamps) {
  const byMember = /* @__PURE__ */ new Map();
  for (const { member, operation, until } of stamps) {
    const before = byMember.get(nameOf(member))?.unsettled ?? SETTLED;
    byMember.set(nameOf(member), { member, unsettled: { ...before, [operation]: until } });
  }
  return byMember;
}
function flattenStamps(byMember) {
  const sorted = [...byMember.values()].sort((a, b) => compareMembers(a.member, b.member));
  return sorted.flatMap(
    ({ member, unsettled }) => ["ADD", "REMOVE"].flatMap((operation) => {
      const until = unsettled[operation];
      return until === null ? [] : [{ member, operation, until }];
    })
  );
}
function editLines(lines, edits, touch) {
  if (edits.length === 0) return lines;
  const pieces = [];
  let copied = 0;
  for (const edit of edits) {
    const value = Buffer.from(edit.member.value);
    const at4 = lowerBoundOf(lines, copied, value);
    pieces.push(lines.subarray(copied, at4));
    const accepted = lineEquals(lines, at4, value);
    copied = accepted ? at4 + INDENT + value.length + 1 : at4;
    if (touch(edit, accepted)) pieces.push(Buffer.concat([SPACES, value, LINE_END]));
  }
  pieces.push(lines.subarray(copied));
  return Buffer.concat(pieces);
}
var SPACES = Buffer.from("  ");
var LINE_END = Buffer.from("\n");
function lineEquals(lines, at4, value) {
  const end = at4 + INDENT + value.length;
  return lines[end] === NEWLINE && value.equals(lines.subarray(at4 + INDENT, end));
}
function lowerBoundOf(lines, from, value) {
  let low = from;
  let high = lines.length;
  while (low < high) {
    const start = lineStart(lines, low + (high - low >> 1), low);
    const end = lines.indexOf(NEWLINE, start);
    const line = Buffer.from(lines.buffer, lines.byteOffset + start + INDENT, end - start - INDENT);
    if (line.compare(value) < 0) low = end + 1;
    else high = start;
  }
  return low;
}
function lineStart(lines, at4, floor) {
  const before = at4 === 0 ? -1 : lines.lastIndexOf(NEWLINE, at4 - 1);
  return Math.max(floor, before + 1);
}
function splitChunk(chunk, maxBytes) {
  if (isEmpty(chunk)) return [];
  const pivot = sizeOf(chunk) <= maxBytes ? null : pivotOf(chunk);
  if (pivot === null) return [chunk];
  const [left, right] = cutAt(chunk, pivot);
  if (isEmpty(left) || isEmpty(right)) return [chunk];
  return [...splitChunk(left, maxBytes), ...splitChunk(right, maxBytes)];
}
function isEmpty(chunk) {
  return chunk.identities.length + chunk.guids.length + chunk.unconfirmed.length + chunk.stamps.length === 0;
}
var TAGS = 40;
function sizeOf(chunk) {
  const tagged = [...chunk.unconfirmed, ...chunk.stamps];
  const tags = tagged.reduce((sum2, { member }) => sum2 + TAGS + Buffer.byteLength(member.value), 0);
  return chunk.identities.length + chunk.guids.length + tags;
}
function pivotOf(chunk) {
  const lines = chunk.identities.length >= chunk.guids.length ? chunk.identities : chunk.guids;
  const tagged = chunk.unconfirmed.length >= chunk.stamps.length ? chunk.unconfirmed : chunk.stamps;
  if (tagged.length * TAGS > lines.length) return tagged[tagged.length >> 1]?.member ?? null;
  const start = lineStart(lines, lines.length >> 1, 0);
  const value = utf8(lines, start + INDENT, lines.indexOf(NEWLINE, start));
  return { kind: lines === chunk.identities ? "identity" : "guid", value };
}
function cutAt(chunk, pivot) {
  const value = Buffer.from(pivot.value);
  const cut2 = (lines, kind) => {
    if (kind !== pivot.kind) return kind === "identity" ? lines.length : 0;
    return lowerBoundOf(lines, 0, value);
  };
  const identities = cut2(chunk.identities, "identity");
  const guids = cut2(chunk.guids, "guid");
  const isLeft = ({ member }) => compareMembers(member, pivot) < 0;
  return [
    {
      identities: chunk.identities.subarray(0, identities),
      guids: chunk.guids.subarray(0, guids),
      unconfirmed: chunk.unconfirmed.filter(isLeft),
      stamps: chunk.stamps.filter(isLeft)
    },
    {
      identities: chunk.identities.subarray(identities),
      guids: chunk.guids.subarray(guids),
      unconfirmed: chunk.unconfirmed.filter((one) => !isLeft(one)),
      stamps: chunk.stamps.filter((stamp2) => !isLeft(stamp2))
    }
  ];
}
function firstMember(chunk) {
  const candidates = [...chunk.unconfirmed.slice(0, 1), ...chunk.stamps.slice(0, 1)].map(
    ({ member }) => member
  );
  for (const kind of ["identity", "guid"]) {
    const cursor = cursorOver(kind === "identity" ? chunk.identities : chunk.guids, INDENT);
    if (cursor.next())
      candidates.push({ kind, value: utf8(cursor.bytes, cursor.start, cursor.end) });
  }
  const [least2] = candidates.sort(compareMembers);
  if (least2 === void 0) throw new Error("an empty chunk has no first member");
  return least2;
}

// src/lock/locked-segment.ts
async function withChunks(fetch, refs, use) {
  const chunks = await fetch(refs);
  try {
    return use(chunks.read);
  } finally {
    chunks.close();
  }
}
function keepingLast(read) {
  let last = null;
  return (ref, next) => {
    if (last?.ref !== ref) last = { ref, chunk: read(ref, next) };
    return last.chunk;
  };
}
function openLocked(entry, kind, read) {
  const unconfirmed = [];
  const stamps = [];
  const refs = chunksOf(entry.chunks, kind);
  let next = 0;
  const more = () => {
    const ref = refs[next];
    if (ref === void 0) return null;
    next += 1;
    const chunk = read(ref, refs[next]);
    for (const one of chunk.unconfirmed) if (one.member.kind === kind) unconfirmed.push(one);
    for (const stamp2 of chunk.stamps) if (stamp2.member.kind === kind) stamps.push(stamp2);
    return kind === "identity" ? chunk.identities : chunk.guids;
  };
  return { accepted: new LinesCursor(more, INDENT, disordered), unconfirmed, stamps };
}
function overlaid(fetch, written) {
  return async (refs) => {
    const chunks = await fetch(refs.filter((ref) => !written.has(ref)));
    return {
      read: (ref, next) => {
        const bytes = written.get(ref);
        return bytes === void 0 ? chunks.read(ref, next) : parseChunk(bytes, ref.segment, ref.sha256);
      },
      close: chunks.close
    };
  };
}
async function* chunksAhead(items, refsOf, fetch) {
  const begin = (item) => item === void 0 ? null : fetch(refsOf(item));
  let ahead = begin(items[0]);
  try {
    for (const [at4, item] of items.entries()) {
      const chunks = await ahead;
      ahead = begin(items[at4 + 1]);
      if (chunks === null) return;
      try {
        yield [item, chunks.read];
      } finally {
        chunks.close();
      }
    }
  } finally {
    await ahead?.then(
      (chunks) => chunks.close(),
      () => void 0
    );
  }
}
function unconfirmedIn(entry, fetch) {
  const refs = entry.chunks.filter((ref) => ref.unconfirmed > 0);
  return withChunks(fetch, refs, (read) => refs.flatMap((ref) => read(ref).unconfirmed));
}
function stampsIn(entry, fetch) {
  const refs = entry.chunks.filter((ref) => ref.unsettled > 0);
  return withChunks(fetch, refs, (read) => refs.flatMap((ref) => read(ref).stamps));
}
function disordered() {
  return lockDamaged(say`the members of a segment are not in order in the lockfile`);
}
function chunksOf(chunks, kind) {
  const firstGuid = chunks.findIndex((chunk) => chunk.first.kind === "guid");
  if (kind === "identity") return firstGuid < 0 ? chunks : chunks.slice(0, firstGuid);
  return firstGuid < 0 ? chunks.slice(-1) : chunks.slice(Math.max(0, firstGuid - 1));
}

// src/lock/fold.ts
var MAX_CHUNK_BYTES = 1 << 20;
async function foldUpdates(index, updates, fetch, options) {
  const segments = new Map(index.segments);
  const chunks = /* @__PURE__ */ new Map();
  const owned = /* @__PURE__ */ new Set();
  let { nextSegment } = index;
  for (const update of updates) {
    const found3 = findEntry(index, update.ids);
    const oldKey = found3.kind === "found" ? found3.key : update.key;
    let before = index.segments.get(oldKey);
    if (before === void 0) {
      before = { ...EMPTY_ENTRY, id: segmentId(update.key, nextSegment) };
      nextSegment += 1;
    }
    if (owned.has(before.id)) throw new Error(`two segments own one entry: ${oldKey}`);
    owned.add(before.id);
    segments.delete(oldKey);
    const edited = await editEntry(before, update.edits, fetch, options);
    for (const [ref, bytes] of edited.chunks) chunks.set(ref, bytes);
    segments.set(update.key, updated(edited.entry, update));
  }
  return { segments, nextSegment, chunks };
}
function updated(entry, update) {
  const { ids, lists, created, retired, blocked, used = [], refused: refused3 = [], taken = [] } = update;
  return {
    ...entry,
    ...declaredOf(ids, entry),
    used: union2(entry.used, used),
    refused: union2(entry.refused, refused3).filter((key) => !taken.includes(key)),
    created: created ?? entry.created,
    retired: retired ?? entry.retired,
    lists,
    blocked: blocked === void 0 ? stillBlocked(entry.blocked, ids) : blocked
  };
}
function union2(a, b) {
  return [.../* @__PURE__ */ new Set([...a, ...b])].sort();
}
async function editEntry(entry, edits, fetch, options) {
  const sorted = [...edits].sort((a, b) => compareMembers(a.member, b.member));
  const pieces = piecesOf(entry.chunks, sorted);
  const touched = pieces.flatMap(({ ref, own }) => ref === null || own.length === 0 ? [] : [ref]);
  return withChunks(fetch, touched, (read) => {
    const rewrite = new Rewrite(entry, options);
    for (const { ref, own } of pieces) {
      if (ref !== null && own.length === 0) rewrite.keep(ref);
      else {
        const before = ref === null ? EMPTY_CHUNK : read(ref);
        rewrite.put(editChunk(before, own, options.now), ref?.number ?? null);
      }
    }
    return rewrite.result();
  });
}
function piecesOf(refs, edits) {
  if (refs.length === 0) return [{ ref: null, own: edits }];
  let from = 0;
  return refs.map((ref, index) => {
    const next = refs[index + 1];
    const to = next === void 0 ? edits.length : firstNotBelow(edits, from, next.first);
    const own = edits.slice(from, to);
    from = to;
    return { ref, own };
  });
}
var Rewrite = class {
  #entry;
  #options;
  #refs = [];
  #written = /* @__PURE__ */ new Map();
  #nextChunk;
  constructor(entry, options) {
    this.#entry = entry;
    this.#options = options;
    this.#nextChunk = entry.nextChunk;
  }
  keep(ref) {
    this.#refs.push(ref);
  }
  /** Its first part keeps the number, so that git finds the version before it; others get new ones. */
  put(chunk, number) {
    for (const [at4, part] of splitChunk(chunk, this.#options.maxChunkBytes).entries()) {
      this.#write(part, at4 === 0 && number !== null ? number : this.#newNumber());
    }
  }
  #newNumber() {
    this.#nextChunk += 1;
    return this.#nextChunk - 1;
  }
  #write(chunk, number) {
    const bytes = renderChunk(this.#entry.id, chunk);
    const ref = {
      segment: this.#entry.id,
      number,
      first: firstMember(chunk),
      accepted: countLines(chunk.identities) + countLines(chunk.guids),
      unconfirmed: chunk.unconfirmed.length,
      unsettled: chunk.stamps.length,
      sha256: digestOf(bytes)
    };
    this.#refs.push(ref);
    this.#written.set(ref, bytes);
  }
  result() {
    const sum2 = (count) => this.#refs.reduce((total, ref) => total + count(ref), 0);
    const entry = {
      ...this.#entry,
      accepted: sum2((ref) => ref.accepted),
      unconfirmed: sum2((ref) => ref.unconfirmed),
      unsettled: sum2((ref) => ref.unsettled),
      nextChunk: this.#nextChunk,
      chunks: this.#refs
    };
    return { entry, chunks: this.#written };
  }
};
function stillBlocked(blocked, ids) {
  if (blocked === null) return null;
  const { customerSegmentId, ctSegmentId } = blocked;
  const isSame3 = customerSegmentId !== null && customerSegmentId === ids.customerSegmentId || ctSegmentId !== null && ctSegmentId === ids.ctSegmentId;
  return isSame3 ? blocked : null;
}
function firstNotBelow(edits, from, member) {
  let low = from;
  let high = edits.length;
  while (low < high) {
    const middle = low + high >> 1;
    const edit = edits[middle];
    if (edit !== void 0 && compareMembers(edit.member, member) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

// src/lock/memberships.ts
function* membershipsOf(entry, read) {
  const own = (ref) => keptApart(read(ref));
  for (const kind of ["identity", "guid"]) yield* ofKind2(entry, kind, own);
}
function keptApart(chunk) {
  const { identities, guids } = chunk;
  const copied = (lines) => copyOf(lines, 0, lines.length);
  return { ...chunk, identities: copied(identities), guids: copied(guids) };
}
function* ofKind2(entry, kind, read) {
  const { accepted, unconfirmed, stamps } = openLocked(entry, kind, read);
  const apart = new Apart(unconfirmed, stamps);
  while (accepted.next()) {
    const member = { kind, value: textOf(accepted) };
    yield* apart.before(member);
    const unsettled = apart.unsettledOf(member);
    yield { member, membership: { state: { kind: "accepted" }, unsettled } };
  }
  yield* apart.before(null);
}
var Apart = class {
  #unconfirmed;
  #stamps;
  #doubts = 0;
  #stamped = 0;
  constructor(unconfirmed, stamps) {
    this.#unconfirmed = unconfirmed;
    this.#stamps = stamps;
  }
  /** Members below this one (null: all that are left) that are not accepted. */
  *before(limit) {
    for (; ; ) {
      const doubt = this.#unconfirmed[this.#doubts];
      const stamp2 = this.#stamps[this.#stamped];
      const member = least(doubt?.member, stamp2?.member);
      if (member === null || limit !== null && compareMembers(member, limit) >= 0) return;
      const isDoubt = doubt !== void 0 && compareMembers(doubt.member, member) === 0;
      if (isDoubt) this.#doubts += 1;
      const unsettled = this.unsettledOf(member);
      const state = isDoubt ? { kind: "unconfirmed", operation: doubt.operation, cause: doubt.cause } : { kind: "absent" };
      yield { member, membership: { state, unsettled } };
    }
  }
  /** Its attempts that may still land; asked for in order. */
  unsettledOf(member) {
    let unsettled = SETTLED;
    for (; ; ) {
      const stamp2 = this.#stamps[this.#stamped];
      if (stamp2 === void 0 || compareMembers(stamp2.member, member) !== 0) return unsettled;
      unsettled = { ...unsettled, [stamp2.operation]: stamp2.until };
      this.#stamped += 1;
    }
  }
};
function least(a, b) {
  if (a === void 0 || b === void 0) return a ?? b ?? null;
  return compareMembers(a, b) <= 0 ? a : b;
}
function* sideBySide(a, b) {
  let left = a.next();
  let right = b.next();
  while (!left.done || !right.done) {
    const order = left.done ? 1 : right.done ? -1 : compareMembers(left.value.member, right.value.member);
    const one = order <= 0 && !left.done ? left.value : null;
    const other = order >= 0 && !right.done ? right.value : null;
    const member = one?.member ?? other?.member;
    if (member !== void 0) yield [member, one?.membership ?? null, other?.membership ?? null];
    if (one !== null) left = a.next();
    if (other !== null) right = b.next();
  }
}
var AT_ONCE = 2e4;
function writeEntry(entry, known2, options) {
  const rewrite = new Rewrite(entry, options);
  let batch = [];
  for (const one of known2) {
    batch.push(one);
    if (batch.length < AT_ONCE) continue;
    rewrite.put(chunkOf(batch), null);
    batch = [];
  }
  rewrite.put(chunkOf(batch), null);
  return rewrite.result();
}
function chunkOf(known2) {
  const lines = (kind) => Buffer.from(
    known2.filter(({ member, membership }) => member.kind === kind && isAccepted(membership)).map(({ member }) => `  ${member.value}
`).join("")
  );
  return {
    identities: lines("identity"),
    guids: lines("guid"),
    unconfirmed: known2.flatMap(
      ({ member, membership: { state } }) => state.kind === "unconfirmed" ? [{ member, operation: state.operation, cause: state.cause }] : []
    ),
    stamps: known2.flatMap(
      ({ member, membership: { unsettled } }) => ["ADD", "REMOVE"].flatMap((operation) => {
        const until = unsettled[operation];
        return until === null ? [] : [{ member, operation, until }];
      })
    )
  };
}
function isAccepted({ state }) {
  return state.kind === "accepted";
}
function* allDoubted(known2) {
  for (const { member, membership } of known2) {
    const isKnown = membership.state.kind !== "absent";
    yield { member, membership: isKnown ? doubted(membership) : membership };
  }
}
function doubtedEntry(entry, read, options) {
  return writeEntry(entry, allDoubted(membershipsOf(entry, read)), options);
}

// src/lock/join-entries.ts
function joinedEntry(ids, a, b) {
  return {
    ...a,
    ...declaredOf(ids, declaredOf(idsOf(a), b)),
    used: [.../* @__PURE__ */ new Set([...a.used, ...b.used])].sort(),
    refused: [.../* @__PURE__ */ new Set([...a.refused, ...b.refused])].sort(),
    created: createdBy(a, b),
    retired: a.retired && b.retired,
    blocked: a.blocked ?? b.blocked,
    lists: listsOfBoth(a.lists, b.lists)
  };
}
function createdBy(a, b) {
  const states = [a.created, b.created];
  return states.includes("yes") ? "yes" : states.includes("asked") ? "asked" : "no";
}
function listsOfBoth(a, b) {
  const byName = /* @__PURE__ */ new Map();
  for (const list of [...a, ...b]) {
    const name = `${list.role} ${list.path}`;
    const known2 = byName.get(name);
    if (known2 === void 0 || known2.rows < list.rows) byName.set(name, list);
  }
  return [...byName.values()];
}
function* joinedMembers(a, b, read) {
  const pairs = sideBySide(membershipsOf(a, read), membershipsOf(b, read));
  for (const [member, one, other] of pairs) {
    yield { member, membership: joined(one ?? ABSENT, other ?? ABSENT) };
  }
}
function joined(a, b) {
  const unsettled = {
    ADD: later(a.unsettled.ADD, b.unsettled.ADD),
    REMOVE: later(a.unsettled.REMOVE, b.unsettled.REMOVE)
  };
  if (isSame(a.state, b.state)) return { state: a.state, unsettled };
  const operation = mayHaveAdded(a.state) || mayHaveAdded(b.state) ? "ADD" : "REMOVE";
  return { state: { kind: "unconfirmed", operation, cause: "doubted" }, unsettled };
}
function isSame(a, b) {
  if (a.kind !== "unconfirmed" || b.kind !== "unconfirmed") return a.kind === b.kind;
  return a.operation === b.operation && a.cause === b.cause;
}
function mayHaveAdded(state) {
  return state.kind === "accepted" || state.kind === "unconfirmed" && state.operation === "ADD";
}
function later(a, b) {
  if (a === null || b === null) return a ?? b;
  return Math.max(a, b);
}

// src/lock/split-entry.ts
function partsOf2(entry, apart, otherId) {
  const going = declaredIn(apart);
  const stays = (key) => !apart.includes(key);
  const isMade = (customerId) => customerId === null ? "no" : entry.created;
  const left = {
    ...entry,
    customerSegmentId: entry.customerSegmentId === going.customerSegmentId ? null : entry.customerSegmentId,
    ctSegmentId: entry.ctSegmentId === going.ctSegmentId ? null : entry.ctSegmentId,
    used: entry.used.filter(stays),
    refused: entry.refused.filter(stays)
  };
  return {
    // A segment is created under its customer ID: whoever has that one has been created.
    left: { ...left, created: isMade(left.customerSegmentId) },
    other: {
      ...EMPTY_ENTRY,
      ...going,
      id: otherId,
      used: apart,
      refused: entry.refused.filter((key) => !stays(key)),
      created: isMade(going.customerSegmentId),
      // It names one of the IDs of each.
      blocked: entry.blocked
    }
  };
}
function declaredIn(keys) {
  const ids = Object.assign({}, ...keys.map(idsOfKey));
  return { customerSegmentId: ids.customerSegmentId ?? null, ctSegmentId: ids.ctSegmentId ?? null };
}

// src/lock/store/store.ts
var NO_FILES = { chunks: /* @__PURE__ */ new Map(), parts: /* @__PURE__ */ new Map() };

// src/lock/ownership.ts
async function ownEntries(index, segments, fetch, options) {
  const work = new Owning(index, fetch, options);
  for (const ids of segments) await work.own(ids);
  return work.result();
}
async function ownLock(lock, segments, now) {
  const { fetchChunks, readPart } = lock;
  const options = { now, maxChunkBytes: MAX_CHUNK_BYTES };
  const ownership = await ownEntries(lock.index, segments, fetchChunks, options);
  const { index, chunks } = ownership;
  return { index, fetchChunks: overlaid(fetchChunks, chunks), readPart, ownership };
}
async function commitOwned(store, base, { index, chunks, changes }, written) {
  if (changes.length === 0) return base;
  const next = { ...index, serial: base.serial + 1, written };
  return store.swap(next, { ...NO_FILES, chunks });
}
async function splitEntry(index, key, apart, fetch, options) {
  const work = new Owning(index, fetch, options);
  await work.split(key, apart);
  return work.result();
}
var Owning = class {
  #fetch;
  #options;
  #chunks = /* @__PURE__ */ new Map();
  #changes = [];
  #index;
  constructor(index, fetch, options) {
    this.#index = index;
    this.#fetch = overlaid(fetch, this.#chunks);
    this.#options = options;
  }
  async own(ids) {
    const declared = keysOf(ids);
    const changes = [];
    for (const [key2, entry] of ownersAmong(this.#index.segments, declared)) {
      const replaced = entry.used.filter((used) => isReplaced(used, declared, entry));
      if (replaced.length === 0) continue;
      changes.push({ kind: "split", other: (await this.#takeApart(key2, replaced)).other });
    }
    const [first, second] = ownersAmong(this.#index.segments, declared);
    if (first !== void 0 && second !== void 0) {
      await this.#join(ids, first[0], second[0]);
      changes.push({ kind: "joined", other: second[0] });
    }
    if (changes.length === 0) return;
    const key = this.#declare(ids);
    this.#changes.push(...changes.map((change) => ({ ...change, key })));
  }
  /** `apart` becomes an entry of its own; nobody knows which of the two has the members. */
  async split(key, apart) {
    this.#changes.push({ kind: "split", ...await this.#takeApart(key, apart) });
  }
  async #takeApart(key, apart) {
    const entry = this.#entry(key);
    const [otherKey = key] = apart;
    const { left, other } = partsOf2(entry, apart, this.#newId(otherKey));
    const known2 = (read) => allDoubted(membershipsOf(entry, read));
    this.#remove(key);
    await this.#put(otherKey, other, [entry], known2);
    await this.#put(keyOf(left, key), left, [entry], known2);
    return { key: keyOf(left, key), other: otherKey };
  }
  async #join(ids, key, otherKey) {
    const [a, b] = [this.#entry(key), this.#entry(otherKey)];
    const both = joinedEntry(ids, a, b);
    this.#remove(otherKey);
    this.#remove(key);
    await this.#put(keyOf(both, key), both, [a, b], (read) => joinedMembers(a, b, read));
  }
  /** Gives the one entry of these IDs their key. */
  #declare(ids) {
    const [owner] = ownersAmong(this.#index.segments, keysOf(ids));
    if (owner === void 0) throw new Error("what was split or joined has no entry");
    const [key, entry] = owner;
    const declared = { ...entry, ...declaredOf(ids, entry) };
    this.#remove(key);
    const segments = new Map(this.#index.segments).set(keyOf(declared, key), declared);
    this.#index = { ...this.#index, segments };
    return keyOf(declared, key);
  }
  #entry(key) {
    const entry = this.#index.segments.get(key);
    if (entry === void 0) throw new Error(`the lock has no entry ${key}`);
    return entry;
  }
  #newId(key) {
    const { nextSegment } = this.#index;
    this.#index = { ...this.#index, nextSegment: nextSegment + 1 };
    return segmentId(key, nextSegment);
  }
  #remove(key) {
    const segments = new Map(this.#index.segments);
    segments.delete(key);
    this.#index = { ...this.#index, segments };
  }
  /** Writes an entry from what others know. */
  async #put(key, entry, from, known2) {
    const refs = from.flatMap(({ chunks }) => chunks);
    const written = await withChunks(
      this.#fetch,
      refs,
      (read) => writeEntry(entry, known2(read), this.#options)
    );
    for (const [ref, bytes] of written.chunks) this.#chunks.set(ref, bytes);
    const segments = new Map(this.#index.segments).set(key, written.entry);
    this.#index = { ...this.#index, segments };
  }
  result() {
    const named = new Set([...this.#index.segments.values()].flatMap(({ chunks: chunks2 }) => chunks2));
    const chunks = new Map([...this.#chunks].filter(([ref]) => named.has(ref)));
    return { index: this.#index, chunks, changes: this.#changes };
  }
};
function isReplaced(used, declared, { refused: refused3 }) {
  if (declared.includes(used) || refused3.includes(used)) return false;
  return declared.some((key) => isNumber(key) === isNumber(used));
}
function isNumber(key) {
  return "ctSegmentId" in idsOfKey(key);
}
function keyOf({ customerSegmentId, ctSegmentId }, otherwise) {
  if (customerSegmentId !== null) return customerSegmentId;
  return ctSegmentId === null ? otherwise : `ct:${ctSegmentId}`;
}

// src/lock/index-format.ts
var FORMAT = "segops-lock/3";
var HEADER = "# Written by segops. Never edit or merge this file: the account cannot be read back.\n";
function renderIndex(index) {
  const segments = [...index.segments.keys()].sort(compareKeys).map((key) => {
    const entry = index.segments.get(key);
    return entry === void 0 ? "" : renderEntry(key, entry);
  });
  const body = [
    `${HEADER}format: ${FORMAT}`,
    `lineage: ${json(index.lineage)}`,
    `serial: ${index.serial}`,
    `account: ${json(index.binding?.account ?? null)}`,
    `origin: ${json(index.binding?.origin ?? null)}`,
    `confirmed: ${index.binding?.isConfirmed ?? false}`,
    `written: ${json(index.written)}`,
    `applying: ${json(index.applying)}`,
    `moved_to: ${json(index.movedTo)}`,
    `next_segment: ${index.nextSegment}`,
    segments.length === 0 ? "segments: {}" : `segments:
${segments.join("\n")}`,
    ...renderItems("history", "", index.history.map(recordLine)),
    ...renderItems("predecessors", "", predecessorsOf(index)),
    ""
  ].join("\n");
  return `${body}digest: ${sha256(body)}
`;
}
function digestIn(rendered) {
  return rendered.slice(rendered.lastIndexOf("digest: ") + 8).trimEnd();
}
function renderEntry(key, entry) {
  const more = MORE_OF_ENTRY.filter((name) => entry.more[name] !== void 0);
  return [
    `  ${json(key)}:`,
    `    id: ${json(entry.id)}`,
    `    customer_segment_id: ${json(entry.customerSegmentId)}`,
    `    ct_segment_id: ${json(entry.ctSegmentId)}`,
    `    used: ${json(entry.used)}`,
    `    refused: ${json(entry.refused)}`,
    `    created: ${json(entry.created)}`,
    `    accepted: ${entry.accepted}`,
    `    unconfirmed: ${entry.unconfirmed}`,
    `    unsettled: ${entry.unsettled}`,
    `    retired: ${entry.retired}`,
    `    blocked: ${json(entry.blocked)}`,
    ...more.map((name) => `    ${name}: ${json(entry.more[name])}`),
    ...renderItems("lists", "    ", entry.lists.map(listItem)),
    `    next_chunk: ${entry.nextChunk}`,
    ...renderItems("chunks", "    ", entry.chunks.map(chunkLine))
  ].join("\n");
}
function renderItems(name, indent, items) {
  if (items.length === 0) return [`${indent}${name}: []`];
  return [`${indent}${name}:`, ...items.map((item) => `      - ${json(item)}`)];
}
function listItem(list) {
  return [list.role, list.path, list.rows, list.bytes, list.sha256, list.endsWithNewline];
}
function chunkLine({
  number,
  first,
  accepted,
  unconfirmed,
  unsettled,
  sha256: sha2562
}) {
  return [number, first.kind, first.value, accepted, unconfirmed, unsettled, sha2562];
}
function recordLine({ serial, apply, at: at4, file, sha256: sha2562, changeFiles }) {
  return [serial, apply, at4, file, sha2562, changeFiles];
}
function compareKeys(a, b) {
  return a < b ? -1 : 1;
}
function json(value) {
  return JSON.stringify(value);
}
function sha256(text) {
  return digestOf(Buffer.from(text));
}
function parseIndex(text, file) {
  if (/^(<<<<<<<|=======|>>>>>>>)/m.test(text)) {
    throw damaged(
      file,
      say`has conflict markers`,
      say`A lockfile is never merged. Restore it: ${asCommand("segops lock restore")}`
    );
  }
  const format = /^format: (.*)$/m.exec(text)?.[1];
  if (format !== FORMAT) {
    const found3 = format === void 0 ? say`has no format` : say`has the format ${asValue(format)}`;
    throw damaged(
      file,
      say`${found3}, expected ${asCode(FORMAT)}`,
      format === void 0 ? RESTORE : isOlder(format) ? say`Apply once more with the version of segops that wrote it. Then make a new lock, and import what is in the account.` : say`Use the version of segops that wrote it, or a newer one.`
    );
  }
  const at4 = text.lastIndexOf("digest: ");
  if (at4 < 0 || text.slice(at4) !== `digest: ${sha256(text.slice(0, at4))}
`) {
    throw damaged(
      file,
      say`was changed by something other than segops: its digest does not match`,
      say`Restore it: ${asCommand("segops lock restore")}`
    );
  }
  return fromLines(readIndexLines(text), digestIn(text));
}
function isOlder(format) {
  return format === "segops-lock/1" || format === "segops-lock/2";
}
function isNewerFormat(text) {
  const format = /^format: (.*)$/m.exec(text)?.[1];
  return /^segops-lock\/\d+$/.test(format ?? "") && format !== FORMAT && !isOlder(format);
}
function damaged(file, what, next) {
  return lockDamaged(say`the lockfile ${asPath(file)} ${what}`, { file, next });
}
function fromLines({ fields, segments }, digest) {
  return {
    lineage: fields.get("lineage"),
    serial: fields.get("serial"),
    binding: bindingFrom(fields),
    written: fields.get("written"),
    applying: fields.get("applying"),
    movedTo: fields.get("moved_to"),
    segments: new Map([...segments].map(([key, entry]) => [key, entryFrom(entry)])),
    nextSegment: fields.get("next_segment"),
    history: fields.get("history").map(recordFrom),
    predecessors: fields.get("predecessors"),
    digest
  };
}
function bindingFrom(fields) {
  const account = fields.get("account");
  if (account === null) return null;
  const origin = fields.get("origin");
  return { account, origin, isConfirmed: fields.get("confirmed") };
}
function entryFrom(fields) {
  const id = fields.get("id");
  const more = MORE_OF_ENTRY.filter((name) => fields.has(name));
  return {
    id,
    customerSegmentId: fields.get("customer_segment_id"),
    ctSegmentId: fields.get("ct_segment_id"),
    used: fields.get("used"),
    refused: fields.get("refused"),
    created: fields.get("created"),
    accepted: fields.get("accepted"),
    unconfirmed: fields.get("unconfirmed"),
    unsettled: fields.get("unsettled"),
    retired: fields.get("retired"),
    blocked: fields.get("blocked"),
    lists: fields.get("lists").map(listFrom),
    nextChunk: fields.get("next_chunk"),
    chunks: fields.get("chunks").map((line) => chunkFrom(id, line)),
    more: Object.fromEntries(more.map((name) => [name, fields.get(name)]))
  };
}
function listFrom([role, path, rows, bytes, sha2562, endsWithNewline]) {
  return { role, path, rows, bytes, sha256: sha2562, endsWithNewline };
}
function chunkFrom(segment, [number, kind, value, accepted, unconfirmed, unsettled, sha2562]) {
  return { segment, number, first: { kind, value }, accepted, unconfirmed, unsettled, sha256: sha2562 };
}
function recordFrom([serial, apply, at4, file, sha2562, changeFiles]) {
  return { serial, apply, at: at4, file, sha256: sha2562, changeFiles };
}
function readIndexLines(text) {
  const fields = /* @__PURE__ */ new Map();
  const segments = /* @__PURE__ */ new Map();
  let segment = /* @__PURE__ */ new Map();
  let items = [];
  for (const line of text.split("\n")) {
    if (line.startsWith("      - ")) items.push(JSON.parse(line.slice(8)));
    else if (line.startsWith("    ")) items = putField(segment, line.slice(4));
    else if (line.startsWith("  ")) {
      segment = /* @__PURE__ */ new Map();
      segments.set(JSON.parse(line.slice(2, -1)), segment);
    } else if (/^[a-z]/.test(line) && !BARE.test(line)) items = putField(fields, line);
  }
  return { fields, segments };
}
var BARE = /^(format|digest|segments):/;
function putField(fields, line) {
  const colon = line.indexOf(":");
  const items = [];
  const value = line.slice(colon + 1);
  fields.set(line.slice(0, colon), value === "" ? items : JSON.parse(value));
  return items;
}

// src/lock/journal-format.ts
import { crc32 } from "node:zlib";
function encodeHeader(header) {
  return record("H", JSON.stringify(header));
}
function encodeBatch(batch, numberOf2) {
  const entries = batch.entries.map((entry) => [
    entry.members.flatMap(({ kind, value }) => kind === "identity" ? [value] : []),
    entry.members.flatMap(({ kind, value }) => kind === "guid" ? [value] : []),
    entry.actions.map(({ key, operation }) => [numberOf2.get(key), operation === "ADD" ? 1 : 0])
  ]);
  return record("B", JSON.stringify(entries));
}
function encodeEnd(batches) {
  return record("E", JSON.stringify(batches));
}
function encodeIntent(upTo) {
  return record("W", JSON.stringify(upTo));
}
function encodeCredentials(credentials) {
  return record("C", JSON.stringify(credentials));
}
function encodeSeal() {
  return record("S", "");
}
var KINDS = ["accepted", "rejected", "ambiguous"];
function encodeOutcome({ leaf, outcome }) {
  const payload = Buffer.alloc(13 + leaf.path.length);
  payload.writeUInt32LE(leaf.batch, 0);
  payload.writeUInt8(KINDS.indexOf(outcome.kind), 4);
  payload.writeDoubleLE(outcome.kind === "rejected" ? 0 : outcome.ambiguousAt ?? 0, 5);
  payload.write(leaf.path, 13, "latin1");
  return record("O", payload);
}
var FRAME = 8;
function record(tag, body) {
  const payload = Buffer.concat([Buffer.from(tag), Buffer.from(body)]);
  const framed = Buffer.alloc(FRAME + payload.length);
  framed.writeUInt32LE(payload.length, 0);
  framed.writeUInt32LE(crc32(payload), 4);
  payload.copy(framed, FRAME);
  return framed;
}
function parseJournal(bytes, file) {
  let header = null;
  let whole = false;
  let intended = 0;
  let sealed = false;
  let credentials = "unknown";
  const batches = [];
  const outcomes = [];
  for (const { tag, body } of records(bytes, file)) {
    if (tag === "H") header = JSON.parse(body.toString());
    else if (tag === "B" && header !== null) batches.push(decodeBatch(body, header));
    else if (tag === "E") whole = JSON.parse(body.toString()) === batches.length;
    else if (tag === "W") intended = Math.max(intended, JSON.parse(body.toString()));
    else if (tag === "O") outcomes.push(decodeOutcome(body));
    else if (tag === "C") credentials = JSON.parse(body.toString());
    else if (tag === "S") sealed = true;
  }
  if (header === null || !whole) return null;
  const reach = Math.min(intended, batches.length);
  return { header, batches, intended: reach, outcomes, credentials, sealed };
}
function* records(bytes, file) {
  for (let at4 = 0; at4 + FRAME <= bytes.length; ) {
    const length = bytes.readUInt32LE(at4);
    const end = at4 + FRAME + length;
    if (length === 0 || end > bytes.length) return checkTail(bytes, at4, file);
    const payload = bytes.subarray(at4 + FRAME, end);
    if (crc32(payload) !== bytes.readUInt32LE(at4 + 4)) return checkTail(bytes, at4, file);
    yield { tag: String.fromCharCode(payload[0] ?? 0), body: payload.subarray(1) };
    at4 = end;
  }
}
function checkTail(bytes, at4, file) {
  for (let probe = at4 + 1; probe + FRAME < bytes.length; probe += 1) {
    const end = probe + FRAME + bytes.readUInt32LE(probe);
    if (end <= probe + FRAME || end > bytes.length) continue;
    if (!"HBEWOCS".includes(String.fromCharCode(bytes[probe + FRAME] ?? 0))) continue;
    if (crc32(bytes.subarray(probe + FRAME, end)) !== bytes.readUInt32LE(probe + 4)) continue;
    throw failure(
      "journal-damaged",
      say`the journal ${asPath(file)} is damaged at byte ${at4}`,
      say`Nothing was sent. Restore the journal from a backup: what it lists may be in the account.`,
      { file }
    );
  }
}
function decodeBatch(body, header) {
  const entries = JSON.parse(body.toString());
  return { entries: entries.map((written) => decodeEntry(written, header)) };
}
function decodeEntry([identities, guids, actions], header) {
  const members = [
    ...identities.map((value) => ({ kind: "identity", value })),
    ...guids.map((value) => ({ kind: "guid", value }))
  ];
  return {
    members,
    actions: actions.map(([segment, add]) => ({
      key: header.segments[segment]?.key ?? "",
      operation: add === 1 ? "ADD" : "REMOVE"
    }))
  };
}
function decodeOutcome(body) {
  const leaf = { batch: body.readUInt32LE(0), path: body.toString("latin1", 13) };
  const at4 = body.readDoubleLE(5);
  const kind = KINDS[body.readUInt8(4)] ?? "ambiguous";
  if (kind === "rejected") return { leaf, outcome: { kind } };
  if (kind === "ambiguous") return { leaf, outcome: { kind, ambiguousAt: at4 } };
  return { leaf, outcome: { kind, ambiguousAt: at4 === 0 ? null : at4 } };
}

// src/lock/journal.ts
var PIECE3 = 1 << 20;
async function openJournal(file, header, batches, pace) {
  const intended = Math.min(pace.withPlan, batches.length);
  try {
    writePlan(file, header, batches);
    if (intended > 0) file.write(encodeIntent(intended));
    await file.sync();
  } catch (error) {
    file.close();
    throw error;
  }
  return new Writer(file, batches.length, intended, pace.ahead);
}
function writePlan(file, header, batches) {
  const numberOf2 = new Map(header.segments.map(({ key }, index) => [key, index]));
  let pieces = [encodeHeader(header)];
  let size = 0;
  for (const batch of batches) {
    const piece = encodeBatch(batch, numberOf2);
    pieces.push(piece);
    size += piece.length;
    if (size < PIECE3) continue;
    file.write(Buffer.concat(pieces));
    pieces = [];
    size = 0;
  }
  file.write(Buffer.concat([...pieces, encodeEnd(batches.length)]));
}
var Writer = class {
  #file;
  #batches;
  #ahead;
  /** Batches below this number are durably intended. */
  #durable;
  #syncing = null;
  constructor(file, batches, intended, ahead) {
    this.#file = file;
    this.#batches = batches;
    this.#durable = intended;
    this.#ahead = ahead;
  }
  async intend(batch) {
    while (batch >= this.#durable) await this.#advance(batch);
    if (batch + this.#ahead / 2 >= this.#durable && this.#durable < this.#batches) {
      this.#advance(batch).catch(() => void 0);
    }
  }
  #advance(batch) {
    this.#syncing ??= this.#sync(Math.min(batch + this.#ahead, this.#batches));
    return this.#syncing.done;
  }
  #sync(upTo) {
    this.#file.write(encodeIntent(upTo));
    const done = this.#file.sync().then(() => {
      this.#durable = upTo;
      this.#syncing = null;
    });
    return { upTo, done };
  }
  outcome(outcome) {
    this.#file.write(encodeOutcome(outcome));
  }
  seal(credentials) {
    this.#file.write(encodeCredentials(credentials));
    this.#file.write(encodeSeal());
  }
  parsed() {
    const journal = parseJournal(this.#file.readBack(), "journal");
    if (journal === null) throw new Error("the journal of this apply cannot be read back");
    return journal;
  }
  close() {
    this.#file.close();
  }
};

// src/lock/store/branch-apply.ts
import { setTimeout as delay3 } from "node:timers/promises";

// src/lock/store/branch-failures.ts
function pushFailure(branch, pushed, sent) {
  if (pushed.kind === "lost-race") return lockMoved(say`the lockfile on branch ${asLabel(branch)}`);
  const { message } = pushed;
  if (pushed.kind === "refused") {
    return failure(
      "lock-push-refused",
      say`origin refuses pushes to the lock branch ${asLabel(branch)}${asForeign(message)}`,
      say`${aftermath(sent)} Allow segops to push to ${asLabel(branch)} and to ${asCode("refs/segops/")} without a review.`,
      exitAfter(sent)
    );
  }
  return unreachable(branch, message, sent);
}
function unreachable(branch, message, sent) {
  return failure(
    "lock-unreachable",
    say`cannot reach the lock branch ${asLabel(branch)} of origin${asForeign(message)}`,
    say`${aftermath(sent)} Check the network and the access to origin.`,
    exitAfter(sent)
  );
}
function aftermath(sent) {
  if (sent === "nothing") return say`Nothing was sent.`;
  if (sent === "creates") return say`A segment may have been created. The next apply finds out.`;
  return say`What was sent is in the journal on the branch. The next apply recovers it as unconfirmed.`;
}
function exitAfter(sent) {
  return sent === "nothing" ? {} : { exitCode: 4 };
}
function branchMissing(branch) {
  return failure(
    "lock-missing",
    say`there is no lockfile: origin has no branch ${asLabel(branch)}`,
    say`Nothing was sent. If this repository never had a lockfile, make it: ${asCommand("segops lock init")}`
  );
}
function whyBackward(branch, { how, at: at4, newest }) {
  const name = asLabel(branch);
  if (how === "deleted") return say`the lock branch ${name} was deleted`;
  if (how === "moved") {
    const to = asCode((at4.head ?? "").slice(0, 12));
    return say`the lock branch ${name} was moved to ${to} by something other than segops`;
  }
  if (newest === null)
    return say`the lock branch ${name} has another lockfile than the one that is known here`;
  return say`the lock branch ${name} was moved back: its lockfile is older than serial ${newest.index.serial}, which is known here`;
}
function movedBack(branch, backward, sent) {
  return failure(
    backward.how === "older" ? "lock-rolled-back" : "lock-branch-moved",
    whyBackward(branch, backward),
    say`${sent === "changes" ? IN_JOURNAL : aftermath(sent)} Restore the lockfile: ${asCommand("segops lock restore")}`,
    exitAfter(sent)
  );
}
var IN_JOURNAL = say`What was sent is in the journal, which this clone has.`;
function branchExists(branch) {
  return failure(
    "lock-branch-exists",
    say`origin already has the branch ${asLabel(branch)}, or had it as a lock branch`,
    say`Keep this lock, or use another branch name. A new lock over an old one would not know what is in the account.`
  );
}
function shadowHidden(branch) {
  return {
    severity: "warning",
    code: "shadow-ref-hidden",
    message: say`origin hides ${asCode(`refs/segops/${branch}/last`)}, so a lock branch that is moved back is noticed only by a clone that knew better`,
    next: say`Allow segops to read and push ${asCode("refs/segops/")}.`
  };
}
function held(branch, owner) {
  const run = owner.run === null ? NOTHING : say`, run ${asLabel(owner.run)}`;
  const isEndless = owner.leaseUntil === Number.POSITIVE_INFINITY;
  const until = isEndless ? NOTHING : say`, until ${moment(owner.leaseUntil)} at least`;
  return leaseHeld(say`the lock branch ${asLabel(branch)}`, owner, say`${run}${until}`);
}

// src/lock/store/branch-journal.ts
var PART_BYTES = 8 << 20;
var JOURNAL_PATH = `${FOLDER}/journal`;
function isJournalPart(path) {
  return path.startsWith(JOURNAL_PATH) && /^(\.[1-9]\d*)?$/.test(path.slice(JOURNAL_PATH.length));
}
function journalAmong(paths, apply, files) {
  const parts = paths.filter(isJournalPart).sort((a, b) => numberOf(a) - numberOf(b));
  if (parts.length === 0) return null;
  const bytes = parts.map((path) => files.read(path) ?? Buffer.alloc(0));
  const journal = parseJournal(Buffer.concat(bytes), JOURNAL_PATH);
  const own = journal?.header.apply ?? apply ?? "";
  return apply === null || own === apply ? { apply: own, journal } : null;
}
function numberOf(path) {
  return Number(path.slice(JOURNAL_PATH.length + 1));
}
function pathOf(part) {
  return part === 0 ? JOURNAL_PATH : `${JOURNAL_PATH}.${part}`;
}
var BranchJournal = class {
  #keep;
  #read;
  #push;
  #full = [];
  #tail = [];
  #tailBytes = 0;
  #queue = Promise.resolve();
  #closed = false;
  constructor(keep2, read, push2) {
    this.#keep = keep2;
    this.#read = read;
    this.#push = push2;
  }
  get isClosed() {
    return this.#closed;
  }
  write(bytes) {
    this.#tail.push(bytes);
    this.#tailBytes += bytes.length;
    if (this.#tailBytes < PART_BYTES) return;
    this.#full.push(this.#keep(Buffer.concat(this.#tail)));
    this.#tail = [];
    this.#tailBytes = 0;
  }
  /** One push at a time; each takes along what was written before it began. */
  sync() {
    this.#queue = this.#queue.then(() => this.#push(this.parts()));
    return this.#queue;
  }
  close() {
    this.#closed = true;
  }
  /** Closes, and waits for the push that is under way, whatever becomes of it. */
  async end() {
    this.close();
    await this.#queue.catch(() => void 0);
  }
  parts() {
    const full = this.#full.map((blob, part) => [pathOf(part), blob]);
    const tail = Buffer.concat(this.#tail);
    if (tail.length === 0) return new Map(full);
    return new Map([...full, [pathOf(full.length), tail]]);
  }
  readBack() {
    return Buffer.concat([...this.#full.map(this.#read), ...this.#tail]);
  }
};

// src/lock/store/branch-lease.ts
var LEASE_PATH = `${FOLDER}/lease`;
var LEASE_MS = 15 * 6e4;
var SKEW = 1 / 15;
var BranchLease = class {
  owner;
  /** Another run moved the branch, or the lease could not be renewed. */
  lost = false;
  /** It was pushed, or may have been: others can see it. */
  announced = false;
  ms;
  #now;
  /** When it was certainly on the branch, as late as that is known. */
  #seenAt;
  constructor(run, ms, now) {
    const at4 = now();
    this.owner = { ...thisOwner(at4), run, leaseUntil: at4 + ms };
    this.ms = ms;
    this.#now = now;
    this.#seenAt = at4;
  }
  get time() {
    return this.#now();
  }
  /** It was on the branch at that time. */
  seenAt(time) {
    this.#seenAt = Math.max(this.#seenAt, time);
  }
  /** A person may have released it since it was seen: who cannot look sends no more. */
  get isSeen() {
    return this.#now() - this.#seenAt < this.ms / 3;
  }
  /** The owner with a whole lease from now on: ours once that is pushed. */
  renewed() {
    return { ...this.owner, leaseUntil: this.#now() + this.ms };
  }
  /** Whether the owner itself may still rely on it. */
  get isValid() {
    return this.#now() < this.owner.leaseUntil - this.ms * SKEW;
  }
  get isOurs() {
    return !this.lost && (!this.announced || this.isValid && this.isSeen);
  }
};
function renderOwner(owner) {
  return Buffer.from(`${JSON.stringify(owner)}
`);
}
function parseOwner(bytes) {
  const owner = readOwner({ read: () => bytes }, LEASE_PATH);
  if (owner === null) return null;
  if (owner.token === "") return { ...owner, run: null, leaseUntil: Number.POSITIVE_INFINITY };
  const { run, leaseUntil } = owner;
  return {
    ...owner,
    run: typeof run === "string" ? run : null,
    leaseUntil: isMoment(leaseUntil) ? leaseUntil : Number.POSITIVE_INFINITY
  };
}
function isMoment(value) {
  return Number.isSafeInteger(value) && Math.abs(Number(value)) <= 864e13;
}
var RELEASED_PATH = `${FOLDER}/released`;
function releaseOf({ leaseUntil }, now) {
  return renderRelease(Math.min(leaseUntil, now + LEASE_MS));
}
function hasPassed({ leaseUntil }, now) {
  return now > leaseUntil + LEASE_MS * SKEW;
}

// src/lock/store/branch-tip.ts
import { readSync as readSync4 } from "node:fs";
import { setTimeout as delay2 } from "node:timers/promises";

// src/files/temporary.ts
import {
  closeSync as closeSync4,
  constants as constants3,
  copyFileSync,
  mkdirSync as mkdirSync2,
  mkdtempSync,
  openSync as openSync4,
  rmSync as rmSync2,
  symlinkSync,
  unlinkSync
} from "node:fs";
import { tmpdir } from "node:os";
import { join as join4 } from "node:path";
function makeTemporaryFolder(parent = tmpdir()) {
  return mkdtempSync(join4(parent, "segops-"));
}
function openTemporary() {
  const folder = makeTemporaryFolder();
  const path = join4(folder, "file");
  const descriptor = openSync4(path, "wx+", 384);
  const isRemoved = removed(folder, path);
  let isOpen = true;
  return {
    descriptor,
    close: () => {
      if (!isOpen) return;
      isOpen = false;
      closeSync4(descriptor);
      if (!isRemoved) removed(folder, path);
    }
  };
}
function removed(folder, path) {
  try {
    unlinkSync(path);
    rmSync2(folder, { recursive: true });
    return true;
  } catch {
    return false;
  }
}
async function inTemporaryRepository(use) {
  const folder = makeTemporaryFolder();
  try {
    mkdirSync2(join4(folder, ".git"));
    return await use(folder);
  } finally {
    rmSync2(folder, { recursive: true, force: true });
  }
}
function copyFile(within, from, to) {
  const target = placeFor(within, to);
  try {
    copyFileSync(from, target, constants3.COPYFILE_EXCL | constants3.COPYFILE_FICLONE);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  }
}
function createLink(within, path, leadsTo) {
  symlinkSync(leadsTo, placeFor(within, path));
}

// src/git/history.ts
import { relative as relative4, sep as sep3 } from "node:path";
var NETWORK_MS = 5 * 6e4;
var QUIET = ["--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules"];
function isShallow(repository) {
  return gitText(repository, ["rev-parse", "--is-shallow-repository"]) === "true";
}
function headCommit(repository) {
  return gitTextOrNull(repository, ["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]);
}
function committedAt(repository, realPath3) {
  const path = relative4(repository.folder, realPath3).split(sep3).join("/");
  const status = ["status", "--porcelain", "--ignored", "--ignore-submodules", "--", path];
  if (gitText(repository, status) !== "") return null;
  const last = gitText(repository, ["rev-list", "-1", "--timestamp", "HEAD", "--", path]);
  return last === "" ? null : Number(last.split(" ")[0]) * 1e3;
}
function completeHistory(repository, refs) {
  if (!isShallow(repository)) return;
  const flags = [...QUIET, "--no-prune", "--refmap=", "--unshallow"];
  const asked = ["fetch", ...flags, "origin", ...refs];
  const answer = runGit(repository, asked, { timeoutMs: NETWORK_MS });
  if (answer.code === 0) return;
  throw failure(
    "history-missing",
    say`cannot fetch the history that this shallow checkout lacks${asForeign(lastLine(answer.err))}`,
    say`Nothing was sent. Check out with ${asCode("fetch-depth: 0")} and ${asCode("persist-credentials: true")}.`
  );
}
function hasCommit(repository, commit, refs) {
  const isHere2 = () => runGit(repository, ["cat-file", "-e", `${commit}^{commit}`]).code === 0;
  if (isHere2()) return true;
  return refs.some((ref) => {
    const depth = isShallow(repository) ? ["--depth=1"] : [];
    const asked = ["fetch", ...QUIET, ...depth, "--refmap=", "origin", ref];
    return runGit(repository, asked, { timeoutMs: NETWORK_MS }).code === 0 && isHere2();
  });
}
function commitNamed(repository, revision) {
  const asked = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`];
  const answer = runGit(repository, asked);
  return answer.code === 0 ? answer.out.toString().trim() : null;
}
function isInHistory(repository, older, newer) {
  const asked = ["merge-base", "--is-ancestor", older, newer];
  return runGit(repository, asked).code === 0;
}
function firstParent(repository) {
  const head = runGit(repository, ["cat-file", "-p", "HEAD"]);
  return /^parent ([0-9a-f]{40,64})$/m.exec(head.out.toString())?.[1] ?? null;
}
function movesSince(repository, tip, since) {
  const asked = ["rev-list", "--first-parent", tip, ...since === null ? [] : [`^${since}`]];
  return gitText(repository, asked).split("\n").filter(Boolean);
}
function tipAt(repository, tip, at4) {
  const listed = gitText(repository, ["rev-list", "--first-parent", "--timestamp", tip]);
  const line = listed.split("\n").find((move) => Number(move.split(" ")[0]) * 1e3 <= at4);
  return line?.split(" ")[1] ?? null;
}
function madeAt(repository, commit) {
  const [seconds] = gitText(repository, ["rev-list", "-1", "--timestamp", commit]).split(" ");
  return Number(seconds) * 1e3;
}
function mergedTree(repository, base, head) {
  const asked = ["merge-tree", "--write-tree", "--no-messages", base, head];
  const answer = runGit(repository, asked);
  if (answer.code === 0) return answer.out.toString().trim();
  if (answer.code === 1) return null;
  throw gitFailed(asked, answer.err);
}
function fileAt(repository, commit, path) {
  const answer = runGit(repository, ["cat-file", "blob", `${commit}:${path}`]);
  return answer.code === 0 ? answer.out.toString() : null;
}

// src/git/repository.ts
import { lstatSync as lstatSync4, realpathSync as realpathSync4, statSync as statSync4 } from "node:fs";
import { dirname as dirname5, join as join5, resolve as resolve4 } from "node:path";
var known = /* @__PURE__ */ new Map();
function repositoryAt(folder) {
  const found3 = known.get(folder) ?? find(realpathSync4(folder));
  if (found3 !== null) known.set(folder, found3);
  return found3;
}
function fetching(repository) {
  return { ...repository, variables: { ...repository.variables, GIT_NO_LAZY_FETCH: "0" } };
}
function userEmail(folder) {
  const place = repositoryAt(folder) ?? placeAt(folder, null);
  return place === null ? null : gitTextOrNull(place, ["config", "user.email"]);
}
function find(folder) {
  const checkout = checkoutAround(folder);
  if (checkout === null) return null;
  const place = placeAt(folder, checkout);
  if (place === null) throw gitMissing("it is not on the PATH");
  checkVersion(place);
  const asked = ["--show-toplevel", "--absolute-git-dir", "--git-common-dir"];
  const answer = runGit(place, ["rev-parse", ...asked]);
  if (answer.code !== 0) {
    if (/not a git repository \(or any/.test(answer.err)) return null;
    throw refused2(folder, answer.err);
  }
  const [top = "", gitDir = "", commonDir = ""] = answer.out.toString().split("\n");
  const variables = { GIT_DIR: gitDir, GIT_WORK_TREE: top };
  const at4 = { ...place, folder: top, variables };
  return { ...at4, settings: filtersOff(at4), commonDir: resolve4(folder, commonDir) };
}
function placeAt(folder, checkout) {
  const program = findGit(checkout);
  const variables = { GIT_DISCOVERY_ACROSS_FILESYSTEM: "1" };
  return program === null ? null : { program, folder, settings: [], variables };
}
function checkoutAround(folder) {
  for (let here = folder; ; here = dirname5(here)) {
    const inside = join5(here, ".git");
    if (statSync4(inside, MAY_MISS2)?.isFile() || isGitFolder(inside)) return here;
    if (isGitFolder(here)) throw bare(here);
    if (dirname5(here) === here) return null;
  }
}
var MAY_MISS2 = { throwIfNoEntry: false };
function isGitFolder(folder) {
  const has = (name) => lstatSync4(join5(folder, name), MAY_MISS2) !== void 0;
  return has("HEAD") && (has("commondir") || has("objects") && has("refs"));
}
function filtersOff(place) {
  const asked = ["config", "-z", "--name-only", "--get-regexp", "^filter\\."];
  const keys = (gitTextOrNull(place, asked) ?? "").split("\0").filter(Boolean);
  const filters = new Set(keys.map((key) => key.slice(0, key.lastIndexOf("."))));
  return [...filters].flatMap((filter) => [
    ...["clean", "smudge", "process"].map((command) => `${filter}.${command}=`),
    `${filter}.required=false`
  ]);
}
function bare(folder) {
  return failure(
    "git-bare-folder",
    say`${asPath(folder)} has the form of a bare repository: HEAD, objects and refs`,
    say`Rename one of them, or work in another folder. segops obeys no config that a checkout can contain.`
  );
}
function refused2(folder, err) {
  const [, owned] = /^fatal: detected dubious ownership in repository at '(.+)'$/m.exec(err) ?? [];
  if (owned === void 0) {
    return failure(
      "git-failed",
      say`git cannot use the repository around ${asPath(folder)}${asForeign(lastLine(err))}`,
      say`Run this in it to see more: ${asCommand("git status")}`
    );
  }
  return failure(
    "git-foreign-owner",
    say`the repository ${asPath(owned)} belongs to another user, so git does not use it`,
    say`If you trust it, run: ${asCommand(`git config --global --add safe.directory ${quoted2(owned)}`)}`
  );
}
function quoted2(path) {
  return `'${path.replaceAll("'", "'\\''")}'`;
}

// src/git/branch.ts
var NETWORK = { timeoutMs: 5 * 6e4 };
var TRIES = 5;
async function fetchBranch(place) {
  let seen = null;
  let message = `${place.branch} keeps moving`;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const at4 = await askRemote(place);
    if ("message" in at4) return { kind: "unreachable", message: at4.message };
    if (at4.head === null && at4.last === null) return { kind: "missing" };
    const fetched = await fetchObjects(place, at4);
    if (fetched.code !== 0 && isOffline(fetched.err)) {
      return { kind: "unreachable", message: lastLine(fetched.err) };
    }
    if (fetched.code !== 0) message = lastLine(fetched.err);
    if (!commitsOf(at4).every((commit) => isHere(place, commit))) continue;
    if (at4.last === null || at4.head === at4.last || isSame2(at4, seen)) return { kind: "found", at: at4 };
    seen = at4;
  }
  return { kind: "unreachable", message };
}
function isSame2(at4, other) {
  return other !== null && at4.head === other.head && at4.last === other.last;
}
function commitsOf({ head, last }) {
  return [.../* @__PURE__ */ new Set([head, last])].filter((commit) => commit !== null);
}
async function askRemote(place, timeoutMs = NETWORK.timeoutMs) {
  const { repository, remote } = place;
  const refs = [headRef(place), lastRef(place)];
  const asked = ["ls-remote", "--quiet", remote, ...refs];
  const answer = await runGitAsync(repository, asked, { timeoutMs });
  if (answer.code !== 0) return { message: lastLine(answer.err) };
  const lines = answer.out.toString().split("\n");
  const found3 = new Map(lines.map((line) => [line.split("	")[1], line.split("	")[0] ?? null]));
  return {
    head: found3.get(headRef(place)) ?? null,
    last: found3.get(lastRef(place)) ?? null
  };
}
async function fetchObjects(place, { head, last }) {
  const { repository, remote } = place;
  const known2 = commitOf(place, knownRef(place));
  if (head === known2 && (last === null || last === head) && head !== null && isHere(place, head))
    return NOTHING_TO_FETCH;
  const wanted = [
    ...head === null ? [] : [headRef(place)],
    ...last === null ? [] : [lastRef(place)]
  ];
  const flags = ["--quiet", "--no-tags", "--no-write-fetch-head", "--no-filter"];
  const plain2 = ["--no-recurse-submodules", "--no-prune", "--refmap="];
  const depth = isShallow(repository) ? ["--depth=2"] : [];
  const asked = ["fetch", ...flags, ...plain2, ...depth, remote, ...wanted];
  return runGitAsync(repository, asked, NETWORK);
}
var NOTHING_TO_FETCH = { code: 0, out: Buffer.alloc(0), err: "" };
function isOffline(err) {
  return !/couldn't find remote ref|cannot lock ref|\.lock'?: File exists|not our ref/.test(err);
}
var found2 = /* @__PURE__ */ new Set();
function isHere({ repository }, commit) {
  const name = `${repository.commonDir} ${commit}`;
  if (found2.has(name)) return true;
  const isThere2 = runGit(repository, ["cat-file", "-e", `${commit}^{tree}`]).code === 0;
  if (isThere2) found2.add(name);
  return isThere2;
}
function knownHere(place) {
  const tracked = `refs/remotes/${place.remote}/${place.branch}`;
  const asked = ["for-each-ref", "--format=%(refname) %(objectname)", knownRef(place), tracked];
  const lines = gitText(place.repository, asked).split("\n");
  const commitAt = (ref) => {
    const commit = lines.find((line) => line.startsWith(`${ref} `))?.slice(ref.length + 1) ?? null;
    return commit !== null && isHere(place, commit) ? commit : null;
  };
  return { own: commitAt(knownRef(place)), tracked: commitAt(tracked) };
}
function commitOf({ repository }, ref) {
  const asked = ["rev-parse", "--verify", "--quiet", `${ref}^{commit}`];
  const answer = runGit(repository, asked);
  return answer.code === 0 ? answer.out.toString().trim() : null;
}
function remember(place, commit) {
  const name = `${place.repository.commonDir} ${place.branch}`;
  if (commit === null || remembered.get(name) === commit) return;
  if (commitOf(place, knownRef(place)) !== commit) {
    runGit(place.repository, ["update-ref", knownRef(place), commit]);
  }
  remembered.set(name, commit);
}
var remembered = /* @__PURE__ */ new Map();
function originOf2(folder, branch) {
  const repository = repositoryAt(folder);
  if (repository === null) {
    throw failure(
      "lock-outside-git",
      say`the lock is on the branch ${asLabel(branch)}, but git finds no repository in ${asPath(folder)}`,
      say`Nothing was sent. Run this in a clone of the repository that has the branch.`
    );
  }
  if (!hasOrigin(repository)) {
    throw failure(
      "lock-without-remote",
      say`the lock is on the branch ${asLabel(branch)} of origin, but this repository has no remote named origin`,
      say`Nothing was sent. Add the remote: ${asCommand("git remote add origin URL")}`
    );
  }
  return { repository: fetching(repository), remote: "origin", branch };
}
function hasOrigin(repository) {
  return runGit(repository, ["remote", "get-url", "origin"]).code === 0;
}
function headRef({ branch }) {
  return `refs/heads/${branch}`;
}
function lastRef({ branch }) {
  return `refs/segops/${branch}/last`;
}
function knownRef({ branch }) {
  return `refs/segops/${branch}/head`;
}

// src/git/push-branch.ts
async function push(place, commit, expected, way = "atomic") {
  if (way === "shadow-first") return pushShadowFirst(place, commit, expected);
  if (way === "head-alone") return pushHeadAlone(place, commit, expected);
  const answer = await pushRefs(place, commit, [headRef(place), lastRef(place)], expected);
  if (hasNoAtomicPush(answer)) return pushShadowFirst(place, commit, expected);
  if (await hidesShadow(place, answer, expected)) return pushHeadAlone(place, commit, expected);
  return afterPush(place, { head: commit, last: commit }, expected, answer, way);
}
async function pushHeadAlone(place, commit, expected) {
  const answer = await pushRefs(place, commit, [headRef(place)], expected);
  return afterPush(place, { head: commit, last: null }, expected, answer, "head-alone");
}
async function pushRefs(place, commit, refs, { head, last }) {
  const leases = refs.map((ref) => {
    const from = ref === headRef(place) ? head : last;
    return `--force-with-lease=${ref}:${from ?? ""}`;
  });
  const asked = [
    // The version before it is next to each file by its path: a wider look for deltas finds no better.
    ...["-c", "pack.window=2"],
    ...["push", "--porcelain", "--no-verify", "--no-follow-tags", "--recurse-submodules=no"],
    ...refs.length > 1 ? ["--atomic"] : [],
    ...leases,
    place.remote,
    ...refs.map((ref) => `${commit}:${ref}`)
  ];
  return runGitAsync(place.repository, asked, NETWORK);
}
function hasNoAtomicPush({ code, err }) {
  return code !== 0 && /does not support --atomic/.test(err);
}
async function hidesShadow(place, { code, out }, { last }) {
  const refusal = reasonsIn(out).get(lastRef(place)) ?? "";
  if (code === 0 || last !== null || !/hidden ref|stale info/.test(refusal)) return false;
  const now = await askRemote(place);
  return !("message" in now) && now.last === null;
}
async function pushShadowFirst(place, commit, expected) {
  const way = "shadow-first";
  const shadow = await pushRefs(place, commit, [lastRef(place)], expected);
  if (await hidesShadow(place, shadow, expected)) return pushHeadAlone(place, commit, expected);
  const moved = { head: expected.head, last: commit };
  const first = await afterPush(place, moved, expected, shadow, way);
  if (first.kind !== "pushed") return first;
  const answer = await pushRefs(place, commit, [headRef(place)], expected);
  const at4 = { head: commit, last: commit };
  const second = await afterPush(place, at4, moved, answer, way);
  return second.kind === "pushed" || second.kind === "refused" ? second : first;
}
async function catchUp(place, at4) {
  if (at4.last === null) return at4;
  const answer = await pushRefs(place, at4.last, [headRef(place)], at4);
  return answer.code === 0 ? { head: at4.last, last: at4.last } : at4;
}
async function afterPush(place, at4, expected, answer, way) {
  if (answer.code !== 0) {
    const now = await askRemote(place);
    if ("message" in now) return { kind: "failed", message: now.message };
    if (!isSame2(now, at4) && isSame2(now, expected)) return whyNot(answer);
    if (!isSame2(now, at4)) return { kind: "lost-race" };
  }
  remember(place, at4.last ?? at4.head);
  return { kind: "pushed", at: at4, way };
}
function reasonsIn(out) {
  const lines = [...out.toString().matchAll(/^!\t[^\t]*:([^\t]*)\t\[[^\]]*\] \((.*)\)$/gm)];
  const reasons = lines.map(([, ref = "", why = ""]) => [ref, why]);
  return new Map(reasons.filter(([, why]) => !/atomic (push|transaction)/.test(why)));
}
function whyNot({ out, err }) {
  const [reason] = reasonsIn(out).values();
  if (reason === void 0) return { kind: "failed", message: lastLine(err) };
  if (/lock|failed to update ref|stale info|fetch first|timeout/i.test(reason)) {
    return { kind: "failed", message: reason };
  }
  const said = /^remote: (.*\S)/m.exec(err)?.[1];
  return { kind: "refused", message: said === void 0 ? reason : `${reason}: ${said}` };
}

// src/git/tree.ts
import { readSync as readSync3 } from "node:fs";
function listTree(repository, commit) {
  const listed = git(repository, ["ls-tree", "-r", "-z", "--full-tree", commit]);
  const lines = listed.toString().split("\0").filter(Boolean);
  return new Map(lines.map(fileOf));
}
function fileOf(line) {
  const tab = line.indexOf("	");
  return [line.slice(tab + 1), line.slice(0, tab).split(" ")[2] ?? ""];
}
function readBlob(repository, blob) {
  return git(repository, ["cat-file", "blob", blob]);
}
function writeBlob(repository, bytes) {
  return gitText(repository, ["hash-object", "-w", "--stdin", "--no-filters"], { input: bytes });
}
function readObjects(repository, names) {
  if (names.length === 0) return [];
  const input = names.map((name) => `${name}
`).join("");
  const out = git(repository, ["cat-file", "--batch"], { input });
  let at4 = 0;
  return names.map(() => {
    const end = out.indexOf("\n", at4);
    const size = /^[0-9a-f]{40,64} \w+ (\d+)$/.exec(out.toString("latin1", at4, end))?.[1];
    const from = end + 1;
    at4 = size === void 0 ? from : from + Number(size) + 1;
    return size === void 0 ? null : out.subarray(from, at4 - 1);
  });
}
async function readBlobs(repository, blobs, into) {
  if (blobs.length === 0) return [];
  const input = blobs.map((blob) => `${blob}
`).join("");
  const asked = ["cat-file", "--batch"];
  const answer = await runGitAsync(repository, asked, { input, into });
  if (answer.code !== 0) throw gitFailed(asked, answer.err);
  const places = [];
  const header = Buffer.alloc(LONGEST_HEADER);
  for (let at4 = 0; places.length < blobs.length; ) {
    const read = readSync3(into, header, 0, header.length, at4);
    const found3 = /^\S+ blob (\d+)\n/.exec(header.toString("latin1", 0, read));
    if (found3 === null) throw gitFailed(asked, header.toString("latin1", 0, read));
    const place = { from: at4 + found3[0].length, size: Number(found3[1]) };
    places.push(place);
    at4 = place.from + place.size + 1;
  }
  return places;
}
var LONGEST_HEADER = 128;
var DRAFT = `refs/segops/draft-${process.pid}`;
var FAST = ["core.compression=1", "pack.compression=1", "fastimport.unpackLimit=20"];
async function commitFiles(repository, { parent, takes, files, message }) {
  const settings = FAST.flatMap((setting) => ["-c", setting]);
  const asked = [...settings, "fast-import", "--quiet", "--done", "--force", "--depth=0"];
  const taken = takes === void 0 ? [] : [...listTree(repository, takes)];
  const all = new Map([...taken, ...files]);
  const parents = { parent, takes };
  const pieces = importScript(parents, all, message, committer(repository));
  const answer = await runGitAsync(repository, asked, { pieces });
  const commit = answer.out.toString().trim();
  if (answer.code !== 0 || commit === "") throw gitFailed(["fast-import"], answer.err);
  return commit;
}
function* importScript({ parent, takes }, files, message, who) {
  const text = Buffer.from(message);
  yield Buffer.from(`commit ${DRAFT}
mark :1
committer ${who}
data ${text.length}
`);
  yield text;
  yield Buffer.from(parent === null ? "\n" : `
from ${parent}
`);
  if (takes !== void 0) yield Buffer.from(`merge ${takes}
deleteall
`);
  for (const [path, content] of files) {
    if (content === null) yield Buffer.from(`D ${quoted3(path)}
`);
    else if (typeof content === "string")
      yield Buffer.from(`M 100644 ${content} ${quoted3(path)}
`);
    else {
      yield Buffer.from(`M 100644 inline ${quoted3(path)}
data ${content.length}
`);
      yield content;
      yield LINE_END2;
    }
  }
  yield Buffer.from(
    `
get-mark :1
reset ${DRAFT}
from ${"0".repeat(parent?.length ?? 40)}

done
`
  );
}
var LINE_END2 = Buffer.from("\n");
function quoted3(path) {
  return `"${path.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`;
}
var NOBODY = "segops <segops@localhost>";
function committer(repository) {
  const answer = runGit(repository, ["var", "GIT_COMMITTER_IDENT"]);
  const said = answer.code === 0 ? answer.out.toString().trim() : "";
  if (/^.*<[^<>]*> \d+ [+-]\d{4}$/.test(said)) return said;
  return `${NOBODY} ${Math.floor(Date.now() / 1e3)} +0000`;
}

// src/lock/store/branch-forward.ts
function standingOf(place, at4, lineage) {
  const { own, tracked } = knownHere(place);
  const tip = tipOf(place, at4);
  if (tip !== null && own === tip && (tracked === null || tracked === tip))
    return { kind: "forward", commit: tip, isSound: true };
  const wanted = [tip, at4.last, at4.head, own, tracked, ...parentsOf(place, tip)];
  const commits = [...new Set(wanted)].filter((commit) => commit !== null);
  const seen = new Sightings(place, commits, lineage);
  const how = tip === null ? at4.head === null ? "deleted" : "moved" : seen.faultOf(tip);
  if (tip !== null && how === null) {
    return { kind: "forward", commit: tip, isSound: seen.lockAt(tip) !== null };
  }
  return { kind: "backward", how: how ?? "moved", at: at4, newest: seen.newest() };
}
function newestKnown(place, lineage) {
  const { own, tracked } = knownHere(place);
  const commits = [.../* @__PURE__ */ new Set([own, tracked])].filter((commit) => commit !== null);
  return new Sightings(place, commits, lineage).newest();
}
function tipOf({ repository }, { head, last }) {
  if (head === null || last === null || last === head) return head;
  return isInHistory(repository, head, last) ? last : null;
}
function parentsOf({ repository }, commit) {
  if (commit === null) return [];
  const [object] = readObjects(repository, [commit]);
  const [header = ""] = (object ?? "").toString().split("\n\n");
  return [...header.matchAll(/^parent (\w+)$/gm)].map(([, parent = ""]) => parent);
}
var Sightings = class {
  #place;
  #lineage;
  #texts;
  #locks = /* @__PURE__ */ new Map();
  constructor(place, commits, lineage) {
    const names = commits.map((commit) => `${commit}:${INDEX}`);
    const found3 = readObjects(place.repository, names);
    this.#place = place;
    this.#lineage = lineage;
    this.#texts = new Map(commits.map((commit, n) => [commit, found3[n]?.toString() ?? null]));
  }
  /** null where the commit has no index of this lock that can be read: then it proves nothing. */
  lockAt(commit) {
    const known2 = this.#locks.get(commit);
    if (known2 !== void 0) return known2;
    const lock = this.#parse(commit);
    this.#locks.set(commit, lock);
    return lock;
  }
  #parse(commit) {
    const text = this.#texts.get(commit) ?? null;
    if (text === null) return null;
    try {
      const index = parseIndex(text, INDEX);
      return index.lineage === this.#lineage ? { commit, index } : null;
    } catch {
      return null;
    }
  }
  /** Why nothing may go on from this commit; null where it may, or where reading it will say why not. */
  faultOf(tip) {
    const lock = this.lockAt(tip);
    const others = [...this.#texts.keys()].filter((commit) => commit !== tip);
    if (lock !== null) return others.every((one) => this.#isUpon(lock, one)) ? null : "older";
    const hasNone = (this.#texts.get(tip) ?? null) === null;
    return hasNone && others.some((one) => this.lockAt(one) !== null) ? "moved" : null;
  }
  /** Whether a lock holds all that the one at a commit does. The digest is compared before it is read. */
  #isUpon({ commit, index }, other) {
    const text = this.#texts.get(other) ?? null;
    if (text === null) return true;
    const digest = digestIn(text);
    if (index.digest === digest) return !isInHistory(this.#place.repository, commit, other);
    if (isSince2(index, digest)) return true;
    return this.lockAt(other) === null && !isNewerFormat(text);
  }
  newest() {
    const locks = [...this.#texts.keys()].flatMap((commit) => this.lockAt(commit) ?? []);
    const isNewest = (lock) => locks.every(({ commit }) => commit === lock.commit || this.#isUpon(lock, commit));
    return locks.find(isNewest) ?? null;
  }
};

// src/lock/store/branch-tip.ts
var NOWHERE = { head: null, last: null };
var WORTH_COMPRESSING = 1 << 16;
var HASTY = [1e3, 2e3, 4e3];
var PATIENT = [1e3, 2e3, 4e3, 8e3, 15e3, 3e4, 3e4, 3e4];
var BranchTip = class {
  #folder;
  #branch;
  #lineage;
  #pause;
  #onHidden;
  #place = null;
  #tip = null;
  #way = "atomic";
  constructor({ folder, branch, lineage, pause = delay2, onHidden = () => {
  } }) {
    this.#folder = folder;
    this.#branch = branch;
    this.#lineage = lineage;
    this.#pause = pause;
    this.#onHidden = onHidden;
  }
  /** git is asked only once the lock is needed: a config can be checked anywhere. */
  get #where() {
    this.#place ??= originOf2(this.#folder, this.#branch);
    return this.#place;
  }
  get #repository() {
    return this.#where.repository;
  }
  /** Where the branch is now; the network is tried again after each wait. Throws a Failure where it never was. */
  async fetch(waits) {
    for (let attempt = 0; ; attempt += 1) {
      const fetched = await fetchBranch(this.#where);
      if (fetched.kind === "found") return this.#standAt(fetched.at);
      if (fetched.kind === "missing") return this.#deleted();
      const wait = waits[attempt];
      if (wait === void 0) return fetched;
      await this.#pause(wait);
    }
  }
  #standAt(at4) {
    const standing = standingOf(this.#where, at4, this.#lineage);
    if (standing.kind === "backward") return standing;
    if (standing.isSound) remember(this.#where, standing.commit);
    this.#moveTo(standing.commit, at4);
    return { kind: "current" };
  }
  #deleted() {
    const newest = newestKnown(this.#where, this.#lineage);
    if (newest === null) throw branchMissing(this.#branch);
    return { kind: "backward", how: "deleted", at: NOWHERE, newest };
  }
  /** Who has the lease on the remote now. The tip stays where it is. */
  async ownerNow(timeoutMs) {
    const asked = await askRemote(this.#where, timeoutMs);
    if ("message" in asked) return "unknown";
    const commit = asked.last ?? asked.head;
    if (commit === this.#tip?.commit) return parseOwner(this.read(LEASE_PATH));
    const fetched = await fetchBranch(this.#where);
    if (fetched.kind === "unreachable") return "unknown";
    if (fetched.kind === "missing") return null;
    const [bytes = null] = readObjects(this.#repository, [
      `${fetched.at.last ?? fetched.at.head}:${LEASE_PATH}`
    ]);
    return parseOwner(bytes);
  }
  /** Reads from the newest commit that is known here; false where there is none. For reading only. */
  useNewest(known2 = newestKnown(this.#where, this.#lineage)) {
    if (known2 === null) return false;
    const { commit } = known2;
    this.#moveTo(commit, { head: commit, last: commit });
    return true;
  }
  /** Where a push was cut off between the shadow ref and the branch, the branch is moved forward. */
  async catchUp() {
    const { commit, at: at4 } = this.#seen;
    if (at4.last !== commit || at4.head === commit) return;
    this.#moveTo(commit, await catchUp(this.#where, at4));
  }
  #moveTo(commit, at4) {
    const known2 = this.#tip;
    const tree = known2?.commit === commit ? known2.tree : listTree(this.#repository, commit);
    this.#tip = { commit, at: at4, tree };
  }
  get #seen() {
    if (this.#tip === null) throw new Error("the lock branch was not fetched yet");
    return this.#tip;
  }
  get isFetched() {
    return this.#tip !== null;
  }
  get paths() {
    return [...this.#seen.tree.keys()];
  }
  /** null where there is no such file. */
  read(path) {
    const blob = this.#seen.tree.get(path);
    return blob === void 0 ? null : readBlob(this.#repository, blob);
  }
  /** Brings files out of git's objects in one go; what is done with them needs no git. */
  async makeLocal(paths) {
    const { tree } = this.#seen;
    const blobs = paths.map((path) => {
      const blob = tree.get(path);
      if (blob === void 0) {
        throw lockDamaged(say`${asPath(path)} is missing, but the lockfile names it`);
      }
      return blob;
    });
    const file = openTemporary();
    try {
      const places = await readBlobs(this.#repository, blobs, file.descriptor);
      const placeOf = new Map(paths.map((path, at4) => [path, places[at4]]));
      return {
        read: (path, reuse) => {
          const place = placeOf.get(path);
          if (place === void 0) throw new Error(`${path} was not made local`);
          const fits = reuse !== void 0 && place.size <= reuse.length;
          const into = fits ? reuse : Buffer.allocUnsafe(place.size);
          readSync4(file.descriptor, into, 0, place.size, place.from);
          return into.subarray(0, place.size);
        },
        close: file.close
      };
    } catch (error) {
      file.close();
      throw error;
    }
  }
  /** When the commit was made, ms since the epoch. */
  get writtenAt() {
    return madeAt(this.#repository, this.#seen.commit);
  }
  /** Keeps bytes for a later commit. */
  keep(bytes) {
    return writeBlob(this.#repository, bytes);
  }
  readKept(blob) {
    return readBlob(this.#repository, blob);
  }
  /** Makes a commit on top of the tip, here only. */
  async draft(edits, message) {
    const { commit: parent, at: at4 } = this.#seen;
    const kept = [...edits].map(([path, content]) => [path, this.#kept(path, content)]);
    const files = new Map(kept);
    const commit = await commitFiles(this.#repository, { parent, files, message });
    return { commit, on: at4 };
  }
  /**
   * What is new under its name is pushed as it is written, so it is compressed well. A chunk is
   * pushed as what differs from the one before.
   */
  #kept(path, content) {
    const isLarge = content instanceof Uint8Array && content.length > WORTH_COMPRESSING;
    return isLarge && !isStableName(path) ? this.keep(content) : content;
  }
  /** Pushes, trying again after each wait. */
  async push(draft, waits) {
    for (let attempt = 0; ; attempt += 1) {
      const pushed = await this.pushOnce(draft);
      if (pushed.kind === "pushed") this.#moveTo(draft.commit, pushed.at);
      const wait = pushed.kind === "failed" ? waits[attempt] : void 0;
      if (wait === void 0) return pushed;
      await this.#pause(wait);
    }
  }
  /** Like push, once; the tip stays until `follow` is called. */
  async pushOnce({ commit, on }) {
    const pushed = await push(this.#where, commit, on, this.#way);
    if (pushed.kind !== "pushed") return pushed;
    if (pushed.way === "head-alone" && this.#way !== pushed.way) this.#onHidden();
    this.#way = pushed.way;
    return pushed;
  }
  follow({ commit }, at4) {
    this.#moveTo(commit, at4);
  }
};

// src/lock/store/commit-message.ts
function commitMessage({ subject, serial, apply, provenance }) {
  const trailers = [
    ["Apply", apply],
    ["Serial", String(serial)],
    ["Plan", provenance?.plan],
    ["Commit", provenance?.commit],
    ["Actor", provenance?.actor],
    ["Run", provenance?.run]
  ];
  const lines = trailers.map(([name, value]) => `Segops-${name}: ${onOneLine(value ?? "")}`);
  return `${onOneLine(subject)}

${lines.join("\n")}
`;
}
function intentNote(header, requests) {
  return noteOf(header, `Intend ${plural(requests, "request")} on serial ${header.baseSerial}`);
}
function checkpointNote(header) {
  return noteOf(header, `Checkpoint of an apply on serial ${header.baseSerial}`);
}
function noteOf(header, subject) {
  const { baseSerial, apply, provenance } = header;
  return { subject, serial: baseSerial, apply, provenance };
}
function indexNote(index, files) {
  const { serial } = index;
  const bytes = files.get(index.history.at(-1)?.file ?? "");
  if (bytes === void 0) {
    const subject2 = `Update the lock at serial ${serial}`;
    return { subject: subject2, serial, apply: index.written?.apply ?? null, provenance: null };
  }
  const record2 = JSON.parse(Buffer.from(bytes).toString());
  const subject = `${record2.recovered ? "Recover" : "Apply"} ${summary(record2)} (serial ${serial})`;
  return { subject, serial, apply: record2.apply, provenance: record2 };
}
var KINDS2 = ["added", "removed", "adopted", "unconfirmed", "rejected"];
function summary({ segments }) {
  const counts = KINDS2.map((kind) => {
    const sum2 = segments.reduce((total, segment) => total + segment[kind], 0);
    return sum2 === 0 ? "" : `${sum2} ${kind}`;
  });
  const said = counts.filter((text) => text !== "").join(", ");
  return said === "" ? "nothing" : `${said} in ${plural(segments.length, "segment")}`;
}
function onOneLine(text) {
  const clean = text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ").trim();
  return clean === "" ? "none" : clean;
}

// src/lock/store/lease-watch.ts
var PATIENCE_MS = 6e4;
var LeaseWatch = class {
  #tip;
  #lease;
  #pollMs;
  #isOver;
  #timer = null;
  constructor(tip, lease, pollMs, isOver) {
    this.#tip = tip;
    this.#lease = lease;
    this.#pollMs = pollMs;
    this.#isOver = isOver;
  }
  start() {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#isOver()) return;
      this.#look().catch(() => void 0).finally(() => {
        if (!this.#isOver()) this.start();
      });
    }, this.#pollMs);
    this.#timer.unref();
  }
  /** Where the branch cannot be read, the lease itself says how long that may go on. */
  async #look() {
    const askedAt = this.#lease.time;
    const owner = await this.#tip.ownerNow(PATIENCE_MS);
    if (owner === "unknown") return;
    if (owner?.token === this.#lease.owner.token) this.#lease.seenAt(askedAt);
    else if (!this.#isOver()) this.#lease.lost = true;
  }
};

// src/lock/store/branch-apply.ts
var CAP_MS = 3e4;
var BranchApply = class {
  journal;
  #ports;
  #header;
  #requests;
  #index;
  #watch;
  #isIntended = false;
  #timer = null;
  constructor(ports, header, requests, index) {
    this.#ports = ports;
    this.#header = header;
    this.#requests = requests;
    this.#index = index;
    const { tip, lease, pollMs } = ports;
    this.#watch = new LeaseWatch(tip, lease, pollMs, () => this.#isOver);
    const push2 = (parts) => this.#isIntended ? this.#checkpoint(parts) : this.#intend(parts);
    this.journal = new BranchJournal(
      (bytes) => tip.keep(bytes),
      (blob) => tip.readKept(blob),
      push2
    );
  }
  async #intend(parts) {
    const { branch, tip, lease } = this.#ports;
    const owner = lease.renewed();
    const old = tip.paths.filter((path) => isJournalPart(path) || path === RELEASED_PATH);
    const left = old.map((path) => [path, null]);
    const edits = new Map([
      ...left,
      ...parts,
      [INDEX, this.#index],
      [LEASE_PATH, renderOwner(owner)]
    ]);
    const note = intentNote(this.#header, this.#requests);
    const draft = await tip.draft(edits, commitMessage(note));
    lease.announced = true;
    for (let attempt = 0; ; attempt += 1) {
      const pushed = await tip.pushOnce(draft);
      if (pushed.kind === "pushed") {
        tip.follow(draft, pushed.at);
        lease.owner = owner;
        lease.seenAt(owner.leaseUntil - lease.ms);
        this.#isIntended = true;
        this.#renewInTime();
        this.#watch.start();
        return;
      }
      const wait = pushed.kind === "failed" ? HASTY[attempt] : void 0;
      if (wait === void 0) {
        lease.lost = true;
        throw pushFailure(branch, pushed, "nothing");
      }
      await delay3(wait);
    }
  }
  /**
   * Resolves also where the branch would not move. Then the lease is lost: that is checked before anything
   * else is sent, and what is in flight comes to its end.
   */
  async #checkpoint(parts) {
    const { tip, lease } = this.#ports;
    const owner = lease.renewed();
    const edits = new Map([...parts, [LEASE_PATH, renderOwner(owner)]]);
    if (this.#isOver) return;
    const draft = await tip.draft(edits, commitMessage(checkpointNote(this.#header)));
    if (this.#isOver) return;
    for (let wait = 1e3; lease.isValid; wait = Math.min(2 * wait, CAP_MS)) {
      const pushed = await tip.pushOnce(draft);
      if (this.#isOver) return;
      if (pushed.kind === "pushed") {
        tip.follow(draft, pushed.at);
        lease.owner = owner;
        lease.seenAt(owner.leaseUntil - lease.ms);
        this.#renewInTime();
        return;
      }
      if (pushed.kind !== "failed") break;
      await delay3(wait);
    }
    if (!this.#isOver) lease.lost = true;
  }
  get #isOver() {
    return this.journal.isClosed || this.#ports.lease.lost;
  }
  /** Keeps no process alive: without requests in flight the lease need not go on. */
  #renewInTime() {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (!this.#isOver) this.journal.sync().catch(() => void 0);
    }, this.#ports.lease.ms / 3);
    this.#timer.unref();
  }
};

// src/lock/store/branch-edits.ts
function indexEdits(paths, next, rendered, { chunks, parts }) {
  const named = filesOf(next, stableName);
  const written = [
    ...[...chunks].map(([ref, bytes]) => [stableName(ref), bytes]),
    ...[...parts].filter(([file]) => named.has(file))
  ];
  return [
    ...paths.filter((path) => isUnnamed(path, named)).map((path) => [path, null]),
    ...written.map(([file, bytes]) => [`${FOLDER}/${file}`, bytes]),
    [INDEX, Buffer.from(rendered)]
  ];
}
function isUnnamed(path, named) {
  const inFolder = path.startsWith(`${FOLDER}/`) && isNamedByIndex(path);
  return inFolder && !named.has(path.slice(FOLDER.length + 1));
}
function remainsOfApply(paths) {
  const remains = [LEASE_PATH, RELEASED_PATH];
  const found3 = paths.filter((path) => remains.includes(path) || isJournalPart(path));
  return found3.map((path) => [path, null]);
}

// src/lock/store/lock-reader.ts
import { basename as basename2, join as join6 } from "node:path";

// src/lock/store/read-ahead.ts
function readingAhead(readBytes, { hashing: hashing2, reuse }) {
  let ahead = null;
  let turn = 0;
  const begin = (ref) => {
    turn = 1 - turn;
    const { at: at4, bytes } = readBytes(ref, reuse?.[turn]);
    return { ref, at: at4, bytes, hash: hashing2.hash(bytes) };
  };
  return (ref, next) => {
    const reading = ahead?.ref === ref ? ahead : begin(ref);
    ahead = next === void 0 ? null : orNull(() => begin(next));
    return parseChunk(reading.bytes, reading.at, ref.sha256, reading.hash);
  };
}
function reusing(hashing2) {
  const memory = () => Buffer.allocUnsafeSlow(2 * MAX_CHUNK_BYTES);
  return { hashing: hashing2, reuse: [memory(), memory()] };
}
function orNull(read) {
  try {
    return read();
  } catch {
    return null;
  }
}

// src/lock/store/lock-reader.ts
function filesReader(files, path, lineage, nameOf2, means = { hashing: hashingHere, reuse: null }) {
  const read = (file, into) => {
    const at4 = join6(`${path}.d`, file);
    const bytes = files.read(at4, into);
    if (bytes !== null) return { at: at4, bytes };
    throw lockDamaged(say`${asPath(at4)} is missing, but the lockfile names it`, { file: at4 });
  };
  return {
    name: basename2(path),
    index: () => checked(indexAt(files, path), path, lineage),
    checked: (index) => checked(index, path, lineage),
    chunk: readingAhead((ref, into) => read(nameOf2(ref), into), means),
    part: (file, sha2562) => {
      const { at: at4, bytes } = read(file);
      checkDigest(bytes, at4, sha2562);
      return bytes;
    }
  };
}
function checked(index, path, lineage) {
  if (index === null) {
    throw failure(
      "lock-missing",
      say`there is no lockfile at ${asPath(path)}`,
      say`Nothing was sent. A lockfile that is a file is of one machine: apply there. If there never was one, make it: ${asCommand("segops lock init")}`,
      { file: path }
    );
  }
  if (index.lineage === lineage) return index;
  throw failure(
    "lock-of-another-lineage",
    say`the lockfile has the lineage ${asCode(index.lineage)}, but the config expects ${asCode(lineage)}`,
    say`Nothing was sent. This lockfile is of another repository or environment. Restore the right one.`,
    { file: path }
  );
}
function indexAt(files, path) {
  const bytes = files.read(path);
  return bytes === null ? null : parseIndex(bytes.toString(), path);
}

// src/lock/store/new-branch.ts
var ATTRIBUTES = "# The lock is bytes: no line endings are changed in it.\n* -text\n";
async function createLockBranch(folder, branch, index, files = NO_FILES) {
  const place = originOf2(folder, branch);
  const found3 = await fetchBranch(place);
  if (found3.kind === "unreachable") throw unreachable(branch, found3.message, "nothing");
  const wasHere = newestKnown(place, index.lineage) !== null;
  if (found3.kind !== "missing" || wasHere) throw branchExists(branch);
  const chunks = [...files.chunks].map(([ref, bytes]) => [stableName(ref), bytes]);
  const inFolder = [...chunks, ...files.parts].map(
    ([file, bytes]) => [`${FOLDER}/${file}`, bytes]
  );
  const commit = await commitFiles(place.repository, {
    parent: null,
    files: new Map([
      [INDEX, Buffer.from(renderIndex(index))],
      [".gitattributes", Buffer.from(ATTRIBUTES)],
      ...inFolder
    ]),
    message: commitMessage({
      subject: "Make an empty lock",
      serial: 0,
      apply: null,
      provenance: null
    })
  });
  const pushed = await push(place, commit, { head: null, last: null });
  if (pushed.kind === "lost-race") throw branchExists(branch);
  if (pushed.kind !== "pushed") throw pushFailure(branch, pushed, "nothing");
}
async function lineageOfBranch(folder, branch) {
  const place = originOf2(folder, branch);
  const found3 = await fetchBranch(place);
  if (found3.kind === "unreachable") throw unreachable(branch, found3.message, "nothing");
  const head = found3.kind === "found" ? found3.at.head : null;
  if (head === null) return null;
  const blob = listTree(place.repository, head).get(INDEX);
  if (blob === void 0) return null;
  return parseIndex(readBlob(place.repository, blob).toString(), INDEX).lineage;
}

// src/lock/store/released.ts
function withRelease(left, released, latest) {
  const sendsUntil = parseRelease(released, latest);
  if (left === null || left.journal === null || sendsUntil === null) return left;
  return { ...left, journal: { ...left.journal, sendsUntil } };
}

// src/lock/store/branch-store.ts
var SHORTEST_POLL_MS = 5e3;
var PACE = { ahead: 1e3, withPlan: 1e3 };
function branchStore(options) {
  const lock = new BranchLock(options);
  return {
    name: lock.reader.name,
    read: () => lock.read(),
    fetchChunks: (refs) => lock.fetchChunks(refs),
    readPart: async (file, sha2562) => lock.reader.part(file, sha2562),
    create: (index, files) => createLockBranch(options.folder, options.branch, index, files),
    swap: (index, files) => lock.swap(index, files),
    takeLease: () => lock.takeLease(),
    leaseOwner: () => lock.leaseOwner(),
    breakLease: (owner) => lock.breakLease(owner.token),
    readJournal: (apply) => lock.readJournal(apply),
    startJournal: async (header, batches, index, isOurs) => {
      if (!isOurs()) return null;
      const apply = lock.begin(header, batches.length, index);
      return openJournal(apply.journal, header, batches, PACE);
    },
    dropJournal: (apply) => lock.dropJournal(apply)
  };
}
var BranchLock = class {
  #options;
  #tip;
  #now;
  /** Files of the branch, as they were when it was read or written last. */
  #files = { read: (path) => this.#tip.read(path) };
  reader;
  #lease = null;
  /** From the lease on, until something was sent or another run was first. */
  #isFresh = false;
  /** From its intent until its result is pushed. */
  #apply = null;
  /** A segment may have been made since the lease was taken. */
  #hasAsked = false;
  constructor(options) {
    this.#options = options;
    this.#tip = new BranchTip({
      ...options,
      onHidden: () => options.warn?.(shadowHidden(options.branch))
    });
    this.#now = options.now ?? Date.now;
    this.reader = filesReader(this.#files, INDEX, options.lineage, stableName);
  }
  async read() {
    if (this.#isFresh) return this.reader.index();
    const fetched = await this.#tip.fetch(this.#apply === null ? [] : PATIENT);
    const why = fetched.kind === "current" ? null : this.#fallBack(fetched);
    this.#refuseForeignLease();
    const index = this.reader.index();
    const { serial } = index;
    if (why !== null) this.#options.onStale?.({ why, serial, writtenAt: this.#tip.writtenAt });
    return index;
  }
  /** Only for reading, and only where this process is not about to write. Why it is read so. */
  #fallBack(fetched) {
    const { branch, onStale } = this.#options;
    const mayBeStale = onStale !== void 0 && this.#lease === null;
    if (fetched.kind === "unreachable") {
      const { message } = fetched;
      if (!mayBeStale || !this.#tip.useNewest()) throw unreachable(branch, message, this.#sent);
      return say`the lock branch ${asLabel(branch)} cannot be reached${asForeign(message)}`;
    }
    const isRead2 = mayBeStale && fetched.newest !== null && this.#tip.useNewest(fetched.newest);
    if (!isRead2) throw movedBack(branch, fetched, this.#sent);
    return whyBackward(branch, fetched);
  }
  get #sent() {
    if (this.#apply !== null) return "changes";
    return this.#hasAsked ? "creates" : "nothing";
  }
  async #fetched() {
    if (!this.#tip.isFetched) await this.read();
    return this.#tip;
  }
  async fetchChunks(refs) {
    const pathOf2 = (ref) => `${FOLDER}/${stableName(ref)}`;
    const local = await this.#tip.makeLocal(refs.map(pathOf2));
    const { hashing: hashing2 = hashingHere } = this.#options;
    const readBytes = (ref, into) => {
      const at4 = pathOf2(ref);
      return { at: at4, bytes: local.read(at4, into) };
    };
    return {
      read: readingAhead(readBytes, reusing(hashing2)),
      close: local.close
    };
  }
  /** Another apply that is under way is neither recovered nor planned upon. */
  #refuseForeignLease() {
    if (this.#lease === null || this.#apply !== null) return;
    const owner = this.#ownerAtTip();
    if (owner === null || owner.token === this.#lease.owner.token) return;
    const { branch, ownerEnded = isProvablyGone } = this.#options;
    if (!hasPassed(owner, this.#now()) && !ownerEnded(owner)) throw held(branch, owner);
  }
  #ownerAtTip() {
    return parseOwner(this.#tip.read(LEASE_PATH));
  }
  async takeLease() {
    const { run, leaseMs = LEASE_MS } = this.#options;
    const lease = new BranchLease(run, leaseMs, this.#now);
    this.#apply = null;
    this.#hasAsked = false;
    this.#lease = lease;
    this.#isFresh = false;
    await this.read();
    await this.#tip.catchUp();
    this.#isFresh = true;
    return {
      owner: lease.owner,
      isOurs: () => lease.isOurs,
      release: () => this.#release(lease)
    };
  }
  /** Where the result is written there is nothing to do. Else others need not wait for its end. */
  async #release(lease) {
    if (this.#lease === lease) this.#lease = null;
    this.#isFresh = false;
    if (!lease.announced) return;
    await this.#apply?.journal.end();
    const parts = this.#apply?.journal.parts() ?? /* @__PURE__ */ new Map();
    try {
      if ((await this.#tip.fetch([])).kind !== "current") return;
      if (this.#ownerAtTip()?.token !== lease.owner.token) return;
      const edits = new Map([...parts, [LEASE_PATH, null]]);
      await this.#push(edits, "Release the lease of an unfinished apply", []);
    } catch {
    }
  }
  async leaseOwner() {
    await this.#fetched();
    return this.#ownerAtTip();
  }
  async breakLease(token) {
    await this.read();
    const owner = this.#ownerAtTip();
    if (owner === null || owner.token !== token) return;
    const edits = /* @__PURE__ */ new Map([
      [LEASE_PATH, null],
      [RELEASED_PATH, releaseOf(owner, this.#now())]
    ]);
    await this.#push(edits, "Release the lease of an apply that is gone", HASTY);
  }
  async readJournal(apply) {
    const left = journalAmong((await this.#fetched()).paths, apply, this.#files);
    return withRelease(left, this.#tip.read(RELEASED_PATH), this.#now() + LEASE_MS);
  }
  begin(header, requests, index) {
    const lease = this.#lease;
    if (lease === null) throw new Error("an apply needs the lease");
    const { branch } = this.#options;
    const { pollMs = Math.max(SHORTEST_POLL_MS, lease.ms / 30) } = this.#options;
    const ports = { branch, tip: this.#tip, lease, pollMs };
    this.#isFresh = false;
    this.#apply = new BranchApply(ports, header, requests, Buffer.from(renderIndex(index)));
    return this.#apply;
  }
  /** Also ends the apply under way, if there is one: this is its result. */
  async swap(next, files) {
    const { branch } = this.#options;
    await this.#apply?.journal.end();
    if (this.reader.index().digest !== next.digest) {
      throw lockMoved(say`the lockfile on branch ${asLabel(branch)}`);
    }
    const rendered = renderIndex(next);
    const announced = this.#announced(next);
    const { paths } = this.#tip;
    const edits = new Map([
      ...next.applying === null ? remainsOfApply(paths) : [],
      ...indexEdits(paths, next, rendered, files),
      ...announced
    ]);
    const message = commitMessage(indexNote(next, files.parts));
    await this.#pushCommit(edits, message, this.#apply === null ? HASTY : PATIENT);
    this.#hasAsked ||= announced.length > 0;
    this.#apply = null;
    return { ...next, predecessors: predecessorsOf(next), digest: digestIn(rendered) };
  }
  /**
   * A segment is about to be made, before any intent. Two applies that ask at once would each take the
   * segment of the other for a stranger's. So the lease goes to the branch with the mark, and is
   * removed with the answer.
   */
  #announced(index) {
    const lease = this.#lease;
    const asks = [...index.segments.values()].some(({ created }) => created === "asked");
    if (lease === null || this.#apply !== null || !asks) return [];
    lease.owner = lease.renewed();
    lease.seenAt(lease.owner.leaseUntil - lease.ms);
    lease.announced = true;
    return [[LEASE_PATH, renderOwner(lease.owner)]];
  }
  async dropJournal(apply) {
    if (await this.readJournal(apply) === null) return;
    const edits = new Map(remainsOfApply(this.#tip.paths));
    await this.#push(edits, "Drop a journal that was recovered before", HASTY);
  }
  async #push(edits, subject, waits) {
    const { serial, applying } = this.reader.index();
    const note = { subject, serial, apply: applying?.apply ?? null, provenance: null };
    await this.#pushCommit(edits, commitMessage(note), waits);
  }
  async #pushCommit(edits, message, waits) {
    const pushed = await this.#tip.push(await this.#tip.draft(edits, message), waits);
    if (pushed.kind === "pushed") return;
    this.#isFresh = false;
    if (this.#lease !== null) this.#lease.lost = true;
    throw pushFailure(this.#options.branch, pushed, this.#sent);
  }
};

// src/lock/store/file-store.ts
import { basename as basename6, dirname as dirname9, join as join11 } from "node:path";

// src/lock/store/file-desk.ts
import { basename as basename3, dirname as dirname6, join as join7 } from "node:path";
var PACE2 = { ahead: 256, withPlan: 0 };
var JOURNAL = /^journal-([\w-]{1,64})$/;
var LEASE = "lease";
var FileDesk = class {
  #desk;
  #beside;
  /** `desk` is `beside` outside of git. */
  constructor(desk, beside) {
    this.#desk = desk;
    this.#beside = beside;
  }
  get #all() {
    return this.#desk.folder === this.#beside.folder ? [this.#desk] : [this.#desk, this.#beside];
  }
  takeLease(now) {
    const { files, folder } = this.#desk;
    files.makeFolder(folder);
    const lease = takeLease(files, join7(folder, LEASE), now);
    const file = join7(this.#beside.folder, LEASE);
    const other = this.#all.length === 1 ? null : readOwner(this.#beside.files, file);
    if (other === null || isProvablyGone(other)) return lease;
    files.remove(join7(folder, LEASE));
    throw leaseHeld(say`the lock`, other, NOTHING, { file });
  }
  owner() {
    return this.#held()?.owner ?? null;
  }
  breakLease({ token }) {
    const held2 = this.#held();
    if (held2?.owner.token === token) held2.release();
  }
  #held() {
    for (const { files, folder } of this.#all) {
      const path = join7(folder, LEASE);
      const owner = readOwner(files, path);
      if (owner !== null) return { owner, release: () => breakLease(files, path, owner) };
    }
    return null;
  }
  /** Each is named after its apply: whoever drops one that is spent cannot take another for it. */
  #journals() {
    return this.#all.flatMap(
      (at4) => at4.files.list(at4.folder).flatMap((file) => {
        const apply = JOURNAL.exec(file)?.[1];
        return apply === void 0 ? [] : [{ apply, path: join7(at4.folder, file), at: at4 }];
      })
    );
  }
  readJournal(apply) {
    const left = this.#journals();
    const found3 = apply === null ? left[0] : left.find((one) => one.apply === apply);
    const bytes = found3 === void 0 ? null : found3.at.files.read(found3.path);
    if (found3 === void 0 || bytes === null) return null;
    const journal = parseJournal(bytes, found3.path);
    return withRelease({ apply: found3.apply, journal }, this.#released(), latestRelease());
  }
  /** What a forced release left, wherever the lease was. */
  #released() {
    const found3 = this.#all.map(
      ({ files, folder }) => files.read(releasedPath(join7(folder, LEASE)))
    );
    return found3.find((bytes) => bytes !== null) ?? null;
  }
  dropJournal(apply) {
    const { files, folder } = this.#desk;
    files.makeFolder(folder);
    for (const { path, at: at4 } of this.#journals().filter((one) => one.apply === apply)) {
      at4.files.remove(path);
    }
    files.syncFolder(folder);
  }
  /** Whole and durable, its name included. */
  async openJournal(header, batches) {
    const { files, folder } = this.#desk;
    files.makeFolder(folder);
    files.remove(releasedPath(join7(folder, LEASE)));
    const path = this.#journalOf(header.apply);
    const writer = await openJournal(files.append(path), header, batches, PACE2);
    try {
      files.syncFolder(folder);
      return writer;
    } catch (error) {
      writer.close();
      throw error;
    }
  }
  hasJournal(apply) {
    const path = this.#journalOf(apply);
    return this.#desk.files.list(dirname6(path)).includes(basename3(path));
  }
  #journalOf(apply) {
    return join7(this.#desk.folder, `journal-${apply}`);
  }
};

// src/lock/store/lock-doubt.ts
import { basename as basename4, dirname as dirname7, join as join9, relative as relative5 } from "node:path";

// src/lock/store/lock-head.ts
import { join as join8 } from "node:path";
function successorOf(folder, digest) {
  return join8(folder, `after-${digest === null ? "none" : shortDigest(digest)}`);
}
function headOf(files, path) {
  const index = indexAt(files, path);
  return indexAt(files, successorOf(`${path}.d`, index?.digest ?? null)) ?? index;
}

// src/lock/store/lock-doubt.ts
var NOTHING_SENT = say`Nothing was sent.`;
var RESTORE2 = asCommand("segops lock restore");
function findLock(files, path, home) {
  refuseLinks(files, path);
  const known2 = home?.known() ?? null;
  const { index, doubt } = readHead(files, path, known2);
  if (home === null) return { index, doubt, known: known2 };
  const { lockfile } = home.place;
  if (home.place.tracked([lockfile, `${lockfile}.d`]).length > 0) {
    return { index, known: known2, doubt: isTracked(home) };
  }
  return { index, known: known2, doubt: doubt ?? doubtAbout(home, index, known2) };
}
function lookAt(files, path, known2) {
  const { index } = readHead(files, path, known2);
  return { index, isNewest: index !== null && isSince2(index, digestOf2(known2.index)) };
}
function readHead(files, path, known2) {
  try {
    return { index: headOf(files, path), doubt: null };
  } catch (error) {
    if (known2 === null || failureCode(error) !== "lock-damaged") throw error;
    return { index: null, doubt: error instanceof Failure ? error : null };
  }
}
function doubtAbout(home, index, known2) {
  if (known2 === null) return null;
  const { lockfile } = home.place;
  if (known2.lockfile !== lockfile) {
    if (index !== null && index.movedTo !== null) return null;
    if (isThere(home, known2)) return isElsewhere(lockfile, known2.lockfile);
  }
  if (index === null) return isLost(lockfile, known2.index);
  return isSince2(index, digestOf2(known2.index)) ? null : isOlder2(lockfile, index, known2.index);
}
function isThere({ files }, { index, lockfile }) {
  try {
    const head = headOf(files, lockfile);
    return head !== null && isSince2(head, digestOf2(index));
  } catch (error) {
    if (failureCode(error) === "lock-damaged") return true;
    throw error;
  }
}
function digestOf2({ digest }) {
  if (digest === null) throw new Error("an index that was read has no digest");
  return digest;
}
function refuseLinks(files, path) {
  const link = [path, `${path}.d`].find((one) => files.isLink(one));
  if (link === void 0) return;
  throw failure(
    "lock-is-link",
    say`${asPath(link)} is a link, and a lockfile must not be one`,
    say`${NOTHING_SENT} Remove the link, and restore the lockfile: ${RESTORE2}`,
    { file: link }
  );
}
function isLost(path, { serial }) {
  return failure(
    "lock-lost",
    say`the lockfile ${asPath(basename4(path))} is missing, but this repository had it at serial ${serial}`,
    say`${NOTHING_SENT} Restore it: ${RESTORE2}`,
    { file: path }
  );
}
function isOlder2(path, found3, known2) {
  const comesBefore = found3.digest !== null && isSince2(known2, found3.digest);
  const how = comesBefore ? say`is older than the one that this repository had: serial ${found3.serial}, not ${known2.serial}` : say`does not come after the one that this repository had at serial ${known2.serial}`;
  return failure(
    "lock-older",
    say`the lockfile ${asPath(basename4(path))} ${how}`,
    say`${NOTHING_SENT} Something put it there, such as git or a copy. Restore the newest: ${RESTORE2}`,
    { file: path }
  );
}
function isElsewhere(path, real) {
  return failure(
    "lock-elsewhere",
    say`the lockfile of this repository is at ${asPath(real)}`,
    say`${NOTHING_SENT} Work in ${asPath(dirname7(real))}. To apply from several work trees, move the lockfile to a branch, in that folder: ${asCommand("segops lock move --to-branch segops-lock")}`,
    { file: path }
  );
}
function isTracked({ place }) {
  const path = place.lockfile;
  const { untrack, inFolder } = untracking(place);
  const ignored = ignoreLines(basename4(path)).map(asCode);
  return failure(
    "lock-tracked",
    say`git tracks the lockfile ${asPath(basename4(path))}, so a checkout, merge or revert can put an older one there`,
    say`${NOTHING_SENT} Add ${asList(ignored)} to ${asPath(join9(inFolder, ".gitignore"))}. Then untrack the lockfile, and commit both: ${asCommand(untrack)}`,
    { file: path }
  );
}
function ignoreLines(way) {
  return [`/${way}`, `/${way}.*`];
}
function untracking({ lockfile, top }) {
  const cwd = process.cwd();
  const isInside = cwd === top || confinement(top, cwd) === "inside";
  const paths = [lockfile, `${lockfile}.d`].map(
    (one) => quoted4(relative5(isInside ? cwd : top, one))
  );
  const where2 = isInside ? "" : ` -C ${quoted4(top)}`;
  return {
    untrack: `git${where2} rm -r --quiet --cached --ignore-unmatch -- ${paths.join(" ")}`,
    inFolder: relative5(cwd, dirname7(lockfile))
  };
}
function quoted4(text) {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
function whyOf(doubt) {
  return doubt.problems[0]?.message ?? [];
}

// src/lock/store/lock-home.ts
import { basename as basename5, dirname as dirname8, join as join10 } from "node:path";
var STAY_MS = 10 * 6e4;
var INDEX_COPY = /^index-[0-9a-f]{16}$/;
var LockHome = class _LockHome {
  place;
  files;
  folder;
  /** As if it were the lockfile: its folder has the files that the newest index names. */
  path;
  constructor(place) {
    this.place = place;
    this.files = place.files;
    this.folder = place.folder;
    this.path = join10(place.folder, "segops.lock");
  }
  /** null where there never was a lockfile. Throws a Failure where two of them are the newest. */
  known() {
    const copies = this.#copies();
    const newest = copies.filter((index2) => !copies.some((other) => isBefore(index2, other)));
    const [index, ...others] = newest;
    if (index === void 0) return null;
    if (others.length > 0) throw twoNewest(this.folder);
    return { index, lockfile: this.#mark() ?? this.place.lockfile };
  }
  /** A lock of another lineage that was in this place; null where there was none, or it has moved. */
  formerHere() {
    const { lockfile, files, folder } = this.place;
    const others = files.list(dirname8(folder)).filter((name) => name !== basename5(folder));
    for (const name of others) {
      const other = new _LockHome({ ...this.place, folder: join10(dirname8(folder), name) });
      const known2 = other.known();
      if (known2?.lockfile === lockfile && known2.index.movedTo === null) return known2.index;
    }
    return null;
  }
  /** Those before the newest are removed while it is there, so a second look finds one. */
  #copies() {
    for (; ; ) {
      const names = this.files.list(this.folder).filter((name) => INDEX_COPY.test(name));
      const found3 = names.flatMap((name) => this.#copyAt(join10(this.folder, name)) ?? []);
      if (found3.length > 0 || names.length === 0) return found3;
    }
  }
  /** What a damaged copy knew cannot be told: only a person can say that the lockfile is the newest. */
  #copyAt(path) {
    try {
      return indexAt(this.files, path);
    } catch (error) {
      if (failureCode(error) !== "lock-damaged") throw error;
      throw failure(
        "lock-memory-damaged",
        say`what this repository remembers of its lockfile is damaged: ${asPath(path)}`,
        say`Nothing was sent. If the lockfile is the newest that there was, remove the damaged file: ${asCommand(`rm '${path}'`)}`,
        { file: path }
      );
    }
  }
  /** null where it was cut off, too: it is written again by the next commit. */
  #mark() {
    const bytes = this.files.read(this.#markPath);
    try {
      const mark = JSON.parse(bytes?.toString() ?? "null");
      return typeof mark?.lockfile === "string" ? mark.lockfile : null;
    } catch {
      return null;
    }
  }
  get #markPath() {
    return join10(this.folder, "mark");
  }
  /** Of an index that is known: as they were written. */
  bytesOf({ digest }) {
    const bytes = digest === null ? null : this.files.read(this.#copyOf(digest));
    if (bytes === null) throw new Error("this index is not known any more");
    return bytes;
  }
  #copyOf(digest) {
    return join10(this.folder, `index-${shortDigest(digest)}`);
  }
  /** Knows this index from now on, which is committed in the lockfile at `path`. */
  keep(index, rendered, path) {
    const { files, folder } = this;
    const before = this.known();
    if (index.digest === null) throw new Error("an index that is not written has no digest");
    const named = filesOf(index, digestName);
    this.#linkFiles(named, `${path}.d`);
    if (before?.lockfile !== this.place.lockfile || files.read(this.#markPath) === null) {
      const mark = { lockfile: this.place.lockfile };
      files.replace(this.#markPath, Buffer.from(`${JSON.stringify(mark)}
`));
    }
    files.create(this.#copyOf(index.digest), rendered);
    files.syncFolder(folder);
    this.#removeBefore(index);
    const lost = before === null ? /* @__PURE__ */ new Set() : filesOf(before.index, digestName);
    removeUnnamed(files, `${this.path}.d`, { named, lost });
  }
  #linkFiles(named, from) {
    const { files, path } = this;
    const to = `${path}.d`;
    files.makeFolder(to);
    const here = new Set(files.list(to));
    const missing2 = [...named].filter((file) => !here.has(file));
    for (const file of missing2) {
      try {
        files.link(join10(from, file), join10(to, file));
      } catch (error) {
        if (codeOf(error) !== "ENOENT") throw error;
      }
    }
    if (missing2.length > 0) files.syncFolder(to);
  }
  #removeBefore(index) {
    const names = this.files.list(this.folder).filter((name) => INDEX_COPY.test(name));
    for (const name of names) {
      const path = join10(this.folder, name);
      const other = indexAt(this.files, path);
      if (other !== null && isBefore(other, index)) this.files.remove(path);
    }
  }
};
function isBefore(index, other) {
  return index.digest !== null && index.digest !== other.digest && isSince2(other, index.digest);
}
function removeUnnamed(files, folder, { named, lost }) {
  for (const file of files.list(folder)) {
    const path = join10(folder, file);
    const isHalf = TEMPORARY.test(file);
    if (named.has(file) || !(isHalf || isNamedByIndex(file))) continue;
    if (lost.has(file)) files.touch(path);
    else if ((files.age(path) ?? 0) > STAY_MS) files.remove(path);
  }
}
var TEMPORARY = /\.[0-9a-f]{16}\.tmp$/;
function twoNewest(folder) {
  return lockDamaged(
    say`${asPath(dirname8(folder))} knows two lockfiles of which none comes after the other`,
    { file: folder, next: say`Keep a copy of both, and ask for help.` }
  );
}

// src/lock/store/file-store.ts
function fileStore(place) {
  const lock = new FileLock(place);
  return {
    name: lock.name,
    read: async () => lock.read(),
    fetchChunks: async () => ({ read: (ref) => lock.reader.chunk(ref), close: () => void 0 }),
    readPart: async (file, sha2562) => lock.reader.part(file, sha2562),
    create: async (index, written) => lock.create(index, written),
    swap: async (next, written) => lock.swap(next, next.digest, written),
    leaseOwner: async () => lock.desk.owner(),
    breakLease: async (owner) => lock.desk.breakLease(owner),
    takeLease: async (now) => lock.takeLease(now),
    readJournal: async (apply) => lock.desk.readJournal(apply),
    startJournal: (header, batches, index, isOurs) => lock.begin(header, batches, index, isOurs),
    dropJournal: async (apply) => lock.dropJournal(apply)
  };
}
function lineageOfFile({
  files,
  path
}) {
  refuseLinks(files, path);
  return headOf(files, path)?.lineage ?? null;
}
var FileLock = class {
  #place;
  #files;
  #path;
  #folder;
  #home;
  #own;
  desk;
  /** Where the index that was read last has its files. */
  reader;
  constructor(place) {
    const { files, path, lineage, home, hashing: hashing2 = hashingHere } = place;
    this.#place = place;
    this.#files = files;
    this.#path = path;
    this.#folder = `${path}.d`;
    this.#home = home === null ? null : new LockHome(home);
    this.#own = filesReader(files, path, lineage, digestName, reusing(hashing2));
    this.reader = this.#own;
    const beside = { files, folder: this.#folder };
    this.desk = new FileDesk(this.#home ?? beside, beside);
  }
  get name() {
    return this.#own.name;
  }
  read() {
    const { onStale } = this.#place;
    const { index, doubt, known: known2 } = findLock(this.#files, this.#path, this.#home);
    this.reader = this.#own;
    if (doubt === null) return this.#own.checked(index);
    const isNewest = known2 === null || index !== null && isSinceKnown(index, known2.index);
    const usable = isNewest ? index : known2.index;
    if (onStale === void 0 || usable === null) throw doubt;
    if (!isNewest) this.reader = this.#readerAtHome();
    const { serial, written } = usable;
    onStale({ why: whyOf(doubt), serial, writtenAt: written?.at ?? null });
    return this.reader.checked(usable);
  }
  #readerAtHome() {
    if (this.#home === null) return this.#own;
    const { files, path } = this.#home;
    return filesReader(files, path, this.#place.lineage, digestName);
  }
  takeLease(now) {
    refuseLinks(this.#files, this.#path);
    return this.desk.takeLease(now);
  }
  /** Only once the home knows the index that has what the journal says. */
  dropJournal(apply) {
    this.#catchUp();
    this.desk.dropJournal(apply);
  }
  /** A crash may have come between a commit and what the home should know of it. */
  #catchUp() {
    const head = this.#home === null ? null : headOf(this.#files, this.#path);
    if (head === null || head.digest === this.#home?.known()?.index.digest) return;
    this.#settle();
    const bytes = this.#files.read(this.#path);
    if (bytes === null) return;
    const index = indexAt({ read: () => bytes }, this.#path);
    if (index !== null) this.#home?.keep(index, bytes, this.#path);
  }
  /** Where the journal is whole and durable, the index says so. */
  async begin(header, batches, index, isOurs) {
    const writer = await this.desk.openJournal(header, batches);
    try {
      if (isOurs()) {
        const marked = this.swap(index, index.digest, NO_FILES);
        if (this.desk.hasJournal(header.apply)) return writer;
        this.swap({ ...marked, applying: null }, marked.digest, NO_FILES);
      }
    } catch (error) {
      writer.close();
      throw error;
    }
    writer.close();
    return null;
  }
  /**
   * Of all that change the same index, one can link the file that is named after it: that is the
   * commit. To rename it to the index only puts it in its place, and whoever finds it may do so.
   */
  swap(next, base, { chunks, parts }) {
    const files = this.#files;
    files.makeFolder(this.#folder);
    this.#settle();
    const before = headOf(files, this.#path);
    if ((before?.digest ?? null) !== base) throw this.#moved();
    const named = [...chunks].map(([ref, bytes]) => [digestName(ref), bytes]);
    for (const [file, bytes] of [...named, ...parts]) this.#write(file, bytes);
    if (chunks.size + parts.size > 0) files.syncFolder(this.#folder);
    const rendered = Buffer.from(renderIndex(next));
    const digest = digestIn(rendered.toString());
    const swapped = { ...next, predecessors: predecessorsOf(next), digest };
    this.#commit(successorOf(this.#folder, base), rendered, digest);
    this.#settle();
    this.#home?.keep(swapped, rendered, this.#path);
    this.#removeUnnamed(before, swapped);
    return swapped;
  }
  /** One that is there already may be about to be removed, since it has had no name for long. */
  #write(file, bytes) {
    const path = join11(this.#folder, file);
    if (!this.#files.create(path, bytes)) this.#files.touch(path);
  }
  #commit(successor, rendered, digest) {
    if (!this.#files.create(successor, rendered)) throw this.#moved();
    this.#files.syncFolder(this.#folder);
    if (this.#contains(digest)) return;
    this.#files.remove(successor);
    throw this.#moved();
  }
  /** Refuses where there is one, or was one, unless what is made comes after that. */
  create(index, written) {
    refuseLinks(this.#files, this.#path);
    if (headOf(this.#files, this.#path) !== null) throw lockExists(this.#path);
    const known2 = this.#home?.known()?.index ?? null;
    if (known2 !== null && (known2.movedTo === null || !isSinceKnown(index, known2))) {
      throw isLost(this.#path, known2);
    }
    const other = this.#home?.formerHere() ?? null;
    if (other !== null && !isSinceKnown(index, other)) throw hadAnother(this.#path, other);
    this.swap(index, null, written);
  }
  #moved() {
    return lockMoved(say`the lockfile ${asPath(basename6(this.#path))}`);
  }
  /** Its name was free because the index had moved on, or because the index is there by now. */
  #contains(digest) {
    const head = headOf(this.#files, this.#path);
    return head !== null && isSince2(head, digest);
  }
  /** Puts a successor that is committed in its place. */
  #settle() {
    const files = this.#files;
    const successor = successorOf(this.#folder, indexAt(files, this.#path)?.digest ?? null);
    if (files.read(successor) === null) return;
    try {
      files.rename(successor, this.#path);
    } catch (error) {
      if (codeOf(error) !== "ENOENT") throw error;
    }
    files.syncFolder(dirname9(this.#path));
  }
  #removeUnnamed(before, index) {
    const named = filesOf(index, digestName);
    const lost = before === null ? /* @__PURE__ */ new Set() : filesOf(before, digestName);
    removeUnnamed(this.#files, this.#folder, { named, lost });
  }
};
function isSinceKnown(index, { digest }) {
  return digest !== null && isSince2(index, digest);
}
function hadAnother(path, { lineage, serial }) {
  return failure(
    "lock-lost",
    say`this repository had a lockfile at ${asPath(basename6(path))}, with the lineage ${asCode(lineage)} and serial ${serial}`,
    say`Nothing has changed. Write ${asCode(`lineage: ${lineage}`)} under ${asCode("lock:")} in segops.yaml, then restore it: ${asCommand("segops lock restore")}`,
    { file: path }
  );
}
function lockExists(path) {
  return failure(
    "lock-exists",
    say`there is a lockfile at ${asPath(path)} already`,
    say`Keep it, or name another file. A new lockfile over an old one would not know what is in the account.`,
    { file: path }
  );
}

// src/manifest/read-manifests.ts
import { realpathSync as realpathSync7 } from "node:fs";

// src/manifest/check-manifests.ts
function checkManifests(manifests, sources = /* @__PURE__ */ new Map(), incomplete = false) {
  const tell = (place, finding) => sources.get(place.file)?.problemAt(place, finding) ?? {
    ...fileProblem(place.file, finding),
    place
  };
  return [
    ...sameSegment(manifests, tell),
    ...sameName(manifests, tell),
    ...incomplete ? [] : unknownExclusions(manifests, tell),
    ...exclusionCycles(manifests, tell),
    ...oldNames(manifests, tell)
  ];
}
function sameSegment(manifests, tell) {
  const byCustomer = /* @__PURE__ */ new Map();
  const byNumber = /* @__PURE__ */ new Map();
  return manifests.flatMap((manifest2) => {
    const { customerSegmentId, ctSegmentId } = manifest2.ids;
    const sameCustomer = customerSegmentId === void 0 ? void 0 : byCustomer.get(customerSegmentId);
    const sameNumber = ctSegmentId === void 0 ? void 0 : byNumber.get(ctSegmentId);
    if (customerSegmentId !== void 0 && !sameCustomer)
      byCustomer.set(customerSegmentId, manifest2);
    if (ctSegmentId !== void 0 && !sameNumber) byNumber.set(ctSegmentId, manifest2);
    const other = sameCustomer ?? sameNumber;
    return other === void 0 ? [] : [tell(manifest2.place, clash(manifest2, other))];
  });
}
function clash(manifest2, other) {
  const { customerSegmentId: customer, ctSegmentId: number } = manifest2.ids;
  const { customerSegmentId: otherCustomer, ctSegmentId: otherNumber } = other.ids;
  const contradicts = differ(customer, otherCustomer) || differ(number, otherNumber);
  if (!contradicts) {
    return {
      code: "duplicate-segment",
      message: say`the segment ${asKey(manifest2.key)} is already declared in ${at2(other.place)}`,
      next: say`Merge the two manifests into one.`
    };
  }
  const [same, differing] = customer === otherCustomer ? [say`customer_segment_id ${asKey(customer ?? "")}`, say`ct_segment_id`] : [say`ct_segment_id ${asKey(String(number))}`, say`customer_segment_id`];
  return {
    code: "contradicting-ids",
    message: say`${same} has another ${differing} in ${at2(other.place)}`,
    next: say`Look up both IDs in CleverTap and fix the wrong one.`
  };
}
function differ(a, b) {
  return a !== void 0 && b !== void 0 && a !== b;
}
function sameName(manifests, tell) {
  const first = /* @__PURE__ */ new Map();
  return manifests.flatMap((manifest2) => {
    if (!manifest2.create || manifest2.name === null) return [];
    const other = first.get(manifest2.name);
    if (other === void 0) {
      first.set(manifest2.name, manifest2);
      return [];
    }
    return [
      tell(manifest2.place, {
        code: "duplicate-name",
        message: say`another segment to create has the same name in ${at2(other.place)}: ${asLabel(manifest2.name)}`,
        next: say`Give each segment to create a different name.`
      })
    ];
  });
}
function unknownExclusions(manifests, tell) {
  const keys = new Set(manifests.map((manifest2) => manifest2.key));
  const refs = manifests.flatMap((manifest2) => manifest2.excludeFrom);
  return refs.flatMap((ref) => {
    if (ref.kind !== "segment" || keys.has(ref.key)) return [];
    const meant = manifests.find((other) => `ct:${other.ids.ctSegmentId}` === ref.key)?.key;
    const near = meant ?? nearest(ref.key, keys);
    return [
      tell(ref.place, {
        code: "unknown-segment",
        message: say`no manifest declares the segment ${asKey(ref.key)}`,
        next: near === null ? say`Name a segment that a manifest declares.` : say`Did you mean ${asKey(near)}?`
      })
    ];
  });
}
function oldNames(manifests, tell) {
  const byKey = new Map(manifests.map((manifest2) => [manifest2.key, manifest2]));
  return manifests.flatMap(({ key, place, decisions: { renamedFrom } }) => {
    const old = renamedFrom === null ? void 0 : byKey.get(renamedFrom);
    if (old === void 0 || old.key !== key && old.decisions.retire !== null) return [];
    const finding = {
      code: "old-name-in-use",
      message: say`${asCode("renamed_from:")} names the segment ${asKey(old.key)}, which is still declared in ${at2(old.place)}`,
      next: say`Remove ${asCode("renamed_from:")}, or retire the old segment with ${asCode("retire: empty")} or ${asCode("retire: keep")}.`
    };
    return [tell(place, finding)];
  });
}
function exclusionCycles(manifests, tell) {
  const byKey = new Map(manifests.map((manifest2) => [manifest2.key, manifest2]));
  const done = /* @__PURE__ */ new Set();
  return manifests.flatMap((start) => {
    const problems = [];
    const path = [];
    if (!done.has(start.key)) path.push({ manifest: start, next: 0 });
    for (let top = path.at(-1); top !== void 0; top = path.at(-1)) {
      const ref = top.manifest.excludeFrom[top.next];
      top.next += 1;
      if (ref === void 0) done.add(path.pop()?.manifest.key ?? "");
      else if (ref.kind === "segment" && !done.has(ref.key)) {
        const from = path.findIndex((step) => step.manifest.key === ref.key);
        const target = byKey.get(ref.key);
        if (from >= 0) problems.push(tell(ref.place, cycle(path.slice(from), ref.key)));
        else if (target !== void 0) path.push({ manifest: target, next: 0 });
      }
    }
    return problems;
  });
}
function cycle(path, back) {
  const arrows = [
    ...path.flatMap((step) => [asKey(step.manifest.key), " -> "]),
    asKey(back)
  ];
  return {
    code: "exclusion-cycle",
    message: say`segments exclude each other in a cycle: ${arrows}`,
    next: say`Remove one of these exclusions, or exclude a list instead.`
  };
}
function at2({ file, line }) {
  return asPath(line === void 0 ? file : `${file}:${line}`);
}

// src/manifest/match-files.ts
import { realpathSync as realpathSync6, statSync as statSync6 } from "node:fs";
import { basename as basename8, join as join12, relative as relative7 } from "node:path";

// node_modules/tinyglobby/dist/index.mjs
import { readdir, readdirSync as readdirSync2, realpath, realpathSync as realpathSync5, stat, statSync as statSync5 } from "fs";
import { isAbsolute as isAbsolute4, posix, resolve as resolve6 } from "path";
import { fileURLToPath } from "url";

// node_modules/fdir/dist/index.mjs
import { createRequire } from "module";
import { basename as basename7, dirname as dirname10, normalize, relative as relative6, resolve as resolve5, sep as sep4 } from "path";
import * as nativeFs from "fs";
var __require2 = /* @__PURE__ */ createRequire(import.meta.url);
function cleanPath(path) {
  let normalized = normalize(path);
  if (normalized.length > 1 && normalized[normalized.length - 1] === sep4) normalized = normalized.substring(0, normalized.length - 1);
  return normalized;
}
var SLASHES_REGEX = /[\\/]/g;
function convertSlashes(path, separator) {
  return path.replace(SLASHES_REGEX, separator);
}
var WINDOWS_ROOT_DIR_REGEX = /^[a-z]:[\\/]$/i;
function isRootDirectory(path) {
  return path === "/" || WINDOWS_ROOT_DIR_REGEX.test(path);
}
function normalizePath(path, options) {
  const { resolvePaths, normalizePath: normalizePath$1, pathSeparator } = options;
  const pathNeedsCleaning = process.platform === "win32" && path.includes("/") || path.startsWith(".");
  if (resolvePaths) path = resolve5(path);
  if (normalizePath$1 || pathNeedsCleaning) path = cleanPath(path);
  if (path === ".") return "";
  const needsSeperator = path[path.length - 1] !== pathSeparator;
  return convertSlashes(needsSeperator ? path + pathSeparator : path, pathSeparator);
}
function joinPathWithBasePath(filename, directoryPath) {
  return directoryPath + filename;
}
function joinPathWithRelativePath(root, options) {
  return function(filename, directoryPath) {
    const sameRoot = directoryPath.startsWith(root);
    if (sameRoot) return directoryPath.slice(root.length) + filename;
    else return convertSlashes(relative6(root, directoryPath), options.pathSeparator) + options.pathSeparator + filename;
  };
}
function joinPath(filename) {
  return filename;
}
function joinDirectoryPath(filename, directoryPath, separator) {
  return directoryPath + filename + separator;
}
function build$7(root, options) {
  const { relativePaths, includeBasePath } = options;
  return relativePaths && root ? joinPathWithRelativePath(root, options) : includeBasePath ? joinPathWithBasePath : joinPath;
}
function pushDirectoryWithRelativePath(root) {
  return function(directoryPath, paths) {
    paths.push(directoryPath.substring(root.length) || ".");
  };
}
function pushDirectoryFilterWithRelativePath(root) {
  return function(directoryPath, paths, filters) {
    const relativePath = directoryPath.substring(root.length) || ".";
    if (filters.every((filter) => filter(relativePath, true))) paths.push(relativePath);
  };
}
var pushDirectory = (directoryPath, paths) => {
  paths.push(directoryPath || ".");
};
var pushDirectoryFilter = (directoryPath, paths, filters) => {
  const path = directoryPath || ".";
  if (filters.every((filter) => filter(path, true))) paths.push(path);
};
var empty$2 = () => {
};
function build$6(root, options) {
  const { includeDirs, filters, relativePaths } = options;
  if (!includeDirs) return empty$2;
  if (relativePaths) return filters && filters.length ? pushDirectoryFilterWithRelativePath(root) : pushDirectoryWithRelativePath(root);
  return filters && filters.length ? pushDirectoryFilter : pushDirectory;
}
var pushFileFilterAndCount = (filename, _paths, counts, filters) => {
  if (filters.every((filter) => filter(filename, false))) counts.files++;
};
var pushFileFilter = (filename, paths, _counts, filters) => {
  if (filters.every((filter) => filter(filename, false))) paths.push(filename);
};
var pushFileCount = (_filename, _paths, counts, _filters) => {
  counts.files++;
};
var pushFile = (filename, paths) => {
  paths.push(filename);
};
var empty$1 = () => {
};
function build$5(options) {
  const { excludeFiles, filters, onlyCounts } = options;
  if (excludeFiles) return empty$1;
  if (filters && filters.length) return onlyCounts ? pushFileFilterAndCount : pushFileFilter;
  else if (onlyCounts) return pushFileCount;
  else return pushFile;
}
var getArray = (paths) => {
  return paths;
};
var getArrayGroup = () => {
  return [""].slice(0, 0);
};
function build$4(options) {
  return options.group ? getArrayGroup : getArray;
}
var groupFiles = (groups, directory, files) => {
  groups.push({
    directory,
    files,
    dir: directory
  });
};
var empty = () => {
};
function build$3(options) {
  return options.group ? groupFiles : empty;
}
var resolveSymlinksAsync = function(path, state, callback$1) {
  const { queue, fs, options: { suppressErrors } } = state;
  queue.enqueue();
  fs.realpath(path, (error, resolvedPath) => {
    if (error) return queue.dequeue(suppressErrors ? null : error, state);
    fs.stat(resolvedPath, (error$1, stat2) => {
      if (error$1) return queue.dequeue(suppressErrors ? null : error$1, state);
      if (stat2.isDirectory() && isRecursive(path, resolvedPath, state)) return queue.dequeue(null, state);
      callback$1(stat2, resolvedPath);
      queue.dequeue(null, state);
    });
  });
};
var resolveSymlinks = function(path, state, callback$1) {
  const { queue, fs, options: { suppressErrors } } = state;
  queue.enqueue();
  try {
    const resolvedPath = fs.realpathSync(path);
    const stat2 = fs.statSync(resolvedPath);
    if (stat2.isDirectory() && isRecursive(path, resolvedPath, state)) return;
    callback$1(stat2, resolvedPath);
  } catch (e) {
    if (!suppressErrors) throw e;
  }
};
function build$2(options, isSynchronous) {
  if (!options.resolveSymlinks || options.excludeSymlinks) return null;
  return isSynchronous ? resolveSymlinks : resolveSymlinksAsync;
}
function isRecursive(path, resolved, state) {
  if (state.options.useRealPaths) return isRecursiveUsingRealPaths(resolved, state);
  let parent = dirname10(path);
  let depth = 1;
  while (parent !== state.root && depth < 2) {
    const resolvedPath = state.symlinks.get(parent);
    const isSameRoot = !!resolvedPath && (resolvedPath === resolved || resolvedPath.startsWith(resolved) || resolved.startsWith(resolvedPath));
    if (isSameRoot) depth++;
    else parent = dirname10(parent);
  }
  state.symlinks.set(path, resolved);
  return depth > 1;
}
function isRecursiveUsingRealPaths(resolved, state) {
  return state.visited.includes(resolved + state.options.pathSeparator);
}
var onlyCountsSync = (state) => {
  return state.counts;
};
var groupsSync = (state) => {
  return state.groups;
};
var defaultSync = (state) => {
  return state.paths;
};
var limitFilesSync = (state) => {
  return state.paths.slice(0, state.options.maxFiles);
};
var onlyCountsAsync = (state, error, callback$1) => {
  report(error, callback$1, state.counts, state.options.suppressErrors);
  return null;
};
var defaultAsync = (state, error, callback$1) => {
  report(error, callback$1, state.paths, state.options.suppressErrors);
  return null;
};
var limitFilesAsync = (state, error, callback$1) => {
  report(error, callback$1, state.paths.slice(0, state.options.maxFiles), state.options.suppressErrors);
  return null;
};
var groupsAsync = (state, error, callback$1) => {
  report(error, callback$1, state.groups, state.options.suppressErrors);
  return null;
};
function report(error, callback$1, output, suppressErrors) {
  if (error && !suppressErrors) callback$1(error, output);
  else callback$1(null, output);
}
function build$1(options, isSynchronous) {
  const { onlyCounts, group, maxFiles } = options;
  if (onlyCounts) return isSynchronous ? onlyCountsSync : onlyCountsAsync;
  else if (group) return isSynchronous ? groupsSync : groupsAsync;
  else if (maxFiles) return isSynchronous ? limitFilesSync : limitFilesAsync;
  else return isSynchronous ? defaultSync : defaultAsync;
}
var readdirOpts = { withFileTypes: true };
var walkAsync = (state, crawlPath, directoryPath, currentDepth, callback$1) => {
  state.queue.enqueue();
  if (currentDepth < 0) return state.queue.dequeue(null, state);
  const { fs } = state;
  state.visited.push(crawlPath);
  state.counts.directories++;
  fs.readdir(crawlPath || ".", readdirOpts, (error, entries = []) => {
    callback$1(entries, directoryPath, currentDepth);
    state.queue.dequeue(state.options.suppressErrors ? null : error, state);
  });
};
var walkSync = (state, crawlPath, directoryPath, currentDepth, callback$1) => {
  const { fs } = state;
  if (currentDepth < 0) return;
  state.visited.push(crawlPath);
  state.counts.directories++;
  let entries = [];
  try {
    entries = fs.readdirSync(crawlPath || ".", readdirOpts);
  } catch (e) {
    if (!state.options.suppressErrors) throw e;
  }
  callback$1(entries, directoryPath, currentDepth);
};
function build(isSynchronous) {
  return isSynchronous ? walkSync : walkAsync;
}
var Queue = class {
  count = 0;
  constructor(onQueueEmpty) {
    this.onQueueEmpty = onQueueEmpty;
  }
  enqueue() {
    this.count++;
    return this.count;
  }
  dequeue(error, output) {
    if (this.onQueueEmpty && (--this.count <= 0 || error)) {
      this.onQueueEmpty(error, output);
      if (error) {
        output.controller.abort();
        this.onQueueEmpty = void 0;
      }
    }
  }
};
var Counter = class {
  _files = 0;
  _directories = 0;
  set files(num) {
    this._files = num;
  }
  get files() {
    return this._files;
  }
  set directories(num) {
    this._directories = num;
  }
  get directories() {
    return this._directories;
  }
  /**
  * @deprecated use `directories` instead
  */
  /* c8 ignore next 3 */
  get dirs() {
    return this._directories;
  }
};
var Aborter = class {
  aborted = false;
  abort() {
    this.aborted = true;
  }
};
var Walker = class {
  root;
  isSynchronous;
  state;
  joinPath;
  pushDirectory;
  pushFile;
  getArray;
  groupFiles;
  resolveSymlink;
  walkDirectory;
  callbackInvoker;
  constructor(root, options, callback$1) {
    this.isSynchronous = !callback$1;
    this.callbackInvoker = build$1(options, this.isSynchronous);
    this.root = normalizePath(root, options);
    this.state = {
      root: isRootDirectory(this.root) ? this.root : this.root.slice(0, -1),
      paths: [""].slice(0, 0),
      groups: [],
      counts: new Counter(),
      options,
      queue: new Queue((error, state) => this.callbackInvoker(state, error, callback$1)),
      symlinks: /* @__PURE__ */ new Map(),
      visited: [""].slice(0, 0),
      controller: new Aborter(),
      fs: options.fs || nativeFs
    };
    this.joinPath = build$7(this.root, options);
    this.pushDirectory = build$6(this.root, options);
    this.pushFile = build$5(options);
    this.getArray = build$4(options);
    this.groupFiles = build$3(options);
    this.resolveSymlink = build$2(options, this.isSynchronous);
    this.walkDirectory = build(this.isSynchronous);
  }
  start() {
    this.pushDirectory(this.root, this.state.paths, this.state.options.filters);
    this.walkDirectory(this.state, this.root, this.root, this.state.options.maxDepth, this.walk);
    return this.isSynchronous ? this.callbackInvoker(this.state, null) : null;
  }
  walk = (entries, directoryPath, depth) => {
    const { paths, options: { filters, resolveSymlinks: resolveSymlinks$1, excludeSymlinks, exclude, maxFiles, signal, useRealPaths, pathSeparator }, controller } = this.state;
    if (controller.aborted || signal && signal.aborted || maxFiles && paths.length > maxFiles) return;
    const files = this.getArray(this.state.paths);
    for (let i = 0; i < entries.length; ++i) {
      const entry = entries[i];
      if (entry.isFile() || entry.isSymbolicLink() && !resolveSymlinks$1 && !excludeSymlinks) {
        const filename = this.joinPath(entry.name, directoryPath);
        this.pushFile(filename, files, this.state.counts, filters);
      } else if (entry.isDirectory()) {
        let path = joinDirectoryPath(entry.name, directoryPath, this.state.options.pathSeparator);
        if (exclude && exclude(entry.name, path)) continue;
        this.pushDirectory(path, paths, filters);
        this.walkDirectory(this.state, path, path, depth - 1, this.walk);
      } else if (this.resolveSymlink && entry.isSymbolicLink()) {
        let path = joinPathWithBasePath(entry.name, directoryPath);
        this.resolveSymlink(path, this.state, (stat2, resolvedPath) => {
          if (stat2.isDirectory()) {
            resolvedPath = normalizePath(resolvedPath, this.state.options);
            if (exclude && exclude(entry.name, useRealPaths ? resolvedPath : path + pathSeparator)) return;
            this.walkDirectory(this.state, resolvedPath, useRealPaths ? resolvedPath : path + pathSeparator, depth - 1, this.walk);
          } else {
            resolvedPath = useRealPaths ? resolvedPath : path;
            const filename = basename7(resolvedPath);
            const directoryPath$1 = normalizePath(dirname10(resolvedPath), this.state.options);
            resolvedPath = this.joinPath(filename, directoryPath$1);
            this.pushFile(resolvedPath, files, this.state.counts, filters);
          }
        });
      }
    }
    this.groupFiles(this.state.groups, directoryPath, files);
  };
};
function promise(root, options) {
  return new Promise((resolve$1, reject) => {
    callback(root, options, (err, output) => {
      if (err) return reject(err);
      resolve$1(output);
    });
  });
}
function callback(root, options, callback$1) {
  let walker = new Walker(root, options, callback$1);
  walker.start();
}
function sync(root, options) {
  const walker = new Walker(root, options);
  return walker.start();
}
var APIBuilder = class {
  constructor(root, options) {
    this.root = root;
    this.options = options;
  }
  withPromise() {
    return promise(this.root, this.options);
  }
  withCallback(cb) {
    callback(this.root, this.options, cb);
  }
  sync() {
    return sync(this.root, this.options);
  }
};
var pm = null;
try {
  __require2.resolve("picomatch");
  pm = __require2("picomatch");
} catch {
}
var Builder = class {
  globCache = {};
  options = {
    maxDepth: Infinity,
    suppressErrors: true,
    pathSeparator: sep4,
    filters: []
  };
  globFunction;
  constructor(options) {
    this.options = {
      ...this.options,
      ...options
    };
    this.globFunction = this.options.globFunction;
  }
  group() {
    this.options.group = true;
    return this;
  }
  withPathSeparator(separator) {
    this.options.pathSeparator = separator;
    return this;
  }
  withBasePath() {
    this.options.includeBasePath = true;
    return this;
  }
  withRelativePaths() {
    this.options.relativePaths = true;
    return this;
  }
  withDirs() {
    this.options.includeDirs = true;
    return this;
  }
  withMaxDepth(depth) {
    this.options.maxDepth = depth;
    return this;
  }
  withMaxFiles(limit) {
    this.options.maxFiles = limit;
    return this;
  }
  withFullPaths() {
    this.options.resolvePaths = true;
    this.options.includeBasePath = true;
    return this;
  }
  withErrors() {
    this.options.suppressErrors = false;
    return this;
  }
  withSymlinks({ resolvePaths = true } = {}) {
    this.options.resolveSymlinks = true;
    this.options.useRealPaths = resolvePaths;
    return this.withFullPaths();
  }
  withAbortSignal(signal) {
    this.options.signal = signal;
    return this;
  }
  normalize() {
    this.options.normalizePath = true;
    return this;
  }
  filter(predicate) {
    this.options.filters.push(predicate);
    return this;
  }
  onlyDirs() {
    this.options.excludeFiles = true;
    this.options.includeDirs = true;
    return this;
  }
  exclude(predicate) {
    this.options.exclude = predicate;
    return this;
  }
  onlyCounts() {
    this.options.onlyCounts = true;
    return this;
  }
  crawl(root) {
    return new APIBuilder(root || ".", this.options);
  }
  withGlobFunction(fn) {
    this.globFunction = fn;
    return this;
  }
  /**
  * @deprecated Pass options using the constructor instead:
  * ```ts
  * new fdir(options).crawl("/path/to/root");
  * ```
  * This method will be removed in v7.0
  */
  /* c8 ignore next 4 */
  crawlWithOptions(root, options) {
    this.options = {
      ...this.options,
      ...options
    };
    return new APIBuilder(root || ".", this.options);
  }
  glob(...patterns) {
    if (this.globFunction) return this.globWithOptions(patterns);
    return this.globWithOptions(patterns, ...[{ dot: true }]);
  }
  globWithOptions(patterns, ...options) {
    const globFn = this.globFunction || pm;
    if (!globFn) throw new Error("Please specify a glob function to use glob matching.");
    var isMatch = this.globCache[patterns.join("\0")];
    if (!isMatch) {
      isMatch = globFn(patterns, ...options);
      this.globCache[patterns.join("\0")] = isMatch;
    }
    this.options.filters.push((path) => isMatch(path));
    return this;
  }
};

// node_modules/tinyglobby/dist/index.mjs
var import_picomatch = __toESM(require_picomatch2(), 1);
var isReadonlyArray = Array.isArray;
var BACKSLASHES = /\\/g;
var DRIVE_RELATIVE_PATH = /^[A-Za-z]:$/;
var isWin = process.platform === "win32";
var ONLY_PARENT_DIRECTORIES = /^(\/?\.\.)+$/;
function getPartialMatcher(patterns, options = {}) {
  const patternsCount = patterns.length;
  const patternsParts = Array(patternsCount);
  const matchers = Array(patternsCount);
  let i, j;
  for (i = 0; i < patternsCount; i++) {
    const parts = splitPattern(patterns[i]);
    patternsParts[i] = parts;
    const partsCount = parts.length;
    const partMatchers = Array(partsCount);
    for (j = 0; j < partsCount; j++) partMatchers[j] = (0, import_picomatch.default)(parts[j], options);
    matchers[i] = partMatchers;
  }
  return (input) => {
    const inputParts = input.split("/");
    if (inputParts[0] === ".." && ONLY_PARENT_DIRECTORIES.test(input)) return true;
    for (i = 0; i < patternsCount; i++) {
      const patternParts = patternsParts[i];
      const matcher = matchers[i];
      const inputPatternCount = inputParts.length;
      const minParts = Math.min(inputPatternCount, patternParts.length);
      j = 0;
      while (j < minParts) {
        const part = patternParts[j];
        if (part.includes("/")) return true;
        if (!matcher[j](inputParts[j])) break;
        if (!options.noglobstar && part === "**") return true;
        j++;
      }
      if (j === inputPatternCount) return true;
    }
    return false;
  };
}
var WIN32_ROOT_DIR = /^[A-Z]:\/$/i;
var isRoot = isWin ? (p) => WIN32_ROOT_DIR.test(p) : (p) => p === "/";
function buildFormat(cwd, root, absolute) {
  if (cwd === root || root.startsWith(`${cwd}/`)) {
    if (absolute) {
      const start = cwd.length + +!isRoot(cwd);
      return (p, isDir) => p.slice(start, isDir ? -1 : void 0) || ".";
    }
    const prefix = root.slice(cwd.length + 1);
    if (prefix) return (p, isDir) => {
      if (p === ".") return prefix;
      const result = `${prefix}/${p}`;
      return isDir ? result.slice(0, -1) : result;
    };
    return (p, isDir) => isDir && p !== "." ? p.slice(0, -1) : p;
  }
  if (absolute) return (p) => posix.relative(cwd, p) || ".";
  return (p) => posix.relative(cwd, `${root}/${p}`) || ".";
}
function buildRelative(cwd, root) {
  if (root.startsWith(`${cwd}/`)) {
    const prefix = root.slice(cwd.length + 1);
    return (p) => `${prefix}/${p}`;
  }
  return (p) => {
    const result = posix.relative(cwd, `${root}/${p}`);
    return p[p.length - 1] === "/" && result !== "" ? `${result}/` : result || ".";
  };
}
function ensureNonDriveRelativePath(path) {
  return path.replace(DRIVE_RELATIVE_PATH, (match) => `${match}/`);
}
var splitPatternOptions = { parts: true };
function splitPattern(path) {
  var _result$parts;
  const result = import_picomatch.default.scan(path, splitPatternOptions);
  return ((_result$parts = result.parts) === null || _result$parts === void 0 ? void 0 : _result$parts.length) ? result.parts : [path];
}
var POSIX_UNESCAPED_GLOB_SYMBOLS = /(?<!\\)([()[\]{}*?|]|^!|[!+@](?=\()|\\(?![()[\]{}!*+?@|]))/g;
var WIN32_UNESCAPED_GLOB_SYMBOLS = /(?<!\\)([()[\]{}]|^!|[!+@](?=\())/g;
var escapePosixPath = (path) => path.replace(POSIX_UNESCAPED_GLOB_SYMBOLS, "\\$&");
var escapeWin32Path = (path) => path.replace(WIN32_UNESCAPED_GLOB_SYMBOLS, "\\$&");
var escapePath = isWin ? escapeWin32Path : escapePosixPath;
function isDynamicPattern(pattern, options) {
  if ((options === null || options === void 0 ? void 0 : options.caseSensitiveMatch) === false) return true;
  const scan = import_picomatch.default.scan(pattern);
  return scan.isGlob || scan.negated;
}
function log(...tasks) {
  console.log(`[tinyglobby ${(/* @__PURE__ */ new Date()).toLocaleTimeString("es")}]`, ...tasks);
}
function ensureStringArray(value) {
  return typeof value === "string" ? [value] : value !== null && value !== void 0 ? value : [];
}
var PARENT_DIRECTORY = /^(\/?\.\.)+/;
var ESCAPING_BACKSLASHES = /\\(?=[()[\]{}!*+?@|])/g;
function normalizePattern(pattern, opts, props, isIgnore) {
  var _PARENT_DIRECTORY$exe;
  const cwd = opts.cwd;
  let result = pattern;
  if (pattern[pattern.length - 1] === "/") result = pattern.slice(0, -1);
  if (result[result.length - 1] !== "*" && opts.expandDirectories) result += "/**";
  const escapedCwd = escapePath(cwd);
  result = isAbsolute4(result.replace(ESCAPING_BACKSLASHES, "")) ? posix.relative(escapedCwd, result) : posix.normalize(result);
  const parentDir = (_PARENT_DIRECTORY$exe = PARENT_DIRECTORY.exec(result)) === null || _PARENT_DIRECTORY$exe === void 0 ? void 0 : _PARENT_DIRECTORY$exe[0];
  const parts = splitPattern(result);
  if (parentDir) {
    const n = (parentDir.length + 1) / 3;
    let i = 0;
    const cwdParts = escapedCwd.split("/");
    while (i < n && parts[i + n] === cwdParts[cwdParts.length + i - n]) {
      result = result.slice(0, (n - i - 1) * 3) + result.slice((n - i) * 3 + parts[i + n].length + 1) || ".";
      i++;
    }
    const potentialRoot = posix.join(cwd, parentDir.slice(i * 3));
    if (potentialRoot[0] !== "." && props.root.length > potentialRoot.length) {
      props.root = ensureNonDriveRelativePath(potentialRoot);
      props.depthOffset = -n + i;
    }
  }
  if (!isIgnore && props.depthOffset >= 0) {
    var _props$commonPath;
    (_props$commonPath = props.commonPath) !== null && _props$commonPath !== void 0 || (props.commonPath = parts);
    const newCommonPath = [];
    const length = Math.min(props.commonPath.length, parts.length);
    for (let i = 0; i < length; i++) {
      const part = parts[i];
      if (part === "**" && !parts[i + 1]) {
        newCommonPath.pop();
        break;
      }
      if (i === parts.length - 1 || part !== props.commonPath[i] || isDynamicPattern(part)) break;
      newCommonPath.push(part);
    }
    props.depthOffset = newCommonPath.length;
    props.commonPath = newCommonPath;
    props.root = ensureNonDriveRelativePath(newCommonPath.length > 0 ? posix.join(cwd, ...newCommonPath) : cwd);
  }
  return result;
}
function processPatterns(options, patterns, props) {
  const matchPatterns = [];
  const ignorePatterns = [];
  for (const pattern of options.ignore) {
    if (!pattern) continue;
    if (pattern[0] !== "!" || pattern[1] === "(") ignorePatterns.push(normalizePattern(pattern, options, props, true));
  }
  for (const pattern of patterns) {
    if (!pattern) continue;
    if (pattern[0] !== "!" || pattern[1] === "(") matchPatterns.push(normalizePattern(pattern, options, props, false));
    else if (pattern[1] !== "!" || pattern[2] === "(") ignorePatterns.push(normalizePattern(pattern.slice(1), options, props, true));
  }
  return {
    match: matchPatterns,
    ignore: ignorePatterns
  };
}
function buildCrawler(options, patterns) {
  const cwd = options.cwd;
  const props = {
    root: cwd,
    depthOffset: 0
  };
  const processed = processPatterns(options, patterns, props);
  if (options.debug) log("internal processing patterns:", processed);
  const { absolute, caseSensitiveMatch, debug, dot, followSymbolicLinks, onlyDirectories } = options;
  const root = props.root.replace(BACKSLASHES, "");
  const matchOptions = {
    dot,
    nobrace: options.braceExpansion === false,
    nocase: !caseSensitiveMatch,
    noextglob: options.extglob === false,
    noglobstar: options.globstar === false,
    posix: true
  };
  const matcher = (0, import_picomatch.default)(processed.match, matchOptions);
  const ignore = (0, import_picomatch.default)(processed.ignore, matchOptions);
  const partialMatcher = getPartialMatcher(processed.match, matchOptions);
  const format = buildFormat(cwd, root, absolute);
  const excludeFormatter = absolute ? format : buildFormat(cwd, root, true);
  const excludePredicate = (_, p) => {
    const relativePath = excludeFormatter(p, true);
    return relativePath !== "." && !partialMatcher(relativePath) || ignore(relativePath);
  };
  let maxDepth;
  if (options.deep !== void 0) maxDepth = Math.round(options.deep - props.depthOffset);
  const crawler = new Builder({
    filters: [debug ? (p, isDirectory) => {
      const path = format(p, isDirectory);
      const matches = matcher(path) && !ignore(path);
      if (matches) log(`matched ${path}`);
      return matches;
    } : (p, isDirectory) => {
      const path = format(p, isDirectory);
      return matcher(path) && !ignore(path);
    }],
    exclude: debug ? (_, p) => {
      const skipped = excludePredicate(_, p);
      log(`${skipped ? "skipped" : "crawling"} ${p}`);
      return skipped;
    } : excludePredicate,
    fs: options.fs,
    pathSeparator: "/",
    relativePaths: !absolute,
    resolvePaths: absolute,
    includeBasePath: absolute,
    resolveSymlinks: followSymbolicLinks,
    excludeSymlinks: !followSymbolicLinks,
    excludeFiles: onlyDirectories,
    includeDirs: onlyDirectories || !options.onlyFiles,
    maxDepth,
    signal: options.signal
  }).crawl(root);
  if (options.debug) log("internal properties:", {
    ...props,
    root
  });
  return [crawler, cwd !== root && !absolute && buildRelative(cwd, root)];
}
function formatPaths(paths, mapper) {
  if (mapper) for (let i = paths.length - 1; i >= 0; i--) paths[i] = mapper(paths[i]);
  return paths;
}
var defaultOptions = {
  caseSensitiveMatch: true,
  debug: !!process.env.TINYGLOBBY_DEBUG,
  expandDirectories: true,
  followSymbolicLinks: true,
  onlyFiles: true
};
function getOptions(options) {
  const opts = Object.assign({}, options);
  for (const key in defaultOptions) if (opts[key] === void 0) Object.assign(opts, { [key]: defaultOptions[key] });
  opts.cwd = (opts.cwd instanceof URL ? fileURLToPath(opts.cwd) : resolve6(opts.cwd || process.cwd())).replace(BACKSLASHES, "/");
  opts.ignore = ensureStringArray(opts.ignore);
  opts.fs && (opts.fs = {
    readdir: opts.fs.readdir || readdir,
    readdirSync: opts.fs.readdirSync || readdirSync2,
    realpath: opts.fs.realpath || realpath,
    realpathSync: opts.fs.realpathSync || realpathSync5,
    stat: opts.fs.stat || stat,
    statSync: opts.fs.statSync || statSync5
  });
  if (opts.debug) log("globbing with options:", opts);
  return opts;
}
function getCrawler(globInput, inputOptions = {}) {
  var _ref;
  if (globInput && (inputOptions === null || inputOptions === void 0 ? void 0 : inputOptions.patterns)) throw new Error("Cannot pass patterns as both an argument and an option");
  const isModern = isReadonlyArray(globInput) || typeof globInput === "string";
  const patterns = ensureStringArray((_ref = isModern ? globInput : globInput.patterns) !== null && _ref !== void 0 ? _ref : "**/*");
  const options = getOptions(isModern ? inputOptions : globInput);
  return patterns.length > 0 ? buildCrawler(options, patterns) : [];
}
function globSync(globInput, options) {
  const [crawler, relative9] = getCrawler(globInput, options);
  return crawler ? formatPaths(crawler.sync(), relative9) : [];
}

// src/manifest/match-files.ts
var NEVER = ["**/node_modules/**", "**/.git/**", "**/*.lock.d/**"];
function matchManifests(config2, top, display2) {
  const excluded = config2.segments.filter((glob) => glob.startsWith("!")).map((glob) => glob.slice(1));
  const own = basename8(config2.file);
  const paths = /* @__PURE__ */ new Set();
  const outside2 = /* @__PURE__ */ new Set();
  const problems = [];
  const adding = config2.segments.filter((glob) => !glob.startsWith("!"));
  if (adding.length === 0) problems.push(fileProblem(config2.file, ONLY_EXCLUDING));
  for (const glob of adding) {
    const matches = globSync(glob, {
      cwd: config2.folder,
      absolute: true,
      ignore: [...NEVER, ...excluded],
      expandDirectories: false,
      fs: { realpathSync: confinedLinks(config2, top, outside2) }
    }).filter((path) => relative7(config2.folder, path) !== own);
    for (const match of matches) paths.add(match);
    if (matches.length === 0) problems.push(unmatched(config2, glob));
  }
  const warnings = [...outside2].sort(compareUtf8).map((path) => notFollowed(display2(path)));
  return { paths: [...paths].sort(compareUtf8), problems, warnings };
}
function confinedLinks(config2, top, outside2) {
  const resolveLink = (path) => {
    const real = realPath2(path);
    if (real === null) return join12(config2.folder, basename8(config2.file));
    if (statSync6(real).isDirectory() && confinement(top, real) !== "inside" && real !== top) {
      outside2.add(path);
      throw new Error("leads out of the repository");
    }
    return real;
  };
  return resolveLink;
}
function realPath2(path) {
  try {
    return realpathSync6(path);
  } catch {
    return null;
  }
}
function unmatched(config2, glob) {
  const written = config2.globs?.find(({ pattern }) => pattern === glob);
  const problem = fileProblem(config2.file, {
    code: "glob-matches-nothing",
    message: say`the glob ${asPath(glob)} matches no file`,
    next: say`Add a manifest that it matches, or fix ${asCode("segments:")} in the config.`
  });
  if (written === void 0) return problem;
  const frame = written.frame === null ? {} : { frame: written.frame };
  return { ...problem, place: written.place, ...frame };
}
var ONLY_EXCLUDING = {
  code: "glob-matches-nothing",
  message: say`every glob under ${asCode("segments:")} starts with ${asCode("!")}, so it only excludes files`,
  next: say`Add a glob that matches manifests, such as ${asCode("segments/**/*.yaml")}.`
};
function notFollowed(path) {
  const problem = fileProblem(path, {
    code: "link-not-followed",
    message: say`the link is ignored: it leads to a folder outside the repository`,
    next: say`Move its manifests into the repository, or exclude the link with a glob that starts with ${asCode("!")}.`
  });
  return { ...problem, severity: "warning" };
}

// src/manifest/parse-manifest.ts
var import_yaml4 = __toESM(require_dist(), 1);

// schema/manifest.schema.json
var manifest_schema_default = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "segops manifest",
  description: "Declares one CleverTap API segment and who is in it.",
  type: "object",
  required: ["segment"],
  additionalProperties: false,
  anyOf: [
    {
      required: ["members"]
    },
    {
      required: ["members_from"]
    },
    {
      properties: {
        segment: {
          type: "object",
          required: ["retire"]
        }
      }
    }
  ],
  properties: {
    segment: {
      title: "The segment",
      description: "Names the segment by one of its IDs or by both.",
      type: "object",
      additionalProperties: false,
      anyOf: [
        {
          required: ["customer_segment_id"]
        },
        {
          required: ["ct_segment_id"]
        }
      ],
      properties: {
        customer_segment_id: {
          title: "Customer segment ID",
          description: "The ID that you gave the segment. Taken by its source text: 00123 stays 00123. Must not start with `ct:`.",
          type: ["string", "number", "boolean"],
          examples: ["vip_customers"]
        },
        ct_segment_id: {
          title: "CleverTap segment ID",
          description: "The number that CleverTap gave the segment.",
          type: "integer",
          examples: [1234]
        },
        name: {
          title: "Name",
          description: "A label for people; the segment's name when segops creates it.",
          type: ["string", "number", "boolean"],
          examples: ["VIP customers"]
        },
        create: {
          title: "Create the segment",
          description: "Make the segment in the account if segops has not made it yet. No API can delete a segment.",
          type: "boolean",
          default: false
        },
        retire: {
          title: "End the segment",
          description: "keep: its members stay as they are; empty: they are removed, under the guards. Once applied, the file may go.",
          enum: ["keep", "empty"]
        },
        adopt: {
          title: "Take over a segment that exists",
          description: "accepted: the listed members count as sent; unconfirmed: they are sent once. Only while the lock does not know the segment.",
          enum: ["accepted", "unconfirmed"]
        },
        renamed_from: {
          title: "Its old name",
          description: "CleverTap cannot rename a segment: this one is new, and the plan says what that costs.",
          type: ["string", "number", "boolean"],
          examples: ["vip_2025"]
        }
      }
    },
    members: {
      title: "Members",
      description: "Who is in the segment. `[]` permits emptying it; leave the key out when all members come from lists. Scalars are taken by their source text.",
      type: "array",
      items: {
        $ref: "#/definitions/member"
      },
      examples: [["ada@example.com", "00123"]]
    },
    members_from: {
      title: "Lists of members",
      description: "Files that hold members, from the folder of segops.yaml.",
      type: "array",
      minItems: 1,
      items: {
        title: "A list",
        type: "object",
        required: ["file"],
        additionalProperties: false,
        properties: {
          file: {
            $ref: "#/definitions/file"
          },
          column: {
            $ref: "#/definitions/column"
          },
          guid_column: {
            $ref: "#/definitions/guid_column"
          },
          max_age: {
            $ref: "#/definitions/max_age"
          },
          expect_rows: {
            $ref: "#/definitions/expect_rows"
          }
        }
      },
      examples: [
        [
          {
            file: "lists/vip.txt"
          }
        ]
      ]
    },
    exclude_from: {
      title: "Exclusions",
      description: "Members of these lists and segments are kept out.",
      type: "array",
      minItems: 1,
      items: {
        title: "A list or a segment",
        type: "object",
        additionalProperties: false,
        oneOf: [
          {
            required: ["file"]
          },
          {
            required: ["segment"]
          }
        ],
        properties: {
          file: {
            $ref: "#/definitions/file"
          },
          column: {
            $ref: "#/definitions/column"
          },
          guid_column: {
            $ref: "#/definitions/guid_column"
          },
          segment: {
            title: "Another manifest's segment",
            description: "Its customer_segment_id, or ct: and its ct_segment_id if it has no other.",
            type: ["string", "number", "boolean"],
            examples: ["do_not_contact", "ct:1234"]
          },
          max_age: {
            $ref: "#/definitions/max_age"
          },
          expect_rows: {
            $ref: "#/definitions/expect_rows"
          }
        }
      },
      examples: [
        [
          {
            file: "lists/opted-out.txt"
          },
          {
            segment: "do_not_contact"
          }
        ]
      ]
    },
    guard: {
      title: "Guard",
      description: "Limits of this segment whose breach refuses an apply; what is absent comes from segops.yaml.",
      type: "object",
      additionalProperties: false,
      properties: {
        max_removals: {
          description: "Removals from a segment within window, relative to its largest size in that time.",
          $ref: "#/definitions/threshold"
        },
        max_additions: {
          description: "Additions to a segment, relative to its size.",
          $ref: "#/definitions/threshold"
        },
        max_exclusion_shrink: {
          description: "Rows that an exclusion (a list or a segment) lost since the last apply.",
          $ref: "#/definitions/threshold"
        },
        min_existing: {
          description: "Segments with fewer members than this are exempt from limits that are shares.",
          type: "integer",
          minimum: 0
        },
        waiver: {
          title: "An exception that ends",
          description: "Allows for a while what a guard refused. The refusal prints what to write here.",
          type: "object",
          additionalProperties: false,
          required: ["until", "reason"],
          properties: {
            max_removals: {
              description: "Removals from a segment within window, relative to its largest size in that time.",
              $ref: "#/definitions/threshold"
            },
            max_additions: {
              description: "Additions to a segment, relative to its size.",
              $ref: "#/definitions/threshold"
            },
            max_exclusion_shrink: {
              description: "Rows that an exclusion (a list or a segment) lost since the last apply.",
              $ref: "#/definitions/threshold"
            },
            lists: {
              title: "Lists to believe",
              description: "Paths of lists that are believed as they are: empty, cut off, too old, of other rows or digest.",
              type: "array",
              minItems: 1,
              items: {
                type: ["string", "number", "boolean"]
              }
            },
            distinct_from: {
              title: "Not the same segment",
              description: "Segments of the other ID form that are not this one.",
              type: "array",
              minItems: 1,
              items: {
                type: ["string", "number", "boolean"]
              }
            },
            until: {
              title: "End",
              description: "When the exception ends: a day or a time with its zone, at most 30 days ahead.",
              type: "string",
              minLength: 1,
              examples: ["2026-12-01", "2026-12-01T18:00Z"]
            },
            reason: {
              title: "Reason",
              description: "Why this is right; it is kept with the apply.",
              type: "string",
              minLength: 1,
              examples: ["the campaign ended"]
            }
          }
        }
      }
    }
  },
  definitions: {
    member: {
      title: "A member",
      description: "An identity, or the guid of an anonymous profile. Quote what starts with @ * ! & % # or a backtick.",
      type: ["string", "number", "boolean", "object"],
      additionalProperties: false,
      minProperties: 1,
      properties: {
        identity: {
          description: "The CleverTap identity. If a guid is given too, the identity is the member.",
          type: ["string", "number", "boolean"]
        },
        guid: {
          description: "The CleverTap ID of an anonymous profile.",
          type: ["string", "number", "boolean"]
        }
      },
      examples: [
        "ada@example.com",
        {
          guid: "abcde12345"
        }
      ]
    },
    file: {
      title: "Path of a list",
      description: "From the folder of segops.yaml, inside the repository, with forward slashes. One identity per line; a .csv names its column.",
      type: ["string", "number", "boolean"],
      examples: ["lists/vip.txt", "lists/vip.csv"]
    },
    column: {
      title: "Identity column",
      description: "Header of the CSV column that holds identities.",
      type: ["string", "number", "boolean"],
      examples: ["Identity"]
    },
    guid_column: {
      title: "Guid column",
      description: "Header of the CSV column that holds guids.",
      type: ["string", "number", "boolean"],
      examples: ["guid"]
    },
    threshold: {
      title: "Threshold",
      description: "A share such as 30% or 0.5%, or a count such as 500.",
      type: ["string", "integer"],
      pattern: "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$",
      minimum: 0,
      examples: ["30%", "0.5%", 500]
    },
    max_age: {
      title: "Greatest age",
      description: "Refuses the apply if the list was last changed longer ago, such as 36h.",
      type: "string",
      pattern: "^([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?$",
      examples: ["36h"]
    },
    expect_rows: {
      title: "Expected rows",
      description: "Refuses the apply if the list holds another number of members: 20000, 10000..30000, or 10000.. for at least.",
      type: ["integer", "string"],
      pattern: "^[0-9]+(\\.\\.([0-9]+)?)?$",
      minimum: 0,
      examples: [2e4, "10000..30000", "10000.."]
    }
  }
};

// src/lists/list-ref.ts
var ROWS = /^(\d{1,15})(\.\.(\d{1,15})?)?$/;
function parseRows(text) {
  const match = ROWS.exec(text);
  if (match === null) return null;
  const least2 = Number(match[1]);
  if (match[2] === void 0) return { least: least2, most: least2 };
  const most = match[3] === void 0 ? Number.POSITIVE_INFINITY : Number(match[3]);
  return most < least2 ? null : { least: least2, most };
}
function readLists(source, root, problems) {
  return itemsOf(root, "members_from").flatMap((item) => listOf(source, item, problems));
}
function readExclusions(source, root, problems) {
  return itemsOf(root, "exclude_from").flatMap((item) => {
    const segment = scalarOf(item, "segment");
    if (segment === null) return listOf(source, item, problems);
    return [{ kind: "segment", key: segment.text, place: source.place(segment.at) }];
  });
}
function listOf(source, item, problems) {
  const file = scalarOf(item, "file");
  if (file === null) return [];
  const format = formatOf(item, file.text);
  const finding = pathFault(file.text) ?? formatFault(format, file.text);
  if (finding !== null) {
    problems.push(source.problem(file.at, finding, file.length));
    return [];
  }
  const place = source.place(file.at);
  return [
    { kind: "list", path: file.text, format, ...expectations(source, item, problems), place }
  ];
}
function expectations(source, item, problems) {
  const reader = new FieldReader(source, problems);
  return {
    maxAgeMs: reader.read(item, "max_age", parseDuration, badDuration),
    expectRows: reader.read(item, "expect_rows", parseRows, badRowRange)
  };
}
function badRowRange(text) {
  return {
    code: "bad-row-range",
    message: say`${asValue(text)} is not a valid number of rows`,
    next: say`Write a number such as 20000, or a range such as 10000..30000, or 10000.. for at least 10,000.`
  };
}
function formatOf(item, path) {
  const column = scalarOf(item, "column")?.text ?? null;
  const guidColumn = scalarOf(item, "guid_column")?.text ?? null;
  const csv = /\.csv$/i.test(path) || column !== null || guidColumn !== null;
  return csv ? { kind: "csv", column, guidColumn } : { kind: "text" };
}
function formatFault(format, path) {
  if (format.kind === "text" || format.column !== null || format.guidColumn !== null) return null;
  return {
    code: "missing-column",
    message: say`${asPath(path)} is a CSV file, but no column is named`,
    next: say`Add ${asCode("column:")} with the name of the column of identities, or ${asCode("guid_column:")} with that of guids.`
  };
}
function pathFault(path) {
  if (/[\p{Cc}\p{Cs}]/u.test(path)) {
    return {
      code: "bad-path",
      message: say`the path ${asPath(path)} contains a control character`,
      next: say`Remove the character.`
    };
  }
  if (path.includes("\\")) {
    return {
      code: "bad-path",
      message: say`the path ${asPath(path)} contains a backslash`,
      next: say`Write forward slashes: ${asPath(path.replaceAll("\\", "/"))}.`
    };
  }
  if (path !== "") return null;
  return { code: "bad-path", message: say`the path is empty`, next: say`Name the list file.` };
}

// src/manifest/inline-members.ts
var import_yaml3 = __toESM(require_dist(), 1);
var FIELDS = ["identity", "guid"];
function readInlineMembers(sequence, source) {
  if (!(0, import_yaml3.isSeq)(sequence)) return { members: null, problems: [] };
  const items = sequence.items;
  const reader = new MemberReader(source);
  let last = sequence.range?.[0] ?? 0;
  for (const item of items) {
    reader.add(item, last);
    last = item !== null && "range" in item ? item.range?.[1] ?? last : last;
  }
  return reader.finish();
}
var MemberReader = class {
  #source;
  #values = { identity: [], guid: [] };
  #offsets = { identity: [], guid: [] };
  #problems;
  constructor(source) {
    this.#source = source;
    this.#problems = new ProblemsOfFile(source);
  }
  add(item, fallback) {
    const member = this.#member(item, fallback);
    if (member === null) return;
    const fault = checkMemberText(member.value, member.kind);
    if (fault !== null) {
      this.#tell(member.at, faultFinding(fault, member.value, member.kind), member.length);
      return;
    }
    this.#values[member.kind].push(member.value);
    this.#offsets[member.kind].push(member.at);
  }
  finish() {
    const identities = this.#lines("identity");
    const guids = this.#lines("guid");
    const problems = this.#problems.all();
    if (problems.length > 0) return { members: null, problems };
    const count = this.#values.identity.length + this.#values.guid.length;
    return { members: { identities, guids, count }, problems: [] };
  }
  /** Duplicates are looked for only if sorting has removed some. */
  #lines(kind) {
    const values = this.#values[kind];
    const lines = sortedLines(values);
    if (countLines(lines) !== values.length) this.#duplicates(kind);
    return lines;
  }
  #duplicates(kind) {
    const first = /* @__PURE__ */ new Map();
    for (const [index, value] of this.#values[kind].entries()) {
      const at4 = this.#offsets[kind][index] ?? 0;
      const before = first.get(value);
      if (before === void 0) first.set(value, at4);
      else this.#tell(at4, this.#duplicate(value, before), value.length);
    }
  }
  #duplicate(value, first) {
    return {
      code: "duplicate-member",
      message: say`duplicate member ${asValue(value)}: the first is in ${lineText(this.#source.lineOf(first))}`,
      next: say`Remove one of the two.`
    };
  }
  #member(item, fallback) {
    if (item !== null && (0, import_yaml3.isMap)(item)) return this.#written(item, item.items);
    const node = item;
    const text = this.#text(node, fallback);
    if (text === null) return null;
    const at4 = node?.range?.[0] ?? fallback;
    return { kind: "identity", value: text, at: at4, length: (node?.range?.[1] ?? at4) - at4 };
  }
  /** `{identity?, guid?}`: if both are given, the identity is the member. */
  #written(map, pairs) {
    const at4 = map.range?.[0] ?? 0;
    if (!this.#untagged(map, at4)) return null;
    const given = /* @__PURE__ */ new Map();
    for (const pair of pairs) {
      const name = (0, import_yaml3.isScalar)(pair.key) ? String(pair.key.source ?? "") : "";
      const keyAt = (0, import_yaml3.isScalar)(pair.key) ? pair.key.range?.[0] ?? at4 : at4;
      if (!FIELDS.includes(name)) return this.#tell(keyAt, unknownField2(name), name.length);
      if (given.has(name)) return this.#tell(keyAt, fieldTwice(name), name.length);
      given.set(name, pair);
    }
    const kind = given.has("identity") ? "identity" : "guid";
    const node = given.get(kind)?.value ?? null;
    const value = this.#text(node, at4);
    if (value === null) return null;
    const start = node?.range?.[0] ?? at4;
    return { kind, value, at: start, length: (node?.range?.[1] ?? start) - start };
  }
  /** The text of a scalar; null, with a problem, if YAML reads it as another text. */
  #text(node, fallback) {
    const at4 = node?.range?.[0] ?? fallback;
    if ((0, import_yaml3.isAlias)(node)) return this.#tell(at4, UNQUOTED.alias, node.source.length + 1);
    if (node === null) return this.#tell(at4, UNQUOTED.empty);
    if (!this.#untagged(node, at4)) return null;
    if (!(0, import_yaml3.isScalar)(node)) return this.#tell(at4, UNQUOTED.nested);
    const text = node.source ?? "";
    if (node.type === "PLAIN") return this.#plain(text, at4, node.range?.[1] ?? at4);
    return text;
  }
  #plain(text, at4, end) {
    if (text === "") {
      const rest = /^[ \t]*(#?)/.exec(this.#source.text.slice(at4, at4 + 200));
      const empty2 = rest?.[1] === "#" ? UNQUOTED.comment : UNQUOTED.empty;
      return this.#tell(at4, empty2);
    }
    if (end - at4 !== text.length && this.#source.text.slice(at4, end).includes("\n")) {
      return this.#tell(at4, UNQUOTED.folded, text.length);
    }
    return text;
  }
  #untagged(node, at4) {
    const anchor = "anchor" in node && typeof node.anchor === "string";
    if (node.tag === void 0 && !anchor) return true;
    const mark = this.#source.text.lastIndexOf(anchor ? "&" : "!", Math.max(0, at4 - 1));
    this.#tell(Math.max(0, mark), anchor ? UNQUOTED.anchor : UNQUOTED.tag, at4 - mark);
    return false;
  }
  #tell(at4, finding, length = 1) {
    this.#problems.add({ at: at4, finding, length });
    return null;
  }
};
function unknownField2(name) {
  const near = nearest(name, FIELDS);
  return {
    code: "unknown-field",
    message: say`unknown field ${asValue(name)} in a member`,
    next: near === null ? say`Write one value, or ${asCode("identity:")} or ${asCode("guid:")} and a value. Put a value with a colon and a space in quotes.` : say`Did you mean ${asCode(near)}?`
  };
}
function fieldTwice(name) {
  return {
    code: "duplicate-field",
    message: say`duplicate field ${asValue(name)} in a member`,
    next: say`Keep one of the two.`
  };
}
var UNQUOTED = {
  alias: unquoted("*", "an alias"),
  anchor: unquoted("&", "an anchor"),
  tag: unquoted("!", "a tag"),
  comment: {
    code: "empty-member",
    message: say`the member is empty: the text after ${asCode("#")} is a comment`,
    next: say`If ${asCode("#")} belongs to the member, put the member in quotes. If not, remove the line.`
  },
  empty: {
    code: "empty-member",
    message: say`the member is empty`,
    next: say`Write a member after the dash, or remove the line.`
  },
  nested: {
    code: "wrong-type",
    message: say`a member must be one value, not a sequence`,
    next: say`Write one member per dash. Put a member that starts with a dash or a bracket in quotes.`
  },
  folded: {
    code: "yaml-syntax",
    message: say`the member has several lines, which YAML joins with spaces`,
    next: say`Start each member with a dash. Write a member with spaces on one line.`
  }
};
function unquoted(mark, what) {
  return {
    code: "yaml-syntax",
    message: say`a member cannot start with ${asCode(mark)} without quotes: YAML reads it as ${what}`,
    next: say`If ${asCode(mark)} belongs to the member, put the member in quotes. If not, remove it.`
  };
}

// src/manifest/read-segment.ts
var RESERVED_PREFIX = "ct:";
function segmentKey(ids) {
  return ids.customerSegmentId ?? `${RESERVED_PREFIX}${ids.ctSegmentId ?? ""}`;
}
function readDeclared(source, root, problems) {
  const segment = valueAt(root, "segment");
  const customer = scalarOf(segment, "customer_segment_id");
  const number = scalarOf(segment, "ct_segment_id");
  const name = scalarOf(segment, "name");
  const create = scalarOf(segment, "create")?.text.toLowerCase() === "true";
  const findings = [
    [customer, customer && customerIdFault(customer.text)],
    [number, number && numberFault(number)],
    [name, name && labelFault(name.text)],
    [scalarOf(segment, "create"), create && customer === null ? CREATE_NEEDS_ID : null]
  ];
  const excludeFrom = readExclusions(source, root, problems);
  for (const [written, finding] of findings) {
    if (written && finding) problems.push(source.problem(written.at, finding, written.length));
  }
  const ids = {
    ...customer && customerIdFault(customer.text) === null ? { customerSegmentId: customer.text } : {},
    ...number && numberFault(number) === null ? { ctSegmentId: Number(number.text) } : {}
  };
  if (ids.customerSegmentId === void 0 && ids.ctSegmentId === void 0) return null;
  const place = source.place((customer ?? number)?.at ?? 0);
  const label = name?.text ?? null;
  const decisions = readDecisions(source, segment, problems);
  return { key: segmentKey(ids), ids, name: label, create, decisions, place, excludeFrom };
}
function customerIdFault(text) {
  if (text.toLowerCase().startsWith(RESERVED_PREFIX)) {
    return {
      code: "reserved-prefix",
      message: say`${asValue(text)} starts with ${asCode(RESERVED_PREFIX)}, which is reserved for segments without a customer ID`,
      next: say`Use another customer_segment_id, or write the number under ${asCode("ct_segment_id:")}.`
    };
  }
  const fault = checkMemberText(text, "identity");
  if (fault === null || fault === "reserved-identity") return null;
  return {
    code: "bad-segment-id",
    message: say`${asValue(text)} is not a valid customer_segment_id: ${ID_FAULTS[fault]}`,
    next: say`Write the ID exactly as CleverTap shows it.`
  };
}
var ID_FAULTS = {
  "empty-member": "it is empty",
  "member-too-long": "it is too long",
  "not-utf8": "it is not valid Unicode",
  "control-character": "it contains a control character",
  "outer-white-space": "it starts or ends with white space",
  "malformed-guid": "it is malformed"
};
function numberFault(written) {
  if (!written.plain || !/^[1-9]\d*$/.test(written.text)) {
    if (!written.plain || !/^[-+]?\d/.test(written.text)) return null;
    return {
      code: "bad-segment-id",
      message: say`${asValue(written.text)} is not a valid ct_segment_id`,
      next: say`Write a positive whole number in plain digits, without a leading zero.`
    };
  }
  if (Number.isSafeInteger(Number(written.text))) return null;
  return {
    code: "number-out-of-safe-range",
    message: say`${asValue(written.text)} is too large: it cannot be sent as an exact number`,
    next: say`Check the number, or name the segment by its customer_segment_id.`
  };
}
function labelFault(text) {
  const fault = checkMemberText(text, "identity");
  if (fault === null || fault === "reserved-identity") return null;
  return {
    code: fault === "empty-member" ? "empty-value" : fault,
    message: say`${asValue(text)} is not a valid name of a segment: ${ID_FAULTS[fault]}`,
    next: say`Write a plain name, or remove the field.`
  };
}
var CREATE_NEEDS_ID = {
  code: "create-needs-customer-id",
  message: say`${asCode("create: true")} needs a customer_segment_id: CleverTap assigns the ct_segment_id only afterwards`,
  next: say`Add a ${asCode("customer_segment_id:")} or remove ${asCode("create:")}.`
};
function readDecisions(source, segment, problems) {
  const retire = scalarOf(segment, "retire");
  const adopt = scalarOf(segment, "adopt");
  const renamedFrom = scalarOf(segment, "renamed_from");
  const creates = scalarOf(segment, "create")?.text.toLowerCase() === "true";
  const tell = (written, finding) => {
    if (written) problems.push(source.problem(written.at, finding, written.length));
  };
  if (retire && (adopt || renamedFrom || creates)) tell(retire, RETIRE_ALONE);
  else if (adopt && creates) tell(adopt, ADOPT_OR_CREATE);
  return {
    retire: oneOf(retire?.text, ["keep", "empty"]),
    adopt: oneOf(adopt?.text, ["accepted", "unconfirmed"]),
    renamedFrom: renamedFrom?.text ?? null
  };
}
function oneOf(text, known2) {
  return known2.find((word) => word === text) ?? null;
}
var RETIRE_ALONE = {
  code: "contradicting-decisions",
  message: say`${asCode("retire:")} ends the segment, but another field creates, adopts or renames it`,
  next: say`Remove ${asCode("retire:")}, or remove ${asCode("adopt:")}, ${asCode("renamed_from:")} and ${asCode("create: true")}.`
};
var ADOPT_OR_CREATE = {
  code: "contradicting-decisions",
  message: say`${asCode("adopt:")} is for a segment that exists, but ${asCode("create: true")} makes a new one`,
  next: say`Keep one of the two.`
};

// src/manifest/item-lines.ts
var CARRIAGE_RETURN2 = 13;
var SPACE2 = 32;
var HASH = 35;
var DASH = 45;
var COLON = 58;
var BACKSLASH = 92;
var DOUBLE_QUOTE = 34;
var SINGLE_QUOTE = 39;
var FIELDS2 = [
  ["guid", Buffer.from("guid: ")],
  ["identity", Buffer.from("identity: ")]
];
var ItemLines = class {
  /** The value is `[start, end)`, its line `[lineStart, lineEnd)`. At the end, they are those of the last item. */
  start = 0;
  end = 0;
  lineStart = 0;
  lineEnd;
  kind = "identity";
  /** Spaces before each dash. */
  indent = -1;
  gaveUp = false;
  #bytes;
  #view;
  #limit;
  /** Whole lines from `from` up to `limit`. `view` reaches further, as for every block of lines. */
  constructor(bytes, view, from, limit) {
    this.#bytes = bytes;
    this.#view = view;
    this.#limit = limit;
    this.lineEnd = from;
  }
  /** Moves to the next item; false at the end, or if it gives up. */
  next() {
    const bytes = this.#bytes;
    let from = this.lineEnd;
    while (from < this.#limit) {
      const newline = lineEnd(this.#view, from);
      const end = bytes[newline - 1] === CARRIAGE_RETURN2 && newline > from ? newline - 1 : newline;
      let at4 = from;
      while (bytes[at4] === SPACE2) at4 += 1;
      if (at4 < end && bytes[at4] !== HASH) return this.#item(from, at4, end, newline + 1);
      from = newline + 1;
    }
    return false;
  }
  /** The value as a string. */
  text() {
    return utf8(this.#bytes, this.start, this.end);
  }
  #item(from, at4, end, lineEnd2) {
    const bytes = this.#bytes;
    const isItem = bytes[at4] === DASH && bytes[at4 + 1] === SPACE2;
    if (!isItem && at4 === from && isLetter(bytes[at4] ?? 0)) return false;
    if (this.indent < 0) this.indent = at4 - from;
    if (!isItem || at4 - from !== this.indent) return this.#giveUp();
    this.lineStart = from;
    this.lineEnd = lineEnd2;
    return this.#value(at4 + 2, end) || this.#giveUp();
  }
  #giveUp() {
    this.gaveUp = true;
    return false;
  }
  #value(from, end) {
    this.kind = "identity";
    this.start = from;
    this.end = end;
    for (const [kind, field] of FIELDS2) {
      if (this.#bytes[from] !== field[0] || !startsWith(this.#bytes, from, field)) continue;
      this.kind = kind;
      this.start = from + field.length;
    }
    const first = this.#bytes[this.start] ?? 0;
    if (first === DOUBLE_QUOTE || first === SINGLE_QUOTE) return this.#quoted(first);
    return this.#plain(first);
  }
  /** Between the quotes, no quote and no escape is allowed. */
  #quoted(quote) {
    this.start += 1;
    this.end -= 1;
    if (this.end < this.start || this.#bytes[this.end] !== quote) return false;
    for (let i = this.start; i < this.end; i += 1) {
      const byte = this.#bytes[i] ?? 0;
      if (byte < SPACE2 || byte === quote || byte === BACKSLASH) return false;
    }
    return true;
  }
  /** No mapping, no comment, nothing that YAML would trim. */
  #plain(first) {
    const { start, end } = this;
    const bytes = this.#bytes;
    if (start >= end || !mayBegin(first) || bytes[end - 1] === SPACE2) return false;
    for (let i = start; i < end; i += 1) {
      const byte = bytes[i] ?? 0;
      if (byte > COLON) continue;
      if (byte < SPACE2) return false;
      if (byte === COLON && (i + 1 === end || bytes[i + 1] === SPACE2)) return false;
      if (byte === HASH && bytes[i - 1] === SPACE2) return false;
    }
    return true;
  }
};
function mayBegin(byte) {
  return isLetter(byte) || byte >= 48 && byte <= 57 || byte >= 128 || OTHERS.has(byte);
}
var OTHERS = new Set(Buffer.from("_.+/$()^~=<;\\"));
function isLetter(byte) {
  return byte >= 97 && byte <= 122 || byte >= 65 && byte <= 90;
}
function startsWith(bytes, at4, wanted) {
  return wanted.every((byte, index) => bytes[at4 + index] === byte);
}

// src/manifest/scan-members.ts
var MOST_LEFT = 1e3;
var HEADER2 = /(?:^|\n)members:\r?\n/;
function scanMembers(text) {
  const header = HEADER2.exec(text);
  if (header === null || !text.isWellFormed()) return null;
  const start = Buffer.byteLength(text.slice(0, header.index + header[0].length));
  const scan = new Scan(text, start);
  return scan.run();
}
var Scan = class {
  #text;
  #start;
  #size;
  #end;
  #identities;
  #check;
  #guids = null;
  #left = [];
  constructor(text, start) {
    this.#text = text;
    this.#start = start;
    this.#size = Buffer.byteLength(text);
    this.#identities = LineRun.ofSize(2 * this.#size + 2);
    this.#identities.fill(text);
    this.#end = this.#identities.used;
    const isPlain = this.#size === text.length && !text.includes("\x7F");
    this.#check = isPlain ? checkPlainMember : checkMember;
  }
  run() {
    const lines = this.#lines();
    let first = null;
    let dash = 0;
    let faults = 0;
    while (lines.next()) {
      if (first === null) {
        first = { start: lines.lineStart, end: lines.lineEnd };
        dash = first.start + lines.indent;
      }
      if (this.#isMember(lines)) this.#take(lines);
      else {
        faults += 1;
        this.#left.push({ start: lines.lineStart, end: lines.lineEnd });
      }
      if (faults > MOST_LEFT) return null;
    }
    if (first === null || lines.gaveUp) return null;
    const members = faults === 0 ? this.#sorted() : null;
    if (members === null && !this.#leaveDuplicates()) return null;
    const left = [first, ...this.#left.filter(({ start }) => start !== first.start)];
    left.sort((a, b) => a.start - b.start);
    const offsets = new Offsets(this.#text, this.#identities.bytes, this.#size);
    const at4 = offsets.of(dash);
    return { rest: this.#rest(left, lines, offsets), at: at4, items: left.length, members };
  }
  #lines() {
    const { bytes, view } = this.#identities;
    return new ItemLines(bytes, view, this.#start, this.#end);
  }
  #isMember(lines) {
    return this.#check(this.#identities.bytes, lines.start, lines.end, lines.kind) === null;
  }
  #take(lines) {
    if (lines.kind === "identity") this.#identities.addLine(lines.start, lines.end);
    else {
      this.#guids ??= LineRun.ofSize(this.#size + 1);
      this.#guids.append(this.#identities.bytes.subarray(lines.start, lines.end));
    }
  }
  /** null if there are duplicates. */
  #sorted() {
    const identities = this.#identities.all();
    const guids = this.#guids?.all() ?? new Uint8Array(0);
    if (this.#identities.duplicates + (this.#guids?.duplicates ?? 0) > 0) return null;
    return { identities, guids, count: this.#identities.count + (this.#guids?.count ?? 0) };
  }
  /** Leaves every line whose member is in another line too; false if they are too many. */
  #leaveDuplicates() {
    const firsts = /* @__PURE__ */ new Map();
    for (const lines = this.#lines(); lines.next(); ) {
      if (!this.#isMember(lines)) continue;
      const name = nameOf({ kind: lines.kind, value: lines.text() });
      const line = { start: lines.lineStart, end: lines.lineEnd };
      const first = firsts.get(name);
      if (first === void 0) {
        firsts.set(name, line);
        continue;
      }
      if (first !== null) this.#left.push(first);
      this.#left.push(line);
      firsts.set(name, null);
      if (this.#left.length > MOST_LEFT) return false;
    }
    return true;
  }
  #rest(left, lines, offsets) {
    const pieces = [];
    let done = 0;
    let before = null;
    for (const line of left) {
      if (before === null) pieces.push(this.#text.slice(0, offsets.of(line.start)));
      else pieces.push(this.#blank(done, offsets.of(line.start), lines.indent));
      done = offsets.of(line.end);
      pieces.push(this.#text.slice(offsets.of(line.start), done));
      before = line;
    }
    const end = offsets.of(lines.lineEnd);
    pieces.push(this.#blank(done, end, lines.indent), this.#text.slice(end));
    return pieces.join("");
  }
  /** A comment of the same length. What is too short for that has no item. */
  #blank(from, to, indent) {
    const length = to - from;
    if (length < indent + 2) return this.#text.slice(from, to);
    return `${" ".repeat(indent)}#${" ".repeat(length - indent - 2)}
`;
  }
};
var Offsets = class {
  #text;
  #bytes;
  #size;
  #byte = 0;
  #unit = 0;
  constructor(text, bytes, size) {
    this.#text = text;
    this.#bytes = bytes;
    this.#size = size;
  }
  of(byte) {
    const to = Math.min(byte, this.#size);
    if (this.#size === this.#text.length) return to;
    if (to < this.#byte) {
      this.#byte = 0;
      this.#unit = 0;
    }
    this.#unit += Buffer.from(this.#bytes.buffer, this.#byte, to - this.#byte).toString().length;
    this.#byte = to;
    return this.#unit;
  }
};

// src/manifest/parse-manifest.ts
var manifestSchema = lazySchema(manifest_schema_default);
function parseManifest(text, file) {
  const reading = readManifestText(text, file);
  return resultOf(reading.manifest, reading.problems);
}
function readManifestText(text, file) {
  const source = new Source(file, text);
  const scanned = scanMembers(text);
  const reading = scanned === null ? null : readRest(source, scanned);
  return reading ?? readWithYaml(text, file);
}
function readWithYaml(text, file) {
  const source = new Source(file, text);
  return readYaml(source, parseYaml(source, "members"), null);
}
function readRest(source, scanned) {
  const yaml = parseYaml(source, "members", scanned.rest);
  const written = yaml.root === null ? null : valueAt(yaml.root, "members");
  if (yaml.problems.length > 0 || written?.kind !== "raw" || written.at !== scanned.at) return null;
  const sequence = written.node;
  if (!(0, import_yaml4.isSeq)(sequence) || sequence.flow || sequence.items.length !== scanned.items) return null;
  const inline2 = scanned.members === null ? readInlineMembers(sequence, source) : { members: scanned.members, problems: [] };
  if (scanned.members === null && inline2.problems.length === 0) return null;
  return readYaml(source, yaml, inline2);
}
function readYaml(source, yaml, scanned) {
  const { root } = yaml;
  if (root === null) {
    return { source, manifest: null, declared: null, lists: [], problems: yaml.problems };
  }
  const problems = [
    ...yaml.problems,
    ...checkStructure(source, root, manifestSchema(), explainManifest(root))
  ];
  const declared = readDeclared(source, root, problems);
  const body = readBody(source, root, problems, scanned);
  const manifest2 = declared === null || problems.length > 0 ? null : { ...declared, ...body };
  const excluded = (declared?.excludeFrom ?? []).filter((ref) => ref.kind === "list");
  const lists = [...body.membersFrom, ...excluded];
  return { source, manifest: manifest2, declared, lists, problems: inOrder(problems) };
}
function readBody(source, root, problems, scanned) {
  const inline2 = scanned ?? inlineMembers(source, valueAt(root, "members"));
  problems.push(...inline2.problems);
  return {
    members: inline2.members,
    membersFrom: readLists(source, root, problems),
    guard: readGuard(source, root, problems)
  };
}
function inlineMembers(source, written) {
  if (written?.kind === "raw") return readInlineMembers(written.node, source);
  return { members: null, problems: [] };
}
function explainManifest(root) {
  return (error) => {
    const { keyword, instancePath } = error;
    if (keyword === "type" && instancePath === "") return NO_MAPPING2;
    if (keyword === "required" && instancePath === "") return NO_SEGMENT;
    if (keyword === "anyOf" && instancePath === "/segment") return NO_SEGMENT_ID;
    if (keyword === "anyOf" && instancePath === "") return NO_MEMBERS;
    if (keyword === "oneOf") return FILE_OR_SEGMENT;
    const members = valueAt(root, "members");
    if (instancePath !== "/members" || members === null) return null;
    return isNothing(members) ? NULL_MEMBERS : null;
  };
}
var NO_MAPPING2 = {
  code: "wrong-type",
  message: say`the file is not a manifest: it is not a mapping`,
  next: say`Start it with ${asCode("segment:")} and ${asCode("members:")}, or exclude the file with a glob that starts with ${asCode("!")}.`
};
var NO_SEGMENT = {
  code: "missing-segment-id",
  message: say`the file declares no segment`,
  next: say`Add ${asCode("segment:")} with a ${asCode("customer_segment_id:")} or a ${asCode("ct_segment_id:")}.`
};
var NO_SEGMENT_ID = {
  code: "missing-segment-id",
  message: say`the segment has no ID`,
  next: say`Add a ${asCode("customer_segment_id:")} or a ${asCode("ct_segment_id:")} under ${asCode("segment:")}.`
};
var NO_MEMBERS = {
  code: "no-members",
  message: say`the manifest has neither ${asCode("members")} nor ${asCode("members_from")}`,
  next: say`Add members or a list. If the segment is meant to be empty, write ${asCode("members: []")}.`
};
var NULL_MEMBERS = {
  code: "no-members",
  message: say`${asCode("members:")} has no value`,
  next: say`Add members or remove the field. If the segment is meant to be empty, write ${asCode("members: []")}.`
};
var FILE_OR_SEGMENT = {
  code: "missing-field",
  message: say`an exclusion needs either a ${asCode("file")} or a ${asCode("segment")}`,
  next: say`Write one of the two, not both. Write a second exclusion for the other.`
};

// src/manifest/read-manifests.ts
var MAX_MANIFEST_BYTES = 64 * 1024 * 1024;
function readManifestFiles(config2, displayFrom) {
  const show = (path) => display(path, displayFrom ?? config2.folder);
  const top = repositoryOf(config2.folder);
  const { paths, warnings, ...matched } = matchManifests(config2, top, show);
  const problems = [...matched.problems];
  const files = [];
  for (const path of paths) {
    const shown = show(path);
    const text = readInside(top, path, shown);
    if (text.ok) files.push({ path, shown, text: text.value });
    else problems.push(...text.problems);
  }
  return { files, matched: paths.length, problems, warnings };
}
function readManifests(config2, displayFrom) {
  const matched = readManifestFiles(config2, displayFrom);
  const problems = [...matched.problems];
  const readings = matched.files.map(({ text, shown }) => readManifestText(text, shown));
  problems.push(...readings.flatMap((reading) => reading.problems));
  const sources = new Map(readings.map(({ source }) => [source.file, source]));
  const declared = readings.flatMap((reading) => reading.declared ?? []);
  const incomplete = declared.length < matched.matched;
  problems.push(...checkManifests(declared, sources, incomplete));
  problems.push(...readings.flatMap((reading) => listProblems(config2, reading)));
  if (problems.length > 0) {
    return { ok: false, problems: byFile([...problems, ...matched.warnings]) };
  }
  const manifests = readings.flatMap((reading) => reading.manifest ?? []);
  const value = manifests.sort((a, b) => compareUtf8(a.key, b.key));
  return { ok: true, value, warnings: matched.warnings };
}
function listProblems(config2, reading) {
  return reading.lists.flatMap((ref) => {
    const resolved = resolveList(config2, ref, reading.source);
    return resolved.ok ? [] : resolved.problems;
  });
}
function readInside(top, path, shown) {
  let real;
  try {
    real = realpathSync7(path);
  } catch {
    return refused(shown, unreadable(say`it is a link to a missing file`));
  }
  if (confinement(top, real) !== "inside") return refused(shown, OUTSIDE);
  return readText(real, shown, MAX_MANIFEST_BYTES, MANIFEST_TOO_LARGE);
}
function byFile(problems) {
  return [...problems].sort(
    (a, b) => compareUtf8(a.place?.file ?? "", b.place?.file ?? "") || (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0)
  );
}
var MANIFEST_TOO_LARGE = {
  code: "file-too-large",
  message: say`the manifest is larger than 64 MiB`,
  next: say`Move its members to a list, and name the list under ${asCode("members_from:")}.`
};
var OUTSIDE = {
  code: "file-outside-repository",
  message: say`the manifest is a link that leads out of the repository or into .git`,
  next: say`Move the manifest into the repository.`
};

// src/members/background-hashing.ts
import { createRequire as createRequire2 } from "node:module";

// src/members/hash-slots.ts
var STATE = 0;
var FILLED = 1;
var EMPTIED = 2;
var OPEN = 3;
var STARTING = 0;
var READY = 1;
var STOPPED = 2;
var FAILED = 3;
function hashSlots(ring, create) {
  const { control, labels, data, owners, digests, slots, idleMs } = ring;
  const slotBytes = data.length / slots;
  const running = /* @__PURE__ */ new Map();
  function empty2(slot) {
    const [id = 0, length = 0, isLast = 0] = labels.subarray(3 * slot, 3 * slot + 3);
    const hash = running.get(id) ?? create("sha256");
    hash.update(data.subarray(slot * slotBytes, slot * slotBytes + length));
    running.set(id, hash);
    if (isLast === 0) return;
    const answer = id % owners.length;
    digests.set(hash.digest(), 32 * answer);
    owners[answer] = id;
    running.delete(id);
  }
  function stops() {
    Atomics.store(control, 0, 2);
    if (Atomics.load(control, 3) === 0) return true;
    Atomics.store(control, 0, 1);
    return false;
  }
  function work() {
    for (let emptied = 0; ; ) {
      while (emptied === Atomics.load(control, 1)) {
        const idle = Atomics.wait(control, 1, emptied, idleMs) === "timed-out";
        if (idle && stops()) return;
      }
      empty2(emptied % slots);
      emptied += 1;
      Atomics.store(control, 2, emptied);
      Atomics.notify(control, 2);
    }
  }
  Atomics.store(control, 0, 1);
  Atomics.notify(control, 0);
  try {
    work();
  } catch {
    Atomics.store(control, 0, 3);
    Atomics.store(control, 2, -1);
    Atomics.notify(control, 2);
  }
}

// src/members/background-hashing.ts
var WORTH_A_THREAD = 64 << 20;
var WORTH_WAITING = 32 << 20;
var WORTH_GIVING = 1 << 14;
var START_MS = 1e3;
var IDLE_MS = 10;
var SLOTS = 16;
var SLOT_BYTES = 1 << 17;
var WAKE_AT = 4;
var LOOKS = 2e3;
var ANSWERS = 64;
var DIGEST_BYTES = 32;
var OPTIONS = {
  worthAThread: WORTH_A_THREAD,
  start: startWorker,
  answerMs: 6e4
};
var BackgroundHashing = class {
  #options;
  #expected = 0;
  #thread = null;
  constructor(options = {}) {
    this.#options = { ...OPTIONS, ...options };
  }
  start(size) {
    const thread = this.#threadFor(size);
    const id = thread?.open(size >= WORTH_WAITING ? START_MS : 0) ?? null;
    return thread === null || id === null ? hashingHere.start(size) : new GivenHash(thread, id);
  }
  /** If the ring is full, the other thread is behind, so this one helps. */
  hash(bytes) {
    const thread = this.#threadFor(bytes.length);
    const id = thread?.hasRoom(bytes.length) === true ? thread.open(0) : null;
    if (thread === null || id === null) return hashingHere.hash(bytes);
    const hash = new GivenHash(thread, id);
    hash.update(bytes);
    hash.end();
    return hash;
  }
  #threadFor(size) {
    this.#expected += size;
    if (this.#thread?.hasStopped() === true) this.#thread = null;
    if (this.#thread === null && this.#expected >= this.#options.worthAThread) {
      this.#expected = 0;
      this.#thread = new HashThread(this.#options);
    }
    return size < WORTH_GIVING ? null : this.#thread;
  }
};
var GivenHash = class {
  #thread;
  #id;
  /** Slots that are filled once this hash has ended. */
  #end = null;
  constructor(thread, id) {
    this.#thread = thread;
    this.#id = id;
  }
  update(piece) {
    for (let at4 = 0; at4 < piece.length; at4 += SLOT_BYTES) {
      this.#thread.give(this.#id, piece.subarray(at4, at4 + SLOT_BYTES), false);
    }
  }
  end() {
    this.#end ??= this.#thread.give(this.#id, NOTHING2, true);
    return this.#end;
  }
  digest() {
    return this.#thread.take(this.#id, this.end());
  }
};
var NOTHING2 = new Uint8Array(0);
var HashThread = class {
  #ring = newRing();
  #answerMs;
  #filled = 0;
  #opened = 0;
  constructor({ start, answerMs }) {
    this.#answerMs = answerMs;
    try {
      start(this.#ring);
    } catch {
      Atomics.store(this.#ring.control, STATE, FAILED);
    }
  }
  hasStopped() {
    return Atomics.load(this.#ring.control, STATE) === STOPPED;
  }
  hasRoom(size) {
    const waiting = this.#filled - Atomics.load(this.#ring.control, EMPTIED);
    return waiting + Math.ceil(size / SLOT_BYTES) < SLOTS;
  }
  /** The number of a new hash; null if the thread is not ready in time. */
  open(timeout) {
    const { control } = this.#ring;
    Atomics.wait(control, STATE, STARTING, timeout);
    Atomics.add(control, OPEN, 1);
    if (Atomics.load(control, STATE) === READY) {
      this.#opened += 1;
      return this.#opened;
    }
    Atomics.sub(control, OPEN, 1);
    return null;
  }
  /** Returns how many slots are filled then. */
  give(id, bytes, isLast) {
    this.#waitUntilEmptied(this.#filled - SLOTS + 1);
    const { control, labels, data } = this.#ring;
    const slot = this.#filled % SLOTS;
    data.set(bytes, slot * SLOT_BYTES);
    labels.set([id, bytes.length, isLast ? 1 : 0], 3 * slot);
    this.#filled += 1;
    Atomics.store(control, FILLED, this.#filled);
    if (this.#filled - Atomics.load(control, EMPTIED) >= WAKE_AT) Atomics.notify(control, FILLED);
    return this.#filled;
  }
  /** The digest of a hash that ends before so many slots. */
  take(id, end) {
    this.#waitUntilEmptied(end);
    const { control, owners, digests } = this.#ring;
    const answer = id % ANSWERS;
    if (owners[answer] !== id) throw new Error("a digest was overwritten before it was taken");
    Atomics.sub(control, OPEN, 1);
    const at4 = DIGEST_BYTES * answer;
    return Buffer.from(digests.slice(at4, at4 + DIGEST_BYTES)).toString("hex");
  }
  #waitUntilEmptied(slots) {
    const { control } = this.#ring;
    for (let look = 0; ; look += 1) {
      const emptied = Atomics.load(control, EMPTIED);
      if (emptied >= slots) return;
      if (look === 0) Atomics.notify(control, FILLED);
      if (look >= LOOKS) this.#sleepWhile(emptied);
    }
  }
  /** Sleeps until more slots than `emptied` are emptied. Throws if that does not happen. */
  #sleepWhile(emptied) {
    const { control } = this.#ring;
    if (Atomics.load(control, STATE) === FAILED) throw new Error("the hashing thread failed");
    if (Atomics.wait(control, EMPTIED, emptied, this.#answerMs) === "timed-out") {
      throw new Error("the hashing thread does not answer");
    }
  }
};
function newRing() {
  return {
    control: new Int32Array(new SharedArrayBuffer(16)),
    labels: new Int32Array(new SharedArrayBuffer(12 * SLOTS)),
    data: new Uint8Array(new SharedArrayBuffer(SLOTS * SLOT_BYTES)),
    owners: new Int32Array(new SharedArrayBuffer(4 * ANSWERS)),
    digests: new Uint8Array(new SharedArrayBuffer(DIGEST_BYTES * ANSWERS)),
    slots: SLOTS,
    idleMs: IDLE_MS
  };
}
function startWorker(ring) {
  const source = `(${hashSlots})(require('worker_threads').workerData, require('crypto').createHash)`;
  const threads = createRequire2(import.meta.url)("node:worker_threads");
  const worker = new threads.Worker(source, {
    eval: true,
    workerData: ring,
    env: {},
    execArgv: []
  });
  worker.on("error", () => Atomics.store(ring.control, STATE, FAILED));
  worker.unref();
}

// src/members/spill.ts
import { readSync as readSync5, writeSync as writeSync2 } from "node:fs";
var diskSpill = { create: () => new DiskSpillFile() };
var DiskSpillFile = class {
  #file = openTemporary();
  #at = 0;
  write(bytes) {
    const { descriptor } = this.#file;
    for (let done = 0; done < bytes.length; ) done += writeSync2(descriptor, bytes.subarray(done));
  }
  read(into) {
    const size = readSync5(this.#file.descriptor, into, 0, into.length, this.#at);
    this.#at += size;
    return size;
  }
  close() {
    this.#file.close();
  }
};

// src/members/same-user.ts
function sameUserKey({ value }) {
  return value.toLowerCase().toUpperCase();
}
function sameMembershipKey(segment, member) {
  return `${segment}
${sameUserKey(member)}`;
}

// src/lock/user-stamps.ts
var UserStamps = class {
  #names = /* @__PURE__ */ new Map();
  add(member) {
    const key = sameUserKey(member);
    const names = this.#names.get(key);
    if (names === void 0) this.#names.set(key, /* @__PURE__ */ new Set([nameOf(member)]));
    else names.add(nameOf(member));
  }
  /** Those that may still land at `now`. */
  addFrom(stamps, now) {
    for (const { member, until } of stamps) if (now < until) this.add(member);
  }
  /** Another name of what may be the same user has one. */
  hasOther(member) {
    if (this.#names.size === 0) return false;
    const names = this.#names.get(sameUserKey(member));
    if (names === void 0) return false;
    return names.size > 1 || !names.has(nameOf(member));
  }
};

// src/members/skip-equal.ts
function skipEqual(other, verified) {
  return isBlock(other) && isBlock(verified) ? skipBlocks(other, verified) : 0;
}
function isBlock(cursor) {
  return "limit" in cursor;
}
function skipBlocks(a, b) {
  const { view: aView, limit: aLimit, indent: aIndent } = a;
  const { view: bView, limit: bLimit, indent: bIndent } = b;
  let lines = 0;
  let aEnd = a.end;
  let bEnd = b.end;
  let bStart = b.start;
  while (aEnd + 1 + aIndent < aLimit && bEnd + 1 + bIndent < bLimit) {
    const next = bEnd + 1 + bIndent;
    let p = aEnd + 1 + aIndent;
    let q = next;
    let left = 0;
    let right = 0;
    let marks = 0;
    for (; ; ) {
      left = aView.getInt32(p, true);
      right = bView.getInt32(q, true);
      marks = newlineMarks(left);
      const left2 = aView.getInt32(p + 4, true);
      const right2 = bView.getInt32(q + 4, true);
      const marks2 = newlineMarks(left2);
      const ends = left ^ right | marks;
      if ((ends | left2 ^ right2 | marks2) === 0) {
        p += 8;
        q += 8;
        continue;
      }
      if (ends === 0) {
        p += 4;
        q += 4;
        left = left2;
        right = right2;
        marks = marks2;
      }
      break;
    }
    const first = marks & -marks;
    if (marks === 0 || ((left ^ right) & (first << 1) - 1) !== 0) break;
    if (!ascends2(bView, bStart, bEnd, next)) break;
    const width = bytesBefore(marks);
    aEnd = p + width;
    bEnd = q + width;
    bStart = next;
    lines += 1;
  }
  if (lines > 0) {
    a.passed(lines, aEnd - (bEnd - bStart), aEnd);
    b.passed(lines, bStart, bEnd);
  }
  return lines;
}
function ascends2(view, start, end, next) {
  let p = start;
  let q = next;
  while (p <= end) {
    const before = view.getUint32(p);
    const after = view.getUint32(q);
    if (before !== after) {
      return before < after && p + (Math.clz32(before ^ after) >> 3) <= end;
    }
    p += 4;
    q += 4;
  }
  return false;
}

// src/diff/diff.ts
function diffSegment(desired, entry, read, now) {
  const readOnce = keepingLast(read);
  const others = stampsAmong(entry, readOnce, now);
  const parts = untilOrdered(
    () => ["identity", "guid"].map(
      (kind) => diffKind(kind, desired.cursor(kind), openLocked(entry, kind, readOnce), others, now)
    )
  );
  return {
    add: parts.flatMap((part) => part.add),
    remove: parts.flatMap((part) => part.remove),
    desired: parts.reduce((sum2, part) => sum2 + part.desired, 0),
    settling: parts.reduce((sum2, part) => sum2 + part.settling, 0),
    confirmedAdditions: parts.flatMap((part) => part.confirmedAdditions),
    confirmedRemovals: parts.flatMap((part) => part.confirmedRemovals),
    doubted: parts.reduce((sum2, part) => sum2 + part.doubted, 0)
  };
}
function stampsAmong(entry, read, now) {
  const stamps = new UserStamps();
  if (entry.unconfirmed === 0) return stamps;
  for (const ref of entry.chunks) if (ref.unsettled > 0) stamps.addFrom(read(ref).stamps, now);
  return stamps;
}
function diffKind(kind, desired, locked, others, now) {
  const found3 = new Differences(kind, locked, others, now);
  const { accepted } = locked;
  let rows = 0;
  let wanted = desired.next();
  let had = accepted.next();
  while (wanted || had) {
    const order = !wanted ? 1 : !had ? -1 : compareCursors(desired, accepted);
    if (order < 0) found3.missing(textOf(desired));
    else if (order > 0) found3.unwanted(textOf(accepted));
    else rows += skipEqual(desired, accepted);
    if (order <= 0) {
      rows += 1;
      wanted = desired.next();
    }
    if (order >= 0) had = accepted.next();
  }
  found3.end();
  const { add, remove, settling, confirmedAdditions, confirmedRemovals, doubted: doubted2 } = found3;
  return { add, remove, desired: rows, settling, confirmedAdditions, confirmedRemovals, doubted: doubted2 };
}
var Differences = class {
  add = [];
  remove = [];
  settling = 0;
  confirmedAdditions = [];
  confirmedRemovals = [];
  doubted = 0;
  #kind;
  #unconfirmed;
  #stamps;
  #others;
  #now;
  #unconfirmedSeen = 0;
  #stampsSeen = 0;
  constructor(kind, locked, others, now) {
    this.#kind = kind;
    this.#unconfirmed = locked.unconfirmed;
    this.#stamps = locked.stamps;
    this.#others = others;
    this.#now = now;
  }
  /** Desired, but not accepted: absent or unconfirmed. */
  missing(value) {
    this.#unwantedBefore(value);
    const found3 = this.#unconfirmed[this.#unconfirmedSeen];
    if (found3?.member.value !== value) {
      this.#plan("ADD", value);
      return;
    }
    this.#unconfirmedSeen += 1;
    this.#planUnconfirmed(found3, "ADD");
  }
  /** Accepted, but not desired. */
  unwanted(value) {
    this.#unwantedBefore(value);
    this.#plan("REMOVE", value);
  }
  end() {
    this.#unwantedBefore(null);
  }
  /** Unconfirmed members below `value` (null: all that are left) were passed over: they are not desired. */
  #unwantedBefore(value) {
    for (; ; ) {
      const found3 = this.#unconfirmed[this.#unconfirmedSeen];
      if (found3 === void 0) return;
      if (value !== null && compareUtf8(found3.member.value, value) >= 0) return;
      this.#unconfirmedSeen += 1;
      this.#planUnconfirmed(found3, "REMOVE");
    }
  }
  #planUnconfirmed(unconfirmed, desired) {
    const { operation, cause, member } = unconfirmed;
    const membership = {
      state: { kind: "unconfirmed", operation, cause },
      unsettled: this.#stampsOf(member.value)
    };
    if (isSettling(membership, desired, this.#now, this.#others.hasOther(member))) {
      this.settling += 1;
      return;
    }
    const planned = this.#plan(desired, member.value);
    if (desired !== operation) return;
    if (cause === "doubted") this.doubted += 1;
    if (desired === "ADD") this.confirmedAdditions.push(planned);
    else this.confirmedRemovals.push(planned);
  }
  #plan(operation, value) {
    const member = { kind: this.#kind, value };
    if (operation === "ADD") this.add.push(member);
    else this.remove.push(member);
    return member;
  }
  #stampsOf(value) {
    let unsettled = SETTLED;
    for (; ; ) {
      const stamp2 = this.#stamps[this.#stampsSeen];
      const order = stamp2 === void 0 ? 1 : compareUtf8(stamp2.member.value, value);
      if (stamp2 === void 0 || order > 0) return unsettled;
      if (order === 0) unsettled = { ...unsettled, [stamp2.operation]: stamp2.until };
      this.#stampsSeen += 1;
    }
  }
};

// src/manifest/desired.ts
function openDesired(manifest2, manifests, open) {
  if (manifest2.decisions.retire === "empty") return EMPTIED2;
  const included = manifest2.membersFrom.map((ref) => ({ ref, list: open(ref) }));
  const excluded = manifest2.excludeFrom.map((ref) => openExclusion(ref, manifests, open));
  return {
    cursor: (kind) => {
      const lists = included.map(({ list }) => list.cursor(kind));
      const members = union([...inline(manifest2, kind), ...lists]);
      if (excluded.length === 0) return members;
      return except(members, union(excluded.map((exclusion) => exclusion.cursor(kind))));
    },
    sources: () => [
      ...included.map(({ ref, list }) => listSource("members", ref, list)),
      ...excluded.map((exclusion) => exclusion.source())
    ]
  };
}
var EMPTIED2 = { cursor: () => cursorOver(NO_BYTES), sources: () => [] };
function openExclusion(ref, manifests, open) {
  if (ref.kind === "list") {
    const list = open(ref);
    return {
      cursor: (kind) => list.cursor(kind),
      source: () => listSource("exclusion", ref, list)
    };
  }
  const other = manifests.get(ref.key);
  if (other === void 0) throw new Error(`exclude_from names no manifest: ${ref.key}`);
  const desired = openDesired(other, manifests, open);
  const counters = /* @__PURE__ */ new Map();
  return {
    cursor: (kind) => {
      const counter = new Counter2(desired.cursor(kind));
      counters.set(kind, counter);
      return counter;
    },
    source: () => segmentSource(
      ref.key,
      [...counters.values()].reduce((sum2, counter) => sum2 + counter.rows, 0)
    )
  };
}
function inline(manifest2, kind) {
  const block2 = kind === "identity" ? manifest2.members?.identities : manifest2.members?.guids;
  return block2 === void 0 || block2.length === 0 ? [] : [cursorOver(block2)];
}
function listSource(role, ref, list) {
  const facts = { role, path: ref.path, ...list.content() };
  return { facts, ref, duplicates: list.duplicates(), problems: list.problems() };
}
function segmentSource(key, rows) {
  const content = { rows, bytes: 0, sha256: "", endsWithNewline: true };
  const facts = { role: "exclusion", path: `segment:${key}`, ...content };
  return { facts, ref: null, duplicates: 0, problems: [] };
}
var Counter2 = class {
  rows = 0;
  #inner;
  constructor(inner) {
    this.#inner = inner;
  }
  get bytes() {
    return this.#inner.bytes;
  }
  get start() {
    return this.#inner.start;
  }
  get end() {
    return this.#inner.end;
  }
  next() {
    const has = this.#inner.next();
    if (has) this.rows += 1;
    return has;
  }
};

// src/plan/order.ts
function separate(segments) {
  const split = segments.map(separateSegment);
  if (split.every(({ after }) => after.add.length === 0)) return null;
  return { first: split.map(({ first }) => first), after: split.map(({ after }) => after) };
}
function separateSegment(changes) {
  const { key, add, remove } = changes;
  const after = [];
  if (add.length === 0 || remove.length === 0) return { first: changes, after: none(key) };
  const removed2 = new Set(remove.map(sameUserKey));
  const first = add.filter((member) => {
    if (!removed2.has(sameUserKey(member))) return true;
    after.push(member);
    return false;
  });
  return { first: { key, add: first, remove }, after: { key, add: after, remove: [] } };
}
function none(key) {
  return { key, add: [], remove: [] };
}

// src/plan/packing/matrix.ts
function listOf2({ start, values }, list) {
  return values.subarray(at3(start, list), at3(start, list + 1));
}
function rowsByColumn({ rowStart, cells, columns: columns2 }) {
  return transpose({ start: rowStart, values: cells }, columns2);
}
function transpose({ start, values }, count) {
  const holderStart = new Uint32Array(count + 1);
  for (const value of values) increase(holderStart, value + 1);
  for (let value = 0; value < count; value += 1) {
    increase(holderStart, value + 1, at3(holderStart, value));
  }
  const next = holderStart.slice();
  const holders = new Uint32Array(values.length);
  for (let list = 0; list + 1 < start.length; list += 1) {
    for (let i = at3(start, list); i < at3(start, list + 1); i += 1) {
      holders[increase(next, at3(values, i))] = list;
    }
  }
  return { start: holderStart, values: holders };
}
function at3(values, index) {
  return values[index];
}
function increase(values, index, by = 1) {
  const before = at3(values, index);
  values[index] = before + by;
  return before;
}
function counted(length) {
  return new Uint32Array(length).map((_, index) => index);
}
function pairPlace(low, high) {
  return high * (high - 1) / 2 + low;
}

// src/plan/packing/overlap-bound.ts
var MOST_STEPS = 6e7;
var MOST_COLUMNS = 6e3;
var SAMPLE = 3e3;
function overlapBound(matrix, limits) {
  if (matrix.columns > MOST_COLUMNS || stepsOf(matrix) > MOST_STEPS) return 0;
  const prices = new Prices(matrix, limits);
  return Math.ceil(prices.sum(bestWeight(prices, matrix), 1) * (1 - 1e-9));
}
function stepsOf({ rows, rowStart }) {
  let steps = 0;
  for (let row = 0; row < rows; row += 1) steps += (at3(rowStart, row + 1) - at3(rowStart, row)) ** 2;
  return steps;
}
function bestWeight(prices, matrix) {
  const stride = Math.max(1, Math.ceil(matrix.cells.length / SAMPLE));
  let [low, high] = [0, 1];
  for (let step = 0; step < 18; step += 1) {
    const third = (high - low) / 3;
    const [left, right] = [low + third, high - third];
    if (prices.sum(left, stride) < prices.sum(right, stride)) low = left;
    else high = right;
  }
  return (low + high) / 2;
}
var Prices = class {
  #matrix;
  #limits;
  /** The members of each column, and those that each pair of columns shares. */
  #sizes;
  #overlaps;
  /** How many other columns share so many users with the column at hand; zeroes between changes. */
  #sharing;
  constructor(matrix, limits) {
    const { rows, columns: columns2, rowStart, cells } = matrix;
    this.#matrix = matrix;
    this.#limits = limits;
    this.#sizes = new Uint32Array(columns2);
    this.#overlaps = new Uint32Array(pairPlace(0, columns2));
    this.#sharing = new Uint32Array(limits.users + 1);
    for (let row = 0; row < rows; row += 1) {
      const from = at3(rowStart, row);
      for (let j = from; j < at3(rowStart, row + 1); j += 1) {
        increase(this.#sizes, at3(cells, j));
        for (let i = from; i < j; i += 1) {
          increase(this.#overlaps, pairPlace(at3(cells, i), at3(cells, j)));
        }
      }
    }
  }
  /** Of every `stride`th row. */
  sum(weight, stride) {
    const { rows, rowStart } = this.#matrix;
    let sum2 = 0;
    for (let row = 0; row < rows; row += stride) {
      const [from, end] = [at3(rowStart, row), at3(rowStart, row + 1)];
      for (let cell = from; cell < end; cell += 1) {
        this.#countSharing(from, end, cell);
        sum2 += this.#cheapest(at3(this.#sizes, at3(this.#matrix.cells, cell)), weight);
      }
    }
    return sum2;
  }
  #countSharing(from, end, cell) {
    const { cells } = this.#matrix;
    const column = at3(cells, cell);
    for (let i = from; i < end; i += 1) {
      if (i === cell) continue;
      const other = at3(cells, i);
      const place = other > column ? pairPlace(column, other) : pairPlace(other, column);
      const users = Math.min(at3(this.#overlaps, place), this.#limits.users);
      increase(this.#sharing, users);
    }
  }
  /** The price of a change whose column has so many members; forgets what was counted. */
  #cheapest(size, weight) {
    const { users: mostUsers, segments: mostSegments } = this.#limits;
    let columns2 = 1;
    let least2 = Number.POSITIVE_INFINITY;
    for (let users = Math.min(size, mostUsers); users > 0; users -= 1) {
      columns2 += at3(this.#sharing, users);
      const perUser = weight / (Math.min(columns2, mostSegments) * mostUsers);
      const perSegment = (1 - weight) / (users * mostSegments);
      if (perSegment > least2) break;
      least2 = Math.min(least2, perUser + perSegment);
    }
    this.#sharing.fill(0);
    return least2;
  }
};

// src/plan/packing/bound.ts
function perSegmentRequests(matrix, limits) {
  return usesOf(sizesOf(matrix.cells), singleColumnUsers(limits));
}
function singleColumnUsers(limits) {
  return limits.counting === "pairs" ? Math.min(limits.users, limits.entries) : limits.users;
}
function lowerBound(matrix, limits, requests = Number.POSITIVE_INFINITY) {
  const bound = occurrenceBound(matrix, limits);
  if (limits.counting !== "occurrences" || bound >= requests) return bound;
  return Math.max(bound, overlapBound(matrix, limits));
}
function occurrenceBound(matrix, limits) {
  const { users, segments, counting } = limits;
  const { rowStart, cells, segmentOfColumn } = matrix;
  const own = rowStart.subarray(1).map((end, row) => end - at3(rowStart, row));
  const columns2 = counting === "distinct" ? cells.map((column) => at3(segmentOfColumn, column)) : cells;
  const area = counting === "pairs" ? Math.min(limits.entries, users * segments) : users * segments;
  return Math.max(
    Math.ceil(usesOf(own, segments) / users),
    Math.ceil(usesOf(sizesOf(columns2), users) / segments),
    Math.ceil(cells.length / area)
  );
}
function sizesOf(values) {
  const sizes = new Uint32Array(values.reduce((most, value) => Math.max(most, value + 1), 0));
  for (const value of values) increase(sizes, value);
  return sizes;
}
function usesOf(sizes, most) {
  return sizes.reduce((uses, size) => uses + Math.ceil(size / most), 0);
}

// src/plan/packing/closing.ts
var NEAR_END = 30;
var MOST_SHAPES = 40;
var Closing = class {
  #shapes;
  #limits;
  #width;
  /** 1 + index of the shape that was added last, 0 where no choice uses up just this. */
  #last;
  /** How many of that shape were added in a row. */
  #copies;
  /** For each number of users, 1 + the most segments reached with it; 0 where nothing is. */
  #tops;
  constructor(shapes, limits) {
    this.#shapes = shapes;
    this.#limits = limits;
    this.#width = limits.segments + 1;
    this.#last = new Uint32Array((limits.users + 1) * this.#width);
    this.#copies = new Uint32Array((limits.users + 1) * this.#width);
    this.#tops = new Uint32Array(limits.users + 1);
  }
  /** Entries are not counted here, so they must be no scarcer than users or segments. */
  isDue(room) {
    const { users, segments, entries } = this.#limits;
    if (entries < Math.min(users, segments)) return false;
    return room.users <= NEAR_END || room.segments <= NEAR_END;
  }
  /** Shapes to take, all of which fit; a piece of shape `filler` comes after them. */
  choose(room, filler) {
    const candidates = this.#candidates(room);
    const full = room.users * this.#width + room.segments;
    this.#last.fill(0, 0, (room.users + 1) * this.#width);
    this.#tops.fill(0);
    this.#last[0] = candidates.length + 1;
    this.#tops[0] = 1;
    for (const [index, shape] of candidates.entries()) {
      this.#extend(room, shape, index + 1);
      if (at3(this.#last, full) !== 0) return this.#trace(candidates, full);
    }
    return this.#trace(candidates, this.#leastWasteful(room, filler));
  }
  /** From both ends by turns: together they fill both sides soonest. */
  #candidates(room) {
    const { used } = this.#shapes;
    const found3 = [];
    let [wide, heavy] = [0, used.length - 1];
    while (wide <= heavy && found3.length < MOST_SHAPES) {
      const isWide = found3.length % 2 === 0;
      const shape = used[isWide ? wide : heavy];
      if (isWide) wide += 1;
      else heavy -= 1;
      const { users, segments } = this.#sizeOf(shape);
      if (users <= room.users && segments <= room.segments) found3.push(shape);
    }
    return found3;
  }
  /** Adds up to as many copies of the shape as there are to every state reached so far. */
  #extend(room, shape, mark) {
    const [last, copies, tops, width] = [this.#last, this.#copies, this.#tops, this.#width];
    const { users, segments } = this.#sizeOf(shape);
    const most = this.#shapes.countOf(shape);
    for (let u = users; u <= room.users; u += 1) {
      const end = Math.min(room.segments, at3(tops, u - users) + segments - 1);
      const [to, from] = [u * width, (u - users) * width - segments];
      for (let s = segments; s <= end; s += 1) {
        if (at3(last, from + s) === 0 || at3(last, to + s) !== 0) continue;
        const had = at3(last, from + s) === mark ? at3(copies, from + s) : 0;
        if (had >= most) continue;
        last[to + s] = mark;
        copies[to + s] = had + 1;
        tops[u] = Math.max(at3(tops, u), s + 1);
      }
    }
  }
  /** The state that leaves least unused. */
  #leastWasteful(room, filler) {
    let best = 0;
    let least2 = Number.POSITIVE_INFINITY;
    for (let u = room.users; u >= 0; u -= 1) {
      for (let s = room.segments; s >= 0; s -= 1) {
        if (at3(this.#last, u * this.#width + s) === 0) continue;
        const unused = this.#unused(room.users - u, room.segments - s, filler);
        if (unused >= least2) continue;
        least2 = unused;
        best = u * this.#width + s;
      }
    }
    return best;
  }
  /** A filler is nearly always cut, which makes its segments occur once more. */
  #unused(users, segments, filler) {
    if (filler === null) return users + segments;
    const cut2 = this.#sizeOf(filler);
    if (cut2.segments > segments) return users + segments;
    return Math.max(0, users - cut2.users) + segments - cut2.segments / 2;
  }
  #trace(candidates, from) {
    const chosen = [];
    for (let state = from; state !== 0; ) {
      const shape = candidates[at3(this.#last, state) - 1];
      const { users, segments } = this.#sizeOf(shape);
      chosen.push(shape);
      state -= users * this.#width + segments;
    }
    return chosen;
  }
  #sizeOf(shape) {
    return { users: this.#shapes.usersOf(shape), segments: this.#shapes.segmentsOf(shape) };
  }
};

// src/plan/packing/open-request.ts
var OpenRequest = class {
  shapes;
  users;
  segments;
  entries;
  /** Users x segments, summed over entries. */
  pairs;
  #requests;
  constructor(shapes, requests, limits) {
    this.shapes = shapes;
    this.#requests = requests;
    this.users = limits.users;
    this.segments = limits.segments;
    this.entries = limits.entries;
    this.pairs = limits.counting === "pairs" ? limits.entries : limits.users * limits.segments;
  }
  get isFull() {
    return Math.min(this.users, this.segments, this.entries, this.pairs) === 0;
  }
  /** Takes a piece of this shape, cut to what the request can still take. */
  take(shape) {
    const { pieces } = this.shapes;
    const piece = this.shapes.take(shape);
    const segments = Math.min(pieces.segments(piece), this.segments, this.pairs);
    const users = Math.min(pieces.users(piece), this.users, Math.floor(this.pairs / segments));
    this.#requests.entries.add(pieces.rowAt(piece), users, pieces.columnAt(piece), segments);
    this.users -= users;
    this.segments -= segments;
    this.entries -= 1;
    this.pairs -= users * segments;
    this.#putBack(piece, users, segments);
  }
  /** Returns what a cut left over: the other columns of the rows taken, and the other rows whole. */
  #putBack(piece, users, segments) {
    const { pieces } = this.shapes;
    const columns2 = pieces.segments(piece) - segments;
    if (columns2 > 0) {
      const columnAt = pieces.columnAt(piece) + segments;
      this.shapes.put(pieces.add(pieces.rowAt(piece), users, columnAt, columns2));
    }
    if (users === pieces.users(piece)) return;
    pieces.dropRows(piece, users);
    this.shapes.put(piece);
  }
};

// src/plan/packing/pieces.ts
var Numbers = class {
  #values;
  #length;
  constructor(values = new Uint32Array()) {
    this.#values = values;
    this.#length = values.length;
  }
  get length() {
    return this.#length;
  }
  push(value) {
    if (this.#length === this.#values.length) {
      const wider = new Uint32Array(Math.max(16, this.#length * 2));
      wider.set(this.#values);
      this.#values = wider;
    }
    this.#values[this.#length] = value;
    this.#length += 1;
  }
  get(index) {
    return at3(this.#values, index);
  }
  set(index, value) {
    this.#values[index] = value;
  }
  view(from = 0, count = this.#length - from) {
    return this.#values.subarray(from, from + count);
  }
};
var Pieces = class {
  rows;
  columns;
  /** Four for each piece: where its rows begin, how many they are, and the same of its columns. */
  #slices = new Numbers();
  constructor(rows, columns2) {
    this.rows = rows;
    this.columns = columns2;
  }
  get length() {
    return this.#slices.length / 4;
  }
  add(rowAt, users, columnAt, segments) {
    this.#slices.push(rowAt);
    this.#slices.push(users);
    this.#slices.push(columnAt);
    this.#slices.push(segments);
    return this.length - 1;
  }
  /** Adds a rectangle of these rows and columns, which go to the end of the pools. */
  append(rows, columns2) {
    const [rowAt, columnAt] = [this.rows.length, this.columns.length];
    for (const row of rows) this.rows.push(row);
    for (const column of columns2) this.columns.push(column);
    this.add(rowAt, this.rows.length - rowAt, columnAt, this.columns.length - columnAt);
  }
  rowAt(piece) {
    return this.#slices.get(4 * piece);
  }
  users(piece) {
    return this.#slices.get(4 * piece + 1);
  }
  columnAt(piece) {
    return this.#slices.get(4 * piece + 2);
  }
  segments(piece) {
    return this.#slices.get(4 * piece + 3);
  }
  rowsOf(piece) {
    return this.rows.view(this.rowAt(piece), this.users(piece));
  }
  columnsOf(piece) {
    return this.columns.view(this.columnAt(piece), this.segments(piece));
  }
  /** Takes so many rows off the front of the piece. */
  dropRows(piece, users) {
    this.#slices.set(4 * piece, this.rowAt(piece) + users);
    this.#slices.set(4 * piece + 1, this.users(piece) - users);
  }
};
function cutWide(pieces, segments) {
  const cut2 = new Pieces(pieces.rows, pieces.columns);
  for (let piece = 0; piece < pieces.length; piece += 1) {
    const width = pieces.segments(piece);
    const parts = Math.ceil(width / segments);
    for (let part = 0; part < parts; part += 1) {
      const from = Math.floor(width * part / parts);
      const until = Math.floor(width * (part + 1) / parts);
      const columnAt = pieces.columnAt(piece) + from;
      cut2.add(pieces.rowAt(piece), pieces.users(piece), columnAt, until - from);
    }
  }
  return cut2;
}

// src/plan/packing/requests.ts
var Requests = class {
  entries;
  #ends = new Numbers();
  /** Their entries are cut from these pieces. */
  constructor({ rows, columns: columns2 }) {
    this.entries = new Pieces(rows, columns2);
  }
  get count() {
    return this.#ends.length;
  }
  /** One past the last entry of a request; 0 for the request before the first. */
  endOf(request) {
    return request < 0 ? 0 : this.#ends.get(request);
  }
  close() {
    if (this.entries.length > this.endOf(this.count - 1)) this.#ends.push(this.entries.length);
  }
};
function materialise({ matrix, rowBefore }, requests) {
  const removing = [];
  const adding = [];
  for (let request = 0; request < requests.count; request += 1) {
    const batch = [];
    for (let e = requests.endOf(request - 1); e < requests.endOf(request); e += 1) {
      batch.push({
        rows: ascending(requests.entries.rowsOf(e), rowBefore),
        columns: ascending(requests.entries.columnsOf(e))
      });
    }
    const removes = batch.some(({ columns: columns2 }) => columns2.some((c) => matrix.removes[c] === 1));
    (removes ? removing : adding).push(batch);
  }
  return removing.concat(adding);
}
function ascending(values, before) {
  const sorted = new Array(values.length);
  let falls = false;
  for (let i = 0, last = -1; i < values.length; i += 1) {
    const value = before === void 0 ? at3(values, i) : at3(before, at3(values, i));
    falls ||= value < last;
    sorted[i] = value;
    last = value;
  }
  return falls ? sorted.sort((a, b) => a - b) : sorted;
}

// src/plan/packing/shapes.ts
var Shapes = class {
  pieces;
  /** Shapes that hold a piece, widest first. */
  used = [];
  #limits;
  /** The pieces of a shape are a stack: how many they are, the top one, and the one below each. */
  #counts;
  #top;
  #below;
  constructor(pieces, limits) {
    this.pieces = pieces;
    this.#limits = limits;
    this.#counts = new Uint32Array(limits.users * limits.segments);
    this.#top = new Uint32Array(limits.users * limits.segments);
    this.#below = new Numbers(new Uint32Array(pieces.length));
    for (let piece = pieces.length - 1; piece >= 0; piece -= 1) this.put(piece);
  }
  usersOf(shape) {
    return Math.floor(shape / this.#limits.segments) + 1;
  }
  segmentsOf(shape) {
    return shape % this.#limits.segments + 1;
  }
  countOf(shape) {
    return at3(this.#counts, shape);
  }
  get isEmpty() {
    return this.used.length === 0;
  }
  put(piece) {
    const shape = this.#shapeOf(piece);
    if (piece === this.#below.length) this.#below.push(0);
    this.#below.set(piece, at3(this.#top, shape));
    this.#top[shape] = piece;
    if (increase(this.#counts, shape) === 0) this.used.splice(this.#placeOf(shape), 0, shape);
  }
  take(shape) {
    const piece = at3(this.#top, shape);
    this.#top[shape] = this.#below.get(piece);
    if (increase(this.#counts, shape, -1) === 1) this.used.splice(this.#placeOf(shape), 1);
    return piece;
  }
  /** The heaviest shape of at most these users and segments. */
  heaviestWithin(users, segments) {
    return this.used.findLast(
      (shape) => this.usersOf(shape) <= users && this.segmentsOf(shape) <= segments
    );
  }
  #shapeOf(piece) {
    const users = Math.min(this.pieces.users(piece), this.#limits.users);
    return (users - 1) * this.#limits.segments + this.pieces.segments(piece) - 1;
  }
  /** Where the shape is, or belongs, among the used ones. */
  #placeOf(shape) {
    let low = 0;
    let high = this.used.length;
    while (low < high) {
      const middle = low + high >> 1;
      if (this.#isWider(this.used[middle], shape)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
  #isWider(shape, than) {
    const one = this.segmentsOf(shape) * this.usersOf(than);
    const other = this.segmentsOf(than) * this.usersOf(shape);
    return one < other || one === other && shape > than;
  }
};

// src/plan/packing/filling.ts
function fillRequests(pieces, limits) {
  const cut2 = cutWide(pieces, limits.segments);
  const shapes = new Shapes(cut2, limits);
  const requests = new Requests(cut2);
  const closing = new Closing(shapes, limits);
  while (!shapes.isEmpty) {
    const request = new OpenRequest(shapes, requests, limits);
    if (limits.counting === "pairs") fillWithWidest(request);
    else fillFromBothEnds(request, closing, limits);
    requests.close();
  }
  return requests;
}
function fillWithWidest(request) {
  for (; ; ) {
    const [wide] = request.shapes.used;
    if (wide === void 0 || request.isFull) return;
    request.take(wide);
  }
}
function fillFromBothEnds(request, closing, limits) {
  const { shapes } = request;
  let closed = false;
  for (; ; ) {
    const [wide] = shapes.used;
    if (wide === void 0 || request.isFull) return;
    const isFiller = 2 * shapes.usersOf(wide) >= request.users;
    const kept = isFiller && request.entries > 1 ? shapes.segmentsOf(wide) : 0;
    if (!closed && closing.isDue(request)) {
      closed = true;
      for (const shape of closing.choose(request, kept > 0 ? wide : null)) request.take(shape);
    } else if (!isFiller && request.users * limits.segments >= request.segments * limits.users) {
      request.take(wide);
    } else {
      const users = isFiller ? request.users - 1 : request.users;
      request.take(shapes.heaviestWithin(users, request.segments - kept) ?? wide);
    }
  }
}

// src/plan/packing/groups.ts
function groupRows(matrix) {
  const tree = growTree(matrix);
  const rowBefore = rowsInOrder(tree);
  const sorted = permuteRows(matrix, rowBefore);
  const nodes = rowBefore.map((row) => at3(tree.nodeOf, row));
  return { matrix: sorted, rowBefore, groups: collectGroups(sorted, nodes) };
}
function growTree(matrix) {
  const { start, values: rows } = rowsByColumn(matrix);
  const nodeOf = new Uint32Array(matrix.rows);
  const parents = new Numbers(Uint32Array.of(0));
  const lastChild = new Numbers(Uint32Array.of(0));
  for (let column = 0; column < matrix.columns; column += 1) {
    const before = parents.length;
    for (let i = at3(start, column); i < at3(start, column + 1); i += 1) {
      const parent = at3(nodeOf, at3(rows, i));
      if (lastChild.get(parent) < before) {
        lastChild.set(parent, parents.length);
        parents.push(parent);
        lastChild.push(0);
      }
      nodeOf[at3(rows, i)] = lastChild.get(parent);
    }
  }
  return { parents, nodeOf };
}
function rowsInOrder({ parents, nodeOf }) {
  const rowsBelow = new Uint32Array(parents.length);
  for (const node of nodeOf) increase(rowsBelow, node);
  for (let node = parents.length - 1; node > 0; node -= 1) {
    increase(rowsBelow, parents.get(node), at3(rowsBelow, node));
  }
  const next = new Uint32Array(parents.length);
  for (let node = 1; node < parents.length; node += 1) {
    next[node] = increase(next, parents.get(node), at3(rowsBelow, node));
  }
  const rows = new Uint32Array(nodeOf.length);
  for (let row = 0; row < nodeOf.length; row += 1) {
    rows[increase(next, at3(nodeOf, row))] = row;
  }
  return rows;
}
function permuteRows(matrix, rowBefore) {
  const rowStart = new Uint32Array(matrix.rows + 1);
  const cells = new Uint32Array(matrix.cells.length);
  let end = 0;
  for (let row = 0; row < rowBefore.length; row += 1) {
    const before = at3(rowBefore, row);
    const until = at3(matrix.rowStart, before + 1);
    for (let i = at3(matrix.rowStart, before); i < until; i += 1) {
      cells[end] = at3(matrix.cells, i);
      end += 1;
    }
    rowStart[row + 1] = end;
  }
  return { ...matrix, rowStart, cells };
}
function collectGroups(sorted, nodes) {
  const groups = new Pieces(new Numbers(counted(sorted.rows)), new Numbers(sorted.cells));
  for (let row = 0, end = 0; row < sorted.rows; row = end) {
    while (end < sorted.rows && at3(nodes, end) === at3(nodes, row)) end += 1;
    const columnAt = at3(sorted.rowStart, row);
    const columns2 = at3(sorted.rowStart, row + 1) - columnAt;
    if (columns2 > 0) groups.add(row, end - row, columnAt, columns2);
  }
  return groups;
}

// src/plan/packing/in-order.ts
function sendInOrder(pieces, segmentOf, limits) {
  const entries = cutToEntries(pieces, limits);
  const requests = new Requests(entries);
  let load = new Load(limits);
  for (let e = 0; e < entries.length; e += 1) {
    const rows = entries.rowsOf(e);
    const segments = entries.columnsOf(e).map((column) => at3(segmentOf, column));
    if (!load.admits(rows, segments)) {
      requests.close();
      load = new Load(limits);
    }
    load.add(rows, segments);
    requests.entries.add(entries.rowAt(e), rows.length, entries.columnAt(e), segments.length);
  }
  requests.close();
  return requests;
}
function cutToEntries(pieces, limits) {
  const pairs = limits.counting === "pairs" ? limits.entries : limits.users * limits.segments;
  const cut2 = cutWide(pieces, limits.segments);
  const entries = new Pieces(cut2.rows, cut2.columns);
  for (let piece = 0; piece < cut2.length; piece += 1) {
    for (let column = 0; column < cut2.segments(piece); column += pairs) {
      const columns2 = Math.min(pairs, cut2.segments(piece) - column);
      const most = Math.min(limits.users, Math.floor(pairs / columns2));
      for (let row = 0; row < cut2.users(piece); row += most) {
        const rows = Math.min(most, cut2.users(piece) - row);
        entries.add(cut2.rowAt(piece) + row, rows, cut2.columnAt(piece) + column, columns2);
      }
    }
  }
  return entries;
}
var Load = class {
  #limits;
  #users;
  #segments;
  #entries = 0;
  #pairs = 0;
  constructor(limits) {
    this.#limits = limits;
    this.#users = new Tally(limits);
    this.#segments = new Tally(limits);
  }
  admits(users, segments) {
    const limits = this.#limits;
    const pairs = this.#pairs + users.length * segments.length;
    return this.#users.with(users) <= limits.users && this.#segments.with(segments) <= limits.segments && this.#entries < limits.entries && (limits.counting !== "pairs" || pairs <= limits.entries);
  }
  add(users, segments) {
    this.#users.add(users);
    this.#segments.add(segments);
    this.#entries += 1;
    this.#pairs += users.length * segments.length;
  }
};
var Tally = class {
  #seen;
  #count = 0;
  constructor({ counting }) {
    this.#seen = counting === "distinct" ? /* @__PURE__ */ new Set() : null;
  }
  /** The count if these came too. */
  with(ids) {
    const seen = this.#seen;
    if (seen === null) return this.#count + ids.length;
    return ids.reduce((count, id) => seen.has(id) ? count : count + 1, this.#count);
  }
  add(ids) {
    this.#count = this.with(ids);
    for (const id of ids) this.#seen?.add(id);
  }
};

// src/plan/packing/mining/residual.ts
function residualOf(groups, columns2) {
  const start = new Uint32Array(groups.length + 1);
  const users = new Uint32Array(groups.length);
  const cells = new Numbers();
  for (let group = 0; group < groups.length; group += 1) {
    for (const column of groups.columnsOf(group)) cells.push(column);
    start[group + 1] = cells.length;
    users[group] = groups.users(group);
  }
  const lists = { start, values: cells.view() };
  return {
    rows: sideOf(lists, users),
    columns: sideOf(transpose(lists, columns2), new Uint32Array(columns2).fill(1)),
    size: cells.length
  };
}
function sideOf({ start, values }, weight) {
  const live = weight.map((_, line) => at3(start, line + 1) - at3(start, line));
  return { lines: weight.length, start, live, cross: values, weight };
}
function liveOf({ start, live, cross }, line) {
  return cross.subarray(at3(start, line), at3(start, line) + at3(live, line));
}
function cover(residual, rows, columns2) {
  for (const row of rows) drop(residual.rows, row, columns2);
  for (const column of columns2) drop(residual.columns, column, rows);
}
function drop(side, line, crossing) {
  const own = liveOf(side, line);
  let from = 0;
  let to = 0;
  for (const other of crossing) {
    const place = own.indexOf(other, from);
    own.copyWithin(to, from, place);
    to += place - from;
    from = place + 1;
  }
  own.copyWithin(to, from);
  increase(side.live, line, to - from);
}

// src/plan/packing/mining/panel.ts
var MOST_LINES = 256;
var MOST_WORDS = 16e6;
var NO_RANK = 4294967295;
function panelOf(residual, side) {
  const other = side === residual.rows ? residual.columns : residual.rows;
  const words = Math.ceil(other.lines / 32);
  const lines = longestLines(side, Math.min(MOST_LINES, Math.floor(MOST_WORDS / words)));
  const rankOf = new Uint32Array(side.lines).fill(NO_RANK);
  const bits = new Uint32Array(lines.length * words);
  for (const [rank, line] of lines.entries()) {
    rankOf[line] = rank;
    for (const crossing of liveOf(side, line)) {
      const word = rank * words + (crossing >>> 5);
      bits[word] = at3(bits, word) | 1 << (crossing & 31);
    }
  }
  return { side, other, lines, rankOf, words, bits };
}
function longestLines({ lines, live }, most) {
  const worth = [];
  for (let line = 0; line < lines; line += 1) if (at3(live, line) >= 2) worth.push(line);
  worth.sort((a, b) => at3(live, b) - at3(live, a) || a - b);
  return Uint32Array.from(worth.slice(0, most)).sort();
}
function shared({ bits, words }, ranks) {
  const first = ranks[0] * words;
  const second = ranks[1] * words;
  const third = (ranks[2] ?? ranks[0]) * words;
  const found3 = [];
  for (let word = 0; word < words; word += 1) {
    let common = at3(bits, first + word) & at3(bits, second + word) & at3(bits, third + word);
    while (common !== 0) {
      found3.push(word * 32 + 31 - Math.clz32(common & -common));
      common &= common - 1;
    }
  }
  return found3;
}
function keep(panel, crossing, rank) {
  const from = rank * panel.words;
  return crossing.filter(
    (other) => (at3(panel.bits, from + (other >>> 5)) >>> (other & 31)) % 2 === 1
  );
}
function forget(panel, lines, crossing) {
  for (const line of lines) {
    const rank = at3(panel.rankOf, line);
    if (rank === NO_RANK) continue;
    for (const other of crossing) {
      const word = rank * panel.words + (other >>> 5);
      panel.bits[word] = at3(panel.bits, word) & ~(1 << (other & 31));
    }
  }
}

// src/plan/packing/mining/growing.ts
var HOPELESS = 1.1;
var Grower = class {
  #residual;
  #panel;
  #priceOf;
  #effort;
  #counts;
  constructor(residual, panel, priceOf, effort) {
    this.#residual = residual;
    this.#panel = panel;
    this.#priceOf = priceOf;
    this.#effort = effort;
    this.#counts = new Uint32Array(panel.lines.length);
  }
  /** The cheapest tile found from these lines; none if they share nothing. */
  grow(seed) {
    let best;
    let ranks = seed;
    let crossing = shared(this.#panel, seed);
    this.#effort.left -= seed.length * this.#panel.words >> 3;
    while (crossing.length > 0) {
      const { price, users } = this.#measure(ranks, crossing);
      if (best === void 0 || price < best.price) best = { price, users, ranks, crossing };
      if (price > best.price * HOPELESS) break;
      const next = this.#nextLine(crossing, ranks);
      if (next === void 0) break;
      ranks = [...ranks, next];
      crossing = keep(this.#panel, crossing, next);
    }
    return best;
  }
  #measure(ranks, crossing) {
    const { live, weight } = this.#residual.rows;
    const byRows = this.#panel.side === this.#residual.rows;
    const rows = byRows ? ranks.map((rank) => at3(this.#panel.lines, rank)) : crossing;
    const segments = byRows ? crossing.length : ranks.length;
    let users = 0;
    let staying = 0;
    for (const row of rows) {
      users += at3(weight, row);
      if (at3(live, row) > segments) staying += at3(weight, row);
    }
    return { price: this.#priceOf(users, staying, segments), users };
  }
  /** The line that keeps most of `crossing`, the first of equal ones. */
  #nextLine(crossing, taken) {
    const counts = this.#counts;
    this.#countLines(crossing);
    for (const rank of taken) counts[rank] = 0;
    let next;
    for (let rank = 0, most = 0; rank < counts.length; rank += 1) {
      if (at3(counts, rank) <= most) continue;
      most = at3(counts, rank);
      next = rank;
    }
    counts.fill(0);
    return next;
  }
  /** Counts for each line of the panel how much of `crossing` it keeps. */
  #countLines(crossing) {
    const { rankOf, other } = this.#panel;
    const { start, live, cross, weight } = other;
    for (const line of crossing) {
      const users = at3(weight, line);
      const end = at3(start, line) + at3(live, line);
      for (let place = at3(start, line); place < end; place += 1) {
        const rank = at3(rankOf, at3(cross, place));
        if (rank !== NO_RANK) increase(this.#counts, rank, users);
      }
      this.#effort.left -= at3(live, line);
    }
  }
};

// src/plan/packing/mining/heap.ts
var Heap = class {
  #items;
  #keys;
  #size = 0;
  constructor(capacity) {
    this.#items = new Uint32Array(capacity + 1);
    this.#keys = new Float64Array(capacity + 1);
  }
  /** Infinite where the heap is empty. */
  get leastKey() {
    return this.#size === 0 ? Number.POSITIVE_INFINITY : this.#key(0);
  }
  push(item, key) {
    let hole = this.#size;
    this.#size += 1;
    while (hole > 0) {
      const parent = hole - 1 >> 1;
      if (!this.#precedes(item, key, parent)) break;
      this.#put(hole, at3(this.#items, parent), this.#key(parent));
      hole = parent;
    }
    this.#put(hole, item, key);
  }
  pop() {
    const first = at3(this.#items, 0);
    this.#size -= 1;
    const [item, key] = [at3(this.#items, this.#size), this.#key(this.#size)];
    let hole = 0;
    for (let child = 1; child < this.#size; child = 2 * hole + 1) {
      const right = child + 1;
      const isRight = right < this.#size && this.#precedes(at3(this.#items, right), this.#key(right), child);
      const least2 = isRight ? right : child;
      if (this.#precedes(item, key, least2)) break;
      this.#put(hole, at3(this.#items, least2), this.#key(least2));
      hole = least2;
    }
    this.#put(hole, item, key);
    return first;
  }
  #precedes(item, key, place) {
    const other = this.#key(place);
    return key < other || key === other && item < at3(this.#items, place);
  }
  #key(place) {
    return this.#keys[place];
  }
  #put(place, item, key) {
    this.#items[place] = item;
    this.#keys[place] = key;
  }
};

// src/plan/packing/mining/seeds.ts
var LEAST_SHARED = 2;
var MOST_FOR_THREES = 64;
var MOST_COUNTED = 1e3;
function seedsOf(panel, most) {
  const size = panel.lines.length;
  const twos = new Uint32Array(choose(size, 2));
  const threes = new Uint32Array(choose(size, 3));
  countShared(panel, twos, threes);
  return [...pick(twos, 2, most), ...pick(threes, 3, most)];
}
function choose(count, size) {
  return size === 1 ? count : choose(count - 1, size - 1) * count / size;
}
function countShared(panel, twos, threes) {
  const { other } = panel;
  for (let crossing = 0; crossing < other.lines; crossing += 1) {
    const ranks = ranksAcross(panel, crossing);
    const weight = at3(other.weight, crossing);
    const countsThrees = ranks.length <= MOST_FOR_THREES;
    for (let k = 1; k < ranks.length; k += 1) {
      const high = ranks[k];
      const threesOfHigh = choose(high, 3);
      for (let j = 0; j < k; j += 1) {
        const middle = ranks[j];
        increase(twos, pairPlace(middle, high), weight);
        const from = threesOfHigh + pairPlace(0, middle);
        for (let i = 0; countsThrees && i < j; i += 1) {
          increase(threes, from + ranks[i], weight);
        }
      }
    }
  }
}
function ranksAcross({ other, rankOf }, crossing) {
  const ranks = [];
  const end = at3(other.start, crossing) + at3(other.live, crossing);
  for (let place = at3(other.start, crossing); place < end; place += 1) {
    const rank = at3(rankOf, at3(other.cross, place));
    if (rank !== NO_RANK) ranks.push(rank);
  }
  return ranks;
}
function pick(table, size, most) {
  const least2 = Math.max(LEAST_SHARED, leastCount(table, most));
  const seeds = [];
  const ranks = Array.from(counted(size));
  for (let place = 0; place < table.length; place += 1) {
    const count = at3(table, place);
    if (count >= least2) seeds.push({ ranks: ranks.slice(), count });
    advance(ranks);
  }
  return seeds;
}
function advance(ranks) {
  let i = 0;
  for (; ranks[i] + 1 === ranks[i + 1]; i += 1) ranks[i] = i;
  ranks[i] = ranks[i] + 1;
}
function leastCount(table, most) {
  const histogram = new Uint32Array(MOST_COUNTED + 1);
  for (let place = 0; place < table.length; place += 1) {
    increase(histogram, Math.min(at3(table, place), MOST_COUNTED));
  }
  let places = 0;
  for (let count = MOST_COUNTED; count > 0; count -= 1) {
    places += at3(histogram, count);
    if (places > most) return Math.min(MOST_COUNTED, count + 1);
  }
  return 1;
}

// src/plan/packing/mining/field.ts
var MOST_SEEDS = 2e4;
var HOPE = 0.8;
var Field = class {
  #byRows;
  #panel;
  #grower;
  #seeds;
  #heap;
  constructor(residual, side, priceOf, effort) {
    this.#byRows = side === residual.rows;
    this.#panel = panelOf(residual, side);
    this.#grower = new Grower(residual, this.#panel, priceOf, effort);
    this.#seeds = seedsOf(this.#panel, MOST_SEEDS);
    this.#heap = new Heap(this.#seeds.length);
    for (const [index, { ranks, count }] of this.#seeds.entries()) {
      const [users, segments] = this.#byRows ? [ranks.length, count] : [count, ranks.length];
      this.#heap.push(index, HOPE * priceOf(users, users, segments));
    }
    effort.left -= (this.#panel.bits.length + this.#panel.lines.length ** 3 / 6) / 8;
  }
  /** The least price that a tile can have here; infinite where no seed is left. */
  get least() {
    return this.#heap.leastKey;
  }
  /** The tile of the seed that looks cheapest. The seed stays, at the price of this tile. */
  growNext() {
    const index = this.#heap.pop();
    const grown = this.#grower.grow(this.#seeds[index].ranks);
    if (grown === void 0) return void 0;
    const { price, users, ranks, crossing } = grown;
    this.#heap.push(index, price);
    const lines = ranks.map((rank) => at3(this.#panel.lines, rank)).sort((a, b) => a - b);
    const [rows, columns2] = this.#byRows ? [lines, crossing] : [crossing, lines];
    return { price, users, rows, columns: columns2 };
  }
  forget({ rows, columns: columns2 }) {
    if (this.#byRows) forget(this.#panel, rows, columns2);
    else forget(this.#panel, columns2, rows);
  }
};

// src/plan/packing/mining/split.ts
var MOST_LEFT2 = 12;
function splitRest(residual, limits, outside2) {
  const byRows = splitBy("rows", residual, limits, outside2);
  const byColumns = splitBy("columns", residual, limits, outside2);
  return byColumns.requests < byRows.requests ? byColumns : byRows;
}
function movedLines(residual, { by, moved }) {
  const moves = new Uint8Array(residual[by].lines);
  let left = moved;
  for (const { live, lines } of linesToMove(residual, by)) {
    for (const line of lines) {
      if (left <= 0) return moves;
      moves[line] = 1;
      left -= live;
    }
  }
  return moves;
}
function needWith(need, users, segments, limits) {
  return {
    users: need.users + users * Math.ceil(segments / limits.segments),
    segments: need.segments + segments * Math.ceil(users / limits.users)
  };
}
function needOfGroups({ rows }, limits, outside2) {
  let { users, segments } = outside2;
  for (let row = 0; row < rows.lines; row += 1) {
    users += at3(rows.weight, row) * Math.ceil(at3(rows.live, row) / limits.segments);
    segments += at3(rows.live, row);
  }
  return { users, segments };
}
function slackOf(limits, { users, segments }) {
  return segments / limits.segments - users / limits.users;
}
function splitBy(by, residual, limits, outside2) {
  const { start, cross } = residual[by];
  const moving = new Moving(residual, limits, outside2);
  let before = moving.step();
  let best = { by, moved: 0, requests: requestsFor(limits, before) };
  for (const { live, lines } of linesToMove(residual, by)) {
    for (const line of lines) {
      for (let place = at3(start, line); place < at3(start, line) + live; place += 1) {
        if (by === "rows") moving.move(line, at3(cross, place));
        else moving.move(at3(cross, place), line);
      }
    }
    const after = moving.step();
    const split = { by, ...stopBetween(limits, before, after) };
    if (split.requests < best.requests) best = split;
    before = after;
  }
  return best;
}
function* linesToMove(residual, by) {
  const side = residual[by];
  const most = side.live.reduce((a, b) => Math.max(a, b), 0);
  const byLive = transpose({ start: counted(side.lines + 1), values: side.live }, most + 1);
  const steps = by === "rows" ? Math.min(most, MOST_LEFT2) : most;
  for (let step = 1; step <= steps; step += 1) {
    const live = by === "rows" ? step : most + 1 - step;
    yield { live, lines: listOf2(byLive, live) };
  }
}
var Moving = class {
  #most;
  #weight;
  /** Changes left in each group, and users moved to each column. */
  #left;
  #moved;
  #users;
  #segments;
  #changes = 0;
  constructor(residual, limits, outside2) {
    const { users, segments } = needOfGroups(residual, limits, outside2);
    this.#most = limits.users;
    this.#weight = residual.rows.weight;
    this.#left = residual.rows.live.slice();
    this.#moved = new Uint32Array(residual.columns.lines);
    this.#users = users;
    this.#segments = segments;
  }
  step() {
    return { users: this.#users, segments: this.#segments, moved: this.#changes };
  }
  move(row, column) {
    const users = at3(this.#weight, row);
    const had = increase(this.#moved, column, users);
    const parts = Math.ceil((had + users) / this.#most) - Math.ceil(had / this.#most);
    this.#segments += parts - 1;
    if (increase(this.#left, row, -1) > 1) this.#users += users;
    this.#changes += 1;
  }
};
function stopBetween(limits, before, after) {
  const whole = { moved: after.moved, requests: requestsFor(limits, after) };
  const [slackBefore, slackAfter] = [slackOf(limits, before), slackOf(limits, after)];
  if (slackBefore <= 0 || slackAfter >= 0) return whole;
  const part = slackBefore / (slackBefore - slackAfter);
  const between = (from, to) => from + part * (to - from);
  const requests = requestsFor(limits, {
    users: between(before.users, after.users),
    segments: between(before.segments, after.segments)
  });
  if (requests >= whole.requests) return whole;
  return { moved: Math.round(between(before.moved, after.moved)), requests };
}
function requestsFor(limits, { users, segments }) {
  return Math.max(users / limits.users, segments / limits.segments);
}

// src/plan/packing/mining/mine.ts
var MOST_STEPS2 = 35e7;
var TOLERANCE = 1.03;
var PRICE_RISE = 1.12;
var ROUND_SHARE = 0.12;
var CHECKPOINTS = 100;
var USER_WEIGHT = { rows: 0.6, columns: 0.45 };
function mine(residual, limits, outside2) {
  return new Miner(residual, limits, outside2).run();
}
var Miner = class {
  #residual;
  #limits;
  #leastWeight;
  #effort = { left: MOST_STEPS2 };
  #tiles = [];
  /** What the tiles need, and what is outside. */
  #need;
  #covered = 0;
  #nextCheck = 0;
  /** The best checkpoint. */
  #kept = 0;
  #split;
  constructor(residual, limits, outside2) {
    this.#residual = residual;
    this.#limits = limits;
    this.#need = outside2;
    this.#split = splitRest(residual, limits, outside2);
    this.#leastWeight = leastWeight(residual, limits, outside2);
  }
  /** Round by round, while a round brings a better checkpoint. */
  run() {
    for (let before = -1; this.#kept > before && this.#effort.left > 0; ) {
      before = this.#kept;
      this.#round();
    }
    return { tiles: this.#tiles.slice(0, this.#kept), split: this.#split };
  }
  /** Takes one tile after another, as long as they are cheap. */
  #round() {
    const fields = this.#fields();
    const before = this.#covered;
    const left = this.#residual.size - before;
    let ceiling = Number.POSITIVE_INFINITY;
    while (this.#effort.left > 0) {
      const field = fields.reduce((best, next) => next.least < best.least ? next : best);
      if (field.least === Number.POSITIVE_INFINITY) return;
      if (field.least >= ceiling && this.#covered - before > left * ROUND_SHARE) return;
      const tile = field.growNext();
      this.#effort.left -= 1;
      const least2 = Math.min(...fields.map((each) => each.least));
      if (tile === void 0 || tile.price > least2 * TOLERANCE) continue;
      ceiling = Math.min(ceiling, tile.price * PRICE_RISE);
      this.#take(tile, fields);
    }
  }
  #fields() {
    const { rows, columns: columns2 } = this.#residual;
    const { by } = splitRest(this.#residual, this.#limits, this.#need);
    const priceOf = pricing(Math.max(this.#leastWeight, USER_WEIGHT[by]), this.#limits);
    return [columns2, rows].map((side) => new Field(this.#residual, side, priceOf, this.#effort));
  }
  #take(tile, fields) {
    const { rows, columns: columns2, users } = tile;
    this.#tiles.push(tile);
    cover(this.#residual, rows, columns2);
    for (const field of fields) field.forget(tile);
    this.#need = needWith(this.#need, users, columns2.length, this.#limits);
    this.#covered += rows.length * columns2.length;
    if (this.#covered >= this.#nextCheck) this.#check();
  }
  #check() {
    const { size, rows } = this.#residual;
    this.#nextCheck = this.#covered + size / CHECKPOINTS;
    this.#effort.left -= size - this.#covered + rows.lines;
    const split = splitRest(this.#residual, this.#limits, this.#need);
    if (split.requests > this.#split.requests) return;
    this.#split = split;
    this.#kept = this.#tiles.length;
  }
};
function pricing(userWeight, limits) {
  return (users, staying, segments) => {
    const perUser = userWeight / Math.min(segments, limits.segments);
    const perSegment = (1 - userWeight) / Math.min(users, limits.users);
    return perUser * staying / users + perSegment;
  };
}
function leastWeight(residual, limits, outside2) {
  const excess = Math.max(0, slackOf(limits, needOfGroups(residual, limits, outside2)));
  return 0.9 - 0.5 * excess * limits.segments / Math.max(1, residual.size);
}

// src/plan/packing/mining/mined-pieces.ts
function minedPieces(groups, columns2, limits) {
  const few = new Pieces(groups.rows, groups.columns);
  const pieces = new Pieces(new Numbers(), new Numbers());
  let outside2 = { users: 0, segments: 0 };
  for (let group = 0; group < groups.length; group += 1) {
    const [users, segments] = [groups.users(group), groups.segments(group)];
    if (2 * users <= limits.users) {
      few.add(groups.rowAt(group), users, groups.columnAt(group), segments);
      continue;
    }
    pieces.append(groups.rowsOf(group), groups.columnsOf(group));
    outside2 = needWith(outside2, users, segments, limits);
  }
  const { tiles, split } = mine(residualOf(few, columns2), limits, outside2);
  const residual = residualOf(few, columns2);
  for (const { rows, columns: covered } of tiles) {
    pieces.append(membersOf(few, rows), covered);
    cover(residual, rows, covered);
  }
  appendRest(pieces, few, residual, split);
  return pieces;
}
function appendRest(pieces, groups, residual, split) {
  const moves = movedLines(residual, split);
  const isMoved = (row, column) => moves[split.by === "rows" ? row : column] === 1;
  for (let row = 0; row < residual.rows.lines; row += 1) {
    const columns2 = liveOf(residual.rows, row).filter((column) => !isMoved(row, column));
    if (columns2.length > 0) pieces.append(groups.rowsOf(row), columns2);
  }
  for (let column = 0; column < residual.columns.lines; column += 1) {
    const rows = liveOf(residual.columns, column).filter((row) => isMoved(row, column));
    if (rows.length > 0) pieces.append(membersOf(groups, rows), [column]);
  }
}
function membersOf(groups, rows) {
  const members = [];
  for (const row of rows) for (const member of groups.rowsOf(row)) members.push(member);
  return members;
}

// src/plan/packing/pack.ts
function packChanges(matrix, limits) {
  const grouped = groupRows(matrix);
  return materialise(grouped, pack(grouped, limits));
}
function pack({ matrix, groups }, limits) {
  const filled = fillRequests(groups, limits);
  if (filled.count <= occurrenceBound(matrix, limits)) return filled;
  const others = [
    sendInOrder(groups, matrix.segmentOfColumn, limits),
    ...mined(matrix, groups, limits),
    sendByColumn(matrix, singleColumnUsers(limits))
  ];
  return others.reduce((best, next) => next.count < best.count ? next : best, filled);
}
function mined(matrix, groups, limits) {
  if (limits.counting === "pairs") return [];
  return [fillRequests(minedPieces(groups, matrix.columns, limits), limits)];
}
function sendByColumn(matrix, users) {
  const { start, values: rows } = rowsByColumn(matrix);
  const requests = new Requests(
    new Pieces(new Numbers(rows), new Numbers(counted(matrix.columns)))
  );
  for (let column = 0; column < matrix.columns; column += 1) {
    const end = at3(start, column + 1);
    for (let from = at3(start, column); from < end; from += users) {
      requests.entries.add(from, Math.min(users, end - from), column, 1);
      requests.close();
    }
  }
  return requests;
}

// src/plan/batches.ts
function packSegments(segments, limits) {
  const whole = toMatrix(segments);
  const ordered = separate(segments);
  const parts = ordered === null ? [whole] : [toMatrix(ordered.first), toMatrix(ordered.after)];
  const batches = parts.flatMap(
    ({ matrix, members, columns: columns2 }) => packChanges(matrix, limits).map((batch) => toBatch(batch, members, columns2))
  );
  return {
    batches,
    lowerBound: lowerBound(whole.matrix, limits, batches.length),
    perSegmentRequests: perSegmentRequests(whole.matrix, limits)
  };
}
function toMatrix(segments) {
  const columns2 = [...columnsOf(segments, "REMOVE"), ...columnsOf(segments, "ADD")];
  const rows = new Rows();
  const columnStart = new Uint32Array(columns2.length + 1);
  const rowsOf = new Numbers();
  for (const [column, { members }] of columns2.entries()) {
    for (const member of members) rowsOf.push(rows.of(member));
    columnStart[column + 1] = rowsOf.length;
  }
  const byColumn = { start: columnStart, values: rowsOf.view() };
  const { start, values } = transpose(byColumn, rows.members.length);
  const matrix = {
    rows: rows.members.length,
    columns: columns2.length,
    segmentOfColumn: Uint32Array.from(columns2, ({ segment }) => segment),
    removes: Uint8Array.from(columns2, ({ operation }) => operation === "REMOVE" ? 1 : 0),
    rowStart: start,
    cells: values
  };
  return { matrix, members: rows.members, columns: columns2 };
}
var Rows = class {
  members = [];
  #rows = { identity: /* @__PURE__ */ new Map(), guid: /* @__PURE__ */ new Map() };
  of(member) {
    const rows = this.#rows[member.kind];
    const known2 = rows.get(member.value);
    if (known2 !== void 0) return known2;
    rows.set(member.value, this.members.length);
    return this.members.push(member) - 1;
  }
};
function columnsOf(segments, operation) {
  return segments.flatMap(({ key, add, remove }, segment) => {
    const members = operation === "ADD" ? add : remove;
    return members.length === 0 ? [] : [{ key, operation, segment, members }];
  });
}
function toBatch(packed, members, columns2) {
  return {
    entries: packed.map((entry) => ({
      members: ascending2(Array.from(entry.rows, (row) => pick2(members, row))),
      actions: Array.from(entry.columns, (column) => {
        const { key, operation } = pick2(columns2, column);
        return { key, operation };
      })
    }))
  };
}
function ascending2(members) {
  const falls = members.some(
    (member, i) => i > 0 && compareMembers(pick2(members, i - 1), member) > 0
  );
  return falls ? members.sort(compareMembers) : members;
}
function pick2(values, index) {
  const value = values[index];
  if (value === void 0) throw new Error(`packing named number ${index} of ${values.length}`);
  return value;
}

// src/plan/digest.ts
import { createHash as createHash3 } from "node:crypto";
function planDigest(plan) {
  const { format, lock, target, desired, totals, creates } = plan;
  const feed2 = new Feed();
  feed2.json({ format, lock, target, desired, totals, creates });
  for (const segment of plan.segments) {
    const { adopt, add, remove, ...facts } = segment;
    feed2.json(facts);
    feed2.members("~", adopt);
    feed2.members("+", add);
    feed2.members("-", remove);
  }
  for (const batch of plan.batches) {
    feed2.line("batch");
    for (const entry of batch.entries) {
      feed2.json(entry.actions);
      feed2.members("=", entry.members);
    }
  }
  return feed2.digest();
}
function digestOfParts(parts) {
  const hash = createHash3("sha256");
  for (const part of parts) {
    hash.update(`${part.length}:`);
    hash.update(part);
  }
  return hash.digest("hex");
}
var FLUSH_AT = 1 << 16;
var Feed = class {
  #hash = createHash3("sha256");
  #pending = "";
  line(text) {
    this.#pending += `${text}
`;
    if (this.#pending.length < FLUSH_AT) return;
    this.#hash.update(this.#pending);
    this.#pending = "";
  }
  json(value) {
    this.line(JSON.stringify(value));
  }
  members(mark, members) {
    for (const member of members) this.line(`${mark}${nameOf(member)}`);
  }
  digest() {
    return this.#hash.update(this.#pending).digest("hex");
  }
};

// src/lock/change-lines.ts
var MOST_BYTES = 1 << 20;
var ChangeLines = class {
  #pieces = [];
  #lines = [];
  #size = 0;
  add({ operation, again, outcome, member }) {
    const line = `${operation}	${again ? "again" : "first"}	${outcome}	${member.kind}	${member.value}
`;
    this.#lines.push(line);
    this.#size += line.length;
    if (this.#size >= MOST_BYTES) this.#end();
  }
  pieces() {
    this.#end();
    return this.#pieces;
  }
  #end() {
    if (this.#lines.length > 0) this.#pieces.push(Buffer.from(this.#lines.join("")));
    this.#lines = [];
    this.#size = 0;
  }
};
function writeChanges(serial, lines) {
  const files = /* @__PURE__ */ new Map();
  const parts = /* @__PURE__ */ new Map();
  for (const group of groupsOf(lines)) {
    const bytes = Buffer.concat(group.map(({ piece }) => piece));
    const sha2562 = digestOf(bytes);
    const file = changesFile(serial, sha2562);
    files.set(file, bytes);
    let from = 0;
    for (const { key, piece } of group) {
      const to = from + piece.length;
      parts.set(key, [...parts.get(key) ?? [], { file, sha256: sha2562, from, to }]);
      from = to;
    }
  }
  return { files, partsOf: (key) => parts.get(key) ?? [] };
}
function groupsOf(lines) {
  const groups = [];
  let room = 0;
  for (const [key, own] of lines) {
    for (const piece of own.pieces()) {
      if (piece.length > room) {
        groups.push([]);
        room = MOST_BYTES;
      }
      groups.at(-1)?.push({ key, piece });
      room -= piece.length;
    }
  }
  return groups;
}
function* readLines(bytes) {
  let start = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    const [operation, again, outcome, kind, value] = bytes.toString("utf8", start, end).split("	");
    yield {
      operation,
      again: again === "again",
      outcome,
      member: { kind, value: value ?? "" }
    };
    start = end + 1;
  }
}
async function* changesOf({ changes }, readPart) {
  for (const part of changes) yield* readLines(await bytesOf(part, readPart));
}
async function* changesOfMember({ changes }, name, readPart) {
  for (const part of changes) {
    const bytes = await bytesOf(part, readPart);
    if (!bytes.includes(`	${name}
`)) continue;
    for (const change of readLines(bytes)) if (change.member.value === name) yield change;
  }
}
async function bytesOf({ file, sha256: sha2562, from, to }, read) {
  return (await read(file, sha2562)).subarray(from, to);
}

// src/lock/apply-record.ts
async function readRecord({ file, sha256: sha2562 }, readPart) {
  return JSON.parse((await readPart(file, sha2562)).toString());
}
async function* recordsOf({ history }, readPart) {
  for (const ref of [...history].reverse()) yield await readRecord(ref, readPart);
}
var MOST_RECORDS = 1e3;
var RecordBuilder = class {
  #serial;
  #segments = /* @__PURE__ */ new Map();
  constructor(serial) {
    this.#serial = serial;
  }
  add(key, change) {
    let tally = this.#segments.get(key);
    if (tally === void 0) {
      tally = new SegmentTally();
      this.#segments.set(key, tally);
    }
    tally.add(change);
  }
  /** The index that names the record, and the files to write beside its chunks. */
  finish(entryBefore, after, about) {
    const tallies = [...this.#segments].sort(([a], [b]) => a < b ? -1 : 1);
    const written = writeChanges(
      this.#serial,
      new Map(tallies.map(([key, { lines }]) => [key, lines]))
    );
    const segments = tallies.map(([key, tally]) => ({
      ...tally.finish(key, entryBefore(key), after),
      changes: written.partsOf(key)
    }));
    const record2 = {
      format: "segops-apply/1",
      serial: this.#serial,
      ...about,
      segments
    };
    const bytes = Buffer.from(`${JSON.stringify(record2, null, 1)}
`);
    const sha2562 = digestOf(bytes);
    const ref = {
      serial: this.#serial,
      apply: about.apply,
      at: about.startedAt,
      file: recordFile(this.#serial, sha2562),
      sha256: sha2562,
      changeFiles: [...written.files.keys()]
    };
    const history = [...after.history, ref].slice(-MOST_RECORDS);
    return { index: { ...after, history }, files: new Map([...written.files, [ref.file, bytes]]) };
  }
};
var SegmentTally = class {
  lines = new ChangeLines();
  #counts = { added: 0, removed: 0, adopted: 0, unconfirmed: 0, rejected: 0, charged: 0 };
  add(change) {
    const counts = this.#counts;
    this.lines.add(change);
    if (change.operation === "REMOVE" && !change.again) counts.charged += 1;
    if (change.outcome === "unconfirmed") counts.unconfirmed += 1;
    else if (change.outcome === "rejected") counts.rejected += 1;
    else if (change.operation === "ADOPT") counts.adopted += 1;
    else if (change.operation === "ADD") counts.added += 1;
    else counts.removed += 1;
  }
  finish(key, before, after) {
    const entry = after.segments.get(key) ?? EMPTY_ENTRY;
    return {
      key,
      before: before.accepted + before.unconfirmed,
      after: entry.accepted + entry.unconfirmed,
      ...this.#counts,
      listsBefore: before.lists,
      lists: entry.lists
    };
  }
};

// src/lock/removal-budget.ts
async function removalBudget(losing, history, readPart, now, windowMs) {
  const recent = losing.length === 0 ? [] : history.filter(({ at: at4 }) => at4 > now - windowMs);
  const read = [];
  for (const ref of recent) read.push(...(await readRecord(ref, readPart)).segments);
  const past = /* @__PURE__ */ new Map();
  for (const ids of losing) past.set(nameOfIds(ids), await pastOf(ids, read, readPart));
  const of = (ids) => past.get(nameOfIds(ids)) ?? NO_PAST;
  return {
    largestSize: (ids, size) => of(ids).records.reduce((most, { before, after }) => Math.max(most, before, after), size),
    removedWith: (ids, planned) => {
      const { removed: removed2 } = of(ids);
      const more = planned.filter((member) => !removed2.has(nameOf(member)));
      return removed2.size + more.length;
    }
  };
}
var NO_PAST = { records: [], removed: /* @__PURE__ */ new Set() };
function nameOfIds(ids) {
  return JSON.stringify(keysOf(ids));
}
async function pastOf(ids, read, readPart) {
  const keys = keysOf(ids);
  const records2 = read.filter(({ key }) => keys.includes(key));
  const removed2 = /* @__PURE__ */ new Set();
  for (const record2 of records2.filter(({ charged }) => charged > 0)) {
    for await (const { operation, again, member } of changesOf(record2, readPart)) {
      if (operation === "REMOVE" && !again) removed2.add(nameOf(member));
    }
  }
  return { records: records2, removed: removed2 };
}

// src/plan/guards/limit.ts
var SCALE = 1e8;
function exceeds({ part, whole }, limit) {
  if (limit.kind === "count") return part > limit.count;
  const scaled = BigInt(Math.round(limit.share * SCALE));
  return BigInt(part) * BigInt(SCALE) > scaled * BigInt(whole ?? part);
}
function neededFor({ part, whole }, limit) {
  const percent = Math.ceil(part * 100 / (whole ?? 0));
  if (limit.kind === "count" || !(percent <= 100)) return { kind: "count", count: part };
  return { kind: "share", share: percent / 100 };
}
function thresholdText(limit) {
  return limit.kind === "count" ? say`${limit.count}` : percentText(limit.share);
}
function percentText(share) {
  return say`${Math.round(share * 1e3) / 10}%`;
}
function judgeLimit({ segment, limits, waivers }, guard, measured, says) {
  const limit = limits[guard];
  if (limit === null) return [];
  const { part, whole } = measured;
  const share = whole === null || whole === 0 ? NOTHING : say` (${percentText(part / whole)})`;
  const message = say`${says}${share}. The limit is ${thresholdText(limit)}`;
  const found3 = { guard, segment };
  if (!exceeds(measured, limit)) return [{ ...found3, verdict: "pass", message, by: null }];
  const by = waivers.find((one) => isAllowed(guard, measured, one));
  if (by !== void 0) return [{ ...found3, verdict: "pass", message: waivedBy(by, message), by }];
  const remedy = { kind: "limit", name: guard, threshold: neededFor(measured, limit) };
  return [{ ...found3, verdict: "refuse", message, remedy }];
}
function waivedBy({ reason }, message) {
  return say`${message}. A waiver allows it${asForeign(reason)}`;
}
function isAllowed(guard, measured, { limits }) {
  const limit = limits[guard];
  return limit !== void 0 && !exceeds(measured, limit);
}

// src/plan/guards/list-guards.ts
var MINUTE = 6e4;
function judgeLists(segment, { input }) {
  const { evidenceOf: evidenceOf2, now } = input;
  return segment.sources.flatMap(({ ref, facts }) => {
    if (ref === null) return [];
    const locked = findList(segment.entry.lists, facts);
    const known2 = { ref, facts, locked, evidence: evidenceOf2(ref), now };
    return CHECKS.flatMap(({ guard, check }) => {
      const message = check(known2);
      return message === null ? [] : [judged(segment, guard, ref.path, message)];
    });
  });
}
function judged({ segment, waivers }, guard, path, message) {
  const found3 = { guard, segment };
  const waiver = waivers.find(({ lists }) => lists.includes(path));
  if (waiver !== void 0) {
    return { ...found3, verdict: "pass", message: waivedBy(waiver, message), by: waiver };
  }
  return { ...found3, verdict: "refuse", message, remedy: { kind: "list", path } };
}
var CHECKS = [
  { guard: "empty_list", check: emptyList },
  { guard: "list_cut_off", check: cutOff },
  { guard: "max_age", check: tooOld },
  { guard: "expect_rows", check: otherRows },
  { guard: "checksum", check: otherDigest }
];
function emptyList({ ref, facts, locked }) {
  if (facts.rows > 0 || ref.expectRows?.least === 0 || locked?.rows === 0) return null;
  if (facts.bytes === 0) return say`the list ${asPath(ref.path)} is empty`;
  const what = ref.format.kind === "csv" ? "only a header" : "no members";
  return say`the list ${asPath(ref.path)} has ${what}`;
}
function cutOff({ ref, facts, locked }) {
  if (locked === null || facts.endsWithNewline || !locked.endsWithNewline) return null;
  const isWhole = facts.rows === locked.rows && facts.bytes === locked.bytes - 1;
  if (facts.bytes >= locked.bytes || isWhole) return null;
  return say`the list ${asPath(ref.path)} looks cut off. It does not end with a newline. It went from ${sizeText(locked)} to ${sizeText(facts)}`;
}
function sizeText({ rows, bytes }) {
  return say`${plural(rows, "row")} (${plural(bytes, "byte")})`;
}
function tooOld({ ref, evidence, now }) {
  if (ref.maxAgeMs === null) return null;
  if (evidence.changedAt === null) return say`cannot tell how old the list ${asPath(ref.path)} is`;
  const age = now - evidence.changedAt;
  if (age <= ref.maxAgeMs) return null;
  const minutes = Math.ceil(age / MINUTE);
  return say`the list ${asPath(ref.path)} was last changed ${duration(minutes * MINUTE)} ago. The limit is ${duration(ref.maxAgeMs)}`;
}
function otherRows({ ref, facts }) {
  const range = ref.expectRows;
  if (range === null || facts.rows >= range.least && facts.rows <= range.most) return null;
  return say`the list ${asPath(ref.path)} has ${plural(facts.rows, "member")}, expected ${rangeText(range)}`;
}
function rangeText({ least: least2, most }) {
  if (least2 === most) return say`${least2}`;
  return most === Number.POSITIVE_INFINITY ? say`at least ${least2}` : say`${least2} to ${most}`;
}
function otherDigest({ ref, facts, evidence }) {
  const { checksum } = evidence;
  if (checksum.kind === "none") return null;
  const sidecar = asPath(`${ref.path}.sha256`);
  if (checksum.kind === "unreadable") return say`${sidecar} does not contain a SHA-256 digest`;
  if (checksum.sha256 === facts.sha256) return null;
  return say`the list ${asPath(ref.path)} does not match ${sidecar}. Its digest is ${digestText(facts.sha256)}, expected ${digestText(checksum.sha256)}`;
}
function digestText(sha2562) {
  return asCode(`${sha2562.slice(0, 12)}...`);
}

// src/plan/guards/waivers.ts
var LONGEST_DAYS = 30;
var DAY = 24 * 36e5;
function isInForce({ until }, now) {
  return now < until && until <= now + LONGEST_DAYS * DAY;
}
function waiverNotices(planned, ofConfig, now) {
  const own = planned.map(({ manifest: manifest2 }) => noticeOf(manifest2.guard.waiver, manifest2.key, now));
  return [noticeOf(ofConfig, null, now), ...own].filter((notice) => notice !== null);
}
function noticeOf(waiver, segment, now) {
  if (waiver === null || isInForce(waiver, now)) return null;
  const whose = segment === null ? say`the waiver of all segments` : say`the waiver of this segment`;
  const until = asCode(moment(waiver.until));
  if (waiver.until <= now) {
    return {
      code: "waiver-ended",
      segment,
      message: say`${whose} ended at ${until}`,
      next: say`Remove ${asCode("waiver:")}.`
    };
  }
  return {
    code: "waiver-too-long",
    segment,
    message: say`${whose} has no effect. It ends at ${until}, which is more than ${LONGEST_DAYS} days away`,
    next: say`Write an earlier ${asCode("until:")}.`
  };
}

// src/plan/guards/permit.ts
var LASTS_MS = 48 * 36e5;
var HOUR = 36e5;
var NO_REASON = 'reason: ""';
function permitFor(file, refusals, settings, now) {
  const { limits, waiver: written } = settings;
  const before = written !== null && isInForce(written, now) ? written : NO_WAIVER;
  const waiver = waiverWith(before, refusals, now);
  const empties = refusals.some(({ remedy }) => remedy.kind === "emptying");
  const onlyEmpties = refusals.every(({ remedy }) => remedy.kind === "emptying");
  const lines = [
    ...empties ? ["members: []"] : [],
    ...onlyEmpties ? [] : ["guard:", ...limitLines(limits, "  "), ...waiverLines(waiver)]
  ];
  const isSet = written !== null || Object.keys(limits).length > 0;
  return { file, yaml: lines.join("\n"), replaces: isSet && !onlyEmpties };
}
function withReason({ yaml }, reason) {
  return yaml.replace(NO_REASON, () => `reason: ${JSON.stringify(reason)}`);
}
var NO_WAIVER = { until: 0, reason: "", limits: {}, lists: [], distinctFrom: [] };
function waiverWith(before, refusals, now) {
  const until = Math.max(before.until, Math.floor((now + LASTS_MS) / HOUR) * HOUR);
  const remedies = refusals.map(({ remedy }) => remedy);
  return remedies.reduce(withRemedy, { ...before, until, reason: "" });
}
function withRemedy(waiver, remedy) {
  switch (remedy.kind) {
    case "emptying":
      return waiver;
    case "limit":
      return withLimit(waiver, remedy.name, remedy.threshold);
    case "list":
      return { ...waiver, lists: [.../* @__PURE__ */ new Set([...waiver.lists, remedy.path])] };
    case "distinct-from":
      return { ...waiver, distinctFrom: [.../* @__PURE__ */ new Set([...waiver.distinctFrom, remedy.key])] };
    default:
      return assertExhaustive(remedy);
  }
}
function withLimit(waiver, name, threshold) {
  const before = waiver.limits[name] ?? threshold;
  return { ...waiver, limits: { ...waiver.limits, [name]: larger(before, threshold) } };
}
function larger(a, b) {
  if (a.kind === "count") return b.kind === "count" && b.count > a.count ? b : a;
  return b.kind === "count" || b.share > a.share ? b : a;
}
function limitLines(limits, indent) {
  return LIMIT_NAMES.flatMap((name) => {
    const value = limits[name];
    return value === void 0 ? [] : [`${indent}${name}: ${formatLimit(value)}`];
  });
}
function waiverLines(waiver) {
  const { limits, lists, distinctFrom, until } = waiver;
  return [
    "  waiver:",
    ...limitLines(limits, "    "),
    ...lists.length === 0 ? [] : [`    lists: ${JSON.stringify(lists)}`],
    ...distinctFrom.length === 0 ? [] : [`    distinct_from: ${JSON.stringify(distinctFrom)}`],
    `    until: ${moment(until)}`,
    `    ${NO_REASON}`
  ];
}

// src/plan/guards/segment-guards.ts
function judgeEmptying(guarded) {
  const { segment, manifest: manifest2, entry, desired, removals } = guarded;
  const before = sizeOf2(entry);
  if (desired > 0 || before === 0 || removals.length === 0) return [];
  const found3 = { guard: "emptying", segment };
  const all = before === 1 ? say`the plan removes the only member` : say`the plan removes all ${before} members`;
  const retires = manifest2.decisions.retire === "empty";
  if (retires || manifest2.members?.count === 0) {
    const says = asCode(retires ? "retire: empty" : "members: []");
    const message2 = say`${all}, as ${says} in the manifest says`;
    return [{ ...found3, verdict: "pass", message: message2, by: null }];
  }
  const message = say`${all}. The manifest does not say that the segment is meant to be empty`;
  return [{ ...found3, verdict: "refuse", message, remedy: { kind: "emptying" } }];
}
function judgeRemovals(segment, { budget, limits }) {
  const { manifest: manifest2, entry, removals } = segment;
  if (removals.length === 0) return [];
  const whole = budget.largestSize(manifest2.ids, sizeOf2(entry));
  if (whole < segment.limits.min_existing.count) return [];
  const part = Math.min(whole, budget.removedWith(manifest2.ids, removals));
  const says = part === removals.length && whole === sizeOf2(entry) ? say`the plan removes ${part} of ${plural(whole, "member")}` : say`the plan removes ${plural(removals.length, "member")}. Within ${duration(limits.window.ms)} that makes ${part} of ${whole}`;
  return judgeLimit(segment, "max_removals", { part, whole }, says);
}
function judgeAdditions(segment) {
  const { entry, additions, limits } = segment;
  if (additions === 0) return [];
  const whole = sizeOf2(entry);
  const isSmall = whole < limits.min_existing.count || whole === 0;
  if (limits.max_additions?.kind === "share" && isSmall) return [];
  const to = whole === 0 ? say`an empty segment` : say`a segment of ${whole}`;
  const says = say`the plan adds ${plural(additions, "member")} to ${to}`;
  return judgeLimit(segment, "max_additions", { part: additions, whole }, says);
}
function judgeExclusions(segment) {
  const lists = segment.sources.map(({ facts }) => facts);
  const locked = segment.entry.lists.filter(({ role }) => role === "exclusion");
  return locked.flatMap((before) => {
    const { path, rows } = before;
    const now = findList(lists, before);
    if (now === null || now.rows >= rows) return [];
    const lost = rows - now.rows;
    const says = say`the exclusion ${asPath(path)} lost ${lost} of ${plural(rows, "row")}`;
    return judgeLimit(segment, "max_exclusion_shrink", { part: lost, whole: rows }, says);
  });
}
function sizeOf2(entry) {
  return entry.accepted + entry.unconfirmed;
}

// src/plan/guards/same-segment.ts
var SAME = 0.9;
async function judgeOtherForm(guarded, { input }) {
  const { segment, manifest: manifest2, entry, desired, removals, waivers } = guarded;
  if (desired > 0 || removals.length === 0) return [];
  const others = input.manifests.filter((other) => isOtherForm(manifest2.ids, other.ids));
  const judged2 = [];
  for (const other of others) {
    const share = await overlap(other, entry, input);
    if (share < SAME) continue;
    const found3 = { guard: "same_segment", segment };
    const waiver = waivers.find(({ distinctFrom }) => distinctFrom.includes(other.key));
    const what = say`${percentText(share)} of the members are also in ${asKey(other.key)}, which may be the same segment under its other ID`;
    if (waiver !== void 0) {
      const message = say`${what}. A waiver says that it is another segment${asForeign(waiver.reason)}`;
      judged2.push({ ...found3, verdict: "pass", message, by: waiver });
      continue;
    }
    judged2.push({
      ...found3,
      verdict: "refuse",
      message: say`the plan empties the segment. ${what}. If it is, remove this manifest and write both IDs into the other`,
      remedy: { kind: "distinct-from", key: other.key }
    });
  }
  return judged2;
}
function isOtherForm(a, b) {
  const byName = ({ customerSegmentId, ctSegmentId }) => customerSegmentId !== void 0 && ctSegmentId === void 0;
  const byNumber = ({ customerSegmentId, ctSegmentId }) => customerSegmentId === void 0 && ctSegmentId !== void 0;
  return byName(a) && byNumber(b) || byNumber(a) && byName(b);
}
async function overlap(manifest2, entry, input) {
  const size = sizeOf2(entry);
  if (size === 0) return 0;
  const byKey = new Map(input.manifests.map((other) => [other.key, other]));
  const desired = openDesired(manifest2, byKey, input.openList);
  const diff = await withChunks(
    input.fetchChunks,
    entry.chunks,
    (read) => diffSegment(desired, entry, read, input.now)
  );
  return (size - diff.remove.length) / size;
}

// src/plan/guards/total-guards.ts
var LEAST_DEFAULT = 1e4;
var DEFAULT_SHARE = 0.2;
function judgeChanges(plan) {
  const { changes, limits, input } = plan;
  const locked = [...input.index.segments.values()].reduce((sum2, entry) => sum2 + sizeOf2(entry), 0);
  if (changes === 0 || locked === 0) return [];
  const most = Math.max(LEAST_DEFAULT, Math.floor(DEFAULT_SHARE * locked));
  const max_changes = limits.max_changes ?? { kind: "count", count: most };
  const says = say`the plan makes ${plural(changes, "change")} to ${plural(locked, "membership")} in the lockfile`;
  const withDefault = { ...plan, limits: { ...limits, max_changes } };
  return judgeLimit(withDefault, "max_changes", { part: changes, whole: locked }, says);
}
function judgeBilledEvents(plan) {
  const { changes } = plan;
  if (changes === 0) return [];
  const says = say`the plan may cost ${plural(changes, "billed event")}`;
  return judgeLimit(plan, "max_billed_events", { part: changes, whole: null }, says);
}

// src/plan/guards/judge.ts
var SEGMENT_GUARDS = [
  judgeLists,
  judgeEmptying,
  judgeRemovals,
  judgeAdditions,
  judgeExclusions,
  judgeOtherForm
];
var PLAN_GUARDS = [judgeChanges, judgeBilledEvents];
async function judge(planned, input) {
  const { index, now } = input;
  const { limits, waiver } = input.config.guard;
  const common = inForce(waiver, now);
  const segments = planned.map((segment) => guardedOf(segment, limits, common, now));
  const losing = segments.filter(({ removals }) => removals.length > 0).map(({ manifest: manifest2 }) => manifest2.ids);
  const plan = {
    segment: null,
    limits,
    waivers: common,
    input,
    budget: await removalBudget(losing, index.history, input.readPart, now, limits.window.ms),
    changes: segments.reduce(
      (sum2, { additions, removals, doubted: doubted2 }) => sum2 + additions + removals.length + doubted2,
      0
    )
  };
  const judgements = [];
  for (const segment of segments) {
    for (const guard of SEGMENT_GUARDS) judgements.push(...await guard(segment, plan));
  }
  judgements.push(...PLAN_GUARDS.flatMap((guard) => guard(plan)).filter(isNoted));
  return { guards: toVerdicts(judgements, planned, input), waivers: usedIn(judgements) };
}
function isNoted(judgement) {
  return judgement.verdict === "refuse" || judgement.by !== null;
}
function inForce(waiver, now) {
  return waiver !== null && isInForce(waiver, now) ? [waiver] : [];
}
function guardedOf({ manifest: manifest2, entry, sources, diff }, limits, common, now) {
  const { desired, add, remove, confirmedAdditions, confirmedRemovals, doubted: doubted2 } = diff;
  const confirmed = new Set(confirmedRemovals);
  return {
    segment: manifest2.key,
    limits: { ...limits, ...manifest2.guard.limits },
    waivers: [...inForce(manifest2.guard.waiver, now), ...common],
    manifest: manifest2,
    entry,
    sources,
    desired,
    additions: add.length - confirmedAdditions.length,
    removals: confirmed.size === 0 ? remove : remove.filter((member) => !confirmed.has(member)),
    doubted: doubted2
  };
}
function toVerdicts(judgements, planned, { config: config2, now }) {
  const refused3 = judgements.filter((one) => one.verdict === "refuse");
  const own = new Map(planned.map(({ manifest: manifest2 }) => [manifest2.key, manifest2]));
  const permits = /* @__PURE__ */ new Map();
  for (const segment of new Set(refused3.map((one) => one.segment))) {
    const needs = refused3.filter((one) => one.segment === segment);
    const manifest2 = segment === null ? void 0 : own.get(segment);
    const file = manifest2?.place.file ?? config2.file;
    const settings = manifest2?.guard ?? config2.writtenGuard;
    permits.set(segment, permitFor(file, needs, settings, now));
  }
  return judgements.map(({ guard, segment, verdict, message }) => ({
    guard,
    segment,
    verdict,
    message,
    allow: verdict === "refuse" ? permits.get(segment) ?? null : null
  }));
}
function usedIn(judgements) {
  const used = judgements.flatMap((one) => {
    if (one.verdict !== "pass" || one.by === null) return [];
    const { reason, until } = one.by;
    return [{ segment: one.segment, reason, until }];
  });
  return [...new Map(used.map((waiver) => [JSON.stringify(waiver), waiver])).values()];
}

// src/plan/decision-notices.ts
function decisionNotices(planned, input) {
  return planned.flatMap((segment) => [
    ...adoption(segment),
    ...retirement(segment),
    ...renaming(segment, input)
  ]);
}
function ownershipNotices({ ownership, index }) {
  return ownership.map(({ kind, key, other }) => {
    const size = plural(sizeOf2(index.segments.get(key) ?? EMPTY_ENTRY), "membership");
    return kind === "split" ? {
      code: "ids-split",
      segment: key,
      message: say`an ID was replaced, so ${asKey(other)} may be another segment. Both keep ${size}, as unconfirmed: it is unknown which of the two has them`,
      next: say`If the old ID never existed in the account, declare ${asKey(other)} with ${asCode("retire: keep")}.`
    } : {
      code: "ids-joined",
      segment: key,
      message: say`${asKey(other)} and this segment become one in the lockfile, with ${size}. What the two did not agree on is sent again`,
      next: say`If they are two segments, separate them again: ${asCommand(`segops lock split ${key}`)}`
    };
  });
}
function adoption({ manifest: manifest2, entry, adopt, diff }) {
  const segment = manifest2.key;
  if (adopt.length > 0) {
    const message2 = say`segops adopts this segment as it is. Its ${plural(adopt.length, "member is", "members are")} recorded as sent, and nothing is sent`;
    const next = say`If some may not be in the account, write ${asCode("adopt: unconfirmed")}.`;
    return [{ code: "adopted", segment, message: message2, next }];
  }
  if (manifest2.decisions.adopt === null) return [];
  if (sizeOf2(entry) > 0) {
    const message2 = say`the lockfile has this segment already, so ${asCode("adopt:")} has no effect`;
    const next = say`Remove ${asCode("adopt:")} when convenient.`;
    return [{ code: "adopt-has-ended", segment, message: message2, next }];
  }
  if (manifest2.decisions.adopt === "accepted" || diff.add.length === 0) return [];
  const message = say`segops adopts this segment. Its ${plural(diff.add.length, "member is", "members are")} sent once, because some may not be in the account`;
  return [{ code: "adopted", segment, message, next: null }];
}
function retirement({ manifest: manifest2, entry }) {
  const { retire } = manifest2.decisions;
  if (retire === null) return [];
  const segment = manifest2.key;
  const size = sizeOf2(entry);
  if (retire === "keep" && !entry.retired && size > 0) {
    const message = say`after this apply, segops no longer manages this segment. Its ${plural(size, "member stays", "members stay")}`;
    return [{ code: "retired", segment, message, next: null }];
  }
  if (retire === "empty" && size > 0) return [];
  const next = say`Remove its manifest when convenient.`;
  return [{ code: "retired", segment, message: say`this segment is retired`, next }];
}
function renaming({ manifest: manifest2, diff }, { index }) {
  const { renamedFrom } = manifest2.decisions;
  if (renamedFrom === null) return [];
  const segment = manifest2.key;
  const from = asKey(renamedFrom);
  const old = findEntry(index, idsOfKey(renamedFrom));
  if (old.kind !== "found") {
    const message2 = say`the manifest says that the segment was renamed from ${from}, but the lockfile has no such segment`;
    const next2 = say`Fix ${asCode("renamed_from:")} or remove it.`;
    return [{ code: "renamed", segment, message: message2, next: next2 }];
  }
  const size = sizeOf2(old.entry);
  const message = say`CleverTap cannot rename a segment, so this is a new one. Adding its ${plural(diff.add.length, "member")} costs ${plural(diff.add.length, "billed event")}. The old segment ${from} keeps its ${plural(size, "member")}. Emptying it costs up to ${plural(size, "billed event")} more`;
  const next = say`When campaigns use the new segment, declare ${from} with ${asCode("retire: empty")} or ${asCode("retire: keep")}.`;
  return [{ code: "renamed", segment, message, next }];
}
var ALIKE = 0.9;
async function successors(planned, orphan, input) {
  const size = sizeOf2(orphan);
  const found3 = [];
  for (const { manifest: manifest2, entry, diff } of planned) {
    if (sizeOf2(entry) > 0 || diff.desired < ALIKE * size) continue;
    if (await overlap(manifest2, orphan, input) >= ALIKE) found3.push(manifest2.key);
  }
  return found3;
}

// src/plan/notices.ts
async function noticesOf(planned, input) {
  return [
    ...await orphans(planned, input),
    ...planned.flatMap(duplicates),
    ...planned.flatMap(manyInline),
    ...planned.flatMap(unknownCreates),
    ...planned.flatMap(mustExist),
    ...planned.flatMap(blockedSegments),
    ...ownershipNotices(input),
    ...decisionNotices(planned, input),
    ...waiverNotices(planned, input.config.guard.waiver, input.now)
  ];
}
async function orphans(planned, input) {
  if (input.only !== null) return [];
  const notices = [];
  for (const [key, entry] of orphansOf(input)) {
    const like = await successors(planned, entry, input);
    const also = like.length === 0 ? NOTHING : say`. Most are also in the new ${asList(like.map(asKey))}: was it renamed?`;
    notices.push({
      code: "orphan",
      segment: key,
      message: say`no manifest declares this segment. Its ${plural(sizeOf2(entry), "member stays", "members stay")} in the account${also}`,
      next: say`Restore its manifest, or declare it with ${asCode("retire: keep")} or ${asCode("retire: empty")} under ${asCode("segment:")}.`
    });
  }
  return notices;
}
function orphansOf({
  index,
  manifests
}) {
  const declared = new Set(
    manifests.flatMap((manifest2) => {
      const match = findEntry(index, manifest2.ids);
      return match.kind === "found" ? [match.key] : [];
    })
  );
  return [...index.segments].filter(([key, entry]) => !declared.has(key) && !entry.retired).filter(([, entry]) => sizeOf2(entry) > 0).sort(([a], [b]) => a < b ? -1 : 1);
}
function duplicates({ manifest: manifest2, sources }) {
  return sources.filter((source) => source.duplicates > 0).map((source) => ({
    code: "list-duplicates",
    segment: manifest2.key,
    message: say`the list ${asPath(source.facts.path)} has ${plural(source.duplicates, "duplicate row")}. Each member counts once`,
    next: null
  }));
}
var MANY_INLINE = 1e5;
function manyInline({ manifest: manifest2 }) {
  const inline2 = manifest2.members?.count ?? 0;
  if (inline2 <= MANY_INLINE) return [];
  return [
    {
      code: "many-inline-members",
      segment: manifest2.key,
      message: say`the manifest contains ${inline2} members`,
      next: say`Move them to a list, one per line, and name it under ${asCode("members_from:")}.`
    }
  ];
}
function unknownCreates({ manifest: manifest2, entry }) {
  const known2 = sizeOf2(entry);
  if (!manifest2.create || entry.created === "yes" || known2 === 0) return [];
  return [
    {
      code: "create-after-members",
      segment: manifest2.key,
      message: say`${plural(known2, "member was", "members were")} sent before segops creates the segment. CleverTap drops silently what is sent to a segment that does not exist. What the manifest wants is sent again once the segment is created`,
      next: say`If the segment exists, remove ${asCode("create: true")}.`
    }
  ];
}
function mustExist({ manifest: manifest2, entry, diff }) {
  const isKnown = entry.chunks.length > 0 || entry.created !== "no";
  if (isKnown || manifest2.create || manifest2.decisions.adopt !== null) return [];
  if (diff.add.length === 0) return [];
  return [
    {
      code: "must-exist",
      segment: manifest2.key,
      message: say`this is the first send to this segment. If it is not an API segment of the account, CleverTap drops the members silently`,
      next: say`If it does not exist yet, add ${asCode("create: true")}.`
    }
  ];
}
function blockedSegments({ manifest: manifest2, blocked }) {
  if (blocked === null) return [];
  const why = blocked.error === "API_SEGMENT_ID_MISMATCH" ? "the two IDs name different segments" : "the segment is not an API segment, or was deleted";
  return [
    {
      code: "blocked",
      segment: manifest2.key,
      message: say`CleverTap reported that ${why}. Nothing is sent to it until that is fixed`,
      next: say`Fix the IDs in the manifest. If the segment exists by now, unblock it: ${asCommand(`segops unblock ${manifest2.key}`)}`
    }
  ];
}

// src/plan/assemble-plan.ts
async function assemblePlan(input) {
  const claims = doubleClaims(input);
  if (claims.length > 0) return { ok: false, problems: claims };
  const wanted = input.manifests.filter(({ key }) => input.only === null || key === input.only);
  const segments = await planSegments(wanted, input);
  const problems = distinct(segments.flatMap(({ sources }) => sources.flatMap((s) => s.problems)));
  if (problems.some(({ severity }) => severity === "error")) return { ok: false, problems };
  return { ok: true, value: await toPlan(segments, input), warnings: problems };
}
function doubleClaims({ manifests, index }) {
  const owners = /* @__PURE__ */ new Map();
  for (const manifest2 of manifests) {
    const match = findEntry(index, manifest2.ids);
    if (match.kind === "found") owners.set(match.key, [...owners.get(match.key) ?? [], manifest2]);
  }
  return [...owners].flatMap(
    ([key, claiming]) => claiming.length < 2 ? [] : claiming.map((manifest2) => doubleClaim(manifest2, claiming, key))
  );
}
function doubleClaim(manifest2, claiming, key) {
  const others = claiming.filter((other) => other !== manifest2);
  const where2 = asList(others.map(({ place }) => say`${asPath(shownPlace(place))}`));
  return {
    severity: "error",
    code: "segment-declared-twice",
    message: say`the lockfile knows the IDs of this manifest and of ${where2} as one segment, ${asKey(key)}`,
    place: manifest2.place,
    next: say`If it is one segment, write both IDs into one manifest and delete the other. If they are two, separate them: ${asCommand(`segops lock split ${key}`)}`
  };
}
function shownPlace({ file, line }) {
  return line === void 0 ? file : `${file}:${line}`;
}
async function planSegments(wanted, input) {
  const byKey = new Map(input.manifests.map((manifest2) => [manifest2.key, manifest2]));
  const managed = wanted.map((manifest2) => ({
    manifest: manifest2,
    match: findEntry(input.index, manifest2.ids)
  }));
  const planned = [];
  const withChunks2 = chunksAhead(
    managed,
    ({ manifest: manifest2, match }) => match.kind === "found" && isRead(manifest2) ? match.entry.chunks : [],
    input.fetchChunks
  );
  for await (const [{ manifest: manifest2, match }, read] of withChunks2) {
    planned.push(planSegment(manifest2, match, byKey, read, input));
  }
  return planned;
}
function isRead({ decisions }) {
  return decisions.retire !== "keep";
}
function planSegment(manifest2, match, byKey, read, input) {
  const entry = match.kind === "found" ? match.entry : EMPTY_ENTRY;
  const blocked = stillBlocked(entry.blocked, manifest2.ids);
  if (!isRead(manifest2)) return untouched(manifest2, entry, blocked);
  const desired = openDesired(manifest2, byKey, input.openList);
  const known2 = isToCreate(manifest2, entry) ? inDoubt(entry, read, input.now) : { entry, read };
  const found3 = untilOrdered(() => diffSegment(desired, known2.entry, known2.read, input.now));
  const { diff, adopt } = adopted(manifest2, match.kind === "none", found3);
  const sources = desired.sources();
  if (blocked !== null) {
    return { manifest: manifest2, entry, blocked, sources, adopt: [], diff: { ...found3, ...NO_CHANGES } };
  }
  return { manifest: manifest2, entry, blocked, sources, adopt, diff };
}
function inDoubt(entry, read, now) {
  if (entry.chunks.length === 0) return { entry, read };
  const written = doubtedEntry(entry, read, { now, maxChunkBytes: MAX_CHUNK_BYTES });
  const readWritten = (ref) => parseChunk(written.chunks.get(ref) ?? NO_BYTES, ref.segment, ref.sha256);
  return { entry: written.entry, read: readWritten };
}
var NO_CHANGES = {
  add: [],
  remove: [],
  settling: 0,
  confirmedAdditions: [],
  confirmedRemovals: [],
  doubted: 0
};
function untouched(manifest2, entry, blocked) {
  const diff = { ...NO_CHANGES, desired: sizeOf2(entry) };
  return { manifest: manifest2, entry, blocked, sources: [], adopt: [], diff };
}
function adopted({ decisions }, isNew, diff) {
  if (!isNew || decisions.adopt === null) return { diff, adopt: [] };
  if (decisions.adopt === "accepted") return { diff: { ...diff, add: [] }, adopt: diff.add };
  return { diff: { ...diff, confirmedAdditions: diff.add }, adopt: [] };
}
function distinct(problems) {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
async function toPlan(planned, input) {
  const segments = planned.map(toSegmentPlan);
  const packed = packSegments(segments, input.config.limits);
  const add = sum(segments.map((segment) => segment.add.length));
  const remove = sum(segments.map((segment) => segment.remove.length));
  const digested = {
    format: "segops-plan/1",
    lock: { lineage: input.index.lineage, serial: input.index.serial },
    target: {
      account: input.index.binding?.account ?? null,
      origin: input.origin,
      settleMs: input.config.settleMs
    },
    desired: { digest: desiredDigest(planned) },
    totals: {
      add,
      remove,
      segments: segments.filter((segment) => segment.add.length + segment.remove.length > 0).length,
      requests: packed.batches.length,
      lowerBound: packed.lowerBound,
      perSegmentRequests: packed.perSegmentRequests,
      billedEvents: add + remove
    },
    creates: planned.flatMap(createOf),
    segments,
    batches: packed.batches
  };
  return {
    ...digested,
    digest: planDigest(digested),
    inFlight: input.config.limits.inFlight,
    ...await judge(planned, input),
    notices: await noticesOf(planned, input)
  };
}
function toSegmentPlan({ manifest: manifest2, entry, diff, sources, adopt }) {
  return {
    key: manifest2.key,
    ids: manifest2.ids,
    name: manifest2.name,
    before: sizeOf2(entry),
    after: diff.desired,
    unconfirmed: entry.unconfirmed,
    settling: diff.settling,
    lists: plannedLists({ manifest: manifest2, entry, diff, sources }),
    retired: manifest2.decisions.retire === "keep",
    adopt,
    add: diff.add,
    remove: diff.remove
  };
}
function plannedLists({
  manifest: manifest2,
  entry,
  diff,
  sources
}) {
  const isOnly = sources.length === 1 && (manifest2.members?.count ?? 0) === 0;
  const added = diff.add.length - diff.confirmedAdditions.length;
  const removed2 = diff.remove.length - diff.confirmedRemovals.length;
  return sources.map(({ facts }) => {
    const before = findList(entry.lists, facts);
    return { facts, before, since: isOnly && before !== null ? { added, removed: removed2 } : null };
  });
}
function isToCreate({ create }, { created }) {
  return create && created !== "yes";
}
function createOf({ manifest: manifest2, entry }) {
  const { customerSegmentId } = manifest2.ids;
  if (customerSegmentId === void 0 || !isToCreate(manifest2, entry)) return [];
  return [{ key: manifest2.key, customerSegmentId, name: manifest2.name ?? manifest2.key }];
}
function desiredDigest(planned) {
  return digestOfParts(
    planned.flatMap(({ manifest: manifest2, sources }) => [
      JSON.stringify([manifest2.key, manifest2.ids, manifest2.create, manifest2.members === null]),
      manifest2.members?.identities ?? "",
      manifest2.members?.guids ?? "",
      JSON.stringify(
        sources.map(({ facts }) => [facts.role, facts.path, facts.rows, facts.sha256])
      )
    ])
  );
}
function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

// src/clevertap/passcode.ts
import { inspect } from "node:util";
var Passcode = class {
  #value;
  /** The ways in which a server may write it, the longest first. */
  #forms;
  constructor(value) {
    this.#value = value;
    this.#forms = value === "" ? [] : formsOf(value);
  }
  /** The secret itself: for the request header alone. */
  reveal() {
    return this.#value;
  }
  /** `text` without the passcode, whatever a server echoes: plain, in JSON, in a URL. */
  scrub(text) {
    return this.#forms.reduce((clean, form) => clean.replaceAll(form, HIDDEN), text);
  }
  toString() {
    return HIDDEN;
  }
  toJSON() {
    return HIDDEN;
  }
  [inspect.custom]() {
    return HIDDEN;
  }
};
var HIDDEN = "[passcode]";
function formsOf(value) {
  const inJson = JSON.stringify(value).slice(1, -1);
  const forms = /* @__PURE__ */ new Set([value, inJson, encodeURIComponent(value.toWellFormed())]);
  return [...forms].sort((a, b) => b.length - a.length);
}

// src/app/account.ts
function accountFrom(settings, env) {
  return {
    origin: originFrom(settings, env),
    accountId: required(env, "CLEVERTAP_ACCOUNT_ID"),
    passcode: new Passcode(required(env, "CLEVERTAP_PASSCODE"))
  };
}
function originFrom(settings, env) {
  const override = env.SEGOPS_BASE_URL ?? "";
  if (override !== "") return checkedBaseUrl(override, "SEGOPS_BASE_URL");
  if (settings.kind === "region") return originOf(settings.region);
  return checkedBaseUrl(settings.baseUrl, "account.base_url");
}
function checkedBaseUrl(text, name) {
  const parsed = parseOrigin(text);
  if (parsed.ok) return parsed.origin;
  throw failure(
    "bad-base-url",
    say`${asCode(name)} ${parsed.why}`,
    say`Give scheme and host, such as ${asCode("http://127.0.0.1:4010")}.`
  );
}
function required(env, name) {
  const value = env[name] ?? "";
  if (value !== "") return value;
  throw failure(
    "missing-credential",
    say`${asCode(name)} is not set`,
    say`Set ${asCode("CLEVERTAP_ACCOUNT_ID")} and ${asCode("CLEVERTAP_PASSCODE")} in the environment. They are never read from a file.`
  );
}
function checkAccount(index, account) {
  const pairs = [
    ["account", index.binding?.account ?? null, account.accountId],
    ["origin", index.binding?.origin ?? null, account.origin]
  ];
  for (const [name, locked, given] of pairs) {
    if (locked === null || locked === given) continue;
    throw failure(
      `lock-of-another-${name}`,
      say`the lockfile belongs to ${name} ${asLabel(locked)}. This apply would go to ${asLabel(given)}`,
      say`Nothing was sent. Use the environment of that account, or give this one a lock of its own. If the lockfile was only rehearsed on, free it: ${asCommand("segops lock rebind")}`
    );
  }
}

// src/app/list-evidence.ts
import { readFileSync as readFileSync4, statSync as statSync7 } from "node:fs";
var MOST_BYTES2 = 4096;
function evidenceOf(config2, path, ref) {
  return {
    changedAt: ref.maxAgeMs === null ? null : changedAt(config2, path),
    checksum: readChecksum(config2, ref)
  };
}
function changedAt(config2, realPath3) {
  return commitTime(config2, realPath3) ?? statSync7(realPath3).mtimeMs;
}
function isCommitted(config2, realPath3) {
  return commitTime(config2, realPath3) !== null;
}
function commitTime(config2, realPath3) {
  const repository = repositoryAt(config2.folder);
  return repository === null ? null : committedAt(repository, realPath3);
}
function readChecksum(config2, ref) {
  const sidecar = resolveList(config2, { ...ref, path: `${ref.path}.sha256` });
  if (!sidecar.ok) {
    const isMissing = sidecar.problems.every(({ code }) => code === "list-missing");
    return isMissing ? { kind: "none" } : { kind: "unreadable" };
  }
  if (statSync7(sidecar.value).size > MOST_BYTES2) return { kind: "unreadable" };
  return parseChecksum(readFileSync4(sidecar.value, "utf8"));
}

// src/app/lock/file-lock-place.ts
import { createHash as createHash4 } from "node:crypto";
import { existsSync as existsSync4, realpathSync as realpathSync8 } from "node:fs";
import { basename as basename9, dirname as dirname11, join as join13, relative as relative8, resolve as resolve7 } from "node:path";
function fileLockPlace({ folder, lock }, file) {
  const path = resolve7(folder, file);
  const { lineage } = lock;
  const files = nodeFiles(nearestFolder(dirname11(path)));
  return { files, path, lineage, home: homeOf(path, lineage) };
}
function homeOf(path, lineage) {
  const above = nearestFolder(dirname11(path));
  const repository = repositoryAt(above);
  if (repository === null) return null;
  const { commonDir, folder: top } = repository;
  const lockfile = join13(realpathSync8(above), relative8(above, dirname11(path)), basename9(path));
  return {
    files: nodeFiles(commonDir),
    folder: join13(commonDir, "segops", folderName(lineage)),
    lockfile,
    top,
    tracked: (paths) => trackedAmong(repository, paths)
  };
}
function nearestFolder(folder) {
  return existsSync4(folder) ? folder : nearestFolder(dirname11(folder));
}
function folderName(lineage) {
  if (/^[a-z0-9][a-z0-9_-]{4,63}$/.test(lineage)) return lineage;
  return createHash4("sha256").update(lineage).digest("hex").slice(0, 32);
}
function trackedAmong(repository, paths) {
  const inside = paths.filter((path) => confinement(repository.folder, path) === "inside");
  if (inside.length === 0) return [];
  const asked = ["--literal-pathspecs", "ls-files", "-z", "--", ...inside];
  return git(repository, asked).toString().split("\0").filter(Boolean);
}

// src/app/provenance.ts
import { userInfo } from "node:os";
function provenanceOf(plan, folder, env) {
  const repository = repositoryAt(folder);
  return {
    commit: repository === null ? null : headCommit(repository),
    actor: env.GITHUB_ACTOR ?? env.GITLAB_USER_LOGIN ?? userEmail(folder) ?? systemUser(),
    run: runOf(env),
    plan: plan.digest,
    waivers: plan.waivers
  };
}
function systemUser() {
  try {
    return userInfo().username;
  } catch {
    return null;
  }
}
function runOf(env) {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT } = env;
  if (!GITHUB_RUN_ID) return env.CI_JOB_URL ?? null;
  const server = GITHUB_SERVER_URL ?? "https://github.com";
  const attempt = GITHUB_RUN_ATTEMPT === void 0 ? "" : `/attempts/${GITHUB_RUN_ATTEMPT}`;
  return `${server}/${GITHUB_REPOSITORY ?? ""}/actions/runs/${GITHUB_RUN_ID}${attempt}`;
}
function runNumber({ GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT }) {
  return GITHUB_RUN_ID ? `${GITHUB_RUN_ID}/${GITHUB_RUN_ATTEMPT ?? "1"}` : null;
}

// src/app/workspace.ts
var hashing = availableParallelism() > 1 ? new BackgroundHashing() : hashingHere;
var InvalidSources = class extends Failure {
};
function openWorkspace(cwd, options) {
  const shownFrom = options.shownFrom ?? cwd;
  const config2 = configOf(cwd, options);
  const manifests = unwrap(readManifests(config2, shownFrom));
  const origin = originFrom(config2.account, options.environment ?? process.env);
  return { config: config2, origin, manifests, store: storeOf(config2, options) };
}
function openLock(cwd, options) {
  return storeOf(configOf(cwd, options), options);
}
function configOf(cwd, { config: config2, env, shownFrom }) {
  const file = unwrap(findConfig(cwd, config2));
  return unwrap(readConfig(file, env, shownFrom ?? cwd));
}
function unwrap(result) {
  if (result.ok) return result.value;
  throw new InvalidSources(result.problems);
}
function storeOf(config2, {
  onStaleLock,
  onLockWarning,
  ownerEnded
}) {
  const { at: at4, lineage } = config2.lock;
  if (at4.kind === "branch") {
    const { branch } = at4;
    const run = runNumber(process.env);
    return branchStore({
      folder: config2.folder,
      branch,
      lineage,
      run,
      now: startRunClock().now,
      hashing,
      ...onStaleLock === void 0 ? {} : { onStale: onStaleLock },
      ...onLockWarning === void 0 ? {} : { warn: onLockWarning },
      ...ownerEnded === void 0 ? {} : { ownerEnded }
    });
  }
  const place = { ...fileLockPlace(config2, at4.file), hashing };
  return fileStore(onStaleLock === void 0 ? place : { ...place, onStale: onStaleLock });
}
async function planWorkspace(workspace, lock, now, only, open = openListOf) {
  const { config: config2, origin, manifests } = workspace;
  if (only !== null && !manifests.some(({ key }) => key === only))
    throw unknownSegment(only, manifests);
  const space = new SortSpace(diskSpill);
  const wanted = manifests.filter(({ key }) => only === null || key === only);
  const ids = wanted.map((manifest2) => manifest2.ids);
  const own = await ownLock(lock, ids, now);
  const result = await assemblePlan({
    config: config2,
    origin,
    manifests,
    index: own.index,
    ownership: own.ownership.changes,
    fetchChunks: own.fetchChunks,
    readPart: lock.readPart,
    evidenceOf: (ref) => evidenceOf(config2, unwrap(resolveList(config2, ref)), ref),
    openList: (ref) => open(config2, ref, space),
    now,
    only
  });
  if (!result.ok) throw new InvalidSources(result.problems);
  return { plan: result.value, warnings: result.warnings, lock: own };
}
function openListOf(config2, ref, space) {
  const path = unwrap(resolveList(config2, ref));
  return openList(ref, () => openListFile(path), space, hashing);
}
function unknownSegment(key, manifests) {
  const known2 = asList(
    manifests.map((manifest2) => asKey(manifest2.key)),
    "or"
  );
  return failure(
    "unknown-segment",
    say`no manifest declares the segment ${asKey(key)}`,
    say`Choose one of: ${known2}.`
  );
}

export {
  config_schema_default,
  manifest_schema_default,
  REGIONS,
  isLoopback,
  isBranchName,
  repositoryOf,
  confinement,
  confined,
  replaceFile,
  rewriteFile,
  createFile,
  createText,
  writeAll,
  git,
  gitFailed,
  isShallow,
  headCommit,
  completeHistory,
  hasCommit,
  commitNamed,
  isInHistory,
  firstParent,
  movesSince,
  tipAt,
  mergedTree,
  fileAt,
  refuseOldGit,
  repositoryAt,
  fetching,
  fetchBranch,
  knownHere,
  originOf2 as originOf,
  hasOrigin,
  EMPTY_ENTRY,
  emptyIndex,
  boundTo,
  appliedCommit,
  predecessorsOf,
  isSince2 as isSince,
  findEntry,
  ownersAmong,
  ownedBy,
  declaredOf,
  idsOf,
  keysOf,
  idsOfKey,
  textOf,
  lockDamaged,
  renderChunk,
  digestOf,
  isNewerFormat,
  SETTLED,
  afterChange,
  doubted,
  INDEX,
  stableName,
  digestName,
  filesOf,
  segmentId,
  withChunks,
  keepingLast,
  openLocked,
  overlaid,
  unconfirmedIn,
  stampsIn,
  MAX_CHUNK_BYTES,
  foldUpdates,
  editEntry,
  filesReader,
  lookAt,
  isThere,
  refuseLinks,
  isElsewhere,
  ignoreLines,
  require_dist,
  composeYaml,
  parseConfig,
  findConfig,
  readConfig,
  LockHome,
  NO_FILES,
  lineageOfFile,
  push,
  listTree,
  readBlob,
  readObjects,
  commitFiles,
  pushFailure,
  unreachable,
  branchMissing,
  whyBackward,
  standingOf,
  newestKnown,
  commitMessage,
  lineageOfBranch,
  systemClock,
  startRunClock,
  Alarm,
  resolveList,
  openListFile,
  transform,
  checkMemberText,
  SortSpace,
  findList,
  untilOrdered,
  openList,
  membershipsOf,
  writeEntry,
  doubtedEntry,
  commitOwned,
  splitEntry,
  journalAmong,
  makeTemporaryFolder,
  inTemporaryRepository,
  copyFile,
  createLink,
  parseManifest,
  readManifestText,
  readManifestFiles,
  readManifests,
  diskSpill,
  sameMembershipKey,
  UserStamps,
  openDesired,
  changesOf,
  changesOfMember,
  readRecord,
  recordsOf,
  RecordBuilder,
  withReason,
  orphansOf,
  accountFrom,
  originFrom,
  checkAccount,
  changedAt,
  isCommitted,
  fileLockPlace,
  provenanceOf,
  runNumber,
  InvalidSources,
  openWorkspace,
  openLock,
  configOf,
  unwrap,
  storeOf,
  planWorkspace,
  openListOf
};
