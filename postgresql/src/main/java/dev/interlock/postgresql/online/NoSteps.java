package dev.interlock.postgresql.online;

/** Says why no steps are known in place of a statement, as part of a sentence. */
final class NoSteps extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoSteps(String why) {
    super(why, null, false, false);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
