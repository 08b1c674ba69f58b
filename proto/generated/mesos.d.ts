import * as $protobuf from "protobufjs/minimal.js";
import Long = require("long");

/** Namespace mesos. */
export namespace mesos {

    /**
     * Properties of an Id.
     * @deprecated Use mesos.Id.$Properties instead.
     */
    interface IId extends mesos.Id.$Properties {
    }

    /** Represents an Id. */
    class Id {

        /**
         * Constructs a new Id.
         * @param [properties] Properties to set
         */
        constructor(properties?: mesos.Id.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Id value. */
        value?: (string|null);

        /**
         * Creates a new Id instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Id instance
         */
        static create(properties: mesos.Id.$Shape): mesos.Id & mesos.Id.$Shape;
        static create(properties?: mesos.Id.$Properties): mesos.Id;

        /**
         * Encodes the specified Id message. Does not implicitly {@link mesos.Id.verify|verify} messages.
         * @param message Id message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: mesos.Id.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an Id message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {mesos.Id & mesos.Id.$Shape} Id
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.Id & mesos.Id.$Shape;
    }

    namespace Id {

        /** Properties of an Id. */
        interface $Properties {

            /** Id value */
            value?: (string|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an Id. */
        type $Shape = mesos.Id.$Properties;
    }

    /**
     * Properties of a Label.
     * @deprecated Use mesos.Label.$Properties instead.
     */
    interface ILabel extends mesos.Label.$Properties {
    }

    /** Represents a Label. */
    class Label {

        /**
         * Constructs a new Label.
         * @param [properties] Properties to set
         */
        constructor(properties?: mesos.Label.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Label key. */
        key?: (string|null);

        /** Label value. */
        value?: (string|null);

        /**
         * Creates a new Label instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Label instance
         */
        static create(properties: mesos.Label.$Shape): mesos.Label & mesos.Label.$Shape;
        static create(properties?: mesos.Label.$Properties): mesos.Label;

        /**
         * Encodes the specified Label message. Does not implicitly {@link mesos.Label.verify|verify} messages.
         * @param message Label message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: mesos.Label.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Label message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {mesos.Label & mesos.Label.$Shape} Label
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.Label & mesos.Label.$Shape;
    }

    namespace Label {

        /** Properties of a Label. */
        interface $Properties {

            /** Label key */
            key?: (string|null);

            /** Label value */
            value?: (string|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Label. */
        type $Shape = mesos.Label.$Properties;
    }

    /**
     * Properties of a Labels.
     * @deprecated Use mesos.Labels.$Properties instead.
     */
    interface ILabels extends mesos.Labels.$Properties {
    }

    /** Represents a Labels. */
    class Labels {

        /**
         * Constructs a new Labels.
         * @param [properties] Properties to set
         */
        constructor(properties?: mesos.Labels.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Labels labels. */
        labels: mesos.Label.$Properties[];

        /**
         * Creates a new Labels instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Labels instance
         */
        static create(properties: mesos.Labels.$Shape): mesos.Labels & mesos.Labels.$Shape;
        static create(properties?: mesos.Labels.$Properties): mesos.Labels;

        /**
         * Encodes the specified Labels message. Does not implicitly {@link mesos.Labels.verify|verify} messages.
         * @param message Labels message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: mesos.Labels.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Labels message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {mesos.Labels & mesos.Labels.$Shape} Labels
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.Labels & mesos.Labels.$Shape;
    }

    namespace Labels {

        /** Properties of a Labels. */
        interface $Properties {

            /** Labels labels */
            labels?: (mesos.Label.$Properties[]|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Labels. */
        type $Shape = mesos.Labels.$Properties;
    }

    /**
     * Properties of a IPAddress.
     * @deprecated Use mesos.IPAddress.$Properties instead.
     */
    interface IIPAddress extends mesos.IPAddress.$Properties {
    }

    /** Represents a IPAddress. */
    class IPAddress {

        /**
         * Constructs a new IPAddress.
         * @param [properties] Properties to set
         */
        constructor(properties?: mesos.IPAddress.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** IPAddress protocol. */
        protocol?: (number|null);

        /** IPAddress ip_address. */
        ip_address?: (string|null);

        /**
         * Creates a new IPAddress instance using the specified properties.
         * @param [properties] Properties to set
         * @returns IPAddress instance
         */
        static create(properties: mesos.IPAddress.$Shape): mesos.IPAddress & mesos.IPAddress.$Shape;
        static create(properties?: mesos.IPAddress.$Properties): mesos.IPAddress;

        /**
         * Encodes the specified IPAddress message. Does not implicitly {@link mesos.IPAddress.verify|verify} messages.
         * @param message IPAddress message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: mesos.IPAddress.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a IPAddress message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {mesos.IPAddress & mesos.IPAddress.$Shape} IPAddress
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.IPAddress & mesos.IPAddress.$Shape;
    }

    namespace IPAddress {

        /** Properties of a IPAddress. */
        interface $Properties {

            /** IPAddress protocol */
            protocol?: (number|null);

            /** IPAddress ip_address */
            ip_address?: (string|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a IPAddress. */
        type $Shape = mesos.IPAddress.$Properties;
    }

    /**
     * Properties of a PortMapping.
     * @deprecated Use mesos.PortMapping.$Properties instead.
     */
    interface IPortMapping extends mesos.PortMapping.$Properties {
    }

    /** Represents a PortMapping. */
    class PortMapping {

        /**
         * Constructs a new PortMapping.
         * @param [properties] Properties to set
         */
        constructor(properties?: mesos.PortMapping.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** PortMapping host_port. */
        host_port?: (number|null);

        /** PortMapping container_port. */
        container_port?: (number|null);

        /** PortMapping protocol. */
        protocol?: (string|null);

        /**
         * Creates a new PortMapping instance using the specified properties.
         * @param [properties] Properties to set
         * @returns PortMapping instance
         */
        static create(properties: mesos.PortMapping.$Shape): mesos.PortMapping & mesos.PortMapping.$Shape;
        static create(properties?: mesos.PortMapping.$Properties): mesos.PortMapping;

        /**
         * Encodes the specified PortMapping message. Does not implicitly {@link mesos.PortMapping.verify|verify} messages.
         * @param message PortMapping message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: mesos.PortMapping.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a PortMapping message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {mesos.PortMapping & mesos.PortMapping.$Shape} PortMapping
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.PortMapping & mesos.PortMapping.$Shape;
    }

    namespace PortMapping {

        /** Properties of a PortMapping. */
        interface $Properties {

            /** PortMapping host_port */
            host_port?: (number|null);

            /** PortMapping container_port */
            container_port?: (number|null);

            /** PortMapping protocol */
            protocol?: (string|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a PortMapping. */
        type $Shape = mesos.PortMapping.$Properties;
    }

    /**
     * Properties of a NetworkInfo.
     * @deprecated Use mesos.NetworkInfo.$Properties instead.
     */
    interface INetworkInfo extends mesos.NetworkInfo.$Properties {
    }

    /** Represents a NetworkInfo. */
    class NetworkInfo {

        /**
         * Constructs a new NetworkInfo.
         * @param [properties] Properties to set
         */
        constructor(properties?: mesos.NetworkInfo.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** NetworkInfo protocol. */
        protocol?: (number|null);

        /** NetworkInfo ip_address. */
        ip_address?: (string|null);

        /** NetworkInfo groups. */
        groups: string[];

        /** NetworkInfo labels. */
        labels?: (mesos.Labels.$Properties|null);

        /** NetworkInfo ip_addresses. */
        ip_addresses: mesos.IPAddress.$Properties[];

        /** NetworkInfo name. */
        name?: (string|null);

        /** NetworkInfo port_mappings. */
        port_mappings: mesos.PortMapping.$Properties[];

        /**
         * Creates a new NetworkInfo instance using the specified properties.
         * @param [properties] Properties to set
         * @returns NetworkInfo instance
         */
        static create(properties: mesos.NetworkInfo.$Shape): mesos.NetworkInfo & mesos.NetworkInfo.$Shape;
        static create(properties?: mesos.NetworkInfo.$Properties): mesos.NetworkInfo;

        /**
         * Encodes the specified NetworkInfo message. Does not implicitly {@link mesos.NetworkInfo.verify|verify} messages.
         * @param message NetworkInfo message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: mesos.NetworkInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a NetworkInfo message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {mesos.NetworkInfo & mesos.NetworkInfo.$Shape} NetworkInfo
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.NetworkInfo & mesos.NetworkInfo.$Shape;
    }

    namespace NetworkInfo {

        /** Properties of a NetworkInfo. */
        interface $Properties {

            /** NetworkInfo protocol */
            protocol?: (number|null);

            /** NetworkInfo ip_address */
            ip_address?: (string|null);

            /** NetworkInfo groups */
            groups?: (string[]|null);

            /** NetworkInfo labels */
            labels?: (mesos.Labels.$Properties|null);

            /** NetworkInfo ip_addresses */
            ip_addresses?: (mesos.IPAddress.$Properties[]|null);

            /** NetworkInfo name */
            name?: (string|null);

            /** NetworkInfo port_mappings */
            port_mappings?: (mesos.PortMapping.$Properties[]|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a NetworkInfo. */
        type $Shape = mesos.NetworkInfo.$Properties;
    }

    /**
     * Properties of a ContainerID.
     * @deprecated Use mesos.ContainerID.$Properties instead.
     */
    interface IContainerID extends mesos.ContainerID.$Properties {
    }

    /** Represents a ContainerID. */
    class ContainerID {

        /**
         * Constructs a new ContainerID.
         * @param [properties] Properties to set
         */
        constructor(properties?: mesos.ContainerID.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ContainerID value. */
        value?: (string|null);

        /** ContainerID parent. */
        parent?: (mesos.Id.$Properties|null);

        /**
         * Creates a new ContainerID instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ContainerID instance
         */
        static create(properties: mesos.ContainerID.$Shape): mesos.ContainerID & mesos.ContainerID.$Shape;
        static create(properties?: mesos.ContainerID.$Properties): mesos.ContainerID;

        /**
         * Encodes the specified ContainerID message. Does not implicitly {@link mesos.ContainerID.verify|verify} messages.
         * @param message ContainerID message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: mesos.ContainerID.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ContainerID message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {mesos.ContainerID & mesos.ContainerID.$Shape} ContainerID
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.ContainerID & mesos.ContainerID.$Shape;
    }

    namespace ContainerID {

        /** Properties of a ContainerID. */
        interface $Properties {

            /** ContainerID value */
            value?: (string|null);

            /** ContainerID parent */
            parent?: (mesos.Id.$Properties|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ContainerID. */
        type $Shape = mesos.ContainerID.$Properties;
    }

    /**
     * Properties of a ContainerStatus.
     * @deprecated Use mesos.ContainerStatus.$Properties instead.
     */
    interface IContainerStatus extends mesos.ContainerStatus.$Properties {
    }

    /** Represents a ContainerStatus. */
    class ContainerStatus {

        /**
         * Constructs a new ContainerStatus.
         * @param [properties] Properties to set
         */
        constructor(properties?: mesos.ContainerStatus.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ContainerStatus network_infos. */
        network_infos: mesos.NetworkInfo.$Properties[];

        /** ContainerStatus container_id. */
        container_id?: (mesos.ContainerID.$Properties|null);

        /**
         * Creates a new ContainerStatus instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ContainerStatus instance
         */
        static create(properties: mesos.ContainerStatus.$Shape): mesos.ContainerStatus & mesos.ContainerStatus.$Shape;
        static create(properties?: mesos.ContainerStatus.$Properties): mesos.ContainerStatus;

        /**
         * Encodes the specified ContainerStatus message. Does not implicitly {@link mesos.ContainerStatus.verify|verify} messages.
         * @param message ContainerStatus message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: mesos.ContainerStatus.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ContainerStatus message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {mesos.ContainerStatus & mesos.ContainerStatus.$Shape} ContainerStatus
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.ContainerStatus & mesos.ContainerStatus.$Shape;
    }

    namespace ContainerStatus {

        /** Properties of a ContainerStatus. */
        interface $Properties {

            /** ContainerStatus network_infos */
            network_infos?: (mesos.NetworkInfo.$Properties[]|null);

            /** ContainerStatus container_id */
            container_id?: (mesos.ContainerID.$Properties|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ContainerStatus. */
        type $Shape = mesos.ContainerStatus.$Properties;
    }

    /**
     * Properties of a CheckStatusInfo.
     * @deprecated Use mesos.CheckStatusInfo.$Properties instead.
     */
    interface ICheckStatusInfo extends mesos.CheckStatusInfo.$Properties {
    }

    /** Represents a CheckStatusInfo. */
    class CheckStatusInfo {

        /**
         * Constructs a new CheckStatusInfo.
         * @param [properties] Properties to set
         */
        constructor(properties?: mesos.CheckStatusInfo.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** CheckStatusInfo type. */
        type?: (number|null);

        /** CheckStatusInfo command. */
        command?: (mesos.CheckStatusInfo.Command.$Properties|null);

        /** CheckStatusInfo http. */
        http?: (mesos.CheckStatusInfo.Http.$Properties|null);

        /** CheckStatusInfo tcp. */
        tcp?: (mesos.CheckStatusInfo.Tcp.$Properties|null);

        /**
         * Creates a new CheckStatusInfo instance using the specified properties.
         * @param [properties] Properties to set
         * @returns CheckStatusInfo instance
         */
        static create(properties: mesos.CheckStatusInfo.$Shape): mesos.CheckStatusInfo & mesos.CheckStatusInfo.$Shape;
        static create(properties?: mesos.CheckStatusInfo.$Properties): mesos.CheckStatusInfo;

        /**
         * Encodes the specified CheckStatusInfo message. Does not implicitly {@link mesos.CheckStatusInfo.verify|verify} messages.
         * @param message CheckStatusInfo message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: mesos.CheckStatusInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a CheckStatusInfo message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {mesos.CheckStatusInfo & mesos.CheckStatusInfo.$Shape} CheckStatusInfo
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.CheckStatusInfo & mesos.CheckStatusInfo.$Shape;
    }

    namespace CheckStatusInfo {

        /** Properties of a CheckStatusInfo. */
        interface $Properties {

            /** CheckStatusInfo type */
            type?: (number|null);

            /** CheckStatusInfo command */
            command?: (mesos.CheckStatusInfo.Command.$Properties|null);

            /** CheckStatusInfo http */
            http?: (mesos.CheckStatusInfo.Http.$Properties|null);

            /** CheckStatusInfo tcp */
            tcp?: (mesos.CheckStatusInfo.Tcp.$Properties|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a CheckStatusInfo. */
        type $Shape = mesos.CheckStatusInfo.$Properties;

        /**
         * Properties of a Command.
         * @deprecated Use mesos.CheckStatusInfo.Command.$Properties instead.
         */
        interface ICommand extends mesos.CheckStatusInfo.Command.$Properties {
        }

        /** Represents a Command. */
        class Command {

            /**
             * Constructs a new Command.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.CheckStatusInfo.Command.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Command exit_code. */
            exit_code?: (number|null);

            /**
             * Creates a new Command instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Command instance
             */
            static create(properties: mesos.CheckStatusInfo.Command.$Shape): mesos.CheckStatusInfo.Command & mesos.CheckStatusInfo.Command.$Shape;
            static create(properties?: mesos.CheckStatusInfo.Command.$Properties): mesos.CheckStatusInfo.Command;

            /**
             * Encodes the specified Command message. Does not implicitly {@link mesos.CheckStatusInfo.Command.verify|verify} messages.
             * @param message Command message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.CheckStatusInfo.Command.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Command message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.CheckStatusInfo.Command & mesos.CheckStatusInfo.Command.$Shape} Command
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.CheckStatusInfo.Command & mesos.CheckStatusInfo.Command.$Shape;
        }

        namespace Command {

            /** Properties of a Command. */
            interface $Properties {

                /** Command exit_code */
                exit_code?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Command. */
            type $Shape = mesos.CheckStatusInfo.Command.$Properties;
        }

        /**
         * Properties of a Http.
         * @deprecated Use mesos.CheckStatusInfo.Http.$Properties instead.
         */
        interface IHttp extends mesos.CheckStatusInfo.Http.$Properties {
        }

        /** Represents a Http. */
        class Http {

            /**
             * Constructs a new Http.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.CheckStatusInfo.Http.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Http status_code. */
            status_code?: (number|null);

            /**
             * Creates a new Http instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Http instance
             */
            static create(properties: mesos.CheckStatusInfo.Http.$Shape): mesos.CheckStatusInfo.Http & mesos.CheckStatusInfo.Http.$Shape;
            static create(properties?: mesos.CheckStatusInfo.Http.$Properties): mesos.CheckStatusInfo.Http;

            /**
             * Encodes the specified Http message. Does not implicitly {@link mesos.CheckStatusInfo.Http.verify|verify} messages.
             * @param message Http message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.CheckStatusInfo.Http.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Http message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.CheckStatusInfo.Http & mesos.CheckStatusInfo.Http.$Shape} Http
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.CheckStatusInfo.Http & mesos.CheckStatusInfo.Http.$Shape;
        }

        namespace Http {

            /** Properties of a Http. */
            interface $Properties {

                /** Http status_code */
                status_code?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Http. */
            type $Shape = mesos.CheckStatusInfo.Http.$Properties;
        }

        /**
         * Properties of a Tcp.
         * @deprecated Use mesos.CheckStatusInfo.Tcp.$Properties instead.
         */
        interface ITcp extends mesos.CheckStatusInfo.Tcp.$Properties {
        }

        /** Represents a Tcp. */
        class Tcp {

            /**
             * Constructs a new Tcp.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.CheckStatusInfo.Tcp.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Tcp succeeded. */
            succeeded?: (boolean|null);

            /**
             * Creates a new Tcp instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Tcp instance
             */
            static create(properties: mesos.CheckStatusInfo.Tcp.$Shape): mesos.CheckStatusInfo.Tcp & mesos.CheckStatusInfo.Tcp.$Shape;
            static create(properties?: mesos.CheckStatusInfo.Tcp.$Properties): mesos.CheckStatusInfo.Tcp;

            /**
             * Encodes the specified Tcp message. Does not implicitly {@link mesos.CheckStatusInfo.Tcp.verify|verify} messages.
             * @param message Tcp message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.CheckStatusInfo.Tcp.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Tcp message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.CheckStatusInfo.Tcp & mesos.CheckStatusInfo.Tcp.$Shape} Tcp
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.CheckStatusInfo.Tcp & mesos.CheckStatusInfo.Tcp.$Shape;
        }

        namespace Tcp {

            /** Properties of a Tcp. */
            interface $Properties {

                /** Tcp succeeded */
                succeeded?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Tcp. */
            type $Shape = mesos.CheckStatusInfo.Tcp.$Properties;
        }
    }

    /**
     * Properties of a TaskStatus.
     * @deprecated Use mesos.TaskStatus.$Properties instead.
     */
    interface ITaskStatus extends mesos.TaskStatus.$Properties {
    }

    /** Represents a TaskStatus. */
    class TaskStatus {

        /**
         * Constructs a new TaskStatus.
         * @param [properties] Properties to set
         */
        constructor(properties?: mesos.TaskStatus.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** TaskStatus task_id. */
        task_id?: (mesos.Id.$Properties|null);

        /** TaskStatus state. */
        state?: (number|null);

        /** TaskStatus agent_id. */
        agent_id?: (mesos.Id.$Properties|null);

        /** TaskStatus timestamp. */
        timestamp?: (number|null);

        /** TaskStatus executor_id. */
        executor_id?: (mesos.Id.$Properties|null);

        /** TaskStatus healthy. */
        healthy?: (boolean|null);

        /** TaskStatus source. */
        source?: (number|null);

        /** TaskStatus reason. */
        reason?: (number|null);

        /** TaskStatus uuid. */
        uuid?: (Uint8Array|null);

        /** TaskStatus labels. */
        labels?: (mesos.Labels.$Properties|null);

        /** TaskStatus container_status. */
        container_status?: (mesos.ContainerStatus.$Properties|null);

        /** TaskStatus check_status. */
        check_status?: (mesos.CheckStatusInfo.$Properties|null);

        /**
         * Creates a new TaskStatus instance using the specified properties.
         * @param [properties] Properties to set
         * @returns TaskStatus instance
         */
        static create(properties: mesos.TaskStatus.$Shape): mesos.TaskStatus & mesos.TaskStatus.$Shape;
        static create(properties?: mesos.TaskStatus.$Properties): mesos.TaskStatus;

        /**
         * Encodes the specified TaskStatus message. Does not implicitly {@link mesos.TaskStatus.verify|verify} messages.
         * @param message TaskStatus message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: mesos.TaskStatus.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a TaskStatus message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {mesos.TaskStatus & mesos.TaskStatus.$Shape} TaskStatus
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.TaskStatus & mesos.TaskStatus.$Shape;
    }

    namespace TaskStatus {

        /** Properties of a TaskStatus. */
        interface $Properties {

            /** TaskStatus task_id */
            task_id?: (mesos.Id.$Properties|null);

            /** TaskStatus state */
            state?: (number|null);

            /** TaskStatus agent_id */
            agent_id?: (mesos.Id.$Properties|null);

            /** TaskStatus timestamp */
            timestamp?: (number|null);

            /** TaskStatus executor_id */
            executor_id?: (mesos.Id.$Properties|null);

            /** TaskStatus healthy */
            healthy?: (boolean|null);

            /** TaskStatus source */
            source?: (number|null);

            /** TaskStatus reason */
            reason?: (number|null);

            /** TaskStatus uuid */
            uuid?: (Uint8Array|null);

            /** TaskStatus labels */
            labels?: (mesos.Labels.$Properties|null);

            /** TaskStatus container_status */
            container_status?: (mesos.ContainerStatus.$Properties|null);

            /** TaskStatus check_status */
            check_status?: (mesos.CheckStatusInfo.$Properties|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a TaskStatus. */
        type $Shape = mesos.TaskStatus.$Properties;
    }

    /**
     * Properties of a ContainerInfo.
     * @deprecated Use mesos.ContainerInfo.$Properties instead.
     */
    interface IContainerInfo extends mesos.ContainerInfo.$Properties {
    }

    /** Represents a ContainerInfo. */
    class ContainerInfo {

        /**
         * Constructs a new ContainerInfo.
         * @param [properties] Properties to set
         */
        constructor(properties?: mesos.ContainerInfo.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ContainerInfo type. */
        type?: (number|null);

        /** ContainerInfo docker. */
        docker?: (mesos.ContainerInfo.DockerInfo.$Properties|null);

        /** ContainerInfo network_infos. */
        network_infos: mesos.NetworkInfo.$Properties[];

        /**
         * Creates a new ContainerInfo instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ContainerInfo instance
         */
        static create(properties: mesos.ContainerInfo.$Shape): mesos.ContainerInfo & mesos.ContainerInfo.$Shape;
        static create(properties?: mesos.ContainerInfo.$Properties): mesos.ContainerInfo;

        /**
         * Encodes the specified ContainerInfo message. Does not implicitly {@link mesos.ContainerInfo.verify|verify} messages.
         * @param message ContainerInfo message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: mesos.ContainerInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ContainerInfo message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {mesos.ContainerInfo & mesos.ContainerInfo.$Shape} ContainerInfo
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.ContainerInfo & mesos.ContainerInfo.$Shape;
    }

    namespace ContainerInfo {

        /** Properties of a ContainerInfo. */
        interface $Properties {

            /** ContainerInfo type */
            type?: (number|null);

            /** ContainerInfo docker */
            docker?: (mesos.ContainerInfo.DockerInfo.$Properties|null);

            /** ContainerInfo network_infos */
            network_infos?: (mesos.NetworkInfo.$Properties[]|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ContainerInfo. */
        type $Shape = mesos.ContainerInfo.$Properties;

        /**
         * Properties of a DockerInfo.
         * @deprecated Use mesos.ContainerInfo.DockerInfo.$Properties instead.
         */
        interface IDockerInfo extends mesos.ContainerInfo.DockerInfo.$Properties {
        }

        /** Represents a DockerInfo. */
        class DockerInfo {

            /**
             * Constructs a new DockerInfo.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.ContainerInfo.DockerInfo.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DockerInfo image. */
            image?: (string|null);

            /** DockerInfo network. */
            network?: (number|null);

            /** DockerInfo port_mappings. */
            port_mappings: mesos.PortMapping.$Properties[];

            /**
             * Creates a new DockerInfo instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DockerInfo instance
             */
            static create(properties: mesos.ContainerInfo.DockerInfo.$Shape): mesos.ContainerInfo.DockerInfo & mesos.ContainerInfo.DockerInfo.$Shape;
            static create(properties?: mesos.ContainerInfo.DockerInfo.$Properties): mesos.ContainerInfo.DockerInfo;

            /**
             * Encodes the specified DockerInfo message. Does not implicitly {@link mesos.ContainerInfo.DockerInfo.verify|verify} messages.
             * @param message DockerInfo message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.ContainerInfo.DockerInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DockerInfo message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.ContainerInfo.DockerInfo & mesos.ContainerInfo.DockerInfo.$Shape} DockerInfo
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.ContainerInfo.DockerInfo & mesos.ContainerInfo.DockerInfo.$Shape;
        }

        namespace DockerInfo {

            /** Properties of a DockerInfo. */
            interface $Properties {

                /** DockerInfo image */
                image?: (string|null);

                /** DockerInfo network */
                network?: (number|null);

                /** DockerInfo port_mappings */
                port_mappings?: (mesos.PortMapping.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DockerInfo. */
            type $Shape = mesos.ContainerInfo.DockerInfo.$Properties;
        }
    }

    /**
     * Properties of a HTTPCheckInfo.
     * @deprecated Use mesos.HTTPCheckInfo.$Properties instead.
     */
    interface IHTTPCheckInfo extends mesos.HTTPCheckInfo.$Properties {
    }

    /** Represents a HTTPCheckInfo. */
    class HTTPCheckInfo {

        /**
         * Constructs a new HTTPCheckInfo.
         * @param [properties] Properties to set
         */
        constructor(properties?: mesos.HTTPCheckInfo.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** HTTPCheckInfo port. */
        port?: (number|null);

        /** HTTPCheckInfo path. */
        path?: (string|null);

        /** HTTPCheckInfo scheme. */
        scheme?: (string|null);

        /** HTTPCheckInfo statuses. */
        statuses: number[];

        /** HTTPCheckInfo protocol. */
        protocol?: (number|null);

        /**
         * Creates a new HTTPCheckInfo instance using the specified properties.
         * @param [properties] Properties to set
         * @returns HTTPCheckInfo instance
         */
        static create(properties: mesos.HTTPCheckInfo.$Shape): mesos.HTTPCheckInfo & mesos.HTTPCheckInfo.$Shape;
        static create(properties?: mesos.HTTPCheckInfo.$Properties): mesos.HTTPCheckInfo;

        /**
         * Encodes the specified HTTPCheckInfo message. Does not implicitly {@link mesos.HTTPCheckInfo.verify|verify} messages.
         * @param message HTTPCheckInfo message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: mesos.HTTPCheckInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a HTTPCheckInfo message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {mesos.HTTPCheckInfo & mesos.HTTPCheckInfo.$Shape} HTTPCheckInfo
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.HTTPCheckInfo & mesos.HTTPCheckInfo.$Shape;
    }

    namespace HTTPCheckInfo {

        /** Properties of a HTTPCheckInfo. */
        interface $Properties {

            /** HTTPCheckInfo port */
            port?: (number|null);

            /** HTTPCheckInfo path */
            path?: (string|null);

            /** HTTPCheckInfo scheme */
            scheme?: (string|null);

            /** HTTPCheckInfo statuses */
            statuses?: (number[]|null);

            /** HTTPCheckInfo protocol */
            protocol?: (number|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a HTTPCheckInfo. */
        type $Shape = mesos.HTTPCheckInfo.$Properties;
    }

    /**
     * Properties of a TCPCheckInfo.
     * @deprecated Use mesos.TCPCheckInfo.$Properties instead.
     */
    interface ITCPCheckInfo extends mesos.TCPCheckInfo.$Properties {
    }

    /** Represents a TCPCheckInfo. */
    class TCPCheckInfo {

        /**
         * Constructs a new TCPCheckInfo.
         * @param [properties] Properties to set
         */
        constructor(properties?: mesos.TCPCheckInfo.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** TCPCheckInfo port. */
        port?: (number|null);

        /** TCPCheckInfo protocol. */
        protocol?: (number|null);

        /**
         * Creates a new TCPCheckInfo instance using the specified properties.
         * @param [properties] Properties to set
         * @returns TCPCheckInfo instance
         */
        static create(properties: mesos.TCPCheckInfo.$Shape): mesos.TCPCheckInfo & mesos.TCPCheckInfo.$Shape;
        static create(properties?: mesos.TCPCheckInfo.$Properties): mesos.TCPCheckInfo;

        /**
         * Encodes the specified TCPCheckInfo message. Does not implicitly {@link mesos.TCPCheckInfo.verify|verify} messages.
         * @param message TCPCheckInfo message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: mesos.TCPCheckInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a TCPCheckInfo message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {mesos.TCPCheckInfo & mesos.TCPCheckInfo.$Shape} TCPCheckInfo
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.TCPCheckInfo & mesos.TCPCheckInfo.$Shape;
    }

    namespace TCPCheckInfo {

        /** Properties of a TCPCheckInfo. */
        interface $Properties {

            /** TCPCheckInfo port */
            port?: (number|null);

            /** TCPCheckInfo protocol */
            protocol?: (number|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a TCPCheckInfo. */
        type $Shape = mesos.TCPCheckInfo.$Properties;
    }

    /**
     * Properties of a Command.
     * @deprecated Use mesos.Command.$Properties instead.
     */
    interface ICommand extends mesos.Command.$Properties {
    }

    /** Represents a Command. */
    class Command {

        /**
         * Constructs a new Command.
         * @param [properties] Properties to set
         */
        constructor(properties?: mesos.Command.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /**
         * Creates a new Command instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Command instance
         */
        static create(properties: mesos.Command.$Shape): mesos.Command & mesos.Command.$Shape;
        static create(properties?: mesos.Command.$Properties): mesos.Command;

        /**
         * Encodes the specified Command message. Does not implicitly {@link mesos.Command.verify|verify} messages.
         * @param message Command message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: mesos.Command.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Command message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {mesos.Command & mesos.Command.$Shape} Command
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.Command & mesos.Command.$Shape;
    }

    namespace Command {

        /** Properties of a Command. */
        interface $Properties {

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Command. */
        type $Shape = mesos.Command.$Properties;
    }

    /**
     * Properties of a CommandInfo.
     * @deprecated Use mesos.CommandInfo.$Properties instead.
     */
    interface ICommandInfo extends mesos.CommandInfo.$Properties {
    }

    /** Represents a CommandInfo. */
    class CommandInfo {

        /**
         * Constructs a new CommandInfo.
         * @param [properties] Properties to set
         */
        constructor(properties?: mesos.CommandInfo.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** CommandInfo container. */
        container?: (mesos.CommandInfo.ContainerInfo.$Properties|null);

        /**
         * Creates a new CommandInfo instance using the specified properties.
         * @param [properties] Properties to set
         * @returns CommandInfo instance
         */
        static create(properties: mesos.CommandInfo.$Shape): mesos.CommandInfo & mesos.CommandInfo.$Shape;
        static create(properties?: mesos.CommandInfo.$Properties): mesos.CommandInfo;

        /**
         * Encodes the specified CommandInfo message. Does not implicitly {@link mesos.CommandInfo.verify|verify} messages.
         * @param message CommandInfo message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: mesos.CommandInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a CommandInfo message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {mesos.CommandInfo & mesos.CommandInfo.$Shape} CommandInfo
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.CommandInfo & mesos.CommandInfo.$Shape;
    }

    namespace CommandInfo {

        /** Properties of a CommandInfo. */
        interface $Properties {

            /** CommandInfo container */
            container?: (mesos.CommandInfo.ContainerInfo.$Properties|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a CommandInfo. */
        type $Shape = mesos.CommandInfo.$Properties;

        /**
         * Properties of a ContainerInfo.
         * @deprecated Use mesos.CommandInfo.ContainerInfo.$Properties instead.
         */
        interface IContainerInfo extends mesos.CommandInfo.ContainerInfo.$Properties {
        }

        /** Represents a ContainerInfo. */
        class ContainerInfo {

            /**
             * Constructs a new ContainerInfo.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.CommandInfo.ContainerInfo.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new ContainerInfo instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ContainerInfo instance
             */
            static create(properties: mesos.CommandInfo.ContainerInfo.$Shape): mesos.CommandInfo.ContainerInfo & mesos.CommandInfo.ContainerInfo.$Shape;
            static create(properties?: mesos.CommandInfo.ContainerInfo.$Properties): mesos.CommandInfo.ContainerInfo;

            /**
             * Encodes the specified ContainerInfo message. Does not implicitly {@link mesos.CommandInfo.ContainerInfo.verify|verify} messages.
             * @param message ContainerInfo message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.CommandInfo.ContainerInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ContainerInfo message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.CommandInfo.ContainerInfo & mesos.CommandInfo.ContainerInfo.$Shape} ContainerInfo
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.CommandInfo.ContainerInfo & mesos.CommandInfo.ContainerInfo.$Shape;
        }

        namespace ContainerInfo {

            /** Properties of a ContainerInfo. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ContainerInfo. */
            type $Shape = mesos.CommandInfo.ContainerInfo.$Properties;
        }
    }

    /**
     * Properties of a HealthCheck.
     * @deprecated Use mesos.HealthCheck.$Properties instead.
     */
    interface IHealthCheck extends mesos.HealthCheck.$Properties {
    }

    /** Represents a HealthCheck. */
    class HealthCheck {

        /**
         * Constructs a new HealthCheck.
         * @param [properties] Properties to set
         */
        constructor(properties?: mesos.HealthCheck.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** HealthCheck http. */
        http?: (mesos.HTTPCheckInfo.$Properties|null);

        /** HealthCheck delay_seconds. */
        delay_seconds?: (number|null);

        /** HealthCheck interval_seconds. */
        interval_seconds?: (number|null);

        /** HealthCheck timeout_seconds. */
        timeout_seconds?: (number|null);

        /** HealthCheck consecutive_failures. */
        consecutive_failures?: (number|null);

        /** HealthCheck grace_period_seconds. */
        grace_period_seconds?: (number|null);

        /** HealthCheck command. */
        command?: (mesos.Command.$Properties|null);

        /** HealthCheck type. */
        type?: (number|null);

        /** HealthCheck tcp. */
        tcp?: (mesos.TCPCheckInfo.$Properties|null);

        /**
         * Creates a new HealthCheck instance using the specified properties.
         * @param [properties] Properties to set
         * @returns HealthCheck instance
         */
        static create(properties: mesos.HealthCheck.$Shape): mesos.HealthCheck & mesos.HealthCheck.$Shape;
        static create(properties?: mesos.HealthCheck.$Properties): mesos.HealthCheck;

        /**
         * Encodes the specified HealthCheck message. Does not implicitly {@link mesos.HealthCheck.verify|verify} messages.
         * @param message HealthCheck message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: mesos.HealthCheck.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a HealthCheck message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {mesos.HealthCheck & mesos.HealthCheck.$Shape} HealthCheck
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.HealthCheck & mesos.HealthCheck.$Shape;
    }

    namespace HealthCheck {

        /** Properties of a HealthCheck. */
        interface $Properties {

            /** HealthCheck http */
            http?: (mesos.HTTPCheckInfo.$Properties|null);

            /** HealthCheck delay_seconds */
            delay_seconds?: (number|null);

            /** HealthCheck interval_seconds */
            interval_seconds?: (number|null);

            /** HealthCheck timeout_seconds */
            timeout_seconds?: (number|null);

            /** HealthCheck consecutive_failures */
            consecutive_failures?: (number|null);

            /** HealthCheck grace_period_seconds */
            grace_period_seconds?: (number|null);

            /** HealthCheck command */
            command?: (mesos.Command.$Properties|null);

            /** HealthCheck type */
            type?: (number|null);

            /** HealthCheck tcp */
            tcp?: (mesos.TCPCheckInfo.$Properties|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a HealthCheck. */
        type $Shape = mesos.HealthCheck.$Properties;
    }

    /**
     * Properties of a CheckInfo.
     * @deprecated Use mesos.CheckInfo.$Properties instead.
     */
    interface ICheckInfo extends mesos.CheckInfo.$Properties {
    }

    /** Represents a CheckInfo. */
    class CheckInfo {

        /**
         * Constructs a new CheckInfo.
         * @param [properties] Properties to set
         */
        constructor(properties?: mesos.CheckInfo.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** CheckInfo type. */
        type?: (number|null);

        /** CheckInfo command. */
        command?: (mesos.Command.$Properties|null);

        /** CheckInfo http. */
        http?: (mesos.HTTPCheckInfo.$Properties|null);

        /** CheckInfo delay_seconds. */
        delay_seconds?: (number|null);

        /** CheckInfo interval_seconds. */
        interval_seconds?: (number|null);

        /** CheckInfo timeout_seconds. */
        timeout_seconds?: (number|null);

        /** CheckInfo tcp. */
        tcp?: (mesos.TCPCheckInfo.$Properties|null);

        /**
         * Creates a new CheckInfo instance using the specified properties.
         * @param [properties] Properties to set
         * @returns CheckInfo instance
         */
        static create(properties: mesos.CheckInfo.$Shape): mesos.CheckInfo & mesos.CheckInfo.$Shape;
        static create(properties?: mesos.CheckInfo.$Properties): mesos.CheckInfo;

        /**
         * Encodes the specified CheckInfo message. Does not implicitly {@link mesos.CheckInfo.verify|verify} messages.
         * @param message CheckInfo message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: mesos.CheckInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a CheckInfo message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {mesos.CheckInfo & mesos.CheckInfo.$Shape} CheckInfo
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.CheckInfo & mesos.CheckInfo.$Shape;
    }

    namespace CheckInfo {

        /** Properties of a CheckInfo. */
        interface $Properties {

            /** CheckInfo type */
            type?: (number|null);

            /** CheckInfo command */
            command?: (mesos.Command.$Properties|null);

            /** CheckInfo http */
            http?: (mesos.HTTPCheckInfo.$Properties|null);

            /** CheckInfo delay_seconds */
            delay_seconds?: (number|null);

            /** CheckInfo interval_seconds */
            interval_seconds?: (number|null);

            /** CheckInfo timeout_seconds */
            timeout_seconds?: (number|null);

            /** CheckInfo tcp */
            tcp?: (mesos.TCPCheckInfo.$Properties|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a CheckInfo. */
        type $Shape = mesos.CheckInfo.$Properties;
    }

    /**
     * Properties of a Port.
     * @deprecated Use mesos.Port.$Properties instead.
     */
    interface IPort extends mesos.Port.$Properties {
    }

    /** Represents a Port. */
    class Port {

        /**
         * Constructs a new Port.
         * @param [properties] Properties to set
         */
        constructor(properties?: mesos.Port.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Port number. */
        number?: (number|null);

        /** Port name. */
        name?: (string|null);

        /** Port protocol. */
        protocol?: (string|null);

        /** Port labels. */
        labels?: (mesos.Labels.$Properties|null);

        /**
         * Creates a new Port instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Port instance
         */
        static create(properties: mesos.Port.$Shape): mesos.Port & mesos.Port.$Shape;
        static create(properties?: mesos.Port.$Properties): mesos.Port;

        /**
         * Encodes the specified Port message. Does not implicitly {@link mesos.Port.verify|verify} messages.
         * @param message Port message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: mesos.Port.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Port message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {mesos.Port & mesos.Port.$Shape} Port
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.Port & mesos.Port.$Shape;
    }

    namespace Port {

        /** Properties of a Port. */
        interface $Properties {

            /** Port number */
            number?: (number|null);

            /** Port name */
            name?: (string|null);

            /** Port protocol */
            protocol?: (string|null);

            /** Port labels */
            labels?: (mesos.Labels.$Properties|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Port. */
        type $Shape = mesos.Port.$Properties;
    }

    /**
     * Properties of a Ports.
     * @deprecated Use mesos.Ports.$Properties instead.
     */
    interface IPorts extends mesos.Ports.$Properties {
    }

    /** Represents a Ports. */
    class Ports {

        /**
         * Constructs a new Ports.
         * @param [properties] Properties to set
         */
        constructor(properties?: mesos.Ports.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Ports ports. */
        ports: mesos.Port.$Properties[];

        /**
         * Creates a new Ports instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Ports instance
         */
        static create(properties: mesos.Ports.$Shape): mesos.Ports & mesos.Ports.$Shape;
        static create(properties?: mesos.Ports.$Properties): mesos.Ports;

        /**
         * Encodes the specified Ports message. Does not implicitly {@link mesos.Ports.verify|verify} messages.
         * @param message Ports message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: mesos.Ports.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Ports message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {mesos.Ports & mesos.Ports.$Shape} Ports
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.Ports & mesos.Ports.$Shape;
    }

    namespace Ports {

        /** Properties of a Ports. */
        interface $Properties {

            /** Ports ports */
            ports?: (mesos.Port.$Properties[]|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Ports. */
        type $Shape = mesos.Ports.$Properties;
    }

    /**
     * Properties of a DiscoveryInfo.
     * @deprecated Use mesos.DiscoveryInfo.$Properties instead.
     */
    interface IDiscoveryInfo extends mesos.DiscoveryInfo.$Properties {
    }

    /** Represents a DiscoveryInfo. */
    class DiscoveryInfo {

        /**
         * Constructs a new DiscoveryInfo.
         * @param [properties] Properties to set
         */
        constructor(properties?: mesos.DiscoveryInfo.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** DiscoveryInfo ports. */
        ports?: (mesos.Ports.$Properties|null);

        /**
         * Creates a new DiscoveryInfo instance using the specified properties.
         * @param [properties] Properties to set
         * @returns DiscoveryInfo instance
         */
        static create(properties: mesos.DiscoveryInfo.$Shape): mesos.DiscoveryInfo & mesos.DiscoveryInfo.$Shape;
        static create(properties?: mesos.DiscoveryInfo.$Properties): mesos.DiscoveryInfo;

        /**
         * Encodes the specified DiscoveryInfo message. Does not implicitly {@link mesos.DiscoveryInfo.verify|verify} messages.
         * @param message DiscoveryInfo message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: mesos.DiscoveryInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a DiscoveryInfo message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {mesos.DiscoveryInfo & mesos.DiscoveryInfo.$Shape} DiscoveryInfo
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.DiscoveryInfo & mesos.DiscoveryInfo.$Shape;
    }

    namespace DiscoveryInfo {

        /** Properties of a DiscoveryInfo. */
        interface $Properties {

            /** DiscoveryInfo ports */
            ports?: (mesos.Ports.$Properties|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a DiscoveryInfo. */
        type $Shape = mesos.DiscoveryInfo.$Properties;
    }

    /**
     * Properties of a Resource.
     * @deprecated Use mesos.Resource.$Properties instead.
     */
    interface IResource extends mesos.Resource.$Properties {
    }

    /** Represents a Resource. */
    class Resource {

        /**
         * Constructs a new Resource.
         * @param [properties] Properties to set
         */
        constructor(properties?: mesos.Resource.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Resource name. */
        name?: (string|null);

        /** Resource ranges. */
        ranges?: (mesos.Resource.Ranges.$Properties|null);

        /**
         * Creates a new Resource instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Resource instance
         */
        static create(properties: mesos.Resource.$Shape): mesos.Resource & mesos.Resource.$Shape;
        static create(properties?: mesos.Resource.$Properties): mesos.Resource;

        /**
         * Encodes the specified Resource message. Does not implicitly {@link mesos.Resource.verify|verify} messages.
         * @param message Resource message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: mesos.Resource.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Resource message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {mesos.Resource & mesos.Resource.$Shape} Resource
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.Resource & mesos.Resource.$Shape;
    }

    namespace Resource {

        /** Properties of a Resource. */
        interface $Properties {

            /** Resource name */
            name?: (string|null);

            /** Resource ranges */
            ranges?: (mesos.Resource.Ranges.$Properties|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Resource. */
        type $Shape = mesos.Resource.$Properties;

        /**
         * Properties of a Range.
         * @deprecated Use mesos.Resource.Range.$Properties instead.
         */
        interface IRange extends mesos.Resource.Range.$Properties {
        }

        /** Represents a Range. */
        class Range {

            /**
             * Constructs a new Range.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.Resource.Range.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Range begin. */
            begin?: (number|null);

            /** Range end. */
            end?: (number|null);

            /**
             * Creates a new Range instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Range instance
             */
            static create(properties: mesos.Resource.Range.$Shape): mesos.Resource.Range & mesos.Resource.Range.$Shape;
            static create(properties?: mesos.Resource.Range.$Properties): mesos.Resource.Range;

            /**
             * Encodes the specified Range message. Does not implicitly {@link mesos.Resource.Range.verify|verify} messages.
             * @param message Range message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.Resource.Range.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Range message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.Resource.Range & mesos.Resource.Range.$Shape} Range
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.Resource.Range & mesos.Resource.Range.$Shape;
        }

        namespace Range {

            /** Properties of a Range. */
            interface $Properties {

                /** Range begin */
                begin?: (number|null);

                /** Range end */
                end?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Range. */
            type $Shape = mesos.Resource.Range.$Properties;
        }

        /**
         * Properties of a Ranges.
         * @deprecated Use mesos.Resource.Ranges.$Properties instead.
         */
        interface IRanges extends mesos.Resource.Ranges.$Properties {
        }

        /** Represents a Ranges. */
        class Ranges {

            /**
             * Constructs a new Ranges.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.Resource.Ranges.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Ranges range. */
            range: mesos.Resource.Range.$Properties[];

            /**
             * Creates a new Ranges instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Ranges instance
             */
            static create(properties: mesos.Resource.Ranges.$Shape): mesos.Resource.Ranges & mesos.Resource.Ranges.$Shape;
            static create(properties?: mesos.Resource.Ranges.$Properties): mesos.Resource.Ranges;

            /**
             * Encodes the specified Ranges message. Does not implicitly {@link mesos.Resource.Ranges.verify|verify} messages.
             * @param message Ranges message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.Resource.Ranges.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Ranges message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.Resource.Ranges & mesos.Resource.Ranges.$Shape} Ranges
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.Resource.Ranges & mesos.Resource.Ranges.$Shape;
        }

        namespace Ranges {

            /** Properties of a Ranges. */
            interface $Properties {

                /** Ranges range */
                range?: (mesos.Resource.Range.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Ranges. */
            type $Shape = mesos.Resource.Ranges.$Properties;
        }
    }

    /**
     * Properties of an ExecutorInfo.
     * @deprecated Use mesos.ExecutorInfo.$Properties instead.
     */
    interface IExecutorInfo extends mesos.ExecutorInfo.$Properties {
    }

    /** Represents an ExecutorInfo. */
    class ExecutorInfo {

        /**
         * Constructs a new ExecutorInfo.
         * @param [properties] Properties to set
         */
        constructor(properties?: mesos.ExecutorInfo.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ExecutorInfo executor_id. */
        executor_id?: (mesos.Id.$Properties|null);

        /** ExecutorInfo command. */
        command?: (mesos.CommandInfo.$Properties|null);

        /** ExecutorInfo framework_id. */
        framework_id?: (mesos.Id.$Properties|null);

        /** ExecutorInfo container. */
        container?: (mesos.ContainerInfo.$Properties|null);

        /**
         * Creates a new ExecutorInfo instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ExecutorInfo instance
         */
        static create(properties: mesos.ExecutorInfo.$Shape): mesos.ExecutorInfo & mesos.ExecutorInfo.$Shape;
        static create(properties?: mesos.ExecutorInfo.$Properties): mesos.ExecutorInfo;

        /**
         * Encodes the specified ExecutorInfo message. Does not implicitly {@link mesos.ExecutorInfo.verify|verify} messages.
         * @param message ExecutorInfo message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: mesos.ExecutorInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an ExecutorInfo message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {mesos.ExecutorInfo & mesos.ExecutorInfo.$Shape} ExecutorInfo
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.ExecutorInfo & mesos.ExecutorInfo.$Shape;
    }

    namespace ExecutorInfo {

        /** Properties of an ExecutorInfo. */
        interface $Properties {

            /** ExecutorInfo executor_id */
            executor_id?: (mesos.Id.$Properties|null);

            /** ExecutorInfo command */
            command?: (mesos.CommandInfo.$Properties|null);

            /** ExecutorInfo framework_id */
            framework_id?: (mesos.Id.$Properties|null);

            /** ExecutorInfo container */
            container?: (mesos.ContainerInfo.$Properties|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an ExecutorInfo. */
        type $Shape = mesos.ExecutorInfo.$Properties;
    }

    /**
     * Properties of a TaskInfo.
     * @deprecated Use mesos.TaskInfo.$Properties instead.
     */
    interface ITaskInfo extends mesos.TaskInfo.$Properties {
    }

    /** Represents a TaskInfo. */
    class TaskInfo {

        /**
         * Constructs a new TaskInfo.
         * @param [properties] Properties to set
         */
        constructor(properties?: mesos.TaskInfo.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** TaskInfo name. */
        name?: (string|null);

        /** TaskInfo task_id. */
        task_id?: (mesos.Id.$Properties|null);

        /** TaskInfo agent_id. */
        agent_id?: (mesos.Id.$Properties|null);

        /** TaskInfo resources. */
        resources: mesos.Resource.$Properties[];

        /** TaskInfo executor. */
        executor?: (mesos.ExecutorInfo.$Properties|null);

        /** TaskInfo command. */
        command?: (mesos.CommandInfo.$Properties|null);

        /** TaskInfo health_check. */
        health_check?: (mesos.HealthCheck.$Properties|null);

        /** TaskInfo container. */
        container?: (mesos.ContainerInfo.$Properties|null);

        /** TaskInfo labels. */
        labels?: (mesos.Labels.$Properties|null);

        /** TaskInfo discovery. */
        discovery?: (mesos.DiscoveryInfo.$Properties|null);

        /** TaskInfo check. */
        check?: (mesos.CheckInfo.$Properties|null);

        /**
         * Creates a new TaskInfo instance using the specified properties.
         * @param [properties] Properties to set
         * @returns TaskInfo instance
         */
        static create(properties: mesos.TaskInfo.$Shape): mesos.TaskInfo & mesos.TaskInfo.$Shape;
        static create(properties?: mesos.TaskInfo.$Properties): mesos.TaskInfo;

        /**
         * Encodes the specified TaskInfo message. Does not implicitly {@link mesos.TaskInfo.verify|verify} messages.
         * @param message TaskInfo message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: mesos.TaskInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a TaskInfo message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {mesos.TaskInfo & mesos.TaskInfo.$Shape} TaskInfo
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.TaskInfo & mesos.TaskInfo.$Shape;
    }

    namespace TaskInfo {

        /** Properties of a TaskInfo. */
        interface $Properties {

            /** TaskInfo name */
            name?: (string|null);

            /** TaskInfo task_id */
            task_id?: (mesos.Id.$Properties|null);

            /** TaskInfo agent_id */
            agent_id?: (mesos.Id.$Properties|null);

            /** TaskInfo resources */
            resources?: (mesos.Resource.$Properties[]|null);

            /** TaskInfo executor */
            executor?: (mesos.ExecutorInfo.$Properties|null);

            /** TaskInfo command */
            command?: (mesos.CommandInfo.$Properties|null);

            /** TaskInfo health_check */
            health_check?: (mesos.HealthCheck.$Properties|null);

            /** TaskInfo container */
            container?: (mesos.ContainerInfo.$Properties|null);

            /** TaskInfo labels */
            labels?: (mesos.Labels.$Properties|null);

            /** TaskInfo discovery */
            discovery?: (mesos.DiscoveryInfo.$Properties|null);

            /** TaskInfo check */
            check?: (mesos.CheckInfo.$Properties|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a TaskInfo. */
        type $Shape = mesos.TaskInfo.$Properties;
    }

    /**
     * Properties of a Task.
     * @deprecated Use mesos.Task.$Properties instead.
     */
    interface ITask extends mesos.Task.$Properties {
    }

    /** Represents a Task. */
    class Task {

        /**
         * Constructs a new Task.
         * @param [properties] Properties to set
         */
        constructor(properties?: mesos.Task.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Task name. */
        name?: (string|null);

        /** Task task_id. */
        task_id?: (mesos.Id.$Properties|null);

        /** Task framework_id. */
        framework_id?: (mesos.Id.$Properties|null);

        /** Task executor_id. */
        executor_id?: (mesos.Id.$Properties|null);

        /** Task agent_id. */
        agent_id?: (mesos.Id.$Properties|null);

        /** Task state. */
        state?: (number|null);

        /** Task statuses. */
        statuses: mesos.TaskStatus.$Properties[];

        /** Task labels. */
        labels?: (mesos.Labels.$Properties|null);

        /** Task discovery. */
        discovery?: (mesos.DiscoveryInfo.$Properties|null);

        /** Task container. */
        container?: (mesos.ContainerInfo.$Properties|null);

        /** Task health_check. */
        health_check?: (mesos.HealthCheck.$Properties|null);

        /**
         * Creates a new Task instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Task instance
         */
        static create(properties: mesos.Task.$Shape): mesos.Task & mesos.Task.$Shape;
        static create(properties?: mesos.Task.$Properties): mesos.Task;

        /**
         * Encodes the specified Task message. Does not implicitly {@link mesos.Task.verify|verify} messages.
         * @param message Task message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: mesos.Task.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Task message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {mesos.Task & mesos.Task.$Shape} Task
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.Task & mesos.Task.$Shape;
    }

    namespace Task {

        /** Properties of a Task. */
        interface $Properties {

            /** Task name */
            name?: (string|null);

            /** Task task_id */
            task_id?: (mesos.Id.$Properties|null);

            /** Task framework_id */
            framework_id?: (mesos.Id.$Properties|null);

            /** Task executor_id */
            executor_id?: (mesos.Id.$Properties|null);

            /** Task agent_id */
            agent_id?: (mesos.Id.$Properties|null);

            /** Task state */
            state?: (number|null);

            /** Task statuses */
            statuses?: (mesos.TaskStatus.$Properties[]|null);

            /** Task labels */
            labels?: (mesos.Labels.$Properties|null);

            /** Task discovery */
            discovery?: (mesos.DiscoveryInfo.$Properties|null);

            /** Task container */
            container?: (mesos.ContainerInfo.$Properties|null);

            /** Task health_check */
            health_check?: (mesos.HealthCheck.$Properties|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Task. */
        type $Shape = mesos.Task.$Properties;
    }

    /**
     * Properties of an AgentInfo.
     * @deprecated Use mesos.AgentInfo.$Properties instead.
     */
    interface IAgentInfo extends mesos.AgentInfo.$Properties {
    }

    /** Represents an AgentInfo. */
    class AgentInfo {

        /**
         * Constructs a new AgentInfo.
         * @param [properties] Properties to set
         */
        constructor(properties?: mesos.AgentInfo.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** AgentInfo hostname. */
        hostname?: (string|null);

        /** AgentInfo id. */
        id?: (mesos.Id.$Properties|null);

        /**
         * Creates a new AgentInfo instance using the specified properties.
         * @param [properties] Properties to set
         * @returns AgentInfo instance
         */
        static create(properties: mesos.AgentInfo.$Shape): mesos.AgentInfo & mesos.AgentInfo.$Shape;
        static create(properties?: mesos.AgentInfo.$Properties): mesos.AgentInfo;

        /**
         * Encodes the specified AgentInfo message. Does not implicitly {@link mesos.AgentInfo.verify|verify} messages.
         * @param message AgentInfo message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: mesos.AgentInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an AgentInfo message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {mesos.AgentInfo & mesos.AgentInfo.$Shape} AgentInfo
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.AgentInfo & mesos.AgentInfo.$Shape;
    }

    namespace AgentInfo {

        /** Properties of an AgentInfo. */
        interface $Properties {

            /** AgentInfo hostname */
            hostname?: (string|null);

            /** AgentInfo id */
            id?: (mesos.Id.$Properties|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an AgentInfo. */
        type $Shape = mesos.AgentInfo.$Properties;
    }

    /**
     * Properties of a FrameworkInfo.
     * @deprecated Use mesos.FrameworkInfo.$Properties instead.
     */
    interface IFrameworkInfo extends mesos.FrameworkInfo.$Properties {
    }

    /** Represents a FrameworkInfo. */
    class FrameworkInfo {

        /**
         * Constructs a new FrameworkInfo.
         * @param [properties] Properties to set
         */
        constructor(properties?: mesos.FrameworkInfo.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** FrameworkInfo name. */
        name?: (string|null);

        /** FrameworkInfo id. */
        id?: (mesos.Id.$Properties|null);

        /**
         * Creates a new FrameworkInfo instance using the specified properties.
         * @param [properties] Properties to set
         * @returns FrameworkInfo instance
         */
        static create(properties: mesos.FrameworkInfo.$Shape): mesos.FrameworkInfo & mesos.FrameworkInfo.$Shape;
        static create(properties?: mesos.FrameworkInfo.$Properties): mesos.FrameworkInfo;

        /**
         * Encodes the specified FrameworkInfo message. Does not implicitly {@link mesos.FrameworkInfo.verify|verify} messages.
         * @param message FrameworkInfo message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: mesos.FrameworkInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a FrameworkInfo message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {mesos.FrameworkInfo & mesos.FrameworkInfo.$Shape} FrameworkInfo
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.FrameworkInfo & mesos.FrameworkInfo.$Shape;
    }

    namespace FrameworkInfo {

        /** Properties of a FrameworkInfo. */
        interface $Properties {

            /** FrameworkInfo name */
            name?: (string|null);

            /** FrameworkInfo id */
            id?: (mesos.Id.$Properties|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a FrameworkInfo. */
        type $Shape = mesos.FrameworkInfo.$Properties;
    }

    /** Namespace operator. */
    namespace operator {

        /**
         * Properties of an Agent.
         * @deprecated Use mesos.operator.Agent.$Properties instead.
         */
        interface IAgent extends mesos.operator.Agent.$Properties {
        }

        /** Represents an Agent. */
        class Agent {

            /**
             * Constructs a new Agent.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.operator.Agent.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Agent agent_info. */
            agent_info?: (mesos.AgentInfo.$Properties|null);

            /** Agent pid. */
            pid?: (string|null);

            /**
             * Creates a new Agent instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Agent instance
             */
            static create(properties: mesos.operator.Agent.$Shape): mesos.operator.Agent & mesos.operator.Agent.$Shape;
            static create(properties?: mesos.operator.Agent.$Properties): mesos.operator.Agent;

            /**
             * Encodes the specified Agent message. Does not implicitly {@link mesos.operator.Agent.verify|verify} messages.
             * @param message Agent message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.operator.Agent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Agent message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.operator.Agent & mesos.operator.Agent.$Shape} Agent
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.operator.Agent & mesos.operator.Agent.$Shape;
        }

        namespace Agent {

            /** Properties of an Agent. */
            interface $Properties {

                /** Agent agent_info */
                agent_info?: (mesos.AgentInfo.$Properties|null);

                /** Agent pid */
                pid?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Agent. */
            type $Shape = mesos.operator.Agent.$Properties;
        }

        /**
         * Properties of a GetAgents.
         * @deprecated Use mesos.operator.GetAgents.$Properties instead.
         */
        interface IGetAgents extends mesos.operator.GetAgents.$Properties {
        }

        /** Represents a GetAgents. */
        class GetAgents {

            /**
             * Constructs a new GetAgents.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.operator.GetAgents.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetAgents agents. */
            agents: mesos.operator.Agent.$Properties[];

            /** GetAgents recovered_agents. */
            recovered_agents: mesos.AgentInfo.$Properties[];

            /**
             * Creates a new GetAgents instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetAgents instance
             */
            static create(properties: mesos.operator.GetAgents.$Shape): mesos.operator.GetAgents & mesos.operator.GetAgents.$Shape;
            static create(properties?: mesos.operator.GetAgents.$Properties): mesos.operator.GetAgents;

            /**
             * Encodes the specified GetAgents message. Does not implicitly {@link mesos.operator.GetAgents.verify|verify} messages.
             * @param message GetAgents message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.operator.GetAgents.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetAgents message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.operator.GetAgents & mesos.operator.GetAgents.$Shape} GetAgents
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.operator.GetAgents & mesos.operator.GetAgents.$Shape;
        }

        namespace GetAgents {

            /** Properties of a GetAgents. */
            interface $Properties {

                /** GetAgents agents */
                agents?: (mesos.operator.Agent.$Properties[]|null);

                /** GetAgents recovered_agents */
                recovered_agents?: (mesos.AgentInfo.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetAgents. */
            type $Shape = mesos.operator.GetAgents.$Properties;
        }

        /**
         * Properties of a Framework.
         * @deprecated Use mesos.operator.Framework.$Properties instead.
         */
        interface IFramework extends mesos.operator.Framework.$Properties {
        }

        /** Represents a Framework. */
        class Framework {

            /**
             * Constructs a new Framework.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.operator.Framework.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Framework framework_info. */
            framework_info?: (mesos.FrameworkInfo.$Properties|null);

            /**
             * Creates a new Framework instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Framework instance
             */
            static create(properties: mesos.operator.Framework.$Shape): mesos.operator.Framework & mesos.operator.Framework.$Shape;
            static create(properties?: mesos.operator.Framework.$Properties): mesos.operator.Framework;

            /**
             * Encodes the specified Framework message. Does not implicitly {@link mesos.operator.Framework.verify|verify} messages.
             * @param message Framework message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.operator.Framework.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Framework message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.operator.Framework & mesos.operator.Framework.$Shape} Framework
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.operator.Framework & mesos.operator.Framework.$Shape;
        }

        namespace Framework {

            /** Properties of a Framework. */
            interface $Properties {

                /** Framework framework_info */
                framework_info?: (mesos.FrameworkInfo.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Framework. */
            type $Shape = mesos.operator.Framework.$Properties;
        }

        /**
         * Properties of a GetFrameworks.
         * @deprecated Use mesos.operator.GetFrameworks.$Properties instead.
         */
        interface IGetFrameworks extends mesos.operator.GetFrameworks.$Properties {
        }

        /** Represents a GetFrameworks. */
        class GetFrameworks {

            /**
             * Constructs a new GetFrameworks.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.operator.GetFrameworks.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetFrameworks frameworks. */
            frameworks: mesos.operator.Framework.$Properties[];

            /**
             * Creates a new GetFrameworks instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetFrameworks instance
             */
            static create(properties: mesos.operator.GetFrameworks.$Shape): mesos.operator.GetFrameworks & mesos.operator.GetFrameworks.$Shape;
            static create(properties?: mesos.operator.GetFrameworks.$Properties): mesos.operator.GetFrameworks;

            /**
             * Encodes the specified GetFrameworks message. Does not implicitly {@link mesos.operator.GetFrameworks.verify|verify} messages.
             * @param message GetFrameworks message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.operator.GetFrameworks.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetFrameworks message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.operator.GetFrameworks & mesos.operator.GetFrameworks.$Shape} GetFrameworks
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.operator.GetFrameworks & mesos.operator.GetFrameworks.$Shape;
        }

        namespace GetFrameworks {

            /** Properties of a GetFrameworks. */
            interface $Properties {

                /** GetFrameworks frameworks */
                frameworks?: (mesos.operator.Framework.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetFrameworks. */
            type $Shape = mesos.operator.GetFrameworks.$Properties;
        }

        /**
         * Properties of an Executor.
         * @deprecated Use mesos.operator.Executor.$Properties instead.
         */
        interface IExecutor extends mesos.operator.Executor.$Properties {
        }

        /** Represents an Executor. */
        class Executor {

            /**
             * Constructs a new Executor.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.operator.Executor.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Executor executor_info. */
            executor_info?: (mesos.ExecutorInfo.$Properties|null);

            /** Executor agent_id. */
            agent_id?: (mesos.Id.$Properties|null);

            /**
             * Creates a new Executor instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Executor instance
             */
            static create(properties: mesos.operator.Executor.$Shape): mesos.operator.Executor & mesos.operator.Executor.$Shape;
            static create(properties?: mesos.operator.Executor.$Properties): mesos.operator.Executor;

            /**
             * Encodes the specified Executor message. Does not implicitly {@link mesos.operator.Executor.verify|verify} messages.
             * @param message Executor message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.operator.Executor.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Executor message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.operator.Executor & mesos.operator.Executor.$Shape} Executor
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.operator.Executor & mesos.operator.Executor.$Shape;
        }

        namespace Executor {

            /** Properties of an Executor. */
            interface $Properties {

                /** Executor executor_info */
                executor_info?: (mesos.ExecutorInfo.$Properties|null);

                /** Executor agent_id */
                agent_id?: (mesos.Id.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Executor. */
            type $Shape = mesos.operator.Executor.$Properties;
        }

        /**
         * Properties of a GetExecutors.
         * @deprecated Use mesos.operator.GetExecutors.$Properties instead.
         */
        interface IGetExecutors extends mesos.operator.GetExecutors.$Properties {
        }

        /** Represents a GetExecutors. */
        class GetExecutors {

            /**
             * Constructs a new GetExecutors.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.operator.GetExecutors.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetExecutors executors. */
            executors: mesos.operator.Executor.$Properties[];

            /**
             * Creates a new GetExecutors instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetExecutors instance
             */
            static create(properties: mesos.operator.GetExecutors.$Shape): mesos.operator.GetExecutors & mesos.operator.GetExecutors.$Shape;
            static create(properties?: mesos.operator.GetExecutors.$Properties): mesos.operator.GetExecutors;

            /**
             * Encodes the specified GetExecutors message. Does not implicitly {@link mesos.operator.GetExecutors.verify|verify} messages.
             * @param message GetExecutors message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.operator.GetExecutors.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetExecutors message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.operator.GetExecutors & mesos.operator.GetExecutors.$Shape} GetExecutors
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.operator.GetExecutors & mesos.operator.GetExecutors.$Shape;
        }

        namespace GetExecutors {

            /** Properties of a GetExecutors. */
            interface $Properties {

                /** GetExecutors executors */
                executors?: (mesos.operator.Executor.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetExecutors. */
            type $Shape = mesos.operator.GetExecutors.$Properties;
        }

        /**
         * Properties of a GetTasks.
         * @deprecated Use mesos.operator.GetTasks.$Properties instead.
         */
        interface IGetTasks extends mesos.operator.GetTasks.$Properties {
        }

        /** Represents a GetTasks. */
        class GetTasks {

            /**
             * Constructs a new GetTasks.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.operator.GetTasks.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetTasks pending_tasks. */
            pending_tasks: mesos.Task.$Properties[];

            /** GetTasks tasks. */
            tasks: mesos.Task.$Properties[];

            /** GetTasks orphan_tasks. */
            orphan_tasks: mesos.Task.$Properties[];

            /** GetTasks unreachable_tasks. */
            unreachable_tasks: mesos.Task.$Properties[];

            /**
             * Creates a new GetTasks instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetTasks instance
             */
            static create(properties: mesos.operator.GetTasks.$Shape): mesos.operator.GetTasks & mesos.operator.GetTasks.$Shape;
            static create(properties?: mesos.operator.GetTasks.$Properties): mesos.operator.GetTasks;

            /**
             * Encodes the specified GetTasks message. Does not implicitly {@link mesos.operator.GetTasks.verify|verify} messages.
             * @param message GetTasks message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.operator.GetTasks.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetTasks message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.operator.GetTasks & mesos.operator.GetTasks.$Shape} GetTasks
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.operator.GetTasks & mesos.operator.GetTasks.$Shape;
        }

        namespace GetTasks {

            /** Properties of a GetTasks. */
            interface $Properties {

                /** GetTasks pending_tasks */
                pending_tasks?: (mesos.Task.$Properties[]|null);

                /** GetTasks tasks */
                tasks?: (mesos.Task.$Properties[]|null);

                /** GetTasks orphan_tasks */
                orphan_tasks?: (mesos.Task.$Properties[]|null);

                /** GetTasks unreachable_tasks */
                unreachable_tasks?: (mesos.Task.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetTasks. */
            type $Shape = mesos.operator.GetTasks.$Properties;
        }

        /**
         * Properties of a GetState.
         * @deprecated Use mesos.operator.GetState.$Properties instead.
         */
        interface IGetState extends mesos.operator.GetState.$Properties {
        }

        /** Represents a GetState. */
        class GetState {

            /**
             * Constructs a new GetState.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.operator.GetState.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetState get_tasks. */
            get_tasks?: (mesos.operator.GetTasks.$Properties|null);

            /** GetState get_executors. */
            get_executors?: (mesos.operator.GetExecutors.$Properties|null);

            /** GetState get_frameworks. */
            get_frameworks?: (mesos.operator.GetFrameworks.$Properties|null);

            /** GetState get_agents. */
            get_agents?: (mesos.operator.GetAgents.$Properties|null);

            /**
             * Creates a new GetState instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetState instance
             */
            static create(properties: mesos.operator.GetState.$Shape): mesos.operator.GetState & mesos.operator.GetState.$Shape;
            static create(properties?: mesos.operator.GetState.$Properties): mesos.operator.GetState;

            /**
             * Encodes the specified GetState message. Does not implicitly {@link mesos.operator.GetState.verify|verify} messages.
             * @param message GetState message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.operator.GetState.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetState message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.operator.GetState & mesos.operator.GetState.$Shape} GetState
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.operator.GetState & mesos.operator.GetState.$Shape;
        }

        namespace GetState {

            /** Properties of a GetState. */
            interface $Properties {

                /** GetState get_tasks */
                get_tasks?: (mesos.operator.GetTasks.$Properties|null);

                /** GetState get_executors */
                get_executors?: (mesos.operator.GetExecutors.$Properties|null);

                /** GetState get_frameworks */
                get_frameworks?: (mesos.operator.GetFrameworks.$Properties|null);

                /** GetState get_agents */
                get_agents?: (mesos.operator.GetAgents.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetState. */
            type $Shape = mesos.operator.GetState.$Properties;
        }

        /**
         * Properties of an Event.
         * @deprecated Use mesos.operator.Event.$Properties instead.
         */
        interface IEvent extends mesos.operator.Event.$Properties {
        }

        /** Represents an Event. */
        class Event {

            /**
             * Constructs a new Event.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.operator.Event.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Event type. */
            type?: (number|null);

            /** Event subscribed. */
            subscribed?: (mesos.operator.Event.Subscribed.$Properties|null);

            /** Event task_added. */
            task_added?: (mesos.operator.Event.TaskAdded.$Properties|null);

            /** Event task_updated. */
            task_updated?: (mesos.operator.Event.TaskUpdated.$Properties|null);

            /** Event agent_added. */
            agent_added?: (mesos.operator.Event.AgentAdded.$Properties|null);

            /** Event agent_removed. */
            agent_removed?: (mesos.operator.Event.AgentRemoved.$Properties|null);

            /** Event framework_added. */
            framework_added?: (mesos.operator.Event.FrameworkAdded.$Properties|null);

            /** Event framework_updated. */
            framework_updated?: (mesos.operator.Event.FrameworkUpdated.$Properties|null);

            /** Event framework_removed. */
            framework_removed?: (mesos.operator.Event.FrameworkRemoved.$Properties|null);

            /**
             * Creates a new Event instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Event instance
             */
            static create(properties: mesos.operator.Event.$Shape): mesos.operator.Event & mesos.operator.Event.$Shape;
            static create(properties?: mesos.operator.Event.$Properties): mesos.operator.Event;

            /**
             * Encodes the specified Event message. Does not implicitly {@link mesos.operator.Event.verify|verify} messages.
             * @param message Event message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.operator.Event.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Event message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.operator.Event & mesos.operator.Event.$Shape} Event
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.operator.Event & mesos.operator.Event.$Shape;
        }

        namespace Event {

            /** Properties of an Event. */
            interface $Properties {

                /** Event type */
                type?: (number|null);

                /** Event subscribed */
                subscribed?: (mesos.operator.Event.Subscribed.$Properties|null);

                /** Event task_added */
                task_added?: (mesos.operator.Event.TaskAdded.$Properties|null);

                /** Event task_updated */
                task_updated?: (mesos.operator.Event.TaskUpdated.$Properties|null);

                /** Event agent_added */
                agent_added?: (mesos.operator.Event.AgentAdded.$Properties|null);

                /** Event agent_removed */
                agent_removed?: (mesos.operator.Event.AgentRemoved.$Properties|null);

                /** Event framework_added */
                framework_added?: (mesos.operator.Event.FrameworkAdded.$Properties|null);

                /** Event framework_updated */
                framework_updated?: (mesos.operator.Event.FrameworkUpdated.$Properties|null);

                /** Event framework_removed */
                framework_removed?: (mesos.operator.Event.FrameworkRemoved.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Event. */
            type $Shape = mesos.operator.Event.$Properties;

            /**
             * Properties of a Subscribed.
             * @deprecated Use mesos.operator.Event.Subscribed.$Properties instead.
             */
            interface ISubscribed extends mesos.operator.Event.Subscribed.$Properties {
            }

            /** Represents a Subscribed. */
            class Subscribed {

                /**
                 * Constructs a new Subscribed.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.operator.Event.Subscribed.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Subscribed get_state. */
                get_state?: (mesos.operator.GetState.$Properties|null);

                /**
                 * Creates a new Subscribed instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Subscribed instance
                 */
                static create(properties: mesos.operator.Event.Subscribed.$Shape): mesos.operator.Event.Subscribed & mesos.operator.Event.Subscribed.$Shape;
                static create(properties?: mesos.operator.Event.Subscribed.$Properties): mesos.operator.Event.Subscribed;

                /**
                 * Encodes the specified Subscribed message. Does not implicitly {@link mesos.operator.Event.Subscribed.verify|verify} messages.
                 * @param message Subscribed message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.operator.Event.Subscribed.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Subscribed message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.operator.Event.Subscribed & mesos.operator.Event.Subscribed.$Shape} Subscribed
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.operator.Event.Subscribed & mesos.operator.Event.Subscribed.$Shape;
            }

            namespace Subscribed {

                /** Properties of a Subscribed. */
                interface $Properties {

                    /** Subscribed get_state */
                    get_state?: (mesos.operator.GetState.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Subscribed. */
                type $Shape = mesos.operator.Event.Subscribed.$Properties;
            }

            /**
             * Properties of a TaskAdded.
             * @deprecated Use mesos.operator.Event.TaskAdded.$Properties instead.
             */
            interface ITaskAdded extends mesos.operator.Event.TaskAdded.$Properties {
            }

            /** Represents a TaskAdded. */
            class TaskAdded {

                /**
                 * Constructs a new TaskAdded.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.operator.Event.TaskAdded.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** TaskAdded task. */
                task?: (mesos.Task.$Properties|null);

                /**
                 * Creates a new TaskAdded instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns TaskAdded instance
                 */
                static create(properties: mesos.operator.Event.TaskAdded.$Shape): mesos.operator.Event.TaskAdded & mesos.operator.Event.TaskAdded.$Shape;
                static create(properties?: mesos.operator.Event.TaskAdded.$Properties): mesos.operator.Event.TaskAdded;

                /**
                 * Encodes the specified TaskAdded message. Does not implicitly {@link mesos.operator.Event.TaskAdded.verify|verify} messages.
                 * @param message TaskAdded message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.operator.Event.TaskAdded.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a TaskAdded message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.operator.Event.TaskAdded & mesos.operator.Event.TaskAdded.$Shape} TaskAdded
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.operator.Event.TaskAdded & mesos.operator.Event.TaskAdded.$Shape;
            }

            namespace TaskAdded {

                /** Properties of a TaskAdded. */
                interface $Properties {

                    /** TaskAdded task */
                    task?: (mesos.Task.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a TaskAdded. */
                type $Shape = mesos.operator.Event.TaskAdded.$Properties;
            }

            /**
             * Properties of a TaskUpdated.
             * @deprecated Use mesos.operator.Event.TaskUpdated.$Properties instead.
             */
            interface ITaskUpdated extends mesos.operator.Event.TaskUpdated.$Properties {
            }

            /** Represents a TaskUpdated. */
            class TaskUpdated {

                /**
                 * Constructs a new TaskUpdated.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.operator.Event.TaskUpdated.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** TaskUpdated framework_id. */
                framework_id?: (mesos.Id.$Properties|null);

                /** TaskUpdated status. */
                status?: (mesos.TaskStatus.$Properties|null);

                /** TaskUpdated state. */
                state?: (number|null);

                /**
                 * Creates a new TaskUpdated instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns TaskUpdated instance
                 */
                static create(properties: mesos.operator.Event.TaskUpdated.$Shape): mesos.operator.Event.TaskUpdated & mesos.operator.Event.TaskUpdated.$Shape;
                static create(properties?: mesos.operator.Event.TaskUpdated.$Properties): mesos.operator.Event.TaskUpdated;

                /**
                 * Encodes the specified TaskUpdated message. Does not implicitly {@link mesos.operator.Event.TaskUpdated.verify|verify} messages.
                 * @param message TaskUpdated message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.operator.Event.TaskUpdated.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a TaskUpdated message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.operator.Event.TaskUpdated & mesos.operator.Event.TaskUpdated.$Shape} TaskUpdated
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.operator.Event.TaskUpdated & mesos.operator.Event.TaskUpdated.$Shape;
            }

            namespace TaskUpdated {

                /** Properties of a TaskUpdated. */
                interface $Properties {

                    /** TaskUpdated framework_id */
                    framework_id?: (mesos.Id.$Properties|null);

                    /** TaskUpdated status */
                    status?: (mesos.TaskStatus.$Properties|null);

                    /** TaskUpdated state */
                    state?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a TaskUpdated. */
                type $Shape = mesos.operator.Event.TaskUpdated.$Properties;
            }

            /**
             * Properties of an AgentAdded.
             * @deprecated Use mesos.operator.Event.AgentAdded.$Properties instead.
             */
            interface IAgentAdded extends mesos.operator.Event.AgentAdded.$Properties {
            }

            /** Represents an AgentAdded. */
            class AgentAdded {

                /**
                 * Constructs a new AgentAdded.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.operator.Event.AgentAdded.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** AgentAdded agent. */
                agent?: (mesos.operator.Agent.$Properties|null);

                /**
                 * Creates a new AgentAdded instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns AgentAdded instance
                 */
                static create(properties: mesos.operator.Event.AgentAdded.$Shape): mesos.operator.Event.AgentAdded & mesos.operator.Event.AgentAdded.$Shape;
                static create(properties?: mesos.operator.Event.AgentAdded.$Properties): mesos.operator.Event.AgentAdded;

                /**
                 * Encodes the specified AgentAdded message. Does not implicitly {@link mesos.operator.Event.AgentAdded.verify|verify} messages.
                 * @param message AgentAdded message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.operator.Event.AgentAdded.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AgentAdded message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.operator.Event.AgentAdded & mesos.operator.Event.AgentAdded.$Shape} AgentAdded
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.operator.Event.AgentAdded & mesos.operator.Event.AgentAdded.$Shape;
            }

            namespace AgentAdded {

                /** Properties of an AgentAdded. */
                interface $Properties {

                    /** AgentAdded agent */
                    agent?: (mesos.operator.Agent.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an AgentAdded. */
                type $Shape = mesos.operator.Event.AgentAdded.$Properties;
            }

            /**
             * Properties of an AgentRemoved.
             * @deprecated Use mesos.operator.Event.AgentRemoved.$Properties instead.
             */
            interface IAgentRemoved extends mesos.operator.Event.AgentRemoved.$Properties {
            }

            /** Represents an AgentRemoved. */
            class AgentRemoved {

                /**
                 * Constructs a new AgentRemoved.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.operator.Event.AgentRemoved.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** AgentRemoved agent_id. */
                agent_id?: (mesos.Id.$Properties|null);

                /**
                 * Creates a new AgentRemoved instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns AgentRemoved instance
                 */
                static create(properties: mesos.operator.Event.AgentRemoved.$Shape): mesos.operator.Event.AgentRemoved & mesos.operator.Event.AgentRemoved.$Shape;
                static create(properties?: mesos.operator.Event.AgentRemoved.$Properties): mesos.operator.Event.AgentRemoved;

                /**
                 * Encodes the specified AgentRemoved message. Does not implicitly {@link mesos.operator.Event.AgentRemoved.verify|verify} messages.
                 * @param message AgentRemoved message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.operator.Event.AgentRemoved.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AgentRemoved message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.operator.Event.AgentRemoved & mesos.operator.Event.AgentRemoved.$Shape} AgentRemoved
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.operator.Event.AgentRemoved & mesos.operator.Event.AgentRemoved.$Shape;
            }

            namespace AgentRemoved {

                /** Properties of an AgentRemoved. */
                interface $Properties {

                    /** AgentRemoved agent_id */
                    agent_id?: (mesos.Id.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an AgentRemoved. */
                type $Shape = mesos.operator.Event.AgentRemoved.$Properties;
            }

            /**
             * Properties of a FrameworkAdded.
             * @deprecated Use mesos.operator.Event.FrameworkAdded.$Properties instead.
             */
            interface IFrameworkAdded extends mesos.operator.Event.FrameworkAdded.$Properties {
            }

            /** Represents a FrameworkAdded. */
            class FrameworkAdded {

                /**
                 * Constructs a new FrameworkAdded.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.operator.Event.FrameworkAdded.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FrameworkAdded framework. */
                framework?: (mesos.operator.Framework.$Properties|null);

                /**
                 * Creates a new FrameworkAdded instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns FrameworkAdded instance
                 */
                static create(properties: mesos.operator.Event.FrameworkAdded.$Shape): mesos.operator.Event.FrameworkAdded & mesos.operator.Event.FrameworkAdded.$Shape;
                static create(properties?: mesos.operator.Event.FrameworkAdded.$Properties): mesos.operator.Event.FrameworkAdded;

                /**
                 * Encodes the specified FrameworkAdded message. Does not implicitly {@link mesos.operator.Event.FrameworkAdded.verify|verify} messages.
                 * @param message FrameworkAdded message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.operator.Event.FrameworkAdded.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FrameworkAdded message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.operator.Event.FrameworkAdded & mesos.operator.Event.FrameworkAdded.$Shape} FrameworkAdded
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.operator.Event.FrameworkAdded & mesos.operator.Event.FrameworkAdded.$Shape;
            }

            namespace FrameworkAdded {

                /** Properties of a FrameworkAdded. */
                interface $Properties {

                    /** FrameworkAdded framework */
                    framework?: (mesos.operator.Framework.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a FrameworkAdded. */
                type $Shape = mesos.operator.Event.FrameworkAdded.$Properties;
            }

            /**
             * Properties of a FrameworkUpdated.
             * @deprecated Use mesos.operator.Event.FrameworkUpdated.$Properties instead.
             */
            interface IFrameworkUpdated extends mesos.operator.Event.FrameworkUpdated.$Properties {
            }

            /** Represents a FrameworkUpdated. */
            class FrameworkUpdated {

                /**
                 * Constructs a new FrameworkUpdated.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.operator.Event.FrameworkUpdated.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FrameworkUpdated framework. */
                framework?: (mesos.operator.Framework.$Properties|null);

                /**
                 * Creates a new FrameworkUpdated instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns FrameworkUpdated instance
                 */
                static create(properties: mesos.operator.Event.FrameworkUpdated.$Shape): mesos.operator.Event.FrameworkUpdated & mesos.operator.Event.FrameworkUpdated.$Shape;
                static create(properties?: mesos.operator.Event.FrameworkUpdated.$Properties): mesos.operator.Event.FrameworkUpdated;

                /**
                 * Encodes the specified FrameworkUpdated message. Does not implicitly {@link mesos.operator.Event.FrameworkUpdated.verify|verify} messages.
                 * @param message FrameworkUpdated message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.operator.Event.FrameworkUpdated.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FrameworkUpdated message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.operator.Event.FrameworkUpdated & mesos.operator.Event.FrameworkUpdated.$Shape} FrameworkUpdated
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.operator.Event.FrameworkUpdated & mesos.operator.Event.FrameworkUpdated.$Shape;
            }

            namespace FrameworkUpdated {

                /** Properties of a FrameworkUpdated. */
                interface $Properties {

                    /** FrameworkUpdated framework */
                    framework?: (mesos.operator.Framework.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a FrameworkUpdated. */
                type $Shape = mesos.operator.Event.FrameworkUpdated.$Properties;
            }

            /**
             * Properties of a FrameworkRemoved.
             * @deprecated Use mesos.operator.Event.FrameworkRemoved.$Properties instead.
             */
            interface IFrameworkRemoved extends mesos.operator.Event.FrameworkRemoved.$Properties {
            }

            /** Represents a FrameworkRemoved. */
            class FrameworkRemoved {

                /**
                 * Constructs a new FrameworkRemoved.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.operator.Event.FrameworkRemoved.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FrameworkRemoved framework_info. */
                framework_info?: (mesos.FrameworkInfo.$Properties|null);

                /**
                 * Creates a new FrameworkRemoved instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns FrameworkRemoved instance
                 */
                static create(properties: mesos.operator.Event.FrameworkRemoved.$Shape): mesos.operator.Event.FrameworkRemoved & mesos.operator.Event.FrameworkRemoved.$Shape;
                static create(properties?: mesos.operator.Event.FrameworkRemoved.$Properties): mesos.operator.Event.FrameworkRemoved;

                /**
                 * Encodes the specified FrameworkRemoved message. Does not implicitly {@link mesos.operator.Event.FrameworkRemoved.verify|verify} messages.
                 * @param message FrameworkRemoved message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.operator.Event.FrameworkRemoved.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FrameworkRemoved message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.operator.Event.FrameworkRemoved & mesos.operator.Event.FrameworkRemoved.$Shape} FrameworkRemoved
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.operator.Event.FrameworkRemoved & mesos.operator.Event.FrameworkRemoved.$Shape;
            }

            namespace FrameworkRemoved {

                /** Properties of a FrameworkRemoved. */
                interface $Properties {

                    /** FrameworkRemoved framework_info */
                    framework_info?: (mesos.FrameworkInfo.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a FrameworkRemoved. */
                type $Shape = mesos.operator.Event.FrameworkRemoved.$Properties;
            }
        }
    }

    /** Namespace scheduler. */
    namespace scheduler {

        /**
         * Properties of an Event.
         * @deprecated Use mesos.scheduler.Event.$Properties instead.
         */
        interface IEvent extends mesos.scheduler.Event.$Properties {
        }

        /** Represents an Event. */
        class Event {

            /**
             * Constructs a new Event.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.scheduler.Event.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Event type. */
            type?: (number|null);

            /** Event subscribed. */
            subscribed?: (mesos.scheduler.Event.Subscribed.$Properties|null);

            /** Event update. */
            update?: (mesos.scheduler.Event.Update.$Properties|null);

            /**
             * Creates a new Event instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Event instance
             */
            static create(properties: mesos.scheduler.Event.$Shape): mesos.scheduler.Event & mesos.scheduler.Event.$Shape;
            static create(properties?: mesos.scheduler.Event.$Properties): mesos.scheduler.Event;

            /**
             * Encodes the specified Event message. Does not implicitly {@link mesos.scheduler.Event.verify|verify} messages.
             * @param message Event message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.scheduler.Event.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Event message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.scheduler.Event & mesos.scheduler.Event.$Shape} Event
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.scheduler.Event & mesos.scheduler.Event.$Shape;
        }

        namespace Event {

            /** Properties of an Event. */
            interface $Properties {

                /** Event type */
                type?: (number|null);

                /** Event subscribed */
                subscribed?: (mesos.scheduler.Event.Subscribed.$Properties|null);

                /** Event update */
                update?: (mesos.scheduler.Event.Update.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Event. */
            type $Shape = mesos.scheduler.Event.$Properties;

            /**
             * Properties of a Subscribed.
             * @deprecated Use mesos.scheduler.Event.Subscribed.$Properties instead.
             */
            interface ISubscribed extends mesos.scheduler.Event.Subscribed.$Properties {
            }

            /** Represents a Subscribed. */
            class Subscribed {

                /**
                 * Constructs a new Subscribed.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.scheduler.Event.Subscribed.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Subscribed framework_id. */
                framework_id?: (mesos.Id.$Properties|null);

                /**
                 * Creates a new Subscribed instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Subscribed instance
                 */
                static create(properties: mesos.scheduler.Event.Subscribed.$Shape): mesos.scheduler.Event.Subscribed & mesos.scheduler.Event.Subscribed.$Shape;
                static create(properties?: mesos.scheduler.Event.Subscribed.$Properties): mesos.scheduler.Event.Subscribed;

                /**
                 * Encodes the specified Subscribed message. Does not implicitly {@link mesos.scheduler.Event.Subscribed.verify|verify} messages.
                 * @param message Subscribed message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.scheduler.Event.Subscribed.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Subscribed message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.scheduler.Event.Subscribed & mesos.scheduler.Event.Subscribed.$Shape} Subscribed
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.scheduler.Event.Subscribed & mesos.scheduler.Event.Subscribed.$Shape;
            }

            namespace Subscribed {

                /** Properties of a Subscribed. */
                interface $Properties {

                    /** Subscribed framework_id */
                    framework_id?: (mesos.Id.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Subscribed. */
                type $Shape = mesos.scheduler.Event.Subscribed.$Properties;
            }

            /**
             * Properties of an Update.
             * @deprecated Use mesos.scheduler.Event.Update.$Properties instead.
             */
            interface IUpdate extends mesos.scheduler.Event.Update.$Properties {
            }

            /** Represents an Update. */
            class Update {

                /**
                 * Constructs a new Update.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.scheduler.Event.Update.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Update status. */
                status?: (mesos.TaskStatus.$Properties|null);

                /**
                 * Creates a new Update instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Update instance
                 */
                static create(properties: mesos.scheduler.Event.Update.$Shape): mesos.scheduler.Event.Update & mesos.scheduler.Event.Update.$Shape;
                static create(properties?: mesos.scheduler.Event.Update.$Properties): mesos.scheduler.Event.Update;

                /**
                 * Encodes the specified Update message. Does not implicitly {@link mesos.scheduler.Event.Update.verify|verify} messages.
                 * @param message Update message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.scheduler.Event.Update.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Update message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.scheduler.Event.Update & mesos.scheduler.Event.Update.$Shape} Update
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.scheduler.Event.Update & mesos.scheduler.Event.Update.$Shape;
            }

            namespace Update {

                /** Properties of an Update. */
                interface $Properties {

                    /** Update status */
                    status?: (mesos.TaskStatus.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Update. */
                type $Shape = mesos.scheduler.Event.Update.$Properties;
            }
        }
    }
}
