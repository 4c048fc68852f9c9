package dev.interlock.testkit.fault;

/** How a connection ends, as both of its peers see it (RFC 9293, sections 3.5 and 3.6). */
public enum Ending {
  /** An RST: what a crashed host, a firewall or a load balancer sends. */
  RESET,
  /** A FIN: what a peer sends that closes properly, such as a process that was killed. */
  FINISH
}
