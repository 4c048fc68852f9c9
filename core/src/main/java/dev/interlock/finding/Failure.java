package dev.interlock.finding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command that ended without doing its work. The findings give the details; the type gives the
 * kind of failure.
 */
public abstract sealed class Failure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  private Failure(List<Finding> findings, @Nullable Throwable cause) {
    super(findings.getFirst().message(), cause);
    this.findings = List.copyOf(findings);
  }

  /** At least one finding; the first one stopped the command. */
  public List<Finding> findings() {
    return findings;
  }

  /** The migrations or the data do not allow the command. Nothing was changed. */
  public static final class Refused extends Failure {
    private static final long serialVersionUID = 1L;

    public Refused(List<Finding> findings) {
      super(findings, null);
    }

    public Refused(Finding finding) {
      this(List.of(finding));
    }
  }

  /**
   * The command line, the configuration or the environment contract is wrong. Nothing was changed.
   */
  public static final class Misconfigured extends Failure {
    private static final long serialVersionUID = 1L;

    public Misconfigured(List<Finding> findings) {
      super(findings, null);
    }

    public Misconfigured(Finding finding) {
      this(List.of(finding));
    }
  }

  /** The database or the lock was not available in time; a later attempt may succeed. */
  public static final class Unavailable extends Failure {
    private static final long serialVersionUID = 1L;

    public Unavailable(Finding finding, @Nullable Throwable cause) {
      super(List.of(finding), cause);
    }

    public Unavailable(Finding finding) {
      this(finding, null);
    }
  }

  /** Applying stopped part way: the step in flight is rolled back or can be resumed. */
  public static final class Stopped extends Failure {
    private static final long serialVersionUID = 1L;

    public Stopped(Finding finding, @Nullable Throwable cause) {
      super(List.of(finding), cause);
    }

    public Stopped(Finding finding) {
      this(finding, null);
    }
  }

  /** The service runs, and does not answer as it has to. The verification changed nothing. */
  public static final class Unverified extends Failure {
    private static final long serialVersionUID = 1L;

    public Unverified(List<Finding> findings) {
      super(findings, null);
    }
  }

  /** A signal ended the command; the step in flight is rolled back or can be resumed. */
  public static final class Interrupted extends Failure {
    private static final long serialVersionUID = 1L;

    private final int signal;

    public Interrupted(Finding finding, int signal) {
      super(List.of(finding), null);
      this.signal = signal;
    }

    /** The signal's number, such as 15 for SIGTERM. */
    public int signal() {
      return signal;
    }
  }
}
