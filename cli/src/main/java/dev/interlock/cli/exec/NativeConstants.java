package dev.interlock.cli.exec;

/** Constants of a system's C headers, limited to those that {@link SystemCalls} needs. */
enum NativeConstants {
  LINUX(2, 0x5451L, "/proc/self/fd"),
  MACOS(3, 0x2000_6601L, "/dev/fd");

  private final int setMask;
  private final long closeOnExec;
  private final String descriptorFolder;

  NativeConstants(int setMask, long closeOnExec, String descriptorFolder) {
    this.setMask = setMask;
    this.closeOnExec = closeOnExec;
    this.descriptorFolder = descriptorFolder;
  }

  static NativeConstants current() {
    return System.getProperty("os.name").startsWith("Mac") ? MACOS : LINUX;
  }

  /** {@code SIG_SETMASK} of {@code signal.h}. */
  int setMask() {
    return setMask;
  }

  /** {@code FIOCLEX} of {@code sys/ioctl.h}. */
  long closeOnExec() {
    return closeOnExec;
  }

  /** A folder with one entry per open descriptor of the process that reads it. */
  String descriptorFolder() {
    return descriptorFolder;
  }
}
