package dev.interlock.cli.line;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/** Parses words by the flags of one program, such as {@code interlock run}. */
public record ArgumentParser(String program, List<Flag> flags) {

  /** Steps back, such as {@code -2}: an operand, although it looks like a flag. */
  private static final Pattern STEPS_BACK = Pattern.compile("-[0-9]+");

  /** Commands whose plan {@code interlock plan} prints in advance. */
  private static final Set<String> PLANNED = Set.of("interlock run", "interlock upgrade");

  public Arguments parse(CommandWords words) {
    var isOperand = STEPS_BACK.asMatchPredicate();
    var operands = new ArrayList<>(words.words().stream().filter(isOperand).toList());
    try {
      var line =
          DefaultParser.builder()
              .setAllowPartialMatching(false)
              .get()
              .parse(
                  options(),
                  words.words().stream().filter(isOperand.negate()).toArray(String[]::new));
      operands.addAll(line.getArgList());
      return new Arguments(line, operands, words.command());
    } catch (ParseException e) {
      throw new Failure.Misconfigured(finding(e));
    }
  }

  private Options options() {
    var options = new Options();
    flags.forEach(flag -> options.addOption(option(flag)));
    return options;
  }

  private static Option option(Flag flag) {
    return Option.builder(flag.letter().isEmpty() ? null : flag.letter())
        .longOpt(flag.name())
        .hasArg(flag instanceof Flag.Value<?>)
        .get();
  }

  private Finding finding(ParseException problem) {
    return switch (problem) {
      case UnrecognizedOptionException unknown -> unknown(unknown.getOption());
      case MissingArgumentException missing -> withoutValue(missing.getOption().getLongOpt());
      default -> Finding.error(Code.USAGE, problem.getMessage() + ".");
    };
  }

  private static Finding withoutValue(String flag) {
    return Finding.error(Code.USAGE, "`--" + flag + "` lacks its value.")
        .help("Write `--" + flag + "=VALUE`.");
  }

  private Finding unknown(String word) {
    var name = word.replaceFirst("^-+", "").replaceFirst("=.*", "");
    var finding = Finding.error(Code.USAGE, "`" + word + "` is not a flag of `" + program + "`.");
    var names = flags.stream().map(Flag::name).toList();
    Optional<String> other = CommandSynonyms.flag(name);
    if (other.filter("plan"::equals).isPresent() && PLANNED.contains(program)) {
      return finding.help("Run `interlock plan`, which prints what would run.");
    }
    return other
        .filter(names::contains)
        .or(() -> Nearest.to(name, names))
        .map(near -> finding.help("Use `--" + near + "` if that was meant."))
        .orElse(finding.help("See `" + program + " --help`."));
  }
}
