package dev.interlock.gate.context.credential;

import java.util.regex.Pattern;

/**
 * Credentials that their issuer has given a prefix, as the issuers document it, so that they can be
 * recognised anywhere.
 */
enum TokenKind {
  AWS("an access key of AWS", "\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b"),
  GITHUB("a token of GitHub", "\\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{60,})"),
  GITLAB("a token of GitLab", "\\bgl(?:pat|dt|rt|soat)-[A-Za-z0-9_-]{20,}"),
  SLACK("a token of Slack", "\\bxox[abeoprs]-[A-Za-z0-9-]{20,}"),
  SLACK_HOOK(
      "a webhook of Slack", "hooks\\.slack\\.com/services/T[A-Z0-9]{7,}/B[A-Z0-9]{7,}/\\w{20,}"),
  STRIPE("a key of Stripe", "\\b(?:sk|rk)_live_[A-Za-z0-9]{20,}"),
  OPENAI(
      "a key of OpenAI", "\\bsk-(?:proj-|svcacct-)?[A-Za-z0-9_-]{16,}T3BlbkFJ[A-Za-z0-9_-]{16,}"),
  ANTHROPIC("a key of Anthropic", "\\bsk-ant-[a-z0-9]{3,}-[A-Za-z0-9_-]{40,}"),
  GOOGLE("an API key of Google", "\\bAIza[A-Za-z0-9_-]{35}\\b"),
  NPM("a token of npm", "\\bnpm_[A-Za-z0-9]{36}\\b"),
  PYPI("a token of PyPI", "\\bpypi-AgEI[A-Za-z0-9_-]{50,}"),
  DOCKER("a token of Docker Hub", "\\bdckr_(?:pat|oat)_[A-Za-z0-9_-]{20,}"),
  SENDGRID("a key of SendGrid", "\\bSG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}\\b"),
  HUGGING_FACE("a token of Hugging Face", "\\bhf_[A-Za-z]{34}\\b"),
  NEON("a password of Neon", "\\bnpg_[A-Za-z0-9]{12,}\\b"),
  DIGITAL_OCEAN("a token of DigitalOcean", "\\bdo[opr]_v1_[a-f0-9]{64}\\b"),
  SUPABASE("a key of Supabase", "\\bsb(?:_secret_[A-Za-z0-9_-]{20,}|p_[a-f0-9]{40})\\b");

  private final String title;
  private final Pattern pattern;

  TokenKind(String title, String pattern) {
    this.title = title;
    this.pattern = Pattern.compile(pattern);
  }

  /** The kind, as a noun phrase with its article. */
  String title() {
    return title;
  }

  /** Whether a line, or a whole file, has such a credential. */
  boolean isIn(String text) {
    return pattern
        .matcher(text)
        .results()
        .anyMatch(found -> !Placeholder.matches(found.group()) && Entropy.of(found.group()) > 2.5);
  }
}
