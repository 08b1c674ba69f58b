/** NetworkInfo through the versions, under the Mesos containerizer (mesos-facts §2, §5; `isolators/network/cni/cni.cpp`). */
import type { DraftNetwork } from './draft.js';
import { containersOf, mesosContainers, spots, type Carried, type Rule, type Spot } from './rule.js';

export const NETWORK_RULES: readonly Rule[] = [
  {
    id: 'network-without-name',
    level: 'error',
    from: '1.0',
    find: (launch) =>
      networks(mesosContainers(launch), ({ name, path }) =>
        name === undefined || name === ''
          ? {
              path: `${path}.name`,
              message: "A NetworkInfo without a name selects no CNI network: it is skipped, and the task gets the agent's network",
            }
          : undefined,
      ),
    remedy: 'set name to that of a CNI network of the agents',
  },
  {
    id: 'same-network-twice',
    level: 'error',
    from: '1.0',
    find: (launch) =>
      spots(mesosContainers(launch), ({ container, taskId }) => {
        const names = container.networkInfos.flatMap(({ name = '' }) => (name === '' ? [] : [name]));
        const twice = names.find((name, index) => names.indexOf(name) !== index);
        if (twice === undefined) return undefined;
        return {
          taskId,
          path: `${container.path}.network_infos`,
          message: `Network ${JSON.stringify(twice)} is asked for twice: the launch fails`,
        };
      }),
    remedy: 'ask for each network once',
  },
  {
    id: 'name-unknown',
    level: 'warning',
    from: '0.25',
    to: '0.28',
    find: (launch) =>
      networks(containersOf(launch), ({ name, path }) =>
        name === undefined ? undefined : { path: `${path}.name`, message: 'NetworkInfo has a name since 1.0 only: it is not seen' },
      ),
    remedy: 'say by groups or labels what the network module is to do, or run 1.0 or later',
  },
  {
    id: 'ip-address-field-gone',
    level: 'error',
    from: '1.0',
    find: (launch) =>
      networks(containersOf(launch), ({ oldAddress, path }) =>
        oldAddress === undefined
          ? undefined
          : { path: `${path}.ip_address`, message: 'NetworkInfo.ip_address is gone since 1.0: the address asked for is not seen' },
      ),
    remedy: 'write ip_addresses: [{ ip_address: … }]',
  },
  {
    id: 'protocol-field-gone',
    level: 'warning',
    from: '1.0',
    find: (launch) =>
      networks(containersOf(launch), ({ oldProtocol, path }) =>
        oldProtocol
          ? { path: `${path}.protocol`, message: 'NetworkInfo.protocol is gone since 1.0: the family asked for is not seen' }
          : undefined,
      ),
    remedy: 'write ip_addresses: [{ protocol: … }]',
  },
  {
    id: 'old-fields-deprecated',
    level: 'note',
    from: '0.26',
    to: '0.28',
    find: (launch) =>
      networks(containersOf(launch), ({ oldAddress, oldProtocol, path }) =>
        oldAddress === undefined && !oldProtocol
          ? undefined
          : { path, message: 'NetworkInfo.ip_address and protocol are deprecated since 0.26, and gone in 1.0' },
      ),
    remedy: 'write ip_addresses',
  },
  {
    id: 'ip-addresses-unknown',
    level: 'error',
    from: '0.25',
    to: '0.25',
    find: (launch) =>
      networks(containersOf(launch), ({ addresses, path }) =>
        addresses.length === 0
          ? undefined
          : { path: `${path}.ip_addresses`, message: '0.25 does not know ip_addresses: what is asked for is not seen' },
      ),
    remedy: 'for 0.25 write ip_address and protocol, one NetworkInfo for each address',
  },
  {
    id: 'several-addresses-of-one-network',
    level: 'warning',
    from: '1.0',
    find: (launch) =>
      networks(mesosContainers(launch), ({ addresses, path }) =>
        addresses.filter(({ isIpv6 }) => isIpv6).length > 1 || addresses.filter(({ isIpv6 }) => !isIpv6).length > 1
          ? {
              path: `${path}.ip_addresses`,
              message: 'Of one network the CNI isolator reports at most one IPv4 and one IPv6 address, those that the plugin gives',
            }
          : undefined,
      ),
    remedy: 'ask for several named networks, where several addresses are wanted',
  },
  {
    id: 'static-address-up-to-plugin',
    level: 'note',
    from: '1.0',
    find: (launch) =>
      networks(mesosContainers(launch), ({ addresses, path }) =>
        addresses.some(({ text }) => text !== undefined)
          ? {
              path: `${path}.ip_addresses`,
              message: "Mesos only hands the address on to the CNI plugin; whether it is given is the plugin's business",
            }
          : undefined,
      ),
    remedy: 'see that the plugin reads args org.apache.mesos network_info; Taskpulse shows a request that was not honoured',
  },
  {
    id: 'port-mappings-unknown',
    level: 'warning',
    from: '0.25',
    to: '1.0',
    find: (launch) => portMappings(containersOf(launch), 'NetworkInfo has port_mappings since 1.1 only: they are not seen'),
    remedy: "run 1.1 or later with the port-mapper plugin, or use Docker's own port_mappings",
  },
  {
    id: 'port-mappings-need-plugin',
    level: 'note',
    from: '1.1',
    find: (launch) =>
      portMappings(
        mesosContainers(launch),
        'port_mappings are acted on by the plugin mesos-cni-port-mapper only; without it no host port leads there',
      ),
    remedy: 'configure the network through mesos-cni-port-mapper',
  },
];

function portMappings(carried: readonly Carried[], message: string): readonly Spot[] {
  return networks(carried, ({ portMappings: mappings, path }) =>
    mappings.length === 0 ? undefined : { path: `${path}.port_mappings`, message },
  );
}

function networks(carried: readonly Carried[], spotOf: (network: DraftNetwork) => Omit<Spot, 'taskId'> | undefined): readonly Spot[] {
  return carried.flatMap(({ container, taskId }) =>
    container.networkInfos.flatMap((network) => {
      const spot = spotOf(network);
      return spot === undefined ? [] : [{ taskId, ...spot }];
    }),
  );
}
