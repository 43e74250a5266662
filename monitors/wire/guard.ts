import { BlockList, isIP } from 'node:net';
import { Refused } from '../look/faults.ts';
import type { Guard } from '../look/look.ts';
import { remembered } from './remembered.ts';

/**
 * Link-local addresses and the metadata services of clouds: AWS, Azure, Google and OpenStack under 169.254.0.0/16,
 * AWS over IPv6, Alibaba, Oracle, Azure's wire server, and the same through NAT64.
 */
const never = new BlockList();
never.addSubnet('169.254.0.0', 16, 'ipv4');
never.addAddress('100.100.100.200', 'ipv4');
never.addAddress('168.63.129.16', 'ipv4');
never.addAddress('192.0.0.192', 'ipv4');
never.addSubnet('fe80::', 10, 'ipv6');
never.addAddress('fd00:ec2::254', 'ipv6');
never.addSubnet('64:ff9b::a9fe:0', 112, 'ipv6');

const isForbidden = remembered((address) => {
  const bare = address.replace(/%.*$/, '');
  return never.check(bare, isIP(bare) === 6 ? 'ipv6' : 'ipv4');
});

/** Asked after the name was resolved, for redirects and proxies too: a name may point anywhere. */
export const refuseLinkLocal: Guard = (address) => {
  if (isForbidden(address)) throw new Refused({ code: 'address-forbidden', address });
};

/** For the looks of tests. */
export const allowAll: Guard = () => undefined;
