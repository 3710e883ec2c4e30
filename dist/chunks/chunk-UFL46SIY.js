import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  assertExhaustive
} from "./chunk-D4UHDB6F.js";
import {
  __commonJS,
  __require,
  __toESM
} from "./chunk-M3KD4VDD.js";

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
        let found2 = void 0;
        for (const node of nodes) {
          if (node === this)
            break;
          if (node.anchor === this.source)
            found2 = node;
        }
        if (found2 && ctx) {
          const { anchors: anchors2, doc: doc2, maxAliasCount } = ctx;
          let data = anchors2.get(found2);
          if (!data) {
            toJS.toJS(found2, null, ctx);
            data = anchors2.get(found2);
          }
          if (data?.res === void 0) {
            const msg = "This should not happen: Alias anchor was not resolved?";
            throw new ReferenceError(msg);
          }
          if (maxAliasCount >= 0) {
            data.count += 1;
            if (data.aliasCount === 0)
              data.aliasCount = getAliasCount(doc2, found2, anchors2);
            if (data.count * data.aliasCount > maxAliasCount) {
              const msg = "Excessive alias count indicates a resource exhaustion attack";
              throw new ReferenceError(msg);
            }
          }
        }
        return found2;
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
    var getFoldOptions = (ctx, isBlock) => ({
      indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
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
      const json = JSON.stringify(value);
      if (ctx.options.doubleQuotedAsJSON)
        return json;
      const { implicitKey } = ctx;
      const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
      const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
      let str = "";
      let start = 0;
      for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
        if (ch === " " && json[i + 1] === "\\" && json[i + 2] === "n") {
          str += json.slice(start, i) + "\\ ";
          i += 1;
          start = i;
          ch = "\\";
        }
        if (ch === "\\")
          switch (json[i + 1]) {
            case "u":
              {
                str += json.slice(start, i);
                const code = json.substr(i + 2, 4);
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
                      str += json.substr(i, 6);
                }
                i += 5;
                start = i + 1;
              }
              break;
            case "n":
              if (implicitKey || json[i + 2] === '"' || json.length < minMultiLineLength) {
                i += 1;
              } else {
                str += json.slice(start, i) + "\n\n";
                while (json[i + 2] === "\\" && json[i + 3] === "n" && json[i + 4] !== '"') {
                  str += "\n";
                  i += 2;
                }
                str += indent;
                if (json[i + 2] === " ")
                  str += "\\";
                i += 1;
                start = i + 1;
              }
              break;
            default:
              i += 1;
          }
      }
      str = start ? str + json.slice(start) : json;
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
            reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) + (str.length + 2) > ctx.options.lineWidth);
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
          const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
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
      toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        const ctx = {
          anchors: /* @__PURE__ */ new Map(),
          doc: this,
          keep: !json,
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
      let found2 = null;
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
              else if (!found2 || indicator !== "seq-item-ind")
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
            if (found2)
              onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.source} in ${flow ?? "collection"}`);
            found2 = token;
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
        found: found2,
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
        const { start, key, sep: sep4, value } = collItem;
        const keyProps = resolveProps.resolveProps(start, {
          indicator: "explicit-key-ind",
          next: key ?? sep4?.[0],
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
          if (!keyProps.anchor && !keyProps.tag && !sep4) {
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
        const valueProps = resolveProps.resolveProps(sep4 ?? [], {
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
          const valueNode = value ? composeNode(ctx, value, valueProps, onError) : composeEmptyNode(ctx, offset, sep4, null, valueProps, onError);
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
        let sep4 = "";
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
                comment += sep4 + cb;
              sep4 = "";
              break;
            }
            case "newline":
              if (comment)
                sep4 += source;
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
    var isBlock = (token) => token && (token.type === "block-map" || token.type === "block-seq");
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
        const { start, key, sep: sep4, value } = collItem;
        const props = resolveProps.resolveProps(start, {
          flow: fcName,
          indicator: "explicit-key-ind",
          next: key ?? sep4?.[0],
          offset,
          onError,
          parentIndent: fc.indent,
          startOnNewline: false
        });
        if (!props.found) {
          if (!props.anchor && !props.tag && !sep4 && !value) {
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
        if (!isMap3 && !sep4 && !props.found) {
          const valueNode = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, sep4, null, props, onError);
          coll.items.push(valueNode);
          offset = valueNode.range[2];
          if (isBlock(value))
            onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
        } else {
          ctx.atKey = true;
          const keyStart = props.end;
          const keyNode = key ? composeNode(ctx, key, props, onError) : composeEmptyNode(ctx, keyStart, start, null, props, onError);
          if (isBlock(key))
            onError(keyNode.range, "BLOCK_IN_FLOW", blockMsg);
          ctx.atKey = false;
          const valueProps = resolveProps.resolveProps(sep4 ?? [], {
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
              if (sep4)
                for (const st of sep4) {
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
          const valueNode = value ? composeNode(ctx, value, valueProps, onError) : valueProps.found ? composeEmptyNode(ctx, valueProps.end, sep4, null, valueProps, onError) : null;
          if (valueNode) {
            if (isBlock(value))
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
        const { anchor, newlineAfterProp: nl } = props;
        const lastProp = anchor && tagToken ? anchor.offset > tagToken.offset ? anchor : tagToken : anchor ?? tagToken;
        if (lastProp && (!nl || nl.offset < lastProp.offset)) {
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
      let sep4 = "";
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
          value += sep4 + indent.slice(trimIndent) + content;
          sep4 = "\n";
        } else if (indent.length > trimIndent || content[0] === "	") {
          if (sep4 === " ")
            sep4 = "\n";
          else if (!prevMoreIndented && sep4 === "\n")
            sep4 = "\n\n";
          value += sep4 + indent.slice(trimIndent) + content;
          sep4 = "\n";
          prevMoreIndented = true;
        } else if (content === "") {
          if (sep4 === "\n")
            value += "\n";
          else
            sep4 = "\n";
        } else {
          value += sep4 + content;
          sep4 = " ";
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
      let sep4 = " ";
      let pos = line.lastIndex;
      while (match = line.exec(source)) {
        const lm = match[1].replace(trimBoth, "");
        if (lm === "") {
          if (sep4 === "\n")
            res += sep4;
          else
            sep4 = "\n";
        } else {
          res += sep4 + lm;
          sep4 = " ";
        }
        pos = line.lastIndex;
      }
      const last = /[ \t]*(.*)/sy;
      last.lastIndex = pos;
      match = last.exec(source);
      return res + sep4 + (match?.[1] ?? "");
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
          const nl = { type: "newline", offset, indent: token.indent, source: "\n" };
          delete token.items;
          Object.assign(token, { type, source, end: [nl] });
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
    function stringifyItem({ start, key, sep: sep4, value }) {
      let res = "";
      for (const st of start)
        res += st.source;
      if (key)
        res += stringifyToken(key);
      if (sep4)
        for (const st of sep4)
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
    var BOM = "\uFEFF";
    var DOCUMENT = "";
    var FLOW_END = "";
    var SCALAR = "";
    var isCollection = (token) => !!token && "items" in token;
    var isScalar3 = (token) => !!token && (token.type === "scalar" || token.type === "single-quoted-scalar" || token.type === "double-quoted-scalar" || token.type === "block-scalar");
    function prettyToken(token) {
      switch (token) {
        case BOM:
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
        case BOM:
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
    exports.BOM = BOM;
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
    function isEmpty(ch) {
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
          if ((dt === "---" || dt === "...") && isEmpty(this.buffer[offset + 3]))
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
          if ((s === "---" || s === "...") && isEmpty(this.charAt(3))) {
            yield* this.pushCount(3);
            this.indentValue = 0;
            this.indentNext = 0;
            return s === "---" ? "doc" : "stream";
          }
        }
        this.indentValue = yield* this.pushSpaces(false);
        if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1)))
          this.indentNext = this.indentValue;
        return yield* this.parseBlockStart();
      }
      *parseBlockStart() {
        const [ch0, ch1] = this.peek(2);
        if (!ch1 && !this.atEnd)
          return this.setNext("block-start");
        if ((ch0 === "-" || ch0 === "?" || ch0 === ":") && isEmpty(ch1)) {
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
        let nl, sp;
        let indent = -1;
        do {
          nl = yield* this.pushNewline();
          if (nl > 0) {
            sp = yield* this.pushSpaces(false);
            this.indentValue = indent = sp;
          } else {
            sp = 0;
          }
          sp += yield* this.pushSpaces(true);
        } while (nl + sp > 0);
        const line = this.getLine();
        if (line === null)
          return this.setNext("flow");
        if (indent !== -1 && indent < this.indentNext && line[0] !== "#" || indent === 0 && (line.startsWith("---") || line.startsWith("...")) && isEmpty(line[3])) {
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
            if (this.flowKey || isEmpty(next) || next === ",") {
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
        const quote2 = this.charAt(0);
        let end = this.buffer.indexOf(quote2, this.pos + 1);
        if (quote2 === "'") {
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
        let nl = qb.indexOf("\n", this.pos);
        if (nl !== -1) {
          while (nl !== -1) {
            const cs = this.continueScalar(nl + 1);
            if (cs === -1)
              break;
            nl = qb.indexOf("\n", cs);
          }
          if (nl !== -1) {
            end = nl - (qb[nl - 1] === "\r" ? 2 : 1);
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
        return yield* this.pushUntil((ch) => isEmpty(ch) || ch === "#");
      }
      *parseBlockScalar() {
        let nl = this.pos - 1;
        let indent = 0;
        let ch;
        loop: for (let i2 = this.pos; ch = this.buffer[i2]; ++i2) {
          switch (ch) {
            case " ":
              indent += 1;
              break;
            case "\n":
              nl = i2;
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
            const cs = this.continueScalar(nl + 1);
            if (cs === -1)
              break;
            nl = this.buffer.indexOf("\n", cs);
          } while (nl !== -1);
          if (nl === -1) {
            if (!this.atEnd)
              return this.setNext("block-scalar");
            nl = this.buffer.length;
          }
        }
        let i = nl + 1;
        ch = this.buffer[i];
        while (ch === " ")
          ch = this.buffer[++i];
        if (ch === "	") {
          while (ch === "	" || ch === " " || ch === "\r" || ch === "\n")
            ch = this.buffer[++i];
          nl = i - 1;
        } else if (!this.blockScalarKeep) {
          do {
            let i2 = nl - 1;
            let ch2 = this.buffer[i2];
            if (ch2 === "\r")
              ch2 = this.buffer[--i2];
            const lastChar = i2;
            while (ch2 === " ")
              ch2 = this.buffer[--i2];
            if (ch2 === "\n" && i2 >= this.pos && i2 + 1 + indent > lastChar)
              nl = i2;
            else
              break;
          } while (true);
        }
        yield cst.SCALAR;
        yield* this.pushToIndex(nl + 1, true);
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
            if (isEmpty(next) || inFlow && flowIndicatorChars.has(next))
              break;
            end = i;
          } else if (isEmpty(ch)) {
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
              if (isEmpty(ch1) || inFlow && flowIndicatorChars.has(ch1)) {
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
          while (!isEmpty(ch) && ch !== ">")
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
    var Parser2 = class {
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
          let sep4;
          if (scalar.end) {
            sep4 = scalar.end;
            sep4.push(this.sourceToken);
            delete scalar.end;
          } else
            sep4 = [this.sourceToken];
          const map = {
            type: "block-map",
            offset: scalar.offset,
            indent: scalar.indent,
            items: [{ start, key: scalar, sep: sep4 }]
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
              let nl = this.source.indexOf("\n") + 1;
              while (nl !== 0) {
                this.onNewLine(this.offset + nl);
                nl = this.source.indexOf("\n", nl) + 1;
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
            const nl = [];
            for (let i = 0; i < it.sep.length; ++i) {
              const st = it.sep[i];
              switch (st.type) {
                case "newline":
                  nl.push(i);
                  break;
                case "space":
                  break;
                case "comment":
                  if (st.indent > map.indent)
                    nl.length = 0;
                  break;
                default:
                  nl.length = 0;
              }
            }
            if (nl.length >= 2)
              start = it.sep.splice(nl[1]);
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
                  const sep4 = it.sep;
                  sep4.push(this.sourceToken);
                  delete it.key;
                  delete it.sep;
                  this.stack.push({
                    type: "block-map",
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: start2, key, sep: sep4 }]
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
            const sep4 = fc.end.splice(1, fc.end.length);
            sep4.push(this.sourceToken);
            const map = {
              type: "block-map",
              offset: fc.offset,
              indent: fc.indent,
              items: [{ start, key: fc, sep: sep4 }]
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
          let nl = this.source.indexOf("\n") + 1;
          while (nl !== 0) {
            this.onNewLine(this.offset + nl);
            nl = this.source.indexOf("\n", nl) + 1;
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
    exports.Parser = Parser2;
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
    function parse(src, reviver, options) {
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
    exports.parse = parse;
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
      const advance = () => {
        prev = code;
        return str.charCodeAt(++index);
      };
      while (index < length) {
        code = advance();
        let next;
        if (code === CHAR_BACKWARD_SLASH) {
          backslashes = token.backslashes = true;
          code = advance();
          if (code === CHAR_LEFT_CURLY_BRACE) {
            braceEscaped = true;
          }
          continue;
        }
        if (braceEscaped === true || code === CHAR_LEFT_CURLY_BRACE) {
          braces++;
          while (eos() !== true && (code = advance())) {
            if (code === CHAR_BACKWARD_SLASH) {
              backslashes = token.backslashes = true;
              advance();
              continue;
            }
            if (code === CHAR_LEFT_CURLY_BRACE) {
              braces++;
              continue;
            }
            if (braceEscaped !== true && code === CHAR_DOT && (code = advance()) === CHAR_DOT) {
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
              while (eos() !== true && (code = advance())) {
                if (code === CHAR_BACKWARD_SLASH) {
                  backslashes = token.backslashes = true;
                  advance();
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
          while (eos() !== true && (next = advance())) {
            if (next === CHAR_BACKWARD_SLASH) {
              backslashes = token.backslashes = true;
              advance();
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
            while (eos() !== true && (code = advance())) {
              if (code === CHAR_BACKWARD_SLASH) {
                backslashes = token.backslashes = true;
                advance();
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
    var constants2 = require_constants();
    var utils = require_utils();
    var {
      MAX_LENGTH,
      POSIX_REGEX_SOURCE,
      REGEX_NON_SPECIAL_CHARS,
      REGEX_SPECIAL_CHARS_BACKREF,
      REPLACEMENTS
    } = constants2;
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
      let quote2 = 0;
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
          quote2 = quote2 === 1 ? 0 : 1;
          value += ch;
          continue;
        }
        if (quote2 === 0) {
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
      let quote2 = 0;
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
          quote2 = quote2 === 1 ? 0 : 1;
          continue;
        }
        if (quote2 === 1) {
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
      const max = typeof options.maxExtglobRecursion === "number" ? options.maxExtglobRecursion : constants2.DEFAULT_MAX_EXTGLOB_RECURSION;
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
    var parse = (input, options) => {
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
      const PLATFORM_CHARS = constants2.globChars(opts.windows);
      const EXTGLOB_CHARS = constants2.extglobChars(PLATFORM_CHARS);
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
      const advance = state.advance = () => input[++state.index] || "";
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
          advance();
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
      const push = (tok) => {
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
        push({ type, value: value2, output: state.output ? "" : ONE_CHAR });
        push({ type: "paren", extglob: true, value: advance(), output });
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
          push({ type: "paren", extglob: true, value, output: "" });
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
            const expression = parse(rest, { ...options, fastpaths: false }).output;
            output = token.close = `)${expression})${extglobStar})`;
          }
          if (token.prev.type === "bos") {
            state.negatedExtglob = true;
          }
        }
        push({ type: "paren", extglob: true, value, output });
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
        value = advance();
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
            push({ type: "text", value });
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
            value = advance();
          } else {
            value += advance();
          }
          if (state.brackets === 0) {
            push({ type: "text", value });
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
                  advance();
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
            push({ type: "text", value });
          }
          continue;
        }
        if (value === "(") {
          increment("parens");
          push({ type: "paren", value });
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
          push({ type: "paren", value, output: state.parens ? ")" : "\\)" });
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
          push({ type: "bracket", value });
          continue;
        }
        if (value === "]") {
          if (opts.nobracket === true || prev && prev.type === "bracket" && prev.value.length === 1) {
            push({ type: "text", value, output: `\\${value}` });
            continue;
          }
          if (state.brackets === 0) {
            if (opts.strictBrackets === true) {
              throw new SyntaxError(syntaxError("opening", "["));
            }
            push({ type: "text", value, output: `\\${value}` });
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
          push(open);
          continue;
        }
        if (value === "}") {
          const brace = braces[braces.length - 1];
          if (opts.nobrace === true || !brace) {
            push({ type: "text", value, output: value });
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
          push({ type: "brace", value, output });
          decrement("braces");
          braces.pop();
          continue;
        }
        if (value === "|") {
          if (extglobs.length > 0) {
            extglobs[extglobs.length - 1].conditions++;
          }
          push({ type: "text", value });
          continue;
        }
        if (value === ",") {
          let output = value;
          const brace = braces[braces.length - 1];
          if (brace && stack[stack.length - 1] === "braces") {
            brace.comma = true;
            output = "|";
          }
          push({ type: "comma", value, output });
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
          push({ type: "slash", value, output: SLASH_LITERAL });
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
            push({ type: "text", value, output: DOT_LITERAL });
            continue;
          }
          push({ type: "dot", value, output: DOT_LITERAL });
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
            push({ type: "text", value, output });
            continue;
          }
          if (opts.dot !== true && (prev.type === "slash" || prev.type === "bos")) {
            push({ type: "qmark", value, output: QMARK_NO_DOT });
            continue;
          }
          push({ type: "qmark", value, output: QMARK });
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
            push({ type: "plus", value, output: PLUS_LITERAL });
            continue;
          }
          if (prev && (prev.type === "bracket" || prev.type === "paren" || prev.type === "brace") || state.parens > 0) {
            push({ type: "plus", value });
            continue;
          }
          push({ type: "plus", value: PLUS_LITERAL });
          continue;
        }
        if (value === "@") {
          if (opts.noextglob !== true && peek() === "(" && peek(2) !== "?") {
            push({ type: "at", extglob: true, value, output: "" });
            continue;
          }
          push({ type: "text", value });
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
          push({ type: "text", value });
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
            push({ type: "star", value, output: "" });
            continue;
          }
          const isBrace = state.braces > 0 && (prior.type === "comma" || prior.type === "brace");
          const isExtglob = extglobs.length && (prior.type === "pipe" || prior.type === "paren");
          if (!isStart && prior.type !== "paren" && !isBrace && !isExtglob) {
            push({ type: "star", value, output: "" });
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
            consume(value + advance());
            push({ type: "slash", value: "/", output: "" });
            continue;
          }
          if (prior.type === "bos" && rest[0] === "/") {
            prev.type = "globstar";
            prev.value += value;
            prev.output = `(?:^|${SLASH_LITERAL}|${globstar(opts)}${SLASH_LITERAL})`;
            state.output = prev.output;
            state.globstar = true;
            consume(value + advance());
            push({ type: "slash", value: "/", output: "" });
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
          push(token);
          continue;
        }
        if (prev && (prev.type === "bracket" || prev.type === "paren") && opts.regex === true) {
          token.output = value;
          push(token);
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
        push(token);
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
        push({ type: "maybe_slash", value: "", output: `${SLASH_LITERAL}?` });
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
    parse.fastpaths = (input, options) => {
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
      } = constants2.globChars(opts.windows);
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
    module.exports = parse;
  }
});

// node_modules/picomatch/lib/picomatch.js
var require_picomatch = __commonJS({
  "node_modules/picomatch/lib/picomatch.js"(exports, module) {
    "use strict";
    var scan = require_scan();
    var parse = require_parse();
    var utils = require_utils();
    var constants2 = require_constants();
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
      return parse(pattern, { ...options, fastpaths: false });
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
        parsed.output = parse.fastpaths(input, options);
      }
      if (!parsed.output) {
        parsed = parse(input, options);
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
    picomatch2.constants = constants2;
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
          description: "Pinned by segops init; a lock of another lineage is refused. Taken by its source text.",
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
      description: "Limits of one request, never above the vendor's.",
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
      pattern: "^([0-9]+h)?([0-9]+m)?([0-9]+s)?$",
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
          $ref: "#/definitions/threshold",
          default: "30%"
        },
        max_additions: {
          $ref: "#/definitions/threshold"
        },
        max_exclusion_shrink: {
          $ref: "#/definitions/threshold",
          default: "10%"
        },
        min_existing: {
          title: "Exempt below",
          description: "Segments with fewer members than this are exempt from limits that are shares of their size.",
          type: "integer",
          minimum: 0,
          default: 10
        },
        max_changes: {
          title: "Changes in one apply",
          description: "Of all segments together: a count, or a share of all locked memberships. By default the larger of 10,000 and 20%.",
          $ref: "#/definitions/threshold"
        },
        max_billed_events: {
          title: "Billed events of one apply",
          type: "integer",
          minimum: 0,
          examples: [5e4]
        },
        window: {
          title: "Window of the removal budget",
          description: "Removals within this time add up against max_removals.",
          type: "string",
          pattern: "^([0-9]+h)?([0-9]+m)?([0-9]+s)?$",
          default: "24h",
          examples: ["24h"]
        },
        waiver: {
          title: "An exception that ends",
          description: "Allows for a while what a guard refused. The refusal prints what to write here.",
          type: "object",
          additionalProperties: false,
          required: ["until", "reason"],
          properties: {
            max_changes: {
              $ref: "#/definitions/threshold"
            },
            max_billed_events: {
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
          description: "accepted: the listed members count as sent; in_doubt: they are sent once. Only while the lock does not know the segment.",
          enum: ["accepted", "in_doubt"]
        },
        renamed_from: {
          title: "Its old name",
          description: "The vendor cannot rename a segment: this one is new, and segops says what that costs.",
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
          $ref: "#/definitions/threshold"
        },
        max_additions: {
          $ref: "#/definitions/threshold"
        },
        max_exclusion_shrink: {
          $ref: "#/definitions/threshold"
        },
        min_existing: {
          title: "Exempt below",
          description: "Segments with fewer members than this are exempt from limits that are shares of their size.",
          type: "integer",
          minimum: 0,
          examples: [10]
        },
        waiver: {
          title: "An exception that ends",
          description: "Allows for a while what a guard refused. The refusal prints what to write here.",
          type: "object",
          additionalProperties: false,
          required: ["until", "reason"],
          properties: {
            max_removals: {
              $ref: "#/definitions/threshold"
            },
            max_additions: {
              $ref: "#/definitions/threshold"
            },
            max_exclusion_shrink: {
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
      pattern: "^([0-9]+h)?([0-9]+m)?([0-9]+s)?$",
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

// src/manifest/base-url.ts
var LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;
function parseBaseUrl(text) {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) return refused("is no http or https URL");
  if (url.username !== "" || url.password !== "") return refused("holds a user name or password");
  if (!LOOPBACK.test(url.hostname)) return refused("does not lead to this machine");
  if (url.pathname !== "/" || url.search !== "" || url.hash !== "") {
    return refused("holds more than an origin");
  }
  return { origin: url.origin };
}
function refused(why) {
  return {
    finding: {
      code: "base-url-not-loopback",
      message: `base_url ${why}`,
      next: "Write a loopback origin such as http://127.0.0.1:4010, or set SEGOPS_BASE_URL instead."
    }
  };
}

// src/manifest/frame.ts
var INVISIBLE = new RegExp("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Cn}]|(?! )\\p{Zs}", "gu");
var QUOTED_LENGTH = 60;
var FRAME_WIDTH = 100;
var BEFORE_CARET = 60;
function visible(text) {
  return text.replace(INVISIBLE, (character) => {
    const hex = (character.codePointAt(0) ?? 0).toString(16);
    return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, "0")}`;
  });
}
function quote(text) {
  if (text.length <= QUOTED_LENGTH) return `"${visible(text)}"`;
  return `"${visible(text.slice(0, QUOTED_LENGTH).toWellFormed())}..."`;
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

// src/manifest/written.ts
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
  if (written.kind === "map") return "a mapping";
  if (written.kind !== "scalar") return "a sequence";
  const value = written.plain ? resolvePlain(written.text) : written.text;
  if (value === null) return "nothing";
  if (typeof value === "boolean") return "true or false";
  return typeof value === "number" ? "a number" : "text";
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
  return value.plain && resolvePlain(value.text) === null ? null : value;
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

// src/manifest/field-reader.ts
var FieldReader = class {
  #source;
  #problems;
  constructor(source, problems) {
    this.#source = source;
    this.#problems = problems;
  }
  read(map, name, parse, fault) {
    const written = scalarOf(map, name);
    if (written === null) return null;
    const parsed = parse(written.text);
    if (parsed !== null) return parsed;
    this.#problems.push(this.#source.problem(written.at, fault(written.text), written.length));
    return null;
  }
};

// src/manifest/scalars.ts
var DURATION = /^(?:(\d{1,6})h)?(?:(\d{1,6})m)?(?:(\d{1,6})s)?$/;
var LONGEST_MS = 7 * 24 * 36e5;
var SHARE = /^\d{1,3}(\.\d{1,6})?%$/;
var COUNT = /^\d{1,15}$/;
function parseDuration(text) {
  const match = DURATION.exec(text);
  if (match === null) return null;
  const [hours, minutes, seconds] = [match[1], match[2], match[3]].map((part) => Number(part ?? 0));
  const ms = (((hours ?? 0) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1e3;
  return ms > 0 && ms <= LONGEST_MS ? ms : null;
}
function parseThreshold(text) {
  if (COUNT.test(text)) return { kind: "count", count: Number(text) };
  if (!SHARE.test(text)) return null;
  const percent = Number(text.slice(0, -1));
  return percent <= 100 ? { kind: "share", share: percent / 100 } : null;
}
var TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2}))?$/;
function parseTime(text) {
  if (!TIME.test(text)) return null;
  const day = text.slice(0, 10);
  const isDay = (/* @__PURE__ */ new Date(`${day}T00:00Z`)).getTime();
  if (Number.isNaN(isDay) || new Date(isDay).toISOString().slice(0, 10) !== day) return null;
  const at3 = Date.parse(text);
  return Number.isNaN(at3) ? null : at3;
}
var ROWS = /^(\d{1,15})(\.\.(\d{1,15})?)?$/;
function parseRows(text) {
  const match = ROWS.exec(text);
  if (match === null) return null;
  const least = Number(match[1]);
  if (match[2] === void 0) return { least, most: least };
  const most = match[3] === void 0 ? Number.POSITIVE_INFINITY : Number(match[3]);
  return most < least ? null : { least, most };
}

// src/manifest/guard-settings.ts
function readGuard(source, root, problems) {
  const guard = valueAt(root, "guard");
  const reader = new GuardReader(source, problems);
  const waiver = reader.waiver(valueAt(guard, "waiver"));
  const minExisting = scalarOf(guard, "min_existing");
  return {
    ...reader.thresholds(guard),
    ...minExisting === null ? {} : { minExisting: Number(minExisting.text) },
    ...waiver === null ? {} : { waiver }
  };
}
function readConfigGuard(source, level, problems) {
  const guard = valueAt(level, "guard");
  const reader = new GuardReader(source, problems);
  const windowMs = reader.read(guard, "window", parseDuration, badDuration);
  return {
    ...readGuard(source, level, problems),
    ...reader.totals(guard),
    ...windowMs === null ? {} : { windowMs }
  };
}
var GuardReader = class extends FieldReader {
  thresholds(map) {
    const maxRemovals = this.#threshold(map, "max_removals");
    const maxAdditions = this.#threshold(map, "max_additions");
    const maxExclusionShrink = this.#threshold(map, "max_exclusion_shrink");
    return {
      ...maxRemovals === null ? {} : { maxRemovals },
      ...maxAdditions === null ? {} : { maxAdditions },
      ...maxExclusionShrink === null ? {} : { maxExclusionShrink }
    };
  }
  totals(map) {
    const maxChanges = this.#threshold(map, "max_changes");
    const maxBilledEvents = scalarOf(map, "max_billed_events");
    return {
      ...maxChanges === null ? {} : { maxChanges },
      ...maxBilledEvents === null ? {} : { maxBilledEvents: Number(maxBilledEvents.text) }
    };
  }
  waiver(map) {
    if (map?.kind !== "map") return null;
    const until = this.read(map, "until", parseTime, badTime);
    const reason = scalarOf(map, "reason")?.text ?? "";
    if (until === null) return null;
    return {
      until,
      reason,
      ...this.thresholds(map),
      ...this.totals(map),
      lists: textsAt(map, "lists"),
      distinctFrom: textsAt(map, "distinct_from")
    };
  }
  #threshold(map, name) {
    return this.read(map, name, parseThreshold, badThreshold);
  }
};
function textsAt(map, name) {
  return itemsOf(map, name).flatMap((item) => item.kind === "scalar" ? [item.text] : []);
}
function badThreshold(text) {
  return {
    code: "bad-threshold",
    message: `${quote(text)} is no threshold`,
    next: "Write a share such as 30% or 0.5% (at most 100%), or a count such as 500."
  };
}
function badTime(text) {
  return {
    code: "bad-time",
    message: `${quote(text)} is no time`,
    next: "Write a day or a time with its zone, such as 2026-12-01 or 2026-12-01T18:00Z."
  };
}
function badDuration(text) {
  return {
    code: "bad-duration",
    message: `${quote(text)} is no duration`,
    next: "Write hours, minutes and seconds, such as 15m, 24h, 90s or 1h30m; a week at most."
  };
}

// src/manifest/config-settings.ts
function readSettings(source, level, problems) {
  const tell = (written, finding2) => {
    problems.push(source.problem(written.at, finding2, written.length));
    return null;
  };
  const settleMs = readSettle(level, tell);
  return {
    ...readGlobs(source, level, tell),
    ...readLock(level, tell),
    ...readAccount(level, tell),
    ...settleMs === null ? {} : { settleMs },
    limits: readLimits(valueAt(level, "limits")),
    guard: readConfigGuard(source, level, problems),
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
    const finding2 = globFault(item.text);
    if (finding2 !== null) tell(item, finding2);
    const { place, frame } = source.problem(item.at, NOTHING, item.length);
    return [{ pattern: item.text, place: place ?? { file: source.file }, frame: frame ?? null }];
  });
  return { segments };
}
var NOTHING = { code: "glob-matches-nothing", message: "", next: "" };
function globFault(pattern) {
  const path = pattern.replace(/^!/, "");
  const why = path === "" ? "is empty" : path.startsWith("/") ? "starts at the root of the disk" : path.split("/").includes("..") ? "leads out of the folder of the config" : /[\p{Cc}\p{Cs}\\]/u.test(path) ? "holds a backslash or a control character" : null;
  if (why === null) return null;
  return {
    code: "bad-glob",
    message: `the glob ${quote(pattern)} ${why}`,
    next: "Write a path from the folder of the config with forward slashes, such as segments/**/*.yaml."
  };
}
function readLock(level, tell) {
  const field = fieldOf(level, "lock");
  if (field === null) return {};
  if (field.value.kind !== "map") return { lock: null };
  const file = scalarOf(field.value, "file");
  const branch = scalarOf(field.value, "branch");
  const lineage = scalarOf(field.value, "lineage")?.text;
  if (file && branch) return { lock: tell(branch, LOCK_TWICE) };
  if (branch && !isBranchName(branch.text)) return { lock: tell(branch, badBranch(branch.text)) };
  const at3 = branch ? { kind: "branch", branch: branch.text } : { kind: "file", file: file?.text ?? "segops.lock" };
  return { lock: { at: at3, offset: field.at, ...lineage === void 0 ? {} : { lineage } } };
}
var LOCK_TWICE = {
  code: "lock-file-and-branch",
  message: "the lock is either a file or a branch",
  next: "Keep `file` or `branch`."
};
function isBranchName(name) {
  return /^[A-Za-z0-9_][A-Za-z0-9._/-]*$/.test(name) && !/\.\.|\/\/|\/\.|\.\/|\.lock(\/|$)|[./]$/.test(name);
}
function badBranch(name) {
  return {
    code: "bad-branch-name",
    message: `${quote(name)} cannot be the name of a lock branch`,
    next: "Use letters, digits, - _ . and / only, such as segops-lock."
  };
}
function readAccount(level, tell) {
  const field = fieldOf(level, "account");
  if (field === null) return {};
  const region = scalarOf(field.value, "region");
  if (region !== null) return { account: { kind: "region", region: region.text } };
  const url = scalarOf(field.value, "base_url");
  if (url === null) return { account: null };
  const parsed = parseBaseUrl(url.text);
  if ("finding" in parsed) return { account: tell(url, parsed.finding) };
  return { account: { kind: "base-url", baseUrl: parsed.origin } };
}
function readSettle(level, tell) {
  const written = scalarOf(level, "settle");
  if (written === null) return null;
  return parseDuration(written.text) ?? tell(written, badDuration(written.text));
}
function readLimits(limits) {
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

// src/manifest/list-files.ts
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  openSync,
  readSync,
  realpathSync,
  statSync
} from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";

// src/manifest/problems.ts
var MOST_TOLD = 50;
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
  /** Whether the file seems to hold a credential: then nothing of it is shown. */
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
  problem(offset, finding2, length = 1) {
    return this.problemAt(this.place(offset), finding2, length);
  }
  /** Draws the first of many, in the order of the file, and counts the rest. */
  problems(sightings) {
    const inFile = [...sightings].sort((a, b) => a.at - b.at);
    const told = inFile.slice(0, MOST_TOLD);
    const last = inFile.at(-1);
    const problems = told.map(({ at: at3, finding: finding2, length }) => this.problem(at3, finding2, length));
    if (last === void 0 || told.length === inFile.length) return problems;
    return [...problems, this.moreProblems(inFile.length - told.length, last.at)];
  }
  moreProblems(count, lastAt) {
    return this.problem(lastAt, {
      code: "more-problems",
      message: `${count} more problems of this kind, up to here, are not shown`,
      next: "Mend the ones shown and run again."
    });
  }
  /** As `problem`, for a place of this file that was kept. */
  problemAt(place, finding2, length = 1) {
    const frame = this.#frame(place, length);
    const told = this.secret ? withoutValues(finding2) : finding2;
    return { severity: "error", ...told, place, ...frame === null ? {} : { frame } };
  }
  #frame(place, length) {
    if (place.line === void 0 || this.secret) return null;
    const before = place.line === 1 ? null : this.#line(place.line - 1);
    const at3 = this.#line(place.line);
    return codeFrame({ before, at: at3 }, place.line, (place.column ?? 1) - 1, length);
  }
  #line(line) {
    const starts = this.#starts();
    const end = starts[line] ?? this.text.length + 1;
    return this.text.slice(starts[line - 1] ?? 0, end - 1).replace(/\r$/, "");
  }
  #starts() {
    if (this.#lineStarts !== null) return this.#lineStarts;
    const starts = [0];
    for (let at3 = this.text.indexOf("\n"); at3 >= 0; at3 = this.text.indexOf("\n", at3 + 1)) {
      starts.push(at3 + 1);
    }
    this.#lineStarts = starts;
    return starts;
  }
};
function withoutValues(finding2) {
  return {
    code: finding2.code,
    message: finding2.message.replace(/(["`]).*\1/su, "$1...$1"),
    next: finding2.next.replace(/".*"/su, '"..."')
  };
}
function fileProblem(file, finding2) {
  return { severity: "error", ...finding2, place: { file } };
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
    const key = `${line(problem)}:${column(problem)}:${problem.code}:${problem.message}`;
    if (!once.has(key)) once.set(key, problem);
  }
  const told = new Set(
    problems.filter(({ code }) => code !== "wrong-type").map((p) => `${line(p)}:${column(p)}`)
  );
  const kept = [...once.values()].filter(
    (problem) => problem.code !== "wrong-type" || !told.has(`${line(problem)}:${column(problem)}`)
  );
  return kept.sort((a, b) => line(a) - line(b) || column(a) - column(b));
}

// src/manifest/list-files.ts
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
function resolveList(config2, ref, source) {
  const refuse = (finding2) => {
    const problem = source?.problemAt(ref.place, finding2, ref.path.length) ?? {
      ...fileProblem(ref.place.file, finding2),
      place: ref.place
    };
    return { ok: false, problems: [problem] };
  };
  const top = repositoryOf(config2.folder);
  const written = resolve(realpathSync(config2.folder), ref.path);
  if (isAbsolute(ref.path) || confinement(top, written) === "outside") {
    return refuse(outside(ref.path));
  }
  const real = realPath(written);
  if (real === null) return refuse(missing(ref.path));
  const where2 = confinement(top, real);
  if (where2 === "outside") return refuse(outside(ref.path));
  if (where2 === "in-git") return refuse(inGit(ref.path));
  if (!statSync(real).isFile()) return refuse(notAFile(ref.path));
  if (!readable(real)) return refuse(unreadable(ref.path));
  return { ok: true, value: real, warnings: [] };
}
function realPath(path) {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}
function readable(path) {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}
function openListFile(path) {
  const handle = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  if (!fstatSync(handle).isFile()) {
    closeSync(handle);
    throw new Error(`no longer a regular file: ${path}`);
  }
  return {
    read: (into) => readSync(handle, into, 0, into.length, null),
    close: () => closeSync(handle)
  };
}
function outside(path) {
  return {
    code: "list-outside-repository",
    message: `the list ${quote(path)} leads out of the repository`,
    next: "Keep lists inside the repository and name them from the folder of segops.yaml."
  };
}
function missing(path) {
  return {
    code: "list-missing",
    message: `there is no list ${quote(path)}`,
    next: "Mend the path (it starts at the folder of segops.yaml), or fetch the list first."
  };
}
function inGit(path) {
  return {
    code: "list-in-git",
    message: `the list ${quote(path)} lies in .git`,
    next: "Keep lists outside .git."
  };
}
function notAFile(path) {
  return {
    code: "list-not-a-file",
    message: `the list ${quote(path)} is not a regular file`,
    next: "Name a file, not a folder, pipe or device."
  };
}
function unreadable(path) {
  return {
    code: "list-unreadable",
    message: `the list ${quote(path)} cannot be read`,
    next: "Give yourself permission to read it."
  };
}

// src/manifest/parse-manifest.ts
var import_yaml4 = __toESM(require_dist(), 1);

// src/manifest/inline-members.ts
var import_yaml = __toESM(require_dist(), 1);

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
  for (let at3 = from; ; at3 += 4) {
    const marks = newlineMarks(view.getInt32(at3, true));
    if (marks !== 0) return at3 + bytesBefore(marks);
  }
}

// src/members/cursor.ts
var NO_BYTES = new Uint8Array(0);
var NEWLINE = 10;
var SLACK = 8;
var LEAD = 64;
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
    const block = this.#more();
    if (block === null) {
      this.end = this.#length - 1;
      return false;
    }
    this.bytes = block;
    this.#length = block.length;
    this.end = -1;
    this.view = wholeView(block);
    this.limit = limitOf(block, this.view);
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
function wholeView(block) {
  const reach = Math.min(block.length + SLACK, block.buffer.byteLength - block.byteOffset);
  return new DataView(block.buffer, block.byteOffset, reach);
}
function limitOf(block, view) {
  const reach = view.byteLength - SLACK;
  if (reach >= block.length) return block.length;
  return reach <= 0 ? 0 : block.lastIndexOf(NEWLINE, reach - 1) + 1;
}
function cursorOver(block, indent = 0) {
  let given = false;
  return new LinesCursor(() => {
    if (given) return null;
    given = true;
    return block;
  }, indent);
}

// src/members/bytes.ts
function compareRanges(a, aStart, aEnd, b, bStart, bEnd) {
  const shorter = Math.min(aEnd - aStart, bEnd - bStart);
  for (let i = 0; i < shorter; i += 1) {
    const difference = (a[aStart + i] ?? 0) - (b[bStart + i] ?? 0);
    if (difference !== 0) return difference;
  }
  return aEnd - aStart - (bEnd - bStart);
}
function compareCursors(a, b) {
  return compareRanges(a.bytes, a.start, a.end, b.bytes, b.start, b.end);
}
function copyOf(bytes, start, end) {
  return new Uint8Array(bytes.subarray(start, end));
}
function compareUtf8(a, b) {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i += 1) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left !== right) return aboveSurrogates(left) - aboveSurrogates(right);
  }
  return a.length - b.length;
}
function aboveSurrogates(unit) {
  return unit >= 55296 && unit <= 57343 ? unit + 65536 : unit;
}
function textOf(cursor) {
  return utf8(cursor.bytes, cursor.start, cursor.end);
}
function utf8(bytes, start, end) {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString();
}
var SURROGATE = /[\ud800-\udfff]/;
function sortByUtf8(values) {
  values.sort();
  return values.some((value) => SURROGATE.test(value)) ? values.sort(compareUtf8) : values;
}
function sortedLines(values) {
  const sorted = sortByUtf8([...values]);
  const distinct = sorted.filter((value, index) => index === 0 || value !== sorted[index - 1]);
  return Buffer.from(distinct.map((value) => `${value}
`).join(""));
}
function countLines(block) {
  let lines = 0;
  for (let at3 = block.indexOf(NEWLINE); at3 >= 0; at3 = block.indexOf(NEWLINE, at3 + 1)) lines += 1;
  return lines;
}

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

// src/manifest/member-faults.ts
var UNQUOTED = {
  alias: unquoted("*", "an alias"),
  anchor: unquoted("&", "an anchor"),
  tag: unquoted("!", "a tag"),
  comment: {
    code: "empty-member",
    message: "the member is empty: what follows # is a comment",
    next: "If # belongs to the member, put the member in quotes; else remove the line."
  },
  empty: {
    code: "empty-member",
    message: "the member is empty",
    next: "Write a member after the dash or remove the line."
  },
  nested: {
    code: "wrong-type",
    message: "a member must be one value, not a sequence",
    next: "Write one member per dash; put a member that starts with a dash or a bracket in quotes."
  },
  folded: {
    code: "yaml-syntax",
    message: "the member goes over several lines, which YAML joins by spaces",
    next: "Start each member with a dash; put a member that holds spaces on one line."
  }
};
function unquoted(mark, what) {
  return {
    code: "yaml-syntax",
    message: `a member cannot start with ${mark} without quotes: YAML takes it for ${what}`,
    next: `If ${mark} belongs to the member, put the member in quotes; else remove it.`
  };
}
function faultFinding(fault, value, kind) {
  switch (fault) {
    case "empty-member":
      return finding(fault, `the ${kind} is empty`, "Write a value or remove the member.");
    case "member-too-long":
      return finding(
        fault,
        `${quote(value)} has more than ${MAX_MEMBER_CHARACTERS.toLocaleString("en-US")} characters`,
        "Remove the member: CleverTap has no identity of that length."
      );
    case "not-utf8":
      return finding(
        fault,
        `${quote(value)} is not valid Unicode`,
        "Write the member as valid UTF-8."
      );
    case "control-character":
      return finding(
        fault,
        `${quote(value)} holds a control character or another that files cannot carry safely`,
        "Remove the character: it shows as an escape above."
      );
    case "outer-white-space":
      return finding(
        fault,
        `${quote(value)} starts or ends with white space`,
        "Remove the white space at both ends."
      );
    case "reserved-identity":
      return finding(
        fault,
        `${quote(value)} is a value that CleverTap rejects as an identity`,
        "Remove the member: it stands for a missing value, not for a user."
      );
    case "malformed-guid":
      return finding(
        fault,
        `${quote(value)} cannot be a guid`,
        "Use letters, digits and ( ) ! : @ $ _ - only, or write it as an identity."
      );
    default:
      return assertExhaustive(fault);
  }
}
function finding(code, message, next) {
  return { code, message, next };
}

// src/manifest/nearest.ts
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
      let least = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, at(beforeLast, j - 2) + 1);
      }
      row.push(least);
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}
function at(row, index) {
  return row[index] ?? 0;
}

// src/manifest/inline-members.ts
var FIELDS = ["identity", "guid"];
function readInlineMembers(sequence, source) {
  if (!(0, import_yaml.isSeq)(sequence)) return { members: null, problems: [] };
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
  #problems = [];
  #untold = 0;
  #lastUntold = 0;
  constructor(source) {
    this.#source = source;
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
    if (this.#untold > 0) {
      this.#problems.push(this.#source.moreProblems(this.#untold, this.#lastUntold));
    }
    if (this.#problems.length > 0) return { members: null, problems: this.#problems };
    const count = this.#values.identity.length + this.#values.guid.length;
    return { members: { identities, guids, count }, problems: [] };
  }
  /** Only a count that shrank by sorting asks which members are twice. */
  #lines(kind) {
    const values = this.#values[kind];
    const lines = sortedLines(values);
    if (countLines(lines) !== values.length) this.#duplicates(kind);
    return lines;
  }
  #duplicates(kind) {
    const first = /* @__PURE__ */ new Map();
    for (const [index, value] of this.#values[kind].entries()) {
      const at3 = this.#offsets[kind][index] ?? 0;
      const before = first.get(value);
      if (before === void 0) first.set(value, at3);
      else this.#tell(at3, this.#duplicate(value, before), value.length);
    }
  }
  #duplicate(value, first) {
    return {
      code: "duplicate-member",
      message: `${quote(value)} is listed twice; the first is in line ${this.#source.lineOf(first)}`,
      next: "Remove one of the two."
    };
  }
  #member(item, fallback) {
    if (item !== null && (0, import_yaml.isMap)(item)) return this.#written(item, item.items);
    const node = item;
    const text = this.#text(node, fallback);
    if (text === null) return null;
    const at3 = node?.range?.[0] ?? fallback;
    return { kind: "identity", value: text, at: at3, length: (node?.range?.[1] ?? at3) - at3 };
  }
  /** `{identity?, guid?}`: if both are given the identity is the member. */
  #written(map, pairs) {
    const at3 = map.range?.[0] ?? 0;
    if (!this.#untagged(map, at3)) return null;
    const given = /* @__PURE__ */ new Map();
    for (const pair of pairs) {
      const name = (0, import_yaml.isScalar)(pair.key) ? String(pair.key.source ?? "") : "";
      const keyAt = (0, import_yaml.isScalar)(pair.key) ? pair.key.range?.[0] ?? at3 : at3;
      if (!FIELDS.includes(name)) return this.#tell(keyAt, unknownField(name), name.length);
      if (given.has(name)) return this.#tell(keyAt, fieldTwice(name), name.length);
      given.set(name, pair);
    }
    const kind = given.has("identity") ? "identity" : "guid";
    const node = given.get(kind)?.value ?? null;
    const value = this.#text(node, at3);
    if (value === null) return null;
    const start = node?.range?.[0] ?? at3;
    return { kind, value, at: start, length: (node?.range?.[1] ?? start) - start };
  }
  /** What a scalar says; null, and a problem told, where it does not say what it shows. */
  #text(node, fallback) {
    const at3 = node?.range?.[0] ?? fallback;
    if ((0, import_yaml.isAlias)(node)) return this.#tell(at3, UNQUOTED.alias, node.source.length + 1);
    if (node === null) return this.#tell(at3, UNQUOTED.empty);
    if (!this.#untagged(node, at3)) return null;
    if (!(0, import_yaml.isScalar)(node)) return this.#tell(at3, UNQUOTED.nested);
    const text = node.source ?? "";
    if (node.type === "PLAIN") return this.#plain(text, at3, node.range?.[1] ?? at3);
    return text;
  }
  #plain(text, at3, end) {
    if (text === "") {
      const rest = /^[ \t]*(#?)/.exec(this.#source.text.slice(at3, at3 + 200));
      const empty2 = rest?.[1] === "#" ? UNQUOTED.comment : UNQUOTED.empty;
      return this.#tell(at3, empty2);
    }
    if (end - at3 !== text.length && this.#source.text.slice(at3, end).includes("\n")) {
      return this.#tell(at3, UNQUOTED.folded, text.length);
    }
    return text;
  }
  #untagged(node, at3) {
    const anchor = "anchor" in node && typeof node.anchor === "string";
    if (node.tag === void 0 && !anchor) return true;
    const mark = this.#source.text.lastIndexOf(anchor ? "&" : "!", Math.max(0, at3 - 1));
    this.#tell(Math.max(0, mark), anchor ? UNQUOTED.anchor : UNQUOTED.tag, at3 - mark);
    return false;
  }
  #tell(at3, finding2, length = 1) {
    if (this.#problems.length < MOST_TOLD) {
      this.#problems.push(this.#source.problem(at3, finding2, length));
    } else {
      this.#untold += 1;
      this.#lastUntold = Math.max(this.#lastUntold, at3);
    }
    return null;
  }
};
function unknownField(name) {
  const near = nearest(name, FIELDS);
  return {
    code: "unknown-field",
    message: `unknown field ${quote(name)} in a member`,
    next: near === null ? "A member is one value, or `identity:` or `guid:` and a value; quote a value that holds a colon and a space." : `Did you mean \`${near}\`?`
  };
}
function fieldTwice(name) {
  return {
    code: "duplicate-field",
    message: `the field ${quote(name)} is written twice in one member`,
    next: "Keep one of the two."
  };
}

// src/manifest/list-refs.ts
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
  const finding2 = pathFault(file.text) ?? formatFault(format, file.text);
  if (finding2 !== null) {
    problems.push(source.problem(file.at, finding2, file.length));
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
    expectRows: reader.read(item, "expect_rows", parseRows, badRows)
  };
}
function badRows(text) {
  return {
    code: "bad-rows",
    message: `${quote(text)} is no number of rows`,
    next: "Write a number such as 20000, or a range such as 10000..30000 or 10000.. for at least."
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
    message: `${quote(path)} is a CSV file, but no column is named`,
    next: "Add `column:` with the header of the identities, or `guid_column:`."
  };
}
function pathFault(path) {
  if (/[\p{Cc}\p{Cs}]/u.test(path)) {
    return {
      code: "bad-path",
      message: `the path ${quote(path)} holds a control character`,
      next: "Write the path without it."
    };
  }
  if (path.includes("\\")) {
    return {
      code: "bad-path",
      message: `the path ${quote(path)} holds a backslash`,
      next: `Write forward slashes: ${quote(path.replaceAll("\\", "/"))}.`
    };
  }
  if (path !== "") return null;
  return { code: "bad-path", message: "the path is empty", next: "Name the list file." };
}

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
   * Orders `offsets[from, to)` by their lines in `view`, which has at least eight bytes behind the
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
  /** How deep all lines of the group are equal; -1 if they are equal altogether. */
  #commonDepth(from, to, depth) {
    const view = this.#view;
    const order = this.#order;
    const first = (order[from] ?? 0) + depth;
    let width = 0;
    while (view.getUint8(first + width) !== NEWLINE) width += 1;
    width += 1;
    for (let i = from + 1; i < to && width > 0; i += 1) {
      const line = (order[i] ?? 0) + depth;
      let at3 = 0;
      while (at3 < width && view.getUint8(first + at3) === view.getUint8(line + at3)) at3 += 1;
      width = at3;
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
  #binOf(at3) {
    const bin = this.#view.getUint16(at3);
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
  /** For each line: six bytes from `depth` on, zeros behind its newline, and its number. */
  #putKeys(order, depth) {
    const view = this.#view;
    const halves = this.#halves;
    for (let i = 0; i < order.length; i += 1) {
      const at3 = (order[i] ?? 0) + depth;
      let high = view.getUint32(at3);
      let low = view.getUint16(at3 + 4);
      if ((newlineMarks(high) | newlineMarks(low | 538968064)) !== 0) {
        const width = newlineWithin(view, at3, KEY_BYTES);
        const behind = 24 - 8 * Math.min(width, 3);
        high = high >>> behind << behind >>> 0;
        if (width < 4) low = 0;
        else if (width === 4) low &= 65280;
      }
      halves[2 * i + HIGH] = high;
      halves[2 * i + LOW] = low << 16 | i;
    }
  }
  /** Lines that tie in six bytes: all equal if they end there. */
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
function newlineWithin(view, at3, width) {
  for (let i = 0; i < width; i += 1) if (view.getUint8(at3 + i) === NEWLINE) return i;
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
  find(bytes, at3) {
    const next = this.#next;
    let node = 0;
    for (let i = at3; ; i += 1) {
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

// src/members/line-run.ts
var LineRun = class _LineRun {
  bytes;
  view;
  /** Where the lines end. */
  used = 0;
  count = 0;
  /** Whole once all blocks were given. */
  duplicates = 0;
  #budget;
  #trie = new LineTrie();
  #order = new LineOrder();
  #offsets = new Uint32Array(1 << 12);
  /** The same lines once more, bucket by bucket, and their offsets there. */
  #dealt = new Uint8Array(0);
  #dealtOffsets = new Uint32Array(0);
  /** Memory that is never touched is never taken from the machine. */
  constructor(budget) {
    this.#budget = budget;
    this.bytes = new Uint8Array((budget >> 1) + MARGIN);
    this.view = new DataView(this.bytes.buffer);
  }
  /** A run that has room for `size` bytes of lines, however many. */
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
  /** Memory for the next block of whole lines; its beginning is where the lines end. */
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
  /** Takes a text as it is, and ends it by a newline; its lines are told by `addLine`. */
  fill(text) {
    this.used = new TextEncoder().encodeInto(text, this.bytes).written;
    if (this.bytes[this.used - 1] === NEWLINE) return;
    this.bytes[this.used] = NEWLINE;
    this.used += 1;
  }
  /** Takes a part of the text as a line: in place if a newline follows, else as a copy. */
  addLine(start, end) {
    if (this.bytes[end] === NEWLINE) this.#add(start);
    else this.append(this.bytes.subarray(start, end));
  }
  /** All distinct lines, in order, as one block. */
  all() {
    const pieces = [];
    const more = this.sorted();
    for (let block = more(); block !== null; block = more()) {
      pieces.push(copyOf(block, 0, block.length));
    }
    return Buffer.concat(pieces);
  }
  /** Gives the distinct lines in order, block by block; a block is valid until the next. */
  sorted() {
    const dealt = this.#deal();
    const block = new Uint8Array(OUTPUT_BYTES + MARGIN);
    const output = new DataView(block.buffer);
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
      return size === 0 ? null : block.subarray(0, size);
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
  /** Every so many a line, ascending and distinct. */
  #sample(stride) {
    const sample = new Uint32Array(Math.ceil(this.count / stride));
    for (let i = 0; i < sample.length; i += 1) sample[i] = this.#offsets[i * stride] ?? 0;
    this.#order.sort(this.view, sample, 0, sample.length);
    return sample.filter((offset) => offset !== DUPLICATE);
  }
  /** At least the bytes of a line: mostly, the next begins where it ends, and nobody need look. */
  #reach(index) {
    const offset = this.#offsets[index] ?? 0;
    const gap = index + 1 < this.count ? (this.#offsets[index + 1] ?? 0) - offset : 0;
    return gap > 0 && gap <= MAX_MEMBER_BYTES ? gap : lineEnd(this.view, offset) + 1 - offset;
  }
  /** Counts what goes into each bucket, then copies the lines there. */
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
function copyLine(from, offset, to, at3) {
  let p = offset;
  let q = at3;
  for (; ; ) {
    const word = from.getInt32(p, true);
    to.setInt32(q, word, true);
    const marks = newlineMarks(word);
    if (marks !== 0) return q + bytesBefore(marks) + 1;
    p += 4;
    q += 4;
  }
}

// src/manifest/item-lines.ts
var CARRIAGE_RETURN = 13;
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
  /** The value is `[start, end)`, its line `[lineStart, lineEnd)`; at the end, `lineEnd` is that of the last item. */
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
  /** Whole lines from `from` up to `limit`; `view` reaches further, as for every block of lines. */
  constructor(bytes, view, from, limit) {
    this.#bytes = bytes;
    this.#view = view;
    this.#limit = limit;
    this.lineEnd = from;
  }
  /** Moves to the next item; false at the end, or where it gives up. */
  next() {
    const bytes = this.#bytes;
    let from = this.lineEnd;
    while (from < this.#limit) {
      const newline = lineEnd(this.#view, from);
      const end = bytes[newline - 1] === CARRIAGE_RETURN && newline > from ? newline - 1 : newline;
      let at3 = from;
      while (bytes[at3] === SPACE2) at3 += 1;
      if (at3 < end && bytes[at3] !== HASH) return this.#item(from, at3, end, newline + 1);
      from = newline + 1;
    }
    return false;
  }
  /** The value as a string. */
  text() {
    return utf8(this.#bytes, this.start, this.end);
  }
  #item(from, at3, end, lineEnd2) {
    const bytes = this.#bytes;
    const isItem = bytes[at3] === DASH && bytes[at3 + 1] === SPACE2;
    if (!isItem && at3 === from && isLetter(bytes[at3] ?? 0)) return false;
    if (this.indent < 0) this.indent = at3 - from;
    if (!isItem || at3 - from !== this.indent) return this.#giveUp();
    this.lineStart = from;
    this.lineEnd = lineEnd2;
    return this.#value(at3 + 2, end) || this.#giveUp();
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
  /** Nothing between the quotes may be one of them or an escape. */
  #quoted(quote2) {
    this.start += 1;
    this.end -= 1;
    if (this.end < this.start || this.#bytes[this.end] !== quote2) return false;
    for (let i = this.start; i < this.end; i += 1) {
      const byte = this.#bytes[i] ?? 0;
      if (byte < SPACE2 || byte === quote2 || byte === BACKSLASH) return false;
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
function startsWith(bytes, at3, wanted) {
  return wanted.every((byte, index) => bytes[at3 + index] === byte);
}

// src/manifest/scan-members.ts
var MOST_LEFT = 1e3;
var HEADER = /(?:^|\n)members:\r?\n/;
function scanMembers(text) {
  const header = HEADER.exec(text);
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
    const at3 = offsets.of(dash);
    return { rest: this.#rest(left, lines, offsets), at: at3, items: left.length, members };
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
  /** null if a member stands there twice. */
  #sorted() {
    const identities = this.#identities.all();
    const guids = this.#guids?.all() ?? new Uint8Array(0);
    if (this.#identities.duplicates + (this.#guids?.duplicates ?? 0) > 0) return null;
    return { identities, guids, count: this.#identities.count + (this.#guids?.count ?? 0) };
  }
  /** Leaves every line whose member stands in another too; false if they are too many. */
  #leaveDuplicates() {
    const firsts = /* @__PURE__ */ new Map();
    for (const lines = this.#lines(); lines.next(); ) {
      if (!this.#isMember(lines)) continue;
      const name = `${lines.kind}	${lines.text()}`;
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
  /** A comment of the same length; what is shorter than that holds no item. */
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

// src/manifest/decisions.ts
function readDecisions(source, segment, problems) {
  const retire = scalarOf(segment, "retire");
  const adopt = scalarOf(segment, "adopt");
  const renamedFrom = scalarOf(segment, "renamed_from");
  const creates = scalarOf(segment, "create")?.text.toLowerCase() === "true";
  const tell = (written, finding2) => {
    if (written) problems.push(source.problem(written.at, finding2, written.length));
  };
  if (retire && (adopt || renamedFrom || creates)) tell(retire, RETIRE_ALONE);
  else if (adopt && creates) tell(adopt, ADOPT_OR_CREATE);
  return {
    retire: oneOf(retire?.text, ["keep", "empty"]),
    adopt: oneOf(adopt?.text, ["accepted", "in_doubt"]),
    renamedFrom: renamedFrom?.text ?? null
  };
}
function oneOf(text, known) {
  return known.find((word) => word === text) ?? null;
}
var RETIRE_ALONE = {
  code: "contradicting-decisions",
  message: "`retire:` ends the segment, and another field begins or adopts it",
  next: "Keep `retire:` or remove it; `adopt:`, `renamed_from:` and `create: true` do not stand beside it."
};
var ADOPT_OR_CREATE = {
  code: "contradicting-decisions",
  message: "`adopt:` takes over a segment that exists, `create: true` makes one that does not",
  next: "Keep one of the two."
};

// src/manifest/segment-ids.ts
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
  for (const [written, finding2] of findings) {
    if (written && finding2) problems.push(source.problem(written.at, finding2, written.length));
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
      message: `${quote(text)} starts with ct:, which segops keeps for segments without a customer ID`,
      next: "Use another customer_segment_id, or write the number under `ct_segment_id:`."
    };
  }
  const fault = checkMemberText(text, "identity");
  if (fault === null || fault === "reserved-identity") return null;
  return {
    code: "bad-segment-id",
    message: `${quote(text)} cannot be a customer_segment_id: ${ID_FAULTS[fault]}`,
    next: "Write the ID exactly as CleverTap shows it."
  };
}
var ID_FAULTS = {
  "empty-member": "it is empty",
  "member-too-long": "it is too long",
  "not-utf8": "it is not valid Unicode",
  "control-character": "it holds a control character",
  "outer-white-space": "it starts or ends with white space",
  "malformed-guid": "it is malformed"
};
function numberFault(written) {
  if (!written.plain || !/^[1-9]\d*$/.test(written.text)) {
    if (!written.plain || !/^[-+]?\d/.test(written.text)) return null;
    return {
      code: "bad-segment-id",
      message: `${quote(written.text)} cannot be a ct_segment_id`,
      next: "Write a positive whole number in plain digits, without a leading zero."
    };
  }
  if (Number.isSafeInteger(Number(written.text))) return null;
  return {
    code: "number-out-of-safe-range",
    message: `${quote(written.text)} is too large to be sent as a number without loss`,
    next: "Check the number, or name the segment by its customer_segment_id."
  };
}
function labelFault(text) {
  const fault = checkMemberText(text, "identity");
  if (fault === null || fault === "reserved-identity") return null;
  return {
    code: fault === "empty-member" ? "empty-value" : fault,
    message: `${quote(text)} cannot be the name of a segment: ${ID_FAULTS[fault]}`,
    next: "Write a plain name or remove the field."
  };
}
var CREATE_NEEDS_ID = {
  code: "create-needs-customer-id",
  message: "`create: true` needs a customer_segment_id: CleverTap gives the number only afterwards",
  next: "Add a `customer_segment_id:` or remove `create:`."
};

// src/manifest/compile-schema.ts
var manifest = validate10;
var schema11 = { "$schema": "http://json-schema.org/draft-07/schema#", "title": "segops manifest", "description": "Declares one CleverTap API segment and who is in it.", "type": "object", "required": ["segment"], "additionalProperties": false, "anyOf": [{ "required": ["members"] }, { "required": ["members_from"] }, { "properties": { "segment": { "type": "object", "required": ["retire"] } } }], "properties": { "segment": { "title": "The segment", "description": "Names the segment by one of its IDs or by both.", "type": "object", "additionalProperties": false, "anyOf": [{ "required": ["customer_segment_id"] }, { "required": ["ct_segment_id"] }], "properties": { "customer_segment_id": { "title": "Customer segment ID", "description": "The ID that you gave the segment. Taken by its source text: 00123 stays 00123. Must not start with `ct:`.", "type": ["string", "number", "boolean"], "examples": ["vip_customers"] }, "ct_segment_id": { "title": "CleverTap segment ID", "description": "The number that CleverTap gave the segment.", "type": "integer", "examples": [1234] }, "name": { "title": "Name", "description": "A label for people; the segment's name when segops creates it.", "type": ["string", "number", "boolean"], "examples": ["VIP customers"] }, "create": { "title": "Create the segment", "description": "Make the segment in the account if segops has not made it yet. No API can delete a segment.", "type": "boolean", "default": false }, "retire": { "title": "End the segment", "description": "keep: its members stay as they are; empty: they are removed, under the guards. Once applied, the file may go.", "enum": ["keep", "empty"] }, "adopt": { "title": "Take over a segment that exists", "description": "accepted: the listed members count as sent; in_doubt: they are sent once. Only while the lock does not know the segment.", "enum": ["accepted", "in_doubt"] }, "renamed_from": { "title": "Its old name", "description": "The vendor cannot rename a segment: this one is new, and segops says what that costs.", "type": ["string", "number", "boolean"], "examples": ["vip_2025"] } } }, "members": { "title": "Members", "description": "Who is in the segment. `[]` permits emptying it; leave the key out when all members come from lists. Scalars are taken by their source text.", "type": "array", "items": { "$ref": "#/definitions/member" }, "examples": [["ada@example.com", "00123"]] }, "members_from": { "title": "Lists of members", "description": "Files that hold members, from the folder of segops.yaml.", "type": "array", "minItems": 1, "items": { "title": "A list", "type": "object", "required": ["file"], "additionalProperties": false, "properties": { "file": { "$ref": "#/definitions/file" }, "column": { "$ref": "#/definitions/column" }, "guid_column": { "$ref": "#/definitions/guid_column" }, "max_age": { "$ref": "#/definitions/max_age" }, "expect_rows": { "$ref": "#/definitions/expect_rows" } } }, "examples": [[{ "file": "lists/vip.txt" }]] }, "exclude_from": { "title": "Exclusions", "description": "Members of these lists and segments are kept out.", "type": "array", "minItems": 1, "items": { "title": "A list or a segment", "type": "object", "additionalProperties": false, "oneOf": [{ "required": ["file"] }, { "required": ["segment"] }], "properties": { "file": { "$ref": "#/definitions/file" }, "column": { "$ref": "#/definitions/column" }, "guid_column": { "$ref": "#/definitions/guid_column" }, "segment": { "title": "Another manifest's segment", "description": "Its customer_segment_id, or ct: and its ct_segment_id if it has no other.", "type": ["string", "number", "boolean"], "examples": ["do_not_contact", "ct:1234"] }, "max_age": { "$ref": "#/definitions/max_age" }, "expect_rows": { "$ref": "#/definitions/expect_rows" } } }, "examples": [[{ "file": "lists/opted-out.txt" }, { "segment": "do_not_contact" }]] }, "guard": { "title": "Guard", "description": "Limits of this segment whose breach refuses an apply; what is absent comes from segops.yaml.", "type": "object", "additionalProperties": false, "properties": { "max_removals": { "$ref": "#/definitions/threshold" }, "max_additions": { "$ref": "#/definitions/threshold" }, "max_exclusion_shrink": { "$ref": "#/definitions/threshold" }, "min_existing": { "title": "Exempt below", "description": "Segments with fewer members than this are exempt from limits that are shares of their size.", "type": "integer", "minimum": 0, "examples": [10] }, "waiver": { "title": "An exception that ends", "description": "Allows for a while what a guard refused. The refusal prints what to write here.", "type": "object", "additionalProperties": false, "required": ["until", "reason"], "properties": { "max_removals": { "$ref": "#/definitions/threshold" }, "max_additions": { "$ref": "#/definitions/threshold" }, "max_exclusion_shrink": { "$ref": "#/definitions/threshold" }, "lists": { "title": "Lists to believe", "description": "Paths of lists that are believed as they are: empty, cut off, too old, of other rows or digest.", "type": "array", "minItems": 1, "items": { "type": ["string", "number", "boolean"] } }, "distinct_from": { "title": "Not the same segment", "description": "Segments of the other ID form that are not this one.", "type": "array", "minItems": 1, "items": { "type": ["string", "number", "boolean"] } }, "until": { "title": "End", "description": "When the exception ends: a day or a time with its zone, at most 30 days ahead.", "type": "string", "minLength": 1, "examples": ["2026-12-01", "2026-12-01T18:00Z"] }, "reason": { "title": "Reason", "description": "Why this is right; it is kept with the apply.", "type": "string", "minLength": 1, "examples": ["the campaign ended"] } } } } } }, "definitions": { "member": { "title": "A member", "description": "An identity, or the guid of an anonymous profile. Quote what starts with @ * ! & % # or a backtick.", "type": ["string", "number", "boolean", "object"], "additionalProperties": false, "minProperties": 1, "properties": { "identity": { "description": "The CleverTap identity. If a guid is given too, the identity is the member.", "type": ["string", "number", "boolean"] }, "guid": { "description": "The CleverTap ID of an anonymous profile.", "type": ["string", "number", "boolean"] } }, "examples": ["ada@example.com", { "guid": "abcde12345" }] }, "file": { "title": "Path of a list", "description": "From the folder of segops.yaml, inside the repository, with forward slashes. One identity per line; a .csv names its column.", "type": ["string", "number", "boolean"], "examples": ["lists/vip.txt", "lists/vip.csv"] }, "column": { "title": "Identity column", "description": "Header of the CSV column that holds identities.", "type": ["string", "number", "boolean"], "examples": ["Identity"] }, "guid_column": { "title": "Guid column", "description": "Header of the CSV column that holds guids.", "type": ["string", "number", "boolean"], "examples": ["guid"] }, "threshold": { "title": "Threshold", "description": "A share such as 30% or 0.5%, or a count such as 500.", "type": ["string", "integer"], "pattern": "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$", "minimum": 0, "examples": ["30%", "0.5%", 500] }, "max_age": { "title": "Greatest age", "description": "Refuses the apply if the list was last changed longer ago, such as 36h.", "type": "string", "pattern": "^([0-9]+h)?([0-9]+m)?([0-9]+s)?$", "examples": ["36h"] }, "expect_rows": { "title": "Expected rows", "description": "Refuses the apply if the list holds another number of members: 20000, 10000..30000, or 10000.. for at least.", "type": ["integer", "string"], "pattern": "^[0-9]+(\\.\\.([0-9]+)?)?$", "minimum": 0, "examples": [2e4, "10000..30000", "10000.."] } } };
var schema12 = { "title": "A member", "description": "An identity, or the guid of an anonymous profile. Quote what starts with @ * ! & % # or a backtick.", "type": ["string", "number", "boolean", "object"], "additionalProperties": false, "minProperties": 1, "properties": { "identity": { "description": "The CleverTap identity. If a guid is given too, the identity is the member.", "type": ["string", "number", "boolean"] }, "guid": { "description": "The CleverTap ID of an anonymous profile.", "type": ["string", "number", "boolean"] } }, "examples": ["ada@example.com", { "guid": "abcde12345" }] };
var schema13 = { "title": "Path of a list", "description": "From the folder of segops.yaml, inside the repository, with forward slashes. One identity per line; a .csv names its column.", "type": ["string", "number", "boolean"], "examples": ["lists/vip.txt", "lists/vip.csv"] };
var schema14 = { "title": "Identity column", "description": "Header of the CSV column that holds identities.", "type": ["string", "number", "boolean"], "examples": ["Identity"] };
var schema15 = { "title": "Guid column", "description": "Header of the CSV column that holds guids.", "type": ["string", "number", "boolean"], "examples": ["guid"] };
var schema16 = { "title": "Greatest age", "description": "Refuses the apply if the list was last changed longer ago, such as 36h.", "type": "string", "pattern": "^([0-9]+h)?([0-9]+m)?([0-9]+s)?$", "examples": ["36h"] };
var schema17 = { "title": "Expected rows", "description": "Refuses the apply if the list holds another number of members: 20000, 10000..30000, or 10000.. for at least.", "type": ["integer", "string"], "pattern": "^[0-9]+(\\.\\.([0-9]+)?)?$", "minimum": 0, "examples": [2e4, "10000..30000", "10000.."] };
var schema23 = { "title": "Threshold", "description": "A share such as 30% or 0.5%, or a count such as 500.", "type": ["string", "integer"], "pattern": "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$", "minimum": 0, "examples": ["30%", "0.5%", 500] };
var pattern0 = new RegExp("^([0-9]+h)?([0-9]+m)?([0-9]+s)?$", "u");
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
          if (!(data7 === "accepted" || data7 === "in_doubt")) {
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
                  const err31 = { instancePath: instancePath + "/members_from/" + i1 + "/max_age", schemaPath: "#/definitions/max_age/pattern", keyword: "pattern", params: { pattern: "^([0-9]+h)?([0-9]+m)?([0-9]+s)?$" }, message: 'must match pattern "^([0-9]+h)?([0-9]+m)?([0-9]+s)?$"', schema: "^([0-9]+h)?([0-9]+m)?([0-9]+s)?$", parentSchema: schema16, data: data18 };
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
                  const err47 = { instancePath: instancePath + "/exclude_from/" + i2 + "/max_age", schemaPath: "#/definitions/max_age/pattern", keyword: "pattern", params: { pattern: "^([0-9]+h)?([0-9]+m)?([0-9]+s)?$" }, message: 'must match pattern "^([0-9]+h)?([0-9]+m)?([0-9]+s)?$"', schema: "^([0-9]+h)?([0-9]+m)?([0-9]+s)?$", parentSchema: schema16, data: data26 };
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
var schema29 = { "$schema": "http://json-schema.org/draft-07/schema#", "title": "segops config", "description": "Settings of a segops repository (segops.yaml). Credentials come from the environment only.", "type": "object", "additionalProperties": false, "properties": { "segments": { "$ref": "#/definitions/segments" }, "lock": { "$ref": "#/definitions/lock" }, "account": { "$ref": "#/definitions/account" }, "limits": { "$ref": "#/definitions/limits" }, "settle": { "$ref": "#/definitions/settle" }, "guard": { "$ref": "#/definitions/guard" }, "approve": { "$ref": "#/definitions/approve" }, "public": { "$ref": "#/definitions/public" }, "environments": { "title": "Environments", "description": "Overlays that --env NAME picks. lock, account and segments replace theirs whole; limits and guard are laid over key by key.", "type": "object", "additionalProperties": { "title": "An environment", "type": "object", "additionalProperties": false, "properties": { "segments": { "$ref": "#/definitions/segments" }, "lock": { "$ref": "#/definitions/lock" }, "account": { "$ref": "#/definitions/account" }, "limits": { "$ref": "#/definitions/limits" }, "settle": { "$ref": "#/definitions/settle" }, "guard": { "$ref": "#/definitions/guard" }, "approve": { "$ref": "#/definitions/approve" }, "public": { "$ref": "#/definitions/public" } } } } }, "definitions": { "segments": { "title": "Manifests", "description": "Globs of manifests, from the folder of this file. A glob that starts with ! takes files away.", "type": "array", "minItems": 1, "items": { "type": "string" }, "default": ["segments/**/*.yaml"], "examples": [["segments/**/*.yaml"]] }, "lock": { "title": "Lock", "description": "Where segops remembers what it sent: a file, or an unprotected branch that holds only the lock.", "type": "object", "additionalProperties": false, "properties": { "file": { "title": "Lock file", "description": "From the folder of this file.", "type": "string", "minLength": 1, "default": "segops.lock", "examples": ["segops.lock"] }, "branch": { "title": "Lock branch", "description": "A branch that holds nothing but the lock.", "type": "string", "examples": ["segops-lock"] }, "lineage": { "title": "Lineage", "description": "Pinned by segops init; a lock of another lineage is refused. Taken by its source text.", "type": ["string", "number", "boolean"], "minLength": 1, "examples": ["6f1c2a"] } } }, "account": { "title": "Account", "description": "The region of the account, or a loopback base_url. Account ID and passcode come from CLEVERTAP_ACCOUNT_ID and CLEVERTAP_PASSCODE.", "type": "object", "additionalProperties": false, "oneOf": [{ "required": ["region"] }, { "required": ["base_url"] }], "properties": { "region": { "title": "Region", "enum": ["in1", "sg1", "us1", "aps3", "mec1", "eu1"], "examples": ["in1"] }, "base_url": { "title": "Base URL", "description": "Loopback only, for rehearsals; any other origin comes from SEGOPS_BASE_URL.", "type": "string", "examples": ["http://127.0.0.1:4010"] } } }, "limits": { "title": "Limits", "description": "Limits of one request, never above the vendor's.", "type": "object", "additionalProperties": false, "properties": { "users": { "type": "integer", "minimum": 1, "maximum": 100, "default": 100 }, "segments": { "type": "integer", "minimum": 1, "maximum": 100, "default": 100 }, "entries": { "type": "integer", "minimum": 1, "maximum": 100, "default": 100 }, "in_flight": { "description": "Requests at once.", "type": "integer", "minimum": 1, "maximum": 3, "default": 3 }, "counting": { "description": "How users and segments of one request are counted.", "enum": ["occurrences", "distinct", "pairs"], "default": "occurrences" } } }, "settle": { "title": "Settle time", "description": "How long an attempt without a clear answer may still land, such as 15m, 90s or 1h30m.", "type": "string", "pattern": "^([0-9]+h)?([0-9]+m)?([0-9]+s)?$", "default": "15m", "examples": ["15m", "90s", "1h30m"] }, "guard": { "title": "Guard", "description": "Limits whose breach refuses an apply; a manifest may set its own.", "type": "object", "additionalProperties": false, "properties": { "max_removals": { "$ref": "#/definitions/threshold", "default": "30%" }, "max_additions": { "$ref": "#/definitions/threshold" }, "max_exclusion_shrink": { "$ref": "#/definitions/threshold", "default": "10%" }, "min_existing": { "title": "Exempt below", "description": "Segments with fewer members than this are exempt from limits that are shares of their size.", "type": "integer", "minimum": 0, "default": 10 }, "max_changes": { "title": "Changes in one apply", "description": "Of all segments together: a count, or a share of all locked memberships. By default the larger of 10,000 and 20%.", "$ref": "#/definitions/threshold" }, "max_billed_events": { "title": "Billed events of one apply", "type": "integer", "minimum": 0, "examples": [5e4] }, "window": { "title": "Window of the removal budget", "description": "Removals within this time add up against max_removals.", "type": "string", "pattern": "^([0-9]+h)?([0-9]+m)?([0-9]+s)?$", "default": "24h", "examples": ["24h"] }, "waiver": { "title": "An exception that ends", "description": "Allows for a while what a guard refused. The refusal prints what to write here.", "type": "object", "additionalProperties": false, "required": ["until", "reason"], "properties": { "max_changes": { "$ref": "#/definitions/threshold" }, "max_billed_events": { "type": "integer", "minimum": 0 }, "until": { "title": "End", "description": "When the exception ends: a day or a time with its zone, at most 30 days ahead.", "type": "string", "minLength": 1, "examples": ["2026-12-01", "2026-12-01T18:00Z"] }, "reason": { "title": "Reason", "description": "Why this is right; it is kept with the apply.", "type": "string", "minLength": 1, "examples": ["the campaign ended"] } } } } }, "approve": { "title": "What an approval covers", "description": "all: also the content of lists outside git, whose change then fails require-approved-plan; manifests-only: what stands in git.", "enum": ["all", "manifests-only"], "default": "all" }, "public": { "title": "Members may be public", "description": "Says that members may stand in comments and summaries of a public repository in plain text.", "type": "boolean", "default": false }, "threshold": { "title": "Threshold", "description": "A share such as 30% or 0.5%, or a count such as 500.", "type": ["string", "integer"], "pattern": "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$", "minimum": 0, "examples": ["30%", "0.5%", 500] } } };
var schema30 = { "title": "Manifests", "description": "Globs of manifests, from the folder of this file. A glob that starts with ! takes files away.", "type": "array", "minItems": 1, "items": { "type": "string" }, "default": ["segments/**/*.yaml"], "examples": [["segments/**/*.yaml"]] };
var schema31 = { "title": "Lock", "description": "Where segops remembers what it sent: a file, or an unprotected branch that holds only the lock.", "type": "object", "additionalProperties": false, "properties": { "file": { "title": "Lock file", "description": "From the folder of this file.", "type": "string", "minLength": 1, "default": "segops.lock", "examples": ["segops.lock"] }, "branch": { "title": "Lock branch", "description": "A branch that holds nothing but the lock.", "type": "string", "examples": ["segops-lock"] }, "lineage": { "title": "Lineage", "description": "Pinned by segops init; a lock of another lineage is refused. Taken by its source text.", "type": ["string", "number", "boolean"], "minLength": 1, "examples": ["6f1c2a"] } } };
var schema32 = { "title": "Account", "description": "The region of the account, or a loopback base_url. Account ID and passcode come from CLEVERTAP_ACCOUNT_ID and CLEVERTAP_PASSCODE.", "type": "object", "additionalProperties": false, "oneOf": [{ "required": ["region"] }, { "required": ["base_url"] }], "properties": { "region": { "title": "Region", "enum": ["in1", "sg1", "us1", "aps3", "mec1", "eu1"], "examples": ["in1"] }, "base_url": { "title": "Base URL", "description": "Loopback only, for rehearsals; any other origin comes from SEGOPS_BASE_URL.", "type": "string", "examples": ["http://127.0.0.1:4010"] } } };
var schema33 = { "title": "Limits", "description": "Limits of one request, never above the vendor's.", "type": "object", "additionalProperties": false, "properties": { "users": { "type": "integer", "minimum": 1, "maximum": 100, "default": 100 }, "segments": { "type": "integer", "minimum": 1, "maximum": 100, "default": 100 }, "entries": { "type": "integer", "minimum": 1, "maximum": 100, "default": 100 }, "in_flight": { "description": "Requests at once.", "type": "integer", "minimum": 1, "maximum": 3, "default": 3 }, "counting": { "description": "How users and segments of one request are counted.", "enum": ["occurrences", "distinct", "pairs"], "default": "occurrences" } } };
var schema34 = { "title": "Settle time", "description": "How long an attempt without a clear answer may still land, such as 15m, 90s or 1h30m.", "type": "string", "pattern": "^([0-9]+h)?([0-9]+m)?([0-9]+s)?$", "default": "15m", "examples": ["15m", "90s", "1h30m"] };
var schema41 = { "title": "What an approval covers", "description": "all: also the content of lists outside git, whose change then fails require-approved-plan; manifests-only: what stands in git.", "enum": ["all", "manifests-only"], "default": "all" };
var schema42 = { "title": "Members may be public", "description": "Says that members may stand in comments and summaries of a public repository in plain text.", "type": "boolean", "default": false };
var func4 = Object.prototype.hasOwnProperty;
var schema35 = { "title": "Guard", "description": "Limits whose breach refuses an apply; a manifest may set its own.", "type": "object", "additionalProperties": false, "properties": { "max_removals": { "$ref": "#/definitions/threshold", "default": "30%" }, "max_additions": { "$ref": "#/definitions/threshold" }, "max_exclusion_shrink": { "$ref": "#/definitions/threshold", "default": "10%" }, "min_existing": { "title": "Exempt below", "description": "Segments with fewer members than this are exempt from limits that are shares of their size.", "type": "integer", "minimum": 0, "default": 10 }, "max_changes": { "title": "Changes in one apply", "description": "Of all segments together: a count, or a share of all locked memberships. By default the larger of 10,000 and 20%.", "$ref": "#/definitions/threshold" }, "max_billed_events": { "title": "Billed events of one apply", "type": "integer", "minimum": 0, "examples": [5e4] }, "window": { "title": "Window of the removal budget", "description": "Removals within this time add up against max_removals.", "type": "string", "pattern": "^([0-9]+h)?([0-9]+m)?([0-9]+s)?$", "default": "24h", "examples": ["24h"] }, "waiver": { "title": "An exception that ends", "description": "Allows for a while what a guard refused. The refusal prints what to write here.", "type": "object", "additionalProperties": false, "required": ["until", "reason"], "properties": { "max_changes": { "$ref": "#/definitions/threshold" }, "max_billed_events": { "type": "integer", "minimum": 0 }, "until": { "title": "End", "description": "When the exception ends: a day or a time with its zone, at most 30 days ahead.", "type": "string", "minLength": 1, "examples": ["2026-12-01", "2026-12-01T18:00Z"] }, "reason": { "title": "Reason", "description": "Why this is right; it is kept with the apply.", "type": "string", "minLength": 1, "examples": ["the campaign ended"] } } } } };
var schema36 = { "title": "Threshold", "description": "A share such as 30% or 0.5%, or a count such as 500.", "type": ["string", "integer"], "pattern": "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$", "minimum": 0, "examples": ["30%", "0.5%", 500] };
function validate12(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "max_removals" || key0 === "max_additions" || key0 === "max_exclusion_shrink" || key0 === "min_existing" || key0 === "max_changes" || key0 === "max_billed_events" || key0 === "window" || key0 === "waiver")) {
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
    if (data.min_existing !== void 0) {
      let data3 = data.min_existing;
      if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)) && isFinite(data3))) {
        const err10 = { instancePath: instancePath + "/min_existing", schemaPath: "#/properties/min_existing/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema35.properties.min_existing.type, parentSchema: schema35.properties.min_existing, data: data3 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
      if (typeof data3 == "number" && isFinite(data3)) {
        if (data3 < 0 || isNaN(data3)) {
          const err11 = { instancePath: instancePath + "/min_existing", schemaPath: "#/properties/min_existing/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema35.properties.min_existing, data: data3 };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
      }
    }
    if (data.max_changes !== void 0) {
      let data4 = data.max_changes;
      if (typeof data4 !== "string" && !(typeof data4 == "number" && (!(data4 % 1) && !isNaN(data4)) && isFinite(data4))) {
        const err12 = { instancePath: instancePath + "/max_changes", schemaPath: "#/definitions/threshold/type", keyword: "type", params: { type: schema36.type }, message: "must be string,integer", schema: schema36.type, parentSchema: schema36, data: data4 };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
      if (typeof data4 == "number" && isFinite(data4)) {
        if (data4 < 0 || isNaN(data4)) {
          const err13 = { instancePath: instancePath + "/max_changes", schemaPath: "#/definitions/threshold/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema36, data: data4 };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
      }
      if (typeof data4 === "string") {
        if (!pattern4.test(data4)) {
          const err14 = { instancePath: instancePath + "/max_changes", schemaPath: "#/definitions/threshold/pattern", keyword: "pattern", params: { pattern: "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$" }, message: 'must match pattern "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$"', schema: "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$", parentSchema: schema36, data: data4 };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
      }
    }
    if (data.max_billed_events !== void 0) {
      let data5 = data.max_billed_events;
      if (!(typeof data5 == "number" && (!(data5 % 1) && !isNaN(data5)) && isFinite(data5))) {
        const err15 = { instancePath: instancePath + "/max_billed_events", schemaPath: "#/properties/max_billed_events/type", keyword: "type", params: { type: "integer" }, message: "must be integer", schema: schema35.properties.max_billed_events.type, parentSchema: schema35.properties.max_billed_events, data: data5 };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
      if (typeof data5 == "number" && isFinite(data5)) {
        if (data5 < 0 || isNaN(data5)) {
          const err16 = { instancePath: instancePath + "/max_billed_events", schemaPath: "#/properties/max_billed_events/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0", schema: 0, parentSchema: schema35.properties.max_billed_events, data: data5 };
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
          const err17 = { instancePath: instancePath + "/window", schemaPath: "#/properties/window/pattern", keyword: "pattern", params: { pattern: "^([0-9]+h)?([0-9]+m)?([0-9]+s)?$" }, message: 'must match pattern "^([0-9]+h)?([0-9]+m)?([0-9]+s)?$"', schema: "^([0-9]+h)?([0-9]+m)?([0-9]+s)?$", parentSchema: schema35.properties.window, data: data6 };
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
          const err33 = { instancePath: instancePath + "/settle", schemaPath: "#/definitions/settle/pattern", keyword: "pattern", params: { pattern: "^([0-9]+h)?([0-9]+m)?([0-9]+s)?$" }, message: 'must match pattern "^([0-9]+h)?([0-9]+m)?([0-9]+s)?$"', schema: "^([0-9]+h)?([0-9]+m)?([0-9]+s)?$", parentSchema: schema34, data: data15 };
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
                  const err70 = { instancePath: instancePath + "/environments/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/settle", schemaPath: "#/definitions/settle/pattern", keyword: "pattern", params: { pattern: "^([0-9]+h)?([0-9]+m)?([0-9]+s)?$" }, message: 'must match pattern "^([0-9]+h)?([0-9]+m)?([0-9]+s)?$"', schema: "^([0-9]+h)?([0-9]+m)?([0-9]+s)?$", parentSchema: schema34, data: data36 };
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

// src/manifest/structure.ts
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
      const finding2 = explain(error) ?? generalFinding(error, follow(root, error.instancePath));
      return { ...spotOf(error, root), finding: finding2 };
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
      return unknownField2(error);
    case "type":
      return wrongType(error, here);
    case "required":
      return {
        code: "missing-field",
        message: `${where(error)} has no ${quote(String(param(error, "missingProperty")))}`,
        next: `Add \`${String(param(error, "missingProperty"))}:\`.`
      };
    case "enum":
      return unknownValue(error, here);
    case "minItems":
    case "minLength":
      return {
        code: "empty-value",
        message: `${where(error)} is empty`,
        next: "Fill it in or remove the field."
      };
    case "minimum":
    case "maximum":
      return {
        code: "out-of-range",
        message: `${where(error)} ${error.message ?? "is out of range"}`,
        next: `Write a number that is ${String(param(error, "comparison"))} ${String(param(error, "limit"))}.`
      };
    default:
      return {
        code: "wrong-type",
        message: `${where(error)} ${error.message ?? "is not as it should be"}`,
        next: "See the schema of the file."
      };
  }
}
function unknownField2(error) {
  const name = String(param(error, "additionalProperty"));
  const known = Object.keys(Object(propertiesOf(error.parentSchema)));
  const near = nearest(name, known);
  return {
    code: "unknown-field",
    message: `unknown field ${quote(name)} in ${where(error)}`,
    next: near === null ? `Known here: ${known.join(", ")}.` : `Did you mean \`${near}\`?`
  };
}
function unknownValue(error, here) {
  const allowed = Object.values(Object(param(error, "allowedValues"))).map(String);
  const text = here.kind === "scalar" ? here.text : "";
  const near = nearest(text, allowed);
  return {
    code: "unknown-value",
    message: `${where(error)} cannot be ${here.kind === "scalar" ? quote(text) : describe(here)}`,
    next: `${near === null ? "" : `Did you mean \`${near}\`? `}One of ${allowed.join(", ")}.`
  };
}
var TYPE_NAMES = {
  object: "a mapping",
  array: "a sequence",
  boolean: "true or false",
  integer: "a whole number",
  number: "a number",
  string: "text"
};
function wrongType(error, here) {
  const types = [param(error, "type")].flat().map(String);
  const expected = types.includes("boolean") && types.includes("string") ? ["string"] : types;
  const names = expected.map((type) => TYPE_NAMES[type] ?? type).join(" or ");
  return {
    code: "wrong-type",
    message: `${where(error)} must be ${names}, not ${describe(here)}`,
    next: expected.includes("string") && expected.length === 1 ? "Write one value." : `Write ${names}.`
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
  return path === "" ? "the file" : `\`${path.replace(/^\./, "")}\``;
}

// src/manifest/yaml-tree.ts
var import_yaml3 = __toESM(require_dist(), 1);

// src/manifest/yaml-advice.ts
var INDICATORS = /* @__PURE__ */ new Map([
  ["@", "is reserved by YAML"],
  ["`", "is reserved by YAML"],
  ["%", "starts a directive"],
  ["!", "starts a tag"],
  ["&", "starts an anchor"],
  ["*", "starts an alias"],
  ["#", "starts a comment"],
  [",", "separates values"],
  ["[", "starts a sequence"],
  ["{", "starts a mapping"],
  ["]", "ends a sequence"],
  ["}", "ends a mapping"],
  ["|", "starts a block of text"],
  [">", "starts a block of text"]
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
    message: `a value cannot start with ${value.charAt(0)} without quotes: it ${meaning}`,
    next: `Put the value in quotes: ${quoted(value)}`
  };
}
function quotingNext(mark) {
  return `If ${mark} belongs to the value, put the value in quotes; else remove it.`;
}
function quoted(value) {
  return value.includes('"') || value.includes("\\") ? `'...'` : quote(value);
}
function syntaxNext(message) {
  if (message.endsWith("at node end")) return "Put the whole value in one pair of quotes.";
  if (message.startsWith("Tabs")) return "Indent with spaces.";
  return "Mend the YAML at this place.";
}

// src/manifest/yaml-document.ts
var import_yaml2 = __toESM(require_dist(), 1);
var DEEPEST = 32;
function composeYaml(text) {
  const tokens = [...new import_yaml2.Parser().parse(text)];
  const deep = findToken(tokens, (_, depth) => depth > DEEPEST);
  if (deep !== null) return { kind: "too-deep", at: deep };
  const composer = new import_yaml2.Composer({
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
  let found2 = null;
  const stack = tokens.map((token) => ({ token, depth: 0 }));
  for (let top = stack.pop(); top !== void 0; top = stack.pop()) {
    const { token, depth } = top;
    if (wanted(token, depth)) found2 = Math.min(found2 ?? token.offset, token.offset);
    else for (const part of partsOf(token)) stack.push({ token: part, depth: depth + 1 });
  }
  return found2;
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
  if (!import_yaml2.CST.isCollection(token)) return [];
  const parts = [];
  for (const item of token.items) {
    if (item.key) parts.push(item.key);
    if (item.value) parts.push(item.value);
  }
  return parts;
}

// src/manifest/yaml-syntax.ts
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
function unclosedSighting(source, at3) {
  const mark = source.text.charAt(at3);
  return {
    at: at3,
    finding: {
      code: "yaml-syntax",
      message: `the ${mark} is never closed`,
      next: `Close it where the value ends, or put the value in quotes if ${mark} belongs to it.`
    }
  };
}
function syntaxSighting(source, error) {
  const at3 = Math.min(error.pos[0], source.text.length);
  const advice = quotingAdvice(source, at3);
  const said = source.secret ? "this is not valid YAML" : sentence(error.message);
  return {
    at: at3,
    finding: {
      code: "yaml-syntax",
      message: advice?.message ?? said,
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
  message: "the file holds more than one YAML document",
  next: "Write one document per file: remove `---` and what follows, or move it to a file of its own."
};

// src/manifest/yaml-tree.ts
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
    if ((0, import_yaml3.isMap)(node) && raw !== null) {
      this.#properties(node, node.range?.[0] ?? 0);
      return this.#map(node, 0, raw);
    }
    return this.#build(node, 0, 0);
  }
  #build(node, fallback, depth) {
    if (node === null) return emptyScalar(fallback);
    const at3 = node.range?.[0] ?? fallback;
    if (this.#insideAliases > 0 && this.#exhausted(depth)) return emptyScalar(at3);
    if (depth > DEEPEST) {
      this.sightings.push({ at: at3, finding: TOO_DEEP });
      return emptyScalar(at3);
    }
    if ((0, import_yaml3.isAlias)(node)) return this.#alias(node.source, at3, depth);
    this.#properties(node, at3);
    if ((0, import_yaml3.isMap)(node)) return this.#map(node, depth, null);
    if ((0, import_yaml3.isSeq)(node)) {
      const items = node.items.map((item) => this.#build(item, at3, depth + 1));
      return { kind: "sequence", items, at: at3 };
    }
    return scalarFrom(node, at3);
  }
  #map(node, depth, raw) {
    const fields = /* @__PURE__ */ new Map();
    for (const pair of node.items) {
      if (!(0, import_yaml3.isScalar)(pair.key)) continue;
      const name = String(pair.key.source ?? "");
      const at3 = pair.key.range?.[0] ?? 0;
      const first = fields.get(name);
      if (first !== void 0) this.#duplicate(name, at3, first.at);
      else fields.set(name, { at: at3, value: this.#value(pair.value, at3, depth, name === raw) });
    }
    return { kind: "map", fields, at: node.range?.[0] ?? 0 };
  }
  #value(node, at3, depth, raw) {
    if (raw && (0, import_yaml3.isSeq)(node)) {
      const start = node.range?.[0] ?? at3;
      this.#properties(node, start);
      return { kind: "raw", node, at: start };
    }
    return this.#build(node, at3, depth + 1);
  }
  #duplicate(name, at3, first) {
    const line = this.#source.lineOf(first);
    const finding2 = {
      code: "duplicate-field",
      message: `the field ${quote(name)} is written twice; the first is in line ${line}`,
      next: "Keep one of the two."
    };
    this.sightings.push({ at: at3, finding: finding2, length: name.length });
  }
  /** Tags are refused, anchors kept for the aliases after them. */
  #properties(node, at3) {
    if (this.#insideAliases > 0) return;
    if ("anchor" in node && typeof node.anchor === "string") this.#anchors.set(node.anchor, node);
    if (node.tag === void 0) return;
    const mark = this.#source.text.lastIndexOf("!", Math.max(0, at3 - 1));
    this.sightings.push({ at: Math.max(mark, 0), finding: TAG });
  }
  #alias(name, at3, depth) {
    const target = this.#anchors.get(name);
    if (target === void 0) {
      this.sightings.push({ at: at3, finding: unknownAlias(name) });
      return emptyScalar(at3);
    }
    if (this.#insideAliases === 0) this.#outermostAlias = at3;
    this.#insideAliases += 1;
    const built = this.#build(target, at3, depth + 1);
    this.#insideAliases -= 1;
    return { ...built, at: at3 };
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
  message: "the YAML is nested too deeply",
  next: "Take the nesting away: no field of segops is nested more than a few levels."
};
var BOMB = {
  code: "alias-bomb",
  message: "aliases repeat themselves, or more than 1,000 values",
  next: "Write the values out instead of using aliases."
};
var TAG = {
  code: "yaml-syntax",
  message: "YAML tags (words that start with !) are not supported",
  next: quotingNext("!")
};
function unknownAlias(name) {
  return {
    code: "yaml-syntax",
    message: `the alias ${quote(`*${name}`)} names no anchor before it`,
    next: quotingNext("*")
  };
}
function emptyScalar(at3) {
  return { kind: "scalar", text: "", plain: true, at: at3, length: 1 };
}
function scalarFrom(node, at3) {
  const text = (0, import_yaml3.isScalar)(node) ? node.source ?? "" : "";
  const plain = (0, import_yaml3.isScalar)(node) && node.type === "PLAIN";
  return { kind: "scalar", text, plain, at: at3, length: Math.max(1, (node.range?.[1] ?? at3) - at3) };
}

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
  const inline = scanned.members === null ? readInlineMembers(sequence, source) : { members: scanned.members, problems: [] };
  if (scanned.members === null && inline.problems.length === 0) return null;
  return readYaml(source, yaml, inline);
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
  const inline = scanned ?? inlineMembers(source, valueAt(root, "members"));
  problems.push(...inline.problems);
  return {
    members: inline.members,
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
    if (keyword === "type" && instancePath === "") return NO_MAPPING;
    if (keyword === "required" && instancePath === "") return NO_SEGMENT;
    if (keyword === "anyOf" && instancePath === "/segment") return NO_SEGMENT_ID;
    if (keyword === "anyOf" && instancePath === "") return NO_MEMBERS;
    if (keyword === "oneOf") return FILE_OR_SEGMENT;
    const members = valueAt(root, "members");
    if (instancePath !== "/members" || members === null) return null;
    return describe(members) === "nothing" ? NULL_MEMBERS : null;
  };
}
var NO_MAPPING = {
  code: "wrong-type",
  message: "the file is not a manifest: it holds no mapping",
  next: "Start with `segment:` and `members:`, or keep the file away by a glob that starts with !."
};
var NO_SEGMENT = {
  code: "missing-segment-id",
  message: "the file declares no segment",
  next: "Add `segment:` with a `customer_segment_id:` or a `ct_segment_id:`."
};
var NO_SEGMENT_ID = {
  code: "missing-segment-id",
  message: "the segment has no ID",
  next: "Add a `customer_segment_id:` or a `ct_segment_id:` under `segment:`."
};
var NO_MEMBERS = {
  code: "no-members",
  message: "the manifest has neither `members` nor `members_from`",
  next: "Add members or a list; `members: []` declares that the segment is meant to be empty."
};
var NULL_MEMBERS = {
  code: "no-members",
  message: "`members:` has no value",
  next: "Write `members: []` if the segment is meant to be empty, else remove the key or list members."
};
var FILE_OR_SEGMENT = {
  code: "missing-field",
  message: "an exclusion names either a `file` or a `segment`",
  next: "Keep one of the two; write a second exclusion for the other."
};

// src/manifest/read.ts
import { existsSync as existsSync2, readFileSync, realpathSync as realpathSync4, statSync as statSync4 } from "node:fs";
import { dirname as dirname4, join as join3, relative as relative4, resolve as resolve4, sep as sep3 } from "node:path";

// src/manifest/check-manifests.ts
function checkManifests(manifests, sources = /* @__PURE__ */ new Map(), incomplete = false) {
  const tell = (place, finding2) => sources.get(place.file)?.problemAt(place, finding2) ?? {
    ...fileProblem(place.file, finding2),
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
      message: `the segment ${quote(manifest2.key)} is declared twice; first in ${at2(other.place)}`,
      next: "Keep one manifest per segment: merge the two."
    };
  }
  const shared = customer === otherCustomer ? `customer_segment_id ${quote(customer ?? "")}` : `ct_segment_id ${number}`;
  return {
    code: "contradicting-ids",
    message: `${shared} stands beside another ID in ${at2(other.place)}`,
    next: "Look up both IDs in CleverTap and mend the wrong one."
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
        message: `the name ${quote(manifest2.name)} is taken by another segment to create, in ${at2(other.place)}`,
        next: "Give each segment to create a name of its own."
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
        message: `no manifest declares the segment ${quote(ref.key)}`,
        next: near === null ? "Name a segment that a manifest declares." : `Did you mean ${quote(near)}?`
      })
    ];
  });
}
function oldNames(manifests, tell) {
  const byKey = new Map(manifests.map((manifest2) => [manifest2.key, manifest2]));
  return manifests.flatMap(({ key, place, decisions: { renamedFrom } }) => {
    const old = renamedFrom === null ? void 0 : byKey.get(renamedFrom);
    if (old === void 0 || old.key !== key && old.decisions.retire !== null) return [];
    const finding2 = {
      code: "old-name-in-use",
      message: `the segment is said to be renamed from ${quote(old.key)}, which is declared in ${at2(old.place)}`,
      next: "Remove `renamed_from:`, or end the old segment with `retire: empty` or `retire: keep`."
    };
    return [tell(place, finding2)];
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
  const keys = [...path.map((step) => step.manifest.key), back];
  return {
    code: "exclusion-cycle",
    message: `segments exclude each other in a circle: ${keys.map(quote).join(" -> ")}`,
    next: "Take one of these exclusions away, or exclude a list instead."
  };
}
function at2(place) {
  return place.line === void 0 ? place.file : `${place.file}:${place.line}`;
}

// src/manifest/match-files.ts
import { realpathSync as realpathSync3, statSync as statSync3 } from "node:fs";
import { basename as basename2, join as join2, relative as relative3 } from "node:path";

// node_modules/tinyglobby/dist/index.mjs
import { readdir, readdirSync, realpath, realpathSync as realpathSync2, stat, statSync as statSync2 } from "fs";
import { isAbsolute as isAbsolute2, posix, resolve as resolve3 } from "path";
import { fileURLToPath } from "url";

// node_modules/fdir/dist/index.mjs
import { createRequire } from "module";
import { basename, dirname as dirname2, normalize, relative as relative2, resolve as resolve2, sep as sep2 } from "path";
import * as nativeFs from "fs";
var __require2 = /* @__PURE__ */ createRequire(import.meta.url);
function cleanPath(path) {
  let normalized = normalize(path);
  if (normalized.length > 1 && normalized[normalized.length - 1] === sep2) normalized = normalized.substring(0, normalized.length - 1);
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
  if (resolvePaths) path = resolve2(path);
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
    else return convertSlashes(relative2(root, directoryPath), options.pathSeparator) + options.pathSeparator + filename;
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
  let parent = dirname2(path);
  let depth = 1;
  while (parent !== state.root && depth < 2) {
    const resolvedPath = state.symlinks.get(parent);
    const isSameRoot = !!resolvedPath && (resolvedPath === resolved || resolvedPath.startsWith(resolved) || resolved.startsWith(resolvedPath));
    if (isSameRoot) depth++;
    else parent = dirname2(parent);
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
            const filename = basename(resolvedPath);
            const directoryPath$1 = normalizePath(dirname2(resolvedPath), this.state.options);
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
    pathSeparator: sep2,
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
  result = isAbsolute2(result.replace(ESCAPING_BACKSLASHES, "")) ? posix.relative(escapedCwd, result) : posix.normalize(result);
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
  opts.cwd = (opts.cwd instanceof URL ? fileURLToPath(opts.cwd) : resolve3(opts.cwd || process.cwd())).replace(BACKSLASHES, "/");
  opts.ignore = ensureStringArray(opts.ignore);
  opts.fs && (opts.fs = {
    readdir: opts.fs.readdir || readdir,
    readdirSync: opts.fs.readdirSync || readdirSync,
    realpath: opts.fs.realpath || realpath,
    realpathSync: opts.fs.realpathSync || realpathSync2,
    stat: opts.fs.stat || stat,
    statSync: opts.fs.statSync || statSync2
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
  const [crawler, relative5] = getCrawler(globInput, options);
  return crawler ? formatPaths(crawler.sync(), relative5) : [];
}

// src/manifest/match-files.ts
var NEVER = ["**/node_modules/**", "**/.git/**", "**/*.lock.d/**"];
function matchManifests(config2, top, display2) {
  const taken = config2.segments.filter((glob) => glob.startsWith("!")).map((glob) => glob.slice(1));
  const own = basename2(config2.file);
  const paths = /* @__PURE__ */ new Set();
  const outside2 = /* @__PURE__ */ new Set();
  const problems = [];
  const adding = config2.segments.filter((glob) => !glob.startsWith("!"));
  if (adding.length === 0) problems.push(fileProblem(config2.file, ONLY_TAKING));
  for (const glob of adding) {
    const matches = globSync(glob, {
      cwd: config2.folder,
      absolute: true,
      ignore: [...NEVER, ...taken],
      expandDirectories: false,
      fs: { realpathSync: confinedLinks(config2, top, outside2) }
    }).filter((path) => relative3(config2.folder, path) !== own);
    for (const match of matches) paths.add(match);
    if (matches.length === 0) problems.push(unmatched(config2, glob));
  }
  const warnings = [...outside2].sort(compareUtf8).map((path) => notFollowed(display2(path)));
  return { paths: [...paths].sort(compareUtf8), problems, warnings };
}
function confinedLinks(config2, top, outside2) {
  const resolveLink = (path) => {
    const real = realPath2(path);
    if (real === null) return join2(config2.folder, basename2(config2.file));
    if (statSync3(real).isDirectory() && confinement(top, real) !== "inside" && real !== top) {
      outside2.add(path);
      throw new Error("leads out of the repository");
    }
    return real;
  };
  return resolveLink;
}
function realPath2(path) {
  try {
    return realpathSync3(path);
  } catch {
    return null;
  }
}
function unmatched(config2, glob) {
  const written = config2.globs?.find(({ pattern }) => pattern === glob);
  const problem = fileProblem(config2.file, {
    code: "glob-matches-nothing",
    message: `the glob ${quote(glob)} matches no file`,
    next: "Add a manifest there (`segops init` writes a first one), or mend `segments:` in the config."
  });
  if (written === void 0) return problem;
  const frame = written.frame === null ? {} : { frame: written.frame };
  return { ...problem, place: written.place, ...frame };
}
var ONLY_TAKING = {
  code: "glob-matches-nothing",
  message: "every glob under `segments:` starts with ! and takes files away",
  next: "Add a glob that matches manifests, such as segments/**/*.yaml."
};
function notFollowed(path) {
  const problem = fileProblem(path, {
    code: "link-not-followed",
    message: "the link leads to a folder outside the repository; manifests in it are not read",
    next: "Keep manifests inside the repository, or take the link away by a glob that starts with !."
  });
  return { ...problem, severity: "warning" };
}

// src/manifest/parse-config.ts
import { dirname as dirname3 } from "node:path";

// src/manifest/secrets.ts
var SECRET_NAME = /pass_?code|password|secret|token/i;
function findSecrets(source, root) {
  const problems = secretFields(root).map((at3) => source.problem(at3, PASSCODE));
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
  message: "a passcode must not stand in a file",
  next: "Remove it, change the passcode in CleverTap if the file was ever pushed, and set CLEVERTAP_PASSCODE."
};

// src/manifest/parse-config.ts
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
  const told = secrets.problems.length === 0 ? problems : problems.map(withoutFrame);
  return resultOf(config2.value, inOrder(told));
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
    const at3 = fieldOf(root, "environments")?.at ?? 0;
    problems.push(source.problem(at3, unknownEnvironment(chosen, [...fields.keys()])));
  }
  return overlay;
}
function unknownEnvironment(name, known) {
  const near = nearest(name, known);
  const list = known.length === 0 ? "The config has none." : `Known: ${known.map(quote).join(", ")}.`;
  return {
    code: "unknown-environment",
    message: `the config has no environment ${quote(name)}`,
    next: near === null ? list : `Did you mean ${quote(near)}?`
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
      folder: dirname3(file.path),
      segments: merged.segments?.map((glob) => glob.pattern) ?? ["segments/**/*.yaml"],
      ...merged.segments === void 0 ? {} : { globs: merged.segments },
      lock: { at: lock.at, lineage: lock.lineage },
      account,
      limits: { ...DEFAULT_LIMITS, ...base.limits, ...overlay.limits },
      settleMs: merged.settleMs ?? 15 * 6e4,
      guard: { ...DEFAULT_GUARD, ...base.guard, ...overlay.guard },
      writtenGuard: base.guard ?? {},
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
var DEFAULT_GUARD = {
  maxRemovals: { kind: "share", share: 0.3 },
  maxAdditions: null,
  minExisting: 10,
  maxExclusionShrink: { kind: "share", share: 0.1 },
  maxChanges: null,
  maxBilledEvents: null,
  windowMs: 24 * 36e5,
  waiver: null
};
var MISSING_LINEAGE = {
  code: "missing-lineage",
  message: "the config pins no lineage, so any lock could be taken for the right one",
  next: "Run `segops init`, or copy `lineage` from the head of the lock to `lock: { lineage: ... }`."
};
var MISSING_ACCOUNT = {
  code: "missing-account",
  message: "the config names no account",
  next: "Add `account: { region: in1 }` with the region of your CleverTap account."
};
function explainConfig(error) {
  const { keyword, instancePath } = error;
  if (keyword === "type" && instancePath === "") return NO_MAPPING2;
  if (keyword === "additionalProperties" && isAccountId(error)) return ACCOUNT_ID;
  if (keyword === "oneOf" && instancePath.endsWith("/account")) return ONE_ACCOUNT;
  if (keyword !== "maximum" || !instancePath.includes("/limits/")) return null;
  const most = String(Object(error.schema));
  return {
    code: "limit-above-vendor",
    message: `the limit is above the vendor's, which is ${most}`,
    next: `Write ${most} or less, or remove the field.`
  };
}
function isAccountId(error) {
  return Object.values(error.params).includes("account_id");
}
var ACCOUNT_ID = {
  code: "unknown-field",
  message: "the account ID does not stand in the config",
  next: "Remove it and set CLEVERTAP_ACCOUNT_ID."
};
var NO_MAPPING2 = {
  code: "wrong-type",
  message: "the file is not a config: it holds no mapping",
  next: "Run `segops init` in an empty folder to see one."
};
var ONE_ACCOUNT = {
  code: "missing-account",
  message: "`account` names either a `region` or a `base_url`",
  next: "Keep one of the two."
};

// src/manifest/read.ts
var CONFIG_NAME = "segops.yaml";
var MAX_CONFIG_BYTES = 1024 * 1024;
var MAX_MANIFEST_BYTES = 64 * 1024 * 1024;
function findConfig(cwd, explicit) {
  if (explicit !== void 0) {
    const path = resolve4(cwd, explicit);
    if (!explicit.includes("\0") && existsSync2(path)) return found(path);
    return { ok: false, problems: [fileProblem(explicit, noConfig(explicit))] };
  }
  for (let here = resolve4(cwd); ; here = dirname4(here)) {
    if (existsSync2(join3(here, CONFIG_NAME))) return found(join3(here, CONFIG_NAME));
    if (dirname4(here) === here) break;
  }
  return { ok: false, problems: [fileProblem(CONFIG_NAME, NO_CONFIG)] };
}
function found(value) {
  return { ok: true, value, warnings: [] };
}
function readConfig(file, environment, displayFrom) {
  const path = resolve4(file);
  const shown = display(path, displayFrom ?? dirname4(path));
  const text = readText(path, shown, MAX_CONFIG_BYTES, CONFIG_TOO_LARGE);
  if (!text.ok) return text;
  return parseConfig(text.value, { path, shown }, environment);
}
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
    real = realpathSync4(path);
  } catch {
    return refused2(shown, unreadable2("its link leads nowhere"));
  }
  if (confinement(top, real) !== "inside") return refused2(shown, OUTSIDE);
  return readText(real, shown, MAX_MANIFEST_BYTES, MANIFEST_TOO_LARGE);
}
function readText(path, shown, most, tooLarge) {
  try {
    const { size } = statSync4(path);
    if (!statSync4(path).isFile()) return refused2(shown, unreadable2("it is not a regular file"));
    if (size > most) return refused2(shown, tooLarge);
    const text = new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
    return { ok: true, value: text, warnings: [] };
  } catch (error) {
    if (error instanceof TypeError) return refused2(shown, NOT_UTF8);
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
    return refused2(shown, unreadable2(code));
  }
}
function refused2(shown, finding2) {
  return { ok: false, problems: [fileProblem(shown, finding2)] };
}
function byFile(problems) {
  return [...problems].sort(
    (a, b) => compareUtf8(a.place?.file ?? "", b.place?.file ?? "") || (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0)
  );
}
function display(path, from) {
  return (relative4(from, path) || path).split(sep3).join("/");
}
function noConfig(name) {
  return {
    code: "config-not-found",
    message: `there is no config at ${visible(name)}`,
    next: "Mend the path, or run `segops init` to start a repository."
  };
}
var NO_CONFIG = {
  code: "config-not-found",
  message: `no ${CONFIG_NAME} here or in a folder above`,
  next: "Run `segops init` to start a repository, or name the config with --config."
};
var CONFIG_TOO_LARGE = {
  code: "file-too-large",
  message: "the config is larger than 1 MiB",
  next: "Check that this is the right file."
};
var MANIFEST_TOO_LARGE = {
  code: "file-too-large",
  message: "the manifest is larger than 64 MiB",
  next: "Move its members to a list and name it under `members_from:`."
};
var NOT_UTF8 = {
  code: "file-not-utf8",
  message: "the file is not valid UTF-8",
  next: "Save it as UTF-8."
};
var OUTSIDE = {
  code: "file-outside-repository",
  message: "the manifest is a link that leads out of the repository or into .git",
  next: "Keep manifests inside the repository."
};
function unreadable2(why) {
  return {
    code: "file-unreadable",
    message: `the file cannot be read (${why})`,
    next: "Mend or remove it."
  };
}

export {
  config_schema_default,
  manifest_schema_default,
  quote,
  isBranchName,
  newlineMarks,
  unprintableMarks,
  bytesBefore,
  lineEnd,
  NO_BYTES,
  NEWLINE,
  SLACK,
  LEAD,
  LinesCursor,
  cursorOver,
  compareRanges,
  compareCursors,
  copyOf,
  compareUtf8,
  textOf,
  utf8,
  countLines,
  repositoryOf,
  confinement,
  resolveList,
  openListFile,
  require_dist,
  composeYaml,
  parseConfig,
  checkMember,
  checkPlainMember,
  checkMemberText,
  faultFinding,
  LineRun,
  parseManifest,
  readManifestText,
  findConfig,
  readConfig,
  readManifestFiles,
  readManifests
};
