package dev.interlock.cli.command;

import dev.interlock.apply.RequiredObjects;
import dev.interlock.gate.verify.CorsRules;
import dev.interlock.gate.verify.Expectation;
import dev.interlock.gate.verify.RequestCheck;
import dev.interlock.gate.verify.ServiceVerification;
import dev.interlock.gate.verify.openapi.OpenApiRules;
import java.util.ArrayList;
import java.util.stream.Collectors;

/** The rules of the verification in words, with a line of curl for each request. */
record ChecklistVerification(RequiredObjects required, ServiceVerification rules) {

  String text() {
    var text = new StringBuilder("## 4. Verification\n\n");
    required(text);
    if (rules.isEmpty()) {
      return text.append("`verify` in `interlock.yml` names nothing to ask.\n").toString();
    }
    text.append("- [ ] `interlock verify URL` asks the service all of this:\n\n");
    rules.requests().forEach(check -> text.append(item("", check)));
    rules
        .flows()
        .forEach(flow -> {
          text.append("- flow \"%s\":\n".formatted(flow.name()));
          flow.steps().forEach(check -> text.append(item("  ", check)));
        });
    rules.cors().map(ChecklistVerification::words).ifPresent(text::append);
    rules.openApi().map(ChecklistVerification::words).ifPresent(text::append);
    text.append(ChecklistCurl.text(rules));
    return text.toString();
  }

  private void required(StringBuilder text) {
    var parts = new ArrayList<String>();
    required.tables().forEach(table -> parts.add("table `%s`".formatted(table)));
    required.columns().forEach(column -> parts.add("column `%s`".formatted(column)));
    required.queries().forEach(query -> parts.add("an answer to `%s`".formatted(query)));
    if (!parts.isEmpty()) {
      text.append("Before the start, `interlock run` requires:\n\n");
      parts.forEach(part -> text.append("- %s\n".formatted(part)));
      text.append('\n');
    }
  }

  private static String item(String margin, RequestCheck check) {
    return "%s- `%s %s` answers %s\n"
        .formatted(
            margin, check.request().method(), check.request().path(), words(check.expected()));
  }

  private static String words(Expectation expected) {
    var parts = new ArrayList<String>();
    parts.add(
        "with a status " + (expected.statuses().isEmpty() ? "" : "of ") + expected.statusWords());
    expected.headers().keySet().forEach(name -> parts.add("header `%s`".formatted(name)));
    if (!expected.json().isEmpty()) {
      parts.add("the JSON that `interlock.yml` expects");
    }
    return String.join(", ", parts);
  }

  private static String words(CorsRules cors) {
    return "- `OPTIONS %s` allows pages of %s, and of no other origin\n"
        .formatted(
            cors.path(),
            cors.origins().stream().map("`%s`"::formatted).collect(Collectors.joining(", ")));
  }

  private static String words(OpenApiRules openApi) {
    String skipped =
        openApi.skipped().isEmpty()
            ? ""
            : " except "
                + openApi.skipped().stream()
                    .map("`%s`"::formatted)
                    .collect(Collectors.joining(", "));
    return "- every operation of `%s`%s answers neither 404 nor 5xx\n"
        .formatted(openApi.document(), skipped);
  }
}
