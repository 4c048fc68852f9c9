package dev.interlock.gate.context.credential;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A kind of credential that its issuer has given a prefix, as the issuers document it, so that it
 * can be recognised anywhere.
 *
 * @param title noun phrase with its article
 * @param marks texts of which every match has one: to look for these is fast
 */
record TokenKind(String title, Pattern pattern, List<String> marks) {

  static final List<TokenKind> ALL =
      List.of(
          token("an access key of AWS", "\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b", "AKIA", "ASIA"),
          token(
              "a token of GitHub",
              "\\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{60,})",
              "ghp_",
              "gho_",
              "ghu_",
              "ghs_",
              "ghr_",
              "github_pat_"),
          token(
              "a token of GitLab",
              "\\bgl(?:pat|dt|rt|soat)-[A-Za-z0-9_-]{20,}",
              "glpat-",
              "gldt-",
              "glrt-",
              "glsoat-"),
          token("a token of Slack", "\\bxox[abeoprs]-[A-Za-z0-9-]{20,}", "xox"),
          token(
              "a webhook of Slack",
              "hooks\\.slack\\.com/services/T[A-Z0-9]{7,}/B[A-Z0-9]{7,}/\\w{20,}",
              "hooks.slack.com"),
          token("a key of Stripe", "\\b(?:sk|rk)_live_[A-Za-z0-9]{20,}", "sk_live_", "rk_live_"),
          token(
              "a key of OpenAI",
              "\\bsk-(?:proj-|svcacct-)?[A-Za-z0-9_-]{16,}T3BlbkFJ[A-Za-z0-9_-]{16,}",
              "T3BlbkFJ"),
          token("a key of Anthropic", "\\bsk-ant-[a-z0-9]{3,}-[A-Za-z0-9_-]{40,}", "sk-ant-"),
          token("an API key of Google", "\\bAIza[A-Za-z0-9_-]{35}\\b", "AIza"),
          token("a token of npm", "\\bnpm_[A-Za-z0-9]{36}\\b", "npm_"),
          token("a token of PyPI", "\\bpypi-AgEI[A-Za-z0-9_-]{50,}", "pypi-AgEI"),
          token("a token of Docker Hub", "\\bdckr_(?:pat|oat)_[A-Za-z0-9_-]{20,}", "dckr_"),
          token("a key of SendGrid", "\\bSG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}\\b", "SG."),
          token("a token of Hugging Face", "\\bhf_[A-Za-z]{34}\\b", "hf_"),
          token("a password of Neon", "\\bnpg_[A-Za-z0-9]{12,}\\b", "npg_"),
          token("a token of DigitalOcean", "\\bdo[opr]_v1_[a-f0-9]{64}\\b", "_v1_"),
          token(
              "a key of Supabase",
              "\\bsb(?:_secret_[A-Za-z0-9_-]{20,}|p_[a-f0-9]{40})\\b",
              "sb_secret_",
              "sbp_"));

  TokenKind {
    marks = List.copyOf(marks);
  }

  private static TokenKind token(String title, String pattern, String... marks) {
    return new TokenKind(title, Pattern.compile(pattern), List.of(marks));
  }

  /** Whether a line, or a whole file, has such a credential. */
  boolean isIn(String text) {
    return marks.stream().anyMatch(text::contains)
        && pattern
            .matcher(text)
            .results()
            .anyMatch(
                found -> !Placeholder.matches(found.group()) && Entropy.of(found.group()) > 2.5);
  }
}
