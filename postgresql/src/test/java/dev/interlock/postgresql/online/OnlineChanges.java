package dev.interlock.postgresql.online;

import java.util.stream.Stream;

/** Changes that block as they are written. */
final class OnlineChanges {

  private OnlineChanges() {}

  static Stream<String> all() {
    return Stream.of(
        "SET maintenance_work_mem = '1MB'; CREATE UNIQUE INDEX \"Code\" ON orders (code);",
        "CREATE INDEX by_code ON public.orders (lower(code), id DESC) INCLUDE (amount) WHERE amount > 0;",
        "CREATE UNIQUE INDEX ON orders (code);",
        "CREATE INDEX IF NOT EXISTS \"By Line\" ON \"Sales\".\"Order Lines\" USING btree (\"Line No\");",
        "ALTER TABLE orders ADD FOREIGN KEY (ref) REFERENCES customer;",
        "ALTER TABLE ONLY orders ADD CONSTRAINT \"Fk 1\" FOREIGN KEY (ref) REFERENCES customer (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;",
        "SET work_mem = '1MB'; ALTER TABLE orders ADD CHECK (amount > 0);",
        "ALTER TABLE orders ADD CHECK (amount > 0 AND id > 0), ADD CONSTRAINT named CHECK (code <> 'it''s, (a) trap') NO INHERIT;",
        "ALTER TABLE orders ALTER COLUMN code SET NOT NULL;",
        "ALTER TABLE part ALTER id SET NOT NULL;",
        "CREATE INDEX ON part (id);",
        "CREATE UNIQUE INDEX \"Part Key\" ON part (day, lower(id::text));",
        "ALTER TABLE orders ADD UNIQUE (code, id);",
        "ALTER TABLE orders ADD CONSTRAINT one UNIQUE (code) INCLUDE (amount) WITH (fillfactor = 90) DEFERRABLE;",
        "ALTER TABLE orders ADD PRIMARY KEY (id);",
        "ALTER TABLE IF EXISTS \"Sales\".\"Order Lines\" ADD CONSTRAINT \"The Key\" PRIMARY KEY (id, \"Line No\");",
        "ALTER TABLE orders ADD CHECK (note <> 'x'), ALTER ref SET NOT NULL, ADD COLUMN note text DEFAULT 'a, (b', ADD UNIQUE (id);",
        """
        CREATE TABLE extra (id integer);
        SET search_path = "Sales";
        ALTER TABLE "Order Lines" ADD CHECK ("Line No" > 0);
        CREATE INDEX "Order Lines_idx" ON "Order Lines" (id);
        INSERT INTO public.extra VALUES (1);
        """);
  }
}
