package dev.interlock.dist;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.interlock.history.Checksum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * An image with one layer and no base, of which other images copy the program. Its archive is an
 * OCI image layout (image-spec v1.1) and what {@code docker load} reads as well.
 *
 * @param version of the program, and the image's tag
 * @param architecture as Go names it
 * @param created the time that the image bears
 */
record OciImage(String version, String architecture, Instant created) {

  private static final String BLOBS = "blobs/sha256/";
  private static final String CONFIGURATION = "application/vnd.oci.image.config.v1+json";
  private static final String LAYER = "application/vnd.oci.image.layer.v1.tar+gzip";
  private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
  private static final String INDEX = "application/vnd.oci.image.index.v1+json";

  /** Part of the image, known by its hash. */
  @SuppressWarnings("ArrayRecordComponent") // Not compared.
  private record Blob(String type, byte[] content) {

    String hash() {
      return Checksum.of(content).hex();
    }

    String descriptor(String more) {
      return "{\"mediaType\":\"%s\",\"digest\":\"sha256:%s\",\"size\":%d%s}"
          .formatted(type, hash(), content.length, more);
    }
  }

  /** Writes the image of these files, whose paths begin at the image's root. */
  void write(Path file, FileTree files, TarArchive tar) throws IOException {
    byte[] plain = tar.of(files);
    var layer = new Blob(LAYER, TarArchive.gzip(plain));
    var configuration = json(CONFIGURATION, configuration(Checksum.of(plain)));
    var manifest =
        json(
            MANIFEST,
            "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"config\":%s,\"layers\":[%s]}"
                .formatted(MANIFEST, configuration.descriptor(""), layer.descriptor("")));
    var parts = new TreeMap<String, PackedFile>();
    for (var blob : new Blob[] {layer, configuration, manifest}) {
      parts.put(BLOBS + blob.hash(), PackedFile.data(blob.content()));
    }
    parts.put("oci-layout", PackedFile.data("{\"imageLayoutVersion\":\"1.0.0\"}"));
    parts.put("index.json", PackedFile.data(index(manifest)));
    parts.put(
        "manifest.json",
        PackedFile.data(
            "[{\"Config\":\"%1$s%2$s\",\"RepoTags\":[\"interlock:%4$s\"],\"Layers\":[\"%1$s%3$s\"]}]"
                .formatted(BLOBS, configuration.hash(), layer.hash(), version)));
    Files.write(file, tar.of(FileTree.of(Map.copyOf(parts))));
  }

  private static Blob json(String type, String text) {
    return new Blob(type, text.getBytes(UTF_8));
  }

  private String configuration(Checksum layer) {
    return """
    {"created":"%s","architecture":"%s","os":"linux",\
    "config":{"Entrypoint":["/interlock/bin/interlock"]},\
    "rootfs":{"type":"layers","diff_ids":["sha256:%s"]}}\
    """
        .formatted(created, architecture, layer.hex());
  }

  private String index(Blob manifest) {
    var annotations =
        """
        ,"platform":{"architecture":"%s","os":"linux"},\
        "annotations":{"org.opencontainers.image.ref.name":"%s"}\
        """
            .formatted(architecture, version);
    return "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"manifests\":[%s]}"
        .formatted(INDEX, manifest.descriptor(annotations));
  }
}
