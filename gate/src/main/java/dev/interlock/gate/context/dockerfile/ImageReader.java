package dev.interlock.gate.context.dockerfile;

import dev.interlock.finding.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Follows the files of a build context through the stages of a Dockerfile. For one file. */
final class ImageReader {

  private static final Pattern TELLS_FOLDER =
      Pattern.compile("(?:^|[\\s\"'])(?:-C|--dir|--config|--migrations|cd)(?:$|[\\s\"'=])");

  private static final String FOLDER_VARIABLE = "INTERLOCK_MIGRATIONS";

  private final String name;
  private final List<String> context;
  private final Map<String, StageFiles> stages = new HashMap<>();
  private final Map<String, BuildVariables> stageVariables = new HashMap<>();
  private final BuildVariables global = new BuildVariables();
  private BuildVariables variables = new BuildVariables();
  private StageFiles files = new StageFiles();
  private int begun;
  private boolean isToldItsFolder;

  ImageReader(String name, List<String> context) {
    this.name = name;
    this.context = List.copyOf(context);
  }

  Optional<ContextImage> read(List<Instruction> instructions) {
    instructions.forEach(this::follow);
    return begun == 0
        ? Optional.empty()
        : Optional.of(new ContextImage(files, isToldItsFolder || variables.has(FOLDER_VARIABLE)));
  }

  private void follow(Instruction instruction) {
    switch (instruction.keyword()) {
      case "FROM" -> begin(instruction);
      case "ARG" -> (begun == 0 ? global : variables).arguments(instruction.arguments(), global);
      case "ENV" -> variables.environment(instruction.arguments());
      case "WORKDIR" ->
          files.enter(
              variables
                  .expand(instruction.arguments())
                  .orElse(ImagePath.unknown("line " + instruction.line())));
      case "RUN" -> run(instruction);
      case "CMD", "ENTRYPOINT" ->
          isToldItsFolder |= TELLS_FOLDER.matcher(instruction.arguments()).find();
      case "COPY", "ADD" -> CopyLine.of(instruction).ifPresent(copy -> copy(instruction, copy));
      default -> {}
    }
  }

  private void begin(Instruction instruction) {
    String[] words = instruction.arguments().split("\\s+", -1);
    Optional<String> base =
        global
            .expand(words[0])
            .map(text -> text.toLowerCase(Locale.ROOT))
            .filter(stages::containsKey);
    files = base.map(stages::get).map(StageFiles::new).orElseGet(StageFiles::new);
    variables =
        base.map(stageVariables::get).map(BuildVariables::copy).orElseGet(BuildVariables::new);
    isToldItsFolder = false;
    keep(Integer.toString(begun++));
    if (words.length > 2 && words[1].equalsIgnoreCase("AS")) {
      keep(words[2].toLowerCase(Locale.ROOT));
    }
  }

  private void keep(String stage) {
    stages.put(stage, files);
    stageVariables.put(stage, variables);
  }

  private void run(Instruction instruction) {
    files.run();
    boolean isMounted =
        instruction.flags().stream()
            .anyMatch(flag -> flag.startsWith("--mount=") && isBind(flag.substring(8)));
    if (isMounted) {
      doubt(instruction, "it has the build context mounted and may copy from it", Optional.empty());
    }
  }

  /** A mount without a type is a bind mount; one with {@code from} is not of the context. */
  private static boolean isBind(String mount) {
    List<String> options = List.of(mount.split(",", -1));
    boolean isOfOtherType =
        options.stream().anyMatch(each -> each.startsWith("type=") && !each.equals("type=bind"));
    return !isOfOtherType && options.stream().noneMatch(each -> each.startsWith("from="));
  }

  private void copy(Instruction instruction, CopyLine copy) {
    Optional<String> destination = variables.expand(copy.destination());
    if (destination.isEmpty()) {
      doubt(instruction, "its destination has a variable without a known value", Optional.empty());
      return;
    }
    String folder = ImagePath.resolve(files.workingFolder(), destination.get());
    List<CopySource> known = new ArrayList<>();
    for (String written : copy.sources()) {
      Optional<String> source = variables.expand(written);
      if (source.isEmpty()) {
        doubt(
            instruction,
            "`" + written + "` has a variable without a known value",
            Optional.of(folder));
      } else {
        source.map(text -> CopySource.of(text, copy)).ifPresent(known::add);
      }
    }
    if (copy.from().isPresent()) {
      copyFromStage(instruction, copy.from().get(), folder);
    }
    if (instruction.keyword().equals("ADD") && known.stream().anyMatch(CopySource::isUnpacked)) {
      doubt(instruction, "it unpacks an archive", Optional.of(folder));
    }
    boolean isFolder = copy.isIntoFolder(destination.get()) || files.isFolder(folder);
    sourceFiles(copy).forEach(file -> place(file, known, folder, isFolder));
    if (isFolder) {
      files.folder(folder);
    }
  }

  private void copyFromStage(Instruction instruction, String from, String folder) {
    Optional<StageFiles> stage = stage(from);
    if (stage.isEmpty()) {
      doubt(instruction, "the files of `" + from + "` are not known", Optional.of(folder));
    } else if (stage.get().hasRun() || !stage.get().doubts().isEmpty()) {
      doubt(
          instruction,
          "the stage `" + from + "` may have made the files itself",
          Optional.of(folder));
    }
  }

  private Optional<StageFiles> stage(String from) {
    return variables
        .expand(from)
        .map(text -> Optional.ofNullable(stages.get(text.toLowerCase(Locale.ROOT))))
        .orElse(Optional.empty());
  }

  /** The files among which a line looks for its sources, with their paths there. */
  private List<SourceFile> sourceFiles(CopyLine copy) {
    if (copy.from().isEmpty()) {
      return context.stream().map(path -> new SourceFile(path, path)).toList();
    }
    return stage(copy.from().get()).stream()
        .flatMap(stage ->
            stage.contextPaths().stream()
                .flatMap(key ->
                    stage.pathsOf(key).stream()
                        .map(path -> new SourceFile(key, ImagePath.relative(path)))))
        .toList();
  }

  private void place(
      SourceFile file, List<CopySource> sources, String destination, boolean isFolder) {
    for (CopySource source : sources) {
      source
          .target(file.path(), destination, isFolder)
          .ifPresent(target -> files.put(file.contextPath(), target));
    }
  }

  private void doubt(Instruction instruction, String reason, Optional<String> destination) {
    String shown = instruction.text().strip();
    int column = instruction.text().indexOf(shown) + 1;
    var excerpt = new Place.Excerpt(instruction.text().stripTrailing(), shown.length());
    files.doubt(
        new Doubt(
            new Place(name, instruction.line(), column, Optional.of(excerpt)),
            reason,
            destination));
  }

  /**
   * A file that a line may copy.
   *
   * @param contextPath its path in the build context
   * @param path its path where the line looks, without a slash in front
   */
  private record SourceFile(String contextPath, String path) {}
}
