package dev.interlock.project.shadow;

import dev.interlock.embedded.CacheFolder;
import dev.interlock.finding.Finding;
import dev.interlock.history.Checksum;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.json.BadJson;
import dev.interlock.json.KeptTexts;
import dev.interlock.json.SeenJson;
import dev.interlock.replay.BranchMerge;
import dev.interlock.replay.Replay.Seen;
import dev.interlock.replay.ReplayChain;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The results of earlier replays, in the user's cache folder: an entry for each migration under a
 * checksum of its files, of all that ran before them, of the server's version and of this build of
 * the program, see {@link ReplayChain}. An entry that cannot be read counts as missing.
 */
final class ReplayCache {

  /** Changes whenever the same program would read or run the same files differently. */
  private static final String FORMAT = "interlock replay 1";

  private static final String FOLDER = "replay";

  private final Optional<Store> store;

  private ReplayCache(Optional<Store> store) {
    this.store = store;
  }

  /**
   * The storage of the cache.
   *
   * @param key common part of the keys of all entries
   */
  private record Store(KeptTexts texts, String key) {

    List<Checksum> chain(History history) {
      return ReplayChain.of(key, history.all());
    }
  }

  /** Returns a cache that is always empty. */
  static ReplayCache none() {
    return new ReplayCache(Optional.empty());
  }

  /** Returns the user's cache; an empty one if the build or the server's version is unknown. */
  static ReplayCache of(ShadowDatabases shadows) {
    return ProgramFiles.checksum()
        .flatMap(program ->
            shadows
                .version()
                .map(version ->
                    of(
                        CacheFolder.standard(),
                        version + shadows.init().map(init -> "\n" + init.hex()).orElse(""),
                        program)))
        .orElseGet(ReplayCache::none);
  }

  static ReplayCache of(CacheFolder folder, String version, Checksum program) {
    var texts = new KeptTexts(folder.path().resolve(FOLDER), InstantSource.system());
    String key = String.join("\n", FORMAT, program.hex(), version);
    return new ReplayCache(Optional.of(new Store(texts, key)));
  }

  /**
   * The results of earlier replays for the first migrations.
   *
   * @param server the server of those replays, as seals name it; empty without results
   */
  record Known(List<Seen> seen, String server) {
    Known {
      seen = List.copyOf(seen);
    }
  }

  /** Returns the cached results of the first migrations, up to the first without an entry. */
  Known known(History history) {
    return store.map(kept -> known(kept, history)).orElseGet(() -> new Known(List.of(), ""));
  }

  private static Known known(Store store, History history) {
    var known = new ArrayList<Seen>();
    String server = "";
    for (Checksum link : store.chain(history)) {
      Optional<SeenJson.Read> read = store.texts().read(link).flatMap(ReplayCache::seen);
      if (read.isEmpty() || !(known.isEmpty() || read.get().server().equals(server))) {
        break;
      }
      server = read.get().server();
      known.add(read.get().seen());
    }
    return new Known(known, server);
  }

  private static Optional<SeenJson.Read> seen(String text) {
    try {
      return Optional.of(SeenJson.read(text));
    } catch (BadJson e) {
      return Optional.empty();
    }
  }

  /**
   * Stores the results of a replay.
   *
   * @param known the cached results, which are not written again unless the replay differs
   */
  void keep(History history, Replayed replayed, List<Seen> known) {
    List<Seen> seen = replayed.outcome().seen();
    if (store.isEmpty() || seen.equals(known)) {
      return;
    }
    Store kept = store.get();
    List<Checksum> chain = kept.chain(history);
    for (int i = 0; i < seen.size(); i++) {
      if (i >= known.size() || !seen.get(i).equals(known.get(i))) {
        kept.texts().write(chain.get(i), SeenJson.write(seen.get(i), replayed.server()));
      }
    }
    kept.texts().clear();
  }

  /** Returns the cached findings about these branches, or those of {@code check}. */
  List<Finding> branches(BranchMerge branchMerge, History history, Supplier<List<Finding>> check) {
    if (store.isEmpty()) {
      return check.get();
    }
    Store kept = store.get();
    Checksum key = key(kept, branchMerge, history);
    return kept.texts()
        .read(key)
        .flatMap(ReplayCache::findings)
        .orElseGet(() -> {
          List<Finding> found = check.get();
          kept.texts().write(key, SeenJson.write(found));
          return found;
        });
  }

  private static Optional<List<Finding>> findings(String text) {
    try {
      return Optional.of(SeenJson.readFindings(text));
    } catch (BadJson e) {
      return Optional.empty();
    }
  }

  /** The chain up to the last migration involved covers everything that the branches depend on. */
  private static Checksum key(Store store, BranchMerge branchMerge, History history) {
    List<MigrationId> all = history.all().stream().map(Migration::id).toList();
    int last =
        branchMerge.involved().stream()
            .map(Migration::id)
            .mapToInt(all::indexOf)
            .max()
            .orElseThrow();
    String graph =
        Stream.concat(Stream.of(branchMerge.base()), branchMerge.branches().stream())
            .map(part -> part.stream().map(one -> one.id().toString()).toList())
            .map(List::toString)
            .collect(Collectors.joining("\n"));
    String text = "branches\n" + store.chain(history).get(last).hex() + "\n" + graph;
    return Checksum.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
