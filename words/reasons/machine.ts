/** What of this machine fails. */
export type MachineFault = 'resources' | 'network' | 'permission' | 'resolver';

/** Codes of the operating system that are about this machine, not the other side. */
export const MACHINE_FAULTS: Readonly<
  Record<string, readonly [fault: MachineFault, text: string] | undefined>
> = {
  EMFILE: ['resources', 'too many open files'],
  ENFILE: ['resources', 'too many open files on this machine'],
  ENOBUFS: ['resources', 'no buffer space left'],
  ENOMEM: ['resources', 'no memory left'],
  EADDRNOTAVAIL: ['resources', 'no local address or port left'],
  ENETDOWN: ['network', 'the network of this machine is down'],
  ENETUNREACH: ['network', 'this machine has no route to the network'],
  EACCES: ['permission', 'the operating system forbids the connection'],
  EPERM: ['permission', 'the operating system forbids the connection'],
  ETIMEOUT: ['resolver', 'the name server of this machine does not answer'],
  ECANCELLED: ['resolver', 'the name server of this machine does not answer'],
  EAI_AGAIN: ['resolver', 'the name server of this machine does not answer'],
  EAI_FAIL: ['resolver', 'the name server of this machine fails'],
  EAI_SYSTEM: ['resolver', 'the resolver of this machine fails'],
};
