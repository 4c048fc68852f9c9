package dev.interlock.ledger;

/**
 * The process that holds the lock, or tries to acquire it.
 *
 * @param run the id of the run; also part of the session's application name, by which the next run
 *     finds sessions that outlived their process
 * @param host the machine's or container's name
 * @param process the operating system's process id
 */
public record Holder(RunId run, String host, long process) {

  /** Returns {@code web-1, process 17, run 9f2c0a11}. */
  @Override
  public String toString() {
    return host + ", process " + process + ", run " + run.value();
  }
}
