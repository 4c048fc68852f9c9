package dev.interlock.testkit.fault;

/** The end of a connection as both of its peers see it (RFC 9293, sections 3.5 and 3.6). */
public enum Ending {
  /** An RST: sent by a crashed host, a firewall or a load balancer. */
  RESET,
  /** A FIN: sent by a peer that closes properly, such as a killed process. */
  FINISH
}
