package dev.interlock.json;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import java.util.ArrayList;
import java.util.List;

/**
 * A catalog as a JSON file: one object on each line, in catalog order, preceded by the fingerprint
 * of the whole. Equal catalogs give the same text, byte for byte.
 */
public final class CatalogJson {

  private static final int FORMAT = 1;

  private CatalogJson() {}

  public static String write(Catalog catalog) {
    var text = new StringBuilder();
    text.append("{\n\"format\": ").append(FORMAT);
    text.append(",\n\"fingerprint\": \"").append(catalog.fingerprint()).append("\"");
    text.append(",\n\"objects\": [");
    var line = new JsonText();
    String separator = "\n";
    for (CatalogObject object : catalog.objects()) {
      text.append(separator).append(line.of(json -> ObjectJson.write(object, json)));
      separator = ",\n";
    }
    return text.append("\n]\n}\n").toString();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws BadJson if the text is not a catalog, or was changed after it was written
   */
  public static Catalog read(String text) {
    return JsonReader.read(text, CatalogJson::read);
  }

  private static Catalog read(JsonReader json) {
    List<String> fingerprint = new ArrayList<>();
    List<CatalogObject> objects = new ArrayList<>();
    json.object(field -> {
      switch (field) {
        case "format" -> checkFormat(json);
        case "fingerprint" -> fingerprint.add(json.text());
        case "objects" -> objects.addAll(json.list(() -> ObjectJson.read(json)));
        default -> throw json.bad("has an unknown field `" + field + "`");
      }
    });
    Catalog catalog = Catalog.of(objects);
    if (!fingerprint.equals(List.of(catalog.fingerprint().hex()))) {
      throw new BadJson("was changed after it was written: its fingerprint differs");
    }
    return catalog;
  }

  private static void checkFormat(JsonReader json) {
    int format = json.number();
    if (format != FORMAT) {
      throw json.bad("has format " + format + ", which this version cannot read,");
    }
  }
}
