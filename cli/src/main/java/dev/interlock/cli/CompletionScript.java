package dev.interlock.cli;

import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.GlobalFlags;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Scripts by which shells complete a command line. They hold all commands and flags, so that
 * completion starts no program.
 */
record CompletionScript(CommandTable table) {

  private static final List<Flag> EVERYWHERE =
      Stream.concat(GlobalFlags.ALL.stream(), Stream.of(Dispatcher.VERSION)).toList();

  private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

  private List<String> names() {
    return List.copyOf(table.commands().keySet());
  }

  private List<Flag> flags(String command) {
    return table.named(command).flags();
  }

  /** Returns the words that a command takes as its operand, if they are few. */
  private Optional<List<String>> operands(String command) {
    return switch (command) {
      case "help" -> Optional.of(names());
      case "completion" -> Optional.of(SHELLS);
      default -> Optional.empty();
    };
  }

  private static Stream<String> spellings(Flag flag) {
    return flag.letter().isEmpty()
        ? Stream.of("--" + flag.name())
        : Stream.of("-" + flag.letter(), "--" + flag.name());
  }

  private static boolean isFolder(Flag.Value<?> flag) {
    return flag.placeholder().toUpperCase(Locale.ROOT).equals("DIR");
  }

  private static Stream<Flag.Value<?>> values(List<Flag> flags) {
    return flags.stream()
        .<Flag.Value<?>>mapMulti((flag, to) -> {
          if (flag instanceof Flag.Value<?> value) {
            to.accept(value);
          }
        });
  }

  /** Bash manual, "Programmable Completion". Without a suggestion bash completes file names. */
  String bash() {
    var commands = new StringBuilder();
    for (String name : names()) {
      commands
          .append("    ")
          .append(name)
          .append(") flags='")
          .append(words(flags(name)))
          .append("' ;;\n");
    }
    var choices = new StringBuilder();
    names().forEach(name -> appendBash(choices, name, flags(name)));
    appendBash(choices, "*", EVERYWHERE);
    var operands = new StringBuilder();
    for (String name : names()) {
      operands(name)
          .ifPresent(words ->
              operands.append("    %s) words='%s' ;;\n".formatted(name, String.join(" ", words))));
    }
    return BASH.replace("@value-flags@", String.join("|", valueFlags()))
        .replace("@flags@\n", commands)
        .replace("@everywhere@", words(EVERYWHERE))
        .replace("@choices@\n", choices)
        .replace("@operands@\n", operands)
        .replace("@commands@", String.join(" ", names()));
  }

  private static String words(List<Flag> flags) {
    return flags.stream().flatMap(CompletionScript::spellings).collect(Collectors.joining(" "));
  }

  private List<String> valueFlags() {
    return Stream.concat(values(EVERYWHERE), names().stream().flatMap(name -> values(flags(name))))
        .flatMap(CompletionScript::spellings)
        .distinct()
        .toList();
  }

  private static void appendBash(StringBuilder script, String command, List<Flag> flags) {
    values(flags)
        .forEach(flag -> {
          String answer =
              isFolder(flag)
                  ? "compgen -d -- \"$word\""
                  : "compgen -W '%s' -- \"$word\"".formatted(String.join(" ", flag.choices()));
          if (isFolder(flag) || !flag.choices().isEmpty()) {
            spellings(flag)
                .forEach(spelling ->
                    script.append(
                        "    %s:%s) mapfile -t COMPREPLY < <(%s) ;;\n"
                            .formatted(command, spelling, answer)));
          }
        });
  }

  private static final String BASH =
      """
      # Completion of interlock in bash.
      _interlock() {
        local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command= flags= words= i
        [ "$before" = = ] && before=${COMP_WORDS[COMP_CWORD-2]}
        [ "$word" = = ] && before=${COMP_WORDS[COMP_CWORD-1]} word=
        COMPREPLY=()
        for ((i = 1; i < COMP_CWORD; i++)); do
          case ${COMP_WORDS[i]} in
          --)
            if declare -F _command_offset >/dev/null; then
              _command_offset $((i + 1))
            elif [ $((i + 1)) = "$COMP_CWORD" ]; then
              mapfile -t COMPREPLY < <(compgen -c -- "$word")
            fi
            return ;;
          @value-flags@) ((i++)); [ "${COMP_WORDS[i]}" = = ] && ((i++)) ;;
          -*) ;;
          *) [ -n "$command" ] || command=${COMP_WORDS[i]} ;;
          esac
        done
        case $before in
        @value-flags@)
          case $command:$before in
      @choices@
          esac
          return ;;
        esac
        case $command in
      @flags@
        esac
        case $command in
      @operands@
        '') words='@commands@' ;;
        esac
        case $word in
        -*) words="$flags @everywhere@" ;;
        esac
        mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
      }
      complete -o default -F _interlock interlock
      """;

  /** Zsh manual, "Completion System": {@code _arguments} and {@code _describe}. */
  String zsh() {
    var script = new StringBuilder("#compdef interlock\n\n_interlock() {\n");
    script.append("  local curcontext=$curcontext state line\n  typeset -A opt_args\n");
    script.append("  local -a commands=(\n");
    for (String name : names()) {
      script
          .append("    ")
          .append(quoted(zsh(name) + ":" + table.named(name).summary()))
          .append('\n');
    }
    script.append("  )\n  local -a everywhere=(\n");
    EVERYWHERE.forEach(flag -> script.append("    ").append(zsh(flag)).append('\n'));
    script.append("  )\n  _arguments -C -S $everywhere '1:command:->command' '*::word:->words'\n");
    script.append("  case $state in\n  command) _describe command commands ;;\n  words)\n");
    script.append("    case $words[1] in\n");
    for (String name : names()) {
      String own = flags(name).stream().map(flag -> " " + zsh(flag)).collect(Collectors.joining());
      String operand =
          operands(name)
              .map(words -> "'1:word:(" + String.join(" ", words) + ")'")
              .orElse(name.equals("run") ? "'*::command:_normal'" : "'*:file:_files'");
      script.append("    %s) _arguments -S $everywhere%s %s ;;\n".formatted(name, own, operand));
    }
    return script.append("    esac ;;\n  esac\n}\n\n_interlock \"$@\"\n").toString();
  }

  /** Returns a specification of {@code _arguments}. */
  private static String zsh(Flag flag) {
    String value =
        flag instanceof Flag.Value<?> taking
            ? ":%s:%s"
                .formatted(
                    taking.placeholder(),
                    isFolder(taking)
                        ? "_files -/"
                        : taking.choices().isEmpty()
                            ? "_files"
                            : "(" + String.join(" ", taking.choices()) + ")")
            : "";
    return spellings(flag)
        .map(spelling -> quoted("%s[%s]%s".formatted(spelling, zsh(flag.help()), value)))
        .collect(Collectors.joining(" "));
  }

  private static String zsh(String text) {
    return text.replace("[", "\\[").replace("]", "\\]").replace(":", "\\:");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /** Fish documentation, "complete". */
  String fish() {
    var script =
        new StringBuilder("# Completion of interlock in fish.\ncomplete -c interlock -f\n");
    for (String name : names()) {
      script.append(
          "complete -c interlock -n __fish_use_subcommand -a %s -d %s\n"
              .formatted(name, fish(table.named(name).summary())));
    }
    EVERYWHERE.forEach(flag -> script.append("complete -c interlock").append(fish(flag)));
    for (String name : names()) {
      String seen = "complete -c interlock -n '__fish_seen_subcommand_from " + name + "'";
      flags(name).forEach(flag -> script.append(seen).append(fish(flag)));
      operands(name)
          .ifPresentOrElse(
              words -> script.append(seen + " -a '" + String.join(" ", words) + "'\n"),
              () -> script.append(seen + " -F\n"));
    }
    return script.toString();
  }

  private static String fish(Flag flag) {
    String letter = flag.letter().isEmpty() ? "" : " -s " + flag.letter();
    String value =
        flag instanceof Flag.Value<?> taking
            ? taking.choices().isEmpty()
                ? " -r -F"
                : " -x -a '" + String.join(" ", taking.choices()) + "'"
            : "";
    return "%s -l %s%s -d %s\n".formatted(letter, flag.name(), value, fish(flag.help()));
  }

  private static String fish(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
