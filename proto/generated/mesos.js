/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["taskpulse-mesos"] || ($protobuf.roots["taskpulse-mesos"] = {});

export const mesos = $root.mesos = (() => {

    /**
     * Namespace mesos.
     * @exports mesos
     * @namespace
     */
    const mesos = {};

    mesos.Id = (function() {

        /**
         * Properties of an Id.
         * @typedef {Object} mesos.Id.$Properties
         * @property {string|null} [value] Id value
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of an Id.
         * @memberof mesos
         * @interface IId
         * @augments mesos.Id.$Properties
         * @deprecated Use mesos.Id.$Properties instead.
         */

        /**
         * Shape of an Id.
         * @typedef {mesos.Id.$Properties} mesos.Id.$Shape
         */

        /**
         * Constructs a new Id.
         * @memberof mesos
         * @classdesc Represents an Id.
         * @constructor
         * @param {mesos.Id.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Id = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Id value.
         * @member {string|null|undefined} value
         * @memberof mesos.Id
         * @instance
         */
        Id.prototype.value = null;

        /**
         * Creates a new Id instance using the specified properties.
         * @function create
         * @memberof mesos.Id
         * @static
         * @param {mesos.Id.$Properties=} [properties] Properties to set
         * @returns {mesos.Id} Id instance
         * @type {{
         *   (properties: mesos.Id.$Shape): mesos.Id & mesos.Id.$Shape;
         *   (properties?: mesos.Id.$Properties): mesos.Id;
         * }}
         */
        Id.create = function(properties) {
            return new Id(properties);
        };

        /**
         * Encodes the specified Id message. Does not implicitly {@link mesos.Id.verify|verify} messages.
         * @function encode
         * @memberof mesos.Id
         * @static
         * @param {mesos.Id.$Properties} message Id message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Id.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.value != null && $Object.hasOwnProperty.call(message, "value"))
                writer.uint32(/* id 1, wireType 2 =*/10).string(message.value);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes an Id message from the specified reader or buffer.
         * @function decode
         * @memberof mesos.Id
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {mesos.Id & mesos.Id.$Shape} Id
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Id.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.mesos.Id();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.value = reader.string();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return Id;
    })();

    mesos.Label = (function() {

        /**
         * Properties of a Label.
         * @typedef {Object} mesos.Label.$Properties
         * @property {string|null} [key] Label key
         * @property {string|null} [value] Label value
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Label.
         * @memberof mesos
         * @interface ILabel
         * @augments mesos.Label.$Properties
         * @deprecated Use mesos.Label.$Properties instead.
         */

        /**
         * Shape of a Label.
         * @typedef {mesos.Label.$Properties} mesos.Label.$Shape
         */

        /**
         * Constructs a new Label.
         * @memberof mesos
         * @classdesc Represents a Label.
         * @constructor
         * @param {mesos.Label.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Label = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Label key.
         * @member {string|null|undefined} key
         * @memberof mesos.Label
         * @instance
         */
        Label.prototype.key = null;

        /**
         * Label value.
         * @member {string|null|undefined} value
         * @memberof mesos.Label
         * @instance
         */
        Label.prototype.value = null;

        /**
         * Creates a new Label instance using the specified properties.
         * @function create
         * @memberof mesos.Label
         * @static
         * @param {mesos.Label.$Properties=} [properties] Properties to set
         * @returns {mesos.Label} Label instance
         * @type {{
         *   (properties: mesos.Label.$Shape): mesos.Label & mesos.Label.$Shape;
         *   (properties?: mesos.Label.$Properties): mesos.Label;
         * }}
         */
        Label.create = function(properties) {
            return new Label(properties);
        };

        /**
         * Encodes the specified Label message. Does not implicitly {@link mesos.Label.verify|verify} messages.
         * @function encode
         * @memberof mesos.Label
         * @static
         * @param {mesos.Label.$Properties} message Label message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Label.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.key != null && $Object.hasOwnProperty.call(message, "key"))
                writer.uint32(/* id 1, wireType 2 =*/10).string(message.key);
            if (message.value != null && $Object.hasOwnProperty.call(message, "value"))
                writer.uint32(/* id 2, wireType 2 =*/18).string(message.value);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Label message from the specified reader or buffer.
         * @function decode
         * @memberof mesos.Label
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {mesos.Label & mesos.Label.$Shape} Label
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Label.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.mesos.Label();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.key = reader.string();
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.value = reader.string();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return Label;
    })();

    mesos.Labels = (function() {

        /**
         * Properties of a Labels.
         * @typedef {Object} mesos.Labels.$Properties
         * @property {Array.<mesos.Label.$Properties>|null} [labels] Labels labels
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Labels.
         * @memberof mesos
         * @interface ILabels
         * @augments mesos.Labels.$Properties
         * @deprecated Use mesos.Labels.$Properties instead.
         */

        /**
         * Shape of a Labels.
         * @typedef {mesos.Labels.$Properties} mesos.Labels.$Shape
         */

        /**
         * Constructs a new Labels.
         * @memberof mesos
         * @classdesc Represents a Labels.
         * @constructor
         * @param {mesos.Labels.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Labels = function (properties) {
            this.labels = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Labels labels.
         * @member {Array.<mesos.Label.$Properties>} labels
         * @memberof mesos.Labels
         * @instance
         */
        Labels.prototype.labels = $util.emptyArray;

        /**
         * Creates a new Labels instance using the specified properties.
         * @function create
         * @memberof mesos.Labels
         * @static
         * @param {mesos.Labels.$Properties=} [properties] Properties to set
         * @returns {mesos.Labels} Labels instance
         * @type {{
         *   (properties: mesos.Labels.$Shape): mesos.Labels & mesos.Labels.$Shape;
         *   (properties?: mesos.Labels.$Properties): mesos.Labels;
         * }}
         */
        Labels.create = function(properties) {
            return new Labels(properties);
        };

        /**
         * Encodes the specified Labels message. Does not implicitly {@link mesos.Labels.verify|verify} messages.
         * @function encode
         * @memberof mesos.Labels
         * @static
         * @param {mesos.Labels.$Properties} message Labels message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Labels.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.labels != null && message.labels.length)
                for (let i = 0; i < message.labels.length; ++i)
                    $root.mesos.Label.encode(message.labels[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Labels message from the specified reader or buffer.
         * @function decode
         * @memberof mesos.Labels
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {mesos.Labels & mesos.Labels.$Shape} Labels
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Labels.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.mesos.Labels();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if (!(message.labels && message.labels.length))
                            message.labels = [];
                        message.labels.push($root.mesos.Label.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return Labels;
    })();

    mesos.IPAddress = (function() {

        /**
         * Properties of a IPAddress.
         * @typedef {Object} mesos.IPAddress.$Properties
         * @property {number|null} [protocol] IPAddress protocol
         * @property {string|null} [ip_address] IPAddress ip_address
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a IPAddress.
         * @memberof mesos
         * @interface IIPAddress
         * @augments mesos.IPAddress.$Properties
         * @deprecated Use mesos.IPAddress.$Properties instead.
         */

        /**
         * Shape of a IPAddress.
         * @typedef {mesos.IPAddress.$Properties} mesos.IPAddress.$Shape
         */

        /**
         * Constructs a new IPAddress.
         * @memberof mesos
         * @classdesc Represents a IPAddress.
         * @constructor
         * @param {mesos.IPAddress.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const IPAddress = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * IPAddress protocol.
         * @member {number|null|undefined} protocol
         * @memberof mesos.IPAddress
         * @instance
         */
        IPAddress.prototype.protocol = null;

        /**
         * IPAddress ip_address.
         * @member {string|null|undefined} ip_address
         * @memberof mesos.IPAddress
         * @instance
         */
        IPAddress.prototype.ip_address = null;

        /**
         * Creates a new IPAddress instance using the specified properties.
         * @function create
         * @memberof mesos.IPAddress
         * @static
         * @param {mesos.IPAddress.$Properties=} [properties] Properties to set
         * @returns {mesos.IPAddress} IPAddress instance
         * @type {{
         *   (properties: mesos.IPAddress.$Shape): mesos.IPAddress & mesos.IPAddress.$Shape;
         *   (properties?: mesos.IPAddress.$Properties): mesos.IPAddress;
         * }}
         */
        IPAddress.create = function(properties) {
            return new IPAddress(properties);
        };

        /**
         * Encodes the specified IPAddress message. Does not implicitly {@link mesos.IPAddress.verify|verify} messages.
         * @function encode
         * @memberof mesos.IPAddress
         * @static
         * @param {mesos.IPAddress.$Properties} message IPAddress message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        IPAddress.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.protocol != null && $Object.hasOwnProperty.call(message, "protocol"))
                writer.uint32(/* id 1, wireType 0 =*/8).int32(message.protocol);
            if (message.ip_address != null && $Object.hasOwnProperty.call(message, "ip_address"))
                writer.uint32(/* id 2, wireType 2 =*/18).string(message.ip_address);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a IPAddress message from the specified reader or buffer.
         * @function decode
         * @memberof mesos.IPAddress
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {mesos.IPAddress & mesos.IPAddress.$Shape} IPAddress
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        IPAddress.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.mesos.IPAddress();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.protocol = reader.int32();
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.ip_address = reader.string();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return IPAddress;
    })();

    mesos.PortMapping = (function() {

        /**
         * Properties of a PortMapping.
         * @typedef {Object} mesos.PortMapping.$Properties
         * @property {number|null} [host_port] PortMapping host_port
         * @property {number|null} [container_port] PortMapping container_port
         * @property {string|null} [protocol] PortMapping protocol
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a PortMapping.
         * @memberof mesos
         * @interface IPortMapping
         * @augments mesos.PortMapping.$Properties
         * @deprecated Use mesos.PortMapping.$Properties instead.
         */

        /**
         * Shape of a PortMapping.
         * @typedef {mesos.PortMapping.$Properties} mesos.PortMapping.$Shape
         */

        /**
         * Constructs a new PortMapping.
         * @memberof mesos
         * @classdesc Represents a PortMapping.
         * @constructor
         * @param {mesos.PortMapping.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const PortMapping = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * PortMapping host_port.
         * @member {number|null|undefined} host_port
         * @memberof mesos.PortMapping
         * @instance
         */
        PortMapping.prototype.host_port = null;

        /**
         * PortMapping container_port.
         * @member {number|null|undefined} container_port
         * @memberof mesos.PortMapping
         * @instance
         */
        PortMapping.prototype.container_port = null;

        /**
         * PortMapping protocol.
         * @member {string|null|undefined} protocol
         * @memberof mesos.PortMapping
         * @instance
         */
        PortMapping.prototype.protocol = null;

        /**
         * Creates a new PortMapping instance using the specified properties.
         * @function create
         * @memberof mesos.PortMapping
         * @static
         * @param {mesos.PortMapping.$Properties=} [properties] Properties to set
         * @returns {mesos.PortMapping} PortMapping instance
         * @type {{
         *   (properties: mesos.PortMapping.$Shape): mesos.PortMapping & mesos.PortMapping.$Shape;
         *   (properties?: mesos.PortMapping.$Properties): mesos.PortMapping;
         * }}
         */
        PortMapping.create = function(properties) {
            return new PortMapping(properties);
        };

        /**
         * Encodes the specified PortMapping message. Does not implicitly {@link mesos.PortMapping.verify|verify} messages.
         * @function encode
         * @memberof mesos.PortMapping
         * @static
         * @param {mesos.PortMapping.$Properties} message PortMapping message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        PortMapping.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.host_port != null && $Object.hasOwnProperty.call(message, "host_port"))
                writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.host_port);
            if (message.container_port != null && $Object.hasOwnProperty.call(message, "container_port"))
                writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.container_port);
            if (message.protocol != null && $Object.hasOwnProperty.call(message, "protocol"))
                writer.uint32(/* id 3, wireType 2 =*/26).string(message.protocol);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a PortMapping message from the specified reader or buffer.
         * @function decode
         * @memberof mesos.PortMapping
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {mesos.PortMapping & mesos.PortMapping.$Shape} PortMapping
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        PortMapping.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.mesos.PortMapping();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.host_port = reader.uint32();
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.container_port = reader.uint32();
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.protocol = reader.string();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return PortMapping;
    })();

    mesos.NetworkInfo = (function() {

        /**
         * Properties of a NetworkInfo.
         * @typedef {Object} mesos.NetworkInfo.$Properties
         * @property {number|null} [protocol] NetworkInfo protocol
         * @property {string|null} [ip_address] NetworkInfo ip_address
         * @property {Array.<string>|null} [groups] NetworkInfo groups
         * @property {mesos.Labels.$Properties|null} [labels] NetworkInfo labels
         * @property {Array.<mesos.IPAddress.$Properties>|null} [ip_addresses] NetworkInfo ip_addresses
         * @property {string|null} [name] NetworkInfo name
         * @property {Array.<mesos.PortMapping.$Properties>|null} [port_mappings] NetworkInfo port_mappings
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a NetworkInfo.
         * @memberof mesos
         * @interface INetworkInfo
         * @augments mesos.NetworkInfo.$Properties
         * @deprecated Use mesos.NetworkInfo.$Properties instead.
         */

        /**
         * Shape of a NetworkInfo.
         * @typedef {mesos.NetworkInfo.$Properties} mesos.NetworkInfo.$Shape
         */

        /**
         * Constructs a new NetworkInfo.
         * @memberof mesos
         * @classdesc Represents a NetworkInfo.
         * @constructor
         * @param {mesos.NetworkInfo.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const NetworkInfo = function (properties) {
            this.groups = [];
            this.ip_addresses = [];
            this.port_mappings = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * NetworkInfo protocol.
         * @member {number|null|undefined} protocol
         * @memberof mesos.NetworkInfo
         * @instance
         */
        NetworkInfo.prototype.protocol = null;

        /**
         * NetworkInfo ip_address.
         * @member {string|null|undefined} ip_address
         * @memberof mesos.NetworkInfo
         * @instance
         */
        NetworkInfo.prototype.ip_address = null;

        /**
         * NetworkInfo groups.
         * @member {Array.<string>} groups
         * @memberof mesos.NetworkInfo
         * @instance
         */
        NetworkInfo.prototype.groups = $util.emptyArray;

        /**
         * NetworkInfo labels.
         * @member {mesos.Labels.$Properties|null|undefined} labels
         * @memberof mesos.NetworkInfo
         * @instance
         */
        NetworkInfo.prototype.labels = null;

        /**
         * NetworkInfo ip_addresses.
         * @member {Array.<mesos.IPAddress.$Properties>} ip_addresses
         * @memberof mesos.NetworkInfo
         * @instance
         */
        NetworkInfo.prototype.ip_addresses = $util.emptyArray;

        /**
         * NetworkInfo name.
         * @member {string|null|undefined} name
         * @memberof mesos.NetworkInfo
         * @instance
         */
        NetworkInfo.prototype.name = null;

        /**
         * NetworkInfo port_mappings.
         * @member {Array.<mesos.PortMapping.$Properties>} port_mappings
         * @memberof mesos.NetworkInfo
         * @instance
         */
        NetworkInfo.prototype.port_mappings = $util.emptyArray;

        /**
         * Creates a new NetworkInfo instance using the specified properties.
         * @function create
         * @memberof mesos.NetworkInfo
         * @static
         * @param {mesos.NetworkInfo.$Properties=} [properties] Properties to set
         * @returns {mesos.NetworkInfo} NetworkInfo instance
         * @type {{
         *   (properties: mesos.NetworkInfo.$Shape): mesos.NetworkInfo & mesos.NetworkInfo.$Shape;
         *   (properties?: mesos.NetworkInfo.$Properties): mesos.NetworkInfo;
         * }}
         */
        NetworkInfo.create = function(properties) {
            return new NetworkInfo(properties);
        };

        /**
         * Encodes the specified NetworkInfo message. Does not implicitly {@link mesos.NetworkInfo.verify|verify} messages.
         * @function encode
         * @memberof mesos.NetworkInfo
         * @static
         * @param {mesos.NetworkInfo.$Properties} message NetworkInfo message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        NetworkInfo.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.protocol != null && $Object.hasOwnProperty.call(message, "protocol"))
                writer.uint32(/* id 1, wireType 0 =*/8).int32(message.protocol);
            if (message.ip_address != null && $Object.hasOwnProperty.call(message, "ip_address"))
                writer.uint32(/* id 2, wireType 2 =*/18).string(message.ip_address);
            if (message.groups != null && message.groups.length)
                for (let i = 0; i < message.groups.length; ++i)
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.groups[i]);
            if (message.labels != null && $Object.hasOwnProperty.call(message, "labels"))
                $root.mesos.Labels.encode(message.labels, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
            if (message.ip_addresses != null && message.ip_addresses.length)
                for (let i = 0; i < message.ip_addresses.length; ++i)
                    $root.mesos.IPAddress.encode(message.ip_addresses[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
            if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                writer.uint32(/* id 6, wireType 2 =*/50).string(message.name);
            if (message.port_mappings != null && message.port_mappings.length)
                for (let i = 0; i < message.port_mappings.length; ++i)
                    $root.mesos.PortMapping.encode(message.port_mappings[i], writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a NetworkInfo message from the specified reader or buffer.
         * @function decode
         * @memberof mesos.NetworkInfo
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {mesos.NetworkInfo & mesos.NetworkInfo.$Shape} NetworkInfo
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        NetworkInfo.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.mesos.NetworkInfo();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.protocol = reader.int32();
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.ip_address = reader.string();
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        if (!(message.groups && message.groups.length))
                            message.groups = [];
                        message.groups.push(reader.string());
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        message.labels = $root.mesos.Labels.decode(reader, reader.size(), $undefined, _depth + 1, message.labels);
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        if (!(message.ip_addresses && message.ip_addresses.length))
                            message.ip_addresses = [];
                        message.ip_addresses.push($root.mesos.IPAddress.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                case 6: {
                        if (wireType !== 2)
                            break;
                        message.name = reader.string();
                        continue;
                    }
                case 7: {
                        if (wireType !== 2)
                            break;
                        if (!(message.port_mappings && message.port_mappings.length))
                            message.port_mappings = [];
                        message.port_mappings.push($root.mesos.PortMapping.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return NetworkInfo;
    })();

    mesos.ContainerID = (function() {

        /**
         * Properties of a ContainerID.
         * @typedef {Object} mesos.ContainerID.$Properties
         * @property {string|null} [value] ContainerID value
         * @property {mesos.Id.$Properties|null} [parent] ContainerID parent
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a ContainerID.
         * @memberof mesos
         * @interface IContainerID
         * @augments mesos.ContainerID.$Properties
         * @deprecated Use mesos.ContainerID.$Properties instead.
         */

        /**
         * Shape of a ContainerID.
         * @typedef {mesos.ContainerID.$Properties} mesos.ContainerID.$Shape
         */

        /**
         * Constructs a new ContainerID.
         * @memberof mesos
         * @classdesc Represents a ContainerID.
         * @constructor
         * @param {mesos.ContainerID.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const ContainerID = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * ContainerID value.
         * @member {string|null|undefined} value
         * @memberof mesos.ContainerID
         * @instance
         */
        ContainerID.prototype.value = null;

        /**
         * ContainerID parent.
         * @member {mesos.Id.$Properties|null|undefined} parent
         * @memberof mesos.ContainerID
         * @instance
         */
        ContainerID.prototype.parent = null;

        /**
         * Creates a new ContainerID instance using the specified properties.
         * @function create
         * @memberof mesos.ContainerID
         * @static
         * @param {mesos.ContainerID.$Properties=} [properties] Properties to set
         * @returns {mesos.ContainerID} ContainerID instance
         * @type {{
         *   (properties: mesos.ContainerID.$Shape): mesos.ContainerID & mesos.ContainerID.$Shape;
         *   (properties?: mesos.ContainerID.$Properties): mesos.ContainerID;
         * }}
         */
        ContainerID.create = function(properties) {
            return new ContainerID(properties);
        };

        /**
         * Encodes the specified ContainerID message. Does not implicitly {@link mesos.ContainerID.verify|verify} messages.
         * @function encode
         * @memberof mesos.ContainerID
         * @static
         * @param {mesos.ContainerID.$Properties} message ContainerID message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        ContainerID.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.value != null && $Object.hasOwnProperty.call(message, "value"))
                writer.uint32(/* id 1, wireType 2 =*/10).string(message.value);
            if (message.parent != null && $Object.hasOwnProperty.call(message, "parent"))
                $root.mesos.Id.encode(message.parent, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a ContainerID message from the specified reader or buffer.
         * @function decode
         * @memberof mesos.ContainerID
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {mesos.ContainerID & mesos.ContainerID.$Shape} ContainerID
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        ContainerID.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.mesos.ContainerID();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.value = reader.string();
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.parent = $root.mesos.Id.decode(reader, reader.size(), $undefined, _depth + 1, message.parent);
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return ContainerID;
    })();

    mesos.ContainerStatus = (function() {

        /**
         * Properties of a ContainerStatus.
         * @typedef {Object} mesos.ContainerStatus.$Properties
         * @property {Array.<mesos.NetworkInfo.$Properties>|null} [network_infos] ContainerStatus network_infos
         * @property {mesos.ContainerID.$Properties|null} [container_id] ContainerStatus container_id
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a ContainerStatus.
         * @memberof mesos
         * @interface IContainerStatus
         * @augments mesos.ContainerStatus.$Properties
         * @deprecated Use mesos.ContainerStatus.$Properties instead.
         */

        /**
         * Shape of a ContainerStatus.
         * @typedef {mesos.ContainerStatus.$Properties} mesos.ContainerStatus.$Shape
         */

        /**
         * Constructs a new ContainerStatus.
         * @memberof mesos
         * @classdesc Represents a ContainerStatus.
         * @constructor
         * @param {mesos.ContainerStatus.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const ContainerStatus = function (properties) {
            this.network_infos = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * ContainerStatus network_infos.
         * @member {Array.<mesos.NetworkInfo.$Properties>} network_infos
         * @memberof mesos.ContainerStatus
         * @instance
         */
        ContainerStatus.prototype.network_infos = $util.emptyArray;

        /**
         * ContainerStatus container_id.
         * @member {mesos.ContainerID.$Properties|null|undefined} container_id
         * @memberof mesos.ContainerStatus
         * @instance
         */
        ContainerStatus.prototype.container_id = null;

        /**
         * Creates a new ContainerStatus instance using the specified properties.
         * @function create
         * @memberof mesos.ContainerStatus
         * @static
         * @param {mesos.ContainerStatus.$Properties=} [properties] Properties to set
         * @returns {mesos.ContainerStatus} ContainerStatus instance
         * @type {{
         *   (properties: mesos.ContainerStatus.$Shape): mesos.ContainerStatus & mesos.ContainerStatus.$Shape;
         *   (properties?: mesos.ContainerStatus.$Properties): mesos.ContainerStatus;
         * }}
         */
        ContainerStatus.create = function(properties) {
            return new ContainerStatus(properties);
        };

        /**
         * Encodes the specified ContainerStatus message. Does not implicitly {@link mesos.ContainerStatus.verify|verify} messages.
         * @function encode
         * @memberof mesos.ContainerStatus
         * @static
         * @param {mesos.ContainerStatus.$Properties} message ContainerStatus message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        ContainerStatus.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.network_infos != null && message.network_infos.length)
                for (let i = 0; i < message.network_infos.length; ++i)
                    $root.mesos.NetworkInfo.encode(message.network_infos[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.container_id != null && $Object.hasOwnProperty.call(message, "container_id"))
                $root.mesos.ContainerID.encode(message.container_id, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a ContainerStatus message from the specified reader or buffer.
         * @function decode
         * @memberof mesos.ContainerStatus
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {mesos.ContainerStatus & mesos.ContainerStatus.$Shape} ContainerStatus
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        ContainerStatus.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.mesos.ContainerStatus();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if (!(message.network_infos && message.network_infos.length))
                            message.network_infos = [];
                        message.network_infos.push($root.mesos.NetworkInfo.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        message.container_id = $root.mesos.ContainerID.decode(reader, reader.size(), $undefined, _depth + 1, message.container_id);
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return ContainerStatus;
    })();

    mesos.CheckStatusInfo = (function() {

        /**
         * Properties of a CheckStatusInfo.
         * @typedef {Object} mesos.CheckStatusInfo.$Properties
         * @property {number|null} [type] CheckStatusInfo type
         * @property {mesos.CheckStatusInfo.Command.$Properties|null} [command] CheckStatusInfo command
         * @property {mesos.CheckStatusInfo.Http.$Properties|null} [http] CheckStatusInfo http
         * @property {mesos.CheckStatusInfo.Tcp.$Properties|null} [tcp] CheckStatusInfo tcp
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a CheckStatusInfo.
         * @memberof mesos
         * @interface ICheckStatusInfo
         * @augments mesos.CheckStatusInfo.$Properties
         * @deprecated Use mesos.CheckStatusInfo.$Properties instead.
         */

        /**
         * Shape of a CheckStatusInfo.
         * @typedef {mesos.CheckStatusInfo.$Properties} mesos.CheckStatusInfo.$Shape
         */

        /**
         * Constructs a new CheckStatusInfo.
         * @memberof mesos
         * @classdesc Represents a CheckStatusInfo.
         * @constructor
         * @param {mesos.CheckStatusInfo.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const CheckStatusInfo = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * CheckStatusInfo type.
         * @member {number|null|undefined} type
         * @memberof mesos.CheckStatusInfo
         * @instance
         */
        CheckStatusInfo.prototype.type = null;

        /**
         * CheckStatusInfo command.
         * @member {mesos.CheckStatusInfo.Command.$Properties|null|undefined} command
         * @memberof mesos.CheckStatusInfo
         * @instance
         */
        CheckStatusInfo.prototype.command = null;

        /**
         * CheckStatusInfo http.
         * @member {mesos.CheckStatusInfo.Http.$Properties|null|undefined} http
         * @memberof mesos.CheckStatusInfo
         * @instance
         */
        CheckStatusInfo.prototype.http = null;

        /**
         * CheckStatusInfo tcp.
         * @member {mesos.CheckStatusInfo.Tcp.$Properties|null|undefined} tcp
         * @memberof mesos.CheckStatusInfo
         * @instance
         */
        CheckStatusInfo.prototype.tcp = null;

        /**
         * Creates a new CheckStatusInfo instance using the specified properties.
         * @function create
         * @memberof mesos.CheckStatusInfo
         * @static
         * @param {mesos.CheckStatusInfo.$Properties=} [properties] Properties to set
         * @returns {mesos.CheckStatusInfo} CheckStatusInfo instance
         * @type {{
         *   (properties: mesos.CheckStatusInfo.$Shape): mesos.CheckStatusInfo & mesos.CheckStatusInfo.$Shape;
         *   (properties?: mesos.CheckStatusInfo.$Properties): mesos.CheckStatusInfo;
         * }}
         */
        CheckStatusInfo.create = function(properties) {
            return new CheckStatusInfo(properties);
        };

        /**
         * Encodes the specified CheckStatusInfo message. Does not implicitly {@link mesos.CheckStatusInfo.verify|verify} messages.
         * @function encode
         * @memberof mesos.CheckStatusInfo
         * @static
         * @param {mesos.CheckStatusInfo.$Properties} message CheckStatusInfo message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        CheckStatusInfo.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.type != null && $Object.hasOwnProperty.call(message, "type"))
                writer.uint32(/* id 1, wireType 0 =*/8).int32(message.type);
            if (message.command != null && $Object.hasOwnProperty.call(message, "command"))
                $root.mesos.CheckStatusInfo.Command.encode(message.command, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.http != null && $Object.hasOwnProperty.call(message, "http"))
                $root.mesos.CheckStatusInfo.Http.encode(message.http, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
            if (message.tcp != null && $Object.hasOwnProperty.call(message, "tcp"))
                $root.mesos.CheckStatusInfo.Tcp.encode(message.tcp, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a CheckStatusInfo message from the specified reader or buffer.
         * @function decode
         * @memberof mesos.CheckStatusInfo
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {mesos.CheckStatusInfo & mesos.CheckStatusInfo.$Shape} CheckStatusInfo
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        CheckStatusInfo.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.mesos.CheckStatusInfo();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.type = reader.int32();
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.command = $root.mesos.CheckStatusInfo.Command.decode(reader, reader.size(), $undefined, _depth + 1, message.command);
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.http = $root.mesos.CheckStatusInfo.Http.decode(reader, reader.size(), $undefined, _depth + 1, message.http);
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        message.tcp = $root.mesos.CheckStatusInfo.Tcp.decode(reader, reader.size(), $undefined, _depth + 1, message.tcp);
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        CheckStatusInfo.Command = (function() {

            /**
             * Properties of a Command.
             * @typedef {Object} mesos.CheckStatusInfo.Command.$Properties
             * @property {number|null} [exit_code] Command exit_code
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Command.
             * @memberof mesos.CheckStatusInfo
             * @interface ICommand
             * @augments mesos.CheckStatusInfo.Command.$Properties
             * @deprecated Use mesos.CheckStatusInfo.Command.$Properties instead.
             */

            /**
             * Shape of a Command.
             * @typedef {mesos.CheckStatusInfo.Command.$Properties} mesos.CheckStatusInfo.Command.$Shape
             */

            /**
             * Constructs a new Command.
             * @memberof mesos.CheckStatusInfo
             * @classdesc Represents a Command.
             * @constructor
             * @param {mesos.CheckStatusInfo.Command.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Command = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Command exit_code.
             * @member {number|null|undefined} exit_code
             * @memberof mesos.CheckStatusInfo.Command
             * @instance
             */
            Command.prototype.exit_code = null;

            /**
             * Creates a new Command instance using the specified properties.
             * @function create
             * @memberof mesos.CheckStatusInfo.Command
             * @static
             * @param {mesos.CheckStatusInfo.Command.$Properties=} [properties] Properties to set
             * @returns {mesos.CheckStatusInfo.Command} Command instance
             * @type {{
             *   (properties: mesos.CheckStatusInfo.Command.$Shape): mesos.CheckStatusInfo.Command & mesos.CheckStatusInfo.Command.$Shape;
             *   (properties?: mesos.CheckStatusInfo.Command.$Properties): mesos.CheckStatusInfo.Command;
             * }}
             */
            Command.create = function(properties) {
                return new Command(properties);
            };

            /**
             * Encodes the specified Command message. Does not implicitly {@link mesos.CheckStatusInfo.Command.verify|verify} messages.
             * @function encode
             * @memberof mesos.CheckStatusInfo.Command
             * @static
             * @param {mesos.CheckStatusInfo.Command.$Properties} message Command message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Command.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.exit_code != null && $Object.hasOwnProperty.call(message, "exit_code"))
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.exit_code);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Command message from the specified reader or buffer.
             * @function decode
             * @memberof mesos.CheckStatusInfo.Command
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {mesos.CheckStatusInfo.Command & mesos.CheckStatusInfo.Command.$Shape} Command
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Command.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.mesos.CheckStatusInfo.Command();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            message.exit_code = reader.int32();
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Command;
        })();

        CheckStatusInfo.Http = (function() {

            /**
             * Properties of a Http.
             * @typedef {Object} mesos.CheckStatusInfo.Http.$Properties
             * @property {number|null} [status_code] Http status_code
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Http.
             * @memberof mesos.CheckStatusInfo
             * @interface IHttp
             * @augments mesos.CheckStatusInfo.Http.$Properties
             * @deprecated Use mesos.CheckStatusInfo.Http.$Properties instead.
             */

            /**
             * Shape of a Http.
             * @typedef {mesos.CheckStatusInfo.Http.$Properties} mesos.CheckStatusInfo.Http.$Shape
             */

            /**
             * Constructs a new Http.
             * @memberof mesos.CheckStatusInfo
             * @classdesc Represents a Http.
             * @constructor
             * @param {mesos.CheckStatusInfo.Http.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Http = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Http status_code.
             * @member {number|null|undefined} status_code
             * @memberof mesos.CheckStatusInfo.Http
             * @instance
             */
            Http.prototype.status_code = null;

            /**
             * Creates a new Http instance using the specified properties.
             * @function create
             * @memberof mesos.CheckStatusInfo.Http
             * @static
             * @param {mesos.CheckStatusInfo.Http.$Properties=} [properties] Properties to set
             * @returns {mesos.CheckStatusInfo.Http} Http instance
             * @type {{
             *   (properties: mesos.CheckStatusInfo.Http.$Shape): mesos.CheckStatusInfo.Http & mesos.CheckStatusInfo.Http.$Shape;
             *   (properties?: mesos.CheckStatusInfo.Http.$Properties): mesos.CheckStatusInfo.Http;
             * }}
             */
            Http.create = function(properties) {
                return new Http(properties);
            };

            /**
             * Encodes the specified Http message. Does not implicitly {@link mesos.CheckStatusInfo.Http.verify|verify} messages.
             * @function encode
             * @memberof mesos.CheckStatusInfo.Http
             * @static
             * @param {mesos.CheckStatusInfo.Http.$Properties} message Http message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Http.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.status_code != null && $Object.hasOwnProperty.call(message, "status_code"))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.status_code);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Http message from the specified reader or buffer.
             * @function decode
             * @memberof mesos.CheckStatusInfo.Http
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {mesos.CheckStatusInfo.Http & mesos.CheckStatusInfo.Http.$Shape} Http
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Http.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.mesos.CheckStatusInfo.Http();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            message.status_code = reader.uint32();
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Http;
        })();

        CheckStatusInfo.Tcp = (function() {

            /**
             * Properties of a Tcp.
             * @typedef {Object} mesos.CheckStatusInfo.Tcp.$Properties
             * @property {boolean|null} [succeeded] Tcp succeeded
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Tcp.
             * @memberof mesos.CheckStatusInfo
             * @interface ITcp
             * @augments mesos.CheckStatusInfo.Tcp.$Properties
             * @deprecated Use mesos.CheckStatusInfo.Tcp.$Properties instead.
             */

            /**
             * Shape of a Tcp.
             * @typedef {mesos.CheckStatusInfo.Tcp.$Properties} mesos.CheckStatusInfo.Tcp.$Shape
             */

            /**
             * Constructs a new Tcp.
             * @memberof mesos.CheckStatusInfo
             * @classdesc Represents a Tcp.
             * @constructor
             * @param {mesos.CheckStatusInfo.Tcp.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Tcp = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Tcp succeeded.
             * @member {boolean|null|undefined} succeeded
             * @memberof mesos.CheckStatusInfo.Tcp
             * @instance
             */
            Tcp.prototype.succeeded = null;

            /**
             * Creates a new Tcp instance using the specified properties.
             * @function create
             * @memberof mesos.CheckStatusInfo.Tcp
             * @static
             * @param {mesos.CheckStatusInfo.Tcp.$Properties=} [properties] Properties to set
             * @returns {mesos.CheckStatusInfo.Tcp} Tcp instance
             * @type {{
             *   (properties: mesos.CheckStatusInfo.Tcp.$Shape): mesos.CheckStatusInfo.Tcp & mesos.CheckStatusInfo.Tcp.$Shape;
             *   (properties?: mesos.CheckStatusInfo.Tcp.$Properties): mesos.CheckStatusInfo.Tcp;
             * }}
             */
            Tcp.create = function(properties) {
                return new Tcp(properties);
            };

            /**
             * Encodes the specified Tcp message. Does not implicitly {@link mesos.CheckStatusInfo.Tcp.verify|verify} messages.
             * @function encode
             * @memberof mesos.CheckStatusInfo.Tcp
             * @static
             * @param {mesos.CheckStatusInfo.Tcp.$Properties} message Tcp message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Tcp.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.succeeded != null && $Object.hasOwnProperty.call(message, "succeeded"))
                    writer.uint32(/* id 1, wireType 0 =*/8).bool(message.succeeded);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Tcp message from the specified reader or buffer.
             * @function decode
             * @memberof mesos.CheckStatusInfo.Tcp
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {mesos.CheckStatusInfo.Tcp & mesos.CheckStatusInfo.Tcp.$Shape} Tcp
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Tcp.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.mesos.CheckStatusInfo.Tcp();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            message.succeeded = reader.bool();
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Tcp;
        })();

        return CheckStatusInfo;
    })();

    mesos.TaskStatus = (function() {

        /**
         * Properties of a TaskStatus.
         * @typedef {Object} mesos.TaskStatus.$Properties
         * @property {mesos.Id.$Properties|null} [task_id] TaskStatus task_id
         * @property {number|null} [state] TaskStatus state
         * @property {mesos.Id.$Properties|null} [agent_id] TaskStatus agent_id
         * @property {number|null} [timestamp] TaskStatus timestamp
         * @property {mesos.Id.$Properties|null} [executor_id] TaskStatus executor_id
         * @property {boolean|null} [healthy] TaskStatus healthy
         * @property {number|null} [source] TaskStatus source
         * @property {number|null} [reason] TaskStatus reason
         * @property {Uint8Array|null} [uuid] TaskStatus uuid
         * @property {mesos.Labels.$Properties|null} [labels] TaskStatus labels
         * @property {mesos.ContainerStatus.$Properties|null} [container_status] TaskStatus container_status
         * @property {mesos.CheckStatusInfo.$Properties|null} [check_status] TaskStatus check_status
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a TaskStatus.
         * @memberof mesos
         * @interface ITaskStatus
         * @augments mesos.TaskStatus.$Properties
         * @deprecated Use mesos.TaskStatus.$Properties instead.
         */

        /**
         * Shape of a TaskStatus.
         * @typedef {mesos.TaskStatus.$Properties} mesos.TaskStatus.$Shape
         */

        /**
         * Constructs a new TaskStatus.
         * @memberof mesos
         * @classdesc Represents a TaskStatus.
         * @constructor
         * @param {mesos.TaskStatus.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const TaskStatus = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * TaskStatus task_id.
         * @member {mesos.Id.$Properties|null|undefined} task_id
         * @memberof mesos.TaskStatus
         * @instance
         */
        TaskStatus.prototype.task_id = null;

        /**
         * TaskStatus state.
         * @member {number|null|undefined} state
         * @memberof mesos.TaskStatus
         * @instance
         */
        TaskStatus.prototype.state = null;

        /**
         * TaskStatus agent_id.
         * @member {mesos.Id.$Properties|null|undefined} agent_id
         * @memberof mesos.TaskStatus
         * @instance
         */
        TaskStatus.prototype.agent_id = null;

        /**
         * TaskStatus timestamp.
         * @member {number|null|undefined} timestamp
         * @memberof mesos.TaskStatus
         * @instance
         */
        TaskStatus.prototype.timestamp = null;

        /**
         * TaskStatus executor_id.
         * @member {mesos.Id.$Properties|null|undefined} executor_id
         * @memberof mesos.TaskStatus
         * @instance
         */
        TaskStatus.prototype.executor_id = null;

        /**
         * TaskStatus healthy.
         * @member {boolean|null|undefined} healthy
         * @memberof mesos.TaskStatus
         * @instance
         */
        TaskStatus.prototype.healthy = null;

        /**
         * TaskStatus source.
         * @member {number|null|undefined} source
         * @memberof mesos.TaskStatus
         * @instance
         */
        TaskStatus.prototype.source = null;

        /**
         * TaskStatus reason.
         * @member {number|null|undefined} reason
         * @memberof mesos.TaskStatus
         * @instance
         */
        TaskStatus.prototype.reason = null;

        /**
         * TaskStatus uuid.
         * @member {Uint8Array|null|undefined} uuid
         * @memberof mesos.TaskStatus
         * @instance
         */
        TaskStatus.prototype.uuid = null;

        /**
         * TaskStatus labels.
         * @member {mesos.Labels.$Properties|null|undefined} labels
         * @memberof mesos.TaskStatus
         * @instance
         */
        TaskStatus.prototype.labels = null;

        /**
         * TaskStatus container_status.
         * @member {mesos.ContainerStatus.$Properties|null|undefined} container_status
         * @memberof mesos.TaskStatus
         * @instance
         */
        TaskStatus.prototype.container_status = null;

        /**
         * TaskStatus check_status.
         * @member {mesos.CheckStatusInfo.$Properties|null|undefined} check_status
         * @memberof mesos.TaskStatus
         * @instance
         */
        TaskStatus.prototype.check_status = null;

        /**
         * Creates a new TaskStatus instance using the specified properties.
         * @function create
         * @memberof mesos.TaskStatus
         * @static
         * @param {mesos.TaskStatus.$Properties=} [properties] Properties to set
         * @returns {mesos.TaskStatus} TaskStatus instance
         * @type {{
         *   (properties: mesos.TaskStatus.$Shape): mesos.TaskStatus & mesos.TaskStatus.$Shape;
         *   (properties?: mesos.TaskStatus.$Properties): mesos.TaskStatus;
         * }}
         */
        TaskStatus.create = function(properties) {
            return new TaskStatus(properties);
        };

        /**
         * Encodes the specified TaskStatus message. Does not implicitly {@link mesos.TaskStatus.verify|verify} messages.
         * @function encode
         * @memberof mesos.TaskStatus
         * @static
         * @param {mesos.TaskStatus.$Properties} message TaskStatus message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        TaskStatus.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.task_id != null && $Object.hasOwnProperty.call(message, "task_id"))
                $root.mesos.Id.encode(message.task_id, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.state != null && $Object.hasOwnProperty.call(message, "state"))
                writer.uint32(/* id 2, wireType 0 =*/16).int32(message.state);
            if (message.agent_id != null && $Object.hasOwnProperty.call(message, "agent_id"))
                $root.mesos.Id.encode(message.agent_id, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
            if (message.timestamp != null && $Object.hasOwnProperty.call(message, "timestamp"))
                writer.uint32(/* id 6, wireType 1 =*/49).double(message.timestamp);
            if (message.executor_id != null && $Object.hasOwnProperty.call(message, "executor_id"))
                $root.mesos.Id.encode(message.executor_id, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
            if (message.healthy != null && $Object.hasOwnProperty.call(message, "healthy"))
                writer.uint32(/* id 8, wireType 0 =*/64).bool(message.healthy);
            if (message.source != null && $Object.hasOwnProperty.call(message, "source"))
                writer.uint32(/* id 9, wireType 0 =*/72).int32(message.source);
            if (message.reason != null && $Object.hasOwnProperty.call(message, "reason"))
                writer.uint32(/* id 10, wireType 0 =*/80).int32(message.reason);
            if (message.uuid != null && $Object.hasOwnProperty.call(message, "uuid"))
                writer.uint32(/* id 11, wireType 2 =*/90).bytes(message.uuid);
            if (message.labels != null && $Object.hasOwnProperty.call(message, "labels"))
                $root.mesos.Labels.encode(message.labels, writer.uint32(/* id 12, wireType 2 =*/98).fork(), _depth + 1).ldelim();
            if (message.container_status != null && $Object.hasOwnProperty.call(message, "container_status"))
                $root.mesos.ContainerStatus.encode(message.container_status, writer.uint32(/* id 13, wireType 2 =*/106).fork(), _depth + 1).ldelim();
            if (message.check_status != null && $Object.hasOwnProperty.call(message, "check_status"))
                $root.mesos.CheckStatusInfo.encode(message.check_status, writer.uint32(/* id 15, wireType 2 =*/122).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a TaskStatus message from the specified reader or buffer.
         * @function decode
         * @memberof mesos.TaskStatus
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {mesos.TaskStatus & mesos.TaskStatus.$Shape} TaskStatus
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        TaskStatus.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.mesos.TaskStatus();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.task_id = $root.mesos.Id.decode(reader, reader.size(), $undefined, _depth + 1, message.task_id);
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.state = reader.int32();
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        message.agent_id = $root.mesos.Id.decode(reader, reader.size(), $undefined, _depth + 1, message.agent_id);
                        continue;
                    }
                case 6: {
                        if (wireType !== 1)
                            break;
                        message.timestamp = reader.double();
                        continue;
                    }
                case 7: {
                        if (wireType !== 2)
                            break;
                        message.executor_id = $root.mesos.Id.decode(reader, reader.size(), $undefined, _depth + 1, message.executor_id);
                        continue;
                    }
                case 8: {
                        if (wireType !== 0)
                            break;
                        message.healthy = reader.bool();
                        continue;
                    }
                case 9: {
                        if (wireType !== 0)
                            break;
                        message.source = reader.int32();
                        continue;
                    }
                case 10: {
                        if (wireType !== 0)
                            break;
                        message.reason = reader.int32();
                        continue;
                    }
                case 11: {
                        if (wireType !== 2)
                            break;
                        message.uuid = reader.bytes();
                        continue;
                    }
                case 12: {
                        if (wireType !== 2)
                            break;
                        message.labels = $root.mesos.Labels.decode(reader, reader.size(), $undefined, _depth + 1, message.labels);
                        continue;
                    }
                case 13: {
                        if (wireType !== 2)
                            break;
                        message.container_status = $root.mesos.ContainerStatus.decode(reader, reader.size(), $undefined, _depth + 1, message.container_status);
                        continue;
                    }
                case 15: {
                        if (wireType !== 2)
                            break;
                        message.check_status = $root.mesos.CheckStatusInfo.decode(reader, reader.size(), $undefined, _depth + 1, message.check_status);
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return TaskStatus;
    })();

    mesos.ContainerInfo = (function() {

        /**
         * Properties of a ContainerInfo.
         * @typedef {Object} mesos.ContainerInfo.$Properties
         * @property {number|null} [type] ContainerInfo type
         * @property {mesos.ContainerInfo.DockerInfo.$Properties|null} [docker] ContainerInfo docker
         * @property {Array.<mesos.NetworkInfo.$Properties>|null} [network_infos] ContainerInfo network_infos
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a ContainerInfo.
         * @memberof mesos
         * @interface IContainerInfo
         * @augments mesos.ContainerInfo.$Properties
         * @deprecated Use mesos.ContainerInfo.$Properties instead.
         */

        /**
         * Shape of a ContainerInfo.
         * @typedef {mesos.ContainerInfo.$Properties} mesos.ContainerInfo.$Shape
         */

        /**
         * Constructs a new ContainerInfo.
         * @memberof mesos
         * @classdesc Represents a ContainerInfo.
         * @constructor
         * @param {mesos.ContainerInfo.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const ContainerInfo = function (properties) {
            this.network_infos = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * ContainerInfo type.
         * @member {number|null|undefined} type
         * @memberof mesos.ContainerInfo
         * @instance
         */
        ContainerInfo.prototype.type = null;

        /**
         * ContainerInfo docker.
         * @member {mesos.ContainerInfo.DockerInfo.$Properties|null|undefined} docker
         * @memberof mesos.ContainerInfo
         * @instance
         */
        ContainerInfo.prototype.docker = null;

        /**
         * ContainerInfo network_infos.
         * @member {Array.<mesos.NetworkInfo.$Properties>} network_infos
         * @memberof mesos.ContainerInfo
         * @instance
         */
        ContainerInfo.prototype.network_infos = $util.emptyArray;

        /**
         * Creates a new ContainerInfo instance using the specified properties.
         * @function create
         * @memberof mesos.ContainerInfo
         * @static
         * @param {mesos.ContainerInfo.$Properties=} [properties] Properties to set
         * @returns {mesos.ContainerInfo} ContainerInfo instance
         * @type {{
         *   (properties: mesos.ContainerInfo.$Shape): mesos.ContainerInfo & mesos.ContainerInfo.$Shape;
         *   (properties?: mesos.ContainerInfo.$Properties): mesos.ContainerInfo;
         * }}
         */
        ContainerInfo.create = function(properties) {
            return new ContainerInfo(properties);
        };

        /**
         * Encodes the specified ContainerInfo message. Does not implicitly {@link mesos.ContainerInfo.verify|verify} messages.
         * @function encode
         * @memberof mesos.ContainerInfo
         * @static
         * @param {mesos.ContainerInfo.$Properties} message ContainerInfo message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        ContainerInfo.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.type != null && $Object.hasOwnProperty.call(message, "type"))
                writer.uint32(/* id 1, wireType 0 =*/8).int32(message.type);
            if (message.docker != null && $Object.hasOwnProperty.call(message, "docker"))
                $root.mesos.ContainerInfo.DockerInfo.encode(message.docker, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
            if (message.network_infos != null && message.network_infos.length)
                for (let i = 0; i < message.network_infos.length; ++i)
                    $root.mesos.NetworkInfo.encode(message.network_infos[i], writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a ContainerInfo message from the specified reader or buffer.
         * @function decode
         * @memberof mesos.ContainerInfo
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {mesos.ContainerInfo & mesos.ContainerInfo.$Shape} ContainerInfo
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        ContainerInfo.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.mesos.ContainerInfo();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.type = reader.int32();
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.docker = $root.mesos.ContainerInfo.DockerInfo.decode(reader, reader.size(), $undefined, _depth + 1, message.docker);
                        continue;
                    }
                case 7: {
                        if (wireType !== 2)
                            break;
                        if (!(message.network_infos && message.network_infos.length))
                            message.network_infos = [];
                        message.network_infos.push($root.mesos.NetworkInfo.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        ContainerInfo.DockerInfo = (function() {

            /**
             * Properties of a DockerInfo.
             * @typedef {Object} mesos.ContainerInfo.DockerInfo.$Properties
             * @property {string|null} [image] DockerInfo image
             * @property {number|null} [network] DockerInfo network
             * @property {Array.<mesos.PortMapping.$Properties>|null} [port_mappings] DockerInfo port_mappings
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a DockerInfo.
             * @memberof mesos.ContainerInfo
             * @interface IDockerInfo
             * @augments mesos.ContainerInfo.DockerInfo.$Properties
             * @deprecated Use mesos.ContainerInfo.DockerInfo.$Properties instead.
             */

            /**
             * Shape of a DockerInfo.
             * @typedef {mesos.ContainerInfo.DockerInfo.$Properties} mesos.ContainerInfo.DockerInfo.$Shape
             */

            /**
             * Constructs a new DockerInfo.
             * @memberof mesos.ContainerInfo
             * @classdesc Represents a DockerInfo.
             * @constructor
             * @param {mesos.ContainerInfo.DockerInfo.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const DockerInfo = function (properties) {
                this.port_mappings = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * DockerInfo image.
             * @member {string|null|undefined} image
             * @memberof mesos.ContainerInfo.DockerInfo
             * @instance
             */
            DockerInfo.prototype.image = null;

            /**
             * DockerInfo network.
             * @member {number|null|undefined} network
             * @memberof mesos.ContainerInfo.DockerInfo
             * @instance
             */
            DockerInfo.prototype.network = null;

            /**
             * DockerInfo port_mappings.
             * @member {Array.<mesos.PortMapping.$Properties>} port_mappings
             * @memberof mesos.ContainerInfo.DockerInfo
             * @instance
             */
            DockerInfo.prototype.port_mappings = $util.emptyArray;

            /**
             * Creates a new DockerInfo instance using the specified properties.
             * @function create
             * @memberof mesos.ContainerInfo.DockerInfo
             * @static
             * @param {mesos.ContainerInfo.DockerInfo.$Properties=} [properties] Properties to set
             * @returns {mesos.ContainerInfo.DockerInfo} DockerInfo instance
             * @type {{
             *   (properties: mesos.ContainerInfo.DockerInfo.$Shape): mesos.ContainerInfo.DockerInfo & mesos.ContainerInfo.DockerInfo.$Shape;
             *   (properties?: mesos.ContainerInfo.DockerInfo.$Properties): mesos.ContainerInfo.DockerInfo;
             * }}
             */
            DockerInfo.create = function(properties) {
                return new DockerInfo(properties);
            };

            /**
             * Encodes the specified DockerInfo message. Does not implicitly {@link mesos.ContainerInfo.DockerInfo.verify|verify} messages.
             * @function encode
             * @memberof mesos.ContainerInfo.DockerInfo
             * @static
             * @param {mesos.ContainerInfo.DockerInfo.$Properties} message DockerInfo message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            DockerInfo.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.image != null && $Object.hasOwnProperty.call(message, "image"))
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.image);
                if (message.network != null && $Object.hasOwnProperty.call(message, "network"))
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.network);
                if (message.port_mappings != null && message.port_mappings.length)
                    for (let i = 0; i < message.port_mappings.length; ++i)
                        $root.mesos.PortMapping.encode(message.port_mappings[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a DockerInfo message from the specified reader or buffer.
             * @function decode
             * @memberof mesos.ContainerInfo.DockerInfo
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {mesos.ContainerInfo.DockerInfo & mesos.ContainerInfo.DockerInfo.$Shape} DockerInfo
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            DockerInfo.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.mesos.ContainerInfo.DockerInfo();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.image = reader.string();
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            message.network = reader.int32();
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.port_mappings && message.port_mappings.length))
                                message.port_mappings = [];
                            message.port_mappings.push($root.mesos.PortMapping.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return DockerInfo;
        })();

        return ContainerInfo;
    })();

    mesos.HTTPCheckInfo = (function() {

        /**
         * Properties of a HTTPCheckInfo.
         * @typedef {Object} mesos.HTTPCheckInfo.$Properties
         * @property {number|null} [port] HTTPCheckInfo port
         * @property {string|null} [path] HTTPCheckInfo path
         * @property {string|null} [scheme] HTTPCheckInfo scheme
         * @property {Array.<number>|null} [statuses] HTTPCheckInfo statuses
         * @property {number|null} [protocol] HTTPCheckInfo protocol
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a HTTPCheckInfo.
         * @memberof mesos
         * @interface IHTTPCheckInfo
         * @augments mesos.HTTPCheckInfo.$Properties
         * @deprecated Use mesos.HTTPCheckInfo.$Properties instead.
         */

        /**
         * Shape of a HTTPCheckInfo.
         * @typedef {mesos.HTTPCheckInfo.$Properties} mesos.HTTPCheckInfo.$Shape
         */

        /**
         * Constructs a new HTTPCheckInfo.
         * @memberof mesos
         * @classdesc Represents a HTTPCheckInfo.
         * @constructor
         * @param {mesos.HTTPCheckInfo.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const HTTPCheckInfo = function (properties) {
            this.statuses = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * HTTPCheckInfo port.
         * @member {number|null|undefined} port
         * @memberof mesos.HTTPCheckInfo
         * @instance
         */
        HTTPCheckInfo.prototype.port = null;

        /**
         * HTTPCheckInfo path.
         * @member {string|null|undefined} path
         * @memberof mesos.HTTPCheckInfo
         * @instance
         */
        HTTPCheckInfo.prototype.path = null;

        /**
         * HTTPCheckInfo scheme.
         * @member {string|null|undefined} scheme
         * @memberof mesos.HTTPCheckInfo
         * @instance
         */
        HTTPCheckInfo.prototype.scheme = null;

        /**
         * HTTPCheckInfo statuses.
         * @member {Array.<number>} statuses
         * @memberof mesos.HTTPCheckInfo
         * @instance
         */
        HTTPCheckInfo.prototype.statuses = $util.emptyArray;

        /**
         * HTTPCheckInfo protocol.
         * @member {number|null|undefined} protocol
         * @memberof mesos.HTTPCheckInfo
         * @instance
         */
        HTTPCheckInfo.prototype.protocol = null;

        /**
         * Creates a new HTTPCheckInfo instance using the specified properties.
         * @function create
         * @memberof mesos.HTTPCheckInfo
         * @static
         * @param {mesos.HTTPCheckInfo.$Properties=} [properties] Properties to set
         * @returns {mesos.HTTPCheckInfo} HTTPCheckInfo instance
         * @type {{
         *   (properties: mesos.HTTPCheckInfo.$Shape): mesos.HTTPCheckInfo & mesos.HTTPCheckInfo.$Shape;
         *   (properties?: mesos.HTTPCheckInfo.$Properties): mesos.HTTPCheckInfo;
         * }}
         */
        HTTPCheckInfo.create = function(properties) {
            return new HTTPCheckInfo(properties);
        };

        /**
         * Encodes the specified HTTPCheckInfo message. Does not implicitly {@link mesos.HTTPCheckInfo.verify|verify} messages.
         * @function encode
         * @memberof mesos.HTTPCheckInfo
         * @static
         * @param {mesos.HTTPCheckInfo.$Properties} message HTTPCheckInfo message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        HTTPCheckInfo.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.port != null && $Object.hasOwnProperty.call(message, "port"))
                writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.port);
            if (message.path != null && $Object.hasOwnProperty.call(message, "path"))
                writer.uint32(/* id 2, wireType 2 =*/18).string(message.path);
            if (message.scheme != null && $Object.hasOwnProperty.call(message, "scheme"))
                writer.uint32(/* id 3, wireType 2 =*/26).string(message.scheme);
            if (message.statuses != null && message.statuses.length)
                for (let i = 0; i < message.statuses.length; ++i)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.statuses[i]);
            if (message.protocol != null && $Object.hasOwnProperty.call(message, "protocol"))
                writer.uint32(/* id 5, wireType 0 =*/40).int32(message.protocol);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a HTTPCheckInfo message from the specified reader or buffer.
         * @function decode
         * @memberof mesos.HTTPCheckInfo
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {mesos.HTTPCheckInfo & mesos.HTTPCheckInfo.$Shape} HTTPCheckInfo
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        HTTPCheckInfo.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.mesos.HTTPCheckInfo();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.port = reader.uint32();
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.path = reader.string();
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.scheme = reader.string();
                        continue;
                    }
                case 4: {
                        if (wireType === 2) {
                            if (!(message.statuses && message.statuses.length))
                                message.statuses = [];
                            reader.uint32s(message.statuses);
                            continue;
                        }
                        if (wireType !== 0)
                            break;
                        if (!(message.statuses && message.statuses.length))
                            message.statuses = [];
                        message.statuses.push(reader.uint32());
                        continue;
                    }
                case 5: {
                        if (wireType !== 0)
                            break;
                        message.protocol = reader.int32();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return HTTPCheckInfo;
    })();

    mesos.TCPCheckInfo = (function() {

        /**
         * Properties of a TCPCheckInfo.
         * @typedef {Object} mesos.TCPCheckInfo.$Properties
         * @property {number|null} [port] TCPCheckInfo port
         * @property {number|null} [protocol] TCPCheckInfo protocol
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a TCPCheckInfo.
         * @memberof mesos
         * @interface ITCPCheckInfo
         * @augments mesos.TCPCheckInfo.$Properties
         * @deprecated Use mesos.TCPCheckInfo.$Properties instead.
         */

        /**
         * Shape of a TCPCheckInfo.
         * @typedef {mesos.TCPCheckInfo.$Properties} mesos.TCPCheckInfo.$Shape
         */

        /**
         * Constructs a new TCPCheckInfo.
         * @memberof mesos
         * @classdesc Represents a TCPCheckInfo.
         * @constructor
         * @param {mesos.TCPCheckInfo.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const TCPCheckInfo = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * TCPCheckInfo port.
         * @member {number|null|undefined} port
         * @memberof mesos.TCPCheckInfo
         * @instance
         */
        TCPCheckInfo.prototype.port = null;

        /**
         * TCPCheckInfo protocol.
         * @member {number|null|undefined} protocol
         * @memberof mesos.TCPCheckInfo
         * @instance
         */
        TCPCheckInfo.prototype.protocol = null;

        /**
         * Creates a new TCPCheckInfo instance using the specified properties.
         * @function create
         * @memberof mesos.TCPCheckInfo
         * @static
         * @param {mesos.TCPCheckInfo.$Properties=} [properties] Properties to set
         * @returns {mesos.TCPCheckInfo} TCPCheckInfo instance
         * @type {{
         *   (properties: mesos.TCPCheckInfo.$Shape): mesos.TCPCheckInfo & mesos.TCPCheckInfo.$Shape;
         *   (properties?: mesos.TCPCheckInfo.$Properties): mesos.TCPCheckInfo;
         * }}
         */
        TCPCheckInfo.create = function(properties) {
            return new TCPCheckInfo(properties);
        };

        /**
         * Encodes the specified TCPCheckInfo message. Does not implicitly {@link mesos.TCPCheckInfo.verify|verify} messages.
         * @function encode
         * @memberof mesos.TCPCheckInfo
         * @static
         * @param {mesos.TCPCheckInfo.$Properties} message TCPCheckInfo message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        TCPCheckInfo.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.port != null && $Object.hasOwnProperty.call(message, "port"))
                writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.port);
            if (message.protocol != null && $Object.hasOwnProperty.call(message, "protocol"))
                writer.uint32(/* id 2, wireType 0 =*/16).int32(message.protocol);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a TCPCheckInfo message from the specified reader or buffer.
         * @function decode
         * @memberof mesos.TCPCheckInfo
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {mesos.TCPCheckInfo & mesos.TCPCheckInfo.$Shape} TCPCheckInfo
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        TCPCheckInfo.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.mesos.TCPCheckInfo();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.port = reader.uint32();
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.protocol = reader.int32();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return TCPCheckInfo;
    })();

    mesos.Command = (function() {

        /**
         * Properties of a Command.
         * @typedef {Object} mesos.Command.$Properties
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Command.
         * @memberof mesos
         * @interface ICommand
         * @augments mesos.Command.$Properties
         * @deprecated Use mesos.Command.$Properties instead.
         */

        /**
         * Shape of a Command.
         * @typedef {mesos.Command.$Properties} mesos.Command.$Shape
         */

        /**
         * Constructs a new Command.
         * @memberof mesos
         * @classdesc Represents a Command.
         * @constructor
         * @param {mesos.Command.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Command = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Creates a new Command instance using the specified properties.
         * @function create
         * @memberof mesos.Command
         * @static
         * @param {mesos.Command.$Properties=} [properties] Properties to set
         * @returns {mesos.Command} Command instance
         * @type {{
         *   (properties: mesos.Command.$Shape): mesos.Command & mesos.Command.$Shape;
         *   (properties?: mesos.Command.$Properties): mesos.Command;
         * }}
         */
        Command.create = function(properties) {
            return new Command(properties);
        };

        /**
         * Encodes the specified Command message. Does not implicitly {@link mesos.Command.verify|verify} messages.
         * @function encode
         * @memberof mesos.Command
         * @static
         * @param {mesos.Command.$Properties} message Command message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Command.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Command message from the specified reader or buffer.
         * @function decode
         * @memberof mesos.Command
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {mesos.Command & mesos.Command.$Shape} Command
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Command.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.mesos.Command();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                reader.skipType(tag & 7, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return Command;
    })();

    mesos.CommandInfo = (function() {

        /**
         * Properties of a CommandInfo.
         * @typedef {Object} mesos.CommandInfo.$Properties
         * @property {mesos.CommandInfo.ContainerInfo.$Properties|null} [container] CommandInfo container
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a CommandInfo.
         * @memberof mesos
         * @interface ICommandInfo
         * @augments mesos.CommandInfo.$Properties
         * @deprecated Use mesos.CommandInfo.$Properties instead.
         */

        /**
         * Shape of a CommandInfo.
         * @typedef {mesos.CommandInfo.$Properties} mesos.CommandInfo.$Shape
         */

        /**
         * Constructs a new CommandInfo.
         * @memberof mesos
         * @classdesc Represents a CommandInfo.
         * @constructor
         * @param {mesos.CommandInfo.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const CommandInfo = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * CommandInfo container.
         * @member {mesos.CommandInfo.ContainerInfo.$Properties|null|undefined} container
         * @memberof mesos.CommandInfo
         * @instance
         */
        CommandInfo.prototype.container = null;

        /**
         * Creates a new CommandInfo instance using the specified properties.
         * @function create
         * @memberof mesos.CommandInfo
         * @static
         * @param {mesos.CommandInfo.$Properties=} [properties] Properties to set
         * @returns {mesos.CommandInfo} CommandInfo instance
         * @type {{
         *   (properties: mesos.CommandInfo.$Shape): mesos.CommandInfo & mesos.CommandInfo.$Shape;
         *   (properties?: mesos.CommandInfo.$Properties): mesos.CommandInfo;
         * }}
         */
        CommandInfo.create = function(properties) {
            return new CommandInfo(properties);
        };

        /**
         * Encodes the specified CommandInfo message. Does not implicitly {@link mesos.CommandInfo.verify|verify} messages.
         * @function encode
         * @memberof mesos.CommandInfo
         * @static
         * @param {mesos.CommandInfo.$Properties} message CommandInfo message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        CommandInfo.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.container != null && $Object.hasOwnProperty.call(message, "container"))
                $root.mesos.CommandInfo.ContainerInfo.encode(message.container, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a CommandInfo message from the specified reader or buffer.
         * @function decode
         * @memberof mesos.CommandInfo
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {mesos.CommandInfo & mesos.CommandInfo.$Shape} CommandInfo
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        CommandInfo.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.mesos.CommandInfo();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 4: {
                        if (wireType !== 2)
                            break;
                        message.container = $root.mesos.CommandInfo.ContainerInfo.decode(reader, reader.size(), $undefined, _depth + 1, message.container);
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        CommandInfo.ContainerInfo = (function() {

            /**
             * Properties of a ContainerInfo.
             * @typedef {Object} mesos.CommandInfo.ContainerInfo.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ContainerInfo.
             * @memberof mesos.CommandInfo
             * @interface IContainerInfo
             * @augments mesos.CommandInfo.ContainerInfo.$Properties
             * @deprecated Use mesos.CommandInfo.ContainerInfo.$Properties instead.
             */

            /**
             * Shape of a ContainerInfo.
             * @typedef {mesos.CommandInfo.ContainerInfo.$Properties} mesos.CommandInfo.ContainerInfo.$Shape
             */

            /**
             * Constructs a new ContainerInfo.
             * @memberof mesos.CommandInfo
             * @classdesc Represents a ContainerInfo.
             * @constructor
             * @param {mesos.CommandInfo.ContainerInfo.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ContainerInfo = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new ContainerInfo instance using the specified properties.
             * @function create
             * @memberof mesos.CommandInfo.ContainerInfo
             * @static
             * @param {mesos.CommandInfo.ContainerInfo.$Properties=} [properties] Properties to set
             * @returns {mesos.CommandInfo.ContainerInfo} ContainerInfo instance
             * @type {{
             *   (properties: mesos.CommandInfo.ContainerInfo.$Shape): mesos.CommandInfo.ContainerInfo & mesos.CommandInfo.ContainerInfo.$Shape;
             *   (properties?: mesos.CommandInfo.ContainerInfo.$Properties): mesos.CommandInfo.ContainerInfo;
             * }}
             */
            ContainerInfo.create = function(properties) {
                return new ContainerInfo(properties);
            };

            /**
             * Encodes the specified ContainerInfo message. Does not implicitly {@link mesos.CommandInfo.ContainerInfo.verify|verify} messages.
             * @function encode
             * @memberof mesos.CommandInfo.ContainerInfo
             * @static
             * @param {mesos.CommandInfo.ContainerInfo.$Properties} message ContainerInfo message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ContainerInfo.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ContainerInfo message from the specified reader or buffer.
             * @function decode
             * @memberof mesos.CommandInfo.ContainerInfo
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {mesos.CommandInfo.ContainerInfo & mesos.CommandInfo.ContainerInfo.$Shape} ContainerInfo
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ContainerInfo.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.mesos.CommandInfo.ContainerInfo();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ContainerInfo;
        })();

        return CommandInfo;
    })();

    mesos.HealthCheck = (function() {

        /**
         * Properties of a HealthCheck.
         * @typedef {Object} mesos.HealthCheck.$Properties
         * @property {mesos.HTTPCheckInfo.$Properties|null} [http] HealthCheck http
         * @property {number|null} [delay_seconds] HealthCheck delay_seconds
         * @property {number|null} [interval_seconds] HealthCheck interval_seconds
         * @property {number|null} [timeout_seconds] HealthCheck timeout_seconds
         * @property {number|null} [consecutive_failures] HealthCheck consecutive_failures
         * @property {number|null} [grace_period_seconds] HealthCheck grace_period_seconds
         * @property {mesos.Command.$Properties|null} [command] HealthCheck command
         * @property {number|null} [type] HealthCheck type
         * @property {mesos.TCPCheckInfo.$Properties|null} [tcp] HealthCheck tcp
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a HealthCheck.
         * @memberof mesos
         * @interface IHealthCheck
         * @augments mesos.HealthCheck.$Properties
         * @deprecated Use mesos.HealthCheck.$Properties instead.
         */

        /**
         * Shape of a HealthCheck.
         * @typedef {mesos.HealthCheck.$Properties} mesos.HealthCheck.$Shape
         */

        /**
         * Constructs a new HealthCheck.
         * @memberof mesos
         * @classdesc Represents a HealthCheck.
         * @constructor
         * @param {mesos.HealthCheck.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const HealthCheck = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * HealthCheck http.
         * @member {mesos.HTTPCheckInfo.$Properties|null|undefined} http
         * @memberof mesos.HealthCheck
         * @instance
         */
        HealthCheck.prototype.http = null;

        /**
         * HealthCheck delay_seconds.
         * @member {number|null|undefined} delay_seconds
         * @memberof mesos.HealthCheck
         * @instance
         */
        HealthCheck.prototype.delay_seconds = null;

        /**
         * HealthCheck interval_seconds.
         * @member {number|null|undefined} interval_seconds
         * @memberof mesos.HealthCheck
         * @instance
         */
        HealthCheck.prototype.interval_seconds = null;

        /**
         * HealthCheck timeout_seconds.
         * @member {number|null|undefined} timeout_seconds
         * @memberof mesos.HealthCheck
         * @instance
         */
        HealthCheck.prototype.timeout_seconds = null;

        /**
         * HealthCheck consecutive_failures.
         * @member {number|null|undefined} consecutive_failures
         * @memberof mesos.HealthCheck
         * @instance
         */
        HealthCheck.prototype.consecutive_failures = null;

        /**
         * HealthCheck grace_period_seconds.
         * @member {number|null|undefined} grace_period_seconds
         * @memberof mesos.HealthCheck
         * @instance
         */
        HealthCheck.prototype.grace_period_seconds = null;

        /**
         * HealthCheck command.
         * @member {mesos.Command.$Properties|null|undefined} command
         * @memberof mesos.HealthCheck
         * @instance
         */
        HealthCheck.prototype.command = null;

        /**
         * HealthCheck type.
         * @member {number|null|undefined} type
         * @memberof mesos.HealthCheck
         * @instance
         */
        HealthCheck.prototype.type = null;

        /**
         * HealthCheck tcp.
         * @member {mesos.TCPCheckInfo.$Properties|null|undefined} tcp
         * @memberof mesos.HealthCheck
         * @instance
         */
        HealthCheck.prototype.tcp = null;

        /**
         * Creates a new HealthCheck instance using the specified properties.
         * @function create
         * @memberof mesos.HealthCheck
         * @static
         * @param {mesos.HealthCheck.$Properties=} [properties] Properties to set
         * @returns {mesos.HealthCheck} HealthCheck instance
         * @type {{
         *   (properties: mesos.HealthCheck.$Shape): mesos.HealthCheck & mesos.HealthCheck.$Shape;
         *   (properties?: mesos.HealthCheck.$Properties): mesos.HealthCheck;
         * }}
         */
        HealthCheck.create = function(properties) {
            return new HealthCheck(properties);
        };

        /**
         * Encodes the specified HealthCheck message. Does not implicitly {@link mesos.HealthCheck.verify|verify} messages.
         * @function encode
         * @memberof mesos.HealthCheck
         * @static
         * @param {mesos.HealthCheck.$Properties} message HealthCheck message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        HealthCheck.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.http != null && $Object.hasOwnProperty.call(message, "http"))
                $root.mesos.HTTPCheckInfo.encode(message.http, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.delay_seconds != null && $Object.hasOwnProperty.call(message, "delay_seconds"))
                writer.uint32(/* id 2, wireType 1 =*/17).double(message.delay_seconds);
            if (message.interval_seconds != null && $Object.hasOwnProperty.call(message, "interval_seconds"))
                writer.uint32(/* id 3, wireType 1 =*/25).double(message.interval_seconds);
            if (message.timeout_seconds != null && $Object.hasOwnProperty.call(message, "timeout_seconds"))
                writer.uint32(/* id 4, wireType 1 =*/33).double(message.timeout_seconds);
            if (message.consecutive_failures != null && $Object.hasOwnProperty.call(message, "consecutive_failures"))
                writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.consecutive_failures);
            if (message.grace_period_seconds != null && $Object.hasOwnProperty.call(message, "grace_period_seconds"))
                writer.uint32(/* id 6, wireType 1 =*/49).double(message.grace_period_seconds);
            if (message.command != null && $Object.hasOwnProperty.call(message, "command"))
                $root.mesos.Command.encode(message.command, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
            if (message.type != null && $Object.hasOwnProperty.call(message, "type"))
                writer.uint32(/* id 8, wireType 0 =*/64).int32(message.type);
            if (message.tcp != null && $Object.hasOwnProperty.call(message, "tcp"))
                $root.mesos.TCPCheckInfo.encode(message.tcp, writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a HealthCheck message from the specified reader or buffer.
         * @function decode
         * @memberof mesos.HealthCheck
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {mesos.HealthCheck & mesos.HealthCheck.$Shape} HealthCheck
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        HealthCheck.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.mesos.HealthCheck();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.http = $root.mesos.HTTPCheckInfo.decode(reader, reader.size(), $undefined, _depth + 1, message.http);
                        continue;
                    }
                case 2: {
                        if (wireType !== 1)
                            break;
                        message.delay_seconds = reader.double();
                        continue;
                    }
                case 3: {
                        if (wireType !== 1)
                            break;
                        message.interval_seconds = reader.double();
                        continue;
                    }
                case 4: {
                        if (wireType !== 1)
                            break;
                        message.timeout_seconds = reader.double();
                        continue;
                    }
                case 5: {
                        if (wireType !== 0)
                            break;
                        message.consecutive_failures = reader.uint32();
                        continue;
                    }
                case 6: {
                        if (wireType !== 1)
                            break;
                        message.grace_period_seconds = reader.double();
                        continue;
                    }
                case 7: {
                        if (wireType !== 2)
                            break;
                        message.command = $root.mesos.Command.decode(reader, reader.size(), $undefined, _depth + 1, message.command);
                        continue;
                    }
                case 8: {
                        if (wireType !== 0)
                            break;
                        message.type = reader.int32();
                        continue;
                    }
                case 9: {
                        if (wireType !== 2)
                            break;
                        message.tcp = $root.mesos.TCPCheckInfo.decode(reader, reader.size(), $undefined, _depth + 1, message.tcp);
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return HealthCheck;
    })();

    mesos.CheckInfo = (function() {

        /**
         * Properties of a CheckInfo.
         * @typedef {Object} mesos.CheckInfo.$Properties
         * @property {number|null} [type] CheckInfo type
         * @property {mesos.Command.$Properties|null} [command] CheckInfo command
         * @property {mesos.HTTPCheckInfo.$Properties|null} [http] CheckInfo http
         * @property {number|null} [delay_seconds] CheckInfo delay_seconds
         * @property {number|null} [interval_seconds] CheckInfo interval_seconds
         * @property {number|null} [timeout_seconds] CheckInfo timeout_seconds
         * @property {mesos.TCPCheckInfo.$Properties|null} [tcp] CheckInfo tcp
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a CheckInfo.
         * @memberof mesos
         * @interface ICheckInfo
         * @augments mesos.CheckInfo.$Properties
         * @deprecated Use mesos.CheckInfo.$Properties instead.
         */

        /**
         * Shape of a CheckInfo.
         * @typedef {mesos.CheckInfo.$Properties} mesos.CheckInfo.$Shape
         */

        /**
         * Constructs a new CheckInfo.
         * @memberof mesos
         * @classdesc Represents a CheckInfo.
         * @constructor
         * @param {mesos.CheckInfo.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const CheckInfo = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * CheckInfo type.
         * @member {number|null|undefined} type
         * @memberof mesos.CheckInfo
         * @instance
         */
        CheckInfo.prototype.type = null;

        /**
         * CheckInfo command.
         * @member {mesos.Command.$Properties|null|undefined} command
         * @memberof mesos.CheckInfo
         * @instance
         */
        CheckInfo.prototype.command = null;

        /**
         * CheckInfo http.
         * @member {mesos.HTTPCheckInfo.$Properties|null|undefined} http
         * @memberof mesos.CheckInfo
         * @instance
         */
        CheckInfo.prototype.http = null;

        /**
         * CheckInfo delay_seconds.
         * @member {number|null|undefined} delay_seconds
         * @memberof mesos.CheckInfo
         * @instance
         */
        CheckInfo.prototype.delay_seconds = null;

        /**
         * CheckInfo interval_seconds.
         * @member {number|null|undefined} interval_seconds
         * @memberof mesos.CheckInfo
         * @instance
         */
        CheckInfo.prototype.interval_seconds = null;

        /**
         * CheckInfo timeout_seconds.
         * @member {number|null|undefined} timeout_seconds
         * @memberof mesos.CheckInfo
         * @instance
         */
        CheckInfo.prototype.timeout_seconds = null;

        /**
         * CheckInfo tcp.
         * @member {mesos.TCPCheckInfo.$Properties|null|undefined} tcp
         * @memberof mesos.CheckInfo
         * @instance
         */
        CheckInfo.prototype.tcp = null;

        /**
         * Creates a new CheckInfo instance using the specified properties.
         * @function create
         * @memberof mesos.CheckInfo
         * @static
         * @param {mesos.CheckInfo.$Properties=} [properties] Properties to set
         * @returns {mesos.CheckInfo} CheckInfo instance
         * @type {{
         *   (properties: mesos.CheckInfo.$Shape): mesos.CheckInfo & mesos.CheckInfo.$Shape;
         *   (properties?: mesos.CheckInfo.$Properties): mesos.CheckInfo;
         * }}
         */
        CheckInfo.create = function(properties) {
            return new CheckInfo(properties);
        };

        /**
         * Encodes the specified CheckInfo message. Does not implicitly {@link mesos.CheckInfo.verify|verify} messages.
         * @function encode
         * @memberof mesos.CheckInfo
         * @static
         * @param {mesos.CheckInfo.$Properties} message CheckInfo message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        CheckInfo.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.type != null && $Object.hasOwnProperty.call(message, "type"))
                writer.uint32(/* id 1, wireType 0 =*/8).int32(message.type);
            if (message.command != null && $Object.hasOwnProperty.call(message, "command"))
                $root.mesos.Command.encode(message.command, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.http != null && $Object.hasOwnProperty.call(message, "http"))
                $root.mesos.HTTPCheckInfo.encode(message.http, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
            if (message.delay_seconds != null && $Object.hasOwnProperty.call(message, "delay_seconds"))
                writer.uint32(/* id 4, wireType 1 =*/33).double(message.delay_seconds);
            if (message.interval_seconds != null && $Object.hasOwnProperty.call(message, "interval_seconds"))
                writer.uint32(/* id 5, wireType 1 =*/41).double(message.interval_seconds);
            if (message.timeout_seconds != null && $Object.hasOwnProperty.call(message, "timeout_seconds"))
                writer.uint32(/* id 6, wireType 1 =*/49).double(message.timeout_seconds);
            if (message.tcp != null && $Object.hasOwnProperty.call(message, "tcp"))
                $root.mesos.TCPCheckInfo.encode(message.tcp, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a CheckInfo message from the specified reader or buffer.
         * @function decode
         * @memberof mesos.CheckInfo
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {mesos.CheckInfo & mesos.CheckInfo.$Shape} CheckInfo
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        CheckInfo.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.mesos.CheckInfo();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.type = reader.int32();
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.command = $root.mesos.Command.decode(reader, reader.size(), $undefined, _depth + 1, message.command);
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.http = $root.mesos.HTTPCheckInfo.decode(reader, reader.size(), $undefined, _depth + 1, message.http);
                        continue;
                    }
                case 4: {
                        if (wireType !== 1)
                            break;
                        message.delay_seconds = reader.double();
                        continue;
                    }
                case 5: {
                        if (wireType !== 1)
                            break;
                        message.interval_seconds = reader.double();
                        continue;
                    }
                case 6: {
                        if (wireType !== 1)
                            break;
                        message.timeout_seconds = reader.double();
                        continue;
                    }
                case 7: {
                        if (wireType !== 2)
                            break;
                        message.tcp = $root.mesos.TCPCheckInfo.decode(reader, reader.size(), $undefined, _depth + 1, message.tcp);
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return CheckInfo;
    })();

    mesos.Port = (function() {

        /**
         * Properties of a Port.
         * @typedef {Object} mesos.Port.$Properties
         * @property {number|null} [number] Port number
         * @property {string|null} [name] Port name
         * @property {string|null} [protocol] Port protocol
         * @property {mesos.Labels.$Properties|null} [labels] Port labels
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Port.
         * @memberof mesos
         * @interface IPort
         * @augments mesos.Port.$Properties
         * @deprecated Use mesos.Port.$Properties instead.
         */

        /**
         * Shape of a Port.
         * @typedef {mesos.Port.$Properties} mesos.Port.$Shape
         */

        /**
         * Constructs a new Port.
         * @memberof mesos
         * @classdesc Represents a Port.
         * @constructor
         * @param {mesos.Port.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Port = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Port number.
         * @member {number|null|undefined} number
         * @memberof mesos.Port
         * @instance
         */
        Port.prototype.number = null;

        /**
         * Port name.
         * @member {string|null|undefined} name
         * @memberof mesos.Port
         * @instance
         */
        Port.prototype.name = null;

        /**
         * Port protocol.
         * @member {string|null|undefined} protocol
         * @memberof mesos.Port
         * @instance
         */
        Port.prototype.protocol = null;

        /**
         * Port labels.
         * @member {mesos.Labels.$Properties|null|undefined} labels
         * @memberof mesos.Port
         * @instance
         */
        Port.prototype.labels = null;

        /**
         * Creates a new Port instance using the specified properties.
         * @function create
         * @memberof mesos.Port
         * @static
         * @param {mesos.Port.$Properties=} [properties] Properties to set
         * @returns {mesos.Port} Port instance
         * @type {{
         *   (properties: mesos.Port.$Shape): mesos.Port & mesos.Port.$Shape;
         *   (properties?: mesos.Port.$Properties): mesos.Port;
         * }}
         */
        Port.create = function(properties) {
            return new Port(properties);
        };

        /**
         * Encodes the specified Port message. Does not implicitly {@link mesos.Port.verify|verify} messages.
         * @function encode
         * @memberof mesos.Port
         * @static
         * @param {mesos.Port.$Properties} message Port message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Port.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.number != null && $Object.hasOwnProperty.call(message, "number"))
                writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.number);
            if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
            if (message.protocol != null && $Object.hasOwnProperty.call(message, "protocol"))
                writer.uint32(/* id 3, wireType 2 =*/26).string(message.protocol);
            if (message.labels != null && $Object.hasOwnProperty.call(message, "labels"))
                $root.mesos.Labels.encode(message.labels, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Port message from the specified reader or buffer.
         * @function decode
         * @memberof mesos.Port
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {mesos.Port & mesos.Port.$Shape} Port
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Port.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.mesos.Port();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.number = reader.uint32();
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.name = reader.string();
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.protocol = reader.string();
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        message.labels = $root.mesos.Labels.decode(reader, reader.size(), $undefined, _depth + 1, message.labels);
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return Port;
    })();

    mesos.Ports = (function() {

        /**
         * Properties of a Ports.
         * @typedef {Object} mesos.Ports.$Properties
         * @property {Array.<mesos.Port.$Properties>|null} [ports] Ports ports
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Ports.
         * @memberof mesos
         * @interface IPorts
         * @augments mesos.Ports.$Properties
         * @deprecated Use mesos.Ports.$Properties instead.
         */

        /**
         * Shape of a Ports.
         * @typedef {mesos.Ports.$Properties} mesos.Ports.$Shape
         */

        /**
         * Constructs a new Ports.
         * @memberof mesos
         * @classdesc Represents a Ports.
         * @constructor
         * @param {mesos.Ports.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Ports = function (properties) {
            this.ports = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Ports ports.
         * @member {Array.<mesos.Port.$Properties>} ports
         * @memberof mesos.Ports
         * @instance
         */
        Ports.prototype.ports = $util.emptyArray;

        /**
         * Creates a new Ports instance using the specified properties.
         * @function create
         * @memberof mesos.Ports
         * @static
         * @param {mesos.Ports.$Properties=} [properties] Properties to set
         * @returns {mesos.Ports} Ports instance
         * @type {{
         *   (properties: mesos.Ports.$Shape): mesos.Ports & mesos.Ports.$Shape;
         *   (properties?: mesos.Ports.$Properties): mesos.Ports;
         * }}
         */
        Ports.create = function(properties) {
            return new Ports(properties);
        };

        /**
         * Encodes the specified Ports message. Does not implicitly {@link mesos.Ports.verify|verify} messages.
         * @function encode
         * @memberof mesos.Ports
         * @static
         * @param {mesos.Ports.$Properties} message Ports message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Ports.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.ports != null && message.ports.length)
                for (let i = 0; i < message.ports.length; ++i)
                    $root.mesos.Port.encode(message.ports[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Ports message from the specified reader or buffer.
         * @function decode
         * @memberof mesos.Ports
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {mesos.Ports & mesos.Ports.$Shape} Ports
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Ports.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.mesos.Ports();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if (!(message.ports && message.ports.length))
                            message.ports = [];
                        message.ports.push($root.mesos.Port.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return Ports;
    })();

    mesos.DiscoveryInfo = (function() {

        /**
         * Properties of a DiscoveryInfo.
         * @typedef {Object} mesos.DiscoveryInfo.$Properties
         * @property {mesos.Ports.$Properties|null} [ports] DiscoveryInfo ports
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a DiscoveryInfo.
         * @memberof mesos
         * @interface IDiscoveryInfo
         * @augments mesos.DiscoveryInfo.$Properties
         * @deprecated Use mesos.DiscoveryInfo.$Properties instead.
         */

        /**
         * Shape of a DiscoveryInfo.
         * @typedef {mesos.DiscoveryInfo.$Properties} mesos.DiscoveryInfo.$Shape
         */

        /**
         * Constructs a new DiscoveryInfo.
         * @memberof mesos
         * @classdesc Represents a DiscoveryInfo.
         * @constructor
         * @param {mesos.DiscoveryInfo.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const DiscoveryInfo = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * DiscoveryInfo ports.
         * @member {mesos.Ports.$Properties|null|undefined} ports
         * @memberof mesos.DiscoveryInfo
         * @instance
         */
        DiscoveryInfo.prototype.ports = null;

        /**
         * Creates a new DiscoveryInfo instance using the specified properties.
         * @function create
         * @memberof mesos.DiscoveryInfo
         * @static
         * @param {mesos.DiscoveryInfo.$Properties=} [properties] Properties to set
         * @returns {mesos.DiscoveryInfo} DiscoveryInfo instance
         * @type {{
         *   (properties: mesos.DiscoveryInfo.$Shape): mesos.DiscoveryInfo & mesos.DiscoveryInfo.$Shape;
         *   (properties?: mesos.DiscoveryInfo.$Properties): mesos.DiscoveryInfo;
         * }}
         */
        DiscoveryInfo.create = function(properties) {
            return new DiscoveryInfo(properties);
        };

        /**
         * Encodes the specified DiscoveryInfo message. Does not implicitly {@link mesos.DiscoveryInfo.verify|verify} messages.
         * @function encode
         * @memberof mesos.DiscoveryInfo
         * @static
         * @param {mesos.DiscoveryInfo.$Properties} message DiscoveryInfo message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        DiscoveryInfo.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.ports != null && $Object.hasOwnProperty.call(message, "ports"))
                $root.mesos.Ports.encode(message.ports, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a DiscoveryInfo message from the specified reader or buffer.
         * @function decode
         * @memberof mesos.DiscoveryInfo
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {mesos.DiscoveryInfo & mesos.DiscoveryInfo.$Shape} DiscoveryInfo
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        DiscoveryInfo.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.mesos.DiscoveryInfo();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 6: {
                        if (wireType !== 2)
                            break;
                        message.ports = $root.mesos.Ports.decode(reader, reader.size(), $undefined, _depth + 1, message.ports);
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return DiscoveryInfo;
    })();

    mesos.Resource = (function() {

        /**
         * Properties of a Resource.
         * @typedef {Object} mesos.Resource.$Properties
         * @property {string|null} [name] Resource name
         * @property {mesos.Resource.Ranges.$Properties|null} [ranges] Resource ranges
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Resource.
         * @memberof mesos
         * @interface IResource
         * @augments mesos.Resource.$Properties
         * @deprecated Use mesos.Resource.$Properties instead.
         */

        /**
         * Shape of a Resource.
         * @typedef {mesos.Resource.$Properties} mesos.Resource.$Shape
         */

        /**
         * Constructs a new Resource.
         * @memberof mesos
         * @classdesc Represents a Resource.
         * @constructor
         * @param {mesos.Resource.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Resource = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Resource name.
         * @member {string|null|undefined} name
         * @memberof mesos.Resource
         * @instance
         */
        Resource.prototype.name = null;

        /**
         * Resource ranges.
         * @member {mesos.Resource.Ranges.$Properties|null|undefined} ranges
         * @memberof mesos.Resource
         * @instance
         */
        Resource.prototype.ranges = null;

        /**
         * Creates a new Resource instance using the specified properties.
         * @function create
         * @memberof mesos.Resource
         * @static
         * @param {mesos.Resource.$Properties=} [properties] Properties to set
         * @returns {mesos.Resource} Resource instance
         * @type {{
         *   (properties: mesos.Resource.$Shape): mesos.Resource & mesos.Resource.$Shape;
         *   (properties?: mesos.Resource.$Properties): mesos.Resource;
         * }}
         */
        Resource.create = function(properties) {
            return new Resource(properties);
        };

        /**
         * Encodes the specified Resource message. Does not implicitly {@link mesos.Resource.verify|verify} messages.
         * @function encode
         * @memberof mesos.Resource
         * @static
         * @param {mesos.Resource.$Properties} message Resource message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Resource.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
            if (message.ranges != null && $Object.hasOwnProperty.call(message, "ranges"))
                $root.mesos.Resource.Ranges.encode(message.ranges, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Resource message from the specified reader or buffer.
         * @function decode
         * @memberof mesos.Resource
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {mesos.Resource & mesos.Resource.$Shape} Resource
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Resource.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.mesos.Resource();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.name = reader.string();
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        message.ranges = $root.mesos.Resource.Ranges.decode(reader, reader.size(), $undefined, _depth + 1, message.ranges);
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        Resource.Range = (function() {

            /**
             * Properties of a Range.
             * @typedef {Object} mesos.Resource.Range.$Properties
             * @property {number|null} [begin] Range begin
             * @property {number|null} [end] Range end
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Range.
             * @memberof mesos.Resource
             * @interface IRange
             * @augments mesos.Resource.Range.$Properties
             * @deprecated Use mesos.Resource.Range.$Properties instead.
             */

            /**
             * Shape of a Range.
             * @typedef {mesos.Resource.Range.$Properties} mesos.Resource.Range.$Shape
             */

            /**
             * Constructs a new Range.
             * @memberof mesos.Resource
             * @classdesc Represents a Range.
             * @constructor
             * @param {mesos.Resource.Range.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Range = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Range begin.
             * @member {number|null|undefined} begin
             * @memberof mesos.Resource.Range
             * @instance
             */
            Range.prototype.begin = null;

            /**
             * Range end.
             * @member {number|null|undefined} end
             * @memberof mesos.Resource.Range
             * @instance
             */
            Range.prototype.end = null;

            /**
             * Creates a new Range instance using the specified properties.
             * @function create
             * @memberof mesos.Resource.Range
             * @static
             * @param {mesos.Resource.Range.$Properties=} [properties] Properties to set
             * @returns {mesos.Resource.Range} Range instance
             * @type {{
             *   (properties: mesos.Resource.Range.$Shape): mesos.Resource.Range & mesos.Resource.Range.$Shape;
             *   (properties?: mesos.Resource.Range.$Properties): mesos.Resource.Range;
             * }}
             */
            Range.create = function(properties) {
                return new Range(properties);
            };

            /**
             * Encodes the specified Range message. Does not implicitly {@link mesos.Resource.Range.verify|verify} messages.
             * @function encode
             * @memberof mesos.Resource.Range
             * @static
             * @param {mesos.Resource.Range.$Properties} message Range message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Range.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.begin != null && $Object.hasOwnProperty.call(message, "begin"))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.begin);
                if (message.end != null && $Object.hasOwnProperty.call(message, "end"))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.end);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Range message from the specified reader or buffer.
             * @function decode
             * @memberof mesos.Resource.Range
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {mesos.Resource.Range & mesos.Resource.Range.$Shape} Range
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Range.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.mesos.Resource.Range();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            message.begin = reader.uint32();
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            message.end = reader.uint32();
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Range;
        })();

        Resource.Ranges = (function() {

            /**
             * Properties of a Ranges.
             * @typedef {Object} mesos.Resource.Ranges.$Properties
             * @property {Array.<mesos.Resource.Range.$Properties>|null} [range] Ranges range
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Ranges.
             * @memberof mesos.Resource
             * @interface IRanges
             * @augments mesos.Resource.Ranges.$Properties
             * @deprecated Use mesos.Resource.Ranges.$Properties instead.
             */

            /**
             * Shape of a Ranges.
             * @typedef {mesos.Resource.Ranges.$Properties} mesos.Resource.Ranges.$Shape
             */

            /**
             * Constructs a new Ranges.
             * @memberof mesos.Resource
             * @classdesc Represents a Ranges.
             * @constructor
             * @param {mesos.Resource.Ranges.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Ranges = function (properties) {
                this.range = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Ranges range.
             * @member {Array.<mesos.Resource.Range.$Properties>} range
             * @memberof mesos.Resource.Ranges
             * @instance
             */
            Ranges.prototype.range = $util.emptyArray;

            /**
             * Creates a new Ranges instance using the specified properties.
             * @function create
             * @memberof mesos.Resource.Ranges
             * @static
             * @param {mesos.Resource.Ranges.$Properties=} [properties] Properties to set
             * @returns {mesos.Resource.Ranges} Ranges instance
             * @type {{
             *   (properties: mesos.Resource.Ranges.$Shape): mesos.Resource.Ranges & mesos.Resource.Ranges.$Shape;
             *   (properties?: mesos.Resource.Ranges.$Properties): mesos.Resource.Ranges;
             * }}
             */
            Ranges.create = function(properties) {
                return new Ranges(properties);
            };

            /**
             * Encodes the specified Ranges message. Does not implicitly {@link mesos.Resource.Ranges.verify|verify} messages.
             * @function encode
             * @memberof mesos.Resource.Ranges
             * @static
             * @param {mesos.Resource.Ranges.$Properties} message Ranges message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Ranges.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.range != null && message.range.length)
                    for (let i = 0; i < message.range.length; ++i)
                        $root.mesos.Resource.Range.encode(message.range[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Ranges message from the specified reader or buffer.
             * @function decode
             * @memberof mesos.Resource.Ranges
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {mesos.Resource.Ranges & mesos.Resource.Ranges.$Shape} Ranges
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Ranges.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.mesos.Resource.Ranges();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.range && message.range.length))
                                message.range = [];
                            message.range.push($root.mesos.Resource.Range.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Ranges;
        })();

        return Resource;
    })();

    mesos.ExecutorInfo = (function() {

        /**
         * Properties of an ExecutorInfo.
         * @typedef {Object} mesos.ExecutorInfo.$Properties
         * @property {mesos.Id.$Properties|null} [executor_id] ExecutorInfo executor_id
         * @property {mesos.CommandInfo.$Properties|null} [command] ExecutorInfo command
         * @property {mesos.Id.$Properties|null} [framework_id] ExecutorInfo framework_id
         * @property {mesos.ContainerInfo.$Properties|null} [container] ExecutorInfo container
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of an ExecutorInfo.
         * @memberof mesos
         * @interface IExecutorInfo
         * @augments mesos.ExecutorInfo.$Properties
         * @deprecated Use mesos.ExecutorInfo.$Properties instead.
         */

        /**
         * Shape of an ExecutorInfo.
         * @typedef {mesos.ExecutorInfo.$Properties} mesos.ExecutorInfo.$Shape
         */

        /**
         * Constructs a new ExecutorInfo.
         * @memberof mesos
         * @classdesc Represents an ExecutorInfo.
         * @constructor
         * @param {mesos.ExecutorInfo.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const ExecutorInfo = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * ExecutorInfo executor_id.
         * @member {mesos.Id.$Properties|null|undefined} executor_id
         * @memberof mesos.ExecutorInfo
         * @instance
         */
        ExecutorInfo.prototype.executor_id = null;

        /**
         * ExecutorInfo command.
         * @member {mesos.CommandInfo.$Properties|null|undefined} command
         * @memberof mesos.ExecutorInfo
         * @instance
         */
        ExecutorInfo.prototype.command = null;

        /**
         * ExecutorInfo framework_id.
         * @member {mesos.Id.$Properties|null|undefined} framework_id
         * @memberof mesos.ExecutorInfo
         * @instance
         */
        ExecutorInfo.prototype.framework_id = null;

        /**
         * ExecutorInfo container.
         * @member {mesos.ContainerInfo.$Properties|null|undefined} container
         * @memberof mesos.ExecutorInfo
         * @instance
         */
        ExecutorInfo.prototype.container = null;

        /**
         * Creates a new ExecutorInfo instance using the specified properties.
         * @function create
         * @memberof mesos.ExecutorInfo
         * @static
         * @param {mesos.ExecutorInfo.$Properties=} [properties] Properties to set
         * @returns {mesos.ExecutorInfo} ExecutorInfo instance
         * @type {{
         *   (properties: mesos.ExecutorInfo.$Shape): mesos.ExecutorInfo & mesos.ExecutorInfo.$Shape;
         *   (properties?: mesos.ExecutorInfo.$Properties): mesos.ExecutorInfo;
         * }}
         */
        ExecutorInfo.create = function(properties) {
            return new ExecutorInfo(properties);
        };

        /**
         * Encodes the specified ExecutorInfo message. Does not implicitly {@link mesos.ExecutorInfo.verify|verify} messages.
         * @function encode
         * @memberof mesos.ExecutorInfo
         * @static
         * @param {mesos.ExecutorInfo.$Properties} message ExecutorInfo message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        ExecutorInfo.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.executor_id != null && $Object.hasOwnProperty.call(message, "executor_id"))
                $root.mesos.Id.encode(message.executor_id, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.command != null && $Object.hasOwnProperty.call(message, "command"))
                $root.mesos.CommandInfo.encode(message.command, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
            if (message.framework_id != null && $Object.hasOwnProperty.call(message, "framework_id"))
                $root.mesos.Id.encode(message.framework_id, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
            if (message.container != null && $Object.hasOwnProperty.call(message, "container"))
                $root.mesos.ContainerInfo.encode(message.container, writer.uint32(/* id 11, wireType 2 =*/90).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes an ExecutorInfo message from the specified reader or buffer.
         * @function decode
         * @memberof mesos.ExecutorInfo
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {mesos.ExecutorInfo & mesos.ExecutorInfo.$Shape} ExecutorInfo
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        ExecutorInfo.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.mesos.ExecutorInfo();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.executor_id = $root.mesos.Id.decode(reader, reader.size(), $undefined, _depth + 1, message.executor_id);
                        continue;
                    }
                case 7: {
                        if (wireType !== 2)
                            break;
                        message.command = $root.mesos.CommandInfo.decode(reader, reader.size(), $undefined, _depth + 1, message.command);
                        continue;
                    }
                case 8: {
                        if (wireType !== 2)
                            break;
                        message.framework_id = $root.mesos.Id.decode(reader, reader.size(), $undefined, _depth + 1, message.framework_id);
                        continue;
                    }
                case 11: {
                        if (wireType !== 2)
                            break;
                        message.container = $root.mesos.ContainerInfo.decode(reader, reader.size(), $undefined, _depth + 1, message.container);
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return ExecutorInfo;
    })();

    mesos.TaskInfo = (function() {

        /**
         * Properties of a TaskInfo.
         * @typedef {Object} mesos.TaskInfo.$Properties
         * @property {string|null} [name] TaskInfo name
         * @property {mesos.Id.$Properties|null} [task_id] TaskInfo task_id
         * @property {mesos.Id.$Properties|null} [agent_id] TaskInfo agent_id
         * @property {Array.<mesos.Resource.$Properties>|null} [resources] TaskInfo resources
         * @property {mesos.ExecutorInfo.$Properties|null} [executor] TaskInfo executor
         * @property {mesos.CommandInfo.$Properties|null} [command] TaskInfo command
         * @property {mesos.HealthCheck.$Properties|null} [health_check] TaskInfo health_check
         * @property {mesos.ContainerInfo.$Properties|null} [container] TaskInfo container
         * @property {mesos.Labels.$Properties|null} [labels] TaskInfo labels
         * @property {mesos.DiscoveryInfo.$Properties|null} [discovery] TaskInfo discovery
         * @property {mesos.CheckInfo.$Properties|null} [check] TaskInfo check
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a TaskInfo.
         * @memberof mesos
         * @interface ITaskInfo
         * @augments mesos.TaskInfo.$Properties
         * @deprecated Use mesos.TaskInfo.$Properties instead.
         */

        /**
         * Shape of a TaskInfo.
         * @typedef {mesos.TaskInfo.$Properties} mesos.TaskInfo.$Shape
         */

        /**
         * Constructs a new TaskInfo.
         * @memberof mesos
         * @classdesc Represents a TaskInfo.
         * @constructor
         * @param {mesos.TaskInfo.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const TaskInfo = function (properties) {
            this.resources = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * TaskInfo name.
         * @member {string|null|undefined} name
         * @memberof mesos.TaskInfo
         * @instance
         */
        TaskInfo.prototype.name = null;

        /**
         * TaskInfo task_id.
         * @member {mesos.Id.$Properties|null|undefined} task_id
         * @memberof mesos.TaskInfo
         * @instance
         */
        TaskInfo.prototype.task_id = null;

        /**
         * TaskInfo agent_id.
         * @member {mesos.Id.$Properties|null|undefined} agent_id
         * @memberof mesos.TaskInfo
         * @instance
         */
        TaskInfo.prototype.agent_id = null;

        /**
         * TaskInfo resources.
         * @member {Array.<mesos.Resource.$Properties>} resources
         * @memberof mesos.TaskInfo
         * @instance
         */
        TaskInfo.prototype.resources = $util.emptyArray;

        /**
         * TaskInfo executor.
         * @member {mesos.ExecutorInfo.$Properties|null|undefined} executor
         * @memberof mesos.TaskInfo
         * @instance
         */
        TaskInfo.prototype.executor = null;

        /**
         * TaskInfo command.
         * @member {mesos.CommandInfo.$Properties|null|undefined} command
         * @memberof mesos.TaskInfo
         * @instance
         */
        TaskInfo.prototype.command = null;

        /**
         * TaskInfo health_check.
         * @member {mesos.HealthCheck.$Properties|null|undefined} health_check
         * @memberof mesos.TaskInfo
         * @instance
         */
        TaskInfo.prototype.health_check = null;

        /**
         * TaskInfo container.
         * @member {mesos.ContainerInfo.$Properties|null|undefined} container
         * @memberof mesos.TaskInfo
         * @instance
         */
        TaskInfo.prototype.container = null;

        /**
         * TaskInfo labels.
         * @member {mesos.Labels.$Properties|null|undefined} labels
         * @memberof mesos.TaskInfo
         * @instance
         */
        TaskInfo.prototype.labels = null;

        /**
         * TaskInfo discovery.
         * @member {mesos.DiscoveryInfo.$Properties|null|undefined} discovery
         * @memberof mesos.TaskInfo
         * @instance
         */
        TaskInfo.prototype.discovery = null;

        /**
         * TaskInfo check.
         * @member {mesos.CheckInfo.$Properties|null|undefined} check
         * @memberof mesos.TaskInfo
         * @instance
         */
        TaskInfo.prototype.check = null;

        /**
         * Creates a new TaskInfo instance using the specified properties.
         * @function create
         * @memberof mesos.TaskInfo
         * @static
         * @param {mesos.TaskInfo.$Properties=} [properties] Properties to set
         * @returns {mesos.TaskInfo} TaskInfo instance
         * @type {{
         *   (properties: mesos.TaskInfo.$Shape): mesos.TaskInfo & mesos.TaskInfo.$Shape;
         *   (properties?: mesos.TaskInfo.$Properties): mesos.TaskInfo;
         * }}
         */
        TaskInfo.create = function(properties) {
            return new TaskInfo(properties);
        };

        /**
         * Encodes the specified TaskInfo message. Does not implicitly {@link mesos.TaskInfo.verify|verify} messages.
         * @function encode
         * @memberof mesos.TaskInfo
         * @static
         * @param {mesos.TaskInfo.$Properties} message TaskInfo message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        TaskInfo.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
            if (message.task_id != null && $Object.hasOwnProperty.call(message, "task_id"))
                $root.mesos.Id.encode(message.task_id, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.agent_id != null && $Object.hasOwnProperty.call(message, "agent_id"))
                $root.mesos.Id.encode(message.agent_id, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
            if (message.resources != null && message.resources.length)
                for (let i = 0; i < message.resources.length; ++i)
                    $root.mesos.Resource.encode(message.resources[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
            if (message.executor != null && $Object.hasOwnProperty.call(message, "executor"))
                $root.mesos.ExecutorInfo.encode(message.executor, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
            if (message.command != null && $Object.hasOwnProperty.call(message, "command"))
                $root.mesos.CommandInfo.encode(message.command, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
            if (message.health_check != null && $Object.hasOwnProperty.call(message, "health_check"))
                $root.mesos.HealthCheck.encode(message.health_check, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
            if (message.container != null && $Object.hasOwnProperty.call(message, "container"))
                $root.mesos.ContainerInfo.encode(message.container, writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
            if (message.labels != null && $Object.hasOwnProperty.call(message, "labels"))
                $root.mesos.Labels.encode(message.labels, writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
            if (message.discovery != null && $Object.hasOwnProperty.call(message, "discovery"))
                $root.mesos.DiscoveryInfo.encode(message.discovery, writer.uint32(/* id 11, wireType 2 =*/90).fork(), _depth + 1).ldelim();
            if (message.check != null && $Object.hasOwnProperty.call(message, "check"))
                $root.mesos.CheckInfo.encode(message.check, writer.uint32(/* id 13, wireType 2 =*/106).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a TaskInfo message from the specified reader or buffer.
         * @function decode
         * @memberof mesos.TaskInfo
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {mesos.TaskInfo & mesos.TaskInfo.$Shape} TaskInfo
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        TaskInfo.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.mesos.TaskInfo();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.name = reader.string();
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.task_id = $root.mesos.Id.decode(reader, reader.size(), $undefined, _depth + 1, message.task_id);
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.agent_id = $root.mesos.Id.decode(reader, reader.size(), $undefined, _depth + 1, message.agent_id);
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        if (!(message.resources && message.resources.length))
                            message.resources = [];
                        message.resources.push($root.mesos.Resource.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        message.executor = $root.mesos.ExecutorInfo.decode(reader, reader.size(), $undefined, _depth + 1, message.executor);
                        continue;
                    }
                case 7: {
                        if (wireType !== 2)
                            break;
                        message.command = $root.mesos.CommandInfo.decode(reader, reader.size(), $undefined, _depth + 1, message.command);
                        continue;
                    }
                case 8: {
                        if (wireType !== 2)
                            break;
                        message.health_check = $root.mesos.HealthCheck.decode(reader, reader.size(), $undefined, _depth + 1, message.health_check);
                        continue;
                    }
                case 9: {
                        if (wireType !== 2)
                            break;
                        message.container = $root.mesos.ContainerInfo.decode(reader, reader.size(), $undefined, _depth + 1, message.container);
                        continue;
                    }
                case 10: {
                        if (wireType !== 2)
                            break;
                        message.labels = $root.mesos.Labels.decode(reader, reader.size(), $undefined, _depth + 1, message.labels);
                        continue;
                    }
                case 11: {
                        if (wireType !== 2)
                            break;
                        message.discovery = $root.mesos.DiscoveryInfo.decode(reader, reader.size(), $undefined, _depth + 1, message.discovery);
                        continue;
                    }
                case 13: {
                        if (wireType !== 2)
                            break;
                        message.check = $root.mesos.CheckInfo.decode(reader, reader.size(), $undefined, _depth + 1, message.check);
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return TaskInfo;
    })();

    mesos.Task = (function() {

        /**
         * Properties of a Task.
         * @typedef {Object} mesos.Task.$Properties
         * @property {string|null} [name] Task name
         * @property {mesos.Id.$Properties|null} [task_id] Task task_id
         * @property {mesos.Id.$Properties|null} [framework_id] Task framework_id
         * @property {mesos.Id.$Properties|null} [executor_id] Task executor_id
         * @property {mesos.Id.$Properties|null} [agent_id] Task agent_id
         * @property {number|null} [state] Task state
         * @property {Array.<mesos.TaskStatus.$Properties>|null} [statuses] Task statuses
         * @property {mesos.Labels.$Properties|null} [labels] Task labels
         * @property {mesos.DiscoveryInfo.$Properties|null} [discovery] Task discovery
         * @property {mesos.ContainerInfo.$Properties|null} [container] Task container
         * @property {mesos.HealthCheck.$Properties|null} [health_check] Task health_check
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Task.
         * @memberof mesos
         * @interface ITask
         * @augments mesos.Task.$Properties
         * @deprecated Use mesos.Task.$Properties instead.
         */

        /**
         * Shape of a Task.
         * @typedef {mesos.Task.$Properties} mesos.Task.$Shape
         */

        /**
         * Constructs a new Task.
         * @memberof mesos
         * @classdesc Represents a Task.
         * @constructor
         * @param {mesos.Task.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Task = function (properties) {
            this.statuses = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Task name.
         * @member {string|null|undefined} name
         * @memberof mesos.Task
         * @instance
         */
        Task.prototype.name = null;

        /**
         * Task task_id.
         * @member {mesos.Id.$Properties|null|undefined} task_id
         * @memberof mesos.Task
         * @instance
         */
        Task.prototype.task_id = null;

        /**
         * Task framework_id.
         * @member {mesos.Id.$Properties|null|undefined} framework_id
         * @memberof mesos.Task
         * @instance
         */
        Task.prototype.framework_id = null;

        /**
         * Task executor_id.
         * @member {mesos.Id.$Properties|null|undefined} executor_id
         * @memberof mesos.Task
         * @instance
         */
        Task.prototype.executor_id = null;

        /**
         * Task agent_id.
         * @member {mesos.Id.$Properties|null|undefined} agent_id
         * @memberof mesos.Task
         * @instance
         */
        Task.prototype.agent_id = null;

        /**
         * Task state.
         * @member {number|null|undefined} state
         * @memberof mesos.Task
         * @instance
         */
        Task.prototype.state = null;

        /**
         * Task statuses.
         * @member {Array.<mesos.TaskStatus.$Properties>} statuses
         * @memberof mesos.Task
         * @instance
         */
        Task.prototype.statuses = $util.emptyArray;

        /**
         * Task labels.
         * @member {mesos.Labels.$Properties|null|undefined} labels
         * @memberof mesos.Task
         * @instance
         */
        Task.prototype.labels = null;

        /**
         * Task discovery.
         * @member {mesos.DiscoveryInfo.$Properties|null|undefined} discovery
         * @memberof mesos.Task
         * @instance
         */
        Task.prototype.discovery = null;

        /**
         * Task container.
         * @member {mesos.ContainerInfo.$Properties|null|undefined} container
         * @memberof mesos.Task
         * @instance
         */
        Task.prototype.container = null;

        /**
         * Task health_check.
         * @member {mesos.HealthCheck.$Properties|null|undefined} health_check
         * @memberof mesos.Task
         * @instance
         */
        Task.prototype.health_check = null;

        /**
         * Creates a new Task instance using the specified properties.
         * @function create
         * @memberof mesos.Task
         * @static
         * @param {mesos.Task.$Properties=} [properties] Properties to set
         * @returns {mesos.Task} Task instance
         * @type {{
         *   (properties: mesos.Task.$Shape): mesos.Task & mesos.Task.$Shape;
         *   (properties?: mesos.Task.$Properties): mesos.Task;
         * }}
         */
        Task.create = function(properties) {
            return new Task(properties);
        };

        /**
         * Encodes the specified Task message. Does not implicitly {@link mesos.Task.verify|verify} messages.
         * @function encode
         * @memberof mesos.Task
         * @static
         * @param {mesos.Task.$Properties} message Task message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Task.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
            if (message.task_id != null && $Object.hasOwnProperty.call(message, "task_id"))
                $root.mesos.Id.encode(message.task_id, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.framework_id != null && $Object.hasOwnProperty.call(message, "framework_id"))
                $root.mesos.Id.encode(message.framework_id, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
            if (message.executor_id != null && $Object.hasOwnProperty.call(message, "executor_id"))
                $root.mesos.Id.encode(message.executor_id, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
            if (message.agent_id != null && $Object.hasOwnProperty.call(message, "agent_id"))
                $root.mesos.Id.encode(message.agent_id, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
            if (message.state != null && $Object.hasOwnProperty.call(message, "state"))
                writer.uint32(/* id 6, wireType 0 =*/48).int32(message.state);
            if (message.statuses != null && message.statuses.length)
                for (let i = 0; i < message.statuses.length; ++i)
                    $root.mesos.TaskStatus.encode(message.statuses[i], writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
            if (message.labels != null && $Object.hasOwnProperty.call(message, "labels"))
                $root.mesos.Labels.encode(message.labels, writer.uint32(/* id 11, wireType 2 =*/90).fork(), _depth + 1).ldelim();
            if (message.discovery != null && $Object.hasOwnProperty.call(message, "discovery"))
                $root.mesos.DiscoveryInfo.encode(message.discovery, writer.uint32(/* id 12, wireType 2 =*/98).fork(), _depth + 1).ldelim();
            if (message.container != null && $Object.hasOwnProperty.call(message, "container"))
                $root.mesos.ContainerInfo.encode(message.container, writer.uint32(/* id 13, wireType 2 =*/106).fork(), _depth + 1).ldelim();
            if (message.health_check != null && $Object.hasOwnProperty.call(message, "health_check"))
                $root.mesos.HealthCheck.encode(message.health_check, writer.uint32(/* id 15, wireType 2 =*/122).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Task message from the specified reader or buffer.
         * @function decode
         * @memberof mesos.Task
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {mesos.Task & mesos.Task.$Shape} Task
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Task.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.mesos.Task();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.name = reader.string();
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.task_id = $root.mesos.Id.decode(reader, reader.size(), $undefined, _depth + 1, message.task_id);
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.framework_id = $root.mesos.Id.decode(reader, reader.size(), $undefined, _depth + 1, message.framework_id);
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        message.executor_id = $root.mesos.Id.decode(reader, reader.size(), $undefined, _depth + 1, message.executor_id);
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        message.agent_id = $root.mesos.Id.decode(reader, reader.size(), $undefined, _depth + 1, message.agent_id);
                        continue;
                    }
                case 6: {
                        if (wireType !== 0)
                            break;
                        message.state = reader.int32();
                        continue;
                    }
                case 8: {
                        if (wireType !== 2)
                            break;
                        if (!(message.statuses && message.statuses.length))
                            message.statuses = [];
                        message.statuses.push($root.mesos.TaskStatus.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                case 11: {
                        if (wireType !== 2)
                            break;
                        message.labels = $root.mesos.Labels.decode(reader, reader.size(), $undefined, _depth + 1, message.labels);
                        continue;
                    }
                case 12: {
                        if (wireType !== 2)
                            break;
                        message.discovery = $root.mesos.DiscoveryInfo.decode(reader, reader.size(), $undefined, _depth + 1, message.discovery);
                        continue;
                    }
                case 13: {
                        if (wireType !== 2)
                            break;
                        message.container = $root.mesos.ContainerInfo.decode(reader, reader.size(), $undefined, _depth + 1, message.container);
                        continue;
                    }
                case 15: {
                        if (wireType !== 2)
                            break;
                        message.health_check = $root.mesos.HealthCheck.decode(reader, reader.size(), $undefined, _depth + 1, message.health_check);
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return Task;
    })();

    mesos.AgentInfo = (function() {

        /**
         * Properties of an AgentInfo.
         * @typedef {Object} mesos.AgentInfo.$Properties
         * @property {string|null} [hostname] AgentInfo hostname
         * @property {mesos.Id.$Properties|null} [id] AgentInfo id
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of an AgentInfo.
         * @memberof mesos
         * @interface IAgentInfo
         * @augments mesos.AgentInfo.$Properties
         * @deprecated Use mesos.AgentInfo.$Properties instead.
         */

        /**
         * Shape of an AgentInfo.
         * @typedef {mesos.AgentInfo.$Properties} mesos.AgentInfo.$Shape
         */

        /**
         * Constructs a new AgentInfo.
         * @memberof mesos
         * @classdesc Represents an AgentInfo.
         * @constructor
         * @param {mesos.AgentInfo.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const AgentInfo = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * AgentInfo hostname.
         * @member {string|null|undefined} hostname
         * @memberof mesos.AgentInfo
         * @instance
         */
        AgentInfo.prototype.hostname = null;

        /**
         * AgentInfo id.
         * @member {mesos.Id.$Properties|null|undefined} id
         * @memberof mesos.AgentInfo
         * @instance
         */
        AgentInfo.prototype.id = null;

        /**
         * Creates a new AgentInfo instance using the specified properties.
         * @function create
         * @memberof mesos.AgentInfo
         * @static
         * @param {mesos.AgentInfo.$Properties=} [properties] Properties to set
         * @returns {mesos.AgentInfo} AgentInfo instance
         * @type {{
         *   (properties: mesos.AgentInfo.$Shape): mesos.AgentInfo & mesos.AgentInfo.$Shape;
         *   (properties?: mesos.AgentInfo.$Properties): mesos.AgentInfo;
         * }}
         */
        AgentInfo.create = function(properties) {
            return new AgentInfo(properties);
        };

        /**
         * Encodes the specified AgentInfo message. Does not implicitly {@link mesos.AgentInfo.verify|verify} messages.
         * @function encode
         * @memberof mesos.AgentInfo
         * @static
         * @param {mesos.AgentInfo.$Properties} message AgentInfo message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        AgentInfo.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.hostname != null && $Object.hasOwnProperty.call(message, "hostname"))
                writer.uint32(/* id 1, wireType 2 =*/10).string(message.hostname);
            if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                $root.mesos.Id.encode(message.id, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes an AgentInfo message from the specified reader or buffer.
         * @function decode
         * @memberof mesos.AgentInfo
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {mesos.AgentInfo & mesos.AgentInfo.$Shape} AgentInfo
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        AgentInfo.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.mesos.AgentInfo();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.hostname = reader.string();
                        continue;
                    }
                case 6: {
                        if (wireType !== 2)
                            break;
                        message.id = $root.mesos.Id.decode(reader, reader.size(), $undefined, _depth + 1, message.id);
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return AgentInfo;
    })();

    mesos.FrameworkInfo = (function() {

        /**
         * Properties of a FrameworkInfo.
         * @typedef {Object} mesos.FrameworkInfo.$Properties
         * @property {string|null} [name] FrameworkInfo name
         * @property {mesos.Id.$Properties|null} [id] FrameworkInfo id
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a FrameworkInfo.
         * @memberof mesos
         * @interface IFrameworkInfo
         * @augments mesos.FrameworkInfo.$Properties
         * @deprecated Use mesos.FrameworkInfo.$Properties instead.
         */

        /**
         * Shape of a FrameworkInfo.
         * @typedef {mesos.FrameworkInfo.$Properties} mesos.FrameworkInfo.$Shape
         */

        /**
         * Constructs a new FrameworkInfo.
         * @memberof mesos
         * @classdesc Represents a FrameworkInfo.
         * @constructor
         * @param {mesos.FrameworkInfo.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const FrameworkInfo = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * FrameworkInfo name.
         * @member {string|null|undefined} name
         * @memberof mesos.FrameworkInfo
         * @instance
         */
        FrameworkInfo.prototype.name = null;

        /**
         * FrameworkInfo id.
         * @member {mesos.Id.$Properties|null|undefined} id
         * @memberof mesos.FrameworkInfo
         * @instance
         */
        FrameworkInfo.prototype.id = null;

        /**
         * Creates a new FrameworkInfo instance using the specified properties.
         * @function create
         * @memberof mesos.FrameworkInfo
         * @static
         * @param {mesos.FrameworkInfo.$Properties=} [properties] Properties to set
         * @returns {mesos.FrameworkInfo} FrameworkInfo instance
         * @type {{
         *   (properties: mesos.FrameworkInfo.$Shape): mesos.FrameworkInfo & mesos.FrameworkInfo.$Shape;
         *   (properties?: mesos.FrameworkInfo.$Properties): mesos.FrameworkInfo;
         * }}
         */
        FrameworkInfo.create = function(properties) {
            return new FrameworkInfo(properties);
        };

        /**
         * Encodes the specified FrameworkInfo message. Does not implicitly {@link mesos.FrameworkInfo.verify|verify} messages.
         * @function encode
         * @memberof mesos.FrameworkInfo
         * @static
         * @param {mesos.FrameworkInfo.$Properties} message FrameworkInfo message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        FrameworkInfo.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
            if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                $root.mesos.Id.encode(message.id, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a FrameworkInfo message from the specified reader or buffer.
         * @function decode
         * @memberof mesos.FrameworkInfo
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {mesos.FrameworkInfo & mesos.FrameworkInfo.$Shape} FrameworkInfo
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        FrameworkInfo.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.mesos.FrameworkInfo();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.name = reader.string();
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.id = $root.mesos.Id.decode(reader, reader.size(), $undefined, _depth + 1, message.id);
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return FrameworkInfo;
    })();

    mesos.operator = (function() {

        /**
         * Namespace operator.
         * @memberof mesos
         * @namespace
         */
        const operator = {};

        operator.Agent = (function() {

            /**
             * Properties of an Agent.
             * @typedef {Object} mesos.operator.Agent.$Properties
             * @property {mesos.AgentInfo.$Properties|null} [agent_info] Agent agent_info
             * @property {string|null} [pid] Agent pid
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Agent.
             * @memberof mesos.operator
             * @interface IAgent
             * @augments mesos.operator.Agent.$Properties
             * @deprecated Use mesos.operator.Agent.$Properties instead.
             */

            /**
             * Shape of an Agent.
             * @typedef {mesos.operator.Agent.$Properties} mesos.operator.Agent.$Shape
             */

            /**
             * Constructs a new Agent.
             * @memberof mesos.operator
             * @classdesc Represents an Agent.
             * @constructor
             * @param {mesos.operator.Agent.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Agent = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Agent agent_info.
             * @member {mesos.AgentInfo.$Properties|null|undefined} agent_info
             * @memberof mesos.operator.Agent
             * @instance
             */
            Agent.prototype.agent_info = null;

            /**
             * Agent pid.
             * @member {string|null|undefined} pid
             * @memberof mesos.operator.Agent
             * @instance
             */
            Agent.prototype.pid = null;

            /**
             * Creates a new Agent instance using the specified properties.
             * @function create
             * @memberof mesos.operator.Agent
             * @static
             * @param {mesos.operator.Agent.$Properties=} [properties] Properties to set
             * @returns {mesos.operator.Agent} Agent instance
             * @type {{
             *   (properties: mesos.operator.Agent.$Shape): mesos.operator.Agent & mesos.operator.Agent.$Shape;
             *   (properties?: mesos.operator.Agent.$Properties): mesos.operator.Agent;
             * }}
             */
            Agent.create = function(properties) {
                return new Agent(properties);
            };

            /**
             * Encodes the specified Agent message. Does not implicitly {@link mesos.operator.Agent.verify|verify} messages.
             * @function encode
             * @memberof mesos.operator.Agent
             * @static
             * @param {mesos.operator.Agent.$Properties} message Agent message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Agent.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.agent_info != null && $Object.hasOwnProperty.call(message, "agent_info"))
                    $root.mesos.AgentInfo.encode(message.agent_info, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.pid != null && $Object.hasOwnProperty.call(message, "pid"))
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.pid);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Agent message from the specified reader or buffer.
             * @function decode
             * @memberof mesos.operator.Agent
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {mesos.operator.Agent & mesos.operator.Agent.$Shape} Agent
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Agent.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.mesos.operator.Agent();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.agent_info = $root.mesos.AgentInfo.decode(reader, reader.size(), $undefined, _depth + 1, message.agent_info);
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.pid = reader.string();
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Agent;
        })();

        operator.GetAgents = (function() {

            /**
             * Properties of a GetAgents.
             * @typedef {Object} mesos.operator.GetAgents.$Properties
             * @property {Array.<mesos.operator.Agent.$Properties>|null} [agents] GetAgents agents
             * @property {Array.<mesos.AgentInfo.$Properties>|null} [recovered_agents] GetAgents recovered_agents
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetAgents.
             * @memberof mesos.operator
             * @interface IGetAgents
             * @augments mesos.operator.GetAgents.$Properties
             * @deprecated Use mesos.operator.GetAgents.$Properties instead.
             */

            /**
             * Shape of a GetAgents.
             * @typedef {mesos.operator.GetAgents.$Properties} mesos.operator.GetAgents.$Shape
             */

            /**
             * Constructs a new GetAgents.
             * @memberof mesos.operator
             * @classdesc Represents a GetAgents.
             * @constructor
             * @param {mesos.operator.GetAgents.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetAgents = function (properties) {
                this.agents = [];
                this.recovered_agents = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetAgents agents.
             * @member {Array.<mesos.operator.Agent.$Properties>} agents
             * @memberof mesos.operator.GetAgents
             * @instance
             */
            GetAgents.prototype.agents = $util.emptyArray;

            /**
             * GetAgents recovered_agents.
             * @member {Array.<mesos.AgentInfo.$Properties>} recovered_agents
             * @memberof mesos.operator.GetAgents
             * @instance
             */
            GetAgents.prototype.recovered_agents = $util.emptyArray;

            /**
             * Creates a new GetAgents instance using the specified properties.
             * @function create
             * @memberof mesos.operator.GetAgents
             * @static
             * @param {mesos.operator.GetAgents.$Properties=} [properties] Properties to set
             * @returns {mesos.operator.GetAgents} GetAgents instance
             * @type {{
             *   (properties: mesos.operator.GetAgents.$Shape): mesos.operator.GetAgents & mesos.operator.GetAgents.$Shape;
             *   (properties?: mesos.operator.GetAgents.$Properties): mesos.operator.GetAgents;
             * }}
             */
            GetAgents.create = function(properties) {
                return new GetAgents(properties);
            };

            /**
             * Encodes the specified GetAgents message. Does not implicitly {@link mesos.operator.GetAgents.verify|verify} messages.
             * @function encode
             * @memberof mesos.operator.GetAgents
             * @static
             * @param {mesos.operator.GetAgents.$Properties} message GetAgents message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetAgents.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.agents != null && message.agents.length)
                    for (let i = 0; i < message.agents.length; ++i)
                        $root.mesos.operator.Agent.encode(message.agents[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.recovered_agents != null && message.recovered_agents.length)
                    for (let i = 0; i < message.recovered_agents.length; ++i)
                        $root.mesos.AgentInfo.encode(message.recovered_agents[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetAgents message from the specified reader or buffer.
             * @function decode
             * @memberof mesos.operator.GetAgents
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {mesos.operator.GetAgents & mesos.operator.GetAgents.$Shape} GetAgents
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetAgents.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.mesos.operator.GetAgents();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.agents && message.agents.length))
                                message.agents = [];
                            message.agents.push($root.mesos.operator.Agent.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.recovered_agents && message.recovered_agents.length))
                                message.recovered_agents = [];
                            message.recovered_agents.push($root.mesos.AgentInfo.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return GetAgents;
        })();

        operator.Framework = (function() {

            /**
             * Properties of a Framework.
             * @typedef {Object} mesos.operator.Framework.$Properties
             * @property {mesos.FrameworkInfo.$Properties|null} [framework_info] Framework framework_info
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Framework.
             * @memberof mesos.operator
             * @interface IFramework
             * @augments mesos.operator.Framework.$Properties
             * @deprecated Use mesos.operator.Framework.$Properties instead.
             */

            /**
             * Shape of a Framework.
             * @typedef {mesos.operator.Framework.$Properties} mesos.operator.Framework.$Shape
             */

            /**
             * Constructs a new Framework.
             * @memberof mesos.operator
             * @classdesc Represents a Framework.
             * @constructor
             * @param {mesos.operator.Framework.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Framework = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Framework framework_info.
             * @member {mesos.FrameworkInfo.$Properties|null|undefined} framework_info
             * @memberof mesos.operator.Framework
             * @instance
             */
            Framework.prototype.framework_info = null;

            /**
             * Creates a new Framework instance using the specified properties.
             * @function create
             * @memberof mesos.operator.Framework
             * @static
             * @param {mesos.operator.Framework.$Properties=} [properties] Properties to set
             * @returns {mesos.operator.Framework} Framework instance
             * @type {{
             *   (properties: mesos.operator.Framework.$Shape): mesos.operator.Framework & mesos.operator.Framework.$Shape;
             *   (properties?: mesos.operator.Framework.$Properties): mesos.operator.Framework;
             * }}
             */
            Framework.create = function(properties) {
                return new Framework(properties);
            };

            /**
             * Encodes the specified Framework message. Does not implicitly {@link mesos.operator.Framework.verify|verify} messages.
             * @function encode
             * @memberof mesos.operator.Framework
             * @static
             * @param {mesos.operator.Framework.$Properties} message Framework message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Framework.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.framework_info != null && $Object.hasOwnProperty.call(message, "framework_info"))
                    $root.mesos.FrameworkInfo.encode(message.framework_info, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Framework message from the specified reader or buffer.
             * @function decode
             * @memberof mesos.operator.Framework
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {mesos.operator.Framework & mesos.operator.Framework.$Shape} Framework
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Framework.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.mesos.operator.Framework();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.framework_info = $root.mesos.FrameworkInfo.decode(reader, reader.size(), $undefined, _depth + 1, message.framework_info);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Framework;
        })();

        operator.GetFrameworks = (function() {

            /**
             * Properties of a GetFrameworks.
             * @typedef {Object} mesos.operator.GetFrameworks.$Properties
             * @property {Array.<mesos.operator.Framework.$Properties>|null} [frameworks] GetFrameworks frameworks
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetFrameworks.
             * @memberof mesos.operator
             * @interface IGetFrameworks
             * @augments mesos.operator.GetFrameworks.$Properties
             * @deprecated Use mesos.operator.GetFrameworks.$Properties instead.
             */

            /**
             * Shape of a GetFrameworks.
             * @typedef {mesos.operator.GetFrameworks.$Properties} mesos.operator.GetFrameworks.$Shape
             */

            /**
             * Constructs a new GetFrameworks.
             * @memberof mesos.operator
             * @classdesc Represents a GetFrameworks.
             * @constructor
             * @param {mesos.operator.GetFrameworks.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetFrameworks = function (properties) {
                this.frameworks = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetFrameworks frameworks.
             * @member {Array.<mesos.operator.Framework.$Properties>} frameworks
             * @memberof mesos.operator.GetFrameworks
             * @instance
             */
            GetFrameworks.prototype.frameworks = $util.emptyArray;

            /**
             * Creates a new GetFrameworks instance using the specified properties.
             * @function create
             * @memberof mesos.operator.GetFrameworks
             * @static
             * @param {mesos.operator.GetFrameworks.$Properties=} [properties] Properties to set
             * @returns {mesos.operator.GetFrameworks} GetFrameworks instance
             * @type {{
             *   (properties: mesos.operator.GetFrameworks.$Shape): mesos.operator.GetFrameworks & mesos.operator.GetFrameworks.$Shape;
             *   (properties?: mesos.operator.GetFrameworks.$Properties): mesos.operator.GetFrameworks;
             * }}
             */
            GetFrameworks.create = function(properties) {
                return new GetFrameworks(properties);
            };

            /**
             * Encodes the specified GetFrameworks message. Does not implicitly {@link mesos.operator.GetFrameworks.verify|verify} messages.
             * @function encode
             * @memberof mesos.operator.GetFrameworks
             * @static
             * @param {mesos.operator.GetFrameworks.$Properties} message GetFrameworks message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetFrameworks.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.frameworks != null && message.frameworks.length)
                    for (let i = 0; i < message.frameworks.length; ++i)
                        $root.mesos.operator.Framework.encode(message.frameworks[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetFrameworks message from the specified reader or buffer.
             * @function decode
             * @memberof mesos.operator.GetFrameworks
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {mesos.operator.GetFrameworks & mesos.operator.GetFrameworks.$Shape} GetFrameworks
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetFrameworks.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.mesos.operator.GetFrameworks();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.frameworks && message.frameworks.length))
                                message.frameworks = [];
                            message.frameworks.push($root.mesos.operator.Framework.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return GetFrameworks;
        })();

        operator.Executor = (function() {

            /**
             * Properties of an Executor.
             * @typedef {Object} mesos.operator.Executor.$Properties
             * @property {mesos.ExecutorInfo.$Properties|null} [executor_info] Executor executor_info
             * @property {mesos.Id.$Properties|null} [agent_id] Executor agent_id
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Executor.
             * @memberof mesos.operator
             * @interface IExecutor
             * @augments mesos.operator.Executor.$Properties
             * @deprecated Use mesos.operator.Executor.$Properties instead.
             */

            /**
             * Shape of an Executor.
             * @typedef {mesos.operator.Executor.$Properties} mesos.operator.Executor.$Shape
             */

            /**
             * Constructs a new Executor.
             * @memberof mesos.operator
             * @classdesc Represents an Executor.
             * @constructor
             * @param {mesos.operator.Executor.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Executor = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Executor executor_info.
             * @member {mesos.ExecutorInfo.$Properties|null|undefined} executor_info
             * @memberof mesos.operator.Executor
             * @instance
             */
            Executor.prototype.executor_info = null;

            /**
             * Executor agent_id.
             * @member {mesos.Id.$Properties|null|undefined} agent_id
             * @memberof mesos.operator.Executor
             * @instance
             */
            Executor.prototype.agent_id = null;

            /**
             * Creates a new Executor instance using the specified properties.
             * @function create
             * @memberof mesos.operator.Executor
             * @static
             * @param {mesos.operator.Executor.$Properties=} [properties] Properties to set
             * @returns {mesos.operator.Executor} Executor instance
             * @type {{
             *   (properties: mesos.operator.Executor.$Shape): mesos.operator.Executor & mesos.operator.Executor.$Shape;
             *   (properties?: mesos.operator.Executor.$Properties): mesos.operator.Executor;
             * }}
             */
            Executor.create = function(properties) {
                return new Executor(properties);
            };

            /**
             * Encodes the specified Executor message. Does not implicitly {@link mesos.operator.Executor.verify|verify} messages.
             * @function encode
             * @memberof mesos.operator.Executor
             * @static
             * @param {mesos.operator.Executor.$Properties} message Executor message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Executor.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.executor_info != null && $Object.hasOwnProperty.call(message, "executor_info"))
                    $root.mesos.ExecutorInfo.encode(message.executor_info, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.agent_id != null && $Object.hasOwnProperty.call(message, "agent_id"))
                    $root.mesos.Id.encode(message.agent_id, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Executor message from the specified reader or buffer.
             * @function decode
             * @memberof mesos.operator.Executor
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {mesos.operator.Executor & mesos.operator.Executor.$Shape} Executor
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Executor.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.mesos.operator.Executor();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.executor_info = $root.mesos.ExecutorInfo.decode(reader, reader.size(), $undefined, _depth + 1, message.executor_info);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.agent_id = $root.mesos.Id.decode(reader, reader.size(), $undefined, _depth + 1, message.agent_id);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Executor;
        })();

        operator.GetExecutors = (function() {

            /**
             * Properties of a GetExecutors.
             * @typedef {Object} mesos.operator.GetExecutors.$Properties
             * @property {Array.<mesos.operator.Executor.$Properties>|null} [executors] GetExecutors executors
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetExecutors.
             * @memberof mesos.operator
             * @interface IGetExecutors
             * @augments mesos.operator.GetExecutors.$Properties
             * @deprecated Use mesos.operator.GetExecutors.$Properties instead.
             */

            /**
             * Shape of a GetExecutors.
             * @typedef {mesos.operator.GetExecutors.$Properties} mesos.operator.GetExecutors.$Shape
             */

            /**
             * Constructs a new GetExecutors.
             * @memberof mesos.operator
             * @classdesc Represents a GetExecutors.
             * @constructor
             * @param {mesos.operator.GetExecutors.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetExecutors = function (properties) {
                this.executors = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetExecutors executors.
             * @member {Array.<mesos.operator.Executor.$Properties>} executors
             * @memberof mesos.operator.GetExecutors
             * @instance
             */
            GetExecutors.prototype.executors = $util.emptyArray;

            /**
             * Creates a new GetExecutors instance using the specified properties.
             * @function create
             * @memberof mesos.operator.GetExecutors
             * @static
             * @param {mesos.operator.GetExecutors.$Properties=} [properties] Properties to set
             * @returns {mesos.operator.GetExecutors} GetExecutors instance
             * @type {{
             *   (properties: mesos.operator.GetExecutors.$Shape): mesos.operator.GetExecutors & mesos.operator.GetExecutors.$Shape;
             *   (properties?: mesos.operator.GetExecutors.$Properties): mesos.operator.GetExecutors;
             * }}
             */
            GetExecutors.create = function(properties) {
                return new GetExecutors(properties);
            };

            /**
             * Encodes the specified GetExecutors message. Does not implicitly {@link mesos.operator.GetExecutors.verify|verify} messages.
             * @function encode
             * @memberof mesos.operator.GetExecutors
             * @static
             * @param {mesos.operator.GetExecutors.$Properties} message GetExecutors message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetExecutors.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.executors != null && message.executors.length)
                    for (let i = 0; i < message.executors.length; ++i)
                        $root.mesos.operator.Executor.encode(message.executors[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetExecutors message from the specified reader or buffer.
             * @function decode
             * @memberof mesos.operator.GetExecutors
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {mesos.operator.GetExecutors & mesos.operator.GetExecutors.$Shape} GetExecutors
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetExecutors.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.mesos.operator.GetExecutors();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.executors && message.executors.length))
                                message.executors = [];
                            message.executors.push($root.mesos.operator.Executor.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return GetExecutors;
        })();

        operator.GetTasks = (function() {

            /**
             * Properties of a GetTasks.
             * @typedef {Object} mesos.operator.GetTasks.$Properties
             * @property {Array.<mesos.Task.$Properties>|null} [pending_tasks] GetTasks pending_tasks
             * @property {Array.<mesos.Task.$Properties>|null} [tasks] GetTasks tasks
             * @property {Array.<mesos.Task.$Properties>|null} [orphan_tasks] GetTasks orphan_tasks
             * @property {Array.<mesos.Task.$Properties>|null} [unreachable_tasks] GetTasks unreachable_tasks
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetTasks.
             * @memberof mesos.operator
             * @interface IGetTasks
             * @augments mesos.operator.GetTasks.$Properties
             * @deprecated Use mesos.operator.GetTasks.$Properties instead.
             */

            /**
             * Shape of a GetTasks.
             * @typedef {mesos.operator.GetTasks.$Properties} mesos.operator.GetTasks.$Shape
             */

            /**
             * Constructs a new GetTasks.
             * @memberof mesos.operator
             * @classdesc Represents a GetTasks.
             * @constructor
             * @param {mesos.operator.GetTasks.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetTasks = function (properties) {
                this.pending_tasks = [];
                this.tasks = [];
                this.orphan_tasks = [];
                this.unreachable_tasks = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetTasks pending_tasks.
             * @member {Array.<mesos.Task.$Properties>} pending_tasks
             * @memberof mesos.operator.GetTasks
             * @instance
             */
            GetTasks.prototype.pending_tasks = $util.emptyArray;

            /**
             * GetTasks tasks.
             * @member {Array.<mesos.Task.$Properties>} tasks
             * @memberof mesos.operator.GetTasks
             * @instance
             */
            GetTasks.prototype.tasks = $util.emptyArray;

            /**
             * GetTasks orphan_tasks.
             * @member {Array.<mesos.Task.$Properties>} orphan_tasks
             * @memberof mesos.operator.GetTasks
             * @instance
             */
            GetTasks.prototype.orphan_tasks = $util.emptyArray;

            /**
             * GetTasks unreachable_tasks.
             * @member {Array.<mesos.Task.$Properties>} unreachable_tasks
             * @memberof mesos.operator.GetTasks
             * @instance
             */
            GetTasks.prototype.unreachable_tasks = $util.emptyArray;

            /**
             * Creates a new GetTasks instance using the specified properties.
             * @function create
             * @memberof mesos.operator.GetTasks
             * @static
             * @param {mesos.operator.GetTasks.$Properties=} [properties] Properties to set
             * @returns {mesos.operator.GetTasks} GetTasks instance
             * @type {{
             *   (properties: mesos.operator.GetTasks.$Shape): mesos.operator.GetTasks & mesos.operator.GetTasks.$Shape;
             *   (properties?: mesos.operator.GetTasks.$Properties): mesos.operator.GetTasks;
             * }}
             */
            GetTasks.create = function(properties) {
                return new GetTasks(properties);
            };

            /**
             * Encodes the specified GetTasks message. Does not implicitly {@link mesos.operator.GetTasks.verify|verify} messages.
             * @function encode
             * @memberof mesos.operator.GetTasks
             * @static
             * @param {mesos.operator.GetTasks.$Properties} message GetTasks message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetTasks.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.pending_tasks != null && message.pending_tasks.length)
                    for (let i = 0; i < message.pending_tasks.length; ++i)
                        $root.mesos.Task.encode(message.pending_tasks[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.tasks != null && message.tasks.length)
                    for (let i = 0; i < message.tasks.length; ++i)
                        $root.mesos.Task.encode(message.tasks[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.orphan_tasks != null && message.orphan_tasks.length)
                    for (let i = 0; i < message.orphan_tasks.length; ++i)
                        $root.mesos.Task.encode(message.orphan_tasks[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.unreachable_tasks != null && message.unreachable_tasks.length)
                    for (let i = 0; i < message.unreachable_tasks.length; ++i)
                        $root.mesos.Task.encode(message.unreachable_tasks[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetTasks message from the specified reader or buffer.
             * @function decode
             * @memberof mesos.operator.GetTasks
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {mesos.operator.GetTasks & mesos.operator.GetTasks.$Shape} GetTasks
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetTasks.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.mesos.operator.GetTasks();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.pending_tasks && message.pending_tasks.length))
                                message.pending_tasks = [];
                            message.pending_tasks.push($root.mesos.Task.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.tasks && message.tasks.length))
                                message.tasks = [];
                            message.tasks.push($root.mesos.Task.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.orphan_tasks && message.orphan_tasks.length))
                                message.orphan_tasks = [];
                            message.orphan_tasks.push($root.mesos.Task.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if (!(message.unreachable_tasks && message.unreachable_tasks.length))
                                message.unreachable_tasks = [];
                            message.unreachable_tasks.push($root.mesos.Task.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return GetTasks;
        })();

        operator.GetState = (function() {

            /**
             * Properties of a GetState.
             * @typedef {Object} mesos.operator.GetState.$Properties
             * @property {mesos.operator.GetTasks.$Properties|null} [get_tasks] GetState get_tasks
             * @property {mesos.operator.GetExecutors.$Properties|null} [get_executors] GetState get_executors
             * @property {mesos.operator.GetFrameworks.$Properties|null} [get_frameworks] GetState get_frameworks
             * @property {mesos.operator.GetAgents.$Properties|null} [get_agents] GetState get_agents
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetState.
             * @memberof mesos.operator
             * @interface IGetState
             * @augments mesos.operator.GetState.$Properties
             * @deprecated Use mesos.operator.GetState.$Properties instead.
             */

            /**
             * Shape of a GetState.
             * @typedef {mesos.operator.GetState.$Properties} mesos.operator.GetState.$Shape
             */

            /**
             * Constructs a new GetState.
             * @memberof mesos.operator
             * @classdesc Represents a GetState.
             * @constructor
             * @param {mesos.operator.GetState.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetState = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetState get_tasks.
             * @member {mesos.operator.GetTasks.$Properties|null|undefined} get_tasks
             * @memberof mesos.operator.GetState
             * @instance
             */
            GetState.prototype.get_tasks = null;

            /**
             * GetState get_executors.
             * @member {mesos.operator.GetExecutors.$Properties|null|undefined} get_executors
             * @memberof mesos.operator.GetState
             * @instance
             */
            GetState.prototype.get_executors = null;

            /**
             * GetState get_frameworks.
             * @member {mesos.operator.GetFrameworks.$Properties|null|undefined} get_frameworks
             * @memberof mesos.operator.GetState
             * @instance
             */
            GetState.prototype.get_frameworks = null;

            /**
             * GetState get_agents.
             * @member {mesos.operator.GetAgents.$Properties|null|undefined} get_agents
             * @memberof mesos.operator.GetState
             * @instance
             */
            GetState.prototype.get_agents = null;

            /**
             * Creates a new GetState instance using the specified properties.
             * @function create
             * @memberof mesos.operator.GetState
             * @static
             * @param {mesos.operator.GetState.$Properties=} [properties] Properties to set
             * @returns {mesos.operator.GetState} GetState instance
             * @type {{
             *   (properties: mesos.operator.GetState.$Shape): mesos.operator.GetState & mesos.operator.GetState.$Shape;
             *   (properties?: mesos.operator.GetState.$Properties): mesos.operator.GetState;
             * }}
             */
            GetState.create = function(properties) {
                return new GetState(properties);
            };

            /**
             * Encodes the specified GetState message. Does not implicitly {@link mesos.operator.GetState.verify|verify} messages.
             * @function encode
             * @memberof mesos.operator.GetState
             * @static
             * @param {mesos.operator.GetState.$Properties} message GetState message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetState.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.get_tasks != null && $Object.hasOwnProperty.call(message, "get_tasks"))
                    $root.mesos.operator.GetTasks.encode(message.get_tasks, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.get_executors != null && $Object.hasOwnProperty.call(message, "get_executors"))
                    $root.mesos.operator.GetExecutors.encode(message.get_executors, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.get_frameworks != null && $Object.hasOwnProperty.call(message, "get_frameworks"))
                    $root.mesos.operator.GetFrameworks.encode(message.get_frameworks, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.get_agents != null && $Object.hasOwnProperty.call(message, "get_agents"))
                    $root.mesos.operator.GetAgents.encode(message.get_agents, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetState message from the specified reader or buffer.
             * @function decode
             * @memberof mesos.operator.GetState
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {mesos.operator.GetState & mesos.operator.GetState.$Shape} GetState
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetState.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.mesos.operator.GetState();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.get_tasks = $root.mesos.operator.GetTasks.decode(reader, reader.size(), $undefined, _depth + 1, message.get_tasks);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.get_executors = $root.mesos.operator.GetExecutors.decode(reader, reader.size(), $undefined, _depth + 1, message.get_executors);
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.get_frameworks = $root.mesos.operator.GetFrameworks.decode(reader, reader.size(), $undefined, _depth + 1, message.get_frameworks);
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.get_agents = $root.mesos.operator.GetAgents.decode(reader, reader.size(), $undefined, _depth + 1, message.get_agents);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return GetState;
        })();

        operator.Event = (function() {

            /**
             * Properties of an Event.
             * @typedef {Object} mesos.operator.Event.$Properties
             * @property {number|null} [type] Event type
             * @property {mesos.operator.Event.Subscribed.$Properties|null} [subscribed] Event subscribed
             * @property {mesos.operator.Event.TaskAdded.$Properties|null} [task_added] Event task_added
             * @property {mesos.operator.Event.TaskUpdated.$Properties|null} [task_updated] Event task_updated
             * @property {mesos.operator.Event.AgentAdded.$Properties|null} [agent_added] Event agent_added
             * @property {mesos.operator.Event.AgentRemoved.$Properties|null} [agent_removed] Event agent_removed
             * @property {mesos.operator.Event.FrameworkAdded.$Properties|null} [framework_added] Event framework_added
             * @property {mesos.operator.Event.FrameworkUpdated.$Properties|null} [framework_updated] Event framework_updated
             * @property {mesos.operator.Event.FrameworkRemoved.$Properties|null} [framework_removed] Event framework_removed
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Event.
             * @memberof mesos.operator
             * @interface IEvent
             * @augments mesos.operator.Event.$Properties
             * @deprecated Use mesos.operator.Event.$Properties instead.
             */

            /**
             * Shape of an Event.
             * @typedef {mesos.operator.Event.$Properties} mesos.operator.Event.$Shape
             */

            /**
             * Constructs a new Event.
             * @memberof mesos.operator
             * @classdesc Represents an Event.
             * @constructor
             * @param {mesos.operator.Event.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Event = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Event type.
             * @member {number|null|undefined} type
             * @memberof mesos.operator.Event
             * @instance
             */
            Event.prototype.type = null;

            /**
             * Event subscribed.
             * @member {mesos.operator.Event.Subscribed.$Properties|null|undefined} subscribed
             * @memberof mesos.operator.Event
             * @instance
             */
            Event.prototype.subscribed = null;

            /**
             * Event task_added.
             * @member {mesos.operator.Event.TaskAdded.$Properties|null|undefined} task_added
             * @memberof mesos.operator.Event
             * @instance
             */
            Event.prototype.task_added = null;

            /**
             * Event task_updated.
             * @member {mesos.operator.Event.TaskUpdated.$Properties|null|undefined} task_updated
             * @memberof mesos.operator.Event
             * @instance
             */
            Event.prototype.task_updated = null;

            /**
             * Event agent_added.
             * @member {mesos.operator.Event.AgentAdded.$Properties|null|undefined} agent_added
             * @memberof mesos.operator.Event
             * @instance
             */
            Event.prototype.agent_added = null;

            /**
             * Event agent_removed.
             * @member {mesos.operator.Event.AgentRemoved.$Properties|null|undefined} agent_removed
             * @memberof mesos.operator.Event
             * @instance
             */
            Event.prototype.agent_removed = null;

            /**
             * Event framework_added.
             * @member {mesos.operator.Event.FrameworkAdded.$Properties|null|undefined} framework_added
             * @memberof mesos.operator.Event
             * @instance
             */
            Event.prototype.framework_added = null;

            /**
             * Event framework_updated.
             * @member {mesos.operator.Event.FrameworkUpdated.$Properties|null|undefined} framework_updated
             * @memberof mesos.operator.Event
             * @instance
             */
            Event.prototype.framework_updated = null;

            /**
             * Event framework_removed.
             * @member {mesos.operator.Event.FrameworkRemoved.$Properties|null|undefined} framework_removed
             * @memberof mesos.operator.Event
             * @instance
             */
            Event.prototype.framework_removed = null;

            /**
             * Creates a new Event instance using the specified properties.
             * @function create
             * @memberof mesos.operator.Event
             * @static
             * @param {mesos.operator.Event.$Properties=} [properties] Properties to set
             * @returns {mesos.operator.Event} Event instance
             * @type {{
             *   (properties: mesos.operator.Event.$Shape): mesos.operator.Event & mesos.operator.Event.$Shape;
             *   (properties?: mesos.operator.Event.$Properties): mesos.operator.Event;
             * }}
             */
            Event.create = function(properties) {
                return new Event(properties);
            };

            /**
             * Encodes the specified Event message. Does not implicitly {@link mesos.operator.Event.verify|verify} messages.
             * @function encode
             * @memberof mesos.operator.Event
             * @static
             * @param {mesos.operator.Event.$Properties} message Event message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Event.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.type != null && $Object.hasOwnProperty.call(message, "type"))
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.type);
                if (message.subscribed != null && $Object.hasOwnProperty.call(message, "subscribed"))
                    $root.mesos.operator.Event.Subscribed.encode(message.subscribed, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.task_added != null && $Object.hasOwnProperty.call(message, "task_added"))
                    $root.mesos.operator.Event.TaskAdded.encode(message.task_added, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.task_updated != null && $Object.hasOwnProperty.call(message, "task_updated"))
                    $root.mesos.operator.Event.TaskUpdated.encode(message.task_updated, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.agent_added != null && $Object.hasOwnProperty.call(message, "agent_added"))
                    $root.mesos.operator.Event.AgentAdded.encode(message.agent_added, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.agent_removed != null && $Object.hasOwnProperty.call(message, "agent_removed"))
                    $root.mesos.operator.Event.AgentRemoved.encode(message.agent_removed, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.framework_added != null && $Object.hasOwnProperty.call(message, "framework_added"))
                    $root.mesos.operator.Event.FrameworkAdded.encode(message.framework_added, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.framework_updated != null && $Object.hasOwnProperty.call(message, "framework_updated"))
                    $root.mesos.operator.Event.FrameworkUpdated.encode(message.framework_updated, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                if (message.framework_removed != null && $Object.hasOwnProperty.call(message, "framework_removed"))
                    $root.mesos.operator.Event.FrameworkRemoved.encode(message.framework_removed, writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Event message from the specified reader or buffer.
             * @function decode
             * @memberof mesos.operator.Event
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {mesos.operator.Event & mesos.operator.Event.$Shape} Event
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Event.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.mesos.operator.Event();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            message.type = reader.int32();
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.subscribed = $root.mesos.operator.Event.Subscribed.decode(reader, reader.size(), $undefined, _depth + 1, message.subscribed);
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.task_added = $root.mesos.operator.Event.TaskAdded.decode(reader, reader.size(), $undefined, _depth + 1, message.task_added);
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.task_updated = $root.mesos.operator.Event.TaskUpdated.decode(reader, reader.size(), $undefined, _depth + 1, message.task_updated);
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.agent_added = $root.mesos.operator.Event.AgentAdded.decode(reader, reader.size(), $undefined, _depth + 1, message.agent_added);
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.agent_removed = $root.mesos.operator.Event.AgentRemoved.decode(reader, reader.size(), $undefined, _depth + 1, message.agent_removed);
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.framework_added = $root.mesos.operator.Event.FrameworkAdded.decode(reader, reader.size(), $undefined, _depth + 1, message.framework_added);
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            message.framework_updated = $root.mesos.operator.Event.FrameworkUpdated.decode(reader, reader.size(), $undefined, _depth + 1, message.framework_updated);
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            message.framework_removed = $root.mesos.operator.Event.FrameworkRemoved.decode(reader, reader.size(), $undefined, _depth + 1, message.framework_removed);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Event.Subscribed = (function() {

                /**
                 * Properties of a Subscribed.
                 * @typedef {Object} mesos.operator.Event.Subscribed.$Properties
                 * @property {mesos.operator.GetState.$Properties|null} [get_state] Subscribed get_state
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Subscribed.
                 * @memberof mesos.operator.Event
                 * @interface ISubscribed
                 * @augments mesos.operator.Event.Subscribed.$Properties
                 * @deprecated Use mesos.operator.Event.Subscribed.$Properties instead.
                 */

                /**
                 * Shape of a Subscribed.
                 * @typedef {mesos.operator.Event.Subscribed.$Properties} mesos.operator.Event.Subscribed.$Shape
                 */

                /**
                 * Constructs a new Subscribed.
                 * @memberof mesos.operator.Event
                 * @classdesc Represents a Subscribed.
                 * @constructor
                 * @param {mesos.operator.Event.Subscribed.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Subscribed = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Subscribed get_state.
                 * @member {mesos.operator.GetState.$Properties|null|undefined} get_state
                 * @memberof mesos.operator.Event.Subscribed
                 * @instance
                 */
                Subscribed.prototype.get_state = null;

                /**
                 * Creates a new Subscribed instance using the specified properties.
                 * @function create
                 * @memberof mesos.operator.Event.Subscribed
                 * @static
                 * @param {mesos.operator.Event.Subscribed.$Properties=} [properties] Properties to set
                 * @returns {mesos.operator.Event.Subscribed} Subscribed instance
                 * @type {{
                 *   (properties: mesos.operator.Event.Subscribed.$Shape): mesos.operator.Event.Subscribed & mesos.operator.Event.Subscribed.$Shape;
                 *   (properties?: mesos.operator.Event.Subscribed.$Properties): mesos.operator.Event.Subscribed;
                 * }}
                 */
                Subscribed.create = function(properties) {
                    return new Subscribed(properties);
                };

                /**
                 * Encodes the specified Subscribed message. Does not implicitly {@link mesos.operator.Event.Subscribed.verify|verify} messages.
                 * @function encode
                 * @memberof mesos.operator.Event.Subscribed
                 * @static
                 * @param {mesos.operator.Event.Subscribed.$Properties} message Subscribed message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Subscribed.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.get_state != null && $Object.hasOwnProperty.call(message, "get_state"))
                        $root.mesos.operator.GetState.encode(message.get_state, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Subscribed message from the specified reader or buffer.
                 * @function decode
                 * @memberof mesos.operator.Event.Subscribed
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {mesos.operator.Event.Subscribed & mesos.operator.Event.Subscribed.$Shape} Subscribed
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Subscribed.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mesos.operator.Event.Subscribed();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.get_state = $root.mesos.operator.GetState.decode(reader, reader.size(), $undefined, _depth + 1, message.get_state);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Subscribed;
            })();

            Event.TaskAdded = (function() {

                /**
                 * Properties of a TaskAdded.
                 * @typedef {Object} mesos.operator.Event.TaskAdded.$Properties
                 * @property {mesos.Task.$Properties|null} [task] TaskAdded task
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a TaskAdded.
                 * @memberof mesos.operator.Event
                 * @interface ITaskAdded
                 * @augments mesos.operator.Event.TaskAdded.$Properties
                 * @deprecated Use mesos.operator.Event.TaskAdded.$Properties instead.
                 */

                /**
                 * Shape of a TaskAdded.
                 * @typedef {mesos.operator.Event.TaskAdded.$Properties} mesos.operator.Event.TaskAdded.$Shape
                 */

                /**
                 * Constructs a new TaskAdded.
                 * @memberof mesos.operator.Event
                 * @classdesc Represents a TaskAdded.
                 * @constructor
                 * @param {mesos.operator.Event.TaskAdded.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const TaskAdded = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * TaskAdded task.
                 * @member {mesos.Task.$Properties|null|undefined} task
                 * @memberof mesos.operator.Event.TaskAdded
                 * @instance
                 */
                TaskAdded.prototype.task = null;

                /**
                 * Creates a new TaskAdded instance using the specified properties.
                 * @function create
                 * @memberof mesos.operator.Event.TaskAdded
                 * @static
                 * @param {mesos.operator.Event.TaskAdded.$Properties=} [properties] Properties to set
                 * @returns {mesos.operator.Event.TaskAdded} TaskAdded instance
                 * @type {{
                 *   (properties: mesos.operator.Event.TaskAdded.$Shape): mesos.operator.Event.TaskAdded & mesos.operator.Event.TaskAdded.$Shape;
                 *   (properties?: mesos.operator.Event.TaskAdded.$Properties): mesos.operator.Event.TaskAdded;
                 * }}
                 */
                TaskAdded.create = function(properties) {
                    return new TaskAdded(properties);
                };

                /**
                 * Encodes the specified TaskAdded message. Does not implicitly {@link mesos.operator.Event.TaskAdded.verify|verify} messages.
                 * @function encode
                 * @memberof mesos.operator.Event.TaskAdded
                 * @static
                 * @param {mesos.operator.Event.TaskAdded.$Properties} message TaskAdded message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                TaskAdded.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.task != null && $Object.hasOwnProperty.call(message, "task"))
                        $root.mesos.Task.encode(message.task, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a TaskAdded message from the specified reader or buffer.
                 * @function decode
                 * @memberof mesos.operator.Event.TaskAdded
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {mesos.operator.Event.TaskAdded & mesos.operator.Event.TaskAdded.$Shape} TaskAdded
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                TaskAdded.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mesos.operator.Event.TaskAdded();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.task = $root.mesos.Task.decode(reader, reader.size(), $undefined, _depth + 1, message.task);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return TaskAdded;
            })();

            Event.TaskUpdated = (function() {

                /**
                 * Properties of a TaskUpdated.
                 * @typedef {Object} mesos.operator.Event.TaskUpdated.$Properties
                 * @property {mesos.Id.$Properties|null} [framework_id] TaskUpdated framework_id
                 * @property {mesos.TaskStatus.$Properties|null} [status] TaskUpdated status
                 * @property {number|null} [state] TaskUpdated state
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a TaskUpdated.
                 * @memberof mesos.operator.Event
                 * @interface ITaskUpdated
                 * @augments mesos.operator.Event.TaskUpdated.$Properties
                 * @deprecated Use mesos.operator.Event.TaskUpdated.$Properties instead.
                 */

                /**
                 * Shape of a TaskUpdated.
                 * @typedef {mesos.operator.Event.TaskUpdated.$Properties} mesos.operator.Event.TaskUpdated.$Shape
                 */

                /**
                 * Constructs a new TaskUpdated.
                 * @memberof mesos.operator.Event
                 * @classdesc Represents a TaskUpdated.
                 * @constructor
                 * @param {mesos.operator.Event.TaskUpdated.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const TaskUpdated = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * TaskUpdated framework_id.
                 * @member {mesos.Id.$Properties|null|undefined} framework_id
                 * @memberof mesos.operator.Event.TaskUpdated
                 * @instance
                 */
                TaskUpdated.prototype.framework_id = null;

                /**
                 * TaskUpdated status.
                 * @member {mesos.TaskStatus.$Properties|null|undefined} status
                 * @memberof mesos.operator.Event.TaskUpdated
                 * @instance
                 */
                TaskUpdated.prototype.status = null;

                /**
                 * TaskUpdated state.
                 * @member {number|null|undefined} state
                 * @memberof mesos.operator.Event.TaskUpdated
                 * @instance
                 */
                TaskUpdated.prototype.state = null;

                /**
                 * Creates a new TaskUpdated instance using the specified properties.
                 * @function create
                 * @memberof mesos.operator.Event.TaskUpdated
                 * @static
                 * @param {mesos.operator.Event.TaskUpdated.$Properties=} [properties] Properties to set
                 * @returns {mesos.operator.Event.TaskUpdated} TaskUpdated instance
                 * @type {{
                 *   (properties: mesos.operator.Event.TaskUpdated.$Shape): mesos.operator.Event.TaskUpdated & mesos.operator.Event.TaskUpdated.$Shape;
                 *   (properties?: mesos.operator.Event.TaskUpdated.$Properties): mesos.operator.Event.TaskUpdated;
                 * }}
                 */
                TaskUpdated.create = function(properties) {
                    return new TaskUpdated(properties);
                };

                /**
                 * Encodes the specified TaskUpdated message. Does not implicitly {@link mesos.operator.Event.TaskUpdated.verify|verify} messages.
                 * @function encode
                 * @memberof mesos.operator.Event.TaskUpdated
                 * @static
                 * @param {mesos.operator.Event.TaskUpdated.$Properties} message TaskUpdated message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                TaskUpdated.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.framework_id != null && $Object.hasOwnProperty.call(message, "framework_id"))
                        $root.mesos.Id.encode(message.framework_id, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.status != null && $Object.hasOwnProperty.call(message, "status"))
                        $root.mesos.TaskStatus.encode(message.status, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.state != null && $Object.hasOwnProperty.call(message, "state"))
                        writer.uint32(/* id 3, wireType 0 =*/24).int32(message.state);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a TaskUpdated message from the specified reader or buffer.
                 * @function decode
                 * @memberof mesos.operator.Event.TaskUpdated
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {mesos.operator.Event.TaskUpdated & mesos.operator.Event.TaskUpdated.$Shape} TaskUpdated
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                TaskUpdated.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mesos.operator.Event.TaskUpdated();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.framework_id = $root.mesos.Id.decode(reader, reader.size(), $undefined, _depth + 1, message.framework_id);
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.status = $root.mesos.TaskStatus.decode(reader, reader.size(), $undefined, _depth + 1, message.status);
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                message.state = reader.int32();
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return TaskUpdated;
            })();

            Event.AgentAdded = (function() {

                /**
                 * Properties of an AgentAdded.
                 * @typedef {Object} mesos.operator.Event.AgentAdded.$Properties
                 * @property {mesos.operator.Agent.$Properties|null} [agent] AgentAdded agent
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an AgentAdded.
                 * @memberof mesos.operator.Event
                 * @interface IAgentAdded
                 * @augments mesos.operator.Event.AgentAdded.$Properties
                 * @deprecated Use mesos.operator.Event.AgentAdded.$Properties instead.
                 */

                /**
                 * Shape of an AgentAdded.
                 * @typedef {mesos.operator.Event.AgentAdded.$Properties} mesos.operator.Event.AgentAdded.$Shape
                 */

                /**
                 * Constructs a new AgentAdded.
                 * @memberof mesos.operator.Event
                 * @classdesc Represents an AgentAdded.
                 * @constructor
                 * @param {mesos.operator.Event.AgentAdded.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const AgentAdded = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * AgentAdded agent.
                 * @member {mesos.operator.Agent.$Properties|null|undefined} agent
                 * @memberof mesos.operator.Event.AgentAdded
                 * @instance
                 */
                AgentAdded.prototype.agent = null;

                /**
                 * Creates a new AgentAdded instance using the specified properties.
                 * @function create
                 * @memberof mesos.operator.Event.AgentAdded
                 * @static
                 * @param {mesos.operator.Event.AgentAdded.$Properties=} [properties] Properties to set
                 * @returns {mesos.operator.Event.AgentAdded} AgentAdded instance
                 * @type {{
                 *   (properties: mesos.operator.Event.AgentAdded.$Shape): mesos.operator.Event.AgentAdded & mesos.operator.Event.AgentAdded.$Shape;
                 *   (properties?: mesos.operator.Event.AgentAdded.$Properties): mesos.operator.Event.AgentAdded;
                 * }}
                 */
                AgentAdded.create = function(properties) {
                    return new AgentAdded(properties);
                };

                /**
                 * Encodes the specified AgentAdded message. Does not implicitly {@link mesos.operator.Event.AgentAdded.verify|verify} messages.
                 * @function encode
                 * @memberof mesos.operator.Event.AgentAdded
                 * @static
                 * @param {mesos.operator.Event.AgentAdded.$Properties} message AgentAdded message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                AgentAdded.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.agent != null && $Object.hasOwnProperty.call(message, "agent"))
                        $root.mesos.operator.Agent.encode(message.agent, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an AgentAdded message from the specified reader or buffer.
                 * @function decode
                 * @memberof mesos.operator.Event.AgentAdded
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {mesos.operator.Event.AgentAdded & mesos.operator.Event.AgentAdded.$Shape} AgentAdded
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                AgentAdded.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mesos.operator.Event.AgentAdded();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.agent = $root.mesos.operator.Agent.decode(reader, reader.size(), $undefined, _depth + 1, message.agent);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return AgentAdded;
            })();

            Event.AgentRemoved = (function() {

                /**
                 * Properties of an AgentRemoved.
                 * @typedef {Object} mesos.operator.Event.AgentRemoved.$Properties
                 * @property {mesos.Id.$Properties|null} [agent_id] AgentRemoved agent_id
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an AgentRemoved.
                 * @memberof mesos.operator.Event
                 * @interface IAgentRemoved
                 * @augments mesos.operator.Event.AgentRemoved.$Properties
                 * @deprecated Use mesos.operator.Event.AgentRemoved.$Properties instead.
                 */

                /**
                 * Shape of an AgentRemoved.
                 * @typedef {mesos.operator.Event.AgentRemoved.$Properties} mesos.operator.Event.AgentRemoved.$Shape
                 */

                /**
                 * Constructs a new AgentRemoved.
                 * @memberof mesos.operator.Event
                 * @classdesc Represents an AgentRemoved.
                 * @constructor
                 * @param {mesos.operator.Event.AgentRemoved.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const AgentRemoved = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * AgentRemoved agent_id.
                 * @member {mesos.Id.$Properties|null|undefined} agent_id
                 * @memberof mesos.operator.Event.AgentRemoved
                 * @instance
                 */
                AgentRemoved.prototype.agent_id = null;

                /**
                 * Creates a new AgentRemoved instance using the specified properties.
                 * @function create
                 * @memberof mesos.operator.Event.AgentRemoved
                 * @static
                 * @param {mesos.operator.Event.AgentRemoved.$Properties=} [properties] Properties to set
                 * @returns {mesos.operator.Event.AgentRemoved} AgentRemoved instance
                 * @type {{
                 *   (properties: mesos.operator.Event.AgentRemoved.$Shape): mesos.operator.Event.AgentRemoved & mesos.operator.Event.AgentRemoved.$Shape;
                 *   (properties?: mesos.operator.Event.AgentRemoved.$Properties): mesos.operator.Event.AgentRemoved;
                 * }}
                 */
                AgentRemoved.create = function(properties) {
                    return new AgentRemoved(properties);
                };

                /**
                 * Encodes the specified AgentRemoved message. Does not implicitly {@link mesos.operator.Event.AgentRemoved.verify|verify} messages.
                 * @function encode
                 * @memberof mesos.operator.Event.AgentRemoved
                 * @static
                 * @param {mesos.operator.Event.AgentRemoved.$Properties} message AgentRemoved message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                AgentRemoved.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.agent_id != null && $Object.hasOwnProperty.call(message, "agent_id"))
                        $root.mesos.Id.encode(message.agent_id, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an AgentRemoved message from the specified reader or buffer.
                 * @function decode
                 * @memberof mesos.operator.Event.AgentRemoved
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {mesos.operator.Event.AgentRemoved & mesos.operator.Event.AgentRemoved.$Shape} AgentRemoved
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                AgentRemoved.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mesos.operator.Event.AgentRemoved();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.agent_id = $root.mesos.Id.decode(reader, reader.size(), $undefined, _depth + 1, message.agent_id);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return AgentRemoved;
            })();

            Event.FrameworkAdded = (function() {

                /**
                 * Properties of a FrameworkAdded.
                 * @typedef {Object} mesos.operator.Event.FrameworkAdded.$Properties
                 * @property {mesos.operator.Framework.$Properties|null} [framework] FrameworkAdded framework
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a FrameworkAdded.
                 * @memberof mesos.operator.Event
                 * @interface IFrameworkAdded
                 * @augments mesos.operator.Event.FrameworkAdded.$Properties
                 * @deprecated Use mesos.operator.Event.FrameworkAdded.$Properties instead.
                 */

                /**
                 * Shape of a FrameworkAdded.
                 * @typedef {mesos.operator.Event.FrameworkAdded.$Properties} mesos.operator.Event.FrameworkAdded.$Shape
                 */

                /**
                 * Constructs a new FrameworkAdded.
                 * @memberof mesos.operator.Event
                 * @classdesc Represents a FrameworkAdded.
                 * @constructor
                 * @param {mesos.operator.Event.FrameworkAdded.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const FrameworkAdded = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * FrameworkAdded framework.
                 * @member {mesos.operator.Framework.$Properties|null|undefined} framework
                 * @memberof mesos.operator.Event.FrameworkAdded
                 * @instance
                 */
                FrameworkAdded.prototype.framework = null;

                /**
                 * Creates a new FrameworkAdded instance using the specified properties.
                 * @function create
                 * @memberof mesos.operator.Event.FrameworkAdded
                 * @static
                 * @param {mesos.operator.Event.FrameworkAdded.$Properties=} [properties] Properties to set
                 * @returns {mesos.operator.Event.FrameworkAdded} FrameworkAdded instance
                 * @type {{
                 *   (properties: mesos.operator.Event.FrameworkAdded.$Shape): mesos.operator.Event.FrameworkAdded & mesos.operator.Event.FrameworkAdded.$Shape;
                 *   (properties?: mesos.operator.Event.FrameworkAdded.$Properties): mesos.operator.Event.FrameworkAdded;
                 * }}
                 */
                FrameworkAdded.create = function(properties) {
                    return new FrameworkAdded(properties);
                };

                /**
                 * Encodes the specified FrameworkAdded message. Does not implicitly {@link mesos.operator.Event.FrameworkAdded.verify|verify} messages.
                 * @function encode
                 * @memberof mesos.operator.Event.FrameworkAdded
                 * @static
                 * @param {mesos.operator.Event.FrameworkAdded.$Properties} message FrameworkAdded message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                FrameworkAdded.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.framework != null && $Object.hasOwnProperty.call(message, "framework"))
                        $root.mesos.operator.Framework.encode(message.framework, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a FrameworkAdded message from the specified reader or buffer.
                 * @function decode
                 * @memberof mesos.operator.Event.FrameworkAdded
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {mesos.operator.Event.FrameworkAdded & mesos.operator.Event.FrameworkAdded.$Shape} FrameworkAdded
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                FrameworkAdded.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mesos.operator.Event.FrameworkAdded();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.framework = $root.mesos.operator.Framework.decode(reader, reader.size(), $undefined, _depth + 1, message.framework);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return FrameworkAdded;
            })();

            Event.FrameworkUpdated = (function() {

                /**
                 * Properties of a FrameworkUpdated.
                 * @typedef {Object} mesos.operator.Event.FrameworkUpdated.$Properties
                 * @property {mesos.operator.Framework.$Properties|null} [framework] FrameworkUpdated framework
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a FrameworkUpdated.
                 * @memberof mesos.operator.Event
                 * @interface IFrameworkUpdated
                 * @augments mesos.operator.Event.FrameworkUpdated.$Properties
                 * @deprecated Use mesos.operator.Event.FrameworkUpdated.$Properties instead.
                 */

                /**
                 * Shape of a FrameworkUpdated.
                 * @typedef {mesos.operator.Event.FrameworkUpdated.$Properties} mesos.operator.Event.FrameworkUpdated.$Shape
                 */

                /**
                 * Constructs a new FrameworkUpdated.
                 * @memberof mesos.operator.Event
                 * @classdesc Represents a FrameworkUpdated.
                 * @constructor
                 * @param {mesos.operator.Event.FrameworkUpdated.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const FrameworkUpdated = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * FrameworkUpdated framework.
                 * @member {mesos.operator.Framework.$Properties|null|undefined} framework
                 * @memberof mesos.operator.Event.FrameworkUpdated
                 * @instance
                 */
                FrameworkUpdated.prototype.framework = null;

                /**
                 * Creates a new FrameworkUpdated instance using the specified properties.
                 * @function create
                 * @memberof mesos.operator.Event.FrameworkUpdated
                 * @static
                 * @param {mesos.operator.Event.FrameworkUpdated.$Properties=} [properties] Properties to set
                 * @returns {mesos.operator.Event.FrameworkUpdated} FrameworkUpdated instance
                 * @type {{
                 *   (properties: mesos.operator.Event.FrameworkUpdated.$Shape): mesos.operator.Event.FrameworkUpdated & mesos.operator.Event.FrameworkUpdated.$Shape;
                 *   (properties?: mesos.operator.Event.FrameworkUpdated.$Properties): mesos.operator.Event.FrameworkUpdated;
                 * }}
                 */
                FrameworkUpdated.create = function(properties) {
                    return new FrameworkUpdated(properties);
                };

                /**
                 * Encodes the specified FrameworkUpdated message. Does not implicitly {@link mesos.operator.Event.FrameworkUpdated.verify|verify} messages.
                 * @function encode
                 * @memberof mesos.operator.Event.FrameworkUpdated
                 * @static
                 * @param {mesos.operator.Event.FrameworkUpdated.$Properties} message FrameworkUpdated message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                FrameworkUpdated.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.framework != null && $Object.hasOwnProperty.call(message, "framework"))
                        $root.mesos.operator.Framework.encode(message.framework, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a FrameworkUpdated message from the specified reader or buffer.
                 * @function decode
                 * @memberof mesos.operator.Event.FrameworkUpdated
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {mesos.operator.Event.FrameworkUpdated & mesos.operator.Event.FrameworkUpdated.$Shape} FrameworkUpdated
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                FrameworkUpdated.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mesos.operator.Event.FrameworkUpdated();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.framework = $root.mesos.operator.Framework.decode(reader, reader.size(), $undefined, _depth + 1, message.framework);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return FrameworkUpdated;
            })();

            Event.FrameworkRemoved = (function() {

                /**
                 * Properties of a FrameworkRemoved.
                 * @typedef {Object} mesos.operator.Event.FrameworkRemoved.$Properties
                 * @property {mesos.FrameworkInfo.$Properties|null} [framework_info] FrameworkRemoved framework_info
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a FrameworkRemoved.
                 * @memberof mesos.operator.Event
                 * @interface IFrameworkRemoved
                 * @augments mesos.operator.Event.FrameworkRemoved.$Properties
                 * @deprecated Use mesos.operator.Event.FrameworkRemoved.$Properties instead.
                 */

                /**
                 * Shape of a FrameworkRemoved.
                 * @typedef {mesos.operator.Event.FrameworkRemoved.$Properties} mesos.operator.Event.FrameworkRemoved.$Shape
                 */

                /**
                 * Constructs a new FrameworkRemoved.
                 * @memberof mesos.operator.Event
                 * @classdesc Represents a FrameworkRemoved.
                 * @constructor
                 * @param {mesos.operator.Event.FrameworkRemoved.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const FrameworkRemoved = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * FrameworkRemoved framework_info.
                 * @member {mesos.FrameworkInfo.$Properties|null|undefined} framework_info
                 * @memberof mesos.operator.Event.FrameworkRemoved
                 * @instance
                 */
                FrameworkRemoved.prototype.framework_info = null;

                /**
                 * Creates a new FrameworkRemoved instance using the specified properties.
                 * @function create
                 * @memberof mesos.operator.Event.FrameworkRemoved
                 * @static
                 * @param {mesos.operator.Event.FrameworkRemoved.$Properties=} [properties] Properties to set
                 * @returns {mesos.operator.Event.FrameworkRemoved} FrameworkRemoved instance
                 * @type {{
                 *   (properties: mesos.operator.Event.FrameworkRemoved.$Shape): mesos.operator.Event.FrameworkRemoved & mesos.operator.Event.FrameworkRemoved.$Shape;
                 *   (properties?: mesos.operator.Event.FrameworkRemoved.$Properties): mesos.operator.Event.FrameworkRemoved;
                 * }}
                 */
                FrameworkRemoved.create = function(properties) {
                    return new FrameworkRemoved(properties);
                };

                /**
                 * Encodes the specified FrameworkRemoved message. Does not implicitly {@link mesos.operator.Event.FrameworkRemoved.verify|verify} messages.
                 * @function encode
                 * @memberof mesos.operator.Event.FrameworkRemoved
                 * @static
                 * @param {mesos.operator.Event.FrameworkRemoved.$Properties} message FrameworkRemoved message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                FrameworkRemoved.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.framework_info != null && $Object.hasOwnProperty.call(message, "framework_info"))
                        $root.mesos.FrameworkInfo.encode(message.framework_info, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a FrameworkRemoved message from the specified reader or buffer.
                 * @function decode
                 * @memberof mesos.operator.Event.FrameworkRemoved
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {mesos.operator.Event.FrameworkRemoved & mesos.operator.Event.FrameworkRemoved.$Shape} FrameworkRemoved
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                FrameworkRemoved.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mesos.operator.Event.FrameworkRemoved();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.framework_info = $root.mesos.FrameworkInfo.decode(reader, reader.size(), $undefined, _depth + 1, message.framework_info);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return FrameworkRemoved;
            })();

            return Event;
        })();

        return operator;
    })();

    mesos.scheduler = (function() {

        /**
         * Namespace scheduler.
         * @memberof mesos
         * @namespace
         */
        const scheduler = {};

        scheduler.Event = (function() {

            /**
             * Properties of an Event.
             * @typedef {Object} mesos.scheduler.Event.$Properties
             * @property {number|null} [type] Event type
             * @property {mesos.scheduler.Event.Subscribed.$Properties|null} [subscribed] Event subscribed
             * @property {mesos.scheduler.Event.Update.$Properties|null} [update] Event update
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Event.
             * @memberof mesos.scheduler
             * @interface IEvent
             * @augments mesos.scheduler.Event.$Properties
             * @deprecated Use mesos.scheduler.Event.$Properties instead.
             */

            /**
             * Shape of an Event.
             * @typedef {mesos.scheduler.Event.$Properties} mesos.scheduler.Event.$Shape
             */

            /**
             * Constructs a new Event.
             * @memberof mesos.scheduler
             * @classdesc Represents an Event.
             * @constructor
             * @param {mesos.scheduler.Event.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Event = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Event type.
             * @member {number|null|undefined} type
             * @memberof mesos.scheduler.Event
             * @instance
             */
            Event.prototype.type = null;

            /**
             * Event subscribed.
             * @member {mesos.scheduler.Event.Subscribed.$Properties|null|undefined} subscribed
             * @memberof mesos.scheduler.Event
             * @instance
             */
            Event.prototype.subscribed = null;

            /**
             * Event update.
             * @member {mesos.scheduler.Event.Update.$Properties|null|undefined} update
             * @memberof mesos.scheduler.Event
             * @instance
             */
            Event.prototype.update = null;

            /**
             * Creates a new Event instance using the specified properties.
             * @function create
             * @memberof mesos.scheduler.Event
             * @static
             * @param {mesos.scheduler.Event.$Properties=} [properties] Properties to set
             * @returns {mesos.scheduler.Event} Event instance
             * @type {{
             *   (properties: mesos.scheduler.Event.$Shape): mesos.scheduler.Event & mesos.scheduler.Event.$Shape;
             *   (properties?: mesos.scheduler.Event.$Properties): mesos.scheduler.Event;
             * }}
             */
            Event.create = function(properties) {
                return new Event(properties);
            };

            /**
             * Encodes the specified Event message. Does not implicitly {@link mesos.scheduler.Event.verify|verify} messages.
             * @function encode
             * @memberof mesos.scheduler.Event
             * @static
             * @param {mesos.scheduler.Event.$Properties} message Event message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Event.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.type != null && $Object.hasOwnProperty.call(message, "type"))
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.type);
                if (message.subscribed != null && $Object.hasOwnProperty.call(message, "subscribed"))
                    $root.mesos.scheduler.Event.Subscribed.encode(message.subscribed, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.update != null && $Object.hasOwnProperty.call(message, "update"))
                    $root.mesos.scheduler.Event.Update.encode(message.update, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Event message from the specified reader or buffer.
             * @function decode
             * @memberof mesos.scheduler.Event
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {mesos.scheduler.Event & mesos.scheduler.Event.$Shape} Event
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Event.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.mesos.scheduler.Event();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            message.type = reader.int32();
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.subscribed = $root.mesos.scheduler.Event.Subscribed.decode(reader, reader.size(), $undefined, _depth + 1, message.subscribed);
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.update = $root.mesos.scheduler.Event.Update.decode(reader, reader.size(), $undefined, _depth + 1, message.update);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Event.Subscribed = (function() {

                /**
                 * Properties of a Subscribed.
                 * @typedef {Object} mesos.scheduler.Event.Subscribed.$Properties
                 * @property {mesos.Id.$Properties|null} [framework_id] Subscribed framework_id
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Subscribed.
                 * @memberof mesos.scheduler.Event
                 * @interface ISubscribed
                 * @augments mesos.scheduler.Event.Subscribed.$Properties
                 * @deprecated Use mesos.scheduler.Event.Subscribed.$Properties instead.
                 */

                /**
                 * Shape of a Subscribed.
                 * @typedef {mesos.scheduler.Event.Subscribed.$Properties} mesos.scheduler.Event.Subscribed.$Shape
                 */

                /**
                 * Constructs a new Subscribed.
                 * @memberof mesos.scheduler.Event
                 * @classdesc Represents a Subscribed.
                 * @constructor
                 * @param {mesos.scheduler.Event.Subscribed.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Subscribed = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Subscribed framework_id.
                 * @member {mesos.Id.$Properties|null|undefined} framework_id
                 * @memberof mesos.scheduler.Event.Subscribed
                 * @instance
                 */
                Subscribed.prototype.framework_id = null;

                /**
                 * Creates a new Subscribed instance using the specified properties.
                 * @function create
                 * @memberof mesos.scheduler.Event.Subscribed
                 * @static
                 * @param {mesos.scheduler.Event.Subscribed.$Properties=} [properties] Properties to set
                 * @returns {mesos.scheduler.Event.Subscribed} Subscribed instance
                 * @type {{
                 *   (properties: mesos.scheduler.Event.Subscribed.$Shape): mesos.scheduler.Event.Subscribed & mesos.scheduler.Event.Subscribed.$Shape;
                 *   (properties?: mesos.scheduler.Event.Subscribed.$Properties): mesos.scheduler.Event.Subscribed;
                 * }}
                 */
                Subscribed.create = function(properties) {
                    return new Subscribed(properties);
                };

                /**
                 * Encodes the specified Subscribed message. Does not implicitly {@link mesos.scheduler.Event.Subscribed.verify|verify} messages.
                 * @function encode
                 * @memberof mesos.scheduler.Event.Subscribed
                 * @static
                 * @param {mesos.scheduler.Event.Subscribed.$Properties} message Subscribed message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Subscribed.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.framework_id != null && $Object.hasOwnProperty.call(message, "framework_id"))
                        $root.mesos.Id.encode(message.framework_id, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Subscribed message from the specified reader or buffer.
                 * @function decode
                 * @memberof mesos.scheduler.Event.Subscribed
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {mesos.scheduler.Event.Subscribed & mesos.scheduler.Event.Subscribed.$Shape} Subscribed
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Subscribed.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mesos.scheduler.Event.Subscribed();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.framework_id = $root.mesos.Id.decode(reader, reader.size(), $undefined, _depth + 1, message.framework_id);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Subscribed;
            })();

            Event.Update = (function() {

                /**
                 * Properties of an Update.
                 * @typedef {Object} mesos.scheduler.Event.Update.$Properties
                 * @property {mesos.TaskStatus.$Properties|null} [status] Update status
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an Update.
                 * @memberof mesos.scheduler.Event
                 * @interface IUpdate
                 * @augments mesos.scheduler.Event.Update.$Properties
                 * @deprecated Use mesos.scheduler.Event.Update.$Properties instead.
                 */

                /**
                 * Shape of an Update.
                 * @typedef {mesos.scheduler.Event.Update.$Properties} mesos.scheduler.Event.Update.$Shape
                 */

                /**
                 * Constructs a new Update.
                 * @memberof mesos.scheduler.Event
                 * @classdesc Represents an Update.
                 * @constructor
                 * @param {mesos.scheduler.Event.Update.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Update = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Update status.
                 * @member {mesos.TaskStatus.$Properties|null|undefined} status
                 * @memberof mesos.scheduler.Event.Update
                 * @instance
                 */
                Update.prototype.status = null;

                /**
                 * Creates a new Update instance using the specified properties.
                 * @function create
                 * @memberof mesos.scheduler.Event.Update
                 * @static
                 * @param {mesos.scheduler.Event.Update.$Properties=} [properties] Properties to set
                 * @returns {mesos.scheduler.Event.Update} Update instance
                 * @type {{
                 *   (properties: mesos.scheduler.Event.Update.$Shape): mesos.scheduler.Event.Update & mesos.scheduler.Event.Update.$Shape;
                 *   (properties?: mesos.scheduler.Event.Update.$Properties): mesos.scheduler.Event.Update;
                 * }}
                 */
                Update.create = function(properties) {
                    return new Update(properties);
                };

                /**
                 * Encodes the specified Update message. Does not implicitly {@link mesos.scheduler.Event.Update.verify|verify} messages.
                 * @function encode
                 * @memberof mesos.scheduler.Event.Update
                 * @static
                 * @param {mesos.scheduler.Event.Update.$Properties} message Update message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Update.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.status != null && $Object.hasOwnProperty.call(message, "status"))
                        $root.mesos.TaskStatus.encode(message.status, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an Update message from the specified reader or buffer.
                 * @function decode
                 * @memberof mesos.scheduler.Event.Update
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {mesos.scheduler.Event.Update & mesos.scheduler.Event.Update.$Shape} Update
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Update.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mesos.scheduler.Event.Update();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.status = $root.mesos.TaskStatus.decode(reader, reader.size(), $undefined, _depth + 1, message.status);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Update;
            })();

            return Event;
        })();

        return scheduler;
    })();

    return mesos;
})();

export {
  $root as default
};
