package dev.interlock.gate.environment;

import java.util.regex.Pattern;

/** Recognises by a variable's name that its value is probably a secret. */
public final class SecretNames {

  private static final Pattern SECRET =
      Pattern.compile(
          "PASSWORD|PASSWD|PASSPHRASE|PASSCODE|SECRET|TOKEN|CREDENTIAL|API_?KEY|ACCESS_?KEY"
              + "|PRIVATE_?KEY|ENCRYPTION_?KEY|SIGNING_?KEY|(?:^|_)(?:PASS|PWD|PW|PAT|DSN|KEY|AUTH)$",
          Pattern.CASE_INSENSITIVE);

  private SecretNames() {}

  public static boolean matches(String name) {
    return SECRET.matcher(name).find() && !name.equals("PWD") && !name.equals("OLDPWD");
  }
}
